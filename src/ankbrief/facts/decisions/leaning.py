"""Who decided where the sentence does not say: the teller, the last one, the chair, the doer."""

from __future__ import annotations

from dataclasses import replace

from ankbrief.facts.decisions.able import deciders
from ankbrief.facts.decisions.chair import holds_office
from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.reporters import as_reporter
from ankbrief.facts.decisions.sources import Around, Source
from ankbrief.facts.decisions.subjects import (
    is_actor,
    names_whom,
)
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.quotes.shortened import body_in_full
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import has_case, is_glued, lemma_of

DOCUMENTS = frozenset({"документ"})
IN_IT = (["в", "нем"], ["в", "нём"], ["в", "ней"])
IN_PAPER = 8  # tokens: «В этом документе также отмечается, что»


def is_lot(source: Source) -> bool:
    """«Аграриям предстоит засеять …»: what lies ahead of people, said by nobody."""
    flow, scope = source.flow, source.scope
    verb = flow.tokens[source.trigger.verb].text.lower()
    if verb != "предстоит" or source.unit.spoken is not None:
        return False
    if not names_whom(flow, scope.start, scope.stop):
        return source.around.before.name is None and as_reporter(source) is None
    whom = [i for i in range(scope.start, source.trigger.start) if has_case(flow.tokens[i], "Dat")]
    nouns = [i for i in whom if flow.tokens[i].pos == "NOUN"]
    acting = listed("undertakers") | {"орган", "госорган", "исполнительный"}
    return bool(nouns) and not any(
        is_actor(flow, place) or lemma_of(flow.tokens[place]) in acting for place in nouns
    )


def as_before(source: Source) -> Speaker | None:
    """«В целом, необходимо …» after a sentence of the same paragraph that says who.

    A passive («поручено») does not lean on the last voice: a guest may have spoken. A plan
    does only on who has just been telling of plans: nobody need have announced it.
    """
    if source.trigger.kind == "план" and source.around.teller.name:
        return source.around.teller
    if not source.around.before.name:
        return None
    if source.around.before.person is None and source.unit.spoken is None:
        return _as_body_before(source)
    if source.trigger.form not in ("duty", "must"):
        return None
    return replace(source.around.before, inferred=True)


def _as_body_before(source: Source) -> Speaker | None:
    """«Комитет оштрафовал сеть. Директорам предписано …»: it goes on ruling."""
    trigger = source.trigger
    passive = trigger.form == "order" and not is_personal(source.flow, trigger)
    ruled = passive and trigger.kind in ("поручение", "предложение", "решение")
    goes_on = ruled or trigger.form in ("must", "duty")
    return replace(source.around.before, inferred=True) if goes_on else None


def as_the_last(source: Source) -> Speaker | None:
    """«Кроме того, достигнута договоренность …», «Тем же распоряжением назначены …»."""
    trigger, around = source.trigger, source.around
    if trigger.kind == "договорённость" and not is_personal(source.flow, trigger):
        two = " и " in (around.parties.name or "") or around.parties.name == "стороны"
        agreed = around.parties.name is not None and (trigger.form == "order" or two)
        return replace(around.parties, inferred=True) if agreed else None
    verb = lemma_of(source.flow.tokens[trigger.verb])
    if trigger.form == "future" and verb in listed("of_whom"):
        return _as_appointed(source)
    if trigger.kind == "план" and lemma_of(source.flow.tokens[trigger.act]) in listed("duties"):
        one = around.appointer  # «Асель Омарова назначена …. Она | будет курировать школы»
        return replace(one, inferred=True) if one.name else None
    if trigger.form != "done" or is_personal(source.flow, trigger):
        return None
    return _of_staff(source, verb) or _of_court(source, verb)


def _of_court(source: Source, verb: str) -> Speaker | None:
    """«Он лишён права занимать посты»: by the court that sentenced last."""
    if verb not in listed("sentences"):
        return None
    court = source.around.court
    return replace(court, inferred=True) if court.name else _of_law(source)


def _of_staff(source: Source, verb: str) -> Speaker | None:
    """«Заместителем назначен Омаров»: by whoever appoints here."""
    if verb in listed("of_whom"):
        return _as_appointed(source)
    signer = _appointer(source.around)
    seats = verb in listed("appoint") | listed("seat")
    return replace(signer, inferred=True) if seats and signer else None


def _as_appointed(source: Source) -> Speaker | None:
    """«Президент освободил министра. | Новым министром стала Омарова»: he who moves people."""
    coming = source.trigger.form == "future"
    one, told = source.around.appointer, _is_near(source, source.around.appointed, 2 * coming)
    judged = bool(listed("courts").intersection((one.name or "").lower().split()))
    return replace(one, inferred=True) if one.name is not None and told and not judged else None


def as_body_of_law(source: Source) -> Speaker | None:
    """«Суд вынес приговор. Омарова | приговорили …», «Внесено представление»: whose act it is."""
    verb = lemma_of(source.flow.tokens[source.trigger.verb])
    if source.trigger.form != "done" or source.unit.spoken is not None:
        return None
    judged = verb in listed("verdicts") | {"арестовать"}
    words = source.flow.tokens[source.scope.start : source.scope.stop]
    warned = any(lemma_of(token) in listed("warnings") for token in words)
    return _of_law(source, "прокуратура" if warned else "суд") if judged or warned else None


def _of_law(source: Source, noun: str = "суд") -> Speaker | None:
    """The court or the office of prosecutors that the article named before."""
    flow = source.flow
    told = any(lemma_of(token) == noun for token in flow.tokens[: source.scope.start])
    name = body_in_full(source.facts, noun, flow.starts[source.scope.start])
    return Speaker(name, inferred=True) if told else None


def _appointer(around: Around) -> Speaker | None:
    """Who appointed last; else whose paper was told of."""
    if around.appointer.name:
        return around.appointer
    return around.signer if _rules(around.signer) else None


def as_signer(source: Source) -> Speaker | None:
    """«Согласно документу, с 1 мая начнут …»; «Правительству поручено …» after «Указом»."""
    flow, around = source.flow, source.around
    if around.signer.name is None or source.unit.spoken is not None:
        return None
    passive = source.trigger.kind == "поручение" and source.trigger.form == "order"
    if passive and not is_personal(flow, source.trigger) and _rules(around.signer):
        return replace(around.signer, inferred=True)
    if _is_told_in_it(source):
        return replace(around.signer, inferred=True)
    verb = lemma_of(flow.tokens[source.trigger.verb])
    decreed = (
        source.trigger.form == "done"
        and verb in listed("decreed")
        and _shares_paragraph(source, around.signed)
    )
    if _enters_into_force(source) or (decreed and not is_personal(flow, source.trigger)):
        return replace(around.signer, inferred=True)
    opening = flow.tokens[source.unit.start : source.unit.start + 3]
    lemmas = [lemma_of(token) for token in opening]
    by_paper = lemmas[:1] == ["согласно"] and bool(set(lemmas) & (listed("acts") | DOCUMENTS))
    return replace(around.signer, inferred=True) if by_paper else None


def _is_told_in_it(source: Source) -> bool:
    """«Из документа следует, что | выплаты начнут …», «В указе отмечается, что …»."""
    flow, start = source.flow, source.scope.start
    before = flow.tokens[flow.sentence_start(start) : start]
    words = [token.text.lower() for token in before]
    if words[-2:] != [",", "что"] or len(words) > IN_PAPER:
        return False
    lemmas = {lemma_of(token) for token in before}
    paper = bool(lemmas & (listed("decrees") | DOCUMENTS)) or words[:2] in IN_IT
    return paper and bool(lemmas & deciders("provides") or listed("reads").intersection(words))


def _shares_paragraph(source: Source, sentence: int) -> bool:
    """«Приказ подписал министр. | Запрет введён на полгода»: in the same paragraph as the paper."""
    return _is_near(source, sentence, 0)


def _is_near(source: Source, sentence: int, blocks: int) -> bool:
    flow = source.flow
    sentences = flow.document.sentences
    here = flow.sentences[source.scope.start]
    return sentence >= 0 and sentences[here].block - sentences[sentence].block <= blocks


def _enters_into_force(source: Source) -> bool:
    """«Правила утвердило министерство. Они | вступят в силу | 1 сентября»."""
    flow, verb = source.flow, source.trigger.verb
    words = {token.text.lower() for token in flow.tokens[verb : verb + 5]}
    return lemma_of(flow.tokens[verb]) in ("вступить", "вступать") and "силу" in words


def as_subject_before(source: Source) -> Speaker | None:
    """«Токаев остановился на языках. | Правительству предстоит …»: who acted right before.

    «По словам министра, …. | Акиматам поручено …»: else whose words were told in the paragraph.
    """
    flow, trigger = source.flow, source.trigger
    ordered = trigger.kind == "поручение" and not is_personal(flow, trigger)
    start = flow.sentence_start(source.unit.start)
    if not ordered or source.unit.spoken is not None or start == 0:
        return None
    block = flow.document.sentences[flow.sentences[start]].block
    other = flow.document.sentences[flow.sentences[start - 1]].block
    if other != block or is_glued(flow, start):
        return None
    people = {
        item.person
        for item in flow.named_in(flow.sentence_start(start - 1), start)
        if has_case(flow.tokens[item.start], "Nom") and holds_office(item.person, sure=True)
    }
    if not people and _rules(source.around.before):
        return replace(source.around.before, inferred=True)
    return Speaker(next(iter(people)).name, True, next(iter(people))) if len(people) == 1 else None


def _rules(signer: Speaker) -> bool:
    return signer.person is not None and holds_office(signer.person, sure=True)


def as_chair(source: Source) -> Speaker | None:
    """«Правительству поручено …» in an article whose meeting somebody held."""
    charged = _charges(source) or _rebukes(source)
    if source.trigger.kind != "поручение" and not charged:
        return None
    if not source.around.chair.name:
        return None
    return Speaker(source.around.chair.name, inferred=True, person=source.around.chair.person)


def _charges(source: Source) -> bool:
    """«Контроль возложен на заместителя»; duties of a post are laid on by whoever appoints."""
    words = source.flow.tokens[source.scope.start : source.scope.stop]
    laid = lemma_of(source.flow.tokens[source.trigger.verb]) == "возложить"
    return laid and not any(lemma_of(token) == "обязанность" for token in words)


def as_body_at_work(source: Source) -> Speaker | None:
    """«Совет утвердил план. … | Департаменту поручено …»: whose decisions the news tells of."""
    trigger, body = source.trigger, source.around.body
    passive = trigger.form == "order" and not is_personal(source.flow, trigger)
    orders = trigger.kind in ("поручение", "предложение") and source.unit.spoken is None
    return replace(body, inferred=True) if passive and orders and body.name else None


def _rebukes(source: Source) -> bool:
    """«Министру объявлен выговор»."""
    words = source.flow.tokens[source.scope.start : source.scope.stop]
    return any(lemma_of(token) == "выговор" for token in words)

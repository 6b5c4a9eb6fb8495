"""Who decided: the subject of the verb, the one who signed, the speaker, the parties, the chair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ankbrief.data import load
from ankbrief.facts.decisions.able import is_able
from ankbrief.facts.decisions.actors import acting
from ankbrief.facts.decisions.afterwards import by_main_verb
from ankbrief.facts.decisions.chair import holds_office
from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.heads import both_holders, both_named, holder_of, one_named
from ankbrief.facts.decisions.leaning import (
    as_before,
    as_body_at_work,
    as_body_of_law,
    as_chair,
    as_signer,
    as_subject_before,
    as_the_last,
    is_lot,
)
from ankbrief.facts.decisions.meeting import of_meeting, of_resolution, of_this_meeting
from ankbrief.facts.decisions.parties import sides_of
from ankbrief.facts.decisions.reporters import as_reporter, by_warning
from ankbrief.facts.decisions.signers import as_speaker, by_act_of, by_agent
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.decisions.visits import as_visitor
from ankbrief.facts.people.holders import registered
from ankbrief.facts.posts.phrases import bodies, in_nominative, phrase_at
from ankbrief.facts.quotes.shortened import body_in_full
from ankbrief.facts.quotes.speakers import NOBODY, Speaker
from ankbrief.facts.text.flow import (
    has_case,
    is_infinitive,
    lemma_of,
)

BACK = 4  # sentences in which whom «он» stands for is looked for


def issuer_of(source: Source, after: int = 0, to: frozenset[str] = frozenset()) -> Speaker:
    """Who decided; nobody where the text does not say and no chair is known.

    A subject is looked for from the token `after` on: «акимам районов | он поручил». Nobody gives
    an order to himself: whoever is among `to` is passed over.
    """
    visitor = as_visitor(source)
    if visitor is not None:
        return visitor
    own = resolved(source, _issuer(source, after, to))
    return in_full(source, own) if own.name not in to else NOBODY


def resolved(source: Source, one: Speaker) -> Speaker:
    """«Главы государств», «глава правительства», «министры»: whom the article names so."""
    own = _as_one(source, one_named(both_named(one, source.facts), source.facts))
    own = own if is_able(own) else NOBODY
    return both_holders(own, source.facts) if source.trigger.kind == "договорённость" else own


def _as_one(source: Source, one: Speaker) -> Speaker:
    """«Члены | Совета | одобрили план»: the body decides through them."""
    flow, verb = source.flow, source.trigger.verb
    if one.person is not None or not (one.name or "").lower().startswith("члены "):
        return one
    for index in range(source.unit.start, verb):
        if flow.tokens[index].text.lower() == "члены":
            phrase = phrase_at(flow, index + 1, verb, "Gen")
            if phrase is not None and flow.tokens[phrase.head].feats.get("Number") == "Sing":
                return Speaker(in_nominative(flow, phrase, "Gen"))
    return one


def in_full(source: Source, one: Speaker) -> Speaker:
    """«Суд постановил», whose name the article told before; «Главой государства поставлена …»."""
    if one.person is not None or one.name is None:
        return one
    holder = registered(source.facts.people, one.name, source.facts.article.published)
    person = holder_of(one.name, source.facts) if holder is None else source.facts.people[holder]
    if person is not None:
        return Speaker(person.name, inferred=True, person=person)
    name = body_in_full(source.facts, one.name, source.flow.starts[source.unit.start])
    if name == one.name:
        name = _behind_its_service(source, name)
    if name == one.name and not one.inferred:
        return one
    for body in (source.around.body, source.around.meeting):
        if _kinds(one) & _kinds(body) and (body.name or "").lower() != name.lower():
            return replace(body, inferred=True)  # «Совет также утвердил …»
    return Speaker(name, inferred=True)


def _behind_its_service(source: Source, name: str) -> str:
    """«пресс-служба | Комитета туризма |», whom «ведомство» stands for where nothing else does."""
    kinds = frozenset(load("bodies")["bare"].get(name.lower(), "").split()) - {name.lower()}
    for body in source.facts.organisations if len(kinds) > 1 else ():
        start, stop = source.flow.within(body.span)
        before = start < source.unit.start and body.name.lower().startswith("пресс-служб")
        phrase = phrase_at(source.flow, start + 1, stop, "Gen") if before else None
        if phrase is not None and lemma_of(source.flow.tokens[phrase.head]) in kinds:
            return in_nominative(source.flow, phrase, "Gen")
    return name


def _kinds(one: Speaker) -> frozenset[str]:
    """«совет» of «Совет комиссии», «межправительственный совет»."""
    first = (one.name or "").lower().split()[:3]
    return bodies("bodies").intersection(first)


def _issuer(source: Source, after: int, to: frozenset[str]) -> Speaker:
    if is_lot(source):
        return NOBODY
    if _is_sentenced(source):
        return by_act_of(source) or by_agent(source) or _court(source)
    if _goes_on_ordering(source):
        return replace(source.around.orderer, inferred=True)
    subject = acting(source, _clause_start(source, after))
    if subject is not None and subject.name not in to:
        return subject
    if subject is not None or _has_pronoun(source):
        return last_holder(source, to)
    found = (speaker for rule in RULES if (speaker := rule(source)) is not None)
    able = (speaker for speaker in found if is_able(speaker))
    return next((speaker for speaker in able if speaker.name not in to), NOBODY)


def _is_sentenced(source: Source) -> bool:
    """«Подрядчик приговорён к штрафу» after a sentence that names the court."""
    verb = lemma_of(source.flow.tokens[source.trigger.verb])
    own = {lemma_of(t) for t in source.flow.tokens[source.scope.start : source.scope.stop]}
    behind = {lemma_of(t) for t in source.flow.tokens[source.trigger.verb : source.scope.stop]}
    judged = (
        verb in listed("verdicts") | {"конфисковать"}
        or (verb == "удовлетворить" and "иск" in own)
        or (verb == "освободить" and "ответственность" in behind)
    )
    return judged and source.trigger.form == "done" and not _by_court(source)


def _court(source: Source) -> Speaker:
    """Which court sentenced last, else whichever the article has named."""
    if source.around.court.name:
        return replace(source.around.court, inferred=True)
    return as_body_of_law(source) or NOBODY


def _by_court(source: Source) -> bool:
    """«Суд приговорил»: the subject is the court itself."""
    tokens = source.flow.tokens[source.unit.start : source.trigger.verb]
    return any(lemma_of(token) in listed("courts") and has_case(token, "Nom") for token in tokens)


def _goes_on_ordering(source: Source) -> bool:
    """«Премьер поручил …. Доклад | он | ждёт к маю»: who gave the order right before."""
    around, verb = source.around, source.trigger.verb
    right_after = source.flow.sentences[verb] - around.ordered == 1
    return (
        right_after
        and source.unit.spoken is None
        and around.orderer.person is None
        and source.trigger.kind == "поручение"
        and _has_pronoun(source)
    )


def _clause_start(source: Source, after: int) -> int:
    """«занят подрядчик, | открыть её планируют»: the clause that its infinitive opens."""
    trigger = source.trigger
    opened = trigger.act < trigger.verb and is_infinitive(source.flow.tokens[trigger.act])
    return max(after, trigger.act if opened else source.unit.start)


def _has_pronoun(source: Source) -> bool:
    """«Он поручил заместителю»: whom «он» stands for nobody could tell."""
    flow, verb = source.flow, source.trigger.verb
    words = {token.text.lower() for token in flow.tokens[max(source.unit.start, verb - 3) : verb]}
    return is_personal(flow, source.trigger) and bool(words & {"он", "она"})


def last_holder(source: Source, to: frozenset[str]) -> Speaker:
    """The last subject before this sentence who holds an office and is told nothing."""
    flow = source.flow
    gender = flow.tokens[source.trigger.verb].feats.get("Gender")
    stop = flow.sentence_start(source.trigger.verb)
    for _ in range(BACK):
        if stop == 0:
            break
        start = flow.sentence_start(stop - 1)
        for item in flow.named_in(start, stop):
            person = item.person
            fits = gender == {"m": "Masc", "f": "Fem"}.get(person.gender or "", gender)
            subject = any(has_case(t, "Nom") for t in flow.tokens[item.start : item.stop])
            if fits and subject and person.name not in to and holds_office(person):
                return Speaker(person.name, inferred=True, person=person)
        stop = start
    return NOBODY


def _as_sides(source: Source) -> Speaker | None:
    """«Меморандум подписан между акиматом и банком»."""
    if source.trigger.kind != "договорённость":
        return None
    name = sides_of(source.flow, source.scope, source.facts)
    return Speaker(name) if name else None


def _told_by(source: Source) -> Speaker | None:
    """«Школу построят», – сказал аким; what is decided already he only tells of.

    «Постановляю: | возложить обязанности на …» is decided by saying it.
    """
    if source.trigger.kind == "решение" and source.trigger.form != "bare":
        return None
    return as_speaker(source) or as_reporter(source)


RULES: tuple[Callable[[Source], Speaker | None], ...] = (
    by_act_of,
    _as_sides,
    by_agent,
    of_resolution,
    by_main_verb,
    _told_by,
    by_warning,
    of_this_meeting,
    of_meeting,
    as_before,
    as_the_last,
    as_body_of_law,
    as_chair,
    as_signer,
    as_subject_before,
    as_body_at_work,
)

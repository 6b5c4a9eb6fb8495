"""What the next decisions of the text may lean on: who decided, spoke or told of plans before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ankbrief.facts.decisions.chair import holds_office
from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.records import Found, was_before
from ankbrief.facts.decisions.reporters import by_word_of, is_reported, warns, whose
from ankbrief.facts.decisions.sources import Around, inner_start
from ankbrief.facts.decisions.subjects import names_body
from ankbrief.facts.decisions.triggers import listed, word_at
from ankbrief.facts.quotes.speakers import NOBODY, Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause, is_speech, with_cue
from ankbrief.facts.text.flow import Flow, is_finite, lemma_of
from ankbrief.facts.text.units import Unit
from ankbrief.model import Person

NEAR = 5  # tokens: «представила участникам план работы»


def after(around: Around, item: Found) -> Around:
    """What holds behind the decision `item`."""
    trigger, issuer = item.source.trigger, item.issuer
    if issuer.name and trigger.form == "order":
        around = replace(around, orderer=issuer, ordered=around.flow.sentences[trigger.verb])
    if issuer.name and trigger.kind == "договорённость":
        around = replace(around, parties=issuer)
    verb = lemma_of(around.flow.tokens[trigger.verb])
    if issuer.name and (verb in listed("appoint") | listed("seat") or _signs_for_staff(item)):
        around = replace(around, appointer=issuer, appointed=around.flow.sentences[trigger.verb])
    if issuer.name and trigger.form == "done" and trigger.kind == "решение" and _signs(item):
        around = replace(around, signer=issuer, signed=around.flow.sentences[trigger.verb])
    of_paper = trigger.kind == "план" or not is_personal(around.flow, trigger)
    if of_paper and issuer.person and issuer.person == around.signer.person:
        around = replace(around, teller=issuer)  # «Согласно документу, аптеки перейдут …»
    if issuer.name and issuer.person is None and verb in listed("sentences"):
        around = replace(around, court=issuer)
    if issuer.person is not None:
        return replace(around, before=issuer, voice=issuer)
    if _ruled(item):
        return replace(around, before=issuer, body=issuer)
    return replace(around, before=issuer) if warns(item.source) else around


def _ruled(item: Found) -> bool:
    """«Комитет оштрафовал сеть», «Совет рекомендовал …»: a body that decided itself."""
    source, name = item.source, item.issuer.name
    itself = is_personal(source.flow, source.trigger) and source.unit.spoken is None
    rules = source.trigger.kind in ("поручение", "предложение", "решение")
    several = name is not None and name.split()[0].lower() in ("члены", "участники", "министры")
    return itself and rules and name is not None and (several or names_body(name))


def _signs(item: Found) -> bool:
    """«подписала постановление», «Указом Президента объявлен …»: a paper that goes on to rule."""
    flow, scope = item.source.flow, item.source.scope
    verb = lemma_of(flow.tokens[item.source.trigger.verb])
    by_paper = any(lemma_of(t) in listed("acts") for t in flow.tokens[scope.start : scope.stop])
    return verb in listed("adopt") or by_paper


def _signs_for_staff(item: Found) -> bool:
    """«подписал указ | о назначении министров |», «кадровые указы»."""
    flow, scope = item.source.flow, item.source.scope
    words = {lemma_of(token) for token in flow.tokens[scope.start : scope.stop]}
    verb = lemma_of(flow.tokens[item.source.trigger.verb])
    return verb in listed("publish") and bool(words & listed("staff") and words & listed("decrees"))


def is_quoted_by(item: Found, reporter: Speaker) -> bool:
    """«Аким напомнил, что | Президент поручил …»: the akim goes on speaking."""
    source = item.source
    inner = inner_start(source, source.unit.start) > source.unit.start
    return inner and reporter.person is not None and reporter.person != item.issuer.person


def heard_last(around: Around, unit: Unit, reporter: Speaker) -> Around:
    """Who spoke last: in a quotation, or as the subject of a verb of speech."""
    speaker = reporter if unit.spoken is None else around.heard[unit.spoken].speaker
    heard = speaker.person if unit.spoken is None else speaker.name
    return around if heard is None else replace(around, before=speaker, voice=speaker)


def reporter_in(around: Around, unit: Unit) -> Speaker:
    """«Директор рассказал о планах», «По словам акима, …»: who reports, in no quotation."""
    flow = around.flow
    if unit.spoken is not None:
        return NOBODY
    if is_reported(flow, unit.start, unit.stop) and around.visitor.name:
        return around.visitor
    told = by_word_of(flow, around.facts, unit.start, unit.stop)
    if told and told.name is None:  # «По его словам, …»
        told = whose(around, unit.start, unit.stop)
    if told and told.person:
        return told
    clause = with_cue(flow, Clause(unit.start, unit.stop), any_verb=False, reach=None)
    clause = clause or _presents(flow, unit)
    return speaker_of(flow, clause, around.facts) if clause else NOBODY


def _presents(flow: Flow, unit: Unit) -> Clause | None:
    """«Директор представила план работы», «отчитался аким»: what follows is hers."""
    for verb in range(unit.start, unit.stop):
        token = flow.tokens[verb]
        if is_finite(token):
            behind = {lemma_of(other) for other in flow.tokens[verb + 1 : verb + NEAR]}
            shows = lemma_of(token) in listed("presents") and behind & listed("presented")
            reports = lemma_of(token) in ("отчитаться", "отчитываться")
            dwells = lemma_of(token) in ("остановиться", "останавливаться")
            reports = reports or (dwells and word_at(flow, verb + 1) == "на")
            return Clause(unit.start, unit.stop, verb) if shows or reports else None
    return None


def tells(around: Around, unit: Unit, reporter: Speaker) -> bool:
    """«Директор рассказал о планах», «Министерство сообщило о рейсах»: plans that follow are his.

    A body that is only cited («…, сообщает пресс-служба») does not go on telling.
    """
    if reporter.person is not None:
        return opens_speech(around, unit) and not _only_pledges(around.flow, unit)
    if reporter.name is None or not opens_speech(around, unit) or not names_body(reporter.name):
        return False
    verbs = [token for token in around.flow.tokens[unit.start : unit.stop] if is_finite(token)]
    return bool(verbs) and is_speech(verbs[0]) and verbs[0].feats.get("Tense") == "Past"


def _only_pledges(flow: Flow, unit: Unit) -> bool:
    """«Тренер пообещал победителям место на сборе»: he tells of nothing more."""
    verb = next((i for i in range(unit.start, unit.stop) if is_finite(flow.tokens[i])), None)
    pledges = verb is not None and lemma_of(flow.tokens[verb]) in listed("pledges")
    rest = flow.tokens[verb : unit.stop] if verb is not None else ()
    return pledges and not any(token.text.lower() == "что" for token in rest)


def is_told_too(around: Around, unit: Unit) -> bool:
    """«Аким отчитался. | В районе создано 200 мест. | Построят две школы»: nobody else comes in."""
    flow, stop = around.flow, around.flow.sentence_start(unit.start)
    if around.teller.person is None or unit.spoken is not None or stop == 0:
        return False
    before = [token.text.lower() for token in flow.tokens[flow.sentence_start(stop - 1) : stop]]
    one_thing = (",", "что") in pairwise(before)  # «Он сообщил, что посевная началась.»
    said = any(is_speech(token) for token in flow.tokens[unit.start : unit.stop])
    return not said and not one_thing and not flow.named_in(unit.start, unit.stop)


def opens_speech(around: Around, unit: Unit) -> bool:
    """Not the words that go with a quotation: «…», сказал министр."""
    flow = around.flow
    return flow.sentence_start(unit.start) == unit.start and (
        unit.stop >= len(flow.tokens) or flow.tokens[unit.stop].text != ":"
    )


def with_orderer(found: Sequence[Found], past: frozenset[int]) -> list[Found]:
    """«Акиму поручено …» by nobody is of the only office holder who gives orders here."""
    people = {
        item.issuer.person
        for item in found
        if item.source.trigger.kind == "поручение" and _is_of_today(item, past)
        if item.issuer.person is not None and holds_office(item.issuer.person, sure=True)
    }
    people = people or _officials_heard(found)
    if len(people) != 1:
        return list(found)
    (one,) = people
    orderer = Speaker(one.name, inferred=True, person=one)
    told: list[Found] = []
    for item in found:
        lacks = _lacks_orderer(item, past) or (told and _goes_on(told[-1], item, past))
        told.append(replace(item, issuer=orderer) if lacks else item)
    return told


def _officials_heard(found: Sequence[Found]) -> set[Person]:
    """«…», сказал аким. | Управлению поручено …»: the only one in office who is quoted."""
    heard = found[0].source.around.heard if found else ()
    people = {item.speaker.person for item in heard if item.speaker.person is not None}
    officials = {person for person in people if person.positions and holds_office(person)}
    sure = {person for person in officials if holds_office(person, sure=True)}
    return sure if len(officials) == 1 else set()


def _goes_on(before: Found, item: Found, past: frozenset[int]) -> bool:
    """«Акиму поручено …. | Управлению предстоит …»: the next sentence of the same orders."""
    flow, first, second = item.source.flow, before.source, item.source
    orders = first.trigger.kind == second.trigger.kind == "поручение"
    numbers = [flow.sentences[source.trigger.verb] for source in (first, second)]
    one, other = (flow.document.sentences[number].block for number in numbers)
    by_nobody = item.issuer.name is None and second.unit.spoken is None
    duty = second.trigger.form == "duty" and bool(item.to)
    near = one == other and numbers[1] - numbers[0] <= 1
    issued = before.issuer.person is not None and first.unit.spoken is None
    return orders and by_nobody and duty and near and issued and _is_of_today(item, past)


def _is_of_today(item: Found, past: frozenset[int]) -> bool:
    return not (
        item.source.flow.sentences[item.source.scope.start] in past or was_before(item.source)
    )


def _lacks_orderer(item: Found, past: frozenset[int]) -> bool:
    """A passive outside quotations; «Председатель совета» is not told what he is to do himself."""
    trigger = item.source.trigger
    passive = trigger.kind == "поручение" and trigger.form == "order"
    told = item.issuer.name is not None or item.source.unit.spoken is not None
    personal = is_personal(item.source.flow, trigger)
    return passive and not told and not personal and _is_of_today(item, past)

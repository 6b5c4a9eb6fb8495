"""Who meets: the body or the people whose decision «решено» is, told where the event is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ankbrief.data import load
from ankbrief.facts.decisions.able import deciders
from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.records import Found
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import body_before
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.posts.phrases import bodies, describes, in_nominative, phrase_at, sentence_case
from ankbrief.facts.quotes.shortened import body_in_full
from ankbrief.facts.quotes.speakers import NOBODY, Speaker
from ankbrief.facts.text.flow import Flow, is_finite, lemma_of
from ankbrief.model import Facts

NEAR = 4  # tokens: «провёл внеочередное заседание»
TERM = 3  # tokens: «VIII очередного созыва»
LEAD = 3  # sentences of the body in which news says who met


def meeting_of(flow: Flow, facts: Facts) -> Speaker:
    """«заседание | Совета АНК», «Совет рассмотрел …», else «участники конференции»."""
    found = next(_held(flow), None) or next(_gathered(flow), None)
    if found is None:
        return NOBODY
    return Speaker(body_in_full(facts, found, len(flow.text)), inferred=True)


def _lead(flow: Flow) -> Iterator[tuple[int, int]]:
    """The first sentences of the body, then the headline, as stretches of tokens."""
    whole = list(flow.document.sentences)
    body = [sentence for sentence in whole if sentence.kind == "paragraph"][:LEAD]
    for sentence in (*body, *(sentence for sentence in whole if sentence.kind == "title")):
        yield flow.within(sentence.span)


def _held(flow: Flow) -> Iterator[str]:
    for start, stop in _lead(flow):
        for index in range(start, stop):
            name = _of_session(flow, index, stop) or _at_work(flow, start, index)
            if name:
                yield name


def _of_session(flow: Flow, index: int, stop: int) -> str | None:
    """«на заседании | Совета Ассамблеи народа Казахстана»."""
    sits = lemma_of(flow.tokens[index]) in listed("sessions") and index + 1 < stop
    return _body_behind(flow, index, stop) if sits else None


def _body_behind(flow: Flow, index: int, stop: int) -> str | None:
    phrase = phrase_at(flow, _past_term(flow, index + 1, stop), stop, "Gen")
    if phrase is None:
        return None
    head = lemma_of(flow.tokens[phrase.head])
    if head not in bodies("bodies") or head in listed("lands"):
        return None
    return in_nominative(flow, phrase, "Gen")


def _past_term(flow: Flow, index: int, stop: int) -> int:
    """«сессия | восьмого созыва | маслихата»: past the term that it sits in."""
    for place in range(index, min(stop - 1, index + TERM)):
        if lemma_of(flow.tokens[place]) in deciders("terms"):
            return place + 1
    return index


def _at_work(flow: Flow, start: int, verb: int) -> str | None:
    """«Общественный совет города | рассмотрел | проект бюджета»."""
    token = flow.tokens[verb]
    behind = {lemma_of(other) for other in flow.tokens[verb + 1 : verb + NEAR]}
    sits = lemma_of(token) in ("провести", "проводить") and behind & listed("sessions")
    if not (sits or lemma_of(token) in listed("deliberates")) or not is_finite(token):
        return None
    head = body_before(flow, start, verb)
    if head is None or lemma_of(flow.tokens[head]) not in bodies("bodies"):
        return None
    first = head
    while first > start and describes(flow.tokens[first - 1], "Nom"):
        first -= 1
    phrase = phrase_at(flow, first, verb, flow.tokens[head].feats.get("Case", "Nom"))
    return sentence_case(flow, first, in_nominative(flow, phrase, "Nom")) if phrase else None


def _gathered(flow: Flow) -> Iterator[str]:
    """«прошла конференция «Единство»» → «участники конференции»."""
    for start, stop in _lead(flow):
        held = (index for index in range(start, stop) if _is_held(flow, index))
        yield from (f"участники {name}" for index in held if (name := _called(flow, index)))


def _is_held(flow: Flow, index: int) -> bool:
    """«прошла конференция», «на форуме», «участники съезда»; not «решено провести слёт»."""
    case = flow.tokens[index].feats.get("Case")
    return case in ("Nom", "Loc") or (
        case == "Gen" and index > 0 and lemma_of(flow.tokens[index - 1]) == "участник"
    )


def _called(flow: Flow, index: int) -> str | None:
    """A gathering in the genitive; «круглый стол» is one, a table is none."""
    word, before = lemma_of(flow.tokens[index]), flow.tokens[max(0, index - 1)]
    if word == "стол" and lemma_of(before) == "круглый":
        return "круглого стола"
    gatherings: dict[str, str] = load("decisions")["gatherings"]
    return gatherings.get(word)


def of_this_meeting(source: Source) -> Speaker | None:
    """«На сессии маслихата утверждены …», «По итогам заседания Совета решено …»: the body."""
    flow, trigger = source.flow, source.trigger
    if trigger.kind != "решение" or is_personal(flow, trigger):
        return None
    for index in range(flow.sentence_start(source.scope.start), source.scope.stop - 1):
        if lemma_of(flow.tokens[index]) not in listed("meetings") or _is_staff(flow, index):
            continue
        name = _body_behind(flow, index, source.unit.stop)
        if name:
            return Speaker(name)
    return None


def _is_staff(flow: Flow, index: int) -> bool:
    """«обновлён состав | Совета Ассамблеи»: who sits in it, not where it met."""
    return index > 0 and lemma_of(flow.tokens[index - 1]) in ("состав", "член", "секретариат")


def of_meeting(source: Source) -> Speaker | None:
    """«Решено провести форум», «По итогам сессии принята резолюция»: those who met."""
    trigger, flow = source.trigger, source.flow
    verb = lemma_of(flow.tokens[trigger.verb])
    decides = verb in listed("adopt") or verb in ("решить", "постановить", "избрать", "переизбрать")
    decides = decides or _amends(source)
    told = trigger.kind == "решение" and decides and source.unit.spoken is None
    if not told or is_personal(flow, trigger) or source.around.meeting.name is None:
        return None
    if verb in listed("appoint") and source.around.meeting.name.startswith("участники"):
        return None  # «председателем движения избрана …»: told at the forum, not by it
    return source.around.meeting


def _amends(source: Source) -> bool:
    """«Внесены | изменения | в бюджет»: as a session does."""
    own = source.flow.tokens[source.scope.start : source.scope.stop]
    brings = lemma_of(source.flow.tokens[source.trigger.verb]) == "внести"
    return brings and any(lemma_of(token) in deciders("amendments") for token in own)


def of_resolution(source: Source) -> Speaker | None:
    """«В принятой резолюции записано: Правительству надлежит …»: those who passed it."""
    flow, start = source.flow, source.scope.start
    before = {lemma_of(token) for token in flow.tokens[flow.sentence_start(start) : start]}
    told = "резолюция" in before and source.unit.spoken is None
    return source.around.meeting if told and source.around.meeting.name else None


def with_meeting(found: Sequence[Found], past: frozenset[int]) -> list[Found]:
    """«Министерству предложено …»: those who met; an order is its chair's, if anybody's."""
    return [
        replace(item, issuer=item.source.around.meeting) if _lacks_all(item, past) else item
        for item in found
    ]


def _lacks_all(item: Found, past: frozenset[int]) -> bool:
    source, flow = item.source, item.source.flow
    proposed = source.trigger.kind == "предложение"
    told = item.issuer.name is not None or source.unit.spoken is not None
    itself = any(one.name == source.around.meeting.name for one in item.to)
    today = flow.sentences[source.scope.start] not in past
    return proposed and today and not (told or itself or is_personal(flow, source.trigger))

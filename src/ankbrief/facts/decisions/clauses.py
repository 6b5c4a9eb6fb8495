"""Where the clause of a trigger begins and ends: the words that are the evidence of a decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ankbrief.facts.decisions.fronted import object_before
from ankbrief.facts.decisions.openers import without_openers
from ankbrief.facts.decisions.seams import OWN, begins_other, is_clause, is_for_others
from ankbrief.facts.decisions.triggers import (
    Trigger,
    listed,
    table,
    word_at,
)
from ankbrief.facts.quotes.speech import is_speech
from ankbrief.facts.text.flow import (
    STOPS,
    Flow,
    is_finite,
    is_gerund,
    is_infinitive,
    is_short_passive,
    lemma_of,
)
from ankbrief.facts.text.units import Unit
from ankbrief.language.text.document import Token

ASIDE_COMMAS = 3  # «, включая Шалкар, Бейнеу и Кандыагаш,»


@dataclass(frozen=True, slots=True)
class Scope:
    """Tokens `start` up to `stop` of one decision."""

    start: int
    stop: int


def scope_of(flow: Flow, unit: Unit, trigger: Trigger) -> Scope:
    """The clause of the trigger inside its unit."""
    start = _start(flow, unit, trigger)
    stop = _trimmed(flow, trigger.act, _stop(flow, unit, trigger))
    if trigger.form == "done" and stop == unit.stop:
        stop = _with_names(flow, stop)
    return Scope(start, stop)


def _with_names(flow: Flow, stop: int) -> int:
    """«В совет избраны три человека | : врач Болат Омаров и учитель Айгуль Сапарова»."""
    end = flow.sentence_stop(stop - 1)
    rest = flow.tokens[stop + 1 : end]
    if stop >= end or flow.tokens[stop].text != ":" or any(is_finite(t) for t in rest):
        return stop
    return _trimmed(flow, stop, end) if flow.named_in(stop, end) else stop


def with_condition(flow: Flow, unit: Unit, scope: Scope) -> Scope:
    """«| Если вода поднимется, | начнём эвакуацию»: under which condition belongs to the act."""
    comma = scope.start - 1
    if comma <= unit.start or flow.tokens[comma].text != ",":
        return scope
    start = _segment_start(flow, unit.start, comma)
    return Scope(start, scope.stop) if word_at(flow, start) == "если" else scope


def is_personal(flow: Flow, trigger: Trigger) -> bool:
    """«поручил», «дали поручение»: the issuer is the subject of the verb."""
    word = word_at(flow, trigger.verb)
    impersonal = any(word in found for found in table("impersonal").values())
    finite = is_finite(flow.tokens[trigger.verb]) and not impersonal
    if lemma_of(flow.tokens[trigger.verb]) in listed("of_whom") or word in ("стоит", "стоят"):
        return False
    if is_received(flow, trigger):
        return False
    return trigger.form in ("order", "done") and (finite or word.startswith("намерен"))


def is_received(flow: Flow, trigger: Trigger) -> bool:
    """«Управление | получило | поручение»: the subject is who is to act."""
    return trigger.form == "order" and lemma_of(flow.tokens[trigger.verb]) == "получить"


def _start(flow: Flow, unit: Unit, trigger: Trigger) -> int:
    """A personal order begins with its verb, anything else with its own clause."""
    token = flow.tokens[trigger.verb]
    third = token.feats.get("Person") not in ("1", "2")
    # «Маршрут закрывать | не планируют»
    denied = trigger.act < trigger.verb and word_at(flow, trigger.verb - 1) == "не"
    if trigger.form == "order" and is_personal(flow, trigger) and third and not denied:
        led = object_before(flow, unit, trigger)
        return min(trigger.start, trigger.act) if led is None else led.start
    first = min(trigger.start, trigger.act)
    return without_openers(flow, _left_edge(flow, unit.start, first), first)


def _left_edge(flow: Flow, start: int, first: int) -> int:
    """Back over the words before `first` as far as they are of one clause with it."""
    edge = first
    while edge > start:
        token = flow.tokens[edge - 1]
        aside = _aside_start(flow, start, edge - 1) if token.text == "," else None
        if aside is not None:
            edge = aside
            continue
        if token.text == "," and not _is_listed(flow, start, edge - 1):
            break
        verb = is_finite(token) and token.pos != "AUX"
        if token.pos == "SCONJ" or verb or _is_predicate(token):
            edge = _past_joint(flow, edge, first) if verb else edge
            break
        edge -= 1
    while edge < first and flow.tokens[edge].text in ("и", ",", "а", "но"):
        edge += 1
    return edge


def _past_joint(flow: Flow, edge: int, first: int) -> int:
    """«утвердил план и | обнулил пошлину»; not «министерству и акиматам следует»."""
    for place in range(first - 1, edge, -1):
        around = (flow.tokens[place - 1], flow.tokens[place + 1])
        cases = {token.feats.get("Case") for token in around}
        if flow.tokens[place].text == "и" and (len(cases) > 1 or cases == {None}):
            return place + 1
    return edge


def _is_predicate(token: Token) -> bool:
    """«создан», «мы не согласны»; not «должны», on which the act depends."""
    return token.feats.get("Variant") == "Short" and token.text.lower() not in listed("musts")


def _aside_start(flow: Flow, start: int, comma: int) -> int | None:
    """Where an aside begins, with its first comma: «тем | , кто потерял жилье,»."""
    for opens in _commas_before(flow, start, comma):
        if opens + 1 < comma and _opens_aside(flow, opens + 1, comma):
            return opens
    return None


def _commas_before(flow: Flow, start: int, comma: int) -> Iterator[int]:
    """The commas that may open an aside, the nearest first: «, из них десять – в школах,»."""
    found = 0
    for place in range(comma - 1, start, -1):
        if flow.tokens[place].text == ",":
            yield place
            found += 1
        if found == ASIDE_COMMAS or flow.tokens[place].text in STOPS:
            return


def _opens_aside(flow: Flow, index: int, comma: int) -> bool:
    """«которые …», «кто …», «включая …», «как заверил аким», «работающих в сёлах»."""
    token, word = flow.tokens[index], flow.tokens[index].text.lower()
    if word.startswith(("котор", "кто", "чей", "чьи", "чья", "чье")):
        return True
    if word == "как":
        return any(is_speech(other) for other in flow.tokens[index + 1 : index + 3])
    whole = not any(other.text == "," for other in flow.tokens[index:comma])
    return word == "включая" or (whole and token.feats.get("VerbForm") == "Part")


def _is_listed(flow: Flow, start: int, comma: int) -> bool:
    """«Министерству труда, акиматам следует»: like stands on both sides of the comma.

    A participle clause («комиссии, созданной при акимате,») passes too.
    """
    before, after = flow.tokens[comma - 1], flow.tokens[comma + 1]
    segment = _segment_before(flow, start, comma)
    if any(is_finite(token) or is_gerund(token) for token in segment):
        return False
    if after.feats.get("VerbForm") == "Part":
        return True
    nouns = ("NOUN", "PROPN", "ADJ")
    return before.pos in nouns and after.pos in nouns and len(segment) > 0 and _agree(flow, comma)


def _agree(flow: Flow, comma: int) -> bool:
    """A case of the words before the comma comes again behind it."""
    before = flow.tokens[comma - 1].feats.get("Case")
    if before == flow.tokens[comma + 1].feats.get("Case"):
        return True
    after = flow.tokens[comma + 1].feats.get("Case")
    return any(
        flow.tokens[place].feats.get("Case") == after != "Gen"
        for place in range(max(0, comma - 6), comma)
    )


def _segment_before(flow: Flow, start: int, comma: int) -> tuple[Token, ...]:
    return flow.tokens[_segment_start(flow, start, comma) : comma]


def _segment_start(flow: Flow, start: int, comma: int) -> int:
    """Back from a comma to the one before it, or to `start`."""
    index = comma
    while index > start and flow.tokens[index - 1].text != ",":
        index -= 1
    return index


def _stop(flow: Flow, unit: Unit, trigger: Trigger) -> int:
    """Forward to the unit's end, or to where a clause of its own begins."""
    index = max(trigger.act, trigger.stop - 1) + 1
    while index < unit.stop:
        text = flow.tokens[index].text.lower()
        if text == "," and index + 1 < unit.stop:
            if begins_other(flow, index + 1, unit.stop, plan=trigger.form == "future"):
                return index
            if not is_personal(flow, trigger) and is_for_others(flow, index + 1, unit.stop):
                return index
            index = _past_own(flow, index + 1, unit.stop)
            continue
        if text in ("и", "а") and _begins_predicate(flow, index + 1, unit.stop, trigger):
            return index
        index += 1
    return unit.stop


def _past_own(flow: Flow, index: int, stop: int) -> int:
    """Past a clause that belongs to the act; its own «и» do not end the scope."""
    if not flow.tokens[index].text.lower().startswith(OWN):
        return index
    while index < stop and flow.tokens[index].text != ",":
        index += 1
    return index


def _begins_predicate(flow: Flow, index: int, stop: int, trigger: Trigger) -> bool:
    """«создать штаб | и отметил, что …»; «создать и оснастить» goes on."""
    for place in range(index, stop):
        token = flow.tokens[place]
        if token.text == "," or is_infinitive(token):
            return False
        if token.feats.get("Mood") == "Imp" and trigger.form == "bare":
            return False
        if is_finite(token) or is_short_passive(token):
            if _is_of_one_act(flow, trigger, place):
                return False
            return trigger.form != "future" or is_clause(flow, index, stop)
    return False


def _is_of_one_act(flow: Flow, trigger: Trigger, place: int) -> bool:
    """«признал виновным | и приговорил», «принял | и направил в Сенат»: one act in two verbs."""
    if lemma_of(flow.tokens[min(place + 1, len(flow.tokens) - 1)]) == "решение":
        return False  # «утвердил состав | и принял решение»
    words = {lemma_of(flow.tokens[trigger.verb]), lemma_of(flow.tokens[place])}
    if words <= listed("sentences"):
        return True
    brought = lemma_of(flow.tokens[place]) in listed("bring")
    first = flow.tokens[trigger.verb + 1].text == "и"  # «рассмотрели | и утвердили план»
    return (brought or first) and words <= listed("adopt") | listed("bring")


def _trimmed(flow: Flow, start: int, stop: int) -> int:
    while stop > start + 1 and (
        flow.tokens[stop - 1].pos in ("PUNCT", "CCONJ")
        and flow.tokens[stop - 1].text not in '»"“”)'
    ):
        stop -= 1
    return stop

"""Triggers of plans: «будет открыт», «Акимат выделит», «В мае пройдут», «построят»."""

from __future__ import annotations

from ankbrief.facts.decisions.triggers import Trigger, is_negated, listed, word_at
from ankbrief.facts.posts.phrases import bodies
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_infinitive,
    is_nominal,
    is_short_passive,
    lemma_of,
)
from ankbrief.facts.text.units import Unit
from ankbrief.language.text.document import Token


def will_be(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«будет открыт», «работа будет продолжена», «будут проводиться»."""
    token = flow.tokens[index]
    if word_at(flow, index) not in ("будет", "будут") or is_negated(flow, unit, index):
        return None
    for place in _around(unit, index):
        other = flow.tokens[place]
        if is_short_passive(other) and lemma_of(other) not in listed("effects"):
            return Trigger("план", "future", min(index, place), max(index, place) + 1, place, place)
        if is_infinitive(other) and place > index and _is_doing(other) and token.pos != "X":
            return Trigger("план", "future", index, index + 1, place, index)
        if is_finite(other):
            return None
    return None


def _around(unit: Unit, index: int) -> tuple[int, ...]:
    behind = range(index + 1, min(unit.stop, index + 4))
    return (*behind, *range(index - 1, max(unit.start, index - 3) - 1, -1))


def _is_doing(token: Token) -> bool:
    word = lemma_of(token)
    return word.endswith("ся") and word not in listed("effects") | listed("manner")


def will(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Акимат выделит средства», «В мае пройдут Дни культуры», «В селе построят школу»."""
    token = flow.tokens[index]
    if _we_will(flow, unit, index):
        return Trigger("план", "future", index, index + 1, index, index)
    if not _is_future(token) or is_negated(flow, unit, index):
        return None
    word = lemma_of(token)
    if word in listed("effects") | listed("talk") | listed("manner"):
        return None
    does = word in listed("do") and not _is_of_somebody(flow, unit, index)
    if word in listed("happen") or does or _acts(flow, unit, index):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def _we_will(flow: Flow, unit: Unit, index: int) -> bool:
    """«Мы сократим расходы»: in speech; whether the speaker may promise is asked elsewhere."""
    token = flow.tokens[index]
    feats = token.feats
    if unit.spoken is None or feats.get("Person") != "1" or feats.get("Aspect") != "Perf":
        return False
    near = {word_at(flow, place) for place in range(max(unit.start, index - 4), index)}
    return bool(near & {"мы", "я"}) and lemma_of(token) in listed("do") and "не" not in near


def _is_future(token: Token) -> bool:
    feats = token.feats
    future = feats.get("Tense") == "Fut" or feats.get("Aspect") == "Perf"
    return (
        is_finite(token) and future and feats.get("Tense") != "Past" and feats.get("Person") == "3"
    )


def _acts(flow: Flow, unit: Unit, index: int) -> bool:
    """A body of the state stands in the nominative before the verb."""
    return any(
        is_nominal(token) and has_case(token, "Nom") and lemma_of(token) in bodies("bodies")
        for token in flow.tokens[unit.start : index]
    )


def _clause_start(flow: Flow, start: int, index: int) -> int:
    """Past the last comma: «Президент сообщил, что | отменит решение»."""
    commas = [place for place in range(start, index) if flow.tokens[place].text == ","]
    return commas[-1] + 1 if commas else start


def _is_of_somebody(flow: Flow, unit: Unit, index: int) -> bool:
    """«историки подготовят комментарии», «поставки увеличат объём»: no plan of a body."""
    before = flow.tokens[_clause_start(flow, max(unit.start, index - 6), index) : index]
    after = flow.tokens[index + 1 : min(unit.stop, index + 4)]
    named = any(is_nominal(token) and has_case(token, "Nom") for token in before)
    alive = any(has_case(t, "Nom") and t.feats.get("Animacy") == "Anim" for t in after)
    return (named or alive) and not _acts(flow, unit, index)

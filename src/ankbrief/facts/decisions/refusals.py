"""Triggers of what will not be: «Повышения не будет», «школы закрывать не будем»."""

from __future__ import annotations

from ankbrief.facts.decisions.triggers import (
    DOING,
    Trigger,
    begins_on,
    is_empty,
    is_negated,
    listed,
    word_at,
)
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_infinitive,
    is_short_passive,
    lemma_of,
)
from ankbrief.facts.text.units import Unit

NEAR = 4  # tokens on either side of «не будет» within which what is refused stands


def refused(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """A denied future of «быть» with an act, or with a noun that names one."""
    word = word_at(flow, index)
    if word not in ("будет", "будут", "будем", "станут") or not is_negated(flow, unit, index):
        return None
    act = _act(flow, unit, index)
    if word == "станут":
        rules = act is not None and is_infinitive(flow.tokens[act])
    elif word == "будем":
        rules = unit.spoken is not None and act is not None and is_infinitive(flow.tokens[act])
    else:
        rules = act is not None
    return Trigger("план", "future", index, index + 1, act or index, index) if rules else None


def _act(flow: Flow, unit: Unit, index: int) -> int | None:
    """«закрывать», «закрыт», «повышения»: the nearest of them in the clause."""
    places: list[int] = [*_behind(flow, unit, index), *_before(flow, unit, index)]
    for place in places:
        token = flow.tokens[place]
        if is_infinitive(token) or is_short_passive(token):
            word = lemma_of(token)
            hoped = word in listed("effects") or word in ("мочь", "скрывать", "возражать")
            empty = hoped or is_empty(flow, place)
            return None if empty else place
        if _names_an_act(flow, place):
            return place
    return None


def _names_an_act(flow: Flow, index: int) -> bool:
    """«Единого | приказа | не будет», «повышения тарифов не будет»; not «воды не будет»."""
    token, word = flow.tokens[index], lemma_of(flow.tokens[index])
    if token.pos != "NOUN" or not has_case(token, "Gen"):
        return False
    if word in listed("papers") | listed("refusable"):
        return True
    start, stop = flow.sentence_start(index), flow.sentence_stop(index)
    dates = flow.dates.meeting(flow.cover(start, stop))
    if any(map(begins_on, dates)):
        return True  # «Со следующего года дипломных работ не будет»
    return word.endswith(DOING) and word not in listed("unrefused")


def _behind(flow: Flow, unit: Unit, index: int) -> range:
    stop = min(unit.stop, index + NEAR)
    ends = (i for i in range(index + 1, stop) if _cuts(flow, i))
    return range(index + 1, next(ends, stop))


def _before(flow: Flow, unit: Unit, index: int) -> range:
    start = max(unit.start, index - NEAR - 1)
    ends = (i for i in range(index - 1, start - 1, -1) if _cuts(flow, i))
    return range(index - 2, next(ends, start - 1), -1)


def _cuts(flow: Flow, index: int) -> bool:
    return flow.tokens[index].text == "," or is_finite(flow.tokens[index])

"""Triggers of what is on the calendar: «Аким проведёт встречу», «будут ходить 12 автобусов»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankbrief.facts.decisions.plans import is_dated, is_future
from ankbrief.facts.decisions.triggers import (
    CONDITIONS,
    Trigger,
    begins_on,
    clause_start,
    clause_stop,
    infinitive_after,
    is_negated,
    listed,
    things,
    word_at,
)
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.text.flow import (
    QUOTING,
    STOPS,
    Flow,
    Named,
    has_case,
    is_finite,
    is_infinitive,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit
from ankbrief.model import Person, When

DAY = re.compile(
    r"^(?:\w+ )?\d{1,2} [а-я]{3}|понедельник|вторник|сред|четверг|пятниц|суббот|воскрес"
)
NEAR = 6  # tokens behind a verb within which its object or its subject stands


def visits(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Аким проведёт приём граждан», «В Астану прибудет | президент Турции»."""
    token = flow.tokens[index]
    if not is_future(token) or is_negated(flow, unit, index) or _depends(flow, unit, index):
        return None
    official = _is_official(flow, unit, index) and _ends(flow, index)
    if official and (lemma_of(token) in listed("comes") or is_on_agenda(flow, unit, index)):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def _ends(flow: Flow, index: int) -> bool:
    """A sentence with its stop; «Президент приедет в Оскемен» alone on a line leads elsewhere."""
    return flow.tokens[flow.sentence_stop(index) - 1].text in STOPS | QUOTING


def _depends(flow: Flow, unit: Unit, index: int) -> bool:
    start = clause_start(flow, unit.start, index)
    words = [word_at(flow, place) for place in (unit.start, *range(start, index))]
    return any(word in CONDITIONS or word.startswith("котор") for word in words)


def _is_official(flow: Flow, unit: Unit, index: int) -> bool:
    """A holder of an office in the nominative, before the verb or behind it."""
    number = flow.tokens[index].feats.get("Number")
    before = range(clause_start(flow, unit.start, index), index)
    behind = range(index + 1, clause_stop(flow, index + 1, min(unit.stop, index + 1 + NEAR)))
    own = (one.person for one in flow.named_in(before.start, index) if _is_subject(flow, one))
    if any(is_office(word) for person in own for word in _titles(person)):
        return True
    return any(
        is_office(lemma_of(flow.tokens[place]))
        and has_case(flow.tokens[place], "Nom")
        and flow.tokens[place].feats.get("Number", number) == number
        for place in (*before, *behind)
    )


def _is_subject(flow: Flow, one: Named) -> bool:
    return has_case(flow.tokens[one.start], "Nom") and not one.mention.inferred


def _titles(person: Person) -> Iterator[str]:
    """The words of the posts that the article gives somebody, ready to be looked up."""
    for post in person.positions:
        yield from post.title.lower().split()[:3]


def is_on_agenda(flow: Flow, unit: Unit, index: int) -> bool:
    """«совершит | рабочую поездку», «примет | участие», «ряд встреч | проведёт»."""
    nouns = things("agenda").get(lemma_of(flow.tokens[index]), frozenset())
    start = clause_start(flow, unit.start, index)
    stop = clause_stop(flow, index + 1, min(unit.stop, index + 1 + NEAR))
    return any(lemma_of(flow.tokens[place]) in nouns for place in range(start, stop))


def serves(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«По маршруту будут | ходить | 12 автобусов», «завод будет | выпускать | 100 тысяч тонн»."""
    if word_at(flow, index) not in ("будет", "будут") or is_negated(flow, unit, index):
        return None
    if _depends(flow, unit, index):
        return None
    stop = min(unit.stop, index + 4)
    act = next((i for i in range(index + 1, stop) if is_infinitive(flow.tokens[i])), None)
    if act is None or lemma_of(flow.tokens[act]) not in listed("services"):
        return None
    near = range(clause_start(flow, unit.start, index), min(unit.stop, act + 1 + NEAR))
    counted = any(_is_count(flow, place) for place in near)
    return Trigger("план", "future", index, index + 1, act, index) if counted else None


def _is_count(flow: Flow, index: int) -> bool:
    token = flow.tokens[index]
    day = flow.dates.meeting(flow.cover(index, index + 1))
    return (token.pos == "NUM" or token.text.isdigit()) and not day


def at_hand(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Сервис станет | доступен | с мая», «места будут доступны с 21 мая»."""
    verb = flow.tokens[index]
    known = lemma_of(verb) in ("стать", "быть") and is_future(verb)
    if not known or is_negated(flow, unit, index) or _depends(flow, unit, index):
        return None
    near = range(index + 1, min(unit.stop, index + 4))
    ready = any(lemma_of(flow.tokens[place]) == "доступный" for place in near)
    if ready and is_dated(flow, unit):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def supplied(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Жители получат | доступ к питьевой воде», «30 сёл получат | воду»."""
    token = flow.tokens[index]
    if lemma_of(token) != "получить" or not is_future(token) or is_negated(flow, unit, index):
        return None
    if _depends(flow, unit, index):
        return None
    stop = clause_stop(flow, index + 1, min(unit.stop, index + 1 + NEAR))
    behind = range(index + 1, stop)
    access = any(
        lemma_of(flow.tokens[place]) in ("доступ", "подключение")
        and may_have_case(flow.tokens[place], "Acc")
        for place in behind
    )
    laid = [place for place in behind if lemma_of(flow.tokens[place]) in listed("supplies")]
    counted = any(_is_count(flow, place) for place in range(unit.start, index))
    itself = counted and any(has_case(flow.tokens[place], "Acc") for place in laid)
    start = clause_start(flow, unit.start, index)
    before = any(  # «Газ получат | 12 сёл»
        lemma_of(flow.tokens[place]) in listed("supplies")
        and may_have_case(flow.tokens[place], "Acc")
        for place in range(start, index)
    )
    itself = itself or (before and any(_is_count(flow, place) for place in behind))
    plan = Trigger("план", "future", index, index + 1, index, index)
    return plan if (access and laid) or itself else None


def allowed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«С 1 февраля жители смогут | оформить субсидию онлайн»: from a day on, or on that day."""
    token = flow.tokens[index]
    if lemma_of(token) != "смочь" or not is_future(token) or is_negated(flow, unit, index):
        return None
    start = clause_start(flow, unit.start, index)
    dates = flow.dates.meeting(flow.cover(start, clause_stop(flow, index + 1, unit.stop)))
    act = infinitive_after(flow, index + 1, unit.stop)
    set_for = any(begins_on(when) or _is_day(when) for when in dates)
    if act is None or not set_for or _depends(flow, unit, index):
        return None
    return Trigger("план", "future", index, index + 1, index, index)


def _is_day(when: When) -> bool:
    """«12 октября», «в пятницу»: no year, no month; without a year's day it has no dates."""
    if when.start is None and when.stop is None:
        return DAY.search(when.text.lower()) is not None
    return when.start == when.stop


def enters(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«С 1 марта вводится новый порядок»: the present of what begins on a day."""
    token = flow.tokens[index]
    present = is_finite(token) and token.feats.get("Tense") == "Pres"
    word = lemma_of(token)
    if not present or word not in listed("enters") | listed("put_off"):
        return None
    dates = flow.dates.meeting(flow.cover(unit.start, unit.stop))
    if word in listed("put_off"):
        comes = word_at(flow, unit.start) != "не"
        comes = comes and any(_is_put_off_to(flow, index, when) for when in dates)
    else:
        comes = any(map(begins_on, dates))
    return Trigger("план", "future", index, index + 1, index, index) if comes else None


def _is_put_off_to(flow: Flow, verb: int, when: When) -> bool:
    """«Матч переносится | на 5 мая», «Срок продлевается | до июня»: the day behind the verb."""
    before = flow.text[max(0, when.span.start - 4) : when.span.start].lower().split()[-1:]
    led = {*before, *when.text.lower().split()[:1]} & {"с", "со", "до", "на", "по"}
    return when.span.start > flow.starts[verb] and bool(led)

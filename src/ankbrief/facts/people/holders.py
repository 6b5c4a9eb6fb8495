"""Who held an office of the country at a date, where the article names him without his post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from ankbrief.data import load
from ankbrief.facts.people.offices import (
    aliases,
    in_aliases,
    is_first_president,
    is_home,
    is_of_country,
    repeats,
    specific,
)
from ankbrief.language.letters import fold
from ankbrief.model import Person


def registered(people: Sequence[Person], wording: str, day: date | None) -> int | None:
    """The one of `people` who held the post at that day; None where the register knows nobody.

    «Глава государства», «Президент» without a country is the head of the country reported from.
    Where no day is known, the only one who ever held it, unless another post is told of him.
    """
    if day is None:
        return _only_holder(people, wording)
    for name in in_office(wording, day) if _is_registered(wording) else ():
        for index, person in enumerate(people):
            left = any(p.former and repeats(wording, p.title) for p in person.positions)
            if is_called(person.name, name) and not left:
                return index
    return None


def _only_holder(people: Sequence[Person], wording: str) -> int | None:
    if not _is_registered(wording):
        return None
    names = [row["name"] for row in _rows() if repeats(wording, row["post"])]
    found = [i for i, p in enumerate(people) if any(is_called(p.name, name) for name in names)]
    posts = [p for i in found for p in people[i].positions]
    own = all(not p.former and repeats(wording, p.title) for p in posts)
    return found[0] if len(found) == 1 and own else None


def holders(wording: str, day: date | None) -> Iterator[str]:
    """The names that the register has for an office of the country at that day."""
    if _is_untold(wording):
        yield from in_office(wording, day)


def _is_registered(wording: str) -> bool:
    return _is_untold(wording) or is_of_country(wording)


def _is_untold(wording: str) -> bool:
    """A post of the country's own: nothing tells it from others of its name."""
    if is_first_president(wording):
        return True
    return not specific(wording) and (is_home(wording) or _is_head_of_state(wording))


def _is_head_of_state(wording: str) -> bool:
    return in_aliases(wording, aliases()[0])


def in_office(wording: str, day: date | None) -> Iterator[str]:
    """The names that the register has at that day for an office which the wording can be of."""
    for row in _rows():
        held = day and row["since"] <= day <= row.get("until", day)
        if held and repeats(wording, row["post"]):
            yield row["name"]


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(load("holders")["holder"])


def is_called(name: str, holder: str) -> bool:
    """«Касым-Жомарт Токаев», «Токаев», «Касым-Жомарт Кемелевич Токаев»."""
    own, known = fold(name).split(), fold(holder).split()
    return own[-1:] == known[-1:] and (len(own) == 1 or own[0] == known[0])


def is_known(name: str) -> bool:
    """Whether the register has somebody who may be called so: «Токаев»."""
    return any(is_called(name, row["name"]) for row in _rows())

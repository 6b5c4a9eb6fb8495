"""Who held an office of the country at a date, where the article names him without his post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from ankbrief.data import load
from ankbrief.facts.people.offices import aliases, in_aliases, is_home, repeats, specific
from ankbrief.language.letters import fold
from ankbrief.model import Person


def registered(people: Sequence[Person], wording: str, day: date | None) -> int | None:
    """The one of `people` who held the post at that day; None where the register knows nobody.

    «Глава государства», «Президент» without a country is the head of the country reported from.
    """
    for name in holders(wording, day):
        for index, person in enumerate(people):
            left = any(p.former and repeats(wording, p.title) for p in person.positions)
            if _is_called(person.name, name) and not left:
                return index
    return None


def holders(wording: str, day: date | None) -> Iterator[str]:
    """The names that the register has for an office of the country at that day."""
    if not specific(wording) and (is_home(wording) or _is_head_of_state(wording)):
        yield from _names_at(wording, day)


def _is_head_of_state(wording: str) -> bool:
    return in_aliases(wording, aliases()[0])


def _names_at(wording: str, day: date | None) -> Iterator[str]:
    for row in _rows():
        in_office = day and row["since"] <= day <= row.get("until", day)
        if in_office and repeats(wording, row["post"]):
            yield row["name"]


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(load("holders")["holder"])


def _is_called(name: str, holder: str) -> bool:
    """«Касым-Жомарт Токаев», «Токаев», «Касым-Жомарт Кемелевич Токаев»."""
    own, known = fold(name).split(), fold(holder).split()
    return own[-1:] == known[-1:] and (len(own) == 1 or own[0] == known[0])

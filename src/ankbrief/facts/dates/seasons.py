"""Stretches that the calendar does not name by numbers: seasons, holidays, school years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ankbrief.data import load
from ankbrief.facts.dates.intervals import UNRESOLVED, Interval, day, month_of
from ankbrief.facts.dates.meanings import Anchor

OPENS, CLOSES = 9, 5  # the months of a school year in Kazakhstan
PAST = ("прошл", "минувш", "прошедш")
NEXT = ("следующ", "будущ", "предстоящ", "ближайш", "нов")


def of_season(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«летом», «весной 2026 года», «прошлой осенью»; a winter runs into the year that follows."""
    name = parts["season"].lower()
    first = next(month for stem, month in load("dates")["seasons"].items() if name.startswith(stem))

    def make(year: int) -> Interval:
        last = month_of(year + (first == 12), (first + 1) % 12 + 1)
        return month_of(year, first)[0], last[1]

    return _directed(parts, anchor).year(parts, make)


def _directed(parts: Mapping[str, str], anchor: Anchor) -> Anchor:
    which = (parts.get("which") or "").lower()
    if which.startswith(PAST):
        return replace(anchor, direction="past")
    return replace(anchor, direction="future") if which.startswith(NEXT) else anchor


def of_holiday(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«до Нового года», «ко Дню Республики»: the one to come, or the one that the tense tells."""
    names = {name.lower(): place for name, place in load("dates")["holidays"].items()}
    month, number = names[" ".join(parts["holiday"].lower().split())]
    return anchor.year(parts, lambda year: _single(day(year, month, number)))


def _single(found: date | None) -> Interval:
    return (found, found) if found else UNRESOLVED


def of_school_year(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«с нового учебного года», «до конца учебного года»: the one that runs, or the next."""
    today = anchor.day
    if today is None:
        return UNRESOLVED
    begun = today.year - (today.month <= CLOSES)
    which = (parts.get("which") or "").lower()
    step = -1 if which.startswith(PAST) else 0
    opens = (parts.get("edge") or "").lower().startswith("начал")
    if (which.startswith(NEXT) or opens) and _has_begun(today, begun):
        step = 1
    return month_of(begun + step, OPENS)[0], month_of(begun + step + 1, CLOSES)[1]


def _has_begun(today: date, year: int) -> bool:
    return today >= date(year, OPENS, 1)

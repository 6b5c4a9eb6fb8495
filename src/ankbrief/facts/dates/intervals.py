"""Stretches of days: months, quarters, weeks, and the year that a day without one belongs to."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

Interval = tuple[date | None, date | None]
Direction = Literal["past", "future", "unknown"]

UNRESOLVED: Interval = (None, None)
NEAR = timedelta(days=92)  # a day of a neighbouring year is meant only this close to publication
SOON = timedelta(days=14)  # «отменили занятия 23 января» on the 22nd: not of a year ago
EARLIEST, LATEST = 1700, 2100  # years that news speaks of


def day(year: int, month: int, number: int) -> date | None:
    """The day, None where the calendar has none (31 June) or the year is out of all reason."""
    if not EARLIEST <= year <= LATEST or not 1 <= month <= 12:
        return None
    return date(year, month, number) if 1 <= number <= monthrange(year, month)[1] else None


def month_of(year: int, month: int) -> Interval:
    """The whole month."""
    first = day(year, month, 1)
    return (first, date(year, month, monthrange(year, month)[1])) if first else UNRESOLVED


def year_of(year: int, last: int | None = None) -> Interval:
    """The whole year, or the years up to `last`."""
    first, final = day(year, 1, 1), day(year if last is None else last, 12, 31)
    return (first, final) if first and final and first < final else UNRESOLVED


def part_of_year(year: int, number: int, months: int) -> Interval:
    """The `number`th quarter (3 months) or half (6 months)."""
    if not 1 <= number <= 12 // months:
        return UNRESOLVED
    first, last = (number - 1) * months + 1, number * months
    return month_of(year, first)[0], month_of(year, last)[1]


def week_of(anchor: date, weeks: int) -> Interval:
    """Monday to Sunday of the week so many weeks after the anchor's."""
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def plus_months(anchor: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    index = anchor.year * 12 + anchor.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


def in_year(anchor: date | None, direction: Direction, make: Callable[[int], Interval]) -> Interval:
    """`make(year)` for the year that is meant: the last past, the next to come, or the nearest.

    Unresolved without an anchor, and where neither the tense nor nearness tells the year.
    """
    if anchor is None:
        return UNRESOLVED
    years = [make(anchor.year + step) for step in (-1, 0, 1)]
    found = [(start, stop) for start, stop in years if start and stop]
    if direction == "past":
        soon = [i for i in found if anchor < i[0] <= anchor + SOON and i[0] == i[1]]
        return soon[0] if soon else max((i for i in found if i[0] <= anchor), default=UNRESOLVED)
    if direction == "future":
        return min((i for i in found if _is_ahead(i[0], i[1], anchor)), default=UNRESOLVED)
    near = [i for i in found if i[0] - NEAR <= anchor <= i[1] + NEAR]
    return min(near, key=lambda i: abs(i[0] - anchor), default=UNRESOLVED)


def _is_ahead(start: date, stop: date, anchor: date) -> bool:
    """A tenth of the stretch at least is still to come: in December the half-year is the next."""
    return stop - anchor >= (stop - start) / 10

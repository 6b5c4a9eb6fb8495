"""What the parts of a date mean: «текущего года», «в субботу», «в двухнедельный срок»."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ankbrief.data import load
from ankbrief.facts.dates.intervals import (
    UNRESOLVED,
    Direction,
    Interval,
    day,
    in_year,
    month_of,
    part_of_year,
    plus_months,
    week_of,
    year_of,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What dates are counted from: the publication, and whether past or future is spoken of."""

    day: date | None
    direction: Direction = "unknown"

    def year(self, parts: Mapping[str, str], make: Callable[[int], Interval]) -> Interval:
        """`make(year)` for the year written, «текущего года», or the one that is meant."""
        if parts.get("year"):
            return make(int(parts["year"]))
        if parts.get("relative_year"):
            step = _year_step(parts["relative_year"])
            return make(self.day.year + step) if self.day else UNRESOLVED
        return in_year(self.day, self.direction, make)


Meaning = Callable[[Mapping[str, str], Anchor], Interval]


@cache
def months() -> Mapping[str, int]:
    """Every form of a month's name → its number."""
    table, dates = load("months"), load("dates")
    lists = [table["genitive"], table["nominative"], table["prepositional"], dates["month_datives"]]
    return {form: number for forms in lists for number, form in enumerate(forms, 1)}


@cache
def weekdays() -> Mapping[str, int]:
    """Every form of a weekday's name → its number, Monday 0."""
    return {f: number for number, forms in enumerate(load("dates")["weekdays"]) for f in forms}


def _year_step(words: str) -> int:
    if words.lower().startswith(("следующ", "будущ")):
        return 1
    return -1 if words.lower().startswith(("прошл", "минувш")) else 0


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    tables = load("dates")
    return int({**tables["days"], **tables["numbers"]}.get(" ".join(text.lower().split()), 0))


def of_single(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«24 апреля 2025 года»."""
    number, month = _number(parts["day"]), months()[parts["month"].lower()]
    return anchor.year(parts, lambda year: _days(day(year, month, number)))


def _days(first: date | None, last: date | None = None) -> Interval:
    if first is None or (last is not None and last < first):
        return UNRESOLVED
    return first, last or first


def of_days_of_month(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«15–16 апреля», «с 15 по 17 мая»."""
    first, last = _number(parts["day"]), _number(parts["last"])
    month = months()[parts["month"].lower()]
    return anchor.year(parts, lambda year: _days(day(year, month, first), day(year, month, last)))


def of_listed_days(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«8, 9 и 10 марта»; «3, 10 и 17 мая» too: from the first to the last."""
    return of_days_of_month({**parts, "day": parts["days"]}, anchor)


def of_across_months(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """The year stands after the last day; the first day's own year, or the one just before."""
    month, first_month = months()[parts["month"].lower()], months()[parts["first_month"].lower()]

    def make(year: int) -> Interval:
        start_year = (
            int(parts["first_year"]) if parts.get("first_year") else year - (first_month > month)
        )
        last = day(year, month, _number(parts["last"]))
        first = day(start_year, first_month, _number(parts["day"]))
        return _days(first, last) if first and last else UNRESOLVED

    return anchor.year(parts, make)


def of_numeric(parts: Mapping[str, str], _anchor: Anchor) -> Interval:
    """«06.01.2026», «2025-12-25»."""
    return _days(day(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def of_month(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«в декабре 2023 года», «к маю»."""
    number = months()[parts["month"].lower()]
    return anchor.year(parts, lambda year: month_of(year, number))


def of_months(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«май – июнь 2026 года»."""
    first, last = months()[parts["month"].lower()], months()[parts["last"].lower()]
    return anchor.year(parts, lambda year: (month_of(year, first)[0], month_of(year, last)[1]))


def of_part(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«в первом квартале», «во втором полугодии», «во второй половине года»."""
    ordinals = load("dates")["ordinals"]
    number = next(n for key, n in ordinals.items() if parts["ordinal"].lower() == key.lower())
    size = 6 if parts["kind"].lower().startswith(("полугод", "половин")) else 3
    return anchor.year(parts, lambda year: part_of_year(year, number, size))


def of_years(parts: Mapping[str, str], _anchor: Anchor) -> Interval:
    """«2026–2030 годы», «2025/26 учебный год»."""
    last = parts.get("last_year")
    if last and len(last) == 2:
        last = parts["year"][:2] + last
    return year_of(int(parts["year"]), int(last) if last else None)


def of_relative_year(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«в этом году», «т.г.»."""
    step = _year_step(parts["which"])
    return year_of(anchor.day.year + step) if anchor.day else UNRESOLVED


def of_relative_month(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«в следующем месяце»."""
    if anchor.day is None:
        return UNRESOLVED
    shifted = plus_months(anchor.day.replace(day=1), _year_step(parts["which"]))
    return month_of(shifted.year, shifted.month)


def of_relative_week(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«на прошлой неделе»."""
    return week_of(anchor.day, _year_step(parts["which"])) if anchor.day else UNRESOLVED


def of_offset(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«накануне», «завтра»."""
    if anchor.day is None:
        return UNRESOLVED
    return _days(
        anchor.day
        + timedelta(days=load("dates")["offsets"][" ".join(parts["offset"].lower().split())])
    )


def of_weekday(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """The last one up to the publication; the next one where the future is spoken of."""
    if anchor.day is None:
        return UNRESOLVED
    away = weekdays()[parts["weekday"].lower()] - anchor.day.weekday()
    which = (parts.get("which") or "").lower()
    if anchor.direction == "future" or which.startswith(("следующ", "ближайш")):
        return _days(anchor.day + timedelta(days=away % 7 or 7))
    return _days(anchor.day + timedelta(days=-(-away % 7)))


def of_weekdays(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«в субботу и воскресенье»: two days of one week."""
    last = of_weekday({**parts, "weekday": parts["last"]}, anchor)[1]
    away = weekdays()[parts["last"].lower()] - weekdays()[parts["weekday"].lower()]
    return _days(last - timedelta(days=away % 7), last) if last else UNRESOLVED


def of_weekend(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«в минувшие выходные»: Saturday and Sunday."""
    return of_weekdays({**parts, "weekday": "субботу", "last": "воскресенье"}, anchor)


def of_day_named(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«на вчерашнем заседании»."""
    return of_offset({"offset": parts["offset"].lower().removesuffix("ш")}, anchor)


def of_end_of(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«до конца года», «до конца марта», «до конца месяца»: the whole of it, cut by «до»."""
    if anchor.day is None:
        return UNRESOLVED
    today, unit = anchor.day, parts["unit"].lower()
    if unit.startswith("год"):
        return year_of(today.year + _year_step(parts.get("which") or ""))
    if unit.startswith("недел"):
        return week_of(today, _year_step(parts.get("which") or ""))
    if unit.startswith("квартал"):
        return part_of_year(today.year, (today.month + 2) // 3, 3)
    shifted = plus_months(today.replace(day=1), _year_step(parts.get("which") or ""))
    return month_of(shifted.year, shifted.month)


def of_term(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«в двухнедельный срок», «в течение 10 дней»: from the publication on."""
    count = (
        _number(parts["count"]) if parts.get("count") else _compound(parts.get("compound") or "")
    )
    if anchor.day is None or not 0 < count < 200:
        return UNRESOLVED
    unit = parts["unit"].lower()
    if unit.startswith(("ден", "дн", "сут")):
        return anchor.day, anchor.day + timedelta(days=count)
    if unit.startswith("недел"):
        return anchor.day, anchor.day + timedelta(weeks=count)
    return anchor.day, plus_months(
        anchor.day, count * (12 if unit.startswith(("год", "лет", "лёт")) else 1)
    )


def _compound(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else int(load("dates")["compound"].get(text.lower(), 0))


def of_nothing(_parts: Mapping[str, str], _anchor: Anchor) -> Interval:
    """«в ближайшие дни»: no day can be told."""
    return UNRESOLVED


def of_after(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«через две недели», «через год»: the day, or the month or year in which it falls."""
    last = of_term(parts, anchor)[1]
    unit = parts["unit"].lower()
    if last is None or not unit.startswith(("мес", "год", "лет")):
        return last, last
    years = unit.startswith(("год", "лет"))
    return year_of(last.year) if years else month_of(last.year, last.month)


def of_day_of_month(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«до 15-го числа»: of this month, or of the next when it has gone by."""
    if anchor.day is None:
        return UNRESOLVED
    number = _number(parts["day"])
    if number < anchor.day.day:
        following = plus_months(anchor.day.replace(day=1), 1)
        return _days(day(following.year, following.month, number))
    return _days(day(anchor.day.year, anchor.day.month, number))

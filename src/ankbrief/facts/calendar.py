"""The grammar of dates: each rule is a pattern and what its parts mean.

A rule yields an interval; «open before» and «open after» cut an end off («до», «с»).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ankbrief.data import load
from ankbrief.facts.intervals import (
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


@dataclass(frozen=True, slots=True)
class Rule:
    """`counted`: measured from the publication, so inferred; `term`: a deadline by itself."""

    pattern: re.Pattern[str]
    meaning: Meaning
    counted: bool = False
    term: bool = False


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


def _forms(case: int) -> str:
    return "|".join(forms[case] for forms in load("dates")["weekdays"])


def _one_of(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


G = r"[\s\u00a0]"
GAP = r"[\s\u00a0]+"
DASH = rf"(?:[\s\u00a0]*[-–—−‑][\s\u00a0]*)"
NUMBER = r"\d{1,2}(?:-?(?:го|е|му|ое))?"


def _lone_month() -> str:
    """A month's name after a preposition: «Марта» and «август» alone are no dates."""
    before = "|".join(rf"(?<=\b{p}{G})" for p in ("в", "В", "к", "К", "с", "С"))
    longer = "|".join(rf"(?<=\b{p}{G})" for p in ("до", "До", "на", "На", "за", "За", "по", "По"))
    return rf"(?:{before}|{longer}|(?<=[цлн][аеу]{G})|(?<=[цлн]ом{G}))(?:{_one_of(months())})"


def _pattern(source: str) -> re.Pattern[str]:
    """`source` with its capitals filled in; a space is any gap."""
    fillings = {
        "MONTH": _one_of(months()),
        "WEEKDAY": (
            rf"(?:(?<=\b[вВ]{G})|(?<=\b[вВ]о{G})|(?<=[уейя]ю{G}|[ие]й{G}))(?:{_forms(0)})"
            rf"|(?:(?<=\bдо{G})|(?<=\b[сС]{G})|(?<=\b[сС]о{G}))(?:{_forms(1)})|(?<=\b[кК]{G})(?:{_forms(2)})"
        ),
        "LONEMONTH": _lone_month(),
        "COUNT": rf"\d{{1,3}}|{_one_of(load('dates')['numbers'])}",
        "COMPOUND": rf"\d{{1,3}}-?(?:ти)?|{_one_of(load('dates')['compound'])}",
        "ORDINAL": r"перв|втор|трет|четв[её]рт|IV|III|II|I|[1-4]",
        "OFFSET": _one_of(load("dates")["offsets"]),
        "THISYEAR": r"(?:этого|текущего|нынешнего|следующего|будущего|прошлого|минувшего)(?= года)| ?т\. ?г\.| ?с\. ?г\.",
        "INYEAR": r"(?:этом|текущем|нынешнем|следующем|будущем|прошлом|минувшем)(?= году)",
    }
    year = (
        r"(?P<year>(?:1[789]|20)\d\d)"
        r"(?: ?(?:года|году|год|гг?\.)|(?!\d|[.,]\d| ?(?:тыс|чел|тенге|куб|км|га|%)))"
    )
    written = rf"(?:,? {year}|,? (?P<relative_year>THISYEAR)(?: года)?)?"
    source = source.replace("OFYEAR", written).replace("THEYEAR", year)
    for name, filling in fillings.items():
        source = re.sub(rf"(?<![A-Z]){name}(?![A-Z])", lambda _, f=filling: f, source)
    source = source.replace(" ?", GAP.replace("+", "*")).replace(" ", GAP).replace("~", DASH)
    return re.compile(rf"(?<![\w.]){source}(?!\w)", re.IGNORECASE)


def _year_step(words: str) -> int:
    if words.lower().startswith(("следующ", "будущ")):
        return 1
    return -1 if words.lower().startswith(("прошл", "минувш")) else 0


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else int(load("dates")["numbers"].get(text.lower(), 0))


def _single(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    number, month = _number(parts["day"]), months()[parts["month"].lower()]
    return anchor.year(parts, lambda year: _days(day(year, month, number)))


def _days(first: date | None, last: date | None = None) -> Interval:
    if first is None or (last is not None and last < first):
        return UNRESOLVED
    return first, last or first


def _days_of_month(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    first, last = _number(parts["day"]), _number(parts["last"])
    month = months()[parts["month"].lower()]
    return anchor.year(parts, lambda year: _days(day(year, month, first), day(year, month, last)))


def _across_months(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """The year stands after the last day; the first day's own year, or the one just before."""
    month, first_month = months()[parts["month"].lower()], months()[parts["first_month"].lower()]

    def make(year: int) -> Interval:
        start_year = int(parts["first_year"]) if parts.get("first_year") else year - (first_month > month)
        last = day(year, month, _number(parts["last"]))
        first = day(start_year, first_month, _number(parts["day"]))
        return _days(first, last) if first and last else UNRESOLVED

    return anchor.year(parts, make)


def _numeric(parts: Mapping[str, str], _anchor: Anchor) -> Interval:
    return _days(day(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _month(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    number = months()[parts["month"].lower()]
    return anchor.year(parts, lambda year: month_of(year, number))


def _months(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    first, last = months()[parts["month"].lower()], months()[parts["last"].lower()]
    return anchor.year(parts, lambda year: (month_of(year, first)[0], month_of(year, last)[1]))


def _part(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    ordinals = load("dates")["ordinals"]
    number = next(n for key, n in ordinals.items() if parts["ordinal"].lower() == key.lower())
    size = 6 if parts["kind"].lower().startswith("полугод") else 3
    return anchor.year(parts, lambda year: part_of_year(year, number, size))


def _years(parts: Mapping[str, str], _anchor: Anchor) -> Interval:
    last = parts.get("last_year")
    if last and len(last) == 2:
        last = parts["year"][:2] + last
    return year_of(int(parts["year"]), int(last) if last else None)


def _relative_year(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    step = _year_step(parts["which"])
    return year_of(anchor.day.year + step) if anchor.day else UNRESOLVED


def _relative_month(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    if anchor.day is None:
        return UNRESOLVED
    shifted = plus_months(anchor.day.replace(day=1), _year_step(parts["which"]))
    return month_of(shifted.year, shifted.month)


def _relative_week(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    return week_of(anchor.day, _year_step(parts["which"])) if anchor.day else UNRESOLVED


def _offset(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    if anchor.day is None:
        return UNRESOLVED
    return _days(anchor.day + timedelta(days=load("dates")["offsets"][parts["offset"].lower()]))


def _weekday(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """The last one up to the publication; the next one where the future is spoken of."""
    if anchor.day is None:
        return UNRESOLVED
    away = weekdays()[parts["weekday"].lower()] - anchor.day.weekday()
    which = (parts.get("which") or "").lower()
    if anchor.direction == "future" or which.startswith(("следующ", "ближайш")):
        return _days(anchor.day + timedelta(days=away % 7 or 7))
    return _days(anchor.day + timedelta(days=-(-away % 7)))


def _end_of(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«до конца года», «до конца марта», «до конца месяца»: the whole of it, cut by «до»."""
    if parts.get("year"):
        return year_of(int(parts["year"]))
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


def _term(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«в двухнедельный срок», «в течение 10 дней»: from the publication on."""
    count = _number(parts["count"]) if parts.get("count") else _compound(parts.get("compound") or "")
    if anchor.day is None or not 0 < count < 200:
        return UNRESOLVED
    unit = parts["unit"].lower()
    if unit.startswith(("ден", "дн", "сут")):
        return anchor.day, anchor.day + timedelta(days=count)
    if unit.startswith("недел"):
        return anchor.day, anchor.day + timedelta(weeks=count)
    return anchor.day, plus_months(anchor.day, count * (12 if unit.startswith(("год", "лет", "лёт")) else 1))


def _compound(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else int(load("dates")["compound"].get(text.lower(), 0))


def _nothing(_parts: Mapping[str, str], _anchor: Anchor) -> Interval:
    return UNRESOLVED


def _day_of_month(parts: Mapping[str, str], anchor: Anchor) -> Interval:
    """«до 15-го числа»: of this month, or of the next when it has gone by."""
    if anchor.day is None:
        return UNRESOLVED
    number = _number(parts["day"])
    if number < anchor.day.day:
        following = plus_months(anchor.day.replace(day=1), 1)
        return _days(day(following.year, following.month, number))
    return _days(day(anchor.day.year, anchor.day.month, number))


WHICH = r"(?P<which>эт\w+|текущ\w+|нынешн\w+|следующ\w+|будущ\w+|прошл\w+|минувш\w+|прошедш\w+|ближайш\w+|предстоящ\w+)"
D = rf"(?P<day>{NUMBER})"
L = rf"(?P<last>{NUMBER})"
M = "(?P<month>MONTH)"


@cache
def rules() -> tuple[Rule, ...]:
    """The first rule that matches at a place wins, so longer forms come first."""
    sources: tuple[tuple[str, Meaning, bool, bool], ...] = (
        (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", _numeric, False, False),
        (r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?: ?(?:года|г\.))?", _numeric, False, False),
        (rf"с {D} (?P<first_month>MONTH)(?: (?P<first_year>\d{{4}})(?: года| г\.)?)? по {L} {M}OFYEAR", _across_months, False, False),
        (rf"{D} (?P<first_month>MONTH)~{L} {M}OFYEAR", _across_months, False, False),
        (rf"с {D} (?:по|до) {L} {M}OFYEAR", _days_of_month, False, False),
        (rf"{D}(?:~| и ){L} {M}OFYEAR", _days_of_month, False, False),
        (rf"{D} {M}OFYEAR", _single, False, False),
        (rf"{D} числа", _day_of_month, True, False),
        (rf"(?:с )?{M}(?:~| по | до )(?P<last>MONTH)OFYEAR", _months, False, False),
        (rf"{M},? (?:THEYEAR|(?P<relative_year>THISYEAR)(?: года)?)", _month, False, False),
        (r"(?P<month>LONEMONTH)", _month, False, False),
        (rf"(?P<ordinal>ORDINAL)(?:-?\w{{1,3}})? (?P<kind>квартал\w*|полугоди\w+)OFYEAR", _part, False, False),
        (r"(?P<year>\d{4})(?:~(?P<last_year>\d{4}|\d\d)) ?(?:годы|годов|годах|годам|годами|гг\.|учебн\w+ год\w*)", _years, False, False),
        (r"(?:с )(?P<year>\d{4}) по (?P<last_year>\d{4}) ?(?:годы?|гг?\.)", _years, False, False),
        (r"(?:конц|начал|середин)\w+ (?:WHICH )?(?P<unit>года|месяца|недели|квартала)", _end_of, False, False),
        (r"(?:(?:конц|начал|середин)\w+ )?(?P<year>(?:1[789]|20)\d\d) ?(?:году|года|годом|год|г\.)", _years, False, False),
        (r"(?P<which>INYEAR) году", _relative_year, False, False),
        (r"(?P<which>THISYEAR) ?(?:года)?", _relative_year, False, False),
        (r"WHICH месяц(?:е|а)?", _relative_month, False, False),
        (r"WHICH недел(?:е|и|ю)", _relative_week, False, False),
        (rf"(?P<weekday>WEEKDAY), {D} {M}OFYEAR", _single, False, False),
        (r"(?:WHICH )?(?P<weekday>WEEKDAY)", _weekday, False, False),
        (r"(?P<offset>OFFSET)", _offset, False, False),
        (r"(?P<compound>COMPOUND)-?(?P<unit>дневн|недельн|месячн|годичн|годов|летн)\w+ срок", _term, True, True),
        (r"(?:в )?течение (?:(?:ближайш|последующ|следующ)\w+ )?(?:(?P<count>COUNT) )?(?P<unit>дней|дня|недель|недели|месяцев|месяца|лет|года|суток)", _term, True, True),
        (r"ближайш\w+ (?P<count>COUNT) (?P<unit>дней|дня|недел\w+|месяц\w*|года|лет|суток)", _term, True, True),
        (r"ближайш\w+ (?P<unit>дни|недели|месяцы|неделю|месяц)", _nothing, True, True),
    )
    return tuple(
        Rule(_pattern(source.replace("WHICH", WHICH) if "(?P<which>" not in source else source), meaning, counted, term)
        for source, meaning, counted, term in sources
    )

"""The grammar of dates: patterns, each with what its parts mean; longer forms come first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ankbrief.data import load
from ankbrief.facts.date_meanings import (
    Meaning,
    months,
    of_across_months,
    of_day_of_month,
    of_days_of_month,
    of_end_of,
    of_month,
    of_months,
    of_nothing,
    of_numeric,
    of_offset,
    of_part,
    of_relative_month,
    of_relative_week,
    of_relative_year,
    of_single,
    of_term,
    of_weekday,
    of_years,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`counted`: measured from the publication, so inferred; `term`: a deadline by itself."""

    pattern: re.Pattern[str]
    meaning: Meaning
    counted: bool = False
    term: bool = False


def _forms(case: int) -> str:
    return "|".join(forms[case] for forms in load("dates")["weekdays"])


def _one_of(words: Mapping[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


G = r"[\s\u00a0]"
GAP = r"[\s\u00a0]+"
DASH = r"(?:[\s\u00a0]*[-–—−‑][\s\u00a0]*)"
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


WHICH = r"(?P<which>эт\w+|текущ\w+|нынешн\w+|следующ\w+|будущ\w+|прошл\w+|минувш\w+|прошедш\w+|ближайш\w+|предстоящ\w+)"
D = rf"(?P<day>{NUMBER})"
L = rf"(?P<last>{NUMBER})"
M = "(?P<month>MONTH)"


@cache
def rules() -> tuple[Rule, ...]:
    """The first rule that matches at a place wins, so longer forms come first."""
    sources: tuple[tuple[str, Meaning, bool, bool], ...] = (
        (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", of_numeric, False, False),
        (
            r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?: ?(?:года|г\.))?",
            of_numeric,
            False,
            False,
        ),
        (
            rf"с {D} (?P<first_month>MONTH)(?: (?P<first_year>\d{{4}})(?: года| г\.)?)? по {L} {M}OFYEAR",
            of_across_months,
            False,
            False,
        ),
        (rf"{D} (?P<first_month>MONTH)~{L} {M}OFYEAR", of_across_months, False, False),
        (rf"с {D} (?:по|до) {L} {M}OFYEAR", of_days_of_month, False, False),
        (rf"{D}(?:~| и ){L} {M}OFYEAR", of_days_of_month, False, False),
        (rf"{D} {M}OFYEAR", of_single, False, False),
        (rf"{D} числа", of_day_of_month, True, False),
        (rf"(?:с )?{M}(?:~| по | до )(?P<last>MONTH)OFYEAR", of_months, False, False),
        (rf"{M},? (?:THEYEAR|(?P<relative_year>THISYEAR)(?: года)?)", of_month, False, False),
        (r"(?P<month>LONEMONTH)", of_month, False, False),
        (
            r"(?P<ordinal>ORDINAL)(?:-?\w{1,3})? (?P<kind>квартал\w*|полугоди\w+)OFYEAR",
            of_part,
            False,
            False,
        ),
        (
            r"(?P<year>\d{4})(?:~(?P<last_year>\d{4}|\d\d)) ?(?:годы|годов|годах|годам|годами|гг\.|учебн\w+ год\w*)",
            of_years,
            False,
            False,
        ),
        (r"(?:с )(?P<year>\d{4}) по (?P<last_year>\d{4}) ?(?:годы?|гг?\.)", of_years, False, False),
        (
            r"(?:конц|начал|середин)\w+ (?:WHICH )?(?P<unit>года|месяца|недели|квартала)",
            of_end_of,
            False,
            False,
        ),
        (
            r"(?:(?:конц|начал|середин)\w+ )?(?P<year>(?:1[789]|20)\d\d) ?(?:году|года|годом|год|г\.)",
            of_years,
            False,
            False,
        ),
        (r"(?P<which>INYEAR) году", of_relative_year, False, False),
        (r"(?P<which>THISYEAR) ?(?:года)?", of_relative_year, False, False),
        (r"WHICH месяц(?:е|а)?", of_relative_month, False, False),
        (r"WHICH недел(?:е|и|ю)", of_relative_week, False, False),
        (rf"(?P<weekday>WEEKDAY), {D} {M}OFYEAR", of_single, False, False),
        (r"(?:WHICH )?(?P<weekday>WEEKDAY)", of_weekday, False, False),
        (r"(?P<offset>OFFSET)", of_offset, False, False),
        (
            r"(?P<compound>COMPOUND)-?(?P<unit>дневн|недельн|месячн|годичн|годов|летн)\w+ срок",
            of_term,
            True,
            True,
        ),
        (
            r"(?:в )?течение (?:(?:ближайш|последующ|следующ)\w+ )?(?:(?P<count>COUNT) )?(?P<unit>дней|дня|недель|недели|месяцев|месяца|лет|года|суток)",
            of_term,
            True,
            True,
        ),
        (
            r"ближайш\w+ (?P<count>COUNT) (?P<unit>дней|дня|недел\w+|месяц\w*|года|лет|суток)",
            of_term,
            True,
            True,
        ),
        (r"ближайш\w+ (?P<unit>дни|недели|месяцы|неделю|месяц)", of_nothing, True, True),
    )
    return tuple(
        Rule(
            _pattern(source.replace("WHICH", WHICH) if "(?P<which>" not in source else source),
            meaning,
            counted,
            term,
        )
        for source, meaning, counted, term in sources
    )

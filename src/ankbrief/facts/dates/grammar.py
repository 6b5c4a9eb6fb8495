"""The grammar of dates: patterns, each with what its parts mean; longer forms come first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from ankbrief.data import load
from ankbrief.facts.dates.meanings import (
    Meaning,
    months,
    of_across_months,
    of_after,
    of_day_named,
    of_day_of_month,
    of_days_of_month,
    of_end_of,
    of_listed_days,
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
    of_weekdays,
    of_weekend,
    of_years,
)
from ankbrief.facts.dates.seasons import of_holiday, of_school_year, of_season


@dataclass(frozen=True, slots=True)
class Rule:
    """`counted`: measured from the publication, so inferred; `term`: a deadline by itself.

    `signs`: lower-case pieces of words, one of which any text has where the rule holds.
    """

    signs: tuple[str, ...]
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
YEARS = "эт{1}|текущ{0}|нынешн{0}|следующ{0}|будущ{0}|прошл{1}|минувш{0}"
NUMBER = r"\d{1,2}(?:-?(?:го|е|му|ое))?"


def _season() -> str:
    """«осени», «осень» after «до», «с», «к»: elsewhere they are no dates."""
    before = "|".join(rf"(?<=\b{p}{G})" for p in ("до", "До", "к", "К", "с", "С"))
    return rf"(?:{before})(?:лета|весны|осени|зимы|лету|весне|зиме)"


def _lone_month() -> str:
    """A month's name after a preposition: «Марта» and «август» alone are no dates."""
    before = "|".join(rf"(?<=\b{p}{G})" for p in ("в", "В", "к", "К", "с", "С"))
    longer = "|".join(rf"(?<=\b{p}{G})" for p in ("до", "До", "на", "На", "за", "За", "по", "По"))
    return rf"(?:{before}|{longer}|(?<=[цлн][аеу]{G})|(?<=[цлн]ом{G}))(?:{_one_of(months())})"


def _held() -> str:
    """Beginnings of events' nouns: «на вчерашнем заседании», not «в сегодняшнем мире»."""
    return "|".join(sorted({noun[:5] for noun in load("events")["nouns"].split()}))


def _pattern(source: str) -> re.Pattern[str]:
    """`source` with its capitals filled in; a space is any gap."""
    fillings = {
        "MONTH": _one_of(months()),
        "WEEKDAY": (
            rf"(?:(?<=\b[вВ]{G})|(?<=\b[вВ]о{G})|(?<=[уейя]ю{G}|[ыие]й{G})"
            rf"|(?<=[ое]е{G})|(?<=тот{G})|(?<=эту{G}))(?:{_forms(0)})"
            rf"|(?:(?<=\bдо{G})|(?<=\b[сС]{G})|(?<=\b[сС]о{G}))(?:{_forms(1)})"
            rf"|(?<=\b[кК]{G})(?:{_forms(2)})"
        ),
        "WEEKDAYS": _forms(0),
        "LONEMONTH": _lone_month(),
        "HELD": _held(),
        "LONESEASON": _season(),
        "HOLIDAY": "|".join(load("dates")["holidays"]),
        "COUNT": rf"\d{{1,3}}|{_one_of(load('dates')['numbers'])}",
        "COMPOUND": rf"\d{{1,3}}-?(?:ти)?|{_one_of(load('dates')['compound'])}",
        "EDGE": r"(?:конц|начал|середин|половин)\w+",
        "ORDINAL": r"перв|втор|трет|четв[её]рт|IV|III|II|I|[1-4]",
        "OFFSET": "|".join(sorted(load("dates")["offsets"], key=len, reverse=True)),
        "THISYEAR": rf"(?:{YEARS.format('его', 'ого')})(?= года)| ?т\. ?г\.| ?с\. ?г\.",
        "INYEAR": rf"(?:{YEARS.format('ем', 'ом')})(?= году)",
    }
    year = (
        r"(?P<year>(?:1[789]|20)\d\d)"
        r"(?: ?(?:года|году|год|гг?\.)|(?!\d|[.,]\d| ?(?:тыс|чел|тенге|куб|км|га|%)))"
    )
    written = rf"(?:,? {year}|,? (?P<relative_year>THISYEAR)(?: года)?)?"
    source = source.replace("WHICH", WHICH).replace("OFYEAR", written).replace("THEYEAR", year)
    for name, filling in fillings.items():
        source = re.sub(rf"(?<![A-Z]){name}(?![A-Z])", filling.replace("\\", r"\\"), source)
    source = source.replace(" ?", GAP.replace("+", "*")).replace(" ", GAP).replace("~", DASH)
    opens = rf"(?=\d{{1,2}}{GAP}(?:{_one_of(months())})\b)"
    glued = rf"(?:(?<=[а-яё])|(?<=[а-яё»\"]\.)){opens}"  # «Акорды16 апреля», «дома.16 апреля»
    return re.compile(rf"(?:(?<![\w.])|{glued}){source}(?!\w)", re.IGNORECASE)


WHICH = (
    r"(?P<which>эт\w+|текущ\w+|нынешн\w+|следующ\w+|будущ\w+|прошл\w+|минувш\w+|прошедш\w+"
    r"|ближайш\w+|предстоящ\w+|нов(?:ого|ым|ом|ому|ый))"
)
WORDED = "|".join(sorted(load("dates")["days"], key=len, reverse=True))
D, L = rf"(?P<day>{NUMBER}|{WORDED})", rf"(?P<last>{NUMBER})"
M, FIRST = "(?P<month>MONTH)", "(?P<first_month>MONTH)"
HALF = r"(?P<ordinal>перв|втор)(?:ую|ой) (?P<kind>половин)\w"
TERM_UNIT = r"(?P<unit>дней|дня|день|недел\w+|месяц\w*|лет|года?|суток|сутки)"

Row = tuple[str, str, Meaning]  # signs, pattern, meaning
# Signs: the text has one of these wherever the rule holds. To look for them takes a tenth of the
# time that the patterns take.
DIGITS = "0 1 2 3 4 5 6 7 8 9"
MONTHS = "янв фев мар апр мая май мае маю июн июл авг сен окт ноя дек"
WEEKDAYS = "понедельник вторник сред четверг пятниц суббот воскресень"

# At one place the rule that stands first wins, so longer forms come first.
STATED: tuple[Row, ...] = (
    ("-", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", of_numeric),
    (DIGITS, r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?: ?(?:года|г\.))?", of_numeric),
    (
        MONTHS,
        rf"с {D} {FIRST}(?: (?P<first_year>\d{{4}})(?: года| г\.)?)? по {L} {M}OFYEAR",
        of_across_months,
    ),
    (MONTHS, rf"{D} {FIRST}~{L} {M}OFYEAR", of_across_months),
    (MONTHS, rf"с {D} (?:по|до) {L} {M}OFYEAR", of_days_of_month),
    (MONTHS, rf"(?<=ночь{G})с {D} на {L} {M}OFYEAR", of_days_of_month),
    (MONTHS, rf"{D}(?:~| и ){L} {M}OFYEAR", of_days_of_month),
    (MONTHS, rf"(?P<days>{NUMBER})(?:, {NUMBER})+(?:,? и |, ){L} {M}OFYEAR", of_listed_days),
    (MONTHS, rf"(?P<weekday>WEEKDAY), {D} {M}OFYEAR", of_single),
    (MONTHS, rf"{D} {M}OFYEAR", of_single),
    (MONTHS, rf"(?:с )?{M}(?:~| по | до )(?P<last>MONTH)OFYEAR", of_months),
    (MONTHS, rf"{M},? (?:THEYEAR|(?P<relative_year>THISYEAR)(?: года)?)", of_month),
    (MONTHS, rf"EDGE {M}OFYEAR", of_month),
    (MONTHS, r"(?P<month>LONEMONTH)", of_month),
    (
        "квартал полугоди",
        r"(?:EDGE )?(?P<ordinal>ORDINAL)(?:-?\w{1,4})? (?P<kind>квартал\w*|полугоди\w+)OFYEAR",
        of_part,
    ),
    ("половин", rf"{HALF} (?:THEYEAR|(?P<relative_year>THISYEAR) ?(?:года)?|года)", of_part),
    (
        "лета весны осени зимы",
        r"EDGE (?:WHICH )?(?P<season>лета|весны|осени|зимы)OFYEAR",
        of_season,
    ),
    (
        "летом весно осенью зимо",
        r"(?:WHICH )?(?P<season>летом|весной|осенью|зимой|весною|зимою)OFYEAR",
        of_season,
    ),
    ("лет весн осен зим", r"(?P<season>LONESEASON)OFYEAR", of_season),
    ("учебн", r"(?:(?P<edge>EDGE) )?(?:WHICH )?учебн\w+ год(?:а|у|ом|е)?", of_school_year),
    ("нов наурыз дн", r"(?P<holiday>HOLIDAY)OFYEAR", of_holiday),
    (
        DIGITS,
        r"(?P<year>\d{4})~(?P<last_year>\d{4}|\d\d) ?(?:год(?:ы|ов|ах|ами?)|гг\.|учебн\w+ год\w*)",
        of_years,
    ),
    (DIGITS, r"с (?P<year>\d{4}) по (?P<last_year>\d{4}) ?(?:годы?|гг?\.)", of_years),
    (
        "конц начал середин",
        r"(?:конц|начал|середин)\w+ (?:WHICH )?(?P<unit>года|месяца|недели|квартала)",
        of_end_of,
    ),
    (
        DIGITS,
        r"(?:(?:конц|начал|середин)\w+ )?(?P<year>(?:1[789]|20)\d\d) ?(?:году|года|годом|год|г\.)",
        of_years,
    ),
    ("год", r"(?P<which>INYEAR) году", of_relative_year),
    ("год г.", r"(?P<which>THISYEAR) ?(?:года)?", of_relative_year),
    ("месяц", r"WHICH месяц(?:е|а)?", of_relative_month),
    ("недел", r"WHICH недел(?:е|и|ю)", of_relative_week),
    (WEEKDAYS, r"(?:WHICH )?(?P<weekday>WEEKDAY) и (?:в )?(?P<last>WEEKDAYS)", of_weekdays),
    (WEEKDAYS, r"(?:WHICH )?(?P<weekday>WEEKDAY)", of_weekday),
    ("выходн", r"WHICH выходн(?:ые|ых)", of_weekend),
    (
        "вчераш сегодняш завтраш",
        r"(?P<offset>вчераш|сегодняш|завтраш)н(?:ем|ей|их)(?= (?:HELD))",
        of_day_named,
    ),
    ("вчера накануне сегодня завтра", r"(?P<offset>OFFSET)", of_offset),
)

# Measured from the day of publication.
COUNTED: tuple[Row, ...] = (
    ("числа", rf"{D} числа", of_day_of_month),
    ("следующ друго", r"на (?:следующий|другой) день(?! после)", of_nothing),
    ("через", rf"через (?:(?P<count>COUNT) )?{TERM_UNIT}", of_after),
)

# The same, and a deadline by itself.
TERMS: tuple[Row, ...] = (
    (
        "срок",
        r"(?P<compound>COMPOUND)-?(?P<unit>дневн|недельн|месячн|годичн|годов|летн)\w+ срок",
        of_term,
    ),
    (
        "течение",
        rf"(?:в )?течение (?:(?:ближайш|последующ|следующ)\w+ )?(?:(?P<count>COUNT) )?{TERM_UNIT}",
        of_term,
    ),
    ("ближайш", rf"ближайш\w+ (?P<count>COUNT) {TERM_UNIT}", of_term),
    ("ближайш", r"ближайш\w+ (?:дни|недели|месяцы|неделю|месяц)", of_nothing),
)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order in which they win."""
    return (
        *(_rule(*row) for row in STATED),
        *(replace(_rule(*row), counted=True) for row in COUNTED),
        *(replace(_rule(*row), counted=True, term=True) for row in TERMS),
    )


def _rule(signs: str, source: str, meaning: Meaning) -> Rule:
    return Rule(tuple(signs.split()), _pattern(source), meaning)

"""Publication dates as news files state them: «24 апреля, 2025 / Газета», «Сегодня, 02:47»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from email.utils import parsedate_to_datetime
from functools import cache

from ankbrief.articles.lines import fold
from ankbrief.data import load

_YEARS = range(1990, 2100)  # no web page is older; a later year is a slip of the pen
_LONGEST_STAMP = 60  # characters; «Wednesday, 24 December 2025 20:30:00 GMT+05:00» and some air
_BEFORE_ZONE = re.compile(r"(?<=\d) +(?=[+-]\d{2}:?\d{2}$)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date that begins a line: `stop` characters of it; `note` if no day results."""

    stop: int
    day: date | None
    note: str = ""


@cache
def month_numbers() -> dict[str, int]:
    """Every form of a month's name, in lower case, with its number."""
    names = load("months")
    rows = zip(
        names["genitive"], names["nominative"], names["kazakh"],
        load("layout")["dates"]["months"], strict=True,
    )  # fmt: skip
    return {
        form: number
        for number, (genitive, nominative, kazakh, others) in enumerate(rows, 1)
        for form in (genitive, nominative, kazakh, *others)
    }


def _month(word: str) -> int | None:
    """«желтоқсаны» has an ending that the nominative «желтоқсан» has not."""
    kazakh = enumerate(load("months")["kazakh"], 1)
    return month_numbers().get(word) or next((n for n, m in kazakh if word.startswith(m)), None)


_MARK = r"(?:[./-]|\. )"
_SHORT_YEAR = r"(?P<year>\d{4}|\d{2})(?![\d:])"
_QUOTES = '«"“'
_QUOTED_DAY = r"[«\"“]?(?P<day>\d{1,2})[»\"”]?(?:-?(?:го|е|th|st|nd|rd))?"
_WORD = r"(?P<month>[^\W\d_]{3,12})\.?"
_RUSSIAN_YEAR = r"(?P<year>\d{4})(?!\d)(?:\s*(?:года|году|год|г\b\.?|жыл[а-яәғқңөұүһі]*|ж\b\.?))?"
_OF_NUMBER = tuple(  # the dates that begin with a number, in the order of trust
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})[-./](?P<number>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)(?:t\d[\d:.+z-]*)?",
        rf"(?P<day>\d{{1,2}}){_MARK}(?P<number>\d{{1,2}}){_MARK}{_SHORT_YEAR}(?:\s*г(?:ода)?\b\.?)?",
        rf"{_QUOTED_DAY}(?:\s+|\s?-\s?){_WORD}(?:\s*,?\s*|\s?-\s?){_RUSSIAN_YEAR}",
        rf"(?P<year>\d{{4}})\s*(?:жыл[а-яәғқңөұүһі]*|ж\.)?,?\s*(?P<day>\d{{1,2}})\s+{_WORD}",
        rf"(?P<day>\d{{1,2}})(?:-?го)?\s+{_WORD}(?!\s*,?\s*\d{{4}})",
    )
)
_OF_MONTH = (
    re.compile(rf"{_WORD}\s+(?P<day>\d{{1,2}})(?:th|st|nd|rd)?[,.]?\s+(?P<year>\d{{4}})(?!\d)\.?"),
)
# «13:12», «в 18:40», «, 18.40»: but «, 18.40» only where no further point follows.
TIME = re.compile(
    r"\s*[,/|·•–—-]?\s*(?:в|сағат)?\s*\d{1,2}(?::\d{2}){1,2}(?!\d)"
    r"|\s*,\s*\d{2}\.\d{2}(?![\d.])"
)
_AGO = re.compile(r"(?:\d+\s+)?(?:минут|мин|час|дн|день|недел)\w*\.?\s+назад|\d+\s+\w+\s+бұрын")


def read_date(line: str) -> Stated | None:
    """The date that `line` begins with, its time of day included; None where there is none."""
    low = fold(line)
    patterns = _OF_NUMBER if low[:1].isdecimal() or low[:1] in _QUOTES else _OF_MONTH
    return _relative(low) or next(filter(None, (_dated(p, low) for p in patterns)), None)


def _relative(low: str) -> Stated | None:
    word = re.match(r"[^\W\d_]+(?: что)?", low)
    found = word if word and word[0] in load("layout")["dates"]["relative"] else _AGO.match(low)
    if not found:
        return None
    note = f"дата публикации дана словом «{found[0]}», а когда файл сохранён, неизвестно"
    return Stated(_after_time(low, found.end()), None, note)


def _dated(pattern: re.Pattern[str], low: str) -> Stated | None:
    found = pattern.match(low)
    if not found:
        return None
    parts = found.groupdict()
    month = _month(parts["month"]) if "month" in parts else int(parts["number"])
    if month is None:
        return None
    stop, words = _after_time(low, found.end()), found[0].strip(" .,")
    if "year" not in parts:
        return Stated(stop, None, f"в дате публикации «{words}» нет года")
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    day = _calendar_day(year, month, int(parts["day"]), american="/" in found[0])
    return Stated(stop, day, "" if day else f"дня «{words}» нет в календаре")


def _calendar_day(year: int, month: int, day: int, *, american: bool) -> date | None:
    """«04/24/2025» has only one reading; «04/05/2025» is read as Russian is written, 4 May."""
    if american and month > 12 >= day:
        month, day = day, month
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _after_time(low: str, stop: int) -> int:
    time = TIME.match(low, stop)
    return time.end() if time else stop


def moment(value: str) -> date | datetime | None:
    """What a machine's timestamp states: a time where it knows its zone, else a day.

    «2025-12-24T20:30:00Z», «Wed, 24 Dec 2025 20:30:00 +0000» are times; «2025-12-25» is a day.
    """
    text = value.strip()[:_LONGEST_STAMP].replace(" -0000", " +0000")
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            stated = read(_BEFORE_ZONE.sub("", text))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if stated.tzinfo and stated.year in _YEARS:
            return stated
    found = read_date(text)
    return found.day if found else None


def day_in(stated: date | datetime | None, zone: tzinfo) -> date | None:
    """The day on the calendar of `zone`; a time without a zone is taken as it stands."""
    if isinstance(stated, datetime):
        return (stated.astimezone(zone) if stated.tzinfo else stated).date()
    return stated

"""Lines that say when and where an article was published, by their whole form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ankbrief.articles.dates import TIME, read_date
from ankbrief.articles.furniture import Known, read_known_line, read_opening
from ankbrief.articles.lines import clean, fold, is_name
from ankbrief.articles.sources import outlet_start, printed, source_name
from ankbrief.data import load

_LONGEST = 160  # a line of date, time, section, place, medium and counters


@dataclass(frozen=True, slots=True)
class Dateline:
    """`stop` characters at the beginning of a line, and what they state."""

    stop: int
    published: date | None = None
    source: str | None = None
    note: str = ""


@cache
def _lead() -> re.Pattern[str]:
    """«Опубликовано: пятница, Астана, …» before the date."""
    dates = load("layout")["dates"]
    labels, weekdays = ("|".join(dates[key]) for key in ("published", "weekdays"))
    return re.compile(
        rf"\W*(?:\d{{1,2}}:\d{{2}}\s*[,|/·]?\s*)?(?P<label>(?:{labels})\b\s*[:–—-]?\s*)?(?:(?:{weekdays})\b\.?\s*,?\s*)?"
        r"(?P<city>г\.\s*[^\W\d_][\w-]+\s*,?\s+"
        r"|[^\W\d_][^\W\d_-]*(?:[ -][^\W\d_]+)?(?:\s*[,.]\s+|\s{2,}))?"
    )


@cache
def _trailing() -> re.Pattern[str]:
    """What may follow the date and says nothing: a weekday, counters, the time of a change."""
    dates = load("layout")["dates"]
    updated, weekdays = ("|".join(dates[key]) for key in ("updated", "weekdays"))
    return re.compile(
        rf"\W*(?:(?:{weekdays})\b\.?|(?:6|12|16|18)\+|(?:{updated})\b.*|"
        rf"\bутк\b|\bgmt\S*|просмотр\w*\W*[\d ]+\w?|"
        rf"[\d ]+[кk]?\s*(?:просмотр|комментар|көрілім|views?)\w*|\d+\s*мин\w*(?:\s+чтени\w)?)\W*"
    )


def is_counter(line: str) -> bool:
    """«1 520 просмотров», «Обновлено: 25.04.2025»: about the page, not of the article."""
    return len(line) <= _LONGEST and not _without_trailing(line)


def read_dateline(line: str) -> Dateline | None:
    """A line that is a dateline and nothing else: «24 апреля, 2025 / Газета.kz»."""
    if len(line) > _LONGEST:
        return None
    low = fold(line)
    for start in _starts(low):
        stated = read_date(low[start:])
        if stated:
            tail = _without_trailing(line[start + stated.stop :])
            source = _read_tail(tail, sure=stated.day is not None)
            if source is not None:
                return Dateline(len(line), stated.day, source or None, stated.note)
    return _of_known(len(line), read_known_line(line))


def _of_known(stop: int, known: Known | None) -> Dateline | None:
    return Dateline(stop, known.published, known.source) if known else None


def read_opening_dateline(line: str) -> Dateline | None:
    """A whole dateline before the first sentence: «Талдыкорган, 5 мая 2025 г. – В городе …»."""
    found = read_opening(line)
    return _of_known(*found) if found else None


def _starts(low: str) -> tuple[int, ...]:
    """Where the date may begin: after label, weekday and city, or without the city, or at once."""
    lead = _lead().match(low)
    before_city = lead.start("city") if lead and lead["city"] else 0
    return tuple(dict.fromkeys((lead.end() if lead else 0, before_city, 0)))


def _without_trailing(tail: str) -> str:
    found = _trailing().match(fold(tail))
    while found and found.end():
        tail = tail[found.end() :]
        found = _trailing().match(fold(tail))
    return clean(tail)


def _read_tail(tail: str, *, sure: bool) -> str | None:
    """The medium after the date, «» for none or a place; None if the line is no dateline.

    «16 декабря – День независимости» is a headline: after a day that is not `sure` only a medium
    may follow; after a sure one also a place, «25 декабря 2025, Астана».
    """
    if not tail.strip(" .,/|·•()[]—–-"):
        return ""
    label = _label().match(fold(tail))
    if label:
        return printed(tail[label.end() :]) if label["source"] else ""
    parts = [part.strip(" ,.()") for part in re.split(r"\s*[/|·•]\s*|(?:^|\s+)[—–-]\s+", tail)]
    known = next(filter(None, map(source_name, parts)), None)
    if known:
        return known if len(tail.split()) <= 10 else None
    named = [part for part in parts if part and not _is_section(part)]
    if not all(map(_name_like, named)):
        return None
    if named and (tail[0] in "/|" or named[-1][0] in '«"“'):
        return printed(named[-1].strip('«»"“”'))
    placed = sure and (tail[0] in ",·•(" or is_name(tail))
    return "" if not named or placed else None


@cache
def _label() -> re.Pattern[str]:
    """«Источник: …», «Автор: …» after the date."""
    lists = load("layout")
    sources, others = "|".join(lists["fields"]["source"]), "|".join(lists["credits"])
    return re.compile(rf"[\W]*(?:(?P<source>{sources})|{others})\s*:\s*(?=\S)")


def _is_section(part: str) -> bool:
    return fold(part) in load("layout")["sections"]


def _name_like(part: str) -> bool:
    """«Наша газета», «г. Астана»; not «в столице прошёл форум»."""
    words = part.removeprefix("г. ").split()
    return len(words) <= 4 and (words[0][0].isupper() or words[0][0] in '«"“')


def read_glued_dateline(line: str) -> Dateline | None:
    """A dateline that lost its line break: « date 2025-12-25 В Доме дружбы …».

    A bare «25 декабря 2025 года …» begins a sentence; so a label, an ISO date or a time of day is
    asked for, and a capital after it.
    """
    lead = _lead().match(fold(line[:_LONGEST]))
    start = lead.end("label") if lead and lead["label"] else 0
    stated = read_date(line[start:_LONGEST])
    if not stated:
        return None
    stop = start + stated.stop
    head = line[start:stop]
    if start and not re.search("[а-яёәғқңөұүһі]", fold(line[stop:])):
        return Dateline(len(line), stated.day, None, stated.note)  # « date 2025-12-25 jitsu gif»
    marked = start or re.match(r"\d{4}-\d", head) or TIME.search(head)
    counted = _COUNTED.match(line, stop) if re.match(r"\d\d\.\d\d\.\d{4}", head) else None
    if counted:
        return Dateline(counted.end(), stated.day, source_name(counted["medium"]))
    after = re.match(r"[\s|/·•—–-]+(?=[#«\"“A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])", line[stop:])
    return Dateline(stop, stated.day, None, stated.note) if marked and after else None


# «07.11.2024 Степной вестник 330Министр …»: the medium and how many looked, glued to the text.
_COUNTED = re.compile(r"\s*(?P<medium>[^.!?\d\n]{0,60}?)\s*\d{1,6}(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][а-яё])")


_CITY = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+(?:[ -][A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+)?\s*[.,/]\s*")
# Who wrote it, behind the agency: «КАЗИНФОРМ /Серик Ахметов/ -».
_AUTHOR = r"(?:\s*/\s*[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w.-]*(?:\s+[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w.-]*){1,2}\s*/)?"
_DASH = re.compile(
    _AUTHOR + r"[)/»”“\"]?\s*[.,]?\s*(?:[–—-]|/)\s*(?=[«\"“A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9])|[)/»]?\s*\.\s+"
)


# A medium that no table knows, between the date and the dash: «25 января. СТЕПНОЙ ВЕСТНИК – …».
_CAPITALS = re.compile(
    r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ-]{4,}(?: [A-ZА-ЯЁӘҒҚҢӨҰҮҺІ-]{2,})?(?=[»”“\"]?\s*[–—-]\s)"
)
_LATIN = re.compile(r"[A-Z][A-Za-z0-9.-]{3,}(?: [A-Z][A-Za-z0-9.-]+){0,2}(?=[»”“\"]?\s+[–—-]\s)")


def _unknown(line: str, start: int) -> int:
    found = _CAPITALS.match(line, start) or _LATIN.match(line, start)
    return found.end() - start if found else 0


def read_agency_dateline(line: str) -> Dateline | None:
    """An agency's opening before the first sentence: «АСТАНА. 24 апреля. КазТАГ – Глава …»."""
    city = _CITY.match(line)
    if not city or len(line) <= _LONGEST / 2:
        return None
    place = city.end()
    stated = read_date(line[place : place + 60])
    after_date = place + stated.stop if stated else place
    medium = after_date + len(re.match(r"[\s.,/(«”“\"–—-]*", line[after_date:])[0])  # type: ignore[index]
    name = outlet_start(line[medium : medium + 60]) or (_unknown(line, medium) if stated else 0)
    end = _DASH.match(line, medium + name if name else after_date)
    if not end or not (name or (stated and city[0].isupper())):
        return None
    source = printed(line[medium : medium + name]) if name else None
    day, note = (stated.day, stated.note) if stated else (None, "")
    return Dateline(end.end(), day, source, note)

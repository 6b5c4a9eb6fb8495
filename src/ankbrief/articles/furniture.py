"""Lines of which every piece is known: one day, and times, places, offices, sections, authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from ankbrief.articles.dates import Stated, month_numbers, read_date
from ankbrief.articles.lines import Line, clean, fold, is_name
from ankbrief.articles.marks import is_office, is_section
from ankbrief.articles.sources import source_name
from ankbrief.data import load
from ankbrief.model import Span

_LONGEST = 160  # a line of date, time, section, place, medium and counters
_LONGEST_OPENING = 120  # «(5 мая 2025 года, Талдыкорган, пресс-служба акимата)» before a sentence
_LONGEST_BROKEN = 40  # characters of «25», «сентября», «2025, 14:30»
_DAY_OF_MONTH = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s(?P<month>[^\W\d_]{3,12})\b")
_TICKER = re.compile(
    r"(?:(?:USD|EUR|RUB|CNY|KGS|UZS|KZT)\s*[\d.,]+\s*)+"
    r"|[^.!?]{0,30}ветер[^.!?]{0,12} \d+ м/с.{0,12}"
    r"|[-−–+]?\d{1,2}(?:[.,]\d)?\s?°?\s?[CСcс]"  # «-16 C»
    r"|[^\d.!?]{0,40}(?:\+?\d[\d ()-]{8,},?\s*)+"  # «Редакция: +7 (7112) 00-00-00»
)
_NEWS = 2010  # «16 декабря 1991 года» in news of a 16 December is history
_CUT = re.compile(r"[|/·•,;()\[\]{}]|\s[–—-]+(?=\s|$)|^[–—-]+\s|(?<!\bг)\.(?=\s|$)")
_DAY_START = re.compile(r"(?<![\w.:/-])[«\"“]?(?=[^\W_])")
_OPENING_END = re.compile(r"(?:(?<=[.)\]/])|\s[–—-])\s+(?=[«\"“]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
_PLACE = re.compile(
    r"(?:г\.\s*|город\s+|пос\.\s*|село\s+|с\.\s*)?(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’-]+\s?){1,3}"
    r"(?:область|района?|обл\.?|области)?"
)
_MEDIUM = re.compile(r"(?:[Гг]азета|[Жж]урнал|[Сс]айт|[Пп]ортал)?\s*[«\"“]([^«»\"“”]{2,60})[»\"”]")


@dataclass(frozen=True, slots=True)
class Piece:
    """What a line says beside its day: the medium or office, or nothing of use."""

    source: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The day a line states and whose news it is."""

    published: date
    source: str | None


def read_known_line(line: str) -> Known | None:
    """The day of a line that holds nothing but it and known pieces: «Пресс-релиз от 5 мая 2025».

    Of several days the one that no «обновлено» stands before.
    """
    if not 6 <= len(line) <= _LONGEST or not re.search(r"\d", line):
        return None
    days = list(days_in(line))
    own = [day for start, day in days if not is_update(line[:start])]
    if not own or own[0].day is None or len({day.day for day in own}) > 1:
        return None
    pieces = list(map(_piece, _pieces(line, days)))
    known = [piece for piece in pieces if piece is not None]
    if len(known) < len(pieces):
        return None
    return Known(own[0].day, next((p.source for p in known if p.source), None))


def read_opening(line: str) -> tuple[int, Known] | None:
    """Such a piece of line before the first sentence: «Талдыкорган, 5 мая 2025 г. – В городе …».

    A day alone («5 мая 2025 года. …») is no opening.
    """
    if len(line) <= _LONGEST_OPENING / 2 or not re.search(r"\d{4}|\.\d\d\b", line[:_LONGEST]):
        return None
    for end in reversed(list(_OPENING_END.finditer(line[:_LONGEST_OPENING]))):
        head = line[: end.start()]
        known = read_known_line(head.rstrip(" .")) if len(head) >= 6 else None
        if known and re.search(r"[^\W\d_]{4,}", _without_days(head) + _stamp(head)):
            return end.end(), known
    return None


def is_furniture(line: str) -> bool:
    """«14:30», «Опубликовано:», «1 234 просмотра»: nothing of the article, and no day."""
    if len(line) > _LONGEST / 2 or any(True for _ in days_in(line)):
        return False
    if not any(map(str.isalpha, line)) or _TICKER.fullmatch(line):
        return True  # «1 701», «$499.51 €525.83», «USD 88.81», «ясно ветер 2 м/с, ЮВ»
    pieces = [piece for piece in _CUT.split(line) if piece.strip(" .:*_")]
    return all(_plain().fullmatch(fold(piece).strip(" .:*_")) for piece in pieces)


def _stamp(head: str) -> str:
    """The letters for a head that is in brackets or has a time of day: no sentence begins so."""
    return "time" if head[0] in "[(" or re.search(r"\d:\d\d", head) else ""


def told_elsewhere(dateline: str, text: str) -> date | None:
    """The day of a dateline without a year where the text writes that day out, with one year."""
    own = _DAY_OF_MONTH.search(fold(dateline))
    months = month_numbers()
    if own is None or own["month"] not in months:
        return None
    low = fold(text)
    same = (
        found.start()
        for found in _DAY_OF_MONTH.finditer(low)
        if (int(found["day"]), months.get(found["month"]))
        == (int(own["day"]), months[own["month"]])
    )
    stated = (read_date(low[at : at + 40]) for at in same if not low[:at].endswith("от "))
    told = {found.day for found in stated if found and found.day and found.day.year >= _NEWS}
    return told.pop() if len(told) == 1 else None


def whole_days(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """`lines` with a day put together that a page broke into two or three: «5 | мая | 2025»."""
    at = 0
    while at < len(lines):
        size = next((n for n in (3, 2) if _is_broken_day(text, lines[at : at + n], n)), 1)
        first, last = lines[at], lines[at + size - 1]
        span = Span(first.span.start, last.span.stop)
        yield first if size == 1 else replace(first, span=span, text=span.of(text))
        at += size


def _is_broken_day(text: str, lines: Sequence[Line], size: int) -> bool:
    if len(lines) < size or not re.fullmatch(r"\d{1,2}(?:\s+[^\W\d_]{3,9}\.?)?,?", lines[0].text):
        return False
    whole = Span(lines[0].span.start, lines[-1].span.stop).of(text)
    stated = read_date(whole) if len(whole) <= _LONGEST_BROKEN else None
    return stated is not None and stated.day is not None and stated.stop == len(whole)


def days_in(line: str) -> Iterator[tuple[int, Stated]]:
    """Where each written-out day begins, and what it states, its `stop` counted from the line."""
    at = 0 if re.search(r"\d", line) else len(line)
    for found in _DAY_START.finditer(line):
        if found.start() < at:
            continue
        stated = read_date(line[found.start() :])
        if stated and stated.day:
            at = found.start() + stated.stop
            yield found.start(), Stated(at, stated.day)


def is_update(before: str) -> bool:
    """«Обновлено: » before a day."""
    labels = "|".join(load("layout")["dates"]["updated"])
    label = re.compile(rf"\b(?:{labels})[\s:–—-]*(?:в\s+)?(?:\d\d?:\d\d\s*)?$")
    return label.search(fold(before)) is not None


def _without_days(line: str) -> str:
    for start, stated in reversed(list(days_in(line))):
        line = f"{line[:start]} {line[stated.stop :]}"
    return line


def _pieces(line: str, days: list[tuple[int, Stated]]) -> Iterator[str]:
    at = 0
    for start, stated in [*days, (len(line), Stated(len(line), None))]:
        for piece in _CUT.split(line[at:start]):
            if any(map(str.isalnum, piece)):
                yield piece.strip(" \t\xa0:.*_–—-")
        at = stated.stop


def _piece(piece: str) -> Piece | None:
    """What a piece says; None where it may be a part of a sentence or a headline."""
    piece = re.sub(r"(?<=[^\W\d])\s+\d{1,6}$", "", piece)  # «ТАСС 1»: how many looked at it
    low = fold(piece)
    labelled = _author().match(low)
    bare = piece[labelled.end() :] if labelled else piece
    if _plain().fullmatch(low) or is_section(low):
        return Piece()
    medium = source_name(piece) or next(iter(_MEDIUM.findall(piece)), None)
    if medium and (_MEDIUM.fullmatch(piece) or source_name(piece)):
        return Piece(medium)
    if is_office(piece):
        return Piece(clean(piece))
    return Piece() if is_name(bare) or _PLACE.fullmatch(bare) else None


@cache
def _author() -> re.Pattern[str]:
    """«Автор: …», «Текст: …»."""
    return re.compile(rf"(?:{'|'.join(load('layout')['writers'])})\s*:?\s*(?=\w)")


@cache
def _plain() -> re.Pattern[str]:
    """Labels, weekdays, times with their zones, counters, numbers of an issue or a release."""
    dates = load("layout")["dates"]
    lists = ("published", "updated", "weekdays", "relative", "release", "zones")
    words = "|".join(word for key in lists for word in dates[key])
    one = (
        rf"(?:{words})|от|в|за|"
        r"(?:в\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?|\d{1,2}\s*ч(?:ас\w*)?|\d{1,2}\s*мин(?:ут\w*)?|"
        r"(?:gmt|utc|мск)\s*[+-]?\d*(?::\d\d)?|№\s*\d[\d/-]*|№|"
        r"[\d ]+[кk]?\s*(?:просмотр|комментар|көрілім|views?)\w*|просмотр\w*\W*[\d ]*|"
        r"\d+\s*мин\w*(?:\s+чтени\w)?|чтени[ея]|\d[\d ]*[кk]?|[^\w\s]+"
    )
    return re.compile(rf"(?:{one})(?:[\s:]+(?:{one}))*")

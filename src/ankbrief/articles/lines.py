"""A text cut into lines with exact spans, and lines put together where an editor wrapped them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ankbrief.data import load
from ankbrief.model import Span

# What may stand at either end of a line without being a part of it: blanks of every kind, marks of
# direction and of zero width, control characters.
_EDGES = "".join(map(chr, (*range(0x21), *range(0x7F, 0xA1), *range(0x2000, 0x2010))))
_EDGES += "\xad\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069"
_EDGES += "\u3000\ufeff"
_FINAL = re.compile(r"[.!?…:;]['\"»”“’)\]]*$")
_LIST_ITEM = re.compile(r"(?:[-–—•*▪■●]|\d{1,2}[.)])\s")
_BLANK = re.compile(r"[^\S ]")
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_NAME = re.compile(rf"{_CAPITAL}[\w’'-]*\.?(?:\s+{_CAPITAL}[\w’'-]*\.?){{1,2}}")
_WRAP_LEAST = 20  # characters; a shorter line ended by itself
_WRAP_WIDTH = 120  # editors and mail programs wrap at 65–100 characters; paragraphs are longer
_FILLED = 0.85  # of the margin; letters of print are not of one width
_DAY = re.compile(r"\d{1,2}(?:\s+[^\W\d_]+\s+\d{4}\b|[./-]\d{1,2}[./-]\d)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or a paragraph of wrapped ones; `span` is without the blanks around."""

    text: str
    span: Span
    after_blank: bool = False
    heading: bool = False


def fold(text: str) -> str:
    """`text` in lower case with «ё» as «е» and plain spaces; character for character."""
    low = text.lower()
    if len(low) != len(text):  # «İ» becomes two characters
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = low.replace("ё", "е")
    return low if low.isprintable() else _BLANK.sub(" ", low)  # other blanks are not printable


def clean(text: str) -> str:
    """`text` on one line with single spaces and no control characters."""
    plain = " ".join(text.split())
    if plain.isprintable():  # controls and invisible marks are not
        return plain
    spaced = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text)
    return re.sub(r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", spaced).strip()


def trim(text: str, span: Span) -> Span:
    """`span` without blanks and invisible marks at its ends."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(_EDGES))
    return Span(start, max(start, span.start + len(piece.rstrip(_EDGES))))


def is_name(line: str) -> bool:
    """«Айгуль Сеитова», «А. СЕИТОВА»: two or three words, each with its capital."""
    return len(line) <= 60 and _NAME.fullmatch(line.strip()) is not None


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that hold a letter or a digit, without the blanks around them."""
    found: list[Line] = []
    start, after_blank = 0, False
    for raw in text.split("\n"):
        span = trim(text, Span(start, start + len(raw)))
        start += len(raw) + 1
        words = span.of(text)
        if any(map(str.isalnum, words)):
            found.append(Line(words, span, after_blank))
        after_blank = not words or (after_blank and not found)
    return tuple(found)


def unwrap(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """`lines` with those put together that are one paragraph broken at the margin."""
    joined: list[Line] = []
    runs = tuple(_runs(lines))
    widths = [_width(run) for run in runs]
    margin = max(widths, default=0)
    for run, width in zip(runs, widths, strict=True):
        for line in run:
            before = joined[-1] if joined and line is not run[0] else None
            if before and (_joins(before, line, width) or _fills(before, line, run, margin)):
                span = Span(before.span.start, line.span.stop)
                joined[-1] = replace(before, span=span, text=span.of(text))
            else:
                joined.append(line)
    return tuple(joined)


def _width(run: tuple[Line, ...]) -> int:
    """How wide the run is, if it is wrapped; else 0."""
    width = max(len(line.text) for line in run)
    return width if width <= _WRAP_WIDTH and any(map(_continues, run, run[1:])) else 0


def _runs(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    run: list[Line] = []
    for line in lines:
        if run and line.after_blank:
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


def _continues(before: Line, line: Line) -> bool:
    return (
        not (before.heading or line.heading)
        and line.text[0].islower()
        and len(before.text) >= _WRAP_LEAST
        and not is_name(before.text)  # a speaker's name above the post
        and not _dated().match(line.text)
        and not _FINAL.search(before.text)
    )


@cache
def _dated() -> re.Pattern[str]:
    """«понедельник, 5 мая», «г. Астана, 5 мая» begin a line of their own."""
    weekdays = "|".join(load("layout")["dates"]["weekdays"])
    return re.compile(rf"(?:(?:{weekdays})\.?,?|г\.\s*{_CAPITAL}[\w-]+,?)\s+\d{{1,2}}[\s./-]")


def _fills(before: Line, line: Line, run: tuple[Line, ...], margin: int) -> bool:
    """Whether an unfinished line leaves no room at the margin at which the text is wrapped.

    «Председатель … Раушан Тлеубаева | 14 августа представила итоги.»: what goes on may begin with
    a capital or a number. A headline above its day is no sentence: the last line ends none.
    """
    last = before.text.rpartition("\n")[2]
    if not margin or before.heading or line.heading or is_name(before.text):
        return False
    if _FINAL.search(last) or not _FINAL.search(run[-1].text):
        return False
    if _LIST_ITEM.match(line.text) or _dated().match(line.text) or _DAY.match(line.text):
        return False
    return margin * _FILLED < len(last) + 1 + len(line.text.split(" ", 1)[0]) <= _WRAP_WIDTH


def _joins(before: Line, line: Line, width: int) -> bool:
    if _continues(before, line):
        return True
    if not width or before.heading or line.heading or _LIST_ITEM.match(line.text):
        return False
    last = before.text.rpartition("\n")[2]
    # A line that leaves room for a third of the margin was ended by its writer.
    return len(last) + len(line.text.split(" ", 1)[0]) > width * 2 / 3

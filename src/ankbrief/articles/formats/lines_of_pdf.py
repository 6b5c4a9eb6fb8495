"""Printed lines with their places on the page, put back into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ankbrief.articles.lines import clean
from ankbrief.data import load

_EDGE = 2  # lines at either end of a page that may be a running head
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:стр\.?|страница)?\s*\d{1,3}(?:\s*(?:/|из)\s*\d{1,3})?[-–—\s]*"
)
_BULLETS = frozenset("•◦▪▫■□●○‣⁃·∙*–—-\uf0b7\uf0a7")  # some programs draw all at the end of a page
_ENDED = re.compile(r"[.!?…][\])»”\"]*$")
_CLOSED = re.compile(r"[.!?…:;][\])»”\"]*$")
_BROKEN = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+)([-\u2010]|\xad)[ \t]*\n[ \t]*([а-яёәғқңөұүһі][^\W\d_]*)"
)
# Measured on 128 layouts of three programs: fonts, sizes, columns, gaps, indents. Each break found
# was one; all were found where the layout has gaps or indents, 0.78 where it has neither.
_GAP = 1.2  # of the usual distance of two lines; Word's own is 1.5, the least in use 1.25
_INDENT = 5.0  # points; a first line stands 18–36 to the right
_WIDEST = 100.0  # points; what stands further to the right is a column
_FEW = 3  # pieces; a title and a day stand apart also where paragraphs do not
_LONG = 1_400  # characters; a longer piece without a sign of the layout is several paragraphs
_FILLED = 0.97  # of the longest line; to part a paragraph after a sentence harms little


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text, and where it begins: points from the left, and upwards."""

    text: str
    x: float = 0.0
    y: float = 0.0


class Collector:
    """Takes the pieces that pypdf draws, in their order, and keeps the lines they make."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._text = ""
        self._place: tuple[float, float] | None = None

    def take(self, text: str, user: Sequence[float], own: Sequence[float], *_: object) -> None:
        """A piece of text with the matrices of the page and of the text (PDF 32000-1, 8.3)."""
        first, *others = text.split("\n")
        self._add(first, user, own)
        for piece in others:
            self.end()
            self._add(piece, user, own)

    def _add(self, text: str, user: Sequence[float], own: Sequence[float]) -> None:
        if self._place is None and text.strip():
            x, y = own[4], own[5]
            self._place = (
                x * user[0] + y * user[2] + user[4],
                x * user[1] + y * user[3] + user[5],
            )
        self._text += text

    def end(self) -> None:
        """The line is over; a blank one leaves only its gap, a lone bullet nothing."""
        if self._place is not None and self._text.strip() not in _BULLETS:
            self.lines.append(Line(self._text.rstrip(), *self._place))
        self._text, self._place = "", None


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The pages as one text with a blank line between paragraphs, words whole again."""
    rows = [row for page in without_running_heads(pages) for row in page]
    return mend_hyphens("\n\n".join("\n".join(one.text for one in p) for p in paragraphs(rows)))


def without_running_heads(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The lines of each page without page numbers and what its edges share with other pages."""
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    heads = {key for key, count in counts.items() if count > max(1, len(pages) / 2)}
    for page in pages:
        edge = {id(line) for line in _edges(page)}
        yield [
            line
            for line in page
            if id(line) not in edge
            or not (_key(line) in heads or _PAGE_NUMBER.fullmatch(line.text))
        ]


def _edges(lines: Sequence[Line]) -> Sequence[Line]:
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", clean(line.text))


def mend_hyphens(text: str) -> str:
    """«встре-↵ча» as «встреча»; «пресс-↵служба» keeps its hyphen, as elsewhere in the text."""
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))
    hyphened = frozenset(load("documents")["hyphened"])

    def mended(found: re.Match[str]) -> str:
        first, sign, second = found.groups()
        whole, compound = f"{first}{second}", f"{first}-{second}"
        if sign == "\xad" or known[whole.casefold()]:
            return whole
        keeps = known[compound.casefold()] or first.casefold() in hyphened
        return compound if keeps else whole

    return _BROKEN.sub(mended, text)


def paragraphs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Parted where the layout says so, and where it says little also by their last lines."""
    if not lines:
        return
    room = max(len(line.text) for line in lines) * _FILLED
    pieces = list(_parted(lines, _by_layout(lines, room)))
    letters = sum(len(line.text) for line in lines)
    is_marked = len(pieces) > max(_FEW, letters / _LONG)
    for piece in pieces:
        if is_marked and sum(len(line.text) for line in piece) <= _LONG:
            yield piece
        else:
            yield from _parted(piece, lambda before, line: _has_room(before, line, room))


Break = Callable[[Line, Line], bool]


def _parted(lines: Sequence[Line], is_break: Break) -> Iterator[Sequence[Line]]:
    start = 0
    for place, (before, line) in enumerate(pairwise(lines), 1):
        if is_break(before, line):
            yield lines[start:place]
            start = place
    yield lines[start:]


def _by_layout(lines: Sequence[Line], room: float) -> Break:
    """By gaps and by where lines begin; at the top of a page or column also by the last line."""
    steps = [one.y - two.y for one, two in pairwise(lines)]
    usual = median([step for step in steps if step > 1.0] or [1.0])
    margins = _margins(lines)

    def is_break(before: Line, line: Line) -> bool:
        if _goes_on(before, line):
            return False
        step = before.y - line.y
        if step > usual * _GAP or _is_set_in(line, margins):
            return True
        if step < 0 and _has_room(before, line, room):
            return True
        is_next_of_list = line.x < before.x - _INDENT and round(before.x) in margins
        return step >= 0 and is_next_of_list

    return is_break


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a sentence surely goes on from one line to the next."""
    return line.text.lstrip()[:1].islower() and not _CLOSED.search(before.text)


def _margins(lines: Sequence[Line]) -> frozenset[int]:
    """Where lines begin that go on: the left of each column, and of each level of a list."""
    counts = Counter(round(two.x) for one, two in pairwise(lines) if _goes_on(one, two))
    return frozenset(x for x, count in counts.items() if count >= max(2, counts.total() / 20))


def _is_set_in(line: Line, margins: frozenset[int]) -> bool:
    """Whether a line begins to the right of where lines go on."""
    left = max((margin for margin in margins if margin <= line.x + 1), default=line.x)
    return _INDENT < line.x - left < _WIDEST


def _has_room(before: Line, line: Line, room: float) -> bool:
    """Whether a sentence ended in a line whose writer had room for the next word."""
    word = line.text.strip().partition(" ")[0]
    ended = _ENDED.search(before.text) and not word[:1].islower()
    return bool(ended) and len(before.text) + 1 + len(word) < room

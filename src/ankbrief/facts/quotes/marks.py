"""Pairs of quotation marks in a text, bound to its paragraphs, however the source typed them.

A mark's side is told by its shape («, ») or by its neighbours ("); a mark that fits neither pairs
with nothing and moves no other pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ankbrief.facts.text.rows import row_of
from ankbrief.model import Span

MARKS = frozenset('«»„“”"‟')
MARK = re.compile(f"[{''.join(MARKS)}]")
FREE_LEFT = frozenset("([{—–-−:/«„")  # an opening mark may follow these without a space
FREE_RIGHT = frozenset(".,;:!?)]}…—–-−/»“”")  # a closing mark may precede these
CLOSES = {
    "»": '«"„“',
    '"': '"«„“‟',
    "“": '„«"',
    "”": '“„"‟«”',  # «”Слово”»: typed at both ends
    "«": '«"',
    "„": '„"',
    "‟": '‟"',
}
TAIL = re.compile(r"\s*[,.!?…]*\s*[–—−-]{1,2}\s*[а-яёА-ЯЁ]")  # «…», – сказал
NEAR = 40  # characters around a mark that tell its role
DEEPEST = 20  # marks open at once; older ones lost their partner
NAMED = 4  # words of a name in marks
SPREAD = 8  # paragraphs that one quotation may run over; longer ones are a lost mark


@dataclass(frozen=True, slots=True)
class Pair:
    """Where the opening and the closing mark stand."""

    opening: int
    closing: int

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return Span(self.opening + 1, self.closing)


@dataclass(slots=True)
class _Scan:
    """Marks of one paragraph: found pairs, and those left open or never opened."""

    pairs: list[Pair] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Marked:
    """The pairs that lie in no other pair, and the marks that lost their partner."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]


def outer_pairs(text: str, paragraphs: Sequence[Span]) -> tuple[Pair, ...]:
    """The pairs that lie in no other, in the order of the text."""
    return marked(text, paragraphs).pairs


def marked(text: str, paragraphs: Sequence[Span]) -> Marked:
    """All marks of the paragraphs."""
    scans = [_scanned(text, span) for span in paragraphs]
    for number, (scan, span) in enumerate(zip(scans, paragraphs, strict=True)):
        if not _is_closed_later(text, paragraphs, scans, number):
            _close_with_inner(scan, text, span)
    joined = _across(text, paragraphs, scans)
    pairs = tuple(_outermost([*joined, *(pair for scan in scans for pair in scan.pairs)]))
    inner = row_of(pairs, lambda pair: Span(pair.opening, pair.closing + 1))
    unclosed = (mark for scan in scans for mark in scan.stack)
    unopened = (mark for scan in scans for mark in scan.unopened)
    alone = (
        tuple(mark for mark in marks if not inner.meeting(Span(mark, mark + 1)))
        for marks in (unclosed, unopened)
    )
    return Marked(pairs, *alone)


def _outermost(pairs: Iterable[Pair]) -> Iterator[Pair]:
    reach = -1
    for pair in sorted(pairs, key=lambda pair: (pair.opening, -pair.closing)):
        if pair.opening > reach:
            reach = pair.closing
            yield pair


def _scanned(text: str, span: Span) -> _Scan:
    scan = _Scan()
    for mark in MARK.finditer(text, span.start, span.stop):
        _take(scan, text, mark.start(), span)
    return scan


def _is_closed_later(
    text: str, paragraphs: Sequence[Span], scans: Sequence[_Scan], number: int
) -> bool:
    """«Отменили форум «Астана». | Он пройдёт позже», – сказал: the mark below closes the words."""
    scan, below = scans[number], scans[number + 1 : number + 2]
    last = max((pair.closing for pair in scan.pairs), default=-1)
    ends = not text[last + 1 : paragraphs[number].stop].strip(" .!?…\n")
    if not scan.stack or not below or not ends:
        return False
    apart = (pair.opening for pair in below[0].pairs if _is_apart(text, pair))
    first = below[0].unopened[0] if below[0].unopened else None
    alone = first is not None and all(mark > first for mark in (*below[0].stack, *apart))
    return alone and first is not None and TAIL.match(text, first + 1) is not None


def _take(scan: _Scan, text: str, index: int, span: Span) -> None:
    side = _side(text, index, span)
    if side == 0:
        scan.doubtful.add(index)
        side = -1 if _partner(scan, text, index) is not None else 1
    if side > 0:
        scan.stack.append(index)
        del scan.stack[:-DEEPEST]
    else:
        _close(scan, text, index)


def _side(text: str, index: int, span: Span) -> int:
    """1 opens, -1 closes, 0 cannot be told from the neighbours."""
    left = text[index - 1] if index > span.start else " "
    right = text[index + 1] if index + 1 < span.stop else " "
    opens = left.isspace() or left in FREE_LEFT
    closes = right.isspace() or right in FREE_RIGHT
    if text[index] in "«„":
        return -1 if closes and not opens else 1
    if text[index] == "»":
        return 1 if opens and not closes else -1
    if opens != closes:
        return 1 if opens else -1
    return 0


def _partner(scan: _Scan, text: str, index: int) -> int | None:
    """Which open mark `index` closes: the last of its own kind, else the last that may fit."""
    for kind in CLOSES[text[index]]:
        same = [place for place, opening in enumerate(scan.stack) if text[opening] == kind]
        if same:
            return same[-1]
    return None


def _close(scan: _Scan, text: str, index: int) -> None:
    place = _partner(scan, text, index)
    if place is None:
        _reopen(scan, text, index)
        return
    scan.pairs.append(Pair(scan.stack[place], index))
    del scan.stack[place:]


def _reopen(scan: _Scan, text: str, index: int) -> None:
    """«… "слово. …работы."Мы построим", – сказал»: the doubtful mark opened after all."""
    last = scan.pairs[-1] if scan.pairs else None
    if last and last.closing in scan.doubtful and TAIL.match(text, index + 1):
        scan.pairs[-1] = Pair(last.closing, index)
    else:
        scan.unopened.append(index)


def _close_with_inner(scan: _Scan, text: str, span: Span) -> None:
    """«Мы создали центр «Бірлік», – сказал он: one mark closes both, as printers have it."""
    for opening in reversed(scan.stack):
        inner = [pair.closing for pair in scan.pairs if pair.opening > opening]
        ends = [closing for closing in inner if _ends_speech(text, closing, span)]
        if ends and _starts_speech(text, opening, span):
            scan.pairs.append(Pair(opening, ends[0]))
            scan.stack.remove(opening)


def _ends_speech(text: str, closing: int, span: Span) -> bool:
    rest = text[closing + 1 : min(span.stop, closing + NEAR)]
    return bool(TAIL.match(rest)) or not rest.strip(" .!?…\n")


def _starts_speech(text: str, opening: int, span: Span) -> bool:
    before = text[max(span.start, opening - NEAR) : opening].rstrip()
    return not before or before[-1] in ".:!?…–—-"


def _across(text: str, paragraphs: Sequence[Span], scans: Sequence[_Scan]) -> Iterator[Pair]:
    """Quotations that begin in one paragraph and end in a later one."""
    for number, scan in enumerate(scans):
        for opening in scan.stack[:1]:
            if _starts_speech(text, opening, paragraphs[number]):
                closing = _closing_later(text, paragraphs, scans, number)
                if closing is not None:
                    yield Pair(opening, closing)


def _is_apart(text: str, pair: Pair) -> bool:
    """A quotation of its own: no name («Бірлік») inside the words that run on."""
    named = pair.inner.of(text)[:1].isupper() and len(pair.inner.of(text).split()) <= NAMED
    return not named or TAIL.match(text, pair.closing + 1) is not None


def _closing_later(
    text: str, paragraphs: Sequence[Span], scans: Sequence[_Scan], number: int
) -> int | None:
    window = list(zip(paragraphs, scans, strict=True))[number : number + SPREAD]
    for (before, _), (span, scan) in pairwise(window):
        if text[before.stop : span.start].strip():
            return None
        ends = [mark for mark in scan.unopened[:1] if _ends_speech(text, mark, span)]
        if ends:
            return ends[0]
        first = min([*scan.stack, *(pair.opening for pair in scan.pairs)], default=span.stop)
        repeats = not text[span.start : first].strip()  # each paragraph opens with a mark again
        closed = [pair.closing for pair in scan.pairs if repeats and pair.opening == first]
        if closed:
            return closed[0] if _ends_speech(text, closed[0], span) else None
        if not repeats and any(_is_apart(text, pair) for pair in scan.pairs):
            return None
    return None

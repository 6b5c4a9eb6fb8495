"""The text cut where a clause surely ends: stops, semicolons, colons, marks of speech, «, –»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ankbrief.facts.text.flow import DASHES, QUOTING, STOPS, Flow
from ankbrief.facts.text.rows import Row, row_of
from ankbrief.language.text.analyse import LONGEST as CUT
from ankbrief.model import Span

LONGEST = 2 * CUT  # tokens; a clause that long is no clause, and the work stays linear
BREAKS = frozenset({";", ":", "■", "•"})


@dataclass(frozen=True, slots=True)
class Unit:
    """Tokens `start` up to `stop`; `spoken` numbers the utterance that they belong to."""

    start: int
    stop: int
    spoken: int | None = None


def units_of(
    flow: Flow, paragraphs: Sequence[Span], spoken: Sequence[Sequence[Span]]
) -> tuple[Unit, ...]:
    """The units of the paragraphs; `spoken` holds the parts of each utterance."""
    edges = {edge for parts in spoken for part in parts for edge in (part.start, part.stop)}
    pairs = [(part, number) for number, parts in enumerate(spoken) for part in parts]
    row = row_of(pairs, lambda pair: pair[0])
    found: list[Unit] = []
    for paragraph in paragraphs:
        start, stop = flow.within(paragraph)
        for first, last in _cuts(flow, start, stop, edges):
            found.append(Unit(first, last, _speech(flow.starts[first], row)))
    return tuple(found)


def _cuts(flow: Flow, start: int, stop: int, edges: set[int]) -> Iterator[tuple[int, int]]:
    first = start
    for index in range(start, stop):
        if _breaks(flow, index, edges):
            if first < index:
                yield first, index
            first = index + 1
        elif index > first and (_opens_unit(flow, index, edges) or index - first == LONGEST):
            yield first, index
            first = index
    if first < stop:
        yield first, stop


def _opens_unit(flow: Flow, index: int, edges: set[int]) -> bool:
    if flow.starts[index] in edges:
        return True
    return flow.sentences[index] != flow.sentences[index - 1] and not _was_cut(flow, index - 1)


def _was_cut(flow: Flow, last: int) -> bool:
    """The analysis cuts overlong sentences; the next one goes on with the clause."""
    whole = flow.document.sentences[flow.sentences[last]]
    return len(whole.tokens) == CUT and flow.tokens[last].text not in STOPS


def _breaks(flow: Flow, index: int, edges: set[int]) -> bool:
    token = flow.tokens[index]
    if token.text == ".":
        return not _goes_on(flow, index)
    if token.text == ":" and _is_hour(flow, index):
        return False
    if token.text in BREAKS or token.text in STOPS:
        return True
    if token.text in QUOTING:
        return token.span.stop in edges or token.span.start in edges
    return token.text in DASHES and _is_seam(flow, index)


def _goes_on(flow: Flow, index: int) -> bool:
    """The full stop of «Ж. К. Нурпеисовой», «2026 г.» inside a sentence."""
    after = index + 1
    return after < len(flow.tokens) and flow.sentences[after] == flow.sentences[index]


def _is_hour(flow: Flow, index: int) -> bool:
    """«в 11 | : | 00»: digits on both sides, and no space."""
    if not 0 < index < len(flow.tokens) - 1:
        return False
    hour, colon, minute = flow.tokens[index - 1 : index + 2]
    glued = hour.span.stop == colon.span.start and colon.span.stop == minute.span.start
    return glued and hour.text.isdigit() and minute.text.isdigit()


def _is_seam(flow: Flow, index: int) -> bool:
    """«, –» and «. –»: author's words begin or end; so does an item of a list."""
    if index == 0 or flow.sentences[index] != flow.sentences[index - 1]:
        return True
    before = flow.tokens[index - 1].text
    return before == "," or before in STOPS or before in BREAKS or before in QUOTING


def _speech(offset: int, parts: Row[tuple[Span, int]]) -> int | None:
    return next((number for _, number in parts.meeting(Span(offset, offset + 1))), None)

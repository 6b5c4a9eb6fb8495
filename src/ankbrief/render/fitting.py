"""What fits the room of a page: items by the lines that their text takes.

A measure, not a layout: words are wrapped by the number of letters that a column holds, so the same
items go to the PDF, to Word and to the browser. The room that a template gives has a margin for
what the measure does not see; a test counts the pages.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

CELL = re.compile(r"</t[dh]>")
GAP = 0.4  # of a line: the air around a row or a point in the built-in templates
PARAGRAPH = re.compile(r"</p>|</li>|<br>")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Fitted:
    """The items that fit, how many do not, and how much of the room is taken."""

    shown: tuple[Any, ...]
    left: int
    taken: float


def fit(
    items: Iterable[Any],
    shown: Callable[[Any], str],
    room: float,
    columns: Sequence[int],
    line: float = 12.0,
) -> Fitted:
    """The items that fit, in their order; one too long for what is left gives way to the next.

    Args:
        items: whatever the template shows, the weightiest first.
        shown: the macro that makes the HTML of one item: a table row, or paragraphs.
        room: points that may be taken.
        columns: letters to a line in each column; of one column where there is no table.
        line: points from line to line.
    """
    every, kept, taken = list(items), [], 0.0
    for item in every:
        height = line * (lines_of(str(shown(item)), columns) + GAP)
        if taken + height <= room:
            kept.append(item)
            taken += height
    return Fitted(tuple(kept), len(every) - len(kept), taken)


def lines_of(html: str, columns: Sequence[int]) -> int:
    """Lines of the highest cell of a row, else of all paragraphs together."""
    cells = CELL.split(html)[:-1]
    if not cells:
        return _lines(html, columns[0])
    return max(_lines(cell, width) for cell, width in zip(cells, columns, strict=False))


def _lines(html: str, width: int) -> int:
    """At least one line; a space that holds is counted as one that may break."""
    texts = [unescape(TAG.sub("", part)) for part in PARAGRAPH.split(html)]
    return sum(len(textwrap.wrap(text, width)) for text in texts if text.strip()) or 1

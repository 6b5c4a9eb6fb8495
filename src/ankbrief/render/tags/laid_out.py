"""Mends the pages that WeasyPrint has laid out, before they are drawn.

Footnotes get links between their number in the text and the note, both ways; the numbers and
bullets of lists are drawn with their item and not after the whole page, so that a copied text has
them where they belong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from weasyprint.formatting_structure import boxes

_NOTE_NUMBERS = ("::footnote-call", "::footnote-marker")


def mend(pages: Sequence[Any]) -> None:
    """Changes the pages in place."""
    numbers: dict[int, int] = {}
    fresh = count(1)
    for page in pages:
        for box in _note_numbers(page._page_box):  # noqa: SLF001  # there is no other way in
            key = id(box.element)
            if key not in numbers:
                numbers[key] = next(fresh)
            _link(page, box, numbers[key])


def _link(page: Any, box: Any, number: int) -> None:
    here, there = f"note-call-{number}", f"note-text-{number}"
    if box.element_tag.endswith("marker"):
        here, there = there, here
    left, top, width, height = box.hit_area()
    place = (left, top, left + width, top + height)
    page.anchors.setdefault(here, place)
    box.link = ("url", ("internal", there))
    page.links.append(("internal", there, place, box))


def _note_numbers(box: Any) -> Iterator[Any]:
    """The boxes of the numbers in the text and before the notes; markers of lists fall in line."""
    for at, child in enumerate(box.children):
        inner = getattr(child, "_box", child)  # what stands for a box placed absolutely
        if isinstance(inner, boxes.TextBox):
            continue
        if inner.is_outside_marker:
            box.children = [*box.children[:at], *_in_line(inner, box), *box.children[at + 1 :]]
        elif str(inner.element_tag).endswith(_NOTE_NUMBERS):
            yield inner
        else:
            yield from _note_numbers(inner)


def _in_line(marker: Any, item: Any) -> Sequence[Any]:
    """What stands for the marker in its item, at the place where the layout has put it."""
    if isinstance(item, boxes.LineBox | boxes.InlineBox):
        return [piece for line in marker.children for piece in line.children]
    if isinstance(item.children[-1], boxes.LineBox):
        return list(marker.children)
    marker.style["position"] = "static"
    return [marker]

"""Mends two faults in the layout of WeasyPrint 70; it offers no other way to its functions.

A line that ends after its first word: where a text before a link or a note fits its line but for
the space at its end, WeasyPrint takes it for a word that cannot be broken.

A note that stands a page after its number: where the second line of a paragraph does not fit the
page, WeasyPrint makes room by moving notes of earlier paragraphs to the next page, and leaves them
there even if the paragraph follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from math import inf
from typing import Any

from weasyprint.layout import LayoutContext, block, inline


@contextmanager
def mended() -> Iterator[None]:
    """Inside, WeasyPrint has neither fault."""
    plain = inline.split_first_line, block._linebox_layout, LayoutContext.report_footnote  # noqa: SLF001
    inline.split_first_line = _hanging_space(inline.split_first_line)
    block._linebox_layout = _notes_kept(block._linebox_layout)  # noqa: SLF001
    LayoutContext.report_footnote = _reported_unless_earlier(LayoutContext.report_footnote)
    try:
        yield
    finally:
        inline.split_first_line, block._linebox_layout, LayoutContext.report_footnote = plain  # noqa: SLF001


def _hanging_space(plain: Any) -> Any:
    """`split_first_line` that lets a space at the end of a text hang over the end of the line."""

    @wraps(plain)
    def split(
        text: str, style: Any, context: Any, width: float | None, *more: Any, **flags: Any
    ) -> Any:
        found = plain(text, style, context, width, *more, **flags)
        if not text.endswith(" ") or width in (None, inf) or not _is_first_word(text, found):
            return found
        bare = plain(text.rstrip(" "), style, context, width, *more, **flags)
        if bare[2] is not None or bare[3] > width:
            return found
        return plain(text, style, context, width + style["font_size"], *more, **flags)

    return split


def _is_first_word(text: str, found: tuple[Any, ...]) -> bool:
    """Whether the line was cut within or after its first word."""
    _, length, resume_index, *_ = found
    return resume_index is not None and b" " not in text.encode()[:length].rstrip()


def _notes_kept(plain: Any) -> Any:
    """`_linebox_layout` that gives back the notes which `_reported_unless_earlier` put aside."""

    @wraps(plain)
    def lay_out(context: Any, *more: Any) -> Any:
        outer = vars(context).get("earlier_notes", ()), vars(context).get("held_notes")
        context.earlier_notes, context.held_notes = tuple(context.current_page_footnotes), None
        found = plain(context, *more)
        if context.held_notes is not None:
            kept = [note for note in context.held_notes if note not in context.footnotes]
            context.current_page_footnotes = kept
            context._update_footnote_area()  # noqa: SLF001
        context.earlier_notes, context.held_notes = outer
        return found

    return lay_out


def _reported_unless_earlier(plain: Any) -> Any:
    """`report_footnote` that moves no note of an earlier paragraph.

    With no note left to move, WeasyPrint breaks the paragraph or moves it as it would without any.
    """

    @wraps(plain)
    def report(context: Any, note: Any) -> None:
        if any(note is earlier for earlier in vars(context).get("earlier_notes", ())):
            context.held_notes = context.current_page_footnotes
            context.current_page_footnotes = []
        else:
            plain(context, note)

    return report

"""Mends five faults in the layout of WeasyPrint 70; it offers no other way to its functions.

A line that ends after its first word: where a text before a link or a note fits its line but for
the space at its end, WeasyPrint takes it for a word that cannot be broken. The last word before a
narrow space, which must not break, belongs to the next line then.

A note that stands a page after its number: where the second line of a paragraph does not fit the
page, WeasyPrint makes room by moving notes of earlier paragraphs to the next page, and leaves them
there even if the paragraph follows.

Time that grows with the square of the notes: of each piece of each line WeasyPrint asks whether its
note is among all those to come, and nearly every piece has none.

Time that grows with the square of the pages: for each page it looks through the rules of all pages
before it; for each place that a link leads to, through all numbers of pages, such as those of the
contents.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import wraps
from math import inf
from typing import Any

from weasyprint.css.targets import TargetCollector
from weasyprint.layout import LayoutContext, block, inline, page

from ankbrief.render.typography import THIN

SPACES = (" ", THIN)


@contextmanager
def mended() -> Iterator[None]:
    """Inside, WeasyPrint has none of the faults."""
    plain = [(place, name, getattr(place, name)) for place, name, _ in MENDED]
    for place, name, mend in MENDED:
        setattr(place, name, mend(getattr(place, name)))
    try:
        yield
    finally:
        for place, name, before in plain:
            setattr(place, name, before)


def _hanging_space(plain: Any) -> Any:
    """`split_first_line` that lets a space at the end of a text hang over the end of the line.

    A narrow one (U+202F) may not hang: what it ties to the last word comes behind it.
    """

    @wraps(plain)
    def split(
        text: str, style: Any, context: Any, width: float | None, *more: Any, **flags: Any
    ) -> Any:
        found = plain(text, style, context, width, *more, **flags)
        last = text[-1:]
        if last not in SPACES or width in (None, inf) or not _is_first_word(text, found):
            return found
        bare = plain(text.rstrip(last), style, context, width, *more, **flags)
        fitting = _fitting(text, bare, width, style["font_size"])
        return plain(text, style, context, fitting, *more, **flags) if fitting else found

    return split


def _fitting(text: str, bare: tuple[Any, ...], width: float, font_size: float) -> float | None:
    """The width in which the text is cut well; `bare` is its line without the last space."""
    _, _, resume_index, needed, *_ = bare
    if needed > width or _is_first_word(text, bare):
        return None
    if text.endswith(" "):
        return width + font_size if resume_index is None else None
    return float(needed - 1 if resume_index is None else needed + 1)


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


class _NotesToCome(list[Any]):
    """Notes still to be laid out; of what has no note, known at once not to be among them."""

    __slots__ = ()

    def __contains__(self, note: object) -> bool:
        return note is not None and super().__contains__(note)

    def copy(self) -> _NotesToCome:
        return _NotesToCome(self)


def _notes_to_come(plain: Any) -> Any:
    """`LayoutContext.__init__` whose list of notes answers quickly."""

    @wraps(plain)
    def make(context: Any, *more: Any, **named: Any) -> None:
        plain(context, *more, **named)
        context.footnotes = _NotesToCome(context.footnotes)

    return make


def _rules_of_one_page(plain: Any) -> Any:
    """`set_page_type_computed_styles` that forgets the rules of a page once it is styled."""

    @wraps(plain)
    def style(page_type: Any, html: Any, style_for: Any) -> None:
        plain(page_type, html, style_for)
        style_for.get_cascaded_styles().clear()

    return style


def _those_concerned(plain: Any) -> Any:
    """`cache_target_page_counters` that tells only the items which show a number of the place."""

    @wraps(plain)
    def cache(collector: Any, anchor: str, *more: Any) -> None:
        every = collector.counter_lookup_items
        if not collector.collecting:  # from now on no item is added
            by_anchor = vars(collector).setdefault("items_by_anchor", {}) or _by_anchor(collector)
            collector.counter_lookup_items = by_anchor.get(anchor, {})
        try:
            plain(collector, anchor, *more)
        finally:
            collector.counter_lookup_items = every

    return cache


def _by_anchor(collector: Any) -> dict[str, dict[Any, Any]]:
    found: dict[str, dict[Any, Any]] = collector.items_by_anchor
    for key, item in collector.counter_lookup_items.items():
        for anchor in item.missing_target_counters:
            found.setdefault(anchor, {})[key] = item
    return found


MENDED = (
    (inline, "split_first_line", _hanging_space),
    (block, "_linebox_layout", _notes_kept),
    (LayoutContext, "report_footnote", _reported_unless_earlier),
    (LayoutContext, "__init__", _notes_to_come),
    (TargetCollector, "cache_target_page_counters", _those_concerned),
    (page, "set_page_type_computed_styles", _rules_of_one_page),
)

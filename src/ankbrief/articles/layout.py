"""An article's lines told apart: title, dateline, paragraphs, credits, teasers, tags.

Two passes of ordered rules: the header rules read from the top until a line fits none of them,
the body rules read the rest. Spans are those of the text; the text is not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ankbrief.articles import marks
from ankbrief.articles.datelines import is_counter, read_dateline
from ankbrief.articles.furniture import is_furniture, told_elsewhere, whole_days
from ankbrief.articles.glued import glued
from ankbrief.articles.header import (
    LONGEST_TITLE,
    Mark,
    of_dateline,
    read_header,
    stated,
    title_mark,
)
from ankbrief.articles.lines import Line, clean, is_name, trim
from ankbrief.articles.stamps import is_stamp, stamped
from ankbrief.model import Block, BlockKind, Span

_CLOSING = 12  # lines of tags and dates at the end that are looked at
_LEADING = 4  # the headline and up to three paragraphs; further down a day is a heading


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks in order, and what the header and the last lines state."""

    blocks: tuple[Block, ...]
    title: str | None
    published: date | None
    source: str | None
    url: str | None
    notes: tuple[str, ...]


def lay_out(text: str, lines: Sequence[Line], *, title: Line | None = None) -> Layout:
    """The layout of `lines` of `text`; `title` where the format itself says which line it is."""
    first = [title_mark(title)] if title else []
    header, rest = read_header(text, list(whole_days(text, lines)), titled=title is not None)
    found = [*first, *header, *_close(text, list(_read_body(text, rest)))]
    if not any(mark.published for mark in found):
        found = list(_dated_within(text, found))
    dated = [mark for mark in found if mark.published]
    if not dated:
        dated = list(_dated_elsewhere(text, found))
    published = dated[0].published if dated else stamped(text)
    return Layout(
        blocks=tuple(Block(mark.kind, mark.span) for mark in found),
        title=next((m.title for m in found if m.title), None),
        published=published,
        source=next((m.source for m in found if m.source), None),
        url=next((m.url for m in found if m.url), None),
        notes=() if published else tuple(m.note for m in found if m.note)[:1],
    )


def _dated_within(text: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """«16 сентября 2025, 11:52» alone under the lead, where nothing above it gave the day."""
    waiting = _LEADING
    for mark in found:
        dateline = None
        if waiting and _may_date(mark.kind, mark.span.of(text)):
            waiting -= mark.kind in {"paragraph", "title"}
            words = mark.span.of(text)
            dateline = of_dateline(Line(words, mark.span), read_dateline(words))
        if dateline and dateline.published and not dateline.rest:
            waiting = 0
            yield dateline
        else:
            yield mark


def _dated_elsewhere(text: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """«Астана. 5 мая. КазТАГ» where the text itself says of which year that day is."""
    for mark in found:
        if mark.note and (day := told_elsewhere(mark.span.of(text), text)):
            yield replace(mark, published=day)


def _may_date(kind: BlockKind, words: str) -> bool:
    """Not the day of another article in a list of links."""
    return kind in {"paragraph", "title", "credit"} or (kind == "teaser" and is_counter(words))


def _read_body(text: str, lines: Sequence[Line]) -> Iterator[Mark]:
    linking = False
    for line in lines:
        linking = marks.announces_teasers(line.text) or (linking and not marks.is_final(line.text))
        if linking and len(line.text) <= LONGEST_TITLE:
            yield Mark("teaser", line.span)
        else:
            yield from _body_line(text, line)


def _body_line(text: str, line: Line) -> Iterator[Mark]:
    named = marks.field(line.text)
    if named and named[0] in {"source", "url"} and len(line.text) <= LONGEST_TITLE:
        yield stated(line.span, clean(line.text[named[1] :]), "credit")
    elif marks.is_address(line.text):
        yield stated(line.span, line.text, "credit")
    elif marks.is_credit(line.text):
        yield Mark("credit", line.span)
    elif is_stamp(line.text):
        yield Mark("dateline", line.span)
    elif marks.is_teaser(line.text) or is_counter(line.text) or is_furniture(line.text):
        yield Mark("teaser", line.span)
    elif line.heading or marks.is_shout(line.text):
        yield Mark("title", line.span)
    else:
        yield from _paragraph(text, line.span)


def _paragraph(text: str, span: Span) -> Iterator[Mark]:
    """A paragraph, cut where links to other articles and captions were glued into it."""
    start = span.start
    for kind, piece in glued(text, span):
        yield from _piece(text, start, piece.start)
        yield Mark(kind, trim(text, piece))
        start = piece.stop
    yield from _piece(text, start, span.stop)


def _piece(text: str, start: int, stop: int) -> Iterator[Mark]:
    piece = text[start:stop]
    if any(map(str.isalnum, piece)):
        inner = start + len(piece) - len(piece.lstrip())
        yield Mark("paragraph", Span(inner, start + len(piece.rstrip())))


def _close(text: str, found: list[Mark]) -> list[Mark]:
    """Tags and a date at the end are told by their place, from the last line upwards."""
    first = len(found) - marks.closing_headlines([(m.kind, m.span.of(text)) for m in found])
    found[first:] = (replace(mark, kind="teaser") for mark in found[first:])
    for i in reversed(range(max(1, len(found) - _CLOSING), len(found))):
        mark = found[i]
        words = mark.span.of(text)
        dateline = read_dateline(words)
        if mark.kind not in {"paragraph", "title"} and not (
            dateline and dateline.published and _may_date(mark.kind, words)
        ):
            continue
        if dateline:
            found[i] = of_dateline(Line(words, mark.span), dateline) or mark
        elif _is_signature(text, words, found[:i]):
            found[i] = replace(mark, kind="credit")
        elif marks.is_tags(words, text[: mark.span.start]):
            found[i] = replace(mark, kind="tags")
        else:
            break
    return found


def _is_signature(text: str, words: str, earlier: Sequence[Mark]) -> bool:
    """«Айгуль СЕИТОВА» under the article, if no paragraph speaks of her."""
    if not is_name(words):
        return False
    surname = words.rsplit(maxsplit=1)[-1].casefold()
    paragraphs = (mark.span.of(text) for mark in earlier if mark.kind == "paragraph")
    return not any(surname in paragraph.casefold() for paragraph in paragraphs)

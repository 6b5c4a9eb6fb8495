"""Paragraphs that a format gives, put down as the text of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ankbrief.articles.decoding import MAX_CHARACTERS, refuse_long
from ankbrief.articles.layout import Layout, lay_out
from ankbrief.articles.lines import Line, clean, lines_of, trim, unwrap
from ankbrief.errors import ArticleError
from ankbrief.model import Span

# Characters that XML forbids or that only steer a printer; lone surrogates cannot be written out.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

FROM_PROPERTIES = "дата публикации взята из свойств документа: проверьте её"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a document; a heading by its style."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """The text of an article and its layout."""

    text: str
    layout: Layout


def printable(text: str) -> str:
    """The text without what no file can hold."""
    return _UNSEEN.sub("", text)


def write_down(
    paragraphs: Iterable[Paragraph], where: str, *, title: str = "", wrapped: bool = False
) -> Written:
    """The paragraphs with a blank line between, under the title that the format states.

    Lines of a paragraph that is `wrapped` are put together where an editor broke them.
    Raises `ArticleError` where there is no word or too many.
    """
    kept = tuple(_kept(paragraphs, where))
    if not any(map(str.isalpha, "".join(one.text for one in kept))):
        raise ArticleError(
            "в файле нет ни одного слова", where, "Сохраните статью заново или уберите файл."
        )
    heading = clean(printable(title))
    if heading and clean(kept[0].text).casefold() == heading.casefold():
        kept = kept[1:]
    text = "\n\n".join((*filter(None, [heading]), *(one.text for one in kept)))
    refuse_long(text, where)
    span = trim(text, Span(0, len(heading)))
    lines = tuple(line for line in lines_of(text) if not heading or line.span.start > span.stop)
    lines = _with_headings(unwrap(text, lines) if wrapped else lines, heading, kept)
    return Written(text, lay_out(text, lines, title=Line(heading, span) if heading else None))


def _kept(paragraphs: Iterable[Paragraph], where: str) -> Iterable[Paragraph]:
    """Those with words in them; stops as soon as there are too many, for a source may be a bomb."""
    total = 0
    for one in paragraphs:
        text = printable(one.text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        total += len(text)
        if total > MAX_CHARACTERS:
            refuse_long(" " * total, where)
        if text:
            yield replace(one, text=text)


def _with_headings(
    lines: Sequence[Line], title: str, paragraphs: Sequence[Paragraph]
) -> tuple[Line, ...]:
    starts: set[int] = set()
    place = len(title) + 2 if title else 0
    for one in paragraphs:
        if one.heading and "\n" not in one.text:
            starts.add(place)
        place += len(one.text) + 2
    return tuple(replace(line, heading=line.span.start in starts) for line in lines)

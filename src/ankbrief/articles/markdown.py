"""Markdown: every character keeps its place; marks of emphasis and links become invisible ones.

Read are headings, front matter, quotes, list marks, emphasis and links (CommonMark 0.31, 6.2 and
6.3, in their plain forms); a line that is only an image is a credit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ankbrief.articles import marks
from ankbrief.articles.dates import read_date
from ankbrief.articles.decoding import decode, refuse_long
from ankbrief.articles.draft import Draft
from ankbrief.articles.layout import Layout, lay_out
from ankbrief.articles.lines import Line, clean, lines_of, trim, unwrap
from ankbrief.articles.sources import printed, source_of_address
from ankbrief.model import Block, Span

_START = re.compile(r"(?:(?:#{1,6}|>|[-*+](?=\s)|\d{1,2}[.)](?=\s))[ \t\xa0]*)*")
_UNSEEN = "\u2060"  # word joiner: reading passes over it, and it breaks no word
# The inner marks first; a run of one sign only, so that each is looked at once.
_MARKS = (
    re.compile(r"(?<!!)(\[)[^\[\]\n]+(\](?:\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|\[[^\[\]\n]*\]))"),
    re.compile(r"(?<![\w*\\])(\*)(?=[^\s*])[^*\n]*(?<=\S)(\*)(?![\w*])"),
    re.compile(r"(?<![\w_\\])(_)(?=[^\s_])[^_\n]*(?<=\S)(_)(?![\w_])"),
    re.compile(r"(?<![\w*\\])(\*{2,3})(?=[^\s*])[^*\n]*(?<=\S)(\1)(?!\*)"),
    re.compile(r"(?<![\w_\\])(_{2,3})(?=[^\s_])[^_\n]*(?<=\S)(\1)(?![\w_])"),
)
_UNDERLINE = re.compile(r"\n(?:={3,}|-{3,})[ \t]*(?=\n|$)")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")


@dataclass(frozen=True, slots=True)
class _Front:
    """What the front matter states; `stop` is where the article itself begins."""

    stop: int = 0
    title: Line | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


def read_markdown(data: bytes, where: str) -> Draft:
    """A `.md` file: the text is the file, with as many invisible characters for inline marks.

    Raises `ArticleError` for bytes that are no text.
    """
    decoded = decode(data, where)
    refuse_long(decoded.text, where)
    text = _with_unseen_marks(decoded.text)
    front = _read_front(text)
    lines = unwrap(text, tuple(_unmarked(text, line) for line in lines_of(text)))
    lines = tuple(line for line in lines if line.span.start >= front.stop and line.text)
    layout = _without_images(text, _lay_out_after(text, lines, front.title))
    notes = (*front.notes, decoded.note)
    return Draft(text, layout, front.published, front.source, front.url, tuple(filter(None, notes)))


def _lay_out_after(text: str, lines: Sequence[Line], title: Line | None) -> Layout:
    """A heading that repeats the front matter's title is the title; then the other is no block."""
    first = next((line for line in lines if line.heading), None)
    repeated = title and first and clean(first.text).casefold() == clean(title.text).casefold()
    return lay_out(text, lines, title=None if repeated else title)


def _unmarked(text: str, line: Line) -> Line:
    start = _START.match(line.text)
    heading = line.text.startswith("#")
    stop = line.span.start + len(line.text.rstrip("# \t") if heading else line.text)
    span = trim(text, Span(line.span.start + (start.end() if start else 0), stop))
    heading = heading or _UNDERLINE.match(text, line.span.stop) is not None
    return replace(line, text=span.of(text), span=span, heading=heading)


def _with_unseen_marks(text: str) -> str:
    """«**Марат** рассказал о [дороге](b.md)» → «Марат рассказал о дороге», of the same length."""
    for mark in _MARKS:
        text = mark.sub(_unseen, text)
    return text


def _unseen(match: re.Match[str]) -> str:
    (start, opened), (closing, stop) = match.span(1), match.span(2)
    return _UNSEEN * (opened - start) + match.string[opened:closing] + _UNSEEN * (stop - closing)


def _read_front(text: str) -> _Front:
    """`---`, lines of `key: value`, `---` (YAML's plainest form; other lines are passed over)."""
    if not re.match(r"---[ \t]*\n", text):
        return _Front()
    end = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE).search(text, 4)
    if not end:
        return _Front()
    front = _Front(stop=end.end())
    for line in lines_of(text[: end.start()]):
        named = marks.field(line.text)
        if named:
            front = _with_field(front, text, named[0], line.span.start + named[1], line.span.stop)
    return front


def _with_field(front: _Front, text: str, name: str, start: int, stop: int) -> _Front:
    span = Span(start, stop)
    if text[start] in "\"'" and text[stop - 1] == text[start] and stop - start > 1:
        span = Span(start + 1, stop - 1)
    value = clean(span.of(text))
    if name == "title":
        return replace(front, title=Line(span.of(text), span)) if value else front
    if name == "published":
        stated = read_date(value)
        note = stated.note if stated else f"дата публикации «{value[:40]}» не разобрана"
        day = stated.day if stated else None
        return replace(front, published=day, notes=(note,) if note else ())
    if name == "source":
        return replace(front, source=printed(value))
    return replace(front, url=value, source=front.source or source_of_address(value))


def _without_images(text: str, layout: Layout) -> Layout:
    return replace(layout, blocks=tuple(_image_as_credit(text, b) for b in layout.blocks))


def _image_as_credit(text: str, block: Block) -> Block:
    image = _IMAGE.fullmatch(block.span.of(text))
    return replace(block, kind="credit") if image else block

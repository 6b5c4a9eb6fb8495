"""The paragraphs of a piece of HTML that is no page: a letter, a field of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree, html

from ankbrief.articles.formats.written import Paragraph
from ankbrief.data import load

MAX_ELEMENTS = 20_000  # a newsletter has 3,000
_HEADING = re.compile(r"h[1-6]")
_TAG = re.compile(r"<(?:p|br|div|h[1-6]|ul|table|html|body)\b[^<>]{0,200}>", re.IGNORECASE)


@cache
def _tags(kind: str) -> frozenset[str]:
    return frozenset(load("documents")[kind])


def is_markup(text: str) -> bool:
    """Whether a field holds HTML and not plain text."""
    return _TAG.search(text) is not None


def paragraphs_of(markup: str) -> tuple[tuple[Paragraph, ...], bool]:
    """The paragraphs in their order, and whether some were left out as too many.

    Nothing is fetched; broken markup gives what can be read of it.
    """
    if not markup:
        return (), False
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return (), False
    pieces: list[Paragraph] = []
    current: list[str] = []
    cut = False
    for count, (text, block) in enumerate(_walk(root)):
        if count > 2 * MAX_ELEMENTS:
            cut = True
            break
        if block is not None:
            pieces.append(Paragraph(" ".join("".join(current).split()), block))
            current = []
        current.append(text)
    pieces.append(Paragraph(" ".join("".join(current).split())))
    return tuple(piece for piece in pieces if piece.text), cut


def _walk(root: etree._Element) -> Iterator[tuple[str, bool | None]]:
    """Each text, and at the edge of a block whether what ended there is a heading."""
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        edge = (False if tag in _tags("blocks") else None) if event == "start" else None
        if event == "end" and tag in _tags("blocks"):
            edge = _HEADING.fullmatch(tag) is not None
        if tag in _tags("unseen"):
            skipped += 1 if event == "start" else -1
        text = element.text if event == "start" else element.tail
        hidden = skipped > 0
        yield ("" if hidden else text or "", edge)

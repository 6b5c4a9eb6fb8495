"""Web pages: the article's text by trafilatura, its metadata from where publishers state it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lxml import etree, html

from ankbrief.articles.dates import moment
from ankbrief.articles.decoding import decode, refuse_long
from ankbrief.articles.draft import Draft
from ankbrief.articles.layout import lay_out
from ankbrief.articles.lines import Line, clean, lines_of, trim
from ankbrief.articles.sources import printed, source_of_address
from ankbrief.errors import ArticleError
from ankbrief.model import Span

# Pages of news sites have 500–5,000 elements; extraction takes 2 s for 12,000 in the worst of the
# cases measured (nothing but links) and grows with the square.
MAX_ELEMENTS = 12_000
_MAX_SCRIPT = 50_000  # characters of JSON-LD; trafilatura's expressions backtrack on longer ones
_LEAST = 20  # letters; a button or a word of a form is no article
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='publish_date' or @name='publishdate']/@content",
    "//meta[@name='date' or @name='DC.date' or @name='dc.date']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
    "//article//time/@datetime",
)
_NO_ARTICLE = "на странице не найден текст статьи"
_HINT = "Откройте статью в браузере и сохраните её текст в файл .txt."

# A program without handlers would see the libraries' warnings on its stderr.
for _name in ("trafilatura", "htmldate", "readability", "justext", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Page:
    title: str | None
    body: str
    site: str | None
    url: str | None


def read_page(data: bytes, where: str) -> Draft:
    """An `.html` file: the text is the title, a blank line and the paragraphs.

    Nothing is fetched. Raises `ArticleError` for bytes that are no text, for a page that is too
    big or has no article.
    """
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, where, declared=declared[1].decode("ascii") if declared else None)
    tree = _parse(decoded.text, where)
    published = _published(tree)
    page = _extract(tree, where)
    text, title = _as_text(page)
    refuse_long(text, where)
    lines = tuple(line for line in lines_of(text) if not title or line.span.start > title.span.stop)
    return Draft(
        text=text,
        layout=lay_out(text, lines, title=title),
        published=published,
        source=(printed(page.site) if page.site else None) or source_of_address(page.url or ""),
        url=page.url,
        notes=(decoded.note,) if decoded.note else (),
    )


def _parse(text: str, where: str) -> html.HtmlElement:
    # Bytes, because lxml refuses a str with an encoding declaration in it.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(_NO_ARTICLE, where, _HINT) from error
    count = sum(1 for _ in zip(tree.iter(), range(MAX_ELEMENTS + 1), strict=False))
    if count > MAX_ELEMENTS:
        message = f"страница слишком сложна: в ней больше {MAX_ELEMENTS} элементов"
        raise ArticleError(message, where, _HINT)
    for script in tree.xpath("//script"):
        if len(script.text or "") > _MAX_SCRIPT:
            script.text = None
    return tree


def _extract(tree: html.HtmlElement, where: str) -> _Page:
    import trafilatura  # a third of a second that a folder without pages need not wait for

    try:
        found = trafilatura.bare_extraction(
            tree, favor_precision=True, include_comments=False, with_metadata=True,
            # The date is read by `_published`: htmldate guesses from links and free text.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    except (RecursionError, ValueError, TypeError, AttributeError, etree.LxmlError) as error:
        raise ArticleError(_NO_ARTICLE, where, _HINT) from error
    body = (found.text or "") if found else ""
    if sum(map(str.isalpha, body)) < _LEAST:
        raise ArticleError(_NO_ARTICLE, where, _HINT)
    return _Page(_headline(found), body, clean(found.sitename or "") or None, found.url or None)


def _headline(found: Any) -> str | None:
    """The title without the site's name, which publishers append for search engines."""
    title = clean(found.title or "")
    names = {n.casefold() for n in (found.sitename, found.hostname) if n}
    head, _, tail = title.rpartition(" | ") if " | " in title else _last_dash(title)
    return (head if head and tail.casefold() in names else title) or None


def _last_dash(title: str) -> tuple[str, str, str]:
    found = re.search(r" [-–—] (?!.* [-–—] )", title)
    return (title[: found.start()], found[0], title[found.end() :]) if found else ("", "", title)


def _as_text(page: _Page) -> tuple[str, Line | None]:
    lines = [line for line in map(str.strip, page.body.split("\n")) if line]
    if page.title and clean(lines[0]).casefold() == page.title.casefold():
        lines = lines[1:]
    text = "\n\n".join([page.title, *lines] if page.title else lines)
    if not page.title:
        return text, None
    span = trim(text, Span(0, len(page.title)))
    return text, Line(span.of(text), span)


def _published(tree: html.HtmlElement) -> date | datetime | None:
    stated = (value for path in _PUBLISHED for value in tree.xpath(path))
    return next(filter(None, map(moment, (*stated, *_linked_data_dates(tree)))), None)


def _linked_data_dates(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "null", strict=False)
            yield from _values(data, "datePublished")
        except (ValueError, RecursionError):
            continue


def _values(data: Any, key: str) -> Iterator[str]:
    """Every text that stands under `key`, at any depth of JSON."""
    if isinstance(data, dict):
        if isinstance(data.get(key), str):
            yield data[key]
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _values(item, key)

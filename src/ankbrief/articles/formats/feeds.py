"""Feeds (RSS and Atom) by feedparser: what each entry states and how much of its text it has."""

from __future__ import annotations

import html
import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from ankbrief.articles.dates import moment
from ankbrief.articles.draft import Draft
from ankbrief.articles.formats.markup import is_markup, paragraphs_of
from ankbrief.articles.formats.written import Paragraph, write_down
from ankbrief.articles.lines import clean
from ankbrief.articles.sources import known_outlet, printed, source_of_address
from ankbrief.data import load
from ankbrief.errors import ArticleError

SUFFIXES = (".rss", ".atom", ".xml")
MAX_ENTRIES = 1_000  # a feed of a busy outlet has 100
_WHOLE = 600  # letters; a summary has 100–400
_LONGEST_TAG = 2_000  # bytes; only longer ones are looked at
_MAX_ATTRIBUTES = 300  # of one tag; the library's time grows with their square
_TAG = re.compile(rb"<[^<>]{%d,}" % _LONGEST_TAG)
_HINT = "Проверьте, что это лента RSS или Atom, или сохраните статьи в файлы."
_HINT_TEXT = "Дайте адрес самой ленты: тогда статья читается по ссылке; или сохраните её в файл."
_CUT = "в ленте, похоже, только начало статьи"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed; `is_whole` if its text looks like all of the article."""

    number: int
    title: str
    paragraphs: tuple[Paragraph, ...]
    url: str | None
    published: date | datetime | None
    source: str | None
    is_whole: bool
    is_cut: bool = False


def read_feed(data: bytes, where: str) -> Iterator[tuple[str, Draft | ArticleError]]:
    """Each entry of a feed saved as a file, with its place; nothing is fetched.

    Raises `ArticleError` for what is no feed or has no entry.
    """
    for entry in entries_of(data, where):
        place = f"{where}#{entry.number}"
        if entry.number > MAX_ENTRIES:
            message = f"в ленте больше {MAX_ENTRIES} публикаций: остальные не прочитаны"
            yield where, ArticleError(message, where, "Разделите её на несколько файлов.")
            return
        try:
            yield place, draft_of(entry, place)
        except ArticleError as error:
            yield place, error


def entries_of(
    data: bytes, where: str, *, address: str = "", content_type: str = ""
) -> tuple[Entry, ...]:
    """The entries of a feed, one more than `MAX_ENTRIES` at most.

    `address` makes relative links whole; `content_type` is the server's word on the encoding.
    Raises `ArticleError` for what is no feed or has no entry.
    """
    _refuse_hostile(data, where)
    import feedparser

    headers = {"content-location": address, "content-type": content_type}
    try:
        # A stream, because the library would open a text as a file or an address.
        found = feedparser.parse(
            io.BytesIO(data),
            response_headers={key: value for key, value in headers.items() if value},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
        entries = tuple(
            _entry(one, number, found.feed)
            for number, one in enumerate(found.entries[: MAX_ENTRIES + 1], 1)
        )
    except Exception as error:  # the library lets through whatever a damaged feed provokes
        raise ArticleError("лента повреждена", where, _HINT) from error
    if not entries:
        kind = "в ленте нет публикаций" if found.get("version") else "это не лента RSS или Atom"
        raise ArticleError(kind, where, _HINT)
    return entries


def _refuse_hostile(data: bytes, where: str) -> None:
    """Entities of one's own and tags of thousands of attributes serve only to keep us busy."""
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise ArticleError("лента объявляет свои сущности (ENTITY)", where, _HINT)
    if any(one[0].count(b"=") > _MAX_ATTRIBUTES for one in _TAG.finditer(data)):
        raise ArticleError(f"в ленте тег из {_MAX_ATTRIBUTES} и больше свойств", where, _HINT)


def _entry(stated: Any, number: int, feed: Any) -> Entry:
    texts = [one.get("value") or "" for one in stated.get("content", ())]
    texts.append(stated.get("summary") or "")
    paragraphs, cut = max(map(_paragraphs, texts), key=lambda one: _letters(one[0]))
    url = _web(stated.get("link"))
    return Entry(
        number,
        clean(html.unescape(" ".join(p.text for p in _paragraphs(stated.get("title") or "")[0]))),
        paragraphs,
        url,
        _published(stated),
        _source(stated, url, feed),
        _letters(paragraphs) >= _WHOLE and not _is_teaser(paragraphs),
        cut,
    )


def _paragraphs(text: str) -> tuple[tuple[Paragraph, ...], bool]:
    markup = is_markup(text) or "<" in text
    return paragraphs_of(text) if markup else ((Paragraph(html.unescape(text)),), False)


def _letters(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(sum(map(str.isalpha, one.text)) for one in paragraphs)


@cache
def _teaser() -> re.Pattern[str]:
    ends = "|".join(map(re.escape, load("documents")["more"]))
    return re.compile(rf"(?:…|\.\.\.|(?:{ends}))[\s\]»→>.]*$", re.IGNORECASE)


def _is_teaser(paragraphs: tuple[Paragraph, ...]) -> bool:
    return bool(paragraphs) and _teaser().search(paragraphs[-1].text[-80:]) is not None


def _web(link: object) -> str | None:
    good = isinstance(link, str) and link.startswith(("http://", "https://"))
    return str(link).strip() if good else None


def _published(stated: Any) -> date | datetime | None:
    told = next(filter(None, (stated.get(key) for key in ("published", "updated"))), "")
    parsed = stated.get("published_parsed") or stated.get("updated_parsed")
    return moment(told) or (datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None)


def _source(stated: Any, url: str | None, feed: Any) -> str | None:
    """The medium that the entry names, then that of its link, then that of the feed."""
    named = clean(str((stated.get("source") or {}).get("title") or ""))
    feed_name = clean(str(feed.get("title") or ""))
    return (
        (printed(named) if named else None)
        or (source_of_address(url) if url else None)
        or known_outlet(feed_name)
        or source_of_address(str(feed.get("link") or ""))
    )


def draft_of(entry: Entry, place: str) -> Draft:
    """The entry's own text as an article; raises `ArticleError` where it has none."""
    if not _letters(entry.paragraphs):
        raise ArticleError("в ленте нет текста этой публикации", entry.url or place, _HINT_TEXT)
    written = write_down(entry.paragraphs, place, title=entry.title)
    notes = ("текст записи слишком длинный, конец не прочитан",) if entry.is_cut else ()
    return Draft(
        text=written.text,
        layout=written.layout,
        published=entry.published,
        source=entry.source,
        url=entry.url,
        notes=notes if entry.is_whole else (*notes, _CUT),
    )

"""An address as articles: a page, a document, or a feed with the pages that it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import monotonic
from urllib.parse import urlsplit

from ankbrief.articles.draft import Draft
from ankbrief.articles.formats.feeds import SUFFIXES, Entry, draft_of, entries_of
from ankbrief.articles.readers import COLLECTIONS, drafts_of
from ankbrief.articles.sources import source_of_address
from ankbrief.articles.web.fetching import Fetched, Fetcher
from ankbrief.errors import ArticleError

_HINT_MORE = "Назовите адреса нужных статей или сохраните их в файлы."


def read_address(url: str, fetcher: Fetcher) -> Iterator[tuple[str, Draft | ArticleError]]:
    """Each article at an address with its place; raises `ArticleError` where there is none."""
    fetched = fetcher.fetch(url)
    if fetched.kind in SUFFIXES:
        yield from _articles_of_feed(fetched, fetcher)
        return
    for place, one in drafts_of(fetched.data, fetched.kind, fetched.url):
        yield place, one if isinstance(one, ArticleError) else _at(one, fetched.url)


def _at(draft: Draft, url: str) -> Draft:
    """The draft with the address it was fetched from, or the one its page calls the right one."""
    own, asked = urlsplit(draft.url or ""), urlsplit(url)
    same = (own.hostname or "").removeprefix("www.") == (asked.hostname or "").removeprefix("www.")
    kept = draft.url if same and own.path.strip("/") else url
    named = draft.source or draft.layout.source or source_of_address(url)
    return replace(draft, url=kept, source=named)


def _articles_of_feed(
    feed: Fetched, fetcher: Fetcher
) -> Iterator[tuple[str, Draft | ArticleError]]:
    """Of entries without a whole text the page is fetched, of so many as the limits allow."""
    entries = entries_of(feed.data, feed.url, address=feed.url, content_type=feed.content_type)
    end, pages = monotonic() + fetcher.limits.feed_seconds, 0
    left = 0
    for entry in entries:
        place = f"{feed.url}#{entry.number}"
        if entry.is_whole or not entry.url:
            yield _taken(entry, place)
        elif pages < fetcher.limits.pages and monotonic() < end:
            pages += 1
            yield _followed(entry, entry.url, place, fetcher)
        else:
            left += 1
    if left:
        message = f"из ленты не прочитано публикаций: {left}; страниц прочитано {pages}, это предел"
        yield feed.url, ArticleError(message, feed.url, _HINT_MORE)


def _taken(entry: Entry, place: str) -> tuple[str, Draft | ArticleError]:
    try:
        return place, draft_of(entry, place)
    except ArticleError as error:
        return place, error


def _followed(
    entry: Entry, url: str, place: str, fetcher: Fetcher
) -> tuple[str, Draft | ArticleError]:
    """The page of an entry; what the feed itself says where the page cannot be read."""
    try:
        page = _page(fetcher.fetch(url))
    except ArticleError as error:
        known = _taken(entry, place)[1]
        if isinstance(known, ArticleError):
            return url, error
        note = f"взято то, что стоит в ленте: страница статьи не прочитана, {error.message}"
        return place, replace(known, notes=(*known.notes, note))
    return url, replace(
        page,
        published=page.published or page.layout.published or entry.published,
        source=page.source or entry.source,
    )


def _page(fetched: Fetched) -> Draft:
    if fetched.kind in COLLECTIONS:
        hint = "Назовите этот адрес сам по себе."
        raise ArticleError("по ссылке не статья, а лента или таблица", fetched.url, hint)
    ((_, one),) = drafts_of(fetched.data, fetched.kind, fetched.url)
    if isinstance(one, ArticleError):
        raise one
    return _at(one, fetched.url)

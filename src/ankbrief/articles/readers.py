"""Which reader takes which files, and how large they may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from ankbrief.articles.draft import Draft
from ankbrief.articles.formats import feeds
from ankbrief.articles.formats.mail import read_mail
from ankbrief.articles.formats.pdf import read_pdf
from ankbrief.articles.formats.tables import read_csv, read_json, read_jsonl
from ankbrief.articles.formats.word import read_docx
from ankbrief.articles.markdown import read_markdown
from ankbrief.articles.pages import read_page
from ankbrief.articles.plain import read_plain
from ankbrief.errors import ArticleError

# A format is one function from a file's bytes and its name to a draft.
READERS: dict[str, Callable[[bytes, str], Draft]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
# A format of several articles: each with its place, or why it cannot be read.
COLLECTIONS: dict[str, Callable[[bytes, str], Iterator[tuple[str, Draft | ArticleError]]]] = {
    ".eml": read_mail,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    **dict.fromkeys(feeds.SUFFIXES, feeds.read_feed),
}
DOCUMENT = 30_000_000  # bytes; press releases come with photographs in them
_TABLE = 20_000_000  # bytes; a month of an agency
LIMITS = {
    **dict.fromkeys((".docx", ".pdf", ".eml"), DOCUMENT),
    **dict.fromkeys((".json", ".jsonl", ".csv"), _TABLE),
}

# A page saved under the name of a text is read as the page it is.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype html|html[\s>])", re.IGNORECASE)


def is_known(path: Path) -> bool:
    """Whether files of this name are read at all."""
    return path.suffix.lower() in (*READERS, *COLLECTIONS)


def drafts_of(data: bytes, suffix: str, where: str) -> Iterator[tuple[str, Draft | ArticleError]]:
    """What a file holds, at least one; raises `ArticleError` where it cannot be read at all."""
    if suffix in COLLECTIONS:
        yield from COLLECTIONS[suffix](data, where)
    else:
        reader = read_page if _PAGE.match(data) else READERS[suffix]
        yield where, reader(data, where)

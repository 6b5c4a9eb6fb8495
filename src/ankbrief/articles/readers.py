"""Which reader takes which files, and how large they may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ankbrief.articles.draft import Draft
from ankbrief.articles.formats import feeds
from ankbrief.articles.formats.mail import read_mail
from ankbrief.articles.formats.pdf import read_pdf
from ankbrief.articles.formats.tables import MAX_RECORDS, read_csv, read_json, read_jsonl
from ankbrief.articles.formats.word import read_docx
from ankbrief.articles.markdown import read_markdown
from ankbrief.articles.pages import read_page
from ankbrief.articles.plain import read_plain
from ankbrief.data import load
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
Found = Iterator[tuple[str, Draft | ArticleError]]
# A format of several articles: each with its place, or why it cannot be read.
WHOLES: dict[str, Callable[[bytes, str], Found]] = {
    ".eml": read_mail,
    ".json": read_json,
    **dict.fromkeys(feeds.SUFFIXES, feeds.read_feed),
}
# The same read record by record, so many at most.
TABLES: dict[str, Callable[[BinaryIO, str, int | None], Found]] = {
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}
COLLECTIONS = (".eml", ".json", *TABLES, *feeds.SUFFIXES)
DOCUMENT = 30_000_000  # bytes; press releases come with photographs in them
_TABLE = 20_000_000  # bytes; a month of an agency
LIMITS = {
    **dict.fromkeys((".docx", ".pdf", ".eml"), DOCUMENT),
    **dict.fromkeys((".json", ".jsonl", ".csv"), _TABLE),
}

# What is saved under the name of something else is read as what it is.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype html|html[\s>])", re.IGNORECASE)
_WORD_BODY = b"word/document.xml"  # names stand in an archive as they are


def is_known(path: Path) -> bool:
    """Whether files of this name are read at all."""
    return path.suffix.lower() in (*READERS, *COLLECTIONS)


def advice_on(suffix: str) -> str:
    """What to do with a file that is not read."""
    kinds = load("documents")["unread"]
    known = ", ".join((*READERS, *COLLECTIONS))
    usual = f"Читаются {known}: сохраните статью как текст или страницу."
    return next((kind["advice"] for kind in kinds if suffix in kind["suffixes"]), usual)


def drafts_of(data: bytes, suffix: str, where: str) -> Found:
    """What a file holds, at least one; raises `ArticleError` where it cannot be read at all."""
    if suffix in TABLES:
        yield from TABLES[suffix](BytesIO(data), where, MAX_RECORDS)
    elif suffix in WHOLES:
        yield from WHOLES[suffix](data, where)
    else:
        yield where, (_own_reader(data) or READERS[suffix])(data, where)


def _own_reader(data: bytes) -> Callable[[bytes, str], Draft] | None:
    """The reader of a page or a document, whatever its file is called."""
    if _PAGE.match(data):
        return read_page
    if data.startswith(b"%PDF-"):
        return read_pdf
    return read_docx if data.startswith(b"PK\x03\x04") and _WORD_BODY in data else None

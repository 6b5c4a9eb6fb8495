"""Articles of files read before, in the project's cache, keyed by all that decides them.

The key is a checksum of the file's bytes and name, the office's media and time zone, the code and
word lists of reading, and the versions of the libraries that read documents.
"""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from ankbrief.errors import AnkbriefError
from ankbrief.facts.codec import plain, record
from ankbrief.memory.cache import READINGS, WINDOW, Cache, Row
from ankbrief.memory.packing import LARGEST, code_print, deflated
from ankbrief.model import Article

ROOMS = ("model.py", "errors.py", "data", "articles")
LIBRARIES = (
    *("charset-normalizer", "courlan", "dateparser", "feedparser", "htmldate", "justext", "lxml"),
    *("pypdf", "python-dateutil", "python-docx", "trafilatura"),
)


@dataclass(frozen=True, slots=True)
class Readings:
    """What files held in earlier runs; `program` is the checksum of whatever else decides it."""

    known: Cache
    program: bytes

    def articles(self, data: bytes, name: str) -> tuple[Article, ...] | None:
        """The articles of a file of these bytes and that name; None where it must be read."""
        kept = self.known.get(READINGS, self._key(data, name))
        return None if kept is None else unpacked(kept)

    def keep(self, data: bytes, name: str, articles: Sequence[Article]) -> None:
        """Puts by what a file holds."""
        if self.known.is_kept:
            row = Row(READINGS, self._key(data, name), self.program, packed(articles))
            self.known.put(row, WINDOW)  # a file is read anew in no time

    def _key(self, data: bytes, name: str) -> bytes:
        named = name.encode("utf-8", "surrogatepass")
        start = f"{len(named)}\0".encode()
        return hashlib.sha256(b"".join((self.program, start, named, data))).digest()


def readings_of(known: Cache, *settings: object) -> Readings | None:
    """The readings of a cache, of files read with these settings; none where it has no file.

    What a setting says of itself (`repr`) must tell all of it.
    """
    if known.store.file is None:
        return None
    own = code_print(ROOMS, LIBRARIES) + f"{platform.python_version()} {settings!r}".encode()
    return Readings(known, hashlib.sha256(own).digest())


def packed(articles: Sequence[Article]) -> bytes:
    """The articles as the cache keeps them."""
    return deflated([plain(one) for one in articles])


def unpacked(data: bytes) -> tuple[Article, ...] | None:
    """The articles out of what `packed` made; None where it is damaged."""
    try:
        text = zlib.decompressobj().decompress(data, LARGEST)
        return tuple(record(Article, one) for one in json.loads(text)) or None
    except (zlib.error, ValueError, TypeError, RecursionError, AnkbriefError):
        return None

"""Facts of articles seen before: one SQLite file of the project, keyed by all that decides them.

The key is a checksum of the article as read, the office's cards, the program's own code and word
lists, and the versions of the libraries that read Russian. Where the file lies does not count.
Beside the facts the file holds what `memory.readings` keeps of the files that articles stand in.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Self

from ankbrief.language.cards.file import FILE as CARDS
from ankbrief.memory.database import Database, Kind
from ankbrief.memory.folder import NAME
from ankbrief.memory.packing import (
    article_print,
    facts_of,
    own_problems,
    packed,
    program_print,
)
from ankbrief.model import Article, Facts, Problem

FILE = "cache.sqlite3"
MOST_BYTES = 300_000_000  # some thirty thousand articles: about 10 kB each with its file
AT_ONCE = 32  # articles to a transaction: what a killed run loses at most
WINDOW = 512  # articles looked up ahead; bounds memory where everything is known

FACTS, READINGS = "facts", "readings"
COLUMNS = "key BLOB PRIMARY KEY, program BLOB NOT NULL, used INTEGER NOT NULL, data BLOB NOT NULL"
SCHEMA = f"""
PRAGMA auto_vacuum = INCREMENTAL;
CREATE TABLE IF NOT EXISTS {FACTS} ({COLUMNS});
CREATE INDEX IF NOT EXISTS by_use ON {FACTS} (program, used);
CREATE TABLE IF NOT EXISTS {READINGS} ({COLUMNS});
"""
HINT = (
    "На брифинг это не влияет: публикации разобраны заново. Если так будет и впредь, удалите "
    "этот файл: он нужен только для скорости."
)

Extract = Callable[[Iterable[Article]], Iterable[Facts]]


def _prepared(base: sqlite3.Connection, is_written: bool) -> sqlite3.Connection:
    """With all tables; those that a file of an older version lacks are empty where it is read."""
    if is_written:
        base.executescript(SCHEMA)
        return base
    known = {name for (name,) in base.execute("SELECT name FROM sqlite_master")}
    if FACTS in known and READINGS not in known:
        base.execute(f"CREATE TEMP TABLE {READINGS} ({COLUMNS})")
    return base


KIND = Kind("память о разобранных публикациях", HINT, _prepared)


@dataclass(frozen=True, slots=True)
class Row:
    """What is to be written, and of which program it is."""

    table: str
    key: bytes
    program: bytes
    data: bytes


@dataclass(slots=True)
class Cache:
    """The facts of earlier runs while a run works with them; without a file none."""

    store: Database = field(default_factory=partial(Database, KIND))
    program: bytes = b""
    found: int = 0
    _waiting: list[Row] = field(default_factory=list)
    _used: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        """What is to be told of the file."""
        return self.store.problems

    @property
    def is_kept(self) -> bool:
        """Whether what is found is put by for later runs."""
        return self.store.file is not None and self.store.is_written

    def __enter__(self) -> Self:
        if self.store.file is not None:
            self.store.run(_look_through)
        return self

    def __exit__(self, *_raised: object) -> None:
        self.flush()
        if self.is_kept:
            self.store.run(self._trim)
        self.store.close()

    def look_up(self, article: Article) -> bytes | None:
        """What is kept of the article, as `facts_of` reads it."""
        return self.get(FACTS, article_print(article, self.program))

    def keep(self, facts: Facts) -> None:
        """Puts by the facts of an article, unless the program stumbled over it."""
        if self.is_kept and not any(p.level == "error" for p in own_problems(facts)):
            key = article_print(facts.article, self.program)
            self.put(Row(FACTS, key, self.program, packed(facts)), AT_ONCE)

    def get(self, table: str, key: bytes) -> bytes | None:
        """What a table holds under the key, which counts as used today."""
        query = f"SELECT data FROM {table} WHERE key = ?"  # noqa: S608  # our own name
        row = self.store.run(lambda base: base.execute(query, (key,)).fetchone())
        if row is None:
            return None
        self._used.append((table, key))
        if len(self._used) >= WINDOW:
            self.flush()
        return bytes(row[0])

    def put(self, row: Row, at_once: int) -> None:
        """Puts a row by; it is written when so many wait."""
        self._waiting.append(row)
        if len(self._waiting) >= at_once:
            self.flush()

    def flush(self) -> None:
        """Writes what was put by, in one short transaction."""
        rows, used, today = self._waiting, self._used, date.today().toordinal()  # noqa: DTZ011  # only an order

        def write(base: sqlite3.Connection) -> None:
            with base:
                for table in (FACTS, READINGS):
                    base.executemany(
                        f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)",  # noqa: S608  # our own name
                        ((r.key, r.program, today, r.data) for r in rows if r.table == table),
                    )
                    base.executemany(
                        f"UPDATE {table} SET used = ? WHERE key = ? AND used <> ?",  # noqa: S608  # our own name
                        ((today, key, today) for name, key in used if name == table),
                    )

        if self.is_kept and (rows or used):
            self.store.run(write)
        self._waiting, self._used = [], []

    def _trim(self, base: sqlite3.Connection) -> None:
        """Forgets what other versions left and then what was not used for longest."""
        size = _pragma(base, "page_size")
        pages = _pragma(base, "page_count") - _pragma(base, "freelist_count")
        if pages * size <= MOST_BYTES:
            return
        surplus = pages * size - MOST_BYTES * 8 // 10
        with base:
            for table in (FACTS, READINGS):
                rows = base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  # our own names
                base.execute(
                    f"DELETE FROM {table} WHERE key IN "  # noqa: S608  # our own names
                    f"(SELECT key FROM {table} ORDER BY program = ?, used LIMIT ?)",
                    (self.program, rows * surplus // (pages * size) + 1),
                )
        base.executescript("PRAGMA incremental_vacuum")  # `execute` would free one page


NO_CACHE = Cache()


def cache_of(project: Path, *, is_written: bool = True) -> Cache:
    """The cache of a project, to be entered; one that is only read need not be there."""
    file = project / NAME / FILE
    if not is_written and not file.exists():
        return NO_CACHE
    return Cache(Database(KIND, file, is_written), program_print(project / CARDS))


def remembered(articles: Iterable[Article], known: Cache, extract: Extract) -> Iterator[Facts]:
    """The facts of each article in order; `extract` gets only those that are not known."""
    rest = iter(articles)
    while first := list(islice(rest, 1)):
        yield from _window(chain(first, islice(rest, WINDOW - 1)), known, extract)


def _window(articles: Iterable[Article], known: Cache, extract: Extract) -> Iterator[Facts]:
    """`extract` pulls the articles; what is known between those it asks for waits in `order`."""
    order: deque[tuple[Article, bytes | None]] = deque()

    def missing() -> Iterator[Article]:
        for article in articles:
            order.append((article, known.look_up(article)))
            if order[-1][1] is None:
                yield article

    def from_memory() -> Iterator[Facts]:
        while order and (data := order[0][1]) is not None:
            article = order.popleft()[0]
            facts = facts_of(data, article)
            known.found += facts is not None
            yield facts or anew(article)

    def anew(article: Article) -> Facts:
        (facts,) = extract([article])
        known.keep(facts)
        return facts

    for facts in extract(missing()):
        yield from from_memory()
        order.popleft()
        known.keep(facts)
        yield facts
    yield from from_memory()


def _look_through(base: sqlite3.Connection) -> None:
    """Meets at once what is wrong with the form of the file."""
    for table in (FACTS, READINGS):
        base.execute(f"SELECT key, program, used, data FROM {table} LIMIT 1").fetchone()  # noqa: S608  # our own names


def _pragma(base: sqlite3.Connection, name: str) -> int:
    return int(base.execute(f"PRAGMA {name}").fetchone()[0])

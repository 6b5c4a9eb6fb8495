"""Everything that is wrong in `edits.toml`, at once: each key is read by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ankbrief.errors import ConfigError
from ankbrief.language.cards.file import Row, Source, check_keys
from ankbrief.language.cards.mistakes import each_key, every_mistake, rows_in, told
from ankbrief.memory.edits.file import (
    FILE,
    added_of,
    article_of,
    edit_of,
    parse_edits,
    refuse_twice,
)
from ankbrief.memory.edits.kinds import KINDS

ARTICLE, FACT, SENTENCE = {"path": "a.txt"}, {"id": "0" * 12}, {"sentence": "А."}
"""What each record must have, so that its other keys can be read without it."""


def mistakes_in(folder: Path) -> tuple[ConfigError, ...]:
    """What is wrong in the edits of the project, each with its line."""
    path = folder / FILE
    return every_mistake(path, str(path), parse_edits, _found)


def _found(source: Source, tables: Row) -> Iterator[ConfigError]:
    for key, value in tables.items():
        yield from told(check_keys, source, "", {key: value}, ("article",))
    edits = []
    for row, where in rows_in(source, tables, "article", ""):
        of_itself = {key: value for key, value in row.items() if key not in ("fact", "add")}
        yield from each_key(article_of, source, where, of_itself, ARTICLE)
        for fact, place in rows_in(source, row, "fact", where):
            yield from each_key(edit_of, source, place, fact, {**FACT, **_kind(fact)})
            with suppress(ConfigError):  # told by its keys
                edits.append(edit_of(source, place, fact))
        for fact, place in rows_in(source, row, "add", where):
            needed = {**SENTENCE, **_kind(fact), **_first(fact)}
            yield from each_key(added_of, source, place, fact, needed)
    yield from told(refuse_twice, edits)


def _kind(row: Row) -> Row:
    """Which other keys there may be depends on it."""
    kind = row.get("kind")
    return {"kind": kind} if isinstance(kind, str) and kind in KINDS else {"kind": "решение"}


def _first(row: Row) -> Row:
    """The key that a fact of the kind must have, as it stands."""
    first = next(iter(KINDS[_kind(row)["kind"]].fields))
    return {first: row[first]} if first in row else {first: "слово"}

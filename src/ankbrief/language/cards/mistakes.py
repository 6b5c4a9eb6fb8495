"""Everything that is wrong in `people.toml`, at once: each key is read by itself."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ankbrief.errors import ConfigError
from ankbrief.language.cards.file import (
    FILE,
    TABLES,
    Row,
    Source,
    body_of,
    check_keys,
    person_of,
    post_of,
    read_cards,
    rows_of,
)

PERSON, BODY, POST = {"name": "Иван Иванов"}, {"name": "Совет"}, {"title": "директор"}
"""What each table must have, so that its other keys can be read without it."""

Builder = Callable[[Source, str, Row], object]


def mistakes_in(folder: Path) -> tuple[ConfigError, ...]:
    """What is wrong in the cards of the office whose folder it is, each with its line."""
    return every_mistake(folder / FILE, FILE, read_cards, _found)


def every_mistake(
    path: Path,
    name: str,
    read: Callable[[Path], object],
    find: Callable[[Source, Row], Iterable[ConfigError]],
) -> tuple[ConfigError, ...]:
    """What `read` refuses in a file and all else that `find` does, in the order of its lines.

    `name` is what the file is called in the messages.
    """
    if not path.exists():
        return ()
    try:
        read(path)
    except ConfigError as error:
        source, tables = _tables(path, name)
        every = {str(one): one for one in (error, *find(source, tables))}
        return tuple(sorted(every.values(), key=_line_of))
    return ()


def _tables(path: Path, name: str) -> tuple[Source, Row]:
    """No tables where the first reading has told why there are none."""
    try:
        text = path.read_text("utf-8-sig")
        return Source(name, text), tomllib.loads(text)
    except (OSError, ValueError):
        return Source(name, ""), {}


def _line_of(error: ConfigError) -> tuple[int, str]:
    number = error.where.partition(":")[2].partition(":")[0]
    return (int(number) if number.isdecimal() else 0, str(error))


def _found(source: Source, tables: Row) -> Iterator[ConfigError]:
    for key, value in tables.items():
        yield from told(check_keys, source, "", {key: value}, TABLES)
    for row, where in rows_in(source, tables, "person", ""):
        yield from each_key(person_of, source, where, row, PERSON)
        for post, place in rows_in(source, row, "position", where):
            yield from each_key(post_of, source, place, post, POST)
    for row, where in rows_in(source, tables, "organisation", ""):
        yield from each_key(body_of, source, where, row, BODY)


def rows_in(source: Source, tables: Row, key: str, path: str) -> Iterator[tuple[Row, str]]:
    """The tables `[[key]]` with the path of each; none where they are not written so."""
    try:
        rows = rows_of(source, tables, key, path)
    except ConfigError:
        return
    for number, row in enumerate(rows, 1):
        yield row, f"{path}.{key}[{number}]".lstrip(".")


def each_key(
    builder: Builder, source: Source, path: str, row: Row, needed: Row
) -> Iterator[ConfigError]:
    """What is wrong with each key beside what must be there, then with all together."""
    for key, value in row.items():
        if not (key == "position" and isinstance(value, list)):
            yield from told(builder, source, path, {**needed, key: value})
    whole = {key: value for key, value in row.items() if key != "position"}
    yield from told(builder, source, path, whole)


def told(reading: Callable[..., Any], *arguments: object) -> Iterator[ConfigError]:
    """The mistake that a reading raises, if any."""
    try:
        reading(*arguments)
    except ConfigError as error:
        yield error

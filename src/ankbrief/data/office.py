"""Tables that an office keeps beside ours: `topics.toml`, `regions.toml`, `sources.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from ankbrief.errors import ConfigError, in_russian, nearest


def rows_of(
    path: Path, kind: str, lists: Collection[str], example: str
) -> tuple[dict[str, Any], ...]:
    """The rows `[[kind]]` of a file, each with a `name` and `lists` of texts; none without a file.

    Raises:
        ConfigError: the file cannot be read or is not of that form; `example` shows one.
    """
    if not path.exists():
        return ()
    rows, mistakes = _checked(path, kind, lists, example)
    if mistakes:
        raise mistakes[0]
    return rows


def mistakes_of(
    path: Path, kind: str, lists: Collection[str], example: str
) -> tuple[ConfigError, ...]:
    """All that `rows_of` would raise for, in the order of the file; none without a file."""
    if not path.exists():
        return ()
    try:
        return _checked(path, kind, lists, example)[1]
    except ConfigError as error:
        return (error,)


def _checked(
    path: Path, kind: str, lists: Collection[str], example: str
) -> tuple[tuple[dict[str, Any], ...], tuple[ConfigError, ...]]:
    text, tables = _read(path, example)
    given = tables.get(kind)
    rows = tuple(given) if isinstance(given, list) else ()
    mistakes = []
    if set(tables) - {kind} or not isinstance(given, list):
        odd = ", ".join(sorted(set(tables) - {kind})) or kind
        mistakes.append(ConfigError(f"здесь не то, что нужно: {odd}", str(path), example))
    headers = _headers(text, kind)
    for number, row in enumerate(rows, 1):
        line = f":{headers[number - 1]}" if number <= len(headers) else ""
        mistakes += _wrong(row, lists, f"{path}{line}: {kind}[{number}]", example)
    return rows, tuple(mistakes)


def _headers(text: str, kind: str) -> list[int]:
    """The lines on which the rows begin."""
    header = re.compile(rf"\s*\[\[\s*{kind}\s*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]


def _read(path: Path, example: str) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text("utf-8-sig")
        return text, tomllib.loads(text)
    except OSError as error:
        message = f"таблица не открывается: {in_russian(error)}"
        raise ConfigError(message, str(path), "Проверьте путь и права.") from error
    except UnicodeDecodeError as error:
        raise ConfigError("не в кодировке UTF-8", str(path), "Сохраните как UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        raise ConfigError("ошибка записи TOML", where, example) from error


def _wrong(row: Any, lists: Collection[str], where: str, example: str) -> Iterator[ConfigError]:
    known = {"name", *lists}
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
        yield ConfigError("нет названия (name)", where, example)
    given = row if isinstance(row, dict) else {}
    for odd in sorted(set(given) - known):
        hint = f"{nearest(odd, known)} Бывают: {', '.join(sorted(known))}.".lstrip()
        yield ConfigError(f"неизвестный ключ: {odd}", where, hint)
    for key in lists:
        items = given.get(key, [])
        if not isinstance(items, list) or not all(isinstance(w, str) and w.strip() for w in items):
            hint = f'Нужен список строк: {key} = ["…", "…"].'
            yield ConfigError(f"ключ {key}: не список строк", where, hint)

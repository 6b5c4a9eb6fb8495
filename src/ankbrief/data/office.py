"""Tables that an office keeps beside ours: `topics.toml`, `regions.toml`, `sources.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
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
    tables = _tables(path, example)
    rows = tables.get(kind)
    if set(tables) - {kind} or not isinstance(rows, list):
        odd = ", ".join(sorted(set(tables) - {kind})) or kind
        raise ConfigError(f"здесь не то, что нужно: {odd}", str(path), example)
    for number, row in enumerate(rows, 1):
        _check(row, lists, f"{path}: {kind}[{number}]", example)
    return tuple(rows)


def _tables(path: Path, example: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        message = f"таблица не открывается: {in_russian(error)}"
        raise ConfigError(message, str(path), "Проверьте путь и права.") from error
    except UnicodeDecodeError as error:
        raise ConfigError("не в кодировке UTF-8", str(path), "Сохраните как UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else str(path)
        raise ConfigError("ошибка записи TOML", where, example) from error


def _check(row: Any, lists: Collection[str], where: str, example: str) -> None:
    known = {"name", *lists}
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise ConfigError("нет названия (name)", where, example)
    if set(row) - known:
        odd = sorted(set(row) - known)
        hint = f"{nearest(odd[0], known)} Бывают: {', '.join(sorted(known))}.".lstrip()
        raise ConfigError(f"неизвестный ключ: {', '.join(odd)}", where, hint)
    for key in lists:
        items = row.get(key, [])
        if not isinstance(items, list) or not all(isinstance(w, str) and w.strip() for w in items):
            hint = f'Нужен список строк: {key} = ["…", "…"].'
            raise ConfigError(f"ключ {key}: не список строк", where, hint)

"""A file of facts: what `extract` writes and `build --facts` reads back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ankbrief.errors import AnkbriefError
from ankbrief.facts.serialise import facts_from_json, facts_to_json
from ankbrief.model import Facts

MAKE_FACTS = "Получите его заново: ankbrief extract ПУТИ --jsonl -o ФАЙЛ."


def dump(facts: Iterable[Facts]) -> bytes:
    """The public JSON of the facts, one list that a person can read."""
    objects = [facts_to_json(one) for one in facts]
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()


def line(facts: Facts) -> bytes:
    """The public JSON of an article's facts as a line of a file in JSONL."""
    return (json.dumps(facts_to_json(facts), ensure_ascii=False) + "\n").encode()


def load(path: Path) -> tuple[Facts, ...]:
    """The facts of a file that `dump` made, or of lines.

    Raises:
        AnkbriefError: the file cannot be opened, or is not of that form.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AnkbriefError("файл фактов не читается", str(path), MAKE_FACTS) from error
    objects = _list(path, text) if text.lstrip().startswith("[") else _lines(path, text)
    return tuple(_facts(data, where) for where, data in objects)


def _lines(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield f"{path}:{number}", _json(f"{path}:{number}", line)


def _list(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    for number, data in enumerate(_json(str(path), text), 1):
        yield f"{path}, публикация {number}", data


def _json(where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise AnkbriefError(f"не JSON (знак {error.pos + 1})", where, MAKE_FACTS) from error


def _facts(data: Any, where: str) -> Facts:
    try:
        return facts_from_json(data)
    except AnkbriefError as error:
        raise AnkbriefError(error.message, f"{where}: {error.where}", error.hint) from error

"""What `ankbrief inflect` does with one text or with every line of a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ankbrief.errors import AnkbriefError
from ankbrief.language.inflect import (
    SEVERAL,
    Gender,
    Kind,
    bring_back,
    cards_in,
    gender_named,
    inflect,
    nominative_json,
    text_and_gender,
    using,
)
from ankbrief.paradigm import paradigm

STDIN = "-"
Lines = Iterable[tuple[str, str]]

__all__ = ["Answer", "Wanted", "answers", "gender_named", "read"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to answer; a gender on a line of a file goes before `gender`."""

    gender: Gender | None = None
    kind: Kind | None = None
    nominative: bool = False
    jsonl: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` for stdout, `trouble` for stderr; a line without a text could not be answered."""

    text: str = ""
    trouble: str = ""


def read(folder: Path, file: str) -> Lines:
    """The lines of a file with the place of each, empty ones left out.

    Raises:
        AnkbriefError: the file cannot be read or is not in UTF-8.
    """
    name = "стандартный ввод" if file == STDIN else file
    try:
        data = sys.stdin.buffer.read() if file == STDIN else (folder / file).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        hint = "Проверьте имя файла, папку и права."
        raise AnkbriefError("файл не читается", name, hint) from error
    except UnicodeDecodeError as error:
        hint = "Сохраните его как UTF-8."
        raise AnkbriefError("файл не в кодировке UTF-8", name, hint) from error
    numbered = enumerate(text.split("\n"), 1)
    return [(line, f"{name}:{number}") for number, line in numbered if line.strip()]


def answers(lines: Lines, wanted: Wanted, folder: Path) -> Iterator[Answer]:
    """An answer to each line, by the cards of the folder first."""
    with using(cards_in(folder)):
        for number, (line, place) in enumerate(lines):
            try:
                text, gender = text_and_gender(line)
                yield answer(text, gender or wanted.gender, wanted, apart=number > 0)
            except ValueError as error:
                yield Answer(trouble=f"Ошибка: {place}: {error}")


def answer(text: str, gender: Gender | None, wanted: Wanted, *, apart: bool = False) -> Answer:
    """A text in six cases or in the nominative, as an object or for the eye.

    `apart` sets an empty line before a table.
    """
    if wanted.jsonl:
        found = as_json(text, gender, wanted)
        return Answer(json.dumps(found, ensure_ascii=False))
    if wanted.nominative:
        back = bring_back(text, gender=gender, kind=wanted.kind)
        return Answer(back.name, "" if back.certain else f"Внимание: «{text}»: {SEVERAL}")
    table = "\n".join(paradigm(inflect(text, gender=gender, kind=wanted.kind)))
    return Answer(f"\n{table}" if apart else table)


def as_json(text: str, gender: Gender | None, wanted: Wanted) -> dict[str, Any]:
    """The public object."""
    if wanted.nominative:
        return nominative_json(text, gender=gender, kind=wanted.kind)
    return inflect(text, gender=gender, kind=wanted.kind).as_json()

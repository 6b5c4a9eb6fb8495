"""Reads `people.toml`; an error names the file, the line and the key, in Russian."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from ankbrief.errors import ConfigError, in_russian, nearest
from ankbrief.language.cards.records import NO_CARDS, Cards, PersonCard, Post
from ankbrief.language.cases import CASE_NAMES, CASES, Case, case_of
from ankbrief.language.declensions import Forms
from ankbrief.language.names.parts import Role
from ankbrief.language.phrases.register import Body, BodyGender
from ankbrief.model import Gender

GENDERS: Mapping[str, Gender] = {"м": "m", "ж": "f", "m": "m", "f": "f"}
BODY_GENDERS: Mapping[str, BodyGender] = {
    **GENDERS,
    "с": "n",
    "ср": "n",
    "n": "n",
    "мн": "p",
    "p": "p",
}
FROZEN = {"имя": Role.GIVEN, "отчество": Role.PATRONYMIC, "фамилия": Role.SURNAME}
ALL = "всё"
TABLES = ("person", "organisation")
PERSON_KEYS = ("name", "written", "gender", "frozen", "position", "forms")
POST_KEYS = ("title", "from", "to")
BODY_KEYS = ("name", "short", "written", "gender", "frozen", "forms")
Value = TypeVar("Value")
FILE = "people.toml"
HEADER = re.compile(r"^\s*\[\[?\s*([\w.\-]+)\s*\]\]?")


class Source:
    """The text of the file, so that an error can say where a key stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = text.splitlines()

    def error(self, path: str, message: str, hint: str = "") -> ConfigError:
        """The error for the key at `path`, such as «person[2].gender»."""
        line = self.line_of(path)
        place = f"{self.name}:{line}" if line else self.name
        return ConfigError(message, f"{place}: {path}", hint)

    def line_of(self, path: str) -> int | None:
        """The line of a key; of its table's header where the key is not on a line of its own."""
        steps = [re.fullmatch(r"([^\[]+)(?:\[(\d+)\])?", step) for step in path.split(".")]
        names = [(step[1], int(step[2] or 0)) for step in steps if step]
        start, stop, header = 0, len(self.lines), None
        prefix = ""
        for name, number in names:
            prefix = f"{prefix}.{name}" if prefix else name
            found = self._headers(prefix, start, stop)
            if number and len(found) >= number:
                start, header = found[number - 1], found[number - 1]
                stop = found[number] if len(found) > number else stop
            elif found and not number:
                start = header = found[0]
            stop = self._end(prefix, start, stop) if header == start else stop
        last = re.escape(names[-1][0]) if names else ""
        key = re.compile(rf"""^\s*["']?{last}["']?\s*=""")
        own = next((i for i in range(start, stop) if key.match(self.lines[i])), header)
        return None if own is None else own + 1

    def _end(self, name: str, start: int, stop: int) -> int:
        """Where the table that begins at `start` ends; tables inside it belong to it."""
        found = ((i, HEADER.match(self.lines[i])) for i in range(start + 1, stop))
        ends = (i for i, match in found if match and not match[1].startswith(f"{name}."))
        return next(ends, stop)

    def _headers(self, name: str, start: int, stop: int) -> list[int]:
        found = ((i, HEADER.match(self.lines[i])) for i in range(start, stop))
        return [i for i, match in found if match and match[1] == name]


def cards_in(folder: Path) -> Cards:
    """The cards of the office whose folder it is; none where it keeps no `people.toml`.

    Raises:
        ConfigError: as `read_cards`.
    """
    path = folder / FILE
    return read_cards(path) if path.exists() else NO_CARDS


def read_cards(path: Path) -> Cards:
    """The cards of an office's file.

    Raises:
        ConfigError: the file cannot be read, is no TOML, or says something it cannot.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        message = f"карточки людей не прочитаны: {in_russian(error)}"
        raise ConfigError(message, str(path), "Проверьте путь и права.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            "карточки людей не прочитаны: файл не в кодировке UTF-8",
            str(path),
            "Сохраните его как UTF-8.",
        ) from error
    return parse_cards(text, path.name)


def parse_cards(text: str, name: str = FILE) -> Cards:
    """The cards out of the text of a file called `name`.

    Raises:
        ConfigError: with the file, the line and the key.
    """
    source = Source(name, text)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{name}:{line[1]}" if line else name
        raise ConfigError(
            "это не TOML", where, "Проверьте кавычки, скобки и знаки «=» в этой строке."
        ) from error
    check_keys(source, "", tables, TABLES)
    people = rows_of(source, tables, "person")
    bodies = rows_of(source, tables, "organisation")
    return Cards(
        tuple(person_of(source, f"person[{i}]", row) for i, row in enumerate(people, 1)),
        tuple(body_of(source, f"organisation[{i}]", row) for i, row in enumerate(bodies, 1)),
    )


Row = dict[str, Any]


def rows_of(source: Source, tables: Row, key: str, path: str = "") -> list[Row]:
    """The tables `[[key]]`."""
    rows = tables.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        full = f"{path}.{key}" if path else key
        header = re.sub(r"\[\d+\]", "", full)
        raise source.error(full, f"пишите [[{header}]] в двойных скобках")
    return rows


def check_keys(source: Source, path: str, row: dict[str, Any], known: tuple[str, ...]) -> None:
    """Raises for a key that no card has, with the nearest known one."""
    for key in row:
        if key not in known:
            raise source.error(
                f"{path}.{key}".lstrip("."),
                f"неизвестный ключ «{key}»",
                nearest(key, known) or f"Есть ключи: {', '.join(known)}.",
            )


def person_of(source: Source, path: str, row: dict[str, Any]) -> PersonCard:
    """A person's card out of its table."""
    check_keys(source, path, row, PERSON_KEYS)
    posts = rows_of(source, row, "position", path)
    return PersonCard(
        name=text_at(source, path, row, "name"),
        gender=chosen(source, path, row, GENDERS, "«м» или «ж»"),
        written=texts_at(source, path, row, "written"),
        posts=tuple(post_of(source, f"{path}.position[{i}]", p) for i, p in enumerate(posts, 1)),
        frozen=frozen_roles(source, path, row),
        forms=forms_at(source, path, row),
    )


def post_of(source: Source, path: str, row: dict[str, Any]) -> Post:
    """A position with its dates."""
    check_keys(source, path, row, POST_KEYS)
    start, stop = day_at(source, path, row, "from"), day_at(source, path, row, "to")
    if start and stop and stop < start:
        raise source.error(f"{path}.to", f"{stop:%d.%m.%Y} раньше начала, {start:%d.%m.%Y}")
    return Post(text_at(source, path, row, "title"), start, stop)


def body_of(source: Source, path: str, row: dict[str, Any]) -> Body:
    """A body's card out of its table."""
    check_keys(source, path, row, BODY_KEYS)
    frozen = row.get("frozen", False)
    if not isinstance(frozen, bool):
        raise source.error(f"{path}.frozen", "пишите true или false")
    return Body(
        name=text_at(source, path, row, "name"),
        short=text_at(source, path, row, "short") if "short" in row else None,
        gender=chosen(source, path, row, BODY_GENDERS, "«м», «ж», «ср» или «мн»"),
        written=texts_at(source, path, row, "written"),
        forms=forms_at(source, path, row),
        frozen=frozen,
    )


def text_at(source: Source, path: str, row: dict[str, Any], key: str) -> str:
    """A text that must be there and must not be empty."""
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise source.error(
            f"{path}.{key}", f"нужен непустой текст «{key}»", f'Например: {key} = "…"'
        )
    return value.strip()


def texts_at(source: Source, path: str, row: dict[str, Any], key: str) -> tuple[str, ...]:
    """A list of texts, empty where the key is missing."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(x, str) and x.strip() for x in value):
        raise source.error(f"{path}.{key}", "нужен список непустых текстов", f'{key} = ["…", "…"]')
    return tuple(one.strip() for one in value)


def chosen(
    source: Source, path: str, row: dict[str, Any], values: Mapping[str, Value], wanted: str
) -> Value | None:
    """The gender, None where the key is missing."""
    value = row.get("gender")
    if value is None:
        return None
    if not isinstance(value, str) or value.lower().rstrip(".") not in values:
        raise source.error(f"{path}.gender", f"род «{value}» не понят", f"Пишите {wanted}.")
    return values[value.lower().rstrip(".")]


def day_at(source: Source, path: str, row: dict[str, Any], key: str) -> date | None:
    """A TOML date."""
    value = row.get(key)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise source.error(
        f"{path}.{key}", f"дата «{value}» не понята", f"Пишите без кавычек: {key} = 2025-04-24"
    )


def frozen_roles(source: Source, path: str, row: dict[str, Any]) -> frozenset[Role]:
    """Parts of the name that stay: «имя», «отчество», «фамилия», or «всё»."""
    found = texts_at(source, path, row, "frozen")
    for one in found:
        if one not in FROZEN and one != ALL:
            known = ", ".join(f"«{name}»" for name in (*FROZEN, ALL))
            raise source.error(
                f"{path}.frozen", f"нет такой части имени: «{one}»", f"Есть: {known}."
            )
    return frozenset(FROZEN.values()) if ALL in found else frozenset(FROZEN[one] for one in found)


def forms_at(source: Source, path: str, row: dict[str, Any]) -> Forms | None:
    """Six forms by hand, under Latin or Russian names of the cases."""
    table = row.get("forms")
    if table is None:
        return None
    if not isinstance(table, dict):
        raise source.error(f"{path}.forms", "нужна таблица шести падежей")
    found: dict[Case, str] = {Case.NOMN: str(row.get("name", "")).strip()}
    for key in table:
        found[case_at(source, f"{path}.forms", key)] = text_at(source, f"{path}.forms", table, key)
    missing = [CASE_NAMES[case] for case in CASES if case not in found]
    if missing:
        raise source.error(f"{path}.forms", f"не хватает падежей: {', '.join(missing)}")
    return tuple(found[case] for case in CASES)  # type: ignore[return-value]


def case_at(source: Source, path: str, key: str) -> Case:
    """The case a key names."""
    try:
        return case_of(key)
    except ValueError as error:
        raise source.error(f"{path}.{key}", str(error)) from error

"""`ankbrief.toml` → `Config`. Every key is optional; a key nobody knows is an error."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ankbrief.errors import ConfigError, in_russian

FILE = "ankbrief.toml"
GROUPINGS = ("", "topic", "region")
FORMATS = ("docx", "pdf", "html")
NAME_FIELDS = ("week", "start", "end", "template", "profile")

# TOML's own words for what a Python value is, in the accusative after «нужно»
KINDS = {
    str: "строка в кавычках",
    int: "целое число",
    bool: "true или false",
    tuple: "список строк в квадратных скобках",
    dict: "таблица",
}


@dataclass(frozen=True, slots=True)
class BriefingConfig:
    """What stands on the first page, and how long «Главное» may be; no title: by the period.

    `profile` is the page that the documents are made for: a style sheet of `templates/profiles`.
    `group_by` puts the stories under headings, by topic or by region.
    """

    title: str = ""
    organisation: str = ""
    template: str = "weekly"
    profile: str = "print"
    key_points: int = 7
    group_by: str = ""


@dataclass(frozen=True, slots=True)
class InputConfig:
    """Files and folders of articles, and where the day of a publication begins."""

    paths: tuple[str, ...] = ("seeds",)
    timezone: str = "Asia/Almaty"


@dataclass(frozen=True, slots=True)
class OutputConfig:
    """Where the documents go, which, and how their files are called.

    `review` asks for one more Word file, with the evidence of each fact as a comment.
    """

    dir: str = "output"
    formats: tuple[str, ...] = ("docx", "pdf")
    name: str = "briefing-{week}"
    review: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration; relative paths in it start at `project`."""

    project: Path
    briefing: BriefingConfig = field(default_factory=BriefingConfig)
    input: InputConfig = field(default_factory=InputConfig)
    output: OutputConfig = field(default_factory=OutputConfig)


def load(project: Path, file: Path | None = None) -> Config:
    """The configuration of a project folder: `file`, else its `ankbrief.toml`, else the defaults.

    Raises:
        ConfigError: the file is not there or not TOML, or a key is unknown or of a wrong type.
    """
    path = file or project / FILE
    if file is None and not path.exists():
        return Config(project)
    return Config(project, **_tables(_toml(path), path))


def _toml(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        message = f"файл настроек не открывается: {in_russian(error)}"
        raise ConfigError(message, str(path), "Проверьте путь и права.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            "файл настроек не в кодировке UTF-8", str(path), "Сохраните его как UTF-8."
        ) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, text, str(error)) from error


def _syntax_error(path: Path, text: str, message: str) -> ConfigError:
    place = re.search(r"line (\d+), column (\d+)", message)
    lines = text.splitlines() or [""]
    number = int(place[1]) if place else len(lines)
    line = lines[min(number, len(lines)) - 1].strip()
    return ConfigError(
        f"ошибка записи TOML: «{line}»",
        f"{path}:{number}",
        'Строка настройки выглядит так: название = "значение".',
    )


def _tables(data: dict[str, Any], path: Path) -> dict[str, Any]:
    kinds = {name: kind for name, kind in get_type_hints(Config).items() if is_dataclass(kind)}
    _refuse_unknown(data, tuple(kinds), "", path)
    return {name: _table(kinds[name], data[name], name, path) for name in data}


def _table(kind: Any, data: Any, name: str, path: Path) -> Any:
    if not isinstance(data, dict):
        raise _wrong_type(path, name, dict, data)
    _refuse_unknown(data, tuple(item.name for item in fields(kind)), f"{name}.", path)
    hints = get_type_hints(kind)
    return kind(**{key: _value(hints[key], data[key], f"{name}.{key}", path) for key in data})


def _refuse_unknown(data: dict[str, Any], known: tuple[str, ...], prefix: str, path: Path) -> None:
    for key in data:
        if key in known:
            continue
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        hint = f"Возможно, вы имели в виду «{prefix}{near[0]}». " if near else ""
        known_keys = ", ".join(prefix + name for name in known)
        raise ConfigError(
            f"неизвестная настройка «{prefix}{key}»", str(path), f"{hint}Есть: {known_keys}."
        )


def _value(kind: Any, value: Any, key: str, path: Path) -> Any:
    if kind == tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise _wrong_type(path, key, tuple, value)
        value = tuple(value)
    elif type(value) is not kind:
        raise _wrong_type(path, key, kind, value)
    _check(key, value, path)
    return value


def _wrong_type(path: Path, key: str, kind: type, value: Any) -> ConfigError:
    return ConfigError(
        f"у настройки «{key}» значение не того вида: {value!r}", str(path), f"Нужно: {KINDS[kind]}."
    )


def _check(key: str, value: Any, path: Path) -> None:
    wrong = CHECKS[key](value) if key in CHECKS else ""
    if wrong:
        raise ConfigError(f"настройка «{key}» не подходит: {value!r}", str(path), wrong)


def unknown_format(formats: tuple[str, ...]) -> str:
    """What is wrong with a list of formats; empty where nothing is."""
    good = formats and not set(formats) - set(FORMATS)
    return "" if good else f"Форматы: {', '.join(FORMATS)}; нужен хотя бы один."


def _bad_name(name: str) -> str:
    try:
        made = name.format(**dict.fromkeys(NAME_FIELDS, "x"))
    except (KeyError, IndexError, ValueError, AttributeError):
        made = ""
    if made and not set('/\\:*?"<>|\0') & set(made):
        return ""
    known = ", ".join(f"{{{name}}}" for name in NAME_FIELDS)
    return f'Это имя файла без расширения и без знаков / \\ : * ? " < > |; в скобках: {known}.'


def _bad_count(count: int) -> str:
    return "" if 1 <= count <= 20 else "Нужно число от 1 до 20."


def _bad_grouping(grouping: str) -> str:
    known = ", ".join(f"«{name}»" for name in GROUPINGS if name)
    return "" if grouping in GROUPINGS else f"Бывает: {known} или пусто — одним списком."


def _bad_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "Часовой пояс называют так: Asia/Almaty, Asia/Qyzylorda, UTC."
    return ""


CHECKS: dict[str, Any] = {
    "briefing.group_by": _bad_grouping,
    "briefing.key_points": _bad_count,
    "input.timezone": _bad_zone,
    "output.formats": unknown_format,
    "output.name": _bad_name,
}

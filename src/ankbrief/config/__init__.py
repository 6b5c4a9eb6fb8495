"""`ankbrief.toml` → `Config`. Every key is optional; a key nobody knows is an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from ankbrief.config.checks import (
    CHECKS,
    FORMATS,
    GROUPINGS,
    NAME_FIELDS,
    NAMES,
    WORDS,
    listed,
    section_names,
    unknown_format,
)
from ankbrief.config.records import BriefingConfig, Config, InputConfig, OutputConfig
from ankbrief.config.source import Source, read
from ankbrief.errors import ConfigError, near, perhaps

__all__ = [
    "FILE",
    "FORMATS",
    "GROUPINGS",
    "NAME_FIELDS",
    "BriefingConfig",
    "Config",
    "InputConfig",
    "OutputConfig",
    "load",
    "mistakes_in",
    "section_names",
    "unknown_format",
    "words_in",
]

FILE = "ankbrief.toml"
MANY = 30  # names in one message

# TOML's own words for what a Python value is, in the accusative after «нужно»
KINDS = {
    str: "строка в кавычках",
    int: "целое число",
    bool: "true или false",
    tuple: "список строк в квадратных скобках",
    dict: "таблица",
}


def load(project: Path, file: Path | None = None) -> Config:
    """The configuration of a project folder: `file`, else its `ankbrief.toml`, else the defaults.

    Raises:
        ConfigError: the file is not there or not TOML, or a key is unknown or of a wrong type.
    """
    path = file or project / FILE
    if file is None and not path.exists():
        return Config(project)
    source, data = read(path)
    for mistake in _mistakes(data, source):
        raise mistake
    return Config(project, **{name: _made(name, table) for name, table in data.items()})


def mistakes_in(path: Path) -> tuple[ConfigError, ...]:
    """Everything that is wrong in the file, each with its line; nothing where all is well."""
    try:
        source, data = read(path)
    except ConfigError as error:
        return (error,)
    return tuple(_mistakes(data, source))


def words_in(path: Path) -> dict[str, dict[str, str]]:
    """The tables `headings` and `wording` of a template's own `words.toml`.

    A name that is no longer known is passed over: the file may be older than the program.

    Raises:
        ConfigError: the file is not TOML, or a text is none or cannot be filled in.
    """
    source, data = read(path)
    found: dict[str, dict[str, str]] = {}
    for name in ("headings", "wording"):
        _, keys, _ = WORDS[name]
        table = data.get(name, {})
        if not isinstance(table, dict):
            raise _wrong_type(source, "", name, dict, table)
        found[name] = {key: text for key, text in table.items() if key in keys()}
        for mistake in _in_words(name, found[name], source):
            raise mistake
    return found


def _records() -> dict[str, Any]:
    """The tables with keys of their own: «briefing» and its record."""
    return {name: kind for name, kind in get_type_hints(Config).items() if is_dataclass(kind)}


def _made(name: str, table: dict[str, Any]) -> Any:
    """A table as its record; lists become tuples."""
    if name in WORDS:
        return table
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
    return _records()[name](**values)


def _mistakes(data: dict[str, Any], source: Source) -> Iterator[ConfigError]:
    records = _records()
    known = (*records, *WORDS)
    for name, table in data.items():
        if name not in known:
            yield _unknown_table(name, known, source)
        elif not isinstance(table, dict):
            yield _wrong_type(source, "", name, dict, table)
        elif name in WORDS:
            yield from _in_words(name, table, source)
        else:
            yield from _in_record(name, records[name], table, source)


def _in_record(
    name: str, kind: Any, table: dict[str, Any], source: Source
) -> Iterator[ConfigError]:
    hints = get_type_hints(kind)
    for key, value in table.items():
        if key in hints:
            yield from _in_value(name, key, hints[key], value, source)
        else:
            yield _unknown(name, key, tuple(item.name for item in fields(kind)), source)


def _in_value(name: str, key: str, kind: Any, value: Any, source: Source) -> Iterator[ConfigError]:
    is_list = kind == tuple[str, ...]
    if is_list and not (isinstance(value, list) and all(isinstance(i, str) for i in value)):
        yield _wrong_type(source, name, key, tuple, value)
    elif not is_list and type(value) is not kind:
        yield _wrong_type(source, name, key, kind, value)
    else:
        yield from _in_names(name, key, value, source)
        check = CHECKS.get(f"{name}.{key}")
        wrong = check(tuple(value) if is_list else value) if check else ""
        if wrong:
            yield _unfit(source, name, key, value, wrong)


def _in_names(name: str, key: str, value: Any, source: Source) -> Iterator[ConfigError]:
    """The items of a list that may hold only certain names."""
    path = f"{name}.{key}"
    known = NAMES[path]() if path in NAMES else ()
    for item in value if known else ():
        if item not in known:
            hint = f"{_maybe(item, known)}Есть: {listed(known)}."
            where = source.where(name, key, item)
            yield ConfigError(f"в настройке «{path}» неизвестное название «{item}»", where, hint)


def _in_words(name: str, table: dict[str, Any], source: Source) -> Iterator[ConfigError]:
    kind, keys, check = WORDS[name]
    known = keys()
    for key, value in table.items():
        if key not in known:
            yield _unknown(name, key, known, source)
        elif type(value) is not kind:
            yield _wrong_type(source, name, key, kind, value)
        elif wrong := check(key, value):
            yield _unfit(source, name, key, value, wrong)


def _unknown_table(name: str, known: tuple[str, ...], source: Source) -> ConfigError:
    """A table, or a key that stands before the first table."""
    homes = [table for table, kind in _records().items() if name in get_type_hints(kind)]
    where = source.where(name) if source.where(name) != str(source.path) else source.where("", name)
    if homes:
        hint = f"Эта настройка из таблицы [{homes[0]}]: поставьте её под строкой [{homes[0]}]."
        return ConfigError(f"настройка «{name}» не в своей таблице", where, hint)
    hint = f"{_maybe(name, known)}Есть: {', '.join(known)}."
    return ConfigError(f"неизвестная настройка «{name}»", where, hint)


def _unknown(name: str, key: str, known: tuple[str, ...], source: Source) -> ConfigError:
    maybe = _maybe(key, known, "" if name in WORDS else f"{name}.")
    homes = [t for t, kind in _records().items() if key in get_type_hints(kind)]
    homes += [table for table, (_, keys, _) in WORDS.items() if key in keys()]
    moved = f"Такая настройка есть в таблице [{homes[0]}]. " if homes else ""
    hint = f"{maybe or moved}{_all_of(name, known)}"
    return ConfigError(f"неизвестная настройка «{name}.{key}»", source.where(name, key), hint)


def _all_of(name: str, known: tuple[str, ...]) -> str:
    """Every key of the table; of very many, where they are to be seen."""
    if len(known) > MANY:
        return "Все названия показывает команда ankbrief template variables."
    names = listed(known) if name in WORDS else ", ".join(f"{name}.{item}" for item in known)
    return f"Есть: {names}."


def _maybe(name: str, known: tuple[str, ...], prefix: str = "") -> str:
    meant = near(name, known, 0.5)
    return f"{perhaps(prefix + meant)} " if meant else ""


def _wrong_type(source: Source, name: str, key: str, kind: type, value: Any) -> ConfigError:
    path = f"{name}.{key}" if name else key
    message = f"у настройки «{path}» значение не того вида: {value!r}"
    return ConfigError(message, source.where(name, key), f"Нужно: {KINDS[kind]}.")


def _unfit(source: Source, name: str, key: str, value: Any, hint: str) -> ConfigError:
    message = f"настройка «{name}.{key}» не подходит: {value!r}"
    return ConfigError(message, source.where(name, key), hint)

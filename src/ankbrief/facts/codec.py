"""Records of the model ⇄ plain JSON values, checked field by field.

A record is an object with its fields as keys, a tuple a list, a date an ISO string.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache, partial, reduce
from operator import attrgetter
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ankbrief.errors import AnkbriefError

T = TypeVar("T")
Plain = dict[str, Any]

HINT = "Исправьте это место в файле фактов или получите файл заново: ankbrief extract."

KINDS: dict[type, str] = {
    str: "строка",
    int: "целое число",
    float: "число",
    bool: "true или false",
    list: "список",
    dict: "объект",
    type(None): "null",
}

ATOMS = frozenset((str, int, float, bool, type(None)))


def plain(value: Any) -> Any:
    """`value` as JSON knows it."""
    if type(value) is tuple:
        return [item if type(item) in ATOMS else plain(item) for item in value]
    names, items_of = _fields(cast("Any", type(value)))
    if names:
        # Most fields are atoms: to ask here spares a call for each.
        items = items_of(value)
        shown = [item if type(item) in ATOMS else plain(item) for item in items]
        return dict(zip(names, shown, strict=True))
    return value.isoformat() if isinstance(value, date) else value


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a record's fields, none for another value, and what gets them all at once."""
    names = tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()
    if len(names) > 1:
        return names, attrgetter(*names)
    return names, lambda value: tuple(getattr(value, name) for name in names)


def record(kind: type[T], data: Any, path: str = "") -> T:
    """The record of `kind` that `data` holds; keys it does not know are left aside.

    Raises:
        AnkbriefError: a key is missing or of the wrong type; `where` is its path.
    """
    try:
        return cast("T", _reader(cast("Any", kind))(data))
    except _MisfitError as error:
        raise AnkbriefError(
            error.message, reduce(under, error.keys[::-1], path) or "$", HINT
        ) from None


class _MisfitError(Exception):
    """What is wrong, and the keys that lead there, the innermost first."""

    def __init__(self, message: str, *keys: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.keys = list(keys)


def expect(kind: type[T], data: Any, path: str) -> T:
    """`data` where it is of `kind`.

    Raises:
        AnkbriefError: it is not.
    """
    try:
        return _fit(kind, data)
    except _MisfitError as error:
        raise AnkbriefError(error.message, path or "$", HINT) from None


def under(path: str, key: str | int) -> str:
    """The path of `key` inside `path`: «people[0].name»."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else key


def _fit(kind: type[T], data: Any) -> T:
    if type(data) is not kind:
        given = KINDS.get(type(data), type(data).__name__)
        raise _MisfitError(f"здесь должно быть: {KINDS[kind]}; стоит: {given}")
    return data


Reader = Callable[[Any], Any]


@cache
def _reader(hint: Any) -> Reader:
    """What reads values of a type; found out once, for there are a hundred values to an article."""
    origin, choices = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        inner = _reader(next(choice for choice in choices if choice is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is Literal:
        return partial(_choice, choices)
    if origin is tuple:
        return partial(_tuple, _reader(choices[0]))
    if hint is date:
        return _date
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        parts = [
            (i.name, _atom(hints[i.name]), _reader(hints[i.name]), _is_required(i))
            for i in fields(hint)
        ]
        return partial(_record, hint, parts)
    return partial(_fit, hint)


def _is_required(item: Field[Any]) -> bool:
    return item.default is MISSING and item.default_factory is MISSING


Part = tuple[str, type | None, Reader, bool]
"""A field: its name, its type where that is an atom's, what reads it, whether it must be there."""


def _atom(hint: Any) -> type | None:
    return hint if hint in KINDS and hint in ATOMS else None


def _record(kind: Any, parts: Sequence[Part], data: Any) -> Any:
    known, found, name = _fit(dict, data), {}, ""
    try:
        for name, atom, read, is_required in parts:
            if name in known:
                value = known[name]
                # Most fields are atoms of the right type, and spare a call.
                found[name] = value if type(value) is atom else read(value)
            elif is_required:
                _miss()
    except _MisfitError as error:
        error.keys.append(name)
        raise
    return kind(**found)


def _miss() -> None:
    raise _MisfitError("нет обязательного ключа")


def _tuple(read: Reader, data: Any) -> tuple[Any, ...]:
    items, found = _fit(list, data), list[Any]()
    try:
        for item in items:
            found.append(read(item))  # how many there are is the path of a misfit
    except _MisfitError as error:
        error.keys.append(len(found))
        raise
    return tuple(found)


def _choice(choices: tuple[str, ...], data: Any) -> str:
    text = _fit(str, data)
    if text not in choices:
        named = ", ".join(f"«{choice}»" for choice in choices)
        raise _MisfitError(f"неизвестное значение «{text}»; бывает: {named}")
    return text


def _date(data: Any) -> date:
    text = _fit(str, data)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _MisfitError(f"«{text}» — не дата; нужен вид ГГГГ-ММ-ДД") from None

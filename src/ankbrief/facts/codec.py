"""Records of the model ⇄ plain JSON values, checked field by field.

A record is an object with its fields as keys, a tuple a list, a date an ISO string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
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


def plain(value: Any) -> Any:
    """`value` as JSON knows it."""
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def record(kind: type[T], data: Any, path: str = "") -> T:
    """The record of `kind` that `data` holds; keys it does not know are left aside.

    Raises:
        AnkbriefError: a key is missing or of the wrong type; `where` is its path.
    """
    known = expect(dict, data, path)
    hints = _hints(cast("Any", kind))
    found = {
        item.name: _value(hints[item.name], known[item.name], under(path, item.name))
        for item in fields(cast("Any", kind))
        if item.name in known or _is_required(item, under(path, item.name))
    }
    return kind(**found)


def expect(kind: type[T], data: Any, path: str) -> T:
    """`data` where it is of `kind`.

    Raises:
        AnkbriefError: it is not.
    """
    if type(data) is not kind:
        given = KINDS.get(type(data), type(data).__name__)
        raise AnkbriefError(f"здесь должно быть: {KINDS[kind]}; стоит: {given}", path or "$", HINT)
    return data


def under(path: str, key: str | int) -> str:
    """The path of `key` inside `path`: «people[0].name»."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else key


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _is_required(item: Any, path: str) -> bool:
    if item.default is MISSING and item.default_factory is MISSING:
        raise AnkbriefError("нет обязательного ключа", path, HINT)
    return False


def _value(hint: Any, data: Any, path: str) -> Any:
    origin, choices = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        wanted = next(choice for choice in choices if choice is not type(None))
        return None if data is None else _value(wanted, data, path)
    if origin is Literal:
        return _choice(choices, data, path)
    if origin is tuple:
        items = expect(list, data, path)
        return tuple(_value(choices[0], item, under(path, i)) for i, item in enumerate(items))
    if hint is date:
        return _date(data, path)
    return (
        record(cast("type[Any]", hint), data, path)
        if is_dataclass(hint)
        else expect(hint, data, path)
    )


def _choice(choices: tuple[str, ...], data: Any, path: str) -> str:
    text = expect(str, data, path)
    if text not in choices:
        named = ", ".join(f"«{choice}»" for choice in choices)
        raise AnkbriefError(f"неизвестное значение «{text}»; бывает: {named}", path, HINT)
    return text


def _date(data: Any, path: str) -> date:
    text = expect(str, data, path)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise AnkbriefError(f"«{text}» — не дата; нужен вид ГГГГ-ММ-ДД", path, HINT) from None

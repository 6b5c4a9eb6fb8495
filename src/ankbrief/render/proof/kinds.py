"""What a value in a template is: a type hint of Python, or one of the few kinds of Jinja's own.

`Any` is a value of which nothing is known; nothing that is done to it is ever called wrong.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from inspect import Signature, signature
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes
from markupsafe import Markup

Kind: TypeAlias = Any
"""A type hint, or one of the records below."""

PLAIN: frozenset[Kind] = frozenset({str, int, float, bool, date, datetime, time, timedelta, Markup})
PLAIN |= {tuple, list, dict, set, frozenset}


@dataclass(frozen=True, slots=True)
class Either:
    """One of several kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """What can be called, with what it gives; no signature where it is not known.

    Of `passes` it gives the beginning; `places` are the names that go with each first argument.
    """

    name: str
    gives: Kind = Any
    takes: Signature | None = None
    hints: tuple[tuple[str, Kind], ...] = ()
    passes: str = ""
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Keyed:
    """A dictionary whose keys are known, or the names of an imported template."""

    what: str
    items: tuple[tuple[str, Kind], ...]


@dataclass(frozen=True, slots=True)
class Loop:
    """The variable `loop` of a `{% for %}`."""

    item: Kind

    def get(self, name: str) -> Kind | None:
        """The kind of an attribute; None where there is no such one."""
        if name in ("first", "last"):
            return bool
        if name in ("previtem", "nextitem"):
            return self.item
        if name in ("changed", "cycle"):
            return Method(name)
        return int if name in LOOP_NUMBERS else None


LOOP_NUMBERS = ("index", "index0", "revindex", "revindex0", "length", "depth", "depth0")
LOOP_NAMES = (*LOOP_NUMBERS, "first", "last", "previtem", "nextitem", "changed", "cycle")


@dataclass(frozen=True, slots=True)
class Group:
    """What `groupby` gives: a value of the field and the things that have it."""

    grouper: Kind
    rows: Kind

    def get(self, name: str) -> Kind | None:
        """The kind of an attribute; None where there is no such one."""
        return {"grouper": self.grouper, "list": self.rows}.get(name)


@dataclass(frozen=True)
class Macro:
    """A macro and the file it stands in; equal only to itself."""

    node: nodes.Macro
    file: str

    def __hash__(self) -> int:
        return id(self.node)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Macro) and self.node is other.node


def origin_of(kind: Kind) -> Any:
    """`tuple` of `tuple[str, ...]`; None of what has no parameters."""
    return get_origin(kind)


def either(kinds: Iterable[Kind]) -> Kind:
    """One of the kinds; of nothing at all, nothing is known."""
    every = dict.fromkeys(one for kind in kinds for one in members(kind))
    if Any in every or not every:
        return Any
    return next(iter(every)) if len(every) == 1 else Either(tuple(every))


def members(kind: Kind) -> tuple[Kind, ...]:
    """The kinds that it may be."""
    if isinstance(kind, Either):
        return kind.kinds
    if origin_of(kind) in (Union, types.UnionType):
        return get_args(kind)
    return (kind,)


def several(kind: Kind) -> Kind:
    """A row of things of one kind."""
    return types.GenericAlias(tuple, (kind, ...))


def row_of(inside: tuple[Kind, ...]) -> Kind:
    """Things that stand each in its own place."""
    return types.GenericAlias(tuple, inside)


def attribute(kind: Kind, name: str) -> Kind | None:
    """The kind of a field, method or key; None where there is no such one."""
    found = [_attribute(one, name) for one in members(kind) if one is not type(None)]
    present = [one for one in found if one is not None]
    return either(present) if present or not found else None


def _attribute(kind: Kind, name: str) -> Kind | None:
    if isinstance(kind, Keyed):
        return dict(kind.items).get(name) or (Any if hasattr(dict, name) else None)
    if isinstance(kind, Group | Loop):
        return kind.get(name)
    bare = origin_of(kind) or kind
    if bare is Literal:
        return attribute(either(map(type, get_args(kind))), name)
    if is_dataclass(bare):
        return _fields(bare).get(name) if isinstance(bare, type) else None
    return _of_others(bare, kind, name)


def _of_others(bare: Any, kind: Kind, name: str) -> Kind | None:
    if bare in (dict, Mapping):
        return Any if hasattr(dict, name) else (*get_args(kind), Any, Any)[1]
    return _of_plain(bare, name) if bare in PLAIN else Any


def _of_plain(bare: type, name: str) -> Kind | None:
    if name.startswith("_") or not hasattr(bare, name):
        return None
    member = getattr(bare, name)
    if callable(member):
        return Method(name, str if bare is str and name in STRINGS else Any)
    return int if issubclass(bare, date) else Any


STRINGS = ("upper", "lower", "strip", "title", "capitalize", "replace")


@cache
def _fields(record: type) -> Mapping[str, Kind]:
    """All that a template may ask of a record."""
    own = get_type_hints(record)
    found = {one.name: own.get(one.name, Any) for one in fields(record)}
    for name in dir(record):
        if not name.startswith("_") and name not in found:
            found[name] = _member(getattr(record, name), name)
    return found


def _member(member: object, name: str) -> Kind:
    if isinstance(member, property):
        return get_type_hints(member.fget).get("return", Any) if member.fget else Any
    return called(name, member) if callable(member) else Any


def called(name: str, function: Callable[..., Any]) -> Method:
    """What is known of a method; its first parameter is the record."""
    hints = hints_of(function)
    gives = hints.get("return", Any)
    return Method(name, gives, signature(function), tuple(hints.items()))


def hints_of(function: Callable[..., Any]) -> dict[str, Kind]:
    """The hints of a function; none where they cannot be told."""
    try:
        return get_type_hints(function)
    except (NameError, TypeError):
        return {}


def names_of(kind: Kind) -> tuple[str, ...]:
    """What may be asked of it, for a message."""
    found: dict[str, None] = {}
    for one in members(kind):
        bare = origin_of(one) or one
        if isinstance(one, Keyed):
            found |= dict.fromkeys(name for name, _ in one.items)
        elif isinstance(one, Loop):
            found |= dict.fromkeys(LOOP_NAMES)
        elif is_dataclass(bare) and isinstance(bare, type):
            found |= dict.fromkeys(_fields(bare))
        elif bare is date:
            found |= dict.fromkeys(("year", "month", "day", "isoformat", "weekday"))
    return tuple(found)


def element(kind: Kind) -> Kind | None:
    """What a loop over it meets; None where there can be no loop."""
    found = [_element(one) for one in members(kind) if one is not type(None)]
    present = [one for one in found if one is not None]
    return either(present) if present or not found else None


def _element(kind: Kind) -> Kind | None:
    origin, given = origin_of(kind), get_args(kind)
    bare = origin or kind
    if isinstance(kind, Group):
        return either((kind.grouper, kind.rows))
    if isinstance(kind, Keyed) or bare in (str, Markup, dict, Mapping):
        return str
    if bare is tuple and given and given[-1] is not Ellipsis:
        return either(given)
    if bare in (int, float, bool, date, datetime) or isinstance(kind, Loop | Method | Macro):
        return None
    if is_dataclass(bare):
        return Any if hasattr(bare, "__iter__") else None
    return given[0] if given and origin is not Literal else Any


def item(kind: Kind, index: int) -> Kind:
    """What stands at a place of it."""
    return either(_item(one, index) for one in members(kind) if one is not type(None))


def _item(kind: Kind, index: int) -> Kind:
    if isinstance(kind, Group):
        return (kind.grouper, kind.rows, Any)[min(index, 2)]
    given = get_args(kind)
    if origin_of(kind) is tuple and given and given[-1] is not Ellipsis:
        return given[index] if -len(given) <= index < len(given) else Any
    return element(kind) or Any


def is_record(kind: Kind) -> bool:
    """Whether printing it would show Python's own notation."""
    bare = origin_of(kind) or kind
    if bare in (tuple, list):
        inner = element(kind)
        return inner is not None and inner is not Any and all(map(is_record, members(inner)))
    return isinstance(bare, type) and is_dataclass(bare) and bare.__str__ is object.__str__


def words(kind: Kind) -> tuple[str, ...]:
    """The few words that it may be; none where it may be any."""
    found: list[str] = []
    for one in members(kind):
        if origin_of(one) is Literal:
            found += get_args(one)
        elif one is not type(None):
            return ()
    return tuple(found)

"""A briefing of which only what must be there is there, to try templates on.

A week always comes in which no quotation has a speaker and no order a deadline; a template that
asks them for a field without asking whether they are there breaks in that week.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_origin, get_type_hints

from ankbrief.render.proof.kinds import members

Record = TypeVar("Record")
# What assembling always fills in: a row of the table has a number, a day ahead begins.
SURE = frozenset({"number", "start"})


def without_options(record: Record) -> Record:
    """The record, and all records in it, with None wherever that may be."""
    every: Any = record
    kind: Any = type(record)
    lacking = set(_optional(kind))
    values = {
        one.name: None if one.name in lacking else _bare(getattr(record, one.name))
        for one in fields(every)
    }
    made: Record = replace(every, **values)
    return made


def _bare(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_bare(one) for one in value)
    return without_options(value) if is_dataclass(value) else value


def without_rows(record: Record) -> Record:
    """The record of a week in which nothing happened: its rows are empty."""
    hints = get_type_hints(type(record))
    every: Any = record
    rows = (one.name for one in fields(every) if get_origin(hints[one.name]) is tuple)
    made: Record = replace(every, **dict.fromkeys(rows, ()))
    return made


@cache
def _optional(kind: Any) -> tuple[str, ...]:
    hints = get_type_hints(kind)
    may_lack = (one.name for one in fields(kind) if NoneType in members(hints[one.name]))
    return tuple(name for name in may_lack if name not in SURE)

"""Public bodies with their full and short names, found in any case."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ankbrief.data import load
from ankbrief.language.declensions import Forms
from ankbrief.language.phrases.forms import phrase_forms

BodyGender = Literal["m", "f", "n", "p"]


@dataclass(frozen=True, slots=True)
class Body:
    """A body: full name, short name, other spellings; `gender` (p: plural) is the short name's.

    `forms` are six forms of the full name by hand, where the office has given them.
    """

    name: str
    short: str | None = None
    gender: BodyGender | None = None
    written: tuple[str, ...] = ()
    forms: Forms | None = None
    frozen: bool = False


# The bodies on the office's cards; `cards.use` sets them.
OFFICE: ContextVar[tuple[Body, ...]] = ContextVar("OFFICE", default=())


@cache
def public_bodies() -> tuple[Body, ...]:
    """The built-in register."""
    return tuple(body_of(row) for row in load("public_bodies")["body"])


def body_of(row: dict[str, Any]) -> Body:
    """A body out of a row of the register."""
    return Body(row["name"], row.get("short"), row.get("gender"), tuple(row.get("written", ())))


def find_body(text: str, bodies: Iterable[Body] | None = None) -> Body | None:
    """The body that `text` names in whatever case and spelling.

    `bodies` go before the register; by default those on the cards in use.
    """
    key = key_of(text)
    for body in OFFICE.get() if bodies is None else bodies:
        if key in keys_of(body):
            return body
    return by_key().get(key)


@cache
def by_key() -> dict[str, Body]:
    """Every form of every spelling in the register; the earlier row wins."""
    found: dict[str, Body] = {}
    for body in public_bodies():
        for key in keys_of(body):
            found.setdefault(key, body)
    return found


@cache
def keys_of(body: Body) -> frozenset[str]:
    """All spellings of a body in six cases."""
    spellings = (body.name, *((body.short,) if body.short else ()), *body.written)
    forms = [form for spelling in spellings for form in phrase_forms(spelling).forms]
    return frozenset(map(key_of, (*forms, *(body.forms or ()))))


def key_of(text: str) -> str:
    """What two spellings of one name share: no case of letters, «ё», quotes or extra spaces."""
    plain = text.lower().replace("ё", "е").translate(str.maketrans("", "", '«»"“”„'))
    return " ".join(plain.split())

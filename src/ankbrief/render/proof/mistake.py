"""One mistake of a template."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 90  # characters of the template shown in a message: a line of the terminal


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong at a line of a template, in Russian; `hint` may be empty."""

    line: int
    text: str
    message: str
    hint: str = ""


def line_at(source: str, place: int) -> int:
    """The number of the line in which a character stands, from 1."""
    return source.count("\n", 0, place) + 1


def shown(text: str) -> str:
    """A piece of a template on one line."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"

"""Things in the order that an editor asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def at_places(items: Iterable[T], place: Callable[[T], int | None]) -> tuple[T, ...]:
    """Those with a place of their own, counted from 1, at it; the others around them as they were.

    Of several for one place the earlier goes first.
    """
    given = tuple(items)
    rest = iter([item for item in given if not place(item)])
    wanted = sorted((item for item in given if place(item)), key=lambda item: place(item) or 0)
    result: list[T] = []
    for item in wanted:
        result += islice(rest, max(0, (place(item) or 1) - 1 - len(result)))
        result.append(item)
    return (*result, *rest)

"""How long each step of a run takes; a step inside another does not count in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Clock:
    """Seconds by the step's name, in the order in which steps began."""

    seconds: dict[str, float] = field(default_factory=dict)
    _open: list[str] = field(default_factory=list)
    _since: float = 0.0

    def enter(self, name: str) -> None:
        """From now on the time is that of the step `name`."""
        self._count()
        self._open.append(name)
        self.seconds.setdefault(name, 0.0)

    def leave(self) -> None:
        """From now on the time is that of the step before."""
        self._count()
        self._open.pop()

    def _count(self) -> None:
        now = perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now


_CLOCK: ContextVar[Clock] = ContextVar("clock")


@contextmanager
def timed() -> Iterator[Clock]:
    """Steps inside are timed by the clock that is yielded."""
    clock = Clock()
    token = _CLOCK.set(clock)
    try:
        yield clock
    finally:
        _CLOCK.reset(token)


@contextmanager
def step(name: str) -> Iterator[None]:
    """What is done inside counts as that step, where anybody asked for the time."""
    clock = _CLOCK.get(None)
    if clock is None:
        yield
        return
    clock.enter(name)
    try:
        yield
    finally:
        clock.leave()


def steps(name: str, items: Iterable[T]) -> Iterator[T]:
    """The items; the time until each is there counts as that step."""
    rest = iter(items)
    while True:
        with step(name):
            one = next(rest, rest)
        if one is rest:
            return
        yield one  # type: ignore[misc]  # the iterator itself is never an item

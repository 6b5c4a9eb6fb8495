"""What the page shows now, and waiting for the next change of it."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition
from typing import Literal

from ankbrief.model import Problem
from ankbrief.preview.sheets import Sheets

Status = Literal["working", "made", "failed"]


@dataclass(frozen=True, slots=True)
class State:
    """One making: `shown` says of which articles; `sheets` are the last good ones."""

    status: Status
    shown: str = ""
    sheets: Sheets | None = None
    problems: tuple[Problem, ...] = ()
    seconds: float = 0


class Board:
    """The state that the maker puts up and the readers of the page wait for.

    States are numbered from 0; a number never comes back.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._state = State("working")

    def put(self, state: State) -> None:
        """Shows a new state to all who wait."""
        with self._changed:
            self._state = state
            self._number += 1
            self._changed.notify_all()

    @property
    def state(self) -> State:
        """The state shown now."""
        with self._changed:
            return self._state

    def after(self, number: int, seconds: float) -> tuple[int, State]:
        """The state now, as soon as its number is another than `number`, or after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != number, seconds)
            return self._number, self._state

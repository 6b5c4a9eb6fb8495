"""Reading that takes too long is broken off, whatever a library is busy with.

A pattern of a library may take days over a line made for it. The system's timer counts the time of
the processor; without one (on Windows, in a thread beside the main one) each reader's own bounds
have to do.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from ankbrief.errors import ArticleError

T = TypeVar("T")

SECONDS = 60.0  # for one document or record; the worst honest one, a long PDF, takes 20
AGAIN = 0.5  # seconds to the next ring, should a library have caught the first
HINT = "Откройте его в другой программе и сохраните статью как текст: .txt."


class TooLongError(BaseException):
    """The time is over; no `except Exception` of a library stops it."""


def in_time(items: Iterable[T], where: str) -> Iterator[T]:
    """The items; raises `ArticleError` when one takes too long to be made."""
    rest = iter(items)
    while True:
        try:
            with _alarm():
                one = next(rest, rest)
        except TooLongError:
            message = f"читается слишком долго: прервано через {SECONDS:.0f} секунд"
            raise ArticleError(message, where, HINT) from None
        if one is rest:
            return
        yield one  # type: ignore[misc]  # the iterator itself is never an item


@contextmanager
def _alarm() -> Iterator[None]:
    """Inside, the time runs."""
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(_signal: int, _frame: object) -> None:
    raise TooLongError

"""Runs a function in a process of its own that may take so much time and memory and no more.

A template of somebody else cannot be trusted to end. Where the system knows no limits of memory
(Windows, macOS), only time is limited.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

from ankbrief.errors import AnkbriefError, TemplateError

GRACE = 2.0  # seconds in which the process may say what it was at when its time ran out
TOO_LONG = "шаблон работает слишком долго"
TOO_LARGE = "шаблону не хватило памяти"
HINT = (
    "Ищите в нём цикл без конца, макрос, который вызывает сам себя, или очень длинное повторение."
)
_MEGABYTE = 2**20
_MEMORY = Path("/proc/self/statm")  # Linux only: pages in use
_PAGE = 4096  # bytes; on machines with larger pages the bound is lower than asked, never higher
_LOCK = threading.Lock()
Made = TypeVar("Made")


def bounded(
    function: Callable[..., Made], *arguments: object, seconds: float, megabytes: int
) -> Made:
    """What the function gives for the arguments; all three must be fit for pickle.

    Args:
        function: a function of a module.
        arguments: what it is given.
        seconds: of the clock, from the moment when the process is ready.
        megabytes: beyond what the program itself takes.

    Raises:
        TemplateError: time or memory ran out, or the process died.
        AnkbriefError: raised by the function itself, as any other exception of it.
    """
    receiver, sender = _context().Pipe(duplex=False)
    process = _context().Process(
        target=_answer, args=(sender, function, arguments, seconds, megabytes), daemon=True
    )
    with _without_main():
        process.start()
    sender.close()
    try:
        answer = _awaited(receiver, seconds)
    finally:
        process.kill()
        process.join()
        receiver.close()
    if isinstance(answer, BaseException):
        raise answer
    return answer[0]  # type: ignore[no-any-return]  # what the function gave


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Inside, the program that was started has no file: the new process must not run it again."""
    with _LOCK:
        main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


@cache
def _context() -> Any:
    """A server that forks ready children where there is one: they cost milliseconds."""
    known = multiprocessing.get_all_start_methods()
    context: BaseContext = multiprocessing.get_context(
        "forkserver" if "forkserver" in known else "spawn"
    )
    if "forkserver" in known:
        context.set_forkserver_preload([__name__, "ankbrief.render.html"])
    return context


def _awaited(receiver: Connection, seconds: float) -> Any:
    """The function's result in a tuple, or the exception to raise."""
    with contextlib.suppress(EOFError, OSError):
        receiver.recv()  # it is ready, and its time begins
        if not receiver.poll(seconds + GRACE):
            return TemplateError(TOO_LONG, "", HINT)
        return receiver.recv()
    return TemplateError("шаблон оборвал работу программы", "", HINT)


def _answer(
    sender: Connection,
    function: Callable[..., object],
    arguments: tuple[object, ...],
    seconds: float,
    megabytes: int,
) -> None:
    """What the process does; Ctrl-C is for whoever asked, who ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sender.send(None)
    _limit(seconds, megabytes)
    answer: object
    try:
        with _alarm(seconds):
            answer = (function(*arguments),)
    except MemoryError:
        answer = TemplateError(TOO_LARGE, "", HINT)
    except TimeoutError:
        answer = TemplateError(TOO_LONG, "", HINT)
    except AnkbriefError as error:
        answer = error
    except Exception as error:  # noqa: BLE001  # raised again where it was asked for
        answer = error
    sender.send(answer)


def _limit(seconds: float, megabytes: int) -> None:
    """Sets what the system itself ends the process for."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        hard = int(seconds + GRACE) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        now = int(_MEMORY.read_text("ascii").split()[0]) * _PAGE
        most = now + megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raises in the midst of the work, so that the error knows the template's line.

    What Python cannot interrupt, a pattern for one, ends with the process.
    """

    def ring(_signal: int, _frame: object) -> None:
        raise TimeoutError(TOO_LONG)

    if not hasattr(signal, "setitimer"):  # Windows
        yield
        return
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)

"""The folder of a project where the program keeps its own files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows, where nobody is waited for
    fcntl = None  # type: ignore[assignment]

LOCK = "lock"
WAIT = 10.0  # seconds for another run to write one document; it takes milliseconds
NAME = ".ankbrief"  # hidden, so that reading a project's folder as articles passes it over


def memory_folder(project: Path) -> Path:
    """The folder of that project, made where it is missing; git leaves it alone.

    Raises:
        OSError: the project cannot be written.
    """
    folder = project / NAME
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists() or not ignore.stat().st_size:  # a run killed in between left it empty
        ignore.write_text("*\n", "utf-8")
    return folder


@contextmanager
def alone(project: Path) -> Iterator[None]:
    """Inside, no other run is; where that cannot be had (a network folder), it is done without."""
    file = _locked(project)
    try:
        yield
    finally:
        if file:
            file.close()


def _locked(project: Path) -> BinaryIO | None:
    """The open file that holds the lock; the system drops it when the process dies."""
    if not fcntl:
        return None
    try:
        file = (memory_folder(project) / LOCK).open("ab")
    except OSError:
        return None
    end = monotonic() + WAIT
    while monotonic() < end:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sleep(0.01)
        except OSError:
            break
        else:
            break
    return file


def place_in(project: Path, file: Path) -> str:
    """The file's path as seen from the project, so that both may move together."""
    return Path(os.path.relpath(file.absolute(), project.absolute())).as_posix()


def set_aside(file: Path) -> Path:
    """Moves a broken file out of the way, over one set aside before; yields its new path.

    A file that another run has just moved is no error.
    """
    aside = file.with_name(f"{file.name}.broken")
    with suppress(FileNotFoundError):
        file.replace(aside)
    file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
    return aside

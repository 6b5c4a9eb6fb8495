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
MOST_ASIDE = 9  # broken files of one name: more of them come of a broken disk
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
    """Moves a broken file out of the way, with its journal; yields its new path.

    A file that another run has just moved is no error. What was set aside before stays.
    """
    aside = next(filter(_is_free, _names_aside(file)), file.with_name(f"{file.name}.broken"))
    for suffix in ("-journal", ""):
        with suppress(FileNotFoundError):
            file.with_name(file.name + suffix).replace(aside.with_name(aside.name + suffix))
    return aside


def _names_aside(file: Path) -> Iterator[Path]:
    yield file.with_name(f"{file.name}.broken")
    for number in range(2, MOST_ASIDE + 1):
        yield file.with_name(f"{file.name}.broken{number}")


def _is_free(path: Path) -> bool:
    return not os.path.lexists(path)

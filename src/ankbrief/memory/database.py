"""A SQLite file of the project that a run can do without: broken it is set aside, held left alone.

The rollback journal is SQLite's plain one: its write-ahead log needs shared memory, which network
folders lack.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from ankbrief.errors import in_russian
from ankbrief.memory.folder import alone, memory_folder, set_aside
from ankbrief.model import Level, Problem

T = TypeVar("T")

WAIT = 10.0  # seconds for another run to finish writing; it writes for some milliseconds
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
REASONS = {
    sqlite3.SQLITE_BUSY: "файл занят другой программой",
    sqlite3.SQLITE_READONLY: "нет прав на запись",
    sqlite3.SQLITE_CANTOPEN: "файл не открывается",
    sqlite3.SQLITE_IOERR: "сбой чтения или записи на диске",
    sqlite3.SQLITE_FULL: "на диске кончилось место",
    sqlite3.SQLITE_PROTOCOL: "сетевая папка не умеет запирать файлы",
}


class Refused(Exception):  # noqa: N818  # says what becomes of the file, not that a run failed
    """The file is sound, but not for this version of the program: why, and what to do."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file holds, in words for the user, and how it is made ready.

    `name` is feminine: «память о прошлых неделях»; `hint` says what its loss means. `prepare` gets
    a connection and whether it may write; it yields the connection to work with, or raises
    `Refused`.
    """

    name: str
    hint: str
    prepare: Callable[[sqlite3.Connection, bool], sqlite3.Connection]
    level: Level = "note"


@dataclass(slots=True)
class Database:
    """The file while a run works with it; without one (`file` is None) nothing is known or kept.

    Whatever happens to the file, nothing is raised: it is set aside or left alone, and `problems`
    tells of it.
    """

    kind: Kind
    file: Path | None = None
    is_written: bool = True
    problems: list[Problem] = field(default_factory=list)
    _base: sqlite3.Connection | None = None
    _opened: tuple[int, int] | None = None

    def run(self, action: Callable[[sqlite3.Connection], T]) -> T | None:
        """The action's answer; None where there is no file, or none that can be used."""
        for again in (True, False):
            if self.file is None:
                return None
            try:
                self._base = self._base or self._open(self.file)
                return action(self._base)
            except sqlite3.Error as error:
                self._mend(self.file, error, again=again)
            except OSError as error:  # no folder to keep anything in: who wants one knows
                self._give_up(in_russian(error), level="note")
            except Refused as refused:
                self._give_up(refused.why, refused.hint)
        return None

    def close(self) -> None:
        """Lets go of the file."""
        self._let_go()
        self.file = None

    def _open(self, file: Path) -> sqlite3.Connection:
        if self.is_written:
            memory_folder(file.parent.parent)
            self._base = sqlite3.connect(file, WAIT)  # to be closed if what follows fails
            self._opened = _identity(file)
            self._base.execute("PRAGMA synchronous = NORMAL")
        else:
            address = f"{file.resolve().as_uri()}?mode=ro"
            self._base = sqlite3.connect(address, WAIT, uri=True)
        return self.kind.prepare(self._base, self.is_written)

    def _mend(self, file: Path, error: sqlite3.Error, *, again: bool) -> None:
        """Sets a broken file aside, so that a new one is begun; of another trouble only tells."""
        self._let_go()
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in BROKEN and not self.is_written:
            self._give_up("файл повреждён")
            return
        if code not in BROKEN or not again:
            self._give_up(_why(file, code, error))
            return
        with alone(file.parent.parent):
            if self._opened != _identity(file):
                return  # another run has just begun a new one
            try:
                aside = set_aside(file)
            except OSError as refused:
                self._give_up(in_russian(refused))
                return
        self._tell(f"{self.kind.name} повреждена: отложена в {aside.name}, начата новая")

    def _give_up(self, why: str, hint: str = "", level: Level | None = None) -> None:
        self._tell(f"{self.kind.name} не ведётся: {why}", hint, level)
        self._let_go()
        self.file = None

    def _tell(self, message: str, hint: str = "", level: Level | None = None) -> None:
        told = level or self.kind.level
        self.problems.append(Problem(told, message, str(self.file), hint or self.kind.hint))

    def _let_go(self) -> None:
        if self._base:
            self._base.close()
            self._base = None


def _identity(file: Path) -> tuple[int, int] | None:
    """Tells the file from another that takes its name."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _why(file: Path, code: int, error: sqlite3.Error) -> str:
    if file.is_dir():
        return "на месте файла папка"
    return REASONS.get(code, f"сбой базы SQLite ({error})")

"""What was briefed in past weeks: one SQLite file of the project, a record to a brief.

A brief of the same days replaces its record; a brief sees those whose days end before its own
begin. The file is written only when documents were.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from ankbrief.briefing import Period
from ankbrief.briefing.past import PastWeek
from ankbrief.memory import week_rows
from ankbrief.memory.database import Database, Kind, Refused
from ankbrief.memory.folder import NAME
from ankbrief.model import Problem

FILE = "weeks.sqlite3"
LOOK_BACK = timedelta(weeks=13)  # a quarter: what goes on from before that is no news of it
HINT = (
    "Брифинг сделан без сведений о прошлых неделях или не запомнен для будущих; "
    "соберите его ещё раз, когда причина исчезнет."
)
NEWER = "файл записан более новой версией программы"
NEWER_HINT = (
    "Обновите ankbrief. Или переименуйте этот файл: начнётся новая память, прежняя останется в нём."
)
# What brings a file of each version to the next one, from an empty file on. A step is never
# changed, for files made by it are about: a new form is a new step.
STEPS: tuple[str, ...] = (week_rows.FIRST,)


def _prepared(base: sqlite3.Connection, is_written: bool) -> sqlite3.Connection:
    """The file in today's form; of one that is only read a copy."""
    base.isolation_level = None
    base.execute("PRAGMA foreign_keys = ON")
    version = _version(base)
    if version > len(STEPS):
        raise Refused(NEWER, NEWER_HINT)
    if version == len(STEPS):
        return base
    if not is_written:
        copy = sqlite3.connect(":memory:", isolation_level=None)
        with closing(base):
            base.backup(copy)
        base = copy
    with _transaction(base):
        _bring_up(base)
    return base


def _bring_up(base: sqlite3.Connection) -> None:
    """Asks for the version again: another run may have done it meanwhile."""
    version = _version(base)
    if version == 0 and base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("not a file of ours")
    for step in STEPS[version:]:
        for statement in step.split(";"):  # all at once would end the transaction
            base.execute(statement)
    base.execute(f"PRAGMA user_version = {len(STEPS)}")


def _version(base: sqlite3.Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _transaction(base: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; other runs wait for their turn."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


KIND = Kind("память о прошлых неделях", HINT, _prepared, "warning")


@dataclass(slots=True)
class Weeks:
    """The past weeks while a run works with them; without a file there are none."""

    store: Database = field(default_factory=partial(Database, KIND))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be told of the file."""
        return tuple(self.store.problems)

    def close(self) -> None:
        """Lets go of the file."""
        self.store.close()

    def before(self, period: Period) -> tuple[PastWeek, ...]:
        """The briefs whose days end before the period begins, the earliest first."""
        if self.store.file is None or not self.store.file.exists():
            return ()
        found = self.store.run(lambda base: week_rows.read(base, period.start, _since(period)))
        if found is None:
            return ()
        if found.unread:
            message = f"не прочитано записей о прошлых неделях: {found.unread}"
            self.store.problems.append(Problem("warning", message, str(self.store.file), HINT))
        return found.weeks

    def keep(self, week: PastWeek) -> None:
        """Puts the record in the place of that of the same days."""

        def write(base: sqlite3.Connection) -> None:
            with _transaction(base):
                week_rows.write(base, week)

        if self.store.is_written:
            self.store.run(write)


def _since(period: Period) -> date:
    """From which day on stories are compared."""
    return period.start - min(LOOK_BACK, period.start - date.min)


def weeks_of(project: Path, *, is_written: bool = True) -> Weeks:
    """The past weeks of a project; with `is_written` false nothing on the disk is changed."""
    return Weeks(Database(KIND, project / NAME / FILE, is_written))

"""What may become of a file of the project's memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random


def empty(store: Path) -> None:
    store.write_bytes(b"")


def cut_in_half(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def rubbish(store: Path) -> None:
    store.write_bytes(Random(7).randbytes(20_000))  # noqa: S311  # nothing secret


def spoilt_in_the_middle(store: Path) -> None:
    data = store.read_bytes()
    store.write_bytes(data[:200] + b"\xff" * (len(data) - 200))


def of_another_form(store: Path) -> None:
    store.unlink()
    with sqlite3.connect(store) as base:
        base.execute("CREATE TABLE facts (something TEXT)")
        base.execute("PRAGMA user_version = 99")
    base.close()


def a_folder(store: Path) -> None:
    store.unlink()
    (store / "inside").mkdir(parents=True)


def a_link_that_leads_nowhere(store: Path) -> None:
    store.unlink()
    store.symlink_to(store.parent / "nowhere/at/all")


def only_to_be_read(store: Path) -> None:
    store.chmod(0o444)


def not_to_be_read(store: Path) -> None:
    store.chmod(0)


def with_the_journal_of_another(store: Path) -> None:
    store.with_name(f"{store.name}-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + b"x" * 999)


BEGUN_ANEW = "повреждена: отложена в {}.broken, начата новая"
TOLD: dict[Callable[[Path], None], str] = {
    empty: "",
    cut_in_half: BEGUN_ANEW,
    rubbish: BEGUN_ANEW,
    spoilt_in_the_middle: BEGUN_ANEW,
    of_another_form: BEGUN_ANEW,
    a_folder: "не ведётся: на месте файла папка",
    a_link_that_leads_nowhere: "не ведётся: файл не открывается",
    only_to_be_read: "не ведётся: нет прав на запись",
    not_to_be_read: "не ведётся: файл не открывается",
    with_the_journal_of_another: "",
}
"""What a run tells of it behind the name of the file; `{}` is that of the file itself."""


def is_told(said: str, store: str, name: str, told: str) -> bool:
    """Whether a run tells of a file, which it calls by `name`, what it should; else nothing."""
    if not told:
        return name not in said
    return f"{store}: {name} {told.format(Path(store).name)}" in said

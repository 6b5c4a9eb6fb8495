"""Two runs in one folder at a time: each file is whole, and of one of them."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ankbrief.memory.database import Database, Kind
from ankbrief.memory.folder import set_aside
from ankbrief.memory.written import put, refuse_changed
from ankbrief.render.files import write_whole
from faulty import Warm, files, left_behind, two_articles
from office import SCHOOL

LATER = SCHOOL.replace("26 марта", "2 апреля").replace("сорок", "пятьдесят")


def sound(office: Path) -> bool:
    base = sqlite3.connect(office / ".ankbrief/cache.sqlite3")
    answer = base.execute("PRAGMA integrity_check").fetchone()
    base.close()
    return bool(answer == ("ok",))


def test_one_week_two_weeks_and_facts_at_once(run: Warm, tmp_path: Path) -> None:
    office = two_articles(tmp_path / "office", "Первая")
    (office / "seeds/later.txt").write_text(LATER, "utf-8")
    (office / "second.toml").write_text('[briefing]\ntitle = "Вторая"\n', "utf-8")
    first = ("build", "--to", "docx,html", "--week", "2025-W13")
    runs = run.at_once(
        office,
        first,
        (*first, "-c", "second.toml"),
        ("build", "--to", "docx,html", "--week", "2025-W14"),
        ("extract", "-o", "facts.json"),
    )
    for done in runs:
        assert (done.code, "Ошибк" in done.err, "не ведётся" in done.err) == (0, False, False)
    both = files(office)
    assert sound(office)
    assert not left_behind(office)
    assert run(office, *first).code == 0  # all that stands there is known as ours
    mine = files(office)
    assert run(office, *first, "-c", "second.toml").code == 0
    other = files(office)
    for name, data in both.items():
        assert data in {mine[name], other[name]}, name


def test_a_file_that_another_run_is_writing_is_not_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.chmod

    def meanwhile(path: Path, mode: int) -> None:
        """Another file is written in the folder just before this one takes its place."""
        real(path, mode)
        monkeypatch.undo()
        write_whole(tmp_path / "second.html", b"second")
        assert left_behind(tmp_path) == [path]

    monkeypatch.setattr(Path, "chmod", meanwhile)
    write_whole(tmp_path / "first.html", b"first")
    assert files(tmp_path) == {"first.html": b"first", "second.html": b"second"}
    assert not left_behind(tmp_path)


def test_what_a_killed_run_left_is_swept_whatever_it_was_writing(tmp_path: Path) -> None:
    (tmp_path / ".ankbrief-x1y2z3.tmp").write_bytes(b"half")
    (tmp_path / ".somebody-else.tmp").write_bytes(b"theirs")
    write_whole(tmp_path / "brief.html", b"whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".somebody-else.tmp",
        "brief.html",
    ]


def test_documents_written_by_many_at_once_are_all_known_as_ours(tmp_path: Path) -> None:
    brief = tmp_path / "brief.html"

    def write(number: int) -> None:
        put(tmp_path, brief, b"brief %d" % number)

    with ThreadPoolExecutor(4) as several:
        list(several.map(write, range(60)))
    refuse_changed(tmp_path, brief)
    assert not left_behind(tmp_path)


def test_a_store_that_another_run_has_just_begun_anew_is_not_set_aside(tmp_path: Path) -> None:
    store = tmp_path / ".ankbrief/weeks.sqlite3"
    store.parent.mkdir()
    with sqlite3.connect(store) as base:
        base.execute("CREATE TABLE week (start TEXT)")
        base.executemany("INSERT INTO week VALUES (?)", [("2025-03-17",)] * 2000)
    base.close()
    data = store.read_bytes()
    store.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    kind = Kind("память", "", lambda base, _: base)
    first, second = Database(kind, store), Database(kind, store)

    def write(base: sqlite3.Connection) -> None:
        with base:
            base.execute("CREATE TABLE week (start TEXT)")
            base.execute("INSERT INTO week VALUES ('2025-03-24')")

    def read(base: sqlite3.Connection) -> list[tuple[str]]:
        """The first run sets the broken file aside while the second has it open."""
        if not first.problems:
            first.run(write)
        return base.execute("SELECT * FROM week").fetchall()

    assert second.run(read) == [("2025-03-24",)]
    assert not second.problems
    first.close()
    second.close()


def test_what_was_set_aside_before_stays_and_keeps_its_journal(tmp_path: Path) -> None:
    store = tmp_path / "weeks.sqlite3"
    for words in (b"first", b"second"):
        store.write_bytes(words)
        store.with_name("weeks.sqlite3-journal").write_bytes(b"of the " + words)
        set_aside(store)
    assert files(tmp_path) == {
        "weeks.sqlite3.broken": b"first",
        "weeks.sqlite3.broken-journal": b"of the first",
        "weeks.sqlite3.broken2": b"second",
        "weeks.sqlite3.broken2-journal": b"of the second",
    }

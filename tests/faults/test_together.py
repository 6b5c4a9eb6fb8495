"""Two runs in one folder at a time: each file is whole, and of one of them."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ankbrief.memory.written import put, refuse_changed
from ankbrief.render.files import write_whole
from faulty import ankbrief, ended, files, left_behind, started, two_articles
from office import SCHOOL

LATER = SCHOOL.replace("26 марта", "2 апреля").replace("сорок", "пятьдесят")


def sound(office: Path) -> bool:
    base = sqlite3.connect(office / ".ankbrief/cache.sqlite3")
    answer = base.execute("PRAGMA integrity_check").fetchone()
    base.close()
    return bool(answer == ("ok",))


def test_one_week_two_weeks_and_facts_at_once(tmp_path: Path) -> None:
    office = two_articles(tmp_path / "office", "Первая")
    (office / "seeds/later.txt").write_text(LATER, "utf-8")
    (office / "second.toml").write_text('[briefing]\ntitle = "Вторая"\n', "utf-8")
    first = ("build", "--to", "docx,html", "--week", "2025-W13")
    runs = [
        started(office, *first),
        started(office, *first, "-c", "second.toml"),
        started(office, "build", "--to", "docx,html", "--week", "2025-W14"),
        started(office, "extract", "-o", "facts.json"),
    ]
    for done in map(ended, runs):
        assert (done.code, "Ошибк" in done.err, "не ведётся" in done.err) == (0, False, False)
    both = files(office)
    assert sound(office)
    assert not left_behind(office)
    assert ankbrief(office, *first).code == 0  # all that stands there is known as ours
    mine = files(office)
    assert ankbrief(office, *first, "-c", "second.toml").code == 0
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

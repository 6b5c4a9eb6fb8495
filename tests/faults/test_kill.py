"""`kill -9` at any moment: each file is the old one or the new one, and the next run is right."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from faulty import (
    KILLED,
    Warm,
    files,
    left_behind,
    started,
    titled,
    two_articles,
)
from office import Outcome

TITLES = ("Первая", "Вторая")
REPORT = "report.json"


def killed(
    run: Warm, folder: Path, *arguments: str, step: int = 1
) -> Iterator[tuple[int, Outcome]]:
    """A run killed before its first change to a file, one before a later … and a whole one.

    With an odd `step` each has the other title than the one before.
    """
    for moment in count(1, step):
        titled(folder, TITLES[moment % 2])
        done = run(folder, *arguments, kill_at=moment)
        yield moment, done
        if done.code != KILLED:
            return


def whole_cache(folder: Path) -> int:
    """How many articles the cache knows; it must be sound."""
    base = sqlite3.connect(folder / ".ankbrief/cache.sqlite3")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    known = base.execute("SELECT count(*) FROM facts").fetchone()[0]
    base.close()
    return int(known)


def test_at_whatever_moment_a_build_is_killed_its_documents_are_whole(
    run: Warm, tmp_path: Path
) -> None:
    office, build = two_articles(tmp_path / "office"), ("build", "--to", "docx,html")
    whole = []
    for title in TITLES:
        titled(office, title)
        assert run(office, *build, "--report", REPORT).code == 0
        whole.append(files(office / "output"))
    for moment, done in killed(run, office, *build, "--report", REPORT, step=3):
        assert done.code in {KILLED, 0}, done.err
        for name, data in files(office / "output").items():
            assert data in {whole[0][name], whole[1][name]}, (moment, name)
        assert json.loads((office / REPORT).read_bytes())["done"]
    assert moment > 20
    assert done.code == 0
    assert files(office / "output") == whole[moment % 2]
    assert not left_behind(office)
    assert whole_cache(office) == 2


def test_a_first_run_killed_at_any_moment_is_made_up_for_by_the_next(
    run: Warm, tmp_path: Path
) -> None:
    office = two_articles(tmp_path / "office")
    for moment, done in killed(run, office, "extract", "-o", "facts.json"):
        assert (office / "facts.json").exists() == (done.code == 0), moment
    assert moment > 10
    assert done.code == 0
    assert whole_cache(office) == 2
    assert not left_behind(office)
    assert (office / ".ankbrief/.gitignore").read_text() == "*\n"
    facts = (office / "facts.json").read_bytes()
    assert run(office, "extract", "-o", "facts.json", "--no-cache").code == 0
    assert (office / "facts.json").read_bytes() == facts


def test_at_whatever_moment_an_editor_s_file_is_written_anew_no_word_is_lost(
    run: Warm, tmp_path: Path
) -> None:
    office = two_articles(tmp_path / "office")
    run(office, "extract", "--editable")
    edits = office / "edits.toml"
    said = edits.read_text("utf-8").replace("[[article]]", '[[article]]\nverdict = "убрать"', 1)
    edits.write_text(said, "utf-8")
    for moment, done in killed(run, office, "extract", "--editable"):
        assert done.code in {KILLED, 0}, done.err
        assert edits.read_text("utf-8").count('\nverdict = "убрать"') == 1, moment
    assert moment > 5
    assert done.code == 0
    assert not left_behind(office)


def test_a_build_killed_from_outside_is_made_up_for_by_the_next(run: Warm, tmp_path: Path) -> None:
    office, build = two_articles(tmp_path / "office", TITLES[0]), ("build", "--to", "docx,html")
    assert run(office, *build).code == 0
    old = files(office / "output")
    titled(office, TITLES[1])
    for seconds in (0.6, 1.2):
        with started(office, *build) as process:
            time.sleep(seconds)
            process.kill()
    now = files(office / "output")
    done = run(office, *build)
    new = files(office / "output")
    assert done.code == 0
    assert all(now[name] in {old[name], new[name]} for name in old)
    assert not any(old[name] == new[name] for name in old)
    assert not left_behind(office)

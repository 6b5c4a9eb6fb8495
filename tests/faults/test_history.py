"""Past weeks whose file is damaged: the brief is made as without them, and that is told."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import harm
from faulty import KILLED, Warm, files, two_articles
from office import SCHOOL

STORE = ".ankbrief/weeks.sqlite3"
NAME = "память о прошлых неделях"
LATER = SCHOOL.replace("26 марта", "16 апреля").replace("сорок", "пятьдесят")
FIRST = ("build", "--to", "html", "--week", "2025-W13")
NEXT = ("build", "--to", "html", "--week", "2025-W16")
PAGE = "briefing-2025-W16.html"


@pytest.fixture(scope="module")
def built(run: Warm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office that remembers a week and has an article of the next."""
    office = two_articles(tmp_path_factory.mktemp("history") / "office")
    (office / "seeds/later.txt").write_text(LATER, "utf-8")
    assert run(office, *FIRST).code == 0
    return office


@pytest.fixture(scope="module")
def pages(run: Warm, built: Path) -> dict[bool, bytes]:
    """The next week's page with what is remembered, and without."""
    made = {}
    for is_known in (True, False):
        office = Path(shutil.copytree(built, built.with_name(f"known-{is_known}")))
        if not is_known:
            (office / STORE).unlink()
        assert run(office, *NEXT).code == 0
        made[is_known] = (office / "output" / PAGE).read_bytes()
    assert made[True] != made[False]
    return made


NEWER = "не ведётся: файл записан более новой версией программы"
TOLD = {**harm.TOLD, harm.of_another_form: NEWER}
STILL_KNOWN = (harm.only_to_be_read, harm.with_the_journal_of_another)


@pytest.mark.parametrize("spoil", TOLD, ids=lambda it: it.__name__)
def test_a_damaged_history_is_told_and_the_brief_is_made(
    run: Warm,
    built: Path,
    pages: dict[bool, bytes],
    tmp_path: Path,
    spoil: Callable[[Path], None],
) -> None:
    office = Path(shutil.copytree(built, tmp_path / "office"))
    spoil(office / STORE)
    done = run(office, *NEXT, rights=0)
    assert done.code == 0
    assert (office / "output" / PAGE).read_bytes() == pages[spoil in STILL_KNOWN]
    assert harm.is_told(done.err, STORE, NAME, TOLD[spoil])
    if TOLD[spoil] == harm.BEGUN_ANEW:
        assert (office / f"{STORE}.broken").exists()
        assert NAME not in run(office, *NEXT, rights=0).err


def test_at_whatever_moment_a_build_is_killed_its_weeks_are_all_there_or_as_before(
    run: Warm, built: Path, pages: dict[bool, bytes], tmp_path: Path
) -> None:
    office = Path(shutil.copytree(built, tmp_path / "office"))
    run(office, *NEXT)  # so that only what is written each time is a moment
    moment, code = 0, KILLED
    while code == KILLED:
        moment += 5  # one in five of some fifty: each is a whole build
        (office / "output" / PAGE).unlink()
        code = run(office, *NEXT, kill_at=moment).code
        assert not (office / "output" / PAGE).exists() or (
            (office / "output" / PAGE).read_bytes() == pages[True]
        )
        (office / "output" / PAGE).touch()
    assert (moment > 20, code) == (True, 0)
    base = sqlite3.connect(office / STORE)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("SELECT start FROM week ORDER BY start").fetchall() == [
        ("2025-03-24",),
        ("2025-04-14",),
    ]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()
    done = run(office, *NEXT)
    assert (done.code, files(office / "output")[PAGE]) == (0, pages[True])

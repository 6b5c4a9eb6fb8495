"""Whatever becomes of the project's memory: the documents are right, and the next run is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import harm
from faulty import Warm, files, titled, two_articles
from office import SCHOOL

BUILD = ("build", "--to", "html")
CACHE = ".ankbrief/cache.sqlite3"
NAME = "память о разобранных публикациях"


@pytest.fixture(scope="module")
def built(run: Warm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with one brief made, its article changed since, and its title."""
    office = two_articles(tmp_path_factory.mktemp("memory") / "office", "Первая")
    assert run(office, *BUILD).code == 0
    titled(office, "Вторая")
    (office / "seeds/school.txt").write_text(SCHOOL.replace("сорок", "пятьдесят"), "utf-8")
    return office


@pytest.fixture(scope="module")
def right(run: Warm, built: Path) -> dict[str, bytes]:
    """The documents as they are to be."""
    office = shutil.copytree(built, built.with_name("right"))
    assert run(office, *BUILD, "--no-cache").code == 0
    return files(office / "output")


@pytest.mark.parametrize("spoil", harm.TOLD, ids=lambda it: it.__name__)
def test_a_damaged_cache_costs_time_and_a_note(
    run: Warm,
    built: Path,
    right: dict[str, bytes],
    tmp_path: Path,
    spoil: Callable[[Path], None],
) -> None:
    told = harm.TOLD[spoil]
    office = Path(shutil.copytree(built, tmp_path / "office"))
    spoil(office / CACHE)
    done = run(office, *BUILD, rights=0)
    assert done.code == 0
    assert files(office / "output") == right
    assert harm.is_told(done.err, CACHE, NAME, told)
    assert ("На брифинг это не влияет" in done.err) == bool(told)
    if "не ведётся" not in told:
        assert "разобраны раньше: 2" in run(office, *BUILD, rights=0).err


def test_without_its_memory_an_office_loses_only_the_knowledge_of_its_documents(
    run: Warm, built: Path, right: dict[str, bytes], tmp_path: Path
) -> None:
    office = Path(shutil.copytree(built, tmp_path / "office"))
    shutil.rmtree(office / ".ankbrief")
    assert run(office, *BUILD, "--force").code == 0
    assert files(office / "output") == right


@pytest.mark.parametrize("days", [-1, -400, -20_000, 4000])
def test_a_clock_that_is_wrong_changes_no_document(
    run: Warm, built: Path, right: dict[str, bytes], tmp_path: Path, days: int
) -> None:
    office = Path(shutil.copytree(built, tmp_path / "office"))
    done = run(office, *BUILD, days=days)
    assert done.code == 0
    assert files(office / "output") == right
    assert "разобраны раньше: 2" in run(office, *BUILD).err


def test_articles_of_days_to_come_are_briefed_when_the_clock_went_back(
    run: Warm, tmp_path: Path
) -> None:
    office = two_articles(tmp_path / "office")
    done = run(office, "build", "--to", "docx", "--week", "2025-W13", days=-20_000)
    assert (done.code, "В брифинге: 2 публикации" in done.err) == (0, True)
    assert run(office, "build", "--to", "docx").code == 0

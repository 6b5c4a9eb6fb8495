"""Whatever becomes of the project's memory: the documents are right, and the next run is."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from faulty import Warm, files, titled, two_articles
from office import SCHOOL

BUILD = ("build", "--to", "html")
CACHE = ".ankbrief/cache.sqlite3"
NAME = "память о разобранных публикациях"


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


HARM: tuple[tuple[Callable[[Path], None], str], ...] = (
    (empty, ""),
    (cut_in_half, "повреждена: отложена в cache.sqlite3.broken, начата новая"),
    (rubbish, "повреждена: отложена в cache.sqlite3.broken, начата новая"),
    (spoilt_in_the_middle, "повреждена: отложена в cache.sqlite3.broken, начата новая"),
    (of_another_form, "повреждена: отложена в cache.sqlite3.broken, начата новая"),
    (a_folder, "не ведётся: на месте файла папка"),
    (a_link_that_leads_nowhere, "не ведётся: файл не открывается"),
    (only_to_be_read, "не ведётся: нет прав на запись"),
    (not_to_be_read, "не ведётся: файл не открывается"),
    (with_the_journal_of_another, ""),
)


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


@pytest.mark.parametrize(("harm", "told"), HARM, ids=lambda it: getattr(it, "__name__", ""))
def test_a_damaged_cache_costs_time_and_a_note(  # noqa: PLR0917  # fixtures
    run: Warm,
    built: Path,
    right: dict[str, bytes],
    tmp_path: Path,
    harm: Callable[[Path], None],
    told: str,
) -> None:
    office = Path(shutil.copytree(built, tmp_path / "office"))
    harm(office / CACHE)
    done = run(office, *BUILD, rights=0)
    assert done.code == 0
    assert files(office / "output") == right
    assert (f"{CACHE}: {NAME} {told}" in done.err) if told else (NAME not in done.err)
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

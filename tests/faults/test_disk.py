"""A full disk, and places where nothing may be written: what stood there stays, and is told."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faulty import Warm, files, left_behind, titled, two_articles

FULL = "на диске кончилось место"
NO_RIGHT = "нет прав доступа"
BUILD = ("build", "--to", "docx,html")
WRITERS = (
    (*BUILD, "--report", "report.json"),
    ("extract", "-o", "facts.json"),
    ("extract", "--editable"),
    ("extract", "--jsonl", "-o", "facts.jsonl"),
    ("new", "another"),
    ("template", "copy", "weekly", "mine"),
)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a file system")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Leaves no room on the disk; the file that takes it."""
    heap = disk / "heap"
    with heap.open("ab", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return heap


def made(run: Warm, folder: Path) -> Path:
    """An office whose files were all written once, and are to be written anew with other words."""
    office = two_articles(folder, "Первая")
    for command in WRITERS[:3]:
        assert run(office, *command).code == 0
    titled(office, "Вторая")
    return office


def test_on_a_full_disk_all_stays_as_it_was_and_the_run_with_room_is_right(
    run: Warm, small_disk: Path
) -> None:
    office = made(run, small_disk / "office")
    before, heap = files(office), fill(small_disk)
    for command in WRITERS:
        done = run(office, *command)
        assert (done.code, done.out) == (1, ""), command
        assert f"не удалось записать файл: {FULL}" in done.err, command
        assert "Освободите место на диске" in done.err, command
        assert "сбой в самой программе" not in done.err, command
        assert files(office) == before, command
        assert not left_behind(office), command
    heap.unlink()
    done = run(office, *WRITERS[0])
    assert (done.code, "не ведётся" in done.err) == (0, False)
    assert "Вторая" in (office / "output/briefing-2025-W13.html").read_text("utf-8")


def test_a_full_disk_costs_the_memory_but_no_document_elsewhere(
    run: Warm, small_disk: Path, tmp_path: Path
) -> None:
    office = two_articles(small_disk / "office")
    heap = fill(small_disk)
    done = run(office, *BUILD, "-o", str(tmp_path / "elsewhere"))
    assert done.code == 0
    assert f"память о разобранных публикациях не ведётся: {FULL}" in done.err
    assert "программа не запомнила" not in done.err  # documents say themselves whose they are
    heap.unlink()
    done = run(office, *BUILD)
    assert (done.code, "К сведению" in done.err) == (0, False)


def test_a_file_that_may_not_grow_is_not_replaced_by_its_beginning(
    run: Warm, tmp_path: Path
) -> None:
    office = made(run, tmp_path / "office")
    before = files(office)
    for command in WRITERS[:3]:
        done = run(office, *command, size=1000)
        assert done.code == 1
        assert "файл больше, чем здесь можно записать" in done.err
        assert "сбой в самой программе" not in done.err
        assert files(office) == before
        assert not left_behind(office)
    assert run(office, *BUILD).code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file of Linux")
def test_what_cannot_be_said_on_the_screen(run: Warm, tmp_path: Path) -> None:
    office = two_articles(tmp_path / "office")
    done = run(office, "extract", out="/dev/full")
    assert done.code == 1
    assert f"Ошибка: работа прервана: {FULL}" in done.err
    assert run(office, *BUILD, err="/dev/full").code == 0
    assert len(files(office / "output")) == 2


def closed(folder: Path) -> None:
    """Takes the right to write into a folder and those in it."""
    for each in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        each.chmod(0o555)


def opened(folder: Path) -> None:
    for each in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        each.chmod(0o755)


def test_a_folder_that_may_only_be_read_stays_as_it_was(run: Warm, tmp_path: Path) -> None:
    office = made(run, tmp_path / "office")
    before = files(office)
    closed(office)
    for command in WRITERS:
        done = run(office, *command, rights=0)
        assert (done.code, done.out) == (1, ""), command
        assert f"не удалось записать файл: {NO_RIGHT}" in done.err, command
        assert "другую папку" in done.err, command
        assert files(office) == before, command
    done = run(office, *BUILD, "--dry-run", rights=0)
    assert (done.code, "не ведётся" in done.err) == (0, False)
    opened(office)
    assert run(office, *BUILD, rights=0).code == 0


def test_documents_whose_folder_is_closed_are_told_one_by_one(run: Warm, tmp_path: Path) -> None:
    office = made(run, tmp_path / "office")
    before = files(office)
    (office / "output").chmod(0o555)
    done = run(office, *BUILD, rights=0)
    (office / "output").chmod(0o755)
    assert done.code == 1
    assert f"не удалось записать файл: {NO_RIGHT}" in done.err
    assert all(f"output/briefing-2025-W13.{kind}" in done.err for kind in ("docx", "html"))
    assert files(office) == before
    assert run(office, *BUILD, rights=0).code == 0


def test_a_memory_that_may_only_be_read_stops_no_work(run: Warm, tmp_path: Path) -> None:
    office = made(run, tmp_path / "office")
    closed(office / ".ankbrief")
    for command in (BUILD, WRITERS[1], WRITERS[2]):
        done = run(office, *command, rights=0)
        assert done.code == 0, done.err
    assert "Вторая" in (office / "output/briefing-2025-W13.html").read_text("utf-8")
    opened(office / ".ankbrief")
    done = run(office, *BUILD, rights=0)  # the documents say themselves whose they are
    assert (done.code, "К сведению" in done.err) == (0, False)


def a_folder_for_the_document(office: Path) -> None:
    (office / "output/briefing-2025-W13.html").unlink()
    (office / "output/briefing-2025-W13.html/inside").mkdir(parents=True)


def a_file_for_the_folder(office: Path) -> None:
    for document in (office / "output").iterdir():
        document.unlink()
    (office / "output").rmdir()
    (office / "output").write_text("чужой", "utf-8")


def a_link_that_leads_nowhere(office: Path) -> None:
    a_file_for_the_folder(office)
    (office / "output").unlink()
    (office / "output").symlink_to(office / "nowhere/at/all")


@pytest.mark.parametrize(
    ("obstacle", "told"),
    [
        (a_folder_for_the_document, "это папка, а не файл"),
        (a_file_for_the_folder, "часть пути — файл, а не папка"),
        (a_link_that_leads_nowhere, "часть пути — файл, а не папка"),
    ],
)
def test_what_stands_in_the_way_is_named(
    run: Warm, tmp_path: Path, obstacle: Callable[[Path], None], told: str
) -> None:
    office = made(run, tmp_path / "office")
    obstacle(office)
    before = files(office)
    done = run(office, "build", "--to", "html")
    assert (done.code, done.out) == (1, "")
    assert f"output/briefing-2025-W13.html: не удалось записать файл: {told}" in done.err
    assert files(office) == before


@pytest.mark.parametrize(
    "name", ["ankbrief.toml", "people.toml", "sources.toml", "topics.toml", "edits.toml"]
)
def test_a_file_of_the_office_that_cannot_be_read_is_named(
    run: Warm, tmp_path: Path, name: str
) -> None:
    office = made(run, tmp_path / "office")
    (office / name).touch()
    (office / name).chmod(0)
    done = run(office, *BUILD, rights=0)
    assert done.code == 1
    assert f"Ошибка: {name}: " in done.err
    assert NO_RIGHT in done.err
    assert "Проверьте путь и права." in done.err

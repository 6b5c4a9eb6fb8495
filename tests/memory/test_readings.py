"""What is kept of files read before; each test reads real files and keeps a real file of SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from email.message import EmailMessage
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import docx
import pytest

from ankbrief.articles import Reading, outlets_in, read_paths, using_outlets
from ankbrief.memory import cache, readings
from ankbrief.memory.cache import cache_of
from ankbrief.memory.readings import Readings, readings_of
from ankbrief.model import Article
from office import COUNCIL, SCHOOL, Run
from test_architecture import HOMES, MODULES, PACKAGES, imports, room

CACHE = ".ankbrief/cache.sqlite3"
ALMATY = "Asia/Almaty"
PAGE = "<html><head><title>Школа</title></head><body><article>{}</article></body></html>"


class Noted:
    """The readings of a cache, which remembers the names of the files that had to be read."""

    def __init__(self, kept: Readings) -> None:
        self.kept = kept
        self.read: list[str] = []

    def articles(self, data: bytes, name: str) -> Sequence[Article] | None:
        found = self.kept.articles(data, name)
        if found is None:
            self.read.append(Path(name.partition("\0")[0]).name)
        return found

    def keep(self, data: bytes, name: str, articles: Sequence[Article]) -> None:
        self.kept.keep(data, name, articles)


def read(
    project: Path, zone: str = ALMATY, *, is_written: bool = True
) -> tuple[Reading, list[str]]:
    """What is read of the project's folder `news`, and which files had to be read for it."""
    outlets = outlets_in(project)
    with cache_of(project, is_written=is_written) as known, using_outlets(outlets):
        kept = readings_of(known, zone, outlets)
        noted = Noted(kept) if kept else None
        found = read_paths([project / "news"], known=noted)
    return found, noted.read if noted else ["all"]


def school(pupils: str) -> str:
    """The article with another number, so that it is no repetition."""
    return SCHOOL.replace("сорок", pupils)


def page() -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in school("тридцать").splitlines() if line)
    return PAGE.format(lines).encode()


def word_file(pupils: str) -> bytes:
    document, data = docx.Document(), BytesIO()
    for line in filter(None, school(pupils).splitlines()):
        document.add_paragraph(line)
    document.save(data)
    return data.getvalue()


def letter() -> bytes:
    message = EmailMessage()
    message["Subject"], message["Date"] = "Школа мастеров", "Wed, 26 Mar 2025 10:00:00 +0500"
    message.set_content(school("двадцать"))
    attached = word_file("семьдесят")
    message.add_attachment(attached, maintype="application", subtype="msword", filename="2.docx")
    return message.as_bytes()


FILES = {
    "1.txt": SCHOOL.encode(),
    "2.txt": school("пятьдесят").encode("cp1251"),
    "3.md": f"# {COUNCIL}".encode(),
    "4.html": page(),
    "5.docx": word_file("шестьдесят"),
    "6.eml": letter(),
    "7.json": json.dumps([{"text": f"Школа № {n} открыта."} for n in (1, 2, 3)]).encode(),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a file of each of several kinds."""
    (tmp_path / "news").mkdir()
    for name, data in FILES.items():
        (tmp_path / "news" / name).write_bytes(data)
    return tmp_path


def test_a_second_run_reads_only_the_new_file_and_says_the_same(project: Path) -> None:
    first, files = read(project)
    assert files == [*FILES]
    assert len(first.articles) > len(FILES)
    assert read(project) == (first, [])
    (project / "news/0.txt").write_text(COUNCIL, "utf-8")
    again, files = read(project)
    assert files == ["0.txt"]
    assert again.articles[1:] == first.articles


def test_a_file_that_changed_or_has_another_name_is_read_again(project: Path) -> None:
    read(project)
    (project / "news/1.txt").write_text(COUNCIL, "utf-8")
    (project / "news/2.txt").rename(project / "news/8.txt")
    found, files = read(project)
    assert files == ["1.txt", "8.txt"]
    assert {article.path for article in found.articles} >= {str(project / "news/8.txt")}


def test_an_office_with_another_zone_or_other_media_reads_again(project: Path) -> None:
    read(project)
    assert len(read(project, "Asia/Tokyo")[1]) == len(FILES)
    media = '[[outlet]]\nname = "Вести"\npaths = ["news/1.txt"]\n'
    (project / "sources.toml").write_text(media, "utf-8")
    found, files = read(project)
    assert len(files) == len(FILES)
    assert found.articles[0].source == "Вести"
    assert read(project)[1] == []


def test_another_version_of_the_program_reads_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(project)
    monkeypatch.setattr(readings, "ROOMS", ("model.py", "articles"))
    assert len(read(project)[1]) == len(FILES)


def test_a_file_with_a_mistake_is_read_each_time_and_the_mistake_is_told_each_time(
    tmp_path: Path,
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news/1.jsonl").write_text('{"text": "Школа открыта."}\n{"text": 5}\n', "utf-8")
    first, files = read(tmp_path)
    assert (len(first.articles), len(first.problems), files) == (1, 1, ["1.jsonl"])
    assert read(tmp_path) == (first, files)


def spoil(project: Path, change: str) -> None:
    with sqlite3.connect(project / CACHE) as base:
        base.execute(change)
    base.close()


@pytest.mark.parametrize("data", ["substr(data, 1, 40)", "data || data", "x'00'", "5"])
def test_a_damaged_entry_costs_a_reading_and_nothing_else(project: Path, data: str) -> None:
    first, _ = read(project)
    spoil(project, f"UPDATE readings SET data = {data}")  # noqa: S608  # of the list above
    again, files = read(project)
    assert again == first
    assert files in ([*FILES], [])  # what follows a whole entry is not looked at
    assert read(project) == (first, [])


def test_a_cache_of_a_version_that_kept_no_readings_is_used_and_gets_them(project: Path) -> None:
    first, _ = read(project)
    spoil(project, "DROP TABLE readings")
    old = (project / CACHE).read_bytes()
    assert read(project, is_written=False) == (first, [*FILES])
    assert (project / CACHE).read_bytes() == old
    assert read(project) == (first, [*FILES])
    assert read(project) == (first, [])


def test_of_too_many_readings_the_least_used_are_forgotten(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(200):
        text = school(" ".join(str(number * n) for n in range(2000)))
        (project / f"news/{number:03}.txt").write_text(text, "utf-8")
    read(project)
    size = (project / CACHE).stat().st_size
    monkeypatch.setattr(cache, "MOST_BYTES", size // 2)
    read(project)
    assert (project / CACHE).stat().st_size <= size // 2
    assert 50 < len(read(project)[1]) < 180


def test_documents_and_reports_are_the_same_however_much_is_remembered(
    office: Path, run: Run
) -> None:
    for name, data in FILES.items():
        (office / "seeds" / name).write_bytes(data)

    def told(*options: str) -> tuple[bytes, bytes, str, object]:
        done = run("build", "--to", "docx,html", "--force", "--report", "run.json", *options)
        assert done.code == 0
        report = json.loads((office / "run.json").read_bytes())
        documents = sorted((office / "output").iterdir())
        return documents[0].read_bytes(), documents[1].read_bytes(), done.out, report["read"]

    without = told("--no-cache")
    assert told() == without
    assert told() == without
    spoil(office, "UPDATE readings SET data = substr(data, 1, length(data) / 2)")
    assert told() == without
    (office / CACHE).unlink()
    assert told() == without


def test_every_library_that_reads_files_has_its_version_in_the_checksum() -> None:
    own = [module for module in MODULES if room(module) == "articles"]
    used = {name.split(".")[0] for module in own for name in imports(module)} & HOMES.keys()
    packages = {PACKAGES.get(name, name).replace("_", "-") for name in used}
    not_of_files = {"protego", "urllib3"}  # which talk to the network
    assert packages - not_of_files <= set(readings.LIBRARIES)
    assert all(version(name) for name in readings.LIBRARIES)

"""Archives: tables larger than memory should hold, read one article after another."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ankbrief.articles import Skipped, read_paths, readers, stream_paths
from ankbrief.articles.formats import lines
from ankbrief.articles.formats.tables import MAX_RECORDS
from ankbrief.model import Article, Problem

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол."


def jsonl(path: Path, numbers: range, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding) as file:
        for i in numbers:
            file.write(json.dumps({"text": f"{STORY} Номер {i}."}, ensure_ascii=False) + "\n")
    return path


def csv(path: Path, numbers: range, encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding) as file:
        file.write("Дата;Текст\n")
        for i in numbers:
            file.write(f'25.12.2025;"{STORY}\n\nНомер {i}."\n')
    return path


Make = Callable[..., Path]
KINDS: dict[Make, str] = {jsonl: "jsonl", csv: "csv"}


def articles(path: Path) -> Iterator[Article]:
    return (one for one in stream_paths([path]) if isinstance(one, Article))


def problems(path: Path) -> list[Problem]:
    return [one for one in stream_paths([path]) if isinstance(one, Problem)]


@pytest.mark.parametrize("make", KINDS)
def test_an_archive_has_no_largest_number_of_records(tmp_path: Path, make: Make) -> None:
    path = make(tmp_path / f"a.{KINDS[make]}", range(MAX_RECORDS + 3))
    assert sum(1 for _ in articles(path)) == MAX_RECORDS + 3


@pytest.mark.parametrize("make", KINDS)
def test_of_what_is_too_long_to_be_kept_the_archive_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    monkeypatch.setattr(readers, "MAX_RECORDS", 50)
    reading = read_paths([make(tmp_path / f"a.{KINDS[make]}", range(53))])
    assert len(reading.articles) == 50
    (problem,) = reading.problems
    assert "больше 50 статей" in problem.message
    assert "ankbrief extract --jsonl" in problem.hint


@pytest.mark.parametrize("make", KINDS)
def test_an_archive_costs_no_more_memory_than_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Make
) -> None:
    monkeypatch.setattr(lines, "SAMPLE", 10_000)

    def peak(count: int) -> int:
        path = make(tmp_path / f"{count}.{KINDS[make]}", range(count))
        tracemalloc.start()
        assert sum(1 for _ in articles(path)) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)  # fills what the program remembers for good
    assert peak(1500) < peak(300) + 75_000  # 1500 texts alone are 200 kB


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1251", "koi8-r"])
@pytest.mark.parametrize("make", KINDS)
def test_the_encoding_is_told_by_the_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Make, encoding: str
) -> None:
    monkeypatch.setattr(lines, "SAMPLE", 1001)
    path = make(tmp_path / f"a.{KINDS[make]}", range(40), encoding)
    found = list(articles(path))
    assert len(found) == 40
    assert found[0].text.startswith(STORY)
    assert found[-1].text.endswith("Номер 39.")


def test_a_record_too_long_for_an_article_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LONGEST", 400)
    path = jsonl(tmp_path / "a.jsonl", range(1))
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"text": STORY * 20}, ensure_ascii=False) + "\n")
    jsonl(tmp_path / "b.jsonl", range(1, 2))
    path.write_text(path.read_text("utf-8") + (tmp_path / "b.jsonl").read_text("utf-8"), "utf-8")
    assert [Path(one.path or "").name for one in articles(path)] == ["a.jsonl#1", "a.jsonl#3"]
    (problem,) = problems(path)
    assert (problem.level, problem.message) == (
        "error",
        "запись слишком длинная: это не одна статья",
    )
    assert problem.where.endswith("a.jsonl#2")


def test_a_quotation_mark_that_nobody_closed_ends_where_an_article_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "LONGEST", 1000)
    rows = [f"{i},{STORY}{i}" for i in range(200)]
    path = tmp_path / "a.csv"
    path.write_text("номер,текст\n" + '7,"начало\n' + "\n".join(rows) + "\n", "utf-8")
    found = list(articles(path))
    assert len(found) > 150
    assert "слишком длинная" in problems(path)[0].message


def test_letters_lost_after_the_beginning_are_told_with_their_record(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", range(60))
    with path.open("ab") as file:
        file.write(b'{"text": "\xd0\x90\xd0\xba\xd0\xb8\xd0\xbc \xff ' + STORY.encode() + b'"}\n')
    *_, last = articles(path)
    assert [p.message for p in last.problems] == [
        "в тексте не прочитано знаков: 1; на их месте стоит «\ufffd»"
    ]


def test_of_two_records_with_one_text_the_second_is_left_out_aloud(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", range(2))
    path.write_text(path.read_text("utf-8") * 2, "utf-8")
    assert len(list(articles(path))) == 2
    told = [problem.message for problem in problems(path)]
    assert told == [f"тот же текст, что в «{path}#{i}»: не повторён" for i in (1, 2)]


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text(f"{STORY} Номер {i}.", "utf-8")
    (tmp_path / ".hidden").touch()
    stream = stream_paths([tmp_path])
    assert isinstance(next(stream), Skipped)
    assert isinstance(next(stream), Article)
    (tmp_path / "1.txt").unlink()
    assert isinstance(next(stream), Problem)  # it was there when the folder was looked at
    assert isinstance(next(stream), Article)


def test_an_archive_that_is_no_text_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(bytes(range(256)) * 40)
    (problem,) = problems(tmp_path / "a.jsonl")
    assert problem.level == "error"
    assert "не текст" in problem.message

"""What is kept of articles seen before; each test works with a real file of SQLite."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from ankbrief.facts.extract import extract_many
from ankbrief.memory import cache, database
from ankbrief.memory.cache import Cache, cache_of, remembered
from ankbrief.memory.packing import article_print, facts_of, packed
from ankbrief.model import Article, Facts, Problem
from office import Run


def article(number: int = 1, text: str = "") -> Article:
    """A short article of which the extraction tells a problem: no day tells what Monday it is."""
    text = text or f"Аким района Марат Сейтенов в понедельник открыл школу № {number}.\n"
    read = (Problem("note", "таблица не разобрана", f"news/{number}.txt"),)
    return Article(f"id-{number}", None, text, None, path=f"news/{number}.txt", problems=read)


class Counted:
    """Real extraction that remembers whose facts it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, articles: Iterable[Article]) -> Iterator[Facts]:
        def noted() -> Iterator[Article]:
            for one in articles:
                self.asked.append(one.id)
                yield one

        return extract_many(noted())


def run_over(project: Path, articles: Iterable[Article]) -> tuple[list[Facts], list[str], Cache]:
    """The facts of a run, the articles it had to extract, and its cache after that."""
    extract = Counted()
    with cache_of(project) as known:
        facts = list(remembered(articles, known, extract))
    return facts, extract.asked, known


def test_a_second_run_extracts_only_the_new_article_and_keeps_the_order(tmp_path: Path) -> None:
    run_over(tmp_path, [article(1), article(3)])
    facts, asked, _ = run_over(tmp_path, [article(1), article(2), article(3)])
    assert asked == ["id-2"]
    assert facts == list(extract_many([article(1), article(2), article(3)]))


def test_what_is_kept_is_what_was_extracted_problems_and_all(tmp_path: Path) -> None:
    first, _, _ = run_over(tmp_path, [article()])
    again, asked, _ = run_over(tmp_path, [article()])
    assert (again, asked) == (first, [])
    assert len(again[0].problems) == 2


def test_an_article_that_moved_is_known_and_its_problems_name_the_new_file(tmp_path: Path) -> None:
    run_over(tmp_path, [article()])
    moved = replace(article(), path="archive/1.txt", problems=())
    (facts,), asked, _ = run_over(tmp_path, [moved])
    assert asked == []
    assert [problem.where for problem in facts.problems] == ["archive/1.txt"]
    assert facts.article == moved


@pytest.mark.parametrize(
    "changed",
    [
        replace(article(), published=date(2026, 8, 12)),
        replace(article(), title="Школа"),
        replace(article(), source="Вестник"),
        replace(article(), text=article().text + "Ещё одно предложение."),
        replace(article(), language="kk"),
    ],
)
def test_an_article_that_changed_is_extracted_again(tmp_path: Path, changed: Article) -> None:
    run_over(tmp_path, [article()])
    assert run_over(tmp_path, [changed])[1] == ["id-1"]


def test_cards_of_the_office_that_changed_cost_a_new_extraction(tmp_path: Path) -> None:
    run_over(tmp_path, [article()])
    (tmp_path / "people.toml").write_text('[[person]]\nname = "Марат Сейтенов"\n', "utf-8")
    assert run_over(tmp_path, [article()])[1] == ["id-1"]
    assert run_over(tmp_path, [article()])[1] == []


def test_another_version_of_the_program_extracts_again() -> None:
    assert article_print(article(), b"one") != article_print(article(), b"two")


def test_an_article_on_which_the_program_stumbled_is_tried_again(tmp_path: Path) -> None:
    def stumbling(articles: Iterable[Article]) -> Iterator[Facts]:
        for one in articles:
            yield Facts(one, problems=(*one.problems, Problem("error", "сбой", one.path or "")))

    with cache_of(tmp_path) as known:
        list(remembered([article()], known, stumbling))
    assert run_over(tmp_path, [article()])[1] == ["id-1"]


def test_a_long_week_is_looked_up_window_by_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "WINDOW", 3)
    all_of_them = [article(number) for number in range(10)]
    run_over(tmp_path, all_of_them[::2])
    facts, asked, _ = run_over(tmp_path, iter(all_of_them))
    assert [one.article.id for one in facts] == [one.id for one in all_of_them]
    assert asked == [one.id for one in all_of_them[1::2]]


@pytest.mark.parametrize("rubbish", [b"", b"not a database at all " * 500, None])
def test_a_broken_file_is_set_aside_and_begun_anew_and_that_is_said(
    tmp_path: Path, rubbish: bytes | None
) -> None:
    first, _, _ = run_over(tmp_path, [article(number) for number in range(3)])
    file = tmp_path / ".ankbrief/cache.sqlite3"
    whole = file.read_bytes()
    middle = whole[:100] + b"\xff" * (len(whole) - 100)
    file.write_bytes(middle if rubbish is None else rubbish)
    again, _, known = run_over(tmp_path, [article(number) for number in range(3)])
    assert again == first
    if rubbish != b"":  # an empty file is a new database
        assert "повреждена: отложена в cache.sqlite3.broken" in known.problems[0].message
        assert (tmp_path / ".ankbrief/cache.sqlite3.broken").exists()
    assert run_over(tmp_path, [article(number) for number in range(3)])[1] == []


def test_a_file_of_another_form_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / ".ankbrief").mkdir()
    with sqlite3.connect(tmp_path / ".ankbrief/cache.sqlite3") as base:
        base.execute("CREATE TABLE facts (key INTEGER)")
    base.close()
    assert "отложена" in run_over(tmp_path, [article()])[2].problems[0].message
    assert run_over(tmp_path, [article()])[1] == []


def test_a_damaged_entry_costs_its_own_article_only(tmp_path: Path) -> None:
    first, _, _ = run_over(tmp_path, [article(1), article(2)])
    with sqlite3.connect(tmp_path / ".ankbrief/cache.sqlite3") as base:
        base.execute(
            "UPDATE facts SET data = substr(data, 1, 40) "
            "WHERE rowid = (SELECT min(rowid) FROM facts)"
        )
    base.close()
    again, asked, _ = run_over(tmp_path, [article(1), article(2)])
    assert (again, len(asked)) == (first, 1)
    assert run_over(tmp_path, [article(1), article(2)])[1] == []


def test_facts_of_another_article_are_never_taken_for_those_of_this_one() -> None:
    (facts,) = extract_many([article(1)])
    assert facts_of(packed(facts), article(1)) == facts
    assert facts_of(packed(facts), article(2)) is None


def test_facts_that_an_older_version_kept_in_ascii_are_read() -> None:
    (facts,) = extract_many([article(1)])
    text = json.dumps(json.loads(zlib.decompress(packed(facts))))
    assert text.isascii()
    assert facts_of(zlib.compress(text.encode("ascii")), article(1)) == facts


def test_letters_that_are_halves_of_letters_are_kept_as_they_are() -> None:
    (facts,) = extract_many([article(text="Аким \ud83d Марат Сейтенов \ud83d\ude00 открыл школу.")])
    assert facts_of(packed(facts), facts.article) == facts


def test_a_folder_that_cannot_be_written_costs_the_memory_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / ".ankbrief").write_text("a file where the folder should be", "utf-8")
    facts, asked, known = run_over(tmp_path, [article(1), article(2)])
    assert (len(facts), asked) == (2, ["id-1", "id-2"])
    assert len(known.problems) == 1
    assert "не ведётся: часть пути — файл, а не папка" in known.problems[0].message


def test_a_file_that_another_program_holds_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_over(tmp_path, [article(1)])
    monkeypatch.setattr(database, "WAIT", 0.05)
    holder = sqlite3.connect(tmp_path / ".ankbrief/cache.sqlite3", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    _, asked, known = run_over(tmp_path, [article(1)])
    assert asked == ["id-1"]
    assert "файл занят другой программой" in known.problems[0].message
    holder.close()
    assert run_over(tmp_path, [article(1)])[1] == []


def test_of_too_much_the_least_used_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep(*numbers: int) -> list[int]:
        """Runs over long articles; yields those that were not known."""
        asked: list[int] = []

        def extract(articles: Iterable[Article]) -> Iterator[Facts]:
            for one in articles:
                asked.append(int(one.id))
                long = Random(one.id).randbytes(4000).hex()  # noqa: S311  # no secret
                yield Facts(one, headline=long)

        with cache_of(tmp_path) as known:
            list(remembered((Article(str(n), None, "", None) for n in numbers), known, extract))
        return asked

    keep(*range(100))
    file = tmp_path / ".ankbrief/cache.sqlite3"
    assert file.stat().st_size > 400_000
    with sqlite3.connect(file) as base:
        base.execute("UPDATE facts SET used = used - 1")
    base.close()
    monkeypatch.setattr(cache, "MOST_BYTES", 200_000)
    keep(3, 7, 101)
    assert 100_000 < file.stat().st_size <= 200_000
    assert keep(3, 7, 101) == []
    assert len(keep(*range(100))) > 50


def test_what_is_only_read_leaves_the_project_as_it_was(tmp_path: Path) -> None:
    with cache_of(tmp_path, is_written=False) as known:
        list(remembered([article()], known, extract_many))
    assert not list(tmp_path.iterdir())
    run_over(tmp_path, [article(1)])
    before = (tmp_path / ".ankbrief/cache.sqlite3").read_bytes()
    extract = Counted()
    with cache_of(tmp_path, is_written=False) as known:
        list(remembered([article(1), article(2)], known, extract))
    assert extract.asked == ["id-2"]
    assert (tmp_path / ".ankbrief/cache.sqlite3").read_bytes() == before


TWO_AT_ONCE = """
import sys
from pathlib import Path
from ankbrief.memory.cache import cache_of, remembered
from ankbrief.model import Article, Facts

texts = [Article(f"id-{n}", None, f"Статья {n}.", None) for n in range(400)]
with cache_of(Path(sys.argv[1])) as known:
    found = list(remembered(texts, known, lambda articles: map(Facts, articles)))
assert [facts.article for facts in found] == texts
assert not known.problems, known.problems
"""


def test_two_runs_at_once_in_one_folder_leave_a_whole_file(tmp_path: Path) -> None:
    command = [sys.executable, "-c", TWO_AT_ONCE, str(tmp_path)]
    runs = [subprocess.Popen(command) for _ in range(2)]
    assert [one.wait(60) for one in runs] == [0, 0]
    with sqlite3.connect(tmp_path / ".ankbrief/cache.sqlite3") as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("SELECT count(*) FROM facts").fetchone() == (400,)
    base.close()


def test_a_second_build_says_the_same_as_the_first(office: Path, run: Run) -> None:
    first = run("extract", "--jsonl").out
    assert (office / ".ankbrief/cache.sqlite3").exists()
    assert run("extract", "--jsonl").out == first
    assert run("extract", "--jsonl", "--no-cache").out == first


def test_without_memory_nothing_is_left_in_the_folder(office: Path, run: Run) -> None:
    run("extract", "--no-cache")
    assert not (office / ".ankbrief").exists()

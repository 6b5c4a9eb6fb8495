import json
from datetime import date
from pathlib import Path

import pytest

from ankbrief import config, pipeline
from ankbrief.articles import read_paths

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол."


@pytest.fixture
def week(tmp_path: Path) -> Path:
    for i, name in enumerate(["пн/a.txt", "пн/b.md", "вт/a.txt", "вт/ночь/c.txt", "README.txt"]):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} Номер {i}.", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*/a.txt", ["вт/a.txt", "пн/a.txt"]),
        ("**/*.txt", ["вт/a.txt", "вт/ночь/c.txt", "пн/a.txt"]),
        ("п?/[ab].*", ["пн/a.txt", "пн/b.md"]),
        ("в*", ["вт/a.txt", "вт/ночь/c.txt"]),
        ("**/*", ["вт/a.txt", "вт/ночь/c.txt", "пн/a.txt", "пн/b.md"]),
    ],
)
def test_a_pattern_names_files_in_order(week: Path, pattern: str, names: list[str]) -> None:
    reading = read_paths([week / pattern])
    found = [Path(article.path or "").relative_to(week).as_posix() for article in reading.articles]
    assert found == names
    assert reading.problems == ()


@pytest.mark.parametrize("pattern", ["*.docx", "нет/*.txt", "**.txt", "[", "[a"])
def test_a_pattern_that_fits_nothing_is_said(week: Path, pattern: str) -> None:
    (problem,) = read_paths([week / pattern]).problems
    assert problem.level == "error"
    assert problem.hint


def test_a_file_whose_name_has_a_bracket_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "a [1].txt").write_text(STORY, "utf-8")
    assert len(read_paths([tmp_path / "a [1].txt"]).articles) == 1


def test_two_loops_of_links_end(week: Path) -> None:
    (week / "пн" / "x").symlink_to(week)
    (week / "вт" / "y").symlink_to(week)
    assert len(read_paths([week / "**" / "*.txt"]).articles) == 3


@pytest.mark.parametrize(("zone", "day"), [("", 25), ('timezone = "UTC"', 24)])
def test_the_office_s_zone_gives_the_day(tmp_path: Path, zone: str, day: int) -> None:
    record = {"text": STORY, "date": "2025-12-24T20:30:00Z"}
    (tmp_path / "a.json").write_text(json.dumps(record), "utf-8")
    (tmp_path / "ankbrief.toml").write_text(f'[input]\npaths = ["*.json"]\n{zone}', "utf-8")
    (facts,) = pipeline.collect(config.load(tmp_path)).facts
    assert facts.article.published == date(2025, 12, day)

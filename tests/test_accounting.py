"""Nothing is lost: each file and record given is told in the report, with what became of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ankbrief import pipeline, report
from ankbrief.config import Config, InputConfig
from ankbrief.report_file import Run, report_json
from office import Run as Program

WEEK = "2026-W46"
ARTICLE = "Субботник номер {n}\n\n{day}\n\nАким района Абзал Нукенов провёл субботник номер {n}.\n"


def _text(day: str) -> Callable[[Path, int], list[str]]:
    def write(folder: Path, n: int) -> list[str]:
        file = folder / f"{n}.txt"
        file.write_text(ARTICLE.format(n=n, day=day), "utf-8")
        return [str(file)]

    return write


def _bytes(suffix: str, data: bytes) -> Callable[[Path, int], list[str]]:
    def write(folder: Path, n: int) -> list[str]:
        file = folder / f"{n}{suffix}"
        file.write_bytes(data)
        return [str(file)]

    return write


def _kazakh(folder: Path, n: int) -> list[str]:
    file = folder / f"{n} қазақша.txt"
    file.write_text(f"Аудан әкімі {n} мектепті аралап, мұғалімдермен кездесті.\n", "utf-8")
    return [str(file)]


def _twins(folder: Path, n: int) -> list[str]:
    files = [folder / f"{n}.txt", folder / f"{n} копия.txt"]
    for file in files:
        file.write_text(ARTICLE.format(n=n, day="11.11.2026"), "utf-8")
    return [str(file) for file in files]


def _outlets(folder: Path, n: int) -> list[str]:
    """One text of two outlets, and a record without one."""
    text = f"Аким района Абзал Нукенов 11 ноября провёл в Онире субботник номер {n}."
    records = [{"text": text, "date": "2026-11-11", "source": name} for name in ("Вести", "Степь")]
    file = folder / f"{n}.json"
    file.write_text(json.dumps([*records, {"title": "Пусто"}]), "utf-8")
    return [f"{file}#{number}" for number in (1, 2, 3)]


def _read_me(folder: Path, n: int) -> list[str]:
    place = folder / str(n)
    place.mkdir()
    (place / "README.md").write_text("О папке.", "utf-8")
    return [str(place / "README.md")]


KINDS: tuple[Callable[[Path, int], list[str]], ...] = (
    _text("11.11.2026"),
    _text("30.10.2026"),
    _text("без даты"),
    _bytes(".txt", b""),
    _bytes(".png", b"\x89PNG"),
    _bytes(".docx", b"PK\x03\x04 no document"),
    _kazakh,
    _twins,
    _outlets,
    _read_me,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=8))
def test_each_file_and_record_is_told_once(
    kinds: list[Callable[[Path, int], list[str]]],
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name) / "seeds"
        folder.mkdir()
        first = KINDS[0](folder, 99)
        given_places = sorted(
            first + [place for n, kind in enumerate(kinds) for place in kind(folder, n)]
        )
        config = Config(Path(name), input=InputConfig(paths=("seeds",)))
        material = pipeline.collect(config)
        briefing = pipeline.compose(material, config, week=WEEK)
        told = report_json(Run("build", material=material, briefing=briefing))
    places = [item["path"] for item in told["read"]] + [item["where"] for item in told["skipped"]]
    assert sorted(places) == given_places
    outcomes = Counter(item["outcome"] for item in told["read"])
    assert "убрана правкой" not in outcomes
    inside = len(told["read"]) - outcomes["вне периода"]
    assert told["counts"]["publications"] == inside
    assert len(told["undated"]) == sum(item["published"] is None for item in told["read"])
    assert date(2026, 11, 11).isoformat() in [item["published"] for item in told["read"]]


def test_an_article_that_the_editor_took_out_is_told_as_such(office: Path, run: Program) -> None:
    run("extract", "--editable")
    file = office / "edits.toml"
    text = file.read_text("utf-8").replace(
        '# verdict = "убрать"   # всю', 'verdict = "убрать" #', 1
    )
    file.write_text(text, "utf-8")
    run("build", "--to", "html", "--report", "run.json")
    told = json.loads((office / "run.json").read_text("utf-8"))["read"]
    assert [item["outcome"] for item in told] == ["убрана правкой", "событие"]


def test_what_has_no_date_is_named_on_the_screen(office: Path, run: Program) -> None:
    (office / "seeds/letter.txt").write_text("Аким района открыл музей.\n", "utf-8")
    done = run("build", "--to", "html", "--dry-run")
    assert "Вошли без даты: 1 публикация." in done.err
    assert "(seeds/letter.txt)" in done.err


def test_one_text_of_two_outlets_is_kept_with_both(office: Path, run: Program) -> None:
    rows = [
        f"2025-03-25;{name};Аким района Марат Сейтенов 25 марта открыл в Каратау новый "
        "музей и поручил отделу культуры до 1 мая подготовить выставку."
        for name in "АБ"
    ]
    (office / "seeds/week.csv").write_text("дата;издание;текст\n" + "\n".join(rows), "utf-8")
    run("build", "--to", "html", "--report", "run.json")
    told = json.loads((office / "run.json").read_text("utf-8"))
    outcomes = {item["path"]: item["outcome"] for item in told["read"]}
    assert outcomes["seeds/week.csv#2"] == "событие"
    assert outcomes["seeds/week.csv#3"] == "перепечатка"
    assert told["counts"]["outlets"] == 3


def test_one_problem_of_many_files_is_said_once_with_their_names(
    office: Path, run: Program
) -> None:
    for number in range(9):
        (office / f"seeds/{number}.png").write_bytes(b"\x89PNG")
    lines = run("build", "--to", "html", "--dry-run").err.splitlines()
    at = lines.index("  файл такого вида не читается: 9")
    assert lines[at + 1].startswith("    seeds/0.png, seeds/1.png, ")
    assert lines[at + 1].endswith(f"seeds/5.png … и ещё 3; {report.ALL}")
    assert "распознайте её текст" in lines[at + 2]

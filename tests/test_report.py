"""What a run tells of itself, on one screen and in JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ankbrief import report
from ankbrief.model import Problem
from ankbrief.timing import Clock, step, steps, timed
from office import Outcome, Run


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_report_tells_what_was_read_made_and_with_what(office: Path, run: Run) -> None:
    (office / "seeds/scan.png").write_bytes(b"\x89PNG")
    (office / "seeds/README.md").write_text("Папка статей.", "utf-8")
    run("build", "--to", "html", "--report", "logs/run.json")
    told = read(office / "logs/run.json")
    assert told["done"] is True
    assert told["error"] is None
    assert [item["path"] for item in told["read"]] == ["seeds/council.txt", "seeds/school.txt"]
    assert told["read"][0]["facts"]["decisions"] == 1
    assert told["read"][0]["published"] == "2025-03-24"
    assert "seeds/scan.png" in [item["where"] for item in told["skipped"]]
    assert "seeds/README.md" in [item["where"] for item in told["skipped"]]
    assert told["files"] == ["output/briefing-2025-W13.html"]
    assert told["period"]["label"] == "2025-W13"
    assert told["counts"]["publications"] == 2
    assert {"ankbrief", "python", "weasyprint", "slovnet"} <= set(told["versions"])
    steps_told = {item["name"]: item["seconds"] for item in told["steps"]}
    assert list(steps_told) == ["чтение", "факты", "сборка", "страница", "HTML"]
    assert all(seconds >= 0 for seconds in steps_told.values())


def test_problems_stand_with_their_article(office: Path, run: Run) -> None:
    (office / "seeds/undated.txt").write_text("Аким в понедельник открыл школу.\n", "utf-8")
    run("build", "--to", "html", "--report", "run.json")
    told = {item["path"]: item["problems"] for item in read(office / "run.json")["read"]}
    assert told["seeds/council.txt"] == []
    (problem,) = told["seeds/undated.txt"]
    assert problem["level"] == "warning"
    assert problem["message"].startswith("нет даты публикации")


def test_what_is_left_out_says_why(office: Path, run: Run) -> None:
    run("build", "--week", "2025-W12", "--to", "html", "--report", "run.json")
    told = read(office / "run.json")["left_out"]
    assert [item["reason"] for item in told] == ["вне периода", "вне периода"]


def test_a_run_that_failed_is_reported_too(office: Path, run: Run) -> None:
    (office / "seeds/council.txt").unlink()
    (office / "seeds/school.txt").write_bytes(b"")
    done = run("build", "--report", "run.json")
    told = read(office / "run.json")
    assert done.code == 1
    assert told["done"] is False
    assert told["error"]["message"] == "ни одной публикации не прочитано"
    assert told["read"] == []
    assert told["skipped"][0]["where"] == "seeds/school.txt"


def test_a_document_that_was_not_made_is_among_the_problems(office: Path, run: Run) -> None:
    (office / "output").mkdir()
    (office / "output/briefing-2025-W13.html").write_text("чужой", "utf-8")
    run("build", "--to", "html", "--report", "run.json")
    told = read(office / "run.json")
    assert (told["done"], told["files"]) == (False, [])
    assert told["problems"][0]["where"] == "output/briefing-2025-W13.html"


def test_the_report_on_the_screen_takes_the_place_of_the_files(run: Run) -> None:
    done = run("build", "--to", "html", "--report", "-")
    assert json.loads(done.out)["files"] == ["output/briefing-2025-W13.html"]


def test_a_second_run_counts_what_was_known(run: Run) -> None:
    run("extract")
    done = run("extract", "-o", "facts.json", "--report", "-")
    assert json.loads(done.out)["known_before"] == 2
    assert "Прочитано: 2 публикации, из них разобраны раньше: 2." in done.err


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_dry_run_shows_all_and_writes_nothing(office: Path, run: Run, command: str) -> None:
    before = files_of(office)
    done = run(command, "--dry-run")
    assert done.code == 0
    assert done.out == ""
    assert "Прочитано: 2 публикации." in done.err
    assert "Пробный запуск: ничего не записано." in done.err
    assert files_of(office) == before


def test_a_dry_run_names_the_documents_and_what_stands_in_their_way(office: Path, run: Run) -> None:
    (office / "output").mkdir()
    (office / "output/briefing-2025-W13.pdf").write_bytes(b"somebody's")
    done = run("build", "--dry-run")
    assert "Был бы записан output/briefing-2025-W13.docx" in done.err
    assert "output/briefing-2025-W13.pdf: такой файл уже есть" in done.err
    assert done.code == 1


def test_a_dry_run_finds_a_broken_template(office: Path, run: Run) -> None:
    folder = office / "templates/own"
    folder.mkdir(parents=True)
    (folder / "briefing.html.j2").write_text("{{ briefing.titel }}", "utf-8")
    (folder / "brief.css").write_text("", "utf-8")
    done = run("build", "--dry-run", "--template", "own")
    assert done.code == 1
    assert "titel" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--dry-run", "--report", "run.json"], "задайте --report -"),
        (["extract", "--report", "-"], "задайте -o ФАЙЛ"),
    ],
)
def test_contradictions_are_wrong_usage(run: Run, arguments: list[str], said: str) -> None:
    done: Outcome = run(*arguments)
    assert done.code == 2
    assert said in done.err


def test_a_report_that_cannot_be_written_is_an_error(office: Path, run: Run) -> None:
    (office / "run").write_text("a file", "utf-8")
    done = run("build", "--to", "html", "--report", "run/report.json")
    assert done.code == 1
    assert "run/report.json: не удалось записать файл" in done.err
    assert (office / "output/briefing-2025-W13.html").exists()


def test_a_long_list_is_cut_on_the_screen_and_says_where_the_rest_is() -> None:
    many = [Problem("warning", f"замечание {number}") for number in range(40)]
    lines = list(report.troubles(many))
    assert len(lines) == 14
    assert lines[0] == "Обратите внимание: 40."
    assert lines[-1] == "  … и ещё 28; все — в отчёте: --report ФАЙЛ"


def test_time_inside_a_step_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(100))
    monkeypatch.setattr("ankbrief.timing.perf_counter", lambda: float(next(now)))
    clock = Clock()
    clock.enter("факты")
    clock.enter("чтение")
    clock.leave()
    clock.leave()
    assert clock.seconds == {"факты": 2.0, "чтение": 1.0}


def test_waiting_for_each_item_is_timed_and_what_is_done_with_it_is_not() -> None:
    with timed() as clock:
        assert [number for number in steps("факты", iter([1, 2])) if number] == [1, 2]
        with step("сборка"):
            pass
    assert list(clock.seconds) == ["факты", "сборка"]


def test_steps_cost_nothing_where_nobody_asks() -> None:
    with step("сборка"):
        assert list(steps("факты", [1])) == [1]


def test_hidden_files_are_named_but_for_those_of_programs(office: Path, run: Run) -> None:
    (office / "seeds/.черновик.txt").write_text("Аким открыл школу.", "utf-8")
    (office / "seeds/.DS_Store").write_bytes(b"\x00")
    (office / "seeds/.git").mkdir()
    done = run("build", "--dry-run", "--report", "-")
    told = [(p["where"], p["message"]) for p in json.loads(done.out)["skipped"]]
    assert told == [("seeds/.черновик.txt", "скрытые файлы и папки не читаются")]
    assert "уберите точку в начале имени" in done.err

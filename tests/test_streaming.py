"""`ankbrief extract --jsonl` over archives, through the real program."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from office import Run

PROGRAM = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"
# `getrusage` would tell the peak of the tests themselves, which a child starts with.
MEASURED = (
    "import pathlib, sys; from ankbrief.cli import main; code = main(sys.argv[1:]);"
    "told = pathlib.Path('/proc/self/status').read_text().partition('VmHWM:')[2];"
    "print(told.split()[0], file=sys.stderr); sys.exit(code)"
)


def archive(path: Path, count: int) -> Path:
    """So many articles of a sentence each."""
    with path.open("w", encoding="utf-8") as file:
        for i in range(count):
            text = f"Аким района Марат Сейтенов {i} мая открыл школу № {i}."
            file.write(json.dumps({"text": text, "date": "2025-05-12"}, ensure_ascii=False) + "\n")
    return path


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines()


def test_the_facts_are_those_of_the_list_in_its_order(office: Path, run: Run) -> None:
    archive(office / "a.jsonl", 40)
    streamed = run("extract", "--jsonl", "seeds", "a.jsonl").out
    listed = run("extract", "--no-cache", "seeds", "a.jsonl").out
    assert [json.loads(line) for line in streamed.splitlines()] == json.loads(listed)
    assert streamed.count("\n") == 42


def test_ten_times_the_articles_take_the_same_memory(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        """Bytes of the whole process, models and all."""
        source = archive(tmp_path / f"{count}.jsonl", count)
        command = [sys.executable, "-c", MEASURED, "extract", "--jsonl", "-o", "facts", source.name]
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        assert len(lines(tmp_path / "facts")) == count
        return int(done.stderr.split()[-1]) * 1024  # Linux counts kB

    few = peak(60)
    assert peak(600) - few < 5_000_000  # the facts of 540 articles are eleven million
    # Now all is known: nothing is extracted, everything is read from the memory.
    few = peak(60)
    assert peak(600) - few < 3_000_000


@pytest.fixture
def slow(office: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program at work on a long archive, whose lines nobody has read yet."""
    archive(office / "a.jsonl", 3000)
    command = [sys.executable, "-c", PROGRAM, "extract", "--jsonl", "--no-cache", "a.jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        yield process
        process.kill()


def test_a_line_is_there_before_the_archive_is_read(slow: subprocess.Popen[bytes]) -> None:
    assert slow.stdout
    assert json.loads(slow.stdout.readline())["article"]["path"] == "a.jsonl#1"
    assert slow.poll() is None


def test_whoever_needs_no_more_lines_may_close(slow: subprocess.Popen[bytes]) -> None:
    assert slow.stdout
    assert slow.stderr
    slow.stdout.readline()
    slow.stdout.close()
    assert "Traceback" not in slow.stderr.read().decode()
    assert slow.wait(20) == 1


def test_a_file_is_replaced_when_all_of_it_is_there(office: Path, run: Run) -> None:
    archive(office / "a.jsonl", 20)
    run("extract", "--jsonl", "-o", "facts.jsonl", "seeds")
    with (office / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    done = run("extract", "--jsonl", "-o", "facts.jsonl", "a.jsonl")
    assert (done.code, done.out) == (0, "facts.jsonl\n")
    assert len(lines(office / "facts.jsonl")) == 20
    assert "Прочитано: 20 публикаций. Не прочитано: 1." in done.err
    assert "a.jsonl#21: запись не разобрана" in done.err


def test_where_nothing_was_read_the_old_file_stays(office: Path, run: Run) -> None:
    run("extract", "--jsonl", "-o", "facts.jsonl", "seeds")
    before = lines(office / "facts.jsonl")
    (office / "a.jsonl").write_text("{broken\n", "utf-8")
    done = run("extract", "--jsonl", "-o", "facts.jsonl", "a.jsonl")
    assert (done.code, done.out) == (1, "")
    assert "ни одной публикации не прочитано" in done.err
    assert lines(office / "facts.jsonl") == before
    assert not list(office.glob(".*.tmp"))


def test_a_dry_run_reads_all_and_writes_nothing(office: Path, run: Run) -> None:
    archive(office / "a.jsonl", 3)
    done = run("extract", "--jsonl", "--dry-run", "-o", "facts.jsonl", "a.jsonl")
    assert "Прочитано: 3 публикации." in done.err
    assert not (office / "facts.jsonl").exists()
    assert not (office / ".ankbrief").exists()


def test_the_report_lists_what_passed_by(office: Path, run: Run) -> None:
    archive(office / "a.jsonl", 3)
    (office / "a.jsonl").write_text("\n".join([*lines(office / "a.jsonl"), "{broken"]), "utf-8")
    run("extract", "--jsonl", "-o", "facts.jsonl", "--report", "run.json", "a.jsonl")
    told = json.loads((office / "run.json").read_text("utf-8"))
    assert [article["path"] for article in told["read"]] == [f"a.jsonl#{i}" for i in (1, 2, 3)]
    assert [problem["where"] for problem in told["skipped"]] == ["a.jsonl#4"]
    assert [step["name"] for step in told["steps"]] == ["чтение", "факты"]
    assert (
        run("extract", "--jsonl", "-o", "facts.jsonl", "--report", "run.json", "a.jsonl").code == 0
    )
    assert json.loads((office / "run.json").read_text("utf-8"))["known_before"] == 3


def test_two_processes_give_the_same_lines(office: Path, run: Run) -> None:
    archive(office / "a.jsonl", 40)
    one = run("extract", "--jsonl", "--no-cache", "a.jsonl").out
    assert run("extract", "--jsonl", "--no-cache", "-j", "2", "a.jsonl").out == one

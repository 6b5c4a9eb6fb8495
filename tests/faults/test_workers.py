"""`-j 2` where a process dies: the facts are whole, and nobody is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from faulty import SOON, Warm, ended, started, two_articles
from office import SCHOOL

EXTRACT = ("extract", "--no-cache", "--jsonl", "-o")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with sixteen articles."""
    made = two_articles(tmp_path / "office")
    for number in range(41, 55):
        text = SCHOOL.replace("сорок", str(number))
        (made / f"seeds/{number}.txt").write_text(text, "utf-8")
    return made


def workers(parent: int) -> list[int]:
    """The processes that extract for that one."""
    listed = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    )
    rows = (line.split(maxsplit=2) for line in listed.stdout.splitlines())
    return [int(row[0]) for row in rows if row[1] == str(parent) and "spawn_main" in row[-1]]


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def awaited(condition: Callable[[], object]) -> None:
    """Waits until it is so; fails where that takes too long."""
    end = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_worker_that_is_killed_costs_no_article(run: Warm, office: Path) -> None:
    process = started(office, *EXTRACT, "two.jsonl", "-j", "2")
    awaited(lambda: len(workers(process.pid)) == 2)
    os.kill(workers(process.pid)[0], signal.SIGKILL)
    done = ended(process)
    assert (done.code, "Прочитано: 16 публикаций." in done.err) == (0, True)
    assert "Ошиб" not in done.err
    assert run(office, *EXTRACT, "one.jsonl").code == 0
    assert (office / "two.jsonl").read_bytes() == (office / "one.jsonl").read_bytes()


def test_workers_whose_program_is_killed_end_by_themselves(office: Path) -> None:
    process = started(office, *EXTRACT, "two.jsonl", "-j", "2")
    awaited(lambda: len(workers(process.pid)) == 2)
    left = workers(process.pid)
    process.kill()
    process.communicate()
    awaited(lambda: not any(map(is_there, left)))
    assert not (office / "two.jsonl").exists()

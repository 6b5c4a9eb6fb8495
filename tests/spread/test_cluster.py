"""A real scheduler of Dask on this machine with real workers, each a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import ankbrief
from ankbrief.spread import cluster
from office import Outcome, Run

PROGRAM = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"
SOON = "300s"  # whatever a test leaves behind ends by itself
Process = subprocess.Popen[str]


@contextmanager
def started(
    folder: Path, *command: str, said: str, shadow: Path | None = None
) -> Iterator[tuple[Process, str]]:
    """A process of Dask and the line in which it says that it is ready.

    What lies in the folder `shadow` is found by it before everything else.
    """
    places = (str(shadow or ""), os.environ.get("PYTHONPATH"))
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))},
    ) as process:
        assert process.stderr
        try:
            yield process, next(line for line in process.stderr if said in line)
        finally:
            process.kill()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """The address of a scheduler."""
    command = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    options = ("--no-dashboard", "--no-jupyter", "--idle-timeout", SOON)
    with started(folder, *command, *options, said="Scheduler at:") as (_, line):
        yield line.split()[-1]


@contextmanager
def worker(folder: Path, address: str, shadow: Path | None = None) -> Iterator[Process]:
    """One of its workers, which nobody starts again."""
    command = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny")
    options = ("--no-dashboard", "--lifetime", SOON, "--death-timeout", "10")
    with started(folder, *command, *options, said="Registered to", shadow=shadow) as (process, _):
        yield process


@dataclass(frozen=True)
class Cluster:
    """A scheduler and two workers."""

    address: str
    workers: tuple[Process, ...]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("dask")
    with scheduler(folder) as address, ExitStack() as stack:
        workers = [stack.enter_context(worker(folder, address)) for _ in range(2)]
        yield Cluster(address, tuple(workers))


def asked(folder: Path, *arguments: str) -> Outcome:
    """What the program says, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def write_articles(folder: Path, count: int) -> None:
    for number in range(count):
        text = f"Аким района Марат Сейтенов поручил открыть школу № {number} до 1 мая 2025 года."
        (folder / f"seeds/{number}.txt").write_text(f"24 марта 2025\n\n{text}\n", "utf-8")


def test_a_cluster_that_loses_a_worker_finds_what_one_process_finds(
    office: Path, two: Cluster
) -> None:
    write_articles(office, 56)
    command = ("extract", "--jsonl", "--no-cache", "--dask", two.address)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *command], cwd=office, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        first = process.stdout.readline()
        two.workers[0].send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    assert process.returncode == 0
    assert first + rest == asked(office, "extract", "--jsonl", "--no-cache").out
    built = asked(office, "build", "--to", "html", "--dask", two.address, "seeds/school.txt")
    assert built.out == "output/briefing-2025-W13.html\n", built.err


def test_a_scheduler_without_workers_is_told(office: Path) -> None:
    with scheduler(office) as address:
        done = asked(office, "extract", "--dask", address)
    assert (done.code, done.out) == (1, "")
    assert f"{address}: у планировщика Dask нет ни одного исполнителя" in done.err
    assert "dask worker" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("other", ["version", "code"])
def test_another_version_on_a_worker_is_told(office: Path, tmp_path: Path, other: str) -> None:
    shadow = tmp_path / "shadow"
    if other == "version":
        (shadow / "ankbrief-9.9.dist-info").mkdir(parents=True)
        (shadow / "ankbrief-9.9.dist-info/METADATA").write_text(
            "Metadata-Version: 2.1\nName: ankbrief\nVersion: 9.9\n", "utf-8"
        )
    else:
        shutil.copytree(Path(ankbrief.__file__).parent, shadow / "ankbrief")
        with (shadow / "ankbrief/data/names.toml").open("a", encoding="utf-8") as file:
            file.write("\n")
    with scheduler(office) as address, worker(office, address, shadow):
        done = asked(office, "extract", "--dask", address)
    assert (done.code, done.out) == (1, "")
    assert "на исполнителе Dask другая версия программы" in done.err
    assert ("9.9" if other == "version" else "или её библиотек") in done.err
    assert "pip install ankbrief==" in done.err


def test_a_scheduler_that_goes_away_ends_the_run_with_a_word(office: Path) -> None:
    write_articles(office, 56)
    with scheduler(office) as address, worker(office, address):
        command = ("extract", "--jsonl", "--no-cache", "--dask", address)
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *command],
            cwd=office,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        process.stdout.readline()
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Dask" in told.splitlines()[-2]
    assert "Traceback" not in told


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1", "foo://bar:1", ""])
def test_an_address_where_nobody_answers_is_told(
    office: Path, run: Run, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    assert office.exists()
    monkeypatch.setattr(cluster, "CONNECT", 0.5)
    done = run("extract", "--dask", address)
    assert (done.code, done.out) == (1, "")
    assert "планировщик Dask не отвечает" in done.err
    assert "dask scheduler" in done.err


def test_without_the_extra_it_is_told_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run("build", "--dask", "tcp://127.0.0.1:8786")
    assert done.code == 1
    assert "pip install 'ankbrief[dask]'" in done.err


def test_processes_and_a_cluster_at_once_are_wrong_usage(run: Run) -> None:
    assert run("build", "-j", "2", "--dask", "tcp://127.0.0.1:8786").code == 2


def test_dask_is_imported_only_when_asked_for(office: Path) -> None:
    code = "import sys; from ankbrief.cli import main; main(['extract', '-q', '-j', '2']);"
    code += "print({'dask', 'distributed'} & set(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=office, capture_output=True, check=True)
    assert done.stderr == b"set()\n"

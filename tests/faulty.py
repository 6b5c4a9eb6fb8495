"""Runs of the program in processes of their own, with something wrong in the world around them."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Any

from office import COUNCIL, SCHOOL, Outcome

SOON = 120  # seconds: a run that has not ended by then hangs
KILLED = -signal.SIGKILL
CODE = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"
PROGRAM = (sys.executable, "-c", CODE)
LEFT = ".ankbrief-*.tmp"
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.chmod", "sqlite3.connect")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def two_articles(folder: Path, title: str = "Неделя") -> Path:
    """Makes the folder an office with two articles of one week."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds/council.txt").write_text(COUNCIL, "utf-8")
    (folder / "seeds/school.txt").write_text(SCHOOL, "utf-8")
    titled(folder, title)
    return folder


def titled(folder: Path, title: str) -> None:
    """Gives the briefings of the office another title, so that all of them change."""
    (folder / "ankbrief.toml").write_text(f'[briefing]\ntitle = "{title}"\n', "utf-8")


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """The program at work in that folder."""
    return subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended(process: subprocess.Popen[str]) -> Outcome:
    """What it left; one that does not end fails the test."""
    try:
        out, err = process.communicate(timeout=SOON)
    finally:
        process.kill()
    return Outcome(process.returncode, out, err)


def files(folder: Path) -> dict[str, bytes]:
    """All that stands in the folder, by path, but for the program's own memory."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".ankbrief" not in str(path.relative_to(folder))
    }


def left_behind(folder: Path) -> list[Path]:
    """The temporary files of runs that did not end."""
    return sorted(folder.rglob(LEFT))


class Warm:
    """A process with everything imported and loaded: each run is a child of it that it forks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self, folder: Path, *arguments: str, **fault: int | str) -> Outcome:
        """Runs the program in the folder.

        Args:
            folder: its current folder.
            arguments: of the command line.
            fault: see `_begin`.
        """
        return self._asked([_run(folder, arguments, **fault)])[0]

    def at_once(self, folder: Path, *commands: tuple[str, ...]) -> list[Outcome]:
        """Runs several commands in the folder at a time."""
        return self._asked([_run(folder, arguments) for arguments in commands])

    def _asked(self, runs: list[dict[str, Any]]) -> list[Outcome]:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(runs), file=self.process.stdin, flush=True)
        return [Outcome(**told) for told in json.loads(self.process.stdout.readline())]


def _run(folder: Path, arguments: tuple[str, ...], **fault: int | str) -> dict[str, Any]:
    return {"folder": str(folder), "arguments": arguments, "fault": fault}


@contextmanager
def warm() -> Iterator[Warm]:
    """The process, while it is needed."""
    alone = {"OPENBLAS_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **alone},
    ) as process:
        yield Warm(process)
        assert process.stdin
        process.stdin.close()


def serve() -> None:
    """What that process does: a line of JSON asks for a run, another tells how it ended."""
    answers, sys.stdout = sys.stdout, sys.stderr
    _warm_up()
    for line in sys.stdin:
        begun = [_forked(asked) for asked in json.loads(line)]
        print(json.dumps([_ended(*one) for one in begun]), file=answers, flush=True)


def _warm_up() -> None:
    """Two runs, so that whatever is loaded once is there."""
    from ankbrief.cli import main

    with tempfile.TemporaryDirectory() as folder:
        office = two_articles(Path(folder) / "office")
        main(["build", "-q", "-C", str(office), "--to", "docx,html", "--report", "report.json"])
        main(["extract", "-q", "-C", str(office), "--editable"])


def _ended(child: int, out: IO[bytes], err: IO[bytes]) -> dict[str, Any]:
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return {"code": code, "out": _text(out), "err": _text(err)}


def _text(stream: IO[bytes]) -> str:
    with stream:
        stream.seek(0)
        return stream.read().decode("utf-8", "replace")


def _forked(asked: Mapping[str, Any]) -> tuple[int, IO[bytes], IO[bytes]]:
    """The process that runs, and where its words go."""
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115  # closed when read
    child = os.fork()
    if child:
        return child, out, err
    code = 99
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
        os.chdir(asked["folder"])
        _begin(**asked["fault"])
        from ankbrief.cli import main

        code = main(asked["arguments"])
        sys.stdout.flush()
    finally:
        os._exit(code)


def _begin(
    *, kill_at: int = 0, days: int = 0, size: int = 0, rights: int = 1, out: str = "", err: str = ""
) -> None:
    """Makes the faults that a run was asked to have.

    Args:
        kill_at: the number of the change to a file before which the process kills itself.
        days: how far its clock is wrong.
        size: bytes that a file it writes may have.
        rights: 0 takes away root's right to read and write whatever it likes.
        out: the file that is its stdout.
        err: the file that is its stderr.
    """
    for number, name in ((1, out), (2, err)):
        if name:
            os.dup2(os.open(name, os.O_WRONLY), number)
    if size:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    if not rights:
        _without_rights()
    if days:
        import time

        right = time.time
        time.time = lambda: right() + days * 86400  # `date.today` asks it
    if kill_at:
        _kill_at(os.getcwd(), kill_at)  # noqa: PTH109  # a string is wanted


def _without_rights() -> None:
    """Takes CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH away, where root has them (capget(2))."""
    if os.geteuid() != 0:
        return
    system = ctypes.CDLL(None)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable, and again
    if system.capget(head, sets) == 0:
        sets[0] &= ~0b110
        sets[1] &= ~0b110
        system.capset(head, sets)


def _kill_at(folder: str, number: int) -> None:
    """Kills this process before so many changes to files of the folder: no `finally` is run."""
    changes = count(1)

    def change(*_: object) -> None:
        if next(changes) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and arguments[2] & WRITING):
            place = arguments[0]
            if isinstance(place, str | bytes | os.PathLike):
                name = os.path.realpath(os.fsdecode(place))
                if name.startswith(folder):
                    change()

    def connect(*arguments: Any, **options: Any) -> sqlite3.Connection:
        base = sqlite3.Connection(*arguments, **options)
        base.set_trace_callback(change)  # each statement is a change
        return base

    sqlite3.connect = connect  # type: ignore[assignment]  # overloaded
    sys.addaudithook(hook)


if __name__ == "__main__":
    serve()

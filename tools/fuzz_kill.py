# ruff: noqa: INP001  # a script, not a package
"""Kills real runs at random moments and looks whether every file they left is whole.

    python tools/fuzz_kill.py --minutes 10 [--seed 1]

Three commands take turns in one office, each with one of two titles; some begin with nothing
remembered. After a kill every document must be, byte for byte, that of one of the titles; after a
whole run that of its own, with no temporary file beside it. The first that is not ends it with
code 1.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import monotonic, sleep

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from faulty import ended, files, left_behind, started, titled, two_articles

TITLES = ("Первая", "Вторая")
BUILD = ("build", "--to", "docx,pdf,html", "--report", "report.json")
COMMANDS = (BUILD, (*BUILD, "-j", "2", "--no-cache"), ("extract", "--jsonl", "-o", "facts.jsonl"))
FORGETTING = 0.2  # share of runs that begin with nothing remembered of articles
WHOLE = 0.15  # share of runs that nobody kills
STORES = ("cache.sqlite3", "weeks.sqlite3")


Files = list[dict[str, bytes]]
"""What a run with each of the titles makes, by name."""


def wrong(office: Path, right: Files) -> Iterator[str]:
    """What is not as it should be after a kill."""
    for name, data in files(office).items():
        known = {one[name] for one in right if name in one}
        if known and data not in known:
            yield f"{name} is neither the old nor the new one"
    for store in STORES:
        if (office / ".ankbrief" / store).exists():
            base = sqlite3.connect(office / ".ankbrief" / store)
            answer = base.execute("PRAGMA integrity_check").fetchone()
            base.close()
            if answer != ("ok",):
                yield f"{store}: {answer}"


def documents(made: dict[str, bytes]) -> dict[str, bytes]:
    """The files of the folder of documents among all."""
    return {
        name.removeprefix("output/"): data
        for name, data in made.items()
        if name.startswith("output/")
    }


def whole_run(office: Path, number: int) -> tuple[dict[str, bytes], float]:
    """The files of a run of each command with one title, and the seconds of the longest."""
    titled(office, TITLES[number])
    longest = 0.0
    for command in COMMANDS:
        begun = monotonic()
        done = ended(started(office, *command))
        longest = max(longest, monotonic() - begun)
        if done.code:
            sys.exit(done.err)
    kept = {
        name: data
        for name, data in files(office).items()
        if name.startswith("output/") or name == "facts.jsonl"
    }
    return kept, longest


def one_run(office: Path, right: Files, longest: float, random: Random) -> tuple[str, list[str]]:
    """A run with one of the titles: what became of it, and what is wrong then."""
    number, command = random.randrange(2), random.choice(COMMANDS)
    titled(office, TITLES[number])
    if random.random() < FORGETTING:
        (office / ".ankbrief/cache.sqlite3").unlink(missing_ok=True)
    process = started(office, *command)
    if random.random() > WHOLE:
        sleep(random.random() * longest)
        process.kill()
    done = ended(process)
    found = list(wrong(office, right))
    if done.code == 0:
        found += [str(path) for path in left_behind(office / "output")]
        if command[0] == "build" and files(office / "output") != documents(right[number]):
            found.append("the documents are not those of the title")
    elif done.code > 0:
        found.append(done.err)
    return "whole" if done.code == 0 else "killed", found


def main() -> int:
    """Runs until the time is over."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    options.add_argument("--minutes", type=float, default=1.0)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    random, count = Random(given.seed), Counter[str]()  # noqa: S311  # nothing secret
    end = monotonic() + given.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        office = two_articles(Path(folder) / "office")
        made = [whole_run(office, number) for number in (0, 1)]
        right, longest = [one[0] for one in made], max(one[1] for one in made)
        while monotonic() < end:
            outcome, found = one_run(office, right, longest, random)
            count[outcome] += 1
            if found:
                shutil.copytree(office, kept := Path(tempfile.mkdtemp()) / "office")
                print(*found, f"kept in {kept}", sep="\n")  # noqa: T201
                return 1
    print(dict(count))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A second run after one new article, beside the first: what the memory of a project saves.

    .venv/bin/python benchmarks/again.py [50 500] [--build]

The articles are those of `benchmarks/pipeline.py`. Each run is the whole program in a process of
its own, start and all; seconds are those of the processor. With `--build` the week's documents are
made too, and the share of the PDF is told from the run's own report.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline import (  # type: ignore[import-not-found]  # the script beside this one
    SEEDS,
    varied,
    write_articles,
)

PROGRAM = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"
NEW = 997  # the number of the varied copy that no size reaches


def spent(*arguments: str) -> float:
    """Seconds of the processor that a run of the program takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(size: int, command: tuple[str, ...]) -> tuple[float, float, float]:
    """Seconds of the first run, of the run after one new article, and of one with no change."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        (project / "seeds").mkdir()
        write_articles(project / "seeds", size)
        run = (*command, "-q", "-C", name, "--report", "run.json")
        first = spent(*run)
        article = min(SEEDS.glob("0*.txt")).read_text("utf-8")
        (project / "seeds/new.txt").write_text(varied(article, NEW), "utf-8")
        second = spent(*run)
        steps = json.loads((project / "run.json").read_text("utf-8"))["steps"]
        told = ", ".join(f"{item['name']} {item['seconds']:.1f}" for item in steps)
        print(f"  steps of the second run, seconds by the clock: {told}")
        return first, second, spent(*run)


def main() -> None:
    """Prints a line for each size and command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", nargs="*", type=int, default=[50, 500])
    parser.add_argument("--build", action="store_true", help="whole builds too")
    given = parser.parse_args()
    commands: list[tuple[str, ...]] = [("extract", "--jsonl", "-o", "facts.jsonl")]
    if given.build:
        commands += [("build", "--to", "docx"), ("build", "--to", "docx,pdf")]
    for size in given.sizes:
        for command in commands:
            first, second, same = measure(size, command)
            print(
                f"{size} articles, {' '.join(command)}: first {first:.1f} s, "
                f"one new {second:.1f} s ({second / first:.1%}), none new {same:.1f} s"
            )


if __name__ == "__main__":
    main()

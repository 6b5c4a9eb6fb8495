"""Articles per second and peak memory at 50, 500 and 5,000 articles; what a second process brings.

    .venv/bin/python benchmarks/scale.py [--sizes 50,500,5000] [--only reading,extraction,…]
    .venv/bin/python benchmarks/scale.py --archive 100000

The articles are those of `benchmarks/pipeline.py`, the weeks to be grouped those of
`benchmarks/grouping.py`. Each figure is of a process of its own, start and models included, and
seconds are those of the processor, so that a busy machine changes little; only the gain of two
processes is by the clock and wants a machine that does nothing else. A PDF is made of no more than
`--pdf-most` articles: of 5,000 it takes half an hour and 15 GB. The archive is one of articles of a
sentence, which `extract --jsonl` takes in; its line tells the memory at each tenth.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from grouping import child as grouped  # type: ignore[import-not-found]  # beside this one
from pipeline import SEEDS, varied, write_articles  # type: ignore[import-not-found]

PROGRAM = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"
READING = (
    "import sys; from ankbrief.articles import stream_paths;"
    "print(sum(1 for _ in stream_paths(sys.argv[1:])))"
)
EXTRACT = ("extract", "seeds", "--jsonl", "-o", "facts.jsonl", "--force")
ALL = ("--from", "2000-01-01", "--to", "2030-12-31")  # each copy is of a week of its own
NEW = 9_999  # the number of the varied copy that no size reaches
SPEED = "| что | публикаций | секунд | публикаций в секунду | МБ | к предыдущему |"
RATIOS = "| что | публикаций | отношение | обещано |"
LEAST_GAIN, MOST_GROUPING, MOST_AGAIN = 1.7, 12.0, 0.10


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process took: of the processor, by the clock, and of memory at its peak."""

    seconds: float
    clock: float
    megabytes: float


def run(folder: Path, code: str, *arguments: str) -> Spent:
    """A process in a folder, with the compiled code that whoever installs the program has."""
    usual = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=folder, stdout=subprocess.DEVNULL, env=usual
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}: code {process.returncode}")
    clock = time.perf_counter() - started
    return Spent(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024)  # Linux: kB


def program(folder: Path, *arguments: str) -> Spent:
    """A run of the whole program."""
    return run(folder, PROGRAM, arguments[0], "-q", *arguments[1:])


def line(*cells: str) -> str:
    """A row of a Markdown table, numbers written the Russian way."""
    return f"| {' | '.join(cells)} |".replace(".", ",")


def reading(folder: Path, _count: int) -> Spent:
    """Files read into articles, one after another."""
    return run(folder, READING, "seeds")


def extraction(folder: Path, _count: int) -> Spent:
    """Articles read and their facts written, nothing known before."""
    return program(folder, *EXTRACT, "--no-cache")


def grouping(_folder: Path, count: int) -> Spent:
    """Facts that are there already put together by event."""
    figures = grouped("неделя", count)
    return Spent(figures["seconds"], figures["seconds"], figures["MB"])


def build(formats: str) -> Callable[[Path, int], Spent]:
    """The whole way from files to documents, nothing known before."""

    def built(folder: Path, _count: int) -> Spent:
        given = ("--to", formats, "--no-cache", "--force")
        return program(folder, "build", "seeds", *ALL, *given)

    return built


PARTS: dict[str, tuple[str, Callable[[Path, int], Spent]]] = {
    "reading": ("чтение", reading),
    "extraction": ("чтение и факты", extraction),
    "grouping": ("группировка", grouping),
    "docx": ("весь брифинг, Word", build("docx")),
    "pdf": ("весь брифинг, Word и PDF", build("docx,pdf")),
}


def speeds(sizes: list[int], only: list[str], pdf_most: int) -> None:
    """Prints the first table."""
    print(SPEED)
    print(line(":---", *["---:"] * 5))
    for part in filter(only.__contains__, PARTS):
        name, work = PARTS[part]
        before = 0.0
        for count in sizes:
            if part == "pdf" and count > pdf_most:
                print(line(name, str(count), "—", "—", "—", "не мерялось"), flush=True)
                continue
            with tempfile.TemporaryDirectory() as folder:
                write(Path(folder), count if part != "grouping" else 0)
                spent = work(Path(folder), count)
            times = f"{spent.seconds / before:.1f}" if before else ""
            cells = (f"{spent.seconds:.1f}", f"{count / spent.seconds:.0f}")
            print(line(name, str(count), *cells, f"{spent.megabytes:.0f}", times), flush=True)
            before = spent.seconds


def write(project: Path, count: int) -> None:
    """So many articles in the folder where a project has them."""
    (project / "seeds").mkdir()
    write_articles(project / "seeds", count)


def again(count: int) -> Iterator[str]:
    """A second run after one new article, beside the first."""
    for name, command in (
        ("повтор: факты", EXTRACT),
        ("повтор: весь брифинг, Word", ("build", "seeds", *ALL, "--to", "docx", "--force")),
    ):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder)
            write(project, count)
            first = program(project, *command)
            article = min(SEEDS.glob("0*.txt")).read_text("utf-8")
            (project / "seeds/new.txt").write_text(varied(article, NEW % 900), "utf-8")
            second = program(project, *command)
        share = second.seconds / first.seconds
        told = f"{share:.1%} ({second.seconds:.1f} с из {first.seconds:.1f} с)"
        yield line(name, str(count), told, f"не больше {MOST_AGAIN:.0%}")


def two(count: int) -> Iterator[str]:
    """Two processes beside one, by the clock; the shorter of two runs each."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), count)
        one, both = (
            min(program(Path(folder), *EXTRACT, "--no-cache", "-j", jobs).clock for _ in "12")
            for jobs in "12"
        )
    load = f"загрузка машины {os.getloadavg()[0]:.1f} на {os.cpu_count()} ядра"
    told = f"{one / both:.2f} ({one:.1f} с и {both:.1f} с по часам, {load})"
    yield line("факты, -j 2 быстрее в", str(count), told, f"не меньше {LEAST_GAIN}")


def near_linear(_count: int) -> Iterator[str]:
    """How much longer ten times the articles are grouped."""
    for load in ("неделя", "сводки"):
        few, many = (grouped(load, count)["seconds"] for count in (500, 5_000))
        cells = (f"{many / few:.1f} ({few:.2f} с и {many:.2f} с)", f"не больше {MOST_GROUPING:.0f}")
        yield line(f"группировка 5000 ÷ 500, {load}", "5000", *cells)


RATIO_PARTS = {"linear": near_linear, "again": again, "two": two}


def archive(count: int) -> None:
    """Prints the memory of `extract --jsonl` at each tenth of an archive."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "archive.jsonl").open("w", encoding="utf-8") as file:
            for i in range(count):
                text = f"Аким района Марат Сейтенов открыл школу № {i % 317} на улице {i // 317}."
                record = {"text": text, "date": f"2025-05-{i % 28 + 1:02}"}
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        command = (PROGRAM, "extract", "-q", "archive.jsonl", "--jsonl", "--no-cache")
        print(line("публикаций", "МБ", "секунд по часам"))
        print(line("---:", "---:", "---:"))
        started = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-c", *command], cwd=folder, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout
            for number, _ in enumerate(process.stdout, 1):
                if number % (count // 10) == 0:
                    spent = time.perf_counter() - started
                    cells = (f"{resident(process.pid):.0f}", f"{spent:.0f}")
                    print(line(str(number), *cells), flush=True)
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"\nНаибольшая память: {usage.ru_maxrss / 1024:.0f} МБ, код {process.returncode}")


def resident(number: int) -> float:
    """Megabytes that a process holds now, as Linux tells them."""
    status = Path(f"/proc/{number}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def warm_up() -> None:
    """Has the program's code compiled, as whoever installs it has."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), 1)
        program(Path(folder), "build", "seeds", *ALL, "--to", "docx")


def main() -> None:
    """Prints the tables."""
    names = [*PARTS, *RATIO_PARTS]
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--sizes", default="50,500,5000")
    options.add_argument("--only", default=",".join(names), help=f"of {', '.join(names)}")
    options.add_argument("--pdf-most", type=int, default=500)
    options.add_argument("--ratio-size", type=int, default=500, help="articles of again and two")
    options.add_argument("--archive", type=int, default=0, metavar="ARTICLES")
    given = options.parse_args()
    if given.archive:
        archive(given.archive)
        return
    only = given.only.split(",")
    if unknown := set(only) - set(names):
        options.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    sizes = [int(size) for size in given.sizes.split(",")]
    warm_up()
    if set(only) & set(PARTS):
        speeds(sizes, only, given.pdf_most)
    if set(only) & set(RATIO_PARTS):
        print(f"\n{RATIOS}")
        print(line(":---", "---:", "---:", "---:"))
    for part in filter(only.__contains__, RATIO_PARTS):
        for told in RATIO_PARTS[part](given.ratio_size):
            print(told, flush=True)


if __name__ == "__main__":
    main()

"""Seconds and peak memory of each step for 12, 50 and 200 articles, beside a natasha-style run.

    .venv/bin/python benchmarks/pipeline.py

The articles are the Russian ones of seeds/, over and over with other surnames, weeks and numbers.
The run beside them does what natasha's README does with its Doc: segment, morphology, syntax and
names by the same models of slovnet; no facts, no documents. Each run is a process of its own with
one thread, and seconds are those of the processor, so that a busy machine changes little.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

from pypdf import PdfReader

SEEDS = Path(__file__).parents[1] / "seeds"
SIZES = (12, 50, 200)
STEPS = ("чтение", "факты", "сборка", "HTML", "DOCX", "PDF")

SURNAME = re.compile(r"\b([А-ЯӘҒҚҢӨҰҮҺІ])([а-яёәғқңөұүһі]+(?:[оеё]в|ин)(?:а|у|ым|ой|е)?)\b")
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября"),
    *("октября", "ноября", "декабря"),
)
DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (20\d\d))?")
ISO_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
NUMBER = re.compile(r"(?<![\d.:-])(?!19\d\d|20\d\d)(\d{2,4})(?= [а-яё])")
BEGINNINGS = (
    "Ал",
    "Бар",
    "Дар",
    "Ер",
    "Жан",
    "Кай",
    "Мар",
    "Нур",
    "Ора",
    "Сат",
    "Тол",
    "Ума",
    "Фар",
)


def varied(text: str, copy: int) -> str:
    """The article with other surnames and numbers, so many weeks earlier; the first as it is."""
    if not copy:
        return text
    beginning = BEGINNINGS[copy % len(BEGINNINGS)]
    earlier = timedelta(weeks=copy)
    text = SURNAME.sub(lambda m: beginning + m[1].lower() + m[2], text)
    text = ISO_DAY.sub(lambda m: str(date.fromisoformat(m[0]) - earlier), text)
    text = DAY.sub(lambda m: _words(m, earlier), text)
    return NUMBER.sub(lambda m: str(int(m[1]) + copy), text)


def _words(found: re.Match[str], earlier: timedelta) -> str:
    """«25 декабря 2025» of another week; the year stays unsaid where it was."""
    year = int(found[3] or 2025)
    day = date(year, MONTHS.index(found[2]) + 1, min(int(found[1]), 28)) - earlier
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if found[3] else "")


def write_articles(folder: Path, count: int) -> int:
    """Puts so many articles into the folder; yields their characters."""
    from ankbrief.articles import read_paths

    texts = [article.text for article in read_paths([SEEDS]).articles if article.language == "ru"]
    made = [varied(texts[i % len(texts)], i // len(texts)) for i in range(count)]
    for number, text in enumerate(made):
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    return sum(map(len, made))


def timed(seconds: dict[str, float], step: str, work: Callable[[], Any]) -> Any:
    """What `work` yields; its seconds go under the step's name."""
    start = process_time()
    result = work()
    seconds[step] = process_time() - start
    return result


def run_ankbrief(folder: Path) -> dict[str, float]:
    """Seconds of each step of ankbrief; models are loaded within «факты»."""
    from ankbrief import pipeline
    from ankbrief.articles import read_paths
    from ankbrief.config import Config
    from ankbrief.facts.extract import extract_many

    seconds: dict[str, float] = {}
    config = Config(folder)
    reading = timed(seconds, "чтение", lambda: read_paths([folder]))
    facts = timed(seconds, "факты", lambda: tuple(extract_many(reading.articles)))
    material = pipeline.Material(facts)

    days = [article.published for article in reading.articles if article.published]
    period = {"start": min(days), "stop": max(days)}
    briefing = timed(seconds, "сборка", lambda: pipeline.compose(material, config, **period))
    html = timed(seconds, "HTML", lambda: pipeline.page(briefing, config))
    timed(seconds, "DOCX", lambda: pipeline.MAKERS["docx"](html, config))
    pdf = timed(seconds, "PDF", lambda: pipeline.MAKERS["pdf"](html, config))
    return {**seconds, "событий": len(briefing.stories), "страниц": pages(pdf.data)}


def pages(pdf: bytes) -> int:
    """The number of pages of a document."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


def run_models(folder: Path) -> dict[str, float]:
    """Seconds of the plain run: one article at a time, as natasha does; loading included."""
    import razdel
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    from ankbrief.language.models import data_folder

    start = process_time()
    data = data_folder()
    vectors = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    models = [
        kind.load(data / "model" / f"slovnet_{name}_news_v1.tar").navec(vectors)
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"))
    ]
    names = NER.load(data / "model" / "slovnet_ner_news_v1.tar").navec(vectors)
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8")
        sentences = [
            [token.text for token in razdel.tokenize(sentence.text)]
            for sentence in razdel.sentenize(text)
        ]
        for model in models:
            list(model.map(sentences))
        names(text)
    return {"модели": process_time() - start}


RUNS = {"ankbrief": run_ankbrief, "models": run_models}


def child(name: str, folder: Path) -> dict[str, float]:
    """The figures of one run in a fresh process: seconds by step, and the peak in MB."""
    command = [sys.executable, __file__, "--run", name, str(folder)]
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=one_thread)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def row(count: int) -> str:
    """One line of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        characters = write_articles(folder, count)
        ours, plain = child("ankbrief", folder), child("models", folder)
    total = sum(ours[step] for step in STEPS)
    return line(
        (
            str(count),
            f"{characters // 1000}",
            f"{ours['событий']:.0f}",
            f"{ours['страниц']:.0f}",
            *(f"{ours[step]:.2f}" for step in STEPS),
            f"{total:.1f}",
            f"{ours['MB']:.0f}",
            f"{plain['модели']:.1f}",
            f"{plain['MB']:.0f}",
            f"{ours['факты'] / plain['модели']:.2f}",
            f"{total / plain['модели']:.2f}",
        )
    )


def line(cells: Iterable[str]) -> str:
    """A row of a Markdown table, numbers written the Russian way."""
    return f"| {' | '.join(cells)} |".replace(".", ",")


def main() -> None:
    """Prints the table, or makes one run for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--run", nargs=2, metavar=("NAME", "FOLDER"))
    given = parser.parse_args()
    if given.run:
        seconds = RUNS[given.run[0]](Path(given.run[1]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts kB
        print(json.dumps({**seconds, "MB": peak}))
        return
    heads = (
        "статей",
        "тысяч знаков",
        "событий",
        "страниц",
        *(f"{step}, с" for step in STEPS),
        "всего, с",
        "МБ",
    )
    beside = ("только модели, с", "их МБ", "факты ÷ модели", "всё ÷ модели")
    print(line((*heads, *beside)))
    print(line("---:" for _ in (*heads, *beside)))
    for count in given.sizes:
        print(row(count), flush=True)


if __name__ == "__main__":
    main()

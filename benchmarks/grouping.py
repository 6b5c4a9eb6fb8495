"""Seconds and peak memory of grouping 500 and 5,000 articles into stories.

    .venv/bin/python benchmarks/grouping.py [SIZES …]

Two weeks are made up. In the first, words are drawn from the texts of seeds/ and evaluation/ as
often as they occur there; every third event is told by two to six outlets, half of them reprints.
The second is the hard case: one bulletin over and over with other names and numbers, so that all
articles share their words and no two are one story. Extraction is no part of it. Each run is a
process of its own; seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from ankbrief.briefing.grouping import stories
from ankbrief.language.imprint import imprint_of
from ankbrief.model import Article, Facts, Person, Position, Sentence, Span

ROOT = Path(__file__).parents[1]
TEXTS = ("seeds/*.txt", "evaluation/articles/*.txt", "evaluation/stories/*.txt")
SIZES = (500, 5_000)
MONDAY = date(2026, 3, 9)
SENTENCES, WORDS = 12, 14  # of an article, of a sentence
SYLLABLES = ("ба", "ду", "жан", "ке", "ло", "ма", "ну", "ра", "са", "тай", "ул", "шы")
NOWHERE = Span(0, 0)


def vocabulary() -> tuple[list[str], list[int]]:
    """The small-lettered words of the texts, and how often each occurs."""
    texts = " ".join(p.read_text("utf-8", "ignore") for t in TEXTS for p in sorted(ROOT.glob(t)))
    counts = Counter(re.findall(r"\b[а-яё]{3,}\b", texts))
    return list(counts), list(counts.values())


def facts_of(number: int, sentences: list[str], name: str, day: date) -> Facts:
    """What extraction would give of such a text, in short."""
    text = "\n".join(sentences)
    article = Article(f"{number:06}", sentences[0][:60], text, day, f"Издание {number % 40}")
    person = Person(name, "m", (Position("аким района", NOWHERE),))
    cited = tuple(Sentence(sentence, NOWHERE) for sentence in sentences[:6])
    return Facts(article, people=(person,), sentences=cited, imprint=imprint_of(sentences))


def made_name(draw: random.Random) -> str:
    surname = "".join(draw.choices(SYLLABLES, k=3)).capitalize()
    return f"{draw.choice(('Арман', 'Данияр', 'Олег', 'Тимур', 'Ержан'))} {surname}ов"


def week(count: int) -> Iterator[Facts]:
    """Events told by one outlet or by several, over seven days."""
    draw = random.Random(count)  # noqa: S311  # the same week every time, no secret
    words, counts = vocabulary()
    number = 0
    while number < count:
        day = MONDAY + timedelta(days=draw.randrange(7))
        name = made_name(draw)
        event = [told(draw, words, counts, name) for _ in range(SENTENCES)]
        copies = draw.randint(2, 6) if draw.random() < 1 / 3 else 1
        for copy in range(min(copies, count - number)):
            again = event[: SENTENCES - copy] if copy % 2 else [*event[:4], *draw.sample(event, 6)]
            yield facts_of(number, again, name, day)
            number += 1


def told(draw: random.Random, words: list[str], counts: list[int], name: str) -> str:
    chosen = draw.choices(words, counts, k=WORDS)
    chosen.insert(
        draw.randrange(1, WORDS), name if draw.random() < 0.3 else str(draw.randrange(999))
    )
    return " ".join(chosen).capitalize() + "."


def bulletins(count: int) -> Iterator[Facts]:
    """One template with other names and numbers."""
    draw = random.Random(count)  # noqa: S311
    for number in range(count):
        name, place = made_name(draw), made_name(draw).split()[1][:-2]
        houses, people, pumps = (draw.randrange(10, 900) for _ in range(3))
        sentences = [
            f"По данным штаба, в селе {place} за сутки подтоплено {houses} домов.",
            f"Из опасных мест вывезли {people} человек, работают {pumps} насосов.",
            f"Аким района {name} поручил проверить дамбы и подвезти песок в село {place}.",
            f"Жителям раздали воду и одеяла, дежурят {people // 7} спасателей, сказал {name}.",
        ]
        yield facts_of(number, sentences, name, MONDAY + timedelta(days=number % 7))


LOADS: dict[str, Callable[[int], Iterator[Facts]]] = {"неделя": week, "сводки": bulletins}


def run(load: str, count: int) -> dict[str, float]:
    """Figures of one run."""
    stories(list(LOADS[load](20)))  # opens the dictionary
    articles = list(LOADS[load](count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    found = stories(articles)
    seconds = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # Linux counts kB
    return {"stories": len(found), "seconds": seconds, "MB": (peak - before) / 1024}


def child(load: str, count: int) -> dict[str, float]:
    """The same in a fresh process."""
    command = [sys.executable, __file__, "--run", load, str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    """Prints the table, or makes one run for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--run", nargs=2, metavar=("LOAD", "COUNT"))
    given = parser.parse_args()
    if given.run:
        print(json.dumps(run(given.run[0], int(given.run[1]))))
        return
    print("| что | статей | событий | группировка, с | МБ | во сколько раз дольше |")
    print("| :--- | ---: | ---: | ---: | ---: | ---: |")
    for load in LOADS:
        first = 0.0
        for count in given.sizes:
            figures = child(load, count)
            first = first or figures["seconds"]
            times = figures["seconds"] / first
            cells = f"{figures['stories']:.0f} | {figures['seconds']:.2f} | {figures['MB']:.0f}"
            print(f"| {load} | {count} | {cells} | {times:.1f} |".replace(".", ","), flush=True)


if __name__ == "__main__":
    main()

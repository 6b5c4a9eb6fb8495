"""The corpora: drawn sentences, invented articles, the sample week of `seeds/`, and stories."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from ankbrief.articles import read_file
from ankbrief.facts.extract import extract
from evaluation import stories
from evaluation.drawn import article_of, read_drawn
from evaluation.gold import read_gold
from evaluation.scoring import Score, score, total

HERE = Path(__file__).parent
ROOT = HERE.parent
SENTENCES = HERE / "sentences.txt"


def sentences() -> Score:
    """Constructions one by one, right and near miss."""
    return total(
        _named(f"{drawn.section} | {drawn.text}", score(drawn.gold, extract(article_of(drawn))))
        for drawn in read_drawn(SENTENCES.read_text("utf-8"))
    )


def articles() -> Score:
    """Whole invented articles in the manner of news sites and press offices."""
    return _files(HERE / "gold", HERE / "articles")


def week() -> Score:
    """The sample week, as far as it is in Russian."""
    return _files(HERE / "week", ROOT / "seeds")


CORPORA: dict[str, Callable[[], Score]] = {
    "sentences": sentences,
    "articles": articles,
    "week": week,
    "stories": stories.measure,
}


def corpus_files() -> Iterator[Path]:
    """Every text and every answer."""
    yield SENTENCES
    yield from stories.STORIES.glob("*.txt")
    for folder in (HERE / "gold", HERE / "week"):
        yield from folder.glob("*.json")
    yield from (HERE / "articles").iterdir()
    yield from (text for text in (ROOT / "seeds").iterdir() if _gold_of(text).is_file())


def _gold_of(text: Path) -> Path:
    return HERE / "week" / f"{text.stem}.json"


def _files(golds: Path, texts: Path) -> Score:
    return total(
        _named(gold.stem, score(read_gold(gold), extract(read_file(*texts.glob(f"{gold.stem}.*")))))
        for gold in sorted(golds.glob("*.json"))
    )


def _named(name: str, one: Score) -> Score:
    """Each miss says where."""
    return replace(one, misses=tuple(f"{name[:110]}\n    {miss}" for miss in one.misses))

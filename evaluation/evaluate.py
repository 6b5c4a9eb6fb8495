"""How well facts are extracted, and whether that is no worse than pinned: `make eval`.

    python -m evaluation.evaluate [--detail] [--update [--allow-regression]]

Prints precision, recall and F1 by kind of fact and the shares of right slots. Exits with 1 when a
figure has dropped below its floor, or when the texts have changed since the floors were pinned.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evaluation.corpora import CORPORA, HERE, ROOT, corpus_files
from evaluation.floors import (
    Floors,
    digest_of,
    drops,
    figures_of,
    raised,
    read_floors,
    write_floors,
)
from evaluation.scoring import Score

FLOORS = HERE / "floors.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code."""
    options = _parser().parse_args(arguments)
    scores = {name: measure() for name, measure in CORPORA.items()}
    print("\n".join(table(scores)))
    if options.detail:
        print("\n".join(miss for score in scores.values() for miss in score.misses))
    digest = digest_of(corpus_files(), ROOT)
    return settle(
        Floors(digest, figures_of(scores)),
        FLOORS,
        update=options.update,
        lower=options.allow_regression,
    )


def settle(today: Floors, path: Path, *, update: bool, lower: bool) -> int:
    """Compares with the floors, or pins them; 1 when something is worse."""
    pinned = read_floors(path)
    worse = drops(today.figures, pinned)
    if worse and not (update and lower):
        print("\n".join(worse), file=sys.stderr)
        if update:
            print("Floors are lowered only with --allow-regression.", file=sys.stderr)
        return 1
    if update:
        figures = raised(today.figures, pinned, lower=lower)
        write_floors(path, Floors(today.digest, figures))
    elif today.digest != pinned.digest:
        print("The texts have changed: pin the floors with --update.", file=sys.stderr)
        return 1
    return 0


def table(scores: Mapping[str, Score]) -> Iterator[str]:
    """The figures of each corpus as Markdown."""
    for corpus, score in scores.items():
        yield f"\n| {corpus} | precision | recall | F1 | right of found | found of known |"
        yield "| :--- | ---: | ---: | ---: | ---: | ---: |"
        for kind, count in score.counts.items():
            shares = f"{count.precision:.3f} | {count.recall:.3f} | {count.f1:.3f}"
            numbers = f"{count.right}/{count.found} | {count.met}/{count.known}"
            yield f"| {kind} | {shares} | {numbers} |"
        for slot, (right, of) in score.shares.items():
            yield f"| {slot} right | | | {right / of:.3f} | | {right}/{of} |"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--detail", action="store_true", help="list every miss and false find")
    parser.add_argument("--update", action="store_true", help="pin the floors to today's figures")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower them")
    return parser


if __name__ == "__main__":
    sys.exit(main())

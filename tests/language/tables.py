"""The tables of names and phrases beside the tests."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from ankbrief.language.inflect import CASES, Case

FOLDER = Path(__file__).parent / "data"
# All from «unseen» on were written by people who had not seen the rules.
NAMES = (
    *("kz_names.tsv", "more_names.tsv"),
    *("unseen_names.tsv", "held_out_names.tsv", "final_names.tsv", "later_names.tsv"),
)
PHRASES = (
    *("phrases.tsv", "more_phrases.tsv"),
    *("unseen_phrases.tsv", "held_out_phrases.tsv", "final_phrases.tsv"),
)
MENTIONS = (
    *("mentions.tsv", "held_out_mentions.tsv"),
    *("final_mentions.tsv", "later_mentions.tsv"),
)


def rows(*files: str) -> Iterator[dict[str, str]]:
    """Every row of the tables."""
    for name in files:
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter="\t")


def forms(row: dict[str, str]) -> tuple[str, ...]:
    """The six forms of a row."""
    return tuple(row[case] for case in CASES)


def accepted(row: dict[str, str]) -> list[tuple[str, ...]]:
    """The forms of a row, and those that good writers use as well."""
    others = [tuple(other.split(";")) for other in (row.get("alt") or "").split("|") if other]
    return [tuple(map(plain, one)) for one in (forms(row), *others)]


def cases(row: dict[str, str]) -> list[Case]:
    """The cases in which the name of a sentence may stand: «gent/accs»."""
    return [Case(one) for one in row["case"].split("/")]


def plain(text: str) -> str:
    """The text with «е» for «ё»."""
    return text.replace("ё", "е").replace("Ё", "Е")

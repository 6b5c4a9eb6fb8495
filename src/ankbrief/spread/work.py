"""What a worker does, wherever it runs."""

from __future__ import annotations

from collections.abc import Sequence

from ankbrief.facts.extract import extract_many
from ankbrief.language.cards.records import Cards, using
from ankbrief.model import Article, Facts


def facts_of(cards: Cards, articles: Sequence[Article]) -> list[Facts]:
    """The facts of the articles by the office's cards; the models are loaded once."""
    with using(cards):
        return list(extract_many(articles))

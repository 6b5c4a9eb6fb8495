"""What a worker does, wherever it runs."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from ankbrief.errors import AnkbriefError
from ankbrief.facts.extract import extract_many
from ankbrief.language.cards.records import Cards, using
from ankbrief.memory.packing import code_print
from ankbrief.model import Article, Facts

_ONE_AT_A_TIME = Lock()  # a worker of Dask has threads, but Python has one for such work


def facts_of(cards: Cards, articles: Sequence[Article]) -> list[Facts]:
    """The facts of the articles by the office's cards; the models are loaded once."""
    with using(cards):
        return list(extract_many(articles))


def facts_by(code: bytes, cards: Cards, articles: Sequence[Article]) -> list[Facts]:
    """The same where the program is the one whose `code_print` is given.

    Raises:
        AnkbriefError: it is another one, which would find other facts.
    """
    if code_print() != code:
        raise AnkbriefError("на одной из машин кластера другая версия программы или её библиотек")
    with _ONE_AT_A_TIME:
        return facts_of(cards, articles)

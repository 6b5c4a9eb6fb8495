"""Reads a text made up in a test as an article, one paragraph a line."""

from __future__ import annotations

from datetime import date
from functools import cache

from ankbrief.facts.extract import extract
from ankbrief.model import Article, Block, Facts, Span

PUBLISHED = date(2025, 12, 25)


def article_of(text: str, title: str | None = None) -> Article:
    """An article of 25 December 2025 whose lines are its paragraphs; «#» opens a credit."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = "credit" if line.startswith("#") else "paragraph"
            blocks.append(Block(kind, Span(start, start + len(line))))  # type: ignore[arg-type]
        start += len(line) + 1
    return Article("test", title, text, PUBLISHED, blocks=tuple(blocks))


@cache
def facts_of(text: str, title: str | None = None) -> Facts:
    """All facts of such an article."""
    return extract(article_of(text, title))

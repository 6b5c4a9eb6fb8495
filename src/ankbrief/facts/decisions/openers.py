"""Words that stand before a clause and say nothing of the act: «Поэтому», «По словам акима,»."""

from __future__ import annotations

from functools import cache

from ankbrief.data import load
from ankbrief.facts.text.flow import DASHES, Flow

TOLD = frozenset({"словам", "мнению", "информации", "данным"})


def without_openers(flow: Flow, start: int, stop: int) -> int:
    """Past «Поэтому», «Кроме того,» and the like."""
    while start < stop:
        words = [token.text.lower().replace("ё", "е") for token in flow.tokens[start : start + 4]]
        size = next((len(o) for o in openers() if tuple(words[: len(o)]) == o), 0)
        size = size or _reported_lead(flow, start, stop)
        if not size and flow.tokens[start].text not in (",", *DASHES):
            return start
        start += size or 1
    return stop


def _reported_lead(flow: Flow, start: int, stop: int) -> int:
    """How many tokens «По словам акима области,» takes."""
    words = [token.text.lower() for token in flow.tokens[start : start + 3]]
    if words[:1] != ["по"] or not TOLD & set(words):
        return 0
    commas = (i for i in range(start, stop) if flow.tokens[i].text == ",")
    return next(commas, start - 1) + 1 - start


@cache
def openers() -> tuple[tuple[str, ...], ...]:
    """Words that may stand before a clause, the longest first."""
    found = [tuple(phrase.split()) for phrase in load("decisions")["openers"]]
    return tuple(sorted(found, key=len, reverse=True))

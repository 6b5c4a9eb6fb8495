"""How much a post or body weighs: the President 5, a minister 3, nobody known 0."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ankbrief.briefing.model import Who
from ankbrief.data import load


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple(
        (row["rank"], re.compile("|".join(f"(?:{p})" for p in row["patterns"])))
        for row in load("briefing")["ranks"]
    )


@cache
def rank(title: str) -> int:
    """The rank of a post or body by its name."""
    plain = title.lower()
    return next((number for number, pattern in _patterns() if pattern.fullmatch(plain)), 0)


def rank_of(who: Who | None) -> int:
    """The highest rank among the posts of a person, or of the body itself."""
    if who is None:
        return 0
    titles: Iterable[str] = who.positions if who.is_person else (who.name,)
    return max(map(rank, titles), default=0)

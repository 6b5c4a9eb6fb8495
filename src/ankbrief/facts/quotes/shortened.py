"""Bodies told in full once and by a bare noun later: «в ведомстве», «суд», «управление»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ankbrief.data import load
from ankbrief.model import Facts

LETTERS = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІ]{2,6}|Мин[а-яё]+")
# «вице-министр транспорта», «заместитель министра труда»: whose ministry it is.
MINISTER = re.compile(
    r"(?:перв\w+ )?(?:вице-|экс-|зам)?министра? (?!Казахстана|РК\b|Республики)(.+)", re.IGNORECASE
)
# «управления строительства Шымкента» inside a post is the body itself.
LONGEST = 10  # words of a body that a line of a briefing can show


def body_in_full(facts: Facts, name: str, at: int) -> str:
    """The body that the bare noun `name` at character `at` stands for, else `name`.

    The one told last before it, or the only one of the article.
    """
    kinds = _stands_for().get(name.lower().replace("ё", "е"))
    if kinds is None:
        return name
    found = sorted({(start, full) for start, full in _told(facts) if _fits(full, kinds)})
    before = [full for start, full in found if start < at]
    if before:
        return before[-1]
    names = {full for _, full in found}
    return names.pop() if len(names) == 1 else name


def _told(facts: Facts) -> Iterator[tuple[int, str]]:
    """Every body of the article, also those whose heads it names, with where they stand."""
    for body in facts.organisations:
        yield body.span.start, body.name
    for person in facts.people:
        for post in person.positions:
            minister = None if post.former else MINISTER.search(post.title)
            if minister:
                yield post.span.start, f"Министерство {minister.group(1)}"


def _fits(full: str, kinds: frozenset[str]) -> bool:
    """A name that says more than the noun, of one of the kinds that it may stand for."""
    words = full.lower().replace("ё", "е").split()
    if LETTERS.fullmatch(full):
        return "abbr" in kinds
    heads = [word for word in words if word in kinds]
    first = bool(heads) and all(_is_adjective(word) for word in words[: words.index(heads[0])])
    return first and 1 < len(words) <= LONGEST


def _is_adjective(word: str) -> bool:
    return word.endswith(("ый", "ий", "ой", "ая", "яя", "ое", "ее"))


@cache
def _stands_for() -> dict[str, frozenset[str]]:
    """Bare noun → heads of the names that it may stand for."""
    return {noun: frozenset(kinds.split()) for noun, kinds in load("bodies")["bare"].items()}

"""Declension classes: a named row of six endings, put onto a written word."""

from __future__ import annotations

from functools import cache

from ankbrief.data import load
from ankbrief.language.cases import CASES, Case
from ankbrief.language.letters import fold, is_shouted

Forms = tuple[str, str, str, str, str, str]

FIXED = "fixed"


@cache
def endings(declension: str) -> Forms:
    """The row of endings called `declension`, in the order of `CASES`."""
    found = load("declensions")["endings"][declension]
    return (found[0], found[1], found[2], found[3], found[4], found[5])


@cache
def listed(table: str) -> dict[str, str]:
    """Words of `declensions.toml` whose ending does not tell their class: «лев» → «lev»."""
    rows: dict[str, list[str]] = load("declensions").get(table, {})
    return {word: declension for declension, words in rows.items() for word in words}


def decline(word: str, declension: str) -> Forms:
    """Six forms of `word`; the stem and the nominative stay as they are written."""
    if declension == FIXED:
        return (word,) * 6
    row = endings(declension)
    stem = word[: len(word) - len(row[0])]
    raised = [ending.upper() for ending in row] if is_shouted(word) else row
    return (word, *[stem + ending for ending in raised[1:]])  # type: ignore[return-value]


def undecline(form: str, declension: str, case: Case) -> str | None:
    """The nominative that `declension` turns into `form` in `case`; None where it cannot."""
    row = endings(declension)
    ending = row[CASES.index(case)]
    if not fold(form).endswith(ending) or len(form) <= len(ending):
        return None
    nominative = row[0].upper() if is_shouted(form) else row[0]
    return form[: len(form) - len(ending)] + nominative

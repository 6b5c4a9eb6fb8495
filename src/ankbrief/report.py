"""The report of a run: what was read, what was left out and why, what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ankbrief.briefing import Briefing
from ankbrief.briefing.model import LeftOut
from ankbrief.language.inflect import agree
from ankbrief.model import Level, Problem

HEADS: tuple[tuple[Level, str], ...] = (
    ("error", "Ошибки"),
    ("warning", "Обратите внимание"),
    ("note", "К сведению"),
)


def contents(briefing: Briefing) -> Iterator[str]:
    """Lines on what the briefing holds and what it does not."""
    counts = briefing.statistics
    yield briefing.period_note
    parts = (
        agree(counts.publications, "публикация"),
        agree(counts.stories, "событие"),
        *(agree(number, kind) for kind, number in counts.decisions if number),
        agree(counts.quotes, "цитата"),
    )
    yield f"В брифинге: {', '.join(parts)}."
    yield from _left_out([item for item in briefing.left_out if item.reason != "не прочитано"])


def _left_out(items: Sequence[LeftOut]) -> Iterator[str]:
    if items:
        yield f"Не вошли: {agree(len(items), 'публикация')}."
    for item in items:
        yield f"  {item.title} — {item.reason}. {item.detail}".rstrip()


def troubles(problems: Iterable[Problem], *, only_errors: bool = False) -> Iterator[str]:
    """Lines on each problem: what, where, what to do; the gravest first, none said twice."""
    unique = tuple(dict.fromkeys(problems))
    for level, head in HEADS[:1] if only_errors else HEADS:
        of_level = [problem for problem in unique if problem.level == level]
        if of_level:
            yield f"{head}: {len(of_level)}."
        for problem in of_level:
            yield from _lines(problem)


def _lines(problem: Problem) -> Iterator[str]:
    yield f"  {problem.where}: {problem.message}" if problem.where else f"  {problem.message}"
    if problem.hint:
        yield f"    {problem.hint}"

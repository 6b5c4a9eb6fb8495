"""The report of a run: what was read, what was left out and why, what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ankbrief.briefing import Briefing
from ankbrief.briefing.model import LeftOut, Source
from ankbrief.language.inflect import agree
from ankbrief.model import Level, Problem

T = TypeVar("T")

HEADS: tuple[tuple[Level, str], ...] = (
    ("error", "Ошибки"),
    ("warning", "Обратите внимание"),
    ("note", "К сведению"),
)
MOST = 12  # of one list on the screen: the whole of it still fits
PLACES = 6  # named of one and the same problem
ALL = "все — в отчёте: --report ФАЙЛ"


def reading(articles: int, known: int, unread: Iterable[Problem]) -> str:
    """A line like «Прочитано: 12 публикаций, из них разобраны раньше: 11. Не прочитано: 1.»."""
    said = f"Прочитано: {agree(articles, 'публикация')}"
    said += f", из них разобраны раньше: {known}." if known else "."
    bad = sum(problem.level != "note" for problem in unread)
    return f"{said} Не прочитано: {bad}." if bad else said


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
    yield from _undated([source for source in briefing.sources if source.published is None])
    yield from _left_out([item for item in briefing.left_out if item.reason != "не прочитано"])


def _undated(sources: Sequence[Source]) -> Iterator[str]:
    if sources:
        count = agree(len(sources), "публикация")
        yield f"Вошли без даты: {count}. Проверьте, за эти ли они дни."
    for source in sources[:MOST]:
        yield f"  {source.title}" + (f" ({source.path})" if source.path else "")
    yield from _rest(sources)


def _left_out(items: Sequence[LeftOut]) -> Iterator[str]:
    if items:
        yield f"Не вошли: {agree(len(items), 'публикация')}."
    for item in items[:MOST]:
        yield f"  {item.title} — {item.reason}. {item.detail}".rstrip()
    yield from _rest(items)


def _rest(items: Sequence[object], skip: int = MOST) -> Iterator[str]:
    if len(items) > skip:
        yield f"  … и ещё {len(items) - skip}; {ALL}"


def troubles(problems: Iterable[Problem], *, only_errors: bool = False) -> Iterator[str]:
    """Lines on each problem: what, where, what to do; the gravest first, none said twice.

    One and the same problem of several files is said once, with their names.
    """
    unique = tuple(dict.fromkeys(problems))
    for level, head in HEADS[:1] if only_errors else HEADS:
        of_level = [problem for problem in unique if problem.level == level]
        if of_level:
            yield f"{head}: {len(of_level)}."
        alike = _alike(of_level)
        for problem, places in alike[:MOST]:
            yield from _lines(problem, places)
        yield from _rest([place for _, places in alike[MOST:] for place in places], skip=0)


def _alike(problems: Iterable[Problem]) -> list[tuple[Problem, list[str]]]:
    """The places of each problem, in the order of the first of them."""
    found: dict[Problem, list[str]] = {}
    for problem in problems:
        found.setdefault(replace(problem, where=""), []).append(problem.where)
    return list(found.items())


def _lines(problem: Problem, places: Sequence[str]) -> Iterator[str]:
    if len(places) > 1:
        yield f"  {problem.message}: {len(places)}"
        more = f" … и ещё {len(places) - PLACES}; {ALL}" if len(places) > PLACES else ""
        yield f"    {', '.join(places[:PLACES])}{more}"
    else:
        yield f"  {places[0]}: {problem.message}" if places[0] else f"  {problem.message}"
    if problem.hint:
        yield f"    {problem.hint}"


def times(seconds: Mapping[str, float]) -> Iterator[str]:
    """A line like «Время: чтение 0,1 с, факты 3,2 с; всего 3,3 с.»."""
    if seconds:
        parts = ", ".join(f"{name} {_seconds(spent)}" for name, spent in seconds.items())
        yield f"Время: {parts}; всего {_seconds(sum(seconds.values()))}."


def _seconds(spent: float) -> str:
    return f"{spent:.1f} с".replace(".", ",")

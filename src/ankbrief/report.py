"""The report of a run: what was read, what was left out and why, what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ankbrief.language.inflect import agree
from ankbrief.model import Level, Problem

if TYPE_CHECKING:
    from ankbrief.briefing import Briefing
    from ankbrief.briefing.model import LeftOut, Source

HEADS: tuple[tuple[Level, str], ...] = (
    ("error", "Ошибки"),
    ("warning", "Обратите внимание"),
    ("note", "К сведению"),
)
MOST = 12  # of one list on the screen: the whole of it still fits
PLACES = 6  # named of one and the same problem
ALL = "все — в отчёте: --report ФАЙЛ"


@dataclass(slots=True)
class Alike:
    """How often a problem was met, and where first."""

    count: int = 0
    places: list[str] = field(default_factory=list)

    def add(self, place: str) -> None:
        """Once more."""
        self.count += 1
        if len(self.places) < PLACES:
            self.places.append(place)


@dataclass(slots=True)
class Troubles:
    """The problems of a run, however many: those of each level, and the first kinds of them."""

    counts: Counter[Level] = field(default_factory=Counter)
    kinds: dict[Level, dict[Problem, Alike]] = field(default_factory=dict)

    def add(self, problem: Problem) -> None:
        """One more; one and the same problem of several files is one kind."""
        self.counts[problem.level] += 1
        kinds = self.kinds.setdefault(problem.level, {})
        kind = replace(problem, where="")
        if kind in kinds or len(kinds) < MOST:
            kinds.setdefault(kind, Alike()).add(problem.where)

    def lines(self, *, only_errors: bool = False) -> Iterator[str]:
        """Lines on each kind: what, where, what to do; the gravest first."""
        for level, head in HEADS[:1] if only_errors else HEADS:
            kinds = self.kinds.get(level, {})
            if kinds:
                yield f"{head}: {self.counts[level]}."
            for problem, alike in kinds.items():
                yield from _lines(problem, alike)
            yield from _rest(self.counts[level] - sum(one.count for one in kinds.values()))


def reading(articles: int, known: int, bad: int) -> str:
    """A line like «Прочитано: 12 публикаций, из них разобраны раньше: 11. Не прочитано: 1.»."""
    said = f"Прочитано: {agree(articles, 'публикация')}"
    said += f", из них разобраны раньше: {known}." if known else "."
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
    yield from _past(briefing)
    yield from _undated([source for source in briefing.sources if source.published is None])
    yield from _left_out([item for item in briefing.left_out if item.reason != "не прочитано"])


def _past(briefing: Briefing) -> Iterator[str]:
    """A line like «Из прошлых недель: 3 срока на эти дни, 1 истёкший срок, 2 продолжения.»."""
    found = (
        (len(briefing.due), "срок", " на эти дни"),
        (len(briefing.overdue), "истёкший срок", ""),
        (len(briefing.answered), "известие", " о прежних поручениях"),
        (len(briefing.continued), "продолжение", ""),
    )
    parts = [f"{agree(number, noun)}{rest}" for number, noun, rest in found if number]
    if parts:
        yield f"Из прошлых недель: {', '.join(parts)}."


def _undated(sources: Sequence[Source]) -> Iterator[str]:
    if sources:
        count = agree(len(sources), "публикация")
        yield f"Вошли без даты: {count}. Проверьте, за эти ли они дни."
    for source in sources[:MOST]:
        yield f"  {source.title}" + (f" ({source.path})" if source.path else "")
    yield from _rest(len(sources) - MOST)


def _left_out(items: Sequence[LeftOut]) -> Iterator[str]:
    if items:
        yield f"Не вошли: {agree(len(items), 'публикация')}."
    for item in items[:MOST]:
        file = f" ({item.path})" if item.path else ""
        yield f"  {item.title}{file} — {item.reason}. {item.detail}".rstrip()
    yield from _rest(len(items) - MOST)


def _rest(count: int) -> Iterator[str]:
    if count > 0:
        yield f"  … и ещё {count}; {ALL}"


def troubles(problems: Iterable[Problem], *, only_errors: bool = False) -> Iterator[str]:
    """What `Troubles` tells of them, none said or counted twice."""
    told = Troubles()
    for problem in dict.fromkeys(problems):
        told.add(problem)
    return told.lines(only_errors=only_errors)


def _lines(problem: Problem, alike: Alike) -> Iterator[str]:
    first, more = alike.places[0], alike.count - len(alike.places)
    if alike.count > 1:
        yield f"  {problem.message}: {alike.count}"
        rest = f" … и ещё {more}; {ALL}" if more else ""
        yield f"    {', '.join(alike.places)}{rest}"
    else:
        yield f"  {first}: {problem.message}" if first else f"  {problem.message}"
    if problem.hint:
        yield f"    {problem.hint}"


def times(seconds: Mapping[str, float]) -> Iterator[str]:
    """A line like «Время: чтение 0,1 с, факты 3,2 с; всего 3,3 с.»."""
    if seconds:
        parts = ", ".join(f"{name} {_seconds(spent)}" for name, spent in seconds.items())
        yield f"Время: {parts}; всего {_seconds(sum(seconds.values()))}."


def _seconds(spent: float) -> str:
    return f"{spent:.1f} с".replace(".", ",")

"""Which stories go on from those of earlier briefs, by the likeness that groups reports of a week.

That of one week is an event told twice; that of another week is what came next, told in other
words about the same people and places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ankbrief.briefing.candidates import Index
from ankbrief.briefing.evidence import Numbered
from ankbrief.briefing.grouping import (
    A_FIGURE,
    FIGURES,
    has_company,
    have_others,
    is_named_alike,
    rarest,
)
from ankbrief.briefing.model import Story
from ankbrief.briefing.past import Continuation, Past, Remembered
from ankbrief.briefing.people import name_key
from ankbrief.briefing.reprints import CLASHING, LOOKALIKE, overlap
from ankbrief.briefing.traces import KINDS_OF_PLACES, Trace, likeness, weights_of
from ankbrief.briefing.words import content_stems
from ankbrief.model import Facts

# Swept on evaluation/weeks.txt, precision first.
CONTINUES = 0.35  # cosine of what is told now and of what was told then
NAMED = 0.25  # the same where the event has one name, or two persons are named in both
COMPANY = 2  # persons in common that stand for a name
MOST = 3  # earlier stories to a story, the latest


@dataclass(frozen=True, slots=True)
class _Told:
    """A story as it is compared."""

    trace: Trace
    vector: Mapping[str, float]


def continued(
    told: Sequence[tuple[Story, Sequence[Numbered]]], past: Past
) -> tuple[Continuation, ...]:
    """The stories that go on from earlier ones, in their order.

    An article that stood in the earlier brief itself (one without a date does) continues nothing.
    """
    stories = (one for week in _latest_first(past) for one in week.stories)
    known = [(one, Trace(one.trace)) for one in stories if one.trace]
    if not known:
        return ()
    now = [Trace(articles[0].facts) for _, articles in told]
    weights = weights_of([*now, *(trace for _, trace in known)])
    old = [_Told(trace, weights.vector(trace)) for _, trace in known]
    index = Index()
    for number, one in enumerate(old):
        index.add(number, rarest(one.vector))
    found = []
    for (story, articles), trace in zip(told, now, strict=True):
        new = _Told(trace, weights.vector(trace))
        near = sorted(index.nearest(rarest(new.vector)))
        earlier = [known[n][0] for n in near if _goes_on(new, old[n])]
        if own := _others(earlier, articles):
            found.append(_continuation(story, trace, own))
    return tuple(found)


def _latest_first(past: Past) -> Past:
    return sorted(past, key=lambda week: (week.period.stop, week.period.start), reverse=True)


def _goes_on(new: _Told, old: _Told) -> bool:
    one, two = new.trace, old.trace
    if have_others(one, two) or not (has_company(one, two) and _is_one_place(one, two)):
        return False
    figures = min(len(one.figures & two.figures), FIGURES)
    company = len(one.people.keys() & two.people.keys())
    enough = NAMED if is_named_alike(one, two) or company >= COMPANY else CONTINUES
    alike = likeness(new.vector, old.vector) + A_FIGURE * figures
    return alike >= enough and not _is_bulletin(one, two)


def _is_bulletin(one: Trace, two: Trace) -> bool:
    """Whether one form is filled in twice: rates of exchange, weather, appointments of a day."""
    found = overlap(one, two)
    if found.share < LOOKALIKE or found.clash <= CLASHING:
        return False
    return found.renamed > CLASHING or not _is_further(one, two)


def _is_further(new: Trace, old: Trace) -> bool:
    """Whether the same person tells how much more is done: «убрано 40 %», then «убрано 60 %»."""
    same = new.people.keys() & old.people.keys()
    return bool(same) and 0 < max(old.shares, default=0) < max(new.shares, default=0)


def _is_one_place(one: Trace, two: Trace) -> bool:
    """Whether a place is named in both, or in one at most: a spokesman tells of many accidents."""
    first, second = (_places(trace.facts) for trace in (one, two))
    return bool(first & second) or not (first and second)


def _places(facts: Facts) -> frozenset[str]:
    return frozenset(stem for place in facts.places for stem in _names(place.name))


def _names(place: str) -> frozenset[str]:
    """Stems of the name alone: «Таскол» is in «Тасколинский район»."""
    return content_stems(place) - KINDS_OF_PLACES


def _others(earlier: Sequence[Remembered], articles: Sequence[Numbered]) -> list[Remembered]:
    """Those of other articles, each story once however many briefs told it, the latest first."""
    met = {article.facts.article.id for article in articles}
    kept: list[Remembered] = []
    for one in earlier:
        if met.isdisjoint(one.articles):
            kept.append(one)
        met.update(one.articles)
    return kept[:MOST]


def _continuation(story: Story, trace: Trace, earlier: Sequence[Remembered]) -> Continuation:
    people = {name_key(name): name for one in earlier for name in one.story.people}
    same = [who.name for who in story.people if name_key(who.name) in people]
    then = frozenset(stem for one in earlier if one.trace for stem in _places(one.trace))
    places = [p.name for p in trace.facts.places if _names(p.name) & then]
    return Continuation(
        story.number,
        tuple(one.story for one in earlier),
        tuple(dict.fromkeys((*same, *places))),
    )

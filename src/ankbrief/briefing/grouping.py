"""The same event told by several outlets becomes one story; when in doubt, two stories.

First reprints are folded into editions, then the reports that tell of one event in their own words
are put together. Both compare an article with a bounded number of earlier groups, found by what is
rare in them, so that the work grows as the number of articles.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ankbrief.briefing.candidates import Index
from ankbrief.briefing.reprints import SHARED, age, editions, is_lookalike, overlap
from ankbrief.briefing.traces import TELLING, Trace, around, days_apart, likeness, weights_of
from ankbrief.briefing.words import STEM, jaccard
from ankbrief.data import load
from ankbrief.model import Facts

# Swept on evaluation/stories/known.txt and on articles of one outlet about one visit.
SAME_NEWS = 0.43  # cosine of two outlets' reports of one event
SAME_OUTLET = 0.55  # of two articles of one outlet: it tells an event once, then what comes next
SAME_ACTION = 0.6  # share of the stems of what was decided, where two texts clash otherwise
SAME_NAME = 0.6  # share of the stems of the event's name, where it tells enough
SOME_NEWS = 0.2  # cosine that is enough beside the same name
A_FIGURE = 0.06  # what a number in common adds, of two at most
OTHER_DAY = 0.15  # what a cosine must have more where the stated days differ by one
PLAIN_WORDS = 2  # in common, names left aside: who and where do not yet say what
RAREST = 40  # features of an article by which groups are looked up
FIGURES = 2  # numbers in common that stand for a person in common
FEW = 6  # members of a story to compare with

UMBRELLA = frozenset(noun[:STEM] for noun in load("briefing")["umbrella"]["nouns"])

Edition = tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """An edition, compared by its best text."""

    edition: Sequence[Trace]
    vector: Mapping[str, float]

    @property
    def trace(self) -> Trace:
        return self.edition[0]


def same_stories(articles: Sequence[Facts]) -> tuple[tuple[Facts, ...], ...]:
    """Groups of articles about one event, in the order of their first articles."""
    place = {id(facts): number for number, facts in enumerate(articles)}
    groups = [
        sorted(
            (facts for edition in story for facts in edition), key=lambda facts: place[id(facts)]
        )
        for story in stories(articles)
    ]
    return tuple(map(tuple, sorted(groups, key=lambda group: place[id(group[0])])))


def stories(articles: Iterable[Facts]) -> tuple[tuple[Edition, ...], ...]:
    """Stories, each of its editions: a text and its reprints, the best text first.

    A report joins a story if it tells the same as most of its reports and contradicts none. The
    order of the articles changes nothing.
    """
    folded = editions(Trace(facts) for facts in articles)
    weights = weights_of([texts[0] for texts in folded])
    groups: list[list[_Report]] = []
    index = Index()
    for texts in folded:
        report = _Report(texts, weights.vector(texts[0]))
        near = index.nearest(_looked_up(report))
        home = next((n for n in near if _belongs(report, groups[n])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(report)
        index.add(home, _keys(report))
    return tuple(tuple(_facts(report) for report in _ordered(group)) for group in groups)


def _ordered(group: Sequence[_Report]) -> list[_Report]:
    """Who tells most of the story first, of equals the earliest."""
    early = sorted(group, key=lambda report: age(report.trace))
    return sorted(early, key=lambda report: richness(report.trace.facts), reverse=True)


def richness(facts: Facts) -> tuple[int, int, int]:
    """How much of a story an article tells."""
    return len(facts.decisions), len(facts.summary) + len(facts.quotes), len(facts.people)


def _facts(report: _Report) -> Edition:
    return tuple(trace.facts for trace in report.edition)


def _keys(report: _Report) -> list[Hashable]:
    return [(day, feature) for day in report.trace.days for feature in rarest(report.vector)]


def _looked_up(report: _Report) -> dict[Hashable, float]:
    """The keys of the days around, too."""
    features = rarest(report.vector)
    return {
        (day, feature): weight
        for day in around(report.trace.days)
        for feature, weight in features.items()
    }


def rarest(vector: Mapping[str, float]) -> dict[Hashable, float]:
    """The features by which an article is looked up."""
    ranked = sorted(vector.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked[:RAREST])


def _belongs(report: _Report, group: Sequence[_Report]) -> bool:
    """Whether it tells the same as at least half of a story's reports, and contradicts none."""
    compared = group[:FEW]
    if any(contradict(report.trace, other.trace) for other in compared):
        return False
    return 2 * sum(_is_same(report, other) for other in compared) >= len(compared)


def contradict(one: Trace, two: Trace) -> bool:
    """Whether two articles cannot tell of one event: other days, other ordinals, other people."""
    apart = days_apart(one, two)
    return apart is None or apart > 1 or disagree(one, two)


def disagree(one: Trace, two: Trace) -> bool:
    """Whether they tell of other matters, whatever the day: other ordinals, people, a bulletin."""
    if have_others(one, two):
        return True
    found = overlap(one, two)
    in_own_words = found.share < SHARED and _decide_alike(one, two)
    return is_lookalike(one, two, found) and not in_own_words


def have_others(one: Trace, two: Trace) -> bool:
    """Whether the ordinals of their events differ, or their people and figures do."""
    if one.event_numbers and two.event_numbers and not one.event_numbers & two.event_numbers:
        return True
    others = one.people and two.people and not one.people.keys() & two.people.keys()
    return bool(others) and len(one.figures & two.figures) < FIGURES


def _decide_alike(one: Trace, two: Trace) -> bool:
    """Whether one person decides the same on the same stated day; then numbers are in conflict.

    A bulletin repeats its advice too, but that of another day or place.
    """
    if not (one.stated and one.stated == two.stated and one.people.keys() & two.people.keys()):
        return False
    pairs = product(one.decided, two.decided)
    return any(jaccard(first, second) >= SAME_ACTION for first, second in pairs)


def _is_same(one: _Report, two: _Report) -> bool:
    """By what they tell, or by the event's name and some of what they tell."""
    alike = likeness(one.vector, two.vector)
    if one.trace.stated and two.trace.stated and days_apart(one.trace, two.trace):
        alike -= OTHER_DAY
    alike += A_FIGURE * min(len(one.trace.figures & two.trace.figures), FIGURES)
    if _one_outlet(one, two):
        enough = SAME_OUTLET
    else:
        enough = SOME_NEWS if is_named_alike(one.trace, two.trace) else SAME_NEWS
    return alike >= enough and has_company(one.trace, two.trace)


def _one_outlet(one: _Report, two: _Report) -> bool:
    source = one.trace.facts.article.source
    return source is not None and source == two.trace.facts.article.source


def is_named_alike(one: Trace, two: Trace) -> bool:
    """«заседание Совета по делам молодёжи» in both; a visit is made of many events."""
    shared = len(one.event & two.event)
    if shared < TELLING or jaccard(one.event, two.event) < SAME_NAME:
        return False
    return not any(stem[:STEM] in UMBRELLA for stem in one.event & two.event)


def has_company(one: Trace, two: Trace) -> bool:
    """A person in both, the same place, or figures in common, and what they tell of them."""
    people, figures = one.people.keys() & two.people.keys(), one.figures & two.figures
    if len(one.plain_words & two.plain_words) + len(figures) < PLAIN_WORDS:
        return False
    return bool(people or one.places & two.places or len(figures) >= FIGURES)

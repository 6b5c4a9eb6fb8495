"""The facts of one text against its gold: counts by kind of fact, shares of slots, misses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ankbrief.model import Decision, Facts, Person
from evaluation.gold import Gold, Interval, KnownDecision, KnownPerson
from evaluation.matching import (
    SAME_QUOTE,
    SAME_WORDS,
    holds,
    letters,
    likeness,
    overlap,
    pairs,
    same_body,
    same_name,
    same_person,
    same_words,
)

Known = TypeVar("Known")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Count:
    """How many of the found are right, and how many of the known were found."""

    right: int = 0
    found: int = 0
    met: int = 0
    known: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.right + other.right,
            self.found + other.found,
            self.met + other.met,
            self.known + other.known,
        )

    @property
    def precision(self) -> float:
        """1.0 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """1.0 where nothing was to be found."""
        return self.met / self.known if self.known else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Counts by kind; `shares` are (right, of) of the slots of decisions and quotes."""

    counts: dict[str, Count] = field(default_factory=dict)
    shares: dict[str, tuple[int, int]] = field(default_factory=dict)
    misses: tuple[str, ...] = ()


def total(scores: Iterable[Score]) -> Score:
    """The counts of many texts in one."""
    counts: dict[str, Count] = {}
    shares: dict[str, tuple[int, int]] = {}
    misses: list[str] = []
    for score in scores:
        for kind, count in score.counts.items():
            counts[kind] = counts.get(kind, Count()) + count
        for slot, (right, of) in score.shares.items():
            before = shares.get(slot, (0, 0))
            shares[slot] = before[0] + right, before[1] + of
        misses += score.misses
    return Score(counts, shares, tuple(misses))


def score(gold: Gold, facts: Facts) -> Score:
    """Every kind of fact that is complete in the gold."""
    return total(judge(gold, facts) for kind, judge in JUDGES.items() if kind in gold.kinds)


def _published(gold: Gold, facts: Facts) -> Score:
    return _slot("published", gold.published, facts.article.published, lambda a, b: a == b)


def _persons(gold: Gold, facts: Facts) -> Score:
    names = [person.name for person in gold.persons], [person.name for person in facts.people]
    return _compared("persons", *names, same_person)


def _positions(gold: Gold, facts: Facts) -> Score:
    """Posts of the people who were found; whoever was not has found posts of nobody."""
    paired = pairs(gold.persons, facts.people, lambda a, b: same_person(a.name, b.name))
    known_by_found = {j: gold.persons[i].positions for i, j in paired.items()}
    found = {j: _posts(person) for j, person in enumerate(facts.people)}
    false = [
        f"FALSE positions | {facts.people[j].name} | {post}"
        for j, posts in found.items()
        for post in posts
        if not _any_same(known_by_found.get(j, ()), (post,))
    ]
    wanted = [(i, wordings) for i, p in enumerate(gold.persons) for wordings in _wordings(p)]
    lost = [
        f"MISS positions | {gold.persons[i].name} | {wordings[0]}"
        for i, wordings in wanted
        if not _any_same(wordings, found[paired[i]] if i in paired else ())
    ]
    all_found = sum(map(len, found.values()))
    count = Count(all_found - len(false), all_found, len(wanted) - len(lost), len(wanted))
    return Score({"positions": count}, {}, (*lost, *false))


def _posts(person: Person) -> tuple[str, ...]:
    """Each wording once."""
    return tuple({letters(post.title): post.title for post in person.positions}.values())


def _wordings(person: KnownPerson) -> list[list[str]]:
    """Posts of a person; «аким» and «аким города» are two wordings of one post."""
    posts: list[list[str]] = []
    for title in sorted(person.positions, key=len, reverse=True):
        same = next((post for post in posts if holds(post[0], title)), None)
        if same is None:
            posts.append([title])
        else:
            same.append(title)
    return posts


def _any_same(known: Sequence[str], found: Sequence[str]) -> bool:
    return any(same_name(ours, theirs) for ours in known for theirs in found)


def _events(gold: Gold, facts: Facts) -> Score:
    found = [facts.event.text] if facts.event else []
    return _compared("events", gold.events, found, same_name)


def _event_dates(gold: Gold, facts: Facts) -> Score:
    found = {(when.start, when.stop) for when in facts.dates if when.role == "event"}
    return _compared("event dates", _once(gold.event_dates), _once(found), _equal)


def _dates(gold: Gold, facts: Facts) -> Score:
    """Every day of the text, whatever its role."""
    found = {(when.start, when.stop) for when in facts.dates}
    return _compared("dates", _once(gold.dates), _once(found), _equal)


def _once(intervals: Iterable[Interval]) -> list[Interval]:
    return sorted(set(intervals), key=str)


def _equal(known: Interval, found: Interval) -> bool:
    return known == found


def _places(gold: Gold, facts: Facts) -> Score:
    found = list(dict.fromkeys(place.name for place in facts.places))
    return _compared("places", gold.places, found, same_name)


def _organisations(gold: Gold, facts: Facts) -> Score:
    found = list(dict.fromkeys(body.name for body in facts.organisations))
    return _compared("organisations", gold.organisations, found, same_name)


def _decisions(gold: Gold, facts: Facts) -> Score:
    """Decisions of today; one of the background that passes for news is false."""
    text = facts.article.text
    paired = pairs(
        gold.decisions, facts.decisions, lambda a, b: overlap(a.words, b.span.of(text)), SAME_WORDS
    )
    right = {
        i: j
        for i, j in paired.items()
        if not gold.decisions[i].past and not facts.decisions[j].past
    }
    known = [i for i, decision in enumerate(gold.decisions) if not decision.past]
    found = [j for j, decision in enumerate(facts.decisions) if not decision.past]
    misses = [f"MISS decisions | {gold.decisions[i].words}" for i in known if i not in right]
    misses += [
        f"FALSE decisions | {facts.decisions[j].span.of(text)}"
        for j in found
        if j not in right.values()
    ]
    count = Count(len(right), len(found), len(right), len(known))
    slots = total(_slots(gold.decisions[i], facts.decisions[j]) for i, j in right.items())
    return Score({"decisions": count}, slots.shares, (*misses, *slots.misses))


def _slots(known: KnownDecision, found: Decision) -> Score:
    executors = ", ".join(found.executors) or None
    deadline = found.deadline.text if found.deadline else None
    return total(
        (
            _slot("kind", known.kind, found.kind, lambda a, b: a == b, known.words),
            _slot("issuer", known.issuer, found.issuer, same_body, known.words),
            _slot("executor", known.executor, executors, same_body, known.words),
            _slot("deadline", known.deadline, deadline, same_words, known.words),
        )
    )


def _quotes(gold: Gold, facts: Facts) -> Score:
    known, found = [q.text for q in gold.quotes], [q.text for q in facts.quotes]
    speakers = total(
        _slot("speaker", gold.quotes[i].speaker, facts.quotes[j].speaker, same_body, known[i])
        for i, j in pairs(known, found, likeness, SAME_QUOTE).items()
    )
    return total((_compared("quotes", known, found, likeness, SAME_QUOTE), speakers))


def _summary(gold: Gold, facts: Facts) -> Score:
    """A sentence of the summary may be cut at either end."""
    found = [sentence.text for sentence in facts.summary]
    return _compared("summary", gold.summary, found, same_words)


def _compared(
    kind: str,
    known: Sequence[Known],
    found: Sequence[Found],
    alike: Callable[[Known, Found], float],
    least: float = 1.0,
) -> Score:
    """Two lists whose items answer each other one to one."""
    paired = pairs(known, found, alike, least)
    lost = [f"MISS {kind} | {_said(x)}" for i, x in enumerate(known) if i not in paired]
    taken = set(paired.values())
    false = [f"FALSE {kind} | {_said(x)}" for j, x in enumerate(found) if j not in taken]
    count = Count(len(paired), len(found), len(paired), len(known))
    return Score({kind: count}, {}, (*lost, *false))


def _slot(
    slot: str,
    known: Known | None,
    found: Found | None,
    same: Callable[[Known | None, Found | None], bool],
    of: str = "",
) -> Score:
    """One value that is right or wrong."""
    right = same(known, found)
    wrong = f"WRONG {slot} | expected {_said(known)}, found {_said(found)} | {of[:60]}"
    return Score({}, {slot: (int(right), 1)}, () if right else (wrong,))


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return " .. ".join(map(_said, value))
    return "-" if value is None else str(value)


# In the order of the table.
JUDGES: dict[str, Callable[[Gold, Facts], Score]] = {
    "published": _published,
    "persons": _persons,
    "positions": _positions,
    "events": _events,
    "event dates": _event_dates,
    "dates": _dates,
    "places": _places,
    "organisations": _organisations,
    "decisions": _decisions,
    "quotes": _quotes,
    "summary": _summary,
}

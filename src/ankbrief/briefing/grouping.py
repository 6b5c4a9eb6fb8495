"""The same event told by several outlets becomes one story; when in doubt, two stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ankbrief.briefing.people import name_key
from ankbrief.briefing.words import content_stems, jaccard, numbers, shingles
from ankbrief.model import Facts

REPRINT = 0.5  # share of five-word runs in common; other days' bulletins are kept apart by date
SAME_EVENT = 0.6  # share of stems of the event's name in common
SAME_NEWS = 0.3  # the same of headline, event and summary; same-story pairs lie above 0.3
SOME_NEWS = 0.1  # enough where the name itself is telling
TELLING = 4  # stems in common that make a name telling: «сессия Ассамблеи народа Казахстана»
FEW = 2  # stems that must be in common for an event's name to tell anything


@dataclass(frozen=True)
class Trace:
    """What of an article is compared; each part is computed once."""

    facts: Facts

    @cached_property
    def day(self) -> date | None:
        """The day of the event, else of the publication."""
        event = self.facts.event
        return (event.when.start if event and event.when else None) or self.facts.article.published

    @cached_property
    def event(self) -> frozenset[str]:
        """Stems of the event's name."""
        return content_stems(self.facts.event.text) if self.facts.event else frozenset()

    @cached_property
    def event_numbers(self) -> frozenset[str]:
        """Numbers in the event's name: the XXXIV session is not the XXXV."""
        return numbers(self.facts.event.text) if self.facts.event else frozenset()

    @cached_property
    def news(self) -> frozenset[str]:
        """Stems of the headline, the event and the summary."""
        facts = self.facts
        told = " ".join(sentence.text for sentence in facts.summary)
        return content_stems(f"{facts.article.title or facts.headline or ''} {told}") | self.event

    @cached_property
    def people(self) -> frozenset[tuple[str, str]]:
        """Names of persons as they are compared, without patronymics."""
        return frozenset(name_key(p.name) for p in self.facts.people if " " in p.name.strip())

    @cached_property
    def places(self) -> frozenset[str]:
        """Places of the event."""
        return frozenset(p.name.lower() for p in self.facts.places if p.of_event)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers of the text: a bulletin of rates repeats the words but not these."""
        return numbers(self.facts.article.text)

    @cached_property
    def runs(self) -> frozenset[int]:
        """Runs of five words of the text, as checksums."""
        return shingles(self.facts.article.text)


def same_stories(articles: Sequence[Facts]) -> tuple[tuple[Facts, ...], ...]:
    """Groups of articles about one event, in the order of their first articles.

    An article joins a group only if it tells the same as every member.
    """
    groups: list[list[Trace]] = []
    by_day: dict[date, list[int]] = defaultdict(list)
    for facts in articles:
        trace = Trace(facts)
        near = sorted({number for day in _days_near(trace.day) for number in by_day[day]})
        home = next((n for n in near if all(is_same(trace, t) for t in groups[n])), len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(trace)
        if trace.day:
            by_day[trace.day].append(home)
    return tuple(tuple(trace.facts for trace in group) for group in groups)


def _days_near(day: date | None) -> Iterator[date]:
    """The day itself and both its neighbours; none for an article without a date."""
    if day and date.min < day < date.max:
        yield from (day + timedelta(days=shift) for shift in (-1, 0, 1))


def is_same(one: Trace, two: Trace) -> bool:
    """Whether two articles of neighbouring days tell of one event."""
    return _is_reprint(one, two) or (_is_one_event(one, two) and _shares_company(one, two))


def _is_reprint(one: Trace, two: Trace) -> bool:
    """The same text on the same day, in full or cut: no number of the shorter one differs."""
    if one.day != two.day or one.runs.isdisjoint(two.runs):
        return False
    if jaccard(one.runs, two.runs) < REPRINT:
        return False
    return one.numbers <= two.numbers or two.numbers <= one.numbers


def _is_one_event(one: Trace, two: Trace) -> bool:
    """«заседание Совета по делам молодёжи» in both; the less a name tells, the more news must."""
    if one.event_numbers and two.event_numbers and not one.event_numbers & two.event_numbers:
        return False
    shared = len(one.event & two.event)
    if shared < FEW or jaccard(one.event, two.event) < SAME_EVENT:
        return False
    return jaccard(one.news, two.news) >= (SAME_NEWS if shared < TELLING else SOME_NEWS)


def _shares_company(one: Trace, two: Trace) -> bool:
    """A person in both, or the same place."""
    return bool(one.people & two.people or one.places & two.places)

"""The calendar: deadlines and events that lie ahead of the publication that tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ankbrief.briefing.decisions import IN_TABLE
from ankbrief.briefing.evidence import Numbered, evidence_of
from ankbrief.briefing.model import BriefDecision, CalendarEntry, CalendarKind, Period, Story
from ankbrief.model import When

LONGEST = timedelta(days=92)  # a quarter: a plan for a longer time has no place in a calendar
SAID = re.compile(r"»,? ?[–—-] .*$")  # «…закончили к 1 сентября», – сказала депутат


def calendar(
    told: Sequence[tuple[Story, Sequence[Numbered]]], period: Period
) -> tuple[CalendarEntry, ...]:
    """Entries by day; of two that tell one thing on one day the first stays."""
    found = [entry for story, articles in told for entry in _of_story(story, articles, period)]
    unique: dict[tuple[object, ...], CalendarEntry] = {}
    for entry in found:
        unique.setdefault((entry.start, entry.stop, entry.story, entry.action), entry)
    return tuple(sorted(unique.values(), key=_day))


def _day(entry: CalendarEntry) -> tuple[date, date]:
    first, last = entry.start or entry.stop, entry.stop or entry.start
    return last or date.max, first or date.max


def _of_story(
    story: Story, articles: Sequence[Numbered], period: Period
) -> Iterator[CalendarEntry]:
    newest = max((a.facts.article.published or period.start for a in articles), default=None)
    after = max(newest or period.start, period.start)
    for decision in (*story.decisions, *story.background):
        firm = decision.kind in IN_TABLE or (decision.deadline and _is_day(decision.deadline))
        if decision.deadline and firm and _is_ahead(decision.deadline, after):
            yield _deadline(decision, decision.deadline, after)
    for article in articles:
        yield from _dates(article, story, after)


def _is_ahead(when: When, after: date) -> bool:
    day = when.stop or when.start
    return day is not None and day > after


def _is_day(when: When) -> bool:
    """Whether a plan or an event has a day, not «следующий год»."""
    known = when.start is not None and when.stop is not None
    return not known or (when.stop or date.max) - (when.start or date.min) <= LONGEST


def _deadline(decision: BriefDecision, when: When, after: date) -> CalendarEntry:
    """An entry for the decision; a stretch that has begun already is told by its end."""
    begun = when.start is not None and when.start <= after and when.stop is not None
    return CalendarEntry(
        "событие" if decision.kind == "план" else "срок",
        None if begun else when.start,
        when.stop,
        when.text,
        decision.action,
        decision.infinitive,
        decision.executors,
        decision.story,
        decision.number,
        decision.evidence,
        when.inferred or decision.inferred,
    )


def _dates(article: Numbered, story: Story, after: date) -> Iterator[CalendarEntry]:
    """Dates ahead in sentences without a decision, which say what the dates are for."""
    facts = article.facts
    told = {evidence_of(article, decision.span) for decision in facts.decisions}
    held = [decision.deadline.span for decision in facts.decisions if decision.deadline]
    for when in facts.dates:
        if when.role == "mention" or not (_is_ahead(when, after) and _is_day(when)):
            continue
        if evidence_of(article, when.span) not in told and not any(map(when.span.meets, held)):
            yield _dated_sentence(article, story, when)


def _without_speaker(sentence: str) -> str:
    """The sentence without a stop; of the end of a quotation only what stands in the marks."""
    words = SAID.sub("", sentence) if sentence.count("»") > sentence.count("«") else sentence
    return words.rstrip(" .")


def _dated_sentence(article: Numbered, story: Story, when: When) -> CalendarEntry:
    evidence = evidence_of(article, when.span)
    own = article.facts.event
    is_own = own is not None and own.when is not None and own.when.span == when.span
    what = story.title if is_own else _without_speaker(evidence[0].sentence)
    kind: CalendarKind = "событие" if when.role == "event" else "срок"
    return CalendarEntry(
        kind,
        when.start,
        when.stop,
        when.text,
        what,
        infinitive=False,
        executors=(),
        story=story.number,
        decision=None,
        evidence=evidence,
        inferred=when.inferred,
    )

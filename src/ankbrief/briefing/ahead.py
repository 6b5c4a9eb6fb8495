"""The calendar: deadlines and events that lie ahead of the publication that tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ankbrief.briefing.evidence import Numbered, evidence_of
from ankbrief.briefing.model import BriefDecision, CalendarEntry, CalendarKind, Period, Story
from ankbrief.model import When


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
        if decision.deadline and _is_ahead(decision.deadline, after):
            yield _deadline(decision, decision.deadline)
    for article in articles:
        yield from _dates(article, story, after)


def _is_ahead(when: When, after: date) -> bool:
    day = when.stop or when.start
    return day is not None and day > after


def _deadline(decision: BriefDecision, when: When) -> CalendarEntry:
    return CalendarEntry(
        "срок",
        when.start,
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
    """Dates ahead that no decision holds; what they are for is said by their sentence."""
    facts = article.facts
    taken = [d.deadline.span for d in facts.decisions if d.deadline]
    for when in facts.dates:
        mentioned = when.role == "mention" or any(span.meets(when.span) for span in taken)
        if mentioned or not _is_ahead(when, after):
            continue
        yield _dated_sentence(article, story, when)


def _dated_sentence(article: Numbered, story: Story, when: When) -> CalendarEntry:
    evidence = evidence_of(article, when.span)
    own = article.facts.event
    is_own = own is not None and own.when is not None and own.when.span == when.span
    what = story.title if is_own else evidence[0].sentence.rstrip(" .")
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

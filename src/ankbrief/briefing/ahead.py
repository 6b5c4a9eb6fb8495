"""The calendar: deadlines and events that lie ahead of the publication that tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ankbrief.briefing.actions import Action, has_verb
from ankbrief.briefing.context import context_of, needs_context
from ankbrief.briefing.evidence import Numbered, evidence_of, said_alone
from ankbrief.briefing.model import BriefDecision, CalendarEntry, CalendarKind, Period, Story
from ankbrief.briefing.words import content_stems
from ankbrief.model import When

LONGEST = timedelta(days=92)  # a quarter: a plan for a longer time has no place in a calendar
MONTH = timedelta(days=31)
SAME = 0.6  # share of the shorter entry's stems that the longer one must hold
DURATION = re.compile(r"в течение\b", re.IGNORECASE)  # «вернуть товар в течение 14 дней»
YEAR = re.compile(r"\s(?:этого|текущего|нынешнего|следующего|будущего) года\b", re.IGNORECASE)


def calendar(
    told: Sequence[tuple[Story, Sequence[Numbered]]], period: Period
) -> tuple[CalendarEntry, ...]:
    """Entries by day; of two that tell one thing on one day the first stays."""
    after = _newest([a for _, articles in told for a in articles], period)
    kept: list[CalendarEntry] = []
    for entry in (e for story, articles in told for e in _of_story(story, articles, after)):
        place = next((i for i, other in enumerate(kept) if _is_same(other, entry)), None)
        if place is None:
            kept.append(entry)
        else:
            evidence = dict.fromkeys((*kept[place].evidence, *entry.evidence))
            kept[place] = replace(kept[place], evidence=tuple(evidence))
    return tuple(sorted(kept, key=_day))


def _newest(articles: Sequence[Numbered], period: Period) -> date:
    """The day of the newest publication: what is not later is no longer ahead."""
    days = [a.facts.article.published for a in articles]
    return max((day for day in days if day), default=period.stop)


def _is_same(one: CalendarEntry, two: CalendarEntry) -> bool:
    """One thing of one story and day, though two outlets word it."""
    if one.story != two.story or (one.stop or one.start) != (two.stop or two.start):
        return False
    if one.decision and two.decision:
        return one.decision == two.decision
    first, second = content_stems(one.action), content_stems(two.action)
    return len(first & second) >= SAME * min(len(first), len(second))


def _day(entry: CalendarEntry) -> tuple[date, date]:
    first, last = entry.start or entry.stop, entry.stop or entry.start
    return last or date.max, first or date.max


def _of_story(story: Story, articles: Sequence[Numbered], after: date) -> Iterator[CalendarEntry]:
    for decision in (*story.decisions, *story.background):
        due = decision.kind == "поручение"
        firm = due or (decision.deadline is not None and _is_day(decision.deadline))
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
    """An entry for the decision; a stretch that has begun or is long is told by its end."""
    kind: CalendarKind = "событие" if decision.kind == "план" else "срок"
    begun = when.start is not None and when.start <= after
    by_end = when.stop is not None and (begun or (kind == "срок" and not _is_short(when)))
    return CalendarEntry(
        kind,
        None if by_end else when.start,
        when.stop,
        _unsaid(when.text),
        decision.action,
        decision.infinitive,
        decision.executors,
        decision.story,
        decision.number,
        decision.evidence,
        when.inferred or decision.inferred,
        decision.context,
    )


def _is_short(when: When) -> bool:
    """Whether a stretch is of one month at most: «в январе», not «в первом квартале»."""
    return when.start is None or when.stop is None or when.stop - when.start <= MONTH


def _unsaid(text: str) -> str:
    """«в октябре этого года» → «в октябре», which a calendar gives its own year."""
    return " ".join(YEAR.sub("", text).split())


def _dates(article: Numbered, story: Story, after: date) -> Iterator[CalendarEntry]:
    """Dates ahead in sentences without a decision, which say what the dates are for."""
    facts = article.facts
    told = {evidence_of(article, decision.span) for decision in facts.decisions}
    held = [decision.deadline.span for decision in facts.decisions if decision.deadline]
    for when in facts.dates:
        if when.role == "mention" or not (_is_ahead(when, after) and _is_day(when)):
            continue
        if DURATION.match(when.text) or not has_verb(evidence_of(article, when.span)[0].sentence):
            continue
        if evidence_of(article, when.span) not in told and not any(map(when.span.meets, held)):
            yield _dated_sentence(article, story, when)


def _dated_sentence(article: Numbered, story: Story, when: When) -> CalendarEntry:
    evidence = evidence_of(article, when.span)
    own = article.facts.event
    is_own = own is not None and own.when is not None and own.when.span == when.span
    what = story.title if is_own else said_alone(evidence[0].sentence)
    alone = is_own or not needs_context(Action(what, infinitive=False), when)
    kind: CalendarKind = "событие" if when.role == "event" else "срок"
    return CalendarEntry(
        kind,
        when.start,
        when.stop,
        _unsaid(when.text),
        what,
        infinitive=False,
        executors=(),
        story=story.number,
        decision=None,
        evidence=evidence,
        inferred=when.inferred,
        context="" if alone else context_of(article, when.span),
    )

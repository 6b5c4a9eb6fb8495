"""Orders of earlier briefs: whose day comes now, whose has gone, of which more is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ankbrief.briefing.control import due
from ankbrief.briefing.decisions import SAME_ELSE, is_same
from ankbrief.briefing.done import ENOUGH, reports, said, told_done
from ankbrief.briefing.evidence import Numbered
from ankbrief.briefing.model import Story
from ankbrief.briefing.parts import BriefDecision, Period
from ankbrief.briefing.past import Past, PastOrder, Said
from ankbrief.briefing.words import content_stems, numbers


@dataclass(frozen=True, slots=True)
class Followed:
    """Orders by day: due in the period, overdue before it, and others of which more is told."""

    due: tuple[PastOrder, ...] = ()
    overdue: tuple[PastOrder, ...] = ()
    answered: tuple[PastOrder, ...] = ()


def followed(
    past: Past, period: Period, stories: Sequence[Story], articles: Sequence[Numbered]
) -> Followed:
    """What the earlier briefs ordered, without what this one tells again with the same deadline.

    An order of which something was told is shown once more and then only on its day. That of
    which nothing was told may be carried out all the same.
    """
    open_orders = tuple(_open(past))
    if not open_orders:
        return Followed()
    decisions = with_deadline(stories)
    told_again = _by_day(decisions)
    known, printed = reports(articles), {article.number: article for article in articles}
    orders = []
    for order in open_orders:
        if any(is_same(_decision(order), d) for d in told_again.get(order.due, ())):
            continue
        new_days = (item for d in moved(order, decisions) for item in d.evidence)
        told = (said(item.sentence, printed[item.source]) for item in new_days)
        later = (*order.later, *told_done(order, known), *told)
        orders.append(replace(order, later=later))
    return Followed(
        due=_in_order(o for o in orders if o.due and period.holds(o.due)),
        overdue=_in_order((o for o in orders if _is_late(o, period)), newest_first=True),
        answered=_in_order(o for o in orders if _is_answered(o, period)),
    )


def with_deadline(stories: Iterable[Story]) -> list[BriefDecision]:
    """The decisions of the stories that have a deadline."""
    return [d for story in stories for d in story.decisions if d.deadline]


def _is_late(order: PastOrder, period: Period) -> bool:
    """Whether its last day has gone and nobody told of it; «с 1 мая» has no last day."""
    stop = order.deadline.stop
    return stop is not None and stop < period.start and not order.later


def _is_answered(order: PastOrder, period: Period) -> bool:
    is_news = any(one.source for one in order.later)
    return is_news and not (order.due and period.holds(order.due))


def _in_order(orders: Iterable[PastOrder], *, newest_first: bool = False) -> tuple[PastOrder, ...]:
    """By day; those of one day as the earlier briefs told them."""
    return tuple(sorted(orders, key=lambda order: order.due or date.max, reverse=newest_first))


def _open(past: Past) -> Iterator[PastOrder]:
    """Each order once, as the first brief told it, with what was told of it since."""
    answers: dict[str, tuple[Said, ...]] = {}
    for week in past:
        for key, told in week.answered.items():
            answers[key] = (*answers.get(key, ()), *told)
    kept: dict[date | None, list[_Known]] = {}
    for week in sorted(past, key=lambda one: one.period.start):
        for known in map(_known, week.orders):
            alike = kept.setdefault(known.order.due, [])
            if not any(_is_one(known, other) for other in alike):
                alike.append(known)
    for order in (one.order for alike in kept.values() for one in alike):
        yield replace(order, later=answers.get(order.key, ()))


@dataclass(frozen=True, slots=True)
class _Known:
    """An order as it is compared, made ready once."""

    order: PastOrder
    decision: BriefDecision
    stems: frozenset[str]
    figures: frozenset[str]


def _known(order: PastOrder) -> _Known:
    return _Known(order, _decision(order), content_stems(order.action), numbers(order.action))


def _is_one(one: _Known, two: _Known) -> bool:
    """Whether two briefs told the same order; most pairs of one day differ at first sight."""
    if not (one.figures <= two.figures or two.figures <= one.figures):
        return False
    if len(one.stems & two.stems) < SAME_ELSE * min(len(one.stems), len(two.stems)):
        return False
    return is_same(one.decision, two.decision)


def moved(order: PastOrder, decisions: Iterable[BriefDecision]) -> list[BriefDecision]:
    """The decisions that are the order with another deadline: then that one counts."""
    stems = content_stems(order.action)
    return [
        decision
        for decision in decisions
        if len(stems & content_stems(decision.action)) >= ENOUGH
        and is_same(replace(_decision(order), deadline=decision.deadline), decision)
    ]


def _by_day(decisions: Iterable[BriefDecision]) -> dict[date | None, list[BriefDecision]]:
    found: dict[date | None, list[BriefDecision]] = {}
    for decision in decisions:
        found.setdefault(due(decision), []).append(decision)
    return found


def _decision(order: PastOrder) -> BriefDecision:
    """The order as decisions are compared; its sources are none of this brief's."""
    return BriefDecision(
        order.kind,
        order.issuer,
        order.executors,
        order.action,
        order.infinitive,
        order.deadline,
        story=0,
        evidence=(),
    )

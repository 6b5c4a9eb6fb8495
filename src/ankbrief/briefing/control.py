"""Instructions as they are kept under control: by weight, by deadline, those whose day has gone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ankbrief.briefing.decisions import importance
from ankbrief.briefing.model import BriefDecision


def due(decision: BriefDecision) -> date | None:
    """The day by which it is to be done; None where no day is known."""
    when = decision.deadline
    return (when.stop or when.start) if when else None


def by_deadline(decisions: Iterable[BriefDecision]) -> list[BriefDecision]:
    """The soonest first, then those with a deadline of no known day, then those without one."""
    return sorted(decisions, key=lambda d: (due(d) or date.max, d.deadline is None, d.number or 0))


def by_weight(decisions: Iterable[BriefDecision]) -> list[BriefDecision]:
    """Those with a day first, of them the weightiest: who ordered, to whom, how many sources."""
    order = sorted(decisions, key=lambda d: d.number or 0)
    return sorted(order, key=lambda d: (due(d) is not None, importance(d)), reverse=True)


def overdue(decisions: Iterable[BriefDecision], day: date) -> list[BriefDecision]:
    """Those whose deadline lies before the day."""
    return [decision for decision in decisions if (due(decision) or date.max) < day]

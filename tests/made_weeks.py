"""Three weeks of an invented region, read and laid out as an office keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from ankbrief.briefing import Briefing, Options, Period, assemble, week_of
from ankbrief.briefing.keeping import kept
from ankbrief.briefing.past import PastWeek
from ankbrief.data import load
from ankbrief.facts.extract import extract
from ankbrief.model import Facts
from evaluation.stories import read_reports

REPORTS = Path(__file__).parents[1] / "evaluation" / "weeks.txt"
DAY = date.min  # of an article without one
WEEKS = tuple(week_of(date(2026, 8, day)) for day in (10, 17, 24))


@cache
def reports() -> tuple[tuple[str, Facts], ...]:
    """(matter, facts) of each report."""
    return tuple((event.partition("/")[0], extract(one)) for event, one in read_reports(REPORTS))


def of_week(period: Period) -> tuple[Facts, ...]:
    """The facts of the reports of a week."""
    return tuple(facts for _, facts in reports() if period.holds(facts.article.published or DAY))


@cache
def briefs() -> tuple[Briefing, ...]:
    """The three briefs, each knowing those before."""
    return tuple(brief for brief, _ in _made())


@cache
def records() -> tuple[PastWeek, ...]:
    """What is kept of each."""
    return tuple(week for _, week in _made())


def _made() -> Iterator[tuple[Briefing, PastWeek]]:
    past: list[PastWeek] = []
    for period in WEEKS:
        facts = of_week(period)
        brief = assemble(facts, period, options=Options(past=tuple(past)))
        past.append(kept(brief, facts))
        yield brief, past[-1]


def lay_out(folder: Path) -> None:
    """Writes the reports as files, each week in a folder of its own: w33, w34, w35."""
    months = load("months")["genitive"]
    for number, (_, article) in enumerate(read_reports(REPORTS)):
        day = article.published
        assert day is not None
        place = folder / f"w{day.isocalendar().week}"
        place.mkdir(parents=True, exist_ok=True)
        head = f"{article.title}\n\n{day.day} {months[day.month - 1]} {day.year} / {article.source}"
        (place / f"{number:02}.txt").write_text(f"{head}\n\n{article.text}\n", "utf-8")

"""The records of a briefing: what a template reads. Names and bodies stand in the nominative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ankbrief.briefing.parts import BriefDecision, Evidence, Period, Statement, Who
from ankbrief.briefing.past import Continuation, PastOrder
from ankbrief.model import DecisionKind, Language, Problem, When

__all__ = [
    "Abbreviation",
    "BriefDecision",
    "BriefQuote",
    "Briefing",
    "CalendarEntry",
    "CalendarKind",
    "Continuation",
    "Difference",
    "Evidence",
    "Figures",
    "KeyPoint",
    "LeftOut",
    "PastOrder",
    "Period",
    "Reason",
    "Section",
    "Source",
    "Statement",
    "Statistics",
    "Story",
    "Stretch",
    "Tally",
    "WeekPerson",
    "Who",
]

Reason = Literal["вне периода", "уже в брифинге", "не прочитано", "нет фактов"]
CalendarKind = Literal["срок", "событие"]


@dataclass(frozen=True, slots=True)
class BriefQuote:
    """Words as printed between quotation marks in the source, whole sentences only."""

    text: str
    speaker: Who | None
    evidence: tuple[Evidence, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What sources of one story tell differently: «участников», each value in its own words."""

    matter: str
    values: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One event, as told by one source or several; `sources[0]` is the one retold.

    `event_date` is None when no source states it; then `published` is all there is.
    `background` are decisions of the past and `background_told` the sentences that tell of them;
    `other_quotes` counts the quotations that are not shown. `topic` and `region` are headings of
    the tables, empty where no words tell them.
    """

    number: int
    title: str
    event_date: When | None
    published: date | None
    place: str | None
    sources: tuple[int, ...]
    summary: tuple[Statement, ...]
    people: tuple[Who, ...]
    decisions: tuple[BriefDecision, ...]
    background: tuple[BriefDecision, ...]
    background_told: tuple[Statement, ...]
    differences: tuple[Difference, ...]
    quote: BriefQuote | None
    other_quotes: int
    topic: str = ""
    region: str = ""

    def of_kind(self, kind: DecisionKind) -> tuple[BriefDecision, ...]:
        """The story's decisions of one kind."""
        return tuple(d for d in self.decisions if d.kind == kind)


@dataclass(frozen=True, slots=True)
class Section:
    """Stories under one heading; the title is empty where stories are not grouped."""

    title: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence of «Главное»; `decisions` are rows of the table that it speaks of."""

    text: str
    story: int
    decisions: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    event_date: When | None = None
    place: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A day ahead: a deadline or an event; `text` is the date as the source words it.

    `action` is what is to be done or will take place, `infinitive` and `context` as in a decision.
    """

    kind: CalendarKind
    start: date | None
    stop: date | None
    text: str
    action: str
    infinitive: bool
    executors: tuple[Who, ...]
    story: int
    decision: int | None
    evidence: tuple[Evidence, ...]
    inferred: bool = False
    context: str = ""


@dataclass(frozen=True, slots=True)
class WeekPerson:
    """One person over all articles: how often mentioned, in which stories and how many articles.

    `before` are the mentions in the brief of the period before, None where there is none.
    """

    who: Who
    mentions: int
    stories: tuple[int, ...]
    publications: int = 1
    before: int | None = None

    @property
    def name(self) -> str:
        """The person's name."""
        return self.who.name

    @property
    def position(self) -> str | None:
        """The first of the person's positions."""
        return self.who.position


@dataclass(frozen=True, slots=True)
class Source:
    """One article of the brief; `story` is None where no facts were read (Kazakh, for one).

    `reprint_of` is the number of the source whose text this one prints again, whole or in part;
    `id` that of the article.
    """

    number: int
    title: str
    outlet: str | None
    published: date | None
    url: str | None
    path: str | None
    language: Language
    story: int | None
    reprint_of: int | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What the brief does not tell, and why; `detail` is a sentence for the reader."""

    title: str
    reason: Reason
    detail: str
    outlet: str | None = None
    published: date | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form used in the brief and its meaning, nominative."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much there is of everything in the brief; `decisions` without those of the past."""

    publications: int
    outlets: int
    stories: int
    decisions: tuple[tuple[DecisionKind, int], ...]
    past_decisions: int
    quotes: int
    people: int
    other_languages: int
    undated: int
    left_out: int
    inferred: int

    def of_kind(self, kind: DecisionKind) -> int:
        """The number of decisions of one kind."""
        return dict(self.decisions).get(kind, 0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many articles came out in a part of the period: a day, or a week of a long one."""

    period: Period
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles name somebody, or come from an outlet.

    `before` is the number of the period before, None where that is not known; `total` is what the
    count is a share of, None where a share makes no sense.
    """

    name: str
    count: int
    before: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What is worth a picture; a field is empty where its picture would say nothing.

    `before` is the period compared with and `published_before` the number of its articles.
    """

    days: tuple[Stretch, ...] = ()
    people: tuple[Tally, ...] = ()
    bodies: tuple[Tally, ...] = ()
    outlets: tuple[Tally, ...] = ()
    before: Period | None = None
    published_before: int = 0

    def __bool__(self) -> bool:
        """Whether there is any picture."""
        return bool(self.days or self.people or self.bodies or self.outlets)


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing, ready for a template.

    Of the orders of earlier briefs `due` are those for these days, `overdue` those whose day has
    gone and of which nothing was heard, `answered` those of which these sources speak.
    """

    title: str
    organisation: str
    period: Period
    made_on: date
    period_note: str
    key_points: tuple[KeyPoint, ...]
    decisions: tuple[BriefDecision, ...]
    calendar: tuple[CalendarEntry, ...]
    stories: tuple[Story, ...]
    people: tuple[WeekPerson, ...]
    sources: tuple[Source, ...]
    left_out: tuple[LeftOut, ...]
    abbreviations: tuple[Abbreviation, ...]
    statistics: Statistics
    figures: Figures = Figures()
    problems: tuple[Problem, ...] = ()
    sections: tuple[Section, ...] = ()
    due: tuple[PastOrder, ...] = ()
    overdue: tuple[PastOrder, ...] = ()
    answered: tuple[PastOrder, ...] = ()
    continued: tuple[Continuation, ...] = ()

    def source(self, number: int) -> Source:
        """The source of that number."""
        return self.sources[number - 1]

    def story(self, number: int) -> Story:
        """The story of that number."""
        return self.stories[number - 1]

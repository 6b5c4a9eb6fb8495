"""What the records of a briefing are made of: days, sentences, who acts, what was decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from ankbrief.model import DecisionKind, Gender, When


@dataclass(frozen=True, slots=True)
class Period:
    """The days a briefing covers, both ends included."""

    start: date
    stop: date

    @property
    def is_week(self) -> bool:
        """Whether it is one calendar week, Monday to Sunday."""
        return self.start.weekday() == 0 and self.stop - self.start == timedelta(days=6)

    @property
    def label(self) -> str:
        """«2026-W33» for a week, «2026-08-10_2026-08-14» otherwise; for names of files."""
        if self.is_week:
            year, week, _ = self.start.isocalendar()
            return f"{year}-W{week:02}"
        return f"{self.start}_{self.stop}"

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.stop


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands: the number of its source and the sentence, letter for letter."""

    source: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Who:
    """A person or a body that acts; `positions` in the words of the sources.

    `gender` is None for a body, and for a person whose gender nothing tells; `inferred` if a
    post was joined to the name by context only; `evidence` is of the posts, where persons are
    listed.
    """

    name: str
    is_person: bool
    gender: Gender | None = None
    positions: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    inferred: bool = False
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)

    @property
    def position(self) -> str | None:
        """The first of the positions."""
        return self.positions[0] if self.positions else None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence about a story and where it comes from."""

    text: str
    evidence: tuple[Evidence, ...]
    inferred: bool = False

    @property
    def verbatim(self) -> bool:
        """Whether the source has these very words, so that no footnote need repeat them."""
        words = self.text.rstrip(".")
        return any(words.lower() in evidence.sentence.lower() for evidence in self.evidence)


@dataclass(frozen=True, slots=True)
class BriefDecision:
    """One decision of the week; `number` is its row in the table, None for what is not there.

    `action` is an infinitive clause where `infinitive` says so, else the words of the source;
    `issuer_stated` where the source itself says who decided; `context` is what the source says
    right before, where the action cannot be understood without it.
    """

    kind: DecisionKind
    issuer: Who | None
    executors: tuple[Who, ...]
    action: str
    infinitive: bool
    deadline: When | None
    story: int
    evidence: tuple[Evidence, ...]
    past: bool = False
    inferred: bool = False
    issuer_stated: bool = True
    number: int | None = None
    context: str = ""

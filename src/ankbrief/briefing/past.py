"""What is remembered of earlier briefs, and what of it a later brief shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from ankbrief.briefing.parts import Period, Who
from ankbrief.model import DecisionKind, Facts, When


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, letter for letter, and where it was printed; `source` if in this brief."""

    sentence: str
    outlet: str | None
    published: date | None
    title: str = ""
    url: str | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class PastOrder:
    """A decision with a deadline that an earlier brief told; its fields as in `BriefDecision`.

    `period` is that of the brief, `story` the title it stood under, `said` its evidence; `later`
    are sentences printed since which seem to tell that it was done.
    """

    kind: DecisionKind
    issuer: Who | None
    executors: tuple[Who, ...]
    action: str
    infinitive: bool
    deadline: When
    story: str
    period: Period
    said: tuple[Said, ...]
    inferred: bool = False
    context: str = ""
    later: tuple[Said, ...] = ()

    @property
    def due(self) -> date | None:
        """The day by which it is to be done, or from which, where no end is known."""
        return self.deadline.stop or self.deadline.start

    @property
    def key(self) -> str:
        """The same for the same words and day, whichever brief tells them."""
        words = f"{' '.join(self.action.lower().split())}|{self.due}"
        return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class PastStory:
    """An event of an earlier brief; `period` is that of the brief, `said` tells of the event."""

    title: str
    period: Period
    published: date | None
    place: str | None
    people: tuple[str, ...]
    topic: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Continuation:
    """A story of this brief and the earlier ones that it goes on from, the latest first.

    `common` are persons and places of both.
    """

    story: int
    earlier: tuple[PastStory, ...]
    common: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remembered:
    """A story as it is kept: what can be shown, and what it is compared by.

    `trace` are the facts of the article retold, without its text; `articles` and `facts` are the
    ids of all its articles and of the facts that were shown.
    """

    story: PastStory
    trace: Facts | None
    articles: tuple[str, ...]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a brief named whom: publications, and of persons also mentions.

    Persons by name, bodies by `earlier.key_of_body`, outlets by name.
    """

    publications: int = 0
    mentions: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    bodies: Mapping[str, int] = field(default_factory=dict)
    outlets: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PastWeek:
    """What is kept of a brief; `answered` are the keys of earlier orders of which it told more."""

    period: Period
    stories: tuple[Remembered, ...] = ()
    orders: tuple[PastOrder, ...] = ()
    answered: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    counts: Counts = Counts()


Past = Sequence[PastWeek]


def forgotten(_period: Period) -> Past:
    """No briefs of earlier days."""
    return ()

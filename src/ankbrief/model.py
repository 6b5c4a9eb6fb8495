"""The records that flow through the program; frozen, with no behaviour beyond reading themselves.

Spans count characters of `Article.text`; names, positions and bodies stand in the nominative.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Gender = Literal["m", "f"]
Language = Literal["ru", "kk", "other"]
Level = Literal["note", "warning", "error"]
BlockKind = Literal["title", "dateline", "paragraph", "credit", "teaser", "tags"]
DateRole = Literal["event", "deadline", "mention"]
DecisionKind = Literal["поручение", "решение", "договорённость", "план", "предложение"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to but not including `stop`."""

    start: int
    stop: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.stop]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.stop <= self.stop

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Problem:
    """Something survivable that a reader of the run's report must know, in Russian."""

    level: Level
    message: str
    where: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article's layout; facts are read from titles and paragraphs only."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `text` is the file as decoded, or as extracted from a page, newlines unified."""

    id: str
    title: str | None
    text: str
    published: date | None
    source: str | None = None
    url: str | None = None
    path: str | None = None
    language: Language = "ru"
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that some fact cites.

    `before` is the sentence that precedes it, where one may be needed to understand it.
    """

    text: str
    span: Span
    before: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text speaks of a person; `inferred` for a pronoun or a bare role."""

    text: str
    span: Span
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """A post as the article words it, in the nominative."""

    title: str
    span: Span
    former: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One real person of an article; `gender` is None where nothing tells it."""

    name: str
    gender: Gender | None
    positions: tuple[Position, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym or venue; `of_event` when the article's own event took place there."""

    name: str
    span: Span
    of_event: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that acts or is spoken of."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days, both ends included; an open or unresolved end is None."""

    text: str
    span: Span
    start: date | None
    stop: date | None
    role: DateRole = "mention"
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What the article is about: «XXXIV сессия Ассамблеи народа Казахстана»."""

    text: str
    span: Span
    when: When | None = None
    where: str | None = None
    participants: tuple[str, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided; `action` in clean words, an infinitive clause where the source allows."""

    id: str
    kind: DecisionKind
    issuer: str | None
    executors: tuple[str, ...]
    action: str
    deadline: When | None
    span: Span
    past: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, letter for letter; `cue` is the verb of speech."""

    id: str
    speaker: str | None
    cue: str | None
    text: str
    span: Span
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence cut to stand alone; `span` is where it was taken from."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is kept of a text to know its reprints: see `language.imprint`.

    `runs`, `lead` and `slots` are 32-bit checksums in Base64; `relative` where the text says
    «сегодня», so that it means another day when printed on another day.
    """

    words: int
    runs: str
    lead: str
    slots: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read out of one article; `sentences` are those that facts cite.

    An editor may ask for the `place` of its story among the others; `ordered` are the fields whose
    order is the editor's.
    """

    article: Article
    headline: str | None = None
    people: tuple[Person, ...] = ()
    dates: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    event: Event | None = None
    decisions: tuple[Decision, ...] = ()
    quotes: tuple[Quote, ...] = ()
    summary: tuple[SummarySentence, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    problems: tuple[Problem, ...] = ()
    imprint: Imprint | None = None
    place: int | None = None
    ordered: tuple[str, ...] = ()

    def sentence_of(self, span: Span) -> str:
        """The sentences that `span` touches, verbatim; empty where none was kept."""
        return " ".join(s.text for s in self.sentences if s.span.meets(span))

    def person(self, name: str | None) -> Person | None:
        """The person of that very name."""
        return next((p for p in self.people if p.name == name), None)

"""Topics and regions of stories, and the sections they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from ankbrief.briefing.model import Section, Story
from ankbrief.briefing.words import WORD, lemma
from ankbrief.data import load
from ankbrief.data.office import mistakes_of, rows_of
from ankbrief.errors import ConfigError
from ankbrief.language.letters import fold
from ankbrief.model import Facts

Grouping = Literal["", "topic", "region"]
GROUPINGS: tuple[Grouping, ...] = ("", "topic", "region")
WHOLE = 4  # letters; so short a word is no beginning: «суд» is not in «судьба»
START = 3  # letters
EDGE = re.compile(rf"\b(?=(.{{{START}}}))", re.DOTALL)
ANY = frozenset(("",))  # stands for the start of a word that is shorter
SURE = 2  # points; one word in passing makes no topic and no region
IN_TITLE, IN_DECISION, IN_SUMMARY = 3, 2, 1
EVENT_PLACE, IN_NAME, OTHER_PLACE = 3, 1, 1

REST = {"topic": "Другие темы", "region": "Без привязки к региону"}
FILES = {"topic": "topics.toml", "region": "regions.toml"}
LISTS = {"topic": ("words",), "region": ("words", "towns")}
EXAMPLE = 'Запись выглядит так: [[{}]], под ней name = "Название" и words = ["слово", "слово"].'


@dataclass(frozen=True, slots=True)
class Heading:
    """A topic or region: how words of it begin, and for a region its towns."""

    name: str
    words: tuple[str, ...]
    towns: tuple[str, ...] = ()
    pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    starts: frozenset[str] = field(init=False, repr=False, compare=False)
    names: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Made once: all texts of a week are asked for each heading."""
        long_enough = all(len(word) >= START for word in self.words)
        starts = frozenset(word[:START] for word in self.words) if long_enough else ANY
        object.__setattr__(self, "pattern", _pattern(self.words))
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "names", frozenset((*self.towns, fold(self.name))))

    def beginnings(self, text: str, starts: AbstractSet[str]) -> frozenset[str]:
        """Which of its words a text with these `starts` has, in any form."""
        if self.starts.isdisjoint(starts):
            return frozenset()
        return frozenset(self.pattern.findall(text))


@dataclass(frozen=True, slots=True)
class Headings:
    """Topics and regions in the order of sections."""

    topics: tuple[Heading, ...]
    regions: tuple[Heading, ...]

    def of(self, grouping: Grouping) -> tuple[Heading, ...]:
        """Those by which stories are grouped."""
        return {"topic": self.topics, "region": self.regions}.get(grouping, ())


@cache
def packaged() -> Headings:
    """The tables that come with the program."""
    kinds = [tuple(_heading(row) for row in load(f"{kind}s")[kind]) for kind in FILES]
    return Headings(*kinds)


def headings_in(folder: Path) -> Headings:
    """The tables with the office's own: its new headings first, its words added to those known.

    Raises:
        ConfigError: a file cannot be read or is not of that form.
    """
    known = packaged()
    return Headings(
        _merged(known.topics, _rows(folder / FILES["topic"], "topic")),
        _merged(known.regions, _rows(folder / FILES["region"], "region")),
    )


def mistakes_in(folder: Path) -> tuple[ConfigError, ...]:
    """All that is wrong in the office's tables, each with its line."""
    tables = ((folder / file, kind) for kind, file in FILES.items())
    return tuple(
        error
        for path, kind in tables
        for error in mistakes_of(path, kind, LISTS[kind], EXAMPLE.format(kind))
    )


def _merged(known: Sequence[Heading], own: Sequence[Heading]) -> tuple[Heading, ...]:
    names = {heading.name for heading in known}
    added = {heading.name: heading for heading in own if heading.name in names}
    new = tuple(heading for heading in own if heading.name not in names)
    return (*new, *(_joined(heading, added.get(heading.name)) for heading in known))


def _joined(one: Heading, more: Heading | None) -> Heading:
    if more is None:
        return one
    return Heading(one.name, one.words + more.words, one.towns + more.towns)


def _rows(path: Path, kind: str) -> tuple[Heading, ...]:
    return tuple(map(_heading, rows_of(path, kind, LISTS[kind], EXAMPLE.format(kind))))


def _heading(row: Mapping[str, Any]) -> Heading:
    return Heading(
        row["name"].strip(),
        *(tuple(dict.fromkeys(map(_folded, row.get(key, ())))) for key in ("words", "towns")),
    )


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def heading_of(grouping: Grouping, topic: str, region: str) -> str:
    """Under which of its headings a story stands; empty where it has none or is not grouped."""
    return {"topic": topic, "region": region}.get(grouping, "")


def sections(stories: Iterable[Story], grouping: Grouping) -> tuple[Section, ...]:
    """The stories under their headings, which follow each other as the stories do."""
    grouped = groupby(stories, key=lambda s: heading_of(grouping, s.topic, s.region))
    rest = REST.get(grouping, "")
    return tuple(Section(title or rest, tuple(group)) for title, group in grouped)


def topic_of(articles: Iterable[Facts], headings: Sequence[Heading]) -> str:
    """The topic that most words of the story belong to; empty where nothing is sure."""
    points: Counter[str] = Counter()
    for text, weight in _told(articles):
        starts = _starts(text)
        for heading in headings:
            points[heading.name] += weight * len(heading.beginnings(text, starts))
    return _surest(points, headings, break_ties=True)


def _told(articles: Iterable[Facts]) -> list[tuple[str, int]]:
    """What a story tells, each part once, with its weight."""
    parts: list[tuple[str, int]] = []
    for facts in articles:
        event = facts.event.text if facts.event else ""
        title = facts.article.title or facts.headline or ""
        parts += [(text, IN_TITLE) for text in (title, event)]
        parts += [(decision.action, IN_DECISION) for decision in facts.decisions]
        parts += [(sentence.text, IN_SUMMARY) for sentence in facts.summary]
    lightest_first = sorted(parts, key=lambda part: part[1])
    return list({_searchable(text): weight for text, weight in lightest_first}.items())


def _searchable(text: str) -> str:
    """The words as printed and in their dictionary forms."""
    words = WORD.findall(text)
    return " ".join([*map(fold, words), "|", *(fold(lemma(word)) for word in words)])


def _starts(text: str) -> AbstractSet[str]:
    """The first letters of all words: it is seen at once that a text has no word of a heading."""
    return ANY.union(EDGE.findall(text))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    parts = (re.escape(w) + (r"\b" if len(w) <= WHOLE else "") for w in ordered)
    return re.compile(rf"\b(?:{'|'.join(parts)})")


def region_of(articles: Iterable[Facts], headings: Sequence[Heading]) -> str:
    """The region of the event, else the one most spoken of; empty in doubt or for the country."""
    points: Counter[str] = Counter()
    for name, weight in _places(articles).items():
        starts = _starts(name)
        for heading in headings:
            if name in heading.names or heading.beginnings(name, starts):
                points[heading.name] += weight
    return _surest(points, headings, break_ties=False)


def _places(articles: Iterable[Facts]) -> dict[str, int]:
    """Names that may tell a region, each once, with the greatest of its weights."""
    found: Counter[str] = Counter()
    for facts in articles:
        title = facts.article.title or facts.headline or ""
        named = [(p.name, EVENT_PLACE if p.of_event else OTHER_PLACE) for p in facts.places]
        named += [(post.title, IN_NAME) for p in facts.people for post in p.positions]
        named += [(body.name, IN_NAME) for body in facts.organisations]
        named += [(lemma(word), IN_TITLE) for word in WORD.findall(title)]
        for name, weight in named:
            key = _folded(name)
            found[key] = max(found[key], weight)
    return dict(found)


def _surest(points: Counter[str], headings: Sequence[Heading], *, break_ties: bool) -> str:
    """The heading with most points, the earlier of equals."""
    best = max(points.values(), default=0)
    names = [heading.name for heading in headings if points[heading.name] == best]
    return names[0] if best >= SURE and (break_ties or len(names) == 1) else ""

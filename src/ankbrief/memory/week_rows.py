"""Past weeks ⇄ rows of SQLite: days as ISO text, lists and records as JSON, facts compressed."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from ankbrief.briefing import Period
from ankbrief.briefing.model import Who
from ankbrief.briefing.past import Counts, PastOrder, PastStory, PastWeek, Remembered, Said
from ankbrief.errors import AnkbriefError
from ankbrief.facts.codec import plain, record
from ankbrief.model import Facts, Span, When

T = TypeVar("T")
R = TypeVar("R")

# Version 1 of the file.
FIRST = """
CREATE TABLE week (
    id INTEGER PRIMARY KEY, start TEXT NOT NULL, stop TEXT NOT NULL, publications INTEGER NOT NULL,
    UNIQUE (start, stop)
);
CREATE TABLE story (
    week INTEGER NOT NULL REFERENCES week ON DELETE CASCADE, number INTEGER NOT NULL,
    title TEXT NOT NULL, published TEXT, place TEXT, people TEXT NOT NULL, topic TEXT NOT NULL,
    said TEXT NOT NULL, articles TEXT NOT NULL, facts TEXT NOT NULL, trace BLOB
);
CREATE INDEX story_of_week ON story (week, number);
CREATE TABLE decision (
    week INTEGER NOT NULL REFERENCES week ON DELETE CASCADE, number INTEGER NOT NULL,
    kind TEXT NOT NULL, issuer TEXT NOT NULL, executors TEXT NOT NULL,
    action TEXT NOT NULL, infinitive INTEGER NOT NULL,
    deadline TEXT NOT NULL, deadline_start TEXT, deadline_stop TEXT,
    deadline_inferred INTEGER NOT NULL, story TEXT NOT NULL, said TEXT NOT NULL,
    inferred INTEGER NOT NULL, context TEXT NOT NULL
);
CREATE INDEX decision_of_week ON decision (week, number);
CREATE TABLE answer (
    week INTEGER NOT NULL REFERENCES week ON DELETE CASCADE, decision TEXT NOT NULL,
    said TEXT NOT NULL
);
CREATE INDEX answer_of_week ON answer (week);
CREATE TABLE mention (
    week INTEGER NOT NULL REFERENCES week ON DELETE CASCADE, kind TEXT NOT NULL,
    name TEXT NOT NULL, publications INTEGER NOT NULL, mentions INTEGER NOT NULL
);
CREATE INDEX mention_of_week ON mention (week);
"""
LARGEST = 16_000_000  # bytes of JSON: facts that burst are none of ours
UNREADABLE = (ValueError, TypeError, KeyError, zlib.error, RecursionError, AnkbriefError)
PEOPLE, BODIES, OUTLETS = "person", "body", "outlet"


@dataclass(frozen=True, slots=True)
class Read:
    """The weeks, and how many rows were damaged and left aside."""

    weeks: tuple[PastWeek, ...]
    unread: int


def write(base: sqlite3.Connection, week: PastWeek) -> None:
    """Puts the rows in the place of those of the same days; to be called in a transaction."""
    days = (week.period.start.isoformat(), week.period.stop.isoformat())
    base.execute("DELETE FROM week WHERE start = ? AND stop = ?", days)
    own = base.execute(
        "INSERT INTO week (start, stop, publications) VALUES (?, ?, ?)",
        (*days, week.counts.publications),
    ).lastrowid
    tables: tuple[tuple[str, Iterable[tuple[Any, ...]]], ...] = (
        ("story", ((n, *_story(one)) for n, one in enumerate(week.stories, 1))),
        ("decision", ((n, *_order(one)) for n, one in enumerate(week.orders, 1))),
        ("answer", ((key, _json(said)) for key, said in week.answered.items())),
        ("mention", _mentions(week.counts)),
    )
    for table, rows in tables:
        for row in rows:
            places = ", ".join("?" * (len(row) + 1))
            base.execute(f"INSERT INTO {table} VALUES ({places})", (own, *row))  # noqa: S608  # our own names


def read(base: sqlite3.Connection, before: date, since: date) -> Read:
    """The weeks that end before a day; stories of those that end before `since` lack a trace."""
    rows = base.execute(
        "SELECT id, start, stop, publications FROM week WHERE stop < ? ORDER BY start, stop",
        (before.isoformat(),),
    ).fetchall()
    reader = _Reader(base, since.isoformat())
    weeks = reader.each(rows, lambda row: reader.week(*row))
    return Read(weeks, reader.unread)


@dataclass(slots=True)
class _Reader:
    """Reads rows and counts those that are damaged."""

    base: sqlite3.Connection
    since: str
    unread: int = 0

    def week(self, own: int, start: str, stop: str, publications: int) -> PastWeek:
        """The record of a brief, without the rows of it that are damaged."""
        period = Period(date.fromisoformat(start), date.fromisoformat(stop))
        stories = self._rows(
            "SELECT title, published, place, people, topic, said, articles, facts, "
            "CASE WHEN ? THEN trace END FROM story WHERE week = ? ORDER BY number",
            *(stop >= self.since, own),
        )
        orders = self._rows(
            "SELECT kind, issuer, executors, action, infinitive, deadline, deadline_start, "
            "deadline_stop, deadline_inferred, story, said, inferred, context FROM decision "
            "WHERE week = ? ORDER BY number",
            own,
        )
        answers = self._rows("SELECT decision, said FROM answer WHERE week = ?", own)
        return PastWeek(
            period,
            self.each(stories, lambda row: _remembered(row, period)),
            self.each(orders, lambda row: _past_order(row, period)),
            dict(self.each(answers, lambda row: (str(row[0]), _records(Said, row[1])))),
            self._counts(own, publications),
        )

    def _rows(self, query: str, *values: int) -> list[tuple[Any, ...]]:
        return self.base.execute(query, values).fetchall()

    def each(
        self, rows: Sequence[tuple[Any, ...]], made: Callable[[tuple[Any, ...]], R]
    ) -> tuple[R, ...]:
        """What is made of the rows that can be read."""
        found: list[R] = []
        for row in rows:
            try:
                found.append(made(row))
            except UNREADABLE:
                self.unread += 1
        return tuple(found)

    def _counts(self, own: int, publications: int) -> Counts:
        rows = self._rows(
            "SELECT kind, name, publications, mentions FROM mention WHERE week = ?", own
        )
        found = {
            kind: {r[1]: r[2] for r in rows if r[0] == kind} for kind in (PEOPLE, BODIES, OUTLETS)
        }
        mentions = {row[1]: row[3] for row in rows if row[0] == PEOPLE}
        return Counts(publications, mentions, found[PEOPLE], found[BODIES], found[OUTLETS])


def _story(one: Remembered) -> tuple[Any, ...]:
    story = one.story
    return (
        story.title,
        story.published and story.published.isoformat(),
        story.place,
        _json(story.people),
        story.topic,
        _json(story.said),
        _json(one.articles),
        _json(one.facts),
        one.trace and zlib.compress(_json(one.trace).encode(), 1),  # a third of the usual time
    )


def _remembered(row: tuple[Any, ...], period: Period) -> Remembered:
    title, published, place, people, topic, said, articles, facts, trace = row
    return Remembered(
        PastStory(
            title, period, _day(published), place, _words(people), topic, _records(Said, said)
        ),
        trace and record(Facts, json.loads(zlib.decompressobj().decompress(trace, LARGEST))),
        _words(articles),
        _words(facts),
    )


def _order(one: PastOrder) -> tuple[Any, ...]:
    when = one.deadline
    return (
        one.kind,
        _json(one.issuer),
        _json(one.executors),
        one.action,
        one.infinitive,
        when.text,
        when.start and when.start.isoformat(),
        when.stop and when.stop.isoformat(),
        when.inferred,
        one.story,
        _json(one.said),
        one.inferred,
        one.context,
    )


def _past_order(row: tuple[Any, ...], period: Period) -> PastOrder:
    kind, issuer, executors, action, infinitive, words, start, stop, guessed, *rest = row
    story, said, inferred, context = rest
    known = json.loads(issuer)
    return PastOrder(
        kind,
        known and record(Who, known),
        _records(Who, executors),
        action,
        bool(infinitive),
        When(words, Span(0, 0), _day(start), _day(stop), "deadline", bool(guessed)),
        story,
        period,
        _records(Said, said),
        bool(inferred),
        context,
    )


def _mentions(counts: Counts) -> Iterable[tuple[str, str, int, int]]:
    for name, number in counts.people.items():
        yield PEOPLE, name, number, counts.mentions.get(name, 0)
    for kind, found in ((BODIES, counts.bodies), (OUTLETS, counts.outlets)):
        for name, number in found.items():
            yield kind, name, number, 0


def _json(value: Any) -> str:
    """ASCII, so that half a letter of a broken file is no trouble either."""
    return json.dumps(plain(value))


def _records(kind: type[T], text: str) -> tuple[T, ...]:
    return tuple(record(kind, item) for item in json.loads(text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(str(item) for item in json.loads(text))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)

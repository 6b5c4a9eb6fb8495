"""A fact with the values that an editor gave it; what the editor does not name stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ankbrief.facts.serialise import FORMER, PAST, shown_position
from ankbrief.language.inflect import date_in_words
from ankbrief.memory.edits.kinds import GENDERS, KINDS, ROLES, Record, Values, span_of
from ankbrief.model import (
    DateRole,
    Decision,
    Event,
    Organisation,
    Person,
    Place,
    Position,
    Quote,
    Span,
    SummarySentence,
    When,
)


def changed(record: Record, values: Values) -> Record:
    """The fact with those of its values that the editor names otherwise than they are."""
    shown = next(kind.shown(record) for kind in KINDS.values() if kind.record is type(record))
    new = {key: value for key, value in values.items() if not _is_same(value, shown[key])}
    made: Record = CHANGES[type(record)](record, new)
    return made


def _is_same(value: Any, shown: Any) -> bool:
    """Whether the file says what the program has: an empty text there is None here."""
    known = tuple(shown) if isinstance(shown, list) else shown
    return bool(value == (None if known == "" else known))


def sure(record: Record) -> Record:
    """The fact without the marks of what was inferred: an editor has seen it."""
    if isinstance(record, Person):
        positions = (replace(position, inferred=False) for position in record.positions)
        return replace(record, positions=tuple(positions))
    if isinstance(record, (Decision, Quote, Event, When)):
        return replace(record, inferred=False)
    return record


def _same(record: Any, values: Values) -> Any:
    """Where the file's keys are those of the record."""
    return replace(record, **values)


def _decision(decision: Decision, values: Values) -> Decision:
    term = values.get("deadline", decision.deadline)
    kind = values.get("type", decision.kind)
    rest = {key: value for key, value in values.items() if key not in ("type", "deadline")}
    return replace(decision, kind=kind, deadline=_term(term, decision.span), **rest)


def _term(term: When | date | str | None, span: Span) -> When | None:
    if isinstance(term, date):
        return When(f"до {date_in_words(term)}", span, None, term, "deadline")
    return When(term, span, None, None, "deadline") if isinstance(term, str) else term


def _event(event: Event, values: Values) -> Event:
    rest = {key: value for key, value in values.items() if key != "day"}
    if "day" in values:
        rest["when"] = _on(values["day"], event.span)
    return replace(event, **rest)


def _on(day: date | None, span: Span) -> When | None:
    return When(date_in_words(day), span, day, day, "event") if day else None


def _quote(quote: Quote, values: Values) -> Quote:
    """A part of the quotation keeps its place in the text."""
    start = quote.text.find(values.get("text", quote.text))
    made = replace(quote, **values)
    if start < 0 or not quote.text:
        return made
    begin = quote.span.start + start
    return replace(made, span=Span(begin, begin + len(made.text)))


def _person(person: Person, values: Values) -> Person:
    known = {shown_position(position): position for position in person.positions}
    titles = values.get("positions", tuple(known))
    span = span_of(person)
    return Person(
        values.get("name", person.name),
        GENDERS[values["gender"]] if "gender" in values else person.gender,
        tuple(known.get(title) or _position(title, span) for title in titles),
        person.mentions,
    )


def _position(title: str, span: Span) -> Position:
    former = title.endswith(FORMER) or title.lower().startswith(PAST)
    return Position(title.removesuffix(FORMER), span, former=former)


def _date(when: When, values: Values) -> When:
    role: DateRole = ROLES[values["role"]] if "role" in values else when.role
    start, stop = values.get("start", when.start), values.get("stop", when.stop)
    return replace(when, start=start, stop=stop, role=role)


CHANGES: Mapping[type, Callable[[Any, Values], Any]] = {
    Decision: _decision,
    Event: _event,
    SummarySentence: _same,
    Quote: _quote,
    Person: _person,
    When: _date,
    Place: _same,
    Organisation: _same,
}

"""The kinds of facts that an editor may change: where they stand, their ids, and their fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from ankbrief.facts.identity import fact_id
from ankbrief.facts.serialise import shown_position
from ankbrief.model import (
    DateRole,
    Decision,
    DecisionKind,
    Event,
    Facts,
    Gender,
    Mention,
    Organisation,
    Person,
    Place,
    Position,
    Quote,
    Span,
    SummarySentence,
    When,
)

Record = Decision | Quote | Event | SummarySentence | Person | When | Place | Organisation
Values = Mapping[str, Any]

TEXT, MAYBE, TEXTS, DAY, TERM, FLAG = "text", "text or none", "texts", "day", "day or text", "flag"
GENDERS: Mapping[str, Gender | None] = {"м": "m", "ж": "f", "": None}
ROLES: Mapping[str, DateRole] = {"событие": "event", "срок": "deadline", "упоминание": "mention"}
DECISIONS: tuple[str, ...] = get_args(DecisionKind)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its record and field of `Facts`, its word in ids, what may be changed of it.

    `fields` names for each key the form of its value, or the values there are; the first is what
    a fact added by hand must have. `shown` is a record's values as the file writes them.
    """

    record: type
    field: str
    word: str
    fields: Mapping[str, str | tuple[str, ...]]
    shown: Callable[[Any], Values]


@dataclass(frozen=True, slots=True)
class Known:
    """A fact under its id, with the sentence that it was taken from."""

    id: str
    kind: str
    record: Record
    sentence: str


def _decision(decision: Decision) -> Values:
    term = decision.deadline
    return {
        "action": decision.action,
        "type": decision.kind,
        "issuer": decision.issuer or "",
        "executors": list(decision.executors),
        "deadline": (_day(term) or term.text) if term else "",
        "past": decision.past,
    }


def _event(event: Event) -> Values:
    return {
        "text": event.text,
        "day": _day(event.when) or "",
        "where": event.where or "",
        "participants": list(event.participants),
    }


def _quote(quote: Quote) -> Values:
    return {"text": quote.text, "speaker": quote.speaker or "", "cue": quote.cue or ""}


def _person(person: Person) -> Values:
    return {
        "name": person.name,
        "gender": next(word for word, gender in GENDERS.items() if gender == person.gender),
        "positions": [shown_position(position) for position in person.positions],
    }


def _date(when: When) -> Values:
    role = next(word for word, role in ROLES.items() if role == when.role)
    return {"start": when.start or "", "stop": when.stop or "", "role": role}


def _day(when: When | None) -> date | None:
    """The one day, or the last of the term."""
    return when.stop if when else None


KINDS: Mapping[str, Kind] = {
    "решение": Kind(
        Decision,
        "decisions",
        "decision",
        {
            "action": TEXT,
            "type": DECISIONS,
            "issuer": MAYBE,
            "executors": TEXTS,
            "deadline": TERM,
            "past": FLAG,
        },
        _decision,
    ),
    "событие": Kind(
        Event,
        "event",
        "event",
        {"text": TEXT, "day": DAY, "where": MAYBE, "participants": TEXTS},
        _event,
    ),
    "суть": Kind(
        SummarySentence, "summary", "summary", {"text": TEXT}, lambda one: {"text": one.text}
    ),
    "цитата": Kind(
        Quote, "quotes", "quote", {"text": TEXT, "speaker": MAYBE, "cue": MAYBE}, _quote
    ),
    "человек": Kind(
        Person,
        "people",
        "person",
        {"name": TEXT, "gender": tuple(GENDERS), "positions": TEXTS},
        _person,
    ),
    "дата": Kind(When, "dates", "date", {"start": DAY, "stop": DAY, "role": tuple(ROLES)}, _date),
    "место": Kind(
        Place,
        "places",
        "place",
        {"name": TEXT, "of_event": FLAG},
        lambda place: {"name": place.name, "of_event": place.of_event},
    ),
    "организация": Kind(
        Organisation,
        "organisations",
        "organisation",
        {"name": TEXT},
        lambda body: {"name": body.name},
    ),
}


def records(facts: Facts, kind: str) -> tuple[Record, ...]:
    """The article's facts of one kind; of the event there is one at most."""
    found = getattr(facts, KINDS[kind].field)
    if isinstance(found, tuple):
        return found
    return () if found is None else (found,)


def identified(facts: Facts) -> Iterator[Known]:
    """Every fact of an article under the id that it has in every run."""
    seen: Counter[str] = Counter()
    for kind, of in KINDS.items():
        for record in records(facts, kind):
            own = record.id if isinstance(record, (Decision, Quote)) else ""
            first = own or fact_id(facts.article.id, of.word, _words(record))
            again = seen[first]
            seen[first] += 1
            key = fact_id(facts.article.id, of.word, first, again) if again else first
            yield Known(key, kind, record, sentence_of(facts, span_of(record)))


def sentence_of(facts: Facts, span: Span) -> str:
    """The sentences of the evidence on one line."""
    return " ".join(facts.sentence_of(span).split())


def span_of(record: Record) -> Span:
    """Where a fact stands in the text; a person, where first named."""
    if not isinstance(record, Person):
        return record.span
    places: tuple[Mention | Position, ...] = (*record.mentions, *record.positions)
    return places[0].span if places else Span(0, 0)


def _words(record: Record) -> str:
    """What names the fact in its article, also where the text itself is not at hand."""
    match record:
        case Person():
            return record.mentions[0].text if record.mentions else record.name
        case Place() | Organisation():
            return record.name
        case Decision():
            return record.action
    return record.text

"""What should be found in an article: records, and the JSON files that hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ankbrief.model import DecisionKind

Interval = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person in the nominative, the surname last, with every post as the text words it."""

    name: str
    positions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownDecision:
    """A decision in the text's own words; issuer and executor None where the text names none."""

    kind: DecisionKind
    words: str
    issuer: str | None = None
    executor: str | None = None
    deadline: str | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class KnownQuote:
    """The words between the marks; the speaker in the nominative, or None."""

    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Gold:
    """The answers of one text; only the kinds of fact named in `kinds` are complete."""

    kinds: frozenset[str]
    published: date | None = None
    persons: tuple[KnownPerson, ...] = ()
    events: tuple[str, ...] = ()
    event_dates: tuple[Interval, ...] = ()
    dates: tuple[Interval, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    decisions: tuple[KnownDecision, ...] = ()
    quotes: tuple[KnownQuote, ...] = ()
    summary: tuple[str, ...] = ()


# A kind of fact, and the key under which a file holds it; a file without the key leaves it out.
KEYS = {
    "published": "published",
    "persons": "persons",
    "positions": "persons",
    "event dates": "event_dates",
    "places": "places",
    "organisations": "organisations",
    "decisions": "decisions",
    "quotes": "quotes",
    "summary": "summary_sentences",
}


def read_gold(path: Path) -> Gold:
    """The answers of a JSON file."""
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Gold(
        kinds=frozenset(kind for kind, key in KEYS.items() if key in data),
        published=_day(data.get("published")),
        persons=tuple(
            KnownPerson(x["name"], tuple(x["positions"])) for x in data.get("persons", ())
        ),
        event_dates=tuple(_interval(x) for x in data.get("event_dates", ()) if x["iso_start"]),
        places=tuple(data.get("places", ())),
        organisations=tuple(data.get("organisations", ())),
        decisions=tuple(_decision(x) for x in data.get("decisions", ())),
        quotes=tuple(KnownQuote(x["text"], x["speaker"]) for x in data.get("quotes", ())),
        summary=tuple(data.get("summary_sentences", ())),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _interval(data: Mapping[str, Any]) -> Interval:
    return _day(data["iso_start"]), _day(data["iso_end"] or data["iso_start"])


def _decision(data: Mapping[str, Any]) -> KnownDecision:
    return KnownDecision(
        kind=data["kind"],
        words=data["what"],
        issuer=data["by"],
        executor=data["to"],
        deadline=data["deadline"],
        past=data.get("past", False),
    )

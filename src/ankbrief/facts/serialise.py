"""Facts of one article ⇄ the public JSON object that `extract` prints and `build --facts` reads.

The article's text and blocks are not part of it. Positions, places and organisations are plain
strings, as a reader wants them; their spans stand beside them under `…_evidence`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from ankbrief.facts.codec import Plain, expect, plain, record, under
from ankbrief.model import Facts, Organisation, Person, Place, Position, Span

FORMER = " (ранее)"
PAST = "экс-"  # tells by itself that a post is a former one
NOWHERE = Span(0, 0)  # evidence of a string that an editor put in by hand
Named = TypeVar("Named", Position, Place, Organisation)


def facts_to_json(facts: Facts) -> Plain:
    """The public object of `facts`; dates are ISO strings, spans count characters of the text."""
    data: Plain = plain(replace(facts, article=replace(facts.article, text="", blocks=())))
    article = {
        key: value for key, value in data["article"].items() if key not in ("text", "blocks")
    }
    people = zip(facts.people, data["people"], strict=True)
    return {
        **data,
        "article": article,
        "people": [_person_to_json(person, shown) for person, shown in people],
        "places": [place.name for place in facts.places],
        "place_evidence": data["places"],
        "organisations": [body.name for body in facts.organisations],
        "organisation_evidence": data["organisations"],
    }


def facts_from_json(data: Any) -> Facts:
    """The facts that a public object holds; the article's text stays empty.

    Raises:
        AnkbriefError: the object is not of that form; `where` is the path of the key at fault.
    """
    known = expect(dict, data, "")
    article = {"text": "", **expect(dict, known.get("article"), "article"), "blocks": []}
    people = expect(list, known.get("people", []), "people")
    return record(
        Facts,
        {
            **known,
            "article": article,
            "people": [
                _person_from_json(person, under("people", i)) for i, person in enumerate(people)
            ],
            "places": _named(known, "places", "place_evidence", _place),
            "organisations": _named(known, "organisations", "organisation_evidence", _body),
        },
    )


def shown_position(position: Position) -> str:
    """The position as the public form words it: «аким области (ранее)»."""
    told = position.title.lower().startswith(PAST)
    return position.title + FORMER if position.former and not told else position.title


def _person_to_json(person: Person, data: Plain) -> Plain:
    shown = [shown_position(position) for position in person.positions]
    return {**data, "positions": shown, "position_evidence": data["positions"]}


def _person_from_json(data: Any, path: str) -> Plain:
    known = expect(dict, data, path)
    return {**known, "positions": _named(known, "positions", "position_evidence", _position, path)}


def _position(shown: str) -> Position:
    former = shown.endswith(FORMER) or shown.lower().startswith(PAST)
    return Position(shown.removesuffix(FORMER), NOWHERE, former=former)


def _place(shown: str) -> Place:
    return Place(shown, NOWHERE)


def _body(shown: str) -> Organisation:
    return Organisation(shown, NOWHERE)


def _named(
    known: Plain, key: str, evidence: str, make: Callable[[str], Named], path: str = ""
) -> list[Plain]:
    """The records behind the strings under `key`; the strings decide, evidence goes by wording."""
    kind = type(make(""))
    found = [
        record(kind, item, under(under(path, evidence), i))
        for i, item in enumerate(expect(list, known.get(evidence, []), under(path, evidence)))
    ]
    where = under(path, key)
    shown = [
        expect(str, item, under(where, i))
        for i, item in enumerate(expect(list, known.get(key, []), where))
    ]
    return [plain(item) for item in _matched(shown, found, make)]


def _matched(
    shown: Iterable[str], found: list[Named], make: Callable[[str], Named]
) -> Iterable[Named]:
    for text in shown:
        match = next((item for item in found if _shown(item) == text), None)
        if match is not None:
            found.remove(match)
        yield match or make(text)


def _shown(item: Position | Place | Organisation) -> str:
    return shown_position(item) if isinstance(item, Position) else item.name

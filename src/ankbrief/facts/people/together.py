"""Titles of two at once: «Главы государств подписали» of the two heads of state named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ankbrief.data import load
from ankbrief.facts.people.offices import leads
from ankbrief.language.text.document import Document
from ankbrief.model import Person, Position, Span

STATES, GOVERNMENTS = 0, 1  # rows of the names of offices in data/roles.toml


def with_shared_titles(document: Document, people: Sequence[Person]) -> tuple[Person, ...]:
    """The people with what the article calls the two heads of states, or of governments, at once.

    Nobody gets it where the article names one or more than two of them.
    """
    found = list(people)
    for title, span in dict(_titles(document)).items():
        row = GOVERNMENTS if "правительств" in title else STATES
        heads = [i for i, person in enumerate(people) if leads(_posts(person), row)]
        for index in heads if len(heads) == 2 else ():
            found[index] = _titled(found[index], Position(title, span, inferred=True))
    return tuple(found)


def _titles(document: Document) -> Iterator[tuple[str, Span]]:
    """«Главы государств» → «Глава государства», with its place; in the nominative."""
    told: dict[str, str] = load("roles")["together"]
    for sentence in document.sentences:
        texts = [token.text.lower() for token in sentence.tokens]
        for start in range(len(texts) - 1):
            title = told.get(" ".join(texts[start : start + 2]))
            if title and sentence.tokens[start].feats.get("Case") == "Nom":
                yield title, sentence.cover(start, start + 2)


def _posts(person: Person) -> list[str]:
    return [post.title for post in person.positions if not post.former]


def _titled(person: Person, position: Position) -> Person:
    if any(post.title.lower() == position.title for post in person.positions):
        return person
    return replace(person, positions=(*person.positions, position))

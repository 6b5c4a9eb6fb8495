"""Posts told by a pronoun: «ТОО «Арна» …. Его директор Иван Лях» is the director of «Арна»."""

from __future__ import annotations

import re
from dataclasses import replace

from ankbrief.facts.people.find import distinct
from ankbrief.facts.posts.heads import words
from ankbrief.language import inflect
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Facts, Organisation, Person, Position

WHOSE = re.compile(r"\b(?P<whose>его|е[её])\s+$", re.IGNORECASE)
REACH = 200  # characters between a body and the pronoun that stands for it


def find_belonging(article: Article, document: Document, facts: Facts) -> Facts:  # noqa: ARG001
    """Completes bare posts of `people` with the body of the same paragraph named last before."""
    people = tuple(_completed(article.text, person, facts) for person in facts.people)
    return replace(facts, people=people)


def _completed(text: str, person: Person, facts: Facts) -> Person:
    positions = [_whole(text, position, facts) for position in person.positions]
    changed = any(a is not b for a, b in zip(positions, person.positions, strict=True))
    return replace(person, positions=tuple(distinct(positions))) if changed else person


def _whole(text: str, position: Position, facts: Facts) -> Position:
    """«директор» → «директор ТОО «Арна»», inferred; any other post stays."""
    start = position.span.start
    found = WHOSE.search(text, max(0, start - 6), start)
    title = position.title.split()
    if found is None or len(title) > 2 or title[-1].lower() not in words("leading"):
        return position
    before = [b for b in facts.organisations if _is_near(text, b, found.start())]
    body = max(before, key=lambda b: b.span.start, default=None)
    hers = found["whose"].lower() != "его"
    if body is None or _is_feminine(body.name) != hers:
        return position
    name = body.name[0].lower() + body.name[1:] if _is_called(body.name) else body.name
    whole = f"{position.title} {inflect.decline_phrase(name, inflect.Case.GENT)}"
    return replace(position, title=whole, inferred=True)


def _is_near(text: str, body: Organisation, offset: int) -> bool:
    between = text[body.span.stop : offset] if body.span.stop <= offset else "\n"
    return len(between) < REACH and "\n" not in between


def _is_called(name: str) -> bool:
    """«Компания «Арна»» as a sentence begins: a noun for any body before the marks."""
    first, mark = name.split(maxsplit=1)[0], name.partition("«")[1]
    return bool(mark) and first.istitle() and len(name.partition("«")[0].split()) == 1


def _is_feminine(name: str) -> bool:
    """By its noun: the first word that is no adjective."""
    for word in name.split():
        nouns = [tag for tag in tags(word.strip("«»")) if tag.startswith("NOUN") and "nomn" in tag]
        if nouns:
            return "femn" in nouns[0]
    return False

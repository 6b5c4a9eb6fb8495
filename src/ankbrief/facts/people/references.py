"""Whom a phrase of the text refers to: a name, a title that stands alone, «он», «спикер»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ankbrief.facts.people.alone import has_unnamed
from ankbrief.facts.people.roles import described, is_description
from ankbrief.facts.people.spoken_of import Found, spoken_of
from ankbrief.facts.posts.heads import words
from ankbrief.language.text.document import Document
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Facts, Gender, Person

REACH = 4  # sentences back that a pronoun may point; further ones were wrong more often than right
PRONOUNS: dict[str, Gender] = {
    "он": "m", "его": "m", "ему": "m", "им": "m", "нем": "m", "нём": "m", "него": "m",
    "нему": "m", "ним": "m", "она": "f", "ее": "f", "её": "f", "ей": "f", "ней": "f", "нее": "f",
    "неё": "f", "ею": "f", "нею": "f",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """The person meant; `inferred` for a pronoun, a bare title, «спикер»."""

    person: Person
    inferred: bool


def who(document: Document, facts: Facts, sentence: int, start: int, stop: int) -> Reference | None:
    """Whom the tokens `start` up to `stop` of that sentence speak of, None where it is not safe.

    A name wins over a title that stands alone, and both over a pronoun or «спикер».
    """
    here = [m for m in people_in(document, facts, sentence) if m.start < stop and start < m.stop]
    here.sort(key=lambda m: (m.inferred, m.start))
    if here:
        return Reference(here[0].person, here[0].inferred)
    for place, token in enumerate(document.sentences[sentence].tokens[start:stop], start):
        if token.text.lower() in PRONOUNS and token.pos in ("PRON", "DET"):
            return antecedent(document, facts, sentence, start, PRONOUNS[token.text.lower()])
        if lemma(token) in words("speakers"):
            return antecedent(document, facts, sentence, start, None)
        if is_description(token):
            person = described(document, facts.people, sentence, place)
            return Reference(person, inferred=True) if person else None
    return None


def people_in(document: Document, facts: Facts, sentence: int) -> tuple[Found, ...]:
    """The people spoken of in a sentence by name or title, in the order of the text."""
    return spoken_of(document, facts.people, sentence)


def antecedent(
    document: Document, facts: Facts, sentence: int, before: int, gender: Gender | None
) -> Reference | None:
    """The person of that gender who was the subject last, within the block and the one before.

    «Прошла встреча с министром Сериком Ахметовым. | Он | сообщил …»: the only one of the block
    wins over a subject of the block before.
    """
    near: dict[str, Person] = {}
    goes_on = _goes_on(document, sentence, before)
    for found, inside in _earlier(document, facts, sentence, before):
        if gender not in (None, found.person.gender):
            continue
        if not inside and gender and len(near) == 1:
            break
        if found.is_subject:
            return Reference(found.person, inferred=True)
        if inside and not goes_on:
            near[found.person.name] = found.person
    only = tuple(near.values()) if gender else ()
    if gender == "m" and only and _is_of_unnamed(document, facts, sentence):
        return None
    return Reference(only[0], inferred=True) if len(only) == 1 else None


def _is_of_unnamed(document: Document, facts: Facts, sentence: int) -> bool:
    """«Вопрос задали Серику Ахметову. Президент предложил меры. | Он | сказал …»: not Akhmetov."""
    own = document.sentences[sentence].block
    for number in range(sentence - 1, max(-1, sentence - 1 - REACH), -1):
        other = document.sentences[number]
        if other.block != own:
            return False
        found = people_in(document, facts, number)
        named = frozenset(i for m in found for i in range(m.start, m.stop))
        if has_unnamed(other.tokens, named):
            return True
        if found:
            return False
    return False


def _goes_on(document: Document, sentence: int, before: int) -> bool:
    """«Он остановился на работе министра Серика Ахметова. | Он | поручил …»: of the same one."""
    own = document.sentences[sentence]
    said = list(own.tokens[:before])
    for other in document.sentences[max(0, sentence - REACH) : sentence]:
        said.extend(other.tokens if other.block == own.block else ())
    return any(token.text.lower() in ("он", "она") for token in said)


def _earlier(
    document: Document, facts: Facts, sentence: int, before: int
) -> Iterator[tuple[Found, bool]]:
    """Mentions before a token, sentence by sentence back, and whether they are of its block."""
    yield from ((m, True) for m in people_in(document, facts, sentence) if m.stop <= before)
    block = document.sentences[sentence].block
    for number in range(sentence - 1, max(-1, sentence - 1 - REACH), -1):
        other = document.sentences[number]
        if other.kind == "title" or block - other.block > 1:
            return
        yield from ((m, block == other.block) for m in people_in(document, facts, number))


def named_tokens(document: Document, facts: Facts, sentence: int) -> frozenset[int]:
    """The tokens of a sentence that belong to a person's name."""
    found = (m for m in people_in(document, facts, sentence) if not m.inferred)
    return frozenset(i for m in found for i in range(m.start, m.stop))

"""Whom a phrase of the text refers to: a name, a title that stands alone, «он», «спикер»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ankbrief.facts.posts.heads import is_office, words
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Facts, Gender, Mention, Person, Span

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


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of a person over the tokens `start` up to `stop` of a sentence."""

    start: int
    stop: int
    person: Person
    inferred: bool
    is_subject: bool


def who(document: Document, facts: Facts, sentence: int, start: int, stop: int) -> Reference | None:
    """Whom the tokens `start` up to `stop` of that sentence speak of, None where it is not safe.

    A name wins over a title that stands alone, and both over a pronoun or «спикер».
    """
    here = [m for m in people_in(document, facts, sentence) if m.start < stop and start < m.stop]
    here.sort(key=lambda m: (m.inferred, m.start))
    if here:
        return Reference(here[0].person, here[0].inferred)
    for token in document.sentences[sentence].tokens[start:stop]:
        if token.text.lower() in PRONOUNS and token.pos in ("PRON", "DET"):
            return antecedent(document, facts, sentence, start, PRONOUNS[token.text.lower()])
        if lemma(token) in words("speakers"):
            return antecedent(document, facts, sentence, start, None)
        if lemma(token) in words("descriptions") and token.feats.get("Case") == "Nom":
            return _described(document, facts, sentence, token)
    return None


def _described(document: Document, facts: Facts, sentence: int, noun: Token) -> Reference | None:
    """«сказал аксакал», «рассказала хозяйка реликвии»: the only one named right before.

    He must hold no office, be the subject there and of the noun's gender.
    """
    block = document.sentences[sentence].block
    for number in range(sentence - 1, max(-1, sentence - 3), -1):
        people = people_in(document, facts, number)
        if (
            document.sentences[number].kind == "title"
            or block - document.sentences[number].block > 1
        ):
            return None
        if people:
            named = {found.person.name: found for found in people}
            found = people[0]
            fits = len(named) == 1 and found.is_subject and not _holds_office(found.person)
            return Reference(found.person, True) if fits and _agrees(found.person, noun) else None
    return None


def _holds_office(person: Person) -> bool:
    return any(
        is_office(word)
        for p in person.positions
        if not p.former
        for word in p.title.lower().split()
    )


def _agrees(person: Person, noun: Token) -> bool:
    gender = {"Masc": "m", "Fem": "f"}.get(noun.feats.get("Gender", ""))
    return gender is None or person.gender in (None, gender)


def people_in(document: Document, facts: Facts, sentence: int) -> tuple[Found, ...]:
    """The people spoken of in a sentence by name or title, in the order of the text."""
    whole = document.sentences[sentence]
    found = [
        _found(whole, person, mention)
        for person in facts.people
        for mention in _inside(person.mentions, whole.span)
    ]
    return tuple(sorted(found, key=lambda m: (m.start, m.stop)))


def _inside(mentions: Sequence[Mention], span: Span) -> Iterator[Mention]:
    """Those of the sorted `mentions` that lie in the span."""
    start = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    for mention in islice(mentions, start, None):
        if mention.span.start >= span.stop:
            return
        if span.holds(mention.span):
            yield mention


def _found(sentence: ParsedSentence, person: Person, mention: Mention) -> Found:
    inside = [i for i, t in enumerate(sentence.tokens) if t.span.meets(mention.span)]
    start, stop = inside[0], inside[-1] + 1
    return Found(start, stop, person, mention.inferred, is_subject(sentence.tokens[start:stop]))


def is_subject(tokens: tuple[Token, ...]) -> bool:
    """Whether the first noun of a mention stands in the nominative."""
    nouns = (t for t in tokens if t.pos in ("NOUN", "PROPN") and "Case" in t.feats)
    return next((t.feats["Case"] == "Nom" for t in nouns), False)


def antecedent(
    document: Document, facts: Facts, sentence: int, before: int, gender: Gender | None
) -> Reference | None:
    """The person of that gender who was the subject last, within the block and the one before."""
    for found in _earlier(document, facts, sentence, before):
        if found.is_subject and gender in (None, found.person.gender):
            return Reference(found.person, inferred=True)
    return None


def _earlier(document: Document, facts: Facts, sentence: int, before: int) -> Iterator[Found]:
    """Mentions before a token, sentence by sentence back; subjects of a sentence from its start."""
    yield from (m for m in people_in(document, facts, sentence) if m.stop <= before)
    block = document.sentences[sentence].block
    for number in range(sentence - 1, max(-1, sentence - 1 - REACH), -1):
        other = document.sentences[number]
        if other.kind == "title" or block - other.block > 1:
            return
        yield from people_in(document, facts, number)


def named_tokens(document: Document, facts: Facts, sentence: int) -> frozenset[int]:
    """The tokens of a sentence that belong to a person's name."""
    found = (m for m in people_in(document, facts, sentence) if not m.inferred)
    return frozenset(i for m in found for i in range(m.start, m.stop))

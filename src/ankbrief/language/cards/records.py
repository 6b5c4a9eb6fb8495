"""The office's cards: what it knows of people and bodies better than any rule.

Records and look-ups only; `cards_file` reads them out of `people.toml`. Cards in use apply to
everything that is inflected or recognised: `with using(cards): …`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from ankbrief.language.cases import CASES
from ankbrief.language.declensions import Forms
from ankbrief.language.letters import fold
from ankbrief.language.names.forms import Declined, gaps_between, name_forms, part_forms, weave
from ankbrief.language.names.parts import INITIALS, Part, Role, parts_of, words_of
from ankbrief.language.names.titled import short_name
from ankbrief.language.phrases.forms import phrase_forms
from ankbrief.language.phrases.register import OFFICE, Body, find_body, key_of, keys_of
from ankbrief.model import Gender


@dataclass(frozen=True, slots=True)
class Post:
    """A position with the days it was held, both included; an open end is None."""

    title: str
    start: date | None = None
    stop: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the post was held on the day."""
        return (self.start is None or self.start <= day) and (self.stop is None or day <= self.stop)


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person: `frozen` parts stay, `forms` are six forms of the whole name by hand."""

    name: str
    gender: Gender | None = None
    written: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    frozen: frozenset[Role] = frozenset()
    forms: Forms | None = None

    def posts_on(self, day: date) -> tuple[str, ...]:
        """Titles of the posts held on the day."""
        return tuple(post.title for post in self.posts if post.held_on(day))


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards of an office."""

    people: tuple[PersonCard, ...] = ()
    bodies: tuple[Body, ...] = ()

    def person(self, text: str) -> PersonCard | None:
        """The person that `text` names: any written form, in any case, a short form too."""
        return people_by_key(self.people).get(key_of(text)) if self.people else None

    def body(self, text: str) -> Body | None:
        """The body that `text` names in any case and spelling, the register's after the cards'."""
        return find_body(text, self.bodies)

    def own_body(self, text: str) -> Body | None:
        """The same among the cards alone."""
        return bodies_by_key(self.bodies).get(key_of(text)) if self.bodies else None

    def names(self) -> tuple[str, ...]:
        """The names of all people, in the nominative."""
        return tuple(card.name for card in self.people)


NO_CARDS = Cards()
IN_USE: ContextVar[Cards] = ContextVar("IN_USE", default=NO_CARDS)


def use(cards: Cards) -> None:
    """Applies the cards from here on, in this thread."""
    IN_USE.set(cards)
    OFFICE.set(cards.bodies)


@contextmanager
def using(cards: Cards) -> Iterator[None]:
    """Applies the cards inside a `with` block."""
    before = IN_USE.get()
    use(cards)
    try:
        yield
    finally:
        use(before)


def chosen(cards: Cards | None) -> Cards:
    """The cards given, else those in use."""
    return IN_USE.get() if cards is None else cards


@cache
def people_by_key(people: tuple[PersonCard, ...]) -> dict[str, PersonCard]:
    """Every form of every spelling; a spelling that two people share names nobody."""
    found: dict[str, PersonCard | None] = {}
    for card in people:
        for key in set(spellings(card)):
            found[key] = card if found.get(key, card) is card else None
    return {key: card for key, card in found.items() if card}


@cache
def bodies_by_key(bodies: tuple[Body, ...]) -> dict[str, Body]:
    """Every form of every spelling; the earlier card wins."""
    return {key: body for body in reversed(bodies) for key in keys_of(body)}


def spellings(card: PersonCard) -> Iterator[str]:
    """Keys of the card's spellings in six cases, «А. Нукенов» among them."""
    for written in (card.name, short_name(card.name), *card.written):
        yield from map(key_of, card_forms(card, written).forms)


@cache
def card_forms(card: PersonCard, text: str) -> Declined:
    """Six forms of the person's name as `text` writes it in the nominative: the card first."""
    if card.forms and key_of(text) == key_of(card.name):
        return Declined(card.forms, card.gender, certain=True)
    by_rules = name_forms(text, card.gender)
    gender = by_rules.gender
    if gender is None and not card.forms:
        return by_rules
    known, parts = words_by_hand(card), parts_of(text)
    columns = [column(part, card, known, gender) for part in parts]
    gaps = gaps_between(text)
    forms = tuple("".join(weave(gaps, [c[i] for c in columns])) for i in range(len(CASES)))
    return Declined(forms, gender, certain=True)  # type: ignore[arg-type]


def column(part: Part, card: PersonCard, known: dict[str, Forms], gender: Gender | None) -> Forms:
    """One word's six forms: by hand, frozen by the card, else by the rules."""
    if fold(part.text) in known:
        return known[fold(part.text)]
    if part.role in card.frozen or gender is None:
        return (part.text,) * 6
    return part_forms(part, gender)


def words_by_hand(card: PersonCard) -> dict[str, Forms]:
    """The hand-made forms word by word, where each of the six has as many words as the name."""
    rows = [words_of(form) for form in card.forms or ()]
    if not rows or len({len(row) for row in rows}) != 1:
        return {}
    columns = zip(*rows, strict=True)
    return {fold(word[0]): word for word in columns if not INITIALS.fullmatch(word[0])}


def body_forms(body: Body, text: str) -> Declined:
    """Six forms of a body's name as `text` writes it: the card first."""
    if body.forms and key_of(text) == key_of(body.name):
        return Declined(body.forms, None, certain=True)
    if body.frozen:
        return Declined((text,) * 6, None, certain=True)
    return replace(phrase_forms(text), certain=True)

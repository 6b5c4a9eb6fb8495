"""Whether a text is a person's name, a position or a body, or a position and a name."""

from __future__ import annotations

from typing import Literal

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.cards.records import Cards, chosen
from ankbrief.language.letters import fold
from ankbrief.language.names.parts import (
    INITIALS,
    Part,
    Role,
    is_given,
    is_patronymic,
    parts_of,
    words_of,
)
from ankbrief.language.names.surnames import looks_like_surname
from ankbrief.language.names.words import is_given_name
from ankbrief.language.words import like

# What follows a father's name makes any text a person's: Ильхам кызы.
UNCHANGING = frozenset(map(fold, load("surnames")["child_words"]))

Kind = Literal["person", "phrase"]


def kind_of(text: str, cards: Cards | None = None) -> Kind:
    """A person's name or another phrase, by capitals and by what the words are."""
    if chosen(cards).person(text):
        return "person"
    parts = parts_of(text)
    if any(part.role is Role.PATRONYMIC and part.folded in UNCHANGING for part in parts):
        return "person"
    free = [part for part in parts if part.role is not Role.FROZEN]
    if not free or not all(part.text[:1].isupper() for part in free):
        return "phrase"
    if any(is_ordinary(part) for part in free):
        return "phrase"
    initials = any(INITIALS.fullmatch(part.text) for part in parts)
    return "person" if initials or len(free) > 1 or is_personal(free[0]) else "phrase"


def is_ordinary(part: Part) -> bool:
    """A common noun or an adjective that is nobody's name: Совет, Национальный."""
    word = part.folded
    if word in like():
        return True
    if looks_like_surname(word) or is_given(word) or is_given_name(word):
        return False
    if dictionary.tagged(word, "Surn"):
        return False
    return any(tag.startswith(("NOUN,inan", "ADJF", "PREP")) for tag in dictionary.tags(word))


def is_personal(part: Part) -> bool:
    """A single word that is a given name, a patronymic or a surname."""
    word = part.folded
    known = is_given(word) or looks_like_surname(word) or is_patronymic(word, [word])
    return known or dictionary.tagged(word, "Surn", "nomn") or not dictionary.is_known(word)


def split(text: str, cards: Cards | None = None) -> tuple[str, str]:
    """Position and name: («заместитель акима города», «Абзал Нукенов»); either may be empty."""
    words, at = words_of(text), 0
    for number, word in enumerate(words):
        at = text.index(word, at)
        apart = number == 0 or is_told_apart(words[number:])
        if apart and kind_of(text[at:], cards) == "person":
            return (text[:at].rstrip(), text[at:]) if number else ("", text)
        at += len(word)
    return text, ""


def is_told_apart(name: list[str]) -> bool:
    """One word after a position is a name only in the shape of a surname: «область Абай» is not."""
    word = name[0]
    return len(name) > 1 or (
        looks_like_surname(word.lower()) and not dictionary.tagged(word, "Geox")
    )

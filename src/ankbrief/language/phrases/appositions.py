"""Proper names that change together with the common noun before them.

Sources: Розенталь, «Справочник по правописанию и стилистике», § 197 (towns agree with «город»,
rivers of the same gender with «река»); Грамота.ру: names of villages and of places far from
Russian ones stay.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.language.cases import CASES
from ankbrief.language.declensions import FIXED, Forms, decline
from ankbrief.language.letters import KAZAKH, fold, is_cyrillic
from ankbrief.language.names.given_names import first_declension, given_declension, hard_masculine
from ankbrief.language.names.parts import is_given
from ankbrief.language.words import NOUNS, put, readings
from ankbrief.model import Gender


def appended_forms(head: str, name: str) -> Forms | None:
    """Six forms of a name after its head: «город Астана», «король Фелипе»; None where it stays."""
    if not name[:1].isupper() or not is_cyrillic(name.replace("-", "")):
        return None
    noun = head.lower()
    if noun in _list("towns"):
        return place_forms(name)
    if noun in _list("feminine"):
        return place_forms(name) if name.endswith(("а", "я")) else None
    if noun in _list("titles") and is_given(fold(name)):
        gender: Gender = "f" if noun.endswith(("а", "я")) and noun != "папа" else "m"
        return decline(name, given_declension(fold(name), gender))
    return None


@cache
def _list(key: str) -> frozenset[str]:
    return frozenset(load("lexicon")["apposition"][key])


@lru_cache(maxsize=4096)
def place_forms(name: str) -> Forms:
    """A town or a river in six cases: Шымкент, Кызылорда, Конаев (Конаевом); Алматы stays."""
    first, _, last = name.rpartition("-")
    forms = dictionary_forms(last) or guessed_forms(last)
    return tuple(f"{first}-{form}" if first else form for form in forms)  # type: ignore[return-value]


def dictionary_forms(name: str) -> Forms | None:
    """The forms of a toponym of the dictionary."""
    for reading in readings(name, NOUNS):
        if reading.known and "Geox" in reading.parse.tag and reading.number == "sing":
            return tuple(put(name, reading, case) for case in CASES)  # type: ignore[return-value]
    return None


def guessed_forms(name: str) -> Forms:
    """By the ending alone, inanimate: towns in -ов, -ин take -ом."""
    word = fold(name)
    if not word or set(name) & KAZAKH or word in _list("frozen"):
        return decline(name, FIXED)
    if found := first_declension(word):
        return decline(name, found)
    forms = decline(name, hard_masculine(word) or FIXED)
    return (*forms[:3], name, *forms[4:])

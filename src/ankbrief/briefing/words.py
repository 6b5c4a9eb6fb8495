"""What two texts have in common: lemmas of the words that carry meaning, and numbers."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from ankbrief.data import load, word_set
from ankbrief.language.dictionary import parses
from ankbrief.language.phrases.register import OFFICE, Body, public_bodies

WORD = re.compile(r"[A-Za-z\u0400-\u04ff]+(?:-[A-Za-z\u0400-\u04ff]+)*")  # Cyrillic: Kazakh too
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
ROMAN = re.compile(r"\b[IVXLCDMХІ]+\b")  # Cyrillic Х and І stand for Latin X and I in real files
LATIN = str.maketrans("ХІ", "XI")
MEANINGFUL = frozenset({"NOUN", "ADJF", "ADJS", "VERB", "INFN", "PRTF", "PRTS", "GRND", None})
VENUES = word_set("places", "venues", "nouns")
STEM = 6  # letters: «разработать» and «разработка» share them, «район» and «районный» too


SHORT = re.compile(r"\b[А-ЯӘҒҚҢӨҰҮҺІ]{2,8}\b")


@lru_cache(50_000)
def lemma(word: str) -> str:
    """The dictionary form of a word, lower case, ё as е."""
    return str(parses(word.lower())[0].normal_form).replace("ё", "е")


def part_of_speech(word: str) -> str | None:
    """As OpenCorpora names it, `NOUN`, `ADJF`; None for what is no word."""
    found: str | None = parses(word.lower())[0].tag.POS
    return found


def head_lemma(text: str) -> str:
    """The dictionary form of the first word; empty where there is no word."""
    found = WORD.search(text)
    return lemma(found[0]) if found else ""


@lru_cache(50_000)
def _is_meaningful(word: str) -> bool:
    return parses(word.lower())[0].tag.POS in MEANINGFUL and len(word) > 2


def content_lemmas(text: str) -> frozenset[str]:
    """Lemmas of nouns, adjectives, verbs and words unknown to the dictionary."""
    return frozenset(lemma(word) for word in WORD.findall(text) if _is_meaningful(word))


def expanded(text: str) -> str:
    """The text with known short forms spelt out, for comparing: АНК is the Assembly."""
    return SHORT.sub(lambda match: abbreviations_known().get(match[0], match[0]), text)


def abbreviations_known() -> dict[str, str]:
    """Short forms of public bodies and of common words, with what they mean; cards go first."""
    words: dict[str, str] = load("briefing")["abbreviations"]
    return _short_names(public_bodies()) | words | _short_names(OFFICE.get())


@cache
def _short_names(bodies: tuple[Body, ...]) -> dict[str, str]:
    """The short names in capitals with the full ones."""
    short = {body.short: body.name for body in bodies if body.short}
    return {word: name for word, name in short.items() if SHORT.fullmatch(word)}


@lru_cache(20_000)
def content_stems(text: str) -> frozenset[str]:
    """Beginnings of the content lemmas, so that a verb meets its noun."""
    return frozenset(word[:STEM] for word in content_lemmas(text))


def numbers(text: str) -> frozenset[str]:
    """Numbers of a text, Arabic and Roman."""
    roman = (word.translate(LATIN) for word in ROMAN.findall(text))
    return frozenset(NUMBER.findall(text)) | frozenset(roman)


def is_venue(place: str) -> bool:
    """«Дом дружбы», which is told after its town."""
    return head_lemma(place) in VENUES


def jaccard(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    """Shared members over all members; 0 where both are empty."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if one or other else 0.0

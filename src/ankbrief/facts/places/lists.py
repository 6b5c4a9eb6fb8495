"""A place of a sentence, and the word lists of data/places.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ankbrief.data import load, word_set
from ankbrief.language.letters import fold

CLIPPED = frozenset({"г", "с", "п", "пос"})  # kinds only with their full stop: «с. Акжар»


@dataclass(frozen=True, slots=True)
class Spot:
    """A place over the tokens `start` up to `stop`; `name` is nominative."""

    start: int
    stop: int
    name: str


@cache
def kinds(key: str) -> frozenset[str]:
    """A list of kinds, folded."""
    return frozenset(fold(word) for word in load("places")["kinds"][key].split())


def venue_nouns(key: str = "nouns") -> frozenset[str]:
    """Lemmas of houses and grounds where events are held."""
    return word_set("places", "venues", key)


@cache
def region_stems() -> Mapping[str, str]:
    """«северо-казахстанск» → «Северо-Казахстанская»."""
    return {fold(name)[:-2]: name for name in load("places")["regions"]}


@cache
def named_districts() -> Mapping[str, str]:
    """«есиль» → «Есиль»: districts called by a noun, every spelling folded."""
    return {fold(name): name for name in load("places")["districts"]["named"]}


@cache
def sides() -> Mapping[str, str]:
    """«Восточный Казахстан» → «Восточно-Казахстанская область», as it is understood."""
    return dict(load("places")["sides"])


@cache
def short_kinds() -> Mapping[str, str]:
    """«мкр» → «микрорайон»: abbreviations of kinds that a full stop may follow."""
    return dict(load("places")["kinds"]["short"])


@cache
def term_words() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By the noun of a kind its terms: «округ» → («сельский», «округ»), («аульный», «округ»)."""
    pairs = [tuple(term.split()) for term in load("places")["kinds"]["terms"]]
    heads = {word for pair in pairs for word in pair} & all_kinds()
    return {head: tuple((a, b) for a, b in pairs if head in (a, b)) for head in heads}


@cache
def all_kinds() -> frozenset[str]:
    """Every noun that may stand beside the name of a place as its kind."""
    return kinds("dropped") | kinds("kept") | kinds("apposed")


def titles() -> frozenset[str]:
    """«хана», «би»: small-letter words that end the name of a street called after somebody."""
    return word_set("places", "kinds", "titles")

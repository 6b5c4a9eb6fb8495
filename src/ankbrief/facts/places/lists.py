"""A place of a sentence, and the word lists of data/places.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ankbrief.data import load
from ankbrief.language.letters import fold


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


@cache
def venue_nouns(key: str = "nouns") -> frozenset[str]:
    """Lemmas of houses and grounds where events are held."""
    return frozenset(load("places")["venues"][key].split())


@cache
def region_stems() -> Mapping[str, str]:
    """«северо-казахстанск» → «Северо-Казахстанская»."""
    return {fold(name)[:-2]: name for name in load("places")["regions"]}


@cache
def named_districts() -> Mapping[str, str]:
    """«есиль» → «Есиль»: districts called by a noun, every spelling folded."""
    return {fold(name): name for name in load("places")["districts"]["named"]}

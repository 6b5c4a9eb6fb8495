"""The gazetteer of Kazakhstan: forms of its place names, and abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from ankbrief.data import load
from ankbrief.language.dictionary import tags
from ankbrief.language.letters import fold

# By the last letters of a name its endings, the nominative's first; a vowel else never changes.
PARADIGMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ой", ("ой", "ого", "ому", "ым", "ом")),
    ("ое", ("ое", "ого", "ому", "ым", "им", "ом")),
    ("ая", ("ая", "ой", "ую")),
    ("ый", ("ый", "ого", "ому", "ым", "ом")),
    ("ий", ("ий", "ого", "его", "ому", "ему", "им", "ом", "ем", "я", "ю", "и")),
    ("аны", ("аны", "ан", "анах", "анам", "анами")),  # «Балканы»
    ("ы", ("ы", "ах", "ам", "ами")),  # «в Камыстах»; most stay as they are
    ("а", ("а", "ы", "и", "е", "у", "ой", "ей")),
    ("я", ("я", "ы", "и", "е", "ю", "ой", "ей")),
    ("ь", ("ь", "я", "ю", "ем", "е", "и", "ью")),
    ("й", ("й", "я", "ю", "ем", "е", "и")),
    *((vowel, ("",)) for vowel in "оеуюиэ"),
)


@lru_cache(20_000)
def is_place(word: str) -> bool:
    """«Петропавловске», «СКО», «Ереваном»: a toponym and no person's name."""
    if word in abbreviations() or fold(word) in town_forms():
        return not _is_personal(word)
    found = tags(word)
    return any("Geox" in tag for tag in found) and not _is_personal(word)


def is_town(word: str) -> bool:
    """A town of the gazetteer and nobody's name."""
    return fold(word) in town_forms() and not _is_personal(word)


def _is_personal(word: str) -> bool:
    """«Абай», «Сатпаев», «Темир» are persons' names too; «Алматы» is not for «Алмата»."""
    return any(("Name" in tag or "Surn" in tag) and "sing" in tag for tag in tags(word))


@cache
def abbreviations() -> Mapping[str, str]:
    """«СКО» → «Северо-Казахстанская область»."""
    return dict(load("places")["abbreviations"])


@cache
def named_regions() -> frozenset[str]:
    """Regions called by a noun: «область Абай», and the cities after which nothing follows."""
    return frozenset(load("places")["named_regions"])


@cache
def town_forms() -> Mapping[str, str]:
    """Every case form of a town's or village's name, folded, → its nominative."""
    towns = load("places")["towns"]
    names = (towns["abroad"], towns["villages"], towns["names"])
    return _forms_of([name for row in names for name in row.split()])


@cache
def phrase_forms() -> Mapping[tuple[str, ...], str]:
    """Every case form of a name of several words, folded, → its nominative."""
    names = load("places")["towns"]["phrases"]
    return {form: name for name in names for form in _forms_together(fold(name).split())}


def _forms_together(words: list[str]) -> Iterator[tuple[str, ...]]:
    """«Горная Ульбинка», «Горной Ульбинке», … whatever case each word stands in."""
    return product(*(tuple(_forms(word)) for word in words))


@cache
def water_forms() -> Mapping[str, str]:
    """The same of rivers, lakes and ranges."""
    return _forms_of(load("places")["waters"]["names"].split())


def _forms_of(names: list[str]) -> dict[str, str]:
    forms = {form: name for name in names for form in _forms(fold(name))}
    return {**forms, **{fold(name): name for name in names}}


def _forms(name: str) -> Iterator[str]:
    """Nominative and the oblique cases of a place name by its last letters."""
    stem, endings = _paradigm(name)
    yield from (stem + ending for ending in endings)


def _paradigm(name: str) -> tuple[str, tuple[str, ...]]:
    for ending, endings in PARADIGMS:
        if name.endswith(ending):
            return name[: len(name) - len(endings[0])], endings
    return name, ("", "а", "у", "ом", "ем", "е")

"""The gazetteer of Kazakhstan: forms of its place names, and abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.language.dictionary import tags
from ankbrief.language.letters import fold


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
    """Every case form of a town's name, folded, → its nominative."""
    return _forms_of(load("places")["towns"]["names"].split())


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
    if name.endswith(("ый", "ой")):
        return name[:-2], (name[-2:], "ого", "ому", "ым", "ом")
    if name.endswith("ское"):
        return name[:-2], ("ое", "ого", "ому", "им", "ом")
    if name.endswith(("а", "я")):
        return name[:-1], (name[-1], "ы", "и", "е", "у", "ю", "ой", "ей")
    if name.endswith(("ь", "й")):
        return name[:-1], (name[-1], "я", "ю", "ем", "е", "и", "ью")
    if name.endswith(tuple("оеуюыиэ")):
        return name, ("",)
    return name, ("", "а", "у", "ом", "ем", "е")

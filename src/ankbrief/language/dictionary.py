"""The OpenCorpora dictionary, loaded once and only when first asked."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pymorphy3
from pymorphy3.analyzer import Parse
from pymorphy3.tagset import OpencorporaTag

from ankbrief.language.cases import CASES
from ankbrief.model import Gender

MASCULINE, FEMININE = "masc", "femn"
GENDERS: dict[str, Gender] = {MASCULINE: "m", FEMININE: "f"}


@cache
def analyser() -> pymorphy3.MorphAnalyzer:
    """The one analyser of the process; loading it takes about 0.1 s."""
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=65536)
def parses(word: str) -> tuple[Parse, ...]:
    """Every reading of `word`, guessed ones too, the likeliest first."""
    try:
        return tuple(analyser().parse(word))
    except ValueError:  # pymorphy3 asks for the Unicode name of letters that have none (Tangut)
        return ()


@lru_cache(maxsize=65536)
def tags(word: str) -> tuple[str, ...]:
    """The dictionary's tags of this very form, none for a word that it lacks; ten times faster."""
    build = analyser().dictionary.build_tag_info
    return tuple(str(build(paradigm, form)) for _, paradigm, form in _entries(word))


def readings(word: str) -> list[tuple[OpencorporaTag, str]]:
    """The dictionary's tags of the form, each with its normal form, in no order of likelihood.

    It takes a fifth of the time of `parses`; none for a word that may be an initial.
    """
    book = analyser().dictionary
    return [
        (book.build_tag_info(paradigm, form), str(book.build_normal_form(paradigm, form, spelt)))
        for spelt, paradigm, form in (_entries(word) if len(word) > 1 else ())
    ]


def _entries(word: str) -> list[tuple[str, int, int]]:
    """The dictionary's entries of this very form: as spelt there, its paradigm, its place in it."""
    words, low = analyser().dictionary.words, word.lower()
    if "е" in low:  # which may stand for «ё»
        found = words.similar_items(low, analyser().char_substitutes)
        return [(spelt, *pair) for spelt, pairs in found for pair in pairs]
    return [(low, *pair) for pair in words.get(low) or []]


def is_known(word: str) -> bool:
    """Whether the dictionary holds the form."""
    return bool(tags(word))


def tagged(word: str, *grammemes: str) -> bool:
    """Whether one dictionary reading of the form has all the grammemes («Surn», «nomn»)."""
    return any(all(g in tag for g in grammemes) for tag in tags(word))


def given_name_genders(word: str) -> frozenset[Gender]:
    """Whose given name the form can be in the nominative: «Роман» m, «Айгуль» f, «Саша» both."""
    return frozenset(
        gender
        for tag in tags(word)
        if "Name" in tag and "sing,nomn" in tag and "Abbr" not in tag
        for gender in _genders_of(tag)
    )


def _genders_of(tag: str) -> tuple[Gender, ...]:
    if MASCULINE in tag:
        return ("m",)
    return ("f",) if FEMININE in tag else ("m", "f")


@lru_cache(maxsize=4096)
def noun_forms(word: str) -> tuple[str, ...] | None:
    """Six singular forms of a masculine common noun of the dictionary, «ё» folded; or None."""
    if not tagged(word, "NOUN", "masc", "sing,nomn"):
        return None
    for parse in parses(word):
        tag = parse.tag
        proper = {"Surn", "Name", "Patr", "Geox"} & set(tag.grammemes)
        if parse.is_known and not proper and {"NOUN", "masc", "sing", "nomn"} in tag:
            return tuple(form.replace("ё", "е") for form in singular(parse))
    return None


def nouns_in(name: str) -> list[Parse]:
    """The first readings of the nouns in somebody's name or title, in order."""
    found = (parse for word in re.findall(r"[\w-]+", name) for parse in parses(word)[:1])
    return [parse for parse in found if parse.tag.POS == "NOUN"]


def singular(parse: Parse) -> tuple[str, ...]:
    """The six singular forms that the dictionary gives a reading."""
    found = (parse.inflect({"sing", case}) for case in CASES)
    return tuple(form.word if form else parse.word for form in found)

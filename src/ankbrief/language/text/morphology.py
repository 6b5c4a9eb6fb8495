"""Lemmas and dictionary look-ups for analysed tokens."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ankbrief.language.dictionary import is_known, parses, readings, tags
from ankbrief.language.text.document import Token
from ankbrief.language.text.loans import loan

# UD part of speech → what OpenCorpora calls it
PARTS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "COMP", "PRTF"},
    "DET": {"ADJF", "NPRO"},
    "PRON": {"NPRO", "ADJF"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"},
    "AUX": {"VERB", "INFN", "GRND"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "NUM": {"NUMR", "ADJF"},
}
CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
NUMBERS = {"Sing": "sing", "Plur": "plur"}


def lemma(token: Token) -> str:
    """The dictionary form that best fits the token's tag, lower case, ё as е."""
    return token.lemma  # rules ask for it some twenty times a token


@lru_cache(100_000)
def lemma_as(word: str, pos: str, case: str, number: str) -> str:
    """The dictionary form of `word` that best fits a tag, lower case, ё as е."""
    if known := loan(word):
        return known
    wanted = {CASES.get(case), NUMBERS.get(number)} - {None}

    def fit(tag: Any) -> tuple[bool, int]:
        return str(tag.POS) in PARTS.get(pos, ()), len(wanted & tag.grammemes)

    found = [(fit(tag), form) for tag, form in readings(word)]
    fitting = {form for fits, form in found if fits == max(found)[0]}
    if len(fitting) == 1:
        return fitting.pop().replace("ё", "е")  # however likely the others are
    best = max(parses(word), key=lambda parse: fit(parse.tag), default=None)
    # A foreign script has no reading at all.
    return str(best.normal_form if best else word.lower()).replace("ё", "е")


def cases(token: Token) -> frozenset[str]:
    """The cases (UD) that the form can have: the model's, unless the dictionary rules it out."""
    return _cases(token.text, token.feats.get("Case", ""))


@lru_cache(50_000)
def dictionary_cases(word: str) -> frozenset[str]:
    """All cases (UD) that the dictionary gives to the form; none for a word it lacks."""
    found = {
        ud for tag in tags(word) if _declines(tag) for ud, code in CASES.items() if code in tag
    }
    return frozenset(found | ({"Loc"} if any("loc2" in tag for tag in tags(word)) else set()))


@lru_cache(100_000)
def _cases(word: str, case: str) -> frozenset[str]:
    allowed = dictionary_cases(word)
    if not allowed and is_known(word):
        return frozenset()
    if not allowed:
        return _by_ending(word) or frozenset({case} - {""})
    return frozenset({case}) if case in allowed else frozenset(allowed)


def _declines(tag: str) -> bool:
    return tag.startswith(("NOUN", "ADJF", "PRTF", "NUMR", "NPRO"))


def _by_ending(word: str) -> frozenset[str]:
    """Cases of a word that the dictionary lacks, as masculine nouns show them: «маслихата»."""
    for ending, ud in (("ом", "Ins"), ("ем", "Ins"), ("а", "Gen"), ("у", "Dat"), ("е", "Loc")):
        if word.endswith(ending) and word.islower():
            return frozenset({ud})
    return frozenset()

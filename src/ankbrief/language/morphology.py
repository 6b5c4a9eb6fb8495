"""Lemmas and dictionary look-ups for analysed tokens."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ankbrief.language.dictionary import analyser
from ankbrief.language.document import Token

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
    return _lemma(token.text, token.pos, token.feats.get("Case", ""), token.feats.get("Number", ""))


@lru_cache(100_000)
def _lemma(word: str, pos: str, case: str, number: str) -> str:
    parses = analyser().parse(word)
    wanted = {CASES.get(case), NUMBERS.get(number)} - {None}

    def fit(parse: Any) -> tuple[bool, int]:
        same_part = str(parse.tag.POS) in PARTS.get(pos, ())
        return same_part, len(wanted & set(parse.tag.grammemes))

    return str(max(parses, key=fit).normal_form).replace("ё", "е")


def is_known(word: str) -> bool:
    """Whether the dictionary holds the word (no guess from its ending)."""
    return bool(analyser().word_is_known(word))

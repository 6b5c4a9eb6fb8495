"""Names of places put into the nominative."""

from __future__ import annotations

import re

from ankbrief.facts.text.gazetteer import town_forms, water_forms
from ankbrief.language.dictionary import parses
from ankbrief.language.letters import fold, upper_first
from ankbrief.language.text.document import Token

# Endings of a masculine name in a hard consonant, the usual shape of names that lists lack.
OBLIQUE = {"Gen": ("а",), "Acc": (), "Dat": ("у",), "Ins": ("ом", "ем"), "Loc": ("е",)}
VOWELS = "аеёиоуыэюя"


def nominative(token: Token) -> str:
    """A lone place name by the gazetteer, the dictionary, or its case."""
    return listed(token) or _unlisted(token)


def listed(token: Token) -> str | None:
    """The nominative of a name that the gazetteer or the dictionary knows."""
    town = town_forms().get(fold(token.text)) or water_forms().get(fold(token.text))
    if town:
        return town
    if token.text.isupper() and len(token.text) > 1:
        return token.text
    for parse in parses(token.text):
        if parse.is_known and "Geox" in parse.tag and (form := parse.inflect({"nomn"})):
            return "-".join(upper_first(part) for part in form.word.split("-"))
    return None


def _unlisted(token: Token) -> str:
    """A place name that no list knows, put into the nominative by its case and ending."""
    case, word = token.feats.get("Case"), token.text
    if case in (None, "Nom"):
        return word
    for ending in OBLIQUE.get(case, ()):
        if word.endswith(ending) and word[: -len(ending)][-1:] not in VOWELS:
            return _restored(word[: -len(ending)])
    return word


def _restored(stem: str) -> str:
    """«Вознесенк» → «Вознесенка»: no masculine name ends in a consonant and «к»."""
    return f"{stem}а" if re.search(r"[бвгджзлмнпрстфхцчшщ]к$", stem) else stem

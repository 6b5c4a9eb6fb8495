"""Past verbs that agree with a person, and present ones where the gender is unknown."""

from __future__ import annotations

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.words import graft
from ankbrief.model import Gender

FEMININE_ENDINGS = (("ёлся", "лась"), ("елся", "лась"), ("лся", "лась"), ("ёл", "ла"), ("л", "ла"))


def verb(gender: Gender | None, past: str) -> str:
    """(«f», «заявил») → «заявила»; without a gender the present: «заявляет».

    `past` is masculine; where no present is listed, an unknown gender gives «заявил(а)».
    """
    if gender == "m":
        return past
    if gender == "f":
        return feminine(past)
    present: dict[str, str] = load("verbs_present")["present"]
    if past in present:
        return present[past]
    woman = feminine(past)
    return f"{past}({woman.removeprefix(past)})" if woman.startswith(past) else f"{past}/{woman}"


def feminine(past: str) -> str:
    """заявил → заявила, провёл → провела, встретился → встретилась, смог → смогла."""
    for parse in dictionary.parses(past):
        if {"VERB", "past", "masc"} in parse.tag and (form := parse.inflect({"femn"})):
            return graft(past, parse.word, form.word)
    for ending, woman in FEMININE_ENDINGS:
        if past.endswith(ending):
            return past.removesuffix(ending) + woman
    return past + "ла"

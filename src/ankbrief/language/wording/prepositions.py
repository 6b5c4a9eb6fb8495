"""The shape of a preposition before what follows: о/об/обо, с/со, в/во, к/ко.

Sources: Розенталь, «Справочник по правописанию и стилистике» (variants of prepositions);
«Русская грамматика» (1980); Грамота.ру on «со» and «во».
"""

from __future__ import annotations

import re

from ankbrief.language.letters import fold

LONG = {"о": "обо", "с": "со", "в": "во", "к": "ко"}
BASE = {"об": "о", "обо": "о", "со": "с", "во": "в", "ко": "к"}

# «мне», «всех», «многом»: words before which every preposition takes its long form.
ALWAYS = re.compile(r"мне|мной|мною|вс(?:е|ё|я|ю)(?:м|х|ми|й|ю|го|му)?$|всей|всю")
CLUSTER = {
    "о": re.compile(r"(?!)"),
    "с": re.compile(
        r"[сзшж][бвгджзйклмнпрстфхцчшщ]|щ|вт|вс|вз|мн|льв|льд|лб|лж|рж|рт|мх|мст|чт[ои]"
    ),
    "в": re.compile(r"[вф][бвгджзйклмнпрстфхцчшщ]|мн|льв|льд|лб|лж|рж|рт|мгл|мх|двор|сне$|тьм"),
    "к": re.compile(r"вс|вт|мн|льв|льд|лб|рт|рв|дн[юея]"),
}
# Letters read as words; the others are spelt: «об МВД», «об НПО», but «о СМИ», «со СМИ».
READ_AS_WORDS = frozenset({"СМИ", "СПИД", "МИД", "ФИФА", "НАТО", "ЛАГ", "МАГАТЭ", "США"})
SPELT_WITH_VOWEL = "АИОУЭЛМНРСФ"


def preposition(word: str, following: str) -> str:
    """The preposition as it sounds before `following`: («о», «Ассамблее») → «об».

    Other prepositions come back as they are.
    """
    base = BASE.get(word.lower(), word.lower())
    if base not in LONG:
        return word
    shaped = _shape(base, following.lstrip(" «\"„“(’'"))
    return shaped.capitalize() if word[:1].isupper() else shaped


def with_preposition(word: str, following: str) -> str:
    """The preposition and what follows: «об Ассамблее», «со Скляром», «во вторник»."""
    return f"{preposition(word, following)} {following}"


def _shape(base: str, following: str) -> str:
    first = re.match(r"[^\W_]+", following)
    if first is None:
        return base
    word = first.group()
    if word.isdigit():
        return _before_number(base, word)
    if word.isupper() and len(word) > 1 and word not in READ_AS_WORDS:
        return "об" if base == "о" and word[0] in SPELT_WITH_VOWEL else base
    # «с США»: said as «сэ-шэ-а», written without «о».
    return base if word == "США" else _before_word(base, fold(word))


def _before_word(base: str, word: str) -> str:
    if ALWAYS.fullmatch(word) or CLUSTER[base].match(word):
        return LONG[base]
    if base == "о" and word[:1] in "аиоуэ":
        return "об"
    return base


def _before_number(base: str, digits: str) -> str:
    """«со 2 мая» (второго), «со 100» (ста), «во 2-м»; «об 11», «об 1»."""
    if base == "о":
        return "об" if digits in {"1", "11"} else "о"
    second = digits == "2"
    hundred = len(digits) == 3 and digits.startswith("1")
    return LONG[base] if (second and base in "св") or (hundred and base == "с") else base

"""Names of places put into the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankbrief.facts.posts.wording import nominative_adjective
from ankbrief.facts.text.gazetteer import phrase_forms, town_forms, water_forms
from ankbrief.language.dictionary import parses
from ankbrief.language.letters import fold, upper_first
from ankbrief.language.text.document import Token

# Endings of a masculine name in a hard consonant, the usual shape of names that lists lack.
OBLIQUE = {"Gen": ("а",), "Acc": (), "Dat": ("у",), "Ins": ("ом", "ем"), "Loc": ("е",)}
FEMININE = {"Acc": ("у", "а"), "Ins": ("ой", "а")}  # «Убу», «Убой» → «Уба»
SOFT = re.compile(r"[бвгджзлмнпрстфхцчшщ]к$")  # what no masculine name ends in
# «Рыспая», «в Рыспае» → «Рыспай»; «Майколя» → «Майколь»: names of the steppe end so.
SOFT_ENDED = re.compile(r"(\w+(?:[ауы](?=[яюе])|[кК]ол))(?:я|ю|ем|е)")
VOWELS = "аеёиоуыэюя"
# Cases that a preposition asks for, where the tagger saw a nominative.
GOVERNED = {
    **dict.fromkeys(("из", "до", "от", "у", "около", "возле", "близ", "мимо", "вокруг"), "Gen"),
    **dict.fromkeys(("к", "ко", "по"), "Dat"),
    **dict.fromkeys(("под", "над", "перед", "между"), "Ins"),
}
AROUND = re.compile(r"((?:При|За|По|Под|Над|Между|Лево|Право)\w+)ь(?:е|я|ю|ем|ём)")  # «Приаралья»
ADJECTIVAL = re.compile(r"(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ую|юю|ое|ее)$")


def nominative(token: Token, before: Token | None = None) -> str:
    """A lone place name by the gazetteer, the dictionary, or its case.

    `before` is what governs the name: a preposition, a small-letter noun («жители Бозшатыра»).
    """
    return listed(token) or _unlisted(token, _case(token, before))


def listed(token: Token) -> str | None:
    """The nominative of a name that the gazetteer or the dictionary knows."""
    town = town_forms().get(fold(token.text)) or water_forms().get(fold(token.text))
    if town:
        as_worded = fold(town) == fold(token.text) and not token.text.isupper()
        return token.text if as_worded else town  # «Оранғай»
    if token.text.isupper() and len(token.text) > 1:
        return token.text
    for parse in parses(token.text):
        if parse.is_known and "Geox" in parse.tag and (form := parse.inflect({"nomn"})):
            return "-".join(upper_first(part) for part in form.word.split("-"))
    return _by_last_part(token.text)


def _by_last_part(word: str) -> str | None:
    """«Верх-Убе», «Кара-Кенгире»: the part behind the hyphen declines."""
    first, _, last = word.rpartition("-")
    known = town_forms().get(fold(last)) or water_forms().get(fold(last))
    return f"{first}-{known}" if first and known and last[0].isupper() else None


def _case(token: Token, before: Token | None) -> str:
    """The tagger's case; where it saw a nominative that cannot be, the one that is governed."""
    case = token.feats.get("Case", "")
    if before is None or case not in ("", "Nom"):
        return case
    if before.pos == "NOUN" and before.text.islower():
        return "Gen"  # «в районе Курмыша»
    return GOVERNED.get(before.text.lower(), case)


def _unlisted(token: Token, case: str) -> str:
    """A place name that no list knows, put into the nominative by its case and ending."""
    word = token.text
    around = AROUND.fullmatch(word)
    if around:
        return f"{around[1]}ье"
    if case in ("", "Nom"):
        return word
    if plural := _plural(word, case):
        return plural
    hard = (word[: -len(e)] for e in OBLIQUE.get(case, ()) if word.endswith(e))
    stem = next((stem for stem in hard if stem[-1:] not in VOWELS), None)
    if (soft := SOFT_ENDED.fullmatch(word)) and case in OBLIQUE:
        return f"{soft[1]}{'ь' if soft[1].endswith('кол') else 'й'}"
    if stem is not None:
        return _restored(stem)
    ending, own = FEMININE.get(case, ("", ""))
    return word[: -len(ending)] + own if ending and word.endswith(ending) else word


def _plural(word: str, case: str) -> str | None:
    """«Софиевки» → «Софиевка», «в Камыстах» → «Камысты»."""
    if case == "Gen" and re.search(r"[гкх]и$", word):
        return f"{word[:-1]}а"
    if case == "Loc" and word.endswith("ах"):
        return f"{word[:-2]}{'и' if word[-3] in 'гкхжшчщ' else 'ы'}"
    return None


def _restored(stem: str) -> str:
    """«Вознесенк» → «Вознесенка», «Уб» → «Уба»: so no masculine name ends."""
    return f"{stem}а" if SOFT.search(stem) or not set(stem[1:].lower()) & set(VOWELS) else stem


def words_of(tokens: Sequence[Token]) -> str:
    """«Горной Ульбинке» → «Горная Ульбинка»: adjectives agree with the last word."""
    known = phrase_forms().get(tuple(fold(token.text) for token in tokens))
    if known:
        return known
    last = nominative(tokens[-1])
    gender = gender_of(last)
    before = [nominative_adjective(token, gender) for token in tokens[:-1]]
    return " ".join((*before, last))


def gender_of(name: str) -> str:
    """By the ending of a name in the nominative, in the dictionary's terms."""
    if name.endswith(("а", "я")):
        return "femn"
    return "neut" if name.endswith(("о", "е")) else "masc"


def is_adjectival(word: str) -> bool:
    """«Заречном», «Набережной»: by its ending."""
    return bool(ADJECTIVAL.search(word))

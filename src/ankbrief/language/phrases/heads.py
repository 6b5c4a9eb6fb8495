"""Where the head of a phrase stands, and which words before and after change with it.

«первый заместитель премьер-министра»: the head is «заместитель», «первый» agrees with it, what
follows stays. Source: Розенталь, «Справочник по правописанию и стилистике»
(agreement of attributes and appositions).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from ankbrief.data import load
from ankbrief.language.declensions import Forms
from ankbrief.language.dictionary import tagged
from ankbrief.language.letters import KAZAKH, fold, is_cyrillic
from ankbrief.language.names.surnames import looks_like_surname
from ankbrief.language.phrases.appositions import appended_forms
from ankbrief.language.words import Reading, adjectives, has_oblique_reading, nouns

ABBREVIATION = re.compile(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,}.*|[А-ЯЁ][а-яё]{1,3}[А-ЯЁ]{1,}\w*")


@dataclass(frozen=True, slots=True)
class Moving:
    """A word that changes: its place in the piece and how to read it, or its forms outright."""

    index: int
    reading: Reading
    forms: Forms | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A head with the words that agree with it; `end` is the first word that stays."""

    noun: Moving
    agreeing: tuple[Moving, ...]
    end: int

    @property
    def reading(self) -> Reading:
        return self.noun.reading


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(load("lexicon")[table][key])


# Roman figures stand before a head («XXXIV сессия»), ordinals in figures agree («34-я сессия»).
ROMAN = re.compile(r"[IVXLCХМС]+")
ORDINAL = re.compile(r"(\d+-)(й|я|е|го|му|м|ю|х|ми)")
ORDINAL_ENDINGS: dict[str | None, Forms] = {
    "masc": ("й", "го", "му", "й", "м", "м"),
    "femn": ("я", "й", "й", "ю", "й", "й"),
    "neut": ("е", "го", "му", "е", "м", "м"),
    "plur": ("е", "х", "м", "е", "ми", "х"),
}
TOWN_LETTER = "г."


def is_frozen_head(words: list[str]) -> bool:
    """«и.о.», «врио», НПО, КазНУ, «Бірлік»: a phrase that begins so does not change."""
    heads = _words("frozen", "heads")
    if len(words) > 1 and (ROMAN.fullmatch(words[0]) or ORDINAL.fullmatch(words[0])):
        return False
    if words[0] == TOWN_LETTER:
        return len(words) == 1
    if words[0].lower() in heads or " ".join(words[:2]).lower() in heads:
        return True
    return bool(ABBREVIATION.fullmatch(words[0])) or is_opaque(words[0])


def is_opaque(word: str) -> bool:
    """Quotes, brackets, digits, Latin and Kazakh letters: nothing to inflect."""
    return not is_cyrillic(word.replace("-", "").strip(".,;")) or bool(set(word) & KAZAKH)


def find_head(words: list[str], start: int = 0) -> Head | None:
    """The first head at or after `start` with its agreeing words; None where there is none."""
    at = skip_leading(words, start)
    if words[at : at + 1] == [TOWN_LETTER]:
        return _town(words, at)
    return _search(words, at, substantives=False) or _search(words, at, substantives=True)


def _search(words: list[str], at: int, *, substantives: bool) -> Head | None:
    """A noun after its adjectives; «старший», «рабочий» are nouns only in a second search."""
    before: list[int] = []
    for index in range(at, len(words)):
        word = words[index]
        adjective = adjectives(word) or ORDINAL.fullmatch(word)
        if word.lower() == "и" and before:
            continue
        found = None if adjective and not substantives else _noun_head(words, index, before)
        if found or not adjective:
            return found or (_lone_participle(words, before) if substantives else None)
        before.append(index)
    return _lone_participle(words, before) if substantives else None


def skip_leading(words: list[str], at: int) -> int:
    """«а также председатель», «тридцать четвёртая сессия»: past what only introduces."""
    leading = _words("leading", "words")
    while at < len(words) - 1 and (
        words[at].lower() in leading or ROMAN.fullmatch(words[at]) or begins_ordinal(words, at)
    ):
        at += 1
    return at


def begins_ordinal(words: list[str], at: int) -> bool:
    """«тридцать четвёртая», «сто двадцать пятая»: only the last word of an ordinal changes."""
    low = words[at].lower()
    if low not in cardinals():
        return False
    rest = next((word for word in words[at + 1 :] if word.lower() not in cardinals()), "")
    return tagged(rest, "Anum")


@cache
def cardinals() -> frozenset[str]:
    """Numerals that stand before the last word of an ordinal, in the nominative."""
    return frozenset(row[0] for row in load("numerals")["cardinal"].values())


def _town(words: list[str], at: int) -> Head | None:
    """«г. Астана»: the letter stays, the name changes."""
    forms = appended_forms("город", words[at + 1]) if at + 1 < len(words) else None
    noun = Moving(at, nouns("город")[0], (TOWN_LETTER,) * 6)
    return Head(noun, (Moving(at + 1, noun.reading, forms),), at + 2) if forms else None


def _noun_head(words: list[str], index: int, before: list[int]) -> Head | None:
    """The noun at `index`, if the adjectives before it agree with one of its readings."""
    if _is_brand_first(words, index):
        return None if before else _brand(words, index)
    for reading in noun_readings(words[index]):
        agreeing = [_agreeing(words[i], i, reading) for i in before]
        if all(agreeing):
            moving = tuple(found for found in agreeing if found)
            return _with_tail(words, Moving(index, reading), moving)
    return None


def noun_readings(word: str) -> tuple[Reading, ...]:
    """The nominative noun readings of a word, of the last part of a hyphenated one.

    Beside a person the last part is one too: врач-кардиохирург, инженер-конструктор.
    """
    first, _, last = word.rpartition("-")
    found = nouns(last)
    if not any(one.known and one.animate for one in nouns(first.rsplit("-", 1)[-1])):
        return found
    unknown = (replace(one, animate=True) for one in found if not one.known)
    return (*(one for one in found if one.animate), *unknown, *found)


def _agreeing(word: str, index: int, noun: Reading) -> Moving | None:
    if ordinal := ORDINAL.fullmatch(word):
        return Moving(index, noun, ordinal_forms(ordinal, noun))
    found = (reading for reading in adjectives(word) if agrees(reading, noun))
    return next((Moving(index, reading) for reading in found), None)


def ordinal_forms(ordinal: re.Match[str], noun: Reading) -> Forms | None:
    """«34-я», «34-й» … for a feminine noun."""
    kind = "plur" if noun.number == "plur" else noun.gender
    row = ORDINAL_ENDINGS.get(kind, ORDINAL_ENDINGS["masc"])
    return tuple(ordinal[1] + ending for ending in row) if row[0] == ordinal[2] else None  # type: ignore[return-value]


def agrees(adjective: Reading, noun: Reading) -> bool:
    """Whether number and, in the singular, gender are the same; «судья» takes either gender."""
    if adjective.number != noun.number:
        return False
    any_gender = noun.gender is None or "ms-f" in noun.parse.tag.grammemes
    return noun.number == "plur" or any_gender or adjective.gender == noun.gender


def _is_brand_first(words: list[str], index: int) -> bool:
    """«Назарбаев Университет»: a capitalised name before a generic noun, both nominative."""
    following = words[index + 1].lower() if index + 1 < len(words) else ""
    named = words[index][:1].isupper() and not adjectives(words[index])
    return named and (following in _words("brand", "heads") or _is_brand_of_two(words, index))


def _is_brand_of_two(words: list[str], index: int) -> bool:
    """«Назарбаев Интеллектуальная школа»: the adjective agrees with the noun after it."""
    pair = words[index + 1 : index + 3]
    if len(pair) < 2 or not pair[0][:1].isupper() or not looks_like_surname(fold(words[index])):
        return False
    apart = not any(_agreeing(pair[0], 0, noun) for noun in noun_readings(words[index]))
    return apart and any(_agreeing(pair[0], 0, noun) for noun in noun_readings(pair[1]))


def _brand(words: list[str], index: int) -> Head | None:
    return find_head(words, index + 1)


def _lone_participle(words: list[str], before: list[int]) -> Head | None:
    """«заведующий секретариатом», «исполняющая обязанности», «уполномоченный по правам»."""
    if not before:
        return None
    last = before[-1]
    if not adjectives(words[last]):
        return None
    reading = replace(adjectives(words[last])[0], animate=True)
    agreeing = [_agreeing(words[i], i, reading) for i in before[:-1]]
    if not all(agreeing):
        return None
    return Head(Moving(last, reading), tuple(found for found in agreeing if found), last + 1)


def _with_tail(words: list[str], noun: Moving, agreeing: tuple[Moving, ...]) -> Head:
    """The head with what changes after it: «консул почётный», «город Астана»."""
    end = noun.index + 1
    after = _postposed(words, end, noun.reading)
    end += (after[-1].index + 1 - end) if after else 0
    forms = appended_forms(words[noun.index], words[end]) if end < len(words) else None
    if forms:
        after += (Moving(end, noun.reading, forms),)
        end += 1
    return Head(noun, (*agreeing, *after), end)


def _postposed(words: list[str], at: int, noun: Reading) -> tuple[Moving, ...]:
    """«консул почётный», «митрополит Астанайский и Казахстанский»: adjectives after the head."""
    found: list[Moving] = []
    while at < len(words) and not is_opaque(words[at]):
        moving = _agreeing(words[at], at, noun)
        if moving is None or is_claimed(words, at) or not looks_adjectival(words[at], moving):
            break
        found.append(moving)
        at += 2 if words[at + 1 : at + 2] == ["и"] else 1
    return tuple(found)


def looks_adjectival(word: str, moving: Moving) -> bool:
    """A dictionary adjective, or a guess that ends like one: Астанайский, Казахстанская."""
    return moving.reading.known or word.endswith(("ский", "цкий", "ная", "ный", "ская", "цкая"))


def is_claimed(words: list[str], at: int) -> bool:
    """«аким городской администрации»: a form that can belong to the noun after it does."""
    after = words[at + 1] if at + 1 < len(words) else ""
    followed = after[:1].isalpha() and after != "и"
    return followed and has_oblique_reading(words[at])

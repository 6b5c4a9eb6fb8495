"""Which declension a surname follows.

Source: Розенталь, «Справочник по правописанию и стилистике» (names and surnames), and
Калакуцкая, «Склонение фамилий и личных имён в русском литературном языке».
"""

from __future__ import annotations

from functools import cache

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.declensions import FIXED, decline, listed
from ankbrief.language.letters import CONSONANTS, HUSHING, VELARS, VOWEL_SET, VOWELS, syllables
from ankbrief.language.names.given_names import (
    Rule,
    first_declension,
    hard_masculine,
    other_vowel,
    soft_masculine,
    stays,
)
from ankbrief.model import Gender

POSSESSIVE = ("ов", "ев", "ин", "ын")
POSSESSIVE_WOMAN = ("ова", "ева", "ина", "ына")


def listed_man(word: str) -> str | None:
    """Чаплин → Чаплином (foreign -ин), Топчий → Топчия."""
    return listed("surname_m").get(word)


def listed_woman(word: str) -> str | None:
    """Калина → Калины: the man's surname is Калина too."""
    return listed("surname_f").get(word)


def french(word: str) -> str | None:
    """Дюма, Золя: stressed -а, -я of French make stays."""
    return FIXED if word in indeclinable() else None


@cache
def indeclinable() -> frozenset[str]:
    """Surnames that end in a stressed -а, -я and stay."""
    return frozenset(load("declensions")["indeclinable"]["surnames"])


def korean(word: str) -> str | None:
    """Юрий Пя, Джек Ма: the vowel of one syllable is stressed and stays."""
    return FIXED if word.endswith(("а", "я")) and syllables(word) == 1 else None


def old_plural(word: str) -> str | None:
    """Белых, Долгих stay; Рерих, Фрейндлих and one-syllable names are nouns."""
    if word.endswith("ых") and syllables(word) > 1:
        return FIXED
    russian = word.endswith("их") and word[-3:-2] in VELARS + HUSHING + "нь"
    return FIXED if russian and syllables(word) > 1 else None


def possessive(word: str) -> str | None:
    """Токаев → Токаевым, Львов → Львовым; one syllable is foreign: Шин → Шином."""
    if not word.endswith(POSSESSIVE):
        return None
    return "possessive" if has_stem(word[:-2]) else "hard"


def turkic_or_arabic(word: str) -> str | None:
    """Тохтасын → Тохтасыном, Мухриддин → Мухриддином, Ерсаин: -ин, -ын is no suffix here."""
    if not word.endswith(("ин", "ын")):
        return None
    of_faith = word.endswith(("ддин", "хусаин", "тасын", "болсын", "калсын", "турсын"))
    return "hard" if of_faith or word in mens_names() else None


@cache
def mens_names() -> frozenset[str]:
    """Men's given names of our list, which are surnames too: Турсын, Ерсаин, Константин."""
    return frozenset(load("given_names")["man"].split())


def has_stem(stem: str) -> bool:
    """Whether a surname can be left of -ов, -ин: «Тока», «Льв», not «Ш»."""
    return not VOWEL_SET.isdisjoint(stem) or (len(stem) > 1 and stem != "ль")


def adjective_iy(word: str) -> str | None:
    """Свинцицкий → Свинцицкого, Верхний → Верхнего, Гончий → Гончего; not Палий → Палия."""
    if not word.endswith("ий") or syllables(word) < 2:
        return None
    before = word[-3]
    if before in VELARS:
        return "adjective_velar"
    return "adjective_soft" if before in HUSHING + "н" else None


def adjective_yy(word: str) -> str | None:
    """Белый → Белого."""
    return "adjective" if word.endswith("ый") and syllables(word) > 1 else None


def adjective_oy(word: str) -> str | None:
    """Толстой → Толстого, Донской → Донским; Цой → Цоя, Козодой → Козодоя, -бой → -боя."""
    if not word.endswith("ой") or syllables(word) < 2 or is_noun_in_oy(word):
        return None
    return "adjective_velar_oy" if word[-3] in VELARS + HUSHING else "adjective_oy"


def is_noun_in_oy(word: str) -> bool:
    """Whether -ой is no adjective's: a noun of the dictionary, or the Turkic -бой."""
    if dictionary.tagged(word, "ADJF", "nomn") or dictionary.tagged(word, "Surn", "masc", "nomn"):
        return False
    return word.endswith("бой") or dictionary.tagged(word, "NOUN", "masc", "nomn")


def little_one(word: str) -> str | None:
    """Ткаченок → Ткаченка: the suffix -енок, -онок drops its vowel."""
    return "ok" if word.endswith(("енок", "онок")) and syllables(word) > 2 else None


def common_noun(word: str) -> str | None:
    """Заяц → Зайца, Воробей → Воробья, Борщ → Борщом: as the noun of the dictionary."""
    if not may_lose_vowel(word) and word[-1] not in HUSHING:
        return None
    noun = dictionary.noun_forms(word)
    if noun is None:
        return None
    if noun[4] == word + "ом":
        return "hard"
    rows = load("declensions")["fleeting"]["rows"]
    return next((row for row in rows if matches(word, row, noun)), None)


def may_lose_vowel(word: str) -> bool:
    """Whether a vowel stands where it could be lost: Заяц, Горошек, Воробей; not Рот, Ян."""
    before_last = word.rstrip("ь")[-2:-1]
    return syllables(word) > 1 and (before_last in "ео" or word.endswith("яц"))


def matches(word: str, row: str, noun: tuple[str, ...]) -> bool:
    """Whether `row` gives the noun's own genitive and instrumental."""
    forms = decline(word, row)
    return word.endswith(forms[0][-2:]) and (forms[1], forms[4]) == (noun[1], noun[4])


def ets(word: str) -> str | None:
    """Лукьянец → Лукьянца, Коломиец → Коломийца, Невталец → Невтальца; Швец, Мудрец keep it."""
    if not word.endswith("ец"):
        return None
    before = word[:-2]
    if syllables(word) < 2 or (before[-1] in CONSONANTS and before[-2:-1] not in VOWELS + "ь"):
        return "hard"
    if before[-1] in VOWELS:
        return "yets"
    # Кравцо́м, Стрельцо́м, but Лукья́нцем: only short ones are stressed at the end.
    row = "lets" if before[-1] == "л" else "ets"
    return f"{row}_stressed" if syllables(word) == 2 else row


def ach(word: str) -> str | None:
    """Деркач → Деркачо́м: the Slavic suffix -ач is stressed."""
    return "hard" if word.endswith("ач") and syllables(word) > 1 else None


def possessive_woman(word: str) -> str | None:
    """Балаева → Балаевой, Львова → Львовой; Шина → Шины."""
    if not word.endswith(POSSESSIVE_WOMAN):
        return None
    return "possessive_f" if has_stem(word[:-3]) else "a"


def adjective_woman(word: str) -> str | None:
    """Кучинская → Кучинской, Гончая → Гончей, Верхняя → Верхней."""
    if not word.endswith(("ая", "яя")) or syllables(word) < 3 or is_caucasian(word):
        return None
    if word.endswith("яя"):
        return "adjective_soft_f"
    return "adjective_hushing_f" if word[-3] in HUSHING else "adjective_f"


def is_caucasian(word: str) -> bool:
    """Ломая, Гелбая: Mingrelian and Abkhaz -ая is a noun's, unless an adjective ends so."""
    ending = word.endswith(("бая", "мая", "пая", "уая"))
    return ending and not dictionary.tagged(word, "ADJF")


MEN: tuple[Rule, ...] = (
    listed_man,
    french,
    korean,
    old_plural,
    turkic_or_arabic,
    possessive,
    adjective_iy,
    adjective_yy,
    adjective_oy,
    little_one,
    common_noun,
    ets,
    ach,
    first_declension,
    other_vowel,
    soft_masculine,
    hard_masculine,
    stays,
)
WOMEN: tuple[Rule, ...] = (
    listed_woman,
    french,
    korean,
    possessive_woman,
    adjective_woman,
    first_declension,
    stays,
)


def surname_declension(word: str, gender: Gender) -> str:
    """The declension of the folded surname of a man or a woman."""
    for rule in MEN if gender == "m" else WOMEN:
        if found := rule(word):
            return found
    return FIXED


def looks_like_surname(word: str) -> bool:
    """Whether the ending alone says surname: -ов(а), -ин(а), -ский, -енко."""
    return word.endswith(SURNAME_ENDINGS) and syllables(word) > 1


SURNAME_ENDINGS = (
    *POSSESSIVE,
    *POSSESSIVE_WOMAN,
    *("ский", "цкий", "ская", "цкая", "енко", "швили", "дзе", "янц", "енок", "ых"),
)

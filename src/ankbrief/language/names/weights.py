"""How well a word is known as a part of somebody's name: the weights that `nominative` compares."""

from __future__ import annotations

import re
from functools import cache

from ankbrief.language import dictionary
from ankbrief.language.names.forms import frozen_first
from ankbrief.language.names.gender import by_tail
from ankbrief.language.names.parts import (
    Role,
    foreign_given,
    given_names,
    is_patronymic,
    known_surnames,
)
from ankbrief.language.names.surnames import POSSESSIVE, POSSESSIVE_WOMAN, has_stem, indeclinable
from ankbrief.model import Gender

FAMILIAR = ("ко", "дзе", "швили", "ых", "их", "оглу")


def weigh(word: str, role: Role, gender: Gender) -> float:
    """How well a folded nominative is known to be such a part of such a person's name."""
    if role is Role.PATRONYMIC:
        return 4.0 if is_patronymic(word, [word, "", ""]) else -6.0
    return weigh_given(word, gender) if role is Role.GIVEN else weigh_surname(word, gender)


# What the end of an East Asian given name is worth as a nominative, tried from the top.
EAST_ASIAN: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"[ое]м$|[ая]$"), 0.1),  # Лам; Сяопином sooner
    (re.compile(r"м$"), 0.4),
    (re.compile(r"ь$"), 0.45),
    (re.compile(r"[йнгткпхл]$"), 0.5),
    (re.compile(r"[иоё]$"), 0.25),
    (re.compile(r"[ую]$"), 0.1),
    (re.compile(r"е$"), -0.1),
)


def weigh_east_asian(word: str) -> float:
    """A given name after a frozen surname, small letters, «ё» kept: Сяопин, Лэцзи, Пё."""
    return next((weight for shape, weight in EAST_ASIAN if shape.search(word)), 0.0)


def weigh_given(word: str, gender: Gender) -> float:
    """4 for a name of our lists, 3 for one of the dictionary, 2 for a telling tail, 0 else."""
    *first, last = word.split("-")
    listed = given_names().get(word) or given_names().get(last) or foreign_names().get(last)
    genders = listed or dictionary.given_name_genders(last) or by_tail(last)
    paired = 0.3 if first and first[0] in given_names() else 0.0
    paired -= 0.1 * bool(first and may_be_oblique(first[0], gender))
    if gender in genders:
        in_dictionary = gender in dictionary.given_name_genders(last)
        known = 4.0 + BOTH * in_dictionary if listed else 3.0 if in_dictionary else 2.0
        if may_be_oblique(last, gender):
            known = known - RARER if listed else 2.0
        return known + paired - 0.5 * (len(genders) > 1)
    if genders:
        return -2.0
    return unheard_of(word, gender)


BOTH = 0.1  # Соня is in the dictionary, Сона in our lists only
RARER = 0.5  # «Нурлана», «Марине»: a rarer woman's name that is a form of a commoner one


def may_be_oblique(word: str, gender: Gender) -> bool:
    """Константина, Евгения, Анне, Роберту: a name that is sooner a form of a commoner one."""
    if gender == "m":
        return word.endswith("у") and "m" in given_names().get(word[:-1], ())
    if word.endswith("а"):
        return "m" in given_names().get(word[:-1], ()) or word[:-1] in foreign_names()
    if word.endswith("я"):
        return "m" in given_names().get(f"{word[:-1]}й", ())
    if word.endswith("и"):
        return "f" in given_names().get(f"{word[:-1]}я", ())
    return word.endswith("е") and "f" in given_names().get(f"{word[:-1]}а", ())


# What the end of an unheard-of given name is worth as a nominative, tried from the top.
GIVEN_SHAPES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(?:[сц]к(?:ого|ому|им|ом|ой)|[ое]в(?:ым|ой)|[иы]ным)$"), -4.0),  # Токаевым
    (re.compile(r"[аеиоуыэюя].*(?:ом|ем|ой|ей)$"), -0.9),
    (re.compile(r"[ую]$"), -1.0),
    (re.compile(r"(?:юки|аки|уки|оси|дзи|рити|ити)$"), -0.4),  # Тосиюки
    (re.compile(r"[еиы]$"), -0.9),
    (re.compile(r"[оэ]$"), -0.4),
    (re.compile(r"[ая]$"), -0.5),
)


def unheard_of(word: str, gender: Gender) -> float:
    """A name that no list knows; one in -о is a man's: Дженнаро, Сержио."""
    if gender == "f" and word.endswith("о"):
        return -2.0
    return next((weight for shape, weight in GIVEN_SHAPES if shape.search(word)), 0.0)


TRADITIONAL = 1.5  # Кара-Мурза: the first part is one of those that stay


def weigh_surname(word: str, gender: Gender) -> float:
    """3 for an ending of the right gender, 2.5 for a surname of the dictionary, less for others."""
    pieces = word.split("-")
    weights = [
        TRADITIONAL if piece in frozen_first() else weigh_piece(piece, gender)
        for piece in pieces[:-1]
    ]
    return sum([*weights, weigh_piece(pieces[-1], gender)]) / len(pieces)


def weigh_piece(last: str, gender: Gender) -> float:
    """The weight of one part of a double surname."""
    if tells_gender(last):
        return 3.0 if last.endswith(surname_endings()[gender]) else -1.0
    if is_familiar(last) or is_dictionary_surname(last, gender):
        return 2.5
    if gender == "f" and is_adjective(last, "femn"):
        return 2.2
    if gender == "m" and last.endswith(("ый", "ой")) and is_adjective(last, "masc"):
        return 1.5
    if "m" in given_names().get(last, ()) or "m" in by_tail(last):
        return 1.8  # Нурбек, Уали: many Kazakh surnames are a forefather's name
    plain = plain_surname(last)
    return max(plain, weigh_noun(last)) if plain >= 0 else plain


def is_familiar(word: str) -> bool:
    """Кобахидзе, Дюма, Маттарелла."""
    return word.endswith(FAMILIAR) or word in indeclinable() or word in known_surnames()


def weigh_noun(word: str) -> float:
    """Заяц, Сорока: a surname may be an ordinary noun, a place hardly."""
    nouns = (
        tag
        for tag in dictionary.tags(word)
        if "NOUN" in tag and not ("Geox" in tag or "Name" in tag)
    )
    found = [tag for tag in nouns if "sing,nomn" in tag]
    return (1.1 if any("masc" in tag for tag in found) else 1.0) if found else 0.0


@cache
def foreign_names() -> dict[str, frozenset[str]]:
    """Men's names of the West: Джордж, Мишель."""
    return dict.fromkeys(foreign_given(), frozenset("m"))


def tells_gender(word: str) -> bool:
    """Whether the ending is a man's or a woman's: Токаев, Балаева; not a short Шин."""
    if not word.endswith(surname_endings()["m"] + surname_endings()["f"]):
        return False
    return has_stem(word[:-3] if word[-1] == "а" else word[:-2])


def is_dictionary_surname(word: str, gender: Gender) -> bool:
    """Whether the dictionary has the surname in the nominative for that gender."""
    return dictionary.tagged(word, "Surn", "sing,nomn", "masc" if gender == "m" else "femn")


def is_adjective(word: str, gender: str) -> bool:
    """Безрукая, Полевой: an adjective of the dictionary; Кучинская by its suffix."""
    if gender == "femn" and ADJECTIVE_WOMAN.search(word):
        return True
    return dictionary.tagged(word, "ADJF", gender, "sing,nomn")


def plain_surname(word: str) -> float:
    """A surname that nothing tells: endings that look oblique are the least likely."""
    return next((weight for shape, weight in SHAPES if shape.search(word)), 1.0)


# Tried from the top: what the end of an otherwise unknown surname is worth as a nominative.
ADJECTIVE_WOMAN = re.compile(r"(?:[сц]к|н|жд|ч)ая$")
SHAPES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"[аеиоуыэюя].*[аеиоуыэюя].*[ое]вой$"), -6.0),  # Рахимбековой, not Полевой
    (re.compile(r"(?:[сц]к(?:ого|ому|им|ом)|[ое]вым|[иы]ным)$"), -4.0),  # Навроцкого
    (re.compile(r"[аеиоуыэюя].*(?:ом|ем|ой|ого|ому)$"), 0.0),
    (re.compile(r"[аеиоуыэюя].*ей$"), 0.5),
    (re.compile(r"[бвгджзкмпстхи]ц$|ийц$"), 0.2),  # Горобц: Горобец has lost its vowel
    (re.compile(r"(?:ец|ок|яц)$"), 0.5),
    (re.compile(r"ью$"), 0.9),  # Карвалью, Моуринью
    (re.compile(r"[ую]$"), 0.3),
    (re.compile(r"[иы]и$"), 0.2),
    (re.compile(r"[иые]ня$"), 0.9),  # Силиня, Кравченя
    (re.compile(r"[кнлпрст][дт]ы$"), 0.8),  # Сатыбалды, Байгелды
    (re.compile(r"(?:ч|дж)и$"), 0.8),  # the Turkic suffix: Аракчи
    (re.compile(r"ы$|[гкхжшчщ]и$"), 0.35),
    (re.compile(r"ье$"), 0.9),  # Мерсье
    (re.compile(r"е$"), 0.4),
    (re.compile(r"а$"), 0.75),
    (re.compile(r"ия$"), 0.9),
    (re.compile(r"[бвдзлмпрст]ий$"), 0.8),
    (re.compile(r"я$"), 0.4),
    (re.compile(r"[иоэё]$"), 0.8),
    (re.compile(r"ль$|[ое]вой$"), 1.1),
)


@cache
def surname_endings() -> dict[Gender, tuple[str, ...]]:
    """Endings that only a man's or only a woman's surname has."""
    return {
        "m": (*POSSESSIVE, "ский", "цкий"),
        "f": (*POSSESSIVE_WOMAN, "ская", "цкая"),
    }

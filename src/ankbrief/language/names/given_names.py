"""Which declension a given name or a patronymic follows.

Sources: Розенталь, «Справочник по правописанию и стилистике» (names); Зализняк, «Грамматический
словарь»; Грамота.ру on women's names in a soft consonant and in stressed -ия.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.declensions import FIXED, listed
from ankbrief.language.letters import CONSONANTS, HUSHING, VELARS, VOWELS, syllables
from ankbrief.model import Gender

Rule = Callable[[str], str | None]


def first_declension(word: str) -> str | None:
    """Мустафа → Мустафы, Дарига → Дариги, Джорджа → Джорджей, Майя → Майи, Юлия → Юлии."""
    if word.endswith("ия"):
        return "iya" if syllables(word) > 1 else "ya"
    if word.endswith("я"):
        return "ya"
    return hard_a(word) if word.endswith("а") else None


def hard_a(word: str) -> str:
    """Мустафа, Дарига, Саша, Айша́, Кмица; after a vowel it stays: Гулиа, Моруа."""
    before = word[-2:-1]
    if before in VOWELS:
        return FIXED
    if before in VELARS:
        return "a_velar"
    if before in HUSHING:
        return "a_hushing"
    return "a_ts" if before == "ц" else "a"


def other_vowel(word: str) -> str | None:
    """Гани, Ералы, Антониу, Данте: stays."""
    return FIXED if word[-1] in VOWELS else None


def soft_masculine(word: str) -> str | None:
    """Шарль → Шарля, Абай → Абая, Юрий → Юрии (prepositional)."""
    if word.endswith("ий"):
        return "iy" if syllables(word) > 1 else "yod"
    if word.endswith("й"):
        return "yod"
    return "soft" if word.endswith("ь") else None


def hard_masculine(word: str) -> str | None:
    """Абзал → Абзалом, Димаш → Димашем."""
    if word[-1] not in CONSONANTS:
        return None
    return "hushing" if word[-1] in HUSHING + "ц" else "hard"


def listed_man(word: str) -> str | None:
    """Лев → Льва, Пётр → Петра, Петро → Петра, Данило → Данилы."""
    return listed("given_m").get(word)


def listed_woman(word: str) -> str | None:
    """Любовь → Любови, Рахиль → Рахили."""
    return listed("given_f").get(word)


def stressed_iya(word: str) -> str | None:
    """Зульфия́ → Зульфие, unlike Мария → Марии: Turkic and Arabic names are stressed at the end.

    One that neither our lists nor the dictionary have is none of Europe's: Гульнафия.
    """
    if not word.endswith("ия"):
        return None
    if word in _women("stressed_iya"):
        return "ya"
    unheard_of = word not in _women("woman") and not dictionary.is_known(word)
    return "ya" if unheard_of and syllables(word) > 2 else None


@cache
def _women(name: str) -> frozenset[str]:
    return frozenset(load("given_names")[name].split())


def stays(_word: str) -> str:
    """Айгуль, Жанар, Сауле, Айсулу."""
    return FIXED


MEN: tuple[Rule, ...] = (
    listed_man,
    first_declension,
    other_vowel,
    soft_masculine,
    hard_masculine,
    stays,
)
WOMEN: tuple[Rule, ...] = (listed_woman, stressed_iya, first_declension, stays)


def given_declension(word: str, gender: Gender) -> str:
    """The declension of the folded given name of a man or a woman."""
    for rule in MEN if gender == "m" else WOMEN:
        if found := rule(word):
            return found
    return FIXED


def patronymic_declension(word: str, gender: Gender) -> str:
    """Кемелевич → Кемелевича, Галымовна → Галымовны; Сагатханулы, Гейдар (оглы) stay."""
    if gender == "m" and word.endswith("ич"):
        return "hard" if word in STRESSED_PATRONYMICS else "hushing"
    return "a" if gender == "f" and word.endswith("на") else FIXED


# Ильи́ч, Кузьми́ч … take -ом: Зализняк, accent pattern b.
STRESSED_PATRONYMICS = frozenset({"ильич", "кузьмич", "козьмич", "лукич", "фомич"})

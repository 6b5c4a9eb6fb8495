"""Which word of a name is the given name, the patronymic, the surname, and which never change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Literal

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.letters import VOWEL_SET, fold, syllables
from ankbrief.language.names.surnames import POSSESSIVE, looks_like_surname


class Role(StrEnum):
    """What a word is in a name; `FROZEN` for initials, particles, nicknames and foreign letters."""

    GIVEN = "имя"
    PATRONYMIC = "отчество"
    SURNAME = "фамилия"
    FROZEN = "без изменения"


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name; `foreign` where a surname in -ин, -ов takes -ом."""

    text: str
    role: Role
    foreign: bool = False

    @property
    def folded(self) -> str:
        return fold(self.text)


INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
WORD = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|\([^)]*\)|[^\s]+")
BRACKETS = re.compile(r"[«\"“„(]")
CYRILLIC_WORD = re.compile(r"[Ѐ-ӿ]+(?:['’ʼ-][Ѐ-ӿ]+)*")
PATRONYMIC = re.compile(r".{2,}(?:[оеё]вич|[оеи]вна|ична|инична|ишна|улы|кызы|гызы|кизи|оглы|угли)")
# One or two syllables of the Palladius transcription, with a Russian ending: Сяопин(а), Ханьхуэ(я).
SYLLABLE = (
    r"(?:[бпмфвдтнлшжсц]|цз|чж|ч|[гкх](?![ияюе]))?"
    r"(?:[иу]?[аоэ]|[яюеиыу]|юэ|юа|уэ)(?:нь|[нйо](?![аеиоуыэюя]))?"
)
CHINESE = re.compile(rf"(?:{SYLLABLE}){{1,2}}(?:[нй]?(?:а|у|ом|е|я|ю|ем))?")
SHORT_PATRONYMIC = frozenset(
    {"ильич", "кузьмич", "лукич", "фомич", "никитич", "саввич", "саввишна"}
)


def words_of(name: str) -> list[str]:
    """The words of a name, what stands in quotes or brackets as one word."""
    return WORD.findall(name) if BRACKETS.search(name) else name.split()


@lru_cache(maxsize=8192)
def parts_of(name: str) -> tuple[Part, ...]:
    """The words of a full name with their roles: Токаев (surname) К. (frozen) К. (frozen)."""
    words = words_of(name)
    folded = [fold(word) for word in words]
    roles = [Role.FROZEN if is_frozen(word) else Role.SURNAME for word in words]
    if not _telling_words().isdisjoint(folded) or (folded[:1] and folded[0].endswith("ийн")):
        bind_child_words(folded, roles)
        freeze_foreign(folded, roles)
    if not name.istitle() and not name.isupper():
        freeze_abbreviations(words, roles)
    free = [i for i, role in enumerate(roles) if role is Role.SURNAME]
    initials = len(free) == 1 < len(words) and any(map(INITIALS.fullmatch, words))
    found = [Role.SURNAME] if initials else _roles([folded[i] for i in free])
    for i, role in zip(free, found, strict=True):
        roles[i] = role
    foreign = not foreign_given().isdisjoint(folded)
    if not foreign:
        return tuple([Part(word, role) for word, role in zip(words, roles, strict=True)])
    return tuple(
        Part(word, role, role is Role.SURNAME and low.endswith(POSSESSIVE))
        for word, role, low in zip(words, roles, folded, strict=True)
    )


def freeze_abbreviations(words: list[str], roles: list[Role]) -> None:
    """«Президент РК Токаев»: capitals without a vowel among other words."""
    for i, word in enumerate(words):
        if word.isupper() and VOWEL_SET.isdisjoint(fold(word)):
            roles[i] = Role.FROZEN


def is_frozen(word: str) -> bool:
    """Initials, particles in small letters, nicknames in quotes, foreign letters."""
    if not CYRILLIC_WORD.fullmatch(word.rstrip(",;")):
        return True
    return word[0].islower() and word in _list("particles")


def bind_child_words(words: list[str], roles: list[Role]) -> None:
    """Гейдар оглы: both words stay; the second tells that this is a patronymic."""
    for i in range(1, len(words)):
        if words[i] in _child_words():
            roles[i - 1], roles[i] = Role.FROZEN, Role.PATRONYMIC


def freeze_foreign(words: list[str], roles: list[Role]) -> None:
    """Words of foreign names that stay: Джей Ди Вэнс, Хамад Аль Тани, Ухнаагийн Хурэлсух, Ле Пен.

    Абдель Фаттах ас-Сиси too: the servant of, of the Father of, belong to the next word.
    """
    letters = _list("letter_names")
    for i, word in enumerate(words[:-1]):
        if word in _list("servants") and len(words) > i + 2:
            roles[i] = Role.FROZEN
        if i and (word in _list("articles") or word in _list("inner_particles")):
            roles[i] = Role.FROZEN
        if word in letters and words[i + 1] in letters and len(words) > i + 2:
            roles[i] = roles[i + 1] = Role.FROZEN
        if i == 0 and word.endswith("ийн") and not is_given(word):
            roles[i] = Role.FROZEN


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load("surnames")[name].split())


def foreign_given() -> frozenset[str]:
    """Men's names of the West that nobody here is likely to bear: Колин, Жан."""
    return _list("foreign_given")


def known_surnames() -> frozenset[str]:
    """Surnames of the world that look like something else: Ямада, Кагаме, Диас."""
    return _list("known")


@cache
def _telling_words() -> frozenset[str]:
    """Words that make themselves or a neighbour stay: a name without them is looked at faster."""
    lists = ("articles", "letter_names", "servants", "inner_particles")
    return _child_words().union(*map(_list, lists))


@cache
def _child_words() -> frozenset[str]:
    return frozenset(map(fold, load("surnames")["child_words"]))


def _roles(words: list[str]) -> list[Role]:
    """The roles of the words that can change, by patronymic, order and endings."""
    if not words:
        return []
    if len(words) == 1:
        return [Role.GIVEN if is_given_only(words[0]) else Role.SURNAME]
    at = next((i for i, word in enumerate(words) if i and is_patronymic(word, words)), None)
    if at is not None:
        return _around_patronymic(len(words), at)
    if is_east_asian(words):
        return [Role.FROZEN] * (len(words) - 1) + [Role.GIVEN]
    if len(words) > 1 and surname_comes_first(words):
        return [Role.SURNAME] + [Role.GIVEN] * (len(words) - 1)
    return [Role.GIVEN] * (len(words) - 1) + [Role.SURNAME]


def _around_patronymic(count: int, at: int) -> list[Role]:
    """Имя Отчество Фамилия or Фамилия Имя Отчество."""
    surname_first = at == count - 1 and at > 1
    return [
        Role.PATRONYMIC
        if i == at
        else Role.SURNAME
        if i > at or (surname_first and i == 0)
        else Role.GIVEN
        for i in range(count)
    ]


def is_patronymic(word: str, words: list[str]) -> bool:
    """Кемелевич, Галымовна, Сагатханулы; the only other word may make it a surname: Абрамович."""
    if word in SHORT_PATRONYMIC:
        return True
    if not PATRONYMIC.fullmatch(word) or ("-" in word and len(words) == 2):
        return False
    if word.endswith("ич") and is_womans(words[0]):
        return False  # Мария Войтович
    return not (word.endswith(("улы", "оглы")) and len(words) == 2)


def is_womans(word: str) -> bool:
    """Whether only women bear the given name."""
    genders = given_names().get(word) or dictionary.given_name_genders(word)
    return genders == {"f"}


def is_east_asian(words: list[str]) -> bool:
    """Си Цзиньпин, Пан Ги Мун: a short first surname and no name of ours after it."""
    first, rest = words[0], words[1:]
    if first not in _list("east_asian"):
        return False
    if len(rest) == 1 and is_given(first) and not looks_like_surname(rest[0]):
        return bool(CHINESE.fullmatch(rest[0])) and not is_given(rest[0])
    if len(rest) == 2 and syllables(rest[0]) == 1 and not is_given(rest[0]):
        # Ли Хён Сана, Ким Чхоль Мина: forms of Ли Хён Сан, Ким Чхоль Мин
        return not looks_like_surname(rest[1]) or syllables(rest[1]) < 3
    return all(is_east_asian_given(word, alone=len(rest) == 1) for word in rest)


def is_east_asian_given(word: str, *, alone: bool) -> bool:
    """Цзиньпин, Ги, Мун; not Калинина, not Анна, but «Минь» beside another is Vietnamese."""
    if is_given(word):
        return not alone and syllables(word) == 1
    short = syllables(word) <= 3 and not (looks_like_surname(word) and syllables(word) > 2)
    return short or bool(CHINESE.fullmatch(word))


def surname_comes_first(words: list[str]) -> bool:
    """Нукенов Абзал: the first word is more of a surname than the last.

    Асылы Осман: what may be a forefather's name does not make a strange first word a surname.
    """
    first = words[0]
    if first in given_names() or (is_compound(first) and not looks_like_surname(first)):
        return False
    if may_be_forefather(words[-1]) and not is_known_surname(first):
        return False
    if first.endswith(POSSESSIVE_IN) and sooner_given(first, words[-1]):
        return False
    if not is_sure_given(words[-1]) and not is_any_surname(first):
        return False
    return surname_score(first) > surname_score(words[-1])


def is_sure_given(word: str) -> bool:
    """A name of our lists or made like one; the dictionary has Харрис too."""
    return word in given_names() or is_compound(word)


def is_any_surname(word: str) -> bool:
    """By its ending or in the dictionary: Шевчук."""
    return is_known_surname(word) or dictionary.tagged(word, "Surn", "sing,nomn")


POSSESSIVE_IN = ("ин", "ын", "ина", "ына")  # Биньямин, Элина: given names end so as well


def sooner_given(first: str, last: str) -> bool:
    """Элина Валтонен, Амина Мохаммед; not Калинин Абзал, not Сафина Зульфия."""
    if last in given_names():
        whose = {"f"} if first.endswith("а") else {"m"}
        return whose.isdisjoint(given_names()[last])
    return bool(dictionary.given_name_genders(first)) or given_score(last) == 0


def may_be_forefather(word: str) -> bool:
    """Осман, Тілепберген; not Алия, not Геннадий."""
    whose = given_names().get(word) or (frozenset("m") if is_compound(word) else frozenset())
    return "m" in whose and word not in _list("seldom_surnames")


def is_known_surname(word: str) -> bool:
    """Whether the ending tells that the word is a surname; Ким is one too."""
    return word in _list("east_asian") or any(map(looks_like_surname, word.split("-")))


def surname_score(word: str) -> float:
    """How much a word is a surname rather than a given name."""
    pieces = word.split("-")
    return 2.0 if any(map(looks_like_surname, pieces)) else -given_score(pieces[-1])


def given_score(word: str) -> float:
    """3 for a given name of our lists, 2 for one of the dictionary, 1.5 for a telling tail."""
    if word in given_names():
        return 3.0
    if dictionary.given_name_genders(word):
        return 2.0
    return 1.5 if is_compound(word) else 0.0


def is_compound(word: str) -> bool:
    """Whether a word is made like a Turkic name: -бек, -гуль, Гул-, Абд-."""
    return word.endswith(tails("woman") + tails("man")) or word.startswith(
        heads("woman") + heads("man")
    )


@cache
def heads(whose: Literal["woman", "man"]) -> tuple[str, ...]:
    """First parts that only women's or only men's given names have."""
    return tuple(load("given_names")["heads"][whose])


@cache
def tails(whose: Literal["woman", "man"]) -> tuple[str, ...]:
    """Tails that only women's or only men's given names have."""
    return tuple(load("given_names")["tails"][whose])


def is_given(word: str) -> bool:
    """Whether the lists or the dictionary know a folded word as somebody's given name."""
    return word in given_names() or bool(dictionary.given_name_genders(word))


def is_given_only(word: str) -> bool:
    """Whether a word alone is taken for a given name: Асаин, Роман; not Токаев."""
    last = word.rsplit("-", 1)[-1]
    return last in given_names() or (is_given(last) and not looks_like_surname(last))


@cache
def given_names() -> dict[str, frozenset[str]]:
    """Folded given names of our lists with the genders of those who bear them."""
    lists = load("given_names")
    return {
        **dict.fromkeys(lists["man"].split(), frozenset("m")),
        **dict.fromkeys(lists["woman"].split(), frozenset("f")),
        **dict.fromkeys(lists["both"].split(), frozenset("mf")),
    }

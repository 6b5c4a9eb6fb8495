"""Which word of a name is the given name, the patronymic, the surname, and which never change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.letters import fold, is_cyrillic, syllables
from ankbrief.language.surnames import POSSESSIVE, looks_like_surname


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
CYRILLIC_WORD = re.compile(r"[Ѐ-ӿ]+(?:['’ʼ-][Ѐ-ӿ]+)*")
PATRONYMIC = re.compile(r".{2,}(?:[оеё]вич|[оеи]вна|ична|инична|ишна)|.{2,}(?:улы|кызы|гызы|кизи|оглы|угли)")
SHORT_PATRONYMIC = frozenset({"ильич", "кузьмич", "лукич", "фомич", "никитич", "саввич", "саввишна"})


def words_of(name: str) -> list[str]:
    """The words of a name, what stands in quotes or brackets as one word."""
    return WORD.findall(name)


def parts_of(name: str) -> tuple[Part, ...]:
    """The words of a full name with their roles: Токаев (surname) К. (frozen) К. (frozen)."""
    parts = tuple(_frozen(word) for word in words_of(name))
    parts = _bind_child_words(parts)
    free = [i for i, part in enumerate(parts) if part.role is Role.SURNAME]
    roles = _roles([parts[i].folded for i in free])
    found = list(parts)
    for i, role in zip(free, roles, strict=True):
        found[i] = replace(parts[i], role=role)
    return _mark_foreign(tuple(found))


def _frozen(word: str) -> Part:
    """The word as a surname to be looked at again, or frozen for good."""
    small = word[:1].islower() and word.lower() in _list("particles")
    free = CYRILLIC_WORD.fullmatch(word.strip(",;")) and not INITIALS.fullmatch(word) and not small
    return Part(word, Role.SURNAME if free else Role.FROZEN)


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load("surnames")[name].split())


@cache
def _child_words() -> frozenset[str]:
    return frozenset(map(fold, load("surnames")["child_words"]))


def _bind_child_words(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Гейдар оглы: both words become a patronymic that stays."""
    bound = {i for i in range(1, len(parts)) if parts[i].folded in _child_words()}
    bound |= {i - 1 for i in bound}
    return tuple(
        replace(part, role=Role.PATRONYMIC if part.folded in _child_words() else Role.FROZEN)
        if i in bound
        else part
        for i, part in enumerate(parts)
    )


def _roles(words: list[str]) -> list[Role]:
    """The roles of the words that can change, by patronymic, order and endings."""
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
    if not PATRONYMIC.fullmatch(word):
        return False
    return not (word.endswith(("улы", "оглы")) and len(words) == 2)  # noqa: PLR2004


def is_east_asian(words: list[str]) -> bool:
    """Си Цзиньпин, Ким Чен Ын: a short first surname and no name of ours after it."""
    first, rest = words[0], words[1:]
    return (
        first in _list("east_asian")
        and all(syllables(word) <= 3 and not is_given(word) for word in rest)
        and not any(looks_like_surname(word) and syllables(word) > 2 for word in rest)
    )


def surname_comes_first(words: list[str]) -> bool:
    """Нукенов Абзал: the first word is more of a surname than the last."""
    return surname_score(words[0]) > surname_score(words[-1])


def surname_score(word: str) -> int:
    """How much a word is a surname rather than a given name."""
    last = word.rsplit("-", 1)[-1]
    ending = 2 if looks_like_surname(word) and not is_given(word) else 0
    return ending + (1 if looks_like_surname(word) else 0) - (2 if is_given(last) else 0)


def is_given(word: str) -> bool:
    """Whether the lists or the dictionary know a folded word as somebody's given name."""
    return word in given_names() or bool(dictionary.given_name_genders(word))


def is_given_only(word: str) -> bool:
    """Whether a word alone is taken for a given name: Асаин, Роман; not Токаев."""
    return is_given(word.rsplit("-", 1)[-1]) and not dictionary.tagged(word, "Surn", "possible")


@cache
def given_names() -> dict[str, frozenset[str]]:
    """Folded given names of our lists with the genders of those who bear them."""
    lists = load("given_names")
    return {
        **dict.fromkeys(lists["man"].split(), frozenset("m")),
        **dict.fromkeys(lists["woman"].split(), frozenset("f")),
        **dict.fromkeys(lists["both"].split(), frozenset("mf")),
    }


def _mark_foreign(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Чарли Чаплин, Си Цзиньпин: the ending -ин is no Russian suffix here."""
    given = {part.folded for part in parts if part.role is Role.GIVEN}
    if not given & _list("foreign_given"):
        return parts
    return tuple(
        replace(part, foreign=part.role is Role.SURNAME and part.folded.endswith(POSSESSIVE))
        for part in parts
    )


__all__ = ["Part", "Role", "is_cyrillic", "parts_of", "words_of"]

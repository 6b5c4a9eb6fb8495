"""A name's words told apart: first name, patronymic, surname, in either order."""

from __future__ import annotations

from collections.abc import Sequence

from ankbrief.data import load
from ankbrief.language.names.gender import gender_of
from ankbrief.language.names.words import (
    has_surname_ending,
    is_given_name,
    is_named_only,
    is_patronymic,
)


def name_parts(words: Sequence[str]) -> tuple[str, str, str] | None:
    """First name, patronymic, surname: «Токаев К. К.», «Д. М. Оспанбеков», «Момышулы Бауыржан»."""
    initials, rest = _initials(words)
    if initials and words[-1] == "." and rest[1:] and is_patronymic(rest[1]):
        return rest[0], rest[1], initials[-1]  # «Дмитрий Сергеевич К.»
    if initials and words[-1] == "." and len(rest) == 1 and _is_first(rest[0]):
        return rest[0], "", initials[-1]  # «Дмитрий К.»
    if initials:
        return _initialled(initials, rest)
    if any(not word.isascii() for word in rest):
        rest = [word for word in rest if not word.isascii()]  # «Ши Тао Shi Tao»
    if not 1 <= len(rest) <= 5:
        return None
    rest = _with_child_words(rest)
    if len(rest) == 1:
        return _single(rest[0])
    return _ordered(rest)


def cased(word: str) -> str:
    """«СКАРОВ» → «Скаров», «ЦОЙ» → «Цой», as papers print surnames; «МВД» stays."""
    short = len(word) <= 3 and word.lower() not in load("names")["korean"].split()
    return word.title() if word.isupper() and len(word) > 1 and not short else word


# «Гейдар оглы», «Ильхам кызы»: son and daughter of.
CHILD = frozenset({"оглы", "кызы", "улы", "уулу", "гызы", "заде", "ұлы", "қызы"})


def _with_child_words(words: Sequence[str]) -> list[str]:
    joined = list[str]()
    for word in words:
        if word in CHILD and joined:
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def _is_first(word: str) -> bool:
    return is_given_name(word) and not has_surname_ending(word) and is_named_only(word)


def _single(word: str) -> tuple[str, str, str]:
    if _is_first(word):
        return word, "", ""
    return "", "", word


def _initialled(initials: Sequence[str], rest: Sequence[str]) -> tuple[str, str, str] | None:
    if not rest or len(rest) > 2:
        return None
    return initials[0], "".join(initials[1:2]), rest[-1]


def _initials(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """«К . - Ж . Токаев» → («К.-Ж.»), («Токаев»)."""
    initials, rest, index = list[str](), list[str](), 0
    while index < len(words):
        if len(words[index]) == 1 and words[index + 1 : index + 2] == ["."]:
            initials, index = _with_initial(initials, words, index)
        elif words[index].isalpha() or "-" in words[index][1:]:
            rest.append(words[index])
            index += 1
        else:
            index += 1
    return initials, rest


def _with_initial(initials: list[str], words: Sequence[str], index: int) -> tuple[list[str], int]:
    letter = f"{words[index]}."
    if index and words[index - 1] == "-" and initials:
        return [*initials[:-1], f"{initials[-1]}-{letter}"], index + 2
    return [*initials, letter], index + 2


def _ordered(words: Sequence[str]) -> tuple[str, str, str]:
    """The patronymic shows the order; without one a surname's ending does."""
    if is_patronymic(words[-1]) and len(words) > 2:
        return words[-2], words[-1], " ".join(words[:-2])
    if is_patronymic(words[1]) and len(words) > 2:
        return words[0], words[1], " ".join(words[2:])
    patronymic = words[1].lower().endswith(PATRONYMIC) and not _is_woman(*words[:2])
    if len(words) == 2 and patronymic:
        return words[0], words[1], ""
    if len(words) == 2 and _surname_first(*words):
        return words[1], "", words[0]
    return " ".join(words[:-1]), "", words[-1]


PATRONYMIC = ("вич", "вичу", "вича", "вичем", "вна", "вны", "вне", "вной")


def _is_woman(first: str, second: str) -> bool:
    """«Йована Маркович»: a surname in -вич; «Никита Маркович» is a man with his patronymic."""
    return second.endswith("вич") and first.endswith(("а", "я")) and gender_of(first) != "m"


def _surname_first(left: str, right: str) -> bool:
    """«Ахметов Серик», «Цой Марина»."""
    if left.lower() in load("names")["korean"].split():
        return is_given_name(right) and not is_given_name(left)
    return (
        has_surname_ending(left)
        and not is_given_name(left)
        and is_given_name(right)
        and not has_surname_ending(right)
    )

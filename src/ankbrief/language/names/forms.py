"""A person's name in six cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.language.cases import CASES, Case
from ankbrief.language.declensions import FIXED, Forms, decline
from ankbrief.language.dictionary import tagged
from ankbrief.language.letters import CONSONANTS, fold, syllables
from ankbrief.language.names.gender import gender_of_parts, is_lone_forefather
from ankbrief.language.names.given_names import given_declension, patronymic_declension
from ankbrief.language.names.parts import Part, Role, is_given, known_surnames, parts_of, words_of
from ankbrief.language.names.surnames import POSSESSIVE, POSSESSIVE_WOMAN, surname_declension
from ankbrief.model import Gender

UNKNOWN_GENDER = "пол неизвестен: форма оставлена в именительном падеже"


@dataclass(frozen=True, slots=True)
class Declined:
    """Six forms in the order of `CASES`; `certain` is False where the gender was needed."""

    forms: Forms
    gender: Gender | None
    certain: bool
    flags: tuple[str, ...] = ()

    def __getitem__(self, case: Case) -> str:
        return self.forms[CASES.index(case)]


@lru_cache(maxsize=65536)
def name_forms(name: str, gender: Gender | None = None) -> Declined:
    """The name in six cases; all stay in the nominative where an unknown gender matters."""
    parts = parts_of(name)
    known = gender or (None if is_lone_forefather(parts) else gender_of_parts(parts))
    if known:
        return Declined(_forms(name, parts, known), known, certain=True)
    man, woman = _forms(name, parts, "m"), _forms(name, parts, "f")
    if man == woman:
        return Declined(man, None, certain=True)
    return Declined((name,) * 6, None, certain=False, flags=(UNKNOWN_GENDER,))


def decline_name(name: str, case: Case, gender: Gender | None = None) -> str:
    """The name in `case`: («Абзал Нукенов», datv) → «Абзалу Нукенову»."""
    return name_forms(name, gender)[case]


def _forms(name: str, parts: tuple[Part, ...], gender: Gender) -> Forms:
    columns = [part_forms(part, gender) for part in parts]
    rows = zip(*columns, strict=True) if columns else ((),) * len(CASES)
    if " ".join([part.text for part in parts]) == name:
        return tuple([" ".join(row) for row in rows])  # type: ignore[return-value]
    gaps = gaps_between(name)
    return tuple("".join(weave(gaps, row)) for row in rows)  # type: ignore[return-value]


def gaps_between(name: str) -> list[str]:
    """What stands before, between and after the words: kept as it is."""
    gaps, rest = [], name
    for word in words_of(name):
        before, _, rest = rest.partition(word)
        gaps.append(before)
    return [*gaps, rest]


def weave(gaps: list[str], words: Iterable[str]) -> Iterable[str]:
    """Gaps and words in turn."""
    for gap, word in zip(gaps, words, strict=False):
        yield gap
        yield word
    yield gaps[-1]


@lru_cache(maxsize=65536)
def part_forms(part: Part, gender: Gender) -> Forms:
    """One word of a name in six cases, hyphens minded."""
    if part.role is Role.FROZEN:
        return (part.text,) * 6
    pieces = part.text.split("-")
    if len(pieces) == 1:
        return decline(part.text, declension(part.text, part, gender))
    rows = [
        FIXED if stays(part, index, pieces, gender) else declension(piece, part, gender)
        for index, piece in enumerate(pieces)
    ]
    moved = [decline(piece, row) for piece, row in zip(pieces, rows, strict=True)]
    return tuple("-".join(piece[i] for piece in moved) for i in range(len(CASES)))  # type: ignore[return-value]


def declension(piece: str, part: Part, gender: Gender) -> str:
    """The declension of one piece of a part."""
    word = fold(piece)
    if part.role is Role.PATRONYMIC:
        return patronymic_declension(word, gender)
    if part.role is Role.GIVEN:
        return given_declension(word, gender)
    return "hard" if part.foreign and gender == "m" else surname_declension(word, gender)


def stays(part: Part, index: int, pieces: list[str], gender: Gender) -> bool:
    """Whether a piece before the last stays: Касым-Жомарт, Кул-Мухаммед; not Римский-Корсаков."""
    if index == len(pieces) - 1:
        return False
    word = fold(pieces[index])
    if part.role is Role.SURNAME:
        return not is_surname_by_itself(word, gender)
    return not (gender == "f" and word.endswith(("а", "я")))


def is_surname_by_itself(word: str, gender: Gender) -> bool:
    """Whether the first half of a double surname changes: Римский, Петрова, Мамин, Диас.

    Розенталь: it does where it is a surname by itself; a given name (Амир-Абдоллахиян)
    and a word of one syllable that no dictionary knows as a surname do not.
    """
    if word in frozen_first() or len(word) <= 2:
        return False
    if gender == "f":
        return word.endswith((*POSSESSIVE_WOMAN, "ая")) or tagged(word, "Surn", "sing,nomn", "femn")
    if word.endswith((*POSSESSIVE, "ский", "ой", "ый")):
        return True
    if word in known_surnames() or tagged(word, "Surn", "sing,nomn", "masc"):
        return True
    return word[-1] in CONSONANTS and syllables(word) > 1 and not is_given(word)


@cache
def frozen_first() -> frozenset[str]:
    """First parts that stay by tradition: Бонч, Тер, Кул, Сен."""
    return frozenset(load("surnames")["frozen_first"].split())

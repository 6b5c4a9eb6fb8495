"""A name, a position or a body typed by a user → all its cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankbrief.language.dictionary import is_known, tagged
from ankbrief.language.inflect import Declined, name_forms, phrase_forms
from ankbrief.language.name_parts import INITIALS, Role, given_names, parts_of
from ankbrief.language.surnames import looks_like_surname

TITLES = ("именительный", "родительный", "дательный", "винительный", "творительный", "предложный")


def paradigm(text: str) -> Iterator[str]:
    """A line for each case, and one for each doubt."""
    position, name = split(text)
    parts = [phrase_forms(position)] if position else []
    parts += [name_forms(name)] if name else []
    for number, title in enumerate(TITLES):
        yield f"{title:<14}{' '.join(part.forms[number] for part in parts)}"
    for part in parts:
        yield from _doubts(part)


def _doubts(part: Declined) -> Iterator[str]:
    yield from (f"Внимание: {flag}" for flag in part.flags)


def split(text: str) -> tuple[str, str]:
    """Position and name: («заместитель акима города», «Абзал Нукенов»); either may be empty.

    The name is what the text ends with: words in capitals with the small words between them.
    """
    words = text.split()
    start = len(words)
    while start and (words[start - 1][0].isupper() or is_particle(words[start - 1])):
        start -= 1
    while start < len(words) and not begins_name(words[start:]):
        start += 1
    lone = 0 < start == len(words) - 1
    if lone and not looks_like_surname(words[start].lower()):
        start = len(words)
    return " ".join(words[:start]), " ".join(words[start:])


def begins_name(words: Sequence[str]) -> bool:
    """Whether a name begins here: not at «Алматы» of «города Алматы Абзал Нукенов»."""
    first = words[0]
    if INITIALS.fullmatch(first) or is_given(first):
        return True
    if is_particle(first) or first.isupper() or tagged(first, "Geox"):
        return False
    if any(tagged(first, kind) for kind in ("Surn", "Patr")) or looks_like_surname(first.lower()):
        return True
    return not is_known(first) or is_eastern(words)


def is_given(word: str) -> bool:
    """«Айгуль», «Касым-Жомарт»."""
    return all(tagged(part, "Name") or part.lower() in given_names() for part in word.split("-"))


def is_eastern(words: Sequence[str]) -> bool:
    """«Си Цзиньпин»: a short first word that stays as it is, though the dictionary knows it."""
    return len(words) > 1 and parts_of(" ".join(words))[0].role is Role.FROZEN


def is_particle(word: str) -> bool:
    """«фон», «дер», «кызы»: small words inside names."""
    return word.islower() and parts_of(f"Анна {word} Ли")[1].role is Role.FROZEN

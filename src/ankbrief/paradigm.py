"""A name, a position, a body, or a position with a name typed by a user → all its cases."""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.language.dictionary import tagged
from ankbrief.language.inflect import Gender, Inflection, inflect, kind_of
from ankbrief.language.surnames import looks_like_surname

TITLES = {
    "nomn": "именительный",
    "gent": "родительный",
    "datv": "дательный",
    "accs": "винительный",
    "ablt": "творительный",
    "loct": "предложный",
}


def paradigm(text: str, gender: Gender | None = None) -> Iterator[str]:
    """A line for each case, then one for each doubt."""
    position, name = split(text)
    parts: list[Inflection] = [inflect(position, kind="phrase")] if position else []
    parts += [inflect(name, kind="person", gender=gender)] if name else []
    for case, title in TITLES.items():
        yield f"{title:<14}{' '.join(part.forms[case] for part in parts)}"
    for part in parts:
        yield from (f"Внимание: {flag}" for flag in part.flags)


def split(text: str) -> tuple[str, str]:
    """Position and name: («заместитель акима города», «Абзал Нукенов»); either may be empty."""
    words = text.split()
    for start in range(len(words)):
        rest = " ".join(words[start:])
        if kind_of(rest) == "person" and (start == 0 or _is_told_apart(words[start:])):
            return " ".join(words[:start]), rest
    return " ".join(words), ""


def _is_told_apart(name: list[str]) -> bool:
    """One word after a position is a name only in the shape of a surname: «область Абай» is not."""
    word = name[0]
    return len(name) > 1 or (looks_like_surname(word.lower()) and not tagged(word, "Geox"))

"""When what was found is what should be found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Known = TypeVar("Known")
Found = TypeVar("Found")

COVERED = 0.7  # of the longer wording: «аким города» answers «аким города Актобе», «аким» does not
SAME_WORDS = 0.5  # overlap of a decision's words
SAME_BODY = 0.6  # overlap of the beginnings of words: «акиматам районов», «акиматы районов»
SAME_QUOTE = 0.9  # of the letters
STEM = 5  # letters that an inflected word keeps

# Written in full or in short, a name is one name; «город» and «(ранее)» say nothing here.
_MEANT = {"анк": "ассамблея народа казахстана", "рк": "казахстан"}
_SILENT = {"ранее", "г", "город", "города", "республика", "республики"}


def words(text: str) -> list[str]:
    """The words, small, «ё» as «е»."""
    return re.findall(r"\w+(?:-\w+)*", text.lower().replace("ё", "е"))


def letters(text: str) -> str:
    """The letters and digits alone: marks, spaces and case do not count."""
    return re.sub(r"[\W_]+", "", text.lower().replace("ё", "е"))


def overlap(one: str, other: str) -> float:
    """F1 of the words of two texts."""
    return _dice(Counter(words(one)), Counter(words(other)))


def same_person(known: str, found: str) -> bool:
    """The surname stands in both; so do the other names of one of them, or one more at least."""
    ours, theirs = (frozenset(w for w in words(name) if len(w) > 1) for name in (known, found))
    if not ours or words(known)[-1] not in theirs:
        return False
    return ours <= theirs or len(ours & theirs) > 1


def same_name(known: str, found: str) -> bool:
    """Equal, or one holds the other and is not much longer; for posts, places and bodies."""
    ours, theirs = _meaning(known), _meaning(found)
    if not ours or not theirs or not (ours <= theirs or theirs <= ours):
        return False
    return min(len(ours), len(theirs)) >= COVERED * max(len(ours), len(theirs))


def holds(longer: str, shorter: str) -> bool:
    """Whether one wording of a post has all words of another."""
    return _meaning(longer) >= _meaning(shorter)


def same_body(known: str | None, found: str | None) -> bool:
    """One person or body in whatever case, or both missing."""
    if not known or not found:
        return not known and not found
    ours, theirs = (Counter(w[:STEM] for w in words(x) if len(w) > 2) for x in (known, found))
    return letters(known) == letters(found) or _dice(ours, theirs) >= SAME_BODY


def same_words(known: str | None, found: str | None) -> bool:
    """One stands in the other, or both are missing; for deadlines."""
    if not known or not found:
        return not known and not found
    ours, theirs = letters(known), letters(found)
    return ours in theirs or theirs in ours


def likeness(one: str, other: str) -> float:
    """The share of letters in common, in order."""
    ours, theirs = letters(one), letters(other)
    if not ours or not theirs:
        return 0.0
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(ours), len(theirs))


def pairs(
    known: Sequence[Known],
    found: Sequence[Found],
    alike: Callable[[Known, Found], float],
    least: float = 1.0,
) -> dict[int, int]:
    """Number of the known → number of the found; the most alike first, each used once."""
    values = {(i, j): alike(k, f) for i, k in enumerate(known) for j, f in enumerate(found)}
    paired: dict[int, int] = {}
    for i, j in sorted(values, key=lambda pair: (-values[pair], pair)):
        if values[i, j] >= least and i not in paired and j not in paired.values():
            paired[i] = j
    return paired


def _meaning(name: str) -> frozenset[str]:
    full = " ".join(_MEANT.get(word, word) for word in words(name) if word not in _SILENT)
    return frozenset(full.split())


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0

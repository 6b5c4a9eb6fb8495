"""The imprint of a text: enough of it to know a reprint again when the text is no longer there.

Runs of words tell how much two texts share. Slots tell whether what they share speaks of the same
matter: a slot is the words around a name, a number or a day, and what stands between them. Daily
bulletins share their runs and differ in what stands in the slots.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, groupby
from struct import iter_unpack, pack

from ankbrief.data import load
from ankbrief.language.letters import fold
from ankbrief.model import Imprint

MOST_RUNS = 256  # the smallest checksums are kept (bottom-k sketch, Broder 1997): error under 0.04
MOST_SLOTS = 96
LEAD = 14  # runs; the first sentences until there are so many
MOST_OF_LEAD = 40
RUN = 3  # words; with 4 a word in ten put otherwise halves what two reprints share
STEM = 5  # letters: «Токаев» and «Токаевым» share them
SHORTEST = 4  # letters of a word that counts; prepositions and conjunctions change most easily

SENTENCE = re.compile(r"\n+|(?<=[.!?…»])\s+(?=[«\"“–—-]?\s?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d])")
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
WORDS, NUMERALS, DATES, MONTHS = (load(n) for n in ("imprint", "numerals", "dates", "months"))


def _folded(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for words in lists for word in words)


CARDINALS = _folded(
    WORDS["numerals"], *NUMERALS["cardinal"].values(), *NUMERALS["gendered"].values()
)
DAYS = _folded(
    *DATES["weekdays"], DATES["month_datives"], MONTHS["genitive"], MONTHS["prepositional"]
)
NUMBER_STEMS = frozenset(word[:STEM] for word in CARDINALS | DAYS)
RELATIVE_DAYS = _folded(WORDS["relative"], DATES["offsets"])


@dataclass(frozen=True, slots=True)
class Token:
    """A word as texts are compared: its beginning, and whether it is a name, number or day."""

    stem: str
    special: bool


def imprint_of(parts: Iterable[str]) -> Imprint:
    """The imprint of a text given in paragraphs."""
    sentences = [TOKEN.findall(s) for part in parts for s in SENTENCE.split(part)]
    runs: dict[int, None] = {}
    lead = 0
    slots: dict[int, int] = {}
    for tokens in map(_tokens, sentences):
        runs.update(dict.fromkeys(_runs(tokens)))
        lead = lead if lead >= LEAD else len(runs)
        for around, between in _slots(tokens):
            # The same words around two different things tell nothing: 0 marks them.
            slots[around] = between if slots.get(around, between) == between else 0
    certain = sorted(item for item in slots.items() if item[1])[:MOST_SLOTS]
    return Imprint(
        sum(map(len, sentences)),
        _packed(sorted(runs)[:MOST_RUNS]),
        _packed(list(runs)[: min(lead, MOST_OF_LEAD)]),
        _packed(number for item in certain for number in item),
        not RELATIVE_DAYS.isdisjoint(map(fold, chain.from_iterable(sentences))),
    )


def runs_of(imprint: Imprint) -> frozenset[int]:
    """Checksums of the runs that were kept."""
    return frozenset(_unpacked(imprint.runs))


def lead_of(imprint: Imprint) -> frozenset[int]:
    """Checksums of the runs of the first sentences."""
    return frozenset(_unpacked(imprint.lead))


def slots_of(imprint: Imprint) -> dict[int, int]:
    """What stands in each slot, both as checksums."""
    numbers = _unpacked(imprint.slots)
    return dict(zip(numbers[::2], numbers[1::2], strict=False))


def _tokens(words: Sequence[str]) -> list[Token]:
    return [
        Token(_stem(word), _is_special(word, words[i + 1 : i + 2], first=i == 0))
        for i, word in enumerate(words)
        if len(word) >= SHORTEST
        or word[0].isdigit()
        or word[0].isupper()
        or fold(word) in CARDINALS
    ]


@lru_cache(50_000)
def _stem(word: str) -> str:
    """«токае», «север-казах», «5.71»."""
    if word[0].isdigit():
        return word.replace(",", ".")
    return "-".join(part[:STEM] for part in fold(word).split("-"))


def _is_special(word: str, following: Sequence[str], *, first: bool) -> bool:
    """A name, a number, a month or a day of the week.

    The first word of a sentence is a name only before another one: «Тимур Байсалов».
    """
    if word[0].isdigit() or fold(word) in CARDINALS or fold(word) in DAYS:
        return True
    named = word[0].isupper() and (not first or any(w[0].isupper() for w in following))
    return named and len(word) > 1


def _runs(tokens: Sequence[Token]) -> Iterator[int]:
    stems = [token.stem for token in tokens]
    for start in range(max(len(stems) - RUN + 1, 1 if len(stems) > 1 else 0)):
        yield checksum(" ".join(stems[start : start + RUN]))


def _slots(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """(the two words before and the one after, what stands between) as checksums."""
    groups = [(special, [t.stem for t in g]) for special, g in groupby(tokens, lambda t: t.special)]
    for number, (special, stems) in enumerate(groups):
        if special:
            before = groups[number - 1][1][-2:] if number else []
            after = groups[number + 1][1][:1] if number + 1 < len(groups) else []
            if before or after:
                yield checksum(f"{before}|{after}"), _content(stems)


def _content(stems: Sequence[str]) -> int:
    """What stands in a slot, never 0; odd where it is a number or a day, even for names."""
    is_number = any(s[0].isdigit() or s in NUMBER_STEMS for s in stems)
    return max(checksum(" ".join(stems)) | 1, 3) - (not is_number)


def is_number(content: int) -> bool:
    """Whether a number or a day stands in a slot."""
    return content % 2 == 1


@lru_cache(100_000)
def checksum(text: str) -> int:
    """32 bits, evenly spread."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).digest())


def _packed(numbers: Iterable[int]) -> str:
    """Big-endian 32-bit numbers in Base64."""
    return b64encode(b"".join(pack(">I", number) for number in numbers)).decode()


def _unpacked(text: str) -> list[int]:
    """The numbers; none where an editor has spoilt the text."""
    try:
        data = b64decode(text, validate=True)
    except ValueError:
        return []
    return [number for (number,) in iter_unpack(">I", data[: len(data) // 4 * 4])]

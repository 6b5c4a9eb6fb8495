"""What a decision orders: the words of the source brought to an infinitive clause, or left alone.

«Правительству следует проанализировать планы», executor Правительство → «проанализировать планы».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ankbrief.briefing.words import WORD, content_lemmas, lemma
from ankbrief.data import load
from ankbrief.language.dictionary import parses

TABLE = load("briefing")["actions"]
MODALS = frozenset(TABLE["modals"])
ORDERING = frozenset(TABLE["ordering"])
JOINING = frozenset(TABLE["joining"])
FIRST_PERSON = frozenset(TABLE["first_person"])
BEFORE_INFINITIVE = {"ADVB", "PRCL", "PREP", "COMP", None}  # «в срок», «не», «детально», «до 1 мая»
FINITE = {"VERB", "PRTS", "PRED", "ADJS"}


@dataclass(frozen=True, slots=True)
class Action:
    """The words, without a full stop; `infinitive` if they can follow «поручено»."""

    text: str
    infinitive: bool


def action_of(text: str, executors: Sequence[str]) -> Action:
    """The action without the executor and the modal word that the record already holds."""
    text = " ".join(text.split()).rstrip(" .;,")
    bare = _without_executor(text, executors)
    if is_infinitive(bare):
        return Action(lower_first(bare), infinitive=True)
    return Action(text, infinitive=False)


def _without_executor(text: str, executors: Sequence[str]) -> str:
    """The words after «Министерствам и акиматам следует», «поручил Правительству».

    Nothing is cut unless every word before is the executor's or says that there is a duty.
    """
    known = content_lemmas(" ".join(executors)) | JOINING
    start, duty = 0, False
    for word in WORD.finditer(text):
        is_duty = word[0].lower() in MODALS or lemma(word[0]) in ORDERING
        if not is_duty and lemma(word[0]) not in known:
            break
        start, duty = word.end(), duty or is_duty
    return text[start:].lstrip(" ,:—–-") if duty else text


def is_infinitive(text: str) -> bool:
    """Whether the clause hangs on an infinitive: «в месячный срок внести предложения»."""
    words = WORD.findall(text.partition(",")[0])
    if not words or _part(words[0]) not in BEFORE_INFINITIVE | {"INFN"}:
        return False
    parts = [_part(word) for word in words]
    if "INFN" not in parts:
        return False
    return not FINITE & set(parts[: parts.index("INFN")])


def is_clause(text: str) -> bool:
    """Whether the words make a sentence of their own: «Акимат выделит средства»."""
    return any(_part(word) in FINITE for word in WORD.findall(text.partition(",")[0]))


def stands_alone(text: str) -> bool:
    """Whether the words can be a sentence: «поручил выселять» lacks its subject."""
    first = WORD.search(text)
    return is_clause(text) and first is not None and _part(first[0]) not in {"VERB", "INFN"}


def is_first_person(text: str) -> bool:
    """Whether somebody speaks of himself: «Мы сократим расходы»."""
    return any(_speaks_of_self(word) for word in WORD.findall(text))


@lru_cache(50_000)
def _speaks_of_self(word: str) -> bool:
    parse = parses(word.lower())[0]
    return "1per" in parse.tag or parse.normal_form in FIRST_PERSON


@lru_cache(50_000)
def _part(word: str) -> str | None:
    """The part of speech; a word that may be an infinitive is one: «стать», «знать»."""
    readings = parses(word.lower())
    if any(reading.tag.POS == "INFN" for reading in readings):
        return "INFN"
    part = readings[0].tag.POS
    return None if part is None else str(part)


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation."""
    first = text.partition(" ")[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]

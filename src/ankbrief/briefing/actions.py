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
POINTING = frozenset(TABLE["pointing"])
OPENING = tuple(TABLE["opening"])
PRONOUNS: dict[str, str] = TABLE["pronouns"]
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
    if is_infinitive(bare) or (not executors and is_addressed(bare)):
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


def is_addressed(text: str) -> bool:
    """Whether an addressee stands before the infinitive: «акиматам районов представить списки»."""
    words = WORD.findall(text.partition(",")[0])
    parts = [_part(word) for word in words]
    if "INFN" not in parts[1:] or not _is_dative(words[0]):
        return False
    return not FINITE & set(parts[: parts.index("INFN")])


def addressee_and_rest(text: str) -> tuple[str, str]:
    """«акиматам районов» and «представить списки»; no addressee in a plain infinitive clause."""
    verb = next((word for word in WORD.finditer(text) if _part(word[0]) == "INFN"), None)
    if verb is None or not is_addressed(text):
        return "", text
    return text[: verb.start()].strip(), text[verb.start() :]


@lru_cache(50_000)
def _is_dative(word: str) -> bool:
    tag = parses(word.lower())[0].tag
    return tag.case == "datv" and tag.POS in {"NOUN", "ADJF", "PRTF"}


def is_clause(text: str) -> bool:
    """Whether the words make a sentence of their own: «Акимат выделит средства»."""
    return any(_part(word) in FINITE for word in WORD.findall(text.partition(",")[0]))


def has_verb(text: str) -> bool:
    """Whether anything is done or is to be done in the words."""
    return any(_part(word) in FINITE | {"INFN"} for word in WORD.findall(text))


def stands_alone(text: str) -> bool:
    """Whether the words can be a sentence: «поручил выселять» lacks its subject."""
    first = WORD.search(text)
    return is_clause(text) and first is not None and _part(first[0]) not in {"VERB", "INFN"}


def is_first_person(text: str) -> bool:
    """Whether somebody speaks of himself: «Мы сократим расходы»."""
    return any(_speaks_of_self(word) for word in WORD.findall(text))


def leans(text: str) -> bool:
    """Whether the words point to a sentence before them: «графики этих работ», «его программу».

    In «подобрать школы и открыть в них классы» a noun of the same words may be meant; «депутаты»
    cannot be «его». «Соответствующий приказ» points back, «создать соответствующие условия» not.
    """
    words = [word.lower() for word in WORD.findall(text)]
    if words and words[0].startswith(OPENING):
        return True
    found = next(((n, PRONOUNS[word]) for n, word in enumerate(words) if word in PRONOUNS), None)
    alone = found is not None and not any(_may_be(word, found[1]) for word in words[: found[0]])
    return alone or bool(POINTING.intersection(words))


@lru_cache(50_000)
def _may_be(word: str, marks: str) -> bool:
    """Whether the word is a noun of that gender in the singular, or of the plural."""
    wanted = [{"plur"} if mark == "plur" else {mark, "sing"} for mark in marks.split()]
    tags = [reading.tag for reading in parses(word) if reading.tag.POS == "NOUN"]
    return _is_noun(word) and any(mark <= tag.grammemes for tag in tags for mark in wanted)


def nouns_of(text: str) -> list[str]:
    """The nouns of a text, lower case, in its order."""
    return [word for word in map(str.lower, WORD.findall(text)) if _is_noun(word)]


@lru_cache(50_000)
def _is_noun(word: str) -> bool:
    return bool(parses(word)[0].tag.POS == "NOUN")


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


def without_deadline(action: Action, deadline: str) -> Action:
    """«представить графики в двухнедельный срок» → «представить графики», where a cell gives it.

    Of two acts only one may be due by then, so that nothing is cut.
    """
    words = action.text.replace(deadline, "", 1)
    first = deadline.partition(" ")[0]
    single = sum(_part(word) == "INFN" for word in WORD.findall(action.text)) == 1
    if not (action.infinitive and single and first and _part(first) == "PREP"):
        return action
    at = action.text.find(deadline)
    edge = at == 0 or at + len(deadline) == len(action.text)
    return Action(" ".join(words.split()), infinitive=True) if at >= 0 and edge else action


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation."""
    first = text.partition(" ")[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]

"""Positions and organisations in six cases: heads with what agrees, the rest as it stands."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.language.cases import CASES, Case
from ankbrief.language.dictionary import GENDERS
from ankbrief.language.letters import is_shouted, quieten
from ankbrief.language.names.forms import Declined
from ankbrief.language.phrases.heads import Head, Moving, find_head, is_frozen_head
from ankbrief.language.words import Reading, nouns, put

NO_HEAD = "главное слово не найдено: текст оставлен как есть"

TOKEN = re.compile(r"«(?:[^«»]|«[^»]*»)*»|\"[^\"]*\"|“[^”]*”|\([^)]*\)|[^\s,;]+|[,;]|\s+")
DASHES = frozenset("–—-")


@lru_cache(maxsize=16384)
def phrase_forms(phrase: str) -> Declined:
    """A position or a body in six cases; `certain` is False where no head was found."""
    quiet = quietened(phrase)
    if quiet and (low := phrase_forms(quiet)).certain:
        return raised(low)
    tokens = TOKEN.findall(phrase)
    pieces = pieces_of(tokens)
    heads = [
        head for i, piece in enumerate(pieces) for head in heads_of(tokens, piece, first=i == 0)
    ]
    if not heads:
        frozen = not pieces or is_frozen_head([tokens[i] for i in pieces[0]])
        return Declined((phrase,) * 6, None, frozen, () if frozen else (NO_HEAD,))
    forms = tuple("".join(written(tokens, heads, case)) for case in CASES)
    gender = heads[0][1].reading.gender if heads[0][1].reading.number == "sing" else None
    return Declined(forms, GENDERS.get(gender or ""), True)  # type: ignore[arg-type]


def decline_phrase(phrase: str, case: Case) -> str:
    """The phrase in `case`: («аким города Алматы», datv) → «акиму города Алматы»."""
    return phrase_forms(phrase)[case]


def quietened(phrase: str) -> str | None:
    """«МИНИСТР ОБОРОНЫ» → «Министр Обороны», to be raised again; None for other texts."""
    if not is_shouted(phrase) or " " not in phrase.strip():
        return None
    quiet = " ".join(map(quieten, phrase.split(" ")))
    return quiet if quiet.upper() == phrase and not is_shouted(quiet) else None


def raised(low: Declined) -> Declined:
    """The forms in capitals."""
    return replace(low, forms=tuple(form.upper() for form in low.forms))  # type: ignore[arg-type]


def pieces_of(tokens: list[str]) -> list[list[int]]:
    """Places of the words of each piece, cut at commas and at dashes between spaces."""
    pieces: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token in {",", ";"} or token in DASHES:
            pieces.append([])
        elif not token.isspace():
            pieces[-1].append(index)
    return [piece for piece in pieces if piece]


Placed = tuple[list[int], Head]


def heads_of(tokens: list[str], piece: list[int], *, first: bool) -> list[Placed]:
    """The heads of a piece: the leading one and those joined by «и» («основатель и директор»)."""
    words = [tokens[i] for i in piece]
    if is_frozen_head(words):
        return []
    head = find_head(words)
    if head is None or not (first or is_surely_nominative(words, head)):
        return []
    return [(piece, head), *((piece, more) for more in joined(words, head))]


def is_surely_nominative(words: list[str], head: Head) -> bool:
    """Whether a later piece's head can be no genitive of the first: «профессор», not «науки»."""
    reading, word = head.reading, words[head.noun.index]
    if not reading.noun:
        return True
    if "Geox" in reading.parse.tag:
        return False  # «палата Казахстан — Малайзия»
    differs = put(word, reading, Case.GENT) != word
    return differs and (reading.animate or reading.number == "sing")


def joined(words: list[str], head: Head) -> list[Head]:
    """Second heads after «и»: animate like the first, of the same number, surely nominative."""
    found: list[Head] = []
    for at in range(head.end, len(words) - 1):
        if words[at].lower() != "и" or not head.reading.animate:
            continue
        more = find_head(words, at + 1)
        if more and begins(more, at + 1) and is_like(more, head, words):
            found.append(more)
    return found


def is_like(more: Head, head: Head, words: list[str]) -> bool:
    """Whether a second head is a person too, of the number of the first."""
    reading = more.reading
    same = reading.noun and reading.animate and reading.number == head.reading.number
    return same and is_surely_nominative(words, more)


def begins(head: Head, at: int) -> bool:
    """Whether the head or a word that agrees with it stands right at `at`."""
    return at in {head.noun.index, *(moving.index for moving in head.agreeing)}


def written(tokens: list[str], heads: list[Placed], case: Case) -> list[str]:
    """The tokens with every moving word in `case`."""
    out = list(tokens)
    for piece, head in heads:
        out[piece[head.noun.index]] = noun_form(tokens[piece[head.noun.index]], head.noun, case)
        for moving in head.agreeing:
            place = piece[moving.index]
            out[place] = agreeing_form(tokens[place], moving, head.reading, case)
    return out


def agreeing_form(word: str, moving: Moving, noun: Reading, case: Case) -> str:
    """An adjective in the gender and animacy of its noun; an appended name has its own forms.

    «директор-художественный руководитель»: a head before the hyphen changes too.
    """
    if moving.forms:
        return moving.forms[CASES.index(case)]
    first, _, last = word.rpartition("-")
    if first and noun.animate and any(one.known and one.animate for one in nouns(first)):
        return f"{first_part(first, noun, case)}-{agreeing_form(last, moving, noun, case)}"
    return put(
        word, moving.reading, case, noun.number, gender=moving.reading.gender, animate=noun.animate
    )


def noun_form(word: str, moving: Moving, case: Case) -> str:
    """The head in `case`, each part of a compound by itself: члена-корреспондента."""
    reading = moving.reading
    if moving.forms:
        return moving.forms[CASES.index(case)]
    if not reading.noun:
        return put(word, reading, case, animate=True)
    *first, last = word.split("-")
    moved = [first_part(part, reading, case) for part in first]
    return "-".join([*moved, put(last, reading, case)])


def first_part(part: str, last: Reading, case: Case) -> str:
    """пресс-, генерал- stay; член-, советник- change in the number of the last part."""
    if part.lower() in frozen_parts() or not (part.islower() or part.istitle()):
        return part
    found = next((r for r in nouns(part) if r.number == last.number and r.known), None)
    return put(part, found, case) if found else part


@cache
def frozen_parts() -> frozenset[str]:
    """First parts of compounds that stay: пресс, вице, премьер."""
    return frozenset(load("lexicon")["hyphen"]["frozen"])

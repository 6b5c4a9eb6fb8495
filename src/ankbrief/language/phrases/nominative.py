"""A position or a body from any case back to the nominative.

A piece is undone in one case: its adjectives and its noun are put into the nominative, and the
result counts only if it declines forward to the very text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pymorphy3.analyzer import Parse

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.cases import CASES, Case
from ankbrief.language.letters import cased_like, fold
from ankbrief.language.names.nominative import Nominative
from ankbrief.language.names.surnames import looks_like_surname
from ankbrief.language.phrases.appositions import place_forms
from ankbrief.language.phrases.forms import TOKEN, frozen_parts, phrase_forms, pieces_of, quietened
from ankbrief.language.phrases.heads import ORDINAL, ORDINAL_ENDINGS, TOWN_LETTER, skip_leading
from ankbrief.language.words import ADJECTIVES, Number, graft, inflected, like, nouns, plain, put

# Weights of a reading: «главы государства» is one head in the genitive sooner than many heads.
SINGULAR = 1.0
PLURAL_BODY = 1.2  # «Силы воздушной обороны»
AS_WRITTEN = 0.3
CHANGED = 0.4  # «город Астану» is an accusative, not a town called so
AGREED = 0.02  # «Великом хурале»: the reading that explains more words
STANDS_AS_NOUN = -1.5  # «заведующим» is an adjective sooner
UNKNOWN = -0.5  # «Минтруда» is its own nominative sooner than a form of a guessed «Минтруд»
PERSON = 0.5  # «премьера» is a premier's sooner than a first night
MARGIN = 0.6


@dataclass(frozen=True, slots=True)
class Undone:
    """A noun put into the nominative, and how it was read."""

    word: str
    gender: str | None
    number: Number
    animate: bool = False
    known: bool = True


@lru_cache(maxsize=8192)
def nominative_phrase(text: str, cases: tuple[Case, ...] = CASES) -> Nominative:
    """«заместителю акима города Алматы» → «заместитель акима города Алматы».

    `cases` are those that the context allows; unreadable text comes back as it is.
    """
    if quiet := quietened(text):
        low = nominative_phrase(quiet, cases)
        return Nominative(low.name.upper(), low.gender, low.certain)
    found = sorted(guesses(text, cases), key=lambda guess: -guess[1])
    if not found:
        return Nominative(text, None, certain=phrase_forms(text).certain)
    best, weight = found[0]
    rivals = {name for name, other in found if weight - other < MARGIN}
    return Nominative(best, phrase_forms(best).gender, certain=rivals == {best})


def guesses(text: str, cases: tuple[Case, ...]) -> Iterator[tuple[str, float]]:
    """Nominatives that decline forward to the text, with a weight."""
    tokens = TOKEN.findall(text)
    for case in cases:
        out, weight = undo(tokens, case)
        name = "".join(out)
        forms = phrase_forms(name)
        if weight is not None and forms.certain and plain(forms[case]) == plain(text):
            as_written = AS_WRITTEN if case is Case.NOMN else 0.0
            changed = sum(one != other for one, other in zip(out, tokens, strict=True))
            yield name, weight + as_written + CHANGED * (name != text) + AGREED * changed


def undo(tokens: list[str], case: Case) -> tuple[list[str], float | None]:
    """The tokens with each piece's head in the nominative, and the weight of the first head."""
    out, first, of_person = list(tokens), None, False
    for number, piece in enumerate(pieces_of(tokens)):
        words = [tokens[i] for i in piece]
        changed, head = undone_piece(words, case)
        if number == 0:
            first, of_person = weight_of(head), bool(head and head.animate)
        elif of_person and head and not head.animate:
            continue  # «по культуре, обороне и науке»: a post is followed by posts only
        for place, word in changed:
            out[piece[place]] = word
    return out, first


def weight_of(head: Undone | None) -> float | None:
    """How likely a reading is by its head; None without one."""
    if head is None:
        return None
    plural = head.word.lower() in load("lexicon")["plural"]["bodies"]
    weight = SINGULAR * (head.number == "sing") + PLURAL_BODY * plural + PERSON * head.animate
    return weight + STANDS_AS_NOUN * (not head.word) + UNKNOWN * (not head.known)


Changed = list[tuple[int, str]]


def undone_piece(words: list[str], case: Case) -> tuple[Changed, Undone | None]:
    """Places and nominatives of a piece's head with what agrees with it.

    A noun is sought before an adjective that stands as one («старшего преподавателя»), unless that
    one is known to govern what follows («заведующим отделом»).
    """
    if words[0] == TOWN_LETTER and len(words) > 1:
        return [(1, undone_place(words[1], case))], Undone(TOWN_LETTER, "masc", "sing")
    for substantives in (True, False) if governs_next(words, case) else (False, True):
        changed, head, end = leading(words, case, substantives=substantives)
        if head:
            return [*changed, *following(words, end, case, head)], head
    return [], None


def leading(
    words: list[str], case: Case, *, substantives: bool
) -> tuple[Changed, Undone | None, int]:
    """The first head of a piece with the adjectives before it."""
    before: list[int] = []
    start = skip_leading(words, 0)
    for at, word in enumerate(words[start:], start):
        adjective = adjective_parses(word, case) or ORDINAL.fullmatch(word)
        governs = substantives and at == 0 and governs_next(words, case)
        after = bool(before) and substantives and governs_next(words[before[-1] :], case)
        noun = (
            None
            if governs or after or (adjective and not substantives)
            else undone_noun(word, case)
        )
        if noun:
            changed = [(i, undone_adjective(words[i], case, noun)) for i in before]
            if all(one for _, one in changed):
                return [*[(i, one) for i, one in changed if one], (at, noun.word)], noun, at + 1
        if (word.lower() == "и" and before) or is_brand(words, at):
            continue
        if not adjective or (before and governs_next(words[before[-1] :], case)):
            break
        before.append(at)
    changed_lone, head = lone(words, before, case) if substantives else ([], None)
    return changed_lone, head, (before[-1] + 1 if before else 0)


def governs_next(words: list[str], case: Case) -> bool:
    """«управляющему делами», not «управляющему директору»: a person in the same case is meant."""
    if not is_governing(words[0]):
        return False
    noun = undone_noun(words[1], case) if len(words) > 1 else None
    return noun is None or not (noun.animate and noun.number == "sing")


def is_governing(word: str) -> bool:
    """«заведующим», «управляющему»: participles that are posts and govern what follows."""
    return word.lower().startswith(tuple(load("lexicon")["governing"]["stems"]))


def is_brand(words: list[str], at: int) -> bool:
    """«Назарбаев Университета»: the first word of a brand stays."""
    named = at == 0 and words[0][:1].isupper() and len(words) > 1
    adjective = any(parse.tag.POS in ADJECTIVES for parse in dictionary.parses(words[0]))
    return named and not adjective and (begins_brand(words[1]) or begins_brand_of_two(words))


def begins_brand_of_two(words: list[str]) -> bool:
    """«Назарбаев Интеллектуальной школы»."""
    adjective = any(parse.tag.POS in ADJECTIVES for parse in dictionary.parses(words[1]))
    named = looks_like_surname(fold(words[0])) and words[1][:1].isupper()
    return named and adjective and len(words) > 2


def begins_brand(word: str) -> bool:
    """Whether a form of «университет», «банк» follows the name of a brand."""
    return any(parse.normal_form in brand_heads() for parse in dictionary.parses(word))


@cache
def brand_heads() -> frozenset[str]:
    """Nouns that stand second in a brand."""
    return frozenset(load("lexicon")["brand"]["heads"])


def lone(words: list[str], before: list[int], case: Case) -> tuple[Changed, Undone | None]:
    """«заведующему секретариатом»: an adjective that stands as a noun, a person's sooner."""
    found = [p for at in before[-1:] for p in adjective_parses(words[at], case) if p.is_known]
    if not found:
        return [], None
    parse = min(found, key=lambda p: (p.tag.number != "sing", p.tag.gender == "neut"))
    whole = Undone("", parse.tag.gender, parse.tag.number, animate=parse.tag.gender != "neut")
    changed = [(i, undone_adjective(words[i], case, whole)) for i in before]
    return [(i, word) for i, word in changed if word], whole


def following(words: list[str], at: int, case: Case, head: Undone) -> Changed:
    """What changes after the head: adjectives, a town's name, a second head after «и»."""
    if at < len(words) and head.word.lower() == "город" and words[at][:1].isupper():
        return [] if case is Case.NOMN else [(at, undone_place(words[at], case))]
    changed: Changed = []
    while at < len(words) and (one := undone_adjective(words[at], case, head)):
        stands_apart = at + 1 == len(words) or words[at + 1] == "и" or bool(changed)
        if case is Case.NOMN or not stands_apart:
            break
        changed.append((at, one))
        at += 2 if words[at + 1 : at + 2] == ["и"] else 1
    if at < len(words) and words[at][:1].isupper() and changed:
        changed += [(at, noun.word)] if (noun := undone_noun(words[at], case)) else []
    return [*changed, *second_heads(words, at, case, head)]


def second_heads(words: list[str], at: int, case: Case, head: Undone) -> Changed:
    """«основателя и директора театра», «директора и художественного руководителя»."""
    found: Changed = []
    for i in range(at, len(words) - 1):
        if words[i].lower() == "и" and head.animate:
            changed, noun, _ = leading(words[i + 1 :], case, substantives=False)
            near = bool(noun) and [place for place, _ in changed] == [*range(len(changed))]
            if noun and near and noun.animate and noun.number == head.number:
                found += [(i + 1 + place, word) for place, word in changed]
    return found


def undone_place(name: str, case: Case) -> str:
    """«города Астаны» → Астана: the nominative that the rules decline to the form."""
    at = CASES.index(case)
    if fold(name) in load("lexicon")["apposition"]["frozen"]:
        return name
    stems = {name[: len(name) - cut] for cut in range(3) if len(name) > cut + 1}
    options = (stem + ending for stem in sorted(stems, key=len) for ending in ("", "а", "я", "ь"))
    found = [option for option in options if place_forms(option)[at] == name]
    known = [option for option in found if dictionary.tagged(option, "Geox", "nomn")]
    return next(iter([*known, *found]), name)


def adjective_parses(word: str, case: Case) -> list[Parse]:
    """Readings as an adjective or a participle in the case."""
    found = dictionary.parses(word)
    fitting = [p for p in found if p.tag.POS in ADJECTIVES and p.tag.case == case.value]
    fitting = [p for p in fitting if p.is_known or "Fixd" not in p.tag]
    # «временного»: «временный» of people and things, «временной» of time in general
    return sorted(fitting, key=lambda parse: str(parse.normal_form).endswith("ой"))


def undone_adjective(word: str, case: Case, noun: Undone) -> str | None:
    """The nominative of an adjective that agrees with the noun."""
    gender = noun.gender or "masc"
    if ordinal := ORDINAL.fullmatch(word):
        row = ORDINAL_ENDINGS["plur" if noun.number == "plur" else gender]
        return ordinal[1] + row[0] if row[CASES.index(case)] == ordinal[2] else None
    first, _, last = word.rpartition("-")
    if first and noun.animate and (head := from_dictionary(first, case)) and head.animate:
        adjective = undone_adjective(last, case, noun)
        return adjective and f"{cased_like(first, head.word)}-{adjective}"
    for parse in adjective_parses(word, case):
        if parse.tag.number == noun.number and parse.tag.gender in (None, noun.gender, gender):
            wanted = {"nomn", noun.number} | ({gender} if noun.number == "sing" else set())
            if form := inflected(parse, wanted):
                return graft(word, parse.word, form)
    return None


def undone_noun(word: str, case: Case) -> Undone | None:
    """The nominative of a noun in the case, of each part of a compound."""
    *first, last = word.split("-")
    look_up = from_lexicon if last.lower() in lexicon_forms() else from_dictionary
    found = look_up(last, case)
    if found is None:
        return None
    moved = [undone_first(part, case) for part in first]
    if not all(moved):
        return None
    return replace(found, word="-".join([*map(str, moved), cased_like(last, found.word)]))


def undone_first(part: str, case: Case) -> str | None:
    """советнику-посланнику → советник-; премьер- stays; None for a form of another case."""
    if part.lower() in frozen_parts() or not dictionary.is_known(part):
        return part
    found = from_dictionary(part, case)
    return cased_like(part, found.word) if found else None


def from_dictionary(word: str, case: Case) -> Undone | None:
    """A dictionary noun in the case: persons before things, names last, singular first."""
    found = [
        parse
        for parse in dictionary.parses(word)
        if parse.tag.POS == "NOUN" and parse.tag.case == case.value and "Abbr" not in parse.tag
    ]
    for parse in sorted(found, key=rank):
        if form := inflected(parse, {"nomn", parse.tag.number}):
            animate = parse.tag.animacy == "anim" and not is_proper(parse)
            name = graft(word, parse.word, form)
            known = bool(parse.is_known)
            return Undone(name, parse.tag.gender, parse.tag.number, animate, known)
    return None


def rank(parse: Parse) -> tuple[bool, bool, bool, bool]:
    """The order in which readings of one form are tried."""
    tag = parse.tag
    return not parse.is_known, is_proper(parse), tag.number != "sing", tag.animacy != "anim"


def is_proper(parse: Parse) -> bool:
    """Somebody's name."""
    return bool({"Name", "Surn", "Patr"} & set(parse.tag.grammemes))


def from_lexicon(word: str, case: Case) -> Undone | None:
    """A form of a word that the dictionary lacks: («акиму», datv) → «аким»."""
    return special().get((word.lower(), case))


@cache
def lexicon_forms() -> frozenset[str]:
    """All forms of those words, which the dictionary would misread («акима», a woman's name)."""
    return frozenset(word for word, _ in special())


@cache
def special() -> dict[tuple[str, Case], Undone]:
    """Forms of the words that the dictionary lacks: («акиму», datv) → «аким»."""
    numbers: tuple[Number, ...] = ("plur", "sing")
    return {
        (put(word, reading, case, number).lower(), case): Undone(
            put(word, reading, Case.NOMN, number), reading.gender, number, reading.animate
        )
        for word in like()
        for reading in nouns(word)
        for number in numbers
        for case in CASES
    }

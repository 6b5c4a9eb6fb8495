"""Phrases that a number heads, in six cases and back: два министра, двух министров, 5 депутатам.

The number governs the noun (два министра), or agrees with it (двумя министрами): Розенталь,
«Справочник по правописанию и стилистике», numerals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pymorphy3.analyzer import Parse

from ankbrief.language import dictionary
from ankbrief.language.cases import CASES, Case
from ankbrief.language.declensions import Forms
from ankbrief.language.letters import cased_like
from ankbrief.language.phrases.forms import frozen_parts
from ankbrief.language.wording.numbers import GrammaticalGender, counted, in_words, is_few, is_one
from ankbrief.language.words import ADJECTIVES, Number, graft, inflected, like, nouns, plain, put

GENDERS: dict[str | None, GrammaticalGender] = {"masc": "m", "femn": "f", "neut": "n"}
LARGEST = 1000  # said in at most three words: «сто двадцать два»
LONGEST = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the counted noun in the nominative singular and what follows unchanged."""

    number: int
    figures: str
    noun: str
    gender: GrammaticalGender
    animate: bool
    rest: str


@lru_cache(maxsize=4096)
def counted_forms(phrase: str) -> Forms | None:
    """«два министра» in six cases; None where no number heads the phrase."""
    for found in read(phrase, Case.NOMN):
        forms = forms_of(found, phrase)
        if plain(forms[0]) == plain(phrase):
            return (phrase, *forms[1:])
    return None


@lru_cache(maxsize=4096)
def counted_nominative(text: str, cases: tuple[Case, ...] = CASES) -> str | None:
    """«двух министров» → «два министра»."""
    for case in cases:
        for found in read(text, case):
            forms = forms_of(found, text)
            if plain(forms[CASES.index(case)]) == plain(text):
                return forms[0]
    return None


def forms_of(found: Counted, text: str) -> Forms:
    """The six forms, the first letter as it is written."""
    forms = (form_of(found, case) for case in CASES)
    return tuple(cased_like(text, form) for form in forms)  # type: ignore[return-value]


def form_of(found: Counted, case: Case) -> str:
    """The phrase in a case; «двух депутатов» is the accusative too, «пять депутатов» keeps."""
    few_people = case is Case.ACCS and found.animate and 2 <= found.number <= 4
    number = in_words(found.number, Case.GENT if few_people else case, found.gender)
    if found.animate and case is Case.ACCS and is_one(found.number) and found.gender == "m":
        number = in_words(found.number, Case.GENT, "m")
    return f"{found.figures or number} {counted(found.number, found.noun, case)}{found.rest}"


def read(text: str, case: Case) -> Iterator[Counted]:
    """Readings of the text as a number in the case with a noun."""
    words = text.split(" ")
    if not begins_with_number(words[0]):
        return
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        said = " ".join(words[:size])
        for number in numbers_said(said, case):
            yield from with_noun(number, said if said.isdigit() else "", words[size:], case)


def begins_with_number(word: str) -> bool:
    """«два», «двумя», «25»; looked at before anything costly."""
    low = word.lower().replace("ё", "е")
    return (low.isascii() and low.isdigit()) or low in first_words()


@cache
def first_words() -> frozenset[str]:
    """The words with which a number can begin, in every case."""
    sizes = (*range(2, 21), *range(30, 100, 10), *range(100, LARGEST, 100))
    said = (
        in_words(size, case, gender)
        for size in sizes
        for case in CASES
        for gender in GENDERS.values()
    )
    return frozenset(one.split(" ")[0].replace("ё", "е") for one in said)


def numbers_said(said: str, case: Case) -> tuple[int, ...]:
    """The number that the words say in the case; «двух» is an animate accusative too."""
    if said.isdigit():
        return (int(said),) if said.isascii() and len(said) <= 9 else ()
    low = said.lower().replace("ё", "е")
    found = {number_words(case).get(low)}
    if case is Case.ACCS:
        found.add(number_words(Case.GENT).get(low))
    return tuple(sorted(number for number in found if number))


@cache
def number_words(case: Case) -> dict[str, int]:
    """Every number from two up that the words of a case say."""
    return {
        in_words(number, case, gender).replace("ё", "е"): number
        for number in range(2, LARGEST)
        for gender in GENDERS.values()
    }


def with_noun(number: int, figures: str, words: list[str], case: Case) -> Iterator[Counted]:
    """The noun in the form that the number asks for, its adjectives before it."""
    cases, plural = governed(number, case)
    at = next((i for i, word in enumerate(words[:-1]) if not is_adjective(word)), len(words) - 1)
    for noun, gender, animate in singulars(words[at], cases, plural=plural):
        adjectives = [base_adjective(word, gender) for word in words[:at]]
        if gender in GENDERS and all(adjectives):
            name = " ".join([*map(str, adjectives), noun])
            rest = "".join(f" {word}" for word in words[at + 1 :])
            yield Counted(number, figures, name, GENDERS[gender], animate, rest)


def is_adjective(word: str) -> bool:
    """«новых», «исполняющих»."""
    return any(parse.is_known and parse.tag.POS in ADJECTIVES for parse in dictionary.parses(word))


def governed(number: int, case: Case) -> tuple[tuple[Case, ...], bool]:
    """The cases in which the noun may stand after the number, and whether in the plural."""
    if is_one(number):
        return (case,), False
    if case not in (Case.NOMN, Case.ACCS):
        return (case,), True
    few = is_few(number) and case is Case.NOMN
    return (Case.GENT,), not few


def singulars(
    word: str, cases: tuple[Case, ...], *, plural: bool
) -> Iterator[tuple[str, str | None, bool]]:
    """Nominative singulars of a noun in one of the cases, with gender and animacy."""
    number: Number = "plur" if plural else "sing"
    first, _, last = word.rpartition("-")
    if first and first.lower() not in frozen_parts():
        return
    head = f"{first}-" if first else ""
    for model in like():
        reading = next(iter(nouns(model)), None)
        if reading and last.lower() in {put(model, reading, case, number) for case in cases}:
            yield head + model, reading.gender, reading.animate
    for parse in dictionary.parses(last):
        if is_common(parse) and parse.tag.number == number and parse.tag.case in cases:
            base = inflected(parse, {"nomn", "sing"})
            if base:
                found = head + graft(last, parse.word, base)
                yield found, parse.tag.gender, parse.tag.animacy == "anim"


def is_common(parse: Parse) -> bool:
    """A noun of the dictionary that is no one's name."""
    tag = parse.tag
    return bool(
        parse.is_known and tag.POS == "NOUN" and not {"Name", "Surn", "Patr"} & tag.grammemes
    )


def base_adjective(word: str, gender: str | None) -> str | None:
    """The nominative singular of an adjective for a noun of the gender."""
    for parse in dictionary.parses(word) if gender else ():
        form = inflected(parse, {"nomn", "sing", str(gender)})
        if parse.tag.POS in ADJECTIVES and form:
            return graft(word, parse.word, form)
    return None

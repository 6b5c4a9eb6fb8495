"""Nouns and adjectives of ordinary text: their readings, and their forms put onto written words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pymorphy3.analyzer import Parse
from pymorphy3.units import KnownPrefixAnalyzer, UnknownPrefixAnalyzer

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.cases import Case
from ankbrief.language.letters import KAZAKH, is_cyrillic, is_shouted

Number = Literal["sing", "plur"]
NOUNS = frozenset({"NOUN"})
ADJECTIVES = frozenset({"ADJF", "PRTF"})
PREFIXED = (KnownPrefixAnalyzer, UnknownPrefixAnalyzer)
PROPER = frozenset({"Surn", "Name", "Patr", "Geox"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One nominative reading of a word; `model` is the dictionary word that changes like it."""

    parse: Parse
    gender: str | None
    number: Number
    animate: bool
    noun: bool

    @property
    def known(self) -> bool:
        return bool(self.parse.is_known)


@lru_cache(maxsize=16384)
def nouns(word: str) -> tuple[Reading, ...]:
    """Nominative noun readings of a word, the likeliest first, proper names left to the last."""
    low = word.lower()
    if model := like().get(low):
        return tuple(r for r in readings(model, NOUNS) if r.known and r.number == "sing")[:1]
    if model := like_plurals().get(low):
        return tuple(r for r in readings(model, NOUNS) if r.known and r.number == "plur")[:1]
    found = readings(word, NOUNS)
    if not is_cyrillic(word) or set(word) & KAZAKH:
        return ()
    common = tuple(r for r in found if not PROPER & set(r.parse.tag.grammemes))
    # «городов» is a form of «город» before it is anybody's surname
    return common or (() if word.islower() and is_common(word) else found)


@lru_cache(maxsize=16384)
def adjectives(word: str) -> tuple[Reading, ...]:
    """Nominative readings as an adjective or a participle: заведующий, первая, Вооружённые.

    Of a compound that the dictionary lacks the last part tells: Казахстанско-Немецкий.
    """
    *first, last = word.split("-")
    found = readings(word, ADJECTIVES)
    return found or (readings(last, ADJECTIVES) if first and first[0].endswith(("о", "е")) else ())


def is_common(word: str) -> bool:
    """Whether the dictionary has the form as a common noun's, in whatever case."""
    found = (tag for tag in dictionary.tags(word) if tag.startswith("NOUN"))
    return any(not any(mark in tag for mark in PROPER) for tag in found)


@cache
def like_plurals() -> dict[str, str]:
    """The plurals of `like`: «маслихаты» changes like «халаты»."""
    return {
        put(word, reading, Case.NOMN, "plur"): put(model, reading, Case.NOMN, "plur")
        for word, model in like().items()
        for reading in nouns(word)
        if "Fixd" not in reading.parse.tag
    }


@cache
def like() -> dict[str, str]:
    """Words the dictionary lacks, with a word that changes in the same way."""
    return dict(load("lexicon")["like"])


def readings(word: str, speech: frozenset[str]) -> tuple[Reading, ...]:
    """Nominative readings of a part of speech, dictionary ones only where there are any."""
    found = [
        _reading(parse)
        for parse in dictionary.parses(word)
        if parse.tag.POS in speech
        and parse.tag.case == "nomn"
        and "Abbr" not in parse.tag
        and not ("ADJF" in parse.tag and "Fixd" in parse.tag and not parse.is_known)
    ]
    known = [reading for reading in found if reading.known]
    return tuple(sorted(known or found, key=lambda reading: reading.parse.tag.POS == "PRTF"))


def has_oblique_reading(word: str) -> bool:
    """Whether an adjective's form is also another case: «городской», not «почётный»."""
    return any(
        parse.tag.POS in ADJECTIVES and parse.tag.case not in ("nomn", "accs")
        for parse in dictionary.parses(word)
    )


def _reading(parse: Parse) -> Reading:
    tag = parse.tag
    sure = parse.is_known or has_known_end(parse)
    animate = tag.animacy == "anim" if sure else ends_like_person(str(parse.normal_form))
    return Reading(parse, tag.gender, tag.number, animate, noun=tag.POS == "NOUN")


def has_known_end(parse: Parse) -> bool:
    """Whether the guess is a word of the dictionary with something before it: этно-лидеры."""
    return any(isinstance(step[0], PREFIXED) for step in parse.methods_stack)


def ends_like_person(word: str) -> bool:
    """Whether a word unknown to the dictionary is somebody's trade: этнограф, мажилисмен."""
    return word.endswith(tuple(load("lexicon")["animate"]["suffixes"]))


@lru_cache(maxsize=65536)
def put(  # noqa: PLR0913  # what an adjective agrees in
    word: str,
    reading: Reading,
    case: Case,
    number: Number | None = None,
    *,
    gender: str | None = None,
    animate: bool | None = None,
) -> str:
    """The written word in a case and number; adjectives take the gender and animacy of a noun."""
    wanted = {case.value, number or reading.number}
    if reading.noun and case is Case.ACCS and reading.gender == "masc" and not reading.animate:
        plural = (number or reading.number) == "plur"
        return put(word, reading, Case.NOMN, number) if plural else word
    if not reading.noun and (number or reading.number) == "sing":
        wanted.add(gender or reading.gender or "masc")
    if not reading.noun and case is Case.ACCS and takes_animacy(wanted):
        wanted.add("anim" if animate else "inan")
    form = inflected(reading.parse, wanted)
    return graft(word, reading.parse.word, form) if form else word


def takes_animacy(wanted: set[str]) -> bool:
    """Whether the accusative of an adjective shows animacy: masculine singular or plural."""
    return "masc" in wanted or "plur" in wanted


def inflected(parse: Parse, wanted: set[str]) -> str | None:
    """The form of the reading's own lexeme; the short instrumental (-ою) is not taken."""
    if "Fixd" in parse.tag:
        return str(parse.word)
    wanted = wanted | {str(kept) for kept in kept_grammemes(parse) if kept}
    forms = [form for form in parse.lexeme if wanted <= set(form.tag.grammemes)]
    best = [form for form in forms if not {"V-oy", "V-en", "Arch"} & set(form.tag.grammemes)]
    second = {"gen2", "loc2", "acc2", "voct"}
    best = [form for form in best if not second & set(form.tag.grammemes)]
    # «высшая» and «высочайшая» share a lexeme: the nearest to the written stem is meant
    words = [str(form.word) for form in best]
    return max(words, key=lambda word: shared_prefix(word, parse.word)) if words else None


def kept_grammemes(parse: Parse) -> tuple[str | None, ...]:
    """What a form shares with its word: «заслуженный» stays passive, «высшая» a superlative."""
    degree = "Supr" if "Supr" in parse.tag else None
    return parse.tag.POS, parse.tag.voice, parse.tag.tense, degree


def graft(word: str, nominative: str, form: str) -> str:
    """The ending of `form` put onto the written stem, capitals and «ё» of the writer kept."""
    common = shared_prefix(plain(nominative), plain(form))
    cut = len(nominative) - common
    stem, ending = unmarked(word[: len(word) - cut], form), form[common:]
    if "ё" not in word.lower():
        ending = ending.replace("ё", "е")
    return stem + (ending.upper() if is_shouted(word) else ending)


def unmarked(stem: str, form: str) -> str:
    """The written stem without a «ё» that the form has lost: провёл → прове(ла)."""
    if "ё" not in stem or "ё" in form:
        return stem
    return "".join(
        "е" if letter == "ё" and form[i : i + 1] == "е" else letter for i, letter in enumerate(stem)
    )


def plain(word: str) -> str:
    """The word with «е» for «ё»."""
    return word.lower().replace("ё", "е")


def shared_prefix(one: str, other: str) -> int:
    """How many letters two words share at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))

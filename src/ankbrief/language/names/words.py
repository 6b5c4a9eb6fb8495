"""Whether a word can be a given name, a patronymic or a surname, in whatever case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ankbrief.language.dictionary import given_name_genders, tags
from ankbrief.language.letters import fold
from ankbrief.language.models import data_folder
from ankbrief.language.names.gender import given_genders
from ankbrief.language.names.parts import given_names as our_given_names

HARD = "бвгджзклмнпрстфхцчшщ"
PROPER = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Init")
PATRONYMIC = re.compile(
    r"\w{2,}(?:ович|евич|[иь]ич|овн|евн|иничн|ильиничн)(?:а|у|ем|ом|е|ы|ой|ей)?"
    r"|\w{3,}(?:улы|уулу|кызы|гызы|оглы|оглу|углы)"
)
SURNAME = re.compile(
    r"\w{2,}(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой|ы|ых|ыми)?"
    r"|\w{2,}[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их)"
    r"|\w{2,}(?:енко|ко|дзе|швили|улы|кызы|их|ых)"
    r"|\w{2,}(?:ук|юк|чук|ян|янц|бек|бай|баи|хан|жан|гали|али|гельд[иы]|берген|мурат|нур|тай|кул)"
    r"(?:а|у|ом|ем|е|я|ю|и)?"
)
MASCULINE = (
    ("а", frozenset({"Gen", "Acc"})),
    ("у", frozenset({"Dat", "Acc"})),  # Acc and Dat of a woman's: «Мадину», «Мадине»
    ("ом", frozenset({"Ins"})),
    ("е", frozenset({"Loc", "Dat"})),
)
PATRONYMIC_CASES = (
    (("вич", "ична", "вна"), frozenset({"Nom"})),
    (("вича",), frozenset({"Gen", "Acc"})),
    (("вичу",), frozenset({"Dat"})),
    (("вичем",), frozenset({"Ins"})),
    (("виче",), frozenset({"Loc"})),
    (("вны", "ичны"), frozenset({"Gen"})),
    (("вне", "ичне"), frozenset({"Dat", "Loc"})),
    (("вну", "ичну"), frozenset({"Acc"})),
    (("вной", "ичной", "вною"), frozenset({"Ins"})),
)
ENDINGS = (
    "", "а", "о", "у", "ом", "ем", "е", "ы", "и", "ой", "ей", "я", "ю", "ым", "им", "ого", "ому",
    "его", "ему", "ую", "ых", "их", "ыми", "ими", "ый", "ий", "ая", "ам", "ами", "ах", "ь", "й",
    "ью", "ии",
)  # fmt: skip
RESTORED = ("", "а", "я", "й", "ь", "ия")


@cache
def given_names() -> frozenset[str]:
    """Given names in the nominative (natasha's list, MIT, and ours), letters folded."""
    lines = (data_folder() / "dict" / "first.txt").read_text("utf-8").split()
    return frozenset(fold(line) for line in (*lines, *our_given_names()) if len(line) > 2)


@lru_cache(50_000)
def is_given_name(word: str) -> bool:
    """«Абзала», «Гульнару», «Касым-Жомарт»."""
    parts = fold(word).split("-")
    return all(len(p) > 2 and any(n in given_names() for n in _nominatives(p)) for p in parts)


@lru_cache(50_000)
def given_name_cases(word: str) -> frozenset[str]:
    """Cases that a given name shows: «Айдар» Nom, «Айдара» Gen and Acc, «Айгуль» and others any.

    Only a form whose nominative ends in a hard consonant and is a man's tells its case.
    """
    folded = fold(word).split("-")[-1]
    if folded in given_names():
        return frozenset({"Nom"}) if _is_hard_masculine(folded) else frozenset()
    for ending, cases in MASCULINE:
        stem = folded.removesuffix(ending)
        if stem != folded and stem in given_names() and _is_declined(stem, folded):
            if ending == "у" and f"{stem}а" not in given_names():
                return frozenset({"Dat"})  # «Ерболу»; «Мадину» may be a woman's
            return frozenset() if _is_womans(folded) else cases
    return frozenset()


@lru_cache(50_000)
def patronymic_cases(word: str) -> frozenset[str]:
    """Cases that a patronymic shows: «Кемелевича» Gen and Acc, «Галымовне» Dat and Loc."""
    folded = fold(word)
    found = (cases for endings, cases in PATRONYMIC_CASES if folded.endswith(endings))
    return next(found, frozenset())


def _is_womans(folded: str) -> bool:
    """«Алтына» is a woman's name of its own, «Болата» a man's in the genitive."""
    return (our_given_names().get(folded) or given_name_genders(folded)) == {"f"}


def _is_declined(stem: str, form: str) -> bool:
    """A man's name; also one of both genders, for a woman's in a consonant never changes."""
    both = "m" in given_genders(stem) and form not in given_names()
    return stem[-1] in HARD and (given_genders(stem) == {"m"} or both)


def _is_hard_masculine(folded: str) -> bool:
    return folded[-1] in HARD and given_genders(folded) == {"m"}


def _nominatives(folded: str) -> Iterator[str]:
    """Forms that an inflected given name may come from."""
    yield folded
    for ending in ("а", "у", "е", "ы", "и", "я", "ю", "ом", "ем", "ой", "ей", "ии"):
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) > 1:
            yield from (stem + restored for restored in RESTORED)


@lru_cache(50_000)
def is_patronymic(word: str) -> bool:
    """«Кемелевича», «Галымовной», «Сагатханулы»."""
    return bool(PATRONYMIC.fullmatch(fold(word).replace(" ", "")))


@lru_cache(50_000)
def is_surname(word: str) -> bool:
    """«Нукенова» by its ending, «Скляру» by the dictionary, «Югай» as no other word."""
    if is_named_only(word) or has_surname_ending(word):
        return True
    return any("Surn" in tag for tag in tags(word))


@lru_cache(50_000)
def has_surname_ending(word: str) -> bool:
    """«Нукенова», «Шевченко», «Момышулы»: the ending alone tells."""
    return bool(SURNAME.fullmatch(fold(word)))


@lru_cache(50_000)
def is_named_only(word: str) -> bool:
    """The dictionary has no everyday word of this form."""
    return all(any(mark in tag for mark in PROPER) for tag in tags(word))


@lru_cache(50_000)
def same_stem(left: str, right: str) -> bool:
    """Whether two forms may belong to one name: «Токаев» and «Токаева»."""
    a, b = fold(left), fold(right)
    common = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    if common < 2:
        return False
    return a[common:] in ENDINGS and b[common:] in ENDINGS and common >= max(len(a), len(b)) - 4

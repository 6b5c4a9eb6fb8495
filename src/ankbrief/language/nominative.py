"""A person's name from any case back to the nominative.

Each word is undone by every declension; a reading of the whole name has one gender and one case,
and counts only if it declines forward to the very words of the text. Readings are weighed by what
is known: names seen elsewhere, given names, the endings of surnames.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from ankbrief.language import dictionary
from ankbrief.language.cases import CASES, Case
from ankbrief.language.declensions import FIXED, undecline
from ankbrief.language.gender import by_tail, gender_of, given_genders
from ankbrief.language.letters import VOWELS, fold
from ankbrief.language.name_parts import Part, Role, is_patronymic, parts_of, words_of
from ankbrief.language.names import gaps_between, name_forms, part_forms, weave
from ankbrief.language.surnames import POSSESSIVE, POSSESSIVE_WOMAN
from ankbrief.model import Gender

# Declensions that a role can follow, by gender; «fixed» first, as the cheapest.
NOUNS_MAN = ("hard", "hushing", "yod", "iy", "soft", "a", "a_velar", "a_hushing", "a_ts", "ya", "iya")
NOUNS_WOMAN = ("a", "a_velar", "a_hushing", "a_ts", "ya", "iya")
ENDINGS: dict[tuple[Role, Gender], tuple[str, ...]] = {
    (Role.GIVEN, "m"): (FIXED, *NOUNS_MAN, "lev", "pavel", "petr", "o_hard", "o_first"),
    (Role.GIVEN, "f"): (FIXED, *NOUNS_WOMAN, "third"),
    (Role.PATRONYMIC, "m"): (FIXED, "hushing", "hard"),
    (Role.PATRONYMIC, "f"): (FIXED, "a"),
    (Role.SURNAME, "m"): (
        *(FIXED, "possessive", "adjective", "adjective_oy", "adjective_velar_oy"),
        *("adjective_velar", "adjective_soft", *NOUNS_MAN),
        *("ets", "ets_stressed", "yets", "lets", "lets_stressed", "ok", "ey", "zayats", "orel"),
    ),
    (Role.SURNAME, "f"): (
        *(FIXED, "possessive_f", "adjective_f", "adjective_hushing_f", "adjective_soft_f"),
        *NOUNS_WOMAN,
    ),
}
ORDERS: dict[int, tuple[tuple[Role, ...], ...]] = {
    1: ((Role.SURNAME,), (Role.GIVEN,)),
    2: ((Role.GIVEN, Role.SURNAME), (Role.SURNAME, Role.GIVEN), (Role.GIVEN, Role.PATRONYMIC)),
    3: (
        (Role.GIVEN, Role.PATRONYMIC, Role.SURNAME),
        (Role.SURNAME, Role.GIVEN, Role.PATRONYMIC),
        (Role.GIVEN, Role.GIVEN, Role.SURNAME),
    ),
}
USUAL_ORDER = 0.3  # breaks ties towards the order in which news writes names
AS_WRITTEN = 0.4  # breaks ties towards the nominative: «Валентина Петрова»
SEEN = 5.0  # a name seen elsewhere outweighs any ending
MARGIN = 1.0  # readings nearer than this are both possible


@dataclass(frozen=True, slots=True)
class Nominative:
    """A name in the nominative; `certain` where no other reading is nearly as good."""

    name: str
    gender: Gender | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Guess:
    """A whole name read in one case and gender."""

    name: str
    gender: Gender
    weight: float


def nominative(
    text: str,
    gender: Gender | None = None,
    known: Collection[str] = (),
    cases: Collection[Case] = CASES,
) -> Nominative:
    """The nominative of a name met in any case: «Абзалу Нукенову» → «Абзал Нукенов».

    `known` are nominatives seen elsewhere, preferred to rules; `cases` those the context allows.
    """
    return _nominative(text, gender, frozenset(known), frozenset(cases))


@lru_cache(maxsize=16384)
def _nominative(
    text: str, gender: Gender | None, known: frozenset[str], cases: frozenset[Case]
) -> Nominative:
    found = sorted(guesses(text, gender, known, cases), key=lambda g: -g.weight)
    if not found:
        return Nominative(text, gender, certain=False)
    best = found[0]
    rivals = [g for g in found if best.weight - g.weight < MARGIN]
    genders = {g.gender for g in rivals if g.name == best.name}
    return Nominative(
        best.name,
        best.gender if len(genders) == 1 else gender,
        certain=all(g.name == best.name for g in rivals),
    )


def guesses(
    text: str, gender: Gender | None, known: frozenset[str], cases: frozenset[Case]
) -> Iterator[Guess]:
    """Every reading of the text as somebody's name in one of the cases."""
    parts, gaps = parts_of(text), gaps_between(text)
    seen = seen_words(known)
    for whose, case in product([gender] if gender else ["m", "f"], CASES):
        if case in cases:
            for words, weight in readings(parts, whose, case, seen):  # type: ignore[arg-type]
                name = "".join(weave(gaps, words))
                if turns_into(name, text, whose, case):  # type: ignore[arg-type]
                    bonus = AS_WRITTEN if case is Case.NOMN else 0.0
                    yield Guess(name, whose, weight + bonus)  # type: ignore[arg-type]


def turns_into(name: str, text: str, gender: Gender, case: Case) -> bool:
    """Whether the nominative declines forward to the text, «Айгулью» beside «Айгуль» allowed."""
    return name_forms(name, gender)[case] == text or soft_woman(name, text, gender, case)


def soft_woman(name: str, text: str, gender: Gender, case: Case) -> bool:
    """«с Айгулью Куспан»: our default leaves the name, other writers decline it."""
    if gender == "m":
        return False
    return any(
        undecline(theirs, "third", case) == ours
        for ours, theirs in zip(words_of(name), words_of(text), strict=False)
        if ours != theirs
    )


def readings(
    parts: tuple[Part, ...], gender: Gender, case: Case, seen: dict[str, frozenset[Gender]]
) -> Iterator[tuple[list[str], float]]:
    """Nominatives of all the words in one case, for every order of roles, with a weight."""
    free = [i for i, part in enumerate(parts) if part.role is not Role.FROZEN]
    initials = len(free) < len(parts)
    for roles in ORDERS.get(len(free), (tuple(parts[i].role for i in free),)):
        if initials and len(free) == 1 and roles != (Role.SURNAME,):
            continue
        options = [
            candidates(parts[i].text, role, gender, case) for i, role in zip(free, roles, strict=True)
        ]
        for chosen in product(*options):
            words = [part.text for part in parts]
            for i, (word, _) in zip(free, chosen, strict=True):
                words[i] = word
            usual = USUAL_ORDER if roles[0] is Role.GIVEN and len(roles) > 1 else 0.0
            met = sum(gender in seen.get(fold(word), ()) for word, _ in chosen)
            yield words, usual + SEEN * met + sum(weight for _, weight in chosen)


def seen_words(known: Iterable[str]) -> dict[str, frozenset[Gender]]:
    """Words of names seen elsewhere, with the genders they can belong to."""
    found: dict[str, frozenset[Gender]] = {}
    for name in known:
        gender = gender_of(name)
        whose: frozenset[Gender] = frozenset({gender} if gender else {"m", "f"})
        for word in words_of(name):
            found[fold(word)] = found.get(fold(word), frozenset()) | whose
    return found


@lru_cache(maxsize=65536)
def candidates(
    text: str, role: Role, gender: Gender, case: Case
) -> tuple[tuple[str, float], ...]:
    """Words that a declension turns into `text`, weighed; a compound's parts apart."""
    *first, last = text.split("-")
    heads = {"-".join([*first, ""]) if first else ""}
    if len(first) == 1:
        heads |= {f"{one}-" for one in undone(first[0], role, gender, case)}
    found = {head + one for head in heads for one in undone(last, role, gender, case)}
    return tuple(
        (word, weigh(fold(word), role, gender))
        for word in sorted(found)
        if declines_so(word, text, role, gender, case)
    )


def undone(text: str, role: Role, gender: Gender, case: Case) -> set[str]:
    """Everything that some declension of the role would turn into `text`."""
    found = (undecline(text, row, case) for row in ENDINGS[role, gender])
    return {word for word in found if word}


def declines_so(word: str, text: str, role: Role, gender: Gender, case: Case) -> bool:
    """Whether the rules decline `word` to `text`; women's names in -ь may be declined too."""
    if part_forms(Part(word, role), gender)[CASES.index(case)] == text:
        return True
    soft = role is Role.GIVEN and gender == "f" and word.endswith("ль")
    return soft and undecline(text, "third", case) == word


def weigh(word: str, role: Role, gender: Gender) -> float:
    """How well a folded nominative is known to be such a part of such a person's name."""
    if role is Role.PATRONYMIC:
        return 4.0 if is_patronymic(word, [word, "", ""]) else -3.0
    return weigh_given(word, gender) if role is Role.GIVEN else weigh_surname(word, gender)


def weigh_given(word: str, gender: Gender) -> float:
    """4 for a name of the lists or the dictionary, 2 for a telling tail, 0 for the rest."""
    genders = given_genders(word)
    if gender in genders:
        tail_only = genders == by_tail(word.rsplit("-", 1)[-1])
        return 2.0 if tail_only else 4.0 - 0.5 * (len(genders) > 1)
    if genders:
        return -2.0
    return -0.5 if word[-1] in "уюе" else 0.0


def weigh_surname(word: str, gender: Gender) -> float:
    """3 for an ending of the right gender, 2.5 for a surname of the dictionary, less for others."""
    last = word.rsplit("-", 1)[-1]
    right, wrong = surname_endings()[gender], surname_endings()["f" if gender == "m" else "m"]
    if last.endswith(right):
        return 3.0
    if last.endswith(wrong):
        return -1.0
    if dictionary.tagged(last, "Surn", "nomn", "masc" if gender == "m" else "femn"):
        return 2.5
    if last.endswith(("ко", "дзе", "швили", "ых", "их")):
        return 2.5
    if last[-1] in VOWELS:
        return 0.7
    return 1.2 if gender == "m" else 1.0


@cache
def surname_endings() -> dict[Gender, tuple[str, ...]]:
    """Endings that only a man's or only a woman's surname has."""
    return {
        "m": (*POSSESSIVE, "ский", "цкий"),
        "f": (*POSSESSIVE_WOMAN, "ская", "цкая"),
    }

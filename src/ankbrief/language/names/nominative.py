"""A person's name from any case back to the nominative.

Each word is undone by every declension; a reading of the whole name has one gender and one case,
and counts only if it declines forward to the very words of the text. Readings are weighed by what
is known: names seen elsewhere, given names, the endings of surnames.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from ankbrief.language.cases import CASES, Case
from ankbrief.language.declensions import FIXED, endings, undecline
from ankbrief.language.letters import VOWELS, fold, is_shouted
from ankbrief.language.names.forms import gaps_between, name_forms, part_forms, weave
from ankbrief.language.names.gender import by_patronymic, gender_of
from ankbrief.language.names.parts import Part, Role, given_names, parts_of, words_of
from ankbrief.language.names.weights import weigh, weigh_east_asian
from ankbrief.language.words import plain
from ankbrief.model import Gender

# Declensions that a role can follow, by gender; «fixed» first, as the cheapest.
NOUNS_WOMAN = ("a", "a_velar", "a_hushing", "a_hushing_stressed", "a_ts", "ya", "iya")
NOUNS_MAN = ("hard", "hushing", "yod", "iy", "soft", *NOUNS_WOMAN)
ENDINGS: dict[tuple[Role, Gender], tuple[str, ...]] = {
    (Role.GIVEN, "m"): (FIXED, *NOUNS_MAN, "lev", "pavel", "petr", "o_hard", "o_first"),
    (Role.GIVEN, "f"): (FIXED, *NOUNS_WOMAN, "third"),
    (Role.PATRONYMIC, "m"): (FIXED, "hushing", "hard"),
    (Role.PATRONYMIC, "f"): (FIXED, "a"),
    (Role.SURNAME, "m"): (
        *(FIXED, "possessive", "adjective", "adjective_oy", "adjective_velar_oy"),
        *("adjective_velar", "adjective_soft", *NOUNS_MAN),
        *("ets", "ets_stressed", "yets", "lets", "lets_stressed", "ok", "ey", "zayats", "orel"),
        *("ek", "er", "soft_en"),
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
USUAL_ORDER = 0.6  # breaks ties towards the order in which news writes names
RARE = 0.25  # the prepositional of a person's name is rare: «Коште» is a dative of Кошта sooner
AS_WRITTEN = 0.2  # breaks ties towards the nominative: «Валентина Петрова»
SEEN = 5.0  # a name seen elsewhere outweighs any ending
UNCHANGING = ("оглу", "уулу", "улы", "кызы", "гызы", "оглы", "угли", "кизи")
STRESSED_A = ("жа", "ша", "ча", "ща")
LONGEST = 4  # words that change; readings multiply with each, and no name has more
MARGIN = 1.5  # readings nearer than this are both possible; 1.0 is wrongly sure thrice as often


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
    case: Case
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
    if same := whole_names(text, gender, known, cases):
        return same
    found = verified(text, sorted(guesses(text, gender, known, cases), key=lambda g: -g.weight))
    if not found:
        return Nominative(text, gender, certain=False)
    best = found[0]
    genders = {g.gender for g in found if g.name == best.name}
    return Nominative(
        respelt(best.name, known),
        best.gender if len(genders) == 1 else gender,
        certain=all(g.name == best.name for g in found),
    )


def whole_names(
    text: str, gender: Gender | None, known: frozenset[str], cases: frozenset[Case]
) -> Nominative | None:
    """The name seen elsewhere that declines to the very text; uncertain where two do."""
    size = len(words_of(text))
    found = [
        (name, whose)
        for name in sorted(known)
        if len(words_of(name)) == size
        for whose in whose_name(name, gender)
        if any(plain(name_forms(name, whose)[case]) == plain(text) for case in cases)
    ]
    if not found:
        return None
    genders = {whose for _, whose in found}
    one = len({name for name, _ in found}) == 1
    return Nominative(found[0][0], genders.pop() if len(genders) == 1 else gender, certain=one)


def whose_name(name: str, gender: Gender | None) -> tuple[Gender, ...]:
    """The genders that a name seen elsewhere can have."""
    known = gender or gender_of(name)
    return (known,) if known else ("m", "f")


def respelt(name: str, known: frozenset[str]) -> str:
    """The name with «ё» where a name seen elsewhere has it: Петру Своику is Пётр."""
    spellings = {plain(word): word for one in known for word in words_of(one) if "ё" in word}
    words = (
        spellings.get(plain(word), word) if word.istitle() else word for word in words_of(name)
    )
    return "".join(weave(gaps_between(name), words)) if spellings else name


def verified(text: str, ordered: Iterable[Guess]) -> list[Guess]:
    """The best guess that declines forward to the text, and its rivals within the margin."""
    found: list[Guess] = []
    for guess in ordered:
        if found and found[0].weight - guess.weight >= MARGIN:
            break
        if turns_into(guess, text):
            found.append(guess)
    return found


def guesses(
    text: str, gender: Gender | None, known: frozenset[str], cases: frozenset[Case]
) -> Iterator[Guess]:
    """Every reading of the text as somebody's name in one of the cases."""
    parts, gaps = parts_of(text), gaps_between(text)
    seen = seen_words(known)
    gender = gender or by_child_word(parts)
    whose: tuple[Gender, ...] = (gender,) if gender else ("m", "f")
    for who, case in product(whose, [case for case in CASES if case in cases]):
        bonus = {Case.NOMN: AS_WRITTEN, Case.LOCT: -RARE}.get(case, 0.0) if len(cases) > 1 else 0.0
        for words, weight in readings(parts, who, case, seen):
            yield Guess("".join(weave(gaps, words)), who, case, weight + bonus)


def by_child_word(parts: tuple[Part, ...]) -> Gender | None:
    """«Мамедова Ильхама Гейдар оглы»: the word that never changes tells."""
    return by_patronymic(tuple(part for part in parts if part.folded.endswith(UNCHANGING)))


def turns_into(guess: Guess, text: str) -> bool:
    """Whether the nominative declines forward to the text, «Айгулью» beside «Айгуль» allowed."""
    forward = name_forms(guess.name, guess.gender)[guess.case]
    if plain(forward) == plain(text):
        return True
    triples = zip(words_of(guess.name), words_of(forward), words_of(text), strict=False)
    return all(
        plain(ours) == plain(theirs) or is_variant(name, theirs, guess.gender, guess.case)
        for name, ours, theirs in triples
    )


def is_variant(word: str, text: str, gender: Gender, case: Case) -> bool:
    """What our rules do not write and other writers do.

    «с Айгулью Куспан», «Франка-Вальтера», «с Бактыкожой», «Зурабу Жвания», «Алуы», «Прие».
    """
    low = fold(word)
    if gender == "f" and low.endswith("ль") and undecline(text, "third", case) == word:
        return True
    if low.endswith(STRESSED_A) and undecline(text, "a_hushing_stressed", case) == word:
        return True
    if low.endswith("ия") and (word == text or undecline(text, "ya", case) == word):
        return True
    if gender == "f" and low.endswith("уа") and undecline(text, "a", case) == word:
        return True
    return "-" in word and word.count("-") == text.count("-") and varied(word, text, gender, case)


def varied(word: str, text: str, gender: Gender, case: Case) -> bool:
    """Whether each part of a double given name either stays or is declined."""
    pieces = zip(word.split("-"), text.split("-"), strict=True)
    at = CASES.index(case)
    return all(
        theirs in (ours, part_forms(Part(ours, Role.GIVEN), gender)[at]) for ours, theirs in pieces
    )


def readings(
    parts: tuple[Part, ...], gender: Gender, case: Case, seen: dict[str, frozenset[Gender]]
) -> Iterator[tuple[list[str], float]]:
    """Nominatives of all the words in one case, for every order of roles, with a weight."""
    free = [i for i, part in enumerate(parts) if not is_settled(part)]
    if not 0 < len(free) <= LONGEST:
        return
    initials = len(free) < len(parts)
    for roles in ORDERS.get(len(free), (tuple(parts[i].role for i in free),)):
        if initials and len(free) == 1 and roles != (parts[free[0]].role,):
            continue
        pairs = zip(free, roles, strict=True)
        options: list[Sequence[tuple[str, float]]] = [
            candidates(parts[i].text, role, gender, case) for i, role in pairs
        ]
        if initials and roles == (Role.GIVEN,):
            options = [[(word, weigh_east_asian(word.lower())) for word, _ in options[0]]]
        for chosen in product(*options):
            words = [part.text for part in parts]
            for i, (word, _) in zip(free, chosen, strict=True):
                words[i] = word
            usual = USUAL_ORDER if roles[0] is Role.GIVEN and len(roles) > 1 else 0.0
            met = sum(gender in seen.get(fold(word), ()) for word, _ in chosen)
            yield words, usual + SEEN * met + sum(weight for _, weight in chosen)


def is_settled(part: Part) -> bool:
    """Initials, particles, and the «кызы» of «Ильхам кызы»."""
    return part.role is Role.FROZEN or (part.role is Role.PATRONYMIC and part.folded in UNCHANGING)


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
def candidates(text: str, role: Role, gender: Gender, case: Case) -> tuple[tuple[str, float], ...]:
    """Words that a declension turns into `text`, weighed; a compound's parts apart."""
    *first, last = text.split("-")
    heads = {"-".join([*first, ""]) if first else ""}
    if len(first) in (1, 2):
        pieces = [sorted({piece, *undone(piece, role, gender, case)}) for piece in first]
        heads |= {"-".join([*chosen, ""]) for chosen in product(*pieces)}
    found = {head + one for head in heads for one in undone(last, role, gender, case)}
    return tuple(
        (word, weigh(fold(word), role, gender))
        for word in sorted(found)
        if declines_so(word, text, role, gender, case)
    )


def undone(text: str, role: Role, gender: Gender, case: Case) -> set[str]:
    """Everything that some declension of the role would turn into `text`."""
    if stays_put(fold(text)):
        return {text}
    folded, loud = fold(text), is_shouted(text)
    return {
        text[: len(text) - len(ending)] + (first.upper() if loud else first)
        for first, ending in rows(role, gender, case)
        if folded.endswith(ending)
        and len(text) > len(ending)
        and is_spelt_right(folded[: len(text) - len(ending)] + first)
    }


@cache
def rows(role: Role, gender: Gender, case: Case) -> tuple[tuple[str, str], ...]:
    """Nominative ending and ending in `case` of each declension that the role can follow."""
    at = CASES.index(case)
    return tuple({(endings(row)[0], endings(row)[at]): None for row in ENDINGS[role, gender]})


def stays_put(word: str) -> bool:
    """Сагатханулы, Нурланкызы; not «Урсулы», which is Урсула."""
    return word.endswith(UNCHANGING) and f"{word[:-1]}а" not in given_names()


def is_spelt_right(word: str) -> bool:
    """Whether -й stands after a vowel and -ь after a consonant: Мишель, not Мишелй."""
    before = word[-2:-1]
    if not any(letter in VOWELS for letter in word):
        return False
    if word[-1] == "й":
        return before in VOWELS
    if before == "ь" and word[-1] in "аоуыэ":
        return False
    return word[-1] != "ь" or before not in VOWELS + "йцкгхьъ"


def declines_so(word: str, text: str, role: Role, gender: Gender, case: Case) -> bool:
    """Whether the rules decline `word` to `text`; women's names in -ь may be declined too."""
    form = part_forms(Part(word, role), gender)[CASES.index(case)]
    if form == text or (plain(form) == plain(text) and not text.endswith("ё")):
        return True
    return role is not Role.PATRONYMIC and is_variant(word, text, gender, case)

"""A person's name from any case back to the nominative.

Each word is undone by every declension; a reading of the whole name has one gender and one case,
and counts only if it declines forward to the very words of the text. Readings are weighed by what
is known: names seen elsewhere, given names, the endings of surnames.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from ankbrief.language import dictionary
from ankbrief.language.cases import CASES, Case
from ankbrief.language.declensions import FIXED, endings, undecline
from ankbrief.language.gender import by_patronymic, by_tail, gender_of
from ankbrief.language.letters import VOWELS, fold, is_shouted
from ankbrief.language.name_parts import Part, Role, given_names, is_patronymic, parts_of, words_of
from ankbrief.language.names import gaps_between, name_forms, part_forms, weave
from ankbrief.language.surnames import POSSESSIVE, POSSESSIVE_WOMAN, has_stem, indeclinable
from ankbrief.language.words import plain
from ankbrief.model import Gender

# Declensions that a role can follow, by gender; «fixed» first, as the cheapest.
NOUNS_WOMAN = ("a", "a_velar", "a_hushing", "a_ts", "ya", "iya")
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
AS_WRITTEN = 0.2  # breaks ties towards the nominative: «Валентина Петрова»
SEEN = 5.0  # a name seen elsewhere outweighs any ending
FAMILIAR = ("ко", "дзе", "швили", "ых", "их", "оглу")
UNCHANGING = ("оглу", "уулу", "улы", "кызы", "гызы", "оглы", "угли", "кизи")
LONGEST = 4  # words that change; readings multiply with each, and no name has more
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
        bonus = AS_WRITTEN if case is Case.NOMN else 0.0
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
    return guess.gender == "f" and soft_woman(guess.name, text, guess.case)


def soft_woman(name: str, text: str, case: Case) -> bool:
    """«с Айгулью Куспан»: our default leaves the name, other writers decline it."""
    return any(
        undecline(theirs, "third", case) == ours
        for ours, theirs in zip(words_of(name), words_of(text), strict=False)
        if ours != theirs
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
        if initials and len(free) == 1 and roles != (Role.SURNAME,):
            continue
        pairs = zip(free, roles, strict=True)
        options = [candidates(parts[i].text, role, gender, case) for i, role in pairs]
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
    if word[-1] == "й":
        return before in VOWELS
    return word[-1] != "ь" or before not in VOWELS + "йцкгх"


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
    """4 for a name of our lists, 3 for one of the dictionary, 2 for a telling tail, 0 else."""
    *first, last = word.split("-")
    listed = given_names().get(word) or given_names().get(last)
    genders = listed or dictionary.given_name_genders(last) or by_tail(last)
    paired = 0.3 if first and first[0] in given_names() else 0.0
    if gender in genders:
        known = 4.0 if listed else 3.0 if dictionary.given_name_genders(last) else 2.0
        return known + paired - 0.5 * (len(genders) > 1)
    if genders:
        return -2.0
    if word[-1] in VOWELS and word[-1] not in "ая":
        return -0.5
    # «Толеутая Рахимбекова»: news speaks of a man in the genitive sooner than of an unheard-of name
    return -0.3 if gender == "f" and word[-1] in "ая" else 0.0


def weigh_surname(word: str, gender: Gender) -> float:
    """3 for an ending of the right gender, 2.5 for a surname of the dictionary, less for others."""
    last = word.rsplit("-", 1)[-1]
    if tells_gender(last):
        return 3.0 if last.endswith(surname_endings()[gender]) else -1.0
    if is_dictionary_surname(last, gender) or last.endswith(FAMILIAR) or last in indeclinable():
        return 2.5
    if gender == "f" and ADJECTIVE_WOMAN.search(last):
        return 2.2
    if "m" in given_names().get(last, ()) or "m" in by_tail(last):
        return 1.8  # Нурбек, Уали: many Kazakh surnames are a forefather's name
    return max(plain_surname(last), weigh_noun(last))


def weigh_noun(word: str) -> float:
    """Заяц, Сорока: a surname may be an ordinary noun, a place hardly."""
    nouns = (tag for tag in dictionary.tags(word) if "NOUN" in tag and "Geox" not in tag)
    found = [tag for tag in nouns if "sing,nomn" in tag]
    return (1.1 if any("masc" in tag for tag in found) else 1.0) if found else 0.0


def tells_gender(word: str) -> bool:
    """Whether the ending is a man's or a woman's: Токаев, Балаева; not a short Шин."""
    if not word.endswith(surname_endings()["m"] + surname_endings()["f"]):
        return False
    return has_stem(word[:-3] if word[-1] == "а" else word[:-2])


def is_dictionary_surname(word: str, gender: Gender) -> bool:
    """Whether the dictionary has the surname in the nominative for that gender."""
    return dictionary.tagged(word, "Surn", "sing,nomn", "masc" if gender == "m" else "femn")


def plain_surname(word: str) -> float:
    """A surname that nothing tells: endings that look oblique are the least likely."""
    return next((weight for shape, weight in SHAPES if shape.search(word)), 1.0)


# Tried from the top: what the end of an otherwise unknown surname is worth as a nominative.
ADJECTIVE_WOMAN = re.compile(r"(?:[сц]к|[нвлрт]|жд)ая$")
SHAPES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"[аеиоуыэюя].*(?:ом|ем|ой|ей|ого|ому|[ои]вым|евым|[иы]ным|ским)$"), 0.0),
    (re.compile(r"[бвгджзкмпстх]ц$|ийц$"), 0.2),  # Горобц: Горобец has lost its vowel
    (re.compile(r"(?:ец|ок|яц)$"), 0.5),
    (re.compile(r"[ую]$"), 0.3),
    (re.compile(r"ии$"), 0.2),
    (re.compile(r"[кнлпрст][дт]ы$"), 0.8),  # Сатыбалды, Байгелды
    (re.compile(r"ы$|[гкхжшчщ]и$"), 0.35),
    (re.compile(r"е$"), 0.4),
    (re.compile(r"а$"), 0.6),
    (re.compile(r"ия$"), 0.9),
    (re.compile(r"[бвдзлмпрст]ий$"), 0.8),
    (re.compile(r"я$"), 0.4),
    (re.compile(r"[иоэё]$"), 0.8),
    (re.compile(r"ль$|[ое]вой$"), 1.1),
)


@cache
def surname_endings() -> dict[Gender, tuple[str, ...]]:
    """Endings that only a man's or only a woman's surname has."""
    return {
        "m": (*POSSESSIVE, "ский", "цкий"),
        "f": (*POSSESSIVE_WOMAN, "ская", "цкая"),
    }

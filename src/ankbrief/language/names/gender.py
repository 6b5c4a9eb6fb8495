"""Whether a name is a man's or a woman's; evidence that clashes says nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from ankbrief.data import load
from ankbrief.language import dictionary
from ankbrief.language.letters import VOWELS, syllables
from ankbrief.language.names.endings import by_odds
from ankbrief.language.names.parts import (
    Part,
    Role,
    foreign_given,
    given_names,
    heads,
    parts_of,
    tails,
)
from ankbrief.language.names.surnames import (
    indeclinable,
    is_caucasian,
    mens_names,
    surname_declension,
)
from ankbrief.model import Gender

Evidence = Callable[[tuple[Part, ...]], Gender | None]

PATRONYMIC_MAN = ("ич", "улы", "оглы", "оглу", "уулу", "угли")
PATRONYMIC_WOMAN = ("вна", "чна", "шна", "кызы", "гызы", "кизи")
SURNAME_MAN = ("ов", "ев", "ин", "ын", "ский", "цкий", "ской", "цкой", "ый", "ий")
SURNAME_WOMAN = ("ова", "ева", "ина", "ына", "ская", "цкая", "ая")
SURNAME_BOTH = ("сын", "тын")  # Бектасын, Алтын: a forefather's name, which daughters bear too
IN = ("ин", "ын", "ина", "ына")  # of Kazakhstan or of the West: Гриффин
NOUN_LIKE = ("ин", "ын", "ий")
NOUNS = ("hard", "iy")  # declensions of surnames that a woman bears unchanged: Насреддин, Палий


def by_patronymic(parts: tuple[Part, ...]) -> Gender | None:
    """Кемелевич, Сагатханулы m; Галымовна, Ильхам кызы f."""
    return _by_endings(parts, Role.PATRONYMIC, PATRONYMIC_MAN, PATRONYMIC_WOMAN)


def by_surname(parts: tuple[Part, ...]) -> Gender | None:
    """Токаев, Свинцицкий m; Балаева, Балаева-Ким f; a short Шин, a forefather's Саин nothing."""
    pieces = [
        Part(piece, part.role)
        for part in parts
        if part.role is Role.SURNAME
        for piece in reversed(part.folded.split("-"))
    ]
    telling = tuple(piece for piece in pieces if _tells(piece.text))
    return _by_endings(telling, Role.SURNAME, SURNAME_MAN, SURNAME_WOMAN)


def _tells(word: str) -> bool:
    if word in mens_names() or is_caucasian(word) or word.endswith(SURNAME_BOTH):
        return False
    if word.endswith(NOUN_LIKE) and surname_declension(word, "m") in NOUNS:
        return False
    stem = word[:-3] if word.endswith(("а", "я")) else word[:-2]
    return any(letter in VOWELS for letter in stem) or (syllables(word) > 0 and len(stem) > 1)


def _by_endings(
    parts: tuple[Part, ...], role: Role, man: tuple[str, ...], woman: tuple[str, ...]
) -> Gender | None:
    for part in parts:
        if part.role is role and part.folded not in indeclinable():
            if part.folded.endswith(man):
                return "m"
            if part.folded.endswith(woman):
                return "f"
    return None


def by_given_name(parts: tuple[Part, ...]) -> Gender | None:
    """Абзал m, Динара f, where one signal is sure or two agree; Жанат says nothing."""
    for part in parts:
        if part.role is Role.GIVEN and (genders := sure_genders(part.folded)):
            return only(genders)
    return None


def by_listed_name(parts: tuple[Part, ...]) -> Gender | None:
    """The same for names that our lists have."""
    names = given_names()
    for part in parts:
        if part.role is Role.GIVEN and part.folded.rsplit("-", 1)[-1] in names:
            return by_given_name((part,))
    return None


def only(genders: frozenset[Gender]) -> Gender | None:
    """The gender where there is just one."""
    return next(iter(genders)) if len(genders) == 1 else None


@lru_cache(maxsize=8192)
def sure_genders(word: str) -> frozenset[Gender]:
    """Who bears the folded given name, told by a list or by two signals that agree.

    The first part of a double name decides in the West; elsewhere both agree, or only one tells.
    """
    if "-" not in word or word in given_names():
        return sure_of_piece(word)
    first, *_, last = word.split("-")
    told, other = sure_of_piece(first), sure_of_piece(last)
    if is_western(first, last) and told:
        return told
    return other if not told or told == other or is_turkic(last) else frozenset()


def is_western(first: str, last: str) -> bool:
    """Мари-Клод, Хосе-Мария: one part at least is a name of the West."""
    return not foreign_given().isdisjoint((first, last))


def is_turkic(last: str) -> bool:
    """Шамшынур-Гуль, Касым-Султан: the last part is a telling tail by itself."""
    return bool(by_tail(last))


def sure_of_piece(word: str) -> frozenset[Gender]:
    """By the list, else by what the compound is made of, else by its ending and the dictionary."""
    if word in given_names():
        return given_names()[word]  # type: ignore[return-value]
    made = {only(source(word)) for source in COMPOUND} - {None}
    if made:
        return frozenset(made) if len(made) == 1 else frozenset()  # type: ignore[arg-type]
    return by_odds(word)


def given_genders(word: str) -> frozenset[Gender]:
    """Who likely bears the folded given name, by any one signal; a double name's last part decides.

    The first decides in the West: Мари-Клод f, Хосе-Мария m. Tails go before the dictionary,
    which takes Айсулу for a man's name and Аманулла for a woman's.
    """
    *first, last = word.split("-")
    western = bool(first) and not foreign_given().isdisjoint((first[0], last))
    for candidate in (word, first[0] if western else word, last):
        if candidate in given_names():
            return given_names()[candidate]  # type: ignore[return-value]
    sources = (by_stem, by_tail, by_head, dictionary.given_name_genders, by_last_letter)
    return next((genders for source in sources if (genders := source(last))), frozenset())


def by_stem(word: str) -> frozenset[Gender]:
    """Анархан f like Анар, Болатжан m like Болат: -хан and -жан follow either's name."""
    for tail in neutral_tails():
        stem = word.removesuffix(tail)
        if stem != word and len(genders := given_names().get(stem, ())) == 1:
            return frozenset(genders)  # type: ignore[arg-type]
    return frozenset()


@cache
def neutral_tails() -> tuple[str, ...]:
    """Tails that men's and women's names take alike."""
    return tuple(load("given_names")["tails"]["either"])


def by_tail(word: str) -> frozenset[Gender]:
    """Назгуль, Айсулу f; Нурбек, Сейтжан m."""
    if word.endswith(tails("woman")):
        return frozenset({"f"})
    return frozenset({"m"}) if word.endswith(tails("man")) else frozenset()


def by_head(word: str) -> frozenset[Gender]:
    """Гулистан f «flower garden», Абдугапур m «servant of»."""
    if word.startswith(heads("man")):
        return frozenset({"m"})
    return frozenset({"f"}) if word.startswith(heads("woman")) else frozenset()


def by_last_letter(word: str) -> frozenset[Gender]:
    """Ляйсира f, Дустмурод m: a name that neither lists nor the dictionary know."""
    letters = load("given_names")["last_letters"]
    if word.endswith(tuple(letters["woman"])) and syllables(word) > 1:
        return frozenset({"f"})
    return frozenset({"m"}) if word.endswith(tuple(letters["man"])) else frozenset()


COMPOUND = (by_stem, by_tail, by_head)


def by_son(parts: tuple[Part, ...]) -> Gender | None:
    """Бағдат Мұсаұлы m: «son of» as a surname, which daughters seldom bear."""
    return _by_endings(parts, Role.SURNAME, PATRONYMIC_MAN[1:], ())


def by_middle_name(parts: tuple[Part, ...]) -> Gender | None:
    """Нгуен Ван Хынг m, Чан Тхи Май f: middle names of Vietnam."""
    if len(parts) != 3 or parts[0].role is not Role.FROZEN:
        return None
    return MIDDLE_NAMES.get(parts[1].folded)


MIDDLE_NAMES: dict[str, Gender] = {"ван": "m", "тхи": "f"}
FIRM: tuple[Evidence, ...] = (by_patronymic, by_surname, by_listed_name, by_middle_name)


def gender_of(name: str) -> Gender | None:
    """The gender that the name itself tells; None where it is silent or contradicts itself."""
    return gender_of_parts(parts_of(name))


def gender_of_parts(parts: tuple[Part, ...]) -> Gender | None:
    """The same for a name already taken apart; what is firm goes before an unlisted given name."""
    found = evidence_of(parts)
    if len(found) > 1:
        return None
    if not found:
        return by_given_name(parts) or by_son(parts)
    gender = next(iter(found))
    return None if is_doubted(parts, gender) else gender


def is_doubted(parts: tuple[Part, ...], gender: Gender) -> bool:
    """Шарлин Мартин: nothing but a foreign-looking -ин, and the given name sounds a woman's."""
    surname = next((part.folded for part in parts if part.role is Role.SURNAME), "")
    if not surname.endswith(IN) or by_patronymic(parts) or by_listed_name(parts):
        return False
    given = next((part.folded for part in parts if part.role is Role.GIVEN), "")
    return bool(given) and only(given_genders(given)) not in (None, gender)


def is_lone_forefather(parts: tuple[Part, ...]) -> bool:
    """Есимхан alone: a man's given name, and just as well a woman's surname."""
    lone = len(parts) == 1 and parts[0].role is Role.GIVEN
    return lone and parts[0].folded.endswith(tails("man"))


def evidence_of(parts: tuple[Part, ...]) -> frozenset[Gender]:
    """Every gender that some part of the name firmly tells; two of them are a clash."""
    return frozenset(gender for evidence in FIRM if (gender := evidence(parts)))

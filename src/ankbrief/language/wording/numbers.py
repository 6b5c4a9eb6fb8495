"""Numbers with nouns, in words, and as ordinals, in any case.

Sources: Розенталь, «Справочник по правописанию и стилистике» (numerals; agreement of attributes);
«Русская грамматика» (1980).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from ankbrief.data import load
from ankbrief.language.cases import CASES, Case
from ankbrief.language.phrases.forms import TOKEN
from ankbrief.language.phrases.heads import Head, find_head
from ankbrief.language.words import Number, Reading, adjectives, put

GrammaticalGender = Literal["m", "f", "n"]
Slot = tuple[Case, Number]

DICTIONARY_GENDER = {"m": "masc", "f": "femn", "n": "neut"}
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
GROUP = "\N{NO-BREAK SPACE}"


def agree(number: float, noun: str, case: Case = Case.NOMN) -> str:
    """«21 поручение, 22 поручения, 25 поручений»; `noun` in the nominative singular."""
    return f"{figures(number)} {counted(number, noun, case)}"


def figures(number: float) -> str:
    """The number in figures: «2,5»; from five digits on in groups: «12 500»."""
    grouped = f"{number:,}".replace(",", GROUP) if abs(number) >= 10_000 else str(number)
    return grouped.replace(".", ",")


def counted(number: float, noun: str, case: Case = Case.NOMN) -> str:
    """The noun with its adjectives as the number asks: (22, «новый член», nomn) → «новых члена»."""
    tokens = TOKEN.findall(noun)
    places = [i for i, token in enumerate(tokens) if not token.isspace()]
    head = find_head([tokens[i] for i in places])
    if head is None:
        return noun
    noun_slot, adjective_slot = government(number, case, head)
    at = places[head.noun.index]
    tokens[at] = counted_noun(tokens[at], head, noun_slot, number)
    for moving in head.agreeing:
        place = places[moving.index]
        tokens[place] = in_slot(tokens[place], moving.reading, adjective_slot, head)
    return "".join(tokens)


def in_slot(word: str, reading: Reading, slot: Slot, head: Head) -> str:
    """A word in a case and number, with the gender and animacy of the head."""
    return put(word, reading, *slot, gender=head.reading.gender, animate=head.reading.animate)


def counted_noun(word: str, head: Head, slot: Slot, number: float) -> str:
    """The noun itself: «пять лет», «пять человек» have a word of their own."""
    special: dict[str, str] = load("numerals")["counted"]
    if slot == (Case.GENT, "plur") and not is_few(number):
        return special.get(word) or in_slot(word, head.reading, slot, head)
    return in_slot(word, head.reading, slot, head)


def government(number: float, case: Case, head: Head) -> tuple[Slot, Slot]:
    """The case and number of the noun and of its adjectives after `number`."""
    direct = case in (Case.NOMN, Case.ACCS)
    if number != int(number):
        return (Case.GENT, "sing"), (Case.GENT, "sing")
    if is_one(number):
        return (case, "sing"), (case, "sing")
    if not direct or is_few_animate(number, case, head):
        slot: Slot = (Case.GENT if direct else case, "plur")
        return slot, slot
    if not is_few(number):
        return (Case.GENT, "plur"), (Case.GENT, "plur")
    # «две новые школы», but «два новых дома»: Розенталь
    feminine = head.reading.gender == "femn" and head.reading.noun
    adjective: Slot = (Case.NOMN if feminine else Case.GENT, "plur")
    return (Case.GENT, "sing" if head.reading.noun else "plur"), adjective


def is_one(number: float) -> bool:
    """1, 21, 101; not 11."""
    return abs(number) % 10 == 1 and abs(number) % 100 != 11


def is_few(number: float) -> bool:
    """2–4, 22–24; not 12–14."""
    return 2 <= abs(number) % 10 <= 4 and not 12 <= abs(number) % 100 <= 14


def is_few_animate(number: float, case: Case, head: Head) -> bool:
    """«назначить двух депутатов», but «двадцать два депутата»: Розенталь."""
    return case is Case.ACCS and head.reading.animate and 2 <= abs(number) <= 4


def in_words(number: int, case: Case = Case.NOMN, gender: GrammaticalGender = "m") -> str:
    """A whole number in words: (21, gent, f) → «двадцати одной».

    Raises:
        ValueError: the number is a quadrillion or more.
    """
    if abs(number) >= 10**15:
        raise ValueError(f"число {number} слишком велико, чтобы записать его словами")
    if number < 0:
        return f"минус {in_words(-number, case, gender)}"
    if number == 0:
        return cell("0", case)
    scales = sorted(load("numerals")["scale"].items(), key=lambda row: -int(row[0]))
    words: list[str] = []
    for size, (noun, its_gender) in scales:
        many, number = divmod(number, int(size))
        if many:
            words += [*below_thousand(many, case, its_gender), counted(many, noun, case)]
    return " ".join([*words, *below_thousand(number, case, gender)])


def below_thousand(number: int, case: Case, gender: GrammaticalGender) -> list[str]:
    """The words of a number from 0 (none) to 999."""
    return [
        cell(f"{part}{gender}" if part in (1, 2) else str(part), case) for part in parts_of(number)
    ]


def parts_of(number: int) -> list[int]:
    """The numerals that a number below a thousand is said with: 234 → 200, 30, 4."""
    tens = number % 100
    small = [tens] if tens < 20 else [tens - tens % 10, tens % 10]
    return [part for part in (number - tens, *small) if part]


def cell(key: str, case: Case) -> str:
    """The numeral of the table in a case."""
    tables = load("numerals")
    row = tables["cardinal"].get(key) or tables["gendered"][key]
    return str(row[CASES.index(case)])


def ordinal(
    number: int | str,
    case: Case = Case.NOMN,
    gender: GrammaticalGender = "m",
    *,
    plural: bool = False,
) -> str:
    """An ordinal in words: (34, gent, f) → «тридцать четвёртой»; Roman figures too («XXXIV»).

    Raises:
        ValueError: not a positive number below a million, nor Roman figures.
    """
    value = roman(number) if isinstance(number, str) else number
    if not 0 < value < 10**6:
        raise ValueError(f"порядковое числительное из «{number}» не образовать")
    thousands, rest = divmod(value, 1000)
    if not rest:
        last = "тысячный" if thousands == 1 else compound(thousands) + "тысячный"
        return ordinal_form(last, case, gender, plural=plural)
    *before, last_part = parts_of(rest)
    words = [in_words(thousands * 1000)] if thousands else []
    words += [cell(str(part), Case.NOMN) for part in before]
    return " ".join([*words, ordinal_form(ordinals()[str(last_part)], case, gender, plural=plural)])


def compound(thousands: int) -> str:
    """The genitive that «-тысячный» takes: двухтысячный, двадцатипятитысячный, стотысячный."""
    words = below_thousand(thousands, Case.GENT, "m")
    return "".join(
        {"ста": "сто", "одного": "одно", "девяноста": "девяносто"}.get(word, word) for word in words
    )


@cache
def ordinals() -> dict[str, str]:
    """Ordinals of the numerals that stand last: «четвёртый», «сотый»."""
    return dict(load("numerals")["ordinal"])


def ordinal_form(word: str, case: Case, gender: GrammaticalGender, *, plural: bool = False) -> str:
    """An ordinal of one word in case, gender and number, inanimate in the accusative."""
    reading = adjectives(word)[0]
    number: Number = "plur" if plural else "sing"
    return put(word, reading, case, number, gender=DICTIONARY_GENDER[gender], animate=False)


def ordinal_figures(number: int, case: Case = Case.NOMN, gender: GrammaticalGender = "m") -> str:
    """An ordinal in figures: 34-й, 34-я, 34-го (Розенталь: one letter after a vowel)."""
    word = ordinal(number, case, gender).replace("ё", "е")
    vowel_before_last = word[-2] in "аеиоуыэюя"
    return f"{number}-{word[-1] if vowel_before_last else word[-2:]}"


def roman(text: str) -> int:
    """The number that Roman figures write: «XXXIV» → 34; Cyrillic Х, М, С count as Latin.

    Raises:
        ValueError: these are no Roman figures.
    """
    letters = text.strip().upper().translate(str.maketrans("ХМСІ", "XMCI"))
    if not re.fullmatch(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", letters):
        raise ValueError(f"«{text}» — не римское число")
    values = [ROMAN[letter] for letter in letters]
    if not values:
        raise ValueError("пустое римское число")
    signs = [
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    ]
    return sum(signs)

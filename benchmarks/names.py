"""Names and phrases in six cases: ours beside pytrovich and pymorphy3's first parse.

    python benchmarks/names.py

Counts whole names and phrases right in all six cases («ё» aside, debatable forms accepted), names
brought back to the nominative, and the speed on 20,000 names made of real given names and
invented surnames. The roles of the words are given to the peers, which cannot tell them apart.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pymorphy3
from pytrovich.enums import Case as TheirCase
from pytrovich.enums import Gender as TheirGender
from pytrovich.maker import PetrovichDeclinationMaker

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from ankbrief.language.inflect import (
    CASES,
    Gender,
    name_forms,
    nominative,
    nominative_phrase,
    phrase_forms,
)
from ankbrief.language.names.parts import given_names, parts_of
from ankbrief.language.names.second_opinion import PARTS, THEIR_CASES
from language.tables import (  # beside the tests
    MENTIONS,
    NAMES,
    PHRASES,
    accepted,
    cases,
    plain,
    rows,
)

Row = dict[str, str]
Decliner = Callable[[Row], Sequence[str]]
HOW_MANY = 20_000
ENDINGS = {"m": ("беков", "ев", "ин", "бек", "ский", "ко"), "f": ("бекова", "ева", "ина", "бек")}
SYLLABLES = tuple("ба ке ну са ра ди мо ша жа то ле ны ги ур ал ен".split())  # noqa: SIM905

maker = PetrovichDeclinationMaker()
analyser = pymorphy3.MorphAnalyzer(lang="ru")


def ours(row: Row) -> Sequence[str]:
    """Our forms with the gender given."""
    return name_forms(row["nomn"], gender_of(row)).forms


def our_phrase(row: Row) -> Sequence[str]:
    """Our forms of a phrase."""
    return phrase_forms(row["nomn"]).forms


def pytrovich(row: Row) -> Sequence[str]:
    """The rules of petrovich, told the gender and the role of each word."""
    whose = TheirGender.MALE if row["gender"] == "m" else TheirGender.FEMALE
    return [
        row["nomn"],
        *(petrovich_form(row["nomn"], whose, case) for case in THEIR_CASES.values()),
    ]


def petrovich_form(name: str, whose: TheirGender, case: TheirCase) -> str:
    """The words of a name that have a role, each in the case."""
    return " ".join(
        maker.make(PARTS[part.role], whose, case, part.text) if part.role in PARTS else part.text
        for part in parts_of(name)
    )


def first_parse(row: Row) -> Sequence[str]:
    """pymorphy3 as most programs use it: the first parse of each word, capitals restored."""
    return [" ".join(first_form(word, case) for word in row["nomn"].split()) for case in CASES]


def first_form(word: str, case: str) -> str:
    """The form of the first parse, the word itself where there is none."""
    form = analyser.parse(word)[0].inflect({case})
    if form is None:
        return word
    return str(form.word).capitalize() if word[:1].isupper() else str(form.word)


def gender_of(row: Row) -> Gender:
    """The gender of a row."""
    return "m" if row["gender"] == "m" else "f"


def share(decliner: Decliner, table: Sequence[Row]) -> float:
    """The share of rows whose six forms are all right, in percent."""
    return 100 * sum(is_right(decliner(row), row) for row in table) / len(table)


def is_right(forms: Sequence[str], row: Row) -> bool:
    """Whether each form is one of the accepted ones."""
    good = accepted(row)
    return all(plain(form) in {one[i] for one in good} for i, form in enumerate(forms))


def without_gender(table: Sequence[Row]) -> tuple[float, float, float]:
    """Right, unknown and wrong names with nothing given, in percent."""
    declined = [(name_forms(row["nomn"]), row) for row in table]
    right = sum(is_right(one.forms, row) for one, row in declined)
    unknown = sum(not one.certain and not is_right(one.forms, row) for one, row in declined)
    total = len(table) / 100
    return right / total, unknown / total, (len(table) - right - unknown) / total


def back(table: Sequence[Row], find: Callable[[Row, str], str]) -> float:
    """The share of oblique forms brought back to the nominative, in percent."""
    pairs = [(row, row[case]) for row in table for case in CASES[1:]]
    return (
        100 * sum(plain(find(row, text)) == plain(row["nomn"]) for row, text in pairs) / len(pairs)
    )


def made_names() -> Iterator[tuple[str, Gender]]:
    """Real given names with invented surnames, always the same."""
    chance = random.Random(1)  # noqa: S311  # no secret
    given = sorted((name, *whose) for name, whose in given_names().items() if len(whose) == 1)
    for _ in range(HOW_MANY):
        name, gender = chance.choice(given)
        stem = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        yield (
            f"{name.capitalize()} {stem}{chance.choice(ENDINGS[gender])}",
            "m" if gender == "m" else "f",
        )


def speed(decline: Callable[[str, Gender], object]) -> float:
    """Distinct names a second of processor time, six cases each."""
    names = list(dict.fromkeys(made_names()))
    start = time.process_time()
    for name, gender in names:
        decline(name, gender)
    return len(names) / (time.process_time() - start)


def petrovich_speed(name: str, gender: Gender) -> None:
    """The same work for pytrovich."""
    pytrovich({"nomn": name, "gender": gender})


def first_result() -> float:
    """Seconds from the start of Python's import to the first name, in a fresh process."""
    code = (
        "import time; start = time.perf_counter();"
        "from ankbrief.language.inflect import name_forms; name_forms('Абзал Нукенов');"
        "print(time.perf_counter() - start)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Print the tables of the README."""
    print("| верно во всех шести падежах, % | строк | ankbrief | pytrovich | pymorphy3 |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for file in NAMES:
        print_row(f"имена, {file}", [*rows(file)], ours, pytrovich, first_parse)
    for file in PHRASES:
        print_row(f"должности и названия, {file}", [*rows(file)], our_phrase, None, first_parse)
    print("\n| пол не задан, % | строк | верно | не изменено: пол неизвестен | неверно |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for label, table in ungendered():
        print(f"| {label} | {len(table)} | {' | '.join(map(shown, without_gender(table)))} |")
    print("\n| обратно в именительный, % | строк | само | падеж по тексту | имя уже встречалось |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for label, count, *found in backwards():
        print(f"| {label} | {count} | {' | '.join(shown(one) for one in found)} |")
    print(f"\nПервый ответ через {shown(first_result(), 2)} с после запуска.")
    print(f"ankbrief: {speed(name_forms):.0f} имён в секунду процессора.")
    print(f"pytrovich: {speed(petrovich_speed):.0f} (слова имени разделены нами).")


def shown(value: float | None, digits: int = 1) -> str:
    """A number the Russian way; a dash for what is not measured."""
    return "–" if value is None else f"{value:.{digits}f}".replace(".", ",")


def print_row(label: str, table: Sequence[Row], *decliners: Decliner | None) -> None:
    """A line of the first table; a dash for a peer that does not do this."""
    cells = [shown(share(one, table) if one else None) for one in decliners]
    print(f"| {label} | {len(table)} | {' | '.join(cells)} |")


def ungendered() -> Iterator[tuple[str, Sequence[Row]]]:
    """Lines of the second table: all names, and those whose gender a reader can tell."""
    for file in NAMES:
        table = [*rows(file)]
        yield file, table
        if told := [row for row in table if row.get("guessable") == "yes"]:
            yield f"{file}, где пол виден из имени", told


def backwards() -> Iterator[tuple[str, int, float, float | None, float | None]]:
    """Lines of the third table: alone, with the case that the text allows, with a name seen."""
    for file in NAMES:
        table = [*rows(file)]
        alone = back(table, lambda _, text: nominative(text).name)
        seen = back(table, lambda row, text: nominative(text, known=(row["nomn"],)).name)
        yield f"имена, {file}", 5 * len(table), alone, None, seen
    for file in MENTIONS:
        yield in_sentences(file, [*rows(file)])
    for file in PHRASES:
        table = [*rows(file)]
        found = back(table, lambda _, text: nominative_phrase(text).name)
        yield f"должности и названия, {file}", 5 * len(table), found, None, None


def in_sentences(file: str, table: Sequence[Row]) -> tuple[str, int, float, float, float]:
    """A line of the third table for names met in sentences."""
    ways: tuple[Callable[[Row], str], ...] = (
        lambda row: nominative(row["bare"]).name,
        lambda row: nominative(row["bare"], cases=cases(row)).name,
        lambda row: nominative(row["bare"], known=(row["nomn"],)).name,
    )
    alone, by_case, seen = [
        100 * sum(plain(way(row)) == plain(row["nomn"]) for row in table) / len(table)
        for way in ways
    ]
    return f"имена в предложениях, {file}", len(table), alone, by_case, seen


if __name__ == "__main__":
    main()

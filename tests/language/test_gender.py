from __future__ import annotations

import pytest

from ankbrief.language.inflect import Gender, gender_of
from ankbrief.language.names.parts import given_names, parts_of


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Вера Сагатханкызы Ким", "f"),
        ("Жанат Сагатханулы Ким", "m"),
        ("Сайран Ильхам кызы", "f"),
        ("Жанат Сулейменов", "m"),
        ("Жанат Абдуллина", "f"),
        ("Абзал", "m"),
        ("Айгуль Куспан", "f"),
        ("Нурбол Тау", "m"),
        ("Шамшынур-Гуль Тау", "f"),
        ("А. Балаева", "f"),
    ],
)
def test_the_gender_comes_from_patronymic_surname_or_given_name(name: str, gender: Gender) -> None:
    assert gender_of(name) == gender


@pytest.mark.parametrize("name", ["Жанат Ким", "С. Цой", "Си Цзиньпин", "Анна Токаев", "", "123"])
def test_where_nothing_tells_or_the_parts_clash_the_gender_is_unknown(name: str) -> None:
    assert gender_of(name) is None


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Эдвардас Петкус", "m"),
        ("Томирида Нуркен", "f"),
        ("Ерсат Нуркен", None),
        ("Айгуш Сейтжан", None),
    ],
)
def test_a_name_that_no_list_has_is_told_by_its_ending_and_the_dictionary_together(
    name: str, gender: Gender | None
) -> None:
    """The dictionary alone takes the woman's Айгуш for a man's name, and nobody knows Ерсат."""
    assert parts_of(name)[0].folded not in given_names()
    assert gender_of(name) == gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Чаминда Петров", "m"), ("Айгуш Иванова", "f"), ("Дилором Абдувахаб кизи", "f")],
)
def test_what_is_firm_outweighs_how_a_given_name_sounds(name: str, gender: Gender) -> None:
    assert gender_of(name) == gender


def test_a_foreign_in_after_a_name_that_sounds_a_womans_says_nothing() -> None:
    assert gender_of("Катрелла Гриффин") is None
    assert gender_of("Катрелла Гриффова") == "f"


@pytest.mark.parametrize("surname", ["Насреддин", "Палий", "Бектасын"])
def test_a_surname_that_is_a_noun_is_a_womans_as_well(surname: str) -> None:
    assert gender_of(f"Айгерим {surname}") == "f"
    assert gender_of(f"Жанат {surname}") is None


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Мари-Клод Бертье", "f"), ("Хосе-Мария Лопес", "m"), ("Нурлан-Айгерим Ким", None)],
)
def test_the_first_of_a_double_name_decides_in_the_west_only(
    name: str, gender: Gender | None
) -> None:
    assert gender_of(name) == gender

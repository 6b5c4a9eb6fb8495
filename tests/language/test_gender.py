from __future__ import annotations

import pytest

from ankbrief.language.inflect import Gender, gender_of


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

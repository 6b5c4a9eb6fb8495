from __future__ import annotations

import pytest

from ankbrief.language.inflect import inflect, split
from ankbrief.paradigm import paradigm


@pytest.mark.parametrize(
    ("text", "position", "name"),
    [
        ("Касым-Жомарт Токаев", "", "Касым-Жомарт Токаев"),
        ("Токаев", "", "Токаев"),
        ("К.-Ж. Токаев", "", "К.-Ж. Токаев"),
        ("Урсула фон дер Ляйен", "", "Урсула фон дер Ляйен"),
        ("Си Цзиньпин", "", "Си Цзиньпин"),
        ("Ғалымжан Өтепбергенов", "", "Ғалымжан Өтепбергенов"),
        ("президент Токаев", "президент", "Токаев"),
        ("аким Приозёрской области Дархан Жакупов", "аким Приозёрской области", "Дархан Жакупов"),
        ("аким города Алматы", "аким города Алматы", ""),
        ("город Саратов", "город Саратов", ""),
        ("область Абай", "область Абай", ""),
        ("Совет безопасности", "Совет безопасности", ""),
        ("Дом Дружбы", "Дом Дружбы", ""),
        ("АНК", "АНК", ""),
    ],
)
def test_a_name_ends_the_text_and_a_position_or_body_begins_it(
    text: str, position: str, name: str
) -> None:
    assert split(text) == (position, name)


def test_the_table_shows_six_cases_the_gender_and_how_sure_it_is() -> None:
    assert list(paradigm(inflect("министр Дана Баймуратова"))) == [
        "именительный  кто? что?      министр Дана Баймуратова",
        "родительный   кого? чего?    министра Даны Баймуратовой",
        "дательный     кому? чему?    министру Дане Баймуратовой",
        "винительный   кого? что?     министра Дану Баймуратову",
        "творительный  кем? чем?      министром Даной Баймуратовой",
        "предложный    о ком? о чём?  министре Дане Баймуратовой",
        "род                          женский",
        "уверенность                  полная",
    ]


def test_an_unknown_gender_is_said() -> None:
    *_, gender, sure, doubt = paradigm(inflect("министр Ли Вэй"))
    assert gender.endswith(" неизвестен")
    assert sure.endswith(" низкая: формы не изменены")
    assert doubt.startswith("Внимание: пол неизвестен")


def test_a_gender_that_is_given_removes_the_doubt() -> None:
    assert list(paradigm(inflect("Ли Вэй", gender="m")))[2].endswith(" Ли Вэю")
    assert list(paradigm(inflect("Ли Вэй", gender="f")))[2].endswith(" Ли Вэй")


def test_a_position_has_no_gender_of_a_person() -> None:
    assert not any(line.startswith("род ") for line in paradigm(inflect("аким города")))

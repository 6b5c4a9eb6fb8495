from __future__ import annotations

import pytest

from ankbrief.paradigm import paradigm, split


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


def test_position_and_name_go_through_the_cases_together() -> None:
    lines = list(paradigm("министр Дана Баймуратова"))
    assert lines[2] == "дательный     министру Дане Баймуратовой"
    assert len(lines) == 6


def test_an_unknown_gender_is_said() -> None:
    *cases, doubt = paradigm("Ли Вэй")
    assert len(cases) == 6
    assert doubt.startswith("Внимание: пол неизвестен")


def test_a_gender_that_is_given_removes_the_doubt() -> None:
    assert list(paradigm("Ли Вэй", "m"))[2] == "дательный     Ли Вэю"
    assert list(paradigm("Ли Вэй", "f"))[2] == "дательный     Ли Вэй"

"""Prepositions, verbs and the short forms of names."""

from __future__ import annotations

import pytest

from ankbrief.language.inflect import (
    Case,
    decline_person,
    join,
    preposition,
    short_name,
    surname,
    verb,
    with_preposition,
)


@pytest.mark.parametrize(
    "text",
    [
        *("об Ассамблее", "о Ермеке", "об АНК", "об МВД", "обо всём", "обо мне", "о США"),
        *("со Скляром", "с Сауле", "со Жданом", "со Щербаковой", "со вторника", "со СМИ", "с США"),
        *("во вторник", "во Франции", "во Владимире", "в Алматы", "во Дворце", "в Верном"),
        *("ко Дню", "ко Льву", "ко всем", "к Абаю", "со 2 мая", "с 22 мая", "об 11"),
        *("о «Бірлік»", "об «Ассамблее»", "для всех"),
    ],
)
def test_a_preposition_takes_the_shape_that_its_neighbour_asks(text: str) -> None:
    word, following = text.split(" ", 1)
    base = {"об": "о", "обо": "о", "со": "с", "во": "в", "ко": "к"}.get(word, word)
    assert with_preposition(base, following) == text
    assert preposition(word, following) == word


def test_a_capital_preposition_stays_capital() -> None:
    assert preposition("В", "вторник") == "Во"


@pytest.mark.parametrize(
    ("past", "woman", "neutral"),
    [
        ("заявил", "заявила", "заявляет"),
        ("провёл", "провела", "проводит"),
        ("поделился", "поделилась", "делится"),
        ("прошёл", "прошла", "прошёл/прошла"),
        ("смог", "смогла", "смог(ла)"),
    ],
)
def test_a_verb_agrees_with_the_person_or_stays_neutral(
    past: str, woman: str, neutral: str
) -> None:
    assert (verb("m", past), verb("f", past), verb(None, past)) == (past, woman, neutral)


@pytest.mark.parametrize(
    ("name", "short", "family"),
    [
        ("Абзал Нукенов", "А. Нукенов", "Нукенов"),
        ("Токаев Касым-Жомарт Кемелевич", "К.-Ж. Токаев", "Токаев"),
        ("Урсула фон дер Ляйен", "У. фон дер Ляйен", "фон дер Ляйен"),
        ("Си Цзиньпин", "Си Цзиньпин", "Си"),
        ("Токаев К. К.", "К. Токаев", "Токаев"),
        ("Токаев", "Токаев", "Токаев"),
        ("Абай", "Абай", "Абай"),
    ],
)
def test_names_are_shortened_for_a_second_mention(name: str, short: str, family: str) -> None:
    assert (short_name(name), surname(name)) == (short, family)


def test_lists_are_joined_with_and() -> None:
    assert join([]) == ""
    assert join(["X"]) == "X"
    assert join(["X", "Y"]) == "X и Y"
    assert join(["X", "Y", "Z"]) == "X, Y и Z"
    assert join(["X, акима", "Y", "Z"]) == "X, акима; Y; Z"


def test_position_and_name_stand_in_one_case() -> None:
    person = ("Абзал Нукенов", ["заместитель акима города Алматы"])
    assert decline_person(*person, Case.DATV) == "заместителю акима города Алматы Абзалу Нукенову"
    people = [("Абзал Нукенов", "аким"), ("Аида Балаева", "министр")]
    declined = [decline_person(name, [post], Case.GENT) for name, post in people]
    assert f"с участием {join(declined)}" == (
        "с участием акима Абзала Нукенова и министра Аиды Балаевой"
    )


def test_where_the_gender_is_unknown_position_and_name_stay_in_the_nominative() -> None:
    assert decline_person("Жанат Серик", ["аким"], Case.DATV) == "аким Жанат Серик"

"""Whose word a decision is: of an office, of two together, of whoever says the paragraph."""

from __future__ import annotations

import pytest

from made_article import facts_of


def issuers(text: str) -> list[str | None]:
    """Who made each decision of today, in the order of the text."""
    return [one.issuer for one in facts_of(text).decisions if not one.past]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Распоряжением акима Тараза заместителем акима назначена Айгуль Сапарова. "
                "Аким Тараза Серик Ахметов представил её."
            ),
            ["Серик Ахметов"],
        ),
        (
            (
                "Распоряжением акима Тараза заместителем акима назначена Айгуль Сапарова. "
                "Аким Шымкента Серик Ахметов поздравил её."
            ),
            ["аким Тараза"],
        ),
    ],
)
def test_an_office_whose_holder_the_article_names_is_his(
    text: str, expected: list[str | None]
) -> None:
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Казахстан и Узбекистан построят дорогу.", ["Казахстан и Узбекистан"]),
        ("Казахстан и Узбекистан посетят гости.", []),
        (
            (
                "Главы государств договорились построить дорогу. "
                "Касым-Жомарт Токаев и Шавкат Мирзиёев оценили итоги встречи."
            ),
            ["Касым-Жомарт Токаев и Шавкат Мирзиёев"],
        ),
    ],
)
def test_two_countries_and_two_heads_decide_together(text: str, expected: list[str | None]) -> None:
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "В селе откроют школу. В городе откроют вторую, - сказал министр Серик Ахметов.",
            ["Серик Ахметов", "Серик Ахметов"],
        ),
        (
            "В селе откроют школу.\n\nВ городе откроют вторую, - сказал министр Серик Ахметов.",
            [None, "Серик Ахметов"],
        ),
        (
            "В селе откроют школу. «Я рад», - сказал министр Серик Ахметов.",
            [None],
        ),
    ],
)
def test_a_paragraph_without_marks_is_of_who_says_it(text: str, expected: list[str | None]) -> None:
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Суд города вынес приговор. Бухгалтер Болат Омаров получил семь лет колонии. "
                "Все они признаны виновными."
            ),
            "Суд города",
        ),
        ("Апелляционной коллегией областного суда отменён приговор.", "апелляционная коллегия"),
        ("Областным акиматом утверждён бюджет.", "областной акимат"),
    ],
)
def test_who_sentences_is_told_in_full(text: str, expected: str) -> None:
    assert any((name or "").lower().startswith(expected.lower()) for name in issuers(text))


def test_whose_words_follow_may_be_told_by_a_pronoun_alone() -> None:
    text = (
        "Аким города Серик Ахметов написал о школах. «Построили много», - добавил он.\n\n"
        "По его словам, открыли девять школ. В 2026 году планируется построить ещё две."
    )
    assert issuers(text) == ["Серик Ахметов"]


def test_of_whom_they_tell_does_not_decide_on_himself() -> None:
    text = "Приехал Серик Ахметов, которого назначили акимом района."
    assert issuers(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Тепло Сервис» обещает запустить котёл до полуночи.", ["Тепло Сервис"]),
        (
            "«Бригады работают. «Тепло Сервис» обещает запустить котёл», – сказал аким Ахметов.",
            ["Тепло Сервис"],
        ),
        ("«Мы рады. Котёл обещают запустить», – сказал аким Серик Ахметов.", ["Серик Ахметов"]),
    ],
)
def test_a_name_in_marks_plans_for_itself(text: str, expected: list[str | None]) -> None:
    assert issuers(text) == expected

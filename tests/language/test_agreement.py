from __future__ import annotations

import pytest

from ankbrief.language.inflect import gender_by_agreement


@pytest.mark.parametrize(
    ("sentence", "gender"),
    [
        ("Жанат Серик сообщила об итогах.", "f"),
        ("Об этом сообщил Жанат Серик.", "m"),
        ("Об этом рассказала депутат Мажилиса Жанат Серик.", "f"),
        ("Об этом рассказал депутат Мажилиса Жанат Серик.", None),
        ("Газета сообщила, Жанат Серик и другие приехали.", None),
        ("Жанат Серик и Анна выступили.", None),
        ("Здесь никого нет.", None),
        ("Жанат Серик отметил это. Жанат Серик добавила.", None),
    ],
)
def test_a_verb_beside_the_name_tells_the_gender(sentence: str, gender: str | None) -> None:
    assert gender_by_agreement(sentence, "Жанат Серик") == gender


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Министр пригласил Жанну Асанову.", "Жанну Асанову"),
        ("Доклад Олега Ли удался.", "Олега Ли"),
    ],
)
def test_a_verb_beside_a_name_in_another_case_agrees_with_somebody_else(
    sentence: str, name: str
) -> None:
    assert gender_by_agreement(sentence, name) is None


def test_an_empty_name_tells_nothing() -> None:
    assert gender_by_agreement("Сообщила.", "") is None

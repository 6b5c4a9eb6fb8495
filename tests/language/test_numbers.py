from __future__ import annotations

import pytest

from ankbrief.language.inflect import (
    Case,
    agree,
    counted,
    figures,
    in_words,
    ordinal,
    ordinal_figures,
    roman,
)


def test_a_noun_agrees_with_its_number() -> None:
    numbers = (1, 2, 5, 11, 21, 22, 25, 111)
    assert [agree(n, "поручение") for n in numbers] == [
        *("1 поручение", "2 поручения", "5 поручений", "11 поручений"),
        *("21 поручение", "22 поручения", "25 поручений", "111 поручений"),
    ]


@pytest.mark.parametrize(
    ("number", "noun", "case", "text"),
    [
        (2, "новый член", Case.NOMN, "2 новых члена"),
        (2, "важная цитата", Case.NOMN, "2 важные цитаты"),
        (3, "депутат Мажилиса", Case.ACCS, "3 депутатов Мажилиса"),
        (22, "депутат", Case.ACCS, "22 депутата"),
        (21, "событие", Case.LOCT, "21 событии"),
        (5, "новый член", Case.ABLT, "5 новыми членами"),
        (2.5, "год", Case.NOMN, "2,5 года"),
        (5, "год", Case.NOMN, "5 лет"),
        (5, "человек", Case.NOMN, "5 человек"),
        (7, "тенге", Case.NOMN, "7 тенге"),
        (4, "аким", Case.NOMN, "4 акима"),
        (2, "заведующий", Case.NOMN, "2 заведующих"),
    ],
)
def test_adjectives_and_cases_agree_too(number: float, noun: str, case: Case, text: str) -> None:
    assert agree(number, noun, case) == text


def test_large_numbers_are_grouped() -> None:
    assert figures(1234567) == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"
    assert figures(2025) == "2025"


@pytest.mark.parametrize(
    ("number", "case", "words"),
    [
        (0, Case.NOMN, "ноль"),
        (21, Case.NOMN, "двадцать одна"),
        (42, Case.ABLT, "сорока двумя"),
        (1234, Case.GENT, "одной тысячи двухсот тридцати четырёх"),
        (2000000, Case.NOMN, "два миллиона"),
        (-3, Case.NOMN, "минус три"),
    ],
)
def test_numbers_in_words(number: int, case: Case, words: str) -> None:
    assert in_words(number, case, "f") == words


@pytest.mark.parametrize(
    ("number", "case", "gender", "words"),
    [
        ("XXXIV", Case.GENT, "f", "тридцать четвёртой"),
        (3, Case.DATV, "m", "третьему"),
        (2025, Case.LOCT, "m", "две тысячи двадцать пятом"),
        (2000, Case.NOMN, "m", "двухтысячный"),
        (100, Case.NOMN, "f", "сотая"),
        (40, Case.GENT, "n", "сорокового"),
    ],
)
def test_ordinals_in_words(number: int | str, case: Case, gender: str, words: str) -> None:
    assert ordinal(number, case, gender) == words  # type: ignore[arg-type]


def test_ordinals_in_figures() -> None:
    assert ordinal_figures(34, Case.NOMN, "f") == "34-я"
    assert ordinal_figures(34, Case.GENT, "m") == "34-го"


def test_what_is_no_number_is_refused_in_russian() -> None:
    assert roman("ХХХIV") == 34
    with pytest.raises(ValueError, match="не римское число"):
        roman("IIII")
    with pytest.raises(ValueError, match="порядковое"):
        ordinal(0)
    with pytest.raises(ValueError, match="слишком велико"):
        in_words(10**15)


def test_a_text_without_a_noun_is_left() -> None:
    assert counted(5, "по делам") == "по делам"

"""Phrases that a number heads."""

from __future__ import annotations

import pytest

from ankbrief.language.inflect import Case, decline_phrase, nominative_phrase, phrase_forms


@pytest.mark.parametrize(
    ("phrase", "case", "form"),
    [
        ("два министра", Case.GENT, "двух министров"),
        ("два министра", Case.ACCS, "двух министров"),
        ("двадцать два депутата Мажилиса", Case.ACCS, "двадцать два депутата Мажилиса"),
        ("три новые школы", Case.ABLT, "тремя новыми школами"),
        ("пять новых заместителей председателя", Case.DATV, "пяти новым заместителям председателя"),
        ("четыре вице-министра", Case.ABLT, "четырьмя вице-министрами"),
        ("5 депутатов", Case.DATV, "5 депутатам"),
        ("Два акима районов", Case.GENT, "Двух акимов районов"),
        ("две области", Case.ACCS, "две области"),
    ],
)
def test_a_number_governs_or_agrees(phrase: str, case: Case, form: str) -> None:
    assert decline_phrase(phrase, case) == form


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("трёх заместителей", "три заместителя"),
        ("двумя новыми школами", "две новые школы"),
        ("двадцати одному депутату", "двадцать один депутат"),
        ("сорока пяти маслихатов", "сорок пять маслихатов"),
    ],
)
def test_a_counted_phrase_comes_back_to_the_nominative(text: str, phrase: str) -> None:
    assert nominative_phrase(text).name == phrase


@pytest.mark.parametrize(
    ("phrase", "form"),
    [
        ("тридцать четвёртая сессия", "тридцать четвёртой сессии"),
        ("сто двадцать пятый год", "сто двадцать пятого года"),
    ],
)
def test_only_the_last_word_of_an_ordinal_changes(phrase: str, form: str) -> None:
    assert decline_phrase(phrase, Case.GENT) == form
    assert nominative_phrase(form).name == phrase


@pytest.mark.parametrize("phrase", ["2025 год", "два аким", "двадцать"])
def test_what_the_number_does_not_govern_is_left(phrase: str) -> None:
    assert set(phrase_forms(phrase).forms) == {phrase}

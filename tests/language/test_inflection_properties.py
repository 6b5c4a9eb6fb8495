"""What holds for any name, phrase or string."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ankbrief.language.inflect import (
    CASES,
    Case,
    Gender,
    agree,
    decline_phrase,
    decline_text,
    find_body,
    gender_by_agreement,
    inflect,
    name_forms,
    nominative,
    nominative_json,
    nominative_phrase,
    short_name,
    surname,
    with_preposition,
)
from ankbrief.language.names.parts import given_names
from ankbrief.language.words import shared_prefix
from language.tables import NAMES, PHRASES, rows

LETTERS = "абвгдежзийклмнопрстуфхцчшщыьэюяёәғқңөұүһі"
GIVEN = sorted(name for name, whose in given_names().items() if len(whose) == 1)
WORD = st.text(LETTERS, min_size=2, max_size=10).map(str.capitalize)
GIVEN_NAME = st.sampled_from(GIVEN).map(lambda name: "-".join(map(str.capitalize, name.split("-"))))
GENDER: st.SearchStrategy[Gender] = st.sampled_from(("m", "f"))
FULL_NAME = st.tuples(GIVEN_NAME, WORD).map(" ".join)
DOUBLE_NAME = st.tuples(GIVEN_NAME, WORD, WORD).map(lambda w: f"{w[0]} {w[1]}-{w[2]}")
TABLE_NAMES = [row["nomn"] for row in rows(*NAMES)]
TABLE_PHRASES = [row["nomn"] for row in rows(*PHRASES)]


@given(FULL_NAME | DOUBLE_NAME, GENDER)
def test_words_hyphens_and_the_nominative_are_kept(name: str, gender: Gender) -> None:
    forms = name_forms(name, gender).forms
    assert forms[0] == name
    for form in forms:
        assert len(form.split()) == len(name.split())
        assert form.count("-") == name.count("-")


@given(FULL_NAME, GENDER)
def test_capitals_and_all_but_the_end_of_the_stem_are_kept(name: str, gender: Gender) -> None:
    for form in name_forms(name, gender).forms:
        for before, after in zip(name.split(), form.split(), strict=True):
            assert after[0] == before[0]
            assert shared_prefix(before, after) >= len(before) - 3


@given(FULL_NAME, GENDER)
def test_shouted_names_are_the_same_names_shouted(name: str, gender: Gender) -> None:
    quiet = name_forms(name, gender).forms
    assert name_forms(name.upper(), gender).forms == tuple(form.upper() for form in quiet)


@given(st.sampled_from(["Шевченко", "Черных", "Момышулы", "Дюма", "Имнадзе", "Уали"]), GENDER)
def test_indeclinable_surnames_never_change(surname: str, gender: Gender) -> None:
    assert set(name_forms(surname, gender).forms) == {surname}


@given(st.sampled_from(TABLE_NAMES), st.sampled_from(CASES), GENDER)
def test_a_known_name_makes_the_round_trip(name: str, case: Case, gender: Gender) -> None:
    declined = name_forms(name)
    whose = declined.gender or gender
    back = nominative(name_forms(name, whose)[case], whose, known=(name,), cases=(case,))
    assert back.name == name


@given(st.sampled_from(TABLE_PHRASES), st.sampled_from(CASES))
def test_a_nominative_found_declines_to_the_text_it_came_from(phrase: str, case: Case) -> None:
    text = decline_phrase(phrase, case)
    found = nominative_phrase(text)
    forms = {decline_phrase(found.name, one).replace("ё", "е") for one in CASES}
    assert text.replace("ё", "е") in forms


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_any_string_at_all_never_raises(text: str) -> None:
    answer = inflect(text)
    assert answer.forms["nomn"] == text
    nominative(text)
    nominative_phrase(text)
    short_name(text)
    with_preposition("о", text)
    agree(5, text)


ODD = """
К. К.-Ж. Ким Ким- -ский Пя ь й оглы кызы и и.о. г. XXXIV 34-я « » «Бірлік» Аль Джей ийн Назарбаев
Интеллектуальная школа МИНИСТР управляющий аким города Астана фон , — 5-го
""".split()  # noqa: SIM905  # a table of words
PIECES = st.lists(st.sampled_from(ODD), max_size=5)


@settings(max_examples=200)
@given(PIECES, st.sampled_from(("", " ")))
def test_pieces_of_names_and_phrases_in_any_order_never_raise(
    pieces: list[str], between: str
) -> None:
    text = between.join(pieces)
    assert inflect(text).forms["nomn"] == text
    nominative_json(text)
    gender_by_agreement(f"{text} сообщила", text)
    assert decline_text(text, Case.NOMN) == text
    find_body(text)
    surname(text)
    short_name(text)


@settings(max_examples=200)
@given(st.text(LETTERS + " -,.«»()«XIV34", max_size=30), st.sampled_from(("person", "phrase")))
def test_any_russian_letters_never_raise(text: str, kind: str) -> None:
    for gender in ("m", "f", None):
        assert inflect(text, gender=gender, kind=kind).forms["nomn"] == text  # type: ignore[arg-type]
    nominative(text)
    nominative_phrase(text)

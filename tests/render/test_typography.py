"""Russian typesetting: spaces that hold, marks within marks, dashes, groups of digits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.render.typography import NB_HYPHEN, NBSP, THIN, quoted, typeset, unbreak


def shown(text: str) -> str:
    """What nobody sees: ~ is a space that holds, _ a narrow one, = a hyphen that holds."""
    return text.replace(NBSP, "~").replace(THIN, "_").replace(NB_HYPHEN, "=")


@pytest.mark.parametrize(
    "text",
    [
        "К.~Токаев", "К.=Ж.~Токаев", "А.~Б.~Ким", "Ә.~Бөкейхан", "Токаев~К.~К.",
        "№~5", "§~124", "ст.~7", "п.~3", "стр.~12",
        "5~%", "24~апреля 2025~года", "2026~г.", "320~млн~тенге", "5~тыс.~человек", "12~кВт",
        "г.~Алматы", "им.~Абая", "ул.~Сейфуллина",
        "XXXIV~сессия", "XXI~век", "ХХІ~век",
        "Астана~— столица", "«Дом»~— это", "сказал~бы", "он~же",
        "в~Астане", "не~вошло", "и~в~селе", "на~площади", "По~словам", "от~10 до~15~лет",
        "12_500~человек", "1_234_567~тенге", "5~000~тенге",
    ],
)  # fmt: skip
def test_what_belongs_together_does_not_break(text: str) -> None:
    plain = text.replace("~", " ").replace("_", " ").replace("=", "-")
    assert shown(unbreak(plain)) == text


def test_marks_that_nobody_sees_are_not_printed() -> None:
    assert unbreak("\ufeffАким \u2060\u2060Марат\u200b Досов") == "Аким Марат Досов"


@pytest.mark.parametrize(
    "text",
    [
        "8 727 250 12 34", "+7 701 123 45 67", "№~12 500", "2026-08-10", "Усть-Каменогорск",
        "15.08.2026", "18:00", "кабинет 5 закрыт", "что бывает", "Дом дружбы",
    ],
)  # fmt: skip
def test_telephones_dates_and_ordinary_words_stay_as_they_are(text: str) -> None:
    assert shown(unbreak(text.replace("~", " "))) == text


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ('Конференция "Тіл – көпір", Бозшатыр', "Конференция «Тіл — көпір», Бозшатыр"),
        ('Школа "Дом "Достық" открыта"', "Школа «Дом „Достық“ открыта»"),
        ("Без пары» слово", "Без пары» слово"),
        ("Астана - столица", "Астана — столица"),
        ("«Да», - сказал он", "«Да», — сказал он"),
        ("«Да!» – сказал он", "«Да!» — сказал он"),
        ("- Да, будет", "— Да, будет"),
        ("планы на 2026-2030 годы", "планы на 2026–2030 годы"),
        ("10-15 человек", "10–15 человек"),
        ("с 3-5 марта", "с 3–5 марта"),
        ("5-7%", "5–7~%"),
        ("XIX-XX вв.", "XIX–XX вв."),
        ("28 декабря – 3 января", "28 декабря – 3 января"),
        ("т.е. сегодня", "т.~е. сегодня"),
        ("и т.д.", "и т.~д."),
        ("I в. до н.э.", "I в. до н.~э."),
        ("рост на 5%", "рост на 5~%"),
        ("приказ №5", "приказ №~5"),
        ("12500 человек", "12_500 человек"),
        ("1250000 тенге", "1_250_000 тенге"),
        ("Ждём...", "Ждём…"),
    ],
)
def test_our_own_text_is_set_as_in_print(text: str, set_: str) -> None:
    assert shown(typeset(text)) == set_


@pytest.mark.parametrize(
    "text",
    [
        "2026-08-10", "+7 (727) 250-12-34", "8-701-123-45-67 звонить", "счёт 3-2",
        "Усть-Каменогорск",
        "приказ № 12345 министра", "приказ №~12-15 министра", "индекс 010000", "5000 тенге",
        "в 2026 году", "по телефону 212345 можно", "ИИН 851215300123 есть", "из-за",
        "ст. 5-1 закона",
        "https://a.kz/5%20лет", "10000-й",
    ],
)  # fmt: skip
def test_what_names_something_is_no_range_and_no_large_number(text: str) -> None:
    assert shown(typeset(text.replace("~", NBSP))) == text


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("Наша цель — единство.", "«Наша цель — единство»"),
        ('Школа "Достық" открыта', "«Школа „Достық“ открыта»"),
        ("Школа «Достық» открыта", "«Школа „Достық“ открыта»"),
        ('Каждое 1" кольцо', '«Каждое 1" кольцо»'),
        ("Без пары» слово", "«Без пары» слово»"),
        ("Ждём…", "«Ждём…»"),
        ("Кто придёт?", "«Кто придёт?»"),
        ("Рост - 5% за год...", "«Рост - 5% за год...»"),
    ],
)
def test_a_quotation_gets_marks_and_keeps_its_letters(text: str, set_: str) -> None:
    assert quoted(text) == set_


PIECES = (
    *("К.", "Ж.", "К.-Ж.", "№", "5", "12", "12500", "500", "2026", "года", "«", "»", '"', "—"),
    *("–", "-", "в", "не", "Ким", "„", "“", "2026-2027", "5-7", "т.е.", "%", "...", "+7", "бы"),
    *("XIX-XX", "вв.", "марта", "(", ")", "§", "ст.", "тел.", ",", "."),
)
SAMPLES = st.builds(
    lambda words, gaps: "".join(w + g for w, g in zip(words, gaps, strict=False)),
    st.lists(st.sampled_from(PIECES), max_size=9),
    st.lists(st.sampled_from((" ", "", NBSP, THIN, "  ")), min_size=9, max_size=9),
)


@given(SAMPLES | st.text())
def test_letters_and_digits_never_change_and_nothing_is_done_twice(text: str) -> None:
    for set_ in (unbreak, typeset, lambda told: unbreak(typeset(told))):
        assert re.sub(r"[\W_]", "", set_(text)) == re.sub(r"[\W_]", "", text)
        assert set_(set_(text)) == set_(text)
    assert re.sub(r"[\W_]", "", quoted(text)) == re.sub(r"[\W_]", "", text)


@given(SAMPLES | st.text())
def test_a_quotation_only_changes_its_spaces_and_its_marks(text: str) -> None:
    plain = re.compile(r"[\s\u00a0\u202f«»„“\"\u2011;,.-]")
    assert plain.sub("", unbreak(quoted(text))) == plain.sub("", text)

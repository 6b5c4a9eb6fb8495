from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.language.imprint import (
    MOST_RUNS,
    MOST_SLOTS,
    imprint_of,
    is_number,
    lead_of,
    runs_of,
    slots_of,
)

TEXT = "Аким Тимур Байсалов открыл школу на 300 мест. Строили её два года."


def contents(text: str) -> set[int]:
    return set(slots_of(imprint_of([text])).values())


def test_the_same_words_leave_the_same_imprint_whatever_their_case_and_letters() -> None:
    same = TEXT.replace("её", "ее").replace("школу", "школу,\u00a0").replace(" на", " —  на")
    assert replace(imprint_of([same]), words=0) == replace(imprint_of([TEXT]), words=0)


def test_another_number_or_name_changes_a_slot_and_leaves_the_others() -> None:
    one = slots_of(imprint_of([TEXT]))
    for change in (("300", "500"), ("Байсалов", "Каримов")):
        other = slots_of(imprint_of([TEXT.replace(*change)]))
        assert one.keys() == other.keys()
        assert sum(one[key] != other[key] for key in one) == 1


def test_numbers_in_figures_and_in_words_are_told_from_names() -> None:
    assert sorted(map(is_number, contents(TEXT))) == [False, True, True]


def test_the_same_words_around_two_things_tell_nothing() -> None:
    assert contents("Доллар стоит 512 тенге. Доллар стоит 513 тенге.") == set()


def test_the_order_of_sentences_changes_the_lead_only() -> None:
    first = " ".join(letter * 5 for letter in "бвгджзклмнпрстфхцчшщ") + "."
    second = "Районная больница купила современный аппарат исследования сердца, лёгких, печени."
    one, two = imprint_of([first, second]), imprint_of([second, first])
    assert (one.runs, one.slots) == (two.runs, two.slots)
    assert lead_of(one) != lead_of(two)


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("Курс на сегодня вырос.", True),
        ("За сутки спасли пятерых.", True),
        ("Курс на 12 марта вырос.", False),
    ],
)
def test_words_that_mean_another_day_on_another_day_are_seen(text: str, relative: bool) -> None:
    assert imprint_of([text]).relative is relative


def test_a_long_text_keeps_so_much_and_no_more() -> None:
    words = [f"слово{n}х{n * n}" for n in range(3000)]
    text = " ".join(f"{word} Имя{word}" for word in words)
    made = imprint_of([text])
    assert len(runs_of(made)) == MOST_RUNS
    assert len(slots_of(made)) <= MOST_SLOTS


def test_an_imprint_that_an_editor_has_spoilt_tells_nothing() -> None:
    spoilt = replace(imprint_of([TEXT]), runs="не Base64", slots="AAA")
    assert not runs_of(spoilt)
    assert not slots_of(spoilt)


@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_has_an_imprint_that_can_be_read_back(parts: list[str]) -> None:
    made = imprint_of(parts)
    assert lead_of(made) <= runs_of(made) or len(runs_of(made)) == MOST_RUNS
    assert all(0 < content < 1 << 32 for content in slots_of(made).values())

from __future__ import annotations

from datetime import date

from ankbrief.language.inflect import (
    CASES,
    Case,
    date_in_words,
    date_spelt,
    from_to,
    month_in_words,
    period_in_words,
)

APRIL = date(2025, 4, 24)


def test_a_date_in_words() -> None:
    assert date_in_words(APRIL) == "24 апреля 2025 года"
    assert date_in_words(APRIL, year=False) == "24 апреля"
    assert date_in_words(APRIL, Case.NOMN, weekday=True) == "четверг, 24 апреля 2025 года"
    assert date_in_words(date(2025, 4, 23), Case.ACCS, year=False, weekday=True) == (
        "среду, 23 апреля"
    )
    assert date_spelt(APRIL) == "двадцать четвёртого апреля две тысячи двадцать пятого года"


def test_months_in_every_case() -> None:
    assert [month_in_words(APRIL, case) for case in CASES] == [
        *("апрель", "апреля", "апрелю", "апрель", "апрелем", "апреле"),
    ]
    assert month_in_words(date(2025, 10, 1), Case.ABLT) == "октябрём"
    assert month_in_words(date(2025, 3, 1), Case.ABLT) == "мартом"
    assert month_in_words(date(2025, 5, 1), Case.DATV) == "маю"


def test_a_period_says_only_what_its_ends_do_not_share() -> None:
    assert period_in_words(date(2025, 12, 22), date(2025, 12, 28)) == "22–28 декабря 2025 года"
    assert period_in_words(date(2025, 11, 29), date(2025, 12, 4)) == (
        "29 ноября — 4 декабря 2025 года"
    )
    assert period_in_words(date(2025, 12, 29), date(2026, 1, 4)) == (
        "29 декабря 2025 года — 4 января 2026 года"
    )
    assert period_in_words(APRIL, APRIL) == "24 апреля 2025 года"


def test_a_period_with_prepositions() -> None:
    assert from_to(date(2025, 12, 29), date(2026, 1, 4)) == (
        "с 29 декабря 2025 года по 4 января 2026 года"
    )
    assert from_to(date(2025, 12, 2), date(2025, 12, 4)) == "со 2 по 4 декабря 2025 года"
    assert from_to(date(2025, 11, 3), date(2025, 12, 4)) == "с 3 ноября по 4 декабря 2025 года"

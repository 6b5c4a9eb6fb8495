from __future__ import annotations

import pytest

from ankbrief.language.inflect import Case, case_of


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("род", Case.GENT),
        ("Родительный", Case.GENT),
        ("дат.", Case.DATV),
        ("gent", Case.GENT),
        ("вин", Case.ACCS),
        ("твор", Case.ABLT),
        ("предл", Case.LOCT),
        ("П", Case.LOCT),
        ("им", Case.NOMN),
    ],
)
def test_a_case_answers_to_its_russian_and_latin_names(word: str, case: Case) -> None:
    assert case_of(word) is case


def test_an_unknown_case_is_answered_in_russian_with_the_nearest_one() -> None:
    with pytest.raises(ValueError, match=r"нет падежа «родит».*Возможно, вы имели в виду «род"):
        case_of("родит")

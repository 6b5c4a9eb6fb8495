"""Whole tables of real and constructed names and phrases, all six cases."""

from __future__ import annotations

import pytest

from ankbrief.language.inflect import (
    CASES,
    name_forms,
    nominative,
    nominative_phrase,
    phrase_forms,
)
from language.tables import MENTIONS, NAMES, PHRASES, accepted, cases, plain, rows


@pytest.mark.parametrize("row", [*rows(*NAMES)], ids=lambda row: row["nomn"])
def test_every_name_of_the_tables_is_right_in_all_six_cases(row: dict[str, str]) -> None:
    got = [plain(form) for form in name_forms(row["nomn"], row["gender"]).forms]  # type: ignore[arg-type]
    good = accepted(row)
    assert all(form in {one[i] for one in good} for i, form in enumerate(got)), got


@pytest.mark.parametrize("row", [*rows(*PHRASES)], ids=lambda row: row["nomn"])
def test_every_phrase_of_the_tables_is_right_in_all_six_cases(row: dict[str, str]) -> None:
    got = [plain(form) for form in phrase_forms(row["nomn"]).forms]
    good = accepted(row)
    assert all(form in {one[i] for one in good} for i, form in enumerate(got)), got


def test_without_a_gender_a_name_is_right_or_says_that_it_is_unknown() -> None:
    wrong, unknown, total = [], 0, 0
    for row in rows(*NAMES):
        declined = name_forms(row["nomn"])
        good = accepted(row)
        told = row.get("guessable") != "no"
        total += told
        unknown += told and not declined.certain
        if declined.certain and any(
            plain(form) not in {one[i] for one in good} for i, form in enumerate(declined.forms)
        ):
            wrong.append(row["nomn"])
    assert not wrong
    assert unknown <= 0.03 * total


def test_names_come_back_to_the_nominative() -> None:
    """Without help from the text; the floors are what was measured, less a little."""
    plain_right = seen_right = total = 0
    for row in rows("kz_names.tsv"):
        for case in CASES[1:]:
            total += 1
            plain_right += plain(nominative(row[case]).name) == plain(row["nomn"])
            seen_right += nominative(row[case], known=(row["nomn"],)).name == row["nomn"]
    assert plain_right >= 0.98 * total
    assert seen_right >= 0.99 * total


def test_names_met_in_sentences_come_back() -> None:
    """The case that the sentence allows, or the name seen elsewhere, helps as in real articles."""
    table = [*rows(*MENTIONS)]
    ways = {
        "alone": [nominative(row["bare"]) for row in table],
        "case": [nominative(row["bare"], cases=cases(row)) for row in table],
        "seen": [nominative(row["bare"], known=[row["nomn"]]) for row in table],
    }
    right = {
        way: sum(
            plain(one.name) == plain(row["nomn"]) for one, row in zip(found, table, strict=True)
        )
        for way, found in ways.items()
    }
    assert right["alone"] >= 0.95 * len(table), right
    assert right["case"] >= 0.99 * len(table), right
    assert right["seen"] >= 0.99 * len(table), right


def test_what_is_certain_about_a_nominative_is_true() -> None:
    wrong = [
        (row[case], found.name)
        for row in rows(*NAMES)
        for case in CASES[1:]
        if (found := nominative(row[case])).certain and plain(found.name) != plain(row["nomn"])
    ]
    assert len(wrong) <= 0.01 * 5 * sum(1 for _ in rows(*NAMES)), wrong


def test_phrases_come_back_to_the_nominative() -> None:
    total = right = 0
    for row in rows(*PHRASES):
        for case in CASES[1:]:
            total += 1
            right += plain(nominative_phrase(row[case]).name) == plain(row["nomn"])
    assert right >= 0.98 * total

from __future__ import annotations

import pytest

from ankbrief.briefing.actions import (
    Action,
    action_of,
    addressee_and_rest,
    is_clause,
    is_first_person,
    leans,
    stands_alone,
)


@pytest.mark.parametrize(
    ("source", "executors", "action"),
    [
        (
            "Правительству следует проанализировать планы",
            ("Правительство",),
            "проанализировать планы",
        ),
        (
            "Профильным министерствам и акиматам необходимо пересмотреть программы.",
            ("профильные министерства", "акиматы"),
            "пересмотреть программы",
        ),
        ("нужно приступить к разработке", (), "приступить к разработке"),
        ("госорганы должны везде опираться на науку", ("госорганы",), "везде опираться на науку"),
        ("поручил Правительству внести предложения", ("Правительство",), "внести предложения"),
        ("Я поручил выработать механизм", (), "выработать механизм"),
        ("принято решение ввести режим", (), "ввести режим"),
        ("Внести предложения", (), "внести предложения"),
        ("в месячный срок внести предложения", (), "в месячный срок внести предложения"),
        ("не допускать роста цен", (), "не допускать роста цен"),
        ("до 1 мая обеспечить готовность", (), "до 1 мая обеспечить готовность"),
    ],
)
def test_an_executor_and_a_modal_that_the_record_holds_leave_the_action(
    source: str, executors: tuple[str, ...], action: str
) -> None:
    assert action_of(source, executors) == Action(action, infinitive=True)


@pytest.mark.parametrize(
    "source",
    [
        "В проекте концепции должны найти отражение новые подходы",
        "Акимат выделит средства",
        "за регионами будут закреплены предприниматели",
        "Меморандум о сотрудничестве в сфере связи",
        "назначен Батыр Сулейменов",
    ],
)
def test_words_that_are_no_infinitive_clause_stay_as_the_source_has_them(source: str) -> None:
    assert action_of(source, ()) == Action(source, infinitive=False)


def test_somebody_else_before_the_modal_is_not_cut_off() -> None:
    source = "Районам следует представить отчёты"
    assert action_of(source, ("Правительство",)) == Action(source, infinitive=False)


def test_a_clause_has_a_verb_of_its_own() -> None:
    assert is_clause("Акимат выделит средства")
    assert not is_clause("меморандум, который вступит в силу")


def test_a_verb_without_its_subject_is_no_sentence() -> None:
    assert stands_alone("Акимат выделит средства")
    assert not stands_alone("поручил выселять всех")
    assert not stands_alone("меморандум о дружбе")


def test_first_person_is_told_by_pronoun_or_verb() -> None:
    assert is_first_person("Мы сократим расходы")
    assert is_first_person("сократим наши расходы")
    assert not is_first_person("сократить расходы")


def test_words_that_point_to_another_sentence_are_told_apart() -> None:
    assert leans("представить графики этих работ")
    assert leans("утвердить его программу")
    assert not leans("подобрать школы и открыть в них классы")
    assert not leans("открыть школу")


@pytest.mark.parametrize("source", ["акимату области представить программу"])
def test_an_addressee_before_the_infinitive_may_follow_a_verb_of_order(source: str) -> None:
    assert action_of(source, ()) == Action(source, infinitive=True)
    assert addressee_and_rest(source) == ("акимату области", "представить программу")

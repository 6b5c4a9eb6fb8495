from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ankbrief.briefing.differences import differences
from ankbrief.briefing.evidence import Numbered
from made_facts import Writer


def values(*texts: str) -> list[tuple[str, int]]:
    return [(words, number) for _, words, sources in matters(*texts) for number in sources]


def matters(*texts: str) -> list[tuple[str, str, list[int]]]:
    articles = [Numbered(n, Writer(text).facts()) for n, text in enumerate(texts, 1)]
    return shown(articles)


def shown(articles: list[Numbered]) -> list[tuple[str, str, list[int]]]:
    return [
        (d.matter, v.text, [e.source for e in v.evidence])
        for d in differences(articles)
        for v in d.values
    ]


def test_two_numbers_of_participants_are_shown_with_their_sources() -> None:
    found = values("На сессию съехались около 300 человек.", "Сессия собрала 350\u00a0участников.")
    assert found == [("около 300 человек", 1), ("350 участников", 2)]


def test_sources_that_give_one_number_stand_together() -> None:
    found = matters(
        "Собрались 300 человек.", "Участниками стали 500 человек.", "Участвовали 300 гостей."
    )
    assert found == [
        ("Число участников", "300 человек", [1, 3]),
        ("Число участников", "500 человек", [2]),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "В сессии участвовали 300 человек.",
        "В селе живут 350 человек.",
        "Сессия собрала гостей.",
        "Из 350 участников наградили 20 участников.",
        "На сессию съехались 310 человек.",  # «около 300»
        "Ждали 300, а съехались 350 человек.",
    ],
)
def test_equal_or_unclear_numbers_are_no_difference(second: str) -> None:
    assert values("На сессию съехались около 300 человек.", second) == []


def test_one_source_cannot_differ() -> None:
    assert values("Съехались 300 человек. Потом съехались 400 человек.") == []


def test_two_sums_for_one_work_are_shown() -> None:
    found = matters("На мост выделено 5,4 млрд тенге.", "Цена моста — 5,1 миллиарда тенге.")
    assert found == [
        ("Сумма", "5,4 млрд тенге", [1]),
        ("Сумма", "5,1 миллиарда тенге", [2]),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "На мост выделено 5 400 миллионов тенге.",
        "На мост выделено более 5 млрд тенге.",
        "Школу построят за 90 тысяч тенге.",
        "Цена моста — 5,1 миллиарда тенге, дороги — 2 миллиарда тенге.",
        "Цена моста — 6 миллионов долларов.",
    ],
)
def test_sums_of_other_matters_or_several_of_them_are_no_difference(second: str) -> None:
    assert matters("На мост выделено 5,4 млрд тенге.", second) == []


def test_what_is_counted_in_two_ways_is_shown_where_the_matter_is_the_same() -> None:
    one = "В селе Берёзовка подтоплено четырнадцать дворов."
    assert matters(one, "Подтоплено 16 дворов в Берёзовке.") == [
        ("Количество", "четырнадцать дворов", [1]),
        ("Количество", "16 дворов", [2]),
    ]
    assert matters(one, "Рабочие убрали снег из 16 дворов города.") == []


def test_years_hours_and_shares_count_nothing() -> None:
    one = "Школу в Берёзовке строили 14 лет, готово 70 процентов школы."
    assert matters(one, "Школу в Берёзовке строили 16 лет, готово 80 процентов школы.") == []


def event(day: int, place: str, number: int) -> Numbered:
    text = f"{day} августа в городе {place} прошёл форум."
    made = Writer(text, source=str(number))
    when = made.when(f"{day} августа", date(2026, 8, day), date(2026, 8, day))
    made.event("форум", at="форум", when=when).place(place, place)
    return Numbered(number, made.facts())


def test_other_days_and_towns_of_the_event_are_shown() -> None:
    assert shown([event(11, "Сарыозен", 1), event(12, "Тасбулак", 2)]) == [
        ("Дата", "11 августа", [1]),
        ("Дата", "12 августа", [2]),
        ("Место", "Сарыозен", [1]),
        ("Место", "Тасбулак", [2]),
    ]
    assert shown([event(11, "Сарыозен", 1), event(11, "Сарыозен", 2)]) == []


def test_a_region_and_its_town_do_not_contradict_each_other() -> None:
    assert shown([event(11, "Сарыозенская область", 1), event(11, "Тасбулак", 2)]) == []


def test_a_reprint_is_no_second_source() -> None:
    first, second = (Numbered(n, Writer(f"Собрались {n}00 человек.").facts()) for n in (3, 5))
    assert differences([first, second])
    assert differences([first, replace(second, reprint_of=3)]) == ()


def test_without_the_text_the_sentences_that_were_kept_are_compared() -> None:
    made = [Writer(f"Собрались {n}00 человек.").facts() for n in (3, 5)]
    bare = [replace(facts, article=replace(facts.article, text="")) for facts in made]
    found = shown([Numbered(n, facts) for n, facts in enumerate(bare, 1)])
    assert [words for _, words, _ in found] == ["300 человек", "500 человек"]


def test_those_who_came_may_be_told_by_one_kind_of_them() -> None:
    found = matters(
        "В форуме приняли участие 300 женщин из всех районов.",
        "500 участниц собрал областной форум матерей.",
        "Участвовали 300 человек, среди них 40 женщин.",
    )
    assert found == [
        ("Число участников", "300 женщин", [1, 3]),
        ("Число участников", "500 участниц", [2]),
    ]


@pytest.mark.parametrize(
    "second",
    [
        "В форуме участвовали 200 женщин и 100 студентов.",  # which is the number of all?
        "В области живут 500 женщин.",
        "В форуме участвовали 500 студентов.",  # nobody counts all
    ],
)
def test_kinds_of_people_that_may_not_be_all_are_no_difference(second: str) -> None:
    assert values("В форуме приняли участие 300 женщин.", second) == []


def test_what_is_counted_is_shown_whole() -> None:
    found = values(
        "Аким вручил медаль 12 многодетным матерям области.",
        "Аким вручил медаль 14 многодетным матерям области.",
    )
    assert found == [("12 многодетным матерям", 1), ("14 многодетным матерям", 2)]


def test_a_day_told_from_the_day_of_the_paper_is_shown_as_that_day() -> None:
    made = Writer("Сегодня в Сарыозене прошёл форум.", source="1")
    made.event("форум", at="форум", when=made.when("Сегодня", date(2026, 8, 10), date(2026, 8, 10)))
    found = shown([Numbered(1, made.facts()), event(12, "Сарыозен", 2)])
    assert found == [("Дата", "10 августа 2026 года", [1]), ("Дата", "12 августа", [2])]

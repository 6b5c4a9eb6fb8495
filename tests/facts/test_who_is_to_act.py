"""Who is told to act, beside whoever decides; and clauses that order or plan nothing."""

from __future__ import annotations

import pytest

from made_article import facts_of


@pytest.mark.parametrize(
    ("text", "issuer", "executors"),
    [
        (
            "Всем руководителям школ и отделов Ерлан Омаров поручил до мая обновить планы.",
            "Ерлан Омаров",
            ("все руководители школ и отделов",),
        ),
        (
            "Отраслевым министрам и главам регионов Болат Омаров поручил продолжить ремонт.",
            "Болат Омаров",
            ("отраслевые министры", "главы регионов"),
        ),
        (  # the same with a name in the dative: it is of the addressee
            "Аким поручил руководителю управления Гаухар Бисеновой открыть архив.",
            "аким",
            ("Гаухар Бисенова",),
        ),
        (
            "«Министерству труда, акимам областей обеспечить выплаты», – поручил Болат Омаров.",
            "Болат Омаров",
            ("Министерство труда", "акимы областей"),
        ),
        (
            "«Необходимо активизироваться акиматам и министерствам», – сказал аким Болат Омаров.",
            "Болат Омаров",
            ("акиматы", "министерства"),
        ),
        ("В области подрядчиков обязали переделать дорогу.", None, ("подрядчики",)),
        ("Переправу военные установят до четверга.", None, ("военные",)),
        ("С 1 января школа будет обязана собрать комиссию.", None, ("школа",)),
        (
            "Аким поручил подрядчику до 25 ноября сдать клуб, а отделу культуры – набрать кружки.",
            "аким",
            ("подрядчик", "отдел культуры"),
        ),
        (
            "Акиму района поручено проверить дом. О результатах следует сообщить к 1 мая.",
            None,
            ("аким района",),
        ),
    ],
)
def test_who_orders_and_who_is_to_act_are_told_apart(
    text: str, issuer: str | None, executors: tuple[str, ...]
) -> None:
    last = facts_of(text).decisions[-1]
    assert (last.issuer, last.executors) == (issuer, executors)


def test_what_was_told_to_one_is_not_told_to_another_by_the_next_sentence() -> None:
    text = "Аким Болат Омаров поручил школам обновить планы. Также необходимо завезти уголь к маю."
    assert [decision.executors for decision in facts_of(text).decisions] == [("школы",), ()]


@pytest.mark.parametrize(
    ("text", "deadline", "action"),
    [
        (
            "«Я поставил задачу в течение пяти лет дать воду сёлам», – сказал аким Болат Омаров.",
            "в течение пяти лет",
            "дать воду сёлам",
        ),
        ("С 1 января школа будет обязана собрать комиссию.", "С 1 января", "собрать комиссию"),
    ],
)
def test_by_when_stands_apart_from_what(text: str, deadline: str, action: str) -> None:
    (found,) = facts_of(text).decisions
    assert found.deadline is not None
    assert (found.deadline.text, found.action) == (deadline, action)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Заявление рассмотрят за 15 дней.", 0),
        ("Заявки на гранты рассмотрит комиссия до 15 мая.", 1),
        ("Аферист представился банкиром. Он сказал, что деньги вернут через неделю.", 0),
        ("Аким приехал в село. Он сказал, что деньги вернут через неделю.", 1),
        ("Закон касается граждан, которым запрещен выезд из страны.", 0),
        ("Виновные будут привлечены к ответственности.", 0),
        ("После ремонта планировалось открыть кружки.", 0),
        ("«Данные должны быть доступны школам», – сказал министр Болат Омаров.", 1),
    ],
)
def test_what_the_public_is_told_is_no_decision(text: str, count: int) -> None:
    assert len(facts_of(text).decisions) == count


def test_a_plan_of_its_own_day_is_not_of_the_year_before() -> None:
    text = "По садам: в прошлом году был сдан один, в этом году будут сдавать второй."
    assert [decision.past for decision in facts_of(text).decisions] == [False]

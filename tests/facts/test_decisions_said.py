"""Decisions in other words: promises, requests, posts taken, plans told sentence by sentence."""

from __future__ import annotations

import pytest

from ankbrief.model import Decision
from made_article import facts_of

SERIK, AIGUL, BOLAT = "Серик Ахметов", "Айгуль Сапарова", "Болат Омаров"
TALKS = (
    "Президент Казахстана Серик Ахметов провел переговоры с Президентом Финляндской Республики "
    "Юхани Лехтоненом. "
)
BOTH = "Серик Ахметов и Юхани Лехтонен"


def told(text: str) -> list[tuple[str, str | None, tuple[str, ...], str | None]]:
    """Kind, issuer, executors and the words of the deadline of each decision."""
    return [
        (one.kind, one.issuer, one.executors, one.deadline.text if one.deadline else None)
        for one in decisions(text)
    ]


def decisions(text: str) -> tuple[Decision, ...]:
    return facts_of(text).decisions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "«Приказ подпишу до конца мая», – сказал министр Серик Ахметов.",
            ("план", SERIK, (), "до конца мая"),
        ),
        (
            (
                "«Тех, кто сорвет сроки, будем освобождать от должности», – сказал премьер-министр "
                "Серик Ахметов."
            ),
            ("план", SERIK, (), None),
        ),
        (
            (
                "«Рассмотреть проект рассчитываем до Нового года», – пояснила депутат Мажилиса "
                "Айгуль Сапарова."
            ),
            ("план", AIGUL, (), "до Нового года"),
        ),
        (
            "Депутат Болат Омаров пообещал запустить до конца мая насосную станцию.",
            ("план", BOLAT, (), "до конца мая"),
        ),
        (
            "Сдать объект подрядчик обязуется к 20 мая.",
            ("план", "подрядчик", (), "к 20 мая"),
        ),
        (
            (
                "Акимат Рудного, как заверил заместитель акима города Серик Ахметов, компенсирует "
                "рост платежей семьям."
            ),
            ("план", SERIK, ("акимат Рудного",), None),
        ),
    ],
)
def test_a_promise_is_a_plan_of_the_one_who_gives_it(
    text: str, expected: tuple[str, str | None, tuple[str, ...], str | None]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Министр Айгуль Сапарова пообещала разобраться.",
        "Министр Айгуль Сапарова пообещала рассмотреть вопрос в апреле.",
        "«Будем стараться», – сказал аким Серик Ахметов.",
        "«Людей просим к реке не подходить», – сказал министр Серик Ахметов.",
        "«Дома играть вдвойне тяжело», – признался игрок.",
        "«Теперь область должна подумать о сцене», – сказал министр Серик Ахметов.",
        "«Базу надо не только создать, но и проверить», – сказал министр Серик Ахметов.",
        "«Перед всеми нами стоит задача сберечь мир», – сказал аким Серик Ахметов.",
        "Подрядчик заключил процессуальное соглашение.",
        "Цены на хлеб вырастут на 5%.",
        "Чемпионом страны стал Болат Омаров.",
        "Комиссию возглавил заместитель акима Болат Омаров.",
    ],
)
def test_talk_appeals_and_opinions_are_none(text: str) -> None:
    assert decisions(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "«Прошу также навести порядок на вокзалах», – сказал министр Серик Ахметов.",
            ("поручение", SERIK, (), None),
        ),
        (
            "«Просим перенести срок на 1 июля», – сказал заместитель министра Серик Ахметов.",
            ("предложение", SERIK, (), "1 июля"),
        ),
        (
            "«Перед вами стоит задача завершить ремонт», – сказал аким области Серик Ахметов.",
            ("поручение", SERIK, (), None),
        ),
        (
            (
                "Аким области Серик Ахметов провел актив. Расчеты КТЖ должно представить в акимат "
                "не позднее 1 февраля."
            ),
            ("поручение", SERIK, ("КТЖ",), "не позднее 1 февраля"),
        ),
        (
            "Депутат Айгуль Сапарова предложила обязать акиматы Астаны и Алматы построить дорожки.",
            ("предложение", AIGUL, ("акиматы Астаны и Алматы",), None),
        ),
        (
            (
                "Руководителю управления культуры, развития языков и архивов Айгуль Сапаровой "
                "министр Серик Ахметов поручил к осени представить план."
            ),
            ("поручение", SERIK, (AIGUL,), "к осени"),
        ),
    ],
)
def test_requests_and_tasks_are_orders_or_proposals(
    text: str, expected: tuple[str, str | None, tuple[str, ...], str | None]
) -> None:
    assert told(text) == [expected]


def test_who_waits_for_a_report_is_the_one_who_gave_the_order_before() -> None:
    """He is not named: «председатель правительства»."""
    text = (
        "Председатель правительства поручил акиматам обеспечить людей жильем. "
        "Доклад о работе он ждет к 5 января."
    )
    assert [(d.issuer, d.deadline and d.deadline.text) for d in decisions(text)] == [
        ("председатель правительства", None),
        ("председатель правительства", "к 5 января"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Акимом Рудного стал Болат Омаров.",
        "Возглавила коллектив Айгуль Сапарова.",
        "Управление культуры возглавил Болат Омаров.",
    ],
)
def test_a_post_taken_is_a_decision_of_somebody_not_named(text: str) -> None:
    assert told(text) == [("решение", None, (), None)]


def test_plans_told_sentence_after_sentence_are_the_tellers() -> None:
    text = (
        "Директор департамента Серик Ахметов рассказал о планах. За три года в селах построят "
        "80 медпунктов. В Рудном откроют центр диагностики.\nВ школе пройдут каникулы."
    )
    assert told(text) == [
        ("план", SERIK, (), "За три года"),
        ("план", SERIK, (), None),
        ("план", None, (), None),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("После одобрения палатой документ направят в Сенат.", "После одобрения палатой"),
        ("До наступления холодов в парке построят мост.", "До наступления холодов"),
        ("Первый набор студентов запланирован на 2027 год.", "2027 год"),
        ("Проект разработают к маю, стройка начнется в июне 2026 года.", "к маю"),
    ],
)
def test_an_event_or_a_year_may_be_the_term(text: str, words: str) -> None:
    first, *_ = decisions(text)
    assert first.deadline is not None
    assert first.deadline.text == words


def test_each_of_two_clauses_keeps_its_own_term() -> None:
    text = "Проект разработают к маю, стройка начнется в июне 2026 года."
    assert [d.deadline and d.deadline.text for d in decisions(text)] == [
        "к маю",
        "в июне 2026 года",
    ]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "С 1 мая врачей, работающих в селах, переведут на новую оплату.",
            "С 1 мая врачей, работающих в селах, переведут на новую оплату",
        ),
        (
            "В компании пояснили, что ремонт 11 вокзалов, включая Шалкар, завершат к лету.",
            "ремонт 11 вокзалов, включая Шалкар, завершат к лету",
        ),
        (
            "Субсидии, которых в прошлом году не дождались 340 хозяйств, выплатят до 1 июня.",
            "Субсидии, которых в прошлом году не дождались 340 хозяйств, выплатят до 1 июня",
        ),
    ],
)
def test_an_aside_between_subject_and_verb_does_not_cut_the_clause(text: str, clause: str) -> None:
    (decision,) = decisions(text)
    assert decision.span.of(text) == clause
    assert not decision.past


def test_the_heads_of_state_stand_for_the_two_whom_the_article_names() -> None:
    text = (
        TALKS + "Главы государств условились расширить торговлю. Кроме того, достигнута "
        "договоренность об открытии рейсов между столицами."
    )
    assert [d.issuer for d in decisions(text)] == [BOTH, BOTH]


def test_papers_of_talks_belong_to_the_presidents_or_to_the_countries() -> None:
    text = (
        TALKS + "\nПо итогам подписаны следующие документы:\n"
        "1. Совместное заявление Президента Республики Казахстан и Президента Финляндской "
        "Республики;\n"
        "2. Соглашение между Правительством Республики Казахстан и Правительством Финляндской "
        "Республики о реадмиссии;\n"
        "3. Меморандум между Министерством труда Республики Казахстан и Министерством труда "
        "Финляндской Республики;\n"
        "4. План действий по сотрудничеству на 2026–2028 годы."
    )
    countries = "Казахстан и Финляндия"
    assert [(d.kind, d.issuer) for d in decisions(text)] == [
        ("договорённость", BOTH),
        *[("договорённость", countries)] * 3,
    ]


def test_a_day_ahead_is_no_background_even_behind_a_reminder() -> None:
    text = "Напомним, в ноябре Президент подписал закон. Билеты поступят в продажу 5 мая 2026 года."
    assert [d.past for d in decisions(text)] == [True, False]


def test_the_court_once_named_decides_the_rest() -> None:
    text = (
        "Приговором городского суда Болат Омаров признан виновным и осужден к 7 годам лишения "
        "свободы. Его имущество конфисковано в доход государства."
    )
    assert [d.issuer for d in decisions(text)] == ["городской суд", "городской суд"]

"""Who decided, where the clause does not say it, or says it inside another's words."""

from __future__ import annotations

import pytest

from made_article import facts_of


def issuers(text: str) -> list[str | None]:
    """Who made each decision of today, in the order of the text."""
    return [one.issuer for one in facts_of(text).decisions if not one.past]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Аким области Серик Ахметов сообщил, что премьер-министр поручил газифицировать район.",
            ["премьер-министр"],
        ),
        (
            "Аким области Серик Ахметов отметил, что Правительство выделило на дорогу 2 млрд.",
            ["Правительство"],
        ),
        (
            "Министр Серик Ахметов отметил, что вода прибывает, поэтому поручил вывезти жителей.",
            ["Серик Ахметов"],
        ),
        (
            (
                "Министр Айгуль Сапарова отметила, что Серик Ахметов знает область, и поручила ему "
                "заняться вопросами миграции."
            ),
            ["Айгуль Сапарова"],
        ),
    ],
)
def test_the_subject_of_the_clause_of_its_own_decides(
    text: str, expected: list[str | None]
) -> None:
    assert issuers(text) == expected


def test_whoever_tells_of_anothers_order_goes_on_speaking() -> None:
    text = (
        "Аким области Серик Ахметов сообщил, что премьер-министр поручил газифицировать район. "
        "Подрядчикам необходимо ускорить работы."
    )
    assert issuers(text) == ["премьер-министр", "Серик Ахметов"]


def test_an_order_that_somebody_recalls_is_of_the_past() -> None:
    text = "Аким Серик Ахметов напомнил, что министр поручил завершить газификацию."
    assert [one.past for one in facts_of(text).decisions] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "В Таразе прошло заседание Совета Ассамблеи народа Казахстана области. "
                "С докладом выступил депутат. Решено провести в мае форум матерей."
            ),
            ["Совет Ассамблеи народа Казахстана области"],
        ),
        (
            (
                "Общественный совет города Семей рассмотрел проект бюджета. Выступили жители.\n"
                "Принято решение направить рекомендации в маслихат."
            ),
            ["общественный совет города Семей"],
        ),
        (
            "В Таразе прошла конференция «Единство». По её итогам принята резолюция.",
            ["участники конференции"],
        ),
        (
            "В Таразе прошёл круглый стол. По его итогам принята резолюция.",
            ["участники круглого стола"],
        ),
        (
            (
                "Состоялось заседание Совета Ассамблеи народа Казахстана. Министерству просвещения "
                "предложено изучить вопрос об учебниках."
            ),
            ["Совет Ассамблеи народа Казахстана"],
        ),
        (
            "В посёлке накрыли стол для ветеранов. Решено провести праздник в мае.",
            [None],
        ),
    ],
)
def test_those_who_met_decide_where_nobody_is_named(text: str, expected: list[str | None]) -> None:
    assert issuers(text) == expected


def test_a_chair_gives_the_orders_of_a_meeting_and_the_body_takes_its_decisions() -> None:
    text = (
        "Под председательством заместителя председателя Серика Ахметова состоялось заседание "
        "Совета Ассамблеи народа Казахстана. Секретариату поручено обучить медиаторов. "
        "Решено провести в мае форум матерей."
    )
    assert issuers(text) == ["Серик Ахметов", "Совет Ассамблеи народа Казахстана"]


def test_a_body_that_ruled_goes_on_ruling_in_the_passive() -> None:
    text = (
        "Совет рекомендовал акиматам провести встречи. Министерству просвещения предложено "
        "изучить вопрос об учебниках."
    )
    assert issuers(text) == ["Совет", "Совет"]


def test_a_body_that_tells_of_plans_goes_on_telling() -> None:
    text = "Министерство транспорта сообщило о рейсах. Полёты в Токио начнутся 5 мая."
    assert issuers(text) == ["Министерство транспорта"]


def test_a_press_service_that_is_only_cited_does_not_go_on_telling() -> None:
    text = "Музей отремонтировали, сообщает пресс-служба акимата. Музей откроется 5 мая."
    assert issuers(text) == [None]


def test_who_signed_the_paper_appoints_by_it() -> None:
    text = (
        "Соответствующее постановление подписал аким области Серик Ахметов. Руководителем работ "
        "назначен заместитель акима Болат Омаров."
    )
    assert issuers(text)[-1] == "Серик Ахметов"


def test_the_chair_rebukes() -> None:
    text = (
        "Президент Серик Ахметов провёл совещание и поручил восстановить дамбы. "
        "Министру водных ресурсов объявлен выговор."
    )
    assert issuers(text) == ["Серик Ахметов", "Серик Ахметов"]

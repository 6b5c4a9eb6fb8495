"""Plans nobody is named for, what was ruled and set up, duties with a day; and what is none."""

from __future__ import annotations

import pytest

from ankbrief.model import Span
from made_article import facts_of


def kinds(text: str) -> list[str]:
    return [decision.kind for decision in facts_of(text).decisions]


@pytest.mark.parametrize(
    "text",
    [
        "Перевозчиков обяжут хранить записи два месяца.",
        "К рейсам допустят только автобусы с камерами.",
        "С нарушителей будут взимать двойной сбор.",
        "Причину пожара выяснят специалисты лаборатории.",
        "Ущерб подсчитает комиссия.",
        "Победители получат по два миллиона тенге.",
        "Предложения войдут в план развития района.",
        "Следующий турнир примет Кызылорда.",
        "В июне в село приедут врачи из столицы.",
        "В этом году работы охватят 23 улицы.",
        "С 1 сентября кружки начнут работать в 20 школах.",
        "Отделение возглавит хирург Болат Омаров.",
        "Венгрия откроет консульство в Алматы.",
        "С 1 мая автобусы пойдут по новой схеме.",
        "Защита осужденного будет подавать апелляцию.",
        "Тариф поднимать не станут.",
        "До 20 января таких школ станет десять.",
        "В 2027 году ученые проведут замер в трех областях.",
        "Капитальный ремонт, по словам акима, запланирован на 2028 год.",
        "Следующая встреча намечена в Оше.",
        "Со следующего учебного года экзаменов не будет.",
        "«В январе хотим открыть второй зал», – сказал директор школы Болат Омаров.",
    ],
)
def test_what_will_be_done_is_a_plan(text: str) -> None:
    assert kinds(text) == ["план"]


@pytest.mark.parametrize(
    "text",
    [
        "На имущество задержанных наложен арест.",
        "Гражданский иск удовлетворен частично.",
        "Суд вынес приговор директору школы Болату Омарову.",
        "Для подсчета ущерба создана комиссия.",
        "Область выбрали пилотной.",
        "Ученый совет обновил устав.",
        "Матч перенесли на 14 января.",
        "Столовую закрыли на 30 дней.",
        "Застройщику отказали в разрешении.",
        "Депутаты отклонили поправку.",
        "Улицу Центральную переименовали в улицу Абая.",
        "Контроль за этим возложен на заместителя акима.",
        "Посредник получил три года условно.",
        "Шестеро призеров приглашены на сбор молодежной сборной.",
        "Столицей тюркского мира станет Актау.",
        "Полномочия депутата Болата Омарова прекращены досрочно.",
        "Аким назначил ответственным за проект Болата Омарова.",
    ],
)
def test_what_was_ruled_is_a_decision(text: str) -> None:
    assert kinds(text) == ["решение"]


@pytest.mark.parametrize(
    "text",
    [
        "Зрители увидят трех дебютантов.",
        "Если лед тронется, мост снесет.",
        "Жители опасаются, что сквер вырубят.",
        "Наследие мастера еще откроют заново, уверен писатель.",
        "Растения получат меньше света.",
        "Хватит ли запасов, покажет зима.",
        "С осени изменятся правила.",
        "Действие начнется зимой 1941 года.",
        "Теперь будет единый порядок.",
        "С начала года возбуждено 120 дел.",
        "За год в районе закрыли восемь карьеров.",
        "Судья назначил пенальти.",
        "Вымогатель потребовал пять миллионов тенге за возврат документов.",
        "Мошенники пообещали женщине компенсацию.",
        "Документы подписали министр Серик Ахметов и аким Болат Омаров.",
        "Наследник должен обратиться к нотариусу в течение шести месяцев.",
        "В Шымкенте вынесен приговор по делу о хищении.",
    ],
)
def test_what_nobody_decides_is_no_decision(text: str) -> None:
    assert kinds(text) == []


def test_a_duty_with_a_day_needs_no_body() -> None:
    (decision,) = facts_of(
        "С 1 сентября в каждом автобусе должен находиться сопровождающий."
    ).decisions
    assert (decision.kind, decision.deadline and decision.deadline.text) == (
        "поручение",
        "С 1 сентября",
    )


def test_the_names_behind_a_colon_belong_to_those_who_were_chosen() -> None:
    text = "В состав совета избраны два члена: художница Айгуль Сапарова и учитель Болат Омаров."
    (decision,) = facts_of(text).decisions
    assert decision.span.of(text).endswith("Болат Омаров")


def test_a_second_act_of_one_subject_is_a_decision_of_its_own() -> None:
    text = "Совет утвердил план работы и обнулил до конца 2027 года пошлину на сырье."
    assert [decision.span.of(text) for decision in facts_of(text).decisions] == [
        "Совет утвердил план работы",
        "обнулил до конца 2027 года пошлину на сырье",
    ]


def test_a_day_before_who_plans_is_the_term() -> None:
    (decision,) = facts_of("До конца года министерство планирует открыть два центра.").decisions
    assert decision.deadline is not None
    assert decision.deadline.text.lower() == "до конца года"


def test_an_adopted_plan_is_for_its_years_and_the_next_paper_stands_alone() -> None:
    text = "Совет одобрил план работы на 2027 год и утвердил новый состав клуба."
    told = [
        (one.span.of(text), one.deadline and one.deadline.text) for one in facts_of(text).decisions
    ]
    assert told == [
        ("Совет одобрил план работы на 2027 год", "на 2027 год"),
        ("утвердил новый состав клуба", None),
    ]


def test_the_years_of_a_plan_may_open_the_sentence() -> None:
    text = "На 2027 год маслихат утвердил план мероприятий."
    (decision,) = facts_of(text).decisions
    assert decision.deadline is not None
    assert decision.deadline.span == Span(0, len("На 2027 год"))


def test_a_day_of_the_thing_is_no_term() -> None:
    text = (
        "Аким Серик Ахметов поручил подготовить к показу Дом дружбы, которому в 2027 году "
        "исполнится 30 лет."
    )
    (decision,) = facts_of(text).decisions
    assert decision.deadline is None


def test_an_answer_of_an_interview_promises_on_a_day() -> None:
    text = "– Какие планы у театра?\n– В январе мы покажем премьеру."
    assert kinds(text) == ["план"]


def test_what_a_body_behind_the_verb_will_do_is_an_infinitive_with_its_thing() -> None:
    (decision,) = facts_of("Помещения выделят районные акиматы.").decisions
    assert decision.action == "выделить помещения"

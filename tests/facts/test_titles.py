"""Titles that stand alone: whose they are, and when nobody is safe."""

from __future__ import annotations

from datetime import date

import pytest

from ankbrief.facts.people.holders import registered
from ankbrief.facts.people.offices import could_be, repeats
from ankbrief.model import Person
from made_article import facts_of

LEVELS = (
    "Аким Костанайской области Серик Ахметов провел совещание. "
    "Он поручил акиму Рудного Болату Досову проверить котлы. "
)
HEADS = "Президент Казахстана Нурлан Ахметов принял президента Сербии Драгана Николича. "

# the article, the quoted speaker
SAID: tuple[tuple[str, str | None], ...] = (
    # of a region, of a town
    (LEVELS + "«Нужно тепло», – сказал глава региона.", "Серик Ахметов"),
    (LEVELS + "«Нужно тепло», – сказал глава города.", "Болат Досов"),
    (LEVELS + "«Нужно тепло», – сказал глава района.", "глава района"),
    ("Аким Алматы Серик Ахметов приехал. «Рады», – сказал глава региона.", "Серик Ахметов"),
    # two heads of state
    (HEADS + "«Мы рады», – сказал Президент.", "Нурлан Ахметов"),
    (HEADS + "«Мы рады», – сказал президент Сербии.", "Драган Николич"),
    # a country in the adjective
    (
        (
            "Премьер-министр Казахстана Серик Ахметов прибыл. «Рад», – сказал глава казахстанского "
            "правительства."
        ),
        "Серик Ахметов",
    ),
    (
        (
            "Премьер-министр Казахстана Серик Ахметов прибыл. «Рад», – сказал глава грузинского "
            "правительства."
        ),
        "глава грузинского правительства",
    ),
    # short names
    (
        "Государственный советник Серик Ахметов прибыл. «Рад», – сказал Госсоветник.",
        "Серик Ахметов",
    ),
    ("Советник акима Серик Ахметов прибыл. «Рад», – сказал Госсоветник.", "Госсоветник"),
    # houses of parliament
    (
        (
            "Председатель Сената Серик Ахметов и председатель Мажилиса Болат Досов вошли. "
            "«Начнем», – сказал спикер Мажилиса."
        ),
        "Болат Досов",
    ),
    (
        (
            "На заседании Мажилиса под председательством Болата Досова приняли закон. "
            "«Он нужен», – сказал спикер палаты."
        ),
        "Болат Досов",
    ),
    # who leads a body
    (
        "Динара Оспанова пятый год руководит музеем. «Ждем гостей», – говорит директор.",
        "Динара Оспанова",
    ),
    ("Динара Оспанова раньше руководила музеем. «Ждем гостей», – говорит директор.", "директор"),
    # what somebody just named is called
    ("Идею поддержал Серик Ахметов. «Память важна», – сказал аксакал.", "Серик Ахметов"),
    ("Рушник принесла Динара Оспанова. «Он старый», – сказала хозяйка рушника.", "Динара Оспанова"),
    ("Выступили Серик Ахметов и Болат Досов. «Память важна», – сказал аксакал.", "аксакал"),
    ("Аким района Серик Ахметов приехал. «Воды нет», – сказал пенсионер.", "пенсионер"),
    ("Серик Ахметов приехал. «Воды нет», – сказала хозяйка дома.", "хозяйка дома"),
)


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_a_title_alone_speaks_for_its_holder(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in facts_of(text).quotes] == [speaker]


def test_a_region_named_later_belongs_to_the_one_called_by_its_kind() -> None:
    text = (
        "Сессия прошла под председательством акима региона Серика Ахметова. "
        "Аким Костанайской области напомнил о мире."
    )
    (person,) = facts_of(text).people
    assert [(p.title, p.inferred) for p in person.positions] == [
        ("аким региона", False),
        ("Аким Костанайской области", True),
    ]


def test_the_register_names_the_head_of_state_of_the_day() -> None:
    people = (Person("Нурсултан Назарбаев", "m"), Person("Касым-Жомарт Токаев", "m"))
    asked = {
        wording: [
            registered(people, wording, day)
            for day in (date(2015, 5, 1), date(2024, 5, 1), date(2060, 5, 1), None)
        ]
        for wording in ("Президент", "Глава государства", "Президент Казахстана")
    }
    assert asked == {key: [0, 1, None, None] for key in asked}


@pytest.mark.parametrize("wording", ["президент Армении", "Президент холдинга", "Министр"])
def test_the_register_says_nothing_of_other_offices(wording: str) -> None:
    assert registered((Person("Касым-Жомарт Токаев", "m"),), wording, date(2024, 5, 1)) is None


def test_a_title_of_two_heads_goes_to_the_one_in_the_register() -> None:
    text = (
        "Касым-Жомарт Токаев и Никол Пашинян провели встречу. «Рады», – отметил Глава государства."
    )
    assert [quote.speaker for quote in facts_of(text).quotes] == ["Касым-Жомарт Токаев"]


@pytest.mark.parametrize(
    ("title", "post", "same"),
    [
        ("глава региона", "аким Костанайской области", True),
        ("глава региона", "аким Рудного", False),
        ("глава города", "аким Рудного", True),
        ("Госсоветник", "Государственный советник Республики Казахстан", True),
        ("Государственный советник", "советник акима", False),
        ("генпрокурор", "Генеральный прокурор", True),
        ("замакима", "заместитель акима области", True),
        ("председатель Сената", "председатель Мажилиса", False),
        ("председатель «Арая»", "руководитель объединения «Арай»", True),
        ("председатель «Арая»", "руководитель объединения «Береке»", False),
        ("председатель комитета", "руководитель объединения «Арай»", False),
    ],
)
def test_two_names_of_one_post(title: str, post: str, same: bool) -> None:
    assert repeats(title, post) is same


def test_only_a_post_without_a_name_of_its_own_takes_one() -> None:
    assert could_be("аким Костанайской области", "аким региона")
    assert not could_be("аким Костанайской области", "аким района")
    assert not could_be("аким Костанайской области", "аким Актюбинской области")

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
OWN = (
    "Нурлан Ахметов принял в Астане Президента Сербии Драгана Николича. Казахстан – надежный "
    "партнер. В беседе Нурлан Ахметов назвал сроки. "
)

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
    # the own one named without his post, as on the site of his office
    (OWN + "«Мы рады», – сказал Глава государства.", "Нурлан Ахметов"),
    (OWN + "«Мы рады», – сказал Президент Казахстана.", "Нурлан Ахметов"),
    (OWN + "«Мы рады», – сказал президент Сербии.", "Драган Николич"),
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
        (
            "заместитель председателя АНК",
            "заместитель председателя Ассамблеи народа Казахстана",
            True,
        ),
        (
            "заместитель председателя МТК",
            "заместитель председателя Ассамблеи народа Казахстана",
            False,
        ),
        ("глава МЧС", "министр по чрезвычайным ситуациям", True),
        ("глава Минздрава", "министр здравоохранения", True),
        ("глава МЧС", "министр здравоохранения", False),
        ("монгольский министр", "глава МИД Монголии", True),
        ("монгольский министр", "министр иностранных дел Казахстана", False),
        ("лидер Финляндии", "Президент Финляндской Республики", True),
        ("Президент Франции", "Президент Французской Республики", True),
        ("лидер Финляндии", "Президент Республики Казахстан", False),
        ("лидер партии", "Президент Финляндской Республики", False),
        ("глава ведомства", "председатель Комитета лесного хозяйства", True),
        ("руководитель управления", "начальник областного управления спорта", True),
        ("руководитель управления", "начальник отдела управления спорта", False),
        ("глава компании", "председатель правления АО «Тулпар»", True),
        ("глава компании", "директор школы", False),
    ],
)
def test_two_names_of_one_post(title: str, post: str, same: bool) -> None:
    assert repeats(title, post) is same


def test_only_a_post_without_a_name_of_its_own_takes_one() -> None:
    assert could_be("аким Костанайской области", "аким региона")
    assert not could_be("аким Костанайской области", "аким района")
    assert not could_be("аким Костанайской области", "аким Актюбинской области")


def test_a_country_s_leader_is_its_president_of_the_article() -> None:
    text = (
        "Президент Казахстана Алихан Досов принял "
        "Президента Финляндской Республики Мартина Нурминена.\n"
        "«Нас многое сближает», – заявил лидер Финляндии.\n"
        "Совместное заявление Президента Республики Казахстан и гостя опубликовано."
    )
    facts = facts_of(text)
    assert [quote.speaker for quote in facts.quotes] == ["Мартин Нурминен"]
    (guest,) = (person for person in facts.people if person.name == "Мартин Нурминен")
    titles = {position.title for position in guest.positions}
    assert titles == {"Президент Финляндской Республики", "лидер Финляндии"}


def test_who_thanks_a_head_of_state_is_not_the_one_thanked() -> None:
    text = (
        "Глава государства Алихан Досов принял "
        "Президента Финляндской Республики Мартина Нурминена.\n"
        "Мартин Нурминен поблагодарил Главу государства за приём."
    )
    by_name = {person.name: person for person in facts_of(text).people}
    guest = {position.title for position in by_name["Мартин Нурминен"].positions}
    assert guest == {"Президент Финляндской Республики"}


def test_a_deputy_quoted_before_another_is_named_is_not_that_other() -> None:
    text = (
        "Сессия прошла в Рудном.\nПриехали гости.\n"
        "Проект представил член Комитета по аграрным вопросам Самат Ердосов.\n"
        "«Мы никого не ограничиваем», – сказал депутат.\n"
        "С критикой выступила депутат Ирина Велесова."
    )
    facts = facts_of(text)
    assert [quote.speaker for quote in facts.quotes] == ["Самат Ердосов"]
    assert [quote.inferred for quote in facts.quotes] == [True]


def test_a_title_in_another_case_than_the_name_behind_it_is_not_of_that_name() -> None:
    text = (
        "Президент Серик Ахметов подписал указы.\n"
        "Указом Главы государства Болат Жанович Омаров назначен послом в Норвегии."
    )
    facts = facts_of(text)
    posts = {person.name: [post.title for post in person.positions] for person in facts.people}
    assert "Президент" in posts["Серик Ахметов"]
    assert "Глава государства" not in posts["Болат Жанович Омаров"]
    assert [d.issuer for d in facts.decisions] == ["Серик Ахметов", "Серик Ахметов"]

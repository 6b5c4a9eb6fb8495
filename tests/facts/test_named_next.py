"""Posts that the words right before a name tell: «Им стал …», «принял посла. Дюпон сказал …»."""

from __future__ import annotations

import pytest

from made_article import facts_of

SERIK = "Серик Ахметов"
AIGUL = "Айгуль Сапарова"


def posts(text: str, name: str) -> list[str]:
    return [p.title for who in facts_of(text).people if who.name == name for p in who.positions]


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("Жителям представили нового акима района. Им стал Серик Ахметов.", SERIK, "аким района"),
        ("Депутаты избрали председателя комитета, им стал Серик Ахметов.", SERIK,
         "председатель комитета"),
        ("Назначен директор музея. Им стала Айгуль Сапарова.", AIGUL, "директор музея"),
        ("Коллегам назвали имя ректора вуза. Ею стала Айгуль Сапарова.", AIGUL, "ректор вуза"),
        ("Сменился заместитель акима области. Им стал Серик Ахметов.", SERIK,
         "заместитель акима области"),
    ],
)  # fmt: skip
def test_who_became_it_has_the_post_told_of_before(text: str, name: str, post: str) -> None:
    assert posts(text, name) == [post]


@pytest.mark.parametrize(
    "text",
    [
        "Приз акима района вручили всаднику. Им стал Серик Ахметов.",
        "Акимы районов сменились. Им стал помогать Серик Ахметов.",
        "Для села построили мост. Им стал гордиться Серик Ахметов.",
        "Собрались акимы районов. Лучшим из них признан один, им стал Серик Ахметов.",
    ],
)
def test_nobody_became_what_the_words_before_do_not_tell(text: str) -> None:
    assert not [post for post in posts(text, SERIK) if "аким" in post]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Министр встретился с послом Франции. Серик Ахметов рассказал о планах.", "посол Франции"),
        ("Премьер-министр принял акима Абайской области. Серик Ахметов доложил о паводках.",
         "аким Абайской области"),
        ("Глава государства беседовал с акимом Абайской области.\nСерик Ахметов сообщил о школе.",
         "аким Абайской области"),
    ],
)  # fmt: skip
def test_who_reports_next_is_the_one_who_was_met(text: str, post: str) -> None:
    assert posts(text, SERIK) == [post]


@pytest.mark.parametrize(
    "text",
    [
        "Журналисты говорили с акимом района. Серик Ахметов, житель села, рассказал о дороге.",
        "Журналисты говорили с акимом района. Серик Ахметов живёт в селе.",
        "Министр отправил письмо акиму района. Серик Ахметов рассказал о дороге.",
        "Жители говорили с акимом района. Строитель Серик Ахметов рассказал о дороге.",
        "Жители говорили с акимом района. Рад и Болат Досов. Серик Ахметов сообщил о школе.",
    ],
)
def test_who_was_not_met_gets_no_post_of_another(text: str) -> None:
    assert not [post for post in posts(text, SERIK) if "аким" in post]


def test_elbasy_and_the_first_president_are_one_whom_all_know() -> None:
    text = "«Мы строили дружбу», – сказал Елбасы. Нурсултан Назарбаев отметил роль ассамблеи."
    facts = facts_of(text)
    assert [quote.speaker for quote in facts.quotes] == ["Нурсултан Назарбаев"]
    text = "Первый Президент Казахстана приехал. Нурсултан Назарбаев осмотрел школу."
    assert posts(text, "Нурсултан Назарбаев") == ["Первый Президент Казахстана"]


def test_the_first_president_of_another_country_is_not_that_one() -> None:
    text = "Нурсултан Назарбаев приехал. Первый президент Украины встретил гостей."
    assert posts(text, "Нурсултан Назарбаев") == []


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Собрал аким города предпринимателей. Аким города Серик Ахметов ответил.", "Аким города"),
        ("На это нацелил аким области сельских учителей. Аким области Серик Ахметов приехал.",
         "Аким области"),
        ("Выступил председатель Совета ветеранов Серик Ахметов.", "председатель Совета ветеранов"),
        ("Выступил глава Союза писателей области Серик Ахметов.", "глава Союза писателей области"),
        ("Выступил аким города Героев Серик Ахметов.", "аким города Героев"),
    ],
)  # fmt: skip
def test_people_whom_an_akim_gathers_are_no_part_of_his_post(text: str, post: str) -> None:
    assert posts(text, SERIK) == [post]


def test_the_president_in_small_letters_is_the_countrys_where_others_only_are_acted_on() -> None:
    text = "Касым-Жомарт Токаев подписал указ о Серике Ахметове. Орден президент вручил в Астане."
    assert posts(text, "Касым-Жомарт Токаев") == ["президент"]
    text = (
        "Касым-Жомарт Токаев поздравил сборную. Серик Ахметов назвал сроки сбора. "
        "«Мы готовы», – сказал президент."
    )
    assert posts(text, "Касым-Жомарт Токаев") == []

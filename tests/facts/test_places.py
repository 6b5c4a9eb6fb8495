"""Where: places in the nominative, outside the names of bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankbrief.facts.extract import extract
from ankbrief.model import Block, Span
from made_article import article_of, facts_of

FOUND: tuple[tuple[str, list[str]], ...] = (
    ("Встреча прошла в Петропавловске и Караганде.", ["Петропавловск", "Караганда"]),
    ("Паводок ждут в Атырауской, Акмолинской и Костанайской областях.",
     ["Атырауская область", "Акмолинская область", "Костанайская область"]),
    ("Помощь направили в СКО и ВКО.",
     ["Северо-Казахстанская область", "Восточно-Казахстанская область"]),
    ("В области Абай построят мост.", ["область Абай"]),
    ("Дорогу в Кызылжарском районе починят.", ["Кызылжарский район"]),
    ("Форум открылся во Дворце культуры «Достык».", ["Дворец культуры «Достык»"]),
    ("Гости приехали из города Алматы.", ["Алматы"]),
    ("Аким Павлодарской области выступил.", ["Павлодарская область"]),
    ("Мост строят в Кульсары.", ["Кульсары"]),
    ("Паводок идёт по районам Есиль и Шал акына.", ["район Есиль", "район Шал акына"]),
    ("В районе Биржан сал открыли мост.", ["район Биржан сал"]),
    ("Вода пришла из реки Тобол и озера Копа.", ["река Тобол", "озеро Копа"]),
    ("Осмотрены плотины Сергеевского и Приозерского водохранилищ.",
     ["Сергеевское водохранилище", "Приозерское водохранилище"]),
    ("Он побывал в порту Баутино.", ["порт Баутино"]),
    ("Закрыта дорога Макинск – Жалтыр.", ["Макинск", "Жалтыр"]),
    ("Рейс Астана – Стамбул отменён.", ["Астана", "Стамбул"]),
    ("В селе Курык строят школу.", ["Курык"]),
    ("В городе Рудном открыли школу.", ["Рудный"]),
    ("Съезд прошёл в здании Уйгурского театра.", ["Уйгурский театр"]),
    ("Концерт дали в театре «Жастар».", ["театр «Жастар»"]),
    ("Гости побывали в Музее Николы Теслы.", ["Музей Николы Теслы"]),
    ("Форум открылся во Дворце мира и согласия.", ["Дворец мира и согласия"]),
    ("Чай пили в Доме дружбы Усть-Каменогорска.", ["Дом дружбы", "Усть-Каменогорск"]),
    ("Отряды вышли в Кендерли и Жетыбай.", ["Кендерли", "Жетыбай"]),
    ("Раньше он жил в Целинограде и Алма-Ате.", ["Целиноград", "Алма-Ата"]),
    ("Зимой в ЮКО тепло.", ["Южно-Казахстанская область"]),
    ("Встреча прошла в Чолпон-Ате.", ["Чолпон-Ата"]),
    ("Он вырос в Прииртышье.", ["Прииртышье"]),
    ("Сессия прошла в Доме дружбы имени Куата Досова.", ["Дом дружбы имени Куата Досова"]),
)  # fmt: skip

NOT_PLACES = (
    "Президент Казахстана подписал указ.",
    "Выступили члены Ассамблеи народа Казахстана.",
    "Об этом сообщает Акорда.",
    "Независимость – наша ценность.",
    "Областной филиал открыли весной.",
    "Запустят портал «Достык».",
    "Праздник единства народа Казахстана отметили песнями.",
    "В городской район завезли соль.",
)


@pytest.mark.parametrize(("text", "places"), FOUND)
def test_a_place_stands_in_the_nominative(text: str, places: list[str]) -> None:
    assert [place.name for place in facts_of(text).places] == places


@pytest.mark.parametrize("text", NOT_PLACES)
def test_a_country_in_a_post_or_a_body_is_no_place(text: str) -> None:
    assert facts_of(text).places == ()


def test_forms_of_an_unknown_name_are_one_place() -> None:
    text = "Школу строят в Бозшатыре. Жители Бозшатыра рады."
    assert [place.name for place in facts_of(text).places] == ["Бозшатыр"]


def test_a_district_by_its_noun_and_by_its_adjective_is_one() -> None:
    text = "Вода идёт по районам Кызылжар, Есиль. Дороги Кызылжарского района закрыты."
    names = [place.name for place in facts_of(text).places]
    assert names == ["район Есиль", "Кызылжарский район"]


def test_a_river_named_once_more_without_its_kind_is_the_same() -> None:
    text = "Река Тобол вышла из берегов. Вода в реке Тобол спадает, за Тоболом следят."
    assert [place.name for place in facts_of(text).places] == ["река Тобол"]


def test_a_house_named_once_more_without_its_honours_is_the_same() -> None:
    text = "Сессия прошла в Доме дружбы имени Абая. Дом дружбы отремонтируют."
    assert [place.name for place in facts_of(text).places] == ["Дом дружбы имени Абая"]


def test_the_district_called_after_a_city_is_not_the_district_of_that_city() -> None:
    text = "Отряды подошли к районам Петропавловска."
    assert [place.name for place in facts_of(text).places] == ["Петропавловск"]


def test_a_district_may_be_the_last_word_of_a_text_without_a_stop() -> None:
    assert [place.name for place in facts_of("Мост строят в районе Есиль").places] == [
        "район Есиль"
    ]


def test_the_city_of_an_agency_s_dateline_is_a_place() -> None:
    text = "АТЫРАУ. 12 марта. Степной вестник – Школу построили в Кульсары."
    blocks = (Block("dateline", Span(0, 34)), Block("paragraph", Span(37, len(text))))
    article = replace(article_of(text), blocks=blocks)
    assert [place.name for place in extract(article).places] == ["Атырау", "Кульсары"]


def test_the_event_s_own_place_is_told_from_others() -> None:
    text = "Форум прошёл в Шымкенте. Гости из Тараза выступили первыми."
    assert {p.name: p.of_event for p in facts_of(text).places} == {
        "Шымкент": True,
        "Тараз": False,
    }


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Он родился в Каркаралинском районе.", ["Каркаралинский район"]),
        ("Дворы благоустроили в Зерендинском районе.", ["Зерендинский район"]),
        ("Пшенице отведут 3,9 миллиона – на 140 тысяч меньше.", []),
    ],
)
def test_a_district_that_no_list_knows_stands_in_the_nominative(
    text: str, places: list[str]
) -> None:
    assert [place.name for place in facts_of(text).places] == places

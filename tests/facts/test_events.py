"""The event: its full name in the nominative, its day, its place, its people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankbrief.facts.extract import extract
from made_article import article_of, facts_of

NAMED: tuple[tuple[str, str], ...] = (
    ("На ХХХІV сессии Ассамблеи народа Казахстана выступил аким.",
     "XXXIV сессия Ассамблеи народа Казахстана"),
    ("Накануне состоялось заседание областного штаба.", "заседание областного штаба"),
    ("В городе прошла республиканская конференция «Тіл – көпір».",
     "республиканская конференция «Тіл – көпір»"),
    ("Участники III Республиканского форума обсудили планы.", "III Республиканский форум"),
    ("Марат Абенов прибыл с рабочей поездкой в Тараз.", "рабочая поездка в Тараз"),
    ("Марат Абенов прибыл с поездкой в Северо-Казахстанскую область.",
     "поездка в Северо-Казахстанскую область"),
    ("Состоялась встреча акима с послом Венгрии Ласло Надем.",
     "встреча акима с послом Венгрии Ласло Надем"),
    ("Аким провёл телефонный разговор с послом Венгрии и поздравил его с итогами встречи с мэром.",
     "телефонный разговор с послом Венгрии"),
    ("Сегодня в музее состоялся этнофестиваль.", "этнофестиваль"),
    ("В Таразе прошли переговоры с премьер-министром Венгрии.",
     "переговоры с премьер-министром Венгрии"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_an_event_has_its_full_name(text: str, name: str) -> None:
    event = facts_of(text).event
    assert event is not None
    assert event.text == name


def test_an_event_has_its_day_place_and_people() -> None:
    text = "Сессия областного маслихата прошла в Таразе 24 декабря. Её вёл Марат Абенов."
    event = facts_of(text).event
    assert event is not None
    assert event.when is not None
    assert (event.text, event.where) == ("Сессия областного маслихата", "Тараз")
    assert (str(event.when.start), event.when.role) == ("2025-12-24", "event")
    assert event.participants == ("Марат Абенов",)


def test_a_deadline_and_a_year_are_not_the_event_s_day() -> None:
    text = "На заседании штаба в 2025 году поручено починить дамбу до 1 февраля."
    assert [when.role for when in facts_of(text).dates] == ["mention", "deadline"]


def test_where_a_journey_leads_is_where_it_takes_place() -> None:
    event = facts_of("Марат Абенов прибыл с рабочей поездкой в Тараз.").event
    assert event is not None
    assert event.where == "Тараз"


def test_what_is_spoken_of_at_a_meeting_is_not_where_it_is_held() -> None:
    event = facts_of("На заседании штаба говорили о дамбах на территории Тараза.").event
    assert event is not None
    assert event.where is None


def test_an_event_only_proposed_is_none() -> None:
    assert facts_of("Глава центра предложил провести фестиваль.").event is None


def test_a_talk_is_an_event_on_the_telephone_only() -> None:
    assert facts_of("Аким рассказал о разговоре с врачами.").event is None


def test_an_event_that_is_put_off_is_none() -> None:
    assert facts_of("XII Форум строителей отменяется из-за паводка.").event is None


def test_an_event_called_off_is_none() -> None:
    assert facts_of("Правительство отказалось от проведения форума.").event is None


def test_the_next_session_is_not_the_day_of_this_one() -> None:
    text = "24 декабря прошла сессия маслихата. Следующая сессия пройдёт 19 января."
    roles = [(when.text, when.role) for when in facts_of(text).dates]
    assert roles == [("24 декабря", "event"), ("19 января", "mention")]


def test_today_is_the_event_s_day_only_where_something_was_done() -> None:
    done = facts_of("Ж. Абенов открыл дом.\nДом большой.\nОн тёплый.\nСегодня сюда прибыл аким.")
    told = facts_of(
        "Ж. Абенов открыл дом.\nДом большой.\nОн тёплый.\n«Сегодня мы рады», – сказал он."
    )
    assert [when.role for when in (*done.dates, *told.dates)] == ["event", "mention"]


def test_background_is_not_the_event() -> None:
    assert facts_of("Напомним, 3 декабря состоялся форум.").event is None


def test_in_the_evening_is_no_evening_party() -> None:
    assert facts_of("Вода подошла к домам вечером 20 декабря.").event is None


def test_yesterday_s_meeting_is_a_meeting() -> None:
    event = facts_of("На вчерашнем заседании депутаты приняли закон.").event
    assert event is not None
    assert event.text == "заседание"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # of the event before it, and of a paper adopted long ago
        ("22 декабря прошла ярмарка. На прошлой ярмарке, 12 декабря, продали муку.", ["22"]),
        ("Президент подписал закон. Закон принят Парламентом 12 декабря.", []),
        # another event, told after this one
        ("Вчера прошла сессия маслихата. В понедельник собиралась комиссия.", ["24"]),
        # a paper signed a week before its briefing; tomorrow's meeting, told last
        ("Новый порядок представили на брифинге. Приказ министр подписала 16 декабря.", []),
        ("А.\nБ.\nВ.\nГ.\nЗавтра у памятника пройдёт митинг.", ["26"]),
        # what state things are in
        ("Аким рассказал об уборке. На сегодня убрано две трети полей.", []),
        # the eve of a feast
        ("Ансамбль выступил накануне праздника.", []),
        # days of one festival, wherever they are told
        ("Фестиваль прошёл 20–23 декабря.\nА.\nБ.\nВ.\nКонцерт 22 декабря прервал дождь.",
         ["20", "22"]),
        # the news of an event to come
        ("Форум состоится 27 декабря. Об этом сказали вчера на брифинге.", ["27", "24"]),
        # stretches told below the first sentence, and figures of a stretch
        ("Турнир завершился. Участники собрались.\nОн шёл с 16 по 20 декабря.", ["16"]),
        ("Аким рассказал о снеге.\nЗа период с 16 по 20 декабря вывезли тонну.", []),
        ("Пожар произошёл в ночь с 23 на 24 декабря.", ["23"]),
        ("Полиция задержала троих.\nА.\nБ.\nВ.\nГ.\nОбыск провели 23 декабря.", ["23"]),
        ("Сегодня с артистом прощаются в театре. Он был любим.", ["25"]),
        # the day after a day of the event, with a verb of the programme only
        ("21 декабря открылась выставка.\nНа следующий день гости посетили музей.", ["21", "22"]),
        ("21 декабря открылся форум.\nЖдут мая 2026 года.\nНа другой день гости посетили музей.",
         ["21", "22"]),
        ("21 декабря открылась выставка.\nКассир опомнился на следующий день.", ["21"]),
        # what somebody says he did the day before is no event of this news
        ("Аким посетит Тараз.\n«Вчера я принял министра», – сказал аким.", []),
        # of a paper
        ("Министры подписали приказ от 23 декабря о границе.", []),
        # of what was held before, by its participle
        ("Прошла сессия. На ней обсудили форум, прошедший 21 декабря.", []),
        # the words of yesterday, and what is counted over a week
        ("Форум завершился. Накануне сообщалось, что он удался.", []),
        ("За минувшую неделю сгорело сто гектаров.", []),
        # tomorrow's guests, on whose way a meeting lies
        ("А.\nБ.\nВ.\nГ.\nЗавтра гости посетят завод, где состоится встреча.", []),
        # what is recalled of the days just before, where no other day is told
        ("Речь о законе.\nНапомним, аким подписал его 23 декабря.", ["23"]),
        ("Речь о законе.\nНапомним, аким подписал его 13 декабря.", []),
        ("Речь о дружбе.\nНапомним, Иван Вучичприлетел в Тараз24 декабря.", ["24"]),
        ("Речь о дружбе.\nНапомним, Иван Вучич в Таразе 24 декабря.", []),
        ("24 декабря прошёл форум.\nНапомним, аким открыл школу 23 декабря.", ["24"]),
        # an act of the day inside a quotation, and a view of the times
        ("А.\nБ.\nВ.\n«Сегодня Иван Ким представил нового акима», – сообщили в акимате.", ["25"]),
        ("А.\nБ.\nВ.\n«Подписанного сегодня закона ждали», – сказал аким.", ["25"]),
        ("А.\nБ.\nВ.\n«Сегодня жизнь стала лучше, мы открыли дорогу», – сказал аким.", []),
        # what is to come, told by an office; not by somebody of something told before
        ("Президент посетит Тараз.\n«28 декабря Президент совершит визит в Тараз», – сказал он.",
         ["28"]),
        ("Аким рассказал о дорогах.\n«На линию они выйдут 28 декабря», – сказал аким.", []),
        ("Аким рассказал о дорогах.\n«Через две недели начнутся работы», – сказал аким.", []),
        ("28 декабря жители города смогут выбрать акима. Кандидатов двое.", ["28"]),
        ("В эту пятницу в школах будет проведена тренировка. Её проводят ежегодно.", ["26"]),
        # a rule that holds from a day on is no event; works that began are
        ("Приказ об оплате подписан. Он вступит в силу с 1 января.", []),
        ("С 14 декабря начаты работы по ремонту вокзалов. Их двадцать.", ["14"]),
        # weeks ago, told first
        ("Отопительный сезон в городе начался 28 ноября. Дома подключены.", ["28"]),
        ("Аким рассказал о тепле. Сезон начался 28 ноября.", []),
    ],
)  # fmt: skip
def test_days_of_an_event_are_its_own(text: str, days: list[str]) -> None:
    found = [when.start for when in facts_of(text).dates if when.role == "event"]
    assert [f"{day:%d}" for day in found if day] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("«Созвать заседание палат 20 июня 2022 года», – говорится в тексте.", ["2022-06-20"]),
        ("Праздник отмечают с 2016 года. Указ подписан 1 марта 1995 года.", []),
        ("27 ноября 2025 года аким провёл заседание. 14 октября 2025 года заседание провёл мэр.",
         ["2025-11-27"]),
    ],
)  # fmt: skip
def test_without_a_publication_date_only_what_is_near_the_first_day_counts(
    text: str, days: list[str]
) -> None:
    facts = extract(replace(article_of(text), published=None))
    assert [str(when.start) for when in facts.dates if when.role == "event"] == days

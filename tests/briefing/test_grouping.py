from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from ankbrief.briefing.grouping import same_stories, stories
from ankbrief.facts.extract import extract
from ankbrief.facts.serialise import facts_from_json, facts_to_json
from ankbrief.model import Facts
from made_article import article_of, facts_of
from made_facts import Writer
from made_week import DAY, museum, report, session

BULLETIN = "Официальный курс доллара на {day} составил {rate} тенге, сообщает Национальный банк."

FULL = """\
Аким Береговского района Сауле Жакенова 10 августа открыла в селе Ивушкино новую библиотеку на \
12 тысяч книг.
Здание построили за девять месяцев, на работы ушло 340 миллионов тенге из областного бюджета.
В читальном зале 40 мест, для детей отведена отдельная комната с играми и мастерской.
«Мы ждали этого дня восемь лет», — сказала заведующая библиотекой Роза Цой.
До конца года такую же библиотеку обещают открыть в селе Каменный Брод."""

CUT = """\
Аким Береговского района Сауле Жакенова 10 августа открыла в селе Ивушкино новую библиотеку на \
12 тысяч книг.
Здание построили за девять месяцев, на работы ушло 340 миллионов тенге из областного бюджета."""

REWORDED = """\
Портал «Заречье» сообщает новости района.
Аким Береговского района Сауле Жакенова 10 августа открыла в селе Ивушкино новую библиотеку на \
12 тысяч книг.
В читальном зале 40 мест, а для детей есть отдельная комната с играми и мастерской.
Здание возвели за девять месяцев, на стройку ушло 340 миллионов тенге из областного бюджета.
«Мы ждали этого дня восемь лет», — отметила заведующая библиотекой Роза Цой."""

RETOLD = """\
В Ивушкино появилась библиотека, какой нет и в районном центре: 12 тысяч книг и детская \
мастерская.
Ленту разрезала Сауле Жакенова, аким района. Роза Цой, которая заведует новой библиотекой, \
пообещала кружок для школьников."""


def told(text: str, title: str, source: str, day: date | None = DAY) -> Facts:
    """The facts of a text as they are extracted, with another outlet and day."""
    facts = facts_of(text, title)
    return replace(
        facts,
        article=replace(facts.article, id=f"{source}-{title}", source=source, published=day),
    )


def bulletin(day: date, rate: str, source: str = "Вестник степи", said: str = "сегодня") -> Facts:
    text = BULLETIN.format(day=said, rate=rate)
    return Writer(text, title="Курс валют", published=day, source=source).facts()


def sizes(articles: list[Facts]) -> list[list[int]]:
    """How many texts each edition of each story has."""
    return [[len(edition) for edition in story] for story in stories(articles)]


def test_two_outlets_that_tell_of_one_session_make_one_story() -> None:
    one, two = session(), report()
    assert same_stories([one, two]) == ((one, two),)


def test_another_event_of_those_days_is_another_story() -> None:
    assert len(same_stories([session(), museum()])) == 2


def test_the_session_of_another_week_is_another_story() -> None:
    later = report()
    assert later.event
    article = replace(later.article, published=DAY + timedelta(days=7))
    later = replace(later, article=article, event=replace(later.event, when=None))
    assert len(same_stories([session(), later])) == 2


def test_sessions_with_other_numbers_are_kept_apart() -> None:
    def numbered(number: str) -> Facts:
        text = f"{number} сессия Ассамблеи народа прошла в Сарыозене. Говорил Тимур Байсалов."
        made = Writer(text, published=DAY, source=number).person("Тимур Байсалов", "m")
        return made.event(
            f"{number} сессия Ассамблеи народа", at="сессия", where="Сарыозен"
        ).facts()

    assert len(same_stories([numbered("XXXIV"), numbered("XXXV")])) == 2
    assert len(same_stories([numbered("XXXIV"), numbered("ХХХІV")])) == 1  # Cyrillic Х and І


def test_a_cut_and_a_reworded_reprint_are_folded_and_the_fullest_text_comes_first() -> None:
    full = told(FULL, "Открыта библиотека", "Вестник степи")
    cut = told(CUT, "Коротко о районе", "Заречье")
    reworded = told(REWORDED, "Книги пришли в село", "Приток")
    (story,) = stories([cut, reworded, full])
    (edition,) = story
    assert edition[0] == full
    assert {facts.article.source for facts in edition} == {"Вестник степи", "Заречье", "Приток"}


def test_of_equal_texts_the_earliest_comes_first() -> None:
    later = told(FULL, "Открыта библиотека", "Заречье", DAY + timedelta(days=1))
    first = told(FULL, "Новая библиотека", "Приток")
    ((edition,),) = stories([later, first])
    assert edition == (first, later)


def test_of_equal_texts_of_a_day_that_comes_first_whose_origin_is_known() -> None:
    nameless = told(FULL, "Новая библиотека", "Приток")
    nameless = replace(nameless, article=replace(nameless.article, source=None, path="а.txt"))
    filed = told(FULL, "Открыта библиотека", "Заречье")
    paged = told(FULL, "Библиотека открыта", "Вестник степи")
    paged = replace(paged, article=replace(paged.article, url="https://vestnik.example/1"))
    ((edition,),) = stories([nameless, filed, paged])
    assert edition == (paged, filed, nameless)


def test_a_report_in_other_words_is_an_edition_of_its_own_in_the_same_story() -> None:
    full = told(FULL, "Открыта библиотека", "Вестник степи")
    cut = told(CUT, "Коротко о районе", "Заречье")
    retold = told(RETOLD, "Ивушкино читает", "Приток")
    assert sizes([retold, cut, full]) == [[2, 1]]


ROOM = """\
В Доме дружбы города Тасозен 10 августа 2026 года открыли кабинет медиации. В открытии приняли \
участие 300 человек. Аким города Тасозен Абзал Нукенов поручил управлению внутренней политики до \
1 октября 2026 года подготовить план обучения медиаторов.
На работу кабинета выделено 14 миллионов тенге."""

ROOM_RETOLD = """\
В Тасозене в Доме дружбы заработал кабинет медиации. Открытие прошло 10 августа 2026 года, на \
нём собрались 500 человек. На работу кабинета выделено 16 миллионов тенге. Аким города Абзал \
Нукенов дал поручение управлению внутренней политики подготовить план обучения медиаторов до \
1 октября 2026 года."""


def test_two_outlets_that_contradict_each_other_in_numbers_still_tell_one_story() -> None:
    one = read(ROOM, "Открыт кабинет медиации", DAY)
    two = read(ROOM_RETOLD, "Медиаторы получили кабинет", DAY + timedelta(days=1))
    assert sizes([one, two]) == [[1, 1]]
    text = ROOM_RETOLD.replace("Тасозене", "Онире").replace("Абзал Нукенов", "Сабит Оралов")
    elsewhere = read(text, "Медиаторы получили кабинет", DAY + timedelta(days=1))
    assert len(same_stories([one, elsewhere])) == 2


def read(text: str, title: str, day: date) -> Facts:
    """The facts of an article of an outlet of its own."""
    return extract(replace(article_of(text, title), id=title, source=title, published=day))


def test_the_headmistress_of_a_village_is_in_the_news_more_than_once() -> None:
    bridge = told(
        "Пешеходный мост через Сулуталу открыт в селе Жанажол. Ленту разрезала директор школы "
        "Роза Тлеулина.",
        "Дети пойдут в школу по новому мосту",
        "Вести Тасозена",
    )
    repair = told(
        "В школе села Жанажол закончен ремонт. Директор школы Роза Тлеулина показала новую "
        "столовую.",
        "В Жанажоле отремонтировали школу",
        "Онир-Инфо",
    )
    assert len(same_stories([bridge, repair])) == 2


@pytest.mark.parametrize(
    ("what", "other"),
    [
        ("Сауле Жакенова", "Алия Токарева"),
        ("Ивушкино", "Ольховка"),
        ("Береговского района", "Озёрного района"),
    ],
)
def test_the_same_words_of_another_person_or_place_are_another_story(what: str, other: str) -> None:
    text = FULL.replace(what, other).replace("Роза Цой", "Вера Ли").replace("340", "290")
    one = told(FULL, "Открыта библиотека", "Вестник степи")
    assert len(same_stories([one, told(text, "Открыта библиотека", "Заречье")])) == 2


def test_a_reprint_of_the_day_is_folded_and_a_bulletin_with_other_numbers_is_not() -> None:
    same = bulletin(DAY, "540,2"), bulletin(DAY, "540,2", "Сарыозен-инфо")
    assert len(same_stories(same)) == 1
    assert len(same_stories([same[0], bulletin(DAY, "541,9")])) == 2


def test_the_bulletin_of_the_next_day_is_another_one_whatever_it_says() -> None:
    next_day = DAY + timedelta(days=1)
    assert len(same_stories([bulletin(DAY, "540,2"), bulletin(next_day, "540,2")])) == 2
    dated = (
        bulletin(DAY, "540,2", said="11 августа"),
        bulletin(next_day, "540,2", said="12 августа"),
    )
    assert len(same_stories(dated)) == 2


def test_sixty_copies_with_other_names_are_sixty_stories() -> None:
    surnames = [f"{a}{b}ов" for a in ("Бар", "Дул", "Ким", "Лав") for b in "абвгдежзиклмноп"]
    texts = [
        FULL.replace("Сауле Жакенова", f"Арман {name}").replace("Ивушкино", f"{name[:4]}ский")
        for name in surnames
    ]
    made = [
        Writer(text, title="Открыта библиотека", published=DAY, source=name)
        .person(f"Арман {name}", "m")
        .facts()
        for text, name in zip(texts, surnames, strict=True)
    ]
    assert len(same_stories(made)) == 60


def test_one_speaker_on_one_day_is_not_yet_one_story() -> None:
    def speech(event: str) -> Facts:
        made = Writer(f"Тимур Байсалов провёл {event} в Сарыозене.", published=DAY, source=event)
        return made.person("Тимур Байсалов", "m").event(event, at=event, where="Сарыозен").facts()

    groups = same_stories([speech("заседание штаба по паводкам"), speech("встречу с ветеранами")])
    assert len(groups) == 2


def test_a_reprint_without_a_date_is_folded_where_enough_is_the_same_to_be_sure() -> None:
    undated = told(FULL, "Без даты", "Приток", None)
    assert len(same_stories([told(FULL, "Открыта библиотека", "Заречье"), undated])) == 1
    bare = replace(
        bulletin(DAY, "540,2"), article=replace(bulletin(DAY, "540,2").article, published=None)
    )
    assert len(same_stories([bulletin(DAY, "540,2", "Заречье"), bare])) == 2


def test_a_report_without_any_date_joins_no_other() -> None:
    undated = replace(report(), article=replace(report().article, published=None))
    assert undated.event
    undated = replace(undated, event=replace(undated.event, when=None))
    assert len(same_stories([session(), undated])) == 2


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [
        session(),
        report(),
        museum(),
        told(FULL, "Открыта библиотека", "Вестник степи"),
        told(CUT, "Коротко о районе", "Заречье"),
        told(RETOLD, "Ивушкино читает", "Приток"),
    ]
    expected = set(stories(articles))
    for seed in range(5):
        shuffled = Random(seed).sample(articles, len(articles))  # noqa: S311  # no secret
        assert set(stories(shuffled)) == expected


def test_facts_from_a_file_are_grouped_as_those_just_extracted() -> None:
    articles = [
        told(FULL, "Открыта библиотека", "Вестник степи"),
        told(CUT, "Коротко о районе", "Заречье"),
        told(REWORDED, "Книги пришли в село", "Приток"),
    ]
    loaded = [facts_from_json(json.loads(json.dumps(facts_to_json(f)))) for f in articles]
    assert not any(facts.article.text for facts in loaded)
    assert sizes(loaded) == sizes(articles) == [[3]]


VISIT = """\
Президент 10 августа прибыл в Береговский район и облетел на вертолёте затопленные сёла.
По данным акима области Нурлана Есенова, подтоплено 2 000 домов, вывезено 10 345 человек, в семи \
районах объявлен режим чрезвычайной ситуации.
На берегу работают 140 машин и 900 спасателей."""

LATER = """\
Президент поручил отменить праздничные концерты и отдать сбережённые деньги погорельцам и тем, \
кого вывезли из затопленных сёл.
«Сейчас не до песен, люди ждут помощи и жилья», — сказал он во время разговора с жителями.
Правительство должно до 20 августа подсчитать, сколько денег удастся сберечь на концертах.
По данным акима области Нурлана Есенова, подтоплено 2 000 домов, вывезено 10 345 человек, в семи \
районах объявлен режим чрезвычайной ситуации.
На берегу работают 140 машин и 900 спасателей."""


def test_what_comes_next_is_no_reprint_though_it_repeats_what_was_told() -> None:
    first = told(VISIT, "Президент прибыл в район", "Вестник степи")
    later = told(LATER, "Президент поручил отменить концерты", "Вестник степи")
    assert sizes([first, later]) == [[1], [1]]


def test_a_roundup_of_the_day_swallows_none_of_its_news() -> None:
    library = told(FULL, "Открыта библиотека", "Вестник степи")
    visit = told(VISIT, "Президент прибыл в район", "Заречье")
    school = (
        "В городе Тасбулак школьники посадили сорок яблонь и семь тополей у реки, саженцы привёз "
        "лесхоз. Ребята обещают поливать деревца до самой осени, помогать будут родители и соседи."
    )
    roundup = told(f"{school}\n{VISIT}\n{FULL}", "Главное за день", "Приток")
    groups = same_stories([library, visit, roundup])
    assert len(groups) == 3

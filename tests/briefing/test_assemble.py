from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.model import Facts, Problem
from made_article import facts_of
from made_facts import Writer
from made_week import kazakh, museum, session, week

AKIM, BY = "Аким Сарыозенской области Тимур Байсалов", "до 1 сентября 2026 года"
WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))


@pytest.fixture(scope="module")
def brief() -> Briefing:
    return assemble(week(), WEEK)


def test_stories_stand_by_weight_and_sources_are_numbered_in_their_order(brief: Briefing) -> None:
    assert [(s.number, s.title, s.sources) for s in brief.stories] == [
        (1, "В Сарыозене обсудили дела молодёжи", (1, 2)),
        (2, "Открытие музея дружбы", (3,)),
    ]
    assert [(s.number, s.title, s.story) for s in brief.sources] == [
        (1, "В Сарыозене обсудили дела молодёжи", 1),
        (2, "Молодёжи обещали кружки", 1),
        (3, "МУЗЕЙ ДРУЖБЫ ОТКРЫЛСЯ В ТАСБУЛАКЕ!", 2),
        (4, "Тасбұлақта мұражай ашылды", None),
    ]


def test_a_headline_that_shouts_gives_way_to_the_name_of_the_event(brief: Briefing) -> None:
    assert brief.stories[1].title == "Открытие музея дружбы"


def test_an_order_told_twice_is_one_row_with_both_sources(brief: Briefing) -> None:
    first = brief.decisions[0]
    assert (first.number, first.action) == (1, "открыть три кружка робототехники")
    assert [evidence.source for evidence in first.evidence] == [1, 2]
    assert first.evidence[1].sentence == (
        "Тимур Байсалов поручил управлению образования открыть три кружка робототехники до 1 "
        "сентября."
    )
    assert not first.inferred  # the second source says plainly what the first only implies


def test_orders_of_the_past_and_proposals_are_not_in_the_table(brief: Briefing) -> None:
    assert [d.action for d in brief.decisions] == [
        "открыть три кружка робототехники",
        "представить списки свободных зданий",
    ]
    story = brief.stories[0]
    assert [d.action for d in story.background] == ["построить спортивный центр"]
    assert [d.number for d in story.of_kind("предложение")] == [None]


def test_an_article_that_nobody_names_is_cited_without_an_outlet(brief: Briefing) -> None:
    assert brief.source(3).outlet is None


def test_key_points_put_decisions_first(brief: Briefing) -> None:
    assert [(p.text, p.story, p.decisions) for p in brief.key_points] == [
        (
            f"{AKIM} поручил Управлению образования {BY} открыть три кружка робототехники.",
            1,
            (1,),
        ),
        ("Акимам районов следует представить списки свободных зданий.", 1, (2,)),
        ("Открытие музея дружбы.", 2, ()),
    ]


def test_the_calendar_holds_deadlines_and_events_ahead_by_day(brief: Briefing) -> None:
    assert [(e.stop, e.kind, e.action, e.decision) for e in brief.calendar] == [
        (
            date(2026, 8, 22),
            "событие",
            "Первый праздник в музее пройдёт 22 августа 2026 года",
            None,
        ),
        (date(2026, 9, 1), "срок", "открыть три кружка робототехники", 1),
    ]


def test_people_of_the_week_are_met_once_with_their_fullest_post(brief: Briefing) -> None:
    who = brief.people[0].who
    assert (who.name, who.positions, brief.people[0].mentions) == (
        "Тимур Байсалов",
        ("аким Сарыозенской области",),
        2,
    )


def test_the_best_quotation_is_whole_sentences_with_their_speaker(brief: Briefing) -> None:
    quote = brief.stories[0].quote
    assert quote
    assert quote.text == "Молодёжный совет должен слышать каждое село."
    assert quote.speaker
    assert (quote.speaker.name, quote.speaker.position) == (
        "Тимур Байсалов",
        "аким Сарыозенской области",
    )
    assert brief.stories[0].other_quotes == 1


def test_statistics_count_what_the_brief_holds(brief: Briefing) -> None:
    numbers = brief.statistics
    assert (numbers.publications, numbers.stories, numbers.other_languages) == (4, 2, 1)
    assert (numbers.of_kind("поручение"), numbers.of_kind("предложение")) == (2, 1)
    assert (numbers.quotes, numbers.past_decisions) == (3, 1)


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = list(week())
    first = assemble(articles, WEEK)
    for seed in range(5):
        random.Random(seed).shuffle(articles)  # noqa: S311 — an order, no secret
        assert assemble(articles, WEEK) == first


def test_an_article_of_another_week_is_left_out_with_its_date() -> None:
    old = replace(museum(), article=replace(museum().article, published=date(2026, 8, 2)))
    brief = assemble([session(), old], WEEK)
    assert len(brief.stories) == 1
    left = brief.left_out[0]
    assert (left.reason, left.detail) == ("вне периода", "Опубликовано 2 августа 2026 года.")


def test_an_article_without_a_date_is_told_and_counted() -> None:
    undated = replace(museum(), article=replace(museum().article, published=None))
    brief = assemble([undated], WEEK)
    assert len(brief.stories) == 1
    assert brief.statistics.undated == 1
    assert brief.source(1).published is None


def test_a_kazakh_article_is_listed_and_nothing_more() -> None:
    brief = assemble([kazakh()], WEEK)
    assert brief.stories == ()
    assert [s.language for s in brief.sources] == ["kk"]


def test_an_article_without_facts_is_listed_and_said_to_have_none() -> None:
    bare = Writer("Погода без осадков.", title="Погода").facts()
    brief = assemble([bare], WEEK)
    assert [s.title for s in brief.sources] == ["Погода"]
    assert [item.reason for item in brief.left_out] == ["нет фактов"]


def test_files_that_could_not_be_read_are_named() -> None:
    unread = Problem("error", "файл пуст", "seeds/a.txt")
    brief = assemble([], WEEK, options=Options(unread=(unread,)))
    assert [(i.title, i.reason, i.detail) for i in brief.left_out] == [
        ("seeds/a.txt", "не прочитано", "Файл пуст.")
    ]


def test_a_week_without_articles_is_an_empty_briefing() -> None:
    brief = assemble([], WEEK)
    assert (brief.title, brief.key_points, brief.stories) == ("Еженедельный брифинг", (), ())


def test_a_known_abbreviation_is_explained_where_it_occurs() -> None:
    text = "Сессия АНК прошла в Сарыозене."
    facts: Facts = Writer(text, title="Сессия АНК прошла в Сарыозене").sums_up(text).facts()
    brief = assemble([facts], WEEK)
    assert [(a.short, a.long) for a in brief.abbreviations] == [
        ("АНК", "Ассамблея народа Казахстана")
    ]


def test_an_abbreviation_that_an_article_introduces_is_explained() -> None:
    text = "Центр согласия и медиации (ЦСМ) открыт. ЦСМ поможет семьям."
    made = Writer(text, title="ЦСМ поможет семьям").body("Центр согласия и медиации", "Центр")
    brief = assemble([made.sums_up(text).facts()], WEEK)
    assert [(a.short, a.long) for a in brief.abbreviations] == [
        ("ЦСМ", "Центр согласия и медиации")
    ]


ORDER = """\
Аким Береговского района Сауле Жакенова провела 10 августа совещание о ремонте библиотек. В нём \
участвовали директора школ и подрядчики.
Сауле Жакенова поручила отделу строительства до 1 октября завершить ремонт библиотеки в селе \
Ивушкино.
На работы выделено 340 миллионов тенге, заняты 40 рабочих, крышу уже закончили.
«Дети должны прийти осенью в тёплый читальный зал», — сказала аким."""


def printed(text: str, title: str, source: str) -> Facts:
    facts = facts_of(text, title)
    article = replace(facts.article, id=source, source=source, published=date(2026, 8, 11))
    return replace(facts, article=article)


def test_a_reprint_is_listed_with_its_original_and_its_facts_are_told_once() -> None:
    cut = "\n".join(ORDER.split("\n")[:2])
    reworded = ORDER.replace("провела", "организовала").replace("сказала", "отметила")
    articles = [
        printed(cut, "Коротко", "Заречье"),
        printed(ORDER, "Ремонт закончат осенью", "Вестник степи"),
        printed(reworded, "Библиотеки ждут", "Приток"),
    ]
    brief = assemble(articles, WEEK)
    assert [(s.outlet, s.reprint_of) for s in brief.sources] == [
        ("Вестник степи", None),
        ("Приток", 1),
        ("Заречье", 1),
    ]
    (story,) = brief.stories
    assert story.title == "Ремонт закончат осенью"
    assert len(brief.decisions) == 1
    assert {e.source for e in brief.decisions[0].evidence} == {1, 2, 3}
    assert brief.statistics.quotes == 1

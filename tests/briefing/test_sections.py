from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from ankbrief.briefing import Options, Period, assemble
from ankbrief.briefing.sections import (
    Grouping,
    headings_in,
    mistakes_in,
    packaged,
    region_of,
    topic_of,
)
from ankbrief.errors import ConfigError
from ankbrief.model import Facts
from made_facts import Writer
from made_week import week

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))


def titled(title: str, *, place: str = "", post: str = "") -> Facts:
    made = Writer(f"{title}. {place}", title=title, source=title).sums_up(title)
    if place:
        made.place(place, place)
    if post:
        made.person("Абзал Нукенов", "m", post)
    return made.facts()


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Этнокультурные объединения собрались в Доме дружбы", "Межэтническое согласие"),
        ("Аграриям выдали субсидии на посевную", "Сельское хозяйство"),
        ("На трассе столкнулись два грузовика", "Чрезвычайные ситуации"),
        ("Суд вынес приговор за взятку", "Правопорядок и суд"),
        ("В селе открыли новую школу", "Образование и наука"),
        ("Судьба старого тополя", ""),
        ("Жители довольны", ""),
    ],
)
def test_a_topic_is_told_by_the_words_of_the_story(title: str, topic: str) -> None:
    assert topic_of([titled(title)], packaged().topics) == topic


@pytest.mark.parametrize(
    ("facts", "region"),
    [
        (titled("Открыт форум", place="Рудный"), "Костанайская область"),
        (titled("Открыт форум", place="Глубоковский район"), "Восточно-Казахстанская область"),
        (titled("В Лисаковске открыт форум"), "Костанайская область"),
        (titled("Открыт форум", place="Тасбулак"), ""),
        (titled("Открыт форум", post="аким Павлодарской области"), ""),  # in passing
    ],
)
def test_a_region_is_told_by_the_place_of_the_event(facts: Facts, region: str) -> None:
    assert region_of([facts], packaged().regions) == region


def test_two_regions_alike_are_none() -> None:
    both = [titled("Открыт форум", place="Рудный"), titled("Форум открыт", place="Актау")]
    assert region_of(both, packaged().regions) == ""


def brief_of(grouping: Grouping, articles: list[Facts]) -> list[tuple[str, list[str]]]:
    brief = assemble(articles, WEEK, options=Options(group_by=grouping))
    return [(section.title, [s.title for s in section.stories]) for section in brief.sections]


STORIES = [
    titled("Суд вынес приговор за взятку", place="Актау"),
    titled("В селе открыли новую школу", place="Рудный"),
    titled("Жители довольны погожим утром"),
    titled("Школьники победили на олимпиаде", place="Лисаковск"),
]


def test_without_grouping_all_stories_stand_in_one_section_without_a_title() -> None:
    brief = assemble(STORIES, WEEK)
    assert [(section.title, section.stories) for section in brief.sections] == [("", brief.stories)]


def test_sections_follow_the_table_and_what_belongs_nowhere_comes_last() -> None:
    assert brief_of("topic", STORIES) == [
        (
            "Образование и наука",
            ["В селе открыли новую школу", "Школьники победили на олимпиаде"],
        ),
        ("Правопорядок и суд", ["Суд вынес приговор за взятку"]),
        ("Другие темы", ["Жители довольны погожим утром"]),
    ]
    assert [title for title, _ in brief_of("region", STORIES)] == [
        "Костанайская область",
        "Мангистауская область",
        "Без привязки к региону",
    ]


def test_stories_are_numbered_as_they_stand() -> None:
    brief = assemble(STORIES, WEEK, options=Options(group_by="topic"))
    shown = [story.number for section in brief.sections for story in section.stories]
    assert shown == [1, 2, 3, 4]


@pytest.mark.parametrize("grouping", ["", "topic", "region"])
def test_the_brief_is_the_same_for_any_order_of_the_articles(grouping: Grouping) -> None:
    articles = [replace(f, article=replace(f.article, path=str(n))) for n, f in enumerate(week())]
    articles += [replace(f, article=replace(f.article, path=f.article.id)) for f in STORIES]
    options = Options(group_by=grouping)
    expected = assemble(articles, WEEK, options=options)
    for seed in range(4):
        shuffled = Random(seed).sample(articles, len(articles))  # noqa: S311  # no secret
        assert assemble(shuffled, WEEK, options=options) == expected


def test_the_main_points_go_by_weight_whatever_the_sections() -> None:
    plain = assemble(week(), WEEK)
    grouped = assemble(week(), WEEK, options=Options(group_by="topic"))
    assert {p.text for p in plain.key_points} == {p.text for p in grouped.key_points}


def test_an_office_adds_headings_of_its_own_and_words_to_those_known(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text(
        '[[topic]]\nname = "Наш музей"\nwords = ["музей"]\n'
        '[[topic]]\nname = "Правопорядок и суд"\nwords = ["дружинник"]\n',
        "utf-8",
    )
    (tmp_path / "regions.toml").write_text(
        '[[region]]\nname = "Сарыозенская область"\nwords = ["сарыозен"]\ntowns = ["Тасбулак"]\n',
        "utf-8",
    )
    headings = headings_in(tmp_path)
    assert headings.topics[0].name == "Наш музей"
    assert topic_of([titled("Открыт музей")], headings.topics) == "Наш музей"
    assert topic_of([titled("Дружинники на посту")], headings.topics) == "Правопорядок и суд"
    place = titled("Открыт форум", place="Тасбулак")
    assert region_of([place], headings.regions) == "Сарыозенская область"


def test_without_tables_of_its_own_an_office_has_the_packaged_ones(tmp_path: Path) -> None:
    assert headings_in(tmp_path) == packaged()


@pytest.mark.parametrize(
    ("text", "message", "where"),
    [
        ("[[topic]\n", "ошибка записи TOML", "topics.toml:1"),
        ("[[topics]]\n", "здесь не то, что нужно: topics", "topics.toml"),
        ('[[topic]]\nwords = ["а"]\n', "нет названия (name)", "topic[1]"),
        ('[[topic]]\nname = "А"\nwords = "суд"\n', "ключ words: не список строк", "topic[1]"),
        ('[[topic]]\nname = "А"\nslova = []\n', "неизвестный ключ: slova", "topic[1]"),
    ],
)
def test_a_table_that_is_wrong_is_said_where(
    tmp_path: Path, text: str, message: str, where: str
) -> None:
    (tmp_path / "topics.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        headings_in(tmp_path)
    assert caught.value.message == message
    assert where in caught.value.where
    assert caught.value.hint


def test_of_two_tables_an_office_may_keep_one(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text('[[topic]]\nname = "Музей"\nwords = ["музей"]\n', "utf-8")
    assert mistakes_in(tmp_path) == ()
    assert headings_in(tmp_path).topics[0].name == "Музей"


def test_all_that_is_wrong_in_both_tables_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "topics.toml").write_text('[[topic]]\nwords = "суд"\nslova = []\n', "utf-8")
    (tmp_path / "regions.toml").write_text('[[region]]\nname = ""\n', "utf-8")
    assert [error.message for error in mistakes_in(tmp_path)] == [
        "нет названия (name)",
        "неизвестный ключ: slova",
        "ключ words: не список строк",
        "нет названия (name)",
    ]


def test_every_word_of_the_packaged_tables_belongs_to_one_heading() -> None:
    for headings in (packaged().topics, packaged().regions):
        words = [word for heading in headings for word in heading.words]
        assert len(words) == len(set(words))

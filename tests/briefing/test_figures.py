from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankbrief.briefing import Briefing, Period, assemble
from ankbrief.briefing.earlier import period_before
from ankbrief.briefing.model import Figures, Tally
from ankbrief.model import Facts
from made_facts import Writer
from made_many import MONDAY
from made_many import week as many

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))


def told(
    day: date | None,
    outlet: str | None,
    *people: str,
    bodies: tuple[str, ...] = (),
    number: int = 0,
) -> Facts:
    """One article: when, by whom, of whom."""
    text = Writer(
        f"Новость {number} о делах. {', '.join((*people, *bodies))}.",
        title=f"Дело номер {number}",
        published=day,
        source=outlet,
        path=f"{number}.txt",
    )
    for name in people:
        text.person(name, "m")
    for name in bodies:
        text.body(name, name)
    return text.person(f"Случайный Прохожий{number}", "m").facts()


def figures(*articles: Facts, period: Period = WEEK) -> Figures:
    return assemble(articles, period).figures


def august(day: int) -> date:
    return date(2026, 8, day)


def five(*, day: int = 10, outlet: str = "Степь") -> list[Facts]:
    """Five articles of five days, of which four name Тимур Байсалов and two Нина Ким."""
    names = [("Тимур Байсалов", "Нина Ким"), ("Тимур Байсалов", "Нина Ким"), ("Тимур Байсалов",)]
    names += [("Тимур Байсалов", "Дина Оспан"), ("Дина Оспан",)]
    return [told(august(day + n), f"{outlet} {n % 3}", *names[n], number=n) for n in range(5)]


def test_days_without_articles_are_counted_too() -> None:
    articles = [told(august(day), "Степь", number=n) for n, day in enumerate((10, 10, 12, 16, 16))]
    assert [part.count for part in figures(*articles).days] == [2, 0, 1, 0, 0, 0, 2]


def test_a_few_articles_need_no_picture() -> None:
    assert not figures(*five()[:4])


def test_one_day_two_outlets_and_one_mention_each_need_no_picture() -> None:
    articles = [told(august(10), f"Степь {n % 2}", f"Лицо Номер{n}", number=n) for n in range(6)]
    assert figures(*articles) == Figures()


def test_who_is_named_in_most_articles_comes_first() -> None:
    people = figures(*five()).people
    assert people == (
        Tally("Тимур Байсалов", 4),
        Tally("Нина Ким", 2),
        Tally("Дина Оспан", 2),
    )


def test_two_spellings_of_a_name_are_one_person() -> None:
    articles = five()
    articles[4] = told(august(14), "Степь", "Тимур Байсалов", "Дина Оспан", number=4)
    articles[3] = told(august(13), "Степь", "Тимур Ерланович Байсалов", "Дина Оспан", number=3)
    assert figures(*articles).people[0] == Tally("Тимур Ерланович Байсалов", 5)


def test_a_body_is_one_however_it_is_spelt_and_its_paper_is_none() -> None:
    bodies = ("Совет матерей", "управление культуры", "общество «Дос»", "Вестника степи")
    other = ("совет матерей", "Управление культуры", "культурный центр «Дос»", "секретариат")
    articles = [
        told(august(10 + n), "Вестник степи", bodies=other if n else bodies, number=n)
        for n in range(5)
    ]
    found = figures(*articles).bodies
    assert [(tally.name, tally.count) for tally in found] == [
        ("Культурный центр «Дос»", 5),
        ("Совет матерей", 5),
        ("Управление культуры", 5),
    ]


def test_outlets_are_shares_of_all_and_the_small_ones_go_together() -> None:
    articles = [told(august(10), f"Степь {n}", number=n) for n in range(9)]
    articles += [told(august(11), "Заря", number=9), told(august(11), "Заря", number=10)]
    found = figures(*articles).outlets
    assert found[0] == Tally("Заря", 2, total=11)
    assert found[-1] == Tally("другие источники", 3, total=11)
    assert sum(tally.count for tally in found) == 11


def test_the_week_before_is_compared_where_its_articles_are_given() -> None:
    earlier = [told(august(3 + n), "Степь 0", "Тимур Байсалов", number=20 + n) for n in range(3)]
    found = figures(*five(), *earlier)
    assert found.people[0] == Tally("Тимур Байсалов", 4, before=3)
    assert found.people[1] == Tally("Нина Ким", 2, before=0)
    assert [(tally.name, tally.before) for tally in found.outlets][:1] == [("Степь 0", 3)]
    assert found.before == Period(august(3), august(9))
    assert found.published_before == 3


def test_a_stray_article_of_the_week_before_is_no_comparison() -> None:
    found = figures(*five(), told(august(9), "Степь 0", "Тимур Байсалов", number=20))
    assert found.people[0].before is None
    assert found.before is None


@pytest.mark.parametrize(
    ("start", "stop", "parts"),
    [
        (date(2026, 8, 10), date(2026, 8, 16), 7),
        (date(2026, 8, 1), date(2026, 8, 31), 6),  # weeks, the first and the last cut
        (date(2026, 1, 1), date(2026, 12, 31), 12),
        (date(2020, 1, 1), date(2026, 12, 31), 7),
    ],
)
def test_a_long_period_is_told_by_weeks_months_or_years(
    start: date, stop: date, parts: int
) -> None:
    articles = [told(day, "Степь", number=n) for n, day in enumerate((start, stop) * 3)]
    days = figures(*articles, period=Period(start, stop)).days
    assert len(days) == parts
    assert [part.count for part in days if part.count] == [3, 3]
    assert days[0].period.start == start
    assert days[-1].period.stop == stop


@given(st.dates(), st.integers(0, 4000))
def test_the_period_before_ends_where_this_one_begins(start: date, length: int) -> None:
    stop = start + timedelta(days=min(length, (date.max - start).days))
    before = period_before(Period(start, stop))
    assert before.stop - before.start == stop - start
    assert before.start == date.min or before.stop == start - timedelta(days=1)


@settings(deadline=None)  # the dictionary is loaded by the first example
@given(st.dates(), st.dates())
def test_the_parts_of_any_period_follow_each_other(one: date, two: date) -> None:
    start, stop = sorted((one, two))
    articles = [told(day, "Степь", number=n) for n, day in enumerate((start, stop) * 3)]
    days = figures(*articles, period=Period(start, stop)).days
    gaps = {b.period.start - a.period.stop for a, b in pairwise(days)}
    assert gaps <= {timedelta(days=1)}
    assert not days or sum(part.count for part in days) == 6


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = many(20)
    brief: Briefing = assemble(articles, Period(MONDAY, MONDAY + timedelta(days=6)))
    assert assemble(articles[::-1], brief.period).figures == brief.figures

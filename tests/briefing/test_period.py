from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.briefing import Period, choose_period, week_named, week_of
from ankbrief.briefing.period import not_yet_come
from ankbrief.errors import AnkbriefError
from made_facts import Writer

TODAY = date(2026, 11, 22)


def test_an_iso_week_runs_from_monday_to_sunday() -> None:
    assert week_named("2026-W33") == Period(date(2026, 8, 10), date(2026, 8, 16))
    assert week_named("2026W33") == week_named("2026-w33")


def test_the_first_week_may_begin_in_the_old_year() -> None:
    assert week_named("2026-W01") == Period(date(2025, 12, 29), date(2026, 1, 4))


def test_the_last_week_is_the_whole_one_before_that_of_today() -> None:
    sunday, monday = date(2026, 11, 22), date(2026, 11, 23)
    assert choose_period([], today=sunday, week="last").period == week_named("2026-W46")
    assert choose_period([], today=monday, week="LAST").period == week_named("2026-W47")
    said = "Период: прошлая неделя, 9–15 ноября 2026 года."
    assert choose_period([], today=sunday, week="last").note == said


@pytest.mark.parametrize("label", ["33", "2026-33", "2026-W5x", "", "неделя 5"])
def test_a_label_that_is_no_week_is_refused_with_the_right_form(label: str) -> None:
    with pytest.raises(AnkbriefError, match="непонятная неделя") as caught:
        week_named(label)
    assert "2026-W33" in caught.value.hint


def test_a_week_the_year_lacks_is_refused_with_the_last_one() -> None:
    with pytest.raises(AnkbriefError, match="в 2025 году нет недели 53: последняя — 52-я"):
        week_named("2025-W53")
    with pytest.raises(AnkbriefError, match="нет недели 0"):
        week_named("2025-W00")


def test_with_nothing_asked_the_week_of_the_newest_article_is_taken_and_said() -> None:
    chosen = choose_period([date(2026, 8, 3), None, date(2026, 8, 12)], today=TODAY)
    assert chosen.period == week_named("2026-W33")
    said = "Период не задан: взята неделя самой новой публикации, 10–16 августа 2026 года."
    assert chosen.note == said


def test_a_stray_article_of_the_next_week_does_not_hide_the_full_one() -> None:
    days = [date(2026, 8, 12)] * 8 + [date(2026, 8, 17)]
    chosen = choose_period(days, today=TODAY)
    assert chosen.period == week_named("2026-W34")
    (problem,) = chosen.problems
    said = "больше всего публикаций за другую неделю, 10–16 августа 2026 года: 8 публикаций"
    assert problem.message == said
    assert problem.hint == "Чтобы взять её: --week 2026-W33."
    assert choose_period([*days, *days[-2:]], today=TODAY).problems != ()
    assert choose_period([*days, *days[-1:] * 2], today=TODAY).problems == ()


def test_a_period_without_articles_says_of_which_days_there_are_some() -> None:
    days = [date(2026, 8, 3), None, date(2026, 8, 12)]
    (problem,) = choose_period(days, today=TODAY, week="2026-W40").problems
    assert "нет ни одной публикации" in problem.message
    assert "3–12 августа 2026 года" in problem.hint
    assert choose_period(days, today=TODAY, week="2026-W33").problems == ()
    assert choose_period([None], today=TODAY, week="2026-W40").problems == ()


def test_without_any_date_the_current_week_is_taken_and_said() -> None:
    chosen = choose_period([None], today=TODAY)
    assert chosen.period == week_of(TODAY)
    assert chosen.note.startswith("Период не задан, дат в публикациях нет: взята текущая неделя")


def test_a_start_alone_reaches_to_the_newest_article() -> None:
    chosen = choose_period([date(2026, 8, 12)], today=TODAY, start=date(2026, 8, 1))
    assert chosen.period == Period(date(2026, 8, 1), date(2026, 8, 12))


def test_a_stop_alone_takes_seven_days() -> None:
    chosen = choose_period([], today=TODAY, stop=date(2026, 8, 12))
    assert chosen.period == Period(date(2026, 8, 6), date(2026, 8, 12))


def test_a_week_and_days_together_are_refused() -> None:
    with pytest.raises(AnkbriefError, match="задано и то и другое"):
        choose_period([], today=TODAY, week="2026-W33", start=date(2026, 8, 1))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(AnkbriefError, match=r"конец периода \(01\.08\.2026\) раньше"):
        choose_period([], today=TODAY, start=date(2026, 8, 2), stop=date(2026, 8, 1))


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_every_day_lies_in_its_week_and_the_label_leads_back(day: date) -> None:
    week = week_of(day)
    assert week.holds(day)
    assert week.is_week
    if day.year >= 1000:
        assert week_named(week.label) == week


def test_a_day_that_is_yet_to_come_is_no_newest_article_s() -> None:
    days = [date(2026, 11, 17), date(2036, 11, 17)]
    chosen = choose_period(days, today=TODAY)
    assert chosen.period == week_named("2026-W47")
    assert choose_period(days, today=TODAY, start=date(2026, 11, 9)).period.stop == days[0]
    assert choose_period(days[1:], today=TODAY).period == week_named("2036-W47")


def test_tomorrow_s_paper_is_no_slip_of_the_pen() -> None:
    assert choose_period([date(2026, 11, 23)], today=TODAY).period == week_named("2026-W48")


def test_a_day_that_is_yet_to_come_is_said_with_its_file() -> None:
    days = (date(2026, 11, 23), None, date(2036, 11, 20))
    told = [Writer("Сход.", published=day, path=f"{day}.txt").facts() for day in days]
    (problem,) = not_yet_come(told, TODAY)
    assert (problem.level, problem.where) == ("warning", "2036-11-20.txt")
    assert problem.message.startswith("день публикации ещё не наступил")

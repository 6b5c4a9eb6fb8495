"""The days a briefing covers: a week of the calendar, or from one day to another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ankbrief.briefing.model import Period
from ankbrief.errors import AnkbriefError
from ankbrief.language.inflect import agree, period_in_words
from ankbrief.model import Facts, Problem

WEEK = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)  # ISO 8601: 2026-W33, also 2026W33
LAST = "last"
STRAY = 4  # times as many articles in another week than in that of the newest one
WEEK_HINT = (
    f"Неделю пишут как 2026-W33: год, буква W и номер недели; {LAST} — прошлая, до этой недели."
)


@dataclass(frozen=True, slots=True)
class ChosenPeriod:
    """The period, and how it was chosen, in a Russian sentence."""

    period: Period
    note: str
    problems: tuple[Problem, ...] = ()


def week_of(day: date) -> Period:
    """The week, Monday to Sunday, that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def week_named(label: str, *, today: date = date.min) -> Period:
    """The week of an ISO label such as «2026-W33», or the one before that of today, «last».

    Raises:
        AnkbriefError: the label is no week of the calendar.
    """
    if label.strip().casefold() == LAST:
        return week_of(max(today, date.min + timedelta(days=7)) - timedelta(days=7))
    match = WEEK.fullmatch(label.strip())
    if not match:
        raise AnkbriefError(f"непонятная неделя «{label}»", "--week", WEEK_HINT)
    year, week = int(match[1]), int(match[2])
    try:
        return week_of(date.fromisocalendar(year, week, 1))
    except (ValueError, OverflowError):
        raise AnkbriefError(_no_such_week(year, week), "--week", WEEK_HINT) from None


def _no_such_week(year: int, week: int) -> str:
    if not 0 < year < date.max.year:
        return f"нет такого года: {year}"
    last = date(year, 12, 28).isocalendar().week  # ISO 8601: 28 December lies in the last week
    return f"в {year} году нет недели {week}: последняя — {last}-я"


def choose_period(
    published: Iterable[date | None],
    *,
    today: date,
    week: str | None = None,
    start: date | None = None,
    stop: date | None = None,
) -> ChosenPeriod:
    """The period asked for; with nothing asked, the week of the newest article.

    `published` are the articles' dates. A start alone reaches to the newest article, a stop
    alone takes seven days. A day that is yet to come is a slip of the pen and no article's day,
    unless all are such: then it is the clock that is wrong.

    Raises:
        AnkbriefError: a week and days are both given, or the stop lies before the start.
    """
    if week and (start or stop):
        raise AnkbriefError(
            "задано и то и другое", "--week, --from, --to", "Оставьте одно из двух."
        )
    days = [day for day in published if day]
    if week:
        is_last = week.strip().casefold() == LAST
        said = "Период: прошлая неделя, {}." if is_last else "Период: {}."
        return _asked(week_named(week, today=today), days, said)
    newest = max(_come(days, today) or days, default=None)
    if start or stop:
        return _asked(_days(start, stop, newest or today), days)
    if newest:
        said = "Период не задан: взята неделя самой новой публикации, {}."
        chosen = _said(week_of(newest), said)
        return replace(chosen, problems=_fuller(days, chosen.period))
    said = "Период не задан, дат в публикациях нет: взята текущая неделя, {}."
    return _said(week_of(today), said)


def _come(days: Iterable[date], today: date) -> list[date]:
    return [day for day in days if day <= _tomorrow(today)]


def _tomorrow(today: date) -> date:
    """Where it is tomorrow already, papers come out with that day."""
    return today if today == date.max else today + timedelta(days=1)


def not_yet_come(articles: Iterable[Facts], today: date) -> Iterator[Problem]:
    """A warning of each article whose day of publication is yet to come: «2036» for «2026»."""
    for article in (facts.article for facts in articles):
        if article.published and article.published > _tomorrow(today):
            message = "день публикации ещё не наступил, если часы компьютера верны"
            where = article.path or article.url or article.id
            yield Problem("warning", message, where, "Проверьте дату, прежде всего год.")


def _fuller(days: Sequence[date], period: Period) -> tuple[Problem, ...]:
    """A week that has many more articles: the newest one may be a stray of the next week."""
    weeks = Counter(week_of(day).start for day in days)
    count, monday = max((number, monday) for monday, number in weeks.items())
    fullest = week_of(monday)
    if count < STRAY * weeks[period.start]:
        return ()
    said = agree(count, "публикация")
    words = period_in_words(fullest.start, fullest.stop)
    message = f"больше всего публикаций за другую неделю, {words}: {said}"
    hint = f"Чтобы взять её: --week {fullest.label}."
    return (Problem("warning", message, "", hint),)


def _asked(period: Period, days: Sequence[date], note: str = "Период: {}.") -> ChosenPeriod:
    """The period, with a warning where all articles that have a date are of other days."""
    chosen = _said(period, note)
    if not days or any(map(period.holds, days)):
        return chosen
    message = "за этот период нет ни одной публикации с датой"
    hint = f"Прочитанные — за {period_in_words(min(days), max(days))}: --week, --from и --to."
    return replace(chosen, problems=(Problem("warning", message, "", hint),))


def _said(period: Period, note: str) -> ChosenPeriod:
    return ChosenPeriod(period, note.format(period_in_words(period.start, period.stop)))


def _days(start: date | None, stop: date | None, newest: date) -> Period:
    stop = stop or max(newest, start or newest)
    start = start or stop - timedelta(days=6)
    if stop < start:
        raise AnkbriefError(
            f"конец периода ({stop:%d.%m.%Y}) раньше его начала ({start:%d.%m.%Y})",
            "--from, --to",
            "Поменяйте даты местами.",
        )
    return Period(start, stop)

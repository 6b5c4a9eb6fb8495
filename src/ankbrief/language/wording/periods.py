"""Dates and stretches of days in words, as Russian business prose writes them.

Source: Мильчин, Чельцова, «Справочник издателя и автора» (numbers and dates, the dash
without spaces between figures and with spaces between words).
"""

from __future__ import annotations

from datetime import date

from ankbrief.data import load
from ankbrief.language.cases import Case
from ankbrief.language.wording.numbers import ordinal
from ankbrief.language.wording.prepositions import preposition

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


def month_in_words(day: date, case: Case = Case.NOMN) -> str:
    """The month in a case: «апрель», «апреля», «апрелю»."""
    months = load("months")
    if case in (Case.NOMN, Case.ACCS):
        return str(months["nominative"][day.month - 1])
    if case is Case.GENT:
        return str(months["genitive"][day.month - 1])
    if case is Case.LOCT:
        return str(months["prepositional"][day.month - 1])
    genitive = str(months["genitive"][day.month - 1])
    stem, hard = genitive[:-1], genitive.endswith("а")
    if case is Case.DATV:
        return stem + ("у" if hard else "ю")
    stressed = day.month in (1, 2, 9, 10, 11, 12)  # январём, октябрём; апрелем, маем
    return stem + ("ом" if hard else "ём" if stressed else "ем")


def date_in_words(
    day: date, case: Case = Case.GENT, *, year: bool = True, weekday: bool = False
) -> str:
    """«24 апреля 2025 года», «24 апреля», «четверг, 24 апреля 2025 года».

    The figures read as any case; only the weekday changes («в четверг, 24 апреля» is accusative).
    """
    text = f"{day.day} {month_in_words(day, Case.GENT)}"
    if year:
        text += f" {day.year} года"
    return f"{weekday_in_words(day, case)}, {text}" if weekday else text


def weekday_in_words(day: date, case: Case = Case.NOMN) -> str:
    """«четверг», «в среду», «к пятнице»."""
    from ankbrief.language.phrases.forms import decline_phrase

    return decline_phrase(WEEKDAYS[day.weekday()], case)


def date_spelt(day: date, case: Case = Case.GENT) -> str:
    """All in words: «двадцать четвёртого апреля две тысячи двадцать пятого года»."""
    number = ordinal(day.day, case, "n")
    return f"{number} {month_in_words(day, Case.GENT)} {ordinal(day.year, Case.GENT)} года"


def period_in_words(start: date, stop: date) -> str:
    """«22–28 декабря 2025 года», «29 декабря 2025 года — 4 января 2026 года»."""
    if start == stop:
        return date_in_words(start)
    if start.year != stop.year:
        return f"{date_in_words(start)} — {date_in_words(stop)}"
    if start.month != stop.month:
        return f"{date_in_words(start, year=False)} — {date_in_words(stop)}"
    return f"{start.day}–{date_in_words(stop)}"


def from_to(start: date, stop: date) -> str:
    """«с 22 по 28 декабря 2025 года», «с 29 декабря 2025 года по 4 января 2026 года»."""
    if start == stop:
        return date_in_words(start)
    first = date_in_words(start, year=start.year != stop.year)
    if (start.year, start.month) == (stop.year, stop.month):
        first = str(start.day)
    return f"{preposition('с', first)} {first} по {date_in_words(stop)}"

"""Days and formats on the command line."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from ankbrief.config import unknown_format
from ankbrief.errors import AnkbriefError


class WeekType(click.ParamType[str]):
    """«2026-W33», «last»."""

    name = "неделя"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The label as given; a usage error where the calendar has no such week."""
        from ankbrief.briefing import week_named

        try:
            week_named(str(value))
        except AnkbriefError as error:
            self.fail(f"{error.message}. {error.hint}", param, ctx)
        return str(value)


class DayType(click.ParamType[date]):
    """«2026-08-14» or «14.08.2026»."""

    name = "дата"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error where there is none such."""
        day = as_day(str(value))
        if day is None:
            self.fail(f"{value} — не дата. Её пишут так: 2026-08-14.", param, ctx)
        return day


class DayOrFormatsType(click.ParamType[date | tuple[str, ...]]):
    """`--to` ends a period and names formats: what is not a day is a list of formats."""

    name = "дата или форматы"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date | tuple[str, ...]:
        """The day or the formats; a usage error where it is neither."""
        day = as_day(str(value))
        if day:
            return day
        formats = tuple(part.strip().lower() for part in str(value).split(",") if part.strip())
        wrong = unknown_format(formats)
        if wrong:
            self.fail(f"{value} — не дата (2026-08-14) и не форматы. {wrong}", param, ctx)
        return formats


def as_day(text: str) -> date | None:
    """The day that a text names, if it names one."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None


def split_to(given: tuple[date | tuple[str, ...], ...]) -> tuple[date | None, tuple[str, ...]]:
    """The last day and the formats among the values of `--to`."""
    days = [value for value in given if isinstance(value, date)]
    formats = [name for value in given if isinstance(value, tuple) for name in value]
    if len(days) > 1:
        raise click.UsageError("В --to два последних дня, нужен один.")
    return (days[0] if days else None), tuple(dict.fromkeys(formats))

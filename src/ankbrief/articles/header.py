"""The lines above an article's first paragraph: headline, date, source, what the site adds.

Ordered rules read from the top until a line fits none of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ankbrief.articles import marks
from ankbrief.articles.datelines import (
    Dateline,
    is_counter,
    read_agency_dateline,
    read_dateline,
    read_glued_dateline,
    read_opening_dateline,
)
from ankbrief.articles.furniture import is_furniture
from ankbrief.articles.lines import Line, clean, is_name
from ankbrief.articles.sources import printed, source_name, source_of_address
from ankbrief.articles.stamps import begins_with_weekday, is_clock
from ankbrief.model import BlockKind, Span

_HEADER = 12  # lines; title, date, source, link, credits and doubles of them
LONGEST_TITLE = 200  # characters; real headlines of the region's media reach 160


@dataclass(frozen=True, slots=True)
class Mark:
    """One block and what it states; `rest` is what of its line is still to be read."""

    kind: BlockKind
    span: Span
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    note: str = ""
    rest: Span | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a header line stands."""

    titled: bool
    dated: bool
    following: Line | None


def title_mark(line: Line) -> Mark:
    return Mark("title", line.span, title=clean(line.text))


def read_header(
    text: str, lines: Sequence[Line], *, titled: bool
) -> tuple[list[Mark], Sequence[Line]]:
    found: list[Mark] = []
    waiting = deque(lines)
    while waiting and len(found) < _HEADER:
        line = waiting.popleft()
        place = _Place(
            titled or any(mark.kind == "title" for mark in found),
            bool(found) and found[-1].kind == "dateline",
            waiting[0] if waiting else None,
        )
        mark = next(filter(None, (rule(line, place) for rule in _HEADER_RULES)), None)
        if mark is None:
            waiting.appendleft(line)
            break
        found.append(mark)
        if mark.rest:
            waiting.appendleft(Line(mark.rest.of(text), mark.rest))
    return found, tuple(waiting)


def _field(line: Line, _: _Place) -> Mark | None:
    """«Источник: Газета», «Ссылка: https://…»; dates have their own rule."""
    named = marks.field(line.text)
    if not named or named[0] == "published":
        return None
    name, start = named
    value = Span(line.span.start + start, line.span.stop)
    words = clean(line.text[start:])
    if name == "title":
        return Mark("title", value, title=words)
    return stated(line.span, words, "dateline") if name in {"source", "url"} else None


def stated(span: Span, value: str, kind: BlockKind) -> Mark:
    """A source, by name or by address."""
    url = marks.address(value)
    name = value.partition("http")[0].strip(" ,:–—-(") if url else value
    source = source_name(name) or printed(name) or source_of_address(url or "")
    return Mark(kind, span, source=source, url=url)


def _address(line: Line, _: _Place) -> Mark | None:
    """«https://gazeta.kz/news/1» alone."""
    return stated(line.span, line.text, "dateline") if marks.is_address(line.text) else None


def _section(line: Line, place: _Place) -> Mark | None:
    """«Политика» above the headline or under the date."""
    after = place.following
    here = place.dated or not place.titled or (after is not None and read_dateline(after.text))
    fits = here and place.following and marks.is_section(line.text)
    return Mark("tags", line.span) if fits else None


def _tags(line: Line, _: _Place) -> Mark | None:
    """«Рубрика: Общество», «#назначения #экология»."""
    return Mark("tags", line.span) if marks.is_labelled_tags(line.text) else None


def _office(line: Line, place: _Place) -> Mark | None:
    """«Акимат Приозерской области», if a line follows that can be the headline."""
    after = place.following
    if place.titled or after is None or not marks.is_office(line.text):
        return None
    headline = len(after.text) <= LONGEST_TITLE and after.text[-1] not in ".:;,"
    fits = headline and not read_dateline(after.text)
    return Mark("dateline", line.span, source=clean(line.text)) if fits else None


def _dateline(line: Line, place: _Place) -> Mark | None:
    """«24 апреля, 2025 / Газета.kz» on a line of its own."""
    found = read_dateline(line.text)
    if found and not place.titled and place.following and is_clock(line.text, place.following.text):
        return Mark("dateline", line.span)
    return of_dateline(line, found)


def _glued_dateline(line: Line, _: _Place) -> Mark | None:
    """« date 2025-12-25 В Доме дружбы …»."""
    return of_dateline(line, read_glued_dateline(line.text))


def _agency_dateline(line: Line, _: _Place) -> Mark | None:
    """«АСТАНА. КАЗИНФОРМ – Глава государства …»."""
    return of_dateline(line, read_agency_dateline(line.text))


def _opening_dateline(line: Line, _: _Place) -> Mark | None:
    """«Талдыкорган, 5 мая 2025 г. – В городе …»."""
    return of_dateline(line, read_opening_dateline(line.text))


def of_dateline(line: Line, found: Dateline | None) -> Mark | None:
    if not found:
        return None
    stop = line.span.start + len(line.text[: found.stop].rstrip())
    after = line.text[found.stop :]
    start = line.span.stop - len(after.lstrip(" \t\xa0|/·•—–-"))
    rest = Span(start, line.span.stop) if start < line.span.stop else None
    span = Span(line.span.start, stop)
    return Mark("dateline", span, None, found.published, found.source, None, found.note, rest)


def _bare_source(line: Line, place: _Place) -> Mark | None:
    """«Akorda.kz» under the date, right above it or above the headline."""
    name = source_name(line.text)
    below = place.following and read_dateline(place.following.text)
    fits = place.dated or below or not place.titled
    return Mark("dateline", line.span, source=name) if name and fits else None


def _counter(line: Line, _: _Place) -> Mark | None:
    """«1 520 просмотров», «Обновлено: 25.04.2025», «14:30»."""
    told = is_counter(line.text) or is_furniture(line.text)
    return Mark("dateline", line.span) if told else None


def _byline(line: Line, place: _Place) -> Mark | None:
    """«Айгуль Сеитова» right under the date is the author; «495 Айгуль СЕИТОВА, Астана»."""
    told = (place.dated and is_name(line.text)) or (place.titled and marks.is_signed(line.text))
    return Mark("credit", line.span) if told else None


def _of_page(line: Line, place: _Place) -> Mark | None:
    """«Мы используем файлы cookie …» above the headline, «Тараз» above «+2°» or «Пятница, …»."""
    if place.titled or place.following is None:
        return None
    below = place.following.text
    weather = "°" in below and is_furniture(below)
    town = weather or (begins_with_weekday(below) and len(line.text.split()) == 1)
    return Mark("teaser", line.span) if town or marks.is_teaser(line.text) else None


def _header_credit(line: Line, place: _Place) -> Mark | None:
    """«Фото: акимат» above the first paragraph; above the title only with its colon."""
    fits = marks.is_credit if place.titled else marks.is_labelled_credit
    return Mark("credit", line.span) if fits(line.text) else None


def _headline(line: Line, place: _Place) -> Mark | None:
    """The first short line without a full stop; with one, if the dateline comes next."""
    if place.titled or not place.following or len(line.text) > LONGEST_TITLE:
        return None
    if line.heading or read_dateline(place.following.text):
        return title_mark(line)
    unfinished = line.text[-1] in ".:;," or marks.is_salutation(line.text)
    return None if unfinished or marks.is_teaser(line.text) else title_mark(line)


_HEADER_RULES: tuple[Callable[[Line, _Place], Mark | None], ...] = (
    _dateline, _field, _address, _section, _tags, _office, _counter,
    _glued_dateline, _agency_dateline, _opening_dateline, _bare_source, _header_credit, _of_page,
    _headline, _byline,
)  # fmt: skip

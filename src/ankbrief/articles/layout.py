"""An article's lines told apart: title, dateline, paragraphs, credits, teasers, tags.

Two passes of ordered rules: the header rules read from the top until a line fits none of them,
the body rules read the rest. Spans are those of the text; the text is not changed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
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
from ankbrief.articles.furniture import is_furniture, told_elsewhere, whole_days
from ankbrief.articles.glued import glued
from ankbrief.articles.lines import Line, clean, is_name, trim
from ankbrief.articles.sources import printed, source_name, source_of_address
from ankbrief.model import Block, BlockKind, Span

_HEADER = 12  # lines; title, date, source, link, credits and doubles of them
_CLOSING = 12  # lines of tags and dates at the end that are looked at
_LEADING = 4  # the headline and up to three paragraphs; further down a day is a heading
_LONGEST_TITLE = 200  # characters; real headlines of the region's media reach 160


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
class Layout:
    """The blocks in order, and what the header and the last lines state."""

    blocks: tuple[Block, ...]
    title: str | None
    published: date | None
    source: str | None
    url: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a header line stands."""

    titled: bool
    dated: bool
    following: Line | None


_BELOW = _Place(titled=True, dated=False, following=None)


def lay_out(text: str, lines: Sequence[Line], *, title: Line | None = None) -> Layout:
    """The layout of `lines` of `text`; `title` where the format itself says which line it is."""
    first = [_title(title)] if title else []
    header, rest = _read_header(text, list(whole_days(text, lines)), titled=title is not None)
    found = [*first, *header, *_close(text, list(_read_body(text, rest)))]
    if not any(mark.published for mark in found):
        found = list(_dated_within(text, found))
    dated = [mark for mark in found if mark.published]
    if not dated:
        dated = list(_dated_elsewhere(text, found))
    return Layout(
        blocks=tuple(Block(mark.kind, mark.span) for mark in found),
        title=next((m.title for m in found if m.title), None),
        published=dated[0].published if dated else None,
        source=next((m.source for m in found if m.source), None),
        url=next((m.url for m in found if m.url), None),
        notes=() if dated else tuple(m.note for m in found if m.note)[:1],
    )


def _dated_within(text: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """«16 сентября 2025, 11:52» alone under the lead, where nothing above it gave the day."""
    waiting = _LEADING
    for mark in found:
        dateline = None
        if waiting and _may_date(mark.kind, mark.span.of(text)):
            waiting -= mark.kind in {"paragraph", "title"}
            dateline = _dateline(Line(mark.span.of(text), mark.span), _BELOW)
        if dateline and dateline.published and not dateline.rest:
            waiting = 0
            yield dateline
        else:
            yield mark


def _dated_elsewhere(text: str, found: Sequence[Mark]) -> Iterator[Mark]:
    """«Астана. 5 мая. КазТАГ» where the text itself says of which year that day is."""
    for mark in found:
        if mark.note and (day := told_elsewhere(mark.span.of(text), text)):
            yield replace(mark, published=day)


def _may_date(kind: BlockKind, words: str) -> bool:
    """Not the day of another article in a list of links."""
    return kind in {"paragraph", "title", "credit"} or (kind == "teaser" and is_counter(words))


def _title(line: Line) -> Mark:
    return Mark("title", line.span, title=clean(line.text))


def _read_header(
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
    return _stated(line.span, words, "dateline") if name in {"source", "url"} else None


def _stated(span: Span, value: str, kind: BlockKind) -> Mark:
    """A source, by name or by address."""
    url = marks.address(value)
    name = value.partition("http")[0].strip(" ,:–—-(") if url else value
    source = source_name(name) or printed(name) or source_of_address(url or "")
    return Mark(kind, span, source=source, url=url)


def _address(line: Line, _: _Place) -> Mark | None:
    """«https://gazeta.kz/news/1» alone."""
    return _stated(line.span, line.text, "dateline") if marks.is_address(line.text) else None


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
    headline = len(after.text) <= _LONGEST_TITLE and after.text[-1] not in ".:;,"
    fits = headline and not read_dateline(after.text)
    return Mark("dateline", line.span, source=clean(line.text)) if fits else None


def _dateline(line: Line, _: _Place) -> Mark | None:
    """«24 апреля, 2025 / Газета.kz» on a line of its own."""
    return _of_dateline(line, read_dateline(line.text))


def _glued_dateline(line: Line, _: _Place) -> Mark | None:
    """« date 2025-12-25 В Доме дружбы …»."""
    return _of_dateline(line, read_glued_dateline(line.text))


def _agency_dateline(line: Line, _: _Place) -> Mark | None:
    """«АСТАНА. КАЗИНФОРМ – Глава государства …»."""
    return _of_dateline(line, read_agency_dateline(line.text))


def _opening_dateline(line: Line, _: _Place) -> Mark | None:
    """«Талдыкорган, 5 мая 2025 г. – В городе …»."""
    return _of_dateline(line, read_opening_dateline(line.text))


def _of_dateline(line: Line, found: Dateline | None) -> Mark | None:
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
    """«Мы используем файлы cookie …» above the headline, «Тараз» above «+2°»."""
    if place.titled or place.following is None:
        return None
    weather = "°" in place.following.text and is_furniture(place.following.text)
    return Mark("teaser", line.span) if weather or marks.is_teaser(line.text) else None


def _header_credit(line: Line, place: _Place) -> Mark | None:
    """«Фото: акимат» above the first paragraph; above the title only with its colon."""
    fits = marks.is_credit if place.titled else marks.is_labelled_credit
    return Mark("credit", line.span) if fits(line.text) else None


def _headline(line: Line, place: _Place) -> Mark | None:
    """The first short line without a full stop; with one, if the dateline comes next."""
    if place.titled or not place.following or len(line.text) > _LONGEST_TITLE:
        return None
    if line.heading or read_dateline(place.following.text):
        return _title(line)
    unfinished = line.text[-1] in ".:;," or marks.is_salutation(line.text)
    return None if unfinished or marks.is_teaser(line.text) else _title(line)


_HEADER_RULES: tuple[Callable[[Line, _Place], Mark | None], ...] = (
    _dateline, _field, _address, _section, _tags, _office, _counter,
    _glued_dateline, _agency_dateline, _opening_dateline, _bare_source, _header_credit, _of_page,
    _headline, _byline,
)  # fmt: skip


def _read_body(text: str, lines: Sequence[Line]) -> Iterator[Mark]:
    linking = False
    for line in lines:
        linking = marks.announces_teasers(line.text) or (linking and not marks.is_final(line.text))
        if linking and len(line.text) <= _LONGEST_TITLE:
            yield Mark("teaser", line.span)
        else:
            yield from _body_line(text, line)


def _body_line(text: str, line: Line) -> Iterator[Mark]:
    named = marks.field(line.text)
    if named and named[0] in {"source", "url"} and len(line.text) <= _LONGEST_TITLE:
        yield _stated(line.span, clean(line.text[named[1] :]), "credit")
    elif marks.is_address(line.text):
        yield _stated(line.span, line.text, "credit")
    elif marks.is_credit(line.text):
        yield Mark("credit", line.span)
    elif marks.is_teaser(line.text) or is_counter(line.text) or is_furniture(line.text):
        yield Mark("teaser", line.span)
    elif line.heading or marks.is_shout(line.text):
        yield Mark("title", line.span)
    else:
        yield from _paragraph(text, line.span)


def _paragraph(text: str, span: Span) -> Iterator[Mark]:
    """A paragraph, cut where links to other articles and captions were glued into it."""
    start = span.start
    for kind, piece in glued(text, span):
        yield from _piece(text, start, piece.start)
        yield Mark(kind, trim(text, piece))
        start = piece.stop
    yield from _piece(text, start, span.stop)


def _piece(text: str, start: int, stop: int) -> Iterator[Mark]:
    piece = text[start:stop]
    if any(map(str.isalnum, piece)):
        inner = start + len(piece) - len(piece.lstrip())
        yield Mark("paragraph", Span(inner, start + len(piece.rstrip())))


def _close(text: str, found: list[Mark]) -> list[Mark]:
    """Tags and a date at the end are told by their place, from the last line upwards."""
    first = len(found) - marks.closing_headlines([(m.kind, m.span.of(text)) for m in found])
    found[first:] = (replace(mark, kind="teaser") for mark in found[first:])
    for i in reversed(range(max(1, len(found) - _CLOSING), len(found))):
        mark = found[i]
        words = mark.span.of(text)
        dateline = read_dateline(words)
        if mark.kind not in {"paragraph", "title"} and not (
            dateline and dateline.published and _may_date(mark.kind, words)
        ):
            continue
        if dateline:
            stated = _of_dateline(Line(words, mark.span), dateline)
            found[i] = stated or mark
        elif _is_signature(text, words, found[:i]):
            found[i] = replace(mark, kind="credit")
        elif marks.is_tags(words, text[: mark.span.start]):
            found[i] = replace(mark, kind="tags")
        else:
            break
    return found


def _is_signature(text: str, words: str, earlier: Sequence[Mark]) -> bool:
    """«Айгуль СЕИТОВА» under the article, if no paragraph speaks of her."""
    if not is_name(words):
        return False
    surname = words.rsplit(maxsplit=1)[-1].casefold()
    paragraphs = (mark.span.of(text) for mark in earlier if mark.kind == "paragraph")
    return not any(surname in paragraph.casefold() for paragraph in paragraphs)

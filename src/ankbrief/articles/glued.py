"""What sites glue into a paragraph: links to other articles, captions of photos, their buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ankbrief.data import load
from ankbrief.model import BlockKind, Span

_CLOSING = 300  # characters at the end of a paragraph in which a closing link begins


def glued(text: str, span: Span) -> Iterator[tuple[BlockKind, Span]]:
    """The foreign pieces of a paragraph, in their order and apart."""
    stop = span.stop
    button = _button().search(text, span.start, stop)
    if button:
        stop = button.start()
    found = sorted(
        (*_links(text, span.start, stop), *_captions(text, span.start, stop)), key=_start
    )
    last = span.start
    for kind, piece in found:
        if piece.start >= last:
            yield kind, piece
            last = piece.stop
    if button:
        yield "teaser", Span(stop, span.stop)


def _start(found: tuple[BlockKind, Span]) -> int:
    return found[1].start


def _links(text: str, start: int, stop: int) -> Iterator[tuple[BlockKind, Span]]:
    """«Продолжение■Заголовок13 апреля 2024 11:19■…», «…в акимате.Читайте также:Заголовок»."""
    piece = text[start:stop]
    if any(bullet in piece for bullet in load("layout")["teaser_bullets"]):
        for found in _glued_links().finditer(text, start, stop):
            yield "teaser", Span(*found.span())
            start = found.end()
    first = max(start, stop - _CLOSING)
    closing = ":" in text[first:stop] and _closing_link().search(text, first, stop)
    if closing:
        yield "teaser", Span(closing.start(), stop)


def _captions(text: str, start: int, stop: int) -> Iterator[tuple[BlockKind, Span]]:
    """«…дамбы.Фото пресс-службы акиматаАким области доложил …», the frame of a post or a player."""
    for found in _caption().finditer(text, start, stop):
        yield "credit", Span(*found.span())


@cache
def _caption() -> re.Pattern[str]:
    """It ends where a small letter, or «ВКО», meets a capital, a digit or a quotation mark."""
    edge = r"(?:(?<=[а-яёa-z»\"”])(?=[«\"“A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d])|(?<=[А-ЯЁ]{2})(?=[А-ЯЁ][а-яё]{2}))"
    piece = rf"(?:[^.!?…\n]|\.(?=[a-z])){{2,80}}?{edge}"
    photo = rf"(?<=[.!?…»\"”)\dа-яё])(?:Фото|Видео):?\s+{piece}"
    post = r"Посмотреть эту публикацию в Instagram\s*Публикация от [^\n(]{1,80}\(@[\w.]+\)"
    player = r"Загрузка(?:\.{3}|…)\s*"
    return re.compile(rf"{photo}|{post}|{player}")


@cache
def _button() -> re.Pattern[str]:
    """«Нашли ошибку в тексте? Выделите ее …» up to the end of the paragraph."""
    return re.compile(rf"(?:{_opening(load('layout')['widgets'])})[^\n]{{0,200}}\Z")


def _opening(words: Iterable[str]) -> str:
    """Any of the words, with the capital that opens a sentence."""
    return "|".join(re.escape(word[0].upper() + word[1:]) for word in words)


def _teaser_words() -> str:
    return "|".join(map(re.escape, load("layout")["teasers"]))


@cache
def _glued_links() -> re.Pattern[str]:
    bullets = re.escape(load("layout")["teaser_bullets"])
    day = r"\d{1,2} [а-яё]{3,8} \d{4}(?:,? \d{1,2}:\d{2})?"
    link = rf"[{bullets}][^{bullets}\n]{{3,250}}?{day}"
    return re.compile(rf"(?:\b(?i:{_teaser_words()}):?\s*)?(?:{link})+")


@cache
def _closing_link() -> re.Pattern[str]:
    capital = _opening(load("layout")["teasers"])
    opens = rf"(?<=[.!?…»\"”)\s])(?i:{_teaser_words()})|(?<=[a-zа-яё])(?:{capital})"
    return re.compile(rf"(?:{opens}):[^.!?…\n]{{3,250}}\Z")

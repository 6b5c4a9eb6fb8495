"""What a style sheet says and WeasyPrint does not understand: it would be passed over."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from weasyprint import CSS
from weasyprint.urls import URLFetcher

from ankbrief.errors import nearest
from ankbrief.render.proof.mistake import Mistake, line_at, shown

IGNORED = re.compile(r"Ignored `(.+?)` at (\d+):\d+, (.+?)\.?$", re.DOTALL)
SELECTOR = re.compile(r"Invalid or unsupported selector, '(.+?)'", re.DOTALL)
UNKNOWN = "unknown property"
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


class _Nothing(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Other sheets are read by themselves."""

    def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002  # its signature
        raise ValueError(url)


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def ignored(css: str) -> Iterator[Mistake]:
    """The declarations and selectors that have no effect."""
    for message in _heard(css):
        found = IGNORED.match(message)
        if found and not found[1].startswith("-"):  # what is said to one browser
            yield _of_declaration(found[1], int(found[2]), found[3])
        elif found := SELECTOR.match(message):
            line = line_at(css, max(css.find(found[1].strip()), 0))
            yield Mistake(line, shown(found[1]), "этот отбор не понят: правило не подействует")


def _of_declaration(text: str, line: int, why: str) -> Mistake:
    name, _, value = (part.strip() for part in text.partition(":"))
    if why == UNKNOWN:
        return Mistake(line, shown(text), f"нет свойства «{name}»", nearest(name, _properties()))
    hint = "В значении русская буква." if CYRILLIC.search(value) else ""
    return Mistake(line, shown(text), f"значение не подходит к «{name}» и не подействует", hint)


def _properties() -> list[str]:
    from weasyprint.css.properties import INITIAL_VALUES

    shorthands = ["font", "margin", "padding", "border", "background", "columns", "flex"]
    return [*(name.replace("_", "-") for name in INITIAL_VALUES), *shorthands]


def _heard(css: str) -> list[str]:
    heard, logger = _Heard(), logging.getLogger("weasyprint")
    logger.addHandler(heard)
    try:
        with suppress(Exception):  # what stops WeasyPrint is told when the page is made
            CSS(string=css, base_url="file:///sheet/", url_fetcher=_Nothing())
    finally:
        logger.removeHandler(heard)
    return heard.said

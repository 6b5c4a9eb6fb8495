"""Days that a site prints by itself: the stamp of an article, and the clock of the page."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ankbrief.articles.datelines import read_dateline
from ankbrief.articles.furniture import days_in, is_update
from ankbrief.articles.lines import fold
from ankbrief.articles.marks import is_teaser
from ankbrief.data import load

_HEAD = 1_200  # characters: what a site prints above an article, and its first words
_BEFORE = 60  # characters in which a label or a preposition stands
_TIME = re.compile(r"(?<![а-яё] )\d{1,2}:\d{2}")  # «в 14:30» is when something begins
_TIME_BEFORE = re.compile(r"(?<![а-яё] )\d{1,2}:\d{2}\s*[,/|·]?\s*$")
_PROSE = re.compile(r"\b(?:с|до|к|на|в|по|после|начало|начнется|пройдет|состоится)\W*$")
_MENU = re.compile(r"[•☰≡×]|[^а-яёәғқңөұүһі]+$", re.IGNORECASE)


def stamped(text: str) -> date | None:
    """The first day with a time of day at it: «Казахстан 28/04/2021 — 13:46», «17:09, 08/11/2022».

    A sentence has «12 мая в 14:30», and what is to come «с 12.05.2025 09:00».
    """
    head = text[:_HEAD]
    for start, day in days_in(head):
        line = text[text.rfind("\n", 0, start) + 1 : start]
        whole = (line + text[start:].partition("\n")[0]).strip()
        low = fold(line[-_BEFORE:])
        timed = _TIME.search(fold(head[start : day.stop])) or _TIME_BEFORE.search(low)
        if timed and not (is_teaser(whole) or _PROSE.search(low) or is_update(line)):
            return day.day
    return None


def is_stamp(line: str) -> bool:
    """«13:12, 31 октября 2025 | GMT +5» alone; a day without a time may be a heading."""
    found = read_dateline(line) if re.search(r"\d:\d\d", line) else None
    return found is not None and found.published is not None


def is_clock(line: str, following: str) -> bool:
    """«Четверг, 22 января, 2026» above a menu, «Среда, 21 Января 2026»: when somebody looked."""
    by_machine = re.search(r"\d\s+[А-ЯЁ][а-яё]{2,}", line) or _MENU.match(following)
    return begins_with_weekday(line) and by_machine is not None


def begins_with_weekday(line: str) -> bool:
    """«Четверг, 22 января, 2026»."""
    return _weekday().match(fold(line)) is not None


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(load('layout')['dates']['weekdays'])})\b")

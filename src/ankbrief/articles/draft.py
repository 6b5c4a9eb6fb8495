"""What a format's reader makes of a file, before it becomes an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ankbrief.articles.layout import Layout


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's text and layout; the other fields are what the format states outside its lines.

    They go before what the layout found: a page's metadata knows better than its lines. A time
    that knows its zone becomes the day in the office's zone.
    """

    text: str
    layout: Layout
    published: date | datetime | None = None
    source: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()

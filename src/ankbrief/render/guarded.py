"""Fills a template; one that is not ours in a process with bounds."""

from __future__ import annotations

import pickle
from pathlib import Path

from ankbrief.briefing.model import Briefing
from ankbrief.language.cards.records import Cards, using
from ankbrief.render.bounded import bounded
from ankbrief.render.html import packaged_templates, render_html
from ankbrief.render.layout import Layout

SECONDS = 60.0  # for a small brief; ours take 0.1 s for a week of an office
SECONDS_PER_MEGABYTE = 60.0  # of the brief: a year of articles takes ours 3 s
MEGABYTES = 600  # beside the dictionaries; ours take 40 for two thousand articles
TIMES = 60  # how much more than the brief itself a page may hold: ours, 3
LEAST = 4_000_000  # characters that any page may have


def filled(  # noqa: PLR0913  # the briefing, and all that a template may look at
    briefing: Briefing,
    template: str,
    *,
    cards: Cards,
    layout: Layout,
    folder: Path | None = None,
    profile: str = "print",
    review: bool = False,
) -> str:
    """The HTML of the briefing, declined with the office's cards.

    Raises:
        TemplateError: the template is missing or broken, or takes too much time or memory.
    """
    arguments = (briefing, template, cards, layout, folder, profile, review)
    if folder is None or not changed(folder):
        return _filled(*arguments)
    size = len(pickle.dumps(briefing))
    return bounded(
        _filled,
        *arguments,
        LEAST + TIMES * size,
        seconds=SECONDS + SECONDS_PER_MEGABYTE * size / 1_000_000,
        megabytes=MEGABYTES,
    )


def _filled(  # noqa: PLR0913, PLR0917  # what goes to the process goes by place
    briefing: Briefing,
    template: str,
    cards: Cards,
    layout: Layout,
    folder: Path | None,
    profile: str,
    review: bool,
    most: int | None = None,
) -> str:
    with using(cards):
        return render_html(
            briefing,
            template,
            folder=folder,
            profile=profile,
            layout=layout,
            review=review,
            most=most,
        )


def changed(folder: Path) -> bool:
    """Whether the folder has templates that are not letter for letter ours."""
    ours = packaged_templates()
    return any(
        not (same := ours / path.relative_to(folder)).is_file()
        or same.read_bytes() != path.read_bytes()
        for path in folder.rglob("*.j2")
    )

"""Fills and lays out a template; one that is not ours in a process with bounds."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

from ankbrief.briefing.model import Briefing
from ankbrief.errors import RenderError, TemplateError
from ankbrief.language.cards.records import Cards, using
from ankbrief.render.bounded import bounded
from ankbrief.render.html import packaged_templates, render_html
from ankbrief.render.htmltree import Rendered
from ankbrief.render.layout import Layout
from ankbrief.render.pdf import html_to_pdf

# Measured with 500 articles, a brief of 1.3 MB: ours take 7 s and 8 MB and write as much again;
# WeasyPrint takes 72 s and 1,240 MB, and eight times as long for 2,000 articles.
SECONDS = 60.0
SECONDS_PER_MEGABYTE = 60.0  # of the brief
MEGABYTES = 600  # beside the dictionaries
TIMES = 60  # how much more than the brief itself a page may hold
LEAST = 4_000_000  # characters that any page may have
LAYOUT_SECONDS, LAYOUT_SECONDS_PER_MEGABYTE = 90.0, 300.0
LAYOUT_MEGABYTES, LAYOUT_MEGABYTES_PER_MEGABYTE = 2000, 2000


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


def laid_out(
    html: str, *, css: Sequence[Path], base: Path, own: str, folder: Path | None = None
) -> Rendered:
    """The PDF, as `ankbrief.render.pdf.html_to_pdf` makes it.

    Raises:
        RenderError: as there, or the style sheets take too much time or memory.
    """
    if folder is None or not (changed(folder) or any(map(_is_strange, css))):
        return html_to_pdf(html, css=css, base=base, own=own)
    size = len(html) / 1_000_000
    try:
        return bounded(
            _laid_out,
            *(html, tuple(css), base, own),
            seconds=LAYOUT_SECONDS + LAYOUT_SECONDS_PER_MEGABYTE * size,
            megabytes=int(LAYOUT_MEGABYTES + LAYOUT_MEGABYTES_PER_MEGABYTE * size),
        )
    except TemplateError as error:
        if error.where:
            raise
        hint = "Уберите из CSS последние изменения и верните их по одному."
        raise RenderError(f"вёрстка не удалась: {error.message}", "PDF", hint) from error


def _laid_out(html: str, css: tuple[Path, ...], base: Path, own: str) -> Rendered:
    return html_to_pdf(html, css=css, base=base, own=own)


def _is_strange(sheet: Path) -> bool:
    return not sheet.resolve().is_relative_to(packaged_templates().resolve())


def changed(folder: Path) -> bool:
    """Whether the folder has templates that are not letter for letter ours."""
    ours = packaged_templates()
    return any(
        not (same := ours / path.relative_to(folder)).is_file()
        or same.read_bytes() != path.read_bytes()
        for path in folder.rglob("*.j2")
    )

"""A template made in Word: checked, filled, and turned into the same HTML that others become.

`templates/NAME/briefing.docx` in place of `briefing.html.j2`. The DOCX is the template filled by
docxtpl; PDF and HTML page are made of that file by mammoth and the style sheets: those of the
weekly brief, then `brief.css` beside the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from ankbrief.briefing.model import Briefing
from ankbrief.errors import TemplateError
from ankbrief.language import inflect
from ankbrief.language.cards.records import IN_USE, Cards, using
from ankbrief.model import Problem
from ankbrief.render.bounded import bounded
from ankbrief.render.html import PAGE, STYLES, context_of, folders, packaged_templates, profile_file
from ankbrief.render.htmltree import Meta, Rendered, without_forbidden
from ankbrief.render.layout import USUAL, Layout
from ankbrief.render.pdf import html_to_pdf
from ankbrief.render.preview import html_to_page
from ankbrief.render.word_template.check import WordMistake, mistakes_in, refuse_mistakes
from ankbrief.render.word_template.package import opened

__all__ = ["WORD", "Filled", "WordMistake", "fill", "mistakes_in", "to_page", "to_pdf", "word_file"]

WORD, LOOK = "briefing.docx", "look.css"
# Ours takes 32 s and 820 MB for 2,000 articles; what takes much more errs or attacks.
SECONDS, MEGABYTES = 300.0, 2000


@dataclass(frozen=True, slots=True)
class Filled:
    """The template with a briefing in it: the Word file, and the HTML of the other documents."""

    template: Path
    docx: bytes
    html: str
    css: str
    problems: tuple[Problem, ...] = ()


def word_file(template: str, folder: Path | None = None) -> Path | None:
    """The Word file of a template; None for one of HTML, or where there is none."""
    for place in folders(folder):
        if (place / template / PAGE).is_file():
            return None
        if (place / template / WORD).is_file():
            return place / template / WORD
    return None


def fill(
    template: Path, briefing: Briefing, *, profile: str = "print", layout: Layout = USUAL
) -> Filled:
    """The briefing in the template; one not ours in a process that may take so much and no more.

    Raises:
        TemplateError: the file is unsafe, has mistakes, or cannot be filled in time and memory.
    """
    parts = opened(template)
    name = f"{template.parent.name}/{template.name}"
    refuse_mistakes(parts, name)
    given = (parts, briefing, profile, layout, IN_USE.get(), name)
    if template.resolve().is_relative_to(packaged_templates()):
        return Filled(template, *_filled(*given))
    try:
        made = bounded(_filled, *given, seconds=SECONDS, megabytes=MEGABYTES)
    except TemplateError as error:
        raise TemplateError(error.message, error.where or name, error.hint) from error
    return Filled(template, *made)


def _filled(  # noqa: PLR0913, PLR0917  # what goes to the other process goes by place
    parts: Mapping[str, bytes],
    briefing: Briefing,
    profile: str,
    layout: Layout,
    cards: Cards,
    name: str,
) -> tuple[bytes, str, str, tuple[Problem, ...]]:
    from ankbrief.render.word_template.filling import filled
    from ankbrief.render.word_template.page import html_of

    meta = _meta(briefing)
    with using(cards):
        docx = filled(parts, context_of(briefing, profile, layout), meta, name)
    return docx, *html_of(docx, meta)


def _meta(briefing: Briefing) -> Meta:
    """What all documents say of themselves."""
    period = inflect.period_in_words(briefing.period.start, briefing.period.stop)
    made_on = datetime.combine(briefing.made_on, time(), UTC)
    title, author = f"{briefing.title}, {period}", briefing.organisation
    return Meta(without_forbidden(title)[0], made_on, without_forbidden(author)[0])


def to_pdf(filled: Filled, profile: str, folder: Path | None = None) -> Rendered:
    """The PDF of the filled template.

    Raises:
        RenderError: a font is missing, a picture cannot be shown.
    """
    base = filled.template.parent
    return html_to_pdf(filled.html, css=_sheets(filled, profile, folder), base=base)


def to_page(filled: Filled, profile: str, folder: Path | None = None) -> Rendered:
    """The page of the filled template for a browser."""
    base = filled.template.parent
    return html_to_page(filled.html, css=_sheets(filled, profile, folder), base=base)


def _sheets(filled: Filled, profile: str, folder: Path | None) -> list[Path | str]:
    """Ours, that beside the template, widths of its pictures, the page it is made for.

    A copy of ours keeps the look that it came with.
    """
    kept = filled.template.with_name(LOOK)
    ours = [packaged_templates() / name / STYLES for name in ("weekly", "word")]
    ours = [kept] if kept.is_file() else ours
    own = filled.template.with_name(STYLES)
    beside = [own] if own.is_file() and own.resolve() not in ours else []
    return [*ours, *beside, filled.css, profile_file(profile, folder)]

"""The weekly brief of a small week as a Word file and a PDF: the same facts in both."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import docx
import pypdf
import pytest

from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.render.docx import html_to_docx
from ankbrief.render.html import packaged_templates, render_html
from ankbrief.render.pdf import html_to_pdf
from made_week import week

FOLDER = packaged_templates() / "weekly"


@pytest.fixture(scope="module")
def brief() -> Briefing:
    options = Options(organisation="Пресс-служба области")
    return assemble(week(), Period(date(2026, 8, 10), date(2026, 8, 16)), options=options)


def letters(text: str) -> str:
    """Letters and digits alone: lines, spaces and hyphens differ between the two files."""
    return re.sub(r"[\W_]", "", text).lower()


def facts_of(brief: Briefing) -> list[str]:
    """What a reader must find in either file."""
    told = [brief.title, *(point.text for point in brief.key_points)]
    told += [decision.action for decision in brief.decisions]
    told += [entry.action for entry in brief.calendar]
    told += [person.who.name for person in brief.people]
    told += [source.title for source in brief.sources]
    for story in brief.stories:
        told += [story.title, *(statement.text for statement in story.summary)]
        told += [story.quote.text] if story.quote else []
    return [letters(text) for text in told]


def test_word_holds_every_fact(brief: Briefing) -> None:
    made = html_to_docx(render_html(brief), base=FOLDER)
    assert made.problems == ()
    body = docx.Document(BytesIO(made.data)).element.body
    text = letters("".join(str(node.text or "") for node in body.iter() if node.tag.endswith("}t")))
    assert [fact for fact in facts_of(brief) if fact not in text] == []


def test_pdf_holds_every_fact_and_our_own_signs_have_a_font(brief: Briefing) -> None:
    own = "\n".join(path.read_text("utf-8") for path in sorted(FOLDER.glob("*.j2")))
    made = html_to_pdf(render_html(brief), css=[FOLDER / "brief.css"], base=FOLDER, own=own)
    assert made.problems == ()
    pages = pypdf.PdfReader(BytesIO(made.data)).pages
    text = letters("".join(page.extract_text() for page in pages))
    assert [fact for fact in facts_of(brief) if fact not in text] == []

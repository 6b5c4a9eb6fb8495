"""A copy of a Word template with a comment of Word at each mistake."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ankbrief.render.docx import drop_needless
from ankbrief.render.docx.comments import AUTHOR, INITIALS
from ankbrief.render.docx.package import packed
from ankbrief.render.docx.styles import Styles
from ankbrief.render.docx.xml import tag
from ankbrief.render.word_template.check import WordMistake

DOCUMENT = "word/document.xml"


def annotate(template: Path | bytes, mistakes: Sequence[WordMistake]) -> bytes:
    """The copy; what is wrong in a header or a note is told at the first paragraph.

    The template's own comments stay. The new ones have no date, so that the bytes repeat. A file
    that was refused as a whole cannot be annotated: only its first mistake would be told.
    """
    data = template if isinstance(template, bytes) else template.read_bytes()
    document = docx.Document(io.BytesIO(data))
    styles = Styles(document)
    for name in ("CommentReference", "CommentText"):
        styles.id(name)
    body = document.element.body
    paragraphs = list(body.iter(tag("p")))
    if not paragraphs:
        paragraphs = [document.add_paragraph()._p]  # noqa: SLF001  # its element
    for mistake in mistakes:
        inside = mistake.part == DOCUMENT and mistake.paragraph
        place = paragraphs[mistake.paragraph - 1] if inside else paragraphs[0]
        said = _words(mistake, "" if inside else f"{mistake.where}: ")
        _comment(document, Paragraph(place, document._body), said)  # noqa: SLF001  # its parent
    drop_needless(document)
    return packed(document.part.package, {})


def _words(mistake: WordMistake, before: str) -> str:
    lines = (f"{before}{mistake.message}", mistake.text, mistake.hint)
    return "\n".join(line for line in lines if line)


def _comment(document: Document, paragraph: Paragraph, said: str) -> None:
    runs: list[Run] = paragraph.runs or [paragraph.add_run()]
    made = document.add_comment([runs[0], runs[-1]], text=said, author=AUTHOR, initials=INITIALS)
    del made._comment_elm.attrib[tag("date")]  # noqa: SLF001  # that of the clock

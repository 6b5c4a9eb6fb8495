"""Comments of a review copy: what each fact stands on, for the editor who checks it."""

from __future__ import annotations

from datetime import datetime

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ankbrief.render.docx.links import Links
from ankbrief.render.docx.styles import Styles
from ankbrief.render.docx.xml import Paragraph, el, part, run, text

AUTHOR, INITIALS = "ankbrief", "ab"
# LibreOffice 7.4 takes a comment for the footnote of the same number: keep clear of all footnotes.
_FIRST = 100_000


class Comments:
    """The comments part of one document; all comments are dated `when`, so that bytes repeat."""

    def __init__(self, document: Document, when: datetime) -> None:
        name = PackURI("/word/comments.xml")
        self._part = Part(name, CONTENT_TYPE.WML_COMMENTS, b"", document.part.package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.COMMENTS)
        self._links = Links(self._part)
        self._when = f"{when:%Y-%m-%dT%H:%M:%SZ}"
        self._made: list[str] = []

    def add(self, words: str, styles: Styles) -> tuple[str, str]:
        """A comment, one paragraph for each line of `words`; the two ends of its range."""
        number = str(_FIRST + len(self._made))
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        mark = styles.id("CommentReference")
        paragraphs = [
            Paragraph(styles.id("CommentText"), [self._line(line, styles)]) for line in lines
        ]
        paragraphs[0].content.insert(0, run(el("annotationRef"), style=mark))
        self._made.append(
            f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{self._when}" '
            f'w:initials="{INITIALS}">{"".join(p.xml() for p in paragraphs)}</w:comment>'
        )
        start, end = (el(f"commentRange{side}", id=number) for side in ("Start", "End"))
        return start, end + run(el("commentReference", id=number), style=mark)

    def _line(self, line: str, styles: Styles) -> str:
        if not line.startswith(("http://", "https://")):
            return run(text(line))
        shown = run(text(line), style=styles.id("Hyperlink"))
        return self._links.hyperlink(line, shown)

    def close(self) -> dict[str, bytes]:
        """The finished part by its name."""
        return {str(self._part.partname): part("comments", self._made)}


def drop_comments(document: Document) -> None:
    """Drops those of the reference file, which are about its own text."""
    for identifier, relation in list(document.part.rels.items()):
        if relation.reltype.rsplit("/", 1)[-1].startswith("comments"):
            del document.part.rels[identifier]

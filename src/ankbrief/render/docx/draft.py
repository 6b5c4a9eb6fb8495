"""What grows while the HTML is walked: links, bookmarks, notes and lists of one Word document."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from ankbrief.render.docx.comments import Comments
from ankbrief.render.docx.links import Links
from ankbrief.render.docx.lists import Lists
from ankbrief.render.docx.package import word_file
from ankbrief.render.docx.styles import Styles
from ankbrief.render.docx.xml import Element, Paragraph, el, filled, run, tag, text
from ankbrief.render.htmltree import COMMENT
from ankbrief.render.nodes import Node

_UNFIT_IN_NAME = re.compile(r"\W+", re.ASCII)
_FIT_NAME = re.compile(r"[^\W\d_]\w{0,39}", re.ASCII)  # 40 characters is Word's limit


class Draft:
    """The state of one conversion."""

    def __init__(
        self, document: Document, base: Path | None, text_width: int, comments: Comments | None
    ) -> None:
        self.document = document
        self.base = base
        self.text_width = text_width  # in twentieths of a point
        self.comments = comments
        self.styles = Styles(document)
        self.links = Links(document.part)
        self.lists = Lists(document, self.styles)
        self.run_properties: dict[tuple[object, ...], str] = {}
        self._captions = {"Таблица": 0, "Рисунок": 0}
        self._bookmarks: dict[str, str] = {}
        self._taken: set[str] = set()  # names of bookmarks; Word does not tell capitals apart
        self._open = 0
        self._pending: list[str] = []
        self._pictures = _numbers_of_pictures(document)
        self._notes_part = _notes_part(document)
        self._notes_root = _without_theirs(etree.fromstring(self._notes_part.blob))
        self._notes: list[str] = []
        separators = [int(note.get(tag("id"), "0")) for note in self._notes_root]
        self._first_note = max([1, *(number + 1 for number in separators)])
        self.note_links = Links(self._notes_part)

    def bookmark(self, name: str) -> str:
        """The Word name of the HTML id `name`: letters, digits, underscore, at most 40."""
        if name not in self._bookmarks:
            wanted = _UNFIT_IN_NAME.sub("_", name)
            number = len(self._bookmarks)
            while not _FIT_NAME.fullmatch(wanted) or wanted.lower() in self._taken:
                number += 1
                wanted = f"place_{number}"
            self._taken.add(wanted.lower())
            self._bookmarks[name] = wanted
        return self._bookmarks[name]

    def mark(self, name: str | None) -> None:
        """The next paragraph will carry the id `name`."""
        if name:
            self._pending.append(name)

    def marks(self) -> tuple[str, str]:
        """Starts and ends of the bookmarks that wait for a paragraph."""
        if not self._pending:
            return "", ""
        names, self._pending = self._pending, []
        pairs = [self.bookmark_pair(name) for name in names]
        return "".join(start for start, _ in pairs), "".join(end for _, end in reversed(pairs))

    def paragraph(self, style: str, content: list[str]) -> Paragraph:
        """A paragraph that carries the waiting bookmarks about its content."""
        start, end = self.marks()
        return Paragraph(style, [start, *content, end] if start else content)

    def bookmark_pair(self, name: str) -> tuple[str, str]:
        """The two ends of a bookmark."""
        self._open += 1
        start = f'<w:bookmarkStart w:id="{self._open}" w:name="{self.bookmark(name)}"/>'
        return start, f'<w:bookmarkEnd w:id="{self._open}"/>'

    def remark(self, node: Node) -> tuple[str, str] | None:
        """The two ends of the comment that `node` has in a review copy."""
        words = (node.get(COMMENT) or "").strip() if self.comments else ""
        return self.comments.add(words, self.styles) if self.comments and words else None

    def picture_number(self) -> int:
        """A number no other drawing has, those of headers and footers included."""
        number = next(n for n in count(len(self._pictures) + 1) if n not in self._pictures)
        self._pictures.add(number)
        return number

    def caption_number(self, kind: str) -> str:
        """The next number of a «Таблица» or a «Рисунок»."""
        self._captions[kind] += 1
        return str(self._captions[kind])

    def add_note(self, content: list[str]) -> str:
        """Adds a footnote and returns its id."""
        identifier = str(self._first_note + len(self._notes))
        reference = self.styles.id("FootnoteReference")
        number = run(el("footnoteRef"), style=reference)
        paragraph = Paragraph(self.styles.id("FootnoteText"), [number, run(text(" ")), *content])
        self._notes.append(el("footnote", paragraph.xml(), id=identifier))
        return identifier

    def close(self) -> dict[str, bytes]:
        """The parts that were written here, by their names: footnotes and comments."""
        parts = {str(self._notes_part.partname): filled(self._notes_root, self._notes)}
        return parts | self.comments.close() if self.comments else parts


def _numbers_of_pictures(document: Document) -> set[int]:
    kinds = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
    return {
        int(drawing.get("id", "0"))
        for relation in document.part.rels.values()
        if relation.reltype in kinds
        for drawing in relation.target_part.element.iter(qn("wp:docPr"))
    }


def _without_theirs(notes: Element) -> Element:
    """The footnotes without those of the reference file's own text; the separators stay."""
    for note in notes:
        if not note.get(tag("type")):
            notes.remove(note)
    return notes


def _notes_part(document: Document) -> Part:
    """The footnotes of the reference file, or an empty part of ours."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            found: Part = relation.target_part
            return found
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        word_file("footnotes.xml"),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part

"""What grows while the HTML is walked: links, bookmarks, notes and lists of one Word document."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from ankbrief.render.docx.package import word_file
from ankbrief.render.docx.styles import Styles
from ankbrief.render.docx.xml import Element, el, tag

_FIT_NAME = re.compile(r"[^\W\d_]\w{0,39}", re.ASCII)  # 40 characters is Word's limit
LEVELS = 3  # of lists, as our numbering draws them
LIST_STYLES = {"ul": ("ListBullet", 1), "ol": ("ListNumber", 2), "refs": ("BriefRefs", 3)}
"""Our list style and our abstract numbering of each kind of list."""


class Links:
    """External addresses of one part; each is one relation, however often it is used.

    `part.relate_to` looks through all relations on each call, hence the own numbering.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._known: dict[str, str] = {}

    def id(self, address: str) -> str:
        """The relation id of `address`."""
        if address not in self._known:
            identifier = f"rIdLink{len(self._known) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._part.rels.add_relationship(kind, address, identifier, is_external=True)
            self._known[address] = identifier
        return self._known[address]


class Draft:
    """The state of one conversion."""

    def __init__(self, document: Document, base: Path | None, text_width: int) -> None:
        self.document = document
        self.base = base
        self.text_width = text_width  # in twentieths of a point
        self.styles = Styles(document)
        self.links = Links(document.part)
        self.captions = {"Таблица": 0, "Рисунок": 0}
        self._bookmarks: dict[str, str] = {}
        self._open = 0
        self._pending: list[str] = []
        self._pictures = 0
        self._notes = _notes_part(document)
        self._notes_root = etree.fromstring(self._notes.blob)
        self.note_links = Links(self._notes)
        self._note = max((int(n.get(tag("id"), "0")) for n in self._notes_root), default=0)
        self._lists = _Lists(document, self.styles)

    def bookmark(self, name: str) -> str:
        """The Word name of the HTML id `name`: letters, digits, underscore, at most 40."""
        if name not in self._bookmarks:
            taken = set(self._bookmarks.values())
            fit = name if _FIT_NAME.fullmatch(name) and name not in taken else ""
            self._bookmarks[name] = fit or f"place_{len(self._bookmarks) + 1}"
        return self._bookmarks[name]

    def mark(self, name: str | None) -> None:
        """The next paragraph will carry the id `name`."""
        if name:
            self._pending.append(name)

    def marks(self) -> list[tuple[Element, Element]]:
        """Bookmarks (start, end) that wait for a paragraph."""
        names, self._pending = self._pending, []
        return [self.bookmark_pair(name) for name in names]

    def paragraph(self, style: str, content: list[Element], *properties: Element) -> Element:
        """A paragraph that carries the waiting bookmarks about its content."""
        marks = self.marks()
        starts, ends = [start for start, _ in marks], [end for _, end in reversed(marks)]
        settings = el("pPr", el("pStyle", val=style), *properties)
        return el("p", settings, *starts, *content, *ends)

    def bookmark_pair(self, name: str) -> tuple[Element, Element]:
        """The two ends of a bookmark."""
        self._open += 1
        number = str(self._open)
        start = el("bookmarkStart", id=number, name=self.bookmark(name))
        return start, el("bookmarkEnd", id=number)

    def picture_number(self) -> int:
        """A number no other drawing has."""
        self._pictures += 1
        return self._pictures

    def caption_number(self, kind: str) -> str:
        """The next number of a «Таблица» or a «Рисунок»."""
        self.captions[kind] += 1
        return str(self.captions[kind])

    def add_note(self, content: list[Element]) -> str:
        """Puts a footnote into its part and returns its id."""
        self._note = max(self._note, 0) + 1
        identifier = str(self._note)
        reference = el(
            "r", el("rPr", el("rStyle", val=self.styles.id("FootnoteReference"))), el("footnoteRef")
        )
        space = el("r", el("t", text=" "))
        style = el("pPr", el("pStyle", val=self.styles.id("FootnoteText")))
        self._notes_root.append(
            el("footnote", el("p", style, reference, space, *content), id=identifier)
        )
        return identifier

    def new_list(self, kind: str, start: int) -> str:
        """The numId of a list of its own; `kind` is ul, ol or refs."""
        return self._lists.new(kind, start)

    def indent(self, number: str, level: int) -> str:
        """How far the text of the list `number` stands from the margin, as Word writes it."""
        return self._lists.indent(number, level)

    def close(self) -> None:
        """Writes the notes back into their part."""
        blob = etree.tostring(
            self._notes_root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        self._notes._blob = blob  # noqa: SLF001  # python-docx has no footnotes of its own


class _Lists:
    def __init__(self, document: Document, styles: Styles) -> None:
        self._root: Element = document.part.numbering_part.element
        self._styles = styles
        self._abstract: dict[str, str] = {}
        self._lefts: dict[str, tuple[str, ...]] = {}  # indents of each kind, level by level
        self._indents: dict[str, tuple[str, ...]] = {}  # the same by numId
        self._bullets: str | None = None
        numbers = [int(n.get(tag("numId"), "0")) for n in self._root.iter(tag("num"))]
        self._last = max(numbers, default=0)

    def new(self, kind: str, start: int) -> str:
        if kind == "ul" and self._bullets:
            return self._bullets
        self._last += 1
        number = el("num", el("abstractNumId", val=self._abstract_of(kind)), numId=str(self._last))
        if kind == "ul":
            self._bullets = str(self._last)
        else:
            restart = el("lvlOverride", el("startOverride", val=str(start)), ilvl="0")
            number.append(restart)
        self._root.append(number)
        self._indents[str(self._last)] = self._lefts[kind]
        return str(self._last)

    def indent(self, number: str, level: int) -> str:
        return self._indents[number][level]

    def _indents_of(self, abstract: str) -> tuple[str, ...]:
        """Where the text of each level begins; reference files may know fewer levels."""
        found = next(
            a
            for a in self._root.iter(tag("abstractNum"))
            if a.get(tag("abstractNumId")) == abstract
        )
        left = [
            str(ind.get(tag("left"), "0")) for ind in found.iterfind(f"{tag('lvl')}//{tag('ind')}")
        ]
        return (*left, *("0",) * LEVELS)

    def _abstract_of(self, kind: str) -> str:
        if kind not in self._abstract:
            self._abstract[kind] = self._of_style(kind) or self._add(LIST_STYLES[kind][1])
            self._lefts[kind] = self._indents_of(self._abstract[kind])
        return self._abstract[kind]

    def _of_style(self, kind: str) -> str | None:
        """The numbering that the reference file gives to its list style."""
        style = self._styles.element(LIST_STYLES[kind][0])
        number = style.find(f"{tag('pPr')}/{tag('numPr')}/{tag('numId')}")
        if number is None:
            return None
        for num in self._root.iter(tag("num")):
            if num.get(tag("numId")) == number.get(tag("val")):
                abstract = num.find(tag("abstractNumId"))
                return None if abstract is None else str(abstract.get(tag("val")))
        return None

    def _add(self, ours: int) -> str:
        theirs = [
            int(a.get(tag("abstractNumId"), "0")) for a in self._root.iter(tag("abstractNum"))
        ]
        identifier = str(max(theirs, default=0) + 1)
        source = etree.fromstring(word_file("numbering.xml"))
        found = next(
            a for a in source.iter(tag("abstractNum")) if a.get(tag("abstractNumId")) == str(ours)
        )
        copy = deepcopy(found)
        copy.set(tag("abstractNumId"), identifier)
        self._root.insert(len(theirs), copy)  # abstract numberings stand before the others
        return identifier


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

"""Lists: each has a number of its own, drawn as the reference file draws its list styles."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from lxml import etree

from ankbrief.render.docx.package import word_file
from ankbrief.render.docx.styles import Styles
from ankbrief.render.docx.xml import Element, el, parsed, part, tag

LEVELS = 3  # of lists, as our numbering draws them
LIST_STYLES = {"ul": ("ListBullet", 1), "ol": ("ListNumber", 2), "refs": ("BriefRefs", 3)}
"""Our list style and our abstract numbering of each kind of list."""


class Lists:
    """The numbering part of one document."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._root = _numbering(document)
        self._styles = styles
        self._abstract: dict[str, str] = {}
        self._lefts: dict[str, tuple[str, ...]] = {}  # indents of each kind, level by level
        self._indents: dict[str, tuple[str, ...]] = {}  # the same by numId
        self._bullets: str | None = None
        numbers = [int(n.get(tag("numId"), "0")) for n in self._root.iter(tag("num"))]
        self._last = max(numbers, default=0)

    def new(self, kind: str, start: int) -> str:
        """The numId of a list of its own; `kind` is ul, ol or refs."""
        if kind == "ul" and self._bullets:
            return self._bullets
        self._last += 1
        restart = el("lvlOverride", el("startOverride", val=str(start)), ilvl="0")
        number = el(
            "num",
            el("abstractNumId", val=self._abstract_of(kind)),
            "" if kind == "ul" else restart,
            numId=str(self._last),
        )
        if kind == "ul":
            self._bullets = str(self._last)
        self._root.append(parsed(number))
        self._indents[str(self._last)] = self._lefts[kind]
        return str(self._last)

    def indent(self, number: str, level: int) -> str:
        """How far the text of the list `number` stands from the margin, as Word writes it."""
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


def _numbering(document: Document) -> Element:
    """The numbering of the reference file; an empty one where it has no lists at all."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING:
            theirs: Element = relation.target_part.element
            return theirs
    root, name = parse_xml(part("numbering", ())), PackURI("/word/numbering.xml")
    own = XmlPart(name, CONTENT_TYPE.WML_NUMBERING, root, document.part.package)
    document.part.relate_to(own, RELATIONSHIP_TYPE.NUMBERING)
    return root

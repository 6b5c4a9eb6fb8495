"""Which Word style a piece of HTML gets, and the styles of the reference file.

An office may replace the reference file by its own letterhead: a style is looked for by the name
shown in Word, then by its id; one that is not there is added from ours.
"""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document
from lxml import etree

from ankbrief.errors import TemplateError
from ankbrief.render.docx.package import word_file
from ankbrief.render.docx.xml import Element, tag
from ankbrief.render.nodes import Node, classes, line_of

PARAGRAPH_CLASSES = {
    "organisation": "BriefOrganisation",
    "subtitle": "Subtitle",
    "counts": "BriefCounts",
    "lead": "BriefLead",
    "meta": "BriefMeta",
    "speaker": "BriefSpeaker",
    "empty": "BriefEmpty",
    "note": "BriefNote",
    "source": "BriefSource",
}
RUN_CLASSES = {"inferred": "BriefInferred", "label": "BriefLabel"}
HEADING_STYLES = {"h1": "Title", "h2": "Heading1", "h3": "Heading2", "h4": "Heading3"}


class Styles:
    """The styles of one document; asked by our id, it gives the id a style has there."""

    def __init__(self, document: Document) -> None:
        self._root: Element = document.styles.element
        self._ours = {
            str(style.get(tag("styleId"))): style
            for style in etree.fromstring(word_file("styles.xml")).iter(tag("style"))
        }
        self._by_name: dict[str, Element] = {}
        for style in self._root.iter(tag("style")):
            self._by_name.setdefault(_name(style).lower(), style)
        self._known: dict[str, str] = {}

    def id(self, ours: str) -> str:
        """The id in this document of our style `ours`, which is added if it is missing."""
        if ours not in self._known:
            found = self._by_name.get(_name(self._ours[ours]).lower())
            style = found if found is not None else self._add(ours)
            self._known[ours] = str(style.get(tag("styleId")))
        return self._known[ours]

    def element(self, ours: str) -> Element:
        """The style itself."""
        identifier = self.id(ours)
        return next(s for s in self._by_name.values() if s.get(tag("styleId")) == identifier)

    def size(self, ours: str) -> float:
        """The size of letters of a paragraph style, in points."""
        style: Element | None = self.element(ours)
        while style is not None:
            found = style.find(f"{tag('rPr')}/{tag('sz')}")
            if found is not None:
                return float(found.get(tag("val"), "0")) / 2
            style = self._base(style)
        default = self._root.find(f"{tag('docDefaults')}//{tag('sz')}")
        return 10.0 if default is None else float(default.get(tag("val"), "0")) / 2

    def _base(self, style: Element) -> Element | None:
        based = style.find(tag("basedOn"))
        wanted = None if based is None else based.get(tag("val"))
        known = (s for s in self._by_name.values() if s.get(tag("styleId")) == wanted)
        return next(known, None)

    def named(self, node: Node, kind: str) -> str | None:
        """The id of the style of `kind` (paragraph, character, table) that `data-style` names.

        Raises:
            TemplateError: the reference file has no such style of that kind.
        """
        wanted = node.get("data-style")
        if not wanted:
            return None
        style = self._by_name.get(wanted.lower())
        if style is None or style.get(tag("type")) != kind:
            known = sorted(_name(s) for s in self._by_name.values() if s.get(tag("type")) == kind)
            raise TemplateError(
                f"в образце Word нет стиля «{wanted}»", line_of(node), f"Есть: {', '.join(known)}."
            )
        return str(style.get(tag("styleId")))

    def of_paragraph(self, node: Node, default: str) -> str:
        """The id for a block: its `data-style`, else its class, else our style `default`."""
        if not node.attrib:
            return self.id(default)
        by_class = (PARAGRAPH_CLASSES[c] for c in sorted(classes(node)) if c in PARAGRAPH_CLASSES)
        return self.named(node, "paragraph") or self.id(next(by_class, default))

    def _add(self, ours: str) -> Element:
        style = deepcopy(self._ours[ours])
        for numbering in style.findall(f"{tag('pPr')}/{tag('numPr')}"):
            numbering.getparent().remove(numbering)  # type: ignore[union-attr]
        taken = {s.get(tag("styleId")) for s in self._root.iter(tag("style"))}
        if ours in taken:
            style.set(tag("styleId"), f"{ours}Ankbrief")
        self._known[ours] = str(style.get(tag("styleId")))  # two styles may each name the other
        for relation in ("basedOn", "next", "link"):
            for link in style.findall(tag(relation)):
                other = str(link.get(tag("val")))
                if other != ours:
                    link.set(tag("val"), self.id(other))
        self._root.append(style)
        self._by_name[_name(style).lower()] = style
        return style


def _name(style: Element) -> str:
    name = style.find(tag("name"))
    return "" if name is None else str(name.get(tag("val")))

"""What mammoth does not carry over, put into the text of a Word file as marks it does carry.

A mark is a letter and a number between two characters of the private area: the number of a list
item, the index of a table, the side that a cell's text leans to, the width of a picture.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from ankbrief.render.docx.package import pack
from ankbrief.render.docx.xml import Element, el, parsed, run, tag, text

START, STOP = "\ue000", "\ue001"
MARK = re.compile(f"{START}([a-z])(\\d+){STOP}")
LIST, TABLE, RIGHT, CENTRE, WIDTH = "lgrcw"
_SIDES = {"right": RIGHT, "end": RIGHT, "center": CENTRE}
_DOCUMENT = "word/document.xml"
_UNORDERED = ("bullet", "none")


def marked(data: bytes) -> tuple[bytes, Element]:
    """The Word file with marks, and its document as a tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[_DOCUMENT])
    for node in root.iter(tag("t")):
        node.text = re.sub(f"[{START}{STOP}]", "", node.text or "")
    _mark_lists(root, parts)
    for number, table in enumerate(root.iter(tag("tbl"))):
        first = next(table.iter(tag("p")), None)
        if first is not None:
            _mark(first, TABLE, number)
        _mark_sides(table)
        _mark_head(table)
    for drawing in root.iter(tag("drawing")):
        _mark_picture(drawing)
    parts[_DOCUMENT] = etree.tostring(root)
    return pack(parts), root


def _mark(paragraph: Element, kind: str, number: int) -> None:
    at = 1 if len(paragraph) and paragraph[0].tag == tag("pPr") else 0
    paragraph.insert(at, parsed(run(text(f"{START}{kind}{number}{STOP}"))))


def _mark_sides(table: Element) -> None:
    for paragraph in table.iter(tag("p")):
        side = paragraph.find(f"{tag('pPr')}/{tag('jc')}")
        kind = _SIDES.get(str(side.get(tag("val")))) if side is not None else None
        if kind:
            _mark(paragraph, kind, 0)


def _mark_head(table: Element) -> None:
    """The first row is the head where none says so but the style is told to show it as one."""
    rows = table.findall(tag("tr"))
    look = table.find(f"{tag('tblPr')}/{tag('tblLook')}")
    is_off = look is not None and (
        look.get(tag("firstRow")) == "0"
        or not (look.get(tag("firstRow")) or int(look.get(tag("val")) or "0", 16) & 0x20)
    )
    if len(rows) < 2 or is_off or next(table.iter(tag("tblHeader")), None) is not None:
        return
    properties = rows[0].find(tag("trPr"))
    if properties is None:
        properties = parsed(el("trPr"))
        rows[0].insert(0, properties)
    properties.append(parsed(el("tblHeader")))


def _mark_picture(drawing: Element) -> None:
    extent, properties = (next(drawing.iter(qn(name)), None) for name in ("wp:extent", "wp:docPr"))
    if extent is not None and properties is not None:
        width = f"{START}{WIDTH}{int(extent.get('cx') or '0')}{STOP}"
        properties.set("descr", width + (properties.get("descr") or ""))


def _mark_lists(root: Element, parts: dict[str, bytes]) -> None:
    """Numbers the items of ordered lists as Word does: each list and level by itself (17.9)."""
    lists = Numbering(parts)
    for paragraph in root.iter(tag("p")):
        number = lists.next(paragraph)
        if number is not None:
            _mark(paragraph, LIST, number)


class Numbering:
    """The lists of a document and how far each has come."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        empty = parsed(el("numbering"))
        root = etree.fromstring(parts["word/numbering.xml"]) if _has(parts, "numbering") else empty
        styles = etree.fromstring(parts["word/styles.xml"]) if _has(parts, "styles") else empty
        self._abstract = {_id(one, "abstractNumId"): one for one in root.iter(tag("abstractNum"))}
        self._lists = {_id(node, "numId"): node for node in root.iter(tag("num"))}
        self._styles = {_id(node, "styleId"): node for node in styles.iter(tag("style"))}
        self._reached: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()

    def next(self, paragraph: Element) -> int | None:
        """The number of the paragraph; None where it is no item of an ordered list."""
        name, level = self._item(paragraph)
        found = self._lists.get(name)
        if found is None:
            return None
        shown = self._level(found, level)
        kind = None if shown is None else shown.find(tag("numFmt"))
        if shown is None or kind is None or kind.get(tag("val")) in _UNORDERED:
            return None
        reached = self._reached[self._abstract_of(found)]
        if name not in self._begun and next(found.iter(tag("startOverride")), None) is not None:
            reached.clear()
        self._begun.add(name)
        for deeper in [key for key in reached if key > level]:
            del reached[deeper]
        reached[level] = reached.get(level, self._start(found, shown, level) - 1) + 1
        return reached[level]

    def _item(self, paragraph: Element) -> tuple[str, int]:
        for properties in self._properties(paragraph):
            numbered = properties.find(tag("numPr"))
            if numbered is not None and numbered.find(tag("numId")) is not None:
                level = numbered.find(tag("ilvl"))
                depth = 0 if level is None else int(level.get(tag("val")) or "0")
                return str(numbered.find(tag("numId")).get(tag("val"))), depth  # type: ignore[union-attr]
        return "", 0

    def _properties(self, paragraph: Element) -> Iterator[Element]:
        """Of the paragraph, of its style, of the styles that one is based on."""
        own = paragraph.find(tag("pPr"))
        if own is None:
            return
        yield own
        link = own.find(tag("pStyle"))
        seen: set[str] = set()
        while link is not None and (name := str(link.get(tag("val")))) not in seen:
            seen.add(name)
            style = self._styles.get(name)
            if style is None:
                return
            properties = style.find(tag("pPr"))
            if properties is not None:
                yield properties
            link = style.find(tag("basedOn"))

    def _abstract_of(self, found: Element) -> str:
        link = found.find(tag("abstractNumId"))
        return "" if link is None else str(link.get(tag("val")))

    def _level(self, found: Element, level: int) -> Element | None:
        abstract = self._abstract.get(self._abstract_of(found))
        levels = [] if abstract is None else abstract.findall(tag("lvl"))
        return next((one for one in levels if _id(one, "ilvl") == str(level)), None)

    def _start(self, found: Element, shown: Element, level: int) -> int:
        for override in found.iter(tag("lvlOverride")):
            start = override.find(tag("startOverride"))
            if _id(override, "ilvl") == str(level) and start is not None:
                return int(start.get(tag("val")) or "1")
        start = shown.find(tag("start"))
        return 1 if start is None else int(start.get(tag("val")) or "1")


def _id(node: Element, name: str) -> str:
    return str(node.get(tag(name)))


def _has(parts: dict[str, bytes], name: str) -> bool:
    return f"word/{name}.xml" in parts

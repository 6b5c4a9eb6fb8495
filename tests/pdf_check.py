"""Faults of a tagged PDF that a reader would meet: structure, fonts, marked content, pages."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fontTools.ttLib import TTFont
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, NullObject

# What may stand in what (ISO 32000-1, 14.8.4); kinds that are not here may hold anything.
KIDS = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    **dict.fromkeys(("THead", "TBody", "TFoot"), frozenset({"TR"})),
    "TR": {"TH", "TD"},
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
    "TOCI": {"Lbl", "Reference", "P", "TOC"},
}
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    **dict.fromkeys(("TH", "TD"), frozenset({"TR"})),
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "Caption": {"Table", "L", "TOC", "Div"},
}
WITHOUT_TEXT = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Table", "TR", "L", "LI"}


@dataclass
class Element:
    """A structure element; `marks` are the (page, MCID) that it holds itself."""

    kind: str
    entry: Any
    parent: Element | None
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    def all(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.all()

    def all_marks(self) -> list[tuple[int, int]]:
        return [mark for element in self.all() for mark in element.marks]


@dataclass
class Shown:
    """Text that a page shows in one marked content: where (points from below) and which glyphs."""

    low: float
    glyphs: Counter[tuple[str, int]] = field(default_factory=Counter)


class Checked:
    """A PDF read back."""

    def __init__(self, data: bytes) -> None:
        self.pdf = PdfReader(io.BytesIO(data))
        self.catalog: Any = self.pdf.trailer["/Root"]
        self.pages: list[Any] = list(self.pdf.pages)
        self._numbers = {
            page.indirect_reference.idnum: number for number, page in enumerate(self.pages)
        }

    @cached_property
    def root(self) -> Element:
        """The Document element."""
        (document,) = self.catalog["/StructTreeRoot"]["/K"]
        return self._element(document.get_object(), None)

    @cached_property
    def elements(self) -> list[Element]:
        return list(self.root.all())

    def of_kind(self, kind: str) -> list[Element]:
        return [element for element in self.elements if element.kind == kind]

    def _element(self, entry: Any, parent: Element | None) -> Element:
        made = Element(entry["/S"][1:], entry, parent)
        kids = entry.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, int):
                made.marks.append((self._page(entry), int(inner)))
            elif inner.get("/Type") == "/MCR":
                made.marks.append((self._page(inner), int(inner["/MCID"])))
            elif inner.get("/Type") == "/OBJR":
                made.links.append(inner.raw_get("/Obj"))
            else:
                made.kids.append(self._element(inner, made))
        return made

    def _page(self, entry: Any) -> int:
        return self._numbers[entry.raw_get("/Pg").idnum]

    @cached_property
    def shown(self) -> list[dict[int | None, Shown]]:
        """Page by page: MCID → what it shows; None for text outside all marks."""
        return [_shown(page, self.pdf) for page in self.pages]

    def faults(self) -> list[str]:
        """Everything wrong, in words."""
        return [
            *self._misplaced(),
            *self._marks(),
            *self._links(),
            *self._notes(),
            *self._figures(),
            *self._fonts(),
            *self._poor_pages(),
        ]

    def _misplaced(self) -> Iterator[str]:
        for element in self.elements:
            parent = element.parent
            where = f"{element.kind} in {parent.kind if parent else 'root'}"
            if parent and element.kind not in KIDS.get(parent.kind, {element.kind}):
                yield f"misplaced: {where}"
            if parent and parent.kind not in PARENTS.get(element.kind, {parent.kind}):
                yield f"misplaced: {where}"
            if element.marks and element.kind in WITHOUT_TEXT:
                yield f"text straight in {element.kind}"
            if not (element.kids or element.marks or element.links or element.kind in {"TH", "TD"}):
                yield f"empty {where}"

    def _marks(self) -> Iterator[str]:
        """Each marked content belongs to one element, and the parent tree knows it."""
        tree = self.catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        owners = dict(zip(tree[::2], tree[1::2], strict=True))
        counted = Counter(mark for element in self.elements for mark in element.marks)
        yield from (f"{mark} in {times} elements" for mark, times in counted.items() if times != 1)
        for number, page in enumerate(self.pages):
            drawn = {mark for mark in self.shown[number] if mark is not None}
            held = {mark for at, mark in counted if at == number}
            if drawn != held:
                yield f"page {number}: marks {drawn ^ held} without an element or without content"
            listed = owners[page["/StructParents"]].get_object()
            said = {mark for mark, owner in enumerate(listed) if not isinstance(owner, NullObject)}
            if said != held:
                yield f"page {number}: parent tree differs at {said ^ held}"
            if None in self.shown[number]:
                yield f"page {number}: text neither tagged nor an artifact"
        for element in self.elements:
            for page, mark in element.marks:
                owner = owners[self.pages[page]["/StructParents"]].get_object()[mark].get_object()
                if owner != element.entry:
                    yield f"page {page}: the parent tree gives {mark} to another element"

    def _links(self) -> Iterator[str]:
        tree = self.catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        owners = dict(zip(tree[::2], tree[1::2], strict=True))
        named = self.pdf.named_destinations
        tagged = {link.idnum for element in self.of_kind("Link") for link in element.links}
        for element in self.elements:
            if element.kind == "Link" and not element.links:
                yield "Link without its annotation"
            for link in element.links:
                if owners[link.get_object()["/StructParent"]].get_object() != element.entry:
                    yield f"annotation {link.idnum} belongs to another element"
        for number, page in enumerate(self.pages):
            for link in page.get("/Annots", []):
                entry = link.get_object()
                if link.idnum not in tagged:
                    yield f"page {number}: untagged link to {entry.get('/Contents')}"
                if not entry.get("/Contents"):
                    yield f"page {number}: link without words"
                if "/Dest" in entry and entry["/Dest"] not in named:
                    yield f"page {number}: link to nowhere, {entry['/Dest']}"

    def _notes(self) -> Iterator[str]:
        notes = self.of_kind("Note")
        names = [note.entry.get("/ID") for note in notes]
        listed = self.catalog["/StructTreeRoot"].get("/IDTree", {}).get("/Names", [])
        if names != listed[::2] or len(set(names)) != len(names):
            yield "identifiers of notes"
        calls = [element for element in self.of_kind("Reference") if not _in_contents(element)]
        if len(calls) != len(notes):
            yield f"{len(calls)} references to {len(notes)} notes"
        for number, (call, note) in enumerate(zip(calls, notes, strict=False), 1):
            if call.all_marks()[0][0] != note.all_marks()[0][0]:
                yield f"note {number} does not stand on the page that calls it"

    def _figures(self) -> Iterator[str]:
        for figure in self.of_kind("Figure"):
            if not figure.entry.get("/Alt"):
                yield "Figure without Alt"
            left, low, right, high = map(float, figure.entry["/A"]["/BBox"])
            page = self.pages[figure.marks[0][0]].mediabox
            if not (0 <= left < right <= page.width and 0 <= low < high <= page.height):
                yield f"Figure outside its page: {left} {low} {right} {high}"

    def _fonts(self) -> Iterator[str]:
        used: dict[str, set[int]] = {}
        fonts: dict[str, Any] = {}
        for page, shown in zip(self.pages, self.shown, strict=True):
            fonts |= dict(page["/Resources"]["/Font"])
            for text in shown.values():
                for name, glyph in text.glyphs:
                    used.setdefault(name, set()).add(glyph)
        for name, glyphs in used.items():
            yield from _font_faults(fonts[name].get_object(), glyphs)

    def _poor_pages(self) -> Iterator[str]:
        """An empty page, one of two lines, a heading that stands last."""
        notes = {mark for note in self.of_kind("Note") for mark in note.all_marks()}
        heads = {
            mark
            for element in self.elements
            if element.kind in {"H1", "H2", "H3", "H4"}
            for mark in element.all_marks()
        }
        for number, shown in enumerate(self.shown):
            body = {
                mark: round(text.low)
                for mark, text in shown.items()
                if (number, mark) not in notes and mark is not None
            }
            lines = set(body.values())
            figures = [f for f in self.of_kind("Figure") if f.marks[0][0] == number]
            if len(lines) < 3 and not figures and len(self.pages) > 1:
                yield f"page {number + 1} of {len(self.pages)} has {len(lines)} lines"
            if body and not figures:
                last = min(body, key=lambda mark: body[mark])
                if (number, last) in heads:
                    yield f"page {number + 1}: a heading stands last"


def _in_contents(element: Element) -> bool:
    return element.parent is not None and element.parent.kind == "TOCI"


def _shown(page: PageObject, pdf: PdfReader) -> dict[int | None, Shown]:
    """Follows the operators that matter for text: marks, matrices, fonts and strings."""
    found: dict[int | None, Shown] = {}
    stack: list[int | str | None] = []
    scale, shift, states = 1.0, 0.0, []
    font, low = "", 0.0
    contents = page.get_contents()
    operations = ContentStream(contents, pdf).operations if contents is not None else []
    for operands, operator in operations:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else {}
            stack.append(int(properties["/MCID"]) if "/MCID" in properties else "artifact")
            if "/MCID" in properties:
                found[int(properties["/MCID"])] = Shown(low=shift)
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"q":
            states.append((scale, shift))
        elif operator == b"Q":
            scale, shift = states.pop()
        elif operator == b"cm":
            scale, shift = scale * float(operands[3]), scale * float(operands[5]) + shift
        elif operator == b"Tm":
            low = scale * float(operands[5]) + shift
        elif operator == b"Tf":
            font = operands[0]
        elif operator in (b"TJ", b"Tj") and "artifact" not in stack:
            mark = stack[-1] if stack else None
            text = found.setdefault(mark if isinstance(mark, int) else None, Shown(low=low))
            text.low = low
            for piece in operands[0] if operator == b"TJ" else operands:
                if not isinstance(piece, int | float):
                    text.glyphs.update((font, glyph) for glyph in _glyphs(piece))
    return found


def _glyphs(string: Any) -> Iterator[int]:
    data = string if isinstance(string, bytes) else string.original_bytes
    return (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))


def _font_faults(font: Any, glyphs: set[int]) -> Iterator[str]:
    name = font["/BaseFont"]
    inner = font["/DescendantFonts"][0].get_object()
    descriptor = inner["/FontDescriptor"]
    if "/FontFile2" not in descriptor or name[7:8] != "+":
        yield f"{name} is not an embedded subset"
        return
    if "/ToUnicode" not in font:
        yield f"{name} says no characters"
    else:
        said = _said_by(font["/ToUnicode"].get_data().decode())
        yield from (f"{name}: glyph {glyph} has no character" for glyph in glyphs - said)
    file = TTFont(io.BytesIO(descriptor["/FontFile2"].get_data()))
    upem, order, widths = file["head"].unitsPerEm, file.getGlyphOrder(), _widths(inner["/W"])
    for glyph in sorted(glyphs):
        real = file["hmtx"][order[glyph]][0] * 1000 / upem
        if abs(widths.get(glyph, 1000) - real) > 1:
            yield f"{name}: glyph {glyph} is {real} wide, {widths.get(glyph)} declared"


def _said_by(cmap: str) -> set[int]:
    """The glyphs that a ToUnicode map of WeasyPrint translates."""
    lines = (line.split() for line in cmap.splitlines())
    return {
        int(parts[0][1:-1], 16)
        for parts in lines
        if len(parts) == 2 and parts[0].startswith("<") and parts[1] not in {"<>", "<0000>"}
    }


def _widths(declared: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    for first, widths in zip(declared[::2], declared[1::2], strict=True):
        found |= {int(first) + at: float(width) for at, width in enumerate(widths)}
    return found

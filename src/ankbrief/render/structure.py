"""What a screen reader is told: the tree of a document's parts, made from WeasyPrint's boxes.

WeasyPrint's own tree has one element for each piece of a paragraph or a table that a page break
cuts, no notes, no languages and no contents. Here each element of the HTML is one `Element`,
however many pages it runs over. The kinds are the standard ones of PDF 1.7 (ISO 32000-1, 14.8.4).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes

from ankbrief.errors import RenderError

Marks: TypeAlias = "dict[Any, dict[str, Any]]"
"""Box that was drawn → number of its marked content (`mcid`) on the page."""

PX_TO_PT = 0.75

SVG = "{http://www.w3.org/2000/svg}svg"
KINDS = {
    **dict.fromkeys(("header", "footer", "div", "figure"), "Div"),
    **dict.fromkeys(("section", "nav"), "Sect"),
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    "main": "Part",
    "article": "Art",
    "p": "P",
    "blockquote": "BlockQuote",
    "q": "Quote",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
}
GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
"""Kinds that hold paragraphs, never text itself."""


_NUMBERINGS = {
    "none": "None",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
}


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content of a page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """The link annotation over a part of a page, and what to say of it."""

    page: int
    annotation: Any
    words: str


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document; `language` is inherited, `in_contents` means inside <nav>."""

    kind: str
    parent: Element | None = field(repr=False)
    language: str | None = None
    in_contents: bool = False
    properties: dict[str, Any] = field(default_factory=dict)
    kids: list[Kid] = field(default_factory=list)

    def add(self, kind: str, **properties: Any) -> Element:
        """A new last kid."""
        kid = Element(kind, self, self.language, self.in_contents, properties)
        self.kids.append(kid)
        return kid

    def for_text(self) -> Element:
        """Where text may stand: text straight in a group is a paragraph of its own."""
        if self.kind not in GROUPS:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Element) and last.properties.get("implied"):
            return last
        return self.add("P", implied=True)


Kid: TypeAlias = "Element | Content | Hyperlink"


class Structure:
    """The tree, filled page by page.

    Notes are read after everything else, as they would be aloud; a link leads to each and back.
    """

    def __init__(self, language: str | None) -> None:
        self.document = Element("Document", None, language)
        self.notes = Element("Sect", self.document, language)
        self._inside: dict[tuple[int, str | None], Element] = {}
        self._notes: dict[int, Element] = {}
        self._heads: dict[int, int] = {}

    def add_page(self, number: int, page: Any, marks: Marks) -> None:
        """Takes over what the page says; what stays in `marks` says nothing (margins, blanks)."""
        filling = _Page(self, number, page.height, marks)
        for box in page.children:
            if not isinstance(box, boxes.MarginBox):
                filling.add(box, self.document)

    def is_repeated(self, box: Any, page: int) -> bool:
        """Whether a table's head stands here once more, on top of a later page."""
        return (
            isinstance(box, boxes.TableRowGroupBox)
            and box.is_header
            and self._heads.setdefault(id(box.element), page) != page
        )

    def inside(self, box: Any, parent: Element) -> Element:
        """The element that takes what is in `box`: its own, or `parent` where it has none."""
        if box.element is None:
            return parent
        key = (id(box.element), box.element_tag)
        if key not in self._inside:
            self._inside[key] = self._opened(box, parent)
        return self._inside[key]

    def _opened(self, box: Any, parent: Element) -> Element:
        tag, _, pseudo = str(box.element_tag).partition("::")
        if pseudo in _PSEUDO:
            return _PSEUDO[pseudo](self, box, parent)
        if pseudo or tag in {"html", "body"}:
            return parent
        if id(box.element) in self._notes:
            return self.note_of(box)
        opened = _OPENERS.get(tag, _open_plain)(box, parent)
        return _spoken(opened, parent, box.element.get("lang"))

    def note_of(self, box: Any) -> Element:
        """The note called by `box`, among the others."""
        key = id(box.element)
        if key not in self._notes:
            note = self.notes.add("Note", ID=f"note-{len(self._notes) + 1:06}")
            self._notes[key] = _spoken(note, self.notes, box.element.get("lang"))
        return self._notes[key]


@dataclass(slots=True)
class _Page:
    structure: Structure
    number: int
    height: float
    marks: Marks

    def add(self, box: Any, parent: Element) -> None:
        box = getattr(box, "_box", box)  # what stands for a box placed absolutely
        if isinstance(box, boxes.TextBox):
            if box.text.strip():
                self._take(box, parent.for_text())
            return
        if box.is_leader or self.structure.is_repeated(box, self.number):
            return
        element = self.structure.inside(box, parent)
        if box.link_annotation is not None and box.link is not None:  # its own, not its parent's
            element.kids.append(Hyperlink(self.number, box.link_annotation, _words(box)))
        if isinstance(box, boxes.ReplacedBox):
            element.properties["A"] = {"O": "/Layout", "BBox": self._place(box)}
            self._take(box, element)
        for child in box.children:
            self.add(child, element)

    def _take(self, box: Any, element: Element) -> None:
        mark = self.marks.pop(box, None)
        if mark is not None:
            element.kids.append(Content(self.number, mark["mcid"]))

    def _place(self, box: Any) -> list[float]:
        """Left, bottom, right, top in points from the page's lower left corner."""
        left, top = box.content_box_x(), box.content_box_y()
        sides = (left, self.height - top - box.height, left + box.width, self.height - top)
        return [round(side * PX_TO_PT, 3) for side in sides]


def _words(link: Any) -> str:
    """What the annotation says: the text of the link, or where the number of a note leads."""
    if str(link.element_tag).endswith("::footnote-call"):
        return "К сноске"
    if str(link.element_tag).endswith("::footnote-marker"):
        return "К месту в тексте"
    return " ".join("".join(link.element.itertext()).split())


def _spoken(opened: Element, parent: Element, language: str | None) -> Element:
    """`opened`, or a part of it, marked where it is in another language than what is around."""
    if not language or language == parent.language:
        return opened
    if opened is parent:
        opened = parent.for_text().add("Span")
    opened.properties["Lang"] = opened.language = language
    return opened


def _open_plain(box: Any, parent: Element) -> Element:
    kind = KINDS.get(box.element_tag)
    if kind is None:
        return parent
    opened = (parent.for_text() if kind == "Quote" else parent).add(kind)
    opened.in_contents |= box.element_tag == "nav"
    return opened


def _open_list(box: Any, parent: Element) -> Element:
    if parent.in_contents:
        return parent.add("TOC")
    style = box.style["list_style_type"]
    usual = {"ol": "Decimal", "ul": "Disc"}.get(box.element_tag, "None")
    known = _NUMBERINGS if box.element_tag != "dl" else {}
    numbering = known.get(style if isinstance(style, str) else "", usual)
    return parent.add("L", A={"O": "/List", "ListNumbering": f"/{numbering}"})


def _open_item(_box: Any, parent: Element) -> Element:
    return parent.add("TOCI") if parent.in_contents else parent.add("LI").add("LBody")


def _open_marker(_structure: Structure, _box: Any, parent: Element) -> Element:
    """The label stands before the body of its item."""
    item = parent.parent
    if parent.kind != "LBody" or item is None:
        return parent.add("Lbl") if parent.kind == "TOCI" else parent
    label = item.add("Lbl")
    item.kids.insert(0, item.kids.pop())
    return label


def _open_term(_box: Any, parent: Element) -> Element:
    return parent.add("LI").add("Lbl")


def _open_definition(_box: Any, parent: Element) -> Element:
    last = parent.kids[-1] if parent.kids else None
    return (last if isinstance(last, Element) else parent.add("LI")).add("LBody")


def _open_link(box: Any, parent: Element) -> Element:
    if box.link is None:
        return parent
    place = parent.for_text()
    return (place.add("Reference") if parent.in_contents else place).add("Link")


def _open_cell(box: Any, parent: Element) -> Element:
    spans = (("ColSpan", box.colspan), ("RowSpan", box.rowspan))
    layout: dict[str, Any] = {name: number for name, number in spans if number != 1}
    if box.element_tag == "th":
        layout["Scope"] = _scope(box.element.get("scope"), parent)
    attributes = {"A": {"O": "/Table", **layout}} if layout else {}
    return parent.add(KINDS[box.element_tag], **attributes)


def _scope(said: str | None, row: Element) -> str:
    """A header cell in the body of a table heads its row, any other its column."""
    in_body = row.parent is not None and row.parent.kind == "TBody"
    heads_row = said == "row" or (said != "col" and in_body)
    return "/Row" if heads_row else "/Column"


def _open_figure(box: Any, parent: Element) -> Element:
    said = box.element.get("alt") or box.element.get("aria-label")
    if not said:
        raise RenderError(
            "у картинки нет описания (alt)",
            box.element.get("src") or "<svg>",
            "Скажите в alt (у <svg> — в aria-label), что на ней.",
        )
    return parent.add("Figure", Alt=said)


def _open_abbreviation(box: Any, parent: Element) -> Element:
    title = box.element.get("title")
    return parent.for_text().add("Span", E=title) if title else parent


def _open_call(structure: Structure, box: Any, parent: Element) -> Element:
    structure.note_of(box)
    return parent.for_text().add("Reference").add("Link")


def _open_note_number(_structure: Structure, _box: Any, parent: Element) -> Element:
    return parent.add("Lbl").add("Link")


_OPENERS: dict[str, Callable[[Any, Element], Element]] = {
    **dict.fromkeys(("ul", "ol", "dl"), _open_list),
    **dict.fromkeys(("th", "td"), _open_cell),
    **dict.fromkeys(("img", SVG), _open_figure),
    "li": _open_item,
    "dt": _open_term,
    "dd": _open_definition,
    "a": _open_link,
    "abbr": _open_abbreviation,
}
_PSEUDO: dict[str, Callable[[Structure, Any, Element], Element]] = {
    "marker": _open_marker,
    "footnote-call": _open_call,
    "footnote-marker": _open_note_number,
}


def kids_of(element: Element) -> list[Kid]:
    """The kids that say something; an empty cell keeps its place in the row.

    Text beside other elements becomes elements too: tools that read an element's own text before
    that of its kids would else tell it in another order.
    """
    kids = [kid for kid in element.kids if not isinstance(kid, Element) or _says_something(kid)]
    if not any(isinstance(kid, Element) for kid in kids):
        return kids
    found: list[Kid] = []
    for is_content, run in groupby(kids, lambda kid: isinstance(kid, Content)):
        these = list(run)
        found += [Element("Span", element, kids=these)] if is_content else these
    return found


def _says_something(element: Element) -> bool:
    return element.kind in {"TD", "TH"} or any(
        not isinstance(kid, Element) or _says_something(kid) for kid in element.kids
    )

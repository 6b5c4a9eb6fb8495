"""The tree of a document's parts, made from WeasyPrint's boxes.

WeasyPrint's own has one element for each piece of a paragraph or a table that a page break cuts,
no notes, no languages and no contents. Here each element of the HTML is one, however many pages it
runs over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes

from ankbrief.render.nodes import text_of
from ankbrief.render.tags import roles
from ankbrief.render.tags.elements import Content, Element, Hyperlink

Marks: TypeAlias = "dict[Any, dict[str, Any]]"
"""Box that was drawn → number of its marked content (`mcid`) on the page."""

PX_TO_PT = 0.75


class Structure:
    """The tree, filled page by page.

    Notes are read after everything else, as they would be aloud; a link leads to each and back.
    """

    def __init__(self, language: str | None) -> None:
        self.document = Element("Document", None, language)
        self.notes = Element("Sect", self.document, language)
        self._inside: dict[tuple[int, str], Element] = {}
        self._heads: dict[int, int] = {}

    def add_page(self, number: int, page: Any, marks: Marks) -> None:
        """Takes over what the page says; what stays in `marks` says nothing (margins, blanks)."""
        filling = _Page(self, number, page.margin_height(), marks)
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
        key = (id(box.element), str(box.element_tag))
        if key[1].endswith("::footnote-call"):
            self._make_note(box)
        if key not in self._inside:
            self._inside[key] = roles.opened(box, parent)
        return self._inside[key]

    def _make_note(self, box: Any) -> None:
        """Keeps a place for the note that is called here."""
        key = (id(box.element), str(box.element.tag))
        if key not in self._inside:
            note = self.notes.add("Note", ID=f"note-{len(self.notes.kids) + 1:06}")
            self._inside[key] = roles.spoken(note, self.notes, box.element.get("lang"))


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
    return text_of(link.element)

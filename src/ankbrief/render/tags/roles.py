"""Which part of the document each element of the HTML is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ankbrief.errors import RenderError
from ankbrief.render.tags.elements import Element

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
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "th": "TH",
    "td": "TD",
}
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


def opened(box: Any, parent: Element) -> Element:
    """What takes the content of `box`: new parts in `parent`, or `parent` itself."""
    tag, _, pseudo = str(box.element_tag).partition("::")
    if pseudo or tag in {"html", "body"}:
        return _PSEUDO[pseudo](parent) if pseudo in _PSEUDO else parent
    part = _OPENERS.get(tag, _open_plain)(box, parent)
    return spoken(part, parent, box.element.get("lang"))


def spoken(part: Element, parent: Element, language: str | None) -> Element:
    """`part`, or a part of it, marked where it is in another language than what is around."""
    if not language or language == parent.language:
        return part
    if part is parent:
        part = parent.for_text().add("Span")
    part.properties["Lang"] = part.language = language
    return part


def _open_table(box: Any, parent: Element) -> Element:
    """A table laid out in blocks, for narrow pages, is a list of its rows.

    Others have a group of their own: side by side, checkers take two for one that was torn.
    """
    if box.is_table_wrapper:
        return parent.add("Div").add("Table")
    return parent.add("L", A={"O": "/List", "ListNumbering": "/None"})


def _open_rows(box: Any, parent: Element) -> Element:
    return parent if parent.kind == "L" else parent.add(KINDS[box.element_tag])


def _open_row(_box: Any, parent: Element) -> Element:
    return parent.add("LI").add("LBody") if parent.kind == "L" else parent.add("TR")


def _open_plain(box: Any, parent: Element) -> Element:
    kind = KINDS.get(box.element_tag)
    if kind is None:
        return parent
    part = (parent.for_text() if kind == "Quote" else parent).add(kind)
    part.in_contents |= box.element_tag == "nav"
    return part


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


def _open_marker(parent: Element) -> Element:
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
    if parent.kind == "LBody":
        return parent.add("Div")
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


def _open_call(parent: Element) -> Element:
    return parent.for_text().add("Reference").add("Link")


def _open_note_number(parent: Element) -> Element:
    return parent.add("Lbl").add("Link")


_OPENERS: dict[str, Callable[[Any, Element], Element]] = {
    **dict.fromkeys(("ul", "ol", "dl"), _open_list),
    **dict.fromkeys(("th", "td"), _open_cell),
    **dict.fromkeys(("img", SVG), _open_figure),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _open_rows),
    "table": _open_table,
    "tr": _open_row,
    "li": _open_item,
    "dt": _open_term,
    "dd": _open_definition,
    "a": _open_link,
    "abbr": _open_abbreviation,
}
_PSEUDO: dict[str, Callable[[Element], Element]] = {
    "marker": _open_marker,
    "footnote-call": _open_call,
    "footnote-marker": _open_note_number,
}

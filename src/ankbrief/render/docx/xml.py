"""Elements of WordprocessingML (ECMA-376 part 1, 17), made and put in the order of its schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from docx.oxml.ns import nsmap, qn
from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml names its element type so

NAMESPACES = {"w": nsmap["w"], "r": nsmap["r"]}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# CT_PPrBase and CT_RPr are sequences: Word calls a file damaged when their children are shuffled.
P_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "bidi", "spacing"),
    *("ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr", "pPrChange"),
)
# What XML cannot hold; the HTML was cleaned before, texts from elsewhere pass here too.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@cache
def tag(name: str) -> str:
    """The Clark name of a `w:` element or attribute."""
    return qn(f"w:{name}")


def el(name: str, /, *children: Element, text: str | None = None, **attributes: str) -> Element:
    """`<w:name w:attribute="…">` with children."""
    element = etree.Element(tag(name), nsmap=NAMESPACES)
    for key, value in attributes.items():
        element.set(tag(key), value)
    if text is not None:
        element.text = _UNFIT.sub("", text)
        element.set(XML_SPACE, "preserve")
    element.extend(children)
    return element


def set_paragraph(paragraph: Element, name: str, /, **attributes: str) -> None:
    """Sets one paragraph property, replacing what was there."""
    properties = paragraph.find(tag("pPr"))
    if properties is None:
        properties = el("pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(tag(name)):
        properties.remove(old)
    place = P_ORDER.index(name)
    before = sum(1 for child in properties if P_ORDER.index(local(child)) < place)
    properties.insert(before, el(name, **attributes))


def style_of(paragraph: Element) -> str:
    """The id of the paragraph's style; empty for the default one."""
    style = paragraph.find(f"{tag('pPr')}/{tag('pStyle')}")
    return "" if style is None else str(style.get(tag("val")))


def local(element: Element) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname


def paragraphs(elements: list[Element]) -> Iterator[Element]:
    """All paragraphs in and under `elements`, in order."""
    for element in elements:
        yield from element.iter(tag("p"))


def field(instruction: str, shown: str, properties: Element | None = None) -> list[Element]:
    """The runs of a field whose last result is `shown` (17.16.18)."""
    return [
        _field_run(el("fldChar", fldCharType="begin")),
        _field_run(el("instrText", text=f" {instruction} ")),
        _field_run(el("fldChar", fldCharType="separate")),
        el("r", *([properties] if properties is not None else []), el("t", text=shown)),
        _field_run(el("fldChar", fldCharType="end")),
    ]


def _field_run(content: Element) -> Element:
    return el("r", content)

"""WordprocessingML (ECMA-376 part 1, 17) as text: elements are strings, paragraphs can be changed.

A brief of 500 articles has some 300,000 elements; as strings they take a tenth of the time that
lxml needs to make them. Parts of the reference file, which are read and changed, stay lxml trees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import chain
from typing import TypeAlias

from docx.oxml.ns import nsmap, qn
from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml names its element type so

NAMESPACES = {key: nsmap[key] for key in ("w", "r")}
_HOLE = "ankbrief"

# CT_PPrBase is a sequence: Word calls a file damaged when its children are shuffled.
P_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "bidi", "spacing"),
    *("ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr", "pPrChange"),
)
_PLACE = {name: place for place, name in enumerate(P_ORDER)}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What XML cannot hold; the HTML was cleaned before, texts from elsewhere pass here too.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@cache
def tag(name: str) -> str:
    """The Clark name of a `w:` element or attribute, for lxml."""
    return qn(f"w:{name}")


def el(name: str, /, *children: str, **attributes: str) -> str:
    """`<w:name w:attribute="…">` with children."""
    inside = "".join(children)
    given = "".join(f' w:{key}="{attribute(value)}"' for key, value in attributes.items())
    return f"<w:{name}{given}>{inside}</w:{name}>" if inside else f"<w:{name}{given}/>"


def attribute(value: str) -> str:
    """The value as it stands between double quotation marks."""
    return escape(_UNFIT.sub("", value))


def text(words: str) -> str:
    """`w:t` of the words, whose spaces are kept."""
    return f'<w:t xml:space="preserve">{escape(_UNFIT.sub("", words), quote=False)}</w:t>'


def run(*children: str, style: str = "") -> str:
    """`w:r` of the children, in a character style."""
    look = el("rPr", el("rStyle", val=style)) if style else ""
    return f"<w:r>{look}{''.join(children)}</w:r>"


@dataclass(slots=True)
class Paragraph:
    """`w:p`; `properties` are the children of its `w:pPr` by name, the style's id aside."""

    style: str = ""
    content: list[str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)

    def set(self, name: str, /, **attributes: str) -> None:
        """Sets one property, replacing what was there."""
        self.properties[name] = el(name, **attributes)

    def xml(self) -> str:
        """The paragraph in the order of the schema."""
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        names = sorted(self.properties, key=_PLACE.__getitem__) if self.properties else ()
        others = "".join([self.properties[name] for name in names])
        return f"<w:p><w:pPr>{style}{others}</w:pPr>{''.join(self.content)}</w:p>"


@dataclass(slots=True)
class Group:
    """Anything with blocks inside: a table (`kind` is «tbl»), a row, a cell, a content control."""

    kind: str
    before: str = ""  # between the start tag and the blocks
    blocks: list[Block] = field(default_factory=list)

    def xml(self) -> str:
        """The element with all its blocks."""
        inside = "".join([block.xml() for block in self.blocks])
        return f"<w:{self.kind}>{self.before}{inside}</w:{self.kind}>"


Block: TypeAlias = Paragraph | Group


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """All paragraphs in and under `blocks`, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from paragraphs(block.blocks)


def complex_field(instruction: str, shown: str) -> list[str]:
    """The runs of a field whose last result is `shown`."""
    start, end = field_ends(instruction)
    return [*start, run(text(shown)), *end]


def field_ends(instruction: str) -> tuple[list[str], list[str]]:
    """The runs before and after the last result of a field (17.16.18)."""
    start = [
        run(el("fldChar", fldCharType="begin")),
        run(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'),
        run(el("fldChar", fldCharType="separate")),
    ]
    return start, [run(el("fldChar", fldCharType="end"))]


def part(name: str, children: Iterable[str]) -> bytes:
    """A whole part whose root is `w:name`."""
    return filled(etree.Element(tag(name), nsmap={"w": nsmap["w"]}), children)


def filled(root: Element, inside: Iterable[str], *, where: Element | None = None) -> bytes:
    """`root` as a part, with the text `inside` put first into `where` (else last into the root).

    The prefixes of our text are those of python-docx, whatever the reference file calls them.
    The text is encoded piece by piece, since that of a long brief takes much room.
    """
    place = root if where is None else where
    place.insert(0 if where is not None else len(place), etree.Comment(_HOLE))
    names: dict[str | None, str] = dict(root.nsmap)
    names.update(NAMESPACES)
    new = etree.Element(root.tag, dict(root.attrib), nsmap=names)
    new.extend(list(root))
    before, after = etree.tostring(new, encoding="unicode").split(f"<!--{_HOLE}-->", 1)
    pieces = chain((_DECLARATION, before), inside, (after,))
    return b"".join([piece.encode() for piece in pieces])


def parsed(fragment: str) -> Element:
    """An element of our text as a tree of lxml."""
    (element,) = etree.fromstring(part("root", (fragment,)))
    return element

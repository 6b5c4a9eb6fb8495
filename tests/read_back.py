"""The page of a brief, and its documents read back: text, rows of tables, alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import docx
import lxml.html
from docx.opc.part import Part
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ContentStream

from ankbrief import pipeline
from ankbrief.briefing import Briefing
from ankbrief.config import Config

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BLOCKS = ("p", "h1", "h2", "h3", "h4", "td", "th", "li", "caption", "figcaption")
ENTRY = re.compile(r"<([0-9a-f]+)> <([0-9a-f]+)>")


def page_of(brief: Briefing, config: Config) -> str:
    """The HTML, which a Word template would not give."""
    made = pipeline.page(brief, config)
    assert isinstance(made, str)
    return made


def letters(text: str) -> str:
    """Letters and digits alone, small: spaces, marks and hyphens of line ends differ."""
    return re.sub(r"[\W_]", "", text).lower()


@dataclass(frozen=True)
class ReadBack:
    """What a reader finds; notes stand after the text that they interrupt."""

    text: str
    rows: tuple[str, ...]
    pictures: tuple[str, ...]

    @cached_property
    def letters(self) -> str:
        return letters(self.text)

    def row_with(self, *words: str) -> bool:
        """Whether one row of a table holds all the words."""
        wanted = [letters(word) for word in words]
        return any(all(word in letters(row) for word in wanted) for row in self.rows)


def of_html(html: str) -> ReadBack:
    """The page as a browser shows it."""
    root = next(lxml.html.document_fromstring(html).iter("body"))
    alts = tuple(str(node.get("aria-label")) for node in root.iter("svg"))
    for drawn in list(root.iter("svg")):
        drawn.drop_tree()
    notes = root.xpath("//span[@class='footnote']")
    told = [note.text_content() for note in notes]
    for note in notes:
        note.drop_tree()
    rows = tuple(row.text_content() for row in root.iter("tr"))
    return ReadBack("\n".join([root.text_content(), *told]), rows, alts)


def blocks_of(html: str) -> Iterator[str]:
    """The text of each paragraph, cell, heading and note."""
    root = lxml.html.document_fromstring(html)
    for drawn in list(root.iter("svg")):
        drawn.drop_tree()
    for note in root.xpath("//span[@class='footnote']"):
        yield note.text_content()
        note.drop_tree()
    for block in root.iter(*BLOCKS):
        if not any(inner.tag in BLOCKS for inner in block.iterdescendants()):
            yield block.text_content()


def of_docx(data: bytes) -> ReadBack:
    """The Word file, its footnotes and the descriptions of its pictures."""
    document = docx.Document(BytesIO(data))
    body = document.element.body
    notes = [
        _word_text(etree.fromstring(related.blob))
        for related in document.part.related_parts.values()
        if isinstance(related, Part) and str(related.partname).endswith("footnotes.xml")
    ]
    rows = tuple(_word_text(row) for row in body.iter(f"{WORD}tr"))
    alts = tuple(str(node.get("descr")) for node in body.iter(f"{DRAWING}docPr"))
    return ReadBack("\n".join([_word_text(body), *notes]), rows, alts)


def _word_text(node: Any) -> str:
    texts = (str(part.text or "") for part in node.iter(f"{WORD}t"))
    return "".join(texts)


def of_pdf(data: bytes) -> ReadBack:
    """The PDF in the order of its tags, so that no page's end interrupts a sentence."""
    tagged = Tagged(PdfReader(BytesIO(data)))
    roots = tagged.pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]  # type: ignore[index]
    told = [tagged.text_of(entry.get_object()) for entry in roots]
    text = "\n".join([*told, *tagged.notes])
    return ReadBack(text, tuple(tagged.rows), tuple(tagged.pictures))


class Tagged:
    """A tagged PDF; reading it puts its notes, rows and pictures aside."""

    def __init__(self, pdf: PdfReader) -> None:
        self.pdf = pdf
        self.notes: list[str] = []
        self.rows: list[str] = []
        self.pictures: list[str] = []
        references = [page.indirect_reference for page in pdf.pages]
        self._numbers = {found.idnum: n for n, found in enumerate(references) if found}
        self._shown = [_marks(page, pdf) for page in pdf.pages]

    def text_of(self, entry: Any) -> str:
        """The text of a structure element, without its notes and their numbers."""
        kids = entry.get("/K", [])
        pieces = [self._kid(k, entry) for k in (kids if isinstance(kids, list) else [kids])]
        kind, text = entry["/S"], "".join(pieces)
        if kind == "/TR":
            self.rows.append(text)
        if kind == "/Note":
            self.notes.append(text)
        if kind == "/Figure":
            self.pictures.append(str(entry["/Alt"]))
        is_call = kind == "/Reference" and re.fullmatch(r"\W*\d+\W*", text)
        return "" if is_call or kind in {"/Note", "/Figure"} else text

    def _kid(self, kid: Any, parent: Any) -> str:
        inner = kid.get_object()
        if isinstance(inner, int):
            return self._marked(parent, inner)
        if inner.get("/Type") == "/MCR":
            return self._marked(inner, inner["/MCID"])
        return self.text_of(inner) if "/S" in inner else ""

    def _marked(self, entry: Any, mark: int) -> str:
        page = self._numbers[entry.raw_get("/Pg").idnum]
        return self._shown[page].get(int(mark), "")


def _marks(page: Any, pdf: PdfReader) -> dict[int, str]:
    """The text of each marked content of a page, by the fonts' own maps."""
    maps = {
        name: _characters(font.get_object()["/ToUnicode"].get_data().decode())
        for name, font in page["/Resources"].get("/Font", {}).items()
    }
    found: dict[int, str] = {}
    stack: list[int | None] = []
    known: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), pdf).operations:
        if operator in {b"BDC", b"BMC"}:
            properties = operands[1] if len(operands) > 1 else {}
            stack.append(int(properties["/MCID"]) if "/MCID" in properties else None)
        elif operator == b"EMC":
            stack.pop()
        elif operator == b"Tf":
            known = maps[operands[0]]
        elif operator in {b"TJ", b"Tj"} and stack and stack[-1] is not None:
            pieces = operands[0] if operator == b"TJ" else operands
            text = "".join(_decoded(p, known) for p in pieces if not isinstance(p, int | float))
            found[stack[-1]] = found.get(stack[-1], "") + text
    return found


def _characters(cmap: str) -> dict[int, str]:
    return {
        int(glyph, 16): bytes.fromhex(code).decode("utf-16-be")
        for glyph, code in ENTRY.findall(cmap)
        if len(code) % 4 == 0
    }


def _decoded(string: Any, known: dict[int, str]) -> str:
    data = string if isinstance(string, bytes) else string.original_bytes
    glyphs = (int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
    return "".join(known.get(glyph, "") for glyph in glyphs)

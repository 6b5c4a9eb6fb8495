"""HTML to a Word file: named styles of a reference file, real footnotes, bookmarks and fields.

The reference file gives styles, margins, header and footer; its own text is not used. A field
`TITLE` in its header or footer shows the document's title. Our own reference file embeds PT Serif
and PT Sans (Word for Windows has neither); where embedded fonts are switched off Word takes Cambria
and Calibri, which the font table names, and both have every Kazakh letter.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.rel import Relationships

from ankbrief.errors import RenderError
from ankbrief.render import htmltree
from ankbrief.render.docx.blocks import document_blocks
from ankbrief.render.docx.comments import Comments, drop_comments
from ankbrief.render.docx.draft import Draft
from ankbrief.render.docx.package import builtin_reference, packed
from ankbrief.render.docx.xml import Element, filled, parsed, run, tag, text
from ankbrief.render.htmltree import Meta, Rendered
from ankbrief.render.nodes import classes

_A4_TEXT = 9355  # twentieths of a point: 210 mm less 30 and 15
# Parts that python-docx carries along from its own template and Word does not need.
_NEEDLESS = ("/stylesWithEffects", "/thumbnail")
# What the reference file's own text brought along: pictures, links, tables of other programs.
_OF_TEXT = ("/image", "/hyperlink", "/oleObject", "/package", "/chart", "/aFChunk", "/subDocument")


def html_to_docx(
    html: str,
    *,
    reference: Path | bytes | None = None,
    base: Path | None = None,
    review: bool = False,
) -> Rendered:
    """The Word file of `html`.

    Args:
        html: a document of the tag set of `ankbrief.render.htmltree`.
        reference: a .docx whose styles, margins, header and footer are used; ours if None.
        base: the template's folder; pictures come from it and from nowhere else.
        review: whether `data-comment` becomes comments of Word; else it is left out.

    Raises:
        TemplateError: the HTML is outside the tag set or names a style that is not there.
        RenderError: the reference file or a picture cannot be used.
    """
    page = htmltree.read(html, leave_out="docx")
    document = opened(reference)
    body: Element = document.element.body
    _clear(body)
    _drop(document.part.rels, _OF_TEXT, kept=_relations_in(document.element))
    if "landscape" in classes(page.body):
        _turn(body.find(tag("sectPr")))
    drop_comments(document)
    comments = Comments(document, page.meta.created) if review else None
    draft = Draft(document, base, _text_width(body.find(tag("sectPr"))), comments)
    made = document_blocks(page.body, draft)
    describe(document, page.meta)
    _show_title(document, page.meta.title)
    drop_needless(document)
    parts = draft.close()
    inside = (block.xml() for block in made)
    parts[str(document.part.partname)] = filled(document.element, inside, where=body)
    return Rendered(packed(document.part.package, parts), page.problems)


def opened(reference: Path | bytes | None) -> Document:
    """The reference file.

    Raises:
        RenderError: it is no Word file.
    """
    data = builtin_reference() if reference is None else reference
    try:
        document = docx.Document(str(data) if isinstance(data, Path) else io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        where = str(reference) if isinstance(reference, Path) else "образец Word"
        raise RenderError(
            "образец Word не открывается",
            where,
            "Нужен файл .docx: откройте его в Word и сохраните как «Документ Word (.docx)».",
        ) from error
    document.settings  # noqa: B018  # python-docx adds the part where it is missing
    return document


def _clear(body: Element) -> None:
    """Empties the body but for the page set-up of its last section.

    Headers and footers that it takes over from the sections before it (17.10.1) become its own.
    """
    section = body.find(tag("sectPr"))
    if section is not None:
        kinds = (tag("headerReference"), tag("footerReference"))
        latest = {(r.tag, r.get(tag("type"))): r for r in body.iter(*kinds)}  # the last one wins
        for old in [child for child in section if child.tag in kinds]:
            section.remove(old)
        section[:0] = list(latest.values())
    body[:] = [] if section is None else [section]


def _turn(section: Element | None) -> None:
    """Lays an upright page on its side."""
    size = None if section is None else section.find(tag("pgSz"))
    if size is None:
        return
    sides = sorted((int(size.get(tag(name), "0")) for name in ("w", "h")), reverse=True)
    for name, value in zip(("w", "h"), sides, strict=True):
        size.set(tag(name), str(value))
    size.set(tag("orient"), "landscape")


def _text_width(section: Element | None) -> int:
    size = None if section is None else section.find(tag("pgSz"))
    margins = None if section is None else section.find(tag("pgMar"))
    if size is None or margins is None:
        return _A4_TEXT
    width = int(size.get(tag("w"), "0"))
    sides = sum(int(margins.get(tag(side), "0")) for side in ("left", "right", "gutter"))
    return width - sides if width > sides else _A4_TEXT


def describe(document: Document, meta: Meta) -> None:
    """Sets what the file says of itself."""
    properties = document.core_properties
    moment = meta.created.replace(tzinfo=None, microsecond=0)
    properties.title, properties.author = meta.title[:255], meta.author[:255]
    properties.subject, properties.comments = "", meta.description[:255]
    properties.keywords = ", ".join(meta.keywords)[:255]
    properties.language = "ru-RU"
    properties.last_modified_by, properties.revision = meta.author[:255], 1
    properties.created = properties.modified = moment


def _show_title(document: Document, title: str) -> None:
    """Writes the title into each TITLE field of headers and footers, as its last result."""
    for relation in document.part.rels.values():
        if relation.reltype in {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}:
            root = relation.target_part.element
            for simple in root.iter(tag("fldSimple")):
                if _is_title(simple.get(tag("instr"), "")):
                    simple[:] = [parsed(run(text(title)))]
            for paragraph in root.iter(tag("p")):
                _show_in_complex_field(paragraph, title)


def _is_title(instruction: str) -> bool:
    return re.match(r"\s*TITLE\b", instruction, re.IGNORECASE) is not None


def _show_in_complex_field(paragraph: Element, title: str) -> None:
    """The form Word gives a field when it saves: begin, instruction, separate, result, end."""
    instruction, state = "", ""
    for piece in list(paragraph.iter(tag("r"))):
        mark = piece.find(tag("fldChar"))
        if mark is not None:
            state = str(mark.get(tag("fldCharType")))
            instruction = "" if state == "begin" else instruction
            if state == "separate" and _is_title(instruction):
                piece.addnext(parsed(run(text(title))))
        elif state == "begin":
            instruction += "".join(str(t.text or "") for t in piece.iter(tag("instrText")))
        elif state == "separate" and _is_title(instruction):
            piece.getparent().remove(piece)  # type: ignore[union-attr]


def drop_needless(document: Document) -> None:
    """Drops what would contradict the styles of the file, or show another first page."""
    _drop(document.part.rels, _NEEDLESS)
    _drop(document.part.package.rels, _NEEDLESS)


def _drop(
    relations: Relationships, endings: tuple[str, ...], kept: frozenset[str] = frozenset()
) -> None:
    """Drops relations by the ends of their kinds; parts that none leads to are not written."""
    for identifier, relation in list(relations.items()):
        if relation.reltype.endswith(endings) and identifier not in kept:
            del relations[identifier]


def _relations_in(root: Element) -> frozenset[str]:
    """The relations that what is left of a part still names: its background, its headers."""
    return frozenset(str(value) for node in root.iter() for value in node.attrib.values())

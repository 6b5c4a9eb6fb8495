"""Text inside a paragraph: runs, links, notes, breaks; whitespace collapses as in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ankbrief.render.docx.draft import Draft, Links
from ankbrief.render.docx.images import picture
from ankbrief.render.docx.styles import RUN_CLASSES
from ankbrief.render.docx.xml import Element, el, tag
from ankbrief.render.htmltree import Node, classes

LANGUAGES = {"ru": "ru-RU", "kk": "kk-KZ", "en": "en-US"}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_RIGHT_TO_LEFT = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc ]*)"
)
_SOFT_HYPHEN = "\u00ad"
_QUOTES = (("«", "»"), ("„", "“"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text looks and where it leads."""

    bold: bool = False
    italic: bool = False
    small: bool = False
    vertical: str = ""
    language: str = ""
    style: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Made:
    """A finished element between the words; `breaks` where a new line begins after it."""

    element: Element
    look: Look
    breaks: bool = False


Piece = Text | Made


def content(node: Node, look: Look, draft: Draft) -> list[Element]:
    """Everything inside `node` as children of a paragraph."""
    return assemble([*inner(node, look, draft)], draft, draft.links)


def assemble(pieces: list[Piece], draft: Draft, links: Links) -> list[Element]:
    """Pieces as children of a paragraph, neighbours of one address in one hyperlink."""
    elements: list[Element] = []
    for address, group in groupby(_collapsed(pieces), key=lambda piece: piece.look.link):
        runs = [element for piece in group for element in _elements(piece, draft)]
        elements += [_hyperlink(address, runs, draft, links)] if address else runs
    return elements


def inner(node: Node, look: Look, draft: Draft, quoted: int = 0) -> Iterator[Piece]:
    """The pieces of the text and elements inside `node`."""
    yield from words(node.text, look)
    for child in node:
        yield from element_pieces(child, look, draft, quoted)
        yield from words(child.tail, look)


def element_pieces(node: Node, look: Look, draft: Draft, quoted: int = 0) -> Iterator[Piece]:
    """The pieces of one inline element, without its tail."""
    look = _look(node, look, draft)
    if node.tag == "br":
        yield Made(el("r", el("br")), look, breaks=True)
    elif node.tag == "img":
        yield Made(picture(node, draft), look)
    elif "footnote" in classes(node):
        yield Made(_note(node, look, draft), look)
    elif node.get("id"):
        start, end = draft.bookmark_pair(str(node.get("id")))
        yield Made(start, look)
        yield from _quoted(node, look, draft, quoted)
        yield Made(end, look)
    else:
        yield from _quoted(node, look, draft, quoted)


def _quoted(node: Node, look: Look, draft: Draft, quoted: int) -> Iterator[Piece]:
    if node.tag != "q":
        yield from inner(node, look, draft, quoted)
        return
    opening, closing = _QUOTES[min(quoted, 1)]
    yield Text(opening, look)
    yield from inner(node, look, draft, quoted + 1)
    yield Text(closing, look)


def words(text: str | None, look: Look) -> Iterator[Text]:
    """The piece of a text or tail, if there is any."""
    if text:
        yield Text(text, look)


def _look(node: Node, look: Look, draft: Draft) -> Look:
    """The look inside `node`."""
    changes: dict[str, dict[str, object]] = {
        "strong": {"bold": True},
        "b": {"bold": True},
        "em": {"italic": True},
        "i": {"italic": True},
        "sup": {"vertical": "superscript"},
        "sub": {"vertical": "subscript"},
        "small": {"small": True},
    }
    look = replace(look, **changes.get(str(node.tag), {}))  # type: ignore[arg-type]
    named = draft.styles.named(node, "character")
    by_class = next((RUN_CLASSES[c] for c in sorted(classes(node)) if c in RUN_CLASSES), "")
    style = named or (draft.styles.id(by_class) if by_class else look.style)
    language = language_of(node) or look.language
    link = (node.get("href") or look.link) if node.tag == "a" else look.link
    return replace(look, style=style, language=language, link=link)


def language_of(node: Node) -> str:
    """Word's name of the language of `node`; empty where the document's own goes on."""
    code = node.get("lang") or ""
    return LANGUAGES.get(code, code)


def _note(node: Node, look: Look, draft: Draft) -> Element:
    plain = Look(language=look.language)
    words = assemble([*inner(node, plain, draft)], draft, draft.note_links)
    identifier = draft.add_note(words)
    return el(
        "r",
        el("rPr", el("rStyle", val=draft.styles.id("FootnoteReference"))),
        el("footnoteReference", id=identifier),
    )


def _collapsed(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces with whitespace as a browser shows it: one space, none at either end or at a break."""
    shown: list[Piece] = []
    spaced = True
    for piece in pieces:
        if isinstance(piece, Made):
            spaced = piece.breaks or spaced
            _strip_end(shown, only=piece.breaks)
            shown.append(piece)
            continue
        text = _SPACES.sub(" ", piece.text)
        text = text[1:] if spaced and text.startswith(" ") else text
        if text:
            spaced = text.endswith(" ")
            shown.append(Text(text, piece.look))
    _strip_end(shown, only=True)
    yield from shown


def _strip_end(shown: list[Piece], *, only: bool) -> None:
    """Takes the space off the last words, past bookmarks that follow them."""
    for at in range(len(shown) - 1, -1, -1) if only else ():
        piece = shown[at]
        if isinstance(piece, Text):
            shown[at] = Text(piece.text.rstrip(" "), piece.look)
            return
        if piece.element.tag == tag("r"):
            return


def _elements(piece: Piece, draft: Draft) -> Iterator[Element]:
    if isinstance(piece, Made):
        yield piece.element
        return
    for number, part in enumerate(_RIGHT_TO_LEFT.split(piece.text)):
        if part:
            yield _run(part, piece.look, draft, right_to_left=bool(number % 2))


def _run(text: str, look: Look, draft: Draft, *, right_to_left: bool) -> Element:
    run = el("r")
    properties = _properties(look, draft, right_to_left=right_to_left)
    if properties:
        run.append(el("rPr", *properties))
    for number, part in enumerate(text.split(_SOFT_HYPHEN)):
        if number:
            run.append(el("softHyphen"))
        if part:
            run.append(el("t", text=part))
    return run


def _properties(look: Look, draft: Draft, *, right_to_left: bool) -> list[Element]:
    """Children of rPr in the order of the schema."""
    style = look.style or _link_style(look.link, draft)
    made = [el("rStyle", val=style)] if style else []
    made += [el("b"), el("bCs")] if look.bold else []
    made += [el("i"), el("iCs")] if look.italic else []
    made += [el("sz", val="18"), el("szCs", val="18")] if look.small else []
    made += [el("vertAlign", val=look.vertical)] if look.vertical else []
    made += [el("rtl")] if right_to_left else []
    made += [el("lang", val=look.language)] if look.language else []
    return made


def _link_style(address: str, draft: Draft) -> str:
    if not address:
        return ""
    return draft.styles.id("BriefInternalLink" if address.startswith("#") else "Hyperlink")


def _hyperlink(address: str, runs: list[Element], draft: Draft, links: Links) -> Element:
    if address.startswith("#"):
        return el("hyperlink", *runs, anchor=draft.bookmark(address[1:]), history="1")
    link = el("hyperlink", *runs, history="1")
    link.set(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", links.id(address)
    )
    return link

"""Text inside a paragraph: runs, links, notes, breaks; whitespace collapses as in a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ankbrief.render.docx.draft import Draft
from ankbrief.render.docx.images import drawing, picture
from ankbrief.render.docx.links import Links
from ankbrief.render.docx.styles import RUN_CLASSES
from ankbrief.render.docx.xml import el, run, text
from ankbrief.render.nodes import Node, classes

LANGUAGES = {"ru": "ru-RU", "kk": "kk-KZ", "en": "en-US"}
_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")  # all that is not one space already
_RIGHT_TO_LEFT = re.compile(
    "([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc ]*)"
)
_SOFT_HYPHEN = "\u00ad"
_QUOTES = (("«", "»"), ("„", "“"))


class Look(NamedTuple):
    """How a stretch of text looks and where it leads."""

    bold: bool = False
    italic: bool = False
    small: bool = False
    vertical: str = ""
    language: str = ""
    style: str = ""
    link: str = ""


PLAIN = Look()
_BY_TAG: dict[str, dict[str, Any]] = {
    "strong": {"bold": True},
    "b": {"bold": True},
    "em": {"italic": True},
    "i": {"italic": True},
    "sup": {"vertical": "superscript"},
    "sub": {"vertical": "subscript"},
    "small": {"small": True},
}


class Piece(NamedTuple):
    """Words of one look, or a finished element (`made`) between the words."""

    words: str
    look: Look
    made: str = ""
    is_run: bool = False


@dataclass(slots=True)
class Line:
    """The text of one paragraph as it grows; one space where the source has several."""

    pieces: list[Piece] = field(default_factory=list)
    spaced: bool = True  # a space at this place would not be seen

    def write(self, words: str | None, look: Look) -> None:
        """Adds words."""
        if not words:
            return
        shown = _SPACES.sub(" ", words)
        if self.spaced and shown.startswith(" "):
            shown = shown[1:]
        if shown:
            self.spaced = shown.endswith(" ")
            self.pieces.append(Piece(shown, look))

    def insert(self, made: str, look: Look, *, is_run: bool = False) -> None:
        """Adds a finished element."""
        self.pieces.append(Piece("", look, made, is_run))

    def break_off(self, look: Look) -> None:
        """Adds a line break; a space before it is not seen."""
        self.strip()
        self.spaced = True
        self.insert(run("<w:br/>"), look, is_run=True)

    def strip(self) -> None:
        """Takes the space off the last words, past bookmarks that follow them."""
        for at in range(len(self.pieces) - 1, -1, -1):
            piece = self.pieces[at]
            if piece.words.endswith(" "):
                self.pieces[at] = piece._replace(words=piece.words.rstrip(" "))
            if piece.words or piece.is_run:
                return

    def xml(self, draft: Draft, links: Links) -> list[str]:
        """The children of a paragraph, neighbours of one address in one hyperlink."""
        self.strip()
        made: list[str] = []
        address, runs = "", made
        for piece in self.pieces:
            if piece.look.link != address:
                made += _linked(address, runs, draft, links) if address else ()
                address = piece.look.link
                runs = [] if address else made
            if piece.made:
                runs.append(piece.made)
            elif piece.words:
                runs += _runs(piece.words, piece.look, draft)
        return made + _linked(address, runs, draft, links) if address else made


def content(node: Node, look: Look, draft: Draft) -> list[str]:
    """Everything inside `node` as children of a paragraph."""
    line = Line()
    inner(line, node, look, draft)
    return line.xml(draft, draft.links)


def inner(line: Line, node: Node, look: Look, draft: Draft, quoted: int = 0) -> None:
    """Writes the text and the elements inside `node`."""
    line.write(node.text, look)
    for child in node:
        element(line, child, look, draft, quoted)
        line.write(child.tail, look)


def element(line: Line, node: Node, look: Look, draft: Draft, quoted: int = 0) -> None:
    """Writes one inline element, without its tail."""
    name = node.tag
    look = _look(node, look, draft)
    if name == "br":
        line.break_off(look)
    elif name in {"img", "svg"}:
        shown = picture(node, draft) if name == "img" else drawing(node, draft)
        line.insert(run(shown), look, is_run=True)
    elif name == "span" and "footnote" in classes(node):
        line.insert(_note(node, look, draft), look, is_run=True)
    else:
        _marked(line, node, look, draft, quoted)


def _marked(line: Line, node: Node, look: Look, draft: Draft, quoted: int) -> None:
    """What is inside, between the ends of its bookmark and of its comment."""
    identifier, remark = node.get("id"), draft.remark(node)
    start, end = draft.bookmark_pair(identifier) if identifier else ("", "")
    if start or remark:
        line.insert(start + remark[0] if remark else start, look)
    _quoted(line, node, look, draft, quoted)
    if start or remark:
        line.insert(end + remark[1] if remark else end, look)


def _quoted(line: Line, node: Node, look: Look, draft: Draft, quoted: int) -> None:
    if node.tag != "q":
        inner(line, node, look, draft, quoted)
        return
    opening, closing = _QUOTES[min(quoted, 1)]
    line.write(opening, look)
    inner(line, node, look, draft, quoted + 1)
    line.write(closing, look)


def _look(node: Node, look: Look, draft: Draft) -> Look:
    """The look inside `node`."""
    own = _BY_TAG.get(str(node.tag))
    if own:
        look = look._replace(**own)
    if not node.attrib:
        return look
    named = draft.styles.named(node, "character")
    by_class = next((RUN_CLASSES[c] for c in sorted(classes(node)) if c in RUN_CLASSES), "")
    style = named or (draft.styles.id(by_class) if by_class else look.style)
    language = language_of(node) or look.language
    link = (node.get("href") or look.link) if node.tag == "a" else look.link
    return Look(look.bold, look.italic, look.small, look.vertical, language, style, link)


def language_of(node: Node) -> str:
    """Word's name of the language of `node`; empty where the document's own goes on."""
    code = node.get("lang") or ""
    return LANGUAGES.get(code, code)


def _note(node: Node, look: Look, draft: Draft) -> str:
    line = Line()
    inner(line, node, Look(language=look.language), draft)
    identifier = draft.add_note(line.xml(draft, draft.note_links))
    style = draft.styles.id("FootnoteReference")
    return run(el("footnoteReference", id=identifier), style=style)


def _runs(words: str, look: Look, draft: Draft) -> list[str]:
    if not _RIGHT_TO_LEFT.search(words):
        return [_run(words, _properties(look, draft))]
    parts = enumerate(_RIGHT_TO_LEFT.split(words))
    return [
        _run(part, _properties(look, draft, right_to_left=bool(number % 2)))
        for number, part in parts
        if part
    ]


def _run(words: str, properties: str) -> str:
    if _SOFT_HYPHEN not in words:
        return f"<w:r>{properties}{text(words)}</w:r>"
    parts = "<w:softHyphen/>".join(text(part) if part else "" for part in words.split(_SOFT_HYPHEN))
    return f"<w:r>{properties}{parts}</w:r>"


def _properties(look: Look, draft: Draft, *, right_to_left: bool = False) -> str:
    """`w:rPr` with its children in the order of the schema; made once for each look."""
    key = (look[:6], look.link[:1] == "#" if look.link else None, right_to_left)
    known = draft.run_properties.get(key)
    if known is None:
        known = draft.run_properties[key] = _made_properties(look, draft, right_to_left)
    return known


def _made_properties(look: Look, draft: Draft, right_to_left: bool) -> str:
    style = look.style or _link_style(look.link, draft)
    made = el("rStyle", val=style) if style else ""
    made += "<w:b/><w:bCs/>" if look.bold else ""
    made += "<w:i/><w:iCs/>" if look.italic else ""
    made += '<w:sz w:val="18"/><w:szCs w:val="18"/>' if look.small else ""
    made += el("vertAlign", val=look.vertical) if look.vertical else ""
    made += "<w:rtl/>" if right_to_left else ""
    made += el("lang", val=look.language) if look.language else ""
    return f"<w:rPr>{made}</w:rPr>" if made else ""


def _link_style(address: str, draft: Draft) -> str:
    if not address:
        return ""
    return draft.styles.id("BriefInternalLink" if address.startswith("#") else "Hyperlink")


def _linked(address: str, runs: list[str], draft: Draft, links: Links) -> list[str]:
    if address.startswith("#"):
        return [el("hyperlink", *runs, anchor=draft.bookmark(address[1:]), history="1")]
    return [links.hyperlink(address, *runs)]

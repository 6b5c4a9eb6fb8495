"""The paragraphs of a Word template and the tags in them, mended and each whole in one run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ankbrief.render.docx.xml import Element, tag
from ankbrief.render.proof.mistake import shown
from ankbrief.render.word_template.package import tree_of
from ankbrief.render.word_template.repair import OPEN, repaired

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
TITLES = {"header": "верхний колонтитул", "footer": "нижний колонтитул", "footnotes": "сноски"}
WHOLE = {"p": "абзац", "tr": "строка таблицы", "tc": "ячейка таблицы", "r": "фрагмент текста"}
_PREFIX = re.compile(r"\{%(?:p|tr|tc|r)(?=\s)")  # of a tag that is not closed
_SIGNS = {tag("tab"): "\t", tag("br"): "\n", tag("cr"): "\n", tag("noBreakHyphen"): "-"}
_PIECES = (tag("t"), tag("softHyphen"), *_SIGNS)
_REMOVED = tuple(map(tag, ("del", "moveFrom", "proofErr", "permStart", "permEnd")))
_REMOVED += tuple(map(tag, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_OLD = tuple(map(tag, ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")))
_OLD += tuple(map(tag, ("sectPrChange", "tblGridChange", "numberingChange")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_KEPT = tuple(map(tag, ("ins", "moveTo")))


@dataclass(slots=True)
class Tag:
    """One tag: as it stands in Word, as it is meant, and the `w:t` that holds it."""

    written: str
    text: str
    start: int  # in the text of its paragraph, as written
    stop: int
    holder: Element | None = None

    @property
    def prefix(self) -> str:
        """«p» of `{%p for … %}`, which stands for a whole paragraph; mostly empty."""
        found = OPEN.match(self.text) if self.text.startswith("{%") else None
        return (found["prefix"] or "") if found else ""

    @property
    def jinja(self) -> str:
        """The tag as Jinja reads it."""
        return "{%" + self.text[2 + len(self.prefix) :] if self.prefix else self.text

    @property
    def command(self) -> str:
        """«for» of `{% for … %}`; empty for `{{ … }}` and comments."""
        found = re.match(r"\{%\s*(\w+)", self.jinja)
        return found[1] if found else ""


@dataclass(slots=True)
class Line:
    """One paragraph; `place` says in Russian where it stands."""

    element: Element
    part: str
    number: int
    place: str
    text: str
    tags: list[Tag] = field(default_factory=list)

    @property
    def is_repeated(self) -> bool:
        """Whether it is that of a text box once more, for programs that know no such boxes."""
        return next(self.element.iterancestors(_FALLBACK), None) is not None

    @property
    def source(self) -> str:
        """The paragraph as one line of a Jinja template."""
        made, at = "", 0
        for one in self.tags:
            made += _PREFIX.sub("{%", self.text[at : one.start]) + one.jinja
            at = one.stop
        return re.sub(r"\s", " ", made + _PREFIX.sub("{%", self.text[at:]))


def trees(parts: Mapping[str, bytes]) -> dict[str, Element]:
    """The parts that may hold tags, with tracked changes accepted and comments taken out."""
    names = sorted(filter(PARTS.fullmatch, parts), key=lambda name: ("document" not in name, name))
    found = {name: tree_of(parts[name]) for name in names}
    for root in found.values():
        _settle(root)
    return found


def _settle(root: Element) -> None:
    for node in list(root.iter(*_REMOVED, *_OLD)):
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
    for node in list(root.iter(*_KEPT)):
        parent = node.getparent()
        if parent is not None:
            at = parent.index(node)
            parent[at : at + 1] = list(node)


def lines(
    parts: Mapping[str, bytes], roots: Mapping[str, Element] | None = None
) -> dict[str, list[Line]]:
    """The paragraphs of each part in order; the tags in them are mended in `roots`, its `trees`."""
    headings = _heading_styles(parts)
    roots = trees(parts) if roots is None else roots
    return {part: _lines(part, root, headings) for part, root in roots.items()}


def _heading_styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The ids of the styles of headings: «heading 1» is so named in every language of Word."""
    if "word/styles.xml" not in parts:
        return frozenset()
    styles = tree_of(parts["word/styles.xml"]).iter(tag("style"))
    named = ((style.get(tag("styleId")), style.find(tag("name"))) for style in styles)
    return frozenset(
        str(key)
        for key, name in named
        if name is not None and re.fullmatch(r"heading \d", str(name.get(tag("val"))).lower())
    )


def _lines(part: str, root: Element, headings: frozenset[str]) -> list[Line]:
    made = []
    page, heading = 1, ""
    for number, element in enumerate(root.iter(tag("p")), 1):
        pieces = list(_pieces(element))
        page += _breaks(element) if "document" in part else 0
        text = "".join(sign for _, sign in pieces)
        place = _place(part, element, number, page)
        line = Line(element, part, number, ", ".join(filter(None, (heading, place))), text)
        line.tags = [Tag(m[0], repaired(m[0]), m.start(), m.end()) for m in TAG.finditer(text)]
        for one in reversed(line.tags):
            one.holder = _gather(pieces, one)
        if (style := element.find(f"{tag('pPr')}/{tag('pStyle')}")) is not None and text.strip():
            is_heading = style.get(tag("val")) in headings
            heading = f"раздел «{shown(text)}»" if is_heading else heading
        made.append(line)
    return made


def _pieces(paragraph: Element) -> Iterator[tuple[Element, str]]:
    """The text of a paragraph, piece by piece, without that of text boxes anchored in it."""
    for node in paragraph.iter(*_PIECES):
        run = node.getparent()
        owner = next(node.iterancestors(tag("p")), None)
        if owner is paragraph and run is not None and run.tag == tag("r"):
            yield node, (node.text or "") if node.tag == tag("t") else _SIGNS.get(str(node.tag), "")


def _gather(pieces: list[tuple[Element, str]], one: Tag) -> Element | None:
    """Puts the whole tag, as it is meant, where it begins, and takes the rest of it away."""
    at, holder = 0, None
    for number, (node, sign) in enumerate(pieces):
        start, stop = max(one.start - at, 0), min(one.stop - at, len(sign))
        at += len(sign)
        if start >= stop:
            continue
        put = one.text if holder is None else ""
        if node.tag == tag("t"):
            text = node.text or ""
            node.text = text[:start] + put + text[stop:]
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            holder = node if holder is None else holder
        elif (run := node.getparent()) is not None:
            run.remove(node)
        pieces[number] = (node, sign)
    return holder


def _breaks(paragraph: Element) -> int:
    """New pages that begin in the paragraph, as far as Word has noted them."""
    noted = len(list(paragraph.iter(tag("lastRenderedPageBreak"))))
    asked = [b for b in paragraph.iter(tag("br")) if b.get(tag("type")) == "page"]
    return noted or len(asked)


def _place(part: str, paragraph: Element, number: int, page: int) -> str:
    """«стр. 2, абзац 14», «таблица 1, строка 2, столбец 3»."""
    title = next((said for key, said in TITLES.items() if key in part), "")
    table = next(paragraph.iterancestors(tag("tbl")), None)
    paged = _has_pages(paragraph)
    where = [title] if title else [f"стр. {page}"] if paged else []
    if table is None:
        return ", ".join([*where, f"абзац {number}"])
    return ", ".join([*where, *_cell(paragraph, table)])


def _cell(paragraph: Element, table: Element) -> Iterator[str]:
    tables = list(paragraph.getroottree().getroot().iter(tag("tbl")))
    yield f"таблица {tables.index(table) + 1}"
    row = next(paragraph.iterancestors(tag("tr")))
    cell = next(paragraph.iterancestors(tag("tc")))
    yield f"строка {table.findall(tag('tr')).index(row) + 1}"
    yield f"столбец {row.findall(tag('tc')).index(cell) + 1}"
    own = cell.findall(tag("p"))
    if len(own) > 1 and paragraph in own:
        yield f"абзац {own.index(paragraph) + 1} ячейки"


def _has_pages(paragraph: Element) -> bool:
    """Whether the program that saved the file noted where its pages begin."""
    root = paragraph.getroottree().getroot()
    return next(root.iter(tag("lastRenderedPageBreak")), None) is not None

"""The filled Word file → the HTML that PDF and page are made of, by mammoth.

What the text says and how it is divided comes over: headings, lists, tables, quotations, notes,
pictures, bold and italic, the named styles of our reference file. Sizes, colours, margins, header
and footer do not: the look is that of the template's CSS.
"""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from html import escape
from typing import Any

import lxml.html
import mammoth
from docx.shared import Emu
from lxml import etree
from lxml.html import HtmlElement as Node

from ankbrief.model import Problem
from ankbrief.render.docx.package import word_file
from ankbrief.render.docx.styles import HEADING_STYLES, PARAGRAPH_CLASSES, RUN_CLASSES
from ankbrief.render.docx.xml import Element, tag
from ankbrief.render.htmltree import HEADINGS, Meta
from ankbrief.render.word_template import marks

NO_ALT = "Рисунок"
SHOWN = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff"})
_TABLES = {"BriefTable": "wide", "BriefTablePlain": "plain"}
_OTHERS = """
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Автор цитаты'] => blockquote > p.speaker:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='List Number'] => ol > li:fresh
p[style-name='List Continue'] => ul|ol > li > p:fresh
p[style-name='List Paragraph'] => p:fresh
p[style-name='Список источников'] => ol.refs > li:fresh
p[style-name='Список без знаков'] => ul.plain > li:fresh
p[style-name='Термин'] => dl > dt:fresh
p[style-name='Определение'] => dl > dd:fresh
p[style-name='TOC Heading'] => p.label:fresh
r[style-name='Emphasis'] => em
strike => span
"""


def html_of(data: bytes, meta: Meta) -> tuple[str, str, tuple[Problem, ...]]:
    """The document, CSS of its single pictures and lists, and what could not be taken over."""
    ready, root = marks.marked(data)
    problems: list[Problem] = []
    shown = mammoth.convert_to_html(
        io.BytesIO(ready), style_map=style_map(), convert_image=mammoth.images.img_element(_source)
    )
    main = lxml.html.fragment_fromstring(str(shown.value), create_parent="main")
    styles = [*_lists(main)]
    _tables(main, list(root.iter(tag("tbl"))))
    _notes(main)
    _headings(main)
    styles += _pictures(main, problems)
    _head(main)
    _anchors(main)
    for node in list(main.iter("input")):
        node.drop_tree()
    body = etree.tostring(main, encoding="unicode", method="html")
    head = (
        f'<meta charset="utf-8"><title>{escape(meta.title)}</title>'
        f'<meta name="author" content="{escape(meta.author)}">'
        f'<meta name="dcterms.created" content="{meta.created.date()}">'
    )
    text = marks.MARK.sub("", body)
    page = f'<!DOCTYPE html><html lang="ru"><head>{head}</head><body>{text}</body></html>'
    return page, "\n".join(styles), tuple(problems)


def style_map() -> str:
    """Our named styles and Word's own, as mammoth wants them."""
    styles = etree.fromstring(word_file("styles.xml"))
    names = {
        str(style.get(tag("styleId"))): str(style.find(tag("name")).get(tag("val")))  # type: ignore[union-attr]
        for style in styles.iter(tag("style"))
    }
    paragraphs = {c: s for c, s in PARAGRAPH_CLASSES.items() if c != "speaker"}
    rows = [
        *(f"p[style-name='{names[style]}'] => {h}:fresh" for h, style in HEADING_STYLES.items()),
        *(f"p[style-name='{names[s]}'] => p.{c}:fresh" for c, s in paragraphs.items()),
        *(f"r[style-name='{names[style]}'] => span.{c}" for c, style in RUN_CLASSES.items()),
    ]
    return "\n".join(rows) + _OTHERS


def _source(image: Any) -> dict[str, str]:
    if image.content_type not in SHOWN:
        return {"src": ""}
    found: dict[str, str] = mammoth.images.data_uri(image)[0].attributes
    return {"src": found["src"]}


def _take(node: Node, kind: str) -> int | None:
    """The mark of a kind at the beginning of the text of `node`, taken out of it."""
    for piece in (node, *node.iterdescendants()):
        if piece.text and piece.text.strip():
            found = next((m for m in marks.MARK.finditer(piece.text) if m[1] == kind), None)
            if found:
                piece.text = piece.text[: found.start()] + piece.text[found.end() :]
            return int(found[2]) if found else None
    return None


def _lists(main: Node) -> Iterator[str]:
    """A list that notes interrupt is one list; one that goes on later starts where it stopped."""
    for ordered in main.iter("ol"):
        expected = 1
        for item in ordered.iterchildren("li"):
            number = _take(item, marks.LIST)
            if number is not None and number != expected:
                named = ordered if item.getprevious() is None else item
                named.set("start" if named is ordered else "value", str(number))
            expected = (number or expected) + 1
    for ordered in list(main.iter("ol")):
        _join(ordered)
    for place, counted in enumerate(main.xpath("//ol[@start] | //li[@value]"), 1):
        counted.set("id", f"list-{place}")
        number = int(counted.get("start") or counted.get("value"))
        yield f"#list-{place} {{ counter-reset: list-item {number - 1} }}"


def _join(ordered: Node) -> None:
    """Takes the notes behind a list into its items, where the list goes on behind them."""
    is_joined = False
    while after := _rest(ordered):
        ordered[-1].extend(_notes_behind(ordered))
        ordered.extend(list(after[0]))
        after[0].drop_tree()
        is_joined = True
    if not is_joined:
        return
    ordered[-1].extend(_notes_behind(ordered))
    ordered.set("class", "points")
    for item in ordered:
        _as_paragraph(item)


def _rest(ordered: Node) -> list[Node]:
    """The list behind the notes behind a list, if its numbers go on; else nothing."""
    others = itertools.dropwhile(_is_note, ordered.itersiblings())
    number = str(int(ordered.get("start") or "1") + len(ordered))
    found = itertools.islice(others, 1)
    return [n for n in found if n.tag == "ol" and n.get("start") == number and not n.get("class")]


def _notes_behind(ordered: Node) -> list[Node]:
    return list(itertools.takewhile(_is_note, ordered.itersiblings()))


def _as_paragraph(item: Node) -> None:
    """The words of an item as a paragraph of it, so that they are set as in the weekly brief."""
    inside = list(itertools.takewhile(lambda node: node.tag != "p", item))
    words = lxml.html.fragment_fromstring("<p></p>")
    words.text, item.text = item.text, None
    words.extend(inside)
    item.insert(0, words)


def _is_note(node: Node) -> bool:
    return node.tag == "p" and node.get("class") == "note"


def _head(main: Node) -> None:
    """The lines about the title stand in a header, as in the weekly brief."""
    kinds = ("organisation", "subtitle", "counts")
    lines = list(
        itertools.takewhile(lambda n: n.tag == "h1" or n.get("class") in kinds, main.iterchildren())
    )
    if len(lines) > 1:
        header = lxml.html.fragment_fromstring("<header></header>")
        header.extend(lines)
        main.insert(0, header)


def _tables(main: Node, sources: list[Element]) -> None:
    for table in list(main.iter("table")):
        number = _take(table, marks.TABLE)
        if number is not None and number < len(sources):
            _look_of(table, sources[number])
        for head in table.iter("th"):
            head.set("scope", "col")
        for cell in table.iter("td", "th"):
            _unwrap(cell)
        before = table.getprevious()
        if before is not None and "caption" in (before.get("class") or ""):
            before.tag = "caption"
            before.set("class", "plain")
            table.insert(0, before)
    for alone in main.xpath("//p[@class='caption']"):
        alone.set("class", "note")


def _look_of(table: Node, source: Element) -> None:
    """Widths of the columns, and whether the lines of the table are ours."""
    style = source.find(f"{tag('tblPr')}/{tag('tblStyle')}")
    kind = _TABLES.get("" if style is None else str(style.get(tag("val"))))
    if kind:
        table.set("class", kind)
    widths = [int(column.get(tag("w")) or "0") for column in source.iter(tag("gridCol"))]
    columns = max((_span(row) for row in table.iter("tr")), default=0)
    if len(widths) == columns and all(widths):
        group = lxml.html.fragment_fromstring("<colgroup></colgroup>")
        for width in widths:
            etree.SubElement(group, "col", {"style": f"width:{100 * width / sum(widths):.1f}%"})
        table.insert(0, group)


def _span(row: Node) -> int:
    return sum(int(cell.get("colspan") or "1") for cell in row)


def _unwrap(cell: Node) -> None:
    """A cell of one plain paragraph holds its text itself; how it leans becomes its class."""
    for kind, name in ((marks.RIGHT, "number"), (marks.CENTRE, "center")):
        if _take(cell, kind) is not None:
            cell.set("class", name)
    if len(cell) == 1 and cell[0].tag == "p" and not cell[0].get("class"):
        cell[0].drop_tag()


def _notes(main: Node) -> None:
    """Notes stand where they are called, as our tag set has them."""
    for call in list(main.iter("sup")):
        link = call.find("a")
        target = "" if link is None else (link.get("href") or "")
        if not re.fullmatch(r"#(?:foot|end)note-\d+", target):
            continue
        (item,) = main.xpath(f"//li[@id='{target[1:]}']") or [None]
        if item is None:
            continue
        note = lxml.html.fragment_fromstring(f'<span class="footnote">{_inline(item)}</span>')
        note.tail = call.tail
        call.addprevious(note)
        call.tail = None
        call.drop_tree()
        item.set("data-moved", "")
    for item in main.xpath("//li[@data-moved]"):
        owner = item.getparent()
        item.drop_tree()
        if len(owner) == 0:
            owner.drop_tree()


def _inline(item: Node) -> str:
    """The content of a note without its paragraphs and the arrow back."""
    for back in item.xpath(".//a[contains(@href, 'note-ref-')]"):
        back.drop_tree()
    inside = etree.tostring(item, encoding="unicode", method="html", with_tail=False)
    return re.sub(r"</?(?:p|li|ul|ol|table|tr|td)\b[^>]*>", " ", inside).strip()


def _headings(main: Node) -> None:
    """The first level is h1, and no level is left out on the way down."""
    found = list(main.iter(*HEADINGS, "h5", "h6"))
    levels = [int(str(node.tag)[1]) for node in found]
    above, before = min(levels, default=1) - 1, 0
    for node, level in zip(found, levels, strict=True):
        before = min(level - above, before + 1, 4)
        node.tag = f"h{before}"
        if before == 1 and level == 1 and node is not found[0]:
            node.tag, before = "h2", 2


def _pictures(main: Node, problems: list[Problem]) -> Iterator[str]:
    """Descriptions and widths; a picture that no PDF can show is left out and told of."""
    for number, picture in enumerate(list(main.iter("img")), 1):
        alt = picture.get("alt") or ""
        width = next((int(m[2]) for m in marks.MARK.finditer(alt)), 0)
        alt = marks.MARK.sub("", alt).strip()
        if not picture.get("src"):
            message, hint = "рисунок этого вида в PDF не попал", "Вставьте его как PNG или JPEG."
            problems.append(Problem("warning", message, alt, hint))
            picture.drop_tree()
            continue
        if not alt:
            problems.append(
                Problem(
                    "warning",
                    "у рисунка нет описания для незрячих",
                    "шаблон Word",
                    "Word: правой кнопкой по рисунку, «Изменить замещающий текст».",
                )
            )
        picture.set("alt", alt or NO_ALT)
        if width:
            picture.set("id", f"picture-{number}")
            yield f"#picture-{number} {{ width: {Emu(width).mm:.1f}mm }}"


def _anchors(main: Node) -> None:
    """Only anchors that a link leads to stay, each once; a link into nothing is plain text."""
    wanted = {(link.get("href") or "")[1:] for link in main.iter("a")}
    seen: set[str] = set()
    for node in list(main.xpath("//*[@id]")):
        name = str(node.get("id"))
        if node.tag in ("img", "ol", "li"):
            seen.add(name)
        elif name in seen or name not in wanted:
            del node.attrib["id"]
            if node.tag == "a" and not node.get("href"):
                node.drop_tag()
        else:
            seen.add(name)
    for link in list(main.iter("a")):
        href = link.get("href") or ""
        if href.startswith("#") and href[1:] not in seen:
            link.drop_tag()

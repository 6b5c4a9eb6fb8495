"""Blocks of the HTML as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ankbrief.render.docx import inline, xml
from ankbrief.render.docx.draft import LEVELS, LIST_STYLES, Draft
from ankbrief.render.docx.inline import Look, Piece
from ankbrief.render.docx.styles import HEADING_STYLES
from ankbrief.render.docx.tables import table
from ankbrief.render.docx.toc import contents
from ankbrief.render.docx.xml import Element, el, set_paragraph, tag
from ankbrief.render.htmltree import BLOCKS, CONTAINERS, Node, classes


@dataclass(frozen=True, slots=True)
class Flow:
    """Where a block stands: its default style, its list, the look it inherits."""

    style: str = "BodyText"
    number: tuple[str, int] | None = None  # numId, level
    level: int = -1
    indent: str = ""  # of paragraphs that go on after a numbered one
    look: Look = field(default_factory=Look)


def document_blocks(body: Node, draft: Draft) -> list[Element]:
    """Everything of the body, spaced, with no id lost."""
    made = blocks(body, Flow(), draft)
    if not made or made[-1].tag != tag("p"):
        made.append(el("p"))
    for start, end in draft.marks():
        made[-1].extend((start, end))
    _space_after_tables(made, draft)
    return made


def blocks(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    """The children of `node`; text between blocks becomes paragraphs of its own."""
    made: list[Element] = []
    loose: list[Piece] = [*inline.words(node.text, flow.look)]
    for child in node:
        if child.tag in BLOCKS:
            made += _loose_paragraph(loose, flow if not made else _continued(flow, draft), draft)
            loose = []
            if child.tag in {"ul", "ol"} and made and made[-1].tag == tag("p"):
                set_paragraph(made[-1], "keepNext")  # the line that announces the list
            made += _block(child, flow if not made else _continued(flow, draft), draft)
        else:
            loose += inline.element_pieces(child, flow.look, draft)
        loose += inline.words(child.tail, flow.look)
    return made + _loose_paragraph(loose, flow if not made else _continued(flow, draft), draft)


def _continued(flow: Flow, draft: Draft) -> Flow:
    """The flow after the first paragraph of a list item: no second number."""
    if flow.number is None:
        return flow
    number, level = flow.number
    return replace(flow, number=None, style="ListContinue", indent=draft.indent(number, level))


def _loose_paragraph(pieces: list[Piece], flow: Flow, draft: Draft) -> list[Element]:
    content = inline.assemble(pieces, draft, draft.links)
    if not content:
        return []
    return [_paragraph(content, draft.styles.id(flow.style), flow, draft)]


def _block(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    language = inline.language_of(node)
    if language:
        flow = replace(flow, look=replace(flow.look, language=language))
    if node.tag not in {"span", "tr"}:
        draft.mark(node.get("id"))
    made = _MAKERS[str(node.tag)](node, flow, draft)
    return _kept(made) if "keep" in classes(node) else made


def _text_block(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    default = HEADING_STYLES.get(str(node.tag), flow.style)
    style = draft.styles.of_paragraph(node, default)
    content = inline.content(node, flow.look, draft)
    return [_paragraph(content, style, flow, draft)] if content else []


def _paragraph(content: list[Element], style: str, flow: Flow, draft: Draft) -> Element:
    properties = []
    if flow.number:
        number, level = flow.number
        properties.append(el("numPr", el("ilvl", val=str(level)), el("numId", val=number)))
    paragraph = draft.paragraph(style, content, *properties)
    if flow.indent and not flow.number:
        set_paragraph(paragraph, "ind", left=flow.indent)
    return paragraph


def _container(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    return blocks(node, flow, draft)


def _list(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    names, level = classes(node), min(flow.level + 1, LEVELS - 1)
    if "plain" in names:
        inside = replace(flow, style="BriefListPlain", number=None, level=-1)
    else:
        kind = "ul" if node.tag == "ul" else "refs" if "refs" in names else "ol"
        start = node.get("start") or "1"
        number = draft.new_list(kind, int(start) if start.isdecimal() else 1)
        inside = replace(flow, style=LIST_STYLES[kind][0], number=(number, level), level=level)
    made = [made for item in node if item.tag == "li" for made in _item(item, inside, draft)]
    if made and flow.level < 0 and made[-1].tag == tag("p"):
        set_paragraph(made[-1], "spacing", after="120")  # more than between items
    return made


def _item(item: Node, flow: Flow, draft: Draft) -> list[Element]:
    draft.mark(item.get("id"))
    made = blocks(item, flow, draft)
    style = draft.styles.of_paragraph(item, flow.style)
    if made and style != draft.styles.id(flow.style):
        set_paragraph(made[0], "pStyle", val=style)
    for paragraph in [p for p in made[:-1] if p.tag == tag("p")]:
        set_paragraph(paragraph, "keepNext")
    return _kept(made) if "keep" in classes(item) else made


def _quote(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    named = draft.styles.named(node, "paragraph")
    made = blocks(node, replace(flow, style="Quote", number=None), draft)
    quote = draft.styles.id("Quote")
    for paragraph in xml.paragraphs(made):
        if named and xml.style_of(paragraph) == quote:
            set_paragraph(paragraph, "pStyle", val=named)
    if made and made[-1].tag == tag("p") and xml.style_of(made[-1]) == quote:
        set_paragraph(made[-1], "keepNext", val="0")  # nobody is named below
        set_paragraph(made[-1], "spacing", after="160")
    return made


def _quote_footer(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    speaking = flow.style == "Quote"
    return blocks(node, replace(flow, style="BriefSpeaker") if speaking else flow, draft)


def _definition(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    style = "BriefTerm" if node.tag == "dt" else "BriefDefinition"
    return blocks(node, replace(flow, style=style, number=None), draft)


def _table(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    text = "BriefTableSmall" if "wide" in classes(node) else "BriefTableText"

    def cell_content(cell: Node) -> list[Element]:
        head = cell.tag == "th"
        in_head = head and cell.get("scope") != "row"
        language = inline.language_of(cell) or flow.look.language
        look = Look(bold=head and not in_head, language=language)
        draft.mark(cell.get("id"))
        style = "BriefTableHead" if in_head else text
        return blocks(cell, Flow(style=style, look=look), draft)

    captions = [child for child in node if child.tag == "caption"]
    above = [made for c in captions for made in _caption(c, flow, draft, "Таблица")]
    return [*above, table(node, draft, cell_content)]


def _caption(node: Node, flow: Flow, draft: Draft, kind: str) -> list[Element]:
    if node.tag == "caption":
        draft.mark(node.get("id"))
    content = inline.content(node, flow.look, draft)
    if "plain" not in classes(node):
        number = draft.caption_number(kind)
        content = [
            el("r", el("t", text=f"{kind} ")),
            *xml.field(f"SEQ {kind} \\* ARABIC", number),
            el("r", el("t", text=". ")),
            *content,
        ]
    style = draft.styles.of_paragraph(node, "Caption")
    return [_paragraph(content, style, replace(flow, number=None), draft)]


def _figure(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    made = blocks(node, flow, draft)
    caption = draft.styles.id("Caption")
    for paragraph in made[:-1]:
        if paragraph.tag == tag("p"):
            set_paragraph(paragraph, "keepNext")
    if made and made[-1].tag == tag("p") and xml.style_of(made[-1]) == caption:
        set_paragraph(made[-1], "keepNext", val="0")
    return made


def _figcaption(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    return _caption(node, flow, draft, "Рисунок")


def _nav(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    if "toc" not in classes(node):
        return blocks(node, flow, draft)
    return contents(node, flow.look, draft)


def _rule(node: Node, flow: Flow, draft: Draft) -> list[Element]:
    return [_paragraph([], draft.styles.of_paragraph(node, "BriefRule"), flow, draft)]


def _kept(made: list[Element]) -> list[Element]:
    """The blocks made to stay on one page."""
    for element in made:
        last_rows = element.findall(tag("tr"))[-1:] if element is made[-1] else []
        for paragraph in element.iter(tag("p")):
            if element is not made[-1] or (
                last_rows and last_rows[0] not in paragraph.iterancestors()
            ):
                set_paragraph(paragraph, "keepNext")
            set_paragraph(paragraph, "keepLines")
    return made


def _space_after_tables(made: list[Element], draft: Draft) -> None:
    """Air between a table and the text below; two tables in a row would become one in Word."""
    roomy = {draft.styles.id(name) for name in ("Heading1", "Heading2", "Heading3", "Caption")}
    for at in range(len(made) - 1, 0, -1):
        before, here = made[at - 1], made[at]
        if before.tag != tag("tbl"):
            continue
        if here.tag == tag("tbl"):
            made.insert(at, el("p"))
        elif here.tag == tag("p") and xml.style_of(here) not in roomy:
            set_paragraph(here, "spacing", before="160")


Maker = Callable[[Node, Flow, Draft], list[Element]]
_MAKERS: dict[str, Maker] = {
    **dict.fromkeys(CONTAINERS, _container),
    **dict.fromkeys(("p", *HEADING_STYLES), _text_block),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("dt", "dd"), _definition),
    **dict.fromkeys(("dl", "li"), _container),
    "footer": _quote_footer,
    "blockquote": _quote,
    "table": _table,
    "figure": _figure,
    "figcaption": _figcaption,
    "nav": _nav,
    "hr": _rule,
}

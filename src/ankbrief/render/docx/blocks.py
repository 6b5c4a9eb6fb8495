"""Blocks of the HTML as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ankbrief.render.docx import inline, xml
from ankbrief.render.docx.draft import Draft
from ankbrief.render.docx.inline import PLAIN, Line, Look
from ankbrief.render.docx.lists import LEVELS, LIST_STYLES
from ankbrief.render.docx.styles import HEADING_STYLES
from ankbrief.render.docx.tables import table
from ankbrief.render.docx.toc import contents
from ankbrief.render.docx.xml import Block, Group, Paragraph, run, text
from ankbrief.render.htmltree import BLOCKS, CONTAINERS
from ankbrief.render.nodes import Node, classes

NOTED = (("h2", "p"), ("h3", "p"))  # a heading and what is said of the table below


@dataclass(frozen=True, slots=True)
class Flow:
    """Where a block stands: its default style, its list, the look it inherits."""

    style: str = "BodyText"
    number: tuple[str, int] | None = None  # numId, level
    level: int = -1
    indent: str = ""  # of paragraphs that go on after a numbered one
    look: Look = PLAIN


def document_blocks(body: Node, draft: Draft) -> list[Block]:
    """Everything of the body, spaced, with no id lost."""
    made = blocks(body, Flow(), draft)
    if not made or not isinstance(made[-1], Paragraph):
        made.append(Paragraph())
    last = made[-1]
    if isinstance(last, Paragraph):
        last.content += draft.marks()
    _space_after_tables(made, draft)
    return made


def blocks(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    """The children of `node`; text between blocks becomes paragraphs of its own."""
    made: list[Block] = []
    loose = Line()
    loose.write(node.text, flow.look)
    above: tuple[str, ...] = ()  # the two blocks before
    for child in node:
        if child.tag in BLOCKS:
            made += _loose_paragraph(loose, flow if not made else _continued(flow, draft), draft)
            loose = Line()
            if child.tag in {"ul", "ol"} and made and isinstance(made[-1], Paragraph):
                made[-1].set("keepNext")  # the line that announces the list, close above it
                made[-1].set("spacing", after="40")
            if child.tag == "table" and above in NOTED and isinstance(made[-1], Paragraph):
                made[-1].set("keepNext")  # the note under a heading, about the table
            above = (*above[-1:], child.tag)
            made += _block(child, flow if not made else _continued(flow, draft), draft)
        else:
            inline.element(loose, child, flow.look, draft)
        loose.write(child.tail, flow.look)
    return made + _loose_paragraph(loose, flow if not made else _continued(flow, draft), draft)


def _continued(flow: Flow, draft: Draft) -> Flow:
    """The flow after the first paragraph of a list item: no second number."""
    if flow.number is None:
        return flow
    number, level = flow.number
    indent = draft.lists.indent(number, level)
    return replace(flow, number=None, style="ListContinue", indent=indent)


def _loose_paragraph(line: Line, flow: Flow, draft: Draft) -> list[Block]:
    content = line.xml(draft, draft.links) if line.pieces else []
    if not content:
        return []
    return [_paragraph(content, draft.styles.id(flow.style), flow, draft)]


def _block(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    language = inline.language_of(node)
    if language:
        flow = replace(flow, look=flow.look._replace(language=language))
    draft.mark(node.get("id"))
    made = _MAKERS[str(node.tag)](node, flow, draft)
    remarked(made, node, draft)
    return _kept(made) if "keep" in classes(node) else made


def remarked(made: list[Block], node: Node, draft: Draft) -> None:
    """Puts the comment of `node`, if a review copy has one, about the blocks made of it."""
    paragraphs = [p for p in xml.paragraphs(made) if p.content] if draft.comments else []
    ends = draft.remark(node) if paragraphs else None
    if ends:
        paragraphs[0].content.insert(0, ends[0])
        paragraphs[-1].content.append(ends[1])


def _text_block(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    default = HEADING_STYLES.get(str(node.tag), flow.style)
    style = draft.styles.of_paragraph(node, default)
    content = inline.content(node, flow.look, draft)
    return [_paragraph(content, style, flow, draft)] if content else []


def _paragraph(content: list[str], style: str, flow: Flow, draft: Draft) -> Paragraph:
    paragraph = draft.paragraph(style, content)
    if flow.number:
        number, level = flow.number
        inside = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
        paragraph.properties["numPr"] = f"<w:numPr>{inside}</w:numPr>"
    elif flow.indent:
        paragraph.set("ind", left=flow.indent)
    return paragraph


def _container(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    return blocks(node, flow, draft)


def _list(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    names, level = classes(node), min(flow.level + 1, LEVELS - 1)
    if "plain" in names:
        inside = replace(flow, style="BriefListPlain", number=None, level=-1)
    else:
        kind = "ul" if node.tag == "ul" else "refs" if "refs" in names else "ol"
        start = node.get("start") or "1"
        number = draft.lists.new(kind, int(start) if start.isdecimal() else 1)
        inside = replace(flow, style=LIST_STYLES[kind][0], number=(number, level), level=level)
    made = [made for item in node if item.tag == "li" for made in _item(item, inside, draft)]
    if made and flow.level < 0 and isinstance(made[-1], Paragraph):
        made[-1].set("spacing", after="120")  # more than between items
    return made


def _item(item: Node, flow: Flow, draft: Draft) -> list[Block]:
    draft.mark(item.get("id"))
    made = blocks(item, flow, draft)
    style = draft.styles.of_paragraph(item, flow.style)
    if made and isinstance(made[0], Paragraph) and style != draft.styles.id(flow.style):
        made[0].style = style
    for block in made[:-1]:
        if isinstance(block, Paragraph):
            block.set("keepNext")
    remarked(made, item, draft)
    return _kept(made) if "keep" in classes(item) else made


def _quote(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    made = blocks(node, replace(flow, style="Quote", number=None), draft)
    last = made[-1] if made else None
    if isinstance(last, Paragraph) and last.style == draft.styles.id("Quote"):
        last.set("keepNext", val="0")  # nobody is named below
        last.set("spacing", after="160")
    _restyle(made, "Quote", node, draft)
    return made


def _quote_footer(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    speaking = flow.style == "Quote"
    return blocks(node, replace(flow, style="BriefSpeaker") if speaking else flow, draft)


def _definition(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    style = "BriefTerm" if node.tag == "dt" else "BriefDefinition"
    return blocks(node, replace(flow, style=style, number=None), draft)


def _table(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    usual = "BriefTableSmall" if "wide" in classes(node) else "BriefTableText"

    def cell_content(cell: Node) -> list[Block]:
        head = cell.tag == "th"
        in_head = head and cell.get("scope") != "row"
        language = inline.language_of(cell) or flow.look.language
        look = Look(bold=head and not in_head, language=language)
        draft.mark(cell.get("id"))
        style = "BriefTableHead" if in_head else usual
        made = blocks(cell, Flow(style=style, look=look), draft)
        _restyle(made, style, cell, draft)
        remarked(made, cell, draft)
        return made

    captions = [child for child in node if child.tag == "caption"]
    above = [made for c in captions for made in _caption(c, flow, draft, "Таблица")]
    return [*above, table(node, draft, cell_content)]


def _restyle(made: list[Block], style: str, node: Node, draft: Draft) -> None:
    """Gives the paragraphs of our `style` the one that `node` names."""
    named, ours = draft.styles.named(node, "paragraph"), draft.styles.id(style)
    for paragraph in xml.paragraphs(made) if named else ():
        if paragraph.style == ours:
            paragraph.style = str(named)


def _caption(node: Node, flow: Flow, draft: Draft, kind: str) -> list[Block]:
    if node.tag == "caption":
        draft.mark(node.get("id"))
    content = inline.content(node, flow.look, draft)
    if "plain" not in classes(node):
        number = draft.caption_number(kind)
        field = xml.complex_field(f"SEQ {kind} \\* ARABIC", number)
        content = [run(text(f"{kind} ")), *field, run(text(". ")), *content]
    style = draft.styles.of_paragraph(node, "Caption")
    return [_paragraph(content, style, replace(flow, number=None), draft)]


def _figure(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    made = blocks(node, flow, draft)
    caption = draft.styles.id("Caption")
    for block in made[:-1]:
        if isinstance(block, Paragraph):
            block.set("keepNext")
    last = made[-1] if made else None
    if isinstance(last, Paragraph) and last.style == caption:
        last.set("keepNext", val="0")
        last.set("spacing", before="60", after="240")  # its style is for what stands above a table
    return made


def _figcaption(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    return _caption(node, flow, draft, "Рисунок")


def _nav(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    if "toc" not in classes(node):
        return blocks(node, flow, draft)
    return contents(node, flow.look, draft)


def _rule(node: Node, flow: Flow, draft: Draft) -> list[Block]:
    return [_paragraph([], draft.styles.of_paragraph(node, "BriefRule"), flow, draft)]


def _kept(made: list[Block]) -> list[Block]:
    """The blocks made to stay on one page."""
    whole = list(xml.paragraphs(made))
    tail = made[-1].blocks[-1:] if made and isinstance(made[-1], Group) else made[-1:]
    last = len(list(xml.paragraphs(tail)))  # those of the last row, or the last paragraph
    for paragraph in whole:
        paragraph.set("keepLines")
    for paragraph in whole[: len(whole) - last]:
        paragraph.set("keepNext")
    return made


def _space_after_tables(made: list[Block], draft: Draft) -> None:
    """Air between a table and the text below; two tables in a row would become one in Word."""
    roomy = {draft.styles.id(name) for name in ("Heading1", "Heading2", "Heading3")}
    caption = draft.styles.id("Caption")
    for at in range(len(made) - 1, 0, -1):
        before, here = made[at - 1], made[at]
        if not isinstance(before, Group) or before.kind != "tbl":
            continue
        if isinstance(here, Group):
            made.insert(at, Paragraph())
        elif here.style not in roomy:
            here.set("spacing", before="300" if here.style == caption else "160")


Maker = Callable[[Node, Flow, Draft], list[Block]]
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

r"""The table of contents: a real field, filled with the links of `nav.toc`.

Page numbers are known to Word alone, and asking it to compute them makes it question the reader on
opening; so the field has `\n` (no numbers) and reads the same before and after an update.
"""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.render.docx import inline
from ankbrief.render.docx.draft import Draft
from ankbrief.render.docx.inline import Look
from ankbrief.render.docx.xml import Block, Group, Paragraph, el, field_ends
from ankbrief.render.htmltree import HEADINGS
from ankbrief.render.nodes import Node

LEVELS = 3


def contents(node: Node, look: Look, draft: Draft) -> list[Block]:
    """The paragraphs of a `nav.toc` in the content control that Word offers to update."""
    title: list[Block] = [_title(child, look, draft) for child in node if child.tag in HEADINGS]
    links = [found for top in node if top.tag in {"ol", "ul"} for found in _links(top, 1)]
    if not links:
        return title
    entries = [_entry(link, level, look, draft) for link, level in links]
    deepest = max(level for _, level in links)
    start, end = field_ends(f'TOC \\o "1-{deepest}" \\n \\h \\z \\u')
    entries[0].content[:0] = start
    entries[-1].content += end
    gallery = el("docPartObj", el("docPartGallery", val="Table of Contents"), el("docPartUnique"))
    return [Group("sdt", el("sdtPr", gallery), [Group("sdtContent", "", [*title, *entries])])]


def _links(items: Node, level: int) -> Iterator[tuple[Node, int]]:
    for item in items:
        for child in item:
            if child.tag in {"ol", "ul"}:
                yield from _links(child, min(level + 1, LEVELS))
            else:
                yield from ((link, level) for link in child.iter("a"))


def _title(node: Node, look: Look, draft: Draft) -> Paragraph:
    style = draft.styles.of_paragraph(node, "TOCHeading")
    draft.mark(node.get("id"))
    return draft.paragraph(style, inline.content(node, look, draft))


def _entry(link: Node, level: int, look: Look, draft: Draft) -> Paragraph:
    draft.mark(link.get("id"))
    anchor = draft.bookmark((link.get("href") or "#")[1:])
    runs = inline.content(link, look, draft)
    return draft.paragraph(
        draft.styles.id(f"TOC{level}"), [el("hyperlink", *runs, anchor=anchor, history="1")]
    )

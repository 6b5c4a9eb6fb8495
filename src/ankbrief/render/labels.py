"""Tells each cell of a table its column's head, for pages too narrow for columns."""

from __future__ import annotations

from ankbrief.render.nodes import Node, text_of

LABEL = "data-label"


def label_cells(body: Node) -> None:
    """Sets `data-label`, which a style sheet may show: `td::before { content: attr(data-label) }`.

    Rows with cells that span columns are left as they are.
    """
    for table in body.iter("table"):
        heads = [text_of(cell) for cell in next(iter(table.xpath("thead/tr[last()]")), [])]
        for row in table.xpath("tbody/tr"):
            if len(row) == len(heads):
                _label(row, heads)


def _label(row: Node, heads: list[str]) -> None:
    for cell, head in zip(row, heads, strict=True):
        if head:
            cell.set(LABEL, head)

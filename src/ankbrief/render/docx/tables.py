"""Tables: a grid of cells with widths, repeated header rows, joined cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ankbrief.errors import TemplateError
from ankbrief.render.docx.draft import Draft
from ankbrief.render.docx.xml import Block, Group, Paragraph, el
from ankbrief.render.nodes import Node, classes, line_of, text_of

CellContent = Callable[[Node], list[Block]]
_MOST = 63  # columns of a table in Word
SMALLEST = 0.04  # of the table's width: room for «№» and two digits
_BREAKS = re.compile("[ \t\n\r\f\u2009\u200b-]")  # where a line may end
_LONG = 18  # letters; a longer word, or more words tied together, may be divided
_EMS, _BOLD_EMS = 0.52, 0.6  # width of a letter of PT Sans and Times as part of its size
_SIDES = 170  # twentieths of a point: the margins of a cell in our table styles


@dataclass(frozen=True, slots=True)
class Cell:
    """One place of the grid; `node` is None where a cell above reaches down into it."""

    node: Node | None
    columns: int
    joined: str  # "", "restart" or "continue"


def table(node: Node, draft: Draft, cell_content: CellContent) -> Group:
    """`w:tbl` of a `table` element; `cell_content` makes the paragraphs of one cell."""
    rows = _rows(node)
    grid = _grid(rows)
    count = max((sum(c.columns for c in row) for row in grid), default=1)
    if count > _MOST:
        raise TemplateError(
            f"в таблице {count} столбцов", line_of(node), f"Word показывает не больше {_MOST}."
        )
    widths = _widths(node, grid, count, draft.text_width, _least(node, grid, count, draft))
    ours = "BriefTablePlain" if "plain" in classes(node) else "BriefTable"
    style = draft.styles.named(node, "table") or draft.styles.id(ours)
    headed = bool(rows) and _is_head(rows[0])
    properties = el(
        "tblPr",
        el("tblStyle", val=style),
        el("tblW", w=str(sum(widths)), type="dxa"),
        el("tblLayout", type="fixed"),
        el(
            "tblLook",
            val="0420" if headed else "0400",
            firstRow="1" if headed else "0",
            noVBand="1",
        ),
    )
    made = Group("tbl", properties + el("tblGrid", *(el("gridCol", w=str(w)) for w in widths)))
    for row, cells in zip(rows, grid, strict=True):
        for marked in _new_parents(row):
            draft.mark(marked.get("id"))
        made.blocks.append(_row(cells, widths, cell_content, repeated=_is_head(row)))
    return made


def _rows(node: Node) -> list[Node]:
    """The rows of this table, not of one inside it."""
    return [
        row
        for child in node
        for row in ([child] if child.tag == "tr" else child)
        if row.tag == "tr"
    ]


def _is_head(row: Node) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _new_parents(row: Node) -> list[Node]:
    """The row, and the part of the table that it opens."""
    parent = row.getparent()
    opens = parent is not None and parent.tag != "table" and parent[0] is row
    return [parent, row] if parent is not None and opens else [row]


def _grid(rows: list[Node]) -> list[list[Cell]]:
    """The cells row by row, with those that reach down from above."""
    reaching: dict[int, tuple[int, int]] = {}  # column: (rows left, columns)
    grid = []
    for row in rows:
        cells: list[Cell] = []
        column = 0
        for node in [child for child in row if child.tag in {"td", "th"}]:
            column = _fill(cells, reaching, column)
            columns, height = _span(node, "colspan"), _span(node, "rowspan")
            cells.append(Cell(node, columns, "restart" if height > 1 else ""))
            if height > 1:
                reaching[column] = (height - 1, columns)
            column += columns
        _fill(cells, reaching, column)
        grid.append(cells)
    return grid


def _fill(cells: list[Cell], reaching: dict[int, tuple[int, int]], column: int) -> int:
    """Adds the cells that reach down at `column`; returns the next free column."""
    done: dict[int, tuple[int, int]] = {}
    while column in reaching:
        left, columns = reaching.pop(column)
        cells.append(Cell(None, columns, "continue"))
        if left > 1:
            done[column] = (left - 1, columns)
        column += columns
    reaching.update(done)
    return column


def _span(node: Node, name: str) -> int:
    value = node.get(name) or "1"
    if not value.isdecimal() or not 1 <= int(value) <= 1000:
        raise TemplateError(f"{name} = «{value}»", line_of(node), "Нужно целое число от 1.")
    return int(value)


def _widths(
    node: Node, grid: list[list[Cell]], count: int, total: int, least: list[int]
) -> list[int]:
    """Widths of the columns in twentieths of a point; their sum is `total`."""
    given = [_percent(col) for col in node.xpath("./col | ./colgroup/col")]
    if len(given) == count and all(given):
        shares = [share or 1 for share in given]
    else:
        shares = _shares_by_text(grid, count)
    whole = sum(shares)
    widths = _widened([int(total * share / whole) for share in shares], least)
    widths[-1] += total - sum(widths)
    return widths


def _widened(widths: list[int], least: list[int]) -> list[int]:
    """No column narrower than `least`, at the cost of those that have room to spare."""
    missing = sum(max(low - width, 0) for width, low in zip(widths, least, strict=True))
    spare = sum(max(width - low, 0) for width, low in zip(widths, least, strict=True))
    if not missing or spare < missing:
        return widths
    return [
        low if width <= low else width - (width - low) * missing // spare
        for width, low in zip(widths, least, strict=True)
    ]


def _least(node: Node, grid: list[list[Cell]], count: int, draft: Draft) -> list[int]:
    """What each column needs so that its longest word stays whole."""
    usual = "BriefTableSmall" if "wide" in classes(node) else "BriefTableText"
    letters = {"td": draft.styles.size(usual) * 20 * _EMS}  # twentieths of a point
    letters["th"] = draft.styles.size("BriefTableHead") * 20 * _BOLD_EMS
    least = [0] * count
    for column, cell in _single_cells(grid):
        word = max(map(len, _BREAKS.split("".join(cell.itertext()))))
        width = int(min(word, _LONG) * letters[str(cell.tag)]) + _SIDES
        least[column] = max(least[column], width)
    return least


def _single_cells(grid: list[list[Cell]]) -> Iterator[tuple[int, Node]]:
    """The cells of one column, each with its column."""
    for row in grid:
        column = 0
        for cell in row:
            if cell.node is not None and cell.columns == 1:
                yield column, cell.node
            column += cell.columns


def _percent(col: Node) -> float | None:
    found = re.search(r"width\s*:\s*([\d.]+)%", col.get("style") or "")
    return float(found[1]) if found else None


def _shares_by_text(grid: list[list[Cell]], count: int) -> list[float]:
    """Shares of the columns: the square root of the longest text, so that no column starves."""
    longest = [1.0] * count
    for column, cell in _single_cells(grid):
        longest[column] = max(longest[column], len(text_of(cell)))
    roots = [length**0.5 for length in longest]
    return [max(root / sum(roots), SMALLEST) for root in roots]


def _row(
    cells: list[Cell], widths: list[int], cell_content: CellContent, *, repeated: bool
) -> Group:
    header = "<w:tblHeader/>" if repeated else ""
    row, column = Group("tr", f"<w:trPr><w:cantSplit/>{header}</w:trPr>"), 0
    for cell in cells:
        width = sum(widths[column : column + cell.columns])
        row.blocks.append(_cell(cell, width, cell_content))
        column += cell.columns
    if column < len(widths):
        empty = Cell(None, len(widths) - column, "")
        row.blocks.append(_cell(empty, sum(widths[column:]), cell_content))
    return row


def _cell(cell: Cell, width: int, cell_content: CellContent) -> Group:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    joined = f'<w:vMerge w:val="{cell.joined}"/>' if cell.joined else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{joined}</w:tcPr>'
    content = cell_content(cell.node) if cell.node is not None else []
    if not content or not isinstance(content[-1], Paragraph):
        content.append(Paragraph())  # a cell ends with a paragraph, even an empty one
    side = _side(cell.node)
    for block in content if side else ():
        if isinstance(block, Paragraph):
            block.set("jc", val=side)
    return Group("tc", properties, content)


def _side(node: Node | None) -> str:
    names = classes(node) if node is not None else frozenset()
    return "right" if "number" in names else "center" if "center" in names else ""

"""Tags left open and cells that no column has: a browser mends or shows them without a word.

A page is made of branches: what stands in one turn of a loop or one side of an `if`. Only what
begins and ends in one branch is compared, since a template may open a tag in one and close it in
another.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from ankbrief.render.attributes import MOST
from ankbrief.render.htmltree import BLOCKS, INLINE
from ankbrief.render.proof.blocks import ENDS, SET_BLOCK, STARTS, WORD
from ankbrief.render.proof.mistake import Mistake
from ankbrief.render.proof.tags import BLOCK, PRINT, Tag

Place = tuple[int, int]
"""Line from 1 and column from 0, as `html.parser` counts them."""
Branch = tuple[int, ...]
PAIRED = INLINE - {"br", "img", "svg"}
CELLS = frozenset({"td", "th"})
NUMBER = re.compile(r"\d{1,3}")


class Branches:
    """The branches of a template, and where its tags print something."""

    def __init__(self, source: str, tags: Sequence[Tag]) -> None:
        lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self._places: list[Place] = [(0, 0)]
        self._branches: list[Branch] = [()]
        self._prints: list[Place] = []
        for number, tag in enumerate(tags):
            line = bisect(lines, tag.start)
            place = (line, tag.start - lines[line - 1])
            if tag.opening == PRINT or _keyword(tag) == "include":
                self._prints.append(place)
            self._places.append(place)
            self._branches.append(_after(self._branches[-1], tag, number))

    def at(self, place: Place) -> Branch:
        """The branch in which something stands."""
        return self._branches[bisect(self._places, place) - 1]

    def prints(self, start: Place, stop: Place) -> bool:
        """Whether something is printed between two places."""
        return bisect(self._prints, start) != bisect(self._prints, stop)


def _keyword(tag: Tag) -> str:
    word = WORD.match(tag.inside) if tag.opening == BLOCK else None
    return word[1] if word else ""


def _after(branch: Branch, tag: Tag, number: int) -> Branch:
    """The branch behind a tag; `number` tells it from all others."""
    keyword = _keyword(tag)
    if keyword in ("else", "elif"):
        return (*branch[:-1], number)
    if keyword in STARTS:
        return branch[:-1]
    opens = keyword in ENDS and (keyword != "set" or SET_BLOCK.match(tag.inside))
    return (*branch, number) if opens else branch


@dataclass(slots=True)
class Opened:
    """A tag that waits for its end: how it stands in the template, and where."""

    name: str
    text: str
    place: Place
    branch: Branch


@dataclass(slots=True)
class Table:
    """How many columns the head of a table has, 0 where that is not known; and the row at hand."""

    columns: int = 0
    in_head: bool = False
    is_sure: bool = True
    row: Opened | None = None
    is_row_sure: bool = True
    cells: int = 0
    odd: Opened | None = None
    since: Place = (0, 0)  # where the last cell of the row ended


@dataclass(slots=True)
class Balance:
    """Compares beginnings with ends while a page is read."""

    branches: Branches
    found: list[Mistake] = field(default_factory=list)
    _inline: list[Opened] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)

    def start(self, name: str, text: str, place: Place, spans: tuple[str, str]) -> None:
        """A tag begins; `spans` are its `colspan` and `rowspan`, empty where there is none."""
        tag = Opened(name, text, place, self.branches.at(place))
        if name in BLOCKS:
            self._leave(tag.branch)
            self._start_block(tag, spans)
        elif name in PAIRED:
            self._inline.append(tag)

    def end(self, name: str, place: Place) -> None:
        """A tag ends."""
        if name in BLOCKS:
            self._leave(self.branches.at(place))
            self._end_block(name, place)
            return
        last = next((one for one in reversed(self._inline) if one.name == name), None)
        if last is not None:
            self._inline.remove(last)

    def _leave(self, branch: Branch) -> None:
        """What was begun in the block that ends here is not closed."""
        for one in self._inline:
            if one.branch == branch:
                message = f"тег <{one.name}> не закрыт: нет </{one.name}>"
                hint = f"Поставьте </{one.name}> там, где кончаются его слова."
                self.found.append(Mistake(one.place[0], one.text, message, hint))
        self._inline.clear()

    def _start_block(self, tag: Opened, spans: tuple[str, str]) -> None:
        if tag.name == "table":
            self._tables.append(Table())
        table = self._tables[-1] if self._tables else None
        if table is None:
            return
        if tag.name in ("thead", "tbody", "tfoot"):
            table.in_head = tag.name == "thead"
        elif tag.name == "tr":
            table.row, table.is_row_sure, table.since = tag, True, tag.place
            table.cells, table.odd = 0, None
        elif tag.name in CELLS and table.row:
            self._cell(table, tag, spans)

    def _cell(self, table: Table, tag: Opened, spans: tuple[str, str]) -> None:
        width, height = (NUMBER.fullmatch(text or "1") for text in spans)
        table.is_sure = table.is_sure and height is not None and height[0] == "1"
        table.is_row_sure = (
            table.is_row_sure
            and width is not None
            and table.row is not None
            and tag.branch == table.row.branch
            and not (table.in_head and self.branches.prints(table.since, tag.place))
        )
        table.cells += int(width[0]) if width else MOST
        if table.columns and table.cells > table.columns and table.odd is None:
            table.odd = tag

    def _end_block(self, name: str, place: Place) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None:
            return
        if name in CELLS:
            table.since = place
        elif name == "thead":
            table.in_head = False
        elif name == "tr" and table.row:
            self._end_row(table, place)
        elif name == "table":
            self._tables.pop()

    def _end_row(self, table: Table, place: Place) -> None:
        if table.in_head:
            whole = table.is_row_sure and not self.branches.prints(table.since, place)
            table.is_sure = table.is_sure and whole
            table.columns = max(table.columns, table.cells)
        elif table.is_sure and table.is_row_sure and table.odd:
            message = f"в строке ячеек: {table.cells}, а в шапке таблицы: {table.columns}"
            hint = "Уберите лишнюю ячейку или добавьте столбец в <thead>."
            self.found.append(Mistake(table.odd.place[0], table.odd.text, message, hint))
        table.row = None

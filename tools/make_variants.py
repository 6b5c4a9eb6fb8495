# ruff: noqa: INP001  # a script, not a package
"""Makes the reference files of `onepage` and `instructions` out of the built-in one.

Only the page and some sizes differ; fonts, colours and names of styles are the same.

    python tools/make_variants.py
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from ankbrief.render.docx.package import builtin_reference, pack
from ankbrief.render.docx.xml import el, parsed, tag

TEMPLATES = Path(__file__).parents[1] / "templates"
A4 = (210.0, 297.0)


# Points: size, space before and after, from line to line; None leaves what is there.
Sizes = tuple[float | None, float, float, float | None]


@dataclass(frozen=True, slots=True)
class Variant:
    """Margins in mm: top, right, bottom, left; `ruled` draws the lines between columns too."""

    margins: tuple[float, float, float, float]
    landscape: bool = False
    ruled: bool = False
    styles: dict[str, Sizes] = field(default_factory=dict)


VARIANTS = {
    "onepage": Variant(
        (14, 15, 12, 20),
        styles={
            "Normal": (10, 0, 0, 13),
            "Body Text": (None, 0, 3, None),
            "Организация": (9, 0, 2, None),
            "Title": (19, 0, 1, 22),
            "Subtitle": (11, 0, 2, 14),
            "Сводка": (8.5, 0, 4, 11),
            "heading 1": (12, 8, 3, 15),
            "List Number": (None, 0, 0, None),
            "List Continue": (None, 0, 3, 11),
            "Примечание": (8.5, 0, 2, 11),
            "Пустой раздел": (9.5, 0, 3, 12),
            "Текст таблицы": (9, 0, 0, 11.5),
            "Шапка таблицы": (8.5, 0, 0, 11),
            "Текст широкой таблицы": (9, 0, 0, 11.5),
        },
    ),
    "instructions": Variant(
        (16, 14, 15, 20),
        landscape=True,
        ruled=True,
        styles={
            "Title": (21, 0, 2, None),
            "Subtitle": (12, 0, 2, None),
            "Сводка": (9.5, 0, 6, None),
            "heading 1": (13, 14, 4, None),
            "Текст широкой таблицы": (9.5, 1.5, 1.5, None),
            "Шапка таблицы": (9, 1.5, 1.5, None),
            "Источник": (9, 0, 3, None),
            "Список без знаков": (9, 0, 3, None),
        },
    ),
}


def made(variant: Variant) -> bytes:
    """The whole file."""
    document = docx.Document(io.BytesIO(builtin_reference()))
    _set_page(document, variant)
    for name, values in variant.styles.items():
        _set_style(document, name, values)
    if variant.ruled:
        _rule(document)
    target = io.BytesIO()
    document.save(target)
    with ZipFile(target) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})


def _set_page(document: Document, variant: Variant) -> None:
    section = document.sections[0]
    width, height = A4[::-1] if variant.landscape else A4
    section.orientation = WD_ORIENT.LANDSCAPE if variant.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, right, bottom, left = map(Mm, variant.margins)
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.header_distance = section.footer_distance = Mm(6)


def _set_style(document: Document, name: str, sizes: Sizes) -> None:
    size, before, after, line = sizes
    style = document.styles[name]
    if size:
        style.font.size = Pt(size)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if line:
        layout.line_spacing = Pt(line)


def _rule(document: Document) -> None:
    """Thin lines on all sides of a cell: whoever keeps control fills the table in by hand."""
    borders = document.styles["Таблица брифинга"].element.find(f".//{tag('tblBorders')}")
    line = {"val": "single", "sz": "4", "space": "0", "color": "C9D1DA"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders[:] = [parsed(el(side, **line)) for side in sides]


if __name__ == "__main__":
    for name, variant in VARIANTS.items():
        (TEMPLATES / name / "reference.docx").write_bytes(made(variant))

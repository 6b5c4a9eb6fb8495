"""Pictures: raster files of the template's folder, and drawings that stand in the HTML as SVG."""

from __future__ import annotations

import io
import struct
from functools import cache, lru_cache
from pathlib import Path

import resvg_py
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shared import Emu, Twips

from ankbrief.errors import RenderError, TemplateError
from ankbrief.render import drawings
from ankbrief.render.docx.draft import Draft
from ankbrief.render.docx.xml import attribute
from ankbrief.render.fonts import faces
from ankbrief.render.nodes import Node, line_of

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_UNREADABLE = (
    *(InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError),
    *(OSError, KeyError, ValueError, ZeroDivisionError, struct.error),  # of broken headers
)
EMU_PER_PIXEL = 9525  # 914,400 an inch, 96 CSS pixels an inch
_SHARPNESS = 3  # dots for each CSS pixel: 288 an inch, what office printers show


def picture(node: Node, draft: Draft) -> str:
    """The `w:drawing` of an `img`, no wider than the text.

    Raises:
        TemplateError: there is no `alt`, or the file is not in the template's folder.
        RenderError: the file is not a picture that Word shows.
    """
    alt = (node.get("alt") or "").strip()
    if not alt:
        raise TemplateError("у картинки нет описания", line_of(node), 'Добавьте alt="что на ней".')
    path = _path(node, draft.base)
    try:
        identifier, image = draft.document.part.get_or_add_image(str(path))
        width, height = image.width, image.height
    except _UNREADABLE as error:
        raise RenderError(
            "не удалось вставить картинку", str(path), "Word показывает PNG, JPEG, GIF, BMP и TIFF."
        ) from error
    return shown(draft, identifier, (width, height), alt)


def shown(draft: Draft, relation: str, size: tuple[int, int], alt: str, extension: str = "") -> str:
    """`w:drawing` of a picture in a line (20.4.2.8); `size` in EMU, made to fit the text."""
    widest = int(Twips(draft.text_width))
    width = min(size[0], widest)
    height = int(Emu(round(size[1] * width / max(size[0], 1))))
    number = draft.picture_number()
    name = f'id="{number}" name="Рисунок {number}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {name} descr="{attribute(alt)}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}">{extension}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def drawing(node: Node, draft: Draft) -> str:
    """The `w:drawing` of an `svg`: a sharp raster picture, with the description of the drawing.

    Word could show the SVG itself (2016 and later), but with the fonts of the reader's machine,
    which may not have ours; labels would then run over their bars.
    """
    width, height = drawings.size(node)
    data = io.BytesIO(drawn_sharply(drawings.source(node)))
    identifier, _ = draft.document.part.get_or_add_image(data)
    size = round(width * EMU_PER_PIXEL), round(height * EMU_PER_PIXEL)
    return shown(draft, identifier, size, str(node.get("aria-label")).strip())


@lru_cache(maxsize=16)  # the review copy shows the same ones
def drawn_sharply(source: str) -> bytes:
    """The PNG of an SVG file, at 288 dots an inch."""
    return resvg_py.svg_to_bytes(
        svg_string=source,
        background="#ffffff",
        zoom=_SHARPNESS,
        skip_system_fonts=True,
        font_files=_fonts(),
        font_family="PT Sans",
    )


@cache
def _fonts() -> list[str]:
    """Our fonts; what one lacks is taken from the next that has it, so those of PT Sans lead."""
    return [str(face[-1]) for face in sorted(faces(), key=lambda face: "Serif" in face[0])]


def _path(node: Node, base: Path | None) -> Path:
    source = node.get("src") or ""
    path = (base / source).resolve() if base and ":" not in source else None
    if path is None or base is None or not path.is_relative_to(base.resolve()):
        raise TemplateError(
            f"картинка не из папки шаблона: «{source}»",
            line_of(node),
            "Положите файл рядом с шаблоном.",
        )
    return path

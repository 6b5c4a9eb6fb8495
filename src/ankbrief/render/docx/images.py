"""Raster pictures of the template's folder."""

from __future__ import annotations

from pathlib import Path

from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Emu, Twips

from ankbrief.errors import RenderError, TemplateError
from ankbrief.render.docx.draft import Draft
from ankbrief.render.docx.xml import Element, el
from ankbrief.render.htmltree import Node, line_of


def picture(node: Node, draft: Draft) -> Element:
    """A run with the picture of an `img`, no wider than the text.

    Raises:
        TemplateError: there is no `alt`, or the file is not in the template's folder.
        RenderError: the file is not a picture that Word shows.
    """
    alt = (node.get("alt") or "").strip()
    if not alt:
        raise TemplateError("у картинки нет описания", line_of(node), 'Добавьте alt="что на ней".')
    path = _path(node, draft.base)
    try:
        inline = draft.document.part.new_pic_inline(str(path))
    except (OSError, UnrecognizedImageError) as error:
        raise RenderError(
            "не удалось вставить картинку", str(path), "Word показывает PNG, JPEG, GIF, BMP и TIFF."
        ) from error
    widest = Twips(draft.text_width)
    if inline.extent.cx > widest:
        inline.extent.cy = Emu(round(inline.extent.cy * widest / inline.extent.cx))
        inline.extent.cx = widest
        size = inline.graphic.graphicData.pic.spPr
        size.cx, size.cy = inline.extent.cx, inline.extent.cy
    number = draft.picture_number()
    inline.docPr.set("id", str(number))
    inline.docPr.set("name", f"Рисунок {number}")
    inline.docPr.set("descr", alt)
    return el("r", el("drawing", inline))


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

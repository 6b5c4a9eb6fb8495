"""Drawings inside the HTML (`svg`): a small, safe part of SVG 1.1 that all writers show alike.

Looks are attributes (`fill`, `font-size`), since style sheets do not reach the picture in Word;
nothing refers to anything outside. The root says its size in CSS pixels and, in `aria-label`,
what it shows.
"""

from __future__ import annotations

import re

from lxml import etree

from ankbrief.errors import TemplateError
from ankbrief.render.nodes import Node, line_of

ELEMENTS = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline"})
ELEMENTS |= {"polygon", "text", "tspan", "title", "desc"}
ATTRIBUTES = frozenset({"role", "aria-label", "aria-hidden", "lang", "viewBox", "width", "height"})
ATTRIBUTES |= {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "d"}
ATTRIBUTES |= {"points", "transform", "opacity", "fill", "fill-opacity", "fill-rule", "stroke"}
ATTRIBUTES |= {"stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap"}
ATTRIBUTES |= {"stroke-linejoin", "font-family", "font-size", "font-weight", "font-style"}
ATTRIBUTES |= {"text-anchor", "dominant-baseline", "letter-spacing", "preserveAspectRatio"}
ATTRIBUTES |= {"textLength", "lengthAdjust", "shape-rendering"}

_NAMESPACE = "http://www.w3.org/2000/svg"
_CASED = {name.lower(): name for name in ATTRIBUTES if name != name.lower()}  # HTML knows no case
_LARGEST = 2000  # CSS pixels: two A4 pages; a picture of it takes 100 MB while it is drawn
_SIZE = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")


def checked(svg: Node) -> list[Node]:
    """The elements inside `svg`, once it is found to be in order.

    Raises:
        TemplateError: an element or attribute outside the set, no size, or no description.
    """
    inside = list(svg.iterdescendants())
    for node in (svg, *inside):
        _check_names(node)
    if svg.get("role") != "img" or not (svg.get("aria-label") or "").strip():
        raise _error(svg, "у рисунка нет описания", 'Добавьте role="img" aria-label="что на нём".')
    if not svg.get("viewBox"):
        raise _error(svg, "у рисунка нет viewBox", 'Например, viewBox="0 0 480 160".')
    size(svg)
    return inside


def size(svg: Node) -> tuple[float, float]:
    """Width and height in CSS pixels.

    Raises:
        TemplateError: one is missing or is no number above zero.
    """
    found = [_SIZE.fullmatch((svg.get(name) or "").strip()) for name in ("width", "height")]
    values = [float(match[1]) if match else 0.0 for match in found]
    if not all(values):
        raise _error(svg, "у рисунка нет размера", 'Например, width="480" height="160".')
    if max(values) > _LARGEST:
        raise _error(svg, "рисунок слишком велик", f"Стороны — до {_LARGEST} пикселей.")
    return values[0], values[1]


def source(svg: Node) -> str:
    """The drawing as an SVG file."""
    text = etree.tostring(svg, encoding="unicode", with_tail=False)
    return text.replace("<svg", f'<svg xmlns="{_NAMESPACE}"', 1)


def _check_names(node: Node) -> None:
    node.attrib.pop("xmlns", None)  # HTML knows what an svg is
    for name in set(node.attrib) & set(_CASED):
        node.set(_CASED[str(name)], node.attrib.pop(name))
    if node.tag not in ELEMENTS:
        raise _error(
            node, f"<{node.tag!s}> внутри рисунка", f"Можно: {', '.join(sorted(ELEMENTS))}."
        )
    for name, value in node.attrib.items():
        if name not in ATTRIBUTES or "url(" in value.lower():
            raise _error(
                node,
                f'{name!s}="{value}" внутри рисунка',
                "Вид задают атрибуты fill, stroke, font-size и подобные; ссылок и стилей нет.",
            )


def _error(node: Node, message: str, hint: str) -> TemplateError:
    return TemplateError(message, line_of(node), hint)

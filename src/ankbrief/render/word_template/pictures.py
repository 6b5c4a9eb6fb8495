"""Charts for a Word template: pictures as sharp as an office printer, with their description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import lxml.html
from docx.shared import Emu

from ankbrief.render import drawings
from ankbrief.render.charts import chart
from ankbrief.render.docx.images import EMU_PER_PIXEL, drawn_sharply
from ankbrief.render.docx.xml import attribute


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, its width on the page and what it shows."""

    data: bytes
    width: Emu
    alt: str

    def described(self, xml: str) -> str:
        """The `w:drawing` of the picture with its description."""
        return xml.replace("<wp:docPr ", f'<wp:docPr descr="{attribute(self.alt)}" ', 1)


def drawn(*arguments: Any, **named: Any) -> Picture:
    """The picture that the filter «график» makes; its caption is the template's own text."""
    figure = lxml.html.fragment_fromstring(str(chart(*arguments, **named)))
    svg = next(figure.iter("svg"))
    drawings.checked(svg)
    width = Emu(round(drawings.size(svg)[0] * EMU_PER_PIXEL))
    return Picture(drawn_sharply(drawings.source(svg)), width, str(svg.get("aria-label")))

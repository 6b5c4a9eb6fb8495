"""Pictures in Word: raster files of the template's folder, and drawings of the HTML."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree
from PIL import Image

from ankbrief.errors import RenderError, TemplateError
from ankbrief.render import drawings, htmltree
from ankbrief.render.docx import html_to_docx
from ankbrief.render.htmltree import Rendered
from docx_check import assert_sound, part

Whole = Callable[[str], str]
PAPER = (255, 255, 255)
CHART = (
    '<svg role="img" aria-label="Понедельник — 3, вторник — 5" viewBox="0 0 480 160" width="480" '
    'height="160"><rect x="10" y="20" width="200" height="20" fill="#1f3a5f"/>'
    '<text x="220" y="36" font-family="PT Sans" font-size="13">{}</text></svg>'
)


def picture(made: Rendered) -> Image.Image:
    """The only picture of the file."""
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        (name,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        return Image.open(io.BytesIO(archive.read(name))).convert("RGB")


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many dots of the box are not paper."""
    dots = image.crop(box).tobytes()
    return sum(dots[at : at + 3] != bytes(PAPER) for at in range(0, len(dots), 3))


def test_a_drawing_becomes_a_sharp_picture_with_its_description(
    document: Whole, tmp_path: Path
) -> None:
    body = f"<figure>{CHART.format('вт')}<figcaption>По дням</figcaption></figure>"
    made = html_to_docx(document(body))
    (shape,) = docx.Document(io.BytesIO(made.data)).inline_shapes
    assert (round(shape.width / Mm(1)), round(shape.height / Mm(1))) == (127, 42)  # 480 × 160 px
    assert picture(made).size == (1440, 480)  # 288 dots an inch
    assert picture(made).getpixel((60, 90)) == (0x1F, 0x3A, 0x5F)
    (described,) = part(made.data).iter(qn("wp:docPr"))
    assert described.get("descr") == "Понедельник — 3, вторник — 5"
    caption = "".join(t.text or "" for t in part(made.data).iter(qn("w:t")))
    assert caption == "Рисунок 1. По дням"
    assert_sound(made.data, tmp_path)


def test_words_of_a_drawing_are_drawn_with_our_fonts_and_no_others(document: Whole) -> None:
    empty = inked(picture(html_to_docx(document(CHART.format("")))), (650, 60, 1440, 140))
    shown = {
        sign: inked(picture(html_to_docx(document(CHART.format(sign)))), (650, 60, 1440, 140))
        for sign in ("Ә", "ғ", "₸", "→", "М", "ММ")
    }
    assert empty == 0
    assert min(shown.values()) > 50
    assert shown["ММ"] == pytest.approx(2 * shown["М"], rel=0.1)


def test_a_wide_drawing_is_made_as_wide_as_the_text(document: Whole) -> None:
    wide = CHART.format("").replace('width="480" height="160"', 'width="960" height="320"', 1)
    (shape,) = docx.Document(io.BytesIO(html_to_docx(document(wide)).data)).inline_shapes
    assert (round(shape.width / Mm(1)), round(shape.height / Mm(1))) == (165, 55)


def test_the_same_drawing_twice_is_one_file_and_the_same_bytes(document: Whole) -> None:
    page = document(f"<p>{CHART.format('раз')}</p><p>{CHART.format('раз')}</p>")
    made = html_to_docx(page)
    assert picture(made).size == (1440, 480)
    assert [d.get("id") for d in part(made.data).iter(qn("wp:docPr"))] == ["1", "2"]
    assert html_to_docx(page).data == made.data


WRONG = {
    "без описания": ('aria-label="Понедельник — 3, вторник — 5"', 'aria-label=" "'),
    "не картинка": ('role="img"', 'role="list"'),
    "без размера": ('width="480" height="160"', ""),
    "в процентах": ('width="480"', 'width="100%"'),
    "огромный": ('width="480"', 'width="48000"'),
    "без viewBox": ('viewBox="0 0 480 160"', ""),
    "со стилем": ("<rect", '<rect style="fill:red"'),
    "с обработчиком": ("<rect", '<rect onclick="alert(1)"'),
    "со ссылкой": ('fill="#1f3a5f"', 'fill="url(http://x.example/a.svg#b)"'),
    "со скриптом": ("<rect", "<script>alert(1)</script><rect"),
    "с чужой картинкой": ("<rect", '<image href="file:///etc/passwd"></image><rect'),
    "с HTML внутри": ("<rect", "<foreignObject></foreignObject><rect"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_drawing_outside_the_set_is_refused_with_its_line(document: Whole, fault: str) -> None:
    old, new = WRONG[fault]
    chart = CHART.format("")
    assert old in chart
    with pytest.raises(TemplateError) as caught:
        htmltree.read(document(f"<p>\n{chart.replace(old, new, 1)}</p>"))
    assert re.fullmatch(r"готовый HTML, строка [12]", caught.value.where)


def test_names_of_a_drawing_keep_their_capitals(document: Whole) -> None:
    (svg,) = htmltree.read(document(CHART.format("a &amp; b"))).body.iter("svg")
    assert svg.get("viewBox") == "0 0 480 160"
    source = etree.fromstring(drawings.source(svg))
    assert source.tag == "{http://www.w3.org/2000/svg}svg"
    assert "".join(source.itertext()) == "a & b"


def huge_png(side: int) -> bytes:
    """A white picture of side × side dots in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = zlib.compress(b"\0" * (side // 8 + 2) * side, 9)
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_of_a_hundred_megapixels_fits_the_text(document: Whole, tmp_path: Path) -> None:
    (tmp_path / "huge.png").write_bytes(huge_png(10_000))
    made = html_to_docx(document('<p><img src="huge.png" alt="план"></p>'), base=tmp_path)
    (shape,) = docx.Document(io.BytesIO(made.data)).inline_shapes
    assert round(shape.width / Mm(1)) == 165
    assert_sound(made.data, tmp_path)


@pytest.mark.parametrize("data", [b"", b"GIF", b"<svg/>", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_picture_is_named(document: Whole, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    with pytest.raises(RenderError, match="не удалось вставить картинку") as caught:
        html_to_docx(document('<p><img src="logo.png" alt="герб"></p>'), base=tmp_path)
    assert caught.value.where.endswith("logo.png")


def test_a_picture_that_is_not_there_is_named(document: Whole, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="не удалось вставить картинку"):
        html_to_docx(document('<p><img src="logo.png" alt="герб"></p>'), base=tmp_path)

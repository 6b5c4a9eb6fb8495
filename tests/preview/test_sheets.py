from __future__ import annotations

import io

from PIL import Image

from ankbrief.preview.sheets import Sheets
from ankbrief.render.pdf import html_to_pdf


def pdf(*pages: str) -> bytes:
    body = "".join(f"<h2>{text}</h2>" for text in pages)
    head = '<title>О</title><meta name="dcterms.created" content="2025-03-30">'
    html = f'<!DOCTYPE html><html lang="ru"><head>{head}</head><body>{body}</body></html>'
    css = '@page { size: A6 } h2 { break-after: page; font-family: "PT Sans" }'
    return html_to_pdf(html, css=[css]).data


def test_a_page_has_its_size_in_pixels_of_css() -> None:
    (sheet,) = Sheets(pdf("Главное")).pages
    assert (sheet.width, sheet.height) == (397, 559)  # 105 × 148 mm at 96 a inch


def test_a_page_keeps_its_name_until_it_looks_different() -> None:
    before, after = Sheets(pdf("Главное", "Календарь")), Sheets(pdf("Главное", "Календари"))
    assert before.pages[0].name == after.pages[0].name
    assert before.pages[1].name != after.pages[1].name


def test_a_page_asked_for_by_name_is_a_picture_of_it() -> None:
    sheets = Sheets(pdf("Главное"))
    data = sheets.picture(sheets.pages[0].name)
    assert data
    picture = Image.open(io.BytesIO(data)).convert("L")
    assert picture.size == (596, 840)
    assert picture.getextrema() == (0, 255)  # black letters on white


def test_no_page_goes_by_a_name_that_nobody_gave() -> None:
    assert Sheets(pdf("Главное")).picture("0" * 32) is None

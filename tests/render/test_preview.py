"""The page for a browser: one file with the styles, notes and pictures of the PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from PIL import Image

from ankbrief.errors import RenderError
from ankbrief.render.html import packaged_templates, profile_file
from ankbrief.render.preview import html_to_page

Whole = Callable[[str], str]


def made(html: str, base: Path | None = None, profile: str = "print") -> lxml.html.HtmlElement:
    css = [packaged_templates() / "weekly" / "brief.css", profile_file(profile)]
    return lxml.html.document_fromstring(html_to_page(html, css=css, base=base).data.decode())


def test_notes_stand_at_the_end_and_lead_back(document: Whole) -> None:
    note = '<span class="footnote" lang="kk">Өңір үні, <a href="https://e.kz">мамыр</a></span>'
    page = made(document(f"<main><p>Решено{note} вчера.</p></main>"))
    assert page.xpath("string(//p)") == "Решено1 вчера."
    assert page.xpath("string(//main/section/ol/li)") == "Өңір үні, мамыр↑"
    assert page.xpath("//li/@lang") == ["kk"]
    (call,) = page.xpath("//sup/a")
    (back,) = page.xpath("//li/a[last()]")
    assert call.get("href") == "#" + page.xpath("//li/@id")[0]
    assert back.get("href") == "#" + call.get("id")


def test_the_page_profile_is_in_the_page(document: Whole) -> None:
    styles = made(document("<p>а</p>"), profile="official").xpath("string(//style)")
    assert "margin: 20mm 10mm 20mm 30mm" in styles
    assert '"Times New Roman", serif' in styles


def test_cells_know_their_heads(document: Whole) -> None:
    head = "<thead><tr><th>Имя</th><th>Дел</th></tr></thead>"
    page = made(document(f"<table>{head}<tbody><tr><td>Нина</td><td>3</td></tr></tbody></table>"))
    assert page.xpath("//td/@data-label") == ["Имя", "Дел"]


def test_pictures_are_inside_and_scripts_are_refused(document: Whole, tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "logo.png")
    page = made(document('<p><img src="logo.png" alt="герб"></p>'), base=tmp_path)
    assert page.xpath("//img/@src")[0].startswith("data:image/png;base64,")
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_a_picture_made_smaller_says_what_it_has_become(document: Whole, tmp_path: Path) -> None:
    Image.new("RGB", (2600, 4)).save(tmp_path / "wide.gif")
    Image.new("RGB", (4, 4)).save(tmp_path / "small.gif")
    page = made(
        document('<p><img src="wide.gif" alt="карта"><img src="small.gif" alt="герб"></p>'),
        base=tmp_path,
    )
    kinds = [source.partition(";")[0] for source in page.xpath("//img/@src")]
    assert kinds == ["data:image/png", "data:image/gif"]


def test_no_picture_from_outside_the_template(document: Whole, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="файл вне папки шаблона"):
        made(document('<p><img src="../secret.png" alt="герб"></p>'), base=tmp_path)
    with pytest.raises(RenderError, match="не загрузилась картинка"):
        made(document('<p><img src="logo.png" alt="герб"></p>'), base=tmp_path)


def test_an_address_that_runs_a_script_is_only_text(document: Whole) -> None:
    page = made(document('<p><a href="javascript:alert(1)">жми</a></p>'))
    assert page.xpath("//a/@href") == []


def test_letters_of_svg_attributes_are_kept(document: Whole) -> None:
    svg = '<svg role="img" aria-label="Дни" viewBox="0 0 9 9" width="9" height="9"></svg>'
    html = html_to_page(document(f"<p>{svg}</p>"), css=[packaged_templates() / "weekly/brief.css"])
    assert 'viewBox="0 0 9 9"' in html.data.decode()

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import outloud
import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from ankbrief.errors import RenderError
from ankbrief.render.htmltree import Rendered
from ankbrief.render.pdf import html_to_pdf

Whole = Callable[[str], str]
HERE = Path(__file__).parent
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"


def reader(rendered: Rendered) -> PdfReader:
    return PdfReader(io.BytesIO(rendered.data))


def words(extracted: str) -> str:
    """Words as a reader joins them over line ends."""
    return " ".join(re.sub(r"(?<=[а-яё])-\n(?=[а-яё])", "", extracted).split())


def text(rendered: Rendered) -> str:
    return words("\n".join(page.extract_text() for page in reader(rendered).pages))


def elements(node: Any, kind: str) -> list[Any]:
    """All structure elements of `kind` in the tree under `node`."""
    kids = node.get("/K", [])
    found = [node] if node.get("/S") == kind else []
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(inner, DictionaryObject):
            found += elements(inner, kind)
    return found


def catalog(rendered: Rendered) -> Any:
    return reader(rendered).trailer["/Root"]


def structure(rendered: Rendered) -> Any:
    return catalog(rendered)["/StructTreeRoot"]


def page_fonts(page: Any) -> list[Any]:
    return list(page["/Resources"]["/Font"].values())


def test_the_brief_has_no_error_and_no_warning_of_accessibility(
    brief_pdf: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(brief_pdf.data)
    findings = outloud.check(str(path)).findings
    assert [f"{f.rule} {f.message}" for f in findings] == []


def test_the_file_calls_itself_pdf_a_2a_and_pdf_ua_1(brief_pdf: Rendered) -> None:
    metadata = catalog(brief_pdf)["/Metadata"].get_data().decode()
    assert 'pdfaid:part="2"' in metadata
    assert 'pdfaid:conformance="A"' in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert metadata.count("<rdf:RDF") == 1


def test_title_author_language_and_date_come_from_the_head(brief_pdf: Rendered) -> None:
    pdf = reader(brief_pdf)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Еженедельный брифинг, 22–28 декабря 2025 года"
    assert pdf.metadata.author == "Пресс-служба Дома дружбы Заречной области"
    assert str(pdf.metadata["/Keywords"]) == "брифинг, Дом дружбы, Заречный"
    assert str(pdf.metadata["/CreationDate"]) == "D:20251229000000Z"
    root = catalog(brief_pdf)
    assert root["/Lang"] == "ru"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  # a PDF object


def test_headings_make_the_outline(brief_pdf: Rendered) -> None:
    outline = reader(brief_pdf).outline
    first = outline[0]
    assert getattr(first, "title", "") == "Еженедельный брифинг"
    inner = outline[1]
    assert isinstance(inner, list)
    titles = [getattr(entry, "title", "") for entry in inner if not isinstance(entry, list)]
    assert titles[1:4] == ["Главное", "Поручения и решения", "Впереди"]


def test_links_lead_to_places_and_to_the_web(brief_pdf: Rendered) -> None:
    pdf = reader(brief_pdf)
    links = [a.get_object() for page in pdf.pages for a in page.get("/Annots", [])]
    web = {link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]}
    assert "https://zarechny.example/mediacia" in web
    places = {link["/Dest"] for link in links if "/Dest" in link}
    assert {"key", "story-1", "story-2", "d1"} <= places
    assert places <= set(pdf.named_destinations)


def test_tables_say_what_their_headers_head(brief_pdf: Rendered) -> None:
    heads = elements(structure(brief_pdf), "/TH")
    assert len(heads) == 6 + 3 + 3
    scopes = [head["/A"]["/Scope"] for head in heads]
    assert scopes.count("/Row") == 3  # the names in «Люди недели»
    assert scopes.count("/Column") == 9


def test_a_list_item_of_paragraphs_has_a_body(document: Whole) -> None:
    made = html_to_pdf(document("<ol><li><p>раз</p><p>ещё</p></li><li>два</li></ol>"))
    for item in elements(structure(made), "/LI"):
        assert [kid["/S"] for kid in item["/K"]] == ["/Lbl", "/LBody"]
    bodies = elements(structure(made), "/LBody")
    assert len(elements(bodies[0], "/P")) == 2


def test_running_heads_are_not_read_aloud(brief_pdf: Rendered) -> None:
    second = reader(brief_pdf).pages[1].get_contents()
    assert second is not None
    artifacts = re.findall(rb"/Artifact\s+<</Type /Pagination>>\s+BDC", second.get_data())
    assert len(artifacts) == 2  # the title above, «стр. 2 из 3» below


def test_only_packaged_fonts_are_used_and_all_are_embedded(brief_pdf: Rendered) -> None:
    used = {}
    for page in reader(brief_pdf).pages:
        for font in page_fonts(page):
            inner = font["/DescendantFonts"][0].get_object()
            used[font["/BaseFont"].split("+")[1]] = inner["/FontDescriptor"]
    assert {name.rsplit("-Bold")[0].rsplit("-Italic")[0] for name in used} == {
        *("PT-Serif", "PT-Sans", "Brief-Serif-Symbols"),
    }
    assert all("/FontFile2" in descriptor for descriptor in used.values())


def test_declared_glyph_widths_are_those_of_the_fonts(brief_pdf: Rendered) -> None:
    for font in page_fonts(reader(brief_pdf).pages[0]):
        inner = font["/DescendantFonts"][0].get_object()
        file = TTFont(io.BytesIO(inner["/FontDescriptor"]["/FontFile2"].get_data()))
        upem, order = file["head"].unitsPerEm, file.getGlyphOrder()
        declared = inner["/W"]
        for first, widths in zip(declared[::2], declared[1::2], strict=True):
            for number, width in enumerate(widths, int(first)):
                real = file["hmtx"][order[number]][0] * 1000 / upem
                assert abs(float(width) - real) <= 1


def test_hyphenated_words_are_found_by_a_search(brief_pdf: Rendered) -> None:
    pages = "\n".join(page.extract_text() for page in reader(brief_pdf).pages)
    assert re.search(r"[а-яё]-\n[а-яё]", pages)
    assert "\u2010" not in pages
    assert "высокопрофессиональной межведомственной комиссией" in text(brief_pdf)


def test_a_note_stands_on_the_page_that_calls_it(brief_pdf: Rendered) -> None:
    first = words(reader(brief_pdf).pages[0].extract_text())
    assert "Разработать методику" in first
    assert "опробовать в трёх районах" in first


def test_every_kazakh_letter_and_the_tenge_sign_have_a_glyph(document: Whole) -> None:
    for family in ('"PT Serif", "Brief Serif Symbols"', '"PT Sans", "Brief Sans Symbols"'):
        wanted = f"{KAZAKH} ₸ № «„“» — – … → ▲▼ ə ≈ −12 %"
        styles = f"<p>{wanted}</p><p><b>{wanted}</b> <i>{wanted}</i> <b><i>{wanted}</i></b></p>"
        made = html_to_pdf(document(styles), css=[f"body {{ font-family: {family} }}"])
        assert made.problems == ()
        assert text(made).count("₸") == 4
        assert text(made).count(KAZAKH) == 4


def test_thin_spaces_are_kept(document: Whole) -> None:
    made = html_to_pdf(document("<p>84\u202f500\u2009₸</p>"))
    assert made.problems == ()


def test_an_emoji_of_an_article_becomes_a_square_and_is_reported(document: Whole) -> None:
    made = html_to_pdf(document("<p>Фестиваль прошёл 🎉👨‍👩‍👧 весело 🎉</p>"))
    assert text(made) == "Фестиваль прошёл □ весело □"
    assert [p.message for p in made.problems] == [
        "в PDF нет знаков 🎉 (U+1F389), 👧 (U+1F467), 👨 (U+1F468), 👩 (U+1F469): вместо них «□»"
    ]
    assert "Фестиваль прошёл" in made.problems[0].where


def test_a_character_of_the_template_without_a_glyph_is_an_error(document: Whole) -> None:
    template = "<h1>Брифинг</h1>\n<p>☎ {{ phone }}</p>"
    with pytest.raises(RenderError, match=r"нет знака ☎ \(U\+260E\)") as caught:
        html_to_pdf(document("<h1>Брифинг</h1>\n<p>☎ 2-12-85</p>"), own=template)
    assert caught.value.where == "шаблон, строка 2"


def test_a_character_of_the_css_without_a_glyph_is_an_error(document: Whole) -> None:
    with pytest.raises(RenderError, match="нет знака ☎") as caught:
        html_to_pdf(document("<p>Текст</p>"), css=['p::before { content: "☎ " }'])
    assert caught.value.where == "CSS шаблона"


@pytest.mark.parametrize(
    ("css", "message"),
    [
        ('@font-face { font-family: "X"; src: url("nowhere.ttf") }', "не загрузился шрифт"),
        ('p { background: url("file:///etc/hostname") }', "файл вне папки шаблона"),
        ('p { background: url("../../secret.png") }', "файл вне папки шаблона"),
        ('p { background: url("http://127.0.0.1:9/x.png") }', "не загрузилась картинка"),
        ('@import url("file:///etc/hostname");', "не загрузился CSS"),
    ],
)
def test_what_cannot_be_loaded_is_an_error(
    document: Whole, tmp_path: Path, css: str, message: str
) -> None:
    with pytest.raises(RenderError, match=message):
        html_to_pdf(document("<p>Текст</p>"), css=[css], base=tmp_path)


def test_a_link_out_of_the_template_folder_is_not_followed(document: Whole, tmp_path: Path) -> None:
    template, secret = tmp_path / "template", tmp_path / "secret.png"
    template.mkdir()
    secret.write_bytes(b"x")
    (template / "logo.png").symlink_to(secret)
    with pytest.raises(RenderError, match="файл вне папки шаблона"):
        html_to_pdf(document('<p><img src="logo.png" alt="герб"></p>'), base=template)


def test_a_picture_without_a_description_is_an_error(document: Whole, tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "logo.png")
    with pytest.raises(RenderError, match="у картинки нет описания"):
        html_to_pdf(document('<p><img src="logo.png"></p>'), base=tmp_path)
    made = html_to_pdf(document('<p><img src="logo.png" alt="герб"></p>'), base=tmp_path)
    assert [f["/Alt"] for f in elements(structure(made), "/Figure")] == ["герб"]


def test_a_rule_that_weasyprint_does_not_know_is_a_problem(document: Whole) -> None:
    made = html_to_pdf(document("<p>Текст</p>"), css=["p { colour: red }"])
    assert [p.level for p in made.problems] == ["warning"]
    assert "colour" in made.problems[0].message


def test_css_that_crashes_the_layout_is_an_error_in_russian(document: Whole) -> None:
    with pytest.raises(RenderError, match="вёрстка остановилась"):
        html_to_pdf(document("<ol><li>раз</li></ol>"), css=['li::marker { content: "[" "] " }'])


def test_a_css_file_that_is_not_there_is_named(document: Whole, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="не удалось прочитать CSS") as caught:
        html_to_pdf(document("<p>Текст</p>"), css=[tmp_path / "weekly.css"])
    assert caught.value.where.endswith("weekly.css")


def test_a_word_of_two_thousand_letters_stays_on_the_page(document: Whole) -> None:
    word = "абвгдежз" * 250
    made = html_to_pdf(document(f"<p>{word}</p><table><tr><td>{word}</td><td>1</td></tr></table>"))
    assert "".join(text(made).replace("-", "").split()).count("абвгдежз") == 500
    ends: list[float] = []
    for page in reader(made).pages:
        page.extract_text(visitor_text=lambda _, cm, tm, *__: ends.append(tm[4] * cm[0] + cm[4]))
        assert max(ends) < float(page.mediabox.right)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
@example("ำ")  # one sign of Thai, two of its fonts
def test_no_text_of_an_article_stops_the_document(words: str) -> None:
    body = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    head = '<title>Проба</title><meta name="dcterms.created" content="2025-12-29">'
    made = html_to_pdf(f'<html lang="ru"><head>{head}</head><body><p>{body}</p></body></html>')
    assert made.data.startswith(b"%PDF-1.7")


def test_the_same_files_give_the_same_bytes_in_another_folder(
    brief_html: str, brief_pdf: Rendered, tmp_path: Path
) -> None:
    (tmp_path / "brief.css").write_bytes((HERE / "brief.css").read_bytes())
    moved = html_to_pdf(brief_html, css=[tmp_path / "brief.css"], base=tmp_path)
    assert moved.data == brief_pdf.data


RUN = """
import hashlib, sys
from pathlib import Path
from typing import Any
from ankbrief.render.{room} import {function}
html = Path({html!r}).read_text("utf-8")
print(hashlib.sha256({function}(html, base=Path({html!r}).parent).data).hexdigest())
"""


@pytest.mark.parametrize(("room", "function"), [("pdf", "html_to_pdf"), ("docx", "html_to_docx")])
def test_the_same_html_gives_the_same_bytes_in_every_process(room: str, function: str) -> None:
    code = RUN.format(room=room, function=function, html=str(HERE / "brief.html"))
    sums = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    }
    assert len(sums) == 1
    assert len(sums.pop().strip()) == len(hashlib.sha256().hexdigest())


WITHOUT_PANGO = """
import cffi
def no_library(self, name=None, flags=0):
    raise OSError(f"cannot load library '{name}': not found")
cffi.FFI.dlopen = no_library
from pathlib import Path
from typing import Any
import ankbrief.render
from ankbrief.errors import RenderError
from ankbrief.render.docx import html_to_docx
from ankbrief.render.pdf import html_to_pdf
html = Path(HTML).read_text("utf-8")
assert html_to_docx(html).data[:2] == b"PK"
for attempt in (1, 2):
    try:
        html_to_pdf(html)
    except RenderError as error:
        print(error)
"""


def test_without_pango_only_the_pdf_fails_and_says_how_to_get_it() -> None:
    code = f"HTML = {str(HERE / 'brief.html')!r}\n{WITHOUT_PANGO}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.count("для PDF нужна библиотека Pango, её нет в системе") == 2
    for system in ("Debian", "Windows", "macOS"):
        assert system in done.stdout
    assert "WeasyPrint could not import" not in done.stdout
    assert done.stderr == ""

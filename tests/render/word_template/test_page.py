"""What of a Word file comes over into the HTML of the PDF."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import docx
import lxml.html
import outloud
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from PIL import Image

from ankbrief.model import Problem
from ankbrief.render.docx import html_to_docx
from ankbrief.render.htmltree import Meta
from ankbrief.render.pdf import html_to_pdf
from ankbrief.render.word_template.page import html_of
from made_word import document, saved

META = Meta("Проба & проба", datetime(2026, 8, 17, tzinfo=UTC), "Пресс-служба")


def body(made: Document | bytes) -> str:
    """The HTML inside `<main>`."""
    html, _, _ = html_of(made if isinstance(made, bytes) else saved(made), META)
    (main,) = lxml.html.fromstring(html).iter("main")
    inside = "".join(lxml.html.tostring(node, encoding="unicode") for node in main)
    return inside.replace("\n", "")


def styled(*pairs: tuple[str, str]) -> Document:
    """A document of paragraphs of the named styles."""
    made = document()
    for style, text in pairs:
        made.add_paragraph(text, style=style)
    return made


def test_named_styles_become_the_tags_of_our_set() -> None:
    made = styled(
        ("Title", "Брифинг"),
        ("Subtitle", "неделя"),
        ("heading 1", "Главное"),
        ("Сведения", "Астана"),
        ("Quote", "«Да»"),
        ("Автор цитаты", "Нет"),
        ("Normal", "Слова"),
    )
    assert body(made) == (
        '<header><h1>Брифинг</h1><p class="subtitle">неделя</p></header><h2>Главное</h2>'
        '<p class="meta">Астана</p>'
        '<blockquote><p>«Да»</p><p class="speaker">Нет</p></blockquote><p>Слова</p>'
    )


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        (("heading 1", "heading 2", "heading 1"), ["h1", "h2", "h1"]),
        (("Title", "heading 2"), ["h1", "h2"]),
        (("Title", "heading 1", "heading 3"), ["h1", "h2", "h3"]),
    ],
)
def test_no_level_of_headings_is_left_out(levels: tuple[str, ...], tags: list[str]) -> None:
    html = body(styled(*((level, "Слова") for level in levels)))
    made = lxml.html.fragment_fromstring(html, create_parent=True)
    assert [str(node.tag) for node in made] == tags


def test_a_list_is_one_whatever_interrupts_it() -> None:
    made = html_to_docx(
        '<!DOCTYPE html><html lang="ru"><head><title>а</title><meta name="dcterms.created" '
        'content="2026-08-17"></head><body><ol><li><p>раз</p><p class="note">о нём</p></li>'
        '<li><p>два</p><p class="note">и о нём</p></li><li><p>три</p><p>слова</p></li>'
        "<li>четыре</li></ol><p>слова</p><ol><li>опять раз</li></ol></body></html>"
    ).data
    html, css, _ = html_of(made, META)
    assert (
        '<ol class="points"><li><p>раз</p><p class="note">о нём</p></li>'
        '<li><p>два</p><p class="note">и о нём</p></li>'
    ) in html
    assert html.count("<ol") == 2
    assert css == ""


def test_a_list_that_goes_on_after_other_words_starts_where_it_stopped() -> None:
    made = document()
    for text, style in (("раз", "List Number"), ("слова", "Normal"), ("два", "List Number")):
        made.add_paragraph(text, style=style)
    html, css, _ = html_of(saved(made), META)
    assert '<ol start="2" id="list-1"><li>два</li></ol>' in html
    assert css == "#list-1 { counter-reset: list-item 1 }"


def test_a_table_keeps_its_head_widths_and_figures() -> None:
    made = document(rows=(("Имя", "Число"), ("Иван", "5")))
    table = made.tables[0]
    for cell in (table.cell(0, 1), table.cell(1, 1)):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    grid = list(made.element.body.iter("{*}gridCol"))
    for column, width in zip(grid, ("3000", "1000"), strict=True):
        column.set(docx.oxml.ns.qn("w:w"), width)
    assert body(made) == (
        '<table><colgroup><col style="width:75.0%"><col style="width:25.0%"></colgroup>'
        '<thead><tr><th scope="col">Имя</th><th scope="col" class="number">Число</th></tr></thead>'
        '<tbody><tr><td>Иван</td><td class="number">5</td></tr></tbody></table>'
    )


def test_merged_cells_stay_merged() -> None:
    made = document(rows=(("а", "б", "в"), ("г", "д", "е"), ("ё", "ж", "з")))
    table = made.tables[0]
    table.cell(1, 0).merge(table.cell(1, 1))
    table.cell(1, 2).merge(table.cell(2, 2))
    html = body(made)
    assert '<td colspan="2"><p>г</p><p>д</p></td>' in html
    assert '<td rowspan="2"><p>е</p><p>з</p></td>' in html


def test_notes_stand_where_they_are_called_and_links_lead_somewhere() -> None:
    made = html_to_docx(
        '<!DOCTYPE html><html lang="ru"><head><title>а</title><meta name="dcterms.created" '
        'content="2026-08-17"></head><body><h2 id="a">Раз</h2><p>Слово<span class="footnote">'
        'сноска <a href="https://gov.kz/">адрес</a></span> и <a href="#a">выше</a>.</p>'
        "</body></html>"
    ).data
    html, _, _ = html_of(made, META)
    tree = lxml.html.fromstring(html)
    (note,) = tree.xpath("//span[@class='footnote']")
    assert note.text_content().strip() == "сноска адрес"
    assert note.getparent().text_content().split("сноска")[0] == "Слово"
    (link,) = tree.xpath("//a[starts-with(@href, '#')]")
    assert tree.get_element_by_id(link.get("href")[1:]) is not None


def picture(colour: str) -> io.BytesIO:
    into = io.BytesIO()
    Image.new("RGB", (300, 100), colour).save(into, "PNG")
    return io.BytesIO(into.getvalue())


def test_a_picture_keeps_its_width_and_description() -> None:
    made = document("Слова")
    made.add_picture(picture("red"), width=Mm(40))
    made.add_picture(picture("blue"), width=Mm(20))
    next(made.element.body.iter("{*}docPr")).set("descr", "Герб")
    html, css, problems = html_of(saved(made), META)
    assert [node.get("alt") for node in lxml.html.fromstring(html).iter("img")] == [
        "Герб",
        "Рисунок",
    ]
    assert css == "#picture-1 { width: 40.0mm }\n#picture-2 { width: 20.0mm }"
    assert [problem.message for problem in problems] == ["у рисунка нет описания для незрячих"]


def test_a_picture_that_no_pdf_can_show_is_told_of() -> None:
    made = document("Слова")
    made.add_picture(picture("red"))
    for part in made.part.package.iter_parts():
        if part.partname.endswith(".png"):
            part._content_type = "image/x-emf"
    html, _, problems = html_of(saved(made), META)
    assert "<img" not in html
    assert problems[0] == Problem(
        "warning", "рисунок этого вида в PDF не попал", "", "Вставьте его как PNG или JPEG."
    )


def test_a_document_of_a_stranger_becomes_an_accessible_pdf(tmp_path: Path) -> None:
    made = docx.Document()  # the default template of python-docx
    made.add_heading("Заголовок", 1)
    made.add_paragraph("Раз", style="List Number")
    made.add_paragraph("Слова").add_run(" жирно").bold = True
    made.add_heading("Глубже", 3)
    table = made.add_table(2, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"ячейка {number}"
    html, css, _ = html_of(saved(made), META)
    path = tmp_path / "a.pdf"
    path.write_bytes(html_to_pdf(html, css=[css]).data)
    assert [f"{f.rule} {f.message}" for f in outloud.check(str(path)).findings] == []


def test_marks_of_an_article_are_no_marks_of_ours() -> None:
    assert body(document("\ue000l7\ue001 слова")) == "<p>l7 слова</p>"

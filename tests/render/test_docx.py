from __future__ import annotations

import html as html_text
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from ankbrief.errors import RenderError, TemplateError
from ankbrief.render import htmltree
from ankbrief.render.docx import html_to_docx
from ankbrief.render.docx.check import faults
from ankbrief.render.docx.package import builtin_reference, pack
from ankbrief.render.fonts import assets
from ankbrief.render.htmltree import Rendered
from docx_check import assert_sound, part, words

Whole = Callable[[str], str]
ROOT = Path(__file__).parents[2]


def opened(rendered: Rendered) -> Document:
    return docx.Document(io.BytesIO(rendered.data))


def styled(rendered: Rendered) -> list[tuple[str, str]]:
    """(style, text) of each paragraph outside tables."""
    found = []
    for paragraph in part(rendered.data).iterfind(f"{qn('w:body')}/{qn('w:p')}"):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        found.append((style.get(qn("w:val")), words(paragraph)))
    return found


def test_the_brief_is_a_valid_word_file(brief_docx: Rendered, tmp_path: Path) -> None:
    assert_sound(brief_docx.data, tmp_path)


def test_no_word_of_the_html_is_lost(brief_html: str, brief_docx: Rendered) -> None:
    page = htmltree.read(brief_html)
    shown = words(part(brief_docx.data)) + words(part(brief_docx.data, "word/footnotes.xml"))
    present = re.sub(r"\s", "", shown)
    for text in page.body.itertext():
        assert re.sub(r"[\s\xad]", "", text) in present


def test_headings_and_classes_have_the_named_styles(brief_docx: Rendered) -> None:
    by_style: dict[str, list[str]] = {}
    document = opened(brief_docx)
    for paragraph in document.paragraphs:
        assert paragraph.style is not None
        by_style.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    assert by_style["Title"] == ["Еженедельный брифинг"]
    assert by_style["Subtitle"] == ["22–28 декабря 2025 года"]
    assert by_style["Heading 1"][0] == "Главное"
    assert by_style["Heading 2"][2] == "[3] Центр медиации при Доме дружбы"
    assert by_style["Организация"] == ["Дом дружбы Заречной области"]
    assert by_style["Автор цитаты"][0].startswith("Болат Тлеуов")
    assert by_style["Пустой раздел"] == ["Поручений в\xa0публикации нет."]
    assert len(by_style["Quote"]) == 2
    assert len(by_style["Источник"]) == 3


def test_notes_are_real_footnotes_with_their_links(brief_docx: Rendered) -> None:
    notes = part(brief_docx.data, "word/footnotes.xml")
    calls = [c.get(qn("w:id")) for c in part(brief_docx.data).iter(qn("w:footnoteReference"))]
    assert calls == ["1", "2"]
    texts = {n.get(qn("w:id")): words(n) for n in notes}
    assert texts["1"].startswith(" «Методику подготовки медиаторов")
    (link,) = notes.iter(qn("w:hyperlink"))
    relations = part(brief_docx.data, "word/_rels/footnotes.xml.rels")
    targets = {r.get("Id"): r.get("Target") for r in relations}
    assert targets[link.get(qn("r:id"))].startswith("https://zarechny-vestnik.example/2025/12/24/")


def test_links_lead_to_bookmarks_and_to_the_web(brief_docx: Rendered) -> None:
    body = part(brief_docx.data)
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    inside = [anchor for anchor in anchors if anchor]
    marked = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert len(inside) == 17  # contents 6, key points 3, table 3, dates 1, people 4
    assert set(inside) <= marked
    relations = part(brief_docx.data, "word/_rels/document.xml.rels")
    targets = {r.get("Target") for r in relations}
    assert "https://zarechny-vestnik.example/2025/12/23/sovet?from=main&page=2" in targets


def test_table_heads_are_repeated_and_rows_stay_whole(brief_docx: Rendered) -> None:
    table = opened(brief_docx).tables[0]
    assert table.style is not None
    assert table.style.name == "Таблица брифинга"
    rows = list(part(brief_docx.data).iter(qn("w:tr")))
    heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    assert len(rows) == 8
    assert len(heads) == 2
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_columns_fill_the_text_and_starve_nobody(brief_docx: Rendered) -> None:
    grid = next(part(brief_docx.data).iter(qn("w:tblGrid")))
    widths = [int(column.get(qn("w:w"))) for column in grid]
    assert sum(widths) == 9355  # 165 mm between the margins
    assert [round(100 * width / 9355) for width in widths] == [5, 37, 16, 17, 13, 12]


def test_a_column_is_as_wide_as_the_html_says(document: Whole) -> None:
    made = html_to_docx(
        document(
            '<table><colgroup><col style="width:25%"><col style="width:75%"></colgroup>'
            "<tr><td>да</td><td>нет</td></tr></table>"
        )
    )
    assert [int(column.get(qn("w:w"))) for column in part(made.data).iter(qn("w:gridCol"))] == [
        2338,
        7017,
    ]


def test_a_column_keeps_its_longest_word_whole(document: Whole) -> None:
    made = html_to_docx(
        document(
            '<table><colgroup><col style="width:4%"><col style="width:96%"></colgroup>'
            "<tr><td>Жумадилов</td><td>нет</td></tr></table>"
        )
    )
    name, rest = (int(column.get(qn("w:w"))) for column in part(made.data).iter(qn("w:gridCol")))
    assert 1000 < name < 1300  # 9 letters of 9.5 pt: 44 pt, and the margins of the cell
    assert name + rest == 9355


def test_a_caption_is_numbered_by_a_field(brief_docx: Rendered) -> None:
    paragraph = next(p for p in opened(brief_docx).paragraphs if "Поручения недели" in p.text)
    assert paragraph.text == "Таблица 1. Поручения недели и сроки"
    instruction = next(paragraph._p.iter(qn("w:instrText"))).text
    assert instruction == " SEQ Таблица \\* ARABIC "


def test_the_contents_are_a_filled_field_that_asks_nothing(brief_docx: Rendered) -> None:
    (control,) = part(brief_docx.data).iter(qn("w:sdt"))
    entries = [words(p) for p in control.iter(qn("w:p"))]
    assert entries == [
        *("Содержание", "Главное", "Поручения и решения", "Впереди", "События недели"),
        *("Люди недели", "Источники"),
    ]
    assert next(control.iter(qn("w:instrText"))).text == ' TOC \\o "1-1" \\n \\h \\z \\u '
    # What Word would rebuild is what stands there.
    rebuilt = [p.text for p in opened(brief_docx).paragraphs if p.style.name == "Heading 1"]  # type: ignore[union-attr]
    assert rebuilt == entries[1:]
    settings_part = part(brief_docx.data, "word/settings.xml")
    assert settings_part.find(qn("w:updateFields")) is None


def test_header_shows_the_title_and_footer_the_page(brief_docx: Rendered) -> None:
    section = opened(brief_docx).sections[0]
    header, footer = section.header._element, section.footer._element
    assert words(header) == "Еженедельный брифинг, 22–28 декабря 2025 года"
    fields = [f.get(qn("w:instr")) for f in footer.iter(qn("w:fldSimple"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    assert section.different_first_page_header_footer
    assert words(section.first_page_header._element) == ""


def test_the_page_is_a4_with_room_to_file_it(brief_docx: Rendered) -> None:
    section = opened(brief_docx).sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert round(section.page_width / Mm(1)) == 210
    assert round(section.left_margin / Mm(1)) == 30


def test_the_file_says_who_made_it_when_and_about_what(brief_docx: Rendered) -> None:
    properties = opened(brief_docx).core_properties
    assert properties.title == "Еженедельный брифинг, 22–28 декабря 2025 года"
    assert properties.author == "Пресс-служба Дома дружбы Заречной области"
    assert properties.keywords == "брифинг, Дом дружбы, Заречный"
    assert properties.language == "ru-RU"
    assert properties.created is not None
    assert properties.created.date().isoformat() == "2025-12-29"


def test_kazakh_words_are_marked_as_kazakh(brief_docx: Rendered) -> None:
    runs = [
        words(run)
        for run in part(brief_docx.data).iter(qn("w:r"))
        if (lang := run.find(f"{qn('w:rPr')}/{qn('w:lang')}")) is not None
        and lang.get(qn("w:val")) == "kk-KZ"
    ]
    assert runs == ["«Бір шаңырақ астында: достық қаласы»"]
    styles = part(brief_docx.data, "word/styles.xml")
    default = styles.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "ru-RU"


def test_no_needless_part_is_carried_along(brief_docx: Rendered) -> None:
    with zipfile.ZipFile(io.BytesIO(brief_docx.data)) as archive:
        names = archive.namelist()
        times = {entry.date_time for entry in archive.infolist()}
    assert names[0] == "[Content_Types].xml"
    assert not [n for n in names if "stylesWithEffects" in n or "thumbnail" in n]
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_what_python_docx_carries_along_is_dropped(document: Whole, tmp_path: Path) -> None:
    plain = io.BytesIO()
    docx.Document().save(plain)
    made = html_to_docx(document("<h1>Брифинг</h1><p>Текст</p>"), reference=plain.getvalue())
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert not [n for n in archive.namelist() if "Effects" in n or "thumbnail" in n]
    assert_sound(made.data, tmp_path)


def test_each_list_counts_for_itself(document: Whole, tmp_path: Path) -> None:
    made = html_to_docx(
        document(
            "<ol><li>раз</li><li>два<ul><li>внутри</li></ul></li></ol>"
            '<p>и</p><ol start="5"><li>пять</li></ol><ol class="refs"><li>источник</li></ol>'
        )
    )
    numbers = []
    for paragraph in part(made.data).iter(qn("w:p")):
        number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if number is not None:
            numbers.append((number[0].get(qn("w:val")), number[1].get(qn("w:val"))))
    (first, second, bullet, five, source) = numbers
    assert first == second
    assert bullet[0] == "1"
    assert len({first[1], bullet[1], five[1], source[1]}) == 4
    numbering = part(made.data, "word/numbering.xml")
    starts = {
        num.get(qn("w:numId")): num.find(f".//{qn('w:startOverride')}")
        for num in numbering.iter(qn("w:num"))
    }
    assert starts[five[1]].get(qn("w:val")) == "5"
    assert starts[first[1]].get(qn("w:val")) == "1"
    assert_sound(made.data, tmp_path)


def test_a_second_paragraph_of_a_list_item_has_no_second_number(document: Whole) -> None:
    made = html_to_docx(document("<ol><li><p>раз</p><p>ещё</p></li></ol>"))
    assert styled(made) == [("ListNumber", "раз"), ("ListContinue", "ещё")]


def test_what_goes_on_in_a_list_item_stands_under_its_text(document: Whole) -> None:
    made = html_to_docx(document('<ol><li><p>раз</p><p class="meta">где</p></li></ol>'))
    indent = list(part(made.data).iter(qn("w:p")))[1].find(f"{qn('w:pPr')}/{qn('w:ind')}")
    assert indent.get(qn("w:left")) == "397"  # 7 mm, as the number's own paragraph


def test_the_line_before_a_list_stays_with_it(document: Whole) -> None:
    made = html_to_docx(document("<p>Поручено:</p><ul><li>раз</li></ul>"))
    first = next(part(made.data).iter(qn("w:p")))
    assert first.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_spaces_collapse_as_in_a_browser(document: Whole) -> None:
    made = html_to_docx(
        document("<p>\n  Аким  <b> области </b>\n сказал,<br> что\xa0 да. <i> </i></p>")
    )
    assert words(part(made.data)) == "Аким области сказал,что\xa0 да."


def test_quotation_marks_of_q_nest_as_in_russian(document: Whole) -> None:
    made = html_to_docx(document("<p>Он сказал: <q>газета <q>Заря</q> права</q>.</p>"))
    assert words(part(made.data)) == "Он сказал: «газета „Заря“ права»."


def test_joined_cells_stay_joined(document: Whole, tmp_path: Path) -> None:
    made = html_to_docx(
        document(
            '<table><tr><td rowspan="2">а</td><td colspan="2">б</td></tr>'
            "<tr><td>в</td><td>г</td></tr><tr><td>д</td></tr></table>"
        )
    )
    table = opened(made).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["а", "б", "б"]
    assert [cell.text for cell in table.rows[1].cells] == ["а", "в", "г"]
    assert next(cell.text for cell in table.rows[2].cells) == "д"
    assert_sound(made.data, tmp_path)


def test_two_tables_in_a_row_stay_two(document: Whole, tmp_path: Path) -> None:
    one = "<table><tr><td>1</td></tr></table>"
    made = html_to_docx(document(one + one))
    kinds = [etree.QName(child).localname for child in part(made.data)[0]]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]
    assert_sound(made.data, tmp_path)


def test_every_place_that_has_an_id_can_be_reached(document: Whole, tmp_path: Path) -> None:
    names = [f"a{number}" for number in range(12)]
    links = "".join(f'<a href="#{name}">{name}</a> ' for name in names)
    made = html_to_docx(
        document(
            f'<section id="a0"><div id="a1"><h2 id="a2">Раздел</h2></div></section><p>{links}</p>'
            '<table id="a3"><caption id="a4">Подпись</caption><tbody id="a5"><tr id="a6">'
            '<td id="a7">ячейка</td></tr></tbody></table><ul id="a8"><li id="a9">пункт</li></ul>'
            '<p>слово <span id="a10">и место</span></p><div id="a11"></div>'
        )
    )
    assert_sound(made.data, tmp_path)
    marked = {mark.get(qn("w:name")) for mark in part(made.data).iter(qn("w:bookmarkStart"))}
    assert set(names) <= marked


def test_a_name_that_word_would_refuse_gets_another(document: Whole, tmp_path: Path) -> None:
    name = "карточка-1 " + "x" * 60
    made = html_to_docx(document(f'<p id="{name}">там</p><p><a href="#{name}">туда</a></p>'))
    (mark,) = part(made.data).iter(qn("w:bookmarkStart"))
    assert re.fullmatch(r"[A-Za-z]\w{0,39}", mark.get(qn("w:name")))
    assert_sound(made.data, tmp_path)


def test_a_card_is_kept_on_one_page(document: Whole) -> None:
    made = html_to_docx(document('<div class="keep"><h3>Имя</h3><p>раз</p><p>два</p></div>'))
    body = part(made.data)[0]
    kept = [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in body.iter(qn("w:p"))]
    assert kept == [True, True, False]


def test_a_style_is_taken_by_its_name_in_word(document: Whole) -> None:
    made = html_to_docx(document('<p data-style="Примечание">раз</p>'))
    assert styled(made) == [("BriefNote", "раз")]
    with pytest.raises(TemplateError, match="нет стиля «Заметка»") as caught:
        html_to_docx(document('<p data-style="Заметка">раз</p>'))
    assert "Примечание" in caught.value.hint


def letterhead() -> bytes:
    """A file as an office makes it in Word: own styles, own header, no style of ours."""
    document = docx.Document()
    document.styles["Title"].font.size = Pt(30)
    document.sections[0].left_margin = Cm(4)
    header = document.sections[0].header.paragraphs[0]
    header.add_run("Акимат · ")
    for kind, text in (("begin", ""), ("", " TITLE  \\* MERGEFORMAT "), ("separate", "")):
        run = header.add_run()._r
        mark = etree.SubElement(run, qn("w:fldChar" if kind else "w:instrText"))
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = text
    header.add_run("Старое название")
    etree.SubElement(header.add_run()._r, qn("w:fldChar")).set(qn("w:fldCharType"), "end")
    document.add_paragraph("Текст бланка")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_an_office_may_bring_its_own_letterhead(brief_html: str, tmp_path: Path) -> None:
    made = html_to_docx(brief_html, reference=letterhead())
    document = opened(made)
    section = document.sections[0]
    assert section.left_margin is not None
    assert round(section.left_margin / Cm(1)) == 4
    assert section.header.paragraphs[0].text == (
        "Акимат · Еженедельный брифинг, 22–28 декабря 2025 года"
    )
    assert document.styles["Title"].font.size == Pt(30)
    assert document.styles["Автор цитаты"] is not None
    assert "Текст бланка" not in words(part(made.data))
    assert_sound(made.data, tmp_path)


@pytest.mark.parametrize("data", [b"", b"not a zip", pack({"a.txt": b"x"})])
def test_a_reference_that_is_no_word_file_is_named(document: Whole, data: bytes) -> None:
    with pytest.raises(RenderError, match="образец Word не открывается"):
        html_to_docx(document("<p>Текст</p>"), reference=data)


def test_a_reference_that_is_not_there_is_named(document: Whole, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="образец Word не открывается") as caught:
        html_to_docx(document("<p>Текст</p>"), reference=tmp_path / "бланк.docx")
    assert caught.value.where.endswith("бланк.docx")


def test_the_reference_file_is_made_of_the_xml_beside_it() -> None:
    """`tools/make_reference.py` makes it anew."""
    assert (ROOT / "templates/weekly/reference.docx").read_bytes() == builtin_reference()
    with zipfile.ZipFile(io.BytesIO(builtin_reference())) as archive:
        for path in sorted((assets() / "word").glob("*.xml")):
            room = "docProps" if path.name == "app.xml" else "word"
            assert archive.read(f"{room}/{path.name}") == path.read_bytes()


def test_the_embedded_fonts_are_pt_with_every_kazakh_letter(brief_docx: Rendered) -> None:
    table = part(brief_docx.data, "word/fontTable.xml")
    targets = {
        relation.get("Id"): relation.get("Target")
        for relation in part(brief_docx.data, "word/_rels/fontTable.xml.rels")
    }
    found = []
    with zipfile.ZipFile(io.BytesIO(brief_docx.data)) as archive:
        for embedded in table.xpath("//*[@w:fontKey]", namespaces=table.nsmap):
            data = archive.read(f"word/{targets[embedded.get(qn('r:id'))]}")
            key = UUID(embedded.get(qn("w:fontKey"))).bytes[::-1] * 2
            clear = bytes(a ^ b for a, b in zip(data[:32], key, strict=True)) + data[32:]
            font = TTFont(io.BytesIO(clear))
            assert set(map(ord, "ӘәҒғҚқҢңӨөҰұҮүҺһІі«»—№")) <= set(font.getBestCmap())
            assert font["OS/2"].fsType == 0  # may be embedded and edited with
            assert font["name"].getDebugName(1) == embedded.getparent().get(qn("w:name"))
            found.append((font["name"].getDebugName(1), font["name"].getDebugName(2)))
    assert found == [
        *(("PT Serif", style) for style in ("Regular", "Bold", "Italic", "Bold Italic")),
        *(("PT Sans", style) for style in ("Regular", "Bold", "Italic")),
    ]


def test_a_picture_has_its_description_and_fits_the_text(document: Whole, tmp_path: Path) -> None:
    Image.new("RGB", (3000, 1000)).save(tmp_path / "chart.png")
    body = (
        '<figure><img src="chart.png" alt="12 публикаций во вторник"><figcaption>По дням'
        "</figcaption></figure>"
    )
    made = html_to_docx(document(body), base=tmp_path)
    (picture,) = opened(made).inline_shapes
    assert round(picture.width / Mm(1)) == 165
    assert round(picture.height / Mm(1)) == 55
    described = next(part(made.data).iter(qn("wp:docPr")))
    assert described.get("descr") == "12 публикаций во вторник"
    assert words(part(made.data)) == "Рисунок 1. По дням"
    assert_sound(made.data, tmp_path)


@pytest.mark.parametrize("source", ["../secret.png", "/etc/hostname", "https://x.example/a.png"])
def test_a_picture_from_elsewhere_is_refused(document: Whole, tmp_path: Path, source: str) -> None:
    with pytest.raises(TemplateError, match="картинка не из папки шаблона"):
        html_to_docx(document(f'<p><img src="{source}" alt="герб"></p>'), base=tmp_path)


def test_hostile_text_stays_text(document: Whole, tmp_path: Path) -> None:
    hostile = "</w:t><w:br/> {{ 7*7 }} <script>alert(1)</script> & «🎉» שלום عليكم " + "щ" * 2000
    body = f"<p>{html_text.escape(hostile)}\x0b</p><ul><li>{html_text.escape(hostile)}</li></ul>"
    made = html_to_docx(document(body))
    assert words(part(made.data)) == hostile * 2
    assert made.problems[0].message == "убраны управляющие символы: 1"
    backwards = [
        words(run)
        for run in part(made.data).iter(qn("w:r"))
        if run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
    ]
    assert backwards == ["שלום عليكم "] * 2
    assert_sound(made.data, tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_text_of_articles_gives_a_file_that_keeps_it(texts: list[str]) -> None:
    shown = [htmltree.without_forbidden(text)[0] for text in texts]
    paragraphs = "".join(f"<p>{html_text.escape(text)}</p>" for text in texts)
    head = '<title>Т</title><meta name="dcterms.created" content="2025-12-29">'
    made = html_to_docx(f"<html lang='ru'><head>{head}</head><body>{paragraphs}</body></html>")
    kept = re.sub(r"\s", "", words(part(made.data)))
    for text in shown:
        assert re.sub(r"[\s\xad]", "", text) in kept
    assert faults(made.data) == ()


RUN = "<w:p><w:r>{}</w:r></w:p>"
PLANTED = {
    "закладка 7777 открыта": '<w:p><w:bookmarkStart w:id="7777" w:name="a"/></w:p>',
    "закладка 7777 закрыта, но не открыта": '<w:p><w:bookmarkEnd w:id="7777"/></w:p>',
    "имя закладки «1 место» не годится": (
        '<w:p><w:bookmarkStart w:id="7777" w:name="1 место"/><w:bookmarkEnd w:id="7777"/></w:p>'
    ),
    "закладка «key» дважды": (
        '<w:p><w:bookmarkStart w:id="7777" w:name="KEY"/><w:bookmarkEnd w:id="7777"/></w:p>'
    ),
    "поле не закрыто": RUN.format('<w:fldChar w:fldCharType="begin"/>'),
    "поле: end без начала": RUN.format('<w:fldChar w:fldCharType="end"/>'),
    "поле показывает закладку «nowhere»": RUN.format(
        "<w:instrText> PAGEREF nowhere </w:instrText>"
    ),
    "закладку «nowhere», которой нет": '<w:p><w:hyperlink w:anchor="nowhere"/></w:p>',
    "ссылка никуда не ведёт": "<w:p><w:hyperlink/></w:p>",
    "связи rIdNone нет": '<w:p><w:hyperlink r:id="rIdNone"/></w:p>',
    "footnoteReference 9 не определён": RUN.format('<w:footnoteReference w:id="9"/>'),
    "на сноску 1 две ссылки": RUN.format('<w:footnoteReference w:id="1"/>'),
    "commentReference 9 не определён": RUN.format('<w:commentReference w:id="9"/>'),
    "область примечания 9 открыта": '<w:p><w:commentRangeStart w:id="9"/></w:p>',
    "стиля Nobody нет": '<w:p><w:pPr><w:pStyle w:val="Nobody"/></w:pPr></w:p>',
    "numId 99 не определён": '<w:p><w:pPr><w:numPr><w:numId w:val="99"/></w:numPr></w:pPr></w:p>',
    "столбцов 1, а в таблице 2": (
        "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr>"
        "</w:tbl>"
    ),
    "ячейка таблицы не кончается абзацем": (
        "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc></w:tc></w:tr></w:tbl>"
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_our_own_check_finds_a_planted_fault(brief_docx: Rendered, fault: str) -> None:
    with zipfile.ZipFile(io.BytesIO(brief_docx.data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    body = files["word/document.xml"].decode()
    files["word/document.xml"] = body.replace("<w:sectPr>", f"{PLANTED[fault]}<w:sectPr>").encode()
    found = faults(pack(files))
    assert len(found) == 1
    assert fault in found[0]


def bare_letterhead(*dropped: str) -> bytes:
    """A file of python-docx without some of its parts, as other programs write it."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name in dropped:
        del files[f"word/{name}.xml"]
        for where in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            kept = rf'<(?:Override|Relationship)[^>]*[/"]{name}\.xml"[^>]*/>'
            files[where] = re.sub(kept, "", files[where].decode()).encode()
    return pack(files)


@pytest.mark.parametrize(
    "dropped", [("settings",), ("numbering", "styles"), ("numbering", "settings", "styles")]
)
def test_a_letterhead_may_lack_parts(
    brief_html: str, tmp_path: Path, dropped: tuple[str, ...]
) -> None:
    made = html_to_docx(brief_html, reference=bare_letterhead(*dropped))
    assert words(part(made.data)) == words(part(html_to_docx(brief_html).data))
    assert_sound(made.data, tmp_path)


def test_a_letterhead_may_call_its_namespaces_by_other_names(
    brief_html: str, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(bare_letterhead())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    body = files["word/document.xml"].decode()
    files["word/document.xml"] = (
        body.replace("xmlns:w=", "xmlns:ns0=").replace("<w:", "<ns0:").replace("</w:", "</ns0:")
        .replace(" w:", " ns0:")
    ).encode()  # fmt: skip
    made = html_to_docx(brief_html, reference=pack(files))
    assert_sound(made.data, tmp_path)


def test_a_letterhead_may_number_its_separators_as_it_likes(
    brief_html: str, tmp_path: Path
) -> None:
    """LibreOffice and older Word have 0 and 1, where Word has -1 and 0."""
    with zipfile.ZipFile(io.BytesIO(builtin_reference())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for name in ("word/footnotes.xml", "word/settings.xml"):
        files[name] = files[name].replace(b'w:id="0"', b'w:id="1"').replace(b'"-1"', b'"0"')
    made = html_to_docx(brief_html, reference=pack(files))
    calls = [c.get(qn("w:id")) for c in part(made.data).iter(qn("w:footnoteReference"))]
    assert calls == ["2", "3"]
    assert_sound(made.data, tmp_path)


def test_nothing_of_the_text_of_a_letterhead_is_carried_along(
    document: Whole, tmp_path: Path
) -> None:
    Image.new("RGB", (30, 10), "navy").save(tmp_path / "secret.png")
    letterhead = docx.Document()
    letterhead.add_picture(str(tmp_path / "secret.png"))
    letterhead.part.relate_to(
        "https://secret.example/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    target = io.BytesIO()
    letterhead.save(target)
    made = html_to_docx(document("<p>Текст</p>"), reference=target.getvalue())
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert not [name for name in archive.namelist() if "media" in name]
        assert b"secret" not in archive.read("word/_rels/document.xml.rels")
    assert_sound(made.data, tmp_path)

"""What a screen reader is told of a PDF: parts, notes, languages, links, pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest

from ankbrief.render.htmltree import Rendered
from ankbrief.render.pdf import html_to_pdf
from pdf_check import Checked, Element

Whole = Callable[[str], str]
LONG = "Совет рассмотрел отчёт о работе центров и утвердил план на следующий год. " * 12


def outline_of(element: Element) -> str:
    """«P(Span Link)»: kinds inside kinds."""
    inner = " ".join(outline_of(kid) for kid in element.kids)
    return f"{element.kind}({inner})" if inner else element.kind


def made(html: str, *css: str) -> Checked:
    rendered = html_to_pdf(html, css=css)
    assert rendered.problems == ()
    checked = Checked(rendered.data)
    assert [fault for fault in checked.faults() if "heading stands last" not in fault] == []
    return checked


def test_the_brief_has_no_fault(brief_pdf: Rendered) -> None:
    assert Checked(brief_pdf.data).faults() == []


def test_a_note_is_read_after_the_text_and_linked_both_ways(document: Whole) -> None:
    note = '<span class="footnote">Вестник, 3 мая</span>'
    checked = made(document(f"<p>Решено{note} и записано{note}.</p>"))
    assert outline_of(checked.root) == (
        "Document(P(Span Reference(Link) Span Reference(Link) Span)"
        " Sect(Note(Lbl(Link) Span) Note(Lbl(Link) Span)))"
    )
    links = [link.get_object() for link in checked.pages[0]["/Annots"]]
    assert {(link["/Contents"], link["/Dest"]) for link in links} == {
        ("К сноске", "note-text-1"),
        ("К сноске", "note-text-2"),
        ("К месту в тексте", "note-call-1"),
        ("К месту в тексте", "note-call-2"),
    }
    assert [note.entry["/ID"] for note in checked.of_kind("Note")] == ["note-000001", "note-000002"]


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ('<p lang="kk">Қазақ тілі</p>', "P"),
        ('<p>Газета <span lang="kk">Өңір үні</span> пишет</p>', "Span"),
        ('<p>Газета <a href="https://e.kz"><span lang="kk">Өңір үні</span></a></p>', "Span"),
        ('<p>Газета <a href="https://e.kz" lang="kk">Өңір үні</a></p>', "Link"),
        ('<ul><li lang="kk">Өңір үні</li></ul>', "LBody"),
        ('<table><tr><td lang="kk">Өңір үні</td></tr></table>', "TD"),
        ('<p>Слово<span class="footnote" lang="kk">Өңір үні</span></p>', "Note"),
        ('<div lang="kk"><p>Өңір үні</p></div>', "Div"),
    ],
)
def test_kazakh_words_say_their_language(document: Whole, html: str, kind: str) -> None:
    checked = made(document(html))
    spoken = [e.kind for e in checked.elements if e.entry.get("/Lang") == "kk"]
    assert spoken == [kind]


def test_a_link_over_two_lines_is_one_link(document: Whole) -> None:
    link = f'<a href="https://e.kz"><b>очень</b> <span lang="kk">ұзақ</span> {LONG[:150]}</a>'
    checked = made(document(f"<p>Далее {link}.</p>"))
    (element,) = checked.of_kind("Link")
    assert len(element.links) == len(checked.pages[0]["/Annots"]) > 1


def test_what_runs_over_pages_is_one_element(document: Whole) -> None:
    rows = "".join(f"<tr><td>{number}</td><td>{LONG[:300]}</td></tr>" for number in range(12))
    head = "<thead><tr><th>№</th><th>Решение</th></tr></thead>"
    body = f"<p>{LONG * 6}</p><table>{head}<tbody>{rows}</tbody></table>"
    checked = made(document(body), "@page { size: A5; margin: 15mm }")
    assert len(checked.pages) > 3
    assert outline_of(checked.root) == (
        "Document(P Div(Table(THead(TR(TH TH)) TBody(" + " ".join(["TR(TD TD)"] * 12) + "))))"
    )
    assert len({page for page, _ in checked.of_kind("Table")[0].all_marks()}) > 1


def test_contents_lists_terms_and_quotations_have_their_kinds(document: Whole) -> None:
    contents = (
        '<nav class="toc"><h2>Содержание</h2><ol><li><a href="#a">Главное</a>'
        '<ol><li><a href="#a">Первое</a></li></ol></li></ol></nav><h2 id="a">Главное</h2>'
    )
    lists = "<ol><li>раз<ul><li>ещё</li></ul></li></ol><dl><dt>АНК</dt><dd>Ассамблея</dd></dl>"
    quote = '<blockquote><p>Слова</p><p class="speaker">Кто</p></blockquote><p>Он: <q>да</q></p>'
    checked = made(document(f"{contents}{lists}{quote}<p>конец</p>"), "nav ol { list-style: none }")
    item = "TOCI(Reference(Link))"
    assert outline_of(checked.root) == (
        f"Document(Sect(H2 TOC(TOCI(Reference(Link) TOC({item})))) H2"
        " L(LI(Lbl LBody(Span L(LI(Lbl LBody))))) L(LI(Lbl LBody))"
        " BlockQuote(P P) P(Span Quote) P)"
    )
    numbering = [e.entry["/A"]["/ListNumbering"] for e in checked.of_kind("L")]
    assert numbering == ["/Decimal", "/Circle", "/None"]


def test_an_abbreviation_says_its_long_form(document: Whole) -> None:
    checked = made(document('<p>Съезд <abbr title="Ассамблея народа">АНК</abbr></p>'))
    assert [e.entry["/E"] for e in checked.elements if "/E" in e.entry] == ["Ассамблея народа"]


def test_a_drawing_is_a_figure_with_its_words_and_place(document: Whole) -> None:
    svg = (
        '<svg role="img" aria-label="По дням: 3 и 5" viewBox="0 0 200 100" width="200"'
        ' height="100"><rect x="0" y="0" width="200" height="100" fill="#1f3a5f"></rect></svg>'
    )
    checked = made(
        document(f"<figure>{svg}<figcaption>Дни</figcaption></figure>"),
        "@page { size: 300pt 400pt; margin: 50pt } body, figure { margin: 0 }",
    )
    (figure,) = checked.of_kind("Figure")
    assert figure.entry["/Alt"] == "По дням: 3 и 5"
    assert [float(side) for side in figure.entry["/A"]["/BBox"]] == [50, 275, 200, 350]
    assert outline_of(checked.root) == "Document(Div(Figure Caption))"
    assert "/XObject" not in checked.pages[0]["/Resources"]


def test_numbers_of_lists_are_drawn_with_their_items(document: Whole) -> None:
    """So that whoever copies the page has them in their place."""
    checked = made(document("<ol><li>раз</li><li><p>два</p></li></ol>"))
    assert checked.pages[0].extract_text().split() == ["1.", "раз", "2.", "два"]


def test_a_narrow_table_is_a_list_of_rows_with_their_heads(document: Whole) -> None:
    table = (
        "<table><caption>Люди</caption><thead><tr><th>Имя</th><th>Дел</th></tr></thead>"
        "<tbody><tr><td>Нина</td><td>3</td></tr></tbody></table>"
    )
    blocks = "table, tbody, tr, td, caption { display: block } thead { display: none }"
    labels = 'td::before { content: attr(data-label) ": " }'
    checked = made(document(table), blocks, labels)
    assert outline_of(checked.root) == "Document(L(Caption LI(LBody(Div(P) Div(P)))))"
    assert checked.pages[0].extract_text().split() == [
        *("Таблица", "1.", "Люди", "Имя:", "Нина", "Дел:", "3"),
    ]


def test_a_long_table_keeps_every_row_in_its_order(document: Whole) -> None:
    """It is laid out in several bodies, which nobody sees."""
    rows = "".join(f"<tr><td>строка {number}</td></tr>" for number in range(450))
    head = "<thead><tr><th>Голова</th></tr></thead>"
    checked = made(document(f"<table>{head}<tbody>{rows}</tbody></table>"))
    text = " ".join(page.extract_text() for page in checked.pages)
    assert [int(n) for n in re.findall(r"строка (\d+)", text)] == list(range(450))
    assert len(checked.of_kind("TBody")) == 5
    assert len(checked.of_kind("Table")) == 1


def test_a_line_before_a_link_is_not_left_with_its_first_word(document: Whole) -> None:
    """WeasyPrint breaks so where the space before the link does not fit."""
    text = 'Публикаций с решениями нет. Не на русском языке: они в <a href="#x">источниках</a>'
    for width in range(435, 443):
        page = made(document(f'<p id="x">{text}</p>'), f"p {{ width: {width}px; hyphens: manual }}")
        assert page.pages[0].extract_text().splitlines()[0] != "Публикаций"


def test_a_word_tied_to_a_mark_goes_with_it_and_leaves_the_line_full(document: Whole) -> None:
    """WeasyPrint breaks the first word where only the narrow space does not fit."""
    text = "Управлению образования поручено подготовить программу занятий.\u202f<span>◦</span>"
    for width in range(390, 440):
        page = made(document(f"<p>{text}</p>"), f"p {{ width: {width}px; font-size: 12px }}")
        first = page.pages[0].extract_text().splitlines()[0]
        assert first.startswith("Управлению образования поручено подготовить")


@pytest.mark.parametrize("height", [78, 80, 82, 84])
def test_a_note_stays_on_its_page_when_the_table_after_it_moves(
    document: Whole, height: int
) -> None:
    """WeasyPrint moves the note to make room for a second line, and leaves it there."""
    note = f'<span class="footnote">{LONG[:150]}</span>'
    table = f"<table><tr><td>{LONG[:400]}</td></tr></table>"
    css = f"@page {{ size: A6; margin: 5mm }} div {{ height: {height}mm }} td {{ padding: 1pt }}"
    checked = made(document(f"<p>{LONG[:60]}{note}</p><div></div>{table}"), css)
    (note_element,) = checked.of_kind("Note")
    assert {page for page, _ in note_element.all_marks()} == {0}


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        ("widths", "wide"),
        ("owner", "parent tree"),
        ("link", "untagged link"),
        ("kid", "without an element"),
        ("note", "identifiers of notes"),
    ],
)
def test_the_checker_sees_what_is_spoilt(document: Whole, spoil: str, fault: str) -> None:
    html = '<p id="a"><a href="#a">Слово</a><span class="footnote">Сноска</span></p><p>и</p>'
    pdf = pikepdf.open(io.BytesIO(html_to_pdf(document(html)).data))
    tree = pdf.Root.StructTreeRoot
    if spoil == "widths":
        font = next(iter(pdf.pages[0].Resources.Font.values()))
        font.DescendantFonts[0].W[1] = pikepdf.Array([9] * len(font.DescendantFonts[0].W[1]))
    elif spoil == "owner":
        tree.ParentTree.Nums[1][0] = tree.K[0]
    elif spoil == "link":
        pdf.pages[0].Annots.append(spare(pdf))
    elif spoil == "kid":
        del tree.K[0].K[1]
    elif spoil == "note":
        del tree.IDTree
    into = io.BytesIO()
    pdf.save(into)
    assert any(fault in found for found in Checked(into.getvalue()).faults())


def spare(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Contents="x"))

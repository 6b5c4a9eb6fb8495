"""The filled Word file, and the PDF and the page made of it, tell the same facts."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import lxml.html
import outloud
import pypdf
import pytest

from ankbrief.errors import TemplateError
from ankbrief.render.docx.xml import el, parsed
from ankbrief.render.html import packaged_templates
from ankbrief.render.word_template import Filled, fill, mistakes_in, to_page, to_pdf, word_file
from docx_check import assert_sound
from made_word import brief, document, letters, saved, template, texts

BUILTIN = packaged_templates() / "word" / "briefing.docx"


@pytest.fixture(scope="module")
def filled() -> Filled:
    return fill(BUILTIN, brief())


def one(folder: Path, *paragraphs: str) -> list[str]:
    """The paragraphs of a template filled with the week."""
    return texts(fill(template(folder, *paragraphs), brief()).docx)


def facts() -> list[str]:
    """What a reader must find in every document."""
    told = [brief().title, brief().organisation]
    told += [point.text for point in brief().key_points]
    told += [decision.action for decision in brief().decisions]
    told += [person.name for person in brief().people]
    told += [source.title for source in brief().sources]
    for story in brief().stories:
        told += [story.title, *(statement.text for statement in story.summary)]
        told += [story.quote.text] if story.quote else []
    return told


def test_the_built_in_template_has_no_mistakes() -> None:
    assert mistakes_in(BUILTIN) == ()


def test_all_facts_stand_in_the_word_file_the_pdf_and_the_page(filled: Filled) -> None:
    pages = pypdf.PdfReader(io.BytesIO(to_pdf(filled, "print").data)).pages
    documents = {
        "docx": " ".join(texts(filled.docx)),
        "pdf": " ".join(page.extract_text() for page in pages),
        "html": lxml.html.fromstring(to_page(filled, "print").data).text_content(),
    }
    for name, text in documents.items():
        missing = [fact for fact in facts() if letters(fact) not in letters(text)]
        assert missing == [], name


def test_the_word_file_is_sound_and_has_no_tags_or_comments(filled: Filled, tmp_path: Path) -> None:
    assert_sound(filled.docx, tmp_path)
    assert not any(sign in text for text in texts(filled.docx) for sign in ("{{", "{%", "%}"))
    assert b"comments" not in filled.docx
    assert docx.Document(io.BytesIO(filled.docx)).core_properties.title == (
        "Еженедельный брифинг, 10–16 августа 2026 года"
    )


@pytest.mark.parametrize("profile", ["print", "official", "phone"])
def test_the_pdf_is_accessible(filled: Filled, tmp_path: Path, profile: str) -> None:
    path = tmp_path / "brief.pdf"
    made = to_pdf(filled, profile)
    path.write_bytes(made.data)
    assert [f"{f.rule} {f.message}" for f in outloud.check(str(path)).findings] == []
    assert made.problems == ()


def test_the_same_input_gives_the_same_bytes(filled: Filled) -> None:
    again = fill(BUILTIN, brief())
    assert again.docx == filled.docx
    assert to_pdf(again, "print").data == to_pdf(filled, "print").data


def test_russian_and_english_names_mean_the_same(tmp_path: Path) -> None:
    russian = one(tmp_path, "{%p for персона in люди %}", "{{ персона.имя|дат }}", "{%p endfor %}")
    english = one(tmp_path, "{%p for who in people %}", "{{ who.name|datv }}", "{%p endfor %}")
    assert russian == english
    assert russian[0] == "Тимуру Байсалову"


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ('{{ люди|каждое(attribute="кто.имя")|первый }}', "Тимур Байсалов"),
        ('{{ поручения_и_решения|где("вид", "equalto", "поручение")|количество }}', "2"),
        ("{% for x in люди %}{{ цикл.по_счёту }}{% endfor %}", "1234"),
        (
            "{% set n = namespace(число=0) %}{% for x in люди %}{% set n.число = 5 %}{% endfor %}"  # noqa: ISC004
            "{{ n.число }}",
            "5",
        ),
        ("{% set номер = 7 %}{{ номер }} {{ события[0].номер }}", "7 1"),
        ('{{ фраза("нет поручений", когда="за неделю") }}', "Поручений за неделю нет."),
    ],
)
def test_a_russian_name_is_known_wherever_it_stands(tmp_path: Path, tags: str, told: str) -> None:
    assert one(tmp_path, tags)[0].replace("\u00a0", " ") == told


def test_a_tag_cut_into_runs_and_changed_by_word_is_filled(tmp_path: Path) -> None:
    made = document("")
    paragraph = made.paragraphs[0]
    for piece in ("{", "{ Люди|Каждое(attri", "bute=«имя»)\u00a0|через(“, ”)", " }", "}", " — все"):
        paragraph.add_run(piece).bold = piece == " }"
    path = tmp_path / "briefing.docx"
    path.write_bytes(saved(made))
    assert texts(fill(path, brief()).docx)[0] == (
        "Тимур Байсалов, Әсел Қуандыкова, Нина Шнайдер, Гульнар Оразова — все"
    )


def test_signs_of_xml_in_texts_and_in_tags_come_through(tmp_path: Path) -> None:
    told = one(tmp_path, "{{ организация }} {{ «A & B < C > “D”» }} {% if 1 < 2 %}да{% endif %}")
    assert told[0] == "Пресс-служба «Степь & Ко» A & B < C > “D” да"


def test_control_characters_of_articles_do_not_break_the_file(tmp_path: Path) -> None:
    sick = replace(brief(), title="Бриф\x0bинг\x00 \ud800</w:t>")
    path = template(tmp_path, "{{ заголовок }}")
    assert texts(fill(path, sick).docx)[0] == "Брифинг </w:t>"


def test_paragraph_tags_leave_no_empty_paragraph_behind(tmp_path: Path) -> None:
    path = template(
        tmp_path, "{%p if люди %}", "есть", "{%p else %}", "нет", "{%p endif %}", "конец"
    )
    assert texts(fill(path, brief()).docx) == ["есть", "конец"]


def test_remarks_are_left_out_with_their_paragraphs(tmp_path: Path) -> None:
    assert one(tmp_path, "{# для нас #}", "а {# для себя #}б") == ["а б"]


def test_a_cell_whose_text_is_left_out_is_still_a_cell(tmp_path: Path) -> None:
    path = template(tmp_path, "Слова", rows=(("{%p if не_вошло %}", "a"), ("б", "в")))
    made = docx.Document(str(path))
    cell = made.tables[0].cell(0, 0)
    cell.add_paragraph("внутри")
    cell.add_paragraph("{%p endif %}")
    path.write_bytes(saved(made))
    assert docx.Document(io.BytesIO(fill(path, brief()).docx)).tables[0].cell(0, 0).text == ""


def test_headers_and_footers_are_filled(tmp_path: Path) -> None:
    path = template(tmp_path, "Слова", header="{{ организация }}")
    made = docx.Document(io.BytesIO(fill(path, brief()).docx))
    assert made.sections[0].header.paragraphs[0].text == brief().organisation


def test_tracked_changes_are_taken_as_made(tmp_path: Path) -> None:
    made = document("{{ заголовок }}")
    run = made.paragraphs[0].runs[0]._r
    for kind, inside in (("del", "<w:delText>{{ а1 }}</w:delText>"), ("ins", "<w:t> да</w:t>")):
        change = el(kind, f"<w:r>{inside}</w:r>", id="1", author="a")
        run.addnext(parsed(change))  # type: ignore[arg-type]  # python-docx knows its own only
    path = tmp_path / "briefing.docx"
    path.write_bytes(saved(made))
    assert texts(fill(path, brief()).docx)[0] == "Еженедельный брифинг да"


def test_an_error_of_filling_names_its_paragraph_and_tag(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ заголовок }}", "Итог: {{ 1 // (люди|количество - 4) }}")
    with pytest.raises(TemplateError) as caught:
        fill(path, brief())
    assert caught.value.where.endswith("briefing.docx, абзац 2")
    assert "{{ 1 // (люди|количество - 4) }}" in caught.value.hint


def test_a_chart_is_a_picture_with_its_description(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{{ [брифинг.графики.по_дням, брифинг.графики.по_изданиям]|length }}",
        "{% if графики.по_изданиям %}{{ графики.по_изданиям|график(«По изданиям») }}{% endif %}",
    )
    from ankbrief.briefing.model import Figures, Tally

    figures = Figures(
        outlets=(Tally("Вестник степи", 3, None, 4), Tally("Сарыозен-инфо", 1, None, 4))
    )
    made = fill(path, replace(brief(), figures=figures))
    (properties,) = docx.Document(io.BytesIO(made.docx)).element.body.iter("{*}docPr")
    assert properties.get("descr").startswith("По изданиям: Вестник степи")
    assert 'alt="По изданиям: Вестник степи' in made.html
    assert "width: 11" in made.css  # of 116 mm


def test_the_office_may_have_a_word_template_or_one_of_html(tmp_path: Path) -> None:
    assert word_file("word") == BUILTIN
    assert word_file("weekly") is None
    (tmp_path / "weekly").mkdir()
    own = template(tmp_path / "weekly", "{{ заголовок }}")
    assert word_file("weekly", tmp_path) == own
    (tmp_path / "weekly" / "briefing.html.j2").write_text("", "utf-8")
    assert word_file("weekly", tmp_path) is None

"""What articles and offices may bring: the PDF is sound, and what is lost is told."""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from ankbrief.briefing import Options, Period, assemble
from ankbrief.errors import RenderError
from ankbrief.render.html import packaged_templates, profile_file, render_html
from ankbrief.render.htmltree import Rendered
from ankbrief.render.pdf import html_to_pdf
from ankbrief.render.pictures import LONGEST, fitting
from made_facts import Writer
from pdf_check import Checked

Whole = Callable[[str], str]
WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))
TITLE = (
    "О ходе исполнения межведомственного комплексного плана мероприятий по укреплению согласия "
    "в сельских округах приграничных районов Сарыозенской области на 2025–2030 годы"
)
NAME = "Абдурахман-Мухаммедсалих Кенжегали-Нурмухаммедулы Байтурсынов-Жумагалиев"
POST = (
    "заместитель председателя Республиканского объединения ветеранов по работе с этнокультурными "
    "объединениями и межрегиональному сотрудничеству"
)


def checked(made: Rendered) -> Checked:
    found = Checked(made.data)
    assert [fault for fault in found.faults() if "heading stands last" not in fault] == []
    return found


def text(pdf: Checked) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.mark.parametrize("profile", ["print", "official", "phone"])
@pytest.mark.parametrize("template", sorted(p.name for p in packaged_templates().glob("*y")))
def test_long_names_and_headlines_of_articles_without_quotes_and_decisions(
    template: str, profile: str
) -> None:
    long = (
        Writer(f"Выступил {NAME}. Прошло собрание в селе Аксай.", title=TITLE)
        .person(NAME, "m", POST)
        .event("собрание", at="Прошло собрание", where="Аксай")
        .facts()
    )
    marked = Writer("Просто текст.", title='<script>alert("x")</script> & ]]> {{ 7*7 }}').facts()
    brief = assemble([long, marked], WEEK, options=Options(organisation=f"Отдел {POST}"))
    css = packaged_templates() / template / "brief.css"
    made = html_to_pdf(
        render_html(brief, template), css=[css, profile_file(profile)], base=css.parent
    )
    shown = text(checked(made))
    assert made.problems == ()
    assert "Байтурсынов-Жумагалиев" in shown.replace("- ", "-")
    assert "<script>alert(" in shown
    assert "{{" in shown


@pytest.mark.parametrize("profile", ["print", "official", "phone"])
def test_a_week_without_articles(profile: str) -> None:
    css = [packaged_templates() / "weekly" / "brief.css", profile_file(profile)]
    made = html_to_pdf(render_html(assemble([], WEEK)), css=css, base=css[0].parent)
    assert len(checked(made).pages) <= 2


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\u202e", "\ufeff", "\u2066"])
def test_control_characters_are_dropped_and_told(document: Whole, sign: str) -> None:
    made = html_to_pdf(document(f"<p>Совет{sign} решил</p>"))
    assert text(checked(made)) == "Совет решил"
    assert "управляющие символы" in made.problems[0].message


def test_hebrew_and_arabic_are_told_in_one_message_with_their_place(document: Whole) -> None:
    made = html_to_pdf(document("<h2>Выставка مرحبا بالعالم</h2><p>и שלום עולם в музее</p>"))
    (problem,) = made.problems
    assert problem.level == "warning"
    assert "и ещё" in problem.message
    assert "Выставка" in problem.where
    assert text(checked(made)) == "Выставка □ □ и □ □ в музее"


def test_a_photograph_of_a_hundred_megapixels_fits_the_page(
    document: Whole, tmp_path: Path
) -> None:
    Image.new("L", (10_000, 10_000), 90).save(tmp_path / "photo.png")
    made = html_to_pdf(document('<p><img src="photo.png" alt="зал"></p>'), base=tmp_path)
    (figure,) = checked(made).of_kind("Figure")
    assert figure.entry["/Alt"] == "зал"
    assert len(made.data) < 100_000
    with Image.open(io.BytesIO(fitting((tmp_path / "photo.png").read_bytes()))) as small:
        assert small.size == (LONGEST, LONGEST)


@pytest.mark.parametrize(("mode", "kind"), [("CMYK", "JPEG"), ("P", "PNG"), ("RGBA", "PNG")])
def test_large_pictures_of_every_kind_are_made_smaller(mode: str, kind: str) -> None:
    into = io.BytesIO()
    Image.new(mode, (LONGEST * 2, 10)).save(into, kind)
    with Image.open(io.BytesIO(fitting(into.getvalue()))) as small:
        assert small.size == (LONGEST, 5)
        assert small.format == kind


def test_small_pictures_and_other_files_are_left_alone() -> None:
    into = io.BytesIO()
    Image.new("RGB", (9, 9)).save(into, "PNG")
    assert fitting(into.getvalue()) == into.getvalue()
    assert fitting(b"<svg/>") == b"<svg/>"


def test_a_picture_that_may_be_an_attack_is_an_error(
    document: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("L", (300, 300)).save(tmp_path / "huge.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(RenderError, match="больше 178 млн точек") as caught:
        html_to_pdf(document('<p><img src="huge.png" alt="зал"></p>'), base=tmp_path)
    assert str(tmp_path / "huge.png") in str(caught.value)


def test_a_picture_gives_the_same_bytes_in_another_folder(document: Whole, tmp_path: Path) -> None:
    page = document('<p><img src="logo.png" alt="герб"></p>')
    made = []
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        Image.new("RGB", (8, 8), (9, 99, 9)).save(tmp_path / name / "logo.png")
        made.append(html_to_pdf(page, base=tmp_path / name).data)
    assert made[0] == made[1]


def test_markup_in_titles_and_quotes_is_text(document: Whole) -> None:
    said = '<b>жирно</b> & "кавычки" ]]> &nbsp; <!-- нет -->'
    made = html_to_pdf(document(f"<h2>{html.escape(said)}</h2><p>и текст</p>"))
    assert said in text(checked(made))


def test_links_that_run_something_are_only_text(document: Whole) -> None:
    made = html_to_pdf(document('<p><a href="JavaScript:alert(1)">жми</a> сюда</p>'))
    pdf = checked(made)
    assert "/Annots" not in pdf.pages[0]
    assert "ссылка убрана" in made.problems[0].message

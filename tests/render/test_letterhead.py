"""The office's letterhead: one setting, every template."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt
from PIL import Image

from ankbrief import pipeline
from ankbrief.briefing import assemble
from ankbrief.briefing.period import week_named
from ankbrief.config import BriefingConfig, Config, OutputConfig
from ankbrief.errors import RenderError
from ankbrief.model import Problem
from ankbrief.render.docx.check import faults
from ankbrief.render.htmltree import Rendered
from made_week import week
from read_back import page_of


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    """A letterhead as an office makes it in Word: headers, margins, a face of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = Mm(35)
    section.header.paragraphs[0].text = "АКИМАТ САРЫОЗЕНСКОЙ ОБЛАСТИ"
    section.footer.paragraphs[0].text = "г. Сарыозен, ул. Абая, 1"
    document.styles["Heading 1"].font.size = Pt(17)
    path = tmp_path / "бланк.docx"
    document.save(str(path))
    return path


def made(folder: Path, template: str = "weekly", letterhead: str = "бланк.docx") -> Rendered:
    config = Config(
        folder,
        briefing=BriefingConfig(template=template),
        output=OutputConfig(letterhead=letterhead),
    )
    brief = assemble(week(), week_named("2026-W33"))
    return pipeline.MAKERS["docx"](page_of(brief, config), config)


def opened(rendered: Rendered) -> Document:
    return docx.Document(BytesIO(rendered.data))


@pytest.mark.parametrize("template", ["weekly", "onepage", "instructions"])
def test_every_template_is_printed_on_it(blank: Path, template: str) -> None:
    document = opened(made(blank.parent, template))
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "АКИМАТ САРЫОЗЕНСКОЙ ОБЛАСТИ"
    assert section.footer.paragraphs[0].text == "г. Сарыозен, ул. Абая, 1"
    assert section.left_margin == pytest.approx(Mm(35), rel=0.01)
    assert document.styles["Heading 1"].font.size == Pt(17)


def test_its_emblem_and_its_own_first_page_are_kept(blank: Path) -> None:
    document = docx.Document(str(blank))
    picture = BytesIO()
    Image.new("RGB", (40, 40), "#006070").save(picture, "PNG")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0].add_run()
    first.add_picture(BytesIO(picture.getvalue()))
    document.save(str(blank))
    rendered = made(blank.parent)
    section = opened(rendered).sections[0]
    assert section.different_first_page_header_footer
    (part,) = section.first_page_header.part.related_parts.values()
    assert part.blob == picture.getvalue()
    assert faults(rendered.data) == ()


def test_it_comes_before_the_reference_of_the_office_s_template(blank: Path) -> None:
    folder = blank.parent / "templates/weekly"
    folder.mkdir(parents=True)
    docx.Document().save(str(folder / "reference.docx"))
    head = opened(made(blank.parent)).sections[0].header.paragraphs[0].text
    assert head == "АКИМАТ САРЫОЗЕНСКОЙ ОБЛАСТИ"


def test_a_letterhead_with_all_it_needs_is_not_spoken_of(blank: Path) -> None:
    assert made(blank.parent).problems == ()


def test_its_own_text_outside_the_headers_is_told(blank: Path) -> None:
    document = docx.Document(str(blank))
    document.add_paragraph("Исходящий № ____ от ____")
    document.save(str(blank))
    (note,) = made(blank.parent).problems
    assert note.level == "note"
    assert "«Исходящий № ____ от ____»: в документ это не переходит" in note.message
    assert "Верхний колонтитул" in note.hint


def test_styles_that_it_lacks_are_ours_and_told(blank: Path) -> None:
    document = docx.Document(str(blank))
    for name in ("Title", "Heading 2"):
        element = document.styles[name].element
        element.getparent().remove(element)
    document.save(str(blank))
    rendered = made(blank.parent)
    assert [note.message for note in rendered.problems] == [
        "в бланке нет стилей «Название», «Заголовок 2»: взяты наши"
    ]
    assert "Heading 2" in [style.name for style in opened(rendered).styles]


def test_a_letterhead_without_headers_is_told(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "бланк.docx"))
    messages = [note.message for note in made(tmp_path).problems]
    assert messages == ["в бланке нет колонтитулов: не будет и номеров страниц"]


def test_a_file_that_is_not_there_stops_word_only(tmp_path: Path) -> None:
    config = Config(tmp_path, output=OutputConfig(letterhead="нет.docx"))
    documents = pipeline.publish(assemble(week(), week_named("2026-W33")), config)
    assert [file.suffix for file in documents.files] == [".pdf"]
    (problem,) = documents.problems
    assert isinstance(problem, Problem)
    assert problem.message == "файла бланка нет"
    assert "letterhead в ankbrief.toml" in problem.hint


def test_a_file_that_is_no_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "бланк.docx").write_text("не Word")
    with pytest.raises(RenderError, match="не открывается") as caught:
        made(tmp_path)
    assert "сохраните как" in caught.value.hint


def test_without_the_setting_nothing_changes(blank: Path) -> None:
    config = Config(blank.parent)
    html = page_of(assemble(week(), week_named("2026-W33")), config)
    other = replace(config, project=blank.parent / "..")
    assert pipeline.MAKERS["docx"](html, config).data == pipeline.MAKERS["docx"](html, other).data

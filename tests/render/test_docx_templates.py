"""Every built-in template in every profile as a Word file: sound, with the look asked for."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openxml_audit import OpenXmlValidator

from ankbrief import pipeline
from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.config import BriefingConfig, Config, OutputConfig
from ankbrief.render.docx.check import faults
from ankbrief.render.html import PAGE, PROFILES, packaged_templates
from docx_check import assert_sound, part, words
from made_facts import Writer
from made_week import museum, week
from tools.make_reference import official

TEMPLATES = sorted(path.parent.name for path in packaged_templates().glob(f"*/{PAGE}"))
KINDS = sorted(path.stem for path in (packaged_templates() / PROFILES).glob("*.css"))
WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))


def long_week() -> Briefing:
    """Eight stories, which is enough for contents, one of them in two outlets."""
    others = [
        Writer(f"В селе {name} открыт мост.", title=f"Мост в селе {name}")
        .event(f"открытие моста в селе {name}", at="открыт мост", where=name)
        .facts()
        for name in ("Аксай", "Бурное", "Вишнёвка", "Горное", "Дубрава", "Еленовка")
    ]
    return assemble([*week(), *others], WEEK, options=Options(organisation="Пресс-служба"))


BRIEFS = {
    "long": long_week(),
    "one": assemble([museum()], WEEK),
    "empty": assemble([], WEEK),
}


def made(
    brief: Briefing, folder: Path, template: str, profile: str, *, review: bool = False
) -> Path:
    """The Word file, or its review copy, as `ankbrief build` writes it."""
    config = Config(
        folder,
        briefing=BriefingConfig(template=template, profile=profile),
        output=OutputConfig(formats=("docx",), review=review),
    )
    done = pipeline.publish(brief, config)
    assert done.problems == ()
    return done.files[-1]


@pytest.mark.parametrize("review", [False, True], ids=["plain", "review"])
@pytest.mark.parametrize("profile", KINDS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_it_is_a_sound_word_file(tmp_path: Path, template: str, profile: str, review: bool) -> None:
    path = made(BRIEFS["long"], tmp_path, template, profile, review=review)
    assert faults(path.read_bytes()) == ()
    # phone and print share their reference files: the schemas are asked once
    if profile != "phone":
        assert OpenXmlValidator().validate(str(path)).errors == []


@pytest.mark.parametrize("brief", ["one", "empty"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_small_or_empty_week_is_a_sound_file_too(
    tmp_path: Path, template: str, brief: str
) -> None:
    path = made(BRIEFS[brief], tmp_path, template, "print", review=True)
    assert faults(path.read_bytes()) == ()


@pytest.mark.parametrize("template", TEMPLATES)
def test_contents_are_what_word_would_make_of_the_headings(tmp_path: Path, template: str) -> None:
    body = part(made(BRIEFS["long"], tmp_path, template, "print").read_bytes())
    fields = [t.text or "" for t in body.iter(qn("w:instrText")) if "TOC" in (t.text or "")]
    if not fields:
        pytest.skip("no contents in this template")
    deepest = 2 if '"1-2"' in fields[0] else 1
    headings = {f"Heading{level}": level for level in range(1, deepest + 1)}
    shown, rebuilt = [], []
    for paragraph in body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = "" if style is None else str(style.get(qn("w:val")))
        if name.startswith("TOC") and name != "TOCHeading":
            shown.append((int(name[3:]), words(paragraph)))
        elif name in headings:
            rebuilt.append((headings[name], words(paragraph)))
    assert shown == rebuilt


def test_the_official_profile_is_times_14_with_its_margins_and_number(tmp_path: Path) -> None:
    path = made(BRIEFS["long"], tmp_path, "weekly", "official")
    document = docx.Document(str(path))
    section = document.sections[0]
    edges = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round((edge or 0) / Mm(1)) for edge in edges] == [30, 10, 20, 20]
    styles = part(path.read_bytes(), "word/styles.xml")
    default = styles.find(f"{qn('w:docDefaults')}//{qn('w:rPr')}")
    assert default is not None
    fonts, size = default.find(qn("w:rFonts")), default.find(qn("w:sz"))
    assert fonts is not None
    assert size is not None
    assert fonts.get(qn("w:ascii")) == "Times New Roman"
    assert int(size.get(qn("w:val"), "0")) * Pt(1) // 2 == Pt(14)
    header = section.header.paragraphs[0]
    assert header.style is not None
    assert header.style.element.pPr.jc.val == 1  # centre
    (field,) = header._p.iter(qn("w:fldSimple"))
    assert field.get(qn("w:instr")) == " PAGE "
    assert words(section.first_page_header._element) == ""
    assert b"PT S" not in path.read_bytes()
    assert path.stat().st_size < 150_000  # no font inside: Word has Times New Roman


def test_the_official_reference_file_is_made_of_ours() -> None:
    """`tools/make_reference.py` makes it anew."""
    file = packaged_templates() / PROFILES / "official.docx"
    assert file.read_bytes() == official()


def test_the_letterhead_of_the_office_comes_before_the_profile(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "weekly"
    own.mkdir(parents=True)
    for name in ("briefing.html.j2", "parts.html.j2", "brief.css"):
        own.joinpath(name).write_bytes((packaged_templates() / "weekly" / name).read_bytes())
    letterhead = docx.Document()
    letterhead.sections[0].left_margin = Mm(44)
    letterhead.save(str(own / "reference.docx"))
    path = made(BRIEFS["one"], tmp_path, "weekly", "official")
    left = docx.Document(str(path)).sections[0].left_margin
    assert round((left or 0) / Mm(1)) == 44


def test_a_page_may_lie_on_its_side_in_any_letterhead(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "wide"
    own.mkdir(parents=True)
    page = (
        '<html lang="ru"><head><title>Т</title><meta name="dcterms.created" content="2026-08-17">'
        '</head><body class="landscape"><table><tr><td>1</td></tr></table></body></html>'
    )
    own.joinpath("briefing.html.j2").write_text(page, "utf-8")
    path = made(BRIEFS["empty"], tmp_path, "wide", "official")
    section = docx.Document(str(path)).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (section.page_width or 0) > (section.page_height or 0)
    column = next(part(path.read_bytes()).iter(qn("w:gridCol")))
    assert round(int(column.get(qn("w:w"), "0")) / 56.7) == 257  # 297 mm less 30 and 10


def test_the_same_brief_gives_the_same_bytes(tmp_path: Path) -> None:
    files = [made(BRIEFS["long"], tmp_path / name, "weekly", "print", review=True) for name in "ab"]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_file_of_the_letterhead_keeps_its_picture(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (300, 100), "navy").save(tmp_path / "logo.png")
    letterhead = docx.Document()
    letterhead.sections[0].header.paragraphs[0].add_run().add_picture(str(tmp_path / "logo.png"))
    letterhead.sections[0].footer.paragraphs[0].text = "г. Сарыозен, ул. Абая, 1"
    letterhead.add_section()
    letterhead.add_paragraph("Текст бланка")
    own = tmp_path / "templates" / "weekly"
    own.mkdir(parents=True)
    for name in ("briefing.html.j2", "parts.html.j2", "brief.css"):
        own.joinpath(name).write_bytes((packaged_templates() / "weekly" / name).read_bytes())
    letterhead.save(str(own / "reference.docx"))
    path = made(BRIEFS["long"], tmp_path, "weekly", "print", review=True)
    assert_sound(path.read_bytes(), tmp_path)
    document = docx.Document(str(path))
    assert len(document.sections) == 1
    assert document.sections[0].footer.paragraphs[0].text == "г. Сарыозен, ул. Абая, 1"
    image = next(iter(document.sections[0].header.part.rels.values())).target_part
    assert Image.open(io.BytesIO(image.blob)).size == (300, 100)

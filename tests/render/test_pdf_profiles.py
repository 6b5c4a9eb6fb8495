"""Every built-in template on every kind of page: sound, and as the page promises."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import outloud
import pikepdf.pdfa
import pytest

from ankbrief.briefing import Options, Period, assemble
from ankbrief.render.html import packaged_templates, profile_file, render_html
from ankbrief.render.pdf import html_to_pdf
from made_week import week
from pdf_check import Checked

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))
TEMPLATES = sorted(path.parent.name for path in packaged_templates().glob("*/briefing.html.j2"))
PROFILES = sorted(path.stem for path in packaged_templates().glob("profiles/*.css"))
MM = 72 / 25.4
# The validator knows PDF/A-2b only and not the extension that says PDF/UA; all else must hold.
ABOUT_2A_AND_UA = ("conformance is 'A'", "pdfuaid", "pdfaExtension", "pdfaSchema", "pdfaProperty")

every = pytest.mark.parametrize(
    ("template", "profile"), [(t, p) for t in TEMPLATES for p in PROFILES]
)


@cache
def made(template: str, profile: str) -> bytes:
    briefing = assemble(week(), WEEK, options=Options(organisation="Пресс-служба"))
    css = packaged_templates() / template / "brief.css"
    html = render_html(briefing, template)
    rendered = html_to_pdf(html, css=[css, profile_file(profile)], base=css.parent)
    assert rendered.problems == ()
    return rendered.data


def checked(template: str, profile: str) -> Checked:
    return Checked(made(template, profile))


def test_all_kinds_of_pages_are_there() -> None:
    assert {"weekly"} <= set(TEMPLATES)
    assert {"official", "phone", "print"} <= set(PROFILES)


@every
def test_structure_fonts_and_pages_have_no_fault(template: str, profile: str) -> None:
    assert checked(template, profile).faults() == []


@every
def test_a_checker_of_accessibility_finds_nothing(
    template: str, profile: str, tmp_path: Path
) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(made(template, profile))
    assert [f"{f.rule} {f.message}" for f in outloud.check(str(path)).findings] == []


@every
def test_a_validator_of_pdf_a_finds_nothing(template: str, profile: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(made(template, profile))
    found = [str(finding) for finding in pikepdf.pdfa.validate_written(path, "2b").findings]
    assert [one for one in found if not any(known in one for known in ABOUT_2A_AND_UA)] == []
    assert len(found) == 6


def families(pdf: Checked) -> set[str]:
    fonts = (font.get_object() for font in pdf.pages[0]["/Resources"]["/Font"].values())
    return {font["/BaseFont"].split("+")[1].split("-Bold")[0].split("-Italic")[0] for font in fonts}


def left_margin(pdf: Checked) -> int:
    """Millimetres from the left edge of the first page to its text."""
    left: list[float] = []
    pdf.pages[0].extract_text(
        visitor_text=lambda words, cm, tm, *_: (
            left.append(tm[4] * cm[0] + cm[4]) if words.strip() else None
        )
    )
    return round(min(left) / MM)


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_official_page_is_set_in_times_with_wide_margins(template: str) -> None:
    pdf = checked(template, "official")
    assert families(pdf) <= {"Brief-Text", "PT-Sans", "Brief-Sans-Symbols"}  # PT: the charts
    assert "Brief-Text" in families(pdf)
    assert left_margin(pdf) == 30


def test_an_official_page_has_its_number_on_top_in_the_middle() -> None:
    pdf = checked("weekly", "official")
    found: list[tuple[float, float]] = []
    page = pdf.pages[1]
    page.extract_text(
        visitor_text=lambda words, cm, tm, *_: (
            found.append((tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))
            if words.strip() == "2"
            else None
        )
    )
    across, up = max(found, key=lambda place: place[1])
    middle = (30 + (210 - 10)) / 2 * MM  # of the text, as office programs centre it
    assert abs(across - middle) < 8
    assert (297 * MM - up) / MM >= 10


def test_a_phone_page_is_narrow_and_its_tables_are_lists() -> None:
    pdf = checked("weekly", "phone")
    assert {round(float(page.mediabox.width) / MM) for page in pdf.pages} == {90}
    assert pdf.of_kind("Table") == []
    assert "Что поручено: " in " ".join(page.extract_text() for page in pdf.pages)
    assert min(sizes(pdf)) >= 8


def sizes(pdf: Checked) -> set[float]:
    """The sizes of type, in points, but for numbers of notes and marks."""
    found: set[float] = set()
    for page in pdf.pages:
        page.extract_text(
            visitor_text=lambda words, cm, tm, _, size: (
                found.add(round(abs(size * tm[3] * cm[3]), 1)) if len(words.strip()) > 8 else None
            )
        )
    return found

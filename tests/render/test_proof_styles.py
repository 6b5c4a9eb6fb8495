from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ankbrief.render import fonts
from ankbrief.render.html import packaged_templates
from ankbrief.render.proof.styles import misprints

OURS = tuple(sorted(packaged_templates().glob("*/*.css")))


@pytest.mark.parametrize("sheet", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_own_style_sheets_have_every_letter_and_no_mistake(sheet: Path) -> None:
    assert misprints(sheet.read_text("utf-8"), sheet.parent) == ()


@pytest.mark.parametrize(
    "css",
    [
        'p { font-family: "PT Sans", "Brief Sans Symbols", Arial, sans-serif }',
        'p { font: bold 12pt / 1.2 "PT Serif", "Brief Serif Symbols" } q { font: inherit }',
        "@media print { p { color: red } } @page :first { @top-left { content: 'x' } }",
        "p { background: url(data:image/png;base64,AAAA); quotes: none }",
        "p { background: url(logo.png) } @import 'more.css';",
        "li::marker { content: counter(x) '. ' } p:has(> q) { --own: 1; color: var(--own) }",
    ],
)
def test_nothing_is_said_about_what_is_right(tmp_path: Path, css: str) -> None:
    for name in ("logo.png", "more.css"):
        (tmp_path / name).write_bytes(b"")
    assert misprints(css, tmp_path) == ()


@pytest.mark.parametrize(
    ("css", "text", "message", "hint"),
    [
        ("p { font-family: Arial }", "Arial", "нет шрифта «Arial»", "PT Serif, PT Sans"),
        ('p { font: 9pt "PT Sens" }', "PT Sens", "нет шрифта «PT Sens»", "«PT Sans»"),
        ("p { font-family: serif }", "serif", "нет шрифта «serif»", "Есть: PT Serif"),
        ("@page { @top-left { font: 8pt Foo } }", "Foo", "нет шрифта «Foo»", ""),
        ('p { font-family: "PT Sans" }', "PT Sans", "нет букв: ₸", "Brief Sans Symbols"),
        ("p { color red; }", "p { color red; }", "в CSS не разобрать", "свойство: значение"),
        ('p { content: "abc\n }', 'p { content: "abc', "в CSS не разобрать", ""),
        ("p { background: url(logo.pgn) }", "url(logo.pgn)", "нет такого файла", "«logo.png»"),
        ("@import 'nothing.css';", "url(nothing.css)", "нет такого файла", ""),
        ("@import 'http://example.org/x.css';", "url(http", "не из папки шаблона", ""),
        ("p { background: url(file:///etc/passwd) }", "url(file", "не из папки шаблона", ""),
        ("p { background: url(../../etc/passwd) }", "url(../..", "не из папки шаблона", ""),
        ("p { background: url(/etc/passwd) }", "url(/etc", "не из папки шаблона", ""),
        ("p { background: image-set(url('//a.b/c') 1x) }", "url(//a", "не из папки", ""),
        ("@font-face { font-family: X; src: url(logo.png) }", "url(logo.png)", "не шрифт", ".ttf"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, css: str, text: str, message: str, hint: str
) -> None:
    (tmp_path / "logo.png").write_bytes(b"")
    (mistake,) = misprints(f"/* стили */\n\n{css}\n", tmp_path)
    assert mistake.line == 3
    assert mistake.text.startswith(text)
    assert message in mistake.message
    assert hint in mistake.hint


def test_a_font_of_the_office_is_looked_through_for_every_kazakh_letter(tmp_path: Path) -> None:
    pt, full = (next(face[3] for face in fonts.faces() if face[0] == name) for name in FAMILIES)
    shutil.copy(pt, tmp_path / "own.ttf")
    css = '@font-face { font-family: "Own"; src: url(own.ttf) } p { font-family: Own }'
    (mistake,) = misprints(css, tmp_path)
    assert mistake.message == "в шрифте «Own» нет букв: ₸"
    shutil.copy(full, tmp_path / "full.ttf")
    assert misprints(css.replace("own.ttf", "full.ttf"), tmp_path) == ()


FAMILIES = ("PT Sans", "Brief Text")


def test_what_has_no_effect_in_a_style_sheet_is_told_with_its_line(tmp_path: Path) -> None:
    css = "p { font-sise: 10pt }\nh1 { margin: 20мм }\n@media screen { p { cursor: wait } }"
    found = [(one.line, one.message, one.hint) for one in misprints(css, tmp_path)]
    assert found == [
        (1, "нет свойства «font-sise»", "Возможно, вы имели в виду «font-size»."),
        (2, "значение не подходит к «margin» и не подействует", "В значении русская буква."),
    ]

"""A Word template is somebody else's file: what reaches out, runs or never ends is refused."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from ankbrief.errors import TemplateError
from ankbrief.render import word_template
from ankbrief.render.docx.package import pack
from ankbrief.render.word_template import fill, mistakes_in
from ankbrief.render.word_template.package import opened
from made_word import brief, changed, parts_of, template, texts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


def related(path: Path, kind: str, target: str, *, external: bool = False) -> Path:
    """The template with one more relation."""
    mode = ' TargetMode="External"' if external else ""
    row = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return changed(
        path, RELATIONS, lambda xml: xml.replace("</Relationships>", row + "</Relationships>")
    )


def refusal(path: Path) -> str:
    with pytest.raises(TemplateError) as caught:
        opened(path)
    assert caught.value.where == "briefing.docx"
    assert caught.value.hint
    (told,) = mistakes_in(path)
    assert told.message == caught.value.message
    return caught.value.message


@pytest.mark.parametrize(
    ("kind", "target", "message"),
    [
        ("image", "http://example.org/spy.png", "связь с тем, что лежит вне файла"),
        ("image", "file:///etc/passwd", "связь с тем, что лежит вне файла"),
        ("hyperlink", "file:///etc/passwd", "связь с тем, что лежит вне файла"),
        ("hyperlink", "javascript:alert(1)", "связь с тем, что лежит вне файла"),
        ("hyperlink", "\\\\server\\share", "связь с тем, что лежит вне файла"),
        ("attachedTemplate", "file:///C:/evil.dotm", "присоединённый шаблон"),
        ("oleObject", "http://example.org/a.xls", "вставленный объект"),
        ("frame", "http://example.org/", "рамка"),
        ("mailMergeSource", "file:///a.csv", "источник слияния"),
    ],
)
def test_a_relation_to_what_lies_outside_is_refused(
    tmp_path: Path, kind: str, target: str, message: str
) -> None:
    path = related(template(tmp_path, "{{ заголовок }}"), kind, target, external=True)
    assert message in refusal(path)


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("attachedTemplate", "присоединённый шаблон"),
        ("oleObject", "вставленный объект"),
        ("package", "вставленный файл другой программы"),
        ("aFChunk", "altChunk"),
        ("subDocument", "вложенный документ"),
        ("control", "элемент ActiveX"),
        ("vbaProject", "макросы"),
        ("chart", "диаграмма Office"),
        ("somethingNew", "часть неизвестного вида «somethingNew»"),
    ],
)
def test_a_part_that_is_no_plain_text_is_refused(tmp_path: Path, kind: str, message: str) -> None:
    assert message in refusal(related(template(tmp_path, "{{ заголовок }}"), kind, "embedded.bin"))


def test_a_plain_link_is_no_danger(tmp_path: Path) -> None:
    path = related(
        template(tmp_path, "{{ заголовок }}"), "hyperlink", "https://gov.kz", external=True
    )
    assert mistakes_in(path) == ()


def test_a_file_with_macros_is_refused_whatever_its_name(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ заголовок }}")
    plain = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    changed(
        path, TYPES, lambda xml: xml.replace(plain, "vnd.ms-word.document.macroEnabled.main+xml")
    )
    assert "макросы" in refusal(path)


@pytest.mark.parametrize(
    "field",
    [
        ' INCLUDETEXT "/etc/passwd" ',
        ' INCLUDEPICTURE "http://example.org/spy.png" \\d ',
        " DDEAUTO cmd /c calc ",
        ' LINK Excel.Sheet "a.xls" ',
        ' DATABASE \\d "a.mdb" ',
    ],
)
def test_a_field_that_fetches_is_refused_even_cut_to_pieces(tmp_path: Path, field: str) -> None:
    pieces = "".join(f"<w:r><w:instrText>{sign}</w:instrText></w:r>" for sign in field)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    path = template(tmp_path, "{{ заголовок }}")
    changed(
        path,
        "word/document.xml",
        lambda xml: xml.replace("</w:p>", f"{begin}{pieces}{end}</w:p>", 1),
    )
    assert f"поле, которое берёт данные извне: {field.split(maxsplit=1)[0]}" in refusal(path)


def test_an_altchunk_without_its_relation_is_refused(tmp_path: Path) -> None:
    path = template(tmp_path, "{{ заголовок }}")
    changed(path, "word/document.xml", lambda xml: xml.replace("<w:p>", "<w:altChunk/><w:p>", 1))
    assert "вставлен" in refusal(path)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    parts = parts_of(template(tmp_path, "{{ заголовок }}").read_bytes())
    path.write_bytes(pack({**parts, "word/media/zero.png": b"\0" * 200_000_000}))
    assert path.stat().st_size < 2_000_000
    assert refusal(path).startswith("файл слишком велик в распакованном виде")


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    size, small = (n.to_bytes(4, "little") for n in (30_000_000, 1_000))
    path.write_bytes(into.getvalue().replace(size, small))
    assert "повреждён" in refusal(path)


def test_a_part_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    path = changed(template(tmp_path, "{{ заголовок }}"), "../../evil.xml", lambda _: "<a/>")
    assert "названы не так" in refusal(path)


def test_a_document_type_with_entities_is_refused(tmp_path: Path) -> None:
    lol = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    path = template(tmp_path, "{{ заголовок }}")
    changed(
        path, "word/document.xml", lambda xml: xml.replace("<w:document", f"{lol}<w:document", 1)
    )
    assert "DOCTYPE" in refusal(path)


def test_xml_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = "<w:ins>" * 5000 + "</w:ins>" * 5000
    path = template(tmp_path, "{{ заголовок }}")
    changed(path, "word/document.xml", lambda xml: xml.replace("</w:p>", f"{deep}</w:p>", 1))
    assert "повреждена" in refusal(path)


def test_what_is_no_word_file_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    for data in (b"", b"\xd0\xcf\x11\xe0 an old .doc", b"PK\x03\x04 cut"):
        path.write_bytes(data)
        assert "не файл .docx или он повреждён" in refusal(path)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        '{{ "".__class__.__mro__ }}',
        "{{ брифинг|attr('__class__') }}",
        "{{ брифинг['__class__'] }}",
        '{% include "../../etc/passwd" %}',
        '{% import "weekly/parts.html.j2" as p %}',
        '{% extends "builtin/weekly/briefing.html.j2" %}',
        "{% autoescape false %}{{ заголовок }}{% endautoescape %}",
        "{{ заголовок|safe }}",
    ],
)
def test_a_tag_that_reaches_out_is_refused(tmp_path: Path, tag: str) -> None:
    path = template(tmp_path, tag)
    with pytest.raises(TemplateError) as caught:
        fill(path, brief())
    assert caught.value.where.endswith("briefing.docx, абзац 1")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ range(10**9)|list }}",
        "{{ ('x' * 10**9)|length }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ b }}{% endfor %}{% endfor %}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ],
)
def test_what_never_ends_or_never_fits_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    monkeypatch.setattr(word_template, "SECONDS", 3.0)
    monkeypatch.setattr(word_template, "MEGABYTES", 500)
    with pytest.raises(TemplateError) as caught:
        fill(template(tmp_path, tag), brief())
    assert "briefing.docx" in caught.value.where
    assert any("а" <= letter <= "я" for letter in caught.value.message)


def test_an_article_cannot_bring_tags_or_xml(tmp_path: Path) -> None:
    sick = "{{ 7*7 }} {% if %} </w:t><w:br/><w:t>&< &lt; {_{"
    path = template(tmp_path, "{{ заголовок }}", "{{ организация }}")
    made = fill(path, replace(brief(), title=sick, organisation=sick)).docx
    assert texts(made) == [sick, sick]


@pytest.mark.parametrize(
    "tag", ["{{ 'x'|center(10**9) }}", "{{ 9 ** 9 ** 9 }}", "{{ 'x' * 10**9 }}"]
)
def test_reading_a_template_reckons_nothing(tmp_path: Path, tag: str) -> None:
    path = template(tmp_path, tag)
    started = process_time()
    assert mistakes_in(path) == ()
    assert process_time() - started < 1

"""What a template of somebody else tries, and is refused."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.errors import AnkbriefError, RenderError, TemplateError
from ankbrief.language.cards.records import NO_CARDS
from ankbrief.render import guarded
from ankbrief.render.docx import html_to_docx
from ankbrief.render.guarded import changed, filled, laid_out
from ankbrief.render.html import environment_of, packaged_templates, template_file, variables
from ankbrief.render.layout import USUAL
from ankbrief.render.lineage import references, stylesheets
from ankbrief.render.pdf import html_to_pdf
from ankbrief.render.preview import html_to_page
from ankbrief.render.proof import proofread_files
from ankbrief.render.proof.markup import strangers
from made_week import week

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))
HEAD = '<title>Проба</title><meta name="dcterms.created" content="2026-08-17">'


@pytest.fixture(scope="module")
def brief() -> Briefing:
    return assemble(week(), WEEK, options=Options())


def office(folder: Path, text: str) -> Path:
    file = folder / "own" / "briefing.html.j2"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return folder


def fill(brief: Briefing, folder: Path) -> str:
    return filled(brief, "own", cards=NO_CARDS, layout=USUAL, folder=folder)


ATTACKS = {
    "{% include '../../etc/passwd' %}": "нет шаблона «../../etc/passwd»",
    "{% include '../../../../../../etc/passwd' %}": "нет шаблона",
    "{% include '/etc/passwd' %}": "нет шаблона",
    "{% include 'file:///etc/passwd' %}": "нет шаблона",
    "{% extends '/etc/passwd' %}": "нет шаблона",
    "{% import '/etc/passwd' as p %}": "нет шаблона",
    "{% include 'builtin/../../pyproject.toml' %}": "нет шаблона",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}": "«__init__» из шаблона нельзя",
    "{{ say.__func__.__globals__ }}": "«__func__» из шаблона нельзя",
    "{{ brief.story.__globals__ }}": "«__globals__» из шаблона нельзя",
    "{{ title.__class__.__mro__ }}": "«__class__» из шаблона нельзя",
    "{{ title['__class__'] }}": "«__class__» из шаблона нельзя",
    "{{ brief.__class__ }}": "«__class__» из шаблона нельзя",
    "{{ brief['__class__'] }}": "«__class__» из шаблона нельзя",
    "{{ brief.source.__func__ }}": "«__func__» из шаблона нельзя",
    "{{ title|attr('__class__') }}": "«__class__» из шаблона нельзя",
    "{{ [title]|map(attribute='__class__')|join }}": "«__class__» из шаблона нельзя",
    "{{ stories|selectattr('__class__')|list }}": "«__class__» из шаблона нельзя",
    "{{ self.__dict__ }}": "«__dict__» из шаблона нельзя",
    "{{ (title ~ '_' ~ '_')['_' ~ '_class_' ~ '_'] }}": "«__class__» из шаблона нельзя",
    "{{ '{0.__class__}'.format(title) }}": "нельзя",
    "{{ '{a.__class__}'.format_map({'a': 1}) }}": "нельзя",
    "{{ ('{0.__class__}'|string).format(title) }}": "нельзя",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_file_and_no_inside_of_the_program_is_reached(
    brief: Briefing, tmp_path: Path, attack: str
) -> None:
    with pytest.raises(TemplateError, match=ATTACKS[attack]) as caught:
        fill(brief, office(tmp_path, f"<p>Первая</p>\n{attack}\n"))
    assert caught.value.where == "own/briefing.html.j2:2"
    assert attack[:20] in caught.value.hint


@pytest.mark.parametrize("attack", [one for one in ATTACKS if "~" not in one and "{0" not in one])
def test_the_proofreader_sees_it_before_any_article_is_read(tmp_path: Path, attack: str) -> None:
    if "format_map" in attack or "self." in attack:
        pytest.skip("only the sandbox sees it")
    folder = office(tmp_path, f"<p>Первая</p>\n{attack}\n")
    found = proofread_files("own/briefing.html.j2", environment_of(folder), variables()).mistakes
    assert [(file, mistake.line) for file, mistake in found][:1] == [("own/briefing.html.j2", 2)]


@pytest.mark.parametrize(
    ("attack", "message"),
    [
        ("{% for n in range(10**9) %}x{% endfor %}", "не длиннее 100 000"),
        ("{{ 'x' * 10**10 }}", "слишком длинное повторение|не хватило памяти"),
        ("{{ [0] * 10**10 }}", "слишком длинное повторение|не хватило памяти"),
        ("{{ 'x'|center(10**10) }}", "не хватило памяти"),
        ("{{ '%09999999999d'|format(1) }}", "не хватило памяти"),
        ("{{ '{:9999999999}'.format(1) }}", "не хватило памяти"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "сам себя без конца"),
        ("{% include 'own/briefing.html.j2' %}", "сам себя без конца"),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "работает слишком долго",
        ),
    ],
)
def test_time_and_memory_are_bounded_and_the_line_is_told(
    brief: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attack: str, message: str
) -> None:
    monkeypatch.setattr(guarded, "SECONDS", 2.0)
    with pytest.raises(TemplateError, match=message) as caught:
        fill(brief, office(tmp_path, f"<p>Первая</p>\n{attack}\n"))
    assert caught.value.where == "own/briefing.html.j2:2"


def test_a_page_without_end_is_refused(brief: Briefing, tmp_path: Path) -> None:
    loops = "{% for a in range(99999) %}{% for b in range(999) %}" + "x" * 99
    with pytest.raises(TemplateError, match="пишет слишком много") as caught:
        fill(brief, office(tmp_path, loops + "{% endfor %}{% endfor %}"))
    assert caught.value.where == "own/briefing.html.j2"


def test_style_sheets_that_never_end_are_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "LAYOUT_SECONDS", 5.0)
    page = f'<!DOCTYPE html><html lang="ru"><head>{HEAD}</head><body><p>x</p></body></html>'
    sheet = tmp_path / "brief.css"
    sheet.write_text("p { display: grid; grid-template-columns: repeat(1000000000, 1px) }", "utf-8")
    with pytest.raises(RenderError, match="вёрстка") as caught:
        laid_out(page, css=[sheet], base=tmp_path, own="", folder=tmp_path)
    assert caught.value.where == "PDF"
    sheet.write_text("p { color: red }", "utf-8")
    bounded = laid_out(page, css=[sheet], base=tmp_path, own="", folder=tmp_path)
    assert bounded == html_to_pdf(page, css=[sheet], base=tmp_path)


def test_links_out_of_the_folder_are_refused(brief: Briefing, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("тайна", "utf-8")
    folder = office(tmp_path / "templates", "{% include 'own/link.j2' %}")
    for name in ("link.j2", "brief.css", "reference.docx"):
        (folder / "own" / name).symlink_to(secret)
    with pytest.raises(TemplateError, match="за пределы папки шаблонов"):
        fill(brief, folder)
    with pytest.raises(TemplateError, match="за пределы папки шаблонов"):
        template_file("own", "brief.css", folder)
    office(folder, "без ссылок")
    for files in (stylesheets, references):
        with pytest.raises(TemplateError, match="за пределы папки шаблонов"):
            files("own", folder)


def test_a_linked_folder_of_templates_is_the_offices_own_business(
    brief: Briefing, tmp_path: Path
) -> None:
    office(tmp_path / "shared", "<p>{{ nbsp }}</p>")
    (tmp_path / "templates").symlink_to(tmp_path / "shared")
    assert fill(brief, tmp_path / "templates") == "<p>\N{NO-BREAK SPACE}</p>"


def test_a_template_that_is_ours_needs_no_process_of_its_own(tmp_path: Path) -> None:
    for name in ("weekly/briefing.html.j2", "weekly/parts.html.j2"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes((packaged_templates() / name).read_bytes())
    assert not changed(tmp_path)
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert changed(tmp_path)


BODIES = {
    '<img src="file:///etc/passwd" alt="x">': ("картинк", "картинка не из папки"),
    '<img src="/etc/passwd" alt="x">': ("картинк", "картинка не из папки"),
    '<img src="../../../../etc/passwd" alt="x">': ("картинк", "картинка не из папки"),
    '<img src="http://example.org/x.png" alt="x">': ("картинк", "картинка не из папки"),
    '<img src="//example.org/x.png" alt="x">': ("картинк", "картинка не из папки"),
    '<p><a rel="attachment" href="file:///etc/passwd">x</a></p>': ("атрибут rel", "атрибут rel"),
    '<p onclick="x()">x</p>': ("атрибут onclick", "атрибут onclick"),
    '<p style="background: url(file:///etc/passwd)">x</p>': ("style", "style"),
    '<link rel="attachment" href="file:///etc/passwd">': ("тег <link>", "тег <link>"),
    "<script>alert(1)</script>": ("тег <script>", "тег <script>"),
    "<style>@import 'http://example.org/x.css';</style>": ("тег <style>", "тег <style>"),
    '<iframe src="file:///etc/passwd"></iframe>': ("тег <iframe>", "тег <iframe>"),
    '<object data="file:///etc/passwd"></object>': ("тег <object>", "тег <object>"),
    '<embed src="file:///etc/passwd">': ("тег <embed>", "тег <embed>"),
    '<p><svg role="img" aria-label="x" viewBox="0 0 1 1" width="9" height="9">'
    "<script>alert(1)</script></svg></p>": ("<script> внутри", "<script> внутри"),
    '<p><svg role="img" aria-label="x" viewBox="0 0 1 1" width="9" height="9">'
    '<image href="file:///etc/passwd"/></svg></p>': ("<image> внутри", "<image> внутри"),
    '<p><svg role="img" aria-label="x" viewBox="0 0 1 1" width="9" height="9">'
    '<rect fill="url(http://example.org/x)"/></svg></p>': ("внутри рисунка", "внутри рисунка"),
    '<p><svg role="img" aria-label="x" viewBox="0 0 1 1" width="9" height="9" onload="x()">'
    "</svg></p>": ("onload", "onload"),
    '<table><tr><td colspan="1000000000">x</td></tr></table>': ("нужно число", "нужно число"),
}


@pytest.mark.parametrize("body", BODIES)
def test_documents_and_proofreader_refuse_what_reaches_out(tmp_path: Path, body: str) -> None:
    said, foreseen = BODIES[body]
    page = f'<!DOCTYPE html><html lang="ru"><head>{HEAD}</head><body>\n{body}</body></html>'
    for make in (html_to_pdf, html_to_docx, partial(html_to_page, css=())):
        with pytest.raises(AnkbriefError) as caught:
            make(page, base=tmp_path)
        assert said in str(caught.value)
    mistakes = strangers(page, tmp_path)
    assert any(foreseen in mistake.message and mistake.line == 2 for mistake in mistakes)


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 3000 + "x" + "</div>" * 3000,
        "<p>" + "<span>" * 3000 + "x" + "</span>" * 3000 + "</p>",
        "<ul><li>" * 400 + "x" + "</li></ul>" * 400,
        "<table><tr><td>" * 60 + "x" + "</td></tr></table>" * 60,
        '<p><svg role="img" aria-label="x" viewBox="0 0 9 9" width="9" height="9">'
        + "<g>" * 2000
        + "</g>" * 2000
        + "</svg></p>",
    ],
    ids=["div", "span", "ul", "table", "svg"],
)
def test_tags_in_tags_without_end_are_refused(tmp_path: Path, body: str) -> None:
    page = f'<!DOCTYPE html><html lang="ru"><head>{HEAD}</head><body>\n{body}</body></html>'
    for make in (html_to_pdf, html_to_docx, partial(html_to_page, css=())):
        with pytest.raises(TemplateError, match="глубже 60") as caught:
            make(page, base=tmp_path)
        assert "строка 2" in caught.value.where


def test_nesting_as_deep_as_it_may_be_is_shown(tmp_path: Path) -> None:
    body = "<ul><li>" * 28 + "x" + "</li></ul>" * 28
    page = f'<!DOCTYPE html><html lang="ru"><head>{HEAD}</head><body>{body}</body></html>'
    for make in (html_to_pdf, html_to_docx, partial(html_to_page, css=())):
        assert make(page, base=tmp_path).data


@pytest.mark.parametrize(
    "css",
    [
        "@import 'http://example.org/x.css';",
        "@import 'file:///etc/passwd';",
        "@import url(../../../../etc/passwd);",
        "p { background: url(http://example.org/x.png) }",
        "p { background: url(file:///etc/hostname) }",
        "p::before { content: url(/etc/hostname) }",
        "p { list-style-image: url(../../../etc/hostname); display: list-item }",
        "@font-face { font-family: X; src: url(http://example.org/x.ttf) } p { font-family: X }",
        "@font-face { font-family: X; src: url(file:///etc/hostname) } p { font-family: X }",
    ],
)
def test_style_sheets_load_nothing_from_elsewhere(tmp_path: Path, css: str) -> None:
    page = f'<!DOCTYPE html><html lang="ru"><head>{HEAD}</head><body><p>x</p></body></html>'
    file = tmp_path / "brief.css"
    file.write_text(css, "utf-8")
    with pytest.raises(RenderError, match="не загрузил"):
        html_to_pdf(page, css=[file], base=tmp_path)

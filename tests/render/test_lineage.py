"""An office's template that changes one block of ours, and what it takes from us."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from ankbrief import pipeline
from ankbrief.briefing import Briefing, assemble
from ankbrief.briefing.period import week_named
from ankbrief.config import BriefingConfig, Config
from ankbrief.errors import ConfigError, TemplateError
from ankbrief.render import lineage
from ankbrief.render.html import packaged_templates, render_html
from made_week import week
from read_back import letters, of_docx, of_html, of_pdf, page_of

OURS = packaged_templates()
CHILD = """\
{% extends "builtin/weekly/briefing.html.j2" %}
{% block people %}
<section>
<h2 id="people">Кто был</h2>
<ul>
{% for person in people[:2] %}
<li>{{ person.who.name }}{{ parts.mark(person.who) }}</li>
{% endfor %}
</ul>
</section>
{% endblock %}
"""


@pytest.fixture
def brief() -> Briefing:
    return assemble(week(), week_named("2026-W33"))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    write(tmp_path, "наш/briefing.html.j2", CHILD)
    return tmp_path


def write(office: Path, name: str, text: str) -> Path:
    path = office / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def config_of(office: Path, template: str = "наш") -> Config:
    return Config(office, briefing=BriefingConfig(template=template))


def test_one_block_is_changed_and_the_rest_is_ours(office: Path, brief: Briefing) -> None:
    own, ours = page_of(brief, config_of(office)), render_html(brief)
    assert "Кто был" in own
    assert "Упоминаний" not in own
    without = [
        re.sub(
            r'<section>\n<h2 id="people">.*?</section>|</?a(?: [^>]*)?>', "", page, flags=re.DOTALL
        )
        for page in (own, ours)
    ]
    assert without[0] == without[1]


def test_links_to_what_a_changed_block_left_out_are_plain_text(
    office: Path, brief: Briefing
) -> None:
    own, ours = page_of(brief, config_of(office)), render_html(brief)
    assert '<a href="#person-1">Тимур Байсалов</a>' in ours
    assert "#person-" not in own
    assert "data-optional" not in own + ours


def test_the_same_file_gives_word_pdf_and_html(office: Path, brief: Briefing) -> None:
    config = config_of(office)
    html = page_of(brief, config)
    data = {name: make(html, config).data for name, make in pipeline.MAKERS.items()}
    found = (of_docx(data["docx"]), of_pdf(data["pdf"]), of_html(data["html"].decode()))
    for document in found:
        assert letters("Кто был") in document.letters
        assert letters("Упоминаний") not in document.letters


def test_builtin_means_ours_even_where_the_office_has_one_of_that_name(
    office: Path, brief: Briefing
) -> None:
    write(office, "weekly/briefing.html.j2", "<p>чужой</p>")
    write(office, "weekly/parts.html.j2", "{% macro counts(x) %}чужой{% endmacro %}")
    write(office, "builtin/weekly/briefing.html.j2", "<p>чужой</p>")
    assert "чужой" not in page_of(brief, config_of(office))


def test_an_office_s_template_of_our_name_can_extend_ours(office: Path, brief: Briefing) -> None:
    write(office, "weekly/briefing.html.j2", CHILD)
    assert "Кто был" in page_of(brief, config_of(office, "weekly"))


def test_its_own_styles_are_added_to_ours(office: Path) -> None:
    config = config_of(office)
    folder = office / "templates"
    assert lineage.stylesheets("наш", folder) == (OURS / "weekly/brief.css",)
    own = write(office, "наш/brief.css", "h1 { color: #803010 }")
    assert lineage.stylesheets("наш", folder) == (OURS / "weekly/brief.css", own)
    page = pipeline.MAKERS["html"](page_of(assemble([], week_named("2026-W33")), config), config)
    text = page.data.decode()
    assert text.index("h1 { color: #803010 }") > text.index(".counts")


def test_a_template_that_stands_alone_has_its_own_styles_only(tmp_path: Path) -> None:
    write(tmp_path, "одна/briefing.html.j2", "<p>{{ title }}</p>")
    with pytest.raises(TemplateError, match="нет такого файла шаблона"):
        lineage.stylesheets("одна", tmp_path / "templates")
    own = write(tmp_path, "одна/brief.css", "")
    assert lineage.stylesheets("одна", tmp_path / "templates") == (own,)


def test_a_chain_of_templates_is_followed(office: Path, brief: Briefing) -> None:
    write(office, "второй/briefing.html.j2", '{% extends "наш/briefing.html.j2" %}')
    own = write(office, "второй/brief.css", "")
    folder = office / "templates"
    assert lineage.stylesheets("второй", folder) == (OURS / "weekly/brief.css", own)
    assert "Кто был" in page_of(brief, config_of(office, "второй"))
    assert "Кто был" in lineage.sources("второй", folder)


def test_a_name_without_a_folder_is_the_file_beside(tmp_path: Path, brief: Briefing) -> None:
    write(
        tmp_path,
        "одна/briefing.html.j2",
        '{% import "слова.j2" as слова %}<p>{{ слова.раз() }}</p>',
    )
    write(tmp_path, "одна/слова.j2", "{% macro раз() %}рядом{% endmacro %}")
    assert page_of(brief, config_of(tmp_path, "одна")) == "<p>рядом</p>"


def test_a_template_that_extends_itself_is_told(tmp_path: Path, brief: Briefing) -> None:
    write(tmp_path, "круг/briefing.html.j2", '{% extends "круг/briefing.html.j2" %}')
    assert len(lineage.pages("круг", tmp_path / "templates")) == 1
    with pytest.raises(TemplateError, match="сам себя"):
        page_of(brief, config_of(tmp_path, "круг"))


def test_the_letterhead_of_the_page_extended_is_taken_unless_there_is_an_own(office: Path) -> None:
    folder = office / "templates"
    assert lineage.references("наш", folder) == ((), (OURS / "weekly/reference.docx",))
    own = folder / "наш/reference.docx"
    docx.Document().save(str(own))
    assert lineage.references("наш", folder)[0] == (own,)


def test_the_blocks_of_ours_can_be_added_to(tmp_path: Path, brief: Briefing) -> None:
    write(
        tmp_path,
        "наш/briefing.html.j2",
        '{% extends "builtin/weekly/briefing.html.j2" %}\n'
        f"{{% block order_widths %}}<colgroup>{'<col>' * 7}</colgroup>{{% endblock %}}\n"
        '{% block order_heads %}{{ super() }}<th scope="col">Вид</th>{% endblock %}\n'
        "{% block order_cells %}{{ super() }}<td>{{ decision.kind }}</td>{% endblock %}\n",
    )
    config = config_of(tmp_path)
    made = pipeline.MAKERS["docx"](page_of(brief, config), config)
    table = docx.Document(BytesIO(made.data)).tables[0]
    assert [cell.text for cell in table.columns[-1].cells] == ["Вид", "поручение", "поручение"]


def test_a_template_s_own_words_come_before_ours_and_the_office_s_before_them(
    office: Path, brief: Briefing
) -> None:
    write(
        office,
        "наш/words.toml",
        '[headings]\n"главное" = "Суть недели"\n"давно забытое" = "?"\n'
        '[wording]\n"кому" = "Исполнитель"\n"срок" = "К какому дню"\n',
    )
    config = replace(config_of(office), wording={"срок": "До какого дня"})
    html = page_of(brief, config).replace("\N{NO-BREAK SPACE}", " ")
    assert ">Суть недели</h2>" in html
    assert ">Исполнитель</th>" in html
    assert ">До какого дня</th>" in html
    assert ">Поручения и решения</h2>" in html
    (office / "templates/второй").mkdir()
    write(office, "второй/briefing.html.j2", '{% extends "наш/briefing.html.j2" %}')
    assert ">Суть недели</h2>" in page_of(brief, config_of(office, "второй")).replace(
        "\N{NO-BREAK SPACE}", " "
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[wording]\n"нет поручений" = "Нет {кагда}."\n', "words.toml:2: "),
        ('[headings]\n"главное" = 5\n', "строка в кавычках"),
        ("headings = 5\n", "таблица"),
        ("[wording\n", "words.toml:1: ошибка записи TOML"),
    ],
)
def test_a_slip_in_a_template_s_own_words_is_told(
    office: Path, brief: Briefing, text: str, said: str
) -> None:
    write(office, "наш/words.toml", text)
    with pytest.raises(ConfigError) as caught:
        page_of(brief, config_of(office))
    assert said in str(caught.value)


def test_a_template_that_is_broken_is_told_as_ever(office: Path, brief: Briefing) -> None:
    write(office, "наш/briefing.html.j2", "{% if %}")
    with pytest.raises(TemplateError, match="не хватает"):
        page_of(brief, config_of(office))

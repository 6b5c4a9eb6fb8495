from __future__ import annotations

from pathlib import Path

import pytest

from ankbrief.render.html import packaged_templates
from ankbrief.render.proof.markup import strangers

OURS = tuple(sorted(packaged_templates().glob("*/*.j2")))


@pytest.mark.parametrize("page", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_our_own_templates_have_known_tags_only(page: Path) -> None:
    assert strangers(page.read_text("utf-8"), page.parent) == ()


def test_what_a_template_makes_is_not_judged_by_its_tags() -> None:
    source = (
        '<td{{ d|комментарий(brief) }} colspan="{{ n }}"><a href="{{ url }}">x</a></td>'
        '<{{ h }}>x</{{ h }}><p{% if kk %} lang="kk"{% endif %}>1 < 2</p><img src="{{ name }}.png">'
        "{# <marquee> #}<!-- <marquee> -->"
    )
    assert strangers(source, Path()) == ()


@pytest.mark.parametrize(
    "source",
    [
        "<p>{% if url %}<a href='{{ url }}'>{% endif %}x{% if url %}</a>{% endif %}</p>",
        "<p>{% if a %}<b>x{% else %}<i>x{% endif %}{% if a %}</b>{% else %}</i>{% endif %}</p>",
        "<p>{% if a %}<b>{% else %}<b class='note'>{% endif %}x</b></p><p>y</p>",
        "<p><b>x<br>{% for x in y %}<i>{{ x }}</i>{% endfor %}</b></p><ul><li><b>z</b></ul>",
        "{% set x %}<b>{% endset %}<p>{{ x }}</b></p>",
        "<table><thead><tr><th>А{% if b %}<th>Б{% endif %}</tr></thead><tr><td><td></tr></table>",
        "<table><thead><tr>{{ heads() }}</tr></thead><tr><td>1</td><td>2</td></tr></table>",
        "<table><thead><tr><th>А</th>{% include x %}</tr></thead><tr><td><td></tr></table>",
        "<table><thead><tr><th colspan=2>А</th></tr></thead><tr><td>1</td><td>2</td></tr></table>",
        (
            "<table><thead><tr><th>А<th rowspan=2>Б</tr><tr><th>В</tr></thead>"
            "<tr><td><td><td></tr></table>"
        ),
        "<table><tr><td>{{ x }}<td></tr><tr><td>1<td>2<td>3</tr></table>",
        (
            "<table><thead><tr><th>А<th>Б</tr></thead><tr>{% if x %}<td>{% else %}<td>{% endif %}"
            "<td>2</tr></table>"
        ),
    ],
)
def test_what_is_begun_and_ended_in_branches_is_not_judged(source: str) -> None:
    assert strangers(source, Path()) == ()


@pytest.mark.parametrize(
    ("source", "text", "message", "hint"),
    [
        ("<secton>", "<secton>", "тег <secton> не поддерживается", "«section»"),
        ("<marquee>", "<marquee>", "тег <marquee> не поддерживается", "Можно: a,"),
        ("<style>p {}</style>", "<style>", "тег <style>", "brief.css"),
        ("<script>x()</script>", "<script>", "тег <script>", "не работают"),
        ('<p onclick="x()">', '<p onclick="x()">', "атрибут onclick у <p>", "У <p> бывают"),
        ('<p clas="note">', '<p clas="note">', "атрибут clas у <p>", "«class»"),
        ('<p style="color: red">', "<p style", "не переходит в Word", "class"),
        ('<table width="90%">', "<table width", "атрибут width у <table>", "<col style"),
        ('<td colspan="9999999">', "<td colspan", 'colspan="9999999"', "От 1 до 1000"),
        ('<td scope="col">', "<td scope", "атрибут scope у <td>", "<th>"),
        ('<a href="javascript:x()">', "<a href", "ссылка никуда не приведёт", "mailto"),
        ('<img src="logo.pgn" alt="">', "<img src", "нет картинки logo.pgn", "logo.png"),
        ("<p><b>Важно: {{ title }}</p><p>Дальше</p>", "<b>", "тег <b> не закрыт", "</b>"),
        ("<ul>{% for x in y %}<li><em>{{ x }}</li>{% endfor %}</ul>", "<em>", "не закрыт", "</em>"),
        (
            "<p>{% if a %}<a href='#x'>{{ a }}{% endif %}</p>{% if b %}<p><i>x</p>{% endif %}",
            "<i>",
            "тег <i> не закрыт",
            "</i>",
        ),
        (
            (
                "<table><thead><tr><th>А</th><th>{{ b }}</th></tr></thead>{% for x in y %}"
                "<tr><td>{{ x }}</td><td>2</td>\n<td class='n'>3</td></tr>{% endfor %}</table>"
            ),
            "<td class='n'>",
            "в строке ячеек: 3, а в шапке таблицы: 2",
            "<thead>",
        ),
        (
            '<p>{{ title }}</p>\n<p {{ x }} clas="{{ y }}">',
            '<p {{ x }} clas="{{ y }}">',
            "атрибут clas",
            "«class»",
        ),
    ],
)
def test_what_no_document_can_show_is_named_with_its_line(
    tmp_path: Path, source: str, text: str, message: str, hint: str
) -> None:
    (tmp_path / "logo.png").write_bytes(b"")
    (mistake,) = strangers(f"<h1>{{{{ title }}}}</h1>\n{source}", tmp_path)
    assert mistake.line == 2 + source.count("\n")
    assert mistake.text.startswith(text)
    assert message in mistake.message
    assert hint in mistake.hint

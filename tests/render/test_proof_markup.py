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

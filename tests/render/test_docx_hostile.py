"""What articles may bring: the Word file stays whole, and text is kept or its loss is told."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from ankbrief.errors import TemplateError
from ankbrief.render.docx import html_to_docx
from ankbrief.render.docx.check import faults
from docx_check import assert_sound, part, words

Whole = Callable[[str], str]
HEAD = '<title>Т</title><meta name="dcterms.created" content="2025-12-29">'
SIGNS = "«🎉👩\u200d👧🇰🇿» שלום 123 עליכם"
HOSTILE = (
    "</w:t></w:r><w:br/> &amp; &#0; ]]> <!-- --> {{ 7*7 }} {% x %} "
    f"{SIGNS} \u202eнаоборот\u202c a\u0301\u200b\ufeff\ufffe \x00\x07\x1b\x85 конец"
)
KEPT = f"</w:t></w:r><w:br/> &amp; &#0; ]]> <!-- --> {{{{ 7*7 }}}} {{% x %}} {SIGNS}"


def test_hostile_text_in_every_place_is_kept_as_text(document: Whole, tmp_path: Path) -> None:
    text = html.escape(HOSTILE)
    made = html_to_docx(
        document(
            f'<h1>{text}</h1><nav class="toc"><ol><li><a href="#a">{text}</a></li></ol></nav>'
            f'<h2 id="a" lang="kk">{text}</h2><p>{text}<span class="footnote">{text}</span></p>'
            f"<table><caption>{text}</caption>"
            f'<tr><td data-comment="{text}">{text}</td></tr></table>'
            f'<p><a href="https://x.example/?q={text}">{text}</a></p>'
        ),
        review=True,
    )
    assert words(part(made.data)).count(KEPT) == 7
    assert words(part(made.data)).count("конец") == 7
    assert "убраны управляющие символы" in made.problems[0].message
    assert_sound(made.data, tmp_path)


def test_a_title_of_signs_stays_in_the_properties(tmp_path: Path) -> None:
    title = "Совет & «дружба» <b> 🎉 " + "щ" * 400
    page = f'<meta name="dcterms.created" content="2025-12-29"><title>{html.escape(title)}</title>'
    made = html_to_docx(f"<html lang='ru'><head>{page}</head><body><p>Текст</p></body></html>")
    shown = part(made.data, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title")
    assert shown == title[:255]
    assert_sound(made.data, tmp_path)


BAD_LINKS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "file:///etc/passwd"),
    *("vbscript:x", "http://", "https://[::1", "http://a b.example/", "http://x.example:порт/"),
    *("mailto:", "http://x.example/" + "a" * 2100, "\\\\server\\share", "http://<b>/"),
)


@pytest.mark.parametrize("address", BAD_LINKS)
def test_a_link_that_word_or_its_reader_should_not_follow_is_dropped_and_told(
    document: Whole, address: str
) -> None:
    made = html_to_docx(document(f'<p>до <a href="{html.escape(address)}">слово</a></p>'))
    assert words(part(made.data)) == "до слово"
    assert list(part(made.data).iter(qn("w:hyperlink"))) == []
    (problem,) = made.problems
    assert problem.message.startswith("ссылка убрана, текст оставлен")
    assert problem.where == "«слово»"


GOOD_LINKS = {
    "https://x.example/a b": "https://x.example/a%20b",
    'https://x.example/?q="|{}': "https://x.example/?q=%22%7C%7B%7D",
    "https://пример.рф/путь?з=1&b=2#якорь": "https://пример.рф/путь?з=1&b=2#якорь",
    "http://[2001:db8::1]:8080/": "http://[2001:db8::1]:8080/",
    "mailto:press@x.example?subject=Брифинг 1": "mailto:press@x.example?subject=Брифинг%201",
}


@pytest.mark.parametrize("address", GOOD_LINKS)
def test_a_good_link_leads_where_it_should(document: Whole, tmp_path: Path, address: str) -> None:
    made = html_to_docx(document(f'<p><a href="{html.escape(address)}">слово</a></p>'))
    rows = part(made.data, "word/_rels/document.xml.rels")
    targets = [row.get("Target") for row in rows if row.get("TargetMode") == "External"]
    assert targets == [GOOD_LINKS[address]]
    assert made.problems == ()
    assert_sound(made.data, tmp_path)


def test_a_table_wider_than_word_can_is_an_error_with_its_line(document: Whole) -> None:
    wide = f"<table><tr>{'<td>1</td>' * 64}</tr></table>"
    with pytest.raises(TemplateError, match="64 столбцов") as caught:
        html_to_docx(document(f"<p>\n</p>{wide}"))
    assert "строка 2" in caught.value.where


def test_deep_nesting_stays_a_sound_file(document: Whole, tmp_path: Path) -> None:
    deep = "<ul><li>раз" * 25 + "</li></ul>" * 25
    tables = "<table><tr><td>" * 8 + "дно" + "</td></tr></table>" * 8
    made = html_to_docx(document(deep + tables + "<p>" + "<b><i>" * 25 + "x" + "</i></b>" * 25))
    assert words(part(made.data)) == "раз" * 25 + "дно" + "x"
    assert_sound(made.data, tmp_path)


BLOCKS = st.recursive(
    st.text(max_size=12).map(html.escape),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3).map(lambda parts: f"<div>{''.join(parts)}</div>"),
        st.lists(inside, max_size=3).map(
            lambda parts: f"<blockquote>{''.join(parts)}</blockquote>"
        ),
        st.lists(inside, max_size=3).map(
            lambda parts: (
                "<ul>" + "".join(f'<li data-comment="к">{p}</li>' for p in parts) + "</ul>"
            )
        ),
        st.lists(inside, min_size=1, max_size=3).map(
            lambda parts: "<table><tr>" + "".join(f"<td>{p}</td>" for p in parts) + "</tr></table>"
        ),
        inside.map(lambda part: f'<div class="keep" data-comment="в\nдве строки">{part}</div>'),
        st.text(max_size=9).map(
            lambda text: (
                f'<p>{html.escape(text)}<span class="footnote">{html.escape(text)}</span></p>'
            )
        ),
        st.text(max_size=9).map(lambda text: f'<p><q data-comment="ц">{html.escape(text)}</q></p>'),
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(BLOCKS)
def test_any_nesting_of_blocks_is_a_sound_file_with_and_without_comments(body: str) -> None:
    page = f"<html lang='ru'><head>{HEAD}</head><body>{body}</body></html>"
    plain, review = html_to_docx(page), html_to_docx(page, review=True)
    assert faults(plain.data) == ()
    assert faults(review.data) == ()
    assert words(part(plain.data)) == words(part(review.data))

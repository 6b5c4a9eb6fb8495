from __future__ import annotations

from collections.abc import Callable

import pytest

from ankbrief.errors import TemplateError
from ankbrief.render import htmltree
from ankbrief.render.nodes import text_of

Whole = Callable[[str], str]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<p>Текст</p>\n<video></video>", "тег <video> не поддерживается"),
        ("<p><span>до <div>блок</div></span></p>", "блок <div> внутри <span>"),
        ("<ul>просто текст<li>пункт</li></ul>", "текст прямо в <ul>"),
        ("<ul><p>абзац</p></ul>", "<p> прямо в <ul>"),
        ("<div><li>пункт</li></div>", "<li> вне своего места"),
        ('<p style="color:red">Текст</p>', "атрибут style у <p>"),
        ('<p id="a">раз</p><p id="a">два</p>', "id «a» уже занят"),
        ('<p><a href="#nowhere">сюда</a></p>', "ссылка ведёт в никуда: «#nowhere»"),
    ],
)
def test_what_is_outside_the_tag_set_is_refused_with_its_line(
    document: Whole, body: str, message: str
) -> None:
    with pytest.raises(TemplateError, match=message) as caught:
        htmltree.read(document(body))
    assert "строка" in caught.value.where
    assert caught.value.hint


def test_the_line_is_the_line_of_the_html(document: Whole) -> None:
    with pytest.raises(TemplateError) as caught:
        htmltree.read(document("<p>раз</p>\n<p>два</p>\n<video></video>"))
    assert caught.value.where == "готовый HTML, строка 3"


def test_a_document_without_a_date_is_refused() -> None:
    with pytest.raises(TemplateError, match="нет даты документа"):
        htmltree.read('<html lang="ru"><head><title>Т</title></head><body></body></html>')


def test_control_and_direction_characters_are_removed_and_reported(document: Whole) -> None:
    page = htmltree.read(document("<p>Аким\x0b области \u202eвоелТ</p>"))
    assert text_of(page.body) == "Аким области воелТ"
    assert [p.message for p in page.problems] == ["убраны управляющие символы: 2"]
    assert "области" in page.problems[0].where


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "file:///etc/passwd", "data:,x", "//x"],
)
def test_a_link_that_is_not_of_the_web_keeps_its_text_only(document: Whole, address: str) -> None:
    page = htmltree.read(document(f'<p><a href="{address}">текст</a></p>'))
    assert not page.root.xpath("//a/@href")
    assert text_of(page.body) == "текст"
    assert address in page.problems[0].message


def test_an_element_may_be_left_out_of_one_format(document: Whole) -> None:
    html = document('<p>всем</p><p data-pdf="skip">не в PDF</p>')
    assert text_of(htmltree.read(html, leave_out="pdf").body) == "всем"
    assert "не в PDF" in text_of(htmltree.read(html, leave_out="docx").body)


@pytest.mark.parametrize("html", ["", " \n", "<title>Т</title>", "<html><head></head></html>"])
def test_a_page_without_a_body_is_a_mistake_of_the_template(html: str) -> None:
    with pytest.raises(TemplateError, match="документ пуст"):
        htmltree.read(html)

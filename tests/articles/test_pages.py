import contextlib
import json
import logging
import time
from datetime import date
from pathlib import Path

import pytest

from ankbrief.articles import read_file
from ankbrief.articles.pages import MAX_ELEMENTS
from ankbrief.errors import ArticleError
from ankbrief.model import Article

PARAGRAPHS = (
    "Аким района Марат Досов провёл встречу с жителями посёлка Каракол и выслушал их просьбы.",
    "Он поручил отделу строительства до 1 июня начать ремонт дороги, которая ведёт к школе.",
    "«Дорогу отремонтируют до осени, деньги на неё выделены из областного бюджета», – сказал аким.",
    "Жители попросили также поставить у школы новые фонари и открыть в клубе кружок для детей.",
)
MENU = "<nav><ul><li><a href='/'>Главная</a></li><li><a href='/v'>Власть</a></li></ul></nav>"
ASIDE = "<aside><h3>Читают сейчас</h3><p><a href='/2'>Сауле Нурова открыла музей</a></p></aside>"


def page(head: str = "", body: str = "", title: str = "Дорога в Каракол | Наш край") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='ru'><head><title>{title}</title>{head}</head><body>{MENU}"
        f"<main><article><h1>Дорога в Каракол</h1>{body}{text}</article></main>{ASIDE}"
        "<footer><p>© Наш край, 2019–2031</p></footer></body></html>"
    )


def read(tmp_path: Path, content: str | bytes, name: str = "a.html") -> Article:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(path)


def test_the_text_is_the_title_and_the_paragraphs_without_menus(tmp_path: Path) -> None:
    article = read(tmp_path, page())
    assert article.text == "\n\n".join(("Дорога в Каракол", *PARAGRAPHS))
    assert article.title == "Дорога в Каракол"
    assert [block.span.of(article.text) for block in article.blocks] == article.text.split("\n\n")
    assert [block.kind for block in article.blocks] == ["title"] + ["paragraph"] * 4
    assert article.published is None


def test_open_graph_states_title_date_site_and_address(tmp_path: Path) -> None:
    head = (
        "<meta property='og:title' content='В Караколе починят дорогу - Наш край'>"
        "<meta property='og:site_name' content='Наш край'>"
        "<meta property='og:url' content='https://kray.example/news/1'>"
        "<meta property='article:modified_time' content='2025-05-20T09:00:00+05:00'>"
        "<meta property='article:published_time' content='2025-05-12T23:30:00+05:00'>"
    )
    article = read(tmp_path, page(head))
    assert article.title == "В Караколе починят дорогу"
    assert article.published == date(2025, 5, 12)
    assert (article.source, article.url) == ("Наш край", "https://kray.example/news/1")


def test_linked_data_states_the_date_at_any_depth(tmp_path: Path) -> None:
    news = {"@type": "NewsArticle", "datePublished": "2025-05-12"}
    data = {"@graph": [{"@type": "WebPage"}, news]}
    head = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    assert read(tmp_path, page(head)).published == date(2025, 5, 12)


@pytest.mark.parametrize(
    "markup",
    [
        "<time datetime='2025-05-12T10:00'>12 мая</time>",
        "<span itemprop='datePublished' datetime='2025-05-12'>вчера</span>",
        "<p>12 мая 2025, 10:00</p>",
    ],
)
def test_the_date_may_stand_in_the_article_itself(tmp_path: Path, markup: str) -> None:
    assert read(tmp_path, page(body=markup)).published == date(2025, 5, 12)


def test_no_date_is_guessed_from_addresses_footers_or_the_text(tmp_path: Path) -> None:
    head = "<link rel='canonical' href='https://kray.example/2025/05/12/doroga'>"
    body = "<p>В 2019 году, 3 марта, дорогу уже чинили, но денег тогда хватило не на всё.</p>"
    assert read(tmp_path, page(head, body)).published is None


def test_the_site_is_named_by_its_address_where_nothing_else_names_it(tmp_path: Path) -> None:
    head = "<link rel='canonical' href='https://www.inform.kz/ru/doroga_a1'>"
    assert read(tmp_path, page(head, title="Дорога")).source == "Казинформ"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8"), ("cp1251", "")],
)
def test_the_encoding_that_the_page_declares_is_followed(
    tmp_path: Path, encoding: str, charset: str
) -> None:
    meta = f"<meta charset='{charset}'>" if charset else ""
    content = page(meta).replace("«", "&laquo;").replace("»", "&raquo;").replace("–", "&ndash;")
    content = content.replace("©", "&copy;")
    article = read(tmp_path, content.encode(encoding))
    assert article.text.endswith(PARAGRAPHS[-1])
    assert PARAGRAPHS[2] in article.text


def test_a_page_saved_as_a_text_file_is_read_as_a_page(tmp_path: Path) -> None:
    assert read(tmp_path, "\n" + page(), "a.txt").title == "Дорога в Каракол"


@pytest.mark.parametrize(
    "content",
    [
        f"<html><body>{MENU}</body></html>",
        "<html><head><title>Вход</title></head><body><form><input></form></body></html>",
        "просто слово",
        "<" * 100_000 + "а",
        "<html><body><p>Войти</p></body></html>",
        "<html>" + "<div>" * 50_000 + "слово",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(ArticleError, match="не найден текст статьи") as error:
        read(tmp_path, content)
    assert error.value.where.endswith("a.html")
    assert "файл .txt" in error.value.hint


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 11_000,
        "<b>" * 11_000,
        "<blockquote>" * 5_000,
        "<ul><li>" * 5_000,
        "<p>слово <a href='/x'>ссылка</a> слово</p>" * 5_000,
        "слово<br>" * 11_000,
        f"<p title='{'x' * 4_000_000}'>слово</p>",
        "<p>&#0;&#xD800;&#x110000;&unknown;&amp;amp;</p>",
        "<p>слово</p>" * 300_000,
    ],
    ids=["div", "b", "blockquote", "list", "links", "br", "attribute", "entities", "many"],
)
def test_a_hostile_page_is_bounded_in_time(tmp_path: Path, body: str) -> None:
    start = time.monotonic()
    with contextlib.suppress(ArticleError):
        read(tmp_path, page(body=body))
    assert time.monotonic() - start < 20  # 2 s are usual at worst


def test_a_page_of_too_many_elements_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=f"больше {MAX_ELEMENTS} элементов"):
        read(tmp_path, page(body="<i>а</i>" * MAX_ELEMENTS))


@pytest.mark.parametrize(
    "data", ["[" * 100_000, '{"a": "' + '\\"' * 500_000, "не JSON", "[" * 40_000]
)
def test_broken_linked_data_does_no_harm(tmp_path: Path, data: str) -> None:
    head = f"<script type='application/ld+json'>{data}</script>"
    start = time.monotonic()
    assert read(tmp_path, page(head)).title == "Дорога в Каракол"
    assert time.monotonic() - start < 10


def test_an_external_entity_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Тайное слово")
    declared = f"<!DOCTYPE html [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
    content = page(body="<p>&x; Это слово никто не прочтёт, потому что оно чужое.</p>")
    article = read(tmp_path, content.replace("<!DOCTYPE html>", declared))
    assert "Тайное" not in article.text


def test_the_libraries_print_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ArticleError):
        read(tmp_path, "<html><body><p>а</p></body></html>")
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("trafilatura").handlers

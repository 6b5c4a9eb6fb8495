import string
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ankbrief.articles import read_paths
from ankbrief.model import Article

PIECES = st.sampled_from(
    [
        "\n", "\n\n", " ", "\xa0", "\t", "\r\n", "\r", ".", ":", " – ", " / ", "■", "#", "# ",
        "> ", "- ", "**", "---\n", "title: ", "date: ", "Источник: ", "Фото: ", "Теги: ",
        "Читайте также:", "date 2025-12-25 ", "24 апреля, 2025", "31 февраля 2025", "24.04.2025",
        "Сегодня, 02:47", "Akorda.kz", "передаетTengrinews.kz", "https://kray.example/1",
        "Аким поручил", "открыть школу", "Қазақстан халқы", "АСТАНА. КАЗИНФОРМ – ", "«", "»", '"',
        "УКАЗ ПРЕЗИДЕНТА", "\u200b", "\x01", "\x00", "\ufffd", "İ", "ﬁ", "а́", "\u2028", "\x85",
        "\x1c", "Политика",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)
SUFFIXES = st.sampled_from([".txt", ".md", ".html", ".htm", ".TXT"])
PATIENT = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)


def read(data: bytes, suffix: str) -> Article | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        reading = read_paths([path])
        for problem in reading.problems:
            assert problem.message
            assert problem.hint
            assert problem.where == str(path)
        return next(iter(reading.articles), None)


def hold_the_invariants(article: Article) -> None:
    size = len(article.text)
    for block in article.blocks:
        assert 0 <= block.span.start < block.span.stop <= size
        words = block.span.of(article.text)
        assert words == words.strip()
    for one, two in pairwise(article.blocks):
        assert one.span.stop <= two.span.start
    for stated in (article.title, article.source):
        assert not any(mark in (stated or "") for mark in "\n\r\t\x00\x01\x85\u200b\u2028")
    if article.title is not None:
        assert article.title.strip() == article.title
        assert article.title


@PATIENT
@given(TEXTS, st.sampled_from([".txt", ".md"]))
@example("# ", ".md")
@example("а\x00б", ".txt")
def test_the_text_of_a_utf8_file_is_the_file(text: str, suffix: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    article = read(data, suffix)
    if article is not None:
        plain = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        assert article.text == plain
        hold_the_invariants(article)


@PATIENT
@given(st.binary(max_size=400), SUFFIXES)
def test_any_bytes_are_an_article_or_an_article_error(data: bytes, suffix: str) -> None:
    article = read(data, suffix)
    if article is not None:
        hold_the_invariants(article)


@PATIENT
@given(TEXTS, st.sampled_from(["cp1251", "koi8-r", "utf-16", "kz1048"]))
def test_any_text_in_any_encoding_is_an_article_or_an_article_error(
    text: str, encoding: str
) -> None:
    article = read(text.encode(encoding, "replace"), ".txt")
    if article is not None:
        hold_the_invariants(article)


TAGS = st.sampled_from(["p", "div", "article", "h1", "a", "b", "table", "td", "ul", "li", "br"])
OPENING, CLOSING = TAGS.map("<{}>".format), TAGS.map("</{}>".format)
MARKUP = st.lists(OPENING | CLOSING | PIECES | st.text(string.printable, max_size=9), max_size=40)


@PATIENT
@given(MARKUP)
def test_any_page_is_an_article_or_an_article_error(markup: list[str]) -> None:
    article = read(f"<html><body>{''.join(markup)}".encode(), ".html")
    if article is not None:
        hold_the_invariants(article)


@given(st.text(max_size=20))
def test_any_path_is_read_or_told_about(name: str) -> None:
    reading = read_paths([f"/nonexistent/{name}"])
    assert len(reading.problems) == 1


@pytest.mark.parametrize("name", ["a\x00b", "", "\ud800"])
def test_a_name_that_no_file_can_have_is_told_about(name: str) -> None:
    assert read_paths([name]).articles == () or name == ""

"""Servers that mean harm: each is bounded in time and memory, and said in Russian."""

import gzip
import itertools
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest

from ankbrief.articles import Fetcher, Limits, Reading, read_paths
from website import Reply, Website, answer

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол. Школу откроют осенью."
PAGE = f"<html><head><title>Встреча</title></head><body><article><p>{STORY}</p></article></body>"
HURRY = Limits(seconds=1.0, pause=0.0)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def read(reply: Reply, limits: Limits = HURRY) -> Reading:
    with Website({"/a": reply}) as site:
        start = time.monotonic()
        reading = read_paths([f"{site.url}/a"], fetcher=Fetcher(True, limits))
        assert time.monotonic() - start < 15
    return reading


def message(reading: Reading) -> str:
    (problem,) = reading.problems
    assert problem.level == "error"
    assert problem.hint
    assert not reading.articles
    return problem.message


def drip(before: bytes, *, every: float = 0.05) -> Callable[[socket.socket], None]:
    def reply(connection: socket.socket) -> None:
        connection.sendall(before)
        for _ in range(400):
            connection.sendall(b"a")
            time.sleep(every)

    return reply


def forever(before: bytes, again: bytes) -> Callable[[socket.socket], None]:
    def reply(connection: socket.socket) -> None:
        connection.sendall(before)
        end = time.monotonic() + 20
        while time.monotonic() < end:
            connection.sendall(again)

    return reply


@pytest.mark.parametrize(
    "reply",
    [
        lambda _connection: time.sleep(5),
        drip(b""),
        drip(b"HTTP/1.1 200 OK\r\nX-A: "),
        drip(HEAD + b"\r\n" + PAGE.encode()),
        drip(HEAD + b"Content-Length: 100000\r\n\r\n"),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        drip(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a")[:-9]),
        forever(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["silent", "line", "header", "end", "length", "chunk", "gzip", "continue"],
)
def test_a_server_that_drips_is_cut_off_by_the_clock(reply: Reply) -> None:
    assert message(read(reply)) == "сайт не передал страницу за 1 секунд"


def test_an_endless_page_is_cut_off_by_its_size() -> None:
    limits = Limits(seconds=10.0, pause=0.0, most=2_000_000)
    for head in (b"\r\n", b"Transfer-Encoding: chunked\r\n\r\n"):
        chunk = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
        assert message(read(forever(HEAD + head, chunk), limits)) == (
            "ответ сайта больше 2 МБ: это не статья"
        )


def test_a_page_that_says_it_is_huge_is_not_taken() -> None:
    told = message(read(HEAD + b"Content-Length: 99999999999\r\n\r\n"))
    assert "больше 10 МБ" in told


def bomb(wrap: int) -> bytes:
    """Blanks, thirty times as many as are taken."""
    packer = zlib.compressobj(9, wbits=wrap)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(300)) + packer.flush()


@pytest.mark.parametrize(("encoding", "wrap"), [("gzip", 31), ("deflate", 15)])
def test_a_bomb_is_unpacked_no_further_than_the_bound(encoding: str, wrap: int) -> None:
    reply = answer(bomb(wrap), content_encoding=encoding)
    tracemalloc.start()
    told = message(read(reply, Limits(seconds=20.0, pause=0.0)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "больше 10 МБ" in told
    assert peak < 60_000_000


def test_a_bomb_within_a_bomb_is_refused_too() -> None:
    reply = answer(gzip.compress(bomb(31)), content_encoding="gzip, gzip")
    told = message(read(reply, Limits(seconds=20.0, pause=0.0)))
    assert "больше 10 МБ" in told or "сжат" in told


@pytest.mark.parametrize(
    "reply",
    [
        HEAD + b"Content-Length: 100000\r\n\r\n" + PAGE.encode(),
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<html",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + PAGE.encode(),
        HEAD + b"Content-Encoding: gzip\r\n\r\n" + PAGE.encode(),
        HEAD + b"X: " + b"a" * 100_000 + b"\r\n\r\n" + PAGE.encode(),
        HEAD + b"X: a\r\n" * 1000 + b"\r\n" + PAGE.encode(),
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"",
        b"\x00" * 1000,
        b"HTTP/1.1 999999 OK\r\n\r\n",
    ],
    ids=["short", "half", "chunk", "gzip", "long", "many", "ssh", "empty", "zeros", "status"],
)
def test_an_answer_that_breaks_the_rules_is_said(reply: bytes) -> None:
    assert message(read(reply))


@pytest.mark.parametrize("length", [b"10", b"-1", b"many", b"0x10"])
def test_a_wrong_length_gives_an_article_or_a_word(length: bytes) -> None:
    reading = read(HEAD + b"Content-Length: " + length + b"\r\n\r\n" + PAGE.encode())
    assert bool(reading.articles) != any(p.level == "error" for p in reading.problems)


def deep(tag: str) -> str:
    return f"<html><body><p>{STORY}</p>" + f"<{tag}>" * 200_000


@pytest.mark.parametrize(
    "page",
    [
        deep("div"),
        deep("b"),
        deep("table"),
        f"<html><body><p>{STORY}</p>" + "<a href='/x'>x</a>" * 400_000,
        "<html><body" + " x='1'" * 100_000 + f"><p>{STORY}</p>",
        f"<html><body><p>{STORY}</p><script type='application/ld+json'>" + "[" * 500_000,
        f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><article><p>{STORY}</p><p>&x;</p></article></body></html>",
    ],
    ids=["div", "b", "table", "links", "attributes", "json", "entity"],
)
def test_a_page_made_to_keep_us_busy_is_read_or_said(page: str) -> None:
    reading = read(answer(page), Limits(seconds=10.0, pause=0.0))
    assert reading.articles or message(reading)
    assert all("root:" not in article.text for article in reading.articles)


def test_names_in_an_address_lead_to_no_file() -> None:
    path = "/../../../../etc/passwd%00.html"
    with Website({path: answer(PAGE)}) as site:
        reading = read_paths([f"{site.url}{path}"], fetcher=Fetcher(True, HURRY))
    assert STORY in reading.articles[0].text


def test_headers_of_a_thousand_redirects_with_cookies_go_nowhere() -> None:
    """Nothing that a site sets is kept or sent back."""
    count = itertools.count()

    def reply(connection: socket.socket) -> None:
        target = f"/a?{next(count)}"
        head = f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nSet-Cookie: a=b\r\n"
        connection.sendall(f"{head}Content-Length: 0\r\n\r\n".encode())

    with Website({"/a": reply, **{f"/a?{i}": reply for i in range(10)}}) as site:
        told = message(read_paths([f"{site.url}/a"], fetcher=Fetcher(True, HURRY)))
    assert "больше 5 раз" in told
    assert not any("cookie" in head.lower() for head in site.heads)
    assert len(site.requests) == 7


def test_a_hostile_robots_txt_is_bounded() -> None:
    rules = "User-agent: *\n" + "Disallow: /" + "*a" * 200 + "$\n" * 1
    for text in (rules * 500, "User-agent: *\nDisallow: /x\n" * 15_000, "\x00" * 400_000):
        with Website({"/robots.txt": answer(text, "text/plain")}) as site:
            site.replies[f"/{'a' * 1500}"] = answer(PAGE)
            start = time.monotonic()
            read_paths([f"{site.url}/{'a' * 1500}"], fetcher=Fetcher(True, HURRY))
            assert time.monotonic() - start < 15

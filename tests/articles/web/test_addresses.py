import socket
import time
from pathlib import Path
from typing import Any

import pytest

from ankbrief.articles import Fetcher, Limits, Reading, read_paths
from ankbrief.articles.web import addresses
from ankbrief.articles.web.addresses import address_of, is_address, is_public
from ankbrief.errors import ArticleError
from website import Website, answer, redirect

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол. Школу откроют осенью."
PAGE = f"<html><head><title>Встреча</title></head><body><article><p>{STORY}</p></article></body>"
QUICK = Limits(seconds=5.0, pause=0.0)


def read(url: str, *, private: bool = False) -> Reading:
    return read_paths([url], fetcher=Fetcher(private, QUICK))


def message(reading: Reading) -> str:
    (problem,) = reading.problems
    assert problem.level == "error"
    assert problem.hint
    assert not reading.articles
    return problem.message


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("93.184.216.34", True),
        ("2a00:1450:4010::71", True),
        ("64:ff9b::5db8:d822", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  # an address to refuse
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:1::", False),
    ],
)
def test_only_places_of_the_open_internet_are_public(place: str, public: bool) -> None:
    assert is_public(place) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "http://2130706433:{port}/",
        "http://0x7f.1:{port}/",
        "http://0:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://127.0.0.1.:{port}/",
        "http://１２７.0.0.1:{port}/",
    ],
)
def test_an_inner_place_is_not_asked_however_it_is_written(url: str) -> None:
    with Website({"/": answer(PAGE)}) as site:
        told = message(read(url.format(port=site.port)))
        assert told in {"адрес ведёт во внутреннюю сеть", "сайт не найден"}
        assert site.requests == []


def test_an_inner_place_is_asked_where_the_user_allows_it() -> None:
    with Website({"/": answer(PAGE)}) as site:
        (article,) = read(f"{site.url}/", private=True).articles
    assert STORY in article.text


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "file:/etc/passwd",
        "FILE://localhost/etc/passwd",
        "ftp://site.kz/a",
        "gopher://site.kz/",
        "data:text/html,a",
        "javascript:alert(1)",
        "jar:http://site.kz!/a",
        "http://",
        "http:///a",
        "http://user:word@site.kz/",
        "http://tengrinews.kz@127.0.0.1/",
        "http://site.kz:99999/",
        "http://[::1",
        "http://" + "a" * 3000 + ".kz/",
        "http://site.kz/" + "a" * 3000,
        "http://a..kz/",
        "http://<script>/",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(url: str) -> None:
    reading = read(url, private=True) if is_address(url) else read_paths([url])
    assert reading.problems[0].hint
    assert not reading.articles


def test_nothing_can_be_put_into_the_request_by_the_address() -> None:
    found = address_of("http://site.kz/a\r\nHost: other.kz/б в?q=ъ#part")
    assert found.url == "http://site.kz/aHost:%20other.kz/%D0%B1%20%D0%B2?q=%D1%8A"


def test_russian_names_of_sites_are_asked_in_latin_letters() -> None:
    assert address_of("https://Президент.РФ:443/жаңалық").url == (
        "https://xn--d1abbgf6aiiy.xn--p1ai/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B"
    )


@pytest.mark.parametrize("path", ["seeds", "C:\\news", "a:b", "./file", "http", "новости/*.txt"])
def test_a_path_is_no_address(path: str) -> None:
    assert not is_address(path)
    assert not is_address(Path(path))


def only_this_machine_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda place: place == "127.0.0.1")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("http://127.0.0.2:{port}/secret", "внутреннюю сеть"),
        ("//127.0.0.2:{port}/secret", "внутреннюю сеть"),
        ("http://10.0.0.1/secret", "внутреннюю сеть"),
        ("http://[::1]:{port}/secret", "внутреннюю сеть"),
        ("file:///etc/passwd", "file:"),
        ("ftp://127.0.0.1/", "ftp:"),
        ("http://[", "записан неверно"),
        ("/loop", "переадресует больше"),
    ],
)
def test_each_redirect_is_checked(monkeypatch: pytest.MonkeyPatch, target: str, why: str) -> None:
    only_this_machine_is_public(monkeypatch)
    with Website({"/loop": redirect("/loop"), "/secret": answer(PAGE)}) as site:
        site.replies["/a"] = redirect(target.format(port=site.port))
        assert why in message(read(f"{site.url}/a"))
        assert "/secret" not in site.requests


def test_a_redirect_of_robots_txt_is_checked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    only_this_machine_is_public(monkeypatch)
    with Website({"/a": answer(PAGE)}) as site:
        site.replies["/robots.txt"] = redirect(f"http://127.0.0.2:{site.port}/robots.txt")
        assert "внутреннюю сеть" in message(read(f"{site.url}/a"))
        assert site.requests == ["/robots.txt"]


def test_a_name_that_changes_its_mind_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: each lookup is checked, and the connection makes none of its own."""
    only_this_machine_is_public(monkeypatch)
    real, asked, lookups = socket.getaddrinfo, [], list[str]()
    answers = iter(["127.0.0.1", "127.0.0.1", "127.0.0.2"])

    def changing(host: str, *given: Any, **named: Any) -> Any:
        if host == "site.test":
            asked.append(host)
            host = next(answers)
        lookups.append(host)
        return real(host, *given, **named)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    with Website({"/a": answer(PAGE)}) as site:
        fetcher = Fetcher(limits=QUICK)
        first = read_paths([f"http://site.test:{site.port}/a"], fetcher=fetcher)
        assert len(first.articles) == 1
        assert len(asked) == 2  # robots.txt and the page
        second = read_paths([f"http://site.test:{site.port}/a?b"], fetcher=fetcher)
        assert "внутреннюю сеть" in message(second)
        assert site.requests == ["/robots.txt", "/a"]
        assert f"host: site.test:{site.port}" in site.heads[1].lower()
    assert all(host[0].isdigit() for host in lookups)


def test_a_name_with_one_inner_place_among_others_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    only_this_machine_is_public(monkeypatch)
    rows = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("127.0.0.1", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_named: rows)
    assert "внутреннюю сеть" in message(read("http://site.test/"))


def test_an_unknown_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_given: Any, **_named: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert message(read("http://site.test/")) == "сайт не найден"


def test_an_error_names_the_address() -> None:
    with pytest.raises(ArticleError) as error:
        address_of("file:///etc/passwd")
    assert str(error.value).startswith("file:///etc/passwd: по адресам «file:» ничего не читается")


def test_a_resolver_that_never_answers_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_given: Any, **_named: Any) -> list[Any]:
        time.sleep(1.5)
        return []

    monkeypatch.setattr(addresses, "_LOOK_UP", 0.3)
    monkeypatch.setattr(socket, "getaddrinfo", slow)
    start = time.monotonic()
    assert message(read("http://site.test/")) == "сайт не найден"
    assert time.monotonic() - start < 1.4

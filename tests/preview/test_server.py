from __future__ import annotations

import json
import re
import socket
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from ankbrief.errors import AnkbriefError
from ankbrief.preview import Server, Workshop


@dataclass(frozen=True)
class Answer:
    """What came back over the wire."""

    status: int
    headers: Message
    body: bytes


def ask(server: Server, path: str, host: str | None = None, method: str = "GET") -> Answer:
    """The answer to a request whose path goes over the wire as it is."""
    with closing(HTTPConnection("127.0.0.1", server.server_port, timeout=10)) as connection:
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{server.server_port}")
        connection.endheaders()
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def state(server: Server, after: str = "-1") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(ask(server, f"/state?after={after}").body)
    return told


def test_the_page_its_style_its_script_and_its_icon_are_given_out(server: Server) -> None:
    page = ask(server, "/").body.decode()
    for address in {"/", *re.findall(r'(?:href|src)="([^"]+)"', page)}:
        answer = ask(server, address)
        assert (answer.status, len(answer.body) > 100) == (200, True), address


def test_the_state_names_pictures_of_the_pages(server: Server) -> None:
    told = state(server)
    assert (told["status"], told["shown"], told["watch"]) == ("made", "Публикации: seeds", False)
    picture = ask(server, f"/pages/{told['pages'][0]['name']}.png")
    assert picture.headers.get("Content-Type") == "image/png"
    assert picture.body.startswith(b"\x89PNG")


def test_the_pdf_itself_can_be_had(server: Server) -> None:
    assert ask(server, "/brief.pdf").body.startswith(b"%PDF-")


def test_without_pages_there_is_no_pdf(workshop: Workshop) -> None:
    with Server(workshop) as server:
        assert ask(server, "/brief.pdf").status == 404
        assert state(server)["status"] == "working"


def test_only_the_headers_are_sent_to_those_who_ask_for_them(server: Server) -> None:
    answer = ask(server, "/", method="HEAD")
    assert int(answer.headers["Content-Length"]) > 100
    assert answer.body == b""


@pytest.mark.parametrize("after", ["", "x", "1e9", "-5", "9" * 5000, "%C2%B2", "%00"])
def test_a_strange_number_gets_the_state_at_once(server: Server, after: str) -> None:
    assert state(server, after)["status"] == "made"


def test_news_are_waited_for_and_come_at_once(workshop: Workshop, own_page: Path) -> None:
    own_page.write_text("{{ ошибка }}", "utf-8")
    told: list[dict[str, Any]] = []
    with Server(workshop) as server:
        number = state(server)["number"]
        waiting = threading.Thread(target=lambda: told.append(state(server, str(number))))
        waiting.start()
        time.sleep(0.3)
        assert told == []
        workshop.look()
        waiting.join(5)
    assert told[0]["number"] > number


def test_without_watching_files_are_looked_at_when_the_page_is_loaded(
    workshop: Workshop, own_page: Path
) -> None:
    with Server(workshop) as server:
        following = server.follow()
        assert next(following).status == "made"
        own_page.write_text("{{ ошибка }}", "utf-8")
        loading = threading.Timer(1, lambda: ask(server, "/"))
        loading.start()
        started = time.monotonic()
        assert next(following).status == "failed"
        assert time.monotonic() - started > 0.9
        loading.join()


def test_with_watching_files_are_looked_at_all_the_time(workshop: Workshop, own_page: Path) -> None:
    with Server(workshop, watch=True) as server:
        following = server.follow()
        assert next(following).status == "made"
        own_page.write_text("{{ ошибка }}", "utf-8")
        assert next(following).status == "failed"


@pytest.mark.parametrize(
    "path",
    [
        "/ankbrief.toml",
        "/../ankbrief.toml",
        "/..%2fankbrief.toml",
        "/%2e%2e/ankbrief.toml",
        "/pages/../../ankbrief.toml",
        "/pages/..%2f..%2fankbrief.toml.png",
        "//etc/passwd",
        "/etc/passwd",
        "/pages//etc/passwd",
        "/./preview.css",
        "/preview.css/../page.html",
        "/assets/page.html",
        "/page.html",
        "/preview.py",
        "/server.py",
        "/pages/" + "0" * 32 + ".png",
        "/pages/" + "0" * 32 + ".png%00",
        "\\..\\ankbrief.toml",
        "file:///etc/passwd",
        "http://127.0.0.1/etc/passwd",
        "*",
        "/state/../etc/passwd",
        "/brief.pdf/",
        "/" + "a" * 60_000,
        "http://[",
    ],
)
def test_no_path_leads_to_another_file(server: Server, path: str) -> None:
    answer = ask(server, path)
    assert answer.status in {400, 404}
    assert answer.body.decode() == f"{answer.status}: здесь этого нет.\n"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
@pytest.mark.parametrize("path", ["/", "/state", "/brief.pdf"])
def test_a_site_that_points_its_name_here_gets_nothing(
    server: Server, path: str, host: str
) -> None:
    answer = ask(server, path, host=host.format(port=server.server_port) or " ")
    assert answer.status == 421
    assert len(answer.body) < 100


def raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.sendall(request)
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_two_names_or_none_at_all_get_nothing(server: Server) -> None:
    own = f"Host: 127.0.0.1:{server.server_port}\r\n".encode()
    for headers in (b"", own + b"Host: evil.example\r\n", own + own):
        assert raw(server, b"GET / HTTP/1.1\r\n" + headers + b"\r\n").startswith(b"HTTP/1.1 421")


def test_the_name_localhost_is_ours_too(server: Server) -> None:
    assert ask(server, "/", host=f"localhost:{server.server_port}").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_can_be_sent_to_it(server: Server, method: str) -> None:
    assert ask(server, "/", method=method).status == 501


def test_what_is_no_request_at_all_is_refused(server: Server) -> None:
    assert b"400" in raw(server, b"\x16\x03\x01 hello\r\n\r\n")[:12]
    assert ask(server, "/").status == 200


def test_every_answer_forbids_other_sites_to_use_it(server: Server) -> None:
    for path in ("/", "/state", "/brief.pdf", "/none"):
        answer = ask(server, path)
        assert "default-src 'none'" in answer.headers.get("Content-Security-Policy", "")
        assert answer.headers.get("Cross-Origin-Resource-Policy") == "same-origin"
        assert answer.headers.get("X-Content-Type-Options") == "nosniff"
        assert answer.headers.get("Access-Control-Allow-Origin") is None


def test_it_listens_on_this_machine_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_taken_port_is_told_with_what_to_do(workshop: Workshop, server: Server) -> None:
    with pytest.raises(AnkbriefError) as caught:
        Server(workshop, server.server_port)
    assert caught.value.message == f"порт {server.server_port} занят другой программой"
    assert "уберите --port" in caught.value.hint


def test_a_closed_server_frees_its_port(workshop: Workshop) -> None:
    with Server(workshop) as first:
        port = first.server_port
        assert ask(first, "/").status == 200
    with Server(workshop, port) as second:
        assert ask(second, "/").status == 200

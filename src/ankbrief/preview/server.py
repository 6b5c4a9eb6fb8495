"""The page on 127.0.0.1: it gives out what the board holds and four fixed files, nothing else."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

from ankbrief.errors import AnkbriefError, in_russian
from ankbrief.preview.making import Workshop
from ankbrief.preview.state import State

HOME = "127.0.0.1"
PAUSE = 0.4  # seconds between two looks at the files
PATIENCE = 25  # seconds an answer waits for news; browsers and proxies give up after 30
_ASSETS = Path(__file__).parent / "assets"
_FIXED: Mapping[str, tuple[str, str]] = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/preview.css": ("preview.css", "text/css; charset=utf-8"),
    "/preview.js": ("preview.js", "text/javascript; charset=utf-8"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
}
_PICTURE = re.compile(r"/pages/([0-9a-f]{32})\.png")
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Server(ThreadingHTTPServer):
    """Serves the pages of a workshop from threads of its own, until it is closed.

    Args:
        workshop: makes the pages; `follow` runs it in the caller's thread.
        port: 0 takes a free one.
        watch: whether files are looked at by themselves, or only when the page is loaded.

    Raises:
        AnkbriefError: the port is taken or not ours to take.
    """

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two programs share a port

    def __init__(self, workshop: Workshop, port: int = 0, *, watch: bool = False) -> None:
        self.workshop = workshop
        self.watch = watch
        self.asked = Event()
        self.asked.set()
        self._serving = Thread(target=self.serve_forever, args=(PAUSE,), daemon=True)
        try:
            super().__init__((HOME, port), _Answer)
        except OSError as error:
            raise _refused(port, error) from error
        self._serving.start()

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{HOME}:{self.server_port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which a browser may ask for the page.

        A foreign site that resolves its own name to this machine asks under that name.
        """
        return frozenset(f"{name}:{self.server_port}" for name in (HOME, "localhost"))

    def follow(self) -> Iterator[State]:
        """Each new state of the pages, without an end."""
        while True:
            asked = self.asked.wait(PAUSE)
            self.asked.clear()
            if (asked or self.watch) and (state := self.workshop.look()):
                yield state

    def server_close(self) -> None:
        """Frees the port; called by the base class too, where there is none to take."""
        if self._serving.is_alive():
            self.shutdown()
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a browser that hangs up is no trouble of the user's."""


def _refused(port: int, error: OSError) -> AnkbriefError:
    if error.errno == errno.EADDRINUSE:
        said = f"порт {port} занят другой программой"
    elif error.errno == errno.EACCES:
        said = f"система не даёт занять порт {port}"
    else:
        said = f"порт {port} занять не удалось: {in_russian(error)}"
    return AnkbriefError(
        said, "--port", "Назовите другой, от 1024 до 65535, или уберите --port: найдётся свободный."
    )


class _Answer(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "ankbrief"
    sys_version = ""
    timeout = 60  # seconds a silent connection is kept

    def do_GET(self) -> None:
        if self.headers.get_all("Host", []) not in [[host] for host in self.server.hosts]:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path, _, query = self.path.partition("?")
        found = self._found(path, parse_qs(query))
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.OK, *found)

    do_HEAD = do_GET  # noqa: N815  # the name that the base class calls

    def _found(self, path: str, query: Mapping[str, list[str]]) -> tuple[bytes, str] | None:
        """What stands at an address, and of which kind it is."""
        if path == "/":
            self.server.asked.set()
        if path in _FIXED:
            name, kind = _FIXED[path]
            return (_ASSETS / name).read_bytes(), kind
        if path == "/state":
            return self._state(query), "application/json"
        sheets = self.server.workshop.board.state.sheets
        if path == "/brief.pdf" and sheets:
            return sheets.pdf, "application/pdf"
        picture = _PICTURE.fullmatch(path)
        data = sheets.picture(picture[1]) if picture and sheets else None
        return (data, "image/png") if data else None

    def _state(self, query: Mapping[str, list[str]]) -> bytes:
        known = query.get("after", ["-1"])[-1]
        number = int(known) if known.isascii() and known.isdecimal() and len(known) < 10 else -1
        number, state = self.server.workshop.board.after(number, PATIENCE)
        return json.dumps(
            _told(number, state, watch=self.server.watch), ensure_ascii=False
        ).encode()

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def send_error(self, code: int, *_words: str | None) -> None:
        """A refusal in plain text; nothing of the request is repeated in it."""
        self.close_connection = True
        said = f"{code}: здесь этого нет.\n"
        self._send(HTTPStatus(code), said.encode(), "text/plain; charset=utf-8")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # of the base class
        """Says nothing: only the command line prints."""


def _told(number: int, state: State, *, watch: bool) -> dict[str, object]:
    """The state as the page's script reads it."""
    pages = state.sheets.pages if state.sheets else ()
    return {
        "number": number,
        "status": state.status,
        "shown": state.shown,
        "watch": watch,
        "seconds": round(state.seconds, 1),
        "pages": [asdict(page) for page in pages],
        "problems": [asdict(problem) for problem in state.problems],
    }

"""A web server on this machine that says exactly the bytes a test wants, and stops by itself."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Self

Reply = bytes | Callable[[socket.socket], object]
HTML = "text/html; charset=utf-8"


def answer(body: bytes | str, kind: str = HTML, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; names of headers are written with «_»."""
    data = body.encode() if isinstance(body, str) else body
    stated = {"content-type": kind, "content-length": str(len(data)), **headers}
    lines = "".join(f"{key.replace('_', '-')}: {value}\r\n" for key, value in stated.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + data


def redirect(target: str, status: str = "302 Found") -> bytes:
    return answer(b"", status=status, location=target)


class Website:
    """`with Website({"/a": answer(…)}) as site:`; what is not there is 404."""

    def __init__(
        self, replies: Mapping[str, Reply], *, certificate: ssl.SSLContext | None = None
    ) -> None:
        host = "127.0.0.1"
        self.certificate = certificate
        self.replies = dict(replies)
        self.requests: list[str] = []
        self.heads: list[str] = []
        self._listener = socket.create_server((host, 0))
        self._is_open = True
        self.port = self._listener.getsockname()[1]
        self.url = f"{'https' if certificate else 'http'}://{host}:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._is_open = False
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while self._is_open:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _secret(self, bare: socket.socket) -> socket.socket:
        return self.certificate.wrap_socket(bare, server_side=True) if self.certificate else bare

    def _answer(self, bare: socket.socket) -> None:
        bare.settimeout(30)
        with bare, suppress(OSError), self._secret(bare) as connection:
            head = b""
            while b"\r\n\r\n" not in head and (more := connection.recv(65_536)):
                head += more
            words = head.split(b" ", 2)
            if len(words) < 3:
                return
            path = words[1].decode("ascii", "replace")
            self.requests.append(path)
            self.heads.append(head.decode("latin-1"))
            reply = self.replies.get(path, answer(b"none", status="404 Not Found"))
            if callable(reply):
                reply(connection)
            else:
                connection.sendall(reply)

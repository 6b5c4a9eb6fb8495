"""One question to one web server: bounded in time by the clock, in size by what it unpacks to.

The connection goes to the numeric address that was checked, so a name that changes its mind between
the check and the connection («DNS rebinding») leads nowhere. Proxies of the system are not used.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from importlib.metadata import version
from threading import Timer
from typing import TYPE_CHECKING, Any

from ankbrief.articles.web.addresses import Address
from ankbrief.errors import ArticleError

if TYPE_CHECKING:
    import urllib3

AGENT = "ankbrief"  # the name by which robots.txt may speak of us
ACCEPT = "text/html, application/rss+xml, application/atom+xml, application/pdf;q=0.9, */*;q=0.5"
_CONNECT = 10.0  # seconds for a server to answer the call
_CHUNK = 65_536
_HINT = "Попробуйте позже или сохраните страницу из браузера в файл."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Clock:
    """Cuts all its connections when the time is over: a server that drips waits for no timeout."""

    def __init__(self) -> None:
        self.is_over = False
        self._ends: list[socket.socket] = []

    def watch(self, connection: socket.socket) -> None:
        """Keeps a second hold of the connection, for TLS takes the first away."""
        self._ends.append(connection.dup())
        if self.is_over:
            self.ring()

    def ring(self) -> None:
        """The time is over."""
        self.is_over = True
        for end in self._ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:  # closed by the other side
                continue

    def close(self) -> None:
        for end in self._ends:
            end.close()


@contextmanager
def _clock(seconds: float) -> Iterator[_Clock]:
    clock = _Clock()
    timer = Timer(seconds, clock.ring)
    timer.daemon = True
    timer.start()
    try:
        yield clock
    finally:
        timer.cancel()
        timer.join()
        clock.close()


def ask(address: Address, places: tuple[str, ...], *, most: int, seconds: float) -> Answer:
    """The server's answer, whole and unpacked, from the first of its places that is there.

    Raises `ArticleError` where none is, the answer has more than `most` bytes, stops short or takes
    more than `seconds`.
    """
    import urllib3

    with _clock(seconds) as clock:
        for place in places:
            try:
                answer = _ask(_pool(address, place, clock), address, most)
            except (urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
                if not clock.is_over and (place == places[-1] or not _is_away(error)):
                    raise ArticleError(_reason(error), address.url, _HINT) from error
                answer = None
            if clock.is_over:  # also where the end of the answer was the end of the connection
                raise _late(address, seconds)
            if answer:
                return answer
    raise ArticleError("сайт не найден", address.url, _HINT)


def _pool(address: Address, place: str, clock: _Clock) -> urllib3.HTTPConnectionPool:
    import urllib3

    plain, secret = _watched()
    shared: dict[str, Any] = {
        "timeout": urllib3.Timeout(connect=_CONNECT, read=None),
        "retries": False,
    }
    if address.scheme == "http":
        pool = urllib3.HTTPConnectionPool(place, address.port, **shared)
        pool.ConnectionCls = plain
    else:
        shared |= {"server_hostname": address.host, "assert_hostname": address.host}
        pool = urllib3.HTTPSConnectionPool(place, address.port, **shared)
        pool.ConnectionCls = secret
    pool.conn_kw["clock"] = clock
    return pool


@cache
def _watched() -> tuple[type[Any], type[Any]]:
    """The library's connections, seen by a clock as soon as they have a socket.

    `_new_conn` is where its own variants for proxies step in, too.
    """
    from urllib3.connection import HTTPConnection, HTTPSConnection

    class Plain(HTTPConnection):
        def __init__(self, *given: Any, clock: _Clock, **named: Any) -> None:
            super().__init__(*given, **named)
            self._clock = clock

        def _new_conn(self) -> socket.socket:
            made = super()._new_conn()
            self._clock.watch(made)
            return made

    class Secret(Plain, HTTPSConnection):
        pass

    return Plain, Secret


def _ask(pool: urllib3.HTTPConnectionPool, address: Address, most: int) -> Answer:
    import urllib3

    headers = {
        **urllib3.make_headers(accept_encoding=True, user_agent=_agent(), keep_alive=False),
        "host": address.authority,
        "accept": ACCEPT,
        "accept-language": "ru, kk;q=0.8, *;q=0.5",
        "connection": "close",
    }
    with pool:
        response = pool.urlopen(
            "GET", address.target, headers=headers, redirect=False, preload_content=False
        )
        try:
            body = _body(response, address, most)
        finally:
            response.close()
    return Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, body)


def _body(response: urllib3.BaseHTTPResponse, address: Address, most: int) -> bytes:
    stated = response.headers.get("content-length", "")
    if stated.isdecimal() and int(stated[:20]) > most:
        raise _large(address, most)
    body = bytearray()
    while chunk := response.read(_CHUNK):
        body += chunk
        if len(body) > most:
            raise _large(address, most)
    return bytes(body)


@cache
def _agent() -> str:
    return f"{AGENT}/{version('ankbrief')} (weekly press briefing; keeps robots.txt)"


def _is_away(error: Exception) -> bool:
    from urllib3 import exceptions

    return isinstance(error, exceptions.ConnectTimeoutError)


def _reason(error: Exception) -> str:
    from urllib3 import exceptions

    if isinstance(error, exceptions.NewConnectionError):  # to the library a kind of the next
        return "сайт не отвечает: соединения нет"
    if isinstance(error, exceptions.ConnectTimeoutError):
        return f"сайт не ответил за {_CONNECT:.0f} секунд"
    if isinstance(error, exceptions.SSLError):
        return "сертификат сайта не принят: может быть, это не тот сайт"
    if isinstance(error, exceptions.DecodeError):
        return "ответ сайта сжат с ошибкой"
    return "ответ сайта оборвался или записан неверно"


def _large(address: Address, most: int) -> ArticleError:
    message = f"ответ сайта больше {most // 1_000_000} МБ: это не статья"
    return ArticleError(message, address.url, "Сохраните текст статьи в файл .txt.")


def _late(address: Address, seconds: float) -> ArticleError:
    return ArticleError(f"сайт не передал страницу за {seconds:.0f} секунд", address.url, _HINT)

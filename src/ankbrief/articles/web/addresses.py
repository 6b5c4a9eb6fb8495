"""Addresses of pages: which may be asked for, and where in the network they lead."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from urllib.parse import SplitResult, quote, urlsplit

from ankbrief.errors import ArticleError

PORTS = {"http": 80, "https": 443}
MAX_LENGTH = 2_000  # characters; servers refuse longer ones
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|(?:https?|file|ftp|data|javascript):", re.IGNORECASE)
# Networks in which an IPv4 address stands in the last 32 bits (RFC 6052, RFC 4291).
_CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("::ffff:0:0/96"))
_TUNNELS = (IPv6Network("2002::/16"), IPv6Network("2001::/32"))  # 6to4 and Teredo lead anywhere
_LOOK_UP = 15.0  # seconds for the address of a name; a name server answers in 0.1
_HINT = "Адрес выглядит так: https://site.kz/news/1."
_HINT_FILE = "Файл на диске называют путём, без «file:»."
_HINT_PRIVATE = "Если это сайт вашего учреждения, добавьте --allow-private."


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart once, so that what is checked is what is asked."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """«https://site.kz», with the port where it is not the usual one."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The host as the server expects it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address in ASCII, without what follows «#»."""
        return f"{self.origin}{self.target}"


def is_address(given: object) -> bool:
    """Whether what the user gave is an address and not a path; also one that is not read."""
    return isinstance(given, str) and _ADDRESS.match(given) is not None


def address_of(url: str) -> Address:
    """The parts of an address; raises `ArticleError` for all that is not plain HTTP."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise ArticleError("адрес записан неверно", url[:MAX_LENGTH], _HINT) from error
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        hint = _HINT_FILE if scheme == "file" else _HINT
        raise ArticleError(f"по адресам «{scheme}:» ничего не читается", url[:MAX_LENGTH], hint)
    if parts.username is not None or parts.password is not None:
        raise ArticleError("в адресе имя или пароль", url[:MAX_LENGTH], "Уберите их из адреса.")
    if len(url) > MAX_LENGTH:
        raise ArticleError("адрес слишком длинный", url[:100] + "…", _HINT)
    return Address(scheme, _host(parts, url), port or PORTS[scheme], _target(parts))


def _host(parts: SplitResult, url: str) -> str:
    """The name in lower case, «қала.қаз» as «xn--…»."""
    host = (parts.hostname or "").rstrip(".")
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    if not name or not re.fullmatch(r"[\w.:%-]+", name, re.ASCII):
        raise ArticleError("в адресе нет имени сайта", url, _HINT)
    return name


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return f"{path}?{query}" if query else path


def network_places(address: Address, *, private_allowed: bool) -> tuple[str, ...]:
    """The numeric addresses of the site, all of them checked, for the connection to use.

    Raises `ArticleError` where the name is unknown, or one of them is of an inner network.
    """
    places = _looked_up(address)
    if not places:
        hint = "Проверьте адрес и связь с интернетом."
        raise ArticleError("сайт не найден", address.url, hint)
    if not private_allowed and not all(map(is_public, places)):
        raise ArticleError("адрес ведёт во внутреннюю сеть", address.url, _HINT_PRIVATE)
    return places


def _looked_up(address: Address) -> tuple[str, ...]:
    """What the system's resolver answers in time; it cannot be stopped, only left behind."""
    found: list[str] = []

    def look_up() -> None:
        with suppress(OSError, UnicodeError):
            rows = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))

    thread = Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_LOOK_UP)
    return tuple(found)


def is_public(place: str) -> bool:
    """Whether a numeric address is of the open internet, also the one that it carries inside."""
    ip = _carried(ip_address(place))
    tunnel = isinstance(ip, IPv6Address) and any(ip in network for network in _TUNNELS)
    odd = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local
    return ip.is_global and not tunnel and not odd


def _carried(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv6Address) and any(ip in network for network in _CARRIERS):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip

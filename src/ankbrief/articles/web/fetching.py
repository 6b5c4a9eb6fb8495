"""Pages fetched politely: robots.txt kept, a pause between two pages of a site.

Each redirect is checked like the address that the user gave.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from ankbrief.articles.formats.signs import suffix_of
from ankbrief.articles.readers import COLLECTIONS, READERS
from ankbrief.articles.web.addresses import Address, address_of, network_places
from ankbrief.articles.web.connection import AGENT, Answer, ask
from ankbrief.errors import ArticleError

if TYPE_CHECKING:
    from protego import Protego

REDIRECTS = {301, 302, 303, 307, 308}
_ROBOTS_BYTES = 500_000  # RFC 9309, section 2.5, asks for at least as much
_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rdf+xml": ".rss",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/feed+json": ".json",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "message/rfc822": ".eml",
    "text/csv": ".csv",
    "text/markdown": ".md",
}
# What servers say of files that they know nothing of: the name and the first bytes know better.
_VAGUE = {"", "text/plain", "application/octet-stream"}
_XML = {"text/xml", "application/xml"}
_TEXTS = {".html", ".txt", ".md", ".csv", ".json", ".jsonl"}
_STATES_CHARSET = re.compile(rb"charset\s*=", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_REFUSALS = {
    401: "сайт требует войти",
    403: "сайт не пускает программы",
    404: "такой страницы нет",
    410: "страница удалена",
    429: "сайт просит обращаться реже",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of the network.

    Seconds of one answer, of a pause between two pages of a site (`robots.txt` may ask for up to
    `longest_pause`), of a whole feed; bytes of an answer; redirects; pages of one feed.
    """

    seconds: float = 30.0
    pause: float = 1.0
    longest_pause: float = 10.0
    feed_seconds: float = 300.0
    most: int = 10_000_000
    redirects: int = 5
    pages: int = 50


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address after redirects; `kind` is the suffix of such a file."""

    url: str
    kind: str
    data: bytes
    content_type: str = ""


@dataclass(slots=True)
class Fetcher:
    """The sites of one run: what their robots.txt say, and when each was last asked."""

    private_allowed: bool = False
    limits: Limits = field(default_factory=Limits)
    _rules: dict[str, Protego | ArticleError | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """The file at an address; raises `ArticleError` that says why there is none."""
        address = address_of(url)
        for _ in range(self.limits.redirects + 1):
            pause = self._checked_pause(address)
            self._wait(address.host, pause)
            answer = self._ask(address, self.limits.most)
            target = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not target:
                return _fetched(answer, address)
            address = _redirected(address, target)
        message = f"сайт переадресует больше {self.limits.redirects} раз"
        raise ArticleError(message, url, "Откройте страницу в браузере и возьмите её адрес оттуда.")

    def _ask(self, address: Address, most: int) -> Answer:
        places = network_places(address, private_allowed=self.private_allowed)
        return ask(address, places, most=most, seconds=self.limits.seconds)

    def _wait(self, host: str, pause: float) -> None:
        if host in self._asked:
            sleep(max(0.0, self._asked[host] + pause - monotonic()))
        self._asked[host] = monotonic()

    def _checked_pause(self, address: Address) -> float:
        """The pause that the site wants; raises where its robots.txt forbids the page."""
        if address.origin not in self._rules:
            try:
                self._rules[address.origin] = self._robots(address)
            except ArticleError as error:  # RFC 9309, section 2.3.1.4: all is forbidden then
                self._rules[address.origin] = error
        rules = self._rules[address.origin]
        if isinstance(rules, ArticleError):
            raise ArticleError(rules.message, address.url, rules.hint) from rules
        if rules is None:
            return self.limits.pause
        if not rules.can_fetch(address.url, AGENT):
            hint = "Сохраните статью из браузера в файл."
            raise ArticleError(
                "сайт просит программы сюда не ходить (robots.txt)", address.url, hint
            )
        wanted = rules.crawl_delay(AGENT) or 0.0
        return min(max(wanted, self.limits.pause), self.limits.longest_pause)

    def _robots(self, address: Address) -> Protego | None:
        """The site's rules; None where it has none (RFC 9309, section 2.3.1)."""
        from protego import Protego

        here = Address(address.scheme, address.host, address.port, "/robots.txt")
        for _ in range(self.limits.redirects + 1):
            answer = self._ask(here, _ROBOTS_BYTES)
            target = answer.headers.get("location", "")
            if answer.status in REDIRECTS and target:
                here = _redirected(here, target)
            elif 200 <= answer.status < 300:
                return Protego.parse(answer.body.decode("utf-8-sig", "replace"))
            elif answer.status >= 500:
                message = f"сайт не работает (ответ {answer.status} на robots.txt)"
                raise ArticleError(message, address.url, "Попробуйте позже.")
            else:
                return None
        return None


def _redirected(address: Address, target: str) -> Address:
    """Where a redirect leads; raises as for an address of the user's, naming both."""
    try:
        return address_of(urljoin(address.url, target))
    except (ArticleError, ValueError) as error:
        message = error.message if isinstance(error, ArticleError) else "адрес записан неверно"
        hint = "Откройте страницу в браузере и сохраните её текст в файл .txt."
        raise ArticleError(
            f"сайт переадресует на «{target[:200]}»: {message}", address.url, hint
        ) from error


def _fetched(answer: Answer, address: Address) -> Fetched:
    if not 200 <= answer.status < 300 or answer.status == 204:
        why = _REFUSALS.get(answer.status, "сайт не работает" if answer.status >= 500 else "отказ")
        hint = "Проверьте адрес в браузере или сохраните статью оттуда в файл."
        raise ArticleError(f"{why} (ответ сайта {answer.status})", address.url, hint)
    if not answer.body:
        raise ArticleError("страница пуста", address.url, "Проверьте адрес в браузере.")
    stated = answer.headers.get("content-type", "")
    kind = _kind(answer.body, stated, address)
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", stated, re.IGNORECASE)
    data = answer.body
    if kind in _TEXTS and charset:
        data = _in_utf8(data, charset[1], is_page=kind == ".html")
    return Fetched(address.url, kind, data, stated)


def _kind(data: bytes, content_type: str, address: Address) -> str:
    """The format by what the bytes say, then the server, then the name."""
    stated = content_type.partition(";")[0].strip().lower()
    told = suffix_of(data)
    if told in {".xml", ".pdf"}:
        return told
    if stated in _TYPES:
        return _TYPES[stated]
    if stated in _XML:
        return ".html" if told == ".html" else ".xml"
    named = PurePosixPath(unquote(urlsplit(address.url).path)).suffix.lower()
    if stated in _VAGUE:
        return named if told == ".txt" and named in {*READERS, *COLLECTIONS} else told
    hint = "Читаются страницы, ленты RSS и Atom, документы Word и PDF, тексты и таблицы."
    raise ArticleError(f"по адресу не статья, а «{stated[:60]}»", address.url, hint)


def _in_utf8(data: bytes, charset: str, *, is_page: bool) -> bytes:
    """Bytes in the encoding that the server states, where the file itself states none.

    Servers state their default for files of any encoding, so only what gives Russian is believed.
    """
    if is_page and _STATES_CHARSET.search(data[:4096]):
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        pass
    else:
        return data
    try:
        text = data.decode(charset)
    except (LookupError, UnicodeError):
        return data
    return text.encode("utf-8-sig") if _CYRILLIC.search(text) else data

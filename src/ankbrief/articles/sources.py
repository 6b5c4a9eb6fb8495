"""The medium that published an article, by the name it prints."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from ankbrief.articles.lines import clean, fold
from ankbrief.articles.outlets import Outlet, office, packaged
from ankbrief.data import load

_HEAD, _TAIL = 1500, 400  # the medium names itself in the lead or in the last sentence


def _names() -> dict[str, str]:
    """Domains and aliases in lower case, each with the name to print."""
    return _names_of(office())


@cache
def _names_of(own: tuple[Outlet, ...]) -> dict[str, str]:
    return {fold(key): outlet.name for outlet in (*packaged(), *own) for key in outlet.keys}


@cache
def _named(own: tuple[Outlet, ...]) -> str:
    """A pattern of a domain or of a name from the table; no group in it."""
    table = load("sources")
    names = {alias for outlet in (*packaged(), *own) for alias in (outlet.name, *outlet.aliases)}
    known = "|".join(re.escape(fold(name)) for name in sorted(names, key=len, reverse=True))
    zones = "|".join(map(re.escape, table["zones"]))
    # Sites lose the spaces about a link («передаетTengrinews.kzсо ссылкой»), so only a Latin
    # letter or a digit on either side makes the match a part of something longer.
    domain = rf"(?<![a-z0-9.@-])(?:[a-z0-9][a-z0-9-]{{0,40}}\.){{1,3}}(?:{zones})(?![a-z0-9-])"
    return rf"(?:{domain}|(?:{known})(?![^\W_]))"


_KAZAKH = ("хабарлайды", "жазады")
# What stands wherever a pattern of `_patterns` is found: the third one looks for the names of media
# at each letter, the others begin with a rare word.
_SIGNS = (("",), ("",), _KAZAKH, ("",))


@cache
def _patterns(own: tuple[Outlet, ...]) -> tuple[re.Pattern[str], ...]:
    """In the order of trust."""
    table = load("sources")
    cues, references, bridges = ("|".join(table[k]) for k in ("cues", "references", "bridges"))
    bridge = rf"(?:[\s«\"“]*\b(?:{bridges})(?=[\sa-z«\"“]))"
    medium = rf"[\s«\"“]*(?P<name>{_named(own)})"
    present, media = ("|".join(table[key]) for key in ("present_cues", "media"))
    kazakh = "|".join(_KAZAKH)
    return (
        # «передает корреспондент Tengrinews.kz», «деп хабарлайды Azattyq Rýhy»
        re.compile(rf"\b(?:{cues}){bridge}{{0,4}}{medium}"),
        # «сообщает газета «Вести области»», «деп жазады «Облыс айнасы»»: nominatives only
        re.compile(
            rf"\b(?:{present})(?:\s+(?:{media}))*\s*"
            rf"[«\"“](?P<name>(?! )[^«»\"“”.,:!?\n]{{2,40}})[»\"”]"
        ),
        # «Egemen.kz тілшісі хабарлайды»
        re.compile(rf"(?P<name>{_named(own)})[»\"”]?(?:\s+\w+і)?\s+(?:{kazakh})\b"),
        # «со ссылкой на портал Vlast.kz»
        re.compile(rf"\b(?:{references}){bridge}{{0,4}}{medium}"),
    )


@cache
def _whole(own: tuple[Outlet, ...]) -> re.Pattern[str]:
    return re.compile(rf"[«\"“(]?(?:https?://)?(?:www\.)?({_named(own)})[»\"”)]?(?:/\S*)?")


@cache
def _kind_and_name() -> re.Pattern[str]:
    """«Газета «Вести района»», a medium by its kind, whether the table knows it or not."""
    media = "|".join(load("sources")["media"])
    return re.compile(rf"(?:(?:{media})\s+)+[«\"“]([^«»\"“”\n]{{2,60}})[»\"”]")


def outlet_start(text: str) -> int:
    """How many characters of `text` are a known medium's name or a domain at its beginning."""
    found = re.compile(_named(office())).match(fold(text))
    return found.end() if found else 0


def source_name(text: str) -> str | None:
    """The medium's printed name if `text` is nothing but its name or address."""
    bare = text.strip()
    found = _whole(office()).fullmatch(fold(bare)) or _kind_and_name().fullmatch(fold(bare))
    return printed(bare[found.start(1) : found.end(1)]) if found else None


def printed(name: str) -> str:
    """«inform.kz» as «Казинформ»; a name unknown to the table as it stands."""
    low = fold(name).removeprefix("www.")
    return _names().get(low) or clean(name)


def known_outlet(name: str) -> str | None:
    """The medium of the table that has this name, alias or domain, or the domain above it."""
    low = fold(clean(name)).removeprefix("www.")
    return _names().get(low) or _names().get(low.partition(".")[2])


def source_of_address(url: str) -> str | None:
    """The medium of a web address, by the table or else the host."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    shorter = host.partition(".")[2]
    return _names().get(host) or _names().get(shorter) or host or None


def cited_source(text: str) -> str | None:
    """The medium that the text itself says it comes from; press services are none."""
    parts = [text] if len(text) <= _HEAD + _TAIL else [text[:_HEAD], text[-_TAIL:]]
    folded = [(part, fold(part)) for part in parts]
    for signs, pattern in zip(_SIGNS, _patterns(office()), strict=True):
        for part, low in folded:
            found = pattern.search(low) if any(sign in low for sign in signs) else None
            if found:
                return printed(part[found.start("name") : found.end("name")])
    return None

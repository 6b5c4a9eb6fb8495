"""What is kept of an article's facts, and the checksum of all that decides them."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ankbrief.errors import AnkbriefError
from ankbrief.facts.codec import Plain, plain, record
from ankbrief.model import Article, Facts, Problem

# What decides the facts of an article, beside the article and the cards.
ROOMS = ("model.py", "data", "facts", "language")
LIBRARIES = (
    *("natasha", "navec", "numpy", "pymorphy3", "pymorphy3-dicts-ru", "pytrovich", "razdel"),
    "slovnet",
)
LARGEST = 64_000_000  # bytes of JSON: a file made to burst is no facts of an article


def packed(facts: Facts) -> bytes:
    """The facts without the article, whose file may move; the problems do not name it either."""
    article = facts.article
    problems = _renamed(own_problems(facts), _name(article), article.id)
    data = plain(replace(facts, article=_nameless(article), problems=problems))
    return deflated({**data, "article": article.id})


def facts_of(data: bytes, article: Article) -> Facts | None:
    """The facts of the article out of what `packed` made; None where it is damaged."""
    try:
        text = zlib.decompressobj().decompress(data, LARGEST)
        known: Plain = json.loads(text)
        if known["article"] != article.id:
            return None
        kept = record(Facts, {**known, "article": plain(_nameless(article))})
    except (zlib.error, ValueError, TypeError, KeyError, RecursionError, AnkbriefError):
        return None
    problems = _renamed(kept.problems, article.id, _name(article))
    return replace(kept, article=article, problems=(*article.problems, *problems))


def deflated(data: object) -> bytes:
    """JSON, compressed; with letters as they are it is a quarter smaller and read sooner."""
    text = json.dumps(data, ensure_ascii=False)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def own_problems(facts: Facts) -> tuple[Problem, ...]:
    """The problems that extraction added to those of reading."""
    read = facts.article.problems
    return facts.problems[len(read) :] if facts.problems[: len(read)] == read else facts.problems


def article_print(article: Article, program: bytes) -> bytes:
    """The checksum under which the facts of the article are kept."""
    described = plain(replace(article, problems=(), path=None, text=""))
    text = article.text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(program + json.dumps(described).encode("ascii") + text).digest()


def program_print(cards: Path) -> bytes:
    """The checksum of the program's own part in the facts, and of the office's file of cards."""
    own = b""
    with suppress(OSError):  # whoever reads the cards tells what is wrong with the file
        own = cards.read_bytes()
    return hashlib.sha256(code_print() + own).digest()


@cache
def code_print(rooms: tuple[str, ...] = ROOMS, libraries: tuple[str, ...] = LIBRARIES) -> bytes:
    """The checksum of the code, word lists and libraries that something comes from: the facts."""
    total = hashlib.sha256()
    package = files("ankbrief")
    for room in rooms:
        for name, data in _sources(package.joinpath(room)):
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
    total.update(" ".join(version(name) for name in libraries).encode())
    return total.digest()


def _sources(place: Traversable) -> Iterator[tuple[str, bytes]]:
    """Code and word lists in the order of their names."""
    if place.is_file():
        yield place.name, place.read_bytes()
        return
    for item in sorted(place.iterdir(), key=lambda found: found.name):
        if item.is_dir() or item.name.endswith((".py", ".toml")):
            yield from _sources(item)


def _nameless(article: Article) -> Article:
    return Article(article.id, None, "", None)


def _name(article: Article) -> str:
    """What problems call the article: its file, else its id."""
    return article.path or article.id


def _renamed(problems: tuple[Problem, ...], old: str, new: str) -> tuple[Problem, ...]:
    return tuple(replace(p, where=new) if p.where == old else p for p in problems)

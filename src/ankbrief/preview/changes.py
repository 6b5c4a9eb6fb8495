"""Which files the pages are made of, and whether any has changed.

Files are looked at by time, size and identity: that works on every system and network disk alike.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from ankbrief.articles.files import Found, walk
from ankbrief.config import Config
from ankbrief.render.html import folders

Stamps = Mapping[Path, tuple[int, int, int]]
SETTLED = 0.15  # seconds: a program that saves in two steps is done by then
_LEFTOVERS = ("~$", ".~", ".")  # beginnings of what Word and LibreOffice leave beside an open file


def stamps(paths: Iterable[Path]) -> Stamps:
    """When each file was written, its size and identity; one that is not there is left out."""
    return {path: stamp for path in paths if (stamp := _stamp(path))}


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):  # a folder changes with every file that Word leaves in it
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def settled(now: Callable[[], Stamps]) -> Stamps:
    """The stamps once two looks in a row agree: nobody is writing."""
    before = now()
    while True:
        time.sleep(SETTLED)
        after = now()
        if after == before:
            return after
        before = after


def article_files(config: Config) -> Iterator[Path]:
    """The files of articles as a build would find them."""
    paths = [config.project / path for path in config.input.paths]
    return (item.path for item in walk(paths) if isinstance(item, Found))


def office_files(config: Config) -> Iterator[Path]:
    """Settings, cards, headings: the tables at the top of the project."""
    return config.project.glob("*.toml")


def template_files(config: Config) -> Iterator[Path]:
    """Every file of the office's templates and of ours."""
    for folder in folders(config.project / "templates"):
        yield from (path for path in folder.rglob("*") if not path.name.startswith(_LEFTOVERS))

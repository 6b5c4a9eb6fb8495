"""Media that an office adds to the table: `sources.toml` in its folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ankbrief.data import load
from ankbrief.data.office import mistakes_of, rows_of
from ankbrief.errors import ConfigError

FILE = "sources.toml"
_LISTS = ("domains", "aliases", "paths")
_EXAMPLE = (
    'Запись выглядит так: [[outlet]], под ней name = "Вести" и domains = ["vesti.kz"] '
    'или paths = ["сканы/вести"].'
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium's printed name, the names it goes by, and the office's files that are its own."""

    name: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All by which it is known."""
        return (*self.domains, *self.aliases, self.name)


@cache
def packaged() -> tuple[Outlet, ...]:
    """The table that comes with the program."""
    return tuple(_outlet(row) for row in load("sources")["outlet"])


def outlets_in(folder: Path) -> tuple[Outlet, ...]:
    """The office's own media, their paths made whole; none where it keeps no `sources.toml`.

    Raises:
        ConfigError: the file cannot be read, is not of that form, or names one thing twice.
    """
    path = folder / FILE
    own = tuple(_outlet(row, folder) for row in rows_of(path, "outlet", _LISTS, _EXAMPLE))
    wrong = next(_named_twice(own, path), None)
    if wrong:
        raise wrong
    return own


def mistakes_in(folder: Path) -> tuple[ConfigError, ...]:
    """All that is wrong in the office's table, each with its line."""
    path = folder / FILE
    wrong = mistakes_of(path, "outlet", _LISTS, _EXAMPLE)
    if wrong:
        return wrong
    rows = rows_of(path, "outlet", _LISTS, _EXAMPLE)
    return tuple(_named_twice([_outlet(row, folder) for row in rows], path))


def _named_twice(outlets: Iterable[Outlet], path: Path) -> Iterator[ConfigError]:
    known: dict[str, str] = {}
    for outlet in outlets:
        for key in (*outlet.domains, *outlet.aliases, *outlet.paths):
            other = known.setdefault(key.casefold(), outlet.name)
            if other != outlet.name:
                message = f"«{key}» записано и за «{other}», и за «{outlet.name}»"
                yield ConfigError(message, str(path), "Оставьте у одного издания.")


def _outlet(row: dict[str, Any], folder: Path | None = None) -> Outlet:
    texts = {key: tuple(text.strip() for text in row.get(key, ())) for key in _LISTS}
    whole = tuple(os.path.realpath(folder / path) for path in texts["paths"]) if folder else ()
    return Outlet(row["name"].strip(), texts["domains"], texts["aliases"], whole)


_OFFICE: ContextVar[tuple[Outlet, ...]] = ContextVar("_OFFICE", default=())


@contextmanager
def using_outlets(outlets: tuple[Outlet, ...]) -> Iterator[None]:
    """Applies the office's media inside a `with` block."""
    before = _OFFICE.set(outlets)
    try:
        yield
    finally:
        _OFFICE.reset(before)


def office() -> tuple[Outlet, ...]:
    """The office's media; they go before ours where both know a name."""
    return _OFFICE.get()


def outlet_of_path(path: str) -> str | None:
    """The medium whose file it is, or in whose folder it lies, the nearest of folders first."""
    owners = {own: outlet.name for outlet in _OFFICE.get() for own in outlet.paths}
    if not owners:
        return None
    file = Path(os.path.realpath(path))
    return next((owners[str(p)] for p in (file, *file.parents) if str(p) in owners), None)

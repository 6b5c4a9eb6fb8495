"""The first steps: files → articles → facts, all at once or one after another."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from ankbrief.articles import (
    Fetcher,
    Skipped,
    is_address,
    is_of_system,
    outlets_in,
    read_paths,
    stream_paths,
    using_outlets,
)
from ankbrief.carded import with_cards
from ankbrief.config import Config
from ankbrief.facts.extract import extract_many
from ankbrief.language.cards.file import cards_in
from ankbrief.language.cards.records import using
from ankbrief.language.letters import fold
from ankbrief.memory.cache import NO_CACHE, Cache, remembered
from ankbrief.memory.readings import Readings, readings_of
from ankbrief.model import Article, Facts, Problem
from ankbrief.spread import Workers, extract_by
from ankbrief.timing import step, steps

_HINT_HIDDEN = "Если это публикация, уберите точку в начале имени."
Watch = Callable[[Iterable[Facts], int | None], Iterable[Facts]]


@dataclass(frozen=True, slots=True)
class Material:
    """What the articles gave; `unread` tells of the files that gave nothing, and why.

    `known` counts the articles whose facts an earlier run had extracted.
    """

    facts: tuple[Facts, ...]
    unread: tuple[Problem, ...] = ()
    known: int = 0

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Of files, then of the articles read from them."""
        return (*self.unread, *(problem for facts in self.facts for problem in facts.problems))


def unwatched(facts: Iterable[Facts], _count: int | None) -> Iterable[Facts]:
    """Lets the facts go by."""
    return facts


def collect(
    config: Config,
    *,
    workers: Workers | None = None,
    watch: Watch = unwatched,
    known: Cache = NO_CACHE,
) -> Material:
    """The facts of all articles under `input.paths`.

    Args:
        config: relative paths start at its project.
        workers: who extracts; None does it here.
        watch: sees the facts go by, with their number; for a progress bar.
        known: what earlier runs have extracted, kept for later ones.
    """
    with step("чтение"), using_outlets(outlets_in(config.project)):
        reading = read_paths(
            _paths(config),
            zone=_zone(config),
            fetcher=_fetcher(config),
            known=_readings(config, known),
        )
    found = _extracted(reading.articles, config, workers, known)
    facts = tuple(watch(found, len(reading.articles)))
    return Material(facts, (*reading.problems, *_skipped(reading.skipped)), known.found)


def stream(
    config: Config,
    tell: Callable[[Problem], None],
    *,
    workers: Workers | None = None,
    known: Cache = NO_CACHE,
) -> Generator[Facts]:
    """What `collect` would put together, one after another: of an archive nothing stays in memory.

    What is left out goes to `tell` when it is met, and tables of articles may be of any size.
    """
    skipped: list[str] = []
    with step("чтение"):  # the first to be told, though it is done inside the other
        paths, zone, fetcher = _paths(config), _zone(config), _fetcher(config)
        read_before = _readings(config, known)

    def articles() -> Iterator[Article]:
        for one in stream_paths(paths, zone=zone, fetcher=fetcher, known=read_before):
            if isinstance(one, Article):
                yield one
            elif isinstance(one, Skipped):
                skipped.append(str(one.path))
            else:
                tell(one)

    with using_outlets(outlets_in(config.project)):
        yield from _extracted(steps("чтение", articles()), config, workers, known)
    for problem in _skipped(skipped):
        tell(problem)


def _extracted(
    articles: Iterable[Article], config: Config, workers: Workers | None, known: Cache
) -> Iterator[Facts]:
    extract = partial(extract_by, workers) if workers else extract_many
    cards = cards_in(config.project)
    media = {fold(name).strip("«»") for one in outlets_in(config.project) for name in one.keys}
    with using(cards):
        for facts in steps("факты", remembered(articles, known, extract)):
            yield _without(media, with_cards(facts, cards))


def _without(media: AbstractSet[str], facts: Facts) -> Facts:
    """The office's own media are no bodies that the news tells of, as those of our table are not.

    They are left out here, so that what the cache remembers does not hang on the office's table.
    """
    bodies = facts.organisations
    kept = tuple(body for body in bodies if fold(body.name).strip("«»") not in media)
    return facts if kept == bodies else replace(facts, organisations=kept)


def _paths(config: Config) -> list[str | Path]:
    given = config.input.paths
    return [p if p == "-" or is_address(p) else config.project / p for p in given]


def _zone(config: Config) -> ZoneInfo:
    return ZoneInfo(config.input.timezone)


def _fetcher(config: Config) -> Fetcher:
    return Fetcher(private_allowed=config.input.allow_private)


def _readings(config: Config, known: Cache) -> Readings | None:
    """What files held in earlier runs, as this office reads them."""
    return readings_of(known, config.input.timezone, outlets_in(config.project))


def _skipped(paths: Iterable[str]) -> tuple[Problem, ...]:
    """A note of each file or folder passed over, but for those of programs."""
    return tuple(_passed_over(path) for path in paths if not is_of_system(Path(path).name))


def _passed_over(path: str) -> Problem:
    if Path(path).name.startswith("."):
        return Problem("note", "скрытые файлы и папки не читаются", path, _HINT_HIDDEN)
    return Problem("note", "служебный файл не читается", path)

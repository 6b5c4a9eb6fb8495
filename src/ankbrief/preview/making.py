"""The pages of a project made again and again; only what changed is done anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from ankbrief import facts_file, health, pipeline
from ankbrief.config import FILE as CONFIG
from ankbrief.config import Config
from ankbrief.errors import AnkbriefError, unforeseen
from ankbrief.memory.weeks import Weeks, weeks_of
from ankbrief.model import Problem
from ankbrief.preview import changes
from ankbrief.preview.changes import Stamps
from ankbrief.preview.sample import SHOWN, sample_paths
from ankbrief.preview.sheets import Sheets
from ankbrief.preview.state import Board, State

Material = pipeline.Material


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be shown.

    `settings` reads the configuration anew, from `file` where it has a name of its own; `facts`
    is a file of facts in place of articles.
    """

    settings: Callable[[], Config]
    file: Path | None = None
    facts: Path | None = None
    week: str | None = None


class Workshop:
    """Makes the pages of an order and puts them on a board.

    Args:
        order: what to show.
        config: the configuration as it is now.
        collect: reads the articles of a configuration; called when an article or a card changed.
    """

    def __init__(self, order: Order, config: Config, collect: Callable[[Config], Material]) -> None:
        self.order = order
        self.board = Board()
        self._collect = collect
        self._config = config  # the last one that could be read
        self._seen: Stamps | None = None
        self._material: tuple[object, Material] | None = None
        self._sheets: Sheets | None = None

    def look(self) -> State | None:
        """Makes the pages if a file has changed since the last look; None where none has."""
        now = self._stamps()
        if now == self._seen:
            return None
        self.board.put(replace(self.board.state, status="working", shown=self._shown()))
        if self._seen is not None:
            now = changes.settled(self._stamps)
        started = time.monotonic()
        state = self._state(now)
        state = replace(state, shown=self._shown(), seconds=time.monotonic() - started)
        self.board.put(state)
        return state

    def _shown(self) -> str:
        """Of whose articles the pages are made."""
        if self.order.facts:
            return f"Факты: {self.order.facts.name}"
        paths = self._config.input.paths
        return SHOWN if paths == sample_paths() else f"Публикации: {', '.join(paths)}"

    def _stamps(self) -> Stamps:
        return changes.stamps((*self._of_facts(), *self._files()))

    def _files(self) -> Iterator[Path]:
        yield from changes.office_files(self._config)
        yield from changes.template_files(self._config)
        if self.order.file:
            yield self.order.file

    def _of_facts(self) -> Iterator[Path]:
        if self.order.facts:
            return iter([self.order.facts])
        return changes.article_files(self._config)

    def _state(self, now: Stamps) -> State:
        """The pages, or why there are none; `now` is what stands on the disk."""
        self._seen = now
        try:
            self._config = self.order.settings()
            # Other settings may name other files; what was written meanwhile counts as not seen.
            self._seen = {path: now.get(path, stamp) for path, stamp in self._stamps().items()}
            problems = self._make()
        except AnkbriefError as error:
            return self._failed(*self._all(error))
        except Exception as error:  # noqa: BLE001  # the user is told, in Russian
            return self._failed(unforeseen(error))
        return State("made", sheets=self._sheets, problems=tuple(dict.fromkeys(problems)))

    def _failed(self, *errors: AnkbriefError) -> State:
        """The last good pages, and what is wrong since."""
        problems = tuple(Problem("error", one.message, one.where, one.hint) for one in errors)
        return State("failed", sheets=self._sheets, problems=problems)

    def _all(self, error: AnkbriefError) -> tuple[AnkbriefError, ...]:
        """All mistakes of the files, for the making stops at the first of them."""
        found = health.mistakes(self._config, self.order.file)
        is_among = error.where and any(one.where.startswith(error.where) for one in found)
        return found if is_among else (error, *found)

    def _make(self) -> tuple[Problem, ...]:
        material = self._facts()
        with closing(self._past()) as past:
            briefing = pipeline.compose(
                material, self._config, week=self.order.week, past=past.before
            )
        made = pipeline.MAKERS["pdf"](pipeline.page(briefing, self._config), self._config)
        self._sheets = Sheets(made.data)
        return (*material.problems, *briefing.problems, *past.problems, *made.problems)

    def _past(self) -> Weeks:
        """The office's earlier briefs; the sample week has none."""
        if self._config.input.paths == sample_paths():
            return Weeks()
        return weeks_of(self._config.project, is_written=False)

    def _facts(self) -> Material:
        """The facts as they were, unless an article, a card or the choice of articles changed."""
        tables = (path for path in changes.office_files(self._config) if not self._is_config(path))
        made_of = (self._config.input, changes.stamps((*self._of_facts(), *tables)))
        if self._material is None or self._material[0] != made_of:
            self._material = (made_of, self._read())
        return self._material[1]

    def _is_config(self, path: Path) -> bool:
        return path.name == CONFIG or path == self.order.file

    def _read(self) -> Material:
        if self.order.facts:
            return Material(facts_file.load(self.order.facts))
        return self._collect(self._config)

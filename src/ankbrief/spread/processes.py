"""Workers that are processes of this machine."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Self

from ankbrief.language.cards.records import IN_USE
from ankbrief.model import Article, Facts
from ankbrief.spread.order import WorkerDiedError
from ankbrief.spread.work import facts_of

Task = Future[list[Facts]]


class Processes:
    """So many processes; they start with the first task and are replaced when one dies."""

    part = 4  # articles, a quarter of a second: the last task keeps nobody waiting for long

    def __init__(self, jobs: int) -> None:
        self.ahead = 2 * jobs  # one in hand, one ready for each
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._close()

    def submit(self, articles: Sequence[Article]) -> Task:
        """Begins a task."""
        try:
            return self._begin(articles)
        except BrokenProcessPool:
            self._close()
            return self._begin(articles)

    def result(self, task: Task) -> list[Facts]:
        """The facts of its articles; raises `WorkerDiedError`."""
        try:
            return task.result()
        except BrokenProcessPool as error:
            raise WorkerDiedError from error

    def drop(self, task: Task) -> None:
        """Does not begin it where it has not begun."""
        task.cancel()

    def _begin(self, articles: Sequence[Article]) -> Task:
        if self._pool is None:
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, initializer=_begin_to_work)
        return self._pool.submit(facts_of, IN_USE.get(), articles)

    def _close(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None


def _begin_to_work() -> None:
    """Leaves Ctrl-C to the parent, and ends when the parent is killed and cannot say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow, name="parent", daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

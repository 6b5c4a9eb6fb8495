"""Workers of a Dask cluster that is there already; its scheduler gives a dead worker's tasks anew.

`distributed` is imported only here, and only when somebody asks for a cluster.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from time import monotonic
from typing import Any, Self

from ankbrief.errors import AnkbriefError
from ankbrief.language.cards.records import IN_USE
from ankbrief.memory.packing import code_print
from ankbrief.model import Article, Facts
from ankbrief.spread.order import WorkerDiedError
from ankbrief.spread.work import facts_by

CONNECT = 10  # seconds
LOOK = 2.0  # seconds between two looks at whether the cluster is still there
DESERTED = 60.0  # seconds without a worker: a service that restarts them has done so by then

INSTALL = "Установите его: pip install 'ankbrief[dask]'"
IS_IT_UP = "Проверьте адрес (tcp://машина:8786) и запущен ли планировщик: dask scheduler."
START_WORKERS = "Запустите их на машинах кластера: dask worker АДРЕС --nworkers 4 --nthreads 1"
SAME = "Установите на все машины кластера одни и те же версии: pip install ankbrief=={}"


class Cluster:
    """The workers behind a scheduler's address; entered, they are looked at and found fit.

    Raises:
        AnkbriefError: there is no such package, scheduler or worker, or another version of the
            program; or the cluster goes away.
    """

    part = 16  # articles: a task costs the scheduler some milliseconds

    def __init__(self, address: str) -> None:
        self.address = address
        self.ahead = 0

    def __enter__(self) -> Self:
        self._client = _connected(self.address)
        try:
            with self._cluster_errors():
                self._look_at_workers()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, *_raised: object) -> None:
        self._close()

    def submit(self, articles: Sequence[Article]) -> Any:
        """Begins a task."""
        with self._cluster_errors():
            return self._client.submit(facts_by, code_print(), IN_USE.get(), articles, pure=False)

    def result(self, task: Any) -> list[Facts]:
        """The facts of its articles; raises `WorkerDiedError` where several died over it."""
        from distributed import KilledWorker

        last_seen = monotonic()
        while True:
            try:
                with self._cluster_errors():
                    found: list[Facts] = task.result(timeout=LOOK)
                    return found
            except KilledWorker as error:
                raise WorkerDiedError from error
            except TimeoutError:
                last_seen = monotonic() if self._has_workers() else last_seen
                if monotonic() - last_seen > DESERTED:
                    message = "в кластере Dask не осталось исполнителей"
                    raise AnkbriefError(message, self.address, START_WORKERS) from None

    def drop(self, task: Any) -> None:
        """Takes it back."""
        task.cancel()

    def _close(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._client.close(timeout=CONNECT)

    def _look_at_workers(self) -> None:
        threads: Mapping[str, int] = self._client.nthreads()
        if not threads:
            message = "у планировщика Dask нет ни одного исполнителя"
            raise AnkbriefError(message, self.address, START_WORKERS)
        self._compare(version("ankbrief"), version, "ankbrief")
        self._compare(code_print(), code_print)
        self.ahead = 2 * len(threads)

    def _compare(self, ours: object, ask: Any, *about: str) -> None:
        """Whether all workers answer what this program does."""
        for worker, theirs in self._client.run(ask, *about, on_error="return").items():
            if isinstance(theirs, Exception):
                message = f"на исполнителе Dask нет этой версии ankbrief ({theirs})"
            elif theirs != ours:
                told = f": {theirs}, здесь {ours}" if isinstance(ours, str) else " или её библиотек"
                message = f"на исполнителе Dask другая версия программы{told}"
            else:
                continue
            raise AnkbriefError(message, worker, SAME.format(version("ankbrief")))

    def _has_workers(self) -> bool:
        with self._cluster_errors():
            return bool(self._client.nthreads())

    @contextmanager
    def _cluster_errors(self) -> Iterator[None]:
        """What goes wrong between the machines, in words for the user."""
        from distributed import KilledWorker

        try:
            yield
        except (AnkbriefError, KilledWorker, TimeoutError):
            raise
        except (asyncio.CancelledError, concurrent.futures.CancelledError, OSError) as error:
            message = "связь с планировщиком Dask потеряна"
            raise AnkbriefError(message, self.address, IS_IT_UP) from error
        except Exception as error:
            message = f"сбой в кластере Dask ({type(error).__name__}: {error})"
            hint = SAME.format(version("ankbrief"))
            raise AnkbriefError(message, self.address, hint) from error


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        message = "для --dask нужен пакет distributed, а он не установлен"
        raise AnkbriefError(message, hint=INSTALL) from error
    _hush()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of versions: those that matter are compared here
            return Client(address or "?", timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        message = "планировщик Dask не отвечает"
        raise AnkbriefError(message, address, IS_IT_UP) from error


def _hush() -> None:
    """What Dask tells its own developers is not for the user; what matters is raised."""
    for name in tuple(logging.root.manager.loggerDict):
        if name.split(".")[0] in {"distributed", "tornado"}:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)

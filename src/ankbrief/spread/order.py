"""Many articles on their way at once, their facts in order; whoever dies over one is replaced."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol

from ankbrief.errors import AnkbriefError
from ankbrief.model import Article, Facts, Problem

TRIES = 2  # alone: the first may be broken off by what somebody else was doing
LOST_IN_A_ROW = 3  # articles that killed whoever read them: then it is not the articles


class WorkerDiedError(Exception):
    """Whoever worked on a task is gone, and what it had found with it."""


class Workers(Protocol):
    """Where articles are extracted, outside this process; a task is what `submit` yields."""

    part: int
    """Articles to a task."""
    ahead: int
    """Tasks under way at once: what bounds memory."""

    def submit(self, articles: Sequence[Article]) -> Any:
        """Begins a task, with new workers where the old ones are gone."""

    def result(self, task: Any) -> list[Facts]:
        """Waits for the facts of a task; raises `WorkerDiedError`."""

    def drop(self, task: Any) -> None:
        """Nobody waits for the task any more."""


def extract_by(workers: Workers, articles: Iterable[Article]) -> Iterator[Facts]:
    """The facts of each article in the order given.

    An article over which workers die yields no facts and a problem that says so.

    Raises:
        AnkbriefError: they die over every article.
    """
    rest = _parts(articles, workers.part)
    under_way: deque[tuple[Sequence[Article], Any]] = deque()
    lost = 0
    try:
        while True:
            for part in islice(rest, workers.ahead - len(under_way)):
                under_way.append((part, workers.submit(part)))
            if not under_way:
                return
            part, task = under_way.popleft()
            for article, facts in zip(part, _facts(workers, part, task), strict=True):
                lost = 0 if facts else lost + 1
                if lost == LOST_IN_A_ROW:
                    raise _all_die()
                yield facts or _lost(article)
    finally:
        for _, task in under_way:
            workers.drop(task)


def _parts(articles: Iterable[Article], size: int) -> Iterator[Sequence[Article]]:
    rest = iter(articles)
    while part := list(islice(rest, size)):
        yield part


def _facts(workers: Workers, part: Sequence[Article], task: Any) -> Iterator[Facts | None]:
    """The facts of each article of a task; None for one over which workers die."""
    try:
        yield from workers.result(task)
    except WorkerDiedError:
        for article in part:
            yield _alone(workers, article)


def _alone(workers: Workers, article: Article) -> Facts | None:
    for _ in range(TRIES):
        try:
            return workers.result(workers.submit([article]))[0]
        except WorkerDiedError:
            continue
    return None


def _lost(article: Article) -> Facts:
    where = article.path or article.id
    problem = Problem(
        "error",
        "статья не разобрана: процесс, который её разбирал, дважды погиб",
        where,
        "Сообщите об этом разработчикам, приложив файл; остальные статьи разобраны.",
    )
    return Facts(article, headline=article.title, problems=(*article.problems, problem))


def _all_die() -> AnkbriefError:
    return AnkbriefError(
        "процессы, разбирающие публикации, гибнут один за другим",
        hint="Вероятно, им не хватает памяти, нужно по 0,5 ГБ на каждый: задайте меньшее -j.",
    )

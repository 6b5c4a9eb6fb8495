"""Who waits for whom when articles are shared out; workers here do no work at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from ankbrief.errors import AnkbriefError
from ankbrief.model import Article, Facts
from ankbrief.spread import extract_by
from ankbrief.spread.order import WorkerDiedError


def article(number: int) -> Article:
    return Article(str(number), None, f"Текст {number}.", None, path=f"seeds/{number}.txt")


class Fake:
    """Workers that begin at once, and die over some articles so many times."""

    part = 2
    ahead = 3

    def __init__(self, deadly: dict[int, int] | None = None) -> None:
        self.deadly = deadly or {}
        self.begun: list[list[int]] = []
        self.dropped = 0

    def submit(self, articles: Sequence[Article]) -> Sequence[Article]:
        self.begun.append([int(one.id) for one in articles])
        return articles

    def result(self, task: Sequence[Article]) -> list[Facts]:
        for one in task:
            if self.deadly.get(int(one.id), 0):
                self.deadly[int(one.id)] -= 1
                raise WorkerDiedError
        return [Facts(one) for one in task]

    def drop(self, _task: Sequence[Article]) -> None:
        self.dropped += 1


def test_no_more_articles_are_taken_than_there_are_tasks_for() -> None:
    taken: list[int] = []

    def archive() -> Iterator[Article]:
        for number in range(100):
            taken.append(number)
            yield article(number)

    found = extract_by(workers := Fake(), archive())
    assert [next(found).article.id for _ in range(4)] == ["0", "1", "2", "3"]
    assert len(taken) == 8  # two tasks done, three under way, of two articles each; one not asked
    assert [facts.article.id for facts in found] == [str(n) for n in range(4, 100)]
    assert workers.begun[0] == [0, 1]


def test_whoever_stops_asking_lets_the_workers_go() -> None:
    workers = Fake()
    found = extract_by(workers, map(article, range(20)))
    next(found)
    found.close()  # type: ignore[attr-defined]  # a generator
    assert workers.dropped == 2


def test_the_articles_of_a_worker_that_died_are_done_again_one_by_one() -> None:
    workers = Fake({3: 1})
    found = list(extract_by(workers, map(article, range(6))))
    assert [facts.article.id for facts in found] == ["0", "1", "2", "3", "4", "5"]
    assert not any(facts.problems for facts in found)
    assert workers.begun[-2:] == [[2], [3]]


def test_an_article_over_which_workers_die_is_told_and_the_others_are_read() -> None:
    found = list(extract_by(Fake({3: 99}), map(article, range(6))))
    (problem,) = (problem for facts in found for problem in facts.problems)
    assert (problem.level, problem.where) == ("error", "seeds/3.txt")
    assert "дважды погиб" in problem.message
    assert len(found) == 6


def test_where_workers_die_over_everything_the_run_ends() -> None:
    with pytest.raises(AnkbriefError, match="гибнут один за другим") as caught:
        list(extract_by(Fake(dict.fromkeys(range(9), 99)), map(article, range(9))))
    assert "-j" in caught.value.hint

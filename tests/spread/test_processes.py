"""Real processes that extract real facts."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import replace

from ankbrief.facts.extract import extract_many
from ankbrief.language.cards.records import Cards, PersonCard, using
from ankbrief.model import Article
from ankbrief.spread import extract_by, workers
from made_article import article_of


def articles(count: int) -> list[Article]:
    return [replace(article_of(f"Пункт {n}. Серик Ахметов."), id=str(n)) for n in range(count)]


def test_two_processes_find_what_one_finds_in_its_order_with_the_office_s_cards() -> None:
    texts = [*articles(9), article_of("Премию вручили Ким Чену.")]
    cards = Cards(people=(PersonCard("Ким Чен", "m"),))
    with using(cards), workers(2) as two:
        assert two
        found = list(extract_by(two, texts))
        assert found == list(extract_many(texts))
    assert [person.gender for person in found[-1].people] == ["m"]
    assert not multiprocessing.active_children()


def test_a_process_that_is_killed_is_replaced_and_nothing_is_lost() -> None:
    texts = articles(60)
    with workers(2) as two:
        assert two
        found = extract_by(two, texts)
        first = next(found)
        os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
        assert [first, *found] == list(extract_many(texts))


def test_no_process_starts_where_there_is_nothing_to_do() -> None:
    with workers(2) as two:
        assert two
        assert list(extract_by(two, [])) == []
        assert not multiprocessing.active_children()


def test_one_job_needs_no_other_process() -> None:
    with workers(1) as none:
        assert none is None

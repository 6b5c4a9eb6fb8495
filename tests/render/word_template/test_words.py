"""Every word that a template may use has a Russian name and a Russian sentence."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from ankbrief.briefing.model import Briefing
from ankbrief.data import load
from ankbrief.language.cases import CASES
from ankbrief.render.filters import FILTERS
from ankbrief.render.html import environment_of, variables

WORDS = load("template_words")
PLAIN = ("variables", "loop", "filters", "jinja")
RECORDS = [name for name in WORDS if name not in PLAIN]


def records_in(hint: Any) -> set[type]:
    """The records that a type hint speaks of."""
    if get_origin(hint) in {tuple, list, Union, UnionType}:
        return set().union(*map(records_in, get_args(hint)))
    return {hint} if dataclasses.is_dataclass(hint) and isinstance(hint, type) else set()


def reachable(start: type) -> set[type]:
    """All records that a template gets to from `start`."""
    found: set[type] = set()
    waiting = {start}
    while waiting:
        record = waiting.pop()
        found.add(record)
        for hint in get_type_hints(record).values():
            waiting |= records_in(hint) - found
    return found


def public(record: type) -> set[str]:
    """Fields, properties and, of a briefing's own records, methods."""
    own = ".briefing." in record.__module__
    return {
        name
        for name in vars(record)
        if not name.startswith("_")
        and (own or name in {f.name for f in dataclasses.fields(record)})
    }


@pytest.mark.parametrize("record", sorted(reachable(Briefing), key=str), ids=lambda r: r.__name__)
def test_each_field_of_each_record_has_its_word_and_no_word_is_for_nothing(record: type) -> None:
    assert set(WORDS[record.__name__]) == public(record)


def test_each_variable_has_its_word() -> None:
    assert set(WORDS["variables"]) | set(get_type_hints(Briefing)) == {*variables(), "loop"}


def test_no_table_is_of_a_record_that_no_briefing_holds() -> None:
    assert set(RECORDS) == {record.__name__ for record in reachable(Briefing)}


def test_each_filter_has_its_word_by_its_latin_name() -> None:
    known = environment_of(None).filters
    ours = {name for name in known if name in FILTERS or known[name].__module__.endswith("review")}
    assert set(WORDS["filters"]) == {name for name in ours if name.isascii()}
    for latin, word in WORDS["filters"].items():
        assert word["name"] in known, latin


def test_a_russian_name_of_a_filter_is_its_latin_one() -> None:
    for latin in set(WORDS["filters"]) & set(FILTERS):
        russian = FILTERS[WORDS["filters"][latin]["name"]]
        assert russian.__wrapped__ == FILTERS[latin].__wrapped__ or latin in CASES  # type: ignore[attr-defined]


def test_a_russian_field_means_one_thing_wherever_it_stands() -> None:
    meanings = defaultdict(set)
    for table in (*RECORDS, "loop"):
        for english, word in WORDS[table].items():
            meanings[word["name"]].add(english)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("table", list(WORDS))
def test_each_word_is_a_russian_name_and_one_russian_sentence(table: str) -> None:
    names = [word["name"] for word in WORDS[table].values()]
    assert len(names) == len(set(names))
    for word in WORDS[table].values():
        assert set(word) == {"name", "says"}
        assert re.fullmatch("[а-яё_]+", word["name"])
        assert re.fullmatch(r"[А-ЯЁa-z].*[.?]", word["says"])

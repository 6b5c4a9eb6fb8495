"""Facts survive the journey through the public JSON; a broken object says where it is broken."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.errors import AnkbriefError
from ankbrief.facts.identity import fact_id
from ankbrief.facts.serialise import facts_from_json, facts_to_json
from ankbrief.model import (
    Article,
    Block,
    Decision,
    Event,
    Facts,
    Mention,
    Organisation,
    Person,
    Place,
    Position,
    Quote,
    Sentence,
    Span,
    SummarySentence,
    When,
)

ARTICLE = Article(
    id="a1",
    title="Совет собрался",
    text="Аким Куралай Сеитова поручила открыть школу.",
    published=date(2025, 12, 25),
    path="seeds/a1.txt",
    blocks=(Block("paragraph", Span(0, 44)),),
)
DEADLINE = When("до мая", Span(3, 9), None, date(2026, 4, 30), "deadline")
FACTS = Facts(
    ARTICLE,
    headline="Совет собрался",
    people=(
        Person(
            "Куралай Сеитова",
            "f",
            (
                Position("аким", Span(0, 4)),
                Position("директор школы", Span(0, 4), former=True, inferred=True),
            ),
            (Mention("Куралай Сеитова", Span(5, 20)),),
        ),
    ),
    dates=(DEADLINE,),
    places=(Place("Сарыкол", Span(1, 2), of_event=True),),
    organisations=(Organisation("акимат", Span(4, 5)),),
    event=Event("совет", Span(0, 5), DEADLINE, "Сарыкол", ("Куралай Сеитова",)),
    decisions=(
        Decision(
            "d1",
            "поручение",
            "Куралай Сеитова",
            ("акимат",),
            "открыть школу",
            DEADLINE,
            Span(21, 43),
        ),
    ),
    quotes=(Quote("q1", None, "сказала", "Откроем", Span(2, 9), inferred=True),),
    summary=(SummarySentence("Аким поручила открыть школу.", Span(0, 44)),),
    sentences=(Sentence("Аким Куралай Сеитова поручила открыть школу.", Span(0, 44)),),
)


def test_the_public_form_holds_plain_strings_where_a_reader_wants_them() -> None:
    data = facts_to_json(FACTS)
    assert data["people"][0]["positions"] == ["аким", "директор школы (ранее)"]
    assert data["places"] == ["Сарыкол"]
    assert data["organisations"] == ["акимат"]
    assert data["article"]["published"] == "2025-12-25"
    assert "text" not in data["article"]
    assert data["decisions"][0]["deadline"]["stop"] == "2026-04-30"
    assert data["place_evidence"] == [
        {"name": "Сарыкол", "span": {"start": 1, "stop": 2}, "of_event": True}
    ]


def test_a_position_that_an_editor_adds_to_the_strings_is_kept_without_evidence() -> None:
    data = facts_to_json(FACTS)
    data["people"][0]["positions"] = ["директор школы (ранее)", "депутат"]
    positions = facts_from_json(data).people[0].positions
    assert positions[0] == FACTS.people[0].positions[1]
    assert positions[1] == Position("депутат", Span(0, 0))


def test_an_object_without_the_added_fields_is_enough() -> None:
    data = {"article": {"id": "x", "title": None, "published": None}, "places": ["Астана"]}
    facts = facts_from_json(data)
    assert facts.places == (Place("Астана", Span(0, 0)),)
    assert facts.article.language == "ru"


def broken(path: tuple[str | int, ...], value: Any) -> Any:
    data = json.loads(json.dumps(facts_to_json(FACTS)))
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "where", "what"),
    [
        (("people", 0, "name"), 7, "people[0].name", "строка; стоит: целое число"),
        (("people", 0, "positions", 1), None, "people[0].positions[1]", "строка; стоит: null"),
        (("quotes", 0, "span"), [1, 2], "quotes[0].span", "объект; стоит: список"),
        (("decisions", 0, "kind"), "приказ", "decisions[0].kind", "неизвестное значение «приказ»"),
        (("dates", 0, "start"), "25.12.2025", "dates[0].start", "не дата; нужен вид ГГГГ-ММ-ДД"),
        (("summary", 0), {"text": "А."}, "summary[0].span", "нет обязательного ключа"),
        (("article",), None, "article", "объект; стоит: null"),
        (("decisions", 0, "past"), 1, "decisions[0].past", "true или false"),
        (("places",), "Астана", "places", "список; стоит: строка"),
    ],
)
def test_a_broken_object_says_where_it_is_broken(
    path: tuple[str | int, ...], value: Any, where: str, what: str
) -> None:
    with pytest.raises(AnkbriefError) as error:
        facts_from_json(broken(path, value))
    assert error.value.where == where
    assert what in error.value.message
    assert error.value.hint


@pytest.mark.parametrize("data", [None, 5, "факты", [], [{}]])
def test_what_is_no_object_is_refused(data: Any) -> None:
    with pytest.raises(AnkbriefError, match="объект"):
        facts_from_json(data)


@given(st.from_type(Facts))
def test_any_facts_come_back_as_they_were(facts: Facts) -> None:
    travelled = facts_from_json(json.loads(json.dumps(facts_to_json(facts))))
    assert travelled == replace(facts, article=replace(facts.article, text="", blocks=()))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["article", "people", "places", "id", "title", "published", "event"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_either_facts_or_an_error_that_names_its_place(data: Any) -> None:
    try:
        assert isinstance(facts_from_json(data), Facts)
    except AnkbriefError as error:
        assert error.where  # noqa: PT017 - either outcome is right, only the place is asked for


def test_an_id_depends_on_words_not_on_spaces_or_place() -> None:
    same = fact_id("a1", "quote", "Мы  построим\nшколу")
    assert same == fact_id("a1", "quote", "мы построим школу")
    others = {
        fact_id("a2", "quote", "мы построим школу"),
        fact_id("a1", "decision", "мы построим школу"),
        fact_id("a1", "quote", "мы построим школу", 1),
    }
    assert same not in others
    assert len(others) == 3

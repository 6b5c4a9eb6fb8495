"""The whole run: any text, any language, one order, every span in its place."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ankbrief.facts.extract import EXTRACTORS, extract, extract_many
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Facts, Span
from made_article import article_of

NEWSLIKE = (
    string.ascii_letters
    + 'абвгдежзиклмнопрстуяАБВГДЕКМНОПРСТ «»"„“.,:;-–—()/■\n\u00a0іқғә№1234567890'
)


def evidence(facts: Facts) -> Iterator[Span]:
    """Every span that a fact gives as its evidence."""
    for person in facts.people:
        yield from (mention.span for mention in person.mentions)
        yield from (position.span for position in person.positions)
    yield from (when.span for when in facts.dates)
    yield from (place.span for place in facts.places)
    yield from (body.span for body in facts.organisations)
    yield from (decision.span for decision in facts.decisions)
    yield from (quote.span for quote in facts.quotes)
    if facts.event:
        yield facts.event.span


@settings(max_examples=150, deadline=None)
@given(st.text(NEWSLIKE, max_size=300) | st.text(max_size=120))
@example("Аким Серик Ахметов: «Откроем школу к маю», – сказал он. И.о. акима К.-Ж. Абенов – врио")
@example("ПРЕЗИДЕНТ СЕРИК АХМЕТОВ ПОРУЧИЛ АКИМАМ ДО 1 МАЯ")
@example('(((«««"""№№№ХХХІІІVVV')
def test_any_text_gives_facts_inside_it(text: str) -> None:
    facts = extract(article_of(text))
    for span in evidence(facts):
        assert 0 <= span.start < span.stop <= len(text)
        assert any(sentence.span.meets(span) for sentence in facts.sentences)


def test_a_long_text_without_a_space_is_read() -> None:
    assert extract(article_of("а" * 200_000)).people == ()


@pytest.mark.parametrize("piece", ["Досов", "Серик", "ов", "«", "1"])
def test_a_word_of_many_thousand_letters_is_read(piece: str) -> None:
    facts = extract(article_of(f"Аким {piece * 8_000} прибыл. Серик Ахметов открыл школу."))
    assert "Серик Ахметов" in [person.name for person in facts.people]


def test_a_kazakh_article_is_listed_but_not_read() -> None:
    article = replace(article_of("Аким Серик Ахметов келді."), language="kk")
    facts = extract(article)
    assert facts.people == ()
    assert "на казахском языке" in facts.problems[-1].message


def test_marks_that_meet_hold_no_quotation() -> None:
    text = 'Летом откроют ярмарки««, – пояснила Дина Шарипова.\nМарат Досов добавил: ""Рано".'
    for quote in extract(article_of(text)).quotes:
        assert quote.text.strip()
        assert quote.span.of(text) == quote.text


def test_the_same_text_gives_the_same_facts() -> None:
    article = article_of("Аким Серик Ахметов поручил до 1 мая открыть школу в Таразе.")
    assert extract(article) == extract(article)


def test_an_article_that_no_rule_foresaw_costs_only_its_own_facts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = article_of("Аким Серик Ахметов посетил Аксу.")
    odd = replace(article_of("Странный текст."), path="seeds/odd.txt")

    def fail_on_odd(article: Article, _document: Document, facts: Facts) -> Facts:
        if article == odd:
            raise IndexError("нет слова")
        return facts

    monkeypatch.setattr("ankbrief.facts.extract.EXTRACTORS", (*EXTRACTORS, fail_on_odd))
    broken, whole = extract_many([odd, good])
    assert broken.people == ()
    assert [(p.level, p.where) for p in broken.problems] == [("error", "seeds/odd.txt")]
    assert "IndexError: нет слова" in broken.problems[0].message
    assert [person.name for person in whole.people] == ["Серик Ахметов"]

"""What holds for any facts, however odd."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from ankbrief.briefing import Briefing, Period, assemble
from ankbrief.briefing.evidence import plain
from ankbrief.briefing.model import BriefDecision
from ankbrief.briefing.words import WORD
from ankbrief.model import (
    Article,
    Decision,
    DecisionKind,
    Event,
    Facts,
    Mention,
    Person,
    Place,
    Position,
    Quote,
    Sentence,
    Span,
    SummarySentence,
    When,
)
from ankbrief.render.html import render_html

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))
DAYS = st.dates(date(2026, 8, 8), date(2026, 8, 18))
WORDS = st.sampled_from(
    ["аким", "поручил", "открыть", "школу", "«Достық»", "№", "5", "К.-Ж.", "Әсел", ",", "<", '"']
)
PHRASES = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=12)
NAMES = st.sampled_from(
    ["Тимур Байсалов", "Әсел Қуандыкова", "Нина Шнайдер", "К.", "", "Правительство"]
)
SPANS = st.builds(Span, st.integers(0, 60), st.integers(0, 90))
GENDERS = st.sampled_from(["m", "f", None])
WHENS = st.builds(
    When,
    PHRASES,
    SPANS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.sampled_from(["event", "deadline", "mention"]),
    st.booleans(),
)
DECISIONS = st.builds(
    Decision,
    st.uuids().map(str),
    st.sampled_from(get_args(DecisionKind)),
    st.none() | NAMES,
    st.lists(NAMES, max_size=2).map(tuple),
    PHRASES,
    st.none() | WHENS,
    SPANS,
    past=st.booleans(),
    inferred=st.booleans(),
)
QUOTES = st.builds(
    Quote, st.uuids().map(str), st.none() | NAMES, st.none(), PHRASES, SPANS, st.booleans()
)
PEOPLE = st.builds(
    Person,
    NAMES,
    GENDERS,
    st.lists(st.builds(Position, PHRASES, SPANS, st.booleans(), st.booleans()), max_size=2).map(
        tuple
    ),
    st.lists(st.builds(Mention, NAMES, SPANS), max_size=2).map(tuple),
)
ARTICLES = st.builds(
    Article,
    st.uuids().map(str),
    st.none() | PHRASES,
    PHRASES,
    st.none() | DAYS,
    st.none() | PHRASES,
    url=st.none() | st.sampled_from(["https://a.kz/1", "javascript:alert(1)", "не адрес"]),
    path=st.none() | PHRASES,
    language=st.sampled_from(["ru", "ru", "ru", "kk", "other"]),
)


def several(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=3).map(tuple)


FACTS = st.builds(
    Facts,
    ARTICLES,
    st.none() | PHRASES,
    several(PEOPLE),
    several(WHENS),
    several(st.builds(Place, PHRASES, SPANS, st.booleans())),
    st.just(()),
    st.none()
    | st.builds(Event, PHRASES, SPANS, st.none() | WHENS, st.none() | PHRASES, several(NAMES)),
    several(DECISIONS),
    several(QUOTES),
    several(st.builds(SummarySentence, PHRASES, SPANS)),
    several(st.builds(Sentence, PHRASES, SPANS)),
)
WEEKS = st.lists(FACTS, max_size=4)


def told(brief: Briefing) -> list[BriefDecision]:
    return [d for story in brief.stories for d in (*story.decisions, *story.background)]


def included(articles: list[Facts]) -> list[Facts]:
    inside = (f for f in articles if f.article.language == "ru")
    return [f for f in inside if f.article.published is None or WEEK.holds(f.article.published)]


@given(WEEKS)
@settings(max_examples=12, deadline=None)  # a page takes about 0.2 s
def test_any_facts_make_a_briefing_and_a_page(articles: list[Facts]) -> None:
    page = render_html(assemble(articles, WEEK))
    assert page.rstrip().endswith("</html>")
    assert "javascript:" not in page


@given(WEEKS)
@settings(max_examples=25, deadline=None)
def test_every_decision_stands_in_the_brief_with_its_sentence(articles: list[Facts]) -> None:
    shown = {e.sentence for decision in told(assemble(articles, WEEK)) for e in decision.evidence}
    for facts in included(articles):
        for decision in facts.decisions:
            sentence = facts.sentence_of(decision.span) or decision.span.of(facts.article.text)
            assert plain(sentence) in shown


@given(WEEKS)
@settings(max_examples=25, deadline=None)
def test_every_quotation_is_shown_or_counted_and_shown_as_it_was_printed(
    articles: list[Facts],
) -> None:
    brief = assemble(articles, WEEK)
    quotes = [quote.text for facts in included(articles) for quote in facts.quotes]
    words = {" ".join(WORD.findall(text.lower())) for text in quotes}
    assert len(words) <= brief.statistics.quotes <= len(quotes)  # a reprint's count once
    for story in brief.stories:
        if story.quote:
            assert any(story.quote.text in quote for quote in quotes)


@given(WEEKS)
@settings(max_examples=25, deadline=None)
def test_every_article_is_a_source_or_left_out(articles: list[Facts]) -> None:
    brief = assemble(articles, WEEK)
    outside = [item for item in brief.left_out if item.reason == "вне периода"]
    assert len(brief.sources) + len(outside) == len(articles)


@given(st.permutations(range(5)), st.lists(FACTS, min_size=5, max_size=5))
@settings(max_examples=15, deadline=None)
def test_the_order_of_the_input_changes_nothing(order: list[int], articles: list[Facts]) -> None:
    assert assemble([articles[n] for n in order], WEEK) == assemble(articles, WEEK)

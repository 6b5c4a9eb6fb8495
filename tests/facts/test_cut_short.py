"""A text may end after any word: extraction reads nothing beyond it and never raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from made_article import facts_of

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
LINES = [
    line
    for seed in SEEDS
    for line in seed.read_text("utf-8", errors="replace").splitlines()
    if 30 < len(line) < 400
]


@pytest.mark.parametrize(
    "text",
    [
        "создать",
        "Завод готовится к",
        "Завод намечен в",
        "Аким отчитался. Аким в докладе подробно остановился",
        "Об этом сообщили по его",
        "На",
        "Вчера Ахметов заявил о планах.",
    ],
)
def test_a_text_that_ends_where_a_word_is_awaited_is_read(text: str) -> None:
    assert facts_of(text).article.text == text


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(LINES), st.integers(1, 60), st.sampled_from(["", ",", "–", "«", "»"]))
def test_a_sentence_of_news_cut_after_any_word_is_read(line: str, words: int, end: str) -> None:
    text = " ".join(line.split()[:words]) + end
    for decision in facts_of(text).decisions:
        assert 0 <= decision.span.start < decision.span.stop <= len(text)

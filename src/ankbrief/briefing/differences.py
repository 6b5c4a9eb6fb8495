"""Numbers that sources of one story tell differently: 300 people here, 350 there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import razdel

from ankbrief.briefing.evidence import Numbered, evidence_of
from ankbrief.briefing.model import Difference, Statement
from ankbrief.briefing.words import WORD, lemma
from ankbrief.data import load
from ankbrief.model import Span

TABLE = load("briefing")["attendance"]
NOUNS, CUES = frozenset(TABLE["nouns"]), frozenset(TABLE["cues"])
COUNTED = re.compile(
    r"(?:(?:около|более|свыше|почти|порядка) )?(\d[\d\s]*)\s([а-яё]+)", re.IGNORECASE
)


def differences(articles: Sequence[Numbered]) -> tuple[Difference, ...]:
    """How many people were there, where two sources give each one number and the numbers differ."""
    told = [values[0] for article in articles if len(values := list(_attendance(article))) == 1]
    if len({number for number, _ in told}) < 2:
        return ()
    return (Difference("Число участников", tuple(statement for _, statement in told)),)


def _attendance(article: Numbered) -> Iterator[tuple[str, Statement]]:
    """«съехались около 300 человек»: the number, and its words as they stand."""
    text = article.facts.article.text
    for sentence in razdel.sentenize(text):
        for match in COUNTED.finditer(sentence.text):
            if lemma(match[2]) in NOUNS and _is_of_event(sentence.text, match[2]):
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                words = " ".join(match[0].split())
                yield "".join(match[1].split()), Statement(words, evidence_of(article, span))


def _is_of_event(sentence: str, noun: str) -> bool:
    """«участников» speaks for itself, «человек» only beside «собрались», «приняли участие»."""
    cues = {lemma(word) for word in WORD.findall(sentence)} & CUES
    return bool(cues) or lemma(noun) == "участник"

"""The best quotation of a story: short, complete, on the matter, its speaker known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import razdel

from ankbrief.briefing.actions import is_infinitive
from ankbrief.briefing.evidence import Numbered, evidence_of
from ankbrief.briefing.model import BriefQuote
from ankbrief.briefing.people import who
from ankbrief.briefing.ranks import rank_of
from ankbrief.briefing.words import content_stems
from ankbrief.data import load
from ankbrief.model import Quote

LEANING = tuple(load("briefing")["quotes"]["leaning"])
ELSEWHERE = {
    "него",
    "ним",
    "нему",
    "нее",
    "ней",
    "них",
    "ними",
}  # whose name is in another sentence
SHORTEST, LONGEST = 40, 240  # characters: less says nothing, more is not read in a brief
WHOLE = 30  # characters of a quotation that is shown as it was said, with nothing cut off
REPEATED = 0.7  # share of a decision's stems in a quotation, or the other way round
LEAST = 0.0  # a quotation whose faults outweigh what it says is only counted
AT_MOST = 500  # characters; a story whose quotations are all longer shows none
OPENING, CLOSING = '«„“"(', '»”")'


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whole sentences out of a quotation."""

    text: str
    quote: Quote
    article: Numbered


def best_quote(
    articles: Sequence[Numbered], topic: frozenset[str], decided: Sequence[frozenset[str]]
) -> BriefQuote | None:
    """The quotation that says most about `topic` and repeats none of `decided`; all are stems.

    That which an editor put first is the best one.
    """
    chosen = [a for a in articles if "quotes" in a.facts.ordered and a.facts.quotes]
    if chosen:
        return _first_of(chosen[0])
    candidates = [c for article in articles for q in article.facts.quotes for c in _cut(q, article)]
    fit = [c for c in candidates if not _repeats(c.text, decided)]
    scores = [(_score(candidate, topic), -n) for n, candidate in enumerate(fit)]
    score, place = max(scores, default=(LEAST, 0))
    return _shown(fit[-place]) if score > LEAST else None


def _first_of(article: Numbered) -> BriefQuote:
    """As long as the editor left it."""
    quote = article.facts.quotes[0]
    return _shown(Candidate(" ".join(quote.text.split()), quote, article))


def _shown(best: Candidate) -> BriefQuote:
    facts, quote = best.article.facts, best.quote
    said = evidence_of(best.article, quote.span)
    return BriefQuote(best.text, who(facts, quote.speaker), said, quote.inferred)


def _cut(quote: Quote, article: Numbered) -> Iterator[Candidate]:
    """One sentence or two that follow each other, as they are printed."""
    sentences = list(razdel.sentenize(quote.text))
    singles = [(s.start, s.stop) for s in sentences]
    doubles = [(a.start, b.stop) for a, b in pairwise(sentences)]
    for start, stop in singles + doubles:
        text = quote.text[start:stop].strip()
        if 0 < len(text) <= AT_MOST and _is_balanced(text):
            yield Candidate(text, quote, article)


def _is_balanced(text: str) -> bool:
    """Whether no quotation mark or bracket inside is left without its pair."""
    straight = text.count('"') % 2 == 0
    return straight and text.count("«") == text.count("»") and text.count("(") == text.count(")")


def _score(candidate: Candidate, topic: frozenset[str]) -> float:
    """Share of words on the matter, then the speaker; faults weigh more than either."""
    text, quote = candidate.text, candidate.quote
    stems = content_stems(text)
    on_matter = len(stems & topic) / (len(stems) + 4)  # 4: a short phrase needs more of them
    speaker = who(candidate.article.facts, quote.speaker)
    known = 0.2 * (speaker is not None) - 0.05 * quote.inferred + 0.03 * rank_of(speaker)
    is_whole = text == " ".join(quote.text.split())
    return on_matter + known - _faults(text, WHOLE if is_whole else SHORTEST)


def _faults(text: str, shortest: int) -> float:
    plain = " ".join(text.lower().replace("ё", "е").split())
    leans = any(plain.startswith((f"{word} ", f"{word},")) for word in LEANING)
    too_long = max(0, len(text) - LONGEST) / LONGEST
    return (
        0.7 * leans
        + 0.6 * (len(text) < shortest)
        + too_long
        + 0.3 * ("?" in text)
        + 0.2 * bool(ELSEWHERE & set(plain.split(".")[0].split()))
        + 0.4 * is_infinitive(text)
        + 0.3 * (not text[:1].isupper() and text[:1] not in OPENING)
    )


def _repeats(text: str, decided: Sequence[frozenset[str]]) -> bool:
    """Whether the words hold a decision told elsewhere, or most of them are of one."""
    stems = content_stems(text)
    return any(
        len(stems & action) > REPEATED * min(len(stems), len(action))
        for action in decided
        if action
    )

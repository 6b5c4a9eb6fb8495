"""The one to three sentences that carry the news: the lead, what was decided, the event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ankbrief.facts.quotes.utterances import paragraphs_of
from ankbrief.facts.summary.headline import headline_of
from ankbrief.facts.summary.standing import leans, standing_alone
from ankbrief.facts.text.background import background_sentences
from ankbrief.facts.text.flow import Flow, flow_of
from ankbrief.facts.text.rows import row_of
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Decision, Facts, Span, SummarySentence

MOST = 3  # sentences
LEAST = 1.5  # swept 0.5–3 on the development articles: what a sentence besides the lead must weigh
SAME = 0.6  # shared stems of two sentences that say one thing
SHORT, LONG = 5, 70  # tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence by its number, what it weighs, and how it would read."""

    number: int
    weight: float
    text: str


def summarise(article: Article, document: Document, facts: Facts) -> Facts:
    """`facts` with a summary and a headline; decisions, quotes and the event must be there."""
    flow = flow_of(document, facts)
    chosen = _chosen(_candidates(article, flow, facts))
    found = tuple(
        SummarySentence(item.text, document.sentences[item.number].span) for item in chosen
    )
    lead = found[0].text if found else None
    return replace(facts, summary=found, headline=headline_of(article, facts, lead))


def _candidates(article: Article, flow: Flow, facts: Facts) -> list[Candidate]:
    paragraphs = paragraphs_of(article)
    spoken = [quote.span for quote in facts.quotes]
    past = background_sentences(flow, paragraphs, spoken)
    inside = row_of(paragraphs, lambda span: span)
    numbers = [n for n, s in enumerate(flow.document.sentences) if inside.meeting(s.span)]
    said = row_of(facts.quotes, lambda quote: quote.span)
    decided = row_of(facts.decisions, lambda decision: decision.span)
    lead = next((n for n in numbers if _is_lead(flow, n, spoken, past)), None)
    found: list[Candidate] = []
    for place, number in enumerate(numbers):
        if number in past:
            continue
        span = flow.document.sentences[number].span
        facts_here = replace(facts, quotes=said.meeting(span), decisions=decided.meeting(span))
        text = standing_alone(flow, facts_here, number)
        weight = _weight(flow, facts_here, number, text) + 5 * (number == lead) + (place == 1)
        found.append(Candidate(number, weight, text))
    return found


def _is_lead(flow: Flow, number: int, spoken: Sequence[Span], past: frozenset[int]) -> bool:
    """The first sentence that the author says, and says whole."""
    whole = flow.document.sentences[number]
    quoted = any(span.meets(whole.span) for span in spoken)
    return len(whole.tokens) > SHORT and not quoted and number not in past


def _weight(flow: Flow, facts: Facts, number: int, text: str) -> float:
    whole = flow.document.sentences[number]
    weight = max((_of_decision(d) for d in facts.decisions if whole.span.meets(d.span)), default=0)
    weight += 1 * bool(facts.event and whole.span.meets(facts.event.span))
    weight += 1.5 * _shared(text, facts.article.title)
    quoted = any(quote.span.meets(whole.span) for quote in facts.quotes)
    weight -= 0.5 * quoted + 1.5 * (quoted and weight < 2)
    weight -= 3 * _is_first_person(flow, number) + 2 * leans(text)
    weight -= 2 * (len(whole.tokens) <= SHORT) + (len(whole.tokens) > LONG)
    return weight


def _of_decision(decision: Decision) -> float:
    """A decision of today with addressee and term weighs most, a proposal or plan least."""
    if decision.past:
        return 0.0
    base = 2.5 if decision.kind in ("поручение", "решение", "договорённость") else 1.5
    return base + 0.7 * bool(decision.executors) + 0.3 * (decision.deadline is not None)


def _is_first_person(flow: Flow, number: int) -> bool:
    """«Я поручил», «мы будем»: needs its speaker."""
    return any(
        token.feats.get("Person") == "1" or token.text.lower() in ("мною", "наш", "наша", "мой")
        for token in flow.document.sentences[number].tokens
    )


def _shared(text: str, title: str | None) -> float:
    """How much of the title the sentence says."""
    wanted = stems(title or "")
    return len(wanted & stems(text)) / len(wanted) if wanted else 0.0


def _common_words(text: str) -> frozenset[str]:
    """Without names, which every sentence of an article repeats."""
    return stems(re.sub(r"\b[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]+", "", text))


@cache
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    return frozenset(word[:5] for word in re.findall(r"\w{4,}", text.lower()))


def _chosen(found: Sequence[Candidate]) -> list[Candidate]:
    """The heaviest, none saying what another says, in the order of the text."""
    kept: list[Candidate] = []
    for item in sorted(found, key=lambda item: (-item.weight, item.number)):
        enough = item.weight >= LEAST or not kept
        if enough and item.text and not any(_says_same(item, other) for other in kept):
            kept.append(item)
        if len(kept) == MOST:
            break
    return sorted(kept, key=lambda item: item.number)


def _says_same(one: Candidate, other: Candidate) -> bool:
    first, second = _common_words(one.text), _common_words(other.text)
    return len(first & second) >= SAME * max(1, min(len(first), len(second)))

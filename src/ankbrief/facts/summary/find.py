"""The one to three sentences that carry the news: the lead, what was decided, the event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ankbrief.facts.quotes.utterances import paragraphs_of
from ankbrief.facts.summary.headline import headline_of
from ankbrief.facts.summary.standing import leans, standing_alone
from ankbrief.facts.text.background import background_sentences
from ankbrief.facts.text.flow import DASHES, Flow, flow_of, is_finite, is_infinitive
from ankbrief.facts.text.rows import row_of
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Decision, Facts, Span, SummarySentence

# What the first, second, third sentence must weigh; swept 0.5–6 on the development articles: a
# third one carries the news in one article of five, so only what weighs like a lead is taken.
LEAST = (0.0, 1.5, 4.5)
SAME = 0.6  # shared stems of two sentences that say one thing
SHORT, BRIEF, LONG = 5, 10, 70  # tokens


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
    told = (n for n, s in enumerate(flow.document.sentences) if inside.meeting(s.span))
    numbers = [number for number in told if not _is_label(flow, number)]
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


def _is_label(flow: Flow, number: int) -> bool:
    """A heading inside the text, or an item of a list that has no verb: «– Меморандум о …»."""
    whole = flow.document.sentences[number]
    text = whole.span.of(flow.text)
    if text[:1] in DASHES:
        return not any(is_finite(token) or is_infinitive(token) for token in whole.tokens)
    line = flow.text[flow.text.rfind("\n", 0, whole.span.start) + 1 :].partition("\n")[0]
    return text == line.strip() and text[-1].isalnum() and ": " in text


def _is_lead(flow: Flow, number: int, spoken: Sequence[Span], past: frozenset[int]) -> bool:
    """The first sentence that the author says, says whole, and says of somebody or something."""
    whole = flow.document.sentences[number]
    quoted = any(span.meets(whole.span) for span in spoken)
    fits = len(whole.tokens) > SHORT and not quoted and number not in past
    stands = len(whole.tokens) > BRIEF or _names(flow, number)
    return fits and stands and not leans(whole.span.of(flow.text))


def _names(flow: Flow, number: int) -> bool:
    """Whether the sentence names a person, place, body or day; a catchy opening does not."""
    whole = flow.document.sentences[number]
    dated = flow.dates.meeting(whole.span) or flow.mentions.meeting(whole.span)
    return bool(dated or whole.entities)


def _weight(flow: Flow, facts: Facts, number: int, text: str) -> float:
    whole = flow.document.sentences[number]
    weight = max((_of_decision(d) for d in facts.decisions if whole.span.meets(d.span)), default=0)
    weight += 1 * bool(facts.event and whole.span.meets(facts.event.span))
    weight += 1.5 * _shared(text, facts.article.title)
    quoted = any(quote.span.meets(whole.span) for quote in facts.quotes)
    decided = any(whole.span.meets(decision.span) for decision in facts.decisions)
    weight -= 0.5 * quoted + 1.5 * (quoted and weight < 2) + 2 * (quoted and not decided)
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


@lru_cache(5000)  # whole sentences: a run of many articles must not keep them all
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    return frozenset(word[:5] for word in re.findall(r"\w{4,}", text.lower()))


def _chosen(found: Sequence[Candidate]) -> list[Candidate]:
    """The heaviest, none saying what another says, in the order of the text."""
    kept: list[Candidate] = []
    for item in sorted(found, key=lambda item: (-item.weight, item.number)):
        if len(kept) == len(LEAST) or (kept and item.weight < LEAST[len(kept)]):
            break
        if item.text and not any(_says_same(item, other) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda item: item.number)


def _says_same(one: Candidate, other: Candidate) -> bool:
    first, second = _common_words(one.text), _common_words(other.text)
    return len(first & second) >= SAME * max(1, min(len(first), len(second)))

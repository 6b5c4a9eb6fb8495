"""Who holds the meeting: whose word «поручено» hands on when nobody is named."""

from __future__ import annotations

from collections import Counter

from ankbrief.facts.flow import Flow, has_case, is_finite, lemma_of
from ankbrief.facts.roles import is_office
from ankbrief.facts.speakers import NOBODY, Speaker
from ankbrief.facts.speech import is_speech
from ankbrief.facts.triggers import kind_of, listed
from ankbrief.model import Facts, Person

MARGIN = 1.5  # how much more weight than the next one the chair has; else nobody is it


def chair_of(flow: Flow, facts: Facts) -> Speaker:
    """Who holds an office and opens, holds or speaks at the meeting most; orders weigh most."""
    votes: Counter[str] = Counter()
    for person in facts.people:
        if holds_office(person):
            starts = (flow.at(mention.span.start) for mention in person.mentions)
            votes[person.name] = sum(1 + _weight(flow, index) for index in starts)
    best = votes.most_common(2)
    if not best or (len(best) == 2 and best[0][1] < MARGIN * best[1][1]):
        return NOBODY
    return Speaker(best[0][0], inferred=True, person=facts.person(best[0][0]))


def _weight(flow: Flow, index: int) -> int:
    """What the next verb of the sentence says of a mention in the nominative."""
    if index >= len(flow.tokens) or not has_case(flow.tokens[index], "Nom"):
        return 0
    rest = flow.tokens[index : flow.sentence_stop(index)]
    verb = next((token for token in rest if is_finite(token)), None)
    if verb is None:
        return 0
    word = lemma_of(verb)
    if word in listed("chairs") or kind_of("verbs", word) == "поручение":
        return 4
    return 2 if is_speech(verb) else 0


def holds_office(person: Person) -> bool:
    """Somebody whose word binds; unknown posts are given the benefit of the doubt."""
    if not person.positions:
        return True
    words = [word.lower() for post in person.positions for word in post.title.split()]
    return any(is_office(word) for word in words)

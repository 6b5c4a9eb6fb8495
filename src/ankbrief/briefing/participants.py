"""Who took part in an event: whom a sentence of the source says so of; naming is not enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ankbrief.briefing.evidence import Numbered, evidence_of
from ankbrief.briefing.model import Who
from ankbrief.briefing.people import who
from ankbrief.briefing.words import WORD, lemma
from ankbrief.data import load
from ankbrief.language.dictionary import parses

TABLE = load("briefing")["participants"]
SAYING = frozenset(TABLE["saying"])
ACTING = frozenset(TABLE["acting"])
TOLD = re.compile(r",\s+(?:что|чтобы|как)\s", re.IGNORECASE)  # «аким сказал, | что форум открыли»


def participants_of(articles: Sequence[Numbered]) -> tuple[Who, ...]:
    """Who took part, by the first article that says so; an editor's list stands as it is.

    Nobody has taken part in what lies ahead of its publication.
    """
    for article in articles:
        names = _names(article)
        if names:
            found = (who(article.facts, name) for name in names)
            return tuple(one for one in found if one)
    return ()


def _names(article: Numbered) -> tuple[str, ...]:
    event = article.facts.event
    if event is None or "event" in article.facts.ordered:
        return event.participants if event else ()
    day, published = event.when and event.when.start, article.facts.article.published
    if day and published and day > published:
        return ()
    return tuple(name for name in event.participants if _took_part(article, name))


def _took_part(article: Numbered, name: str) -> bool:
    """«В форуме участвовала Асель Ким», «Асель Ким открыла форум»; not «сообщила Асель Ким»."""
    person = article.facts.person(name)
    mentions = person.mentions if person else ()
    return any(
        _is_said(evidence_of(article, mention.span)[0].sentence, mention.text)
        for mention in mentions
    )


def _is_said(sentence: str, name: str) -> bool:
    clause = next((c for c in TOLD.split(sentence) if " ".join(name.split()) in c), "")
    words = ["", *WORD.findall(clause)]
    return any(_is_act(word) and before.lower() != "не" for before, word in pairwise(words))


def _is_act(word: str) -> bool:
    if lemma(word) in SAYING:
        return True
    return lemma(word) in ACTING and parses(word.lower())[0].tag.tense == "past"

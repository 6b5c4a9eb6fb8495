"""A headline for an article whose file has none: the event's name, or its lead cut short."""

from __future__ import annotations

import re

from ankbrief.language.letters import upper_first
from ankbrief.model import Article, Facts

SUBORDINATE = re.compile(
    r"(.{40,}?), (?:(?:на|в|с|по|о|при|для|из) )?(?:котор\w+|где|а также|что)\b"
)
LONGEST = 110  # characters; two lines of a heading in the printed brief


def headline_of(article: Article, facts: Facts, lead: str | None) -> str | None:
    """The file's own title; else the event as named in the text; else the lead, never invented."""
    if article.title:
        return article.title
    if facts.event:
        return upper_first(facts.event.text)
    return shortened(lead) if lead else None


def shortened(sentence: str) -> str:
    """The sentence without its stop, cut before a comma or between words where it is too long."""
    text = sentence.rstrip(" .")
    if len(text) <= LONGEST:
        return upper_first(text)
    head = text[:LONGEST]
    clause = SUBORDINATE.match(head)
    if clause:
        return upper_first(clause.group(1))
    return upper_first(head[: head.rfind(" ")].rstrip(" ,;:–—-")) + "…"

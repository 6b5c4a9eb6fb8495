"""Short forms explained at the end of the brief: known ones, and those an article introduces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ankbrief.briefing.model import Abbreviation
from ankbrief.briefing.words import SHORT, abbreviations_known
from ankbrief.data import load
from ankbrief.model import Facts

FAMILIAR = frozenset(load("briefing")["familiar"]["words"])
INTRODUCED = re.compile(r"\(\s*(?:далее\s*[–—-]\s*)?«?([А-ЯӘҒҚҢӨҰҮҺІ]{2,8})»?\s*\)")
SMALL = {"и", "в", "по", "на", "при", "с", "для", "о", "об"}


def abbreviations(texts: Iterable[str], articles: Sequence[Facts]) -> tuple[Abbreviation, ...]:
    """Those that occur in `texts`, alphabetically; an article's own meaning goes before ours."""
    used = {short for text in texts for short in SHORT.findall(text)} - FAMILIAR
    meanings = abbreviations_known() | dict(
        pair for facts in articles for pair in _introduced(facts)
    )
    return tuple(Abbreviation(s, meanings[s]) for s in sorted(used & meanings.keys()))


def _introduced(facts: Facts) -> Iterator[tuple[str, str]]:
    """«Центр медиации и согласия (ЦМС)»: the body's name gives the meaning in the nominative."""
    for short in set(INTRODUCED.findall(facts.article.text)):
        for body in facts.organisations:
            if initials(body.name) == short and body.name != short:
                yield short, body.name


def initials(name: str) -> str:
    """First letters of the words that count, as capitals."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word.lower() not in SMALL]
    return "".join(word[0] for word in words).upper()

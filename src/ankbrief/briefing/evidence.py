"""Numbered articles, and the sentences of theirs that statements stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ankbrief.briefing.model import Evidence
from ankbrief.language.text.reading import INVISIBLE
from ankbrief.model import Facts, Span

MARKUP = re.compile(
    r"\*\*|(?<!\w)__?(?=\w)|(?<=[\w.,!?»])__?(?!\w)|(?<!\w)\*(?=\w)|(?<=[\w.,!?»])\*(?!\w)"
)
SAID = re.compile(r"»,? ?[–—-] .*$")  # «…закончили к 1 сентября», – сказала депутат


@dataclass(frozen=True, slots=True)
class Numbered:
    """An article's facts and its number among the sources; of a reprint also the original's."""

    number: int
    facts: Facts
    reprint_of: int | None = None


def evidence_of(article: Numbered, span: Span) -> tuple[Evidence, ...]:
    """The sentence at `span`, or the very words of the span where no sentence was kept."""
    facts = article.facts
    sentence = facts.sentence_of(span) or span.of(facts.article.text)
    return (Evidence(article.number, plain(sentence)),)


def plain(text: str) -> str:
    """One line, without invisible marks, asterisks and underscores that set off words."""
    bare = MARKUP.sub("", text) if "*" in text or "_" in text else text
    if not bare.isprintable():
        bare = "".join(sign for sign in bare if sign not in INVISIBLE)
    return " ".join(bare.split())


def said_alone(sentence: str) -> str:
    """The sentence without a stop; of a cut quotation only what is said, without its mark."""
    words = SAID.sub("", sentence) if sentence.count("»") > sentence.count("«") else sentence
    if words.count("«") > words.count("»") and words.startswith("«"):
        words = words[1:]
    return words.strip(" .–—-")

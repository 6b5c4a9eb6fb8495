"""Texts with the answers drawn in them, as in `sentences.txt`.

    # Posts before the name: persons positions
    [person: Акиму района Абзалу Нукенову | Абзал Нукенов | аким района] вручили письмо.

A line «# title: kinds» opens a section and names the kinds of fact that are drawn in it; only these
are scored. An empty line ends a text; each line of a text is a paragraph. An answer is
`[tag: words | value | value …]` and may hold others in its words. «=» says «as worded», «-» none.

    person    name | post | post …          both in the nominative; «(ранее)» after a former post
    event     first day | last day          the day of the event itself; the last may lack
    what      name                          what the event was, in the nominative
    date      first day | last day          any other day or stretch of days; «-» where open
    place     name                          in the nominative
    body      name                          in the nominative
    quote     speaker                       the words stand between the marks of quotation
    поручение, решение, план, договорённость, предложение
              issuer | executor | deadline  the deadline in the text's words
    past                                    a decision of the background: must not pass for news
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from ankbrief.model import Article, Block, DecisionKind, Span
from evaluation.gold import Gold, Interval, KnownDecision, KnownPerson, KnownQuote

PUBLISHED = date(2025, 3, 12)  # a Wednesday: the day of publication of every text drawn
DECISIONS = get_args(DecisionKind)
TAGS = {"person", "what", "event", "date", "place", "body", "quote", "past", *DECISIONS}

_PIECE = re.compile(r"\[(?P<tag>[\w-]+): |(?P<values>(?: \| [^|\[\]]+)*)\]|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its words as they stand in the text, and its values."""

    tag: str
    words: str
    values: tuple[str, ...]

    def value(self, number: int) -> str | None:
        """A value written out: the words for «=» or nothing, None for «-»."""
        value = self.values[number] if number < len(self.values) else "="
        return {"=": self.words, "-": None}.get(value, value)

    def option(self, number: int) -> str | None:
        """A value that may lack."""
        return self.value(number) if number < len(self.values) else None


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text of a section without its drawing, and the answers."""

    section: str
    text: str
    gold: Gold


def read_drawn(source: str) -> Iterator[Drawn]:
    """The texts of a file in their order; raises ValueError where the drawing is wrong."""
    section, kinds = "", frozenset[str]()
    for part in re.split(r"\n\s*\n", source.strip()):
        lines = part.splitlines()
        if lines[0].startswith("# "):
            section, _, names = lines.pop(0)[2:].rpartition(": ")
            kinds = frozenset(name.strip() for name in names.split(","))
        if lines:
            text, answers = undraw("\n".join(lines))
            yield Drawn(section, text, _gold(kinds, answers))


def undraw(drawing: str) -> tuple[str, tuple[Answer, ...]]:
    """The plain text, and its answers in the order of their ends."""
    plain, opened, answers = "", list[tuple[str, int]](), list[Answer]()
    for piece in _PIECE.finditer(drawing):
        if piece["tag"]:
            opened.append((piece["tag"], len(plain)))
        elif piece["values"] is not None:
            if not opened:
                raise ValueError(f"«]» closes nothing: {drawing}")
            tag, start = opened.pop()
            if tag not in TAGS:
                raise ValueError(f"unknown tag «{tag}»: {drawing}")
            values = tuple(value.strip() for value in piece["values"].split(" | ")[1:])
            answers.append(Answer(tag, plain[start:], values))
        else:
            plain += piece[0]
    if opened:
        raise ValueError(f"«[{opened[-1][0]}: …» is not closed: {drawing}")
    return plain, tuple(answers)


def article_of(drawn: Drawn) -> Article:
    """The text as an article whose lines are its paragraphs."""
    lines = re.finditer(r"[^\n]+", drawn.text)
    blocks = tuple(Block("paragraph", Span(*line.span())) for line in lines)
    return Article(drawn.section, None, drawn.text, PUBLISHED, blocks=blocks)


def _gold(kinds: frozenset[str], answers: Sequence[Answer]) -> Gold:
    def tagged(*tags: str) -> Iterator[Answer]:
        return (answer for answer in answers if answer.tag in tags)

    return Gold(
        kinds=kinds,
        persons=tuple(KnownPerson(a.value(0) or "", a.values[1:]) for a in tagged("person")),
        events=tuple(a.value(0) or "" for a in tagged("what")),
        event_dates=tuple(_interval(a) for a in tagged("event")),
        dates=tuple(_interval(a) for a in tagged("event", "date")),
        places=tuple(a.value(0) or "" for a in tagged("place")),
        organisations=tuple(a.value(0) or "" for a in tagged("body")),
        decisions=tuple(_decision(a) for a in tagged("past", *DECISIONS)),
        quotes=tuple(KnownQuote(a.words, a.option(0)) for a in tagged("quote")),
    )


def _interval(answer: Answer) -> Interval:
    first, last = answer.values[0], answer.values[-1]
    return _day(first), _day(last)


def _day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _decision(answer: Answer) -> KnownDecision:
    if answer.tag == "past":
        return KnownDecision("решение", answer.words, past=True)
    return KnownDecision(
        next(kind for kind in DECISIONS if kind == answer.tag),
        answer.words,
        issuer=answer.option(0),
        executor=answer.option(1),
        deadline=answer.option(2),
    )

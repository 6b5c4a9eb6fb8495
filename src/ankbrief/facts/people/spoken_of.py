"""Who is spoken of in a sentence, by name or by a title that stands for a person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ankbrief.language.letters import fold
from ankbrief.language.text.document import Document, ParsedSentence, Token
from ankbrief.model import Mention, Person, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of a person over the tokens `start` up to `stop` of a sentence."""

    start: int
    stop: int
    person: Person
    inferred: bool
    is_subject: bool


def spoken_of(document: Document, people: Sequence[Person], sentence: int) -> tuple[Found, ...]:
    """The people spoken of in a sentence by name or title, in the order of the text."""
    whole = document.sentences[sentence]
    found = [
        _found(whole, person, mention)
        for person in people
        for mention in _inside(person.mentions, whole.span)
    ]
    return tuple(sorted(found, key=lambda m: (m.start, m.stop)))


def _inside(mentions: Sequence[Mention], span: Span) -> Iterator[Mention]:
    """Those of the sorted `mentions` that lie in the span."""
    start = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    for mention in islice(mentions, start, None):
        if mention.span.start >= span.stop:
            return
        if span.holds(mention.span):
            yield mention


def _found(sentence: ParsedSentence, person: Person, mention: Mention) -> Found:
    inside = [i for i, t in enumerate(sentence.tokens) if t.span.meets(mention.span)]
    start, stop = inside[0], inside[-1] + 1
    subject = is_subject(sentence.tokens[start:stop], named=not mention.inferred)
    subject = subject and (mention.inferred or _is_as_called(person, mention))
    return Found(start, stop, person, mention.inferred, subject)


def _is_as_called(person: Person, mention: Mention) -> bool:
    """A word of the name as in the nominative: not «Ондасына Досова» of «Ондасын Досов»."""
    return bool(set(fold(mention.text).split()) & set(fold(person.name).split()))


def is_subject(tokens: tuple[Token, ...], *, named: bool = False) -> bool:
    """Whether the first noun of a mention stands in the nominative.

    Any word of a name will do: the tagger takes «Асель» for another case than «Толегенова».
    """
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN") and "Case" in t.feats]
    return any(t.feats["Case"] == "Nom" for t in (nouns if named else nouns[:1]))

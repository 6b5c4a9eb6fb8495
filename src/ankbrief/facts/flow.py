"""The tokens of a document in one row, whatever sentences they fell into."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ankbrief.language.document import Document, Token
from ankbrief.language.morphology import lemma
from ankbrief.model import Span

DASHES = frozenset({"–", "—", "−", "-", "--", "‒", "―"})
STOPS = frozenset({".", "!", "?", "…", "...", "?!", "!!!", "?..", "!.."})
QUOTING = frozenset('«»„“”"‟')


@dataclass(frozen=True, slots=True)
class Flow:
    """`sentences[i]` numbers the sentence of token i; `starts[i]` is where the token begins."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[int, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The first token that begins at `offset` or later."""
        return bisect_left(self.starts, offset)

    def cover(self, start: int, stop: int) -> Span:
        """The characters of the tokens `start` up to `stop`."""
        return Span(self.tokens[start].span.start, self.tokens[stop - 1].span.stop)

    def within(self, span: Span) -> tuple[int, int]:
        """The tokens that begin inside `span`."""
        return self.at(span.start), self.at(span.stop)

    def sentence_stop(self, index: int) -> int:
        """One past the last token of the sentence of token `index`."""
        number = self.sentences[index]
        return next(
            (i for i in range(index, len(self.tokens)) if self.sentences[i] != number),
            len(self.tokens),
        )

    def sentence_start(self, index: int) -> int:
        """The first token of the sentence of token `index`."""
        number = self.sentences[index]
        while index and self.sentences[index - 1] == number:
            index -= 1
        return index


def flow_of(document: Document) -> Flow:
    """All tokens of `document` in the order of the text."""
    rows = list(_rows(document))
    return Flow(
        document.text,
        tuple(token for token, _ in rows),
        tuple(number for _, number in rows),
        tuple(token.span.start for token, _ in rows),
    )


def _rows(document: Document) -> Iterator[tuple[Token, int]]:
    for number, sentence in enumerate(document.sentences):
        for token in sentence.tokens:
            yield token, number


def is_finite(token: Token) -> bool:
    """A verb in a person or in the past: «сказал», «следует»."""
    return token.pos in ("VERB", "AUX") and token.feats.get("VerbForm") == "Fin"


def is_infinitive(token: Token) -> bool:
    """«создать», «быть»."""
    return token.feats.get("VerbForm") == "Inf"


def is_gerund(token: Token) -> bool:
    """«открывая»."""
    return token.feats.get("VerbForm") == "Conv"


def is_short_passive(token: Token) -> bool:
    """«создан», «поручено»."""
    feats = token.feats
    return feats.get("VerbForm") == "Part" and feats.get("Variant") == "Short"


def is_nominal(token: Token) -> bool:
    """A word that can be a subject or an object by itself."""
    return token.pos in ("NOUN", "PROPN", "PRON")


def has_case(token: Token, case: str) -> bool:
    """Whether the tagger gave the word this UD case."""
    return token.feats.get("Case") == case


def lemma_of(token: Token) -> str:
    """The dictionary form, lower case, ё as е."""
    return lemma(token)

"""Analysed text: sentences of tokens with morphology, and named entities, all with offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ankbrief.model import BlockKind, Span

EntityKind = Literal["PER", "LOC", "ORG"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `text` as read (homoglyphs folded), `pos` and `feats` in UD terms.

    `lemma` is the dictionary form that best fits them, lower case, ё as е.
    """

    text: str
    span: Span
    pos: str
    feats: Mapping[str, str]
    lemma: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity over the tokens `start` up to `stop` of its sentence."""

    kind: EntityKind
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One sentence; `block` numbers the block of the article that holds it."""

    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    block: int
    kind: BlockKind

    @property
    def span(self) -> Span:
        """From the first character of the first token to the last of the last."""
        return Span(self.tokens[0].span.start, self.tokens[-1].span.stop)

    def cover(self, start: int, stop: int) -> Span:
        """The characters of the tokens `start` up to `stop`."""
        return Span(self.tokens[start].span.start, self.tokens[stop - 1].span.stop)


@dataclass(frozen=True, slots=True)
class Document:
    """The analysed text of one article; spans index `text`."""

    text: str
    sentences: tuple[ParsedSentence, ...]

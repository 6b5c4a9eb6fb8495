"""Text of an article → `Document`: each sentence is analysed once, all facts read the result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import cast, get_args

import razdel

from ankbrief.language.dictionary import tags as known_as
from ankbrief.language.models import tags_of
from ankbrief.language.text.document import Document, Entity, EntityKind, ParsedSentence, Token
from ankbrief.language.text.loans import as_models_know
from ankbrief.language.text.morphology import CASES, NUMBERS, lemma_as
from ankbrief.language.text.reading import Reading, reading_of
from ankbrief.model import Block, Span

# Abbreviations after which a name goes on: degrees of science, a part of a town.
UNFINISHED = re.compile(r"\b(?:[а-яё]\. ?(?:[а-яё]{1,6}\. ?)?н|мкр|мкрн)\.$")
# The dictionary is asked of words with these endings alone.
INFINITIVE = re.compile(r"(?:т[ьи]|чь)(?:ся)?$", re.IGNORECASE)
LONGEST_WORD = 100  # characters; rules weigh every piece of a word, and no word is half as long
LONGEST = 200  # tokens; longer «sentences» (lists without stops) are cut so that memory is bounded
Draft = tuple[str, Span]  # a token before it is tagged


def analyse(text: str, blocks: Iterable[Block]) -> Document:
    """Sentences with morphology and entities for the titles and paragraphs among `blocks`."""
    drafts = [
        (number, block, tokens)
        for number, block in enumerate(blocks)
        if block.kind in ("title", "paragraph")
        for tokens in _sentences(reading_of(text, block.span))
    ]
    words = [[as_models_know(word) for word, _ in tokens] for _, _, tokens in drafts]
    found = zip(drafts, tags_of(words), strict=True)
    return Document(text, tuple(_parsed(*draft, *tags) for draft, tags in found))


def _sentences(reading: Reading) -> Iterator[list[Draft]]:
    for begin, stop in _bounds(reading.text):
        tokens = [
            (
                token.text[:LONGEST_WORD],
                reading.span(begin + token.start, begin + token.stop),
            )
            for token in razdel.tokenize(reading.text[begin:stop])
        ]
        for start in range(0, len(tokens), LONGEST):
            yield tokens[start : start + LONGEST]


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and stop; «к.и.н. | Серик Досов» is one."""
    begin: int | None = None
    for sentence in razdel.sentenize(text):
        begin = sentence.start if begin is None else begin
        if not UNFINISHED.search(sentence.text[-12:]):
            yield begin, sentence.stop
            begin = None
    if begin is not None:
        yield begin, len(text.rstrip())


def _parsed(
    number: int, block: Block, tokens: Sequence[Draft], tags: Sequence[str], bio: Sequence[str]
) -> ParsedSentence:
    known = tuple(_tagged(*token, tag) for token, tag in zip(tokens, tags, strict=True))
    return ParsedSentence(known, tuple(_entities(bio)), number, block.kind)


def _tagged(word: str, span: Span, tag: str) -> Token:
    verb = tag.startswith(("VERB", "AUX"))
    sure = (
        (_as_noun(word) or _as_finite(word, tag) if verb else None)
        or (not verb and _as_infinitive(word))
        or tag
    )
    pos, feats = _features(sure)
    lemma = lemma_as(word, pos, feats.get("Case", ""), feats.get("Number", ""))
    return Token(word, span, pos, feats, lemma)


@lru_cache(4096)
def _as_infinitive(word: str) -> str | None:
    """«обзвонить», a noun to the tagger after «до 30 ноября»; not «печь», which can be one."""
    readings = known_as(word) if INFINITIVE.search(word) else ()
    only = bool(readings) and all(reading.startswith("INFN") for reading in readings)
    return "VERB|VerbForm=Inf" if only else None


@lru_cache(4096)
def _as_noun(word: str) -> str | None:
    """«поручил подрядчику», a verb to the tagger: the dictionary knows one form of a noun alone."""
    readings = known_as(word)
    if len(readings) != 1 or not readings[0].startswith("NOUN"):
        return None
    case = next((ud for ud, code in CASES.items() if code in readings[0]), None)
    number = next((ud for ud, code in NUMBERS.items() if code in readings[0]), None)
    return f"NOUN|Case={case}|Number={number}" if case and number else None


@lru_cache(4096)
def _as_finite(word: str, tag: str) -> str | None:
    """«предлагаю», an infinitive to the tagger: the dictionary knows the first person alone."""
    if "VerbForm=Inf" not in tag or INFINITIVE.search(word):
        return None
    readings = known_as(word)
    if not readings or not all("1per" in reading for reading in readings):
        return None
    number = "Sing" if "sing" in readings[0] else "Plur"
    tense = "Fut" if "futr" in readings[0] else "Pres"
    return f"VERB|Mood=Ind|Number={number}|Person=1|Tense={tense}|VerbForm=Fin"


@lru_cache(4096)
def _features(tag: str) -> tuple[str, MappingProxyType[str, str]]:
    pos, _, rest = tag.partition("|")
    pairs = (pair.split("=", 1) for pair in rest.split("|") if "=" in pair)
    return pos, MappingProxyType(dict(pairs))


def _entities(bio: Sequence[str]) -> Iterator[Entity]:
    """Runs of one kind; a B- tag opens a new one."""
    starts = [i for i, tag in enumerate(bio) if tag != "O" and _opens(bio, i)]
    for start in starts:
        kind = bio[start][2:]
        stop = start + 1
        while stop < len(bio) and bio[stop] == f"I-{kind}":
            stop += 1
        if kind in get_args(EntityKind):
            yield Entity(cast("EntityKind", kind), start, stop)


def _opens(bio: Sequence[str], index: int) -> bool:
    previous = bio[index - 1] if index else "O"
    return bio[index].startswith("B-") or previous[2:] != bio[index][2:]

"""Sentences that seem to tell that what was ordered is done.

«открыть три кружка робототехники» — «Управление образования открыло три кружка». What is to be done
(«откроет»), is being done and is not done («не открыли») tells nothing of the kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import razdel

from ankbrief.briefing.evidence import Numbered, plain
from ankbrief.briefing.past import PastOrder, Said
from ankbrief.briefing.words import WORD, content_stems, expanded, lemma
from ankbrief.data import load
from ankbrief.language.dictionary import parses

# Swept on evaluation/weeks.txt, precision first.
SHARED = 0.6  # of the stems of the action that the sentence must have
ENOUGH = 3  # stems in common that need no executor beside them
FEWEST = 2
SURE = 4  # stems of action and executor in common: «провёл совещание» might be another one
MOST = 2  # sentences to one order: the first that tell it
IN_PART = frozenset(load("briefing")["done"]["in_part"])


@dataclass(frozen=True, slots=True)
class Report:
    """A sentence with a verb of something done."""

    said: Said
    stems: frozenset[str]


Reports = dict[str, list[Report]]
"""Sentences by the dictionary form of each verb that tells of something done."""


def reports(articles: Sequence[Numbered]) -> Reports:
    """Every sentence of the articles that tells of something done; reprints tell nothing new."""
    found: Reports = defaultdict(list)
    for article in articles:
        for sentence in _sentences(article) if article.reprint_of is None else ():
            verbs = set(done_in(sentence))
            if verbs:
                report = Report(said(sentence, article), _stems(sentence))
                for verb in verbs:
                    found[verb].append(report)
    return found


def told_done(order: PastOrder, known: Reports) -> tuple[Said, ...]:
    """The sentences that seem to tell that the order was carried out."""
    words = _words(order)
    found = (
        report.said
        for verb in orders_in(order.action)
        for report in known.get(verb, ())
        if _tells(report.stems, words)
    )
    return tuple(dict.fromkeys(found))[:MOST]


def closes(said: Said, order: PastOrder) -> bool:
    """Whether the order need not be asked about any more: the sentence tells all of it, surely."""
    if not is_whole(said.sentence):
        return False
    (stems, executors), told = _words(order), _stems(said.sentence)
    shared = len(told & stems)
    by_executor = len(stems) >= ENOUGH and shared + len(told & executors) >= SURE
    return shared >= ENOUGH or by_executor


Words = tuple[frozenset[str], frozenset[str]]  # stems of the action, stems of the executors


def _words(order: PastOrder) -> Words:
    return _stems(order.action), _stems(" ".join(who.name for who in order.executors))


def _stems(text: str) -> frozenset[str]:
    return content_stems(expanded(text))


def _tells(told: frozenset[str], words: Words) -> bool:
    stems, executors = words
    shared = len(told & stems)
    if shared < FEWEST or shared < SHARED * len(stems):
        return False
    return shared >= ENOUGH or bool(executors & told)


def is_whole(sentence: str) -> bool:
    """Whether nothing says that it was done in part: «меньше половины», «на 80 %»."""
    words = {lemma(word) for word in WORD.findall(sentence)}
    return "%" not in sentence and words.isdisjoint(IN_PART)


def orders_in(action: str) -> tuple[str, ...]:
    """The verbs of an infinitive clause: «укомплектовать школу и закупить мебель»."""
    return tuple(dict.fromkeys(lemma(w) for w in WORD.findall(action) if _is_infinitive(w)))


@lru_cache(50_000)
def _is_infinitive(word: str) -> bool:
    return bool(parses(word.lower())[0].tag.POS == "INFN")


def done_in(sentence: str) -> Iterator[str]:
    """Dictionary forms of the verbs in the past tense and passive, without those after «не»."""
    words = WORD.findall(sentence)
    for before, word in zip(["", *words], words, strict=False):
        if before.lower() not in {"не", "ни"}:
            yield from _done(word.lower())


@lru_cache(50_000)
def _done(word: str) -> tuple[str, ...]:
    """The verb of which the word is a past tense or a participle of the past: «открыты»."""
    found = (
        str(reading.normal_form).replace("ё", "е")
        for reading in parses(word)
        if reading.tag.POS in {"VERB", "PRTS", "PRTF"} and "past" in reading.tag
    )
    return tuple(dict.fromkeys(found))


def _sentences(article: Numbered) -> list[str]:
    """Those of the text; where it is gone, those that facts cite."""
    text = article.facts.article.text
    if not text:
        return [plain(sentence.text) for sentence in article.facts.sentences]
    blocks = [b.span.of(text) for b in article.facts.article.blocks if b.kind == "paragraph"]
    return [plain(s.text) for part in blocks or [text] for s in razdel.sentenize(part)]


def said(sentence: str, article: Numbered) -> Said:
    """A sentence of an article of this brief."""
    of = article.facts.article
    return Said(sentence, of.source, of.published, of.title or "", of.url, article.number)

"""Quotations: words between marks that somebody speaks, letter for letter, and who speaks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ankbrief.facts.identity import fact_id
from ankbrief.facts.posts.heads import head_lemma, is_role
from ankbrief.facts.quotes.before import person_meant
from ankbrief.facts.quotes.parts import Utterance
from ankbrief.facts.quotes.speakers import NOBODY, Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause, is_impersonal, with_cue, words
from ankbrief.facts.quotes.utterances import utterances
from ankbrief.facts.text.flow import Flow, flow_of, has_case, is_finite, lemma_of
from ankbrief.facts.text.rows import Row, row_of
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Facts, Problem, Quote, Span

PAPER = 3  # tokens: «распространила официальное сообщение»
SOURCE = 2  # sentences back in which a body is told that a paper is of


@dataclass(frozen=True, slots=True)
class Heard:
    """An utterance with its speaker."""

    utterance: Utterance
    speaker: Speaker


def find_quotes(article: Article, document: Document, facts: Facts) -> Facts:
    """`facts` with the quotations of `article`; people must have been found before."""
    heard = tuple(hear(article, flow_of(document, facts), facts))
    found = tuple(_distinct(_quotes(article, heard)))
    unknown = tuple(_unknown(article, quote) for quote in found if quote.speaker is None)
    return replace(facts, quotes=found, problems=(*facts.problems, *unknown))


def hear(article: Article, flow: Flow, facts: Facts) -> Iterator[Heard]:
    """The utterances of `article` in order; who is not named may be the one who spoke before."""
    before = NOBODY
    said = tuple(utterances(article, flow))
    spoken = row_of((part for utterance in said for part in utterance.parts), lambda part: part)
    for utterance in said:
        speaker = _speaker(flow, utterance, facts, before, spoken)
        clause = utterance.clause
        silent = clause is not None and clause.cue is None and speaker.person is None
        if silent and not (clause and _is_of_role(flow, clause)):
            continue  # «Программа:», «Объект – …»: without a verb of speech only a person speaks
        if speaker.name in words("reporters"):
            continue
        yield Heard(utterance, speaker)
        before = speaker if speaker.name else before


def _is_of_role(flow: Flow, clause: Clause) -> bool:
    """«Директор школы: «Мы построили зал»»: an office or a trade opens the line."""
    tokens = flow.tokens[clause.start : clause.stop]
    head = next((token for token in tokens if token.pos in ("NOUN", "PROPN")), None)
    return head is not None and is_role(head_lemma(head)) and has_case(head, "Nom")


def _speaker(
    flow: Flow, utterance: Utterance, facts: Facts, before: Speaker, spoken: Row[Span]
) -> Speaker:
    if utterance.person is not None:
        return Speaker(utterance.person.name, inferred=True, person=utterance.person)
    if utterance.clause is None:
        return replace(before, inferred=True)
    speaker = speaker_of(flow, utterance.clause, facts)
    if speaker.noun is not None:
        at, verb = utterance.parts[0].start, utterance.clause.verb
        person = person_meant(flow, spoken, at, speaker.noun, verb)
        speaker = Speaker(person.name, inferred=True, person=person) if person else speaker
    if speaker.name is None and speaker.inferred:
        speaker = _source(flow, utterance, facts, spoken)
    if speaker.name is None and speaker.inferred and _leans_back(flow, utterance.clause, before):
        speaker = before
    return replace(speaker, inferred=speaker.inferred or utterance.inferred)


def _source(flow: Flow, utterance: Utterance, facts: Facts, spoken: Row[Span]) -> Speaker:
    """«Как сообщили в пресс-службе, рейс задержан. «», – говорится в сообщении»: the body."""
    clause = utterance.clause
    if clause is None or clause.verb is None or not is_impersonal(flow.tokens[clause.verb]):
        return NOBODY
    stop = flow.sentence_start(flow.at(utterance.parts[0].start))
    for _ in range(SOURCE):
        start = flow.sentence_start(stop - 1) if stop else stop
        if start == stop or spoken.meeting(flow.cover(start, stop)):
            return NOBODY
        told = with_cue(flow, Clause(start, stop), any_verb=False, reach=None)
        told = told or _spread(flow, start, stop)
        found = NOBODY if told is None else speaker_of(flow, told, facts)
        if found.name is not None:
            return NOBODY if found.person else replace(found, inferred=True, noun=None)
        stop = start
    return NOBODY


def _leans_back(flow: Flow, clause: Clause, before: Speaker) -> bool:
    """«», – добавил он.» and «», – добавил.»: the one who spoke before, if the verb agrees.

    «», – говорится в сообщении»: the body whose words went before.
    """
    if clause.verb is None:
        return False
    verb = flow.tokens[clause.verb]
    if before.person is None or is_impersonal(verb):
        return before.name is not None and before.person is None and is_impersonal(verb)
    gender = {"m": "Masc", "f": "Fem"}.get(before.person.gender or "")
    return verb.feats.get("Number") == "Sing" and verb.feats.get("Gender") in (None, gender)


def _quotes(article: Article, heard: Sequence[Heard]) -> Iterator[Quote]:
    for item in heard:
        cue = item.utterance.clause.cue if item.utterance.clause else None
        for span in item.utterance.parts:
            text = span.of(article.text)
            if not any(map(str.isalnum, text)):
                continue  # «»: marks that meet hold no words
            key = fact_id(article.id, "quote", text)
            speaker = item.speaker
            yield Quote(key, speaker.name, cue, text, span, speaker.inferred)


def _distinct(found: Iterator[Quote]) -> Iterator[Quote]:
    """Each wording once: what a caption or a teaser repeats is left out."""
    seen: set[str] = set()
    for quote in found:
        if quote.id not in seen:
            seen.add(quote.id)
            yield quote


def _unknown(article: Article, quote: Quote) -> Problem:
    start = " ".join(quote.text.split()[:6])
    return Problem(
        "note",
        f"не удалось определить, кому принадлежат слова «{start}…»",
        article.path or article.id,
        "Впишите говорящего в брифинг или в файл фактов сами.",
    )


def _spread(flow: Flow, start: int, stop: int) -> Clause | None:
    """«Пресс-служба распространила сообщение», «опубликовала заявление»: whose paper it is."""
    for verb in range(start, stop - 1):
        token = flow.tokens[verb]
        behind = flow.tokens[verb + 1 : min(stop, verb + 1 + PAPER)]
        spreads = lemma_of(token) in words("spreading") and is_finite(token)
        if spreads and any(lemma_of(other) in words("papers") for other in behind):
            return Clause(start, verb + 1, verb)
    return None

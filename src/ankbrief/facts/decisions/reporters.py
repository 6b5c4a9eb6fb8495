"""Whose words tell of a decision outside quotation marks: «сообщил аким», «по словам министра»."""

from __future__ import annotations

from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.people.references import who
from ankbrief.facts.posts.heads import is_office, words
from ankbrief.facts.posts.phrases import bodies, in_nominative, phrase_at
from ankbrief.facts.quotes.speakers import NOBODY, Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause, with_cue
from ankbrief.facts.text.flow import lemma_of

WORDS = frozenset({"словам", "мнению", "информации", "данным", "сообщению", "сведениям"})


def as_reporter(source: Source) -> Speaker | None:
    """«Он подчеркнул, что Правительству следует …»; «…, отметил аким»; «По словам акима, …»."""
    flow = source.flow
    if source.unit.spoken is not None:
        return None
    start, stop = flow.sentence_start(source.scope.start), source.scope.stop
    by_word = _by_word_of(source, start)
    if by_word:
        return by_word
    before, after = Clause(start, source.scope.start), Clause(stop, source.unit.stop)
    for clause, reach in ((before, None), (after, 3)):
        cued = with_cue(flow, clause, any_verb=False, reach=reach)
        found = speaker_of(flow, cued, source.facts) if cued else NOBODY
        if found.name:
            return found
    return None


def _by_word_of(source: Source, start: int) -> Speaker | None:
    flow = source.flow
    for index in range(start, source.scope.start - 1):
        if flow.tokens[index].text.lower() in WORDS:
            return _by_pronoun(source, index - 1) or _in_genitive(source, index + 1)
    return None


def _by_pronoun(source: Source, index: int) -> Speaker | None:
    """«По его словам»: whoever «его» stands for."""
    sentence, place = source.flow.local(max(index, 0))
    found = who(source.flow.document, source.facts, sentence, place, place + 1)
    return Speaker(found.person.name, found.inferred, found.person) if found else None


def _in_genitive(source: Source, index: int) -> Speaker:
    """«По словам акима», «По информации управления»; nobody where whose words is not plain."""
    flow = source.flow
    found = flow.named_in(index, source.scope.start)
    if found:
        return Speaker(found[0].person.name, found[0].mention.inferred, found[0].person)
    before, noun = source.around.before, flow.tokens[index]
    if before.person is not None and lemma_of(noun) in words("speakers"):
        woman = noun.feats.get("Gender") == "Fem"  # «По словам собеседницы»
        return NOBODY if woman and before.person.gender == "m" else before
    phrase = phrase_at(flow, index, source.scope.start, "Gen")
    if phrase is None:
        return NOBODY
    head = lemma_of(flow.tokens[phrase.head])
    speaks = is_office(head) or head in bodies("bodies") or head.startswith("пресс-")
    return Speaker(in_nominative(flow, phrase, "Gen")) if speaks else NOBODY

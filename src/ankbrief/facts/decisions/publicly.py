"""Clauses with a trigger that tell the public what it may expect: services, bans, swindlers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankbrief.facts.decisions.addressed import Addressee
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import listed, word_at
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.quotes.speech import is_speech
from ankbrief.facts.text.flow import Flow, has_case, is_finite, lemma_of

# «за 15 дней», «в течение трёх рабочих дней»: how long a service takes, on whatever day.
LASTS = re.compile(r"\b(?:за|в течение) [\w ]{1,20}?(?:дн[яей]+|час[аов]*|минут[ыу]?|сут\w+)\b")
THEY = frozenset({"он", "она", "они"})
BACK = 6  # sentences of one story of a swindle


def of_a_service(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Заявление рассмотрят за 15 дней»: a rule for whoever applies, no plan."""
    flow, scope = source.flow, source.scope
    if source.trigger.form != "future" or source.trigger.kind != "план":
        return False
    tokens = flow.tokens[scope.start : scope.stop]
    served = any(lemma_of(token) in listed("applications") for token in tokens)
    handled = lemma_of(flow.tokens[source.trigger.act]) in listed("serves")
    text = flow.cover(scope.start, scope.stop).of(flow.text).lower()
    return served and handled and LASTS.search(text) is not None


def of_everybody(source: Source, to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Нам, наверное, всем надо …»: an appeal; «вам необходимо зайти на сайт»: a reader's help."""
    flow, duty = source.flow, source.trigger.form in ("duty", "must")
    if duty and source.unit.spoken is None and any(item.lemma == "вы" for item in to):
        return True
    before = range(source.unit.start, source.trigger.start)
    if duty and source.unit.spoken is None and _is_told_by_dwellers(flow, before):
        return True
    act = lemma_of(flow.tokens[source.trigger.act])
    if source.trigger.form == "duty" and not to and act in listed("goings"):
        return True  # «На праздник надо приходить с детьми»
    return duty and not to and any(word_at(flow, place) == "нам" for place in before)


def _is_told_by_dwellers(flow: Flow, before: range) -> bool:
    """«Они утверждают, что …», «Жители считают, что …»: no «министры», «депутаты»."""
    for verb in before[1:]:
        token = flow.tokens[verb]
        if is_speech(token) and is_finite(token) and token.feats.get("Number") == "Plur":
            told = word_at(flow, verb - 1)
            return told == "они" or lemma_of(flow.tokens[verb - 1]) in ("житель", "родитель")
    return False


def of_themselves(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Двое заместителей решили уйти сами»: their own way, and nobody's ruling."""
    act = lemma_of(source.flow.tokens[source.trigger.act])
    return source.trigger.kind == "решение" and act in ("уйти", "уехать", "уволиться", "остаться")


def of_a_relative(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«список участков, | где запретили стройку»: which ones they are."""
    flow, start = source.flow, source.scope.start
    return source.trigger.form == "done" and word_at(flow, start) in ("где", "откуда", "куда")


def of_whom_it_concerns(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«граждане, | которым запрещён выезд»: who they are; «закон, которым запрещён» decides."""
    flow, start = source.flow, source.scope.start
    comma = start - 1 if flow.tokens[start - 1].text == "," else start
    if source.trigger.form != "done" or comma < 1 or flow.tokens[comma].text != ",":
        return False
    several = word_at(flow, comma + 1) == "которым" and flow.tokens[comma - 1].pos == "NOUN"
    return several and flow.tokens[comma - 1].feats.get("Animacy") == "Anim"


def of_swindlers(source: Source, _to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Аферист звонил из банка. Он сказал, что | деньги вернут»: his words decide nothing."""
    if issuer.person is not None:
        return False
    head = (issuer.name or "").lower().split()[:1]
    if head:
        return bool(set(head) & listed("swindlers"))
    said = source.trigger.form == "future" or source.trigger.kind == "план"
    return said and _is_told_by_swindler(source.flow, source.unit.start, source.trigger.verb)


def _is_told_by_swindler(flow: Flow, start: int, verb: int) -> bool:
    """One of them is the subject of the sentence, or of those before that «он» goes on with."""
    first = flow.sentence_start(start)
    block = flow.document.sentences[flow.sentences[first]].block
    stop = verb
    for _ in range(BACK):
        if any(_is_swindler(flow, place) for place in range(first, stop)):
            return True
        goes_on = any(
            word_at(flow, i) in THEY or word_at(flow, i) == "словам" for i in range(first, stop)
        )
        if not goes_on or first == 0:
            return False
        first, stop = flow.sentence_start(first - 1), first
        if flow.document.sentences[flow.sentences[first]].block != block:
            return False
    return False


def _is_swindler(flow: Flow, index: int) -> bool:
    token = flow.tokens[index]
    known = lemma_of(token) in listed("swindlers") or word_at(flow, index) in listed("swindlers")
    return known and has_case(token, "Nom")

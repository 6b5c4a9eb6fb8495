"""Who decided, told by a sentence behind or by the main verb: «Такое решение приняло …»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ankbrief.facts.decisions.able import deciders, is_able
from ankbrief.facts.decisions.actors import acting
from ankbrief.facts.decisions.clauses import Scope
from ankbrief.facts.decisions.meeting import of_this_meeting
from ankbrief.facts.decisions.records import Found
from ankbrief.facts.decisions.signers import by_act_of, by_agent, by_paper
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import Trigger, listed, word_at
from ankbrief.facts.quotes.speakers import Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause
from ankbrief.facts.text.flow import Flow, is_finite, is_short_passive, lemma_of
from ankbrief.facts.text.units import Unit

REACH, PLURAL_REACH = 2, 4  # sentences behind a decision; «Соответствующие указы» are of several
OPENING = 3  # tokens: «Соответствующее совместное постановление»
PAPER = 4  # tokens behind «говорится»: «в соответствующем приказе министра»


def with_decider(found: Sequence[Found]) -> list[Found]:
    """Each decision; where nobody is told to have made it, whom a sentence behind names."""
    return [_told(item) if _lacks(item) else item for item in found]


def by_main_verb(source: Source) -> Speaker | None:
    """«Власти | решили, что | парк закроют»."""
    flow, that = source.flow, source.scope.start - 2
    first = flow.sentence_start(source.scope.start)
    if that <= first or (word_at(flow, that), word_at(flow, that + 1)) != (",", "что"):
        return None
    verb = next((i for i in range(that - 1, first, -1) if is_finite(flow.tokens[i])), None)
    if verb is None or lemma_of(flow.tokens[verb]) not in deciders("resolved"):
        return None
    found = speaker_of(flow, Clause(first, that, verb), source.facts)
    return found if found.name and is_able(found) else None


def _lacks(item: Found) -> bool:
    trigger, unit = item.source.trigger, item.source.unit
    made = trigger.kind == "решение" or trigger.form == "future"
    return item.issuer.name is None and unit.spoken is None and made


def _told(item: Found) -> Found:
    flow, first = item.source.flow, item.source.scope.start
    start = flow.sentence_stop(first)
    for number in range(1, PLURAL_REACH + 1):
        if start + 1 >= len(flow.tokens) or _is_far(flow, first, start):
            break
        stop = flow.sentence_stop(start)
        paper = _pointed(flow, start, stop)
        if paper is not None:
            several = flow.tokens[paper].feats.get("Number") == "Plur"
            one = _decider(item.source, start, stop, paper)
            near = number <= (PLURAL_REACH if several else REACH)
            return replace(item, issuer=replace(one, inferred=True)) if one and near else item
        start = stop
    return item


def _is_far(flow: Flow, index: int, other: int) -> bool:
    """Not in the same paragraph nor in the next one."""
    one, two = (flow.document.sentences[flow.sentences[i]].block for i in (index, other))
    return two - one > 1


def _pointed(flow: Flow, start: int, stop: int) -> int | None:
    """The paper that points back: «Такое | решение |», «Об этом говорится в | приказе |»."""
    if [word_at(flow, i) for i in (start, start + 1)] == ["об", "этом"]:
        reads = (i for i in range(start, stop) if word_at(flow, i) in listed("reads"))
        near = (i for read in reads for i in range(read, min(stop, read + PAPER)))
        return next((i for i in near if lemma_of(flow.tokens[i]) in listed("decrees")), None)
    for place in range(start, min(stop, start + OPENING)):
        if lemma_of(flow.tokens[place]) in deciders("ruled"):
            pointing = lemma_of(flow.tokens[start]) in deciders("pointing")
            return place if pointing or place == start else None
    return None


def _decider(source: Source, start: int, stop: int, paper: int) -> Speaker | None:
    """The subject, the agent, the meeting or the owner of the paper in the sentence behind."""
    flow = source.flow
    behind = range(paper + 1, stop)
    verb = next((i for i in behind if lemma_of(flow.tokens[i]) in deciders("took")), None)
    if word_at(flow, start) == "об":
        return by_paper(source, paper)
    if verb is None or any(is_finite(flow.tokens[i]) for i in range(paper + 1, verb)):
        return _if_published(source, paper, stop)
    trigger = Trigger("решение", "done", verb, verb + 1, verb, verb)
    told = replace(source, unit=Unit(start, stop), trigger=trigger, scope=Scope(start, stop))
    if is_finite(flow.tokens[verb]) and not is_short_passive(flow.tokens[verb]):
        one = acting(told, start)
    else:
        one = by_act_of(told) or by_agent(told) or of_this_meeting(told)
    return one if one is not None and one.name is not None and is_able(one) else None


def _if_published(source: Source, paper: int, stop: int) -> Speaker | None:
    """«Соответствующий указ | опубликован | на сайте Акорды»."""
    verbs = (lemma_of(token) for token in source.flow.tokens[paper + 1 : stop])
    return by_paper(source, paper) if listed("publish").intersection(verbs) else None

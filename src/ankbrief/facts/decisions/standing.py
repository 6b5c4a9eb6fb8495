"""Orders that stand already: «есть поручение Президента – построить дом»."""

from __future__ import annotations

from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import Trigger, infinitive_after, is_empty, word_at
from ankbrief.facts.posts.phrases import in_nominative, phrase_at
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import DASHES, Flow, lemma_of
from ankbrief.facts.text.units import Unit

STANDS = frozenset({"есть", "имеется", "поступило", "получено"})


def standing(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Есть поручение Президента – до конца года | обеспечить сёла водой»."""
    if word_at(flow, index) not in STANDS:
        return None
    noun = _order(flow, index, unit.stop)
    act = infinitive_after(flow, noun + 1, unit.stop) if noun is not None else None
    if act is None or noun is None or is_empty(flow, act):
        return None
    dash = next((i for i in range(noun + 1, act) if flow.tokens[i].text in DASHES), noun)
    return Trigger("поручение", "order", index, dash + 1, act, index)


def _order(flow: Flow, index: int, stop: int) -> int | None:
    near = range(index + 1, min(stop, index + 4))
    return next((i for i in near if lemma_of(flow.tokens[i]) in ("поручение", "указание")), None)


def whose_order(source: Source) -> Speaker | None:
    """«Есть поручение | Президента |»: he who gave it, not who tells of it."""
    flow, verb = source.flow, source.trigger.verb
    noun = _order(flow, verb, source.trigger.act) if word_at(flow, verb) in STANDS else None
    phrase = phrase_at(flow, noun + 1, source.trigger.act, "Gen") if noun is not None else None
    if phrase is None:
        return None
    for item in flow.named_in(phrase.start, source.trigger.act):
        return Speaker(item.person.name, item.mention.inferred, item.person)
    return Speaker(in_nominative(flow, phrase, "Gen"))

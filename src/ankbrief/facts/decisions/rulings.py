"""Triggers of what was ruled, told by a verb and its thing: «матч перенесли», «карантин снят»."""

from __future__ import annotations

from itertools import pairwise

from ankbrief.facts.decisions.decreed import acts
from ankbrief.facts.decisions.subjects import may_be_subject
from ankbrief.facts.decisions.triggers import (
    Trigger,
    clause_start,
    is_negated,
    is_passive,
    listed,
    things,
    word_at,
)
from ankbrief.facts.text.flow import (
    QUOTING,
    Flow,
    has_case,
    is_finite,
    is_nominal,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit

NEAR = 7  # tokens beside a verb within which its thing stands


def ruled(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """What somebody in charge did by a word of his; no deed of hands and no figures of the year."""
    word = lemma_of(flow.tokens[index])
    if word not in things("rulings") or not is_done(flow, unit, index) or _is_summed_up(flow, unit):
        return None
    if not _has_thing(flow, unit, index, word):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def is_done(flow: Flow, unit: Unit, index: int) -> bool:
    """In the past and not denied; by nobody, by them or by a body."""
    token = flow.tokens[index]
    if is_negated(flow, unit, index) or word_at(flow, index - 1) in ("будет", "будут", "быть"):
        return False
    if is_passive(token):
        return True
    past = is_finite(token) and token.feats.get("Tense") == "Past"
    return past and (_is_of_them(flow, unit, index) or _is_of_body(flow, unit, index))


def _is_of_them(flow: Flow, unit: Unit, index: int) -> bool:
    """«…, а область | выбрали пилотной»: they, whoever they are."""
    start = clause_start(flow, unit.start, index)
    someone = (
        is_nominal(flow.tokens[place])
        and has_case(flow.tokens[place], "Nom")
        and not may_have_case(flow.tokens[place], "Acc")
        and flow.tokens[place - 1].text not in QUOTING  # «Хоргос»
        for place in range(start, min(unit.stop, index + 4))
    )
    return flow.tokens[index].feats.get("Number") == "Plur" and not any(someone)


def _is_of_body(flow: Flow, unit: Unit, index: int) -> bool:
    court = any(
        lemma_of(flow.tokens[place]) in listed("courts")
        and may_be_subject(flow, unit.start, place, index)
        for place in range(unit.start, index)
    )
    return court or acts(flow, unit, index)


def _is_summed_up(flow: Flow, unit: Unit) -> bool:
    """«С начала года закрыли 12 кафе»: figures of the work."""
    words = [token.text.lower() for token in flow.tokens[unit.start : unit.stop]]
    return any(
        pair in (("с", "начала"), ("за", "год"), ("в", "среднем")) for pair in pairwise(words)
    )


def _has_thing(flow: Flow, unit: Unit, index: int, word: str) -> bool:
    """One of the verb's things stands beside it; «*»: anything, on a day or for a time."""
    start, stop = max(unit.start, index - NEAR), min(unit.stop, index + NEAR)
    known = things("rulings")[word]
    if any(lemma_of(flow.tokens[place]) in known for place in range(start, stop)):
        return True
    if "*" in known:
        return bool(flow.dates.meeting(flow.cover(start, stop))) or _lasts(flow, index, stop)
    return "+" in known and _is_person(flow, start, stop)


def _lasts(flow: Flow, index: int, stop: int) -> bool:
    """«закрыли | на 30 дней», «отложили до осени»."""
    near = range(index + 1, stop - 1)
    return any(
        word_at(flow, i) in ("на", "до") and lemma_of(flow.tokens[k]) in listed("spans")
        for i in near
        for k in range(i + 1, min(stop, i + 3))
    )


def _is_person(flow: Flow, start: int, stop: int) -> bool:
    """«директоров | уволили»: whom it befell."""
    return bool(flow.named_in(start, stop)) or any(
        token.feats.get("Animacy") == "Anim" and token.pos in ("NOUN", "PROPN", "PRON")
        for token in flow.tokens[start:stop]
    )

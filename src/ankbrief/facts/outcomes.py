"""Triggers of what was done by deciding: «подписан закон», «назначен акимом», «возложен»."""

from __future__ import annotations

from ankbrief.facts.flow import Flow, has_case, is_finite, is_short_passive, lemma_of
from ankbrief.facts.triggers import Trigger, is_negated, listed, word_at
from ankbrief.facts.units import Unit
from ankbrief.model import DecisionKind


def signed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«подписали соглашение», «утвержден бюджет», «принят закон»."""
    token = flow.tokens[index]
    active = is_finite(token) and token.feats.get("Tense") == "Past"
    if not (active or is_short_passive(token)) or lemma_of(token) not in listed("adopt"):
        return None
    if is_negated(flow, unit, index) or _is_to_come(flow, unit, index):
        return None
    paper = _paper(flow, unit, index, ("Acc", "Nom") if active else ("Nom",))
    if paper is None:
        return None
    kind: DecisionKind = "договорённость" if _is_mutual(flow, index, paper) else "решение"
    return Trigger(kind, "done", index, index + 1, min(index, paper), index)


def _paper(flow: Flow, unit: Unit, index: int, cases: tuple[str, ...]) -> int | None:
    """The paper that is signed: behind the verb, or before a passive."""
    behind = range(index + 1, min(unit.stop, index + 9))
    before = range(index - 1, max(unit.start, index - 12) - 1, -1) if "Acc" not in cases else ()
    for place in (*behind, *before):
        token = flow.tokens[place]
        if place > index and is_finite(token):
            break
        fits = any(has_case(token, case) for case in cases) or not token.feats.get("Case")
        if fits and lemma_of(token) in listed("papers"):
            return place
    return None


def _is_mutual(flow: Flow, index: int, paper: int) -> bool:
    verb = lemma_of(flow.tokens[index])
    return verb in ("подписать", "подписывать") and lemma_of(flow.tokens[paper]) in listed("mutual")


def charged(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«контроль возложен на заместителя акима»."""
    token = flow.tokens[index]
    if lemma_of(token) != "возложить" or not (is_finite(token) or is_short_passive(token)):
        return None
    on = any(word_at(flow, i) == "на" for i in range(index + 1, min(unit.stop, index + 4)))
    return Trigger("решение", "done", index, index + 1, index, index) if on else None


def appointed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«назначен акимом», «освободил от должности», «избрана председателем»."""
    token = flow.tokens[index]
    active = is_finite(token) and token.feats.get("Tense") == "Past"
    if not (active or is_short_passive(token)) or lemma_of(token) not in listed("appoint"):
        return None
    if _is_to_come(flow, unit, index) or is_negated(flow, unit, index):
        return None
    if not _has_post(flow, unit):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _has_post(flow: Flow, unit: Unit) -> bool:
    """A post is named beside the verb: in the instrumental, or «от должности», «на пост»."""
    for token in flow.tokens[unit.start : unit.stop]:
        if lemma_of(token) in ("должность", "пост", "обязанность"):
            return True
        if has_case(token, "Ins") and token.feats.get("Animacy") == "Anim" and token.pos == "NOUN":
            return True
    return False


def _is_to_come(flow: Flow, unit: Unit, index: int) -> bool:
    near = range(max(unit.start, index - 3), min(unit.stop, index + 2))
    return any(word_at(flow, place) in ("будет", "будут") for place in near)

"""Triggers of what was done by deciding: «подписан закон», «назначен акимом», «возложен»."""

from __future__ import annotations

from ankbrief.facts.decisions.triggers import Trigger, is_negated, listed, word_at
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.posts.phrases import bodies
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_nominal,
    is_short_passive,
    lemma_of,
)
from ankbrief.facts.text.units import Unit
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
    active = "Acc" in cases
    before = range(index - 1, max(unit.start, index - (3 if active else 12)) - 1, -1)
    places: list[int] = [*behind, *before]
    for place in places:
        token = flow.tokens[place]
        if place > index and is_finite(token):
            break
        fits = any(has_case(token, case) for case in cases) or not token.feats.get("Case")
        if fits and lemma_of(token) in listed("papers"):
            return None if _is_bare_paper(flow, place) else place
    return None


def _is_bare_paper(flow: Flow, place: int) -> bool:
    """«Документ приняли единогласно»: which one was said elsewhere."""
    return lemma_of(flow.tokens[place]) == "документ" and not (
        (place and flow.tokens[place - 1].pos == "ADJ")
        or flow.tokens[place].feats.get("Number") == "Plur"
    )


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


def decreed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Я отменил форум», «Правительство ввело запрет»: an office or a body decides."""
    token, word = flow.tokens[index], lemma_of(flow.tokens[index])
    if is_negated(flow, unit, index) or _is_to_come(flow, unit, index):
        return None
    passive = is_short_passive(token) and (
        (word in listed("decreed") and _has_thing(flow, unit, index)) or _amends(flow, unit, index)
    )
    active = is_finite(token) and token.feats.get("Tense") == "Past" and word in listed("decree")
    if active and (word != "объявить" or _declares(flow, unit, index)):
        active = _is_said_by_me(flow, unit, index) or acts(flow, unit, index)
    else:
        active = False
    if not (active or passive):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _has_thing(flow: Flow, unit: Unit, index: int) -> bool:
    """«введен запрет»: what is decided stands close by in the nominative."""
    near = flow.tokens[max(unit.start, index - 4) : min(unit.stop, index + 5)]
    return any(is_nominal(token) and has_case(token, "Nom") for token in near)


def _declares(flow: Flow, unit: Unit, index: int) -> bool:
    """«объявил режим ЧС», «объявил конкурс»; not «объявил о планах»."""
    near = flow.tokens[index + 1 : min(unit.stop, index + 5)]
    return any(lemma_of(token) in listed("declared") for token in near)


def _amends(flow: Flow, unit: Unit, index: int) -> bool:
    """«внесены изменения в закон»."""
    if lemma_of(flow.tokens[index]) != "внести":
        return False
    near = flow.tokens[max(unit.start, index - 4) : min(unit.stop, index + 5)]
    return any(lemma_of(token) in ("изменение", "поправка", "дополнение") for token in near)


def _is_said_by_me(flow: Flow, unit: Unit, index: int) -> bool:
    near = range(max(unit.start, index - 3), index)
    return unit.spoken is not None and any(word_at(flow, place) == "я" for place in near)


def acts(flow: Flow, unit: Unit, index: int) -> bool:
    """A body of the state or an office stands in the nominative before the verb."""
    return any(
        is_nominal(token)
        and has_case(token, "Nom")
        and (lemma_of(token) in bodies("bodies") or is_office(lemma_of(token)))
        for token in flow.tokens[unit.start : index]
    )


def appointed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«назначен акимом», «освободил от должности», «избрана председателем»."""
    token = flow.tokens[index]
    active = is_finite(token) and token.feats.get("Tense") == "Past"
    if not (active or is_short_passive(token)) or lemma_of(token) not in listed("appoint"):
        return None
    if _is_to_come(flow, unit, index) or is_negated(flow, unit, index):
        return None
    if not _has_post(flow, unit, named=lemma_of(token) == "снять"):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _has_post(flow: Flow, unit: Unit, *, named: bool) -> bool:
    """A post is beside the verb: «от должности», «на пост», or (not `named`) «акимом»."""
    for token in flow.tokens[unit.start : unit.stop]:
        if lemma_of(token) in ("должность", "пост", "обязанность") or token.text.lower() == "врио":
            return True
        if (
            not named
            and has_case(token, "Ins")
            and token.feats.get("Animacy") == "Anim"
            and token.pos == "NOUN"
        ):
            return True
    return False


def _is_to_come(flow: Flow, unit: Unit, index: int) -> bool:
    near = range(max(unit.start, index - 3), min(unit.stop, index + 2))
    return any(word_at(flow, place) in ("будет", "будут") for place in near)

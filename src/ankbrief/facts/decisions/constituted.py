"""Triggers of what was set up: «создана комиссия», «выбрали пилотной», «избраны в совет»."""

from __future__ import annotations

from itertools import pairwise

from ankbrief.facts.decisions.rulings import is_done
from ankbrief.facts.decisions.triggers import Trigger, clause_start, is_passive, listed, word_at
from ankbrief.facts.text.flow import Flow, has_case, lemma_of, may_have_case
from ankbrief.facts.text.units import Unit

NEAR = 6  # tokens beside the verb within which what is set up stands


def constituted(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """What is set up for a task; «центр создан в 1995 году» is a thing's past."""
    if _becomes(flow, unit, index):
        return Trigger("решение", "done", index, index + 1, index, index)
    if not is_done(flow, unit, index):
        return None
    rules = (_sets_up, _chooses, _seats, _renews)
    if any(rule(flow, unit, index) for rule in rules):
        return Trigger("решение", "done", index, index + 1, index, index)
    return None


def _near(flow: Flow, unit: Unit, index: int) -> range:
    start = clause_start(flow, max(unit.start, index - NEAR), index)
    return range(start, min(unit.stop, index + NEAR))


def _sets_up(flow: Flow, unit: Unit, index: int) -> bool:
    """«Для подсчёта ущерба создана | комиссия», «В районе создали | штаб»."""
    case = "Nom" if is_passive(flow.tokens[index]) else "Acc"
    return lemma_of(flow.tokens[index]) in listed("sets_up") and any(
        lemma_of(flow.tokens[place]) in listed("task_bodies")
        and may_have_case(flow.tokens[place], case)
        for place in _near(flow, unit, index)
    )


def _chooses(flow: Flow, unit: Unit, index: int) -> bool:
    """«Область выбрали | пилотной», «село определено | площадкой»."""
    return lemma_of(flow.tokens[index]) in ("выбрать", "определить", "избрать") and any(
        lemma_of(flow.tokens[place]) in listed("roles_of_places")
        and has_case(flow.tokens[place], "Ins")
        for place in _near(flow, unit, index)
    )


def _becomes(flow: Flow, unit: Unit, index: int) -> bool:
    """«столицей мира в 2027 году станет | Актау»."""
    if word_at(flow, index) not in ("станет", "станут", "стал", "стала"):
        return False
    role = any(
        lemma_of(flow.tokens[place]) in ("столица", "площадка")
        and has_case(flow.tokens[place], "Ins")
        for place in _near(flow, unit, index)
    )
    named = flow.tokens[min(index + 1, len(flow.tokens) - 1)]
    return role and named.text[:1].isupper() and may_have_case(named, "Nom")


def _seats(flow: Flow, unit: Unit, index: int) -> bool:
    """«В состав совета избраны | три члена»."""
    words = [word_at(flow, place) for place in _near(flow, unit, index)]
    chosen = lemma_of(flow.tokens[index]) in ("избрать", "включить", "ввести", "принять")
    return chosen and ("в", "состав") in set(pairwise(words)) and _counts_people(flow, unit, index)


def _counts_people(flow: Flow, unit: Unit, index: int) -> bool:
    """«три новых члена», «семь человек»."""
    near = flow.tokens[index : min(unit.stop, index + NEAR)]
    return any(lemma_of(token) in ("член", "человек", "представитель", "депутат") for token in near)


def _renews(flow: Flow, unit: Unit, index: int) -> bool:
    """«обновлён состав совета», «учёный совет обновил устав»."""
    return lemma_of(flow.tokens[index]) in ("обновить", "пересмотреть") and any(
        lemma_of(flow.tokens[place]) in ("состав", "устав", "регламент", "перечень", "правило")
        and may_have_case(flow.tokens[place], "Acc")
        for place in _near(flow, unit, index)
    )

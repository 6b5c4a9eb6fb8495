"""Triggers of what somebody in charge asks for: «прошу навести порядок», «доклад ждёт к маю»."""

from __future__ import annotations

from ankbrief.facts.decisions.triggers import (
    Trigger,
    infinitive_after,
    is_empty,
    is_negated,
    listed,
    word_at,
)
from ankbrief.facts.posts.phrases import describes
from ankbrief.facts.text.flow import Flow, has_case, is_finite, lemma_of, may_have_case
from ankbrief.facts.text.units import Unit
from ankbrief.model import DecisionKind

NEAR = 9  # tokens between «ждёт» and the paper that is awaited
ALL = frozenset({"нами", "всеми", "каждым", "собой", "мной", "мною", "обществом"})


def asked(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Прошу навести порядок»: an order; «Просим перенести срок»: a proposal."""
    token = flow.tokens[index]
    first = is_finite(token) and token.feats.get("Person") == "1"
    if unit.spoken is None or not first or lemma_of(token) != "просить":
        return None
    act = infinitive_after(flow, index + 1, unit.stop)
    if act is None or is_empty(flow, act) or is_negated(flow, unit, index):
        return None
    if is_negated(flow, unit, act) or _is_of_everybody(flow, unit, index):
        return None
    alone = token.feats.get("Number") == "Sing"
    kind: DecisionKind = "поручение" if alone else "предложение"
    return Trigger(kind, "order", index, index + 1, act, index)


def _is_of_everybody(flow: Flow, unit: Unit, index: int) -> bool:
    """«Людей просим к реке не подходить»: an appeal."""
    before = flow.tokens[unit.start : index]
    return any(
        lemma_of(token) in listed("everybody")
        and token.pos == "NOUN"
        and not has_case(token, "Nom")
        for token in before
    )


def awaited(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Доклад о работе он ждёт к 5 августа»: a paper and a day; «ждёт отчёта» alone is a hope."""
    token = flow.tokens[index]
    if not is_finite(token) or lemma_of(token) not in ("ждать", "ожидать"):
        return None
    if is_negated(flow, unit, index) or not _has_term(flow, unit):
        return None
    places = range(max(unit.start, index - NEAR), min(unit.stop, index + NEAR))
    paper = next((i for i in places if _is_awaited(flow, i)), None)
    if paper is None:
        return None
    while paper > unit.start and describes(flow.tokens[paper - 1], "Acc"):
        paper -= 1
    return Trigger("поручение", "order", index, index + 1, paper, index)


def _has_term(flow: Flow, unit: Unit) -> bool:
    dates = flow.dates.meeting(flow.cover(unit.start, unit.stop))
    return any(when.role == "deadline" for when in dates)


def _is_awaited(flow: Flow, index: int) -> bool:
    token = flow.tokens[index]
    ruled = may_have_case(token, "Acc") or has_case(token, "Gen")
    return ruled and lemma_of(token) in listed("awaited")


def set_before(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Перед вами стоит задача завершить ремонт»; «перед всеми нами» is an appeal."""
    if word_at(flow, index) not in ("стоит", "стоят", "стояла"):
        return None
    near = range(max(unit.start, index - NEAR), min(unit.stop, index + 4))
    task = next((i for i in near if lemma_of(flow.tokens[i]) == "задача"), None)
    whom = next((i for i in near if word_at(flow, i) == "перед"), None)
    if task is None or whom is None:
        return None
    words = {word_at(flow, place) for place in range(whom + 1, whom + 4)}
    act = infinitive_after(flow, max(task, index) + 1, unit.stop)
    if act is None or words & ALL or is_empty(flow, act):
        return None
    return Trigger("поручение", "order", index, max(task, index) + 1, act, index)

"""Triggers of what an office sets by decree: «ввело запрет», «отменил форум», «тариф повышен»."""

from __future__ import annotations

from ankbrief.facts.decisions.outcomes import is_to_come
from ankbrief.facts.decisions.subjects import body_before
from ankbrief.facts.decisions.triggers import Trigger, is_negated, listed, word_at
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_nominal,
    is_short_passive,
    lemma_of,
)
from ankbrief.facts.text.units import Unit


def decreed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Я отменил форум», «Правительство ввело запрет»: an office or a body decides."""
    token, word = flow.tokens[index], lemma_of(flow.tokens[index])
    if not (is_finite(token) or is_short_passive(token)):
        return None
    if is_negated(flow, unit, index) or is_to_come(flow, unit, index):
        return None
    if _is_of_paper(flow, unit, index):
        return None
    declares = word != "объявить" or _declares(flow, unit, index)
    passive = is_short_passive(token) and (
        (word in listed("decreed") and declares and _has_thing(flow, unit, index))
        or _is_rate_set(flow, unit, index)
        or _amends(flow, unit, index)
    )
    if not (passive or (declares and _decrees(flow, unit, index))):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _is_of_paper(flow: Flow, unit: Unit, index: int) -> bool:
    """«Документ | введён | в действие»: what it says is told elsewhere."""
    lead = {lemma_of(token) for token in flow.tokens[unit.start : index]}
    in_force = (word_at(flow, index + 1), word_at(flow, index + 2)) == ("в", "действие")
    return in_force and bool(lead & {"документ", "приказ", "указ", "он"})


def _decrees(flow: Flow, unit: Unit, index: int) -> bool:
    """«Правительство ввело запрет», «Нацбанк сохранил ставку», «В городе запретили салюты»."""
    token, word = flow.tokens[index], lemma_of(flow.tokens[index])
    if not is_finite(token) or token.feats.get("Tense") != "Past":
        return False
    if _amends(flow, unit, index):
        return acts(flow, unit, index) or _is_named(flow, unit, index)
    if word in listed("sets") and _has_rate(flow, unit, index):
        return acts(flow, unit, index)
    if word not in listed("decree"):
        return False
    mine = _is_said_by_me(flow, unit, index) or acts(flow, unit, index)
    anybody = word in ("запретить", "объявить", "ввести") and _has_no_subject(flow, unit, index)
    return mine or anybody or _is_named(flow, unit, index)


def _is_named(flow: Flow, unit: Unit, index: int) -> bool:
    """«Токаев отменил форум»; whether he holds an office is asked elsewhere."""
    named = flow.named_in(unit.start, index)
    return any(has_case(flow.tokens[item.start], "Nom") for item in named)


def _has_rate(flow: Flow, unit: Unit, index: int) -> bool:
    """What is set: «базовую ставку»."""
    near = flow.tokens[index + 1 : min(unit.stop, index + 5)]
    return any(lemma_of(token) in listed("rates") for token in near)


def _is_rate_set(flow: Flow, unit: Unit, index: int) -> bool:
    """«Тариф повышен на 10%», «Пенсии проиндексированы»; «Цены повышены» by the market."""
    near = flow.tokens[max(unit.start, index - 5) : min(unit.stop, index + 4)]
    return lemma_of(flow.tokens[index]) in listed("sets") | {"проиндексировать"} and any(
        lemma_of(t) in listed("rates") - listed("markets") and has_case(t, "Nom") for t in near
    )


def _has_no_subject(flow: Flow, unit: Unit, index: int) -> bool:
    """«В городе запретили продажу»: they, whoever they are."""
    before = flow.tokens[unit.start : index]
    plural = flow.tokens[index].feats.get("Number") == "Plur"
    return plural and not any(is_nominal(t) and has_case(t, "Nom") for t in before)


def _has_thing(flow: Flow, unit: Unit, index: int) -> bool:
    """«введен запрет»: what is decided stands close by in the nominative."""
    near = flow.tokens[max(unit.start, index - 4) : min(unit.stop, index + 5)]
    return any(is_nominal(token) and has_case(token, "Nom") for token in near)


def _declares(flow: Flow, unit: Unit, index: int) -> bool:
    """«объявил режим ЧС», «объявил 1 мая днём траура»; not «объявил о планах»."""
    first = max(unit.start, index - 4) if is_short_passive(flow.tokens[index]) else index + 1
    near = flow.tokens[first : min(unit.stop, index + 7)]
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
    """A body of the state or an office is the subject of the verb."""
    return body_before(flow, unit.start, index) is not None

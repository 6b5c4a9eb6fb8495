"""Triggers of plans told by a noun: «ожидается подписание», «наша задача – завершить»."""

from __future__ import annotations

from ankbrief.facts.decisions.plans import is_body, is_dated
from ankbrief.facts.decisions.subjects import body_before, is_country, may_be_subject
from ankbrief.facts.decisions.triggers import (
    Trigger,
    clause_start,
    clause_stop,
    infinitive_after,
    is_empty,
    is_first_person,
    is_negated,
    listed,
    word_at,
)
from ankbrief.facts.posts.phrases import describes
from ankbrief.facts.text.flow import DASHES, Flow, has_case, is_finite, lemma_of, may_have_case
from ankbrief.facts.text.units import Unit
from ankbrief.model import DecisionKind

NEAR = 6  # tokens between a word of planning and the noun of what is planned
OURS = frozenset({"наша", "моя", "нас", "меня", "наши"})
AIMS = frozenset({"задача", "цель"})
FIRST = frozenset({"важный", "главный", "первый", "основной", "следующий", "первоочередной"})


def aimed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Ставим цель | начать работы весной»: for themselves, nobody is charged with it."""
    token = flow.tokens[index]
    if lemma_of(token) not in ("ставить", "поставить") or not is_first_person(token):
        return None
    if unit.spoken is None or is_negated(flow, unit, index):
        return None
    near = range(index + 1, min(unit.stop, index + 1 + NEAR))
    aim = next((place for place in near if lemma_of(flow.tokens[place]) in AIMS), None)
    if aim is None or _for_others(flow, index + 1, aim):
        return None
    act = infinitive_after(flow, aim + 1, unit.stop)
    if act is None or lemma_of(flow.tokens[act]) not in listed("do"):
        return None
    return Trigger("план", "order", index, aim + 1, act, index)


def _for_others(flow: Flow, start: int, stop: int) -> bool:
    """«Ставлю | перед акимами | задачу»; «перед собой» is for oneself."""
    lead = [word_at(flow, place) for place in range(start, stop)]
    return "перед" in lead and "собой" not in lead


def tasked(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Наша задача – | завершить строительство», «у нас главная задача – ввести»."""
    if lemma_of(flow.tokens[index]) not in AIMS or not has_case(flow.tokens[index], "Nom"):
        return None
    first = _first_of_aim(flow, unit, index)
    before = {word_at(flow, place) for place in range(first, index)}
    ranked = any(lemma_of(flow.tokens[place]) in FIRST for place in range(first, index))
    if unit.spoken is None or not (before & OURS or ranked):
        return None
    act = infinitive_after(flow, index + 1, unit.stop)
    dashes = [
        place for place in range(index + 1, act or index) if flow.tokens[place].text in DASHES
    ]
    if act is None or not dashes or lemma_of(flow.tokens[act]) not in listed("do"):
        return None
    kind: DecisionKind = "план" if before & OURS else "поручение"
    return Trigger(kind, "order", first, dashes[-1] + 1, act, index)


def _first_of_aim(flow: Flow, unit: Unit, index: int) -> int:
    """«| у нас главная | задача», «| ещё одна важная | задача»."""
    first = index
    while first > unit.start and index - first < NEAR:
        token = flow.tokens[first - 1]
        own = word_at(flow, first - 1) in OURS | {"у", "еще", "одна"}
        if not (own or describes(token, "Nom")):
            break
        first -= 1
    return first


def projected(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Ожидается | подписание», «предусмотрена | реконструкция», «В планах | строительство»."""
    word = word_at(flow, index)
    planned = word == "планах" and word_at(flow, index - 1) in ("в", "о")
    if not (planned or word in listed("projects")) or is_negated(flow, unit, index):
        return None
    if _is_prescribed(flow, unit, index):
        return None
    act = _work_after(flow, unit, index) if word_at(flow, index - 1) != "о" else None
    if act is None and planned:
        act = infinitive_after(flow, index + 1, unit.stop)
        act = None if act is None or is_empty(flow, act) else act
    if act is not None:
        return Trigger("план", "order", index, index + 1, act, index)
    if not planned and _work_before(flow, unit, index) and is_dated(flow, unit):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def _is_prescribed(flow: Flow, unit: Unit, index: int) -> bool:
    """«Договором | предусмотрена замена товара»: a rule, not what will be done."""
    near = range(clause_start(flow, unit.start, index), min(unit.stop, index + NEAR))
    return any(
        lemma_of(flow.tokens[place]) in listed("rulebooks")
        and has_case(flow.tokens[place], "Ins")
        and not _is_of_budget(flow, place)
        for place in near
    )


def _is_of_budget(flow: Flow, index: int) -> bool:
    """«Законом | о республиканском бюджете | предусмотрен ремонт трассы»: what will be done."""
    near = flow.tokens[index + 2 : index + 6]
    return word_at(flow, index + 1) in ("о", "об") and any(lemma_of(t) == "бюджет" for t in near)


def _work_after(flow: Flow, unit: Unit, index: int) -> int | None:
    """«намечен | капитальный ремонт»; not «предусмотрены | участки для строительства»."""
    for place in range(index + 1, clause_stop(flow, index + 1, min(unit.stop, index + 1 + NEAR))):
        token = flow.tokens[place]
        if is_finite(token):
            return None
        if token.pos == "NOUN" and may_have_case(token, "Nom") and not _is_ruled(flow, place):
            known = _is_work(flow, place) or _is_raise(flow, index, place)
            return _first_of_phrase(flow, place) if known else None
    return None


def _is_ruled(flow: Flow, index: int) -> bool:
    """«в этом | году», «на | площади»."""
    while index and flow.tokens[index - 1].pos in ("ADJ", "DET", "NUM"):
        index -= 1
    return index > 0 and flow.tokens[index - 1].pos == "ADP"


def _work_before(flow: Flow, unit: Unit, index: int) -> bool:
    """«Завершение работ | ожидается», «Ввод школы | предусмотрен»."""
    start = clause_start(flow, unit.start, index)
    return any(
        _is_work(flow, place) and may_be_subject(flow, start, place, index)
        for place in range(start, index)
    )


def _is_work(flow: Flow, index: int) -> bool:
    """«ремонт», «подписание»; «начало | строительства»."""
    word = lemma_of(flow.tokens[index])
    begins = word in ("начало", "старт") and any(
        lemma_of(flow.tokens[place]) in listed("works")
        for place in range(index + 1, min(len(flow.tokens), index + 3))
    )
    return begins or word in listed("works")


def _is_raise(flow: Flow, index: int, place: int) -> bool:
    """«предусмотрено | повышение пособий»; «ожидается повышение цен» is a forecast."""
    provided = word_at(flow, index).startswith(("предусмотр", "предусматр"))
    return provided and lemma_of(flow.tokens[place]) in listed("raises")


def _first_of_phrase(flow: Flow, index: int) -> int:
    while index and describes(flow.tokens[index - 1], "Nom"):
        index -= 1
    return index


def prepares(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Акимат готовится | открыть линию», «Завод готовится | к запуску цеха»."""
    token = flow.tokens[index]
    now = is_finite(token) and token.feats.get("Tense") == "Pres"
    if not now or lemma_of(token) != "готовиться" or is_negated(flow, unit, index):
        return None
    start = clause_start(flow, unit.start, index)
    own = body_before(flow, start, index) is not None or any(
        is_body(flow.tokens[place]) and may_be_subject(flow, start, place, index)
        for place in range(start, index)
    )
    act = infinitive_after(flow, index + 1, min(unit.stop, index + 1 + NEAR))
    if act is not None and (own or _is_land(flow, start, index)):
        deed = lemma_of(flow.tokens[act]) in listed("do")
        return Trigger("план", "order", index, index + 1, act, index) if deed else None
    behind = flow.tokens[index + 2 : index + 3]
    ready = word_at(flow, index + 1) == "к" and not listed("works").isdisjoint(
        map(lemma_of, behind)
    )
    return Trigger("план", "future", index, index + 1, index, index) if own and ready else None


def ready(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Казахстан готов | принять форум в мае»: a land or a body, and a day."""
    word = word_at(flow, index)
    if word not in ("готов", "готова", "готово", "готовы") or is_negated(flow, unit, index):
        return None
    start = clause_start(flow, unit.start, index)
    own = body_before(flow, start, index) is not None or _is_land(flow, start, index)
    act = infinitive_after(flow, index + 1, min(unit.stop, index + NEAR))
    if act is None or not own or lemma_of(flow.tokens[act]) not in listed("do"):
        return None
    behind = flow.dates.meeting(flow.cover(act, clause_stop(flow, act, unit.stop)))
    return Trigger("план", "order", index, index + 1, act, index) if behind else None


def _is_land(flow: Flow, start: int, stop: int) -> bool:
    """«Казахстан | готовится открыть посольство»."""
    return any(is_country(flow.tokens[place]) for place in range(start, stop))

"""Triggers of what speakers say they will do: «мы построим», «подпишу», «будем обжаловать»."""

from __future__ import annotations

import re

from ankbrief.facts.decisions.plans import is_at_law, is_deed
from ankbrief.facts.decisions.triggers import (
    Trigger,
    clause_start,
    clause_stop,
    infinitive_after,
    is_first_person,
    is_negated,
    is_set_for_a_time,
    listed,
    word_at,
)
from ankbrief.facts.text.flow import DASHES, Flow, has_case, is_infinitive, lemma_of
from ankbrief.facts.text.units import Unit
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Token

AHEAD = re.compile("завтра|следующ|будущ|ближайш")
NEAR = 4  # tokens before a verb within which «мы», «я», «не» belong to it


def promised(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """In speech only; whether the speaker may promise is asked elsewhere."""
    if not is_first_person(flow.tokens[index]):
        return None
    if unit.spoken is None and not (_is_answer(flow, unit) and is_set_for_a_time(flow, unit)):
        return None
    word = word_at(flow, index)
    act = _going_to(flow, unit, index) if word in ("будем", "буду") else None
    if word in ("хотим", "готовы") and is_set_for_a_time(flow, unit):
        act = infinitive_after(flow, index + 1, min(unit.stop, index + NEAR))
        act = act if act is not None and lemma_of(flow.tokens[act]) in listed("do") else None
    if act is not None:
        return Trigger("план", "future", index, index + 1, act, index)
    if _we_will(flow, unit, index) or _we_go(flow, unit, index):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def _is_answer(flow: Flow, unit: Unit) -> bool:
    """«– В октябре покажем премьеру»: a paragraph of an interview."""
    first = flow.text.rfind("\n", 0, flow.starts[unit.start]) + 1
    return flow.text[first:].lstrip().startswith(tuple(DASHES))


def _going_to(flow: Flow, unit: Unit, index: int) -> int | None:
    """«Будем освобождать от должности»; «будем стараться», «будем работать» say nothing."""
    act = infinitive_after(flow, index + 1, min(unit.stop, index + NEAR))
    if act is None or is_negated(flow, unit, index) or not is_infinitive(flow.tokens[act]):
        return None
    word = lemma_of(flow.tokens[act])
    if any(lemma_of(token) == "мера" for token in flow.tokens[act : min(unit.stop, act + NEAR)]):
        return None
    known = is_at_law(flow, act) or word in listed("going") | listed("lasting")
    done = is_deed(flow.tokens[act]) and is_set_for_a_time(flow, unit)
    return act if known or done else None


def _we_will(flow: Flow, unit: Unit, index: int) -> bool:
    """«Мы сократим расходы», «Пусконаладку начнем в октябре», «Приказ подпишу до июня»."""
    token = flow.tokens[index]
    start = max(unit.start, index - NEAR)
    commas = [place for place in range(start, index) if flow.tokens[place].text == ","]
    own = range(commas[-1] if commas else start, index)
    near = {word_at(flow, place) for place in own}
    ahead = token.feats.get("Aspect") == "Perf" or _is_surely_future(token)
    if "не" in near or not ahead:
        return False
    word = lemma_of(token)
    if is_at_law(flow, index):
        return True  # «подадим апелляционную жалобу»
    timed = is_set_for_a_time(flow, unit) and word not in listed("effects")
    if not (word in listed("do") | listed("ours") or timed or _has_object(flow, unit, index)):
        return False
    return bool(near & {"мы", "я"}) or _has_no_subject(flow, unit, index)


def _we_go(flow: Flow, unit: Unit, index: int) -> bool:
    """«Завтра выезжаем в район», «До мая завершаем ремонт»: the present of a day ahead."""
    token = flow.tokens[index]
    if token.feats.get("Tense") != "Pres" or is_negated(flow, unit, index):
        return False
    own = flow.cover(clause_start(flow, unit.start, index), clause_stop(flow, index, unit.stop))
    dates = flow.dates.meeting(own)
    word = lemma_of(token)
    if word in listed("closing") and any(when.role == "deadline" for when in dates):
        return True
    ahead = any(AHEAD.search(when.text.lower()) for when in dates)
    return ahead and word in listed("lasting") | listed("leaving") | listed("closing")


def _is_surely_future(token: Token) -> bool:
    """«расторгнем», whatever the tagger takes it for; not «приветствуем»."""
    forms = tags(token.text)
    return any("futr" in form for form in forms) and not any("pres" in form for form in forms)


def _has_object(flow: Flow, unit: Unit, index: int) -> bool:
    """«Первыми перекопаем | улицы», «Договор расторгнем»: a deed done to a thing."""
    word = lemma_of(flow.tokens[index])
    empty = word in listed("effects") | listed("talk") | listed("manner") | listed("weighed")
    if empty or not _is_surely_future(flow.tokens[index]):
        return False
    near = range(max(unit.start, index - 2), min(unit.stop, index + 4))
    return any(
        flow.tokens[place].pos == "NOUN"
        and has_case(flow.tokens[place], "Acc")
        and flow.tokens[place].feats.get("Animacy") == "Inan"
        and lemma_of(flow.tokens[place]) not in listed("idle")
        and (place == 0 or flow.tokens[place - 1].pos != "ADP")
        for place in near
    )


def _has_no_subject(flow: Flow, unit: Unit, index: int) -> bool:
    commas = [place for place in range(unit.start, index) if flow.tokens[place].text == ","]
    before = flow.tokens[commas[-1] + 1 if commas else unit.start : index]
    return not any(token.pos == "PRON" for token in before)

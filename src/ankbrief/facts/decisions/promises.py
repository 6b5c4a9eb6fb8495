"""Triggers of what speakers say they will do: «мы построим», «подпишу», «будем обжаловать»."""

from __future__ import annotations

from ankbrief.facts.decisions.triggers import (
    Trigger,
    infinitive_after,
    is_negated,
    is_set_for_a_time,
    listed,
    word_at,
)
from ankbrief.facts.text.flow import Flow, is_infinitive, lemma_of
from ankbrief.facts.text.units import Unit

NEAR = 4  # tokens before a verb within which «мы», «я», «не» belong to it


def promised(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """In speech only; whether the speaker may promise is asked elsewhere."""
    if unit.spoken is None or flow.tokens[index].feats.get("Person") != "1":
        return None
    act = _going_to(flow, unit, index) if word_at(flow, index) in ("будем", "буду") else None
    if act is not None:
        return Trigger("план", "future", index, index + 1, act, index)
    if _we_will(flow, unit, index):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def _going_to(flow: Flow, unit: Unit, index: int) -> int | None:
    """«Будем освобождать от должности»; «будем стараться», «будем работать» say nothing."""
    act = infinitive_after(flow, index + 1, min(unit.stop, index + NEAR))
    if act is None or is_negated(flow, unit, index) or not is_infinitive(flow.tokens[act]):
        return None
    word = lemma_of(flow.tokens[act])
    return act if word in listed("going") | listed("at_law") else None


def _we_will(flow: Flow, unit: Unit, index: int) -> bool:
    """«Мы сократим расходы», «Пусконаладку начнем в октябре», «Приказ подпишу до июня»."""
    token = flow.tokens[index]
    near = {word_at(flow, place) for place in range(max(unit.start, index - NEAR), index)}
    if "не" in near or token.feats.get("Aspect") != "Perf":
        return False
    word = lemma_of(token)
    timed = is_set_for_a_time(flow, unit) and word not in listed("effects")
    if not (word in listed("do") | listed("ours") or timed):
        return False
    return bool(near & {"мы", "я"}) or _has_no_subject(flow, unit, index)


def _has_no_subject(flow: Flow, unit: Unit, index: int) -> bool:
    commas = [place for place in range(unit.start, index) if flow.tokens[place].text == ","]
    before = flow.tokens[commas[-1] + 1 if commas else unit.start : index]
    return not any(token.pos == "PRON" for token in before)

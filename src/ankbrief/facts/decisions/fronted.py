"""What is done before its verb: «| Рабочий визит | он планирует совершить»."""

from __future__ import annotations

from ankbrief.facts.decisions.openers import without_openers
from ankbrief.facts.decisions.triggers import Trigger, clause_start, is_first_person
from ankbrief.facts.posts.phrases import Phrase, bodies, phrase_at
from ankbrief.facts.text.flow import Flow, has_case, is_infinitive, lemma_of, may_have_case
from ankbrief.facts.text.units import Unit
from ankbrief.language.dictionary import tagged


def object_before(flow: Flow, unit: Unit, trigger: Trigger) -> Phrase | None:
    """«| Рабочий визит | он планирует совершить», «| Курултай | предлагаю провести в мае»."""
    verb, act = trigger.verb, trigger.act
    if trigger.kind not in ("план", "предложение") or trigger.form != "order" or not verb < act:
        return None
    start = without_openers(flow, clause_start(flow, unit.start, verb), verb)
    mine = is_first_person(flow.tokens[verb])
    cases = ("Acc", "Nom") if mine else ("Acc",)
    found = (phrase_at(flow, start, verb, case) for case in cases)
    thing = next(
        (one for one in found if one and may_have_case(flow.tokens[one.head], "Acc")), None
    )
    thing = thing or _before_body(flow, start, verb) or _right_before(flow, start, verb)
    if thing is None or not is_infinitive(flow.tokens[act]):
        return None
    led = mine or any(has_case(token, "Nom") for token in flow.tokens[thing.stop : verb])
    led = led or _is_by_them(flow, unit, trigger)
    alone = act + 1 >= unit.stop or not has_case(flow.tokens[act + 1], "Acc")
    return thing if led and alone and tagged(flow.tokens[act].text, "tran") else None


def _before_body(flow: Flow, start: int, verb: int) -> Phrase | None:
    """«| Новый парк | акимат планирует открыть»: a thing, then a body that can be no part of it."""
    phrase = phrase_at(flow, start, verb, "Nom")
    if phrase is None or not may_have_case(flow.tokens[phrase.head], "Acc"):
        return None
    own = lemma_of(flow.tokens[phrase.head]) in bodies("bodies")
    body = next((i for i in range(phrase.head + 1, verb) if _is_body(flow, i)), None)
    if own or body is None or flow.tokens[body - 1].pos == "ADP":
        return None
    return Phrase(phrase.start, phrase.head, body)


def _is_body(flow: Flow, index: int) -> bool:
    token = flow.tokens[index]
    return has_case(token, "Nom") and lemma_of(token) in bodies("bodies")


def _right_before(flow: Flow, start: int, verb: int) -> Phrase | None:
    """«До конца года | этот показатель | планируют довести»: up to the verb."""
    for place in range(start, verb):
        phrase = phrase_at(flow, place, verb, "Acc")
        led = place > start and flow.tokens[place - 1].pos in ("ADP", "ADJ", "DET", "NUM")
        if phrase and not led and _reaches(flow, phrase, verb):
            return Phrase(phrase.start, phrase.head, verb)
    return None


def _reaches(flow: Flow, phrase: Phrase, verb: int) -> bool:
    """Nothing but what belongs to the noun stands between it and the verb."""
    own = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM")
    dated = flow.dates.meeting(flow.cover(phrase.start, verb))
    return not dated and all(t.pos in own for t in flow.tokens[phrase.head + 1 : verb])


def _is_by_them(flow: Flow, unit: Unit, trigger: Trigger) -> bool:
    """«Старую школу | планируют | снести»: they, whoever they are."""
    verb = flow.tokens[trigger.verb]
    many = verb.feats.get("Number") == "Plur" and verb.feats.get("Tense") == "Pres"
    start = clause_start(flow, unit.start, trigger.verb)
    return many and not any(
        has_case(token, "Nom") and not may_have_case(token, "Acc")
        for token in flow.tokens[start : trigger.verb]
    )

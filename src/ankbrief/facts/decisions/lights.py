"""Triggers of a verb and a noun that mean one act: «дал поручение создать», «решение принято»."""

from __future__ import annotations

from ankbrief.data import load
from ankbrief.facts.decisions.orders import is_of_doing, names_deed, noun_after
from ankbrief.facts.decisions.triggers import (
    Light,
    Trigger,
    infinitive_after,
    is_negated,
    light_verbs,
    listed,
    word_at,
)
from ankbrief.facts.posts.phrases import phrase_at
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_gerund,
    is_short_passive,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit
from ankbrief.model import DecisionKind

NEAR = 5  # tokens between the parts of «принято … решение»
REASON = 16  # tokens from «решение» over what it leans on: «в связи с паводком в ряде областей»
CHIEFS = frozenset({"президент", "глава", "премьер-министр", "премьер", "министр", "аким"})
PLANNED = frozenset({"планах", "намерении", "решении"})
POINTING = frozenset({"такой", "этот", "подобный"})


def light(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«дал поручение создать», «решение принято», «подчеркнул необходимость усилить»."""
    token = flow.tokens[index]
    stressed = is_gerund(token) and "необходимость" in _behind(flow, unit, index)
    if not (is_finite(token) or is_short_passive(token) or stressed):
        return None
    word = lemma_of(token)
    for row in light_verbs():
        if word in row.verbs:
            found = _light_noun(flow, unit, index, row)
            if found is not None:
                return _of_light(flow, unit, index, found, row.kind)
    return None


def _behind(flow: Flow, unit: Unit, index: int) -> set[str]:
    """«сказал глава, отметив | необходимость |»: lemmas close behind."""
    return {lemma_of(token) for token in flow.tokens[index + 1 : min(unit.stop, index + 4)]}


def _light_noun(flow: Flow, unit: Unit, index: int, row: Light) -> int | None:
    """Where the noun of a light verb stands, behind it or, for a passive, right before it."""
    behind = range(index + 1, min(unit.stop, index + 1 + (row.reach or NEAR)))
    before = range(index - 1, max(unit.start, index - 1 - 2 * NEAR) - 1, -1)
    passive_too = before if is_short_passive(flow.tokens[index]) else ()
    led = None if passive_too else _opening(flow, unit, index, row)
    if led is not None:
        return led
    places: list[int] = [*behind, *passive_too]
    for place in places:
        token = flow.tokens[place]
        if lemma_of(token) in row.nouns or word_at(flow, place) in row.nouns:
            return place
        if is_finite(token) and token.pos != "AUX":
            return None
    return None


def _opening(flow: Flow, unit: Unit, verb: int, row: Light) -> int | None:
    """«| Поручение | усилить работу дал аким»: its noun opens the sentence, before him."""
    if unit.start != flow.sentence_start(unit.start):
        return None
    for place in range(unit.start, min(verb, unit.start + 2)):
        token = flow.tokens[place]
        if token.pos == "ADP":
            return None  # «По поручению …»
        if lemma_of(token) in row.nouns and may_have_case(token, "Acc"):
            told = row.kind in ("поручение", "решение")
            return place if told and _between(flow, place, verb) is not None else None
    return None


def _of_light(flow: Flow, unit: Unit, verb: int, noun: int, kind: DecisionKind) -> Trigger | None:
    start, stop = min(verb, noun), max(verb, noun) + 1
    if is_negated(flow, unit, verb):
        return None
    if lemma_of(flow.tokens[noun - 1]) in POINTING and noun > unit.start:
        return _of_pointed(flow, unit, verb, noun, kind)
    act = _between(flow, noun, verb) if noun < verb else None
    if act is None:
        act = infinitive_after(flow, stop, unit.stop) or _about(flow, stop, unit.stop)
    act = act or _purpose(flow, stop, unit.stop)
    if act is None and kind == "решение" and noun > verb:
        act = _about_for_a_reason(flow, stop, unit.stop)
    if act is None and kind == "договорённость":
        act = _aimed_at(flow, stop, unit.stop)
    if act is None and lemma_of(flow.tokens[noun]) == "необходимость":
        act = noun_after(flow, unit, noun, "Gen")
    return Trigger(kind, "order", start, stop, act, verb) if act is not None else None


def _between(flow: Flow, noun: int, verb: int) -> int | None:
    """«решение | о создании штаба | было принято», «поручение | усилить работу | дано акиму»."""
    act = infinitive_after(flow, noun + 1, verb)
    return _about(flow, noun + 1, verb) if act is None else act


def _of_pointed(flow: Flow, unit: Unit, verb: int, noun: int, kind: DecisionKind) -> Trigger | None:
    """«принял такое решение, теперь должен …»: what it is was said; «такое поручение – …» says."""
    act = _about(flow, noun + 1, unit.stop) if noun > verb else None
    return Trigger(kind, "order", verb, noun + 1, act, verb) if act is not None else None


def _purpose(flow: Flow, index: int, stop: int) -> int | None:
    """«поставил задачу перед правительством, | чтобы было развернуто строительство».

    «дал поручения, чтобы сохранить порядок» says only what for.
    """
    for place in range(index, min(stop - 1, index + 8)):
        if flow.tokens[place].text == "," and word_at(flow, place + 1) == "чтобы":
            return place + 1 if names_deed(flow, place + 2, stop) else None
    return None


def _aimed_at(flow: Flow, index: int, stop: int) -> int | None:
    """«достигнуты договорённости, направленные | на развитие связей»."""
    if word_at(flow, index) != "," or not word_at(flow, index + 1).startswith("направленн"):
        return None
    aim = index + 3
    return aim if word_at(flow, index + 2) == "на" and aim < stop else None


def _about(flow: Flow, index: int, stop: int) -> int | None:
    """«решение | о создании центра»."""
    for place in range(index, min(stop, index + 3)):
        if word_at(flow, place) in ("о", "об", "обо") and place + 1 < stop:
            return place
        if (
            word_at(flow, place) == "по"
            and place + 1 < stop
            and _names_an_act(flow, place + 1, stop)
        ):
            return place
    return None


def _about_for_a_reason(flow: Flow, index: int, stop: int) -> int | None:
    """«принял решение в связи с паводком в области | о переносе форума»: why, then what."""
    if word_at(flow, index) not in listed("leans"):
        return None
    for place in range(index, min(stop - 1, index + REASON)):
        token = flow.tokens[place]
        if token.text == "," or is_finite(token):
            return None
        if word_at(flow, place) not in ("о", "об") or place == index:
            continue
        phrase = phrase_at(flow, place + 1, stop, "Loc")
        acts = phrase is not None and (
            is_of_doing(flow.tokens[phrase.head])
            or lemma_of(flow.tokens[phrase.head]) in load("verbal_nouns")
        )
        return place if acts and lemma_of(flow.tokens[place - 1]) not in listed("told_of") else None
    return None


def _names_an_act(flow: Flow, index: int, stop: int) -> bool:
    """«поручения по | обеспечению населения лекарствами»."""
    phrase = phrase_at(flow, index, stop, "Dat")
    return phrase is not None and is_of_doing(flow.tokens[phrase.head])


def announced(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Президент объявил о создании фонда»; not «объявил о начале приема»."""
    token = flow.tokens[index]
    if not is_finite(token) or is_negated(flow, unit, index):
        return None
    if lemma_of(token) in ("анонсировать", "заявить", "сообщить"):
        return _founded(flow, unit, index) or _foretold(flow, unit, index)
    if lemma_of(token) != "объявить":
        return None
    act = _about(flow, index + 1, unit.stop)
    phrase = phrase_at(flow, act + 1, unit.stop, "Loc") if act is not None else None
    if phrase is None or lemma_of(flow.tokens[phrase.head]) not in load("verbal_nouns"):
        return None
    return Trigger("решение", "order", index, index + 1, act or index, index)


def _founded(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Президент заявил | о создании агентства»: a head of state or of a body sets it up."""
    told = lemma_of(flow.tokens[index]) in ("заявить", "сообщить")
    act = _about(flow, index + 1, unit.stop) if told else None
    phrase = phrase_at(flow, act + 1, unit.stop, "Loc") if act is not None else None
    if act is None or phrase is None or lemma_of(flow.tokens[phrase.head]) not in listed("founds"):
        return None
    chief = any(
        lemma_of(flow.tokens[i]) in CHIEFS and has_case(flow.tokens[i], "Nom")
        for i in range(unit.start, index)
    )
    return Trigger("план", "order", index, index + 1, act, index) if chief else None


def _foretold(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«анонсировал | запуск приложения», «заявил | о планах построить завод»."""
    stop = index + 1
    if lemma_of(flow.tokens[index]) in ("заявить", "сообщить"):
        near = range(index + 1, min(unit.stop, index + 4))
        plans = next((i for i in near if word_at(flow, i) in PLANNED), None)
        act = (
            infinitive_after(flow, plans + 1, min(unit.stop, plans + 4))
            if plans is not None
            else None
        )
        stop = plans + 1 if plans is not None else stop
    else:
        act = noun_after(flow, unit, index, "Acc")
        act = None if act is not None and _only_grows(flow, act, unit.stop) else act
    return Trigger("план", "order", index, stop, act, index) if act is not None else None


def _only_grows(flow: Flow, start: int, stop: int) -> bool:
    """«анонсировали | рост тарифов»: what nobody does."""
    phrase = phrase_at(flow, start, stop, "Acc")
    return phrase is not None and lemma_of(flow.tokens[phrase.head]) in listed("growths")


def received(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Управление получило | поручение отремонтировать мост», «Поручения … получили акиматы»."""
    token = flow.tokens[index]
    past = is_finite(token) and token.feats.get("Tense") == "Past"
    if not past or lemma_of(token) != "получить" or is_negated(flow, unit, index):
        return None
    orders = next(row for row in light_verbs() if row.kind == "поручение")
    led = _opening(flow, unit, index, orders)
    behind = range(index + 1, min(unit.stop, index + NEAR))
    noun = next((i for i in behind if lemma_of(flow.tokens[i]) in orders.nouns), led)
    if noun is None:
        return None
    act = _between(flow, noun, index) if noun < index else None
    if noun > index:
        act = infinitive_after(flow, noun + 1, unit.stop) or _about(flow, noun + 1, unit.stop)
    if act is None or word_at(flow, act) == "по":
        return None  # «получили поручения по реализации плана»: which ones?
    return Trigger("поручение", "order", min(noun, index), max(noun, index) + 1, act, index)

"""Lists after a colon: «Аким поручил: – открыть школу; – создать штаб», «подписаны: …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ankbrief.data import load
from ankbrief.facts.decisions.triggers import Trigger, kind_of, light_verbs, listed, table
from ankbrief.facts.text.flow import (
    DASHES,
    Flow,
    has_case,
    is_finite,
    is_infinitive,
    is_short_passive,
    lemma_of,
)
from ankbrief.facts.text.units import Unit
from ankbrief.model import DecisionKind

BULLET = re.compile(r"(?:^|[\s:;])(?:[-–—•*·]|\d{1,2}[.)])\s*$")
NUMBERED = 3  # tokens of the shortest item with its number
OPENING = 6  # tokens of an item within which its infinitive or its paper stands


@dataclass(frozen=True, slots=True)
class Listing:
    """A header with its trigger and the units of its items."""

    header: Unit
    trigger: Trigger
    items: tuple[Unit, ...]


def listing_at(flow: Flow, units: Sequence[Unit], number: int) -> Listing | None:
    """The list that the unit `number` heads, if it heads one that decides something."""
    header = units[number]
    if header.stop >= len(flow.tokens) or flow.tokens[header.stop].text != ":":
        return None
    items = _items(flow, units, number)
    trigger = _header_trigger(flow, header, items) if items else None
    return Listing(header, trigger, items) if trigger else None


def _items(flow: Flow, units: Sequence[Unit], number: int) -> tuple[Unit, ...]:
    items: list[Unit] = []
    end = flow.tokens[units[number].stop - 1].span.stop
    for unit in units[number + 1 :]:
        if unit.stop - unit.start == 1 and flow.tokens[unit.start].text.isdigit():
            continue  # «2.» alone
        gap = flow.text[end : flow.starts[unit.start]]
        own = _without_number(flow, unit)
        begins = ";" in gap or BULLET.search(gap) or own is not unit
        if set(gap) & set('«»“”„"') or not (not items or begins):
            break
        items.append(own)
        end = flow.tokens[unit.stop - 1].span.stop
    return tuple(items)


def _without_number(flow: Flow, unit: Unit) -> Unit:
    """«2. Провести ярмарку» → «Провести ярмарку»."""
    numbered = (
        unit.stop - unit.start > NUMBERED
        and flow.tokens[unit.start].text.isdigit()
        and flow.tokens[unit.start + 1].text in (".", ")")
    )
    return replace(unit, start=unit.start + 2) if numbered else unit


def _header_trigger(flow: Flow, unit: Unit, items: Sequence[Unit]) -> Trigger | None:
    for index in range(unit.start, unit.stop):
        kind = _order_kind(flow, unit, index)
        if kind:
            return Trigger(kind, "order", index, index + 1, index, index)
        token = flow.tokens[index]  # no «вновь избранного»
        said = is_finite(token) or is_short_passive(token)
        if said and lemma_of(token) in listed("appoint"):
            return Trigger("решение", "done", index, index + 1, index, index)
        if _signs(flow, unit, items, index):
            return Trigger("договорённость", "done", index, index + 1, index, index)
    return None


def _order_kind(flow: Flow, unit: Unit, index: int) -> DecisionKind | None:
    token = flow.tokens[index]
    word = token.text.lower().replace("ё", "е")
    if word in listed("modals"):
        return "поручение"
    passive = next((kind for kind, found in table("impersonal").items() if word in found), None)
    if passive:
        return passive
    if is_finite(token) and kind_of("verbs", lemma_of(token)):
        return kind_of("verbs", lemma_of(token))
    return _light_kind(flow, unit, index)


def _light_kind(flow: Flow, unit: Unit, index: int) -> DecisionKind | None:
    """«даны следующие поручения», «приняты решения»."""
    token = flow.tokens[index]
    if not (is_finite(token) or is_short_passive(token)):
        return None
    nouns = {lemma_of(other) for other in flow.tokens[unit.start : unit.stop]}
    fit = (row.kind for row in light_verbs() if lemma_of(token) in row.verbs and nouns & row.nouns)
    return next(fit, None)


def _signs(flow: Flow, unit: Unit, items: Sequence[Unit], index: int) -> bool:
    """«подписан ряд документов:», «По итогам подписаны: – Соглашение …»."""
    token = flow.tokens[index]
    if not (is_finite(token) or is_short_passive(token)) or lemma_of(token) not in listed("adopt"):
        return False
    nouns = {lemma_of(other) for other in flow.tokens[unit.start : unit.stop]}
    acted = lemma_of(token) in ("утвердить", "одобрить") and all(is_act(flow, u) for u in items)
    return (
        acted
        or bool(nouns & listed("papers"))
        or 2 * sum(_is_paper(flow, u) for u in items) > len(items)
    )


def _is_paper(flow: Flow, unit: Unit) -> bool:
    """An item that a paper opens."""
    head = range(unit.start, min(unit.stop, unit.start + OPENING))
    return any(lemma_of(flow.tokens[place]) in listed("papers") for place in head)


def is_act(flow: Flow, unit: Unit) -> bool:
    """«Создание рабочей группы»: an item that a deed opens."""
    return lemma_of(flow.tokens[unit.start]) in load("verbal_nouns")


def item_trigger(flow: Flow, listing: Listing, unit: Unit) -> Trigger | None:
    """What an item decides: an infinitive near its head, or a paper that was signed."""
    if lemma_of(flow.tokens[listing.trigger.verb]) in listed("appoint"):
        return _appointment(flow, listing, unit)
    if listing.trigger.form == "done":
        if not (_is_paper(flow, unit) or is_act(flow, unit)):
            return None
        start = unit.start
        return Trigger(_paper_kind(flow, listing, unit), "done", start, start + 1, start, start)
    act = next(
        (place for place in range(unit.start, unit.stop) if is_infinitive(flow.tokens[place])), None
    )
    if act is None or any(is_finite(flow.tokens[place]) for place in range(unit.start, act)):
        return None
    return Trigger(listing.trigger.kind, "duty", act, act, act, act)


def _appointment(flow: Flow, listing: Listing, unit: Unit) -> Trigger | None:
    """«Назначены: Ахметов Серик – акимом района»: an item with its dash."""
    for index in range(unit.start + 1, unit.stop - 1):
        if flow.tokens[index].text in DASHES and has_case(flow.tokens[index + 1], "Ins"):
            verb = listing.trigger.verb
            return Trigger("решение", "done", index, index + 1, index, verb)
    return None


def _paper_kind(flow: Flow, listing: Listing, unit: Unit) -> DecisionKind:
    verb = lemma_of(flow.tokens[listing.trigger.verb])
    nouns = {lemma_of(token) for token in flow.tokens[unit.start : unit.start + OPENING]}
    between = any(token.text.lower() == "между" for token in flow.tokens[unit.start : unit.stop])
    mutual = verb in listed("sides") and (
        between
        or nouns & listed("mutual")
        or (nouns & listed("along") and _of_sides(flow, listing))
    )
    heads = is_act(flow, unit) and _of_two(flow, listing)
    return "договорённость" if mutual or heads else "решение"


def _of_two(flow: Flow, listing: Listing) -> bool:
    """«| Главы государств | утвердили: 1. Создание …», «Стороны одобрили …»."""
    words = [
        token.text.lower() for token in flow.tokens[listing.header.start : listing.trigger.verb]
    ]
    return " ".join(words) in load("decisions")["pairs"] or words[-1:] == ["стороны"]


def _of_sides(flow: Flow, listing: Listing) -> bool:
    """«План действий» in a list whose other papers two sides signed."""
    mutual = 0
    for unit in listing.items:
        tokens = flow.tokens[unit.start : unit.stop]
        heads = {lemma_of(token) for token in tokens[:OPENING]}
        between = any(token.text.lower() == "между" for token in tokens)
        mutual += between or bool(heads & listed("mutual") - listed("along"))
    return 2 * mutual >= len(listing.items)

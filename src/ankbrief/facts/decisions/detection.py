"""All triggers of a unit, by the rules of each kind; the first rule that fits a word wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ankbrief.facts.decisions.coming import allowed, at_hand, enters, serves, supplied, visits
from ankbrief.facts.decisions.constituted import constituted
from ankbrief.facts.decisions.decreed import decreed
from ankbrief.facts.decisions.duties import bare, duty, must
from ankbrief.facts.decisions.enactments import enacted, nominated, published
from ankbrief.facts.decisions.foreseen import foreseen
from ankbrief.facts.decisions.intended import busy, carries_over
from ankbrief.facts.decisions.lights import announced, light, received
from ankbrief.facts.decisions.measures import (
    barred,
    brought,
    convicted,
    proceeded,
    rebuked,
    sentenced,
    warned,
)
from ankbrief.facts.decisions.orders import for_others, goes_on, order, passive
from ankbrief.facts.decisions.outcomes import (
    appointed,
    by_act,
    charged,
    signed,
    took_office,
    will_lead,
)
from ankbrief.facts.decisions.plans import will, will_be
from ankbrief.facts.decisions.projected import aimed, prepares, projected, ready, tasked
from ankbrief.facts.decisions.promises import promised
from ankbrief.facts.decisions.refusals import refused
from ankbrief.facts.decisions.requests import asked, awaited, set_before
from ankbrief.facts.decisions.rulings import ruled
from ankbrief.facts.decisions.standing import standing
from ankbrief.facts.decisions.triggers import Trigger
from ankbrief.facts.text.flow import DASHES, Flow
from ankbrief.facts.text.units import Unit
from ankbrief.language.text.document import Token

RULES: tuple[Callable[[Flow, Unit, int], Trigger | None], ...] = (
    aimed,
    light,
    received,
    set_before,
    asked,
    standing,
    order,
    awaited,
    passive,
    duty,
    must,
    for_others,
    goes_on,
    announced,
    sentenced,
    convicted,
    rebuked,
    barred,
    warned,
    proceeded,
    brought,
    signed,
    charged,
    appointed,
    took_office,
    will_lead,
    decreed,
    by_act,
    constituted,
    ruled,
    enacted,
    published,
    nominated,
    refused,
    promised,
    will_be,
    enters,
    will,
    foreseen,
    visits,
    serves,
    at_hand,
    allowed,
    supplied,
    projected,
    tasked,
    prepares,
    ready,
    busy,
    carries_over,
    bare,
)
FUNCTION_WORDS = frozenset({"ADP", "CCONJ", "SCONJ", "NUM", "DET", "PRON", "SYM"})


def triggers_in(flow: Flow, unit: Unit) -> Iterator[Trigger]:
    """The triggers of a unit, left to right; one that lies in another's clause comes later."""
    for index in range(unit.start, unit.stop):
        if _decides_nothing(flow.tokens[index]):
            continue
        found = next((hit for rule in RULES if (hit := rule(flow, unit, index))), None)
        if found:
            yield found


def _decides_nothing(token: Token) -> bool:
    """«в», «и», «три», «этот»: a third of all words, which no rule begins with."""
    return token.pos in FUNCTION_WORDS or (token.pos == "PUNCT" and token.text not in DASHES)

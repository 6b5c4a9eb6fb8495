"""A trigger in its place: what the rules of decisions look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ankbrief.facts.decisions.clauses import Scope
from ankbrief.facts.decisions.triggers import Trigger, word_at
from ankbrief.facts.quotes.find import Heard
from ankbrief.facts.quotes.speakers import NOBODY, Speaker
from ankbrief.facts.text.flow import Flow, is_finite
from ankbrief.facts.text.units import Unit
from ankbrief.model import Facts


@dataclass(frozen=True, slots=True)
class Around:
    """The article, and who was heard or decided so far.

    `before`: in this paragraph; `voice`: in any; `teller` reports plans
    sentence after sentence without quotation marks; `chair`: holds the meeting; `parties` last
    agreed, `appointer` last appointed, in the sentence `appointed`; `court` last sentenced,
    `orderer` in the sentence `ordered` gave an order; `signer` last signed a paper of the state,
    in the sentence `signed`; `meeting`: who met; `body` last decided itself; `visitor` came to
    report to the head of state or of a region.
    """

    flow: Flow
    facts: Facts
    heard: Sequence[Heard]
    before: Speaker
    chair: Speaker
    teller: Speaker = NOBODY
    voice: Speaker = NOBODY
    parties: Speaker = NOBODY
    appointer: Speaker = NOBODY
    appointed: int = -1
    court: Speaker = NOBODY
    orderer: Speaker = NOBODY
    ordered: int = -2
    signer: Speaker = NOBODY
    signed: int = -1
    meeting: Speaker = NOBODY
    body: Speaker = NOBODY
    visitor: Speaker = NOBODY


@dataclass(frozen=True, slots=True)
class Source:
    """A trigger with its unit and its clause."""

    around: Around
    unit: Unit
    trigger: Trigger
    scope: Scope

    @property
    def flow(self) -> Flow:
        """The tokens of the article."""
        return self.around.flow

    @property
    def facts(self) -> Facts:
        """What was found before decisions."""
        return self.around.facts


def inner_start(source: Source, start: int) -> int:
    """«Аким сообщил, что | Правительство выделило …»: the clause of the verb itself.

    «отметил, что вода прибывает, поэтому поручил …» goes on with the first verb.
    """
    flow, verb = source.flow, source.trigger.verb
    opens = (
        place + 2
        for place in range(verb - 2, start, -1)
        if flow.tokens[place].text == "," and word_at(flow, place + 1) in ("что", "как")
    )
    first = next(opens, start)
    between = flow.tokens[first:verb]
    return start if any(is_finite(token) for token in between) else first

"""A trigger in its place: what the rules of decisions look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ankbrief.facts.decisions.clauses import Scope
from ankbrief.facts.decisions.triggers import Trigger
from ankbrief.facts.quotes.find import Heard
from ankbrief.facts.quotes.speakers import NOBODY, Speaker
from ankbrief.facts.text.flow import Flow
from ankbrief.facts.text.units import Unit
from ankbrief.model import Facts


@dataclass(frozen=True, slots=True)
class Around:
    """The article, and who was heard or decided so far.

    `before`: in this paragraph; `voice`: in any; `teller` reports plans
    sentence after sentence without quotation marks; `chair`: holds the meeting; `parties` last
    agreed, `appointer` last appointed, `court` last sentenced, `orderer` in the
    sentence `ordered` gave an order; `signer` last signed a paper of the state.
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
    court: Speaker = NOBODY
    orderer: Speaker = NOBODY
    ordered: int = -2
    signer: Speaker = NOBODY


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

"""Who is to act, where a sentence only goes on with the order before: «О результатах доложить»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ankbrief.facts.decisions.records import Found
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.text.flow import lemma_of


def with_charged(found: Sequence[Found]) -> Iterator[Found]:
    """Each decision; whoever was told to act reports on it too."""
    yield from found[:1]
    charged = found[0].to if found else ()
    for before, item in pairwise(found):
        own = item.to or (charged if _reports_back(before, item) else ())
        charged = own
        yield replace(item, to=own)


def _reports_back(before: Found, item: Found) -> bool:
    """«Акиму поручено проверить дом. | О результатах следует сообщить к маю»."""
    flow, first, second = item.source.flow, before.source, item.source
    if {first.trigger.kind, second.trigger.kind} != {"поручение"} or second.trigger.form != "duty":
        return False
    one, other = (flow.sentences[source.trigger.verb] for source in (first, second))
    words = {lemma_of(token) for token in flow.tokens[second.scope.start : second.scope.stop]}
    reports = lemma_of(flow.tokens[second.trigger.act]) in listed("reports")
    return other - one <= 1 and reports and bool(words & listed("reported"))

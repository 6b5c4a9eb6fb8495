"""Whose plan a visit is: of who comes, not of the press service that tells of it."""

from __future__ import annotations

from ankbrief.facts.decisions.coming import is_on_agenda
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import has_case, is_finite, lemma_of


def as_visitor(source: Source) -> Speaker | None:
    """«Пресс-служба сообщила, что | глава государства | посетит порт»: the only one who comes."""
    flow, trigger = source.flow, source.trigger
    act = flow.tokens[trigger.act]
    if trigger.kind != "план" or trigger.form != "future" or not is_finite(act):
        return None
    start, stop = source.scope.start, source.scope.stop
    if lemma_of(act) not in listed("comes"):
        if not is_on_agenda(flow, source.unit, trigger.act):
            return None
        stop = trigger.act  # «Правительство проведёт заседание по Посланию Болата Омарова»
    found = flow.named_in(start, stop)
    comes = [item for item in found if has_case(flow.tokens[item.start], "Nom")]
    people = list({item.person.name: item for item in comes}.values())
    if len(people) != 1 or act.feats.get("Number") == "Plur":
        return None
    return Speaker(people[0].person.name, people[0].mention.inferred, people[0].person)

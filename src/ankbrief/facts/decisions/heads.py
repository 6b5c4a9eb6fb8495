"""The two who negotiate: whom «стороны», «главы государств», «президенты» stand for."""

from __future__ import annotations

from ankbrief.data import load
from ankbrief.facts.people.offices import aliases, in_aliases
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.model import Facts, Person

STEM = 4  # letters that a country and its adjective share: «Финляндия», «Финляндской»


def both_named(speaker: Speaker, facts: Facts) -> Speaker:
    """«Главы государств» → the two names, if the article names exactly two who lead a country."""
    if speaker.person is not None or (speaker.name or "").lower() not in load("decisions")["pairs"]:
        return speaker
    governments = any(word in (speaker.name or "").lower() for word in ("правительств", "премьер"))
    found = two_heads(facts, least=0 if governments else 1)
    return Speaker(found, inferred=True) if found else speaker


def two_heads(facts: Facts, *, least: int = 1) -> str | None:
    """«Серик Ахметов и Болат Омаров»; of more than two those who are spoken of again.

    At least `least` of them leads a state, the other may lead a government.
    """
    heads = [p for p in facts.people if p.mentions and any(_leads(p, row) for row in aliases()[:2])]
    if len(heads) > 2:
        heads = [p for p in heads if sum(not m.inferred for m in p.mentions) > 1]
    heads.sort(key=lambda person: min(m.span.start for m in person.mentions))
    states = sum(_leads(person, aliases()[0]) for person in heads)
    return " и ".join(p.name for p in heads) if len(heads) == 2 and states >= least else None


def _leads(person: Person, row: frozenset[str]) -> bool:
    """A state or (by the row of names) a government."""
    return any(not post.former and in_aliases(post.title, row) for post in person.positions)


def country_of(adjective: str) -> str | None:
    """«Финляндской» → «Финляндия», if one country alone begins so."""
    known = load("places")["kinds"]["countries"].split()
    found = {name for name in known if name[:STEM] == adjective[:STEM].lower()}
    return found.pop().capitalize() if len(found) == 1 else None

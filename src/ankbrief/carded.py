"""What the office's cards know of the persons of an article: one name, the gender, the post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ankbrief.language.cards.records import Cards, PersonCard
from ankbrief.model import Facts, Person, Position


def with_cards(facts: Facts, cards: Cards) -> Facts:
    """The facts with every person who has a card under the card's name.

    Whoever the article names by another spelling (Куспан А. С., Айгүл Құспан) becomes one person
    with the rest. A post comes from the card only where the article tells none, marked inferred.
    """
    known = {p.name: card for p in facts.people if (card := cards.person(p.name))}
    if not known:
        return facts
    names = {name: card.name for name, card in known.items()}
    return replace(renamed(facts, names), people=tuple(_people(facts, known)))


def renamed(facts: Facts, names: Mapping[str, str]) -> Facts:
    """The facts with other names for persons wherever one acts or speaks; `people` stay."""
    event = facts.event
    return replace(
        facts,
        event=event and replace(event, participants=_renamed(event.participants, names)),
        decisions=tuple(
            replace(
                decision,
                issuer=decision.issuer and names.get(decision.issuer, decision.issuer),
                executors=_renamed(decision.executors, names),
            )
            for decision in facts.decisions
        ),
        quotes=tuple(
            replace(quote, speaker=quote.speaker and names.get(quote.speaker, quote.speaker))
            for quote in facts.quotes
        ),
    )


def _renamed(people: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Each name once, in the order of the article."""
    return tuple(dict.fromkeys(_by_card(person, names) for person in people))


def _by_card(person: str, names: Mapping[str, str]) -> str:
    """The name on the card, after the post that stands before it: «министр Айгуль Куспан»."""
    if person in names:
        return names[person]
    met = next((name for name in names if person.endswith(f" {name}")), None)
    return person.removesuffix(met) + names[met] if met else person


def _people(facts: Facts, known: Mapping[str, PersonCard]) -> Iterator[Person]:
    """The persons in their order, those with one card together."""
    done: set[str] = set()
    for person in facts.people:
        card = known.get(person.name)
        if card is None:
            yield person
        elif card.name not in done:
            done.add(card.name)
            same = [p for p in facts.people if known.get(p.name) is card]
            yield _person(card, same, facts.article.published)


def _person(card: PersonCard, same: list[Person], published: date | None) -> Person:
    """One person of a card out of all the article's names for them."""
    mentions = sorted((m for p in same for m in p.mentions), key=lambda m: m.span.start)
    positions = tuple(position for p in same for position in p.positions)
    gender = card.gender or next((p.gender for p in same if p.gender), None)
    if published and mentions and all(position.former for position in positions):
        span = mentions[0].span
        titles = card.posts_on(published)
        positions += tuple(Position(title, span, inferred=True) for title in titles)
    return Person(card.name, gender, positions, tuple(mentions))

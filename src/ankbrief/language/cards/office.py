"""Inflection with the office's cards before the rules.

The same functions as the rules have, with `cards` as a last argument, by default those in use; the
front door offers these.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ankbrief.language.cards.records import Cards, body_forms, card_forms, chosen
from ankbrief.language.cases import CASES, Case
from ankbrief.language.names import forms as names
from ankbrief.language.names import gender as gender_rules
from ankbrief.language.names import nominative as nominative_rules
from ankbrief.language.names.forms import Declined
from ankbrief.language.names.nominative import Nominative
from ankbrief.language.phrases import forms as phrases
from ankbrief.language.phrases import nominative as nominative_phrase
from ankbrief.language.wording.counting import counted_forms, counted_nominative
from ankbrief.model import Gender


def name_forms(name: str, gender: Gender | None = None, cards: Cards | None = None) -> Declined:
    """The name in six cases; a card of that person wins over rules and over `gender`."""
    card = chosen(cards).person(name)
    return card_forms(card, name) if card else names.name_forms(name, gender)


def decline_name(
    name: str, case: Case, gender: Gender | None = None, cards: Cards | None = None
) -> str:
    """The name in `case`: («Абзал Нукенов», datv) → «Абзалу Нукенову»."""
    return name_forms(name, gender, cards)[case]


def gender_of(name: str, cards: Cards | None = None) -> Gender | None:
    """The gender on the card, else what the name tells; None where neither does."""
    card = chosen(cards).person(name)
    return (card and card.gender) or gender_rules.gender_of(name)


def phrase_forms(phrase: str, cards: Cards | None = None) -> Declined:
    """A position or a body in six cases, «два министра» too; a card of that body wins."""
    body = chosen(cards).own_body(phrase)
    if body:
        return body_forms(body, phrase)
    counted = counted_forms(phrase)
    return Declined(counted, None, certain=True) if counted else phrases.phrase_forms(phrase)


def decline_phrase(phrase: str, case: Case, cards: Cards | None = None) -> str:
    """The phrase in `case`: («аким города Алматы», datv) → «акиму города Алматы»."""
    return phrase_forms(phrase, cards)[case]


def decline_person(
    name: str,
    positions: Sequence[str] = (),
    case: Case = Case.NOMN,
    gender: Gender | None = None,
    cards: Cards | None = None,
) -> str:
    """Positions and name in one case: «заместителю акима города Алматы Абзалу Нукенову».

    Several positions are joined by commas. Where the gender is unknown and the name cannot be
    declined, the positions stay in the nominative with it, so that the two agree.
    """
    declined = name_forms(name, gender, cards)
    title_case = case if declined.certain else Case.NOMN
    title = ", ".join(decline_phrase(position, title_case, cards) for position in positions)
    return f"{title} {declined[case]}" if title else declined[case]


def nominative(
    text: str,
    gender: Gender | None = None,
    known: Collection[str] = (),
    cases: Collection[Case] = CASES,
    cards: Cards | None = None,
) -> Nominative:
    """The nominative of a name in any case; the cards' people count as known.

    `known` are nominatives seen elsewhere, preferred to rules; `cases` those the context allows.
    """
    cards = chosen(cards)
    card = cards.person(text)
    if card:
        return Nominative(card.name, card.gender or gender_rules.gender_of(card.name), certain=True)
    return nominative_rules.nominative(text, gender, (*known, *cards.names()), cases)


def bring_back_phrase(
    text: str, cases: Collection[Case] = CASES, cards: Cards | None = None
) -> Nominative:
    """The nominative of a position or a body in any case."""
    body = chosen(cards).own_body(text)
    if body and body.forms and text in body.forms:
        return Nominative(body.name, None, certain=True)
    if counted := counted_nominative(text, tuple(cases)):
        return Nominative(counted, None, certain=True)
    return nominative_phrase.nominative_phrase(text, tuple(cases))

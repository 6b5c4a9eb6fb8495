"""The subject of a clause that tells who speaks: a noun phrase in the nominative."""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.facts.posts.agreement import is_of_its_adjective
from ankbrief.facts.posts.phrases import describes
from ankbrief.facts.quotes.speech import Clause, words
from ankbrief.facts.text.flow import Flow, has_case, is_gerund, is_nominal
from ankbrief.language.text.document import Token


def subjects(flow: Flow, clause: Clause) -> Iterator[tuple[int, int]]:
    """Phrases in the nominative with their heads, first behind the verb; no asides."""
    verb = clause.verb if clause.verb is not None else clause.start
    places = [*range(verb, clause.stop), *range(clause.start, verb)]
    for place in places:
        token = flow.tokens[place]
        fits = is_nominal(token) or token.text.lower() in words("gathered")
        fits = fits and place != clause.verb
        told = fits and has_case(token, "Nom") and not in_aside(flow, clause, place)
        if told and not is_of_its_adjective(flow, clause.start, place):
            yield _phrase_start(flow, clause, place), place


def _phrase_start(flow: Flow, clause: Clause, index: int) -> int:
    while (
        index > clause.start
        and index - 1 != clause.verb
        and describes(flow.tokens[index - 1], "Nom")
    ):
        index -= 1
    return index


def disagrees(verb: Token, subject: Token) -> bool:
    """In number; a thing in gender too («решение | подписал аким»), «министр сказала» does not."""
    number, gender = subject.feats.get("Number"), verb.feats.get("Gender")
    if subject.feats.get("Animacy") == "Inan" and number == "Sing" and gender is not None:
        return verb.feats.get("Number") != number or gender != subject.feats.get("Gender", gender)
    return number is not None and verb.feats.get("Number") not in (None, number)


def in_aside(flow: Flow, clause: Clause, index: int) -> bool:
    """Inside «, приветствуя гостей,»."""
    return any(
        is_gerund(flow.tokens[place]) for place in range(_segment_start(flow, clause, index), index)
    )


def _segment_start(flow: Flow, clause: Clause, index: int) -> int:
    while index > clause.start and flow.tokens[index - 1].text != ",":
        index -= 1
    return index

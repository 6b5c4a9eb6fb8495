"""Words between marks in their paragraph: whether they open a sentence, are long, tell much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ankbrief.facts.quotes.marks import MARKS, Pair, outer_pairs
from ankbrief.facts.quotes.parts import Utterance, trimmed
from ankbrief.facts.text.flow import DASHES, Flow, is_finite, is_short_passive
from ankbrief.language.text.document import Token
from ankbrief.model import Span

FEWEST = 5  # words of a quotation that no verb of speech follows or precedes
PREDICATES = frozenset({"нужно", "надо", "можно", "нельзя", "важно", "нет", "необходимо"})
NEAR = 20  # characters before a mark that tell whether a sentence opens with it


@dataclass(frozen=True, slots=True)
class Place:
    """One pair of marks in its paragraph, with the utterance found before it."""

    flow: Flow
    pair: Pair
    paragraph: Span
    before: Sequence[Span]  # the paragraphs before, at most two
    last: tuple[Pair, Utterance] | None


def spoken_in(place: Place) -> Span:
    """What stands between the marks, without spaces at its ends or a second pair around it all."""
    span = trimmed(place.flow.text, place.pair.inner)
    inner = outer_pairs(place.flow.text, [span])
    if len(inner) == 1 and inner[0].opening == span.start and inner[0].closing == span.stop - 1:
        return trimmed(place.flow.text, inner[0].inner)
    return span


def begins(place: Place) -> bool:
    """Speech opens a sentence; «Мы создали центр «Бірлік», – сказал он» does not."""
    first = max(place.paragraph.start, place.pair.opening - NEAR)
    before = place.flow.text[first : place.pair.opening]
    bare = before.rstrip().rstrip(">*_\u2060").rstrip()
    if not bare or bare[-1] in ".:!?…–—■|/" or bare[-1] in MARKS:
        return bool(place.flow.text[place.pair.inner.start : place.pair.closing].strip())
    glued = before[-1].isalnum() and place.flow.text[place.pair.opening + 1].isupper()
    return glued or before.endswith("\n")


def is_long(place: Place) -> bool:
    return len(spoken_in(place).of(place.flow.text).split()) >= FEWEST


def is_sentence(place: Place) -> bool:
    """A whole sentence with a verb of its own, not a name or a title."""
    return is_long(place) and tells(place)


def tells(place: Place) -> bool:
    """Has a finite verb, «нужна», «надо», or the dash of «Единство – наша опора»."""
    start, stop = place.flow.within(place.pair.inner)
    tokens = place.flow.tokens[start:stop]
    return any(map(is_predicate, tokens)) or any(token.text in DASHES for token in tokens[1:])


def is_predicate(token: Token) -> bool:
    short = token.pos == "ADJ" and token.feats.get("Variant") == "Short"
    short = short or is_short_passive(token)
    return is_finite(token) or short or token.text.lower() in PREDICATES


def fills(place: Place) -> bool:
    """Nothing but the quotation stands in the paragraph."""
    before = place.flow.text[place.paragraph.start : place.pair.opening]
    after = place.flow.text[place.pair.closing + 1 : place.paragraph.stop]
    return not before.strip(" >*_\u2060") and not after.strip(" .!?…*_\u2060\n")

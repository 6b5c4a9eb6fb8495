"""Which marked words of an article are speech, and the clause that says whose.

Names («Бірлік»), titles and single words in marks are none; indirect speech is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ankbrief.facts.quotes.marks import MARKS, Pair, outer_pairs
from ankbrief.facts.quotes.speech import (
    Clause,
    lead_before,
    tail_after,
    tail_stop,
    that_before,
    with_cue,
)
from ankbrief.facts.text.flow import DASHES, STOPS, Flow, is_finite
from ankbrief.facts.text.rows import row_of
from ankbrief.model import Article, Span

FEWEST = 5  # words of a quotation that no verb of speech follows or precedes
SIGNED = 25  # words of the line that names the speaker of a block quotation
NEAR = 20  # characters before a mark that tell whether a sentence opens with it
AUTHOR = 25  # words that the author may put between two parts of one quotation


@dataclass(frozen=True, slots=True)
class Utterance:
    """The spoken `parts` in one pair of marks, and the clause that says who speaks.

    `inferred` where that clause does not itself belong to the words.
    """

    parts: tuple[Span, ...]
    clause: Clause | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One pair of marks in its paragraph, with the utterance found before it."""

    flow: Flow
    pair: Pair
    paragraph: Span
    earlier: Span | None  # the paragraph before
    last: tuple[Pair, Utterance] | None


def utterances(article: Article, flow: Flow) -> Iterator[Utterance]:
    """All speech of `article` in the order of the text."""
    paragraphs = paragraphs_of(article)
    marked = list(_marked(flow, paragraphs))
    taken = row_of((span for item in marked for span in item.parts), lambda span: span)
    unmarked = [
        utterance
        for rule in (_dashed, _signed, _announced)
        for utterance in rule(flow, paragraphs)
        if not any(taken.meeting(part) for part in utterance.parts)
    ]
    yield from sorted([*marked, *unmarked], key=lambda utterance: utterance.parts[0])


def paragraphs_of(article: Article) -> tuple[Span, ...]:
    """Paragraphs of running text, in order."""
    if not article.blocks:
        return (Span(0, len(article.text)),)
    return tuple(block.span for block in article.blocks if block.kind == "paragraph")


def _marked(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    last: tuple[Pair, Utterance] | None = None
    number = 0
    for pair in outer_pairs(flow.text, paragraphs):
        while paragraphs[number].stop <= pair.opening:
            number += 1
        earlier = paragraphs[number - 1] if number else None
        place = Place(flow, pair, paragraphs[number], earlier, last)
        utterance = next((found for rule in RULES if (found := rule(place)) is not None), None)
        if utterance is not None:
            last = pair, utterance
            yield utterance


def _interrupted(place: Place) -> Utterance | None:
    """«Школу построим, – сказал аким, – и детский сад»."""
    return _parted(place.flow, _spoken(place)) if _begins(place) else None


def _parted(flow: Flow, span: Span) -> Utterance | None:
    start, stop = flow.within(span)
    found = _author_words(flow, start, stop)
    if found is None:
        return None
    clause, after = found
    first = Span(span.start, _before_marks(flow, clause.start))
    rest = () if after >= stop else (Span(flow.starts[after], span.stop),)
    return Utterance(tuple(_trimmed(flow.text, part) for part in (first, *rest)), clause)


def _author_words(flow: Flow, start: int, stop: int) -> tuple[Clause, int] | None:
    """The first «, – сказал он, –» among the tokens, and where speech goes on after it."""
    for place in range(start + 1, stop - 1):
        if not _is_seam(flow, place):
            continue
        end = min(tail_stop(flow, place + 1), stop)
        clause = with_cue(flow, Clause(place + 1, end), any_verb=False, reach=3)
        if clause and end - place <= AUTHOR:
            after = end
            while after < stop and _is_joint(flow, after):
                after += 1
            return clause, after
    return None


def _is_seam(flow: Flow, index: int) -> bool:
    before = flow.tokens[index - 1].text
    return flow.tokens[index].text in DASHES and (before == "," or before in STOPS)


def _is_joint(flow: Flow, index: int) -> bool:
    text = flow.tokens[index].text
    return text in DASHES or text in STOPS or text == ","


def _before_marks(flow: Flow, index: int) -> int:
    """Where the words before «, –» end; a full stop, «?» and «!» stay."""
    index -= 1
    while flow.tokens[index].text in DASHES or flow.tokens[index].text == ",":
        index -= 1
    return flow.tokens[index].span.stop


def _followed(place: Place) -> Utterance | None:
    """«Школу построим», – сказал аким."""
    clause = tail_after(place.flow, place.pair.closing)
    return Utterance((_spoken(place),), clause) if clause and _begins(place) else None


def _resumed(place: Place) -> Utterance | None:
    """«Школу построим», – сказал аким, – «и детский сад»: the second part."""
    if place.last is None or place.last[1].clause is None:
        return None
    pair, utterance = place.last
    between = place.flow.text[pair.closing + 1 : place.pair.opening].rstrip()
    if "\n" in between or not re.search(r"[,.]\s*[–—−-]$", between):
        return None
    return Utterance((_spoken(place),), utterance.clause)


def _introduced(place: Place) -> Utterance | None:
    """Аким сказал: «Школу построим». Аким: «Школу построим»."""
    clause = lead_before(place.flow, place.pair.opening)
    if clause is None or (clause.verb is None and not _is_sentence(place)):
        return None
    return Utterance((_spoken(place),), clause)


def _told(place: Place) -> Utterance | None:
    """Аким заявил, что «школу построят за два года и сдадут к осени»."""
    clause = that_before(place.flow, place.pair.opening)
    return Utterance((_spoken(place),), clause) if clause and _is_long(place) else None


def _signed_below(place: Place) -> Utterance | None:
    """«Школу построим». On the next line: — Серик Ахметов, аким."""
    rest = place.flow.text[place.pair.closing + 1 : place.pair.closing + 200]
    match = re.match(r"[.!?…]?\s*\n[\s>*_]*[–—-]\s*(?=[^\n]+)", rest)
    if match is None or not _begins(place):
        return None
    clause = _signature(place.flow, place.pair.closing + 1 + match.end())
    return Utterance((_spoken(place),), clause) if clause else None


def _continued(place: Place) -> Utterance | None:
    """Аким рассказал о школе. «Мы построим её за два года»."""
    if not (_begins(place) and _is_sentence(place)):
        return None
    clause = _sentence_before(place)
    return Utterance((_spoken(place),), clause, inferred=True) if clause else None


RULES: tuple[Callable[[Place], Utterance | None], ...] = (
    _interrupted,
    _followed,
    _resumed,
    _introduced,
    _told,
    _signed_below,
    _continued,
)


def _spoken(place: Place) -> Span:
    """What stands between the marks, without spaces at its ends or a second pair around it all."""
    span = _trimmed(place.flow.text, place.pair.inner)
    inner = outer_pairs(place.flow.text, [span])
    if len(inner) == 1 and inner[0].opening == span.start and inner[0].closing == span.stop - 1:
        return _trimmed(place.flow.text, inner[0].inner)
    return span


def _trimmed(text: str, span: Span) -> Span:
    start, stop = span.start, span.stop
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)


def _begins(place: Place) -> bool:
    """Speech opens a sentence; «Мы создали центр «Бірлік», – сказал он» does not."""
    first = max(place.paragraph.start, place.pair.opening - NEAR)
    before = place.flow.text[first : place.pair.opening]
    bare = before.rstrip().rstrip(">*_").rstrip()
    if not bare or bare[-1] in ".:!?…–—■|/" or bare[-1] in MARKS:
        return bool(place.flow.text[place.pair.inner.start : place.pair.closing].strip())
    glued = before[-1].isalnum() and place.flow.text[place.pair.opening + 1].isupper()
    return glued or before.endswith("\n")


def _is_long(place: Place) -> bool:
    return len(_spoken(place).of(place.flow.text).split()) >= FEWEST


def _is_sentence(place: Place) -> bool:
    """A whole sentence with a verb of its own, not a name or a title."""
    start, stop = place.flow.within(place.pair.inner)
    return _is_long(place) and any(is_finite(token) for token in place.flow.tokens[start:stop])


def _sentence_before(place: Place) -> Clause | None:
    """The sentence before the marks, in this paragraph or the last of the one before."""
    flow = place.flow
    index = flow.at(place.pair.opening)
    if index == 0:
        return None
    bound = place.earlier.start if place.earlier else place.paragraph.start
    start = flow.sentence_start(index - 1)
    if flow.starts[start] < bound:
        return None
    clause = Clause(start, index)
    return with_cue(flow, clause, any_verb=False, reach=None) if start < index else None


def _dashed(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """– Школу построим, – сказал аким."""
    for line in _lines(flow.text, paragraphs):
        match = re.match(r"[–—-]\s+", line.of(flow.text))
        if match:
            utterance = _parted(flow, Span(line.start + match.end(), line.stop))
            if utterance:
                yield utterance


def _signed(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """A block quotation: «> Школу построим.» and below it «> — Серик Ахметов, аким»."""
    lines = list(_lines(flow.text, paragraphs))
    for number, line in enumerate(lines[1:], 1):
        match = re.match(r"[–—-]+\s*[*_]*", line.of(flow.text))
        clause = _signature(flow, line.start + match.end()) if match else None
        parts = _quoted_block(flow.text, lines[:number]) if clause else ()
        if parts:
            yield Utterance(parts, clause)


def _announced(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«Серик Ахметов, аким:» on a line of its own, and below it «— Школу построим.»."""
    lines = list(_lines(flow.text, paragraphs))
    for line, following in pairwise(lines):
        if not line.of(flow.text).rstrip(" *_").endswith(":"):
            continue
        clause = _signature(flow, line.start + len(_lead(r"[*_]*", flow.text, line)))
        dash = _lead(r"[–—-]\s*", flow.text, following)
        span = _trimmed(flow.text, Span(following.start + len(dash), following.stop))
        if clause and span.start < span.stop and (dash or _says_i(flow, span)):
            yield Utterance((span,), clause)


def _says_i(flow: Flow, span: Span) -> bool:
    """Without a dash only words in the first person are surely somebody's own."""
    start, stop = flow.within(span)
    return any(
        token.feats.get("Person") == "1" or token.text.lower().startswith(("наш", "мой", "моя"))
        for token in flow.tokens[start:stop]
    )


def _lead(pattern: str, text: str, line: Span) -> str:
    match = re.match(pattern, line.of(text))
    return match.group() if match else ""


def _quoted_block(text: str, lines: Sequence[Span]) -> tuple[Span, ...]:
    """The lines right above that «>» marks as quoted."""
    parts: list[Span] = []
    for line in reversed(lines):
        start = text.rfind("\n", 0, line.start) + 1
        if ">" not in text[start : line.start]:
            break
        parts.append(line)
    return tuple(reversed(parts))


def _signature(flow: Flow, offset: int) -> Clause | None:
    """A line that names somebody and says nothing: «Серик Ахметов, аким области»."""
    start = flow.at(offset)
    end = flow.text.find("\n", offset)
    stop = flow.at(end if end >= 0 else len(flow.text))
    tokens = flow.tokens[start:stop]
    if not tokens or len(tokens) > SIGNED or any(is_finite(token) for token in tokens):
        return None
    return Clause(start, stop) if tokens[0].text[:1].isupper() else None


def _lines(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The lines of the paragraphs without the marks of quoting and emphasis around them."""
    for paragraph in paragraphs:
        for match in re.finditer(r"[^\n]+", paragraph.of(text)):
            lead = re.match(r"[\s>]*", match.group())
            start = paragraph.start + match.start() + (lead.end() if lead else 0)
            if start < paragraph.start + match.end():
                yield Span(start, paragraph.start + match.end())

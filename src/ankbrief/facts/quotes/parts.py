"""Spoken words, in one piece or in several that the author's words part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ankbrief.facts.quotes.before import may_mean
from ankbrief.facts.quotes.speech import Clause, is_telling, tail_stop, with_cue
from ankbrief.facts.text.flow import DASHES, STOPS, Flow, has_case, is_finite
from ankbrief.language.dictionary import tagged
from ankbrief.model import Person, Span

SUBJECT = 8  # tokens of the author's from the verb to who speaks
BEHIND = 8  # tokens from who speaks to the verb
AUTHOR = 25  # words that the author may put between two parts of one quotation


@dataclass(frozen=True, slots=True)
class Utterance:
    """The spoken `parts` in one pair of marks, and the clause that says who speaks.

    `inferred` where that clause does not itself belong to the words; `person` speaks where no
    clause tells.
    """

    parts: tuple[Span, ...]
    clause: Clause | None
    inferred: bool = False
    person: Person | None = None


def parted(flow: Flow, span: Span, *, dashed: bool = False) -> Utterance | None:
    """«Школу построим, – сказал аким, – и детский сад» as its parts and the author's clause.

    `dashed`: where no mark says that speech goes on after the author's words, a dash must.
    """
    start, stop = flow.within(span)
    found = _author_words(flow, start, stop)
    if found is None:
        return None
    parts = tuple(_spoken(flow, span, found, dashed=dashed))
    return Utterance(tuple(trimmed(flow.text, part) for part in parts), found[0])


def _spoken(
    flow: Flow, span: Span, found: tuple[Clause, int] | None, *, dashed: bool
) -> Iterator[Span]:
    """What is said before, between and after all words of the author's in the span.

    «Построим, – сказал аким. – Но не сразу, – добавил он. – Осенью»: three parts.
    """
    start, stop = span.start, flow.within(span)[1]
    while found is not None:
        clause, after = found
        yield Span(start, _before_marks(flow, clause.start))
        if after >= stop or (dashed and flow.tokens[after - 1].text not in DASHES):
            return
        start = flow.starts[after]
        found = _author_words(flow, after, stop)
    yield Span(start, span.stop)


def _author_words(flow: Flow, start: int, stop: int) -> tuple[Clause, int] | None:
    """The first «, – сказал он, –» among the tokens, and where speech goes on after it."""
    for place in range(start + 1, stop - 1):
        if not _is_seam(flow, place):
            continue
        end = min(tail_stop(flow, place + 1), stop)
        tail = Clause(place + 1, end)
        clause = authors_clause(flow, tail)
        if clause and end - place <= AUTHOR:
            after = end
            while after < stop and _is_joint(flow, after):
                after += 1
            return clause, after
    return None


def authors_clause(flow: Flow, tail: Clause) -> Clause | None:
    """«сказал он», «не скрывал волнения маэстро», «представитель общины сказал»: who speaks."""
    clause = with_cue(flow, tail, any_verb=False, reach=3) or _with_subject(flow, tail)
    return clause or _subject_first(flow, tail)


def _with_subject(flow: Flow, tail: Clause) -> Clause | None:
    """«, – не скрывал волнения маэстро»: any verb, where somebody is its subject behind it.

    «, – резонно заметил он»: an adverb may stand before the verb.
    """
    first = flow.tokens[tail.start]
    verb = tail.start + (first.text == "не" or tagged(first.text, "ADVB"))
    if verb >= tail.stop or not is_telling(flow.tokens[verb]):
        return None
    for place in range(verb + 1, min(verb + SUBJECT, tail.stop)):
        token = flow.tokens[place]
        if token.text in (",", ":") or is_finite(token):
            return None
        somebody = flow.named_in(place, place + 1) or may_mean(token)
        if has_case(token, "Nom") and (somebody or token.text in ("он", "она")):
            return Clause(tail.start, tail.stop, verb, flow.tokens[verb].text)
    return None


def _subject_first(flow: Flow, tail: Clause) -> Clause | None:
    """«, – представитель областной общины сказал Ким»: who speaks, then the verb."""
    first = flow.tokens[tail.start]
    somebody = flow.named_in(tail.start, tail.start + 1) or may_mean(first)
    if not (somebody and has_case(first, "Nom") and first.text[0].islower()):
        return None
    clause = with_cue(flow, tail, any_verb=False, reach=BEHIND)
    verb = clause.verb if clause else None
    if verb is None or any(t.pos == "PUNCT" for t in flow.tokens[tail.start : verb + 2]):
        return None
    return clause


def _is_seam(flow: Flow, index: int) -> bool:
    before = flow.tokens[index - 1].text
    return flow.tokens[index].text in DASHES and (before == "," or before in STOPS)


def _is_joint(flow: Flow, index: int) -> bool:
    text = flow.tokens[index].text
    return text in DASHES or text in STOPS or text in (",", ":")


def _before_marks(flow: Flow, index: int) -> int:
    """Where the words before «, –» end; a full stop, «?» and «!» stay."""
    index -= 1
    while flow.tokens[index].text in DASHES or flow.tokens[index].text == ",":
        index -= 1
    return flow.tokens[index].span.stop


def trimmed(text: str, span: Span) -> Span:
    """`span` without the spaces at its ends."""
    start, stop = span.start, span.stop
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)

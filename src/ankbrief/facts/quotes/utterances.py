"""Which marked words of an article are speech, and the clause that says whose.

Names («Бірлік»), titles and single words in marks are none; indirect speech is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ankbrief.facts.quotes.marked_words import (
    Place,
    begins,
    fills,
    is_long,
    is_predicate,
    is_sentence,
    spoken_in,
    tells,
)
from ankbrief.facts.quotes.marks import MARKS, SPREAD, Marked, Pair, marked
from ankbrief.facts.quotes.parts import Utterance, parted, trimmed
from ankbrief.facts.quotes.speech import (
    Clause,
    by_words_before,
    is_speech,
    is_telling,
    is_written,
    lead_before,
    pointing_after,
    tail_after,
    tells_of_speech,
    that_before,
    told_before,
    told_within,
    words,
)
from ankbrief.facts.quotes.unmarked import says_i, signature, without_marks
from ankbrief.facts.text.flow import Flow, lemma_of
from ankbrief.facts.text.rows import Row, row_of
from ankbrief.model import Article, Span

CALLED = 6  # words between «назвал» and what stands in marks


def utterances(article: Article, flow: Flow) -> Iterator[Utterance]:
    """All speech of `article` in the order of the text."""
    paragraphs = paragraphs_of(article)
    marks = marked(flow.text, paragraphs)
    plain = tuple(without_marks(flow, paragraphs))
    whole = row_of((span for item in plain for span in item.parts), lambda span: span)
    found = [
        utterance
        for utterance in (*_marked(flow, paragraphs, marks), *_half_marked(flow, paragraphs, marks))
        if not _is_within(flow.text, utterance.parts[0], whole)
    ]
    taken = row_of((span for item in found for span in item.parts), lambda span: span)
    found += (
        utterance for utterance in plain if not any(taken.meeting(part) for part in utterance.parts)
    )
    yield from sorted(found, key=lambda utterance: utterance.parts[0])


def _is_within(text: str, span: Span, whole: Row[Span]) -> bool:
    """«– Дочка спросила: | «Мама, где дождь?» | И я заплакала, – вспоминает она.»."""
    return any(
        part.holds(span) and any(map(str.isalnum, text[part.start : span.start]))
        for part in whole.meeting(span)
    )


def paragraphs_of(article: Article) -> tuple[Span, ...]:
    """Paragraphs of running text, in order."""
    if not article.blocks:
        return (Span(0, len(article.text)),)
    return tuple(block.span for block in article.blocks if block.kind == "paragraph")


def _marked(flow: Flow, paragraphs: Sequence[Span], marks: Marked) -> Iterator[Utterance]:
    last: tuple[Pair, Utterance] | None = None
    number = 0
    for pair in marks.pairs:
        while paragraphs[number].stop <= pair.opening:
            number += 1
        before = paragraphs[max(0, number - 2) : number]
        place = Place(flow, pair, paragraphs[number], before, last)
        utterance = next((found for rule in RULES if (found := rule(place)) is not None), None)
        if utterance is not None and not _is_writing(flow, utterance.clause):
            last = pair, utterance
            yield utterance


def _is_writing(flow: Flow, clause: Clause | None) -> bool:
    return clause is not None and is_written(flow, clause)


def _half_marked(flow: Flow, paragraphs: Sequence[Span], marks: Marked) -> Iterator[Utterance]:
    """«Школу построим, – сказал аким: the mark that closes, or the one that opens, was lost."""
    of = row_of(paragraphs, lambda span: span)
    paired = row_of(marks.pairs, lambda pair: Span(pair.opening, pair.closing + 1))
    for mark in marks.unclosed:
        paragraph = of.meeting(Span(mark, mark + 1))[0]
        number = bisect_left(paragraphs, paragraph)
        above = paragraphs[max(0, number - 1) : number]
        place = Place(flow, Pair(mark, paragraph.stop), paragraph, above, None)
        span = trimmed(flow.text, place.pair.inner)
        utterance = parted(flow, span, dashed=True) if begins(place) else None
        if utterance is None:
            rest = Pair(mark, _run_on(flow, paragraphs[number : number + SPREAD + 1]))
            utterance = _left_open(replace(place, pair=rest), paired)
        if utterance is not None:
            yield utterance
    for mark in marks.unopened:
        paragraph = of.meeting(Span(mark, mark + 1))[0]
        span = trimmed(flow.text, Span(_said_from(flow, paragraph.start, mark), mark))
        clause = tail_after(flow, mark)
        if clause and clause.cue and not paired.meeting(span) and span.start < span.stop:
            yield Utterance((span,), clause)


def _run_on(flow: Flow, left: Sequence[Span]) -> int:
    """Where the page breaks off if all that is left says «я» or «мы», else the first's end."""
    own = all(
        says_i(flow, span)
        and not MARKS.intersection(span.of(flow.text))
        and not flow.text[above.stop : span.start].strip()
        for above, span in pairwise(left)
    )
    return left[-1].stop if own and len(left) <= SPREAD else left[0].stop


def _left_open(place: Place, paired: Row[Pair]) -> Utterance | None:
    """«Аким рассказал о школе. | «Мы построим её.»: a page that breaks off before the mark."""
    span = trimmed(place.flow.text, place.pair.inner)
    ends = span.of(place.flow.text).endswith((".", "!", "?", "…"))
    clear = not any(_begins_at(place, pair) for pair in paired.meeting(span))
    sure = ends and clear and not tells_of_speech(place.flow, span)
    return (_introduced(place) or _continued(place)) if sure else None


def _begins_at(place: Place, pair: Pair) -> bool:
    """A second quotation, where the marks inside the first would hold a name."""
    other = replace(place, pair=pair)
    return begins(other) and is_sentence(other)


def _said_from(flow: Flow, start: int, mark: int) -> int:
    """Where words with a lost opening mark surely begin: behind the last that is the author's.

    «Наш гость открыл школу. Мы помним вас», – сказал аким: all of it where it turns to somebody.
    """
    if _turns_to(flow, Span(start, mark)):
        return start
    for index in range(flow.at(mark) - 1, flow.at(start) - 1, -1):
        number = flow.sentences[index]
        whole = flow.document.sentences[number].span
        told = any(is_speech(token) for token in flow.document.sentences[number].tokens)
        if told or flow.mentions.meeting(whole):
            behind = max(whole.stop, start)
            return behind if behind < mark else max(whole.start, start)
    return start


def _turns_to(flow: Flow, span: Span) -> bool:
    """«вместе с Вами»: «вы» in words where nobody is told to speak."""
    tokens = flow.tokens[slice(*flow.within(span))]
    return any(t.feats.get("Person") == "2" for t in tokens) and not any(map(is_speech, tokens))


def _interrupted(place: Place) -> Utterance | None:
    """«Школу построим, – сказал аким, – и детский сад»."""
    return parted(place.flow, spoken_in(place)) if begins(place) else None


def _followed(place: Place) -> Utterance | None:
    """«Школу построим», – сказал аким."""
    clause = tail_after(place.flow, place.pair.closing)
    return Utterance((spoken_in(place),), clause) if clause and begins(place) else None


def _resumed(place: Place) -> Utterance | None:
    """«Школу построим», – сказал аким, – «и детский сад»: the second part."""
    if place.last is None or place.last[1].clause is None:
        return None
    pair, utterance = place.last
    between = place.flow.text[pair.closing + 1 : place.pair.opening].rstrip()
    if "\n" in between or not re.search(r"[,.]\s*[–—−-]$", between):
        return None
    return Utterance((spoken_in(place),), utterance.clause)


def _introduced(place: Place) -> Utterance | None:
    """Аким сказал: «Школу построим». Аким: «Школу построим»."""
    clause = lead_before(place.flow, place.pair.opening)
    if clause is None or (clause.verb is None and not is_sentence(place)):
        return None
    return None if _is_listed(place) else Utterance((spoken_in(place),), clause)


def _is_listed(place: Place) -> bool:
    """Аким назвал дороги: «Алматы – Ушарал», «Ушарал – Достык»: names in a row."""
    index = place.flow.at(place.pair.closing) + 1
    joined = " ".join(token.text for token in place.flow.tokens[index : index + 2])
    predicates = map(is_predicate, place.flow.tokens[slice(*place.flow.within(place.pair.inner))])
    return bool(re.match(r"[,и;] [«\"“„]", joined)) and not any(predicates)


def _told(place: Place) -> Utterance | None:
    """Аким заявил, что «школу построят за два года и сдадут к осени»."""
    clause = that_before(place.flow, place.pair.opening)
    return Utterance((spoken_in(place),), clause) if clause and is_long(place) else None


def _by_account(place: Place) -> Utterance | None:
    """По словам акима, «школу построят». Как отметил аким, «школу построят»."""
    clause = by_words_before(place.flow, place.pair.opening)
    return Utterance((spoken_in(place),), clause) if clause and is_sentence(place) else None


def _within_told(place: Place) -> Utterance | None:
    """По словам акима, сад «заложат к осени этого года». Он отметил, что сад «заложат к осени»."""
    spoken = spoken_in(place).of(place.flow.text)
    index = place.flow.at(place.pair.opening)
    if not (spoken[:1].islower() and is_long(place) and index):
        return None
    clause = told_within(place.flow, place.flow.sentence_start(index - 1), index)
    return Utterance((spoken_in(place),), clause) if clause else None


def _pointed_at(place: Place) -> Utterance | None:
    """«Школу построим». Об этом сообщил аким."""
    if not (begins(place) and tells(place)):
        return None
    clause = pointing_after(place.flow, place.pair.closing)
    return Utterance((spoken_in(place),), clause) if clause else None


def _headed(place: Place) -> Utterance | None:
    """«Серик Ахметов, аким района» on a line or two of its own, and below it «Построим»."""
    if not (place.before and fills(place) and is_sentence(place)):
        return None
    above = place.flow.text[place.before[0].start : place.before[-1].stop]
    lines = list(re.finditer(r"[^\n]*\w[^\n]*", above))[-2:]
    for line in reversed(lines):
        clause = signature(place.flow, place.before[0].start + line.start())
        if clause:
            return Utterance((spoken_in(place),), clause)
        if not line.group().strip()[:1].islower():
            return None  # only a post in small letters stands between a name and the words
    return None


def _goes_on(place: Place) -> Utterance | None:
    """A paragraph that is all quotation, right below one that ends with a quotation's speaker."""
    if place.last is None or not (place.before and fills(place) and is_sentence(place)):
        return None
    pair, _ = place.last
    follows = place.before[-1].start <= pair.opening < place.before[-1].stop
    return Utterance((spoken_in(place),), None, inferred=True) if follows else None


def _called(place: Place) -> Utterance | None:
    """Аким назвал район «примером того, как можно жить в мире»: some words of a sentence."""
    spoken = spoken_in(place).of(place.flow.text)
    index = place.flow.at(place.pair.opening)
    if index == 0 or not (is_long(place) and spoken[:1].islower()):
        return None
    start = place.flow.sentence_start(index - 1)
    for verb in range(index - 1, max(start, index - CALLED) - 1, -1):
        token = place.flow.tokens[verb]
        if is_speech(token) or lemma_of(token) in words("calling"):
            named = is_telling(token) and lemma_of(token) in words("calling")
            clause = Clause(start, index, verb, token.text.lower())
            return Utterance((spoken_in(place),), clause) if named else None
    return None


def _signed_below(place: Place) -> Utterance | None:
    """«Школу построим». On the next line: — Серик Ахметов, аким."""
    rest = place.flow.text[place.pair.closing + 1 : place.pair.closing + 200]
    match = re.match(r"[.!?…]?\s*\n[\s>*_\u2060]*[–—-]\s*(?=[^\n]+)", rest)
    if match is None or not begins(place):
        return None
    clause = signature(place.flow, place.pair.closing + 1 + match.end())
    return Utterance((spoken_in(place),), clause) if clause else None


def _continued(place: Place) -> Utterance | None:
    """Аким рассказал о школе. «Мы построим её за два года»."""
    if not (begins(place) and is_sentence(place)):
        return None
    clause = _sentence_before(place)
    return Utterance((spoken_in(place),), clause, inferred=True) if clause else None


RULES: tuple[Callable[[Place], Utterance | None], ...] = (
    _interrupted,
    _followed,
    _resumed,
    _introduced,
    _told,
    _by_account,
    _within_told,
    _called,
    _signed_below,
    _pointed_at,
    _headed,
    _continued,
    _goes_on,
)


def _sentence_before(place: Place) -> Clause | None:
    """The sentence before the marks, in this paragraph or the last of the one before."""
    bound = place.before[-1].start if place.before else place.paragraph.start
    return told_before(place.flow, place.pair.opening, bound)

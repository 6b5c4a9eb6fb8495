"""Speech without quotation marks: lines of a dialogue, and blocks whose speaker has a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ankbrief.facts.quotes.before import may_mean
from ankbrief.facts.quotes.below import lines_of, told_below
from ankbrief.facts.quotes.interview import interviewed
from ankbrief.facts.quotes.marks import MARKS, NAMED, marked
from ankbrief.facts.quotes.parts import Utterance, parted, trimmed
from ankbrief.facts.quotes.speech import (
    Clause,
    is_impersonal,
    is_speech,
    tells_of_speech,
    told_before,
    with_cue,
    words,
)
from ankbrief.facts.text.flow import Flow, has_case, is_finite, lemma_of
from ankbrief.model import Span

SPREAD = 4  # paragraphs that one person may say under one dash
LEAD = re.compile(r"[^:;.!?«»\"]{5,120}:\s*[–—-]\s+")
GLUED = "(?=[А-ЯЁӘҒҚҢӨҰҮҺІ][а-яё]*\\b)"  # «-Вопрос сложный»
INSIDE = re.compile(rf"[.!?…]\s+[–—-](?:\s+(?=[А-ЯЁ\d])|{GLUED})")
DASHED = re.compile(rf"[–—-](?:\s+|{GLUED})")
LED = 3  # sentences back in which a line of speech without an author's word is led in
SIGNED = 25  # words of the line that names the speaker of a block quotation


def without_marks(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """All such speech, by one rule after another; what one rule took no later one takes."""
    taken: list[Span] = []
    for rule in (
        told_below,
        _dashed,
        _interviewed,
        _signed,
        _announced,
        _introduced,
        _bare,
        _further,
        _cut_off,
    ):
        for utterance in rule(flow, paragraphs):
            if not any(part.meets(span) for part in utterance.parts for span in taken):
                taken += utterance.parts
                yield utterance


def _dashed(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«– Школу построим, – сказал аким.», also where he says two paragraphs before it is told."""
    lines = list(lines_of(flow.text, paragraphs))
    for number, line in enumerate(lines):
        match = DASHED.match(line.of(flow.text))
        if match:
            start = line.start + match.end()
            utterance = parted(flow, Span(start, line.stop), dashed=True)
            utterance = utterance or _over_lines(flow, start, lines[number : number + SPREAD])
            if utterance:
                yield utterance


def _over_lines(flow: Flow, start: int, lines: Sequence[Span]) -> Utterance | None:
    """«– Первый абзац.» and below it «Второй абзац, – сказал аким.»."""
    if not re.search(r"[.!?…]\s*$", lines[0].of(flow.text)):
        return None
    for line in lines[1:]:
        text = line.of(flow.text)
        if re.match(r"[–—-]", text) or MARKS.intersection(text):
            return None
        if parted(flow, line, dashed=True):
            return parted(flow, Span(start, line.stop), dashed=True)
    return None


def _interviewed(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«– Кто к вам идёт? | – Соседи.»: the answers."""
    yield from interviewed(flow, list(lines_of(flow.text, paragraphs)))


def _signed(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """A block quotation: «> Школу построим.» and below it «> — Серик Ахметов, аким»."""
    lines = list(lines_of(flow.text, paragraphs))
    for number, line in enumerate(lines[1:], 1):
        match = re.match(r"[–—-]+\s*[*_\u2060]*", line.of(flow.text))
        clause = signature(flow, line.start + match.end()) if match else None
        parts = _quoted_block(flow.text, lines[:number]) if clause else ()
        if parts:
            yield Utterance(parts, clause)


def _announced(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«Серик Ахметов, аким:» on a line of its own, and below it «— Школу построим.»."""
    lines = list(lines_of(flow.text, paragraphs))
    for line, following in pairwise(lines):
        if not line.of(flow.text).rstrip(" *_\u2060").endswith(":"):
            continue
        start = line.start + len(_lead(r"[*_\u2060]*", flow.text, line))
        dash = _lead(r"[–—-]\s*", flow.text, following)
        span = trimmed(flow.text, Span(following.start + len(dash), following.stop))
        told = _said_below(flow, line) if dash and _is_told(flow, span) else None
        clause = signature(flow, start) or told
        spoken = dash or says_i(flow, span) or (_is_presented(flow, line) and _is_told(flow, span))
        if clause and span.start < span.stop and spoken:
            yield Utterance((span,), clause)


def _is_presented(flow: Flow, line: Span) -> bool:
    """«Серик Ахметов, аким района:»: a caption of who speaks, as television has it."""
    start, stop = flow.within(line)
    named = any(item.start == start for item in flow.named_in(start, stop))
    return named and any(token.text == "," for token in flow.tokens[start:stop])


def _introduced(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«Серик Ахметов, аким: – Школу построим.» on one line."""
    for line in lines_of(flow.text, paragraphs):
        match = LEAD.match(line.of(flow.text))
        if match is None:
            continue
        start, stop = flow.at(line.start), flow.at(line.start + match.end())
        span = trimmed(flow.text, Span(line.start + match.end(), line.stop))
        named = any(item.start == start for item in flow.named_in(start, stop))
        silent = not any(map(is_finite, flow.tokens[start:stop]))
        if named and silent and _is_told(flow, span) and parted(flow, span, dashed=True) is None:
            yield Utterance((span,), Clause(start, stop))


def _said_below(flow: Flow, line: Span) -> Clause | None:
    """«Тренер Сергей Ким похвалил ученика:» above «– Сердце у парня есть.»."""
    start, stop = flow.within(line)
    if start >= stop or not flow.named_in(flow.sentence_start(stop - 1), stop):
        return None
    clause = Clause(flow.sentence_start(stop - 1), stop)
    return with_cue(flow, clause, any_verb=False, reach=None, last=True)


def _is_told(flow: Flow, span: Span) -> bool:
    """A sentence with a verb of its own: no item of a list («– построить школу;»)."""
    text = span.of(flow.text)
    ends = text[:1].isupper() and text.rstrip("*_\u2060 »").endswith((".", "!", "?", "…"))
    return ends and any(map(is_finite, flow.tokens[slice(*flow.within(span))]))


def _bare(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«Мы построим школу, – сказал аким.»: a line that lost its first dash or mark.

    «Деньги есть. – Мы построим школу, – сказал аким.»: speech that begins inside a line.
    """
    for line in lines_of(flow.text, paragraphs):
        text = line.of(flow.text)
        if MARKS.intersection(text) or re.match(r"[–—-]", text):
            continue
        inside = INSIDE.search(text)
        spans = [line, *([Span(line.start + inside.end(), line.stop)] if inside else [])]
        before = Span(line.start, spans[-1].start)
        opened = inside is not None and parted(flow, before, dashed=True) is None
        for span in reversed(spans):
            utterance = parted(flow, trimmed(flow.text, span), dashed=True)
            sure = (opened and span is not line) or (utterance and _is_quoted(flow, utterance))
            sure = sure or (
                utterance is not None and len(utterance.parts) > 1
            )  # «, – сказал он. –»
            if utterance and (sure or any(says_i(flow, part) for part in utterance.parts)):
                yield utterance
                break


def _further(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«…, – сказал аким. Он привёл цифры. – Работа идёт, – добавил он.»: speech begins anew.

    Marks may stand around names: «– Долг у «Темира», – сказал аким.».
    """
    for line in lines_of(flow.text, paragraphs):
        for match in INSIDE.finditer(line.of(flow.text)):
            span = trimmed(flow.text, Span(line.start + match.end(), line.stop))
            told = flow.sentence_start(flow.at(line.start + match.start()))
            before = Span(max(line.start, flow.starts[told]), line.start + match.start() + 1)
            utterance = parted(flow, span, dashed=True)
            if utterance is None or parted(flow, before, dashed=True) is not None:
                continue
            if all(_marks_names(part.of(flow.text)) for part in utterance.parts):
                yield utterance


def _marks_names(text: str) -> bool:
    """Whatever marks stand in the words close again, around «Темир», and around no speech."""
    found = marked(text, (Span(0, len(text)),))
    names = (pair.inner.of(text) for pair in found.pairs)
    short = all(name[:1].isupper() and len(name.split()) <= NAMED for name in names)
    return short and not found.unclosed and not found.unopened


def _is_quoted(flow: Flow, utterance: Utterance) -> bool:
    """Several sentences that somebody says, or a paper's words: «…, – говорится в указе».

    Where they name anybody they may be the author's, and what reporters tell is theirs.
    """
    clause, first = utterance.clause, utterance.parts[0]
    if clause is None or clause.verb is None or tells_of_speech(flow, first):
        return False
    verb = flow.tokens[clause.verb]
    if is_impersonal(verb):
        return verb.text.lower() in words("literal")
    start, stop = flow.within(first)
    told = flow.sentence_stop(start) < stop and not flow.named_in(start, stop)
    return told and is_speech(verb) and _is_somebody(flow, clause, clause.verb)


def _is_somebody(flow: Flow, clause: Clause, verb: int) -> bool:
    behind = flow.tokens[verb + 1 : clause.stop]
    if any(lemma_of(token) in words("reporters") for token in behind):
        return False
    somebody = any(has_case(token, "Nom") and may_mean(token) for token in behind)
    return somebody or bool(flow.named_in(clause.start, clause.stop))


def _cut_off(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«Аким рассказал о школе. | – Мы построим её за год.»: nothing follows that says who speaks.

    Also in one line. Dashes in two lines running begin a list or a dialogue.
    """
    lines = list(lines_of(flow.text, paragraphs))
    for number, line in enumerate(lines):
        following = lines[number + 1].of(flow.text) if number + 1 < len(lines) else ""
        text = line.of(flow.text)
        leads = [*re.finditer(r"^[–—-]\s+", text), *INSIDE.finditer(text)][-1:]
        if not leads or re.match(r"[–—-]", following):
            continue
        span = trimmed(flow.text, Span(line.start + leads[0].end(), line.stop))
        above = lines[max(0, number - 2) : number]
        listed = any(re.match(r"[–—-]", other.of(flow.text)) for other in above[-1:])
        if not listed and _is_told(flow, span) and not tells_of_speech(flow, span):
            clause = _led_in(flow, span.start, (above or [line])[0].start)
            if clause is not None and parted(flow, span, dashed=True) is None:
                yield Utterance((span,), clause, inferred=True)


def _led_in(flow: Flow, opening: int, bound: int) -> Clause | None:
    """The nearest sentence above that tells of speech; none between may name anybody."""
    for _ in range(LED):
        index = flow.at(opening)
        clause = told_before(flow, opening, bound)
        if clause is not None or index == 0:
            return clause
        start = flow.sentence_start(index - 1)
        if flow.named_in(start, index) or flow.starts[start] >= opening:
            return None
        opening = flow.starts[start]
    return None


def says_i(flow: Flow, span: Span) -> bool:
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


def signature(flow: Flow, offset: int) -> Clause | None:
    """A line that names somebody and says nothing: «Серик Ахметов, аким области»."""
    start = flow.at(offset)
    end = flow.text.find("\n", offset)
    stop = flow.at(end if end >= 0 else len(flow.text))
    tokens = flow.tokens[start:stop]
    if not tokens or len(tokens) > SIGNED or any(is_finite(token) for token in tokens):
        return None
    return Clause(start, stop) if tokens[0].text[:1].isupper() else None


RULES: tuple[Callable[[Flow, Sequence[Span]], Iterator[Utterance]], ...] = (
    told_below,
    _dashed,
    _interviewed,
    _signed,
    _announced,
    _introduced,
    _bare,
    _further,
    _cut_off,
)

"""Interviews: answers without marks, each behind a question or a label («Корр.: Где?»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ankbrief.facts.quotes.marks import MARKS
from ankbrief.facts.quotes.parts import Utterance, parted, trimmed
from ankbrief.facts.quotes.speech import is_speech, words
from ankbrief.facts.text.flow import Flow, Named
from ankbrief.model import Person, Span

AROUND = r"[*_\u2060]*"  # marks of emphasis
DASH = re.compile(rf"{AROUND}[–—-]\s*")
LABEL = re.compile(
    rf"{AROUND}(?P<label>[А-ЯЁӘҒҚҢӨҰҮҺІ][^:?!«»\n]{{0,40}}?){AROUND}:{AROUND}\s+(?=\S)"
)
ASKED = re.compile(rf"{AROUND}[–—-]\s*([А-ЯЁӘҒҚҢӨҰҮҺІ]\w+)(?: [А-ЯЁ]\w+)?,")
LEAD = 4  # paragraphs before the first question in which the guest is named


def interviewed(flow: Flow, lines: Sequence[Span]) -> Iterator[Utterance]:
    """The answers of a dialogue in lines; the reporter's questions are nobody's quotation."""
    yield from _dashed(flow, lines)
    yield from _labelled(flow, lines)


def _dashed(flow: Flow, lines: Sequence[Span]) -> Iterator[Utterance]:
    """«– Маргарита Алексеевна, кто к вам идёт? | – Соседи.»."""
    guest: Person | None = None
    first_names = _by_first_name(flow)
    answered = -1  # the line of the last answer: behind it «– А общежития? Их мало.» asks too
    for number, (question, answer) in enumerate(pairwise(lines)):
        asks = _is_question(flow, question, answered == number - 1 >= 0)
        if number == answered or not (asks and _is_answer(flow, answer)):
            continue
        above = lines[max(0, number - LEAD) : number]
        guest = _addressed(flow, question, first_names) or guest
        if guest is None and _is_talk(flow, above):
            guest = _introduced(flow, above)
        if guest is not None:
            answered = number + 1
            yield Utterance((_behind(flow, answer, DASH),), None, inferred=True, person=guest)


def _is_question(flow: Flow, line: Span, expected: bool) -> bool:
    text = line.of(flow.text)
    asks = text.rstrip(" *_\u2060").endswith("?") or (expected and "?" in text)
    dashed = asks and DASH.match(text) is not None
    return dashed and parted(flow, _behind(flow, line, DASH), dashed=True) is None


def _is_answer(flow: Flow, line: Span) -> bool:
    text = line.of(flow.text)
    return DASH.match(text) is not None and not text.rstrip(" *_\u2060").endswith("?")


def _behind(flow: Flow, line: Span, lead: re.Pattern[str]) -> Span:
    match = lead.match(line.of(flow.text))
    return trimmed(flow.text, Span(line.start + (match.end() if match else 0), line.stop))


def _by_first_name(flow: Flow) -> dict[str, Person | None]:
    """First name → who bears it, nobody where two do."""
    found: dict[str, Person | None] = {}
    for person in {person.name: person for person, _ in flow.mentions.items}.values():
        first = person.name.partition(" ")[0]
        found[first] = None if first in found else person
    return found


def _addressed(
    flow: Flow, question: Span, first_names: Mapping[str, Person | None]
) -> Person | None:
    """«– Маргарита Алексеевна, с чем к вам идут?»: the person of that first name."""
    found = ASKED.match(question.of(flow.text))
    return first_names.get(found.group(1)) if found else None


def _introduced(flow: Flow, lines: Sequence[Span]) -> Person | None:
    """The only one named in the nearest line before the talk that names anybody."""
    for line in reversed(lines):
        people = {m.person.name: m.person for m in _named(flow, line)}
        if people:
            return people.popitem()[1] if len(people) == 1 else None
    return None


def _named(flow: Flow, line: Span) -> Iterator[Named]:
    return (m for m in flow.named_in(*flow.within(line)) if not m.mention.inferred)


def _is_talk(flow: Flow, lines: Sequence[Span]) -> bool:
    """«Мы поговорили с …», «на вопросы ответил …», «рассказал …» before the first question."""
    return any(
        is_speech(token) or token.lemma in words("talks")
        for line in lines
        for token in flow.tokens[slice(*flow.within(line))]
    )


def _labelled(flow: Flow, lines: Sequence[Span]) -> Iterator[Utterance]:
    """«Корр.: Что с дорогой? | Б. Сулейменов: Дорогу начнут ремонтировать в мае.»."""
    first = 0  # the first line of the talk
    for number, (question, answer) in enumerate(pairwise(lines)):
        asked, label = (_label(flow, line) for line in (question, answer))
        first = first if asked is not None else number + 1
        if asked is None or label is None or MARKS.intersection(answer.of(flow.text)):
            continue
        asks = asked.lower().rstrip(".") in words("askers")
        if not (asks or question.of(flow.text).rstrip(" *_\u2060").endswith("?")):
            continue
        named_here = Span(answer.start, answer.start + len(label) + 2)
        if label.lower().rstrip(".") in words("answerers"):
            guest = _introduced(flow, lines[max(0, first - LEAD) : first])
        else:
            guest = _introduced(flow, [named_here])
        if guest is not None:
            yield Utterance((_behind(flow, answer, LABEL),), None, inferred=True, person=guest)


def _label(flow: Flow, line: Span) -> str | None:
    match = LABEL.match(line.of(flow.text))
    return match["label"].strip() if match else None

"""Words that stand on lines of their own, and below them the line that tells whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ankbrief.facts.quotes.marks import MARKS
from ankbrief.facts.quotes.parts import Utterance, authors_clause, trimmed
from ankbrief.facts.quotes.speech import Clause, is_speech, tells_of_speech
from ankbrief.facts.text.flow import Flow
from ankbrief.model import Span

SPREAD = 4  # lines that one person may say above the one that tells whose they are
LONGEST = 25  # tokens of that line
ENDS = re.compile(r"[.!?…,»\"”]\s*$")


def told_below(flow: Flow, paragraphs: Sequence[Span]) -> Iterator[Utterance]:
    """«Школу построим» and on the next line «сказал аким», «— сказал аким», «Серик Ахметов»."""
    lines = list(lines_of(flow.text, paragraphs))
    for number, (line, below) in enumerate(pairwise(lines)):
        clause = _telling(flow, line, below) or _naming(flow, line, below)
        if clause is not None:
            start = _said_from(flow, lines[: number + 1])
            yield Utterance((_spoken(flow.text, start, line.stop),), clause)


def _telling(flow: Flow, line: Span, below: Span) -> Clause | None:
    """«сказал аким района.» under words that end in a comma or a sentence, «— сказал он.»."""
    lead = re.match(r"([–—-]\s*)?(?=[а-яё])", below.of(flow.text))
    if lead is None or _is_marked(flow.text, line):
        return None
    if not (lead.group(1) or ENDS.search(line.of(flow.text))):
        return None
    start, stop = flow.within(Span(below.start + lead.end(), below.stop))
    if start >= stop or stop - start > LONGEST or flow.sentence_stop(start) < stop:
        return None
    return authors_clause(flow, Clause(start, stop))


def _naming(flow: Flow, line: Span, below: Span) -> Clause | None:
    """«Серик Ахметов» of whom the article tells, and nothing else, under «Мы построим школу.»."""
    start, stop = flow.within(below)
    named = flow.named_in(start, stop)
    if len(named) != 1 or named[0].mention.inferred or named[0].mention.span != below:
        return None
    told = sum(not mention.inferred for mention in named[0].person.mentions)
    ends = re.search(r"[.!?…]\s*$", line.of(flow.text))
    if told < 2 or not ends or _is_marked(flow.text, line) or not says_we(flow, line):
        return None
    return Clause(start, stop)


def _is_marked(text: str, line: Span) -> bool:
    """Marks around the words tell more than their line does."""
    return bool(MARKS.intersection(line.of(text).strip()[:1] + line.of(text).rstrip(" ,.")[-1:]))


def _said_from(flow: Flow, lines: Sequence[Span]) -> int:
    """Behind what the author tells, and over the lines above that say «я» as well."""
    start = _own(flow, lines[-1])
    if start > lines[-1].start:
        return start
    for above, line in pairwise(reversed(lines[-SPREAD:])):
        dashed = re.match(r"[–—-]", above.of(flow.text))
        own = says_we(flow, line) and not tells_of_speech(flow, line)
        if dashed or not own or _is_marked(flow.text, line) or "\n\n" in _gap(flow, line, above):
            return above.start
        start = line.start
    return start


def _gap(flow: Flow, line: Span, below: Span) -> str:
    return flow.text[line.stop : below.start]


def _own(flow: Flow, line: Span) -> int:
    """Where the first sentence begins that nobody is told to say, «Аким сказал. | Построим»."""
    at, stop = flow.within(line)
    while at < stop:
        end = min(flow.sentence_stop(at), stop)
        if end >= stop or not (
            flow.named_in(at, end) and any(is_speech(token) for token in flow.tokens[at:end])
        ):
            break
        at = end
    return flow.starts[at] if at < stop and flow.starts[at] > line.start else line.start


def says_we(flow: Flow, span: Span) -> bool:
    """A verb or a pronoun in the first person; «наша страна» is the author's as well."""
    tokens = flow.tokens[slice(*flow.within(span))]
    return any(token.feats.get("Person") == "1" for token in tokens)


def _spoken(text: str, start: int, stop: int) -> Span:
    """Without a dash before the words and the comma behind them."""
    lead = re.match(r"[–—-]\s*", text[start:stop])
    start += lead.end() if lead else 0
    return trimmed(text, Span(start, start + len(text[start:stop].rstrip(" ,\n"))))


def lines_of(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """The lines of the paragraphs without the marks of quoting and emphasis around them."""
    for paragraph in paragraphs:
        for match in re.finditer(r"[^\n]+", paragraph.of(text)):
            lead = re.match(r"[\s>]*", match.group())
            start = paragraph.start + match.start() + (lead.end() if lead else 0)
            if start < paragraph.start + match.end():
                yield Span(start, paragraph.start + match.end())

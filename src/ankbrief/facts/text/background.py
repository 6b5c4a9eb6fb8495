"""Which sentences tell what was before the news: «Напомним», «ранее», a past year, a life."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from ankbrief.data import load
from ankbrief.facts.text.flow import Flow
from ankbrief.facts.text.rows import row_of
from ankbrief.model import Span, When

# «К слову, дело было в 2016 году. Как выяснилось | сегодня, | он освобождён»: news again.
TODAY = re.compile(r"\b(?:сегодня|вчера)\b")
OF_WHOM = re.compile(r",\s*(?:(?:до этого|ранее|прежде),? )?котор[^.;]*")
FRESH = 14  # days before publication that still are news; weekly papers tell of the week before


def background_sentences(
    flow: Flow, paragraphs: Sequence[Span], spoken: Sequence[Span]
) -> frozenset[int]:
    """Numbers of the sentences that are background.

    «Напомним» colours the rest of its paragraph, up to somebody's words.
    """
    found: set[int] = set()
    speech = row_of(spoken, lambda span: span)
    for paragraph in paragraphs:
        start, stop = flow.within(paragraph)
        coloured = False
        for number in dict.fromkeys(flow.sentences[start:stop]):
            span = flow.document.sentences[number].span
            in_speech = bool(speech.meeting(span))
            text = span.of(flow.text).lower().replace("ё", "е")
            goes_on = coloured and TODAY.search(text) is None
            coloured = not in_speech and (goes_on or _opens_background(text))
            if coloured or _tells_life(text):
                found.add(number)
    return frozenset(found)


def _opens_background(text: str) -> bool:
    return text.lstrip("–—- ").startswith(tuple(load("decisions")["background"]))


def _tells_life(text: str) -> bool:
    own = OF_WHOM.sub("", text)  # «назначен Омаров, который работал в школе»: news
    return any(pattern.search(own) for pattern in patterns("life"))


def tells_before(text: str) -> bool:
    """«Ранее аким поручил», «несколько лет назад решили»: asked of the words up to the trigger."""
    return any(pattern.search(text.lower().replace("ё", "е")) for pattern in patterns("before"))


def is_dated_before(flow: Flow, published: date | None, span: Span) -> bool:
    """The dates within `span` end well before the publication."""
    found = flow.dates.starting_in(span)
    own = [when for when in found if not _is_elsewhere(flow.text, when, published)]
    stops = [when.stop for when in own]
    known = [stop for stop in stops if stop is not None]
    if published is None or not known or len(known) < len(stops):
        return False
    return all((published - stop).days > FRESH for stop in known)


def _is_elsewhere(text: str, when: When, published: date | None) -> bool:
    """«закон | от | 5 мая 2019 года»; «подготовка | к | зиме» is of what is to come."""
    words = [*text[max(0, when.span.start - 5) : when.span.start].split(), *when.text.split()[:1]]
    said = {word.lower() for word in words[-2:]}
    over = published is not None and when.stop is not None and when.stop < published
    return "от" in said or (over and bool({"к", "до"} & said))


@cache
def patterns(key: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of words that tell of earlier days («before») or of a life («life»)."""
    return tuple(re.compile(pattern) for pattern in load("decisions")[key])

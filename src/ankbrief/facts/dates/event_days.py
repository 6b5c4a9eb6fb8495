"""On which days the article's own event was: dates of the lead, of its noun, of the day itself."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from ankbrief.data import load
from ankbrief.language.text.document import Document, ParsedSentence
from ankbrief.language.text.morphology import lemma
from ankbrief.model import Article, Facts, When

LEAD = 3  # sentences of the body in which news names its event
NEAR = timedelta(days=14)  # an event reported lies this close to the publication
LONGEST = timedelta(days=10)  # a festival; a month or a year is no day of an event
WEEK = re.compile(r"\bнедел", re.IGNORECASE)
BACKGROUND = frozenset({"напомним", "ранее", "напоминаем"})
# Words that date the news itself where nothing else does.
TODAY = frozenset({"сегодня", "вчера", "накануне"})

OwnEvent = Callable[[ParsedSentence], bool]


def event_days(
    article: Article, document: Document, facts: Facts, own: OwnEvent
) -> tuple[When, ...]:
    """The days of the event; `own` tells the sentences that say it was held.

    What is still to come belongs to another event where this one has been.
    """
    published = article.published
    found = (
        tuple(_told(document, facts.dates, own, published))
        or tuple(_of_today(document, facts.dates))[:1]
    )
    past = tuple(w for w in found if w.start and (published is None or w.start <= published))
    return past or found


def _told(
    document: Document, dates: Sequence[When], own: OwnEvent, published: date | None
) -> Iterator[When]:
    """Days near the publication in the lead, and where the event's own noun is said to be held."""
    body = 0
    for sentence, inside in _with_dates(document, dates):
        body += sentence.kind == "paragraph"
        if not inside or is_background(sentence) or sentence.kind == "title":
            continue
        told = body <= LEAD or own(sentence)
        for when in inside:
            if (told or _is_of_the_day(when, published)) and _is_near(sentence, when, published):
                yield when


def _with_dates(
    document: Document, dates: Sequence[When]
) -> Iterator[tuple[ParsedSentence, list[When]]]:
    """Each sentence with the dates that begin before its end; both stand in the text's order."""
    left = deque(dates)
    for sentence in document.sentences:
        inside: list[When] = []
        while left and left[0].span.start < sentence.span.stop:
            inside.append(left.popleft())
        yield sentence, inside


def is_background(sentence: ParsedSentence) -> bool:
    """«Напомним, …»."""
    return sentence.tokens[0].text.lower() in BACKGROUND


def _is_of_the_day(when: When, published: date | None) -> bool:
    """«16 апреля Президент прибыл …» anywhere in a text of that day or the next."""
    if published is None or when.start is None or not any(c.isdigit() for c in when.text):
        return False
    return published - timedelta(days=1) <= when.start <= published


def _is_near(sentence: ParsedSentence, when: When, published: date | None) -> bool:
    """Some days, no week, month or year; not a term; near the publication where that is known."""
    if when.role != "mention" or when.start is None or when.stop is None:
        return False
    if when.stop - when.start > LONGEST or WEEK.search(when.text):
        return False
    if published is None:
        return True
    return published - NEAR <= when.start <= published or _announces(sentence, when, published)


def _announces(sentence: ParsedSentence, when: When, published: date) -> bool:
    """«12 мая состоится форум»: news of an event to come."""
    if when.start is None or when.start > published + 4 * NEAR:
        return False
    held = load("events")["held"].split()
    ahead = (t for t in sentence.tokens if t.feats.get("Tense") == "Fut" and lemma(t) in held)
    return when.start > published and any(True for _ in ahead)


def _of_today(document: Document, dates: Sequence[When]) -> Iterator[When]:
    """«Сегодня жители вернулись …» further down, in the author's own words."""
    for sentence, inside in _with_dates(document, dates):
        if sentence.kind != "paragraph":
            continue
        for when in inside:
            if when.text.lower() in TODAY and not _is_so_far(document.text, when):
                yield when


def _is_so_far(text: str, when: When) -> bool:
    """«на сегодня»; or somebody's «сегодня» between marks, which may mean these years."""
    line = text.rfind("\n", 0, when.span.start) + 1
    before = text[line : when.span.start]
    opened = before.count("«") + before.count("„") - before.count("»") - before.count("“")
    quoted = opened > 0 or before.count('"') % 2 == 1
    return quoted or before.split()[-1:] == ["на"]

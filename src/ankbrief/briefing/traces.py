"""What of an article is compared with others; each part is computed once, from its facts alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import log, sqrt

from ankbrief.briefing.people import name_key, who_is
from ankbrief.briefing.ranks import rank_of
from ankbrief.briefing.words import content_stems, numbers
from ankbrief.data import load
from ankbrief.language.imprint import imprint_of, lead_of, runs_of, slots_of
from ankbrief.model import Facts, Imprint

EVERYWHERE = 4  # rank of a post from which its holder is in the news of every day
KNOWN_NAME, FAMOUS_NAME, FIGURE = 3.0, 0.5, 1.5  # what they weigh beside a word's 1.0
SMOOTHING = 20  # articles added to a week's count, so that a small folder weighs words evenly
KINDS_OF_PLACES = content_stems(load("places")["kinds"]["dropped"])  # «село Жанажол»
YEAR = re.compile(r"(?:19|20)\d\d")
DAY = re.compile(rf"\b\d{{1,2}}\s(?:{'|'.join(load('months')['genitive'])})")
SHARE = re.compile(r"(?<![\d,.])(\d{1,3}(?:,\d+)?)\s?(?:%|процент)")
TELLING = 3  # stems that make an action or an event's name telling: «совет по делам молодёжи»
FAR = 10  # days between an event and its article; a date further off is not the event's own


@dataclass(frozen=True)
class Trace:
    """What of an article is compared."""

    facts: Facts

    @cached_property
    def stated(self) -> tuple[date, date] | None:
        """The first and the last day of the event, where the article itself says them."""
        event, published = self.facts.event, self.facts.article.published
        when = event.when if event else None
        start, stop = (when.start or when.stop, when.stop or when.start) if when else (None, None)
        if when is None or start is None or stop is None or when.inferred:
            return None
        is_near = published is None or abs((published - start).days) <= FAR
        return (start, stop) if is_near and start <= stop else None

    @cached_property
    def days(self) -> frozenset[date]:
        """The first day of the event and that of the publication."""
        found = (self.stated[0] if self.stated else None, self.facts.article.published)
        return frozenset(day for day in found if day)

    @property
    def words(self) -> int:
        """How long the text is."""
        return self._imprint.words

    @cached_property
    def runs(self) -> frozenset[int]:
        """Checksums of runs of words."""
        return runs_of(self._imprint)

    @cached_property
    def lead(self) -> frozenset[int]:
        """The same of the first sentences."""
        return lead_of(self._imprint)

    @cached_property
    def slots(self) -> Mapping[int, int]:
        """What stands between which words: names, numbers, days."""
        return slots_of(self._imprint)

    @property
    def is_relative(self) -> bool:
        """Whether the text means another day when printed on another day."""
        return self._imprint.relative

    @cached_property
    def _imprint(self) -> Imprint:
        return self.facts.imprint or imprint_of(_told(self.facts))

    @cached_property
    def event(self) -> frozenset[str]:
        """Stems of the event's name."""
        return content_stems(self.facts.event.text) if self.facts.event else frozenset()

    @cached_property
    def event_numbers(self) -> frozenset[str]:
        """Numbers in the event's name: the XXXIV session is not the XXXV."""
        return numbers(self.facts.event.text) if self.facts.event else frozenset()

    @cached_property
    def people(self) -> Mapping[str, float]:
        """Surnames of persons with what meeting one of them in two articles weighs."""
        named = [person for person in self.facts.people if " " in person.name.strip()]
        return {
            name_key(p.name)[1]: FAMOUS_NAME if rank_of(who_is(p)) >= EVERYWHERE else KNOWN_NAME
            for p in named
        }

    @cached_property
    def places(self) -> frozenset[str]:
        """Stems of the places of the event."""
        found = [place.name for place in self.facts.places if place.of_event]
        return content_stems(" ".join(found))

    @cached_property
    def figures(self) -> frozenset[str]:
        """Numbers of two digits and more, without years and days of a month."""
        told = numbers(DAY.sub(" ", self._words))
        return frozenset(n for n in told if len(n) > 1 and not YEAR.fullmatch(n))

    @cached_property
    def shares(self) -> frozenset[float]:
        """The per cents that are told."""
        return frozenset(float(n.replace(",", ".")) for n in SHARE.findall(self._words))

    @cached_property
    def _words(self) -> str:
        """The headline and the sentences that facts cite."""
        title = self.facts.article.title or self.facts.headline or ""
        return " ".join([title, *(sentence.text for sentence in self.facts.sentences)])

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """Stems of the words that are no part of a person's, a post's or a place's name."""
        people, places = self.facts.people, self.facts.places
        posts = (position.title for person in people for position in person.positions)
        where = (self.facts.event and self.facts.event.where) or ""
        named = [*(p.name for p in people), *(p.name for p in places), *posts, where]
        return content_stems(self._words) - content_stems(" ".join(named)) - KINDS_OF_PLACES

    @cached_property
    def decided(self) -> Sequence[frozenset[str]]:
        """Stems of what is to be done, of each decision that tells enough to be known again."""
        actions = (content_stems(decision.action) for decision in self.facts.decisions)
        return tuple(stems for stems in actions if len(stems) >= TELLING)

    @cached_property
    def features(self) -> Mapping[str, float]:
        """Stems, figures and surnames with their weights, rarity left aside."""
        return {
            **dict.fromkeys(content_stems(self._words), 1.0),
            **{f"#{figure}": FIGURE for figure in self.figures},
            **{f"@{name}": weight for name, weight in self.people.items()},
        }


def _told(facts: Facts) -> Sequence[str]:
    """The paragraphs of an article, else the sentences that were kept of it."""
    text, blocks = facts.article.text, facts.article.blocks
    if not text:
        return [sentence.text for sentence in facts.sentences]
    return [b.span.of(text) for b in blocks if b.kind == "paragraph"] or [text]


def days_apart(one: Trace, two: Trace) -> int | None:
    """How many days lie between what two articles tell of; None where one has no date.

    Where both state the day of their event only these days count.
    """
    if one.stated and two.stated:
        gap = max(one.stated[0], two.stated[0]) - min(one.stated[1], two.stated[1])
        return max(gap.days, 0)
    return min((abs((a - b).days) for a in one.days for b in two.days), default=None)


def around(days: Iterable[date]) -> frozenset[date]:
    """The days and their neighbours."""
    safe = [day for day in days if date.min < day < date.max]
    return frozenset(day + timedelta(days=shift) for day in safe for shift in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Weights:
    """How rare each feature is among the articles of a run."""

    counts: Counter[str]
    articles: int

    def vector(self, trace: Trace) -> dict[str, float]:
        """The features of a trace weighed by rarity; the length of the vector is 1."""
        of = log(self.articles + SMOOTHING)
        weighed = {
            key: weight * max(log((self.articles + SMOOTHING) / (self.counts[key] + 1)), 0.0) / of
            for key, weight in trace.features.items()
        }
        length = sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        return {key: weight / length for key, weight in weighed.items()}


def weights_of(traces: Sequence[Trace]) -> Weights:
    """The rarity of every feature of the traces."""
    return Weights(Counter(key for trace in traces for key in trace.features), len(traces))


def likeness(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1."""
    small, large = sorted((one, two), key=len)
    return sum(weight * large[key] for key, weight in small.items() if key in large)

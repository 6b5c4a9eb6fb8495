"""The counts of the period before, out of its articles or out of what was kept of its brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from ankbrief.briefing.model import Period, WeekPerson
from ankbrief.briefing.past import Counts, Past
from ankbrief.briefing.people import OWN_NAME, named, same_name
from ankbrief.briefing.words import WORD, content_stems
from ankbrief.language.phrases.register import find_body
from ankbrief.model import Facts, Person

COMPARABLE = 0.5  # share of this period's articles; fewer of the one before are strays, no week
NO_OUTLET = "источник не назван"


@dataclass(frozen=True, slots=True)
class Earlier:
    """The period before: how many articles it had, and how many of them named whom.

    `naming` and `mentions` are asked for a person's name; `bodies` go by `key_of_body`.
    """

    period: Period
    publications: int
    naming: Callable[[str], int]
    mentions: Callable[[str], int]
    bodies: Mapping[str, int]
    outlets: Mapping[str, int]


def earlier_of(
    articles: Sequence[Facts], period: Period, publications: int, past: Past
) -> Earlier | None:
    """The period before, by its articles, else by its brief; None where too little is known.

    `articles` may hold any dates; `publications` is how many this period has.
    """
    before = period_before(period)
    own = [facts for facts in articles if is_of(facts, before)]
    counts = next((week.counts for week in past if week.period == before), Counts())
    if len(own) >= max(counts.publications, 1):
        found = _of_articles(own, before)
    else:
        found = _of_brief(counts, before)
    return found if found.publications >= max(COMPARABLE * publications, 1) else None


def with_earlier(people: Iterable[WeekPerson], earlier: Earlier | None) -> tuple[WeekPerson, ...]:
    """The persons with how often the period before spoke of them."""
    if earlier is None:
        return tuple(people)
    return tuple(replace(one, before=earlier.mentions(one.name)) for one in people)


def period_before(period: Period) -> Period:
    """The period of the same length that ends where this one starts."""
    length = period.stop - period.start
    day = timedelta(days=1)
    last = max(max(period.start, date.min + day) - day, date.min + length)
    return Period(last - length, last)


def is_of(facts: Facts, period: Period) -> bool:
    """Whether the article came out in the period."""
    return facts.article.published is not None and period.holds(facts.article.published)


def _of_articles(articles: Sequence[Facts], period: Period) -> Earlier:
    return Earlier(
        period,
        len(articles),
        lambda name: sum(bool(_called(name, facts)) for facts in articles),
        lambda name: sum(
            max(len(person.mentions), 1) for facts in articles for person in _called(name, facts)
        ),
        bodies_in(articles, {f.article.source for f in articles if f.article.source}),
        Counter(facts.article.source or NO_OUTLET for facts in articles),
    )


def _called(name: str, facts: Facts) -> list[Person]:
    return [person for person in named(facts) if same_name(person.name, name)]


def _of_brief(counts: Counts, period: Period) -> Earlier:
    return Earlier(
        period,
        counts.publications,
        partial(_number, counts.people),
        partial(_number, counts.mentions),
        counts.bodies,
        {outlet or NO_OUTLET: number for outlet, number in counts.outlets.items()},
    )


def _number(counted: Mapping[str, int], name: str) -> int:
    return sum(number for other, number in counted.items() if same_name(other, name))


def bodies_in(articles: Iterable[Facts], outlets: Iterable[str]) -> Counter[str]:
    """How many articles name each body, by key; not those that publish them."""
    papers = frozenset(map(content_stems, outlets))
    return Counter(key for facts in articles for key in _bodies_of(facts, papers))


def _bodies_of(facts: Facts, papers: frozenset[frozenset[str]]) -> frozenset[str]:
    """Keys of the article's bodies; «секретариат» alone might be anybody's."""
    if facts.article.language != "ru":
        return frozenset()
    names = [o.name for o in facts.organisations if content_stems(o.name) not in papers]
    return frozenset(key_of_body(name) for name in names if _is_distinct(name))


def key_of_body(name: str) -> str:
    """What all spellings of a body share: its full name, its own name in «», its letters."""
    body = find_body(name)
    if body:
        return body.name
    own = OWN_NAME.findall(name.replace('"', "«", 1).replace('"', "»", 1))
    return str(own[-1] if own else name).casefold()


def _is_distinct(name: str) -> bool:
    return find_body(name) is not None or len(WORD.findall(name)) > 1 or not name[:1].islower()

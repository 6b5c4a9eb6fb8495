"""«Неделя в цифрах»: the counts behind the charts, where they say something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from ankbrief.briefing.model import Figures, Period, Source, Stretch, Tally, WeekPerson
from ankbrief.briefing.people import OWN_NAME, named, same_name
from ankbrief.briefing.words import WORD, content_stems
from ankbrief.language.letters import upper_first
from ankbrief.language.phrases.register import find_body
from ankbrief.model import Facts

FEWEST_PUBLICATIONS = 5  # fewer are seen at a glance in the list of sources
FEWEST_DAYS = 2
FEWEST_NAMES = 3  # bars; two are a sentence
MOST_NAMES = 8
MOST_COLUMNS = 16  # more do not fit their labels
COMPARABLE = 0.5  # share of this period's articles; fewer of the one before are strays, no week
NO_OUTLET = "источник не назван"
OTHER_OUTLETS = "другие источники"


def figures(
    articles: Sequence[Facts],
    period: Period,
    people: Sequence[WeekPerson],
    sources: Sequence[Source],
) -> Figures:
    """The counts of the period's articles; of the period before where enough of it is given.

    `articles` may hold any dates; `people` and `sources` are the brief's own.
    """
    if len(sources) < FEWEST_PUBLICATIONS:
        return Figures()
    before = period_before(period)
    earlier = [facts for facts in articles if _is_of(facts, before)]
    known = len(earlier) >= COMPARABLE * len(sources)
    inside = [f for f in articles if f.article.published is None or _is_of(f, period)]
    names = {source.outlet for source in sources if source.outlet}
    return Figures(
        days=_by_day(sources, period),
        people=_people(people, earlier if known else None),
        bodies=_bodies(inside, earlier if known else None, names),
        outlets=_outlets(sources, earlier if known else None),
        before=before if known else None,
        published_before=len(earlier) if known else 0,
    )


def period_before(period: Period) -> Period:
    """The period of the same length that ends where this one starts."""
    length = period.stop - period.start
    last = max(period.start - timedelta(days=1), date.min + length)
    return Period(last - length, last)


def _is_of(facts: Facts, period: Period) -> bool:
    return facts.article.published is not None and period.holds(facts.article.published)


def _by_day(sources: Sequence[Source], period: Period) -> tuple[Stretch, ...]:
    """Days of the period; of a long one weeks, months or years."""
    days = [source.published for source in sources if source.published]
    if len(set(days)) < FEWEST_DAYS:
        return ()
    for length in (_same, _monday, _first_of_month, _first_of_year):
        parts = list(_parts(period, length))
        if len(parts) <= MOST_COLUMNS:
            return tuple(Stretch(part, sum(map(part.holds, days))) for part in parts)
    return ()


def _same(day: date) -> date:
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _first_of_year(day: date) -> date:
    return day.replace(month=1, day=1)


def _parts(period: Period, begin: Callable[[date], date]) -> Iterator[Period]:
    """The period cut where the day, week, month or year changes; at most one part too many."""
    start = period.start
    for _ in range(MOST_COLUMNS + 1):
        stop = _last_of(start, period.stop, begin)
        yield Period(start, stop)
        if stop >= period.stop:
            return
        start = stop + timedelta(days=1)


def _last_of(start: date, end: date, begin: Callable[[date], date]) -> date:
    """The last day, not after `end`, that belongs with `start`."""
    own, low, high = begin(start), start.toordinal(), end.toordinal()
    high = min(high, low + 366)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if begin(date.fromordinal(middle)) == own else (low, middle - 1)
    return date.fromordinal(low)


def _people(people: Sequence[WeekPerson], earlier: Sequence[Facts] | None) -> tuple[Tally, ...]:
    """Who is named in most articles, in two at least."""
    order = sorted(people, key=lambda person: (-person.publications, -person.mentions))
    top = [person for person in order if person.publications > 1][:MOST_NAMES]
    found = (
        Tally(p.who.name, p.publications, None if earlier is None else _met(p.who.name, earlier))
        for p in top
    )
    return tuple(found) if len(top) >= FEWEST_NAMES else ()


def _met(name: str, articles: Sequence[Facts]) -> int:
    return sum(any(same_name(p.name, name) for p in named(facts)) for facts in articles)


def _bodies(
    inside: Sequence[Facts], earlier: Sequence[Facts] | None, outlets: Iterable[str]
) -> tuple[Tally, ...]:
    """Which bodies are named in most articles, in two at least; not those that publish them."""
    papers = frozenset(map(content_stems, outlets))
    count = Counter(key for facts in inside for key in _bodies_of(facts, papers))
    before = Counter(key for facts in earlier or () for key in _bodies_of(facts, papers))
    spelling = _spellings(inside)
    top = [key for key, number in _ordered(count) if number > 1][:MOST_NAMES]
    if len(top) < FEWEST_NAMES:
        return ()
    return tuple(
        Tally(spelling[key], count[key], None if earlier is None else before[key]) for key in top
    )


def _ordered(count: Counter[str]) -> list[tuple[str, int]]:
    return sorted(count.items(), key=lambda item: (-item[1], item[0]))


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


def _spellings(articles: Sequence[Facts]) -> dict[str, str]:
    """For each body the full name of the register, else the spelling met most, then the fuller."""
    met = Counter(o.name for facts in articles for o in facts.organisations)
    best: dict[str, str] = {}
    for name in sorted(met, key=lambda name: (met[name], len(name), name)):
        body = find_body(name)
        best[key_of_body(name)] = body.name if body else upper_first(name)
    return best


def _outlets(sources: Sequence[Source], earlier: Sequence[Facts] | None) -> tuple[Tally, ...]:
    """Outlets by the number of articles, the smallest under one name; all of them add up."""
    count = Counter(source.outlet or NO_OUTLET for source in sources)
    if len(count) < FEWEST_NAMES:
        return ()
    before = Counter(facts.article.source or NO_OUTLET for facts in earlier or ())
    order = [name for name, _ in _ordered(count)]
    top = order if len(order) <= MOST_NAMES else order[: MOST_NAMES - 1]
    rest = [name for name in order if name not in top]
    groups = [(name, [name]) for name in top] + ([(OTHER_OUTLETS, rest)] if rest else [])
    return tuple(
        Tally(
            name,
            sum(count[one] for one in group),
            None if earlier is None else sum(before[one] for one in group),
            len(sources),
        )
        for name, group in groups
    )

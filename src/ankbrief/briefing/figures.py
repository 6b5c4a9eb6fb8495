"""«Неделя в цифрах»: the counts behind the charts, where they say something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from ankbrief.briefing.earlier import NO_OUTLET, Earlier, bodies_in, is_of, key_of_body
from ankbrief.briefing.model import Figures, Period, Source, Stretch, Tally, WeekPerson
from ankbrief.language.letters import upper_first
from ankbrief.language.phrases.register import find_body
from ankbrief.model import Facts

FEWEST_PUBLICATIONS = 5  # fewer are seen at a glance in the list of sources
FEWEST_DAYS = 2
FEWEST_NAMES = 3  # bars; two are a sentence
MOST_NAMES = 8
MOST_COLUMNS = 16  # more do not fit their labels
OTHER_OUTLETS = "другие источники"


def figures(
    articles: Sequence[Facts],
    period: Period,
    people: Sequence[WeekPerson],
    sources: Sequence[Source],
    earlier: Earlier | None = None,
) -> Figures:
    """The counts of the period's articles, beside those of the period before where it is known.

    `articles` may hold any dates; `people` and `sources` are the brief's own.
    """
    before = earlier.period if earlier else None
    published = earlier.publications if earlier else 0
    if len(sources) < FEWEST_PUBLICATIONS:
        return Figures(before=before, published_before=published)
    inside = [f for f in articles if f.article.published is None or is_of(f, period)]
    names = {source.outlet for source in sources if source.outlet}
    return Figures(
        days=_by_day(sources, period),
        people=_people(people, earlier),
        bodies=_bodies(inside, earlier, names),
        outlets=_outlets(sources, earlier),
        before=before,
        published_before=published,
    )


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


def _people(people: Sequence[WeekPerson], earlier: Earlier | None) -> tuple[Tally, ...]:
    """Who is named in most articles, in two at least."""
    order = sorted(people, key=lambda person: (-person.publications, -person.mentions))
    top = [person for person in order if person.publications > 1][:MOST_NAMES]
    found = (
        Tally(p.who.name, p.publications, None if earlier is None else earlier.naming(p.who.name))
        for p in top
    )
    return tuple(found) if len(top) >= FEWEST_NAMES else ()


def _bodies(
    inside: Sequence[Facts], earlier: Earlier | None, outlets: Iterable[str]
) -> tuple[Tally, ...]:
    """Which bodies are named in most articles, in two at least; not those that publish them."""
    count = bodies_in(inside, outlets)
    spelling = _spellings(inside)
    top = [key for key, number in _ordered(count) if number > 1][:MOST_NAMES]
    if len(top) < FEWEST_NAMES:
        return ()
    return tuple(
        Tally(spelling[key], count[key], None if earlier is None else earlier.bodies.get(key, 0))
        for key in top
    )


def _ordered(count: Counter[str]) -> list[tuple[str, int]]:
    return sorted(count.items(), key=lambda item: (-item[1], item[0]))


def _spellings(articles: Sequence[Facts]) -> dict[str, str]:
    """For each body the full name of the register, else the spelling met most, then the fuller."""
    met = Counter(o.name for facts in articles for o in facts.organisations)
    best: dict[str, str] = {}
    for name in sorted(met, key=lambda name: (met[name], len(name), name)):
        body = find_body(name)
        best[key_of_body(name)] = body.name if body else upper_first(name)
    return best


def _outlets(sources: Sequence[Source], earlier: Earlier | None) -> tuple[Tally, ...]:
    """Outlets by the number of articles, the smallest under one name; all of them add up."""
    count = Counter(source.outlet or NO_OUTLET for source in sources)
    if len(count) < FEWEST_NAMES:
        return ()
    order = [name for name, _ in _ordered(count)]
    top = order if len(order) <= MOST_NAMES else order[: MOST_NAMES - 1]
    rest = [name for name in order if name not in top]
    groups = [(name, [name]) for name in top] + ([(OTHER_OUTLETS, rest)] if rest else [])
    return tuple(
        Tally(
            name,
            sum(count[one] for one in group),
            None if earlier is None else sum(earlier.outlets.get(one, 0) for one in group),
            len(sources),
        )
        for name, group in groups
    )

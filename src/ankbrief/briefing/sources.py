"""Which articles the brief tells, which it only lists, and which it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ankbrief.briefing.evidence import Numbered
from ankbrief.briefing.model import LeftOut, Period, Source
from ankbrief.briefing.past import Past
from ankbrief.briefing.titles import UNTITLED, tidy
from ankbrief.language.inflect import date_in_words, period_in_words
from ankbrief.language.letters import upper_first
from ankbrief.model import Facts, Problem

NO_FACTS = "Событий, решений и высказываний в публикации не найдено; она есть в списке источников."


@dataclass(frozen=True, slots=True)
class Selection:
    """Articles of the period in a fixed order, whatever the order they came in."""

    told: tuple[Facts, ...]
    listed: tuple[Facts, ...]
    left_out: tuple[LeftOut, ...]


def select(
    articles: Iterable[Facts], period: Period, unread: Iterable[Problem], past: Past = ()
) -> Selection:
    """Russian articles of the period are told, others listed.

    One without a date counts in, unless a brief of the `past` has told it.
    """
    ordered = sorted(articles, key=_order)
    before = _told_before(past)
    again = [facts for facts in ordered if _is_undated(facts) and facts.article.id in before]
    told_there = {facts.article.id for facts in again}
    ordered = [facts for facts in ordered if facts.article.id not in told_there]
    inside = [facts for facts in ordered if _is_inside(facts, period)]
    told = [facts for facts in inside if facts.article.language == "ru" and has_facts(facts)]
    bare = [facts for facts in inside if facts.article.language == "ru" and not has_facts(facts)]
    foreign = [facts for facts in inside if facts.article.language != "ru"]
    outside = [facts for facts in ordered if not _is_inside(facts, period)]
    left_out = (
        *(_told_again(facts, before[facts.article.id]) for facts in again),
        *(_outside(facts) for facts in outside),
        *(_without_facts(facts) for facts in bare),
        *(LeftOut(p.where, "не прочитано", f"{upper_first(p.message)}.") for p in unread),
    )
    return Selection(tuple(told), (*foreign, *bare), left_out)


def _told_before(past: Past) -> dict[str, Period]:
    """The first brief of each article that earlier briefs told."""
    latest_first = sorted(past, key=lambda week: week.period.start, reverse=True)
    return {key: w.period for w in latest_first for s in w.stories for key in s.articles}


def _is_inside(facts: Facts, period: Period) -> bool:
    return _is_undated(facts) or period.holds(facts.article.published or date.max)


def _is_undated(facts: Facts) -> bool:
    return facts.article.published is None


def _order(facts: Facts) -> tuple[date, str, str]:
    article = facts.article
    return article.published or date.max, article.path or "", article.id


def has_facts(facts: Facts) -> bool:
    """Whether there is anything to make a card of."""
    return bool(facts.event or facts.decisions or facts.quotes or facts.summary or facts.people)


def _outside(facts: Facts) -> LeftOut:
    day = facts.article.published
    said = f"Опубликовано {date_in_words(day)}." if day else ""
    article = facts.article
    return LeftOut(name_of(facts), "вне периода", said, article.source, day, article.path)


def _told_again(facts: Facts, earlier: Period) -> LeftOut:
    days = period_in_words(earlier.start, earlier.stop)
    said = f"Даты в публикации нет, а в брифинг за {days} она вошла."
    article = facts.article
    return LeftOut(name_of(facts), "уже в брифинге", said, article.source, None, article.path)


def _without_facts(facts: Facts) -> LeftOut:
    article = facts.article
    return LeftOut(
        name_of(facts), "нет фактов", NO_FACTS, article.source, article.published, article.path
    )


def name_of(facts: Facts) -> str:
    """The headline as printed, else the event's name, else the beginning of the text."""
    article = facts.article
    first = next((line for line in article.text.splitlines() if line.strip()), "")
    event = facts.event.text if facts.event else None
    return tidy(article.title or event or facts.headline or _cut(first)) or UNTITLED


def _cut(line: str, longest: int = 90) -> str:
    """The beginning of a line, at a word's end."""
    line = line.strip()
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]}…"


def source(article: Numbered, story: int | None) -> Source:
    """An entry of the list of sources."""
    of = article.facts.article
    return Source(
        article.number,
        name_of(article.facts),
        of.source,
        of.published,
        of.url,
        of.path,
        of.language,
        story,
        article.reprint_of,
        of.id,
    )


def outlets(sources: Sequence[Source]) -> int:
    """How many outlets there are among the sources that are named."""
    return len({source.outlet for source in sources if source.outlet})

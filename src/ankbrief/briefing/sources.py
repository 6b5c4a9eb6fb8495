"""Which articles the brief tells, which it only lists, and which it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ankbrief.briefing.evidence import Numbered
from ankbrief.briefing.model import LeftOut, Period, Source
from ankbrief.briefing.titles import UNTITLED, tidy
from ankbrief.language.inflect import date_in_words
from ankbrief.language.letters import upper_first
from ankbrief.model import Facts, Problem

NO_FACTS = "Событий, решений и высказываний в публикации не найдено; она есть в списке источников."


@dataclass(frozen=True, slots=True)
class Selection:
    """Articles of the period in a fixed order, whatever the order they came in."""

    told: tuple[Facts, ...]
    listed: tuple[Facts, ...]
    left_out: tuple[LeftOut, ...]


def select(articles: Iterable[Facts], period: Period, unread: Iterable[Problem]) -> Selection:
    """Russian articles of the period are told, others listed; one without a date counts in."""
    ordered = sorted(articles, key=_order)
    inside = [facts for facts in ordered if _is_inside(facts, period)]
    told = [facts for facts in inside if facts.article.language == "ru" and has_facts(facts)]
    bare = [facts for facts in inside if facts.article.language == "ru" and not has_facts(facts)]
    foreign = [facts for facts in inside if facts.article.language != "ru"]
    outside = [facts for facts in ordered if not _is_inside(facts, period)]
    left_out = (
        *(_outside(facts) for facts in outside),
        *(_without_facts(facts) for facts in bare),
        *(LeftOut(p.where, "не прочитано", f"{upper_first(p.message)}.") for p in unread),
    )
    return Selection(tuple(told), (*foreign, *bare), left_out)


def _is_inside(facts: Facts, period: Period) -> bool:
    return facts.article.published is None or period.holds(facts.article.published)


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

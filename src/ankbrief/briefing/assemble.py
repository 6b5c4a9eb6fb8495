"""Facts of many articles and a period → the briefing; pure, and the same for any order of input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count, groupby

from ankbrief.briefing.abbreviations import abbreviations
from ankbrief.briefing.ahead import calendar
from ankbrief.briefing.continuing import continued
from ankbrief.briefing.decisions import KINDS, numbered, table
from ankbrief.briefing.earlier import earlier_of, with_earlier
from ankbrief.briefing.evidence import Numbered
from ankbrief.briefing.figures import figures
from ankbrief.briefing.following import followed
from ankbrief.briefing.grouping import Edition
from ankbrief.briefing.grouping import stories as stories_in
from ankbrief.briefing.keypoints import MOST, Told, key_points
from ankbrief.briefing.model import Briefing, Period, Source, Statistics, Story
from ankbrief.briefing.order import at_places
from ankbrief.briefing.participants import participants_of
from ankbrief.briefing.past import Past
from ankbrief.briefing.people import respelled, week_people
from ankbrief.briefing.sections import (
    Grouping,
    Headings,
    heading_of,
    packaged,
    region_of,
    sections,
    topic_of,
)
from ankbrief.briefing.sources import Selection, outlets, select, source
from ankbrief.briefing.stories import event_evidence, story_of, weight
from ankbrief.model import Facts, Problem

WEEKLY, OTHER = "Еженедельный брифинг", "Информационный брифинг"


@dataclass(frozen=True, slots=True)
class Options:
    """What an office sets; `unread` are the files that could not be read.

    `group_by` puts the stories under headings of that kind of table; `past` are briefs of the days
    before.
    """

    title: str | None = None
    organisation: str = ""
    made_on: date | None = None
    period_note: str = ""
    most_key_points: int = MOST
    unread: tuple[Problem, ...] = ()
    group_by: Grouping = ""
    headings: Headings = field(default_factory=packaged)
    past: Past = ()


def assemble(
    articles: Iterable[Facts], period: Period, *, options: Options | None = None
) -> Briefing:
    """The briefing of the period; articles outside it are listed as left out."""
    options = options or Options()
    articles = tuple(articles)
    selection = select(articles, period, options.unread, options.past)
    outlines = _in_order(respelled(selection.told), options)
    numbers = count(1)
    groups = [tuple(_numbered(outline.editions, numbers)) for outline in outlines]
    stories = numbered([_story(*item) for item in zip(outlines, groups, count(1))])
    told = list(zip(stories, groups, strict=True))
    sources = _sources(told, selection)
    earlier = earlier_of(articles, period, len(sources), options.past)
    met = week_people([(a, s.number) for s, group in told for a in group])
    people = with_earlier(met, earlier)
    orders = followed(options.past, period, stories, [a for group in groups for a in group])
    return Briefing(
        title=options.title or (WEEKLY if period.is_week else OTHER),
        organisation=options.organisation,
        period=period,
        made_on=options.made_on or _day_after(period.stop),
        period_note=options.period_note,
        key_points=key_points(_points(told, outlines), options.most_key_points),
        decisions=table(stories),
        calendar=calendar(told, period),
        stories=stories,
        people=people,
        sources=sources,
        left_out=selection.left_out,
        abbreviations=abbreviations(_words(stories), selection.told),
        statistics=_statistics(stories, sources, selection, len(people)),
        figures=figures(articles, period, people, sources, earlier),
        problems=tuple(p for f in selection.told for p in (*f.article.problems, *f.problems)),
        sections=sections(stories, options.group_by),
        due=orders.due,
        overdue=orders.overdue,
        answered=orders.answered,
        continued=continued(told, options.past),
    )


def _day_after(day: date) -> date:
    """The brief of a week is made when the week is over."""
    return day if day == date.max else day + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Outline:
    """A story before it is told: its articles, how much it matters, where it belongs.

    `place` is the editor's, among the stories under one heading.
    """

    editions: tuple[Edition, ...]
    weight: int
    topic: str
    region: str
    place: int | None


def _in_order(articles: Sequence[Facts], options: Options) -> list[_Outline]:
    """Stories by heading where they are grouped, then by weight, of equals the earlier first.

    What an editor gives a place to stands there, under its heading.
    """
    place = {id(facts): number for number, facts in enumerate(articles)}
    headings = [heading.name for heading in options.headings.of(options.group_by)]

    def section(outline: _Outline) -> int:
        own = heading_of(options.group_by, outline.topic, outline.region)
        return headings.index(own) if own else len(headings)

    def order(outline: _Outline) -> tuple[int, int, int]:
        first = min(place[id(facts)] for edition in outline.editions for facts in edition)
        return section(outline), -outline.weight, first

    ranked = sorted((_outline(story, options) for story in stories_in(articles)), key=order)
    return [
        outline
        for _, group in groupby(ranked, key=section)
        for outline in at_places(group, lambda one: one.place)
    ]


def _outline(editions: tuple[Edition, ...], options: Options) -> _Outline:
    originals = [edition[0] for edition in editions]
    return _Outline(
        editions,
        weight(originals, [facts for edition in editions for facts in edition[1:]]),
        topic_of(originals, options.headings.topics),
        region_of(originals, options.headings.regions),
        min((f.place for edition in editions for f in edition if f.place), default=None),
    )


def _story(outline: _Outline, articles: Sequence[Numbered], number: int) -> Story:
    return replace(story_of(articles, number), topic=outline.topic, region=outline.region)


def _points(
    told: Sequence[tuple[Story, tuple[Numbered, ...]]], outlines: Sequence[_Outline]
) -> list[Told]:
    """The stories by weight, whatever they are grouped by; an editor's place goes before it."""
    ranked = sorted(range(len(told)), key=lambda number: -outlines[number].weight)
    order = at_places(ranked, lambda number: outlines[number].place)
    return [
        Told(story, participants_of(group), event_evidence(group), bool(outlines[number].place))
        for number, (story, group) in ((number, told[number]) for number in order)
    ]


def _numbered(story: Iterable[Edition], numbers: Iterator[int]) -> Iterator[Numbered]:
    """Each text followed by its reprints."""
    for original, *reprints in story:
        first = Numbered(next(numbers), original)
        yield first
        yield from (Numbered(next(numbers), facts, first.number) for facts in reprints)


def _sources(
    told: Sequence[tuple[Story, tuple[Numbered, ...]]], selection: Selection
) -> tuple[Source, ...]:
    numbered_sources = [source(article, story.number) for story, group in told for article in group]
    rest = enumerate(selection.listed, len(numbered_sources) + 1)
    return (*numbered_sources, *(source(Numbered(n, facts), None) for n, facts in rest))


def _words(stories: Sequence[Story]) -> Iterator[str]:
    """Everything the brief says about its stories."""
    for story in stories:
        yield story.title
        yield from (statement.text for statement in story.summary)
        yield from (position for who in story.people for position in who.positions)
        for decision in (*story.decisions, *story.background):
            yield from (decision.action, *(who.name for who in decision.executors))
        if story.quote:
            yield story.quote.text


def _statistics(
    stories: Sequence[Story], sources: Sequence[Source], selection: Selection, people: int
) -> Statistics:
    kinds = Counter(decision.kind for story in stories for decision in story.decisions)
    return Statistics(
        publications=len(sources),
        outlets=outlets(sources),
        stories=len(stories),
        decisions=tuple((kind, kinds[kind]) for kind in KINDS),
        past_decisions=sum(len(story.background) for story in stories),
        quotes=sum(story.other_quotes + (story.quote is not None) for story in stories),
        people=people,
        other_languages=sum(source.language != "ru" for source in sources),
        undated=sum(source.published is None for source in sources),
        left_out=len(selection.left_out),
        inferred=sum(_inferred(story) for story in stories),
    )


def _inferred(story: Story) -> int:
    """How many statements of the story carry the mark."""
    decided = (*story.decisions, *story.background)
    marks = [*(d.inferred for d in decided), *(who.inferred for who in story.people)]
    return sum(marks) + (story.quote is not None and story.quote.inferred)

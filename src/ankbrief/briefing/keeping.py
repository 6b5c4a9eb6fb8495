"""What of a brief is kept for later ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ankbrief.briefing.control import due
from ankbrief.briefing.done import closes
from ankbrief.briefing.earlier import bodies_in
from ankbrief.briefing.following import moved, with_deadline
from ankbrief.briefing.model import Briefing, Source, Story
from ankbrief.briefing.parts import BriefDecision, Evidence
from ankbrief.briefing.past import Counts, PastOrder, PastStory, PastWeek, Remembered, Said
from ankbrief.model import Article, Facts

Known = Mapping[str, Facts]


def kept(briefing: Briefing, articles: Iterable[Facts]) -> PastWeek:
    """The week as later briefs look back at it; `articles` are those that it was made of."""
    known = {facts.article.id: facts for facts in articles}
    news = (*briefing.due, *briefing.answered)
    answered = {order.key: _answers(order, briefing) for order in news}
    return PastWeek(
        briefing.period,
        tuple(_remembered(story, briefing, known) for story in briefing.stories),
        tuple(_orders(briefing)),
        {key: tuple(map(_of_then, said)) for key, said in answered.items() if said},
        _counts(briefing, known),
    )


def _answers(order: PastOrder, briefing: Briefing) -> tuple[Said, ...]:
    """What this brief said of the order, where it need not be asked about any more."""
    news = tuple(said for said in order.later if said.source)
    is_moved = moved(order, with_deadline(briefing.stories))
    return news if is_moved else tuple(said for said in news if closes(said, order))


def _of_then(said: Said) -> Said:
    """The number of the source was that of its own brief."""
    return replace(said, source=None)


def _orders(briefing: Briefing) -> Iterator[PastOrder]:
    """The rows of the table with a deadline, and orders of the past that were still ahead."""
    for story in briefing.stories:
        dated = ((due(d), d) for d in story.background)
        ahead = (d for day, d in dated if day and day >= briefing.period.start)
        for decision in (*story.decisions, *ahead):
            if decision.deadline and (decision.number or decision.past):
                yield _order(decision, story, briefing)


def _order(decision: BriefDecision, story: Story, briefing: Briefing) -> PastOrder:
    assert decision.deadline is not None  # asked for before
    return PastOrder(
        decision.kind,
        decision.issuer,
        decision.executors,
        decision.action,
        decision.infinitive,
        decision.deadline,
        story.title,
        briefing.period,
        _said(decision.evidence, briefing),
        decision.inferred or decision.deadline.inferred,
        decision.context,
    )


def _said(evidence: Iterable[Evidence], briefing: Briefing) -> tuple[Said, ...]:
    return tuple(_printed(item.sentence, briefing.source(item.source)) for item in evidence)


def _printed(sentence: str, source: Source) -> Said:
    return Said(sentence, source.outlet, source.published, source.title, source.url)


def _remembered(story: Story, briefing: Briefing, known: Known) -> Remembered:
    articles = tuple(briefing.source(number).id for number in story.sources)
    facts = known.get(articles[0]) if articles else None
    ids = [d.id for one in articles for d in (known[one].decisions if one in known else ())]
    told = PastStory(
        story.title,
        briefing.period,
        story.published,
        story.place,
        tuple(who.name for who in story.people),
        story.topic,
        _evidence(story, briefing, facts),
    )
    return Remembered(told, facts and slim(facts), articles, tuple(ids))


def _evidence(story: Story, briefing: Briefing, facts: Facts | None) -> tuple[Said, ...]:
    """The sentence that tells of the event, else the first of the summary."""
    first = briefing.source(story.sources[0])
    sentence = facts.sentence_of(facts.event.span) if facts and facts.event else ""
    if sentence:
        return (_printed(" ".join(sentence.split()), first),)
    return _said([e for s in story.summary[:1] for e in s.evidence[:1]], briefing)


def slim(facts: Facts) -> Facts:
    """What of the facts a story is compared by: see `traces.Trace`."""
    of = facts.article
    return replace(
        facts,
        article=Article(of.id, of.title, "", of.published, of.source, language=of.language),
        people=tuple(replace(person, mentions=()) for person in facts.people),
        dates=(),
        organisations=(),
        quotes=(),
        summary=(),
        sentences=tuple(replace(sentence, before="") for sentence in facts.sentences),
        problems=(),
    )


def _counts(briefing: Briefing, known: Known) -> Counts:
    told = [known[source.id] for source in briefing.sources if source.id in known]
    outlets = [source.outlet or "" for source in briefing.sources]
    return Counts(
        len(briefing.sources),
        {person.name: person.mentions for person in briefing.people},
        {person.name: person.publications for person in briefing.people},
        bodies_in(told, {outlet for outlet in outlets if outlet}),
        dict(Counter(outlets)),
    )

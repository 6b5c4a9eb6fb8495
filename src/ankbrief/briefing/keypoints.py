"""«Главное»: three to seven things an official must know, decisions first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ankbrief.briefing.actions import is_clause, is_first_person, leans, stands_alone
from ankbrief.briefing.decisions import IN_TABLE, importance
from ankbrief.briefing.model import BriefDecision, Evidence, KeyPoint, Story, Who
from ankbrief.briefing.sentences import event_sentence, sentence_of
from ankbrief.briefing.words import STEM, WORD, content_stems, expanded
from ankbrief.language.dictionary import parses

MOST = 7
LEAST = 3  # points; beyond them a story of nobody, «Курс валют на 5 августа», is no main one
ENOUGH_STORIES = 5  # with so many, one point for each; with fewer, up to two or three
LONGEST = 330  # characters; a longer action is left to the table
FEWEST = 2  # words; a bare «построить» says nothing
ANNOUNCED = 3  # words that a headline must share with the decision it announces


@dataclass(frozen=True, slots=True)
class Told:
    """A story and what its articles say of the event: who took part and where it stands.

    `is_placed` where an editor gave the story its place.
    """

    story: Story
    participants: tuple[Who, ...]
    evidence: tuple[Evidence, ...]
    is_placed: bool = False


def key_points(told: Sequence[Told], most: int = MOST) -> tuple[KeyPoint, ...]:
    """The points, first one of each story by weight, then second ones while there is room."""
    each = [list(_points(item)) for item in told]
    depth = 1 if len(each) >= ENOUGH_STORIES else 2 if len(each) > 1 else 3
    picked = [points[n] for n in range(depth) for points in each if n < len(points)][:most]
    placed = {item.story.number for item in told if item.is_placed}
    bare = {item.story.number for item in told if _is_bare(item.story)} - placed
    picked = [p for n, p in enumerate(picked) if n < LEAST or p.story not in bare]

    def order(point: KeyPoint) -> tuple[bool, int]:
        return not point.decisions and point.story not in placed, point.story

    return tuple(sorted(picked, key=order))


def _is_bare(story: Story) -> bool:
    """Whether nobody acts, speaks or decides in it, and nothing takes place on a day."""
    return not (story.decisions or story.people or story.quote or story.event_date)


def _points(told: Told) -> Iterator[KeyPoint]:
    story = told.story
    ranked = _ranked(story)
    named: set[Who | None] = set()
    for decision in ranked:
        is_first = decision.issuer_stated and decision.issuer not in named
        yield _decision_point(story, decision, named=is_first)
        named |= {decision.issuer} if decision.infinitive else set()
    if not ranked:
        text = event_sentence(story, told.participants)
        yield KeyPoint(text, story.number, (), told.evidence, story.event_date, story.place)


def _decision_point(story: Story, decision: BriefDecision, *, named: bool) -> KeyPoint:
    return KeyPoint(
        sentence_of(decision, named=named, headline=story.title),
        story.number,
        (decision.number,) if decision.number else (),
        decision.evidence,
        story.event_date,
        story.place,
        decision.inferred,
    )


def _ranked(story: Story) -> list[BriefDecision]:
    """What may stand in «Главное», the headline's own decision first."""
    fit = [d for d in story.decisions if d.kind in IN_TABLE and _is_fit(d)]
    lead = _of_headline(story.title, [d for d in fit if d.infinitive and not leans(d.action)])
    return sorted(fit, key=lambda d: (d is lead, _urgency(d)), reverse=True)


def _urgency(decision: BriefDecision) -> tuple[object, ...]:
    """Larger for orders that can be told in a sentence which needs no other one."""
    kind = -IN_TABLE.index(decision.kind)
    return decision.infinitive, kind, not leans(decision.action), importance(decision)


def _is_fit(decision: BriefDecision) -> bool:
    action = decision.action
    if len(action) > LONGEST or is_first_person(action) or decision.context:
        return False
    if decision.infinitive and len(WORD.findall(action)) < FEWEST:
        return False
    return decision.infinitive or stands_alone(action) or not is_clause(action)


def _of_headline(title: str, decisions: Sequence[BriefDecision]) -> BriefDecision | None:
    """The decision that the headline announces: its infinitive tells, then the other words."""
    stems, verbs = content_stems(expanded(title)), _infinitives(title)
    scores = [(*_in_common(d, stems, verbs), -n) for n, d in enumerate(decisions)]
    verb, words, place = max(scores, default=(0, 0, 0))
    return decisions[-place] if verb or words >= ANNOUNCED else None


def _in_common(
    decision: BriefDecision, stems: frozenset[str], verbs: frozenset[str]
) -> tuple[int, int]:
    own = content_stems(expanded(decision.action))
    return len(own & verbs), len(own & stems)


def _infinitives(title: str) -> frozenset[str]:
    words = (word for word in WORD.findall(title))
    return frozenset(w.lower()[:STEM] for w in words if parses(w)[0].tag.POS == "INFN")

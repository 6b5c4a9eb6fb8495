"""Decisions of a story: one of each however often it is told, and numbered through the brief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from ankbrief.briefing.actions import (
    Action,
    action_of,
    is_clause,
    is_first_person,
    stands_alone,
    without_deadline,
)
from ankbrief.briefing.context import context_of, needs_context
from ankbrief.briefing.evidence import Numbered, evidence_of, said_alone
from ankbrief.briefing.model import BriefDecision, Story, Who
from ankbrief.briefing.people import same_name, who
from ankbrief.briefing.ranks import rank_of
from ankbrief.briefing.words import WORD, content_stems, numbers
from ankbrief.language.letters import upper_first
from ankbrief.language.phrases.register import find_body
from ankbrief.model import Decision, DecisionKind, When

IN_TABLE: tuple[DecisionKind, ...] = ("поручение", "решение", "договорённость")
KINDS: tuple[DecisionKind, ...] = (*IN_TABLE, "план", "предложение")
SAME = 0.75  # share of the shorter action's stems that the longer one must hold
SAME_ELSE = 0.6  # the same where two outlets give one deadline
LONGEST = 300  # characters of a sentence that may stand for its clause
FEWEST = 3  # stems; shorter actions must agree in full


def decisions_of(articles: Sequence[Numbered], story: int) -> tuple[BriefDecision, ...]:
    """All decisions of the story's articles; what two of them tell alike is one."""
    merged: list[BriefDecision] = []
    for article in articles:
        for decision in article.facts.decisions:
            _add(merged, _brief(decision, article, story))
    return tuple(merged)


def _brief(decision: Decision, article: Numbered, story: int) -> BriefDecision:
    action = action_of(decision.action, decision.executors)
    if decision.deadline and not decision.past:
        action = without_deadline(action, decision.deadline.text)
    sentence = evidence_of(article, decision.span)[0].sentence
    found = (who(article.facts, name) for name in decision.executors)
    executors = tuple(one for one in found if one)
    return BriefDecision(
        kind=decision.kind,
        issuer=who(article.facts, decision.issuer),
        executors=executors,
        action=_told(action, who(article.facts, decision.issuer), sentence),
        infinitive=action.infinitive,
        deadline=decision.deadline and _one_line(decision.deadline),
        story=story,
        evidence=evidence_of(article, decision.span),
        past=decision.past,
        inferred=decision.inferred,
        issuer_stated=_is_stated(decision, article),
        context=_context(decision, action, article),
    )


def _told(action: Action, issuer: Who | None, sentence: str) -> str:
    """«Мы введём котёл» stays somebody's words: «Данияр Ким: «Мы введём котёл»».

    Where the clause lost its subject («отменит решение») the whole sentence stands.
    """
    if action.infinitive or "«" in action.text:
        return action.text
    if not is_first_person(action.text):
        broken = is_clause(action.text) and not stands_alone(action.text)
        return said_alone(sentence) if broken and len(sentence) <= LONGEST else action.text
    said = f"«{upper_first(action.text)}»"
    return f"{issuer.name}: {said}" if issuer else said


def _context(decision: Decision, action: Action, article: Numbered) -> str:
    needed = needs_context(action, decision.deadline)
    return context_of(article, decision.span) if needed else ""


def _one_line(deadline: When) -> When:
    return replace(deadline, text=" ".join(deadline.text.split()))


def _is_stated(decision: Decision, article: Numbered) -> bool:
    """Whether the issuer's quotation holds the decision, or its sentence his surname or post."""
    facts, issuer = article.facts, decision.issuer
    if issuer is None or not decision.inferred:
        return issuer is not None
    if any(q.speaker == issuer and q.span.holds(decision.span) for q in facts.quotes):
        return True
    person = facts.person(issuer)
    words = WORD.findall(facts.sentence_of(decision.span).lower())
    posts = {p.title.lower().partition(" ")[0] for p in (person.positions if person else ())}
    surname = issuer.lower().rpartition(" ")[2][:-1]
    return bool(posts & set(words)) or (len(surname) > 2 and any(surname in w for w in words))


def _add(merged: list[BriefDecision], new: BriefDecision) -> None:
    place = next((i for i, old in enumerate(merged) if is_same(old, new)), None)
    if place is None:
        merged.append(new)
    else:
        merged[place] = _joined(merged[place], new)


def is_same(one: BriefDecision, two: BriefDecision) -> bool:
    """The same order: kind, who, whom, by when do not clash, and the action is one."""
    if one.kind != two.kind or one.past != two.past:
        return False
    if not (_issuers_agree(one.issuer, two.issuer) and _deadlines_agree(one, two)):
        return False
    return _executors_agree(one.executors, two.executors) and _actions_agree(one, two)


def _issuers_agree(one: Who | None, two: Who | None) -> bool:
    return one is None or two is None or same_name(_body(one), _body(two))


def _executors_agree(one: Sequence[Who], two: Sequence[Who]) -> bool:
    return not one or not two or bool(_named(one) & _named(two))


def _named(executors: Sequence[Who]) -> frozenset[str]:
    return content_stems(" ".join(_body(executor) for executor in executors))


def _body(who: Who) -> str:
    """One name for a body however it is called: Кабмин, Правительство РК."""
    found = None if who.is_person else find_body(who.name)
    return found.name if found else who.name


def _deadlines_agree(one: BriefDecision, two: BriefDecision) -> bool:
    first, second = one.deadline, two.deadline
    if first is None or second is None or first.text == second.text:
        return True
    return first.stop is not None and first.stop == second.stop


def _actions_agree(one: BriefDecision, two: BriefDecision) -> bool:
    figures = numbers(one.action), numbers(two.action)
    if not (figures[0] <= figures[1] or figures[1] <= figures[0]):
        return False
    first, second = content_stems(one.action), content_stems(two.action)
    fewest = min(len(first), len(second))
    need = (SAME_ELSE if _is_retold(one, two) else SAME) if fewest >= FEWEST else 1.0
    return bool(fewest) and len(first & second) >= need * fewest


def _is_retold(one: BriefDecision, two: BriefDecision) -> bool:
    """Whether two outlets give one deadline: then their words for the order may differ more."""
    apart = not {e.source for e in one.evidence} & {e.source for e in two.evidence}
    return apart and one.deadline is not None and two.deadline is not None


def _joined(one: BriefDecision, two: BriefDecision) -> BriefDecision:
    """The fuller telling, with what only the other one knows and the evidence of both."""
    best, other = sorted((one, two), key=_fullness, reverse=True)
    return replace(
        best,
        issuer=best.issuer or other.issuer,
        executors=best.executors or other.executors,
        deadline=best.deadline or other.deadline,
        evidence=tuple(dict.fromkeys((*one.evidence, *two.evidence))),
        inferred=all(d.inferred for d in (one, two) if d.issuer or not (one.issuer or two.issuer)),
        issuer_stated=one.issuer_stated or two.issuer_stated,
    )


def _fullness(decision: BriefDecision) -> tuple[bool, bool, bool, bool]:
    return (
        decision.infinitive,
        bool(decision.executors),
        decision.deadline is not None,
        decision.issuer is not None,
    )


def importance(decision: BriefDecision) -> tuple[int, int, int, int]:
    """Larger for what an official must know first: orders of the highest, to somebody, by a day."""
    return (
        len(KINDS) - KINDS.index(decision.kind),
        rank_of(decision.issuer),
        bool(decision.executors) + (decision.deadline is not None),
        len({evidence.source for evidence in decision.evidence}),
    )


def numbered(stories: Sequence[Story]) -> tuple[Story, ...]:
    """The same stories, each decision of the table with its row: kind by kind, story by story."""
    order = {id(d): n for n, d in zip(count(1), _rows(stories), strict=False)}
    return tuple(
        replace(s, decisions=tuple(replace(d, number=order.get(id(d))) for d in s.decisions))
        for s in stories
    )


def _rows(stories: Sequence[Story]) -> Iterator[BriefDecision]:
    for kind in IN_TABLE:
        for story in stories:
            yield from story.of_kind(kind)


def table(stories: Sequence[Story]) -> tuple[BriefDecision, ...]:
    """The rows of «Поручения и решения», in order."""
    return tuple(_rows(stories))

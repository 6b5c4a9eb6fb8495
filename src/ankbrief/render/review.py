"""Comments of the review copy: the sentences that a fact stands on, their article, what to check.

A template writes `<td{{ decision|комментарий(brief) }}>`; in a review copy that is an attribute,
`data-comment="…"` with one paragraph a line, and in all other documents nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from markupsafe import Markup

from ankbrief.briefing.model import (
    BriefDecision,
    Briefing,
    BriefQuote,
    CalendarEntry,
    Evidence,
    Source,
    WeekPerson,
    Who,
)
from ankbrief.briefing.past import PastOrder, PastStory, Said
from ankbrief.language import inflect
from ankbrief.model import When
from ankbrief.render.htmltree import COMMENT
from ankbrief.render.typography import quoted

CHECK = "Выведено, проверьте"
WHO = {
    "поручение": "кто поручил",
    "решение": "кто решил",
    "договорённость": "кто договорился",
    "план": "чей это план",
    "предложение": "кто предложил",
}

Filter = Callable[..., Markup]


def comment(value: Any, brief: Briefing, doubts: bool = True) -> Markup:
    """The attribute with what `value`, a record with evidence, stands on; empty without any.

    Without `doubts` it leaves what is inferred to the comments of single cells, see `doubt`.
    """
    if isinstance(value, PastOrder | PastStory):
        return _attribute([*_details(value), *_printed(value)])
    item = value.who if isinstance(value, WeekPerson) else value
    if not hasattr(item, "evidence"):
        raise TypeError("комментарий бывает у факта с источником, например у decision или quote")
    lines = [*(_doubts(item) if doubts else ()), *_details(item), *_stands_on(item.evidence, brief)]
    return _attribute(lines) if item.evidence else Markup("")


def doubt(decision: BriefDecision, part: str) -> Markup:
    """The attribute for one cell of a decision's row, «кто» or «срок», where that is inferred."""
    lines = [*(_doubtful_issuer(decision) if part == "кто" else _doubtful_deadline(decision))]
    return _attribute([*lines, *_sentences(decision.evidence)]) if lines else Markup("")


def nothing(_value: Any, *_arguments: Any) -> Markup:
    """What both write where no review copy is made."""
    return Markup("")


def filters(*, review: bool) -> dict[str, Filter]:
    """The two filters under their Russian and Latin names."""
    about: Filter = comment if review else nothing
    doubtful: Filter = doubt if review else nothing
    return {
        **dict.fromkeys(("комментарий", "comment"), about),
        **dict.fromkeys(("сомнение", "doubt"), doubtful),
    }


def _attribute(lines: list[str]) -> Markup:
    return Markup(' {}="{}"').format(COMMENT, "\n".join(lines))


def _doubts(item: Any) -> Iterator[str]:
    """What an editor should check, a line each."""
    if isinstance(item, BriefDecision):
        yield from (*_doubtful_issuer(item), *_doubtful_deadline(item))
    elif item.inferred:
        yield f"{CHECK}: {_doubtful(item)}."


def _doubtful_issuer(decision: BriefDecision) -> Iterator[str]:
    if decision.inferred:
        name = f" — {decision.issuer.name}" if decision.issuer else ""
        yield f"{CHECK}: {WHO[decision.kind]}{name}."
    elif decision.issuer and decision.issuer.inferred:
        yield f"{CHECK}: должность ({decision.issuer.position})."


def _doubtful_deadline(decision: BriefDecision) -> Iterator[str]:
    if decision.deadline and decision.deadline.inferred:
        yield f"{CHECK}: срок {_wording(decision.deadline)}."


def _doubtful(item: Any) -> str:
    if isinstance(item, Who):
        return "должность соединена с именем по контексту"
    if isinstance(item, BriefQuote):
        return "чьи это слова, прямо не сказано"
    return "дата" if isinstance(item, CalendarEntry) else "прямо в публикации не сказано"


def _details(item: Any) -> Iterator[str]:
    """The parts of a row, each by itself, so that they can be compared with the sentence."""
    if isinstance(item, BriefDecision | PastOrder):
        kind = WHO[item.kind]
        yield f"{kind.capitalize()}: {item.issuer.name if item.issuer else 'не указано'}."
        if item.executors:
            yield f"Исполнители: {', '.join(who.name for who in item.executors)}."
        yield f"Срок: {_wording(item.deadline)}."
    elif isinstance(item, CalendarEntry):
        yield f"Дата в публикации: {quoted(item.text)}."


def _wording(when: When | None) -> str:
    return quoted(when.text) if when else "не указан"


def _stands_on(evidence: tuple[Evidence, ...], brief: Briefing) -> Iterator[str]:
    """Each sentence once, then the articles that print it."""
    for sentence in dict.fromkeys(item.sentence for item in evidence):
        same = tuple(item for item in evidence if item.sentence == sentence)
        yield from _sentences(same[:1])
        for item in same:
            yield from _article(brief.source(item.source))


def _printed(item: PastOrder | PastStory) -> Iterator[str]:
    """The sentences of an earlier brief, and which articles printed them."""
    yield f"Брифинг за {inflect.period_in_words(item.period.start, item.period.stop)}."
    for said in item.said:
        yield from ([f"В публикации: {said.sentence}"] if said.sentence else [])
        yield f"{_outlet(said)}. {said.title}"
        yield from filter(None, [said.url])


def _sentences(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    yield from (f"В публикации: {item.sentence}" for item in evidence if item.sentence)


def _article(source: Source) -> Iterator[str]:
    yield f"[{source.number}] {_outlet(source)}. {source.title}"
    where = source.url or _file(source.path or "")
    if where:
        yield where


def _outlet(source: Source | Said) -> str:
    day = inflect.date_in_words(source.published) if source.published else "дата не указана"
    return f"{source.outlet or 'источник не назван'}, {day}"


def _file(path: str) -> str:
    """The path, and of an absolute one the folder and the name: not where this machine keeps it."""
    parts = PurePath(path)
    return "/".join(parts.parts[-2:]) if parts.is_absolute() else path

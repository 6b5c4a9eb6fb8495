"""Facts of an article as the editor has them; what no longer fits is told for a second look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from ankbrief.carded import renamed
from ankbrief.errors import ConfigError
from ankbrief.facts.identity import fact_id
from ankbrief.memory.edits.changes import changed, sure
from ankbrief.memory.edits.file import ArticleEdits, Edit
from ankbrief.memory.edits.kinds import KINDS, Known, Record, Values, identified
from ankbrief.memory.folder import place_in
from ankbrief.model import (
    Decision,
    Event,
    Facts,
    Mention,
    Organisation,
    Person,
    Place,
    Problem,
    Quote,
    Sentence,
    Span,
    SummarySentence,
    When,
)

LOOK_AGAIN = (
    "Сверьте с публикацией и исправьте или удалите правку; "
    "ankbrief extract --editable пометит такие правки знаком #!."
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A fact and what the editor says of it."""

    record: Record
    edit: Edit | None

    @property
    def order(self) -> int | None:
        """The place that the editor gave it."""
        return self.edit.order if self.edit else None


@dataclass(slots=True)
class _Notes:
    """What is told of the edits of all articles."""

    problems: list[Problem] = field(default_factory=list)

    def look_again(self, edit: Edit, message: str) -> None:
        """Notes an edit that was not applied."""
        told = f"правка не применена: {message}"
        self.problems.append(Problem("warning", told, edit.where, LOOK_AGAIN))


def edited(
    facts: Iterable[Facts], edits: Sequence[ArticleEdits], project: Path
) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """The articles with the editor's word over them, and what wants a second look.

    Edits of articles that are not here, of other weeks, are counted and left alone.

    Raises:
        ConfigError: an edit names no fact and no sentence that there is.
    """
    said = [article for article in edits if not article.is_empty]
    own_of = by_article(said, project)
    notes = _Notes()
    kept: list[Facts] = []
    met: set[str] = set()
    for one in facts:
        own = own_of(one)
        met |= {own.where} if own else set()
        if own is None:
            kept.append(one)
        elif own.verdict:
            message = "публикация убрана из брифинга правкой"
            notes.problems.append(Problem("note", message, one.article.path or own.where))
        else:
            kept.append(_article(one, own, notes))
    absent = [article.where for article in said if article.where not in met]
    if absent:
        message = (
            f"не понадобились правки к публикациям, которых нет среди прочитанных: {len(absent)}"
        )
        notes.problems.append(Problem("note", message, absent[0]))
    return tuple(kept), tuple(notes.problems)


def by_article(
    edits: Sequence[ArticleEdits], project: Path
) -> Callable[[Facts], ArticleEdits | None]:
    """Finds the record of a text, else of the project's file that had another text before."""
    by_id = {one.id: one for one in reversed(edits) if one.id}
    by_path = {one.path: one for one in reversed(edits) if one.path}

    def found(facts: Facts) -> ArticleEdits | None:
        article = facts.article
        place = place_in(project, Path(article.path)) if article.path else ""
        return by_id.get(article.id) or by_path.get(place)

    return found


def _article(facts: Facts, edits: ArticleEdits, notes: _Notes) -> Facts:
    known = tuple(identified(facts))
    told, rest = matched(facts, known, edits)
    for edit, why in rest:
        notes.look_again(edit, why)
    result = facts
    names: dict[str, str] = {}
    for kind in KINDS:
        placed = [_Placed(one.record, told.get(one.id)) for one in known if one.kind == kind]
        made = [_edited(one, facts, notes) for one in placed]
        for old, new in zip(placed, made, strict=True):
            names |= _new_name(old.record, new.record if new else None)
        result, own = _with_added(result, [one for one in edits.added if one.kind == kind], notes)
        result = _with(result, kind, _in_order([*filter(None, made), *own]))
    if edits.headline:
        article = replace(result.article, title=edits.headline)
        result = replace(result, article=article, headline=edits.headline)
    return renamed(replace(result, people=_once(result.people)), names) if names else result


def _new_name(old: Record, new: Record | None) -> dict[str, str]:
    if isinstance(old, Person) and isinstance(new, Person) and old.name != new.name:
        return {old.name: new.name}
    return {}


def _once(people: Sequence[Person]) -> tuple[Person, ...]:
    """Two persons whom the editor gave one name are one."""
    found: dict[str, Person] = {}
    for person in people:
        first = found.get(person.name)
        found[person.name] = _joined(first, person) if first else person
    return tuple(found.values())


def _joined(one: Person, other: Person) -> Person:
    mentions = sorted((*one.mentions, *other.mentions), key=lambda mention: mention.span)
    titles = {position.title for position in one.positions}
    positions = (*one.positions, *(p for p in other.positions if p.title not in titles))
    return Person(one.name, one.gender or other.gender, positions, tuple(mentions))


def _with(facts: Facts, kind: str, found: tuple[Record, ...]) -> Facts:
    name = KINDS[kind].field
    value = (found[-1] if found else None) if name == "event" else found
    return replace(facts, **{name: value})  # type: ignore[arg-type]  # the field of that kind


def matched(
    facts: Facts, all_known: Sequence[Known], edits: ArticleEdits
) -> tuple[dict[str, Edit], tuple[tuple[Edit, str], ...]]:
    """Each edit by the id of its fact, by kind and sentence where the id is gone; then the rest.

    The rest are edits whose evidence has changed or gone, each with what has become of it.

    Raises:
        ConfigError: an edit names no fact and no sentence that there is.
    """
    known = {one.id: one for one in all_known}
    by_sentence = {(one.kind, one.sentence): one.id for one in reversed(all_known)}
    found: dict[str, Edit] = {}
    rest: list[tuple[Edit, str]] = []
    for edit in edits.facts:
        if edit.is_empty:
            continue
        key = edit.id if edit.id in known else by_sentence.get((edit.kind, edit.sentence), "")
        why = _mismatch(facts, edit, known.get(key))
        if why:
            rest.append((edit, why))
        else:
            found[key] = edit
    return found, tuple(rest)


def _mismatch(facts: Facts, edit: Edit, known: Known | None) -> str:
    """Why the edit does not fit its fact; empty where it does."""
    if known is None and not edit.sentence:
        hint = "Номера фактов пишет ankbrief extract --editable."
        raise ConfigError(f"в публикации нет факта {edit.id}", edit.where, hint)
    if known is None:
        return _why(facts, edit)
    if known.kind != edit.kind:
        return f"это факт другого вида: «{known.kind}»"
    if edit.sentence and known.sentence != edit.sentence:
        return f"предложение теперь другое: «{known.sentence}»"
    return ""


def _why(facts: Facts, edit: Edit) -> str:
    if _place(facts, edit.sentence) is None:
        return f"в публикации больше нет предложения «{edit.sentence}»"
    return f"программа больше не находит этого факта («{edit.kind}»): «{edit.sentence}»"


def _edited(placed: _Placed, facts: Facts, notes: _Notes) -> _Placed | None:
    """The fact as changed or accepted; None where it is taken out."""
    record, edit = placed.record, placed.edit
    if edit is None:
        return placed
    if edit.verdict == "убрать":
        return None
    values = edit.values or {}
    if isinstance(record, Quote) and not _is_verbatim(values, record.text, facts):
        notes.look_again(edit, "таких слов нет в публикации, а цитата приводится буква в букву")
        return placed
    made = changed(record, values)
    return _Placed(sure(made) if values or edit.verdict else made, edit)


def _is_verbatim(values: Values, known: str, facts: Facts) -> bool:
    text = values.get("text", known)
    return text in known or _place(facts, text) is not None


def _with_added(
    facts: Facts, added: Sequence[Edit], notes: _Notes
) -> tuple[Facts, tuple[_Placed, ...]]:
    """The editor's own facts; their sentences are cited like any other."""
    own: list[_Placed] = []
    for edit in added:
        span = _place(facts, edit.sentence)
        if span is None:
            notes.look_again(edit, f"в публикации нет предложения «{edit.sentence}»")
            continue
        made = changed(_blank(edit, span, facts), edit.values or {})
        if isinstance(made, Quote) and made.text not in edit.sentence:
            notes.look_again(edit, "таких слов нет в предложении, а цитата — буква в букву")
            continue
        own.append(_Placed(made, edit))
        if not any(sentence.span.meets(span) for sentence in facts.sentences):
            cited = sorted((*facts.sentences, Sentence(edit.sentence, span)), key=_start)
            facts = replace(facts, sentences=tuple(cited))
    return facts, tuple(own)


def _start(sentence: Sentence) -> Span:
    return sentence.span


def _blank(edit: Edit, span: Span, facts: Facts) -> Record:
    """A fact of the kind with nothing in it but its evidence."""
    key = fact_id(facts.article.id, "added", f"{edit.kind} {edit.sentence} {edit.values}")
    blanks: Mapping[str, Callable[[], Record]] = {
        "решение": lambda: Decision(key, "решение", None, (), "", None, span),
        "событие": lambda: Event("", span),
        "суть": lambda: SummarySentence("", span),
        "цитата": lambda: Quote(key, None, None, "", span),
        "человек": lambda: Person("", None, mentions=(Mention(edit.sentence, span),)),
        "дата": lambda: When("", span, None, None),
        "место": lambda: Place("", span),
        "организация": lambda: Organisation("", span),
    }
    return blanks[edit.kind]()


def _place(facts: Facts, sentence: str) -> Span | None:
    """Where a sentence stands in the article, however its lines are broken."""
    for known in facts.sentences:
        if sentence in " ".join(known.text.split()):
            return known.span
    words = sentence.split()
    if not words or not facts.article.text:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), facts.article.text)
    return Span(*found.span()) if found else None


def _in_order(placed: Sequence[_Placed]) -> tuple[Record, ...]:
    """Those with a place of their own at it, the others around them as they were."""
    rest = iter([one.record for one in placed if not one.order])
    wanted = sorted((one for one in placed if one.order), key=lambda one: one.order or 0)
    result: list[Record] = []
    for one in wanted:
        result += islice(rest, max(0, (one.order or 1) - 1 - len(result)))
        result.append(one.record)
    return (*result, *rest)

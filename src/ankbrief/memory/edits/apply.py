"""Facts of an article as the editor has them; what no longer fits is told for a second look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ankbrief.briefing.order import at_places
from ankbrief.briefing.stories import acting_in
from ankbrief.carded import renamed
from ankbrief.facts.identity import fact_id
from ankbrief.memory.edits.changes import changed, sure
from ankbrief.memory.edits.file import FILE, ArticleEdits, Edit
from ankbrief.memory.edits.kinds import KINDS, Known, Record, Values, identified
from ankbrief.memory.edits.matching import by_article, matched, span_in
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
    """What is told of the edits of all articles; `unfit` are the places of those not applied."""

    problems: list[Problem] = field(default_factory=list)
    unfit: set[str] = field(default_factory=set)

    def look_again(self, edit: Edit, message: str) -> None:
        """Notes an edit that was not applied."""
        told = f"правка не применена: {message}"
        self.problems.append(Problem("warning", told, edit.where, LOOK_AGAIN))
        self.unfit.add(edit.where)

    def count(self, own: Iterable[ArticleEdits], file: Path) -> None:
        """Notes how many edits of these articles were applied, and how many were not."""
        said = sum(map(_said, own))
        if not said:
            return
        unfit = f", не применено {len(self.unfit)}" if self.unfit else ""
        told = f"правки редактора: применено {said - len(self.unfit)}{unfit}"
        self.problems.append(Problem("note", told, str(file)))


def _said(own: ArticleEdits) -> int:
    """How many edits there are of an article; where it is taken out the others do not matter."""
    if own.verdict:
        return 1
    facts = sum(not edit.is_empty for edit in own.facts)
    return bool(own.headline) + bool(own.order) + facts + len(own.added)


def edited(
    facts: Iterable[Facts], edits: Sequence[ArticleEdits], project: Path
) -> tuple[tuple[Facts, ...], tuple[Problem, ...]]:
    """The articles with the editor's word over them, and what wants a second look.

    What is said of a fact is said of the same fact in reprints. Edits of articles that are not
    here, of other weeks, are counted and left alone.

    Raises:
        ConfigError: an edit names no fact and no sentence that there is.
    """
    said = [article for article in edits if not article.is_empty]
    if not said:
        return tuple(facts), ()
    notes = _Notes()
    found = tuple(facts)
    own_of = by_article(said, found, project)
    articles = [(one, own_of(one)) for one in found]
    told = [_told(one, own, notes) for one, own in articles]
    alike = {likeness: edit for one, _ in told for likeness, edit in one}
    kept = tuple(
        _article(one, own, {**_as_elsewhere(one, alike), **by_id}, notes)
        for (one, own), (_, by_id) in zip(articles, told, strict=True)
        if not (own and own.verdict)
    )
    met = {own.where: own for _, own in articles if own}
    notes.count(met.values(), project / FILE)
    absent = [article.where for article in said if article.where not in met]
    if absent:
        message = "не понадобились правки к публикациям, которых нет среди прочитанных: "
        notes.problems.append(Problem("note", f"{message}{len(absent)}", absent[0]))
    return kept, tuple(notes.problems)


_Likeness = tuple[str, str, str]  # kind, sentence and values of a fact, whatever its article


def _told(
    facts: Facts, own: ArticleEdits | None, notes: _Notes
) -> tuple[tuple[tuple[_Likeness, Edit], ...], dict[str, Edit]]:
    """What the editor says of the facts of an article: by likeness, and by id."""
    if own is None:
        return (), {}
    if own.verdict:
        message = "публикация убрана из брифинга правкой"
        notes.problems.append(Problem("note", message, facts.article.path or own.where))
        return (), {}
    known = tuple(identified(facts))
    told, rest = matched(facts, known, own)
    for edit, why in rest:
        notes.look_again(edit, why)
    alike = ((_likeness(one), told[one.id]) for one in known if one.id in told and one.sentence)
    return tuple((likeness, replace(edit, order=None)) for likeness, edit in alike), told


def _likeness(known: Known) -> _Likeness:
    return known.kind, known.sentence, str(KINDS[known.kind].shown(known.record))


def _as_elsewhere(facts: Facts, alike: Mapping[_Likeness, Edit]) -> dict[str, Edit]:
    """What is said of a fact holds for its like in a reprint, where nothing else is said."""
    if not alike:
        return {}
    return {one.id: alike[key] for one in identified(facts) if (key := _likeness(one)) in alike}


def _article(
    facts: Facts, own: ArticleEdits | None, told: Mapping[str, Edit], notes: _Notes
) -> Facts:
    if own is None and not told:
        return facts
    known = tuple(identified(facts))
    result = facts
    names: dict[str, str] = {}
    for kind in KINDS:
        placed = [_Placed(one.record, told.get(one.id)) for one in known if one.kind == kind]
        made = [_edited(one, facts, notes) for one in placed]
        for old, new in zip(placed, made, strict=True):
            names |= _new_name(old.record, new.record if new else None)
        added = [edit for edit in own.added if edit.kind == kind] if own else []
        result, more = _with_added(result, added, notes)
        result = _with(result, kind, [*filter(None, made), *more])
    if _participants(result) != _participants(facts):
        result = replace(result, ordered=(*result.ordered, "event"))
    if own and own.order:
        result = replace(result, place=own.order)
    if own and own.headline:
        article = replace(result.article, title=own.headline)
        result = replace(result, article=article, headline=own.headline)
    return renamed(replace(result, people=_once(result.people)), names) if names else result


def _participants(facts: Facts) -> tuple[str, ...]:
    return facts.event.participants if facts.event else ()


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


def _with(facts: Facts, kind: str, found: Sequence[_Placed]) -> Facts:
    """The facts with those of one kind, each at its place."""
    name = KINDS[kind].field
    is_ordered = any(one.order for one in found)
    if is_ordered and name == "people":
        found = _as_shown(found, facts)
    records = tuple(one.record for one in at_places(found, lambda one: one.order))
    value = (records[-1] if records else None) if name == "event" else records
    ordered = (*facts.ordered, name) if is_ordered else facts.ordered
    return replace(facts, ordered=ordered, **{name: value})  # type: ignore[arg-type]  # the kind's


def _as_shown(people: Sequence[_Placed], facts: Facts) -> list[_Placed]:
    """Who acts before who is only named, as the brief has them."""
    acting = set(acting_in(facts))
    return sorted(people, key=lambda one: getattr(one.record, "name", "") not in acting)


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
    return text in known or span_in(facts, text) is not None


def _with_added(
    facts: Facts, added: Sequence[Edit], notes: _Notes
) -> tuple[Facts, tuple[_Placed, ...]]:
    """The editor's own facts; their sentences are cited like any other."""
    own: list[_Placed] = []
    for edit in added:
        span = span_in(facts, edit.sentence)
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

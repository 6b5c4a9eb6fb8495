"""Which fact an edit speaks of: by its id, else by its sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from ankbrief.errors import ConfigError
from ankbrief.memory.edits.file import ArticleEdits, Edit
from ankbrief.memory.edits.kinds import Known
from ankbrief.memory.folder import place_in
from ankbrief.model import Article, Facts, Span


def by_article(
    edits: Sequence[ArticleEdits], articles: Sequence[Facts], project: Path
) -> Callable[[Facts], ArticleEdits | None]:
    """Finds the record of each of the articles, also of one whose text has changed since.

    A text that has changed is in the same file and has some sentence of the record still; a file
    that now holds another article is not taken for it.
    """
    present = {facts.article.id for facts in articles}
    by_id = {one.id: one for one in reversed(edits) if one.id}
    by_path = {one.path: one for one in reversed(edits) if one.path and one.id not in present}

    def found(facts: Facts) -> ArticleEdits | None:
        article = facts.article
        before = by_path.get(place_of(article, project))
        if article.id in by_id or before is None:
            return by_id.get(article.id)
        return before if _is_like(facts, before) else None

    return found


def _is_like(facts: Facts, before: ArticleEdits) -> bool:
    sentences = [edit.sentence for edit in (*before.facts, *before.added) if edit.sentence]
    return not sentences or any(span_in(facts, sentence) for sentence in sentences)


def place_of(article: Article, project: Path) -> str:
    """The article's file as seen from the project, or its address; empty where it has neither."""
    path = article.path or ""
    return place_in(project, Path(path)) if path and "://" not in path else path


def matched(
    facts: Facts, all_known: Sequence[Known], edits: ArticleEdits
) -> tuple[dict[str, Edit], tuple[tuple[Edit, str], ...]]:
    """Each edit by the id of its fact, by kind and sentence where the id is gone; then the rest.

    Of several facts in one sentence the first of then is the first of now, as long as they are
    as many. The rest are edits whose evidence has changed or gone, each with what has become of it.

    Raises:
        ConfigError: an edit names no fact and no sentence that there is.
    """
    known = {one.id: one for one in all_known}
    now, then = _by_sentence(all_known), _by_sentence(edits.facts)
    found: dict[str, Edit] = {}
    rest: list[tuple[Edit, str]] = []
    for edit in edits.facts:
        if edit.is_empty:
            continue
        place = edit.kind, edit.sentence
        key = edit.id if edit.id in known else ""
        if not key and len(now[place]) == len(then[place]):
            key = now[place][then[place].index(edit.id)]
        why = _mismatch(facts, edit, known.get(key))
        if why or key in found:
            rest.append((edit, why or "о том же факте есть другая правка"))
        else:
            found[key] = edit
    return found, tuple(rest)


def _by_sentence(
    facts: Sequence[Known] | Sequence[Edit],
) -> defaultdict[tuple[str, str], list[str]]:
    """The ids of the facts of one kind in one sentence, in their order."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in facts:
        found[one.kind, one.sentence].append(one.id)
    return found


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
    if span_in(facts, edit.sentence) is None:
        return f"в публикации больше нет предложения «{edit.sentence}»"
    return f"программа больше не находит этого факта («{edit.kind}»): «{edit.sentence}»"


def span_in(facts: Facts, sentence: str) -> Span | None:
    """Where a sentence stands in the article, however its lines are broken."""
    for known in facts.sentences:
        if sentence in " ".join(known.text.split()):
            return known.span
    words = sentence.split()
    if not words or not facts.article.text:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), facts.article.text)
    return Span(*found.span()) if found else None

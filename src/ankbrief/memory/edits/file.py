"""`edits.toml` → records; what is wrong in it is told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from ankbrief.config.source import read
from ankbrief.errors import ConfigError
from ankbrief.language.cards.file import Row, Source, check_keys, rows_of, text_at, texts_at
from ankbrief.memory.edits.kinds import (
    DAY,
    FLAG,
    KINDS,
    MAYBE,
    TERM,
    TEXT,
    TEXTS,
    Values,
)

FILE = "edits.toml"
Verdict = Literal["", "принять", "убрать"]
VERDICTS: tuple[Verdict, ...] = ("принять", "убрать")
ARTICLE_KEYS = ("id", "path", "title", "verdict", "headline", "order", "fact", "add")
FACT_KEYS = ("id", "kind", "sentence", "verdict", "order")
ADDED_KEYS = ("kind", "sentence", "order")
ID = re.compile(r"[0-9a-f]{12}")
MOST = 1000  # places of a fact among its like: a slip of the hand is seen


@dataclass(frozen=True, slots=True)
class Edit:
    """What an editor says of one fact, or (without an id) a fact of the editor's own.

    `where` is the file and line, for the messages.
    """

    id: str
    kind: str
    sentence: str
    where: str
    verdict: Verdict = ""
    order: int | None = None
    values: Values | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the editor has said nothing yet."""
        return not (self.verdict or self.order or self.values)


@dataclass(frozen=True, slots=True)
class ArticleEdits:
    """What an editor says of one article and its facts; `order` is the place of its story."""

    id: str
    path: str
    where: str
    verdict: Verdict = ""
    headline: str = ""
    order: int | None = None
    facts: tuple[Edit, ...] = ()
    added: tuple[Edit, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the editor has said nothing of it."""
        return not (self.of_itself or self.added) and all(edit.is_empty for edit in self.facts)

    @property
    def of_itself(self) -> bool:
        """Whether anything is said of the article as a whole."""
        return bool(self.verdict or self.headline or self.order)


def edits_in(project: Path) -> tuple[ArticleEdits, ...]:
    """The edits of a project; none where it keeps no `edits.toml`.

    Raises:
        ConfigError: with the file, the line and the key.
    """
    file = project / FILE
    return parse_edits(file) if file.exists() else ()


def parse_edits(file: Path) -> tuple[ArticleEdits, ...]:
    """The edits of that file; raises `ConfigError`."""
    text, tables = read(file)
    source = Source(str(file), text.text)
    check_keys(source, "", tables, ("article",))
    rows = rows_of(source, tables, "article")
    found = tuple(article_of(source, f"article[{n}]", row) for n, row in enumerate(rows, 1))
    refuse_twice(edit for article in found for edit in article.facts)
    return found


def refuse_twice(edits: Iterable[Edit]) -> None:
    """Raises `ConfigError` where two edits are of one fact."""
    seen: dict[str, str] = {}
    for edit in edits:
        first = seen.setdefault(edit.id, edit.where)
        if first != edit.where:
            message = f"факт {edit.id} назван дважды: ещё в {first}"
            raise ConfigError(message, edit.where, "Оставьте одну из двух записей.")


def article_of(source: Source, path: str, row: Row) -> ArticleEdits:
    """The record of an article with those of its facts; raises `ConfigError`."""
    check_keys(source, path, row, ARTICLE_KEYS)
    if not {"id", "path"} & set(row):
        raise source.error(path, "не сказано, какая это публикация", 'Нужно id = "…" или path.')
    facts = rows_of(source, row, "fact", path)
    added = rows_of(source, row, "add", path)
    return ArticleEdits(
        id=_id(source, path, row) if "id" in row else "",
        path=text_at(source, path, row, "path") if "path" in row else "",
        where=_where(source, path),
        verdict=_verdict(source, path, row, VERDICTS[1:]),
        headline=text_at(source, path, row, "headline") if row.get("headline", "") != "" else "",
        order=_order(source, path, row),
        facts=tuple(edit_of(source, f"{path}.fact[{n}]", one) for n, one in enumerate(facts, 1)),
        added=tuple(added_of(source, f"{path}.add[{n}]", one) for n, one in enumerate(added, 1)),
    )


def edit_of(source: Source, path: str, row: Row) -> Edit:
    """The record of a fact; raises `ConfigError`."""
    kind = _choice(source, path, row, "kind", tuple(KINDS))
    check_keys(source, path, row, (*FACT_KEYS, *KINDS[kind].fields))
    return Edit(
        id=_id(source, path, row),
        kind=kind,
        sentence=_sentence(source, path, row) if "sentence" in row else "",
        where=_where(source, path),
        verdict=_verdict(source, path, row, VERDICTS),
        order=_order(source, path, row),
        values=_values(source, path, row, kind),
    )


def added_of(source: Source, path: str, row: Row) -> Edit:
    """The record of a fact of the editor's own; raises `ConfigError`."""
    kind = _choice(source, path, row, "kind", tuple(KINDS))
    fields = KINDS[kind].fields
    check_keys(source, path, row, (*ADDED_KEYS, *fields))
    first = next(iter(fields))
    if first not in row:
        raise source.error(path, f"у добавленного факта нет «{first}»", f"Впишите: {first} = …")
    return Edit(
        id="",
        kind=kind,
        sentence=_sentence(source, path, row),
        where=_where(source, path),
        order=_order(source, path, row),
        values=_values(source, path, row, kind),
    )


def _where(source: Source, path: str) -> str:
    return f"{source.name}:{source.line_of(path)}"


def _id(source: Source, path: str, row: Row) -> str:
    key = text_at(source, path, row, "id")
    if not ID.fullmatch(key):
        raise source.error(
            f"{path}.id",
            f"«{key}» — не номер факта или публикации",
            "Номер — двенадцать знаков 0–9 и a–f; его пишет ankbrief extract --editable.",
        )
    return key


def _sentence(source: Source, path: str, row: Row) -> str:
    return " ".join(text_at(source, path, row, "sentence").split())


def _verdict(source: Source, path: str, row: Row, known: tuple[Verdict, ...]) -> Verdict:
    if "verdict" not in row:
        return ""
    said = _choice(source, path, row, "verdict", known)
    return next(verdict for verdict in known if verdict == said)


def _order(source: Source, path: str, row: Row) -> int | None:
    number = row.get("order")
    if number is None or (type(number) is int and 1 <= number <= MOST):
        return number
    raise source.error(f"{path}.order", "нужно число от 1: каким по счёту это будет")


def _choice(source: Source, path: str, row: Row, key: str, known: tuple[str, ...]) -> str:
    value = row.get(key)
    if value not in known:
        names = ", ".join(f"«{name}»" for name in known)
        said = "не указано" if value is None else f"«{value}» — такого не бывает"
        raise source.error(f"{path}.{key}", f"«{key}»: {said}", f"Бывает: {names}.")
    return str(value)


def _values(source: Source, path: str, row: Row, kind: str) -> dict[str, Any]:
    fields = KINDS[kind].fields
    return {key: _value(source, path, row, key, fields[key]) for key in fields if key in row}


def _value(source: Source, path: str, row: Row, key: str, form: str | tuple[str, ...]) -> Any:
    if isinstance(form, tuple):
        return _choice(source, path, row, key, form)
    if form == TEXTS:
        return texts_at(source, path, row, key)
    if row[key] == "" and form in EMPTY:
        return None
    return READERS[form](source, path, row, key)


def _flag(source: Source, path: str, row: Row, key: str) -> bool:
    if isinstance(row[key], bool):
        return row[key]  # type: ignore[no-any-return]  # what TOML holds
    raise source.error(f"{path}.{key}", "пишите true или false без кавычек")


def _day(source: Source, path: str, row: Row, key: str) -> date:
    value = row[key]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise source.error(
        f"{path}.{key}",
        f"дата «{value}» не понята",
        f'Пишите без кавычек: {key} = 2026-09-01; если даты нет: {key} = "".',
    )


def _term(source: Source, path: str, row: Row, key: str) -> date | str:
    is_text = isinstance(row[key], str)
    return text_at(source, path, row, key) if is_text else _day(source, path, row, key)


EMPTY = (MAYBE, DAY, TERM)  # forms where "" says that there is none
READERS: Mapping[str, Any] = {
    TEXT: text_at,
    MAYBE: text_at,
    DAY: _day,
    TERM: _term,
    FLAG: _flag,
}

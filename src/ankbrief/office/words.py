"""Every word that a template may use, in Russian, with what it yields in the sample week."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from ankbrief.briefing.model import Briefing, Period
from ankbrief.data import load
from ankbrief.language.inflect import date_in_words, period_in_words
from ankbrief.office import sample
from ankbrief.render.html import context_of, environment_of
from ankbrief.render.layout import USUAL

LONGEST = 90  # characters of an example
EMPTY = (None, "", ())
MAIN = ("name", "title", "text", "action", "sentence", "message", "matter", "period", "short")
TABLES = (("loop", "Внутри цикла", "loop."), ("filters", "Фильтры", "|"), ("jinja", "Ещё", "|"))


@dataclass(frozen=True, slots=True)
class Word:
    """A variable, field, filter or phrase: its names, what it means and an example."""

    name: str
    russian: str
    says: str
    example: str = ""

    def has(self, text: str) -> bool:
        """Whether any of it holds the text, in any case."""
        parts = (self.name, self.russian, self.says)
        return any(text.casefold() in part.casefold() for part in parts)


@dataclass(frozen=True, slots=True)
class _Sample:
    """Where examples are made: the variables of a briefing, and what fills a template with them."""

    variables: Mapping[str, Any]
    filled: Callable[[str], str]

    def made(self, source: str) -> str:
        """«{{ 21|число("поручение") }} → 21 поручение»; nothing of nothing."""
        if not source:
            return ""
        text = self.filled(source)
        plain = re.sub(r"<[^>]*>", " ", text) if "<figure" in text else html.unescape(text)
        return f"{source} → {shortened(plain) or 'ничего'}"


def vocabulary(briefing: Briefing) -> dict[str, tuple[Word, ...]]:
    """All words under headings, with examples from the briefing."""
    variables, environment = context_of(briefing, "print", USUAL), environment_of(None)
    where = _Sample(variables, lambda text: environment.from_string(text).render(variables))
    words, records = load("template_words"), _records(briefing)
    found = {"Переменные": tuple(_variables(where))}
    for record, (title, variable) in load("template_examples")["records"].items():
        if record in words and record != Briefing.__name__:
            rows = tuple(_fields(record, variable, records.get(record, ()), where))
            found[f"{title} ({variable})"] = rows
    for table, title, prefix in TABLES:
        found[title] = tuple(_listed(table, prefix, where))
    return found | dict(_phrases())


def _variables(where: _Sample) -> Iterator[Word]:
    words, examples = load("template_words"), load("template_examples")
    for name, row in (words["Briefing"] | words["variables"]).items():
        method = examples["methods"].get(f"Briefing.{name}", "")
        source = examples["variables"].get(name, method)
        value = shown(where.variables.get(name))
        example = where.made(source) or f"{{{{ {name} }}}} → {value}"
        yield Word(f"brief.{name}" if method else name, row["name"], row["says"], example)


def _fields(record: str, variable: str, known: tuple[Any, ...], where: _Sample) -> Iterator[Word]:
    methods = load("template_examples")["methods"]
    for name, row in load("template_words")[record].items():
        source = methods.get(f"{record}.{name}", "")
        example = where.made(source) if source else _first(known, name)
        yield Word(f"{variable}.{name}", row["name"], row["says"], example)


def _listed(table: str, prefix: str, where: _Sample) -> Iterator[Word]:
    examples = load("template_examples")[table]
    for name, row in load("template_words")[table].items():
        example = where.made(examples.get(name, ""))
        yield Word(f"{prefix}{name}", f"{prefix}{row['name']}", row["says"], example)


def _first(known: tuple[Any, ...], name: str) -> str:
    """The field of the first record in which there is anything."""
    values = (getattr(record, name) for record in known)
    return shown(next((value for value in values if value not in EMPTY), None))


def _records(briefing: Briefing) -> dict[str, tuple[Any, ...]]:
    """All records in the briefing by the names of their types, those of the front first."""
    found: dict[str, list[Any]] = {}
    waiting: list[Any] = [briefing]
    for value in waiting:  # it grows meanwhile
        if isinstance(value, tuple):
            waiting.extend(value)
        elif is_dataclass(value) and not isinstance(value, type):
            found.setdefault(type(value).__name__, []).append(value)
            waiting.extend(getattr(value, field.name) for field in fields(value))
    return {name: tuple(records) for name, records in found.items()}


def shown(value: Any) -> str:
    """A value in a few Russian words."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, tuple) and value:
        first = value[0] if isinstance(value[0], tuple) else (_main(value[0]),)
        return shortened(f"{len(value)}; первое: {' — '.join(map(str, first))}")
    return shortened(_main(value)) or ("запись" if is_dataclass(value) else "пусто")


def _main(value: Any) -> str:
    """What a value is called, or itself."""
    if isinstance(value, Period):
        return period_in_words(value.start, value.stop)
    if isinstance(value, date):
        return date_in_words(value)
    if is_dataclass(value):
        named = (getattr(value, name) for name in MAIN if hasattr(value, name))
        return next((_main(part) for part in named if part not in EMPTY), "")
    return "" if value in EMPTY else str(value)


def shortened(text: str) -> str:
    """One line of a bearable length, without the place of this machine's files."""
    line = " ".join(text.replace(str(sample.folder()), "seeds").split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _phrases() -> Iterator[tuple[str, tuple[Word, ...]]]:
    """What an office may word anew in `ankbrief.toml`."""
    table = load("wording")
    order = ((name, table["headings"][name]) for name in table["sections"]["order"])
    yield "Разделы: [briefing] sections = […]", tuple(Word(n, "", text) for n, text in order)
    for name, title in (("headings", "Заголовки"), ("wording", "Фразы")):
        yield f"{title}: [{name}]", tuple(Word(n, "", text) for n, text in table[name].items())

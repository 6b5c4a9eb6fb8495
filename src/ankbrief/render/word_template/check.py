"""All mistakes of a Word template at once, each with its place, before it is filled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from ankbrief.errors import AnkbriefError, TemplateError, nearest
from ankbrief.language.cases import CASES
from ankbrief.render.html import variables
from ankbrief.render.proof import Mistake, proofread
from ankbrief.render.proof.mistake import shown
from ankbrief.render.word_template import names
from ankbrief.render.word_template.environment import word_environment
from ankbrief.render.word_template.package import opened
from ankbrief.render.word_template.structure import Fault, faults, torn
from ankbrief.render.word_template.tags import Line, Tag, lines
from ankbrief.render.word_template.unfilled import unfilled

_LIST = re.compile(r"(Есть|Назовите поле): ")
_UNCLOSED = re.compile(r"\{%(?:p|tr|tc|r)(?=\s)")
_UNQUOTED = re.compile(r"^нет переменной «(.+)»\n(?!Возможно)(?:.*\n)*?.*\(\1[,)]")
_CYRILLIC = re.compile("[а-яё]")
_NO_FIELD = re.compile(r"нет поля «([а-яё_]\w*)» у «(.+?)»")
_WORD = re.compile(r"(?<![\w.])[a-z_]{2,}|(?<=\.)[a-z_]{2,}")
_MOST = 12  # Russian names listed where none is near


@dataclass(frozen=True, slots=True)
class WordMistake:
    """A mistake of a Word template; `paragraph` counts those of `part`, from 1; 0: the file."""

    where: str
    text: str
    message: str
    hint: str = ""
    part: str = ""
    paragraph: int = 0


def mistakes_in(path: Path) -> tuple[WordMistake, ...]:
    """Every mistake of the template, in the order of its paragraphs; empty for a good one."""
    try:
        parts = opened(path)
    except TemplateError as error:
        return (WordMistake(error.where, "", error.message, error.hint),)
    return mistakes_of(parts, path.name)


def mistakes_of(parts: Mapping[str, bytes], name: str) -> tuple[WordMistake, ...]:
    """The mistakes of a template that is opened already."""
    found: dict[WordMistake, None] = {}
    for every in lines(parts).values():
        if any("{" in line.text or "}" in line.text for line in every):
            found |= dict.fromkeys(_in_part(every, name))
    for place, text, message, hint in unfilled(parts):
        found[WordMistake(f"{name}, {place}", text, message, hint)] = None
    return tuple(found)


def placed(error: AnkbriefError, path: Path) -> WordMistake:
    """A mistake that filling found, at the paragraph that it names."""
    every = chain.from_iterable(lines(opened(path)).values())
    place = error.where.partition(", ")[2]
    line = next((one for one in every if one.place == place), None)
    part, number = (line.part, line.number) if line else ("", 0)
    return WordMistake(f"{path.name}, {place}", "", error.message, error.hint, part, number)


def refuse_mistakes(parts: Mapping[str, bytes], name: str) -> None:
    """Stops where a template has mistakes.

    Raises:
        TemplateError: the first of them, and how many more there are.
    """
    found = mistakes_of(parts, name)
    if not found:
        return
    first = found[0]
    more = f"Всего ошибок в шаблоне: {len(found)}; все покажет ankbrief check." if found[1:] else ""
    hint = "\n".join(filter(None, (first.text, first.hint, more)))
    raise TemplateError(first.message, first.where, hint)


def _in_part(every: Sequence[Line], name: str) -> list[WordMistake]:
    structural = list(faults(every))
    refused = {(fault.line.number, fault.text) for fault in structural}
    source = "\n".join(line.source for line in every)
    read = proofread(source, word_environment(), _roots())
    told = [_told(every[mistake.line - 1], mistake) for mistake in read]
    all_ = [*structural, *(f for f in told if (f.line.number, f.text) not in refused)]
    named = {fault.line.number for fault in all_}
    all_ += [fault for fault in torn(every) if fault.line.number not in named]
    once = (fault for fault in all_ if not fault.line.is_repeated)
    return [_mistake(fault, name) for fault in sorted(once, key=lambda f: f.line.number)]


def _mistake(fault: Fault, name: str) -> WordMistake:
    line = fault.line
    where = f"{name}, {line.place}"
    return WordMistake(where, fault.text, fault.message, fault.hint, line.part, line.number)


@cache
def _roots() -> dict[str, object]:
    """The variables by their names in both languages."""
    known = variables()
    return known | {r: known[e] for r, e in names.variables().items() if e in known}


def _told(line: Line, mistake: Mistake) -> Fault:
    """The mistake in the words that the editor wrote."""
    said = (mistake.message, mistake.text, mistake.hint)
    message, text, hint = (_back(part, line) for part in said)
    if (start := _LIST.match(mistake.hint)) and _CYRILLIC.search(text):
        absent = _NO_FIELD.search(mistake.message)
        hint = _field_hint(absent[1] if absent else "", start[1], mistake.hint[start.end() :])
    one = _tag_of(line, text)
    if word := _UNQUOTED.search(f"{message}\n{hint}\n{line.text}"):
        hint = f'Если это слово, а не имя, возьмите его в кавычки: "{word[1]}".'
    if one is None:
        if open_ := _UNCLOSED.search(line.text):
            text, hint = (part.replace("{% ", f"{open_[0]} ", 1) for part in (text, hint))
        return Fault(line, text, message, hint)
    ending = re.sub(r"\{% (?=end)", f"{{%{one.prefix} ", message)  # {%p endfor %} ends {%p for %}
    return Fault(line, shown(one.written), ending, hint)


def _tag_of(line: Line, text: str) -> Tag | None:
    """The tag that the text is of, the first of those with an expression; None if of none."""
    plain = text.replace("'", '"')
    holding = [one for one in line.tags if plain and (plain in one.written or plain in one.jinja)]
    if len(line.tags) == 1 and line.text.strip() == line.tags[0].written:
        return line.tags[0]
    is_expression = not plain.startswith("{")
    return holding[0] if len(holding) == 1 or (holding and is_expression) else None


def _back(text: str, line: Line) -> str:
    """English names as the Russian ones that the paragraph has in their place."""
    return _WORD.sub(lambda match: _russian(match[0], line.text), text)


def _russian(word: str, written: str) -> str:
    if re.search(rf"\b{word}\b", written) or word in CASES:
        return word
    return next((name for name in _names_of().get(word, ()) if name in written), word)


@cache
def _names_of() -> dict[str, tuple[str, ...]]:
    """All Russian names of each English one, wherever it stands."""
    made: dict[str, dict[str, None]] = {}
    for table in names.in_russian().values():
        for english, russian in table.items():
            made.setdefault(english, {})[russian] = None
    return {english: tuple(found) for english, found in made.items()}


def _field_hint(name: str, start: str, listed: str) -> str:
    """What field was perhaps meant, in Russian; `listed` begins the list of the English ones."""
    known = set(re.findall(r"[a-z_]+", listed))
    record = next((t for t in _records() if known <= set(t)), {})
    russian = sorted(record.values())
    more = " …" if len(russian) > _MOST else ""
    every = f"{start}: {', '.join(russian[:_MOST])}{more}." if russian else f"{start}: {listed}"
    return nearest(name, russian) or every


def _records() -> Iterator[dict[str, str]]:
    told = names.in_russian()
    yield from (table for key, table in told.items() if key not in names.TABLES or key == "loop")

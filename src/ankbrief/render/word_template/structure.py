"""Tags that would break a Word file: text beside a paragraph's tag, a block cut across cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ankbrief.errors import perhaps
from ankbrief.render.docx.xml import Element, tag
from ankbrief.render.proof.mistake import shown
from ankbrief.render.word_template.tags import TAG, WHOLE, Line, Tag

OPENING = frozenset({"for", "if", "macro", "call", "filter", "with"})
ENDING = {f"end{name}": name for name in OPENING}
# Commands of Jinja that fetch other files, switch the protection off or make no sense in Word.
FORBIDDEN = frozenset(
    "include import from extends block endblock raw endraw autoescape endautoescape do".split()  # noqa: SIM905  # a list of words is read as words
)
_HOLDERS = tuple(map(tag, ("tc", "body", "hdr", "ftr", "txbxContent", "footnote", "sdtContent")))
BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_ALONE = {"p": "в абзаце", "tr": "в строке таблицы", "tc": "в ячейке"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a tag of a paragraph, in Russian."""

    line: Line
    text: str
    message: str
    hint: str = ""


def faults(lines: Sequence[Line]) -> Iterator[Fault]:
    """The faults of one part."""
    for line in lines:
        for one in line.tags:
            yield from _own_faults(line, one, lines)
    yield from _blocks(lines)


def torn(lines: Sequence[Line]) -> Iterator[Fault]:
    """Beginnings and ends of tags that are no tags: the rest stands in another paragraph."""
    for line in lines:
        left = TAG.sub(" ", line.text)
        if found := BRACES.search(left):
            yield Fault(
                line,
                shown(left[found.start() :]) if "{" in found[0] else shown(left[: found.end()]),
                "тег разорван: он начат в одном абзаце, а кончен в другом",
                "Соберите его в один абзац: от открывающих скобок до закрывающих.",
            )


def _own_faults(line: Line, one: Tag, lines: Sequence[Line]) -> Iterator[Fault]:
    if one.command in FORBIDDEN:
        yield Fault(
            line,
            shown(one.written),
            f"в шаблоне Word команды «{one.command}» нет",
            "Можно: for, if, elif, else, set, macro и их концы. Другие файлы не подключаются.",
        )
    if one.prefix not in _ALONE:
        return
    home = whole(line, one)
    if home is None:
        yield Fault(
            line,
            shown(one.written),
            f"тег {{%{one.prefix} стоит вне таблицы",
            "Он заменяет целую строку или ячейку. Для абзаца пишите {%p … %}.",
        )
        return
    beside = _beside(home, line, one, lines)
    if beside:
        yield Fault(
            line,
            shown(one.written),
            f"{_ALONE[one.prefix]} с тегом {{%{one.prefix} есть и другой текст, он пропал бы: "
            f"«{shown(beside)}»",
            _apart(one.prefix),
        )
    if next(home.iter(tag("sectPr")), None) is not None:
        yield Fault(
            line,
            shown(one.written),
            "в абзаце с тегом стоит разрыв раздела, он пропал бы",
            "Поставьте разрыв в другом абзаце.",
        )


def _apart(prefix: str) -> str:
    apart = {
        "p": "Оставьте тег в абзаце одного, а текст перенесите в соседний абзац.",
        "tr": "Дайте тегу отдельную строку таблицы: она исчезнет, когда документ будет готов.",
        "tc": "Дайте тегу отдельную ячейку: она исчезнет, когда документ будет готов.",
    }
    plain = "" if prefix != "p" else " Если блок внутри одной строки текста, пишите без p: {% … %}."
    return apart[prefix] + plain


def whole(line: Line, one: Tag) -> Element | None:
    """What a tag with a prefix stands for: its paragraph, row or cell."""
    if one.prefix == "p":
        return line.element
    return next(line.element.iterancestors(tag(one.prefix)), None)


def _beside(home: Element, line: Line, one: Tag, lines: Sequence[Line]) -> str:
    """The text in the same paragraph, row or cell, the tag itself aside."""
    if one.prefix == "p":
        return (line.text[: one.start] + line.text[one.stop :]).strip()
    inside = set(home.iter(tag("p")))
    texts = (
        other.text.replace(one.written, "", 1) if other is line else other.text
        for other in lines
        if other.element in inside
    )
    return " ".join(" ".join(texts).split())


def _blocks(lines: Sequence[Line]) -> Iterator[Fault]:
    """Faults of blocks whose tags stand in places that cannot be joined."""
    opened: list[tuple[Line, Tag]] = []
    for line in lines:
        for one in line.tags:
            if one.command in OPENING:
                opened.append((line, one))
                continue
            if one.command in ("else", "elif") or one.command in ENDING:
                opened = _without_unclosed(opened, line, one)
            if opened and one.command in ("else", "elif"):
                yield from _apart_from(opened[-1], (line, one))
            elif opened and ENDING.get(one.command) == opened[-1][1].command:
                yield from _apart_from(opened.pop(), (line, one))


def _without_unclosed(
    opened: list[tuple[Line, Tag]], line: Line, one: Tag
) -> list[tuple[Line, Tag]]:
    """The open blocks without those inside that were left open: one further out fits the tag."""
    command = ENDING.get(one.command, "if")
    for count in range(len(opened), 0, -1):
        first = opened[count - 1][1]
        if first.command == command and _home(*opened[count - 1]) == _home(line, one):
            return opened[:count]
    return opened


def _apart_from(start: tuple[Line, Tag], other: tuple[Line, Tag]) -> Iterator[Fault]:
    line, one = other
    first = start[1]
    if not first.prefix and one.prefix == "p" and start[0].text.strip() == first.written:
        right = first.text.replace("{%", "{%p", 1)
        yield Fault(
            start[0],
            shown(first.written),
            "у этого тега нет буквы p, а у остальных тегов блока она есть",
            perhaps(right),
        )
        return
    if first.prefix.replace("r", "") != one.prefix.replace("r", ""):
        right = f"{{%{first.prefix} {one.command} … %}}".replace(" … ", " ")
        yield Fault(
            line,
            shown(one.written),
            f"блок открыт тегом {shown(first.written)} ({start[0].place}), а этот тег другого вида",
            perhaps(right),
        )
    elif _home(*start) != _home(*other):
        what = WHOLE.get(one.prefix, "текст")
        yield Fault(
            line,
            shown(one.written),
            f"начало блока ({start[0].place}) и этот тег стоят в разных частях таблицы или текста",
            f"Оба тега должны стоять рядом; {what} между ними повторяется целиком. "
            "Чтобы повторять строки таблицы, пишите {%tr … %} в отдельных строках.",
        )


def _home(line: Line, one: Tag) -> object:
    """What must be the same for the tags of one block, lest the XML fall apart."""
    home = whole(line, one) if one.prefix in _ALONE else None
    if home is not None:
        return home.getparent()
    run = one.holder.getparent() if one.holder is not None else None
    parents = [] if run is None else list(run.iterancestors())
    depth = next((n for n, node in enumerate(parents) if node.tag in _HOLDERS), len(parents))
    held = parents[depth] if depth < len(parents) else None
    return held, tuple(str(node.tag) for node in parents[:depth])

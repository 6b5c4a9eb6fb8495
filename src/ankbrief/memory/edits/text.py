"""The text of `edits.toml`: every fact with its sentence, and what the editor has said so far.

A value is changed by taking away the `#` before its key, so that what is not touched follows the
program. What is touched stays as the editor wrote it, comments and all; lines that begin with `#!`
are the program's remarks of the last run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ankbrief.errors import ConfigError, RenderError
from ankbrief.memory.edits.file import FILE, ArticleEdits, parse_edits
from ankbrief.memory.edits.kinds import KINDS, Known, identified
from ankbrief.memory.edits.matching import by_article, matched, place_of
from ankbrief.memory.folder import memory_folder
from ankbrief.model import Article, Facts
from ankbrief.render.files import write_whole

HEAD = """\
# Правки редактора. Их накладывает ankbrief build на то, что извлекла программа.
#
# Каждая запись [[article.fact]] — один факт публикации и предложение, из которого он взят.
#   Исправить: уберите решётку перед строкой и впишите своё, например action = "провести сход".
#   Убрать из брифинга: verdict = "убрать". Подтвердить выведенное (знак ◦): verdict = "принять".
#   Поставить по порядку: order = 1 у факта — каким по счёту он будет среди таких же в публикации
#     (первая цитата и будет показана), у публикации — каким по счёту будет её событие в брифинге.
#   Добавить своё: запись [[article.add]] под публикацией; образец — в конце этой памятки.
# Строки id, kind и sentence не меняйте: по ним правка находит свой факт.
# ankbrief extract --editable обновляет файл: ваши правки и пометки внутри них остаются, нетронутые
# записи пишутся заново. Правка, чьё предложение изменилось или пропало, помечается знаком #!
#
# [[article.add]]
# kind = "решение"                 # или: событие, суть, цитата, человек, дата, место, организация
# sentence = "Предложение из публикации, слово в слово."
# action = "провести сход"         # дальше — поля такого же вида, как у фактов рядом
"""
BEFORE = "edits.before.toml"
LINE = "# " + "─" * 96
NEXT = re.compile(r"^\s*\[\[\s*article\b")
REMARK = "#! "
OWN_ID = re.compile(r"""^(\s*id\s*=\s*)["'][0-9a-f]{12}["']""", re.MULTILINE)
UNSURE = "выведено, а не сказано прямо: проверьте"


def save(project: Path, facts: Iterable[Facts]) -> None:
    """Writes the file anew, whole or not at all; its last text stays in the project's memory.

    Raises:
        ConfigError: as `editable`.
        RenderError: the file cannot be written.
    """
    file = project / FILE
    text = editable(facts, file)
    if file.exists():
        with suppress(OSError, RenderError):  # a copy is worth less than the file
            write_whole(memory_folder(project) / BEFORE, file.read_bytes())
    write_whole(file, text.encode())


def editable(facts: Iterable[Facts], file: Path) -> str:
    """The new text of the file: these facts, with what the editor has said in it before.

    Raises:
        ConfigError: the file has a mistake, and must not be replaced before that is mended.
    """
    edits = parse_edits(file) if file.exists() else ()
    articles = tuple(facts)
    old = _Old(
        _blocks(file.read_text("utf-8-sig")) if edits else {},
        edits,
        file.parent,
        by_article(edits, articles, file.parent),
    )
    blocks = [HEAD, *(block for one in articles for block in old.article(one)), *old.rest()]
    return "\n".join(blocks)


def _blocks(text: str) -> dict[int, str]:
    """The records of the file by the line of their header, without the program's own remarks."""
    found: dict[int, list[str]] = {}
    block: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if NEXT.match(line):
            block = found.setdefault(number, [])
        if line != LINE and not line.startswith(REMARK):
            block.append(line)
    return {number: "\n".join(lines).strip() + "\n" for number, lines in found.items()}


@dataclass(slots=True)
class _Old:
    """The file as it stands; `met` are the places of the articles that were read this time."""

    blocks: dict[int, str]
    edits: Sequence[ArticleEdits]
    project: Path
    own_of: Callable[[Facts], ArticleEdits | None]
    met: set[str] = field(default_factory=set)

    def article(self, facts: Facts) -> Iterator[str]:
        """All records of an article."""
        own = self.own_of(facts)
        self.met |= {own.where} if own else set()
        if own and own.of_itself:
            yield f"{LINE}\n{self._kept(own.where, facts.article.id)}"
        else:
            yield f"{LINE}\n{_header(facts.article, self.project)}"
        known = tuple(identified(facts))
        told, unmet = matched(facts, known, own) if own else ({}, ())
        for one in known:
            edit = told.get(one.id)
            yield self._kept(edit.where, one.id) if edit else _record(one)
        for edit, why in unmet:
            yield _remarked(self._kept(edit.where), f"ПРОВЕРЬТЕ, правка не применяется: {why}")
        for edit in own.added if own else ():
            yield self._kept(edit.where)

    def rest(self) -> Iterator[str]:
        """What was said of articles that were not read this time: of other weeks."""
        for article in self.edits:
            if article.where not in self.met and not article.is_empty:
                yield f"{LINE}\n{self._kept(article.where)}"
                said = [edit for edit in article.facts if not edit.is_empty]
                yield from (self._kept(edit.where) for edit in (*said, *article.added))

    def _kept(self, where: str, key: str = "") -> str:
        """A record as the editor wrote it; under the id `key` where the fact has a new one."""
        block = self.blocks.get(int(where.rpartition(":")[2]))
        if block is None:
            message = "запись сделана не в том виде, в котором её можно сохранить"
            raise ConfigError(
                message, where, "Пишите [[article]], [[article.fact]] с новой строки."
            )
        return OWN_ID.sub(rf'\g<1>"{key}"', block, count=1) if key else block


def _header(article: Article, project: Path) -> str:
    told = {"id": article.id, "path": place_of(article, project), "title": article.title}
    lines = ["[[article]]", *(f"{key} = {_toml(value)}" for key, value in told.items() if value)]
    day = article.published.strftime("%d.%m.%Y") if article.published else "дата не указана"
    lines.append(f"# {_line(article.source or 'источник не указан')}, {day}")
    lines.append('# verdict = "убрать"   # всю публикацию')
    lines.append("# order = 1   # каким по счёту будет её событие в брифинге")
    lines.append(f"# headline = {_toml(article.title or '')}")
    return "\n".join(lines) + "\n"


def _record(known: Known) -> str:
    told = {"id": known.id, "kind": known.kind, "sentence": known.sentence}
    lines = [
        "[[article.fact]]",
        *(f"{key} = {_toml(value)}" for key, value in told.items() if value),
    ]
    if getattr(known.record, "inferred", False):
        lines.append(f"{REMARK}{UNSURE}")
    shown = KINDS[known.kind].shown(known.record)
    lines += (f"# {key} = {_toml(value)}" for key, value in shown.items())
    lines.append('# verdict = "убрать"')
    return "\n".join(lines) + "\n"


def _remarked(block: str, remark: str) -> str:
    header, _, rest = block.partition("\n")
    return f"{header}\n{REMARK}{_line(remark)}\n{rest}"


def _line(text: str) -> str:
    """On one line, for a comment."""
    return _clean(" ".join(text.split()))


def _toml(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    text = json.dumps(_clean(value) if isinstance(value, str) else value, ensure_ascii=False)
    return text.replace("\x7f", "\\u007f")


def _clean(text: str) -> str:
    """Without halves of characters, which TOML does not know, and without control characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c >= " " or c in "\t\n" else " " for c in whole)

"""Every file of a template: its pages, the pieces that they use, its style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2.exceptions import TemplateNotFound

from ankbrief.errors import AnkbriefError, TemplateError, nearest
from ankbrief.render.bounded import bounded
from ankbrief.render.html import (
    PAGE,
    PROFILES,
    environment_of,
    folders,
    inside,
    variables,
)
from ankbrief.render.proof import proofread_files
from ankbrief.render.proof.blocks import mended
from ankbrief.render.proof.markup import strangers
from ankbrief.render.proof.mistake import Mistake
from ankbrief.render.proof.styles import misprints
from ankbrief.render.word_template import names

SECONDS, MEGABYTES = 60.0, 600  # ours take 0.9 s
LARGEST = 2_000_000  # bytes of a template or style sheet: ours have 15,000


def names_in(folder: Path | None) -> tuple[str, ...]:
    """The HTML templates of an office."""
    pages = folder.glob(f"*/{PAGE}") if folder else ()
    return tuple(sorted(page.parent.name for page in pages))


def errors_in(template: str, folder: Path | None) -> tuple[TemplateError, ...]:
    """Everything that is wrong in the files of a template, each with its file and line."""
    if folder is None or not (folder / template).is_dir():
        return _errors_in(template, folder)
    try:
        return bounded(_errors_in, template, folder, seconds=SECONDS, megabytes=MEGABYTES)
    except TemplateError as error:
        return (TemplateError("шаблон слишком велик, чтобы его проверить", template, error.hint),)


def _errors_in(template: str, folder: Path | None) -> tuple[TemplateError, ...]:
    found: dict[tuple[str, Mistake], None] = {}
    try:
        found |= dict.fromkeys(_errors(template, folder))
    except AnkbriefError as error:
        return (TemplateError(error.message, error.where, error.hint),)
    except TemplateNotFound:
        return (TemplateError(f"нет шаблона «{template}»", template, _known(template, folder)),)
    return tuple(_error(file, mistake) for file, mistake in sorted(found))


def _known(template: str, folder: Path | None) -> str:
    """The template that was perhaps meant, and all that there are."""
    pages = (page for place in folders(folder) for page in place.glob("*/briefing.*"))
    known = sorted({page.parent.name for page in pages})
    return f"{nearest(template, known)} Есть: {', '.join(known)}.".strip()


def errors_in_profiles(folder: Path | None) -> tuple[TemplateError, ...]:
    """Everything that is wrong in the office's own kinds of pages."""
    sheets = sorted((folder / PROFILES).glob("*.css")) if folder else []
    try:
        found = [(f"{PROFILES}/{sheet.name}", m) for sheet in sheets for m in _of_sheet(sheet)]
    except AnkbriefError as error:
        return (TemplateError(error.message, error.where, error.hint),)
    return tuple(_error(file, mistake) for file, mistake in found)


def _error(file: str, mistake: Mistake) -> TemplateError:
    hint = "\n".join(filter(None, (mistake.text, _in_english(mistake.message) or mistake.hint)))
    return TemplateError(mistake.message, f"{file}:{mistake.line}", hint)


def _in_english(message: str) -> str:
    """The name that a page has in place of one of a Word template."""
    absent = re.match(r"нет (переменной|поля) «([а-яё_]+)»", message)
    known = names.variables() if absent and absent[1] == "переменной" else names.fields()
    english = known.get(absent[2]) if absent else None
    return f"В шаблонах HTML имена английские: «{english}»." if english else ""


def _errors(template: str, folder: Path | None) -> Iterator[tuple[str, Mistake]]:
    environment = environment_of(folder)
    reading = proofread_files(f"{template}/{PAGE}", environment, variables())
    yield from reading.mistakes
    homes = (place / template for place in folders(folder))
    home = next(place for place in homes if place.is_dir())
    for file in sorted(home.rglob("*.j2")):
        name = _name(file, home)
        source = _text(file, home)
        if name not in reading.files:  # what its names mean is not known
            yield from ((name, mistake) for mistake in mended(source, environment, ()).mistakes)
        yield from ((name, mistake) for mistake in strangers(source, home))
    for sheet in sorted(home.rglob("*.css")):
        yield from ((_name(sheet, home), mistake) for mistake in _of_sheet(sheet))


def _name(file: Path, home: Path) -> str:
    return f"{home.name}/{file.relative_to(home).as_posix()}"


def _of_sheet(sheet: Path) -> tuple[Mistake, ...]:
    return misprints(_text(sheet, sheet.parent), sheet.parent)


def _text(file: Path, home: Path) -> str:
    inside(file, home.parent)
    name = f"{file.parent.name}/{file.name}"
    if file.stat().st_size > LARGEST:
        raise TemplateError("файл слишком велик для шаблона", name, "Не тот ли это файл?")
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise TemplateError("файл не в кодировке UTF-8", name, "Сохраните как UTF-8.") from error

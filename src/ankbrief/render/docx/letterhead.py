"""An office's letterhead: whether it can be used, and what of it will not be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docx.document import Document

from ankbrief.errors import RenderError
from ankbrief.model import Problem
from ankbrief.render.docx import opened
from ankbrief.render.docx.xml import tag

# Styles that an office expects to set, by the names inside the file and those that Word shows.
STYLES = {
    "title": "Название",
    "heading 1": "Заголовок 1",
    "heading 2": "Заголовок 2",
    "heading 3": "Заголовок 3",
}
ADVICE = (
    "Из бланка берутся колонтитулы, поля и стили. Перенесите шапку в верхний колонтитул "
    "(в Word: Вставка → Верхний колонтитул; «Особый колонтитул для первой страницы»)."
)
LONGEST = 60  # characters of the letterhead's own text that are shown


def notes_on(path: Path) -> tuple[Problem, ...]:
    """What the maker of a letterhead should know.

    Raises:
        RenderError: the file is not there or no Word file.
    """
    if not path.is_file():
        raise RenderError(
            "файла бланка нет",
            str(path),
            "Проверьте letterhead в ankbrief.toml: путь считается от папки проекта.",
        )
    document = opened(path)
    said = (*_own_text(document), *_headless(document), *_missing(document))
    return tuple(Problem("note", message, str(path), hint) for message, hint in said)


def _own_text(document: Document) -> Iterator[tuple[str, str]]:
    body = document.element.body
    text = " ".join("".join(node.text or "" for node in body.iter(tag("t"))).split())
    has_pictures = next(body.iter(tag("drawing"), tag("pict")), None) is not None
    if not text and not has_pictures:
        return
    shown = f"«{text[:LONGEST]}{'…' if len(text) > LONGEST else ''}»" if text else "картинка"
    yield (
        f"в бланке вне колонтитулов есть {shown}: в документ это не переходит",
        ADVICE,
    )


def _headless(document: Document) -> Iterator[tuple[str, str]]:
    kinds = (tag("headerReference"), tag("footerReference"))
    if next(document.element.iter(*kinds), None) is None:
        yield "в бланке нет колонтитулов: не будет и номеров страниц", "Добавьте их в Word."


def _missing(document: Document) -> Iterator[tuple[str, str]]:
    there = {str(style.name).lower() for style in document.styles}
    lacking = [shown for name, shown in STYLES.items() if name not in there]
    if lacking:
        yield (
            f"в бланке нет стилей {', '.join(f'«{name}»' for name in lacking)}: взяты наши",
            "Чтобы задать свои, измените эти стили в бланке (в Word: Главная → Стили) и сохраните.",
        )

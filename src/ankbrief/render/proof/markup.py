"""Tags and attributes in the source of a template that no document shows as they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from ankbrief.errors import nearest
from ankbrief.render import attributes, drawings
from ankbrief.render.htmltree import KNOWN, SCHEMES
from ankbrief.render.proof.balance import Balance, Branches
from ankbrief.render.proof.mistake import Mistake, shown
from ankbrief.render.proof.tags import Scan, scan

ELSEWHERE = {
    "style": "Стили пишутся в файле brief.css рядом с шаблоном.",
    "link": "Стили пишутся в файле brief.css рядом с шаблоном; вложений в документах нет.",
    "script": "Сценарии в документах не работают.",
    "center": "Выравнивание пишется в brief.css.",
    "font": "Шрифт и цвет пишутся в brief.css.",
    "u": "Подчёркивание пишется в brief.css; выделить слово можно тегом <em>.",
}
DRAWN = {name.lower() for name in drawings.ATTRIBUTES}
FOREIGN = re.compile(r"[a-z][a-z0-9+.-]*:|//|/", re.IGNORECASE)


def strangers(source: str, folder: Path) -> tuple[Mistake, ...]:
    """The mistakes of the HTML in a template; pictures are looked for in the folder."""
    found = scan(source, ())
    reader = _Reader(source, folder, Balance(Branches(source, found.tags)))
    reader.feed(_without_tags(source, found))
    reader.close()
    return (*reader.found, *reader.balance.found)


def _without_tags(source: str, found: Scan) -> str:
    """Spaces in place of what is Jinja's, and as many lines."""
    places = sorted([*((tag.start, tag.stop) for tag in found.tags), *found.comments])
    kept, place = [], 0
    for start, stop in places:
        kept += [source[place:start], re.sub(r"[^\n]", " ", source[start:stop])]
        place = stop
    return "".join((*kept, source[place:]))


class _Reader(HTMLParser):
    def __init__(self, source: str, folder: Path, balance: Balance) -> None:
        super().__init__(convert_charrefs=True)
        self.balance = balance
        self._lines = source.splitlines(keepends=True)
        self.found: list[Mistake] = []
        self._folder = folder
        self._drawn = 0  # how deep inside a drawing

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)
        self._drawn += tag == "svg"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._drawn -= tag == "svg"
        if not self._drawn:
            self.balance.end(tag, self.getpos())

    def _note(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        reading = self._of_drawing if self._drawn or tag == "svg" else self._of_page
        for message, hint in reading(tag, attrs):
            self.found.append(Mistake(self.getpos()[0], self._text(), message, hint))
        if not self._drawn:
            values = dict(attrs)
            spans = (values.get("colspan") or "", values.get("rowspan") or "")
            self.balance.start(tag, self._text(), self.getpos(), spans)

    def _text(self) -> str:
        """The tag as it stands in the template."""
        line, column = self.getpos()
        rest = "".join(self._lines[line - 1 : line + 9])
        return shown(rest[column : column + len(self.get_starttag_text() or "")])

    def _of_page(self, tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
        if tag not in KNOWN:
            near = ELSEWHERE.get(tag) or nearest(tag, KNOWN, 0.75) or _listed()
            yield f"тег <{tag}> не поддерживается", near
            return
        for name, value in attrs:
            given = [(name, "1" if name in attributes.NUMBERS and _is_made(value) else value)]
            message, hint = attributes.fault(tag, given)
            known = attributes.known(tag)
            if message:
                yield message, hint if name in known else nearest(name, known, 0.75) or hint
        values = {name: value or "" for name, value in attrs}
        if tag == "img":
            yield from self._of_picture(values.get("src", ""))
        if tag == "a":
            yield from _of_link(values.get("href", ""))

    def _of_drawing(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> Iterator[tuple[str, str]]:
        if tag not in drawings.ELEMENTS:
            yield f"тег <{tag}> внутри рисунка", f"Можно: {', '.join(sorted(drawings.ELEMENTS))}."
        for name, value in attrs:
            if name not in DRAWN | {"xmlns"} or "url(" in (value or "").lower():
                hint = "Вид задают атрибуты fill, stroke, font-size; ссылок и стилей нет."
                yield f'{name}="{value or ""}" внутри рисунка', hint

    def _of_picture(self, source: str) -> Iterator[tuple[str, str]]:
        if source.startswith("data:") or _is_made(source):
            return
        hint = "Картинки берутся только из папки шаблона."
        if FOREIGN.match(source) or ".." in Path(source).parts:
            yield f"картинка не из папки шаблона: {source}", hint
        elif not (self._folder / source).is_file():
            files = [path.name for path in self._folder.iterdir()]
            yield f"нет картинки {source}", nearest(source, files) or hint


def _of_link(address: str) -> Iterator[tuple[str, str]]:
    if _is_made(address) or address.startswith("#"):
        return
    if urlsplit(address.strip()).scheme.lower() not in SCHEMES:
        yield f"ссылка никуда не приведёт: {address}", "Годятся адреса http, https и mailto."


def _is_made(value: str | None) -> bool:
    """Whether a value comes from a tag of the template, wholly or in part."""
    return value is None or not value.strip() or "  " in value


def _listed() -> str:
    return f"Можно: {', '.join(sorted(KNOWN - {'html', 'head', 'title', 'meta'}))}."

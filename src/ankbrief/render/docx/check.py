"""Faults of a Word file that schema validators do not see.

An unclosed bookmark or field, a link to a bookmark that is not there, a note, a number or a style
that is named but not defined: Word repairs such a file, or shows «Ошибка! Закладка не определена».
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ankbrief.render.docx.xml import Element, tag


def faults(data: bytes) -> tuple[str, ...]:
    """Every fault found in the .docx `data`, in Russian; empty for a sound file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(".xml")
        }
    anchors = {mark.get(tag("name")) for mark in _all(roots, "bookmarkStart")}
    return (
        *(fault for name, root in roots.items() for fault in _in_part(name, root, anchors)),
        *_undefined(roots, ("footnoteReference", "id"), ("footnote", "id")),
        *_undefined(roots, ("numId", "val"), ("num", "numId")),
        *_unknown_styles(roots),
    )


def _in_part(name: str, root: Element, anchors: set[str | None]) -> Iterator[str]:
    yield from (f"{name}: {fault}" for fault in _bookmarks(root))
    yield from (f"{name}: {fault}" for fault in _fields(root))
    for link in root.iter(tag("hyperlink")):
        target = link.get(tag("anchor"))
        if target and target not in anchors:
            yield f"{name}: ссылка на закладку «{target}», которой нет"


def _bookmarks(root: Element) -> Iterator[str]:
    starts = Counter(mark.get(tag("id")) for mark in root.iter(tag("bookmarkStart")))
    ends = Counter(mark.get(tag("id")) for mark in root.iter(tag("bookmarkEnd")))
    names = Counter(mark.get(tag("name")) for mark in root.iter(tag("bookmarkStart")))
    yield from (f"закладка {key} открыта и не закрыта" for key in sorted(starts - ends, key=str))
    yield from (f"закладка {key} закрыта, но не открыта" for key in sorted(ends - starts, key=str))
    yield from (f"закладка «{name}» дважды" for name, count in names.items() if count > 1)


def _fields(root: Element) -> Iterator[str]:
    open_fields: list[str] = []
    for mark in root.iter(tag("fldChar")):
        kind = mark.get(tag("fldCharType"))
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields:
            yield f"поле: {kind} без начала"
        elif kind == "end":
            open_fields.pop()
    yield from ("поле не закрыто" for _ in open_fields)


def _undefined(
    roots: dict[str, Element], use: tuple[str, str], definition: tuple[str, str]
) -> Iterator[str]:
    defined = {found.get(tag(definition[1])) for found in _all(roots, definition[0])}
    for found in _all(roots, use[0]):
        value = found.get(tag(use[1]))
        if value not in defined and value != "0":  # numId 0 takes a number away
            yield f"{use[0]} {value} не определён"


def _unknown_styles(roots: dict[str, Element]) -> Iterator[str]:
    defined = {style.get(tag("styleId")) for style in _all(roots, "style")}
    for kind in ("pStyle", "rStyle", "tblStyle"):
        used = {found.get(tag("val")) for found in _all(roots, kind)}
        yield from (f"стиля {style} нет" for style in sorted(used - defined, key=str))


def _all(roots: dict[str, Element], name: str) -> Iterator[Element]:
    for root in roots.values():
        yield from root.iter(tag(name))

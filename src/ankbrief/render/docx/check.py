"""Faults of a Word file that schema validators do not see.

An unclosed bookmark or field, a link to a bookmark that is not there, a note, a comment, a number
or a style that is named but not defined, two drawings of one number, a relation into nothing: Word
repairs such a file, or shows «Ошибка! Закладка не определена».
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from lxml import etree

from ankbrief.render.docx.xml import Element, tag

_PLACES = re.compile(r'^\s*(?:PAGEREF|REF|NOTEREF)\s+(\S+)|^\s*TOC\b.*\\b\s+"?(\w+)')
_NAME = re.compile(r"[^\W\d]\w{0,39}")
_RELATED = (qn("r:id"), qn("r:embed"), qn("r:link"))

Roots = dict[str, Element]


def faults(data: bytes) -> tuple[str, ...]:
    """Every fault found in the .docx `data`, in Russian; empty for a sound file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {
            name: etree.fromstring(archive.read(name))
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    roots = {n: r for n, r in parts.items() if n.startswith("word/") and n.endswith(".xml")}
    anchors = {mark.get(tag("name")) for mark in _all(roots, "bookmarkStart")}
    return (
        *(f"{name}: дважды в архиве" for name in _twice(names)),
        *(fault for name, root in roots.items() for fault in _in_part(name, root, anchors)),
        *_undefined(roots, ("footnoteReference", "id"), ("footnote", "id")),
        *_undefined(roots, ("commentReference", "id"), ("comment", "id")),
        *_undefined(roots, ("numId", "val"), ("num", "numId")),
        *_undefined(roots, ("abstractNumId", "val"), ("abstractNum", "abstractNumId")),
        *_notes(roots),
        *_comments(roots),
        *_drawings(roots),
        *_unknown_styles(roots),
        *_relations(parts, set(names)),
        *("при открытии Word спросит об обновлении полей" for _ in _all(roots, "updateFields")),
    )


def _in_part(name: str, root: Element, anchors: set[str | None]) -> Iterator[str]:
    for check in (_bookmarks, _fields, _cells):
        yield from (f"{name}: {fault}" for fault in check(root))
    targets = [(link.get(tag("anchor")), link) for link in root.iter(tag("hyperlink"))]
    for target, link in targets:
        if target and target not in anchors:
            yield f"{name}: ссылка на закладку «{target}», которой нет"
        if not target and not link.get(qn("r:id")):
            yield f"{name}: ссылка никуда не ведёт"
    for words in root.iter(tag("instrText")):
        place = _PLACES.match(words.text or "")
        if place and (place[1] or place[2]) not in anchors:
            yield f"{name}: поле показывает закладку «{place[1] or place[2]}», которой нет"


def _bookmarks(root: Element) -> Iterator[str]:
    yield from _pairs(root, "закладка", "bookmarkStart", "bookmarkEnd")
    # Word does not tell capitals apart in names of bookmarks.
    names = [str(mark.get(tag("name"))) for mark in root.iter(tag("bookmarkStart"))]
    yield from (f"закладка «{name}» дважды" for name in _twice(n.lower() for n in names))
    yield from (f"имя закладки «{name}» не годится" for name in names if not _NAME.fullmatch(name))


def _pairs(root: Element, what: str, start: str, end: str) -> Iterator[str]:
    """Ranges: each opened once, closed once and afterwards."""
    opened: list[str | None] = []
    closed: list[str | None] = []
    for mark in root.iter(tag(start), tag(end)):
        key = mark.get(tag("id"))
        if mark.tag == tag(start):
            opened.append(key)
        else:
            closed.append(key)
            if key not in opened:
                yield f"{what} {key} закрыта, но не открыта"
    yield from (f"{what} {key} открыта и не закрыта" for key in opened if key not in closed)
    yield from (f"{what} {key} дважды" for key in _twice(opened))
    yield from (f"{what} {key} закрыта дважды" for key in _twice(closed))


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


def _cells(root: Element) -> Iterator[str]:
    """A cell ends with a paragraph, and a row is as wide as its table."""
    for cell in root.iter(tag("tc")):
        if len(cell) == 0 or cell[-1].tag != tag("p"):
            yield "ячейка таблицы не кончается абзацем"
    for table in root.iter(tag("tbl")):
        columns = len(table.findall(f"{tag('tblGrid')}/{tag('gridCol')}"))
        for number, row in enumerate(table.findall(tag("tr")), 1):
            cells = row.findall(tag("tc"))
            spans = [cell.find(f"{tag('tcPr')}/{tag('gridSpan')}") for cell in cells]
            width = sum(1 if span is None else int(span.get(tag("val"), "1")) for span in spans)
            if width != columns:
                yield f"в строке {number} таблицы столбцов {width}, а в таблице {columns}"


def _notes(roots: Roots) -> Iterator[str]:
    own = [r.iterchildren(tag("footnote")) for r in roots.values() if r.tag == tag("footnotes")]
    every = [note for notes in own for note in notes]
    defined = [note.get(tag("id")) for note in every if not note.get(tag("type"))]
    used = [n.get(tag("id")) for n in _all(roots, "footnoteReference")]
    yield from (f"сноска {key} дважды" for key in _twice(n.get(tag("id")) for n in every))
    yield from (f"на сноску {key} две ссылки" for key in _twice(used))
    yield from (f"на сноску {key} нет ссылки" for key in defined if key not in set(used))


def _comments(roots: Roots) -> Iterator[str]:
    defined = [c.get(tag("id")) for c in _all(roots, "comment")]
    used = {c.get(tag("id")) for c in _all(roots, "commentReference")}
    body = roots.get("word/document.xml")
    if body is not None:
        yield from _pairs(body, "область примечания", "commentRangeStart", "commentRangeEnd")
    starts = {c.get(tag("id")) for c in _all(roots, "commentRangeStart")}
    yield from (f"примечание {key} дважды" for key in _twice(defined))
    for key in defined:
        if key not in used or key not in starts:
            yield f"примечание {key} ни к чему не относится"
    yield from (f"примечание {key} пустое" for key in _empty(_all(roots, "comment")))


def _empty(elements: Iterable[Element]) -> Iterator[str | None]:
    for element in elements:
        if not "".join(t.text or "" for t in element.iter(tag("t"))).strip():
            yield element.get(tag("id"))


def _drawings(roots: Roots) -> Iterator[str]:
    shown = [drawing for root in roots.values() for drawing in root.iter(qn("wp:docPr"))]
    yield from (f"рисунок {key} дважды" for key in _twice(d.get("id") for d in shown))
    body = roots.get("word/document.xml")
    for drawing in () if body is None else body.iter(qn("wp:docPr")):
        if not (drawing.get("descr") or "").strip():
            yield f"у рисунка {drawing.get('id')} нет описания"


def _undefined(roots: Roots, use: tuple[str, str], definition: tuple[str, str]) -> Iterator[str]:
    defined = {found.get(tag(definition[1])) for found in _all(roots, definition[0])}
    for found in _all(roots, use[0]):
        value = found.get(tag(use[1]))
        if value not in defined and (value != "0" or use[0] != "numId"):  # 0 takes a number away
            yield f"{use[0]} {value} не определён"


def _unknown_styles(roots: Roots) -> Iterator[str]:
    defined = {style.get(tag("styleId")) for style in _all(roots, "style")}
    for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        used = {found.get(tag("val")) for found in _all(roots, kind)}
        yield from (f"стиля {style} нет" for style in sorted(used - defined, key=str))


def _relations(parts: Roots, names: set[str]) -> Iterator[str]:
    """Relations that lead to no part, and references to relations that are not there."""
    for name in names:
        folder, file = posixpath.split(name)
        rows = parts.get(f"{folder}/_rels/{file}.rels")
        known = {row.get("Id"): row for row in rows} if rows is not None else {}
        for row in known.values():
            target = posixpath.normpath(posixpath.join(folder, str(row.get("Target"))))
            if row.get("TargetMode") != "External" and target.lstrip("/") not in names:
                yield f"{name}: связь ведёт к части {target}, которой нет"
        root = parts.get(name)
        used = () if root is None else (v for e in root.iter() for v in map(e.get, _RELATED) if v)
        yield from (f"{name}: связи {key} нет" for key in sorted(set(used) - set(known), key=str))


def _twice(values: Iterable[str | None]) -> list[str]:
    return [str(value) for value, count in Counter(values).items() if count > 1]


def _all(roots: Roots, name: str) -> Iterator[Element]:
    for root in roots.values():
        yield from root.iter(tag(name))

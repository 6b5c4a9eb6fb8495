# ruff: noqa: SLF001  # WeasyPrint offers no other way to its boxes and marks
"""Writes the structure tree into the PDF, in place of WeasyPrint's own (see `tree`).

PDF/UA-1 (ISO 14289-1): running heads and page numbers are artifacts (7.1, 7.8), notes have
identifiers (7.9) and every link belongs to its element (7.18.5).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf

from ankbrief.render.tags.elements import Element, Hyperlink, Kid, kids_of
from ankbrief.render.tags.tree import Structure


@contextmanager
def own_tags() -> Iterator[None]:
    """Inside, WeasyPrint tags with `add_tags` of this module; it offers no other way."""
    plain = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = plain


def add_tags(
    pdf: pydyf.PDF, document: Any, _version: object, streams: Sequence[pydyf.Stream]
) -> None:
    """Makes the structure tree of the drawn pages; same arguments as WeasyPrint's function."""
    structure = Structure(document.metadata.lang)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        marks = stream._tags
        structure.add_page(number, page._page_box, marks)
        _unmark(stream, {mark["mcid"] for mark in marks.values()})
    structure.document.kids.append(structure.notes)
    _Writer(pdf, streams).write(structure)
    _drop_spare_links(pdf)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def finish(_document: object, pdf: pydyf.PDF) -> None:
    """WeasyPrint's `finisher`: compresses each stream once and drops empty lists of resources.

    pydyf would compress them twice, for the checksum of the file and for the file.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress:
            plain = b"\n".join(map(pydyf._to_bytes, item.stream))
            item.stream, item.compress = [zlib.compress(plain, 9)], False
            item.extra["Filter"] = "/FlateDecode"
        elif isinstance(item, pydyf.Dictionary) and "ExtGState" in item:
            for name in [key for key, value in item.items() if value == {}]:
                del item[name]


def _unmark(stream: pydyf.Stream, unread: set[int]) -> None:
    """Makes artifacts of the marked content that no element holds."""
    if not unread:
        return
    for at, item in enumerate(stream.stream):
        if isinstance(item, pydyf.Dictionary) and item.get("MCID") in unread:
            stream.stream[at - 1] = "/Artifact"
            stream.stream[at] = pydyf.Dictionary({"Type": "/Pagination"})


def _drop_spare_links(pdf: pydyf.PDF) -> None:
    """WeasyPrint makes one more link for each part of a link, and for repeated heads of tables."""
    for page in pdf.objects:
        if isinstance(page, pydyf.Dictionary) and "Annots" in page:
            page["Annots"] = pydyf.Array(
                link for link in page["Annots"] if "StructParent" in pdf.objects[_number(link)]
            )


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


class _Writer:
    """Turns elements into objects of the file."""

    def __init__(self, pdf: pydyf.PDF, streams: Sequence[pydyf.Stream]) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references
        self._owners: list[dict[int, bytes]] = [{} for _ in streams]
        self._links: list[bytes] = []
        self._identified: list[tuple[str, bytes]] = []

    def write(self, structure: Structure) -> None:
        root = self._object(Type="/StructTreeRoot")
        self._pdf.catalog["StructTreeRoot"] = root.reference
        root["K"] = pydyf.Array([self._element(structure.document, root.reference)])
        root["ParentTree"] = self._object(Nums=pydyf.Array(self._parent_tree())).reference
        root["ParentTreeNextKey"] = len(self._owners) + len(self._links)
        if self._identified:
            names = [part for name, at in self._identified for part in (pydyf.String(name), at)]
            root["IDTree"] = self._object(Names=pydyf.Array(names)).reference

    def _object(self, **entries: Any) -> pydyf.Dictionary:
        made = pydyf.Dictionary(entries)
        self._pdf.add_object(made)
        return made

    def _element(self, element: Element, parent: bytes) -> bytes:
        made = self._object(Type="/StructElem", S=f"/{element.kind}", P=parent)
        reference: bytes = made.reference
        for name, value in element.properties.items():
            if name == "A":
                made[name] = _attributes(value)
            elif name != "implied":
                made[name] = pydyf.String(value)
        if "ID" in element.properties:
            self._identified.append((element.properties["ID"], reference))
        kids = kids_of(element)
        page = _first_page(kids)
        if page is not None:
            made["Pg"] = self._pages[page]
        made["K"] = pydyf.Array([self._kid(kid, reference, page) for kid in kids])
        return reference

    def _kid(self, kid: Kid, parent: bytes, page: int | None) -> bytes | int | pydyf.Dictionary:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        if isinstance(kid, Hyperlink):
            kid.annotation["StructParent"] = len(self._owners) + len(self._links)
            if kid.words:
                kid.annotation["Contents"] = pydyf.String(kid.words)
            self._links.append(parent)
            place = {"Obj": kid.annotation.reference, "Pg": self._pages[kid.page]}
            return pydyf.Dictionary({"Type": "/OBJR", **place})
        self._owners[kid.page][kid.number] = parent
        if kid.page == page:
            return kid.number
        place = {"Pg": self._pages[kid.page], "MCID": kid.number}
        return pydyf.Dictionary({"Type": "/MCR", **place})

    def _parent_tree(self) -> Iterator[int | bytes | pydyf.Array]:
        for page, owners in enumerate(self._owners):
            count = max(owners, default=-1) + 1
            yield page
            yield pydyf.Array([owners.get(number, "null") for number in range(count)])
        for key, owner in enumerate(self._links, len(self._owners)):
            yield key
            yield owner


def _first_page(kids: Iterable[Kid]) -> int | None:
    pages = (kid.page if not isinstance(kid, Element) else _first_page(kid.kids) for kid in kids)
    return next((page for page in pages if page is not None), None)


def _attributes(values: dict[str, Any]) -> pydyf.Dictionary:
    return pydyf.Dictionary(
        {
            name: pydyf.Array(value) if isinstance(value, list) else value
            for name, value in values.items()
        }
    )

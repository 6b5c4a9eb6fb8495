"""Repairs the structure tree that WeasyPrint writes, just before the file is closed.

What it lacks for PDF/UA-1 (ISO 14289-1): running heads and page numbers are artifacts (7.1, 7.8),
each header cell says its scope (7.5), and what a list item says is its LBody (7.6).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pydyf


def finish(_document: object, pdf: pydyf.PDF) -> None:
    """WeasyPrint's `finisher`: changes `pdf` in place."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    elements = dict(_reachable(pdf, root["K"]))
    for element in list(elements.values()):
        if element["S"] == "/TH":
            attributes = element.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            attributes["Scope"] = _scope(element, elements)
        elif element["S"] == "/LI":
            _give_body(element, elements, pdf)
    owners = _owners(elements)
    for page, stream in _pages(pdf):
        _untag_margins(stream, owners[page])
    _forget(pdf.objects[_number(root["ParentTree"])], elements)


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _reachable(pdf: pydyf.PDF, kids: pydyf.Array) -> Iterator[tuple[bytes, pydyf.Dictionary]]:
    """The elements of the tree by reference; those of page margins were never put into it."""
    waiting = [kid for kid in kids if isinstance(kid, bytes)]
    while waiting:
        reference = waiting.pop()
        item = pdf.objects[_number(reference)]
        if item.get("Type") == "/StructElem":
            yield reference, item
            waiting += [kid for kid in item["K"] if isinstance(kid, bytes)]


def _scope(cell: pydyf.Dictionary, elements: dict[bytes, pydyf.Dictionary]) -> str:
    """A header cell in the body of a table heads its row, any other its column."""
    row = elements.get(cell["P"], {})
    part = elements.get(row.get("P", b""), {})
    return "/Row" if part.get("S") == "/TBody" else "/Column"


def _give_body(
    item: pydyf.Dictionary, elements: dict[bytes, pydyf.Dictionary], pdf: pydyf.PDF
) -> None:
    """Wraps the paragraphs that stand straight in a list item."""
    kinds = {kid: elements[kid]["S"] for kid in item["K"] if kid in elements}
    loose = [kid for kid, kind in kinds.items() if kind not in {"/Lbl", "/LBody"}]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "P": item.reference}
    )
    body["Pg"] = item["Pg"]
    pdf.add_object(body)
    elements[body.reference] = body
    for kid in loose:
        elements[kid]["P"] = body.reference
    first = item["K"].index(loose[0])
    item["K"][:] = [kid for kid in item["K"] if kid not in loose]
    item["K"].insert(first, body.reference)


def _owners(elements: dict[bytes, pydyf.Dictionary]) -> dict[bytes, set[int]]:
    """The marked content that stands in the tree, page by page."""
    owners: dict[bytes, set[int]] = defaultdict(set)
    for element in elements.values():
        owners[element.get("Pg", b"")].update(kid for kid in element["K"] if isinstance(kid, int))
    return owners


def _pages(pdf: pydyf.PDF) -> Iterator[tuple[bytes, Any]]:
    """(reference, content stream) of each page."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Page":
            yield item.reference, pdf.objects[int(item["Contents"].split()[0])]


def _untag_margins(stream: pydyf.Stream, owned: set[int]) -> None:
    """Makes artifacts of the marked content that no element of the tree holds."""
    for at, item in enumerate(stream.stream):
        if isinstance(item, pydyf.Dictionary) and "MCID" in item and item["MCID"] not in owned:
            stream.stream[at - 1] = "/Artifact"
            stream.stream[at] = pydyf.Dictionary({"Type": "/Pagination"})


def _forget(parent_tree: pydyf.Dictionary, elements: dict[bytes, pydyf.Dictionary]) -> None:
    """Takes out of the parent tree what is no longer marked."""
    for entry in parent_tree["Nums"]:
        if isinstance(entry, pydyf.Array):
            entry[:] = [owner if owner in elements else "null" for owner in entry]

"""Parts of a document as a screen reader is told of them (ISO 32000-1, 14.8.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, TypeAlias

GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
"""Kinds that hold paragraphs, never text itself."""


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content of a page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """The link annotation over a part of a page, and what to say of it."""

    page: int
    annotation: Any
    words: str


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document; `language` is inherited, `in_contents` means inside <nav>."""

    kind: str
    parent: Element | None = field(repr=False)
    language: str | None = None
    in_contents: bool = False
    properties: dict[str, Any] = field(default_factory=dict)
    kids: list[Kid] = field(default_factory=list)

    def add(self, kind: str, **properties: Any) -> Element:
        """A new last kid."""
        kid = Element(kind, self, self.language, self.in_contents, properties)
        self.kids.append(kid)
        return kid

    def for_text(self) -> Element:
        """Where text may stand: text straight in a group is a paragraph of its own."""
        if self.kind not in GROUPS:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Element) and last.properties.get("implied"):
            return last
        return self.add("P", implied=True)


Kid: TypeAlias = "Element | Content | Hyperlink"


def kids_of(element: Element) -> list[Kid]:
    """The kids that say something; an empty cell keeps its place in the row.

    Text beside other elements becomes elements too: tools that read an element's own text before
    that of its kids would else tell it in another order.
    """
    kids = [kid for kid in element.kids if not isinstance(kid, Element) or _says_something(kid)]
    if not any(isinstance(kid, Element) for kid in kids):
        return kids
    found: list[Kid] = []
    for is_content, run in groupby(kids, lambda kid: isinstance(kid, Content)):
        these = list(run)
        found += [Element("Span", element, kids=these)] if is_content else these
    return found


def _says_something(element: Element) -> bool:
    return element.kind in {"TD", "TH"} or any(
        not isinstance(kid, Element) or _says_something(kid) for kid in element.kids
    )

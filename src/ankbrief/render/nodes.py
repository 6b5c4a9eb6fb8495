"""What is asked of an element of the HTML everywhere."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Node: TypeAlias = etree._Element  # noqa: SLF001  # lxml names its element type so


def classes(node: Node) -> frozenset[str]:
    """The words of the class attribute."""
    return frozenset((node.get("class") or "").split())


def line_of(node: Node) -> str:
    """Where `node` stands, for a message."""
    return f"готовый HTML, строка {node.sourceline}" if node.sourceline else "готовый HTML"


def text_of(node: Node) -> str:
    """All text inside, whitespace collapsed."""
    return " ".join("".join(node.itertext()).split())

"""Whether a Word file is one that Word opens, what its parts hold and which words they show."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from ankbrief.render.docx.check import faults


def assert_sound(data: bytes, folder: Path) -> None:
    """Keeps to the schemas of ECMA-376, and to what Word asks for beyond them."""
    path = folder / "checked.docx"
    path.write_bytes(data)
    assert OpenXmlValidator().validate(str(path)).errors == []
    assert faults(data) == ()


def part(data: bytes, name: str = "word/document.xml") -> Any:
    """A tree of lxml, whose types doubt every step."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def words(root: Any) -> str:
    return "".join(node.text or "" for node in root.iter(qn("w:t")))

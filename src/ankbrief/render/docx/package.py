"""The Word file as a zip: our own reference file, and packing that always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import cache
from html import escape

from docx.opc.constants import CONTENT_TYPE, NAMESPACE
from docx.opc.package import OpcPackage
from docx.opc.part import Part

from ankbrief.render.fonts import assets

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold
_TYPES = "[Content_Types].xml"
# Swept 1–9 on 500 articles: 4 takes half the time of 6 and gives 4 % more bytes.
_LEVEL = 4


@cache
def builtin_reference() -> bytes:
    """The reference file used where a template brings none; `tools/make_reference.py` makes it."""
    return word_file("reference.docx")


def word_file(name: str) -> bytes:
    """One file of `assets/word`."""
    return (assets() / "word" / name).read_bytes()


def packed(package: OpcPackage, written: dict[str, bytes]) -> bytes:
    """The whole file; `written` are parts by name that replace what the package holds."""
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    files = {_TYPES: _content_types(parts), "_rels/.rels": package.rels.xml}
    for part in parts:
        files[part.partname.membername] = written.get(str(part.partname)) or part.blob
        if part.rels:
            files[part.partname.rels_uri.membername] = part.rels.xml
    return pack(files)


def _content_types(parts: Iterable[Part]) -> bytes:
    kinds = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    others = []
    for part in parts:
        extension = part.partname.ext.lower()
        if kinds.setdefault(extension, part.content_type) != part.content_type:
            others.append(part)
    rows = [f'<Default Extension="{k}" ContentType="{escape(v)}"/>' for k, v in kinds.items()]
    rows += [
        f'<Override PartName="{escape(p.partname)}" ContentType="{escape(p.content_type)}"/>'
        for p in others
    ]
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = f'<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">{"".join(rows)}</Types>'
    return f"{declaration}{types}".encode()


def pack(files: dict[str, bytes]) -> bytes:
    """A zip of `files` without a trace of when and where it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        # The content types come first: what Word writes, and what file(1) looks for.
        for name in sorted(files, key=lambda name: (name != _TYPES, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, files[name], compresslevel=_LEVEL)
    return target.getvalue()

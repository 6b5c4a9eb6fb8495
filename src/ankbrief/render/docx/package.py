"""The Word file as a zip: our own reference file, and packing that always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from ankbrief.render.fonts import assets

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# (file, its kind of content, its kind of relation); the order gives rId1, rId2, …
PARTS = (
    ("styles.xml", "styles", "styles"),
    ("numbering.xml", "numbering", "numbering"),
    ("settings.xml", "settings", "settings"),
    ("footnotes.xml", "footnotes", "footnotes"),
    ("fontTable.xml", "fontTable", "fontTable"),
    ("header.xml", "header", "header"),
    ("header_first.xml", "header", "header"),
    ("footer.xml", "footer", "footer"),
    ("theme.xml", "theme", "theme"),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold


@cache
def builtin_reference() -> bytes:
    """The reference file made of `assets/word`, used where a template brings none."""
    folder = assets() / "word"
    files = {f"word/{name}": (folder / name).read_bytes() for name, _, _ in PARTS}
    files["word/document.xml"] = (folder / "document.xml").read_bytes()
    files["docProps/app.xml"] = (folder / "app.xml").read_bytes()
    files["[Content_Types].xml"] = _content_types()
    files["_rels/.rels"] = _relations(
        (f"{_RELATION}/officeDocument", "word/document.xml"),
        (f"{_RELATION}/extended-properties", "docProps/app.xml"),
    )
    files["word/_rels/document.xml.rels"] = _relations(
        *((f"{_RELATION}/{relation}", name) for name, _, relation in PARTS)
    )
    return pack(files)


def word_xml(name: str) -> bytes:
    """One file of `assets/word`."""
    return (Path(assets()) / "word" / name).read_bytes()


def pack(files: dict[str, bytes]) -> bytes:
    """A zip of `files` without a trace of when and where it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        # The content types come first: what Word writes, and what file(1) looks for.
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, files[name])
    return target.getvalue()


def repack(data: bytes) -> bytes:
    """The same zip with fixed times and order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_THEME if kind == "theme" else _CONTENT}'
        f'.{kind}+xml"/>'
        for name, kind, _ in (*PARTS, ("document.xml", "document.main", ""))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{_PACKAGE}/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'{overrides}<Override PartName="/docProps/app.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.extended-properties+xml"/></Types>'
    ).encode()


def _relations(*targets: tuple[str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
    ).encode()

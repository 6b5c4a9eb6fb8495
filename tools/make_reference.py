# ruff: noqa: INP001  # a script, not a package
"""Makes the reference file of our Word documents out of `assets/word/*.xml` and PT Serif, PT Sans.

The fonts are embedded so that a brief looks alike where they are not installed (Word for Windows
has neither). They are under the SIL OFL 1.1, which lets documents embed them, whole or in part, and
their OS/2 fsType is 0 (installable). They are cut to Latin, Cyrillic with all Kazakh letters and
punctuation, lose their hinting, and are obfuscated as ECMA-376 part 4, «Font Embedding», wants.

    python tools/make_reference.py src/ankbrief/render/assets/word/reference.docx
    cp src/ankbrief/render/assets/word/reference.docx templates/weekly/
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from uuid import UUID, uuid5

import fontpkg
from fontTools import subset  # type: ignore[import-untyped]

from ankbrief.render.docx.package import pack
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

NAMESPACE = UUID("6f1d2c1e-7d0a-5d52-9c0b-3c1f8e5f2a10")  # any constant: the same file each time
# (file, package, weight, style); the keys in fontTable.xml are uuid5 of the file's name.
FONTS = (
    ("pt-serif-regular", "pt-serif", 400, "normal"),
    ("pt-serif-bold", "pt-serif", 700, "normal"),
    ("pt-serif-italic", "pt-serif", 400, "italic"),
    ("pt-serif-bolditalic", "pt-serif", 700, "italic"),
    ("pt-sans-regular", "pt-sans", 400, "normal"),
    ("pt-sans-bold", "pt-sans", 700, "normal"),
    ("pt-sans-italic", "pt-sans", 400, "italic"),
)
KEPT = (
    *((0x20, 0x17F), (0x218, 0x21B), (0x300, 0x30F), (0x400, 0x4FF), (0x2010, 0x205E)),
    *((0x20A0, 0x20CF), (0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2265)),
)


def cut(path: Path) -> bytes:
    """The font without what a brief never shows."""
    options = subset.Options(hinting=False, name_IDs=["*"], name_languages=["*"])
    options.recalc_timestamp = False
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[p for first, last in KEPT for p in range(first, last + 1)])
    cutter.subset(font)
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def obfuscate(data: bytes, key: UUID) -> bytes:
    """The form in which Word keeps a font: 32 bytes XOR the GUID read backwards."""
    mask = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]


def reference() -> bytes:
    """The whole file."""
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
    for name, package, weight, style in FONTS:
        font = cut(fontpkg.path(package, weight, style))
        files[f"word/fonts/{name}.odttf"] = obfuscate(font, uuid5(NAMESPACE, name))
    files["word/_rels/fontTable.xml.rels"] = _relations(
        *((f"{_RELATION}/font", f"fonts/{name}.odttf") for name, *_ in FONTS)
    )
    return pack(files)


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_THEME if kind == "theme" else _CONTENT}'
        f'.{kind}+xml"/>'
        for name, kind, _ in (*PARTS, ("document.xml", "document.main", ""))
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="{_PACKAGE}/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="odttf" ContentType="application/vnd.'
        'openxmlformats-officedocument.obfuscatedFont"/><Default Extension="xml" '
        'ContentType="application/xml"/>'
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


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(reference())

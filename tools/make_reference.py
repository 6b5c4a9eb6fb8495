# ruff: noqa: INP001  # a script, not a package
"""Makes the reference files of our Word documents out of `assets/word/*.xml`, PT Serif and PT Sans.

The fonts are embedded so that a brief looks alike where they are not installed (Word for Windows
has neither). They are under the SIL OFL 1.1, which lets documents embed them, whole or in part, and
their OS/2 fsType is 0 (installable). They are cut to Latin, Cyrillic with all Kazakh letters and
punctuation, lose their hinting, and are obfuscated as ECMA-376 part 4, «Font Embedding», wants.

The second file is for office papers: Times New Roman 14, which Word has everywhere, margins of 30,
10, 20 and 20 mm, black, the number of the page top centre.

    python tools/make_reference.py    # from the top folder
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from uuid import UUID, uuid5

import fontpkg
from fontTools import subset
from lxml import etree

from ankbrief.render.docx.package import pack
from ankbrief.render.docx.xml import P_ORDER, Element, parsed, tag
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
TIMES = b"Times New Roman"
FONT_TABLE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/>\
<w:panose1 w:val="02020603050405020304"/><w:charset w:val="CC"/><w:family w:val="roman"/>\
<w:pitch w:val="variable"/></w:font>
</w:fonts>
"""
PAGE_NUMBER = """<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>"""
NOTHING = '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p>'

# Sizes of office papers in half-points; "" is the body's.
SIZES = {
    "": 28,
    "Title": 32,
    "Heading1": 30,
    **dict.fromkeys(("Subtitle", "Heading2", "Heading3", "TOCHeading"), 28),
    **dict.fromkeys(("BriefOrganisation", "BriefTerm", "BriefLabel"), 28),
    **dict.fromkeys(("BriefCounts", "BriefMeta", "BriefEmpty", "BriefNote", "BriefSource"), 24),
    **dict.fromkeys(("BriefSpeaker", "Caption", "BriefTableText", "BriefRefs", "Header"), 24),
    **dict.fromkeys(("TOC1", "TOC2", "TOC3", "Footer"), 24),
    "BriefTableHead": 22,
    **dict.fromkeys(("BriefTableSmall", "FootnoteText", "CommentText"), 20),
}
_CENTRED = {"pPr/jc": '<w:jc w:val="center"/>'}
_JUSTIFIED = {"pPr/jc": '<w:jc w:val="both"/>'}
_INDENTED = {"pPr/ind": '<w:ind w:left="709"/>', "pPr/pBdr": ""}  # 12.5 mm
_GRID = {
    "tblPr/tblBorders": "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
}
OFFICIAL = {
    **dict.fromkeys(("Subtitle", "BriefOrganisation", "Heading1", "Header"), _CENTRED),
    "Title": {**_CENTRED, "rPr/caps": "<w:caps/>"},
    "BriefCounts": {**_CENTRED, "pPr/pBdr": ""},
    "BodyText": _JUSTIFIED,
    "Quote": {**_JUSTIFIED, **_INDENTED},
    "BriefSpeaker": _INDENTED,
    **dict.fromkeys(("BriefTable", "BriefTablePlain"), _GRID),
}
ORDERS = {
    "pPr": P_ORDER,
    "rPr": ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "kern", "sz", "szCs"),
    "tblPr": ("tblStyleRowBandSize", "tblInd", "tblBorders", "tblCellMar"),
}
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
    """The file of the usual look, with the fonts inside."""
    files = package()
    for name, family, weight, style in FONTS:
        font = cut(fontpkg.path(family, weight, style))
        files[f"word/fonts/{name}.odttf"] = obfuscate(font, uuid5(NAMESPACE, name))
    files["word/_rels/fontTable.xml.rels"] = _relations(
        *((f"{_RELATION}/font", f"fonts/{name}.odttf") for name, *_ in FONTS)
    )
    return pack(files)


def official() -> bytes:
    """The file for office papers."""
    files = package()
    for name, data in files.items():
        files[name] = data.replace(b"PT Serif", TIMES).replace(b"PT Sans", TIMES)
    files["word/styles.xml"] = _official_styles(files["word/styles.xml"])
    files["word/fontTable.xml"] = FONT_TABLE.encode()
    files["word/settings.xml"] = files["word/settings.xml"].replace(b"<w:embedTrueTypeFonts/>", b"")
    files["word/header.xml"] = _with_paragraphs(files["word/header.xml"], PAGE_NUMBER)
    files["word/footer.xml"] = _with_paragraphs(files["word/footer.xml"], NOTHING)
    files["word/document.xml"] = files["word/document.xml"].replace(
        b'w:right="850"', b'w:right="567"'
    )
    return pack(files)


def package() -> dict[str, bytes]:
    """The parts of the usual look without its fonts."""
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
    return files


def _official_styles(data: bytes) -> bytes:
    """The styles in black, with the sizes and alignments of office papers."""
    black = re.sub(rb'(<w:color w:val=|w:color=)"\w+"', rb'\1"000000"', data)
    root = etree.fromstring(re.sub(rb"<w:shd [^>]*/>", b"", black))
    _resize(root, SIZES[""])
    for style in root.iter(tag("style")):
        identifier = str(style.get(tag("styleId")))
        _resize(style, SIZES.get(identifier, 0))
        for name, element in OFFICIAL.get(identifier, {}).items():
            _set(style, name, element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _resize(element: Element, size: int) -> None:
    """Sets the size of letters, in half-points, where the element itself tells one."""
    defaults = element.find(f"{tag('docDefaults')}/{tag('rPrDefault')}/{tag('rPr')}")
    letters = element.find(tag("rPr")) if defaults is None else defaults
    if size and letters is not None:
        for found in (*letters.findall(tag("sz")), *letters.findall(tag("szCs"))):
            found.set(tag("val"), str(size))


def _set(style: Element, path: str, fragment: str) -> None:
    """Puts the fragment at `path` («pPr/jc») in place of what is there; nothing takes that away."""
    parent, name = path.split("/")
    home = style.find(tag(parent))
    if home is None:
        home = etree.SubElement(style, tag(parent))
    for old in home.findall(tag(name)):
        home.remove(old)
    if fragment:
        order = ORDERS[parent]
        before = sum(order.index(etree.QName(kid).localname) < order.index(name) for kid in home)
        home.insert(before, parsed(fragment))


def _with_paragraphs(data: bytes, paragraph: str) -> bytes:
    """A header or footer with this paragraph alone."""
    return re.sub(rb"<w:p>.*</w:p>", paragraph.encode(), data, flags=re.DOTALL)


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
    usual = reference()
    (assets() / "word" / "reference.docx").write_bytes(usual)
    Path("templates/weekly/reference.docx").write_bytes(usual)
    Path("templates/profiles/official.docx").write_bytes(official())

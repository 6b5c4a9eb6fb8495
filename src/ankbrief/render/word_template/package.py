"""A Word file from somebody else: opened with bounds, refused where it reaches outside itself."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from ankbrief.data import load
from ankbrief.errors import TemplateError, in_russian
from ankbrief.render.docx.xml import Element, tag
from ankbrief.render.htmltree import SCHEMES

# A letterhead with our embedded fonts has 0.6 MB and thirty parts; a scan of a coat of arms, ten.
_MOST_BYTES, _MOST_XML, _MOST_PARTS = 64_000_000, 16_000_000, 500
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SAVE_AS = "Откройте файл в Word и сохраните как «Документ Word (.docx)»."

_KINDS = load("word_parts")
_OBJECTS = tuple(map(tag, ("altChunk", "object", "control", "subDoc")))
# Fields by which Word fetches what lies outside the file when it opens or prints it (17.16.5).
_FETCHING = re.compile(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|IMPORT|INCLUDE|LINK|DDE|DDEAUTO|DATABASE|RD|AUTOTEXT)\b",
    re.IGNORECASE,
)


def opened(path: Path) -> dict[str, bytes]:
    """The parts of the Word file by name, once they are found to be harmless.

    Raises:
        TemplateError: it is no .docx, is too large once unpacked, or holds what reaches outside
            it or runs: macros, objects, external relations, fields that fetch, DTDs.
    """
    where = path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateError(f"шаблон не открывается: {in_russian(error)}", where) from error
    parts = _unpacked(data, where)
    _check_main(parts, where)
    for name, part in parts.items():
        if name.endswith(".rels"):
            _check_relations(_tree(part, where, name), where)
        elif name.endswith(".xml"):
            _check_fields(_tree(part, where, name), where)
    return parts


def _unpacked(data: bytes, where: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, where)
            return {info.filename: archive.read(info) for info in _files(archive)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise TemplateError("это не файл .docx или он повреждён", where, _SAVE_AS) from error


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [info for info in archive.infolist() if not info.is_dir()]


def _check_sizes(archive: zipfile.ZipFile, where: str) -> None:
    """Refuses a bomb by what the list of its files says; reading stops at these sizes anyway."""
    files = _files(archive)
    sizes = {info.filename: info.file_size for info in files}
    xml = max((n for name, n in sizes.items() if name.endswith((".xml", ".rels"))), default=0)
    if len(files) > _MOST_PARTS or sum(sizes.values()) > _MOST_BYTES or xml > _MOST_XML:
        raise TemplateError(
            f"файл слишком велик в распакованном виде: {sum(sizes.values()) // 1_000_000} МБ, "
            f"частей {len(files)}",
            where,
            f"Можно до {_MOST_BYTES // 1_000_000} МБ: уменьшите картинки («Сжать рисунки»).",
        )
    odd = [name for name in sizes if ".." in PurePosixPath(name).parts or name.startswith("/")]
    if odd or len(sizes) < len(files):
        raise TemplateError("части файла названы не так, как в документе Word", where, _SAVE_AS)


def tree_of(part: bytes) -> Element:
    """The part as a tree; depth is bounded by the parser (256), no entity is resolved."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(part, parser)


def _tree(data: bytes, where: str, name: str) -> Element:
    """The part as a tree, or what is wrong with it."""
    try:
        root = tree_of(data)
    except etree.XMLSyntaxError as error:
        raise TemplateError(f"часть «{name}» повреждена", where, _SAVE_AS) from error
    if root.getroottree().docinfo.doctype:
        raise TemplateError(f"в части «{name}» есть DOCTYPE, в Word так не бывает", where, _SAVE_AS)
    return root


def _check_main(parts: Mapping[str, bytes], where: str) -> None:
    types = parts.get("[Content_Types].xml", b"")
    if not types or "word/document.xml" not in parts:
        raise TemplateError("это не документ Word", where, _SAVE_AS)
    kinds = {str(node.get("ContentType")) for node in _tree(types, where, "[Content_Types].xml")}
    if any("macroEnabled" in kind or "vba" in kind.lower() for kind in kinds):
        raise _refused("vbaProject", where)
    if any("activex" in kind.lower() for kind in kinds):
        raise _refused("control", where)
    if any("oleobject" in kind.lower() for kind in kinds):
        raise _refused("oleObject", where)
    if _MAIN not in kinds:
        raise TemplateError("это не документ Word (.docx)", where, _SAVE_AS)


def _refused(kind: str, where: str, detail: str = "") -> TemplateError:
    """The error about a part of that kind, or about what is not of any known kind."""
    known = _KINDS["refused"].get(kind, {"name": f"часть неизвестного вида «{kind}»"})
    shown = f": {detail[:120]}" if detail else ""
    hint = known.get("mend", "Удалите его из файла и сохраните шаблон ещё раз.")
    return TemplateError(f"в шаблоне есть {known['name']}{shown}; так нельзя", where, hint)


def _check_relations(root: Element, where: str) -> None:
    for relation in root.iter(RELATION):
        kind = str(relation.get("Type")).rsplit("/", 1)[-1]
        target = str(relation.get("Target") or "")
        if kind not in _KINDS["plain"]["kinds"]:
            raise _refused(kind, where, target)
        if relation.get("TargetMode") == "External" and not _may_lead(kind, target):
            raise _refused("outside", where, target)


def _may_lead(kind: str, target: str) -> bool:
    """Whether an outside address is a plain link, which nothing follows by itself."""
    try:
        return kind == "hyperlink" and urlsplit(target).scheme.lower() in SCHEMES
    except ValueError:
        return False


def _check_fields(root: Element, where: str) -> None:
    for instruction in _instructions(root):
        if found := _FETCHING.match(instruction.strip()):
            raise _refused("field", where, found[1].upper())
    if next(root.iter(*_OBJECTS), None) is not None:
        raise _refused("oleObject", where)


def _instructions(root: Element) -> Iterator[str]:
    """What each field says; a complex one may be cut into many pieces, fields may nest."""
    yield from (str(node.get(tag("instr"))) for node in root.iter(tag("fldSimple")))
    open_: list[str] = []
    for node in root.iter(tag("fldChar"), tag("instrText")):
        if node.tag == tag("instrText") and open_:
            open_[-1] += node.text or ""
        elif node.get(tag("fldCharType")) == "begin":
            open_.append("")
        elif node.get(tag("fldCharType")) == "end" and open_:
            yield open_.pop()
    yield from open_

"""Word files (.docx): the body's paragraphs, text boxes and cells in their order.

Left out are headers, footers, footnotes and comments, with a note where they say something, and
what a tracked change has deleted.
Nothing is unpacked to the disk, no entity is resolved, no address of the file is opened.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from ankbrief.articles.draft import Draft
from ankbrief.articles.formats.written import FROM_PROPERTIES, Paragraph, write_down
from ankbrief.articles.sources import known_outlet
from ankbrief.errors import ArticleError

# An article with photographs unpacks to 20 MB at most; 42.zip to petabytes.
MAX_UNPACKED = 60_000_000
MAX_XML = 12_000_000  # bytes of one XML part: 250,000 characters take 3 MB with all their marks
MAX_ENTRIES = 2_000
_MAX_PARAGRAPHS = 20_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HINT = "Откройте его в Word и сохраните заново (.docx) или как обычный текст (.txt)."
_ASIDE = {
    "header": "колонтитулы",
    "footer": "колонтитулы",
    "footnotes": "сноски",
    "endnotes": "сноски",
    "comments": "примечания",
}
_LEAST = 20  # letters; «стр. 1 из 2» in a footer is no loss
_OLD = b"\xd0\xcf\x11\xe0"


def read_docx(data: bytes, where: str) -> Draft:
    """A `.docx` file; the day comes from its properties only where its lines state none.

    Raises `ArticleError` for a file that is no Word document, is damaged, encrypted or a bomb.
    """
    _check_archive(data, where)
    document = _open(data, where)
    written = write_down(_paragraphs(document, where), where)
    properties = document.core_properties
    made = None if written.layout.published else _made(properties)
    return Draft(
        text=written.text,
        layout=written.layout,
        published=made,
        source=known_outlet(properties.author or ""),
        notes=(*((FROM_PROPERTIES,) if made else ()), *_left_out(document)),
    )


def _left_out(document: Any) -> Iterator[str]:
    """What of the document is not read, where it has at least a sentence's worth of letters."""
    found = {
        name
        for part in document.part.package.iter_parts()
        for kind, name in _ASIDE.items()
        if (part.content_type or "").endswith(f"{kind}+xml") and _says_something(part.blob)
    }
    if found:
        yield f"в документе не прочитаны {', '.join(sorted(found))}"


def _says_something(xml: bytes) -> bool:
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return sum(map(str.isalpha, "".join(one.text or "" for one in root.iter(f"{_W}t")))) >= _LEAST


def _check_archive(data: bytes, where: str) -> None:
    """Sizes as the archive states them: what holds more than it states is damaged to zipfile."""
    if data.startswith(_OLD):
        message = "документ Word зашифрован паролем или сохранён в старом виде (.doc)"
        raise ArticleError(message, where, _HINT)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ArticleError("документ Word повреждён", where, _HINT) from error
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        megabytes = MAX_UNPACKED // 1_000_000
        message = f"документ раскрывается больше чем в {megabytes} МБ или {MAX_ENTRIES} частей"
        raise ArticleError(message, where, "Это не статья: уберите файл или сохраните её в .txt.")
    if any(_is_xml(entry.filename) and entry.file_size > MAX_XML for entry in entries):
        megabytes = MAX_XML // 1_000_000
        message = f"текст документа с разметкой больше {megabytes} МБ: это не одна статья"
        raise ArticleError(message, where, "Сохраните каждую статью в отдельный файл.")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _open(data: bytes, where: str) -> Any:
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        _ = document.element.body.tag, document.core_properties.author, len(document.styles)
    except Exception as error:  # python-docx lets through whatever a damaged part provokes
        raise ArticleError("это не документ Word, или он повреждён", where, _HINT) from error
    return document


def _paragraphs(document: Any, where: str) -> Iterator[Paragraph]:
    headings = _heading_styles(document)
    for count, element in enumerate(document.element.body.iter(f"{_W}p")):
        if count >= _MAX_PARAGRAPHS:
            message = f"в документе больше {_MAX_PARAGRAPHS} абзацев: это не одна статья"
            raise ArticleError(message, where, "Сохраните каждую статью в отдельный файл.")
        if next(element.iterancestors(_FALLBACK), None) is None:
            style = element.find(f"{_W}pPr/{_W}pStyle")
            name = style.get(f"{_W}val") if style is not None else None
            yield Paragraph("".join(_pieces(element)), heading=name in headings)


def _heading_styles(document: Any) -> set[str]:
    """Ids of «Название» and «Заголовок N»: a Russian Word calls them «a3» and «1»."""
    root = document.styles.element
    found = set()
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        label = (name.get(f"{_W}val") or "").casefold() if name is not None else ""
        if label == "title" or label.startswith("heading "):
            found.add(style.get(f"{_W}styleId"))
    return found


def _pieces(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph without that of the text boxes anchored in it."""
    left_out = {f"{_W}p", f"{_W}moveFrom", f"{_W}del", f"{_W}pPr", f"{_W}rPr", _FALLBACK}
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _SIGNS:
            yield _SIGNS[element.tag]
        elif element.tag not in left_out:
            waiting.extend(reversed(element))


def _made(properties: Any) -> datetime | None:
    """When the file was made; python-docx's own template says 2013 and means nothing."""
    try:
        made: object = properties.created
    except (ValueError, TypeError, AttributeError):
        return None
    if not isinstance(made, datetime) or properties.author == "python-docx":
        return None
    return made if made.tzinfo else made.replace(tzinfo=UTC)

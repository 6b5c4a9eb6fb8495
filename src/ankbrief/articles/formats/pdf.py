"""PDF files: their text, page by page, by pypdf; a scan has none and says so.

Time and memory are bounded by the number of pages, by the size of a page's drawing commands and by
a clock that looks in at every command. Nothing that a file embeds is opened or run.

Paragraphs are told by gaps and first lines that are set in, else by their last lines; where that
fills the margin, two are taken for one.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from time import thread_time
from typing import Any

from ankbrief.articles.decoding import MAX_CHARACTERS
from ankbrief.articles.draft import Draft
from ankbrief.articles.formats.lines_of_pdf import Collector, Line, text_of
from ankbrief.articles.formats.written import FROM_PROPERTIES, Paragraph, write_down
from ankbrief.articles.lines import clean
from ankbrief.articles.sources import known_outlet
from ankbrief.errors import ArticleError

MAX_PAGES = 200
MAX_COMMANDS = 3_000_000  # bytes of one page's drawing; a page of text has 5,000, a map 2 MB
SECONDS = 20.0  # of the processor for one file; 80 pages of text take 4
_LEAST = 20  # letters; a stamp or a page number is no article
_READABLE = 0.5  # of visible characters are letters or digits; without a table of letters, 10 %
_HINT = "Откройте его в программе просмотра, скопируйте текст статьи и сохраните в файл .txt."
_HINT_SCAN = "Распознайте текст (OCR) и сохраните его в файл .txt."

logging.getLogger("pypdf").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Pages:
    """The lines of each page; `skipped` are numbers of pages that were too much."""

    lines: tuple[tuple[Line, ...], ...]
    skipped: tuple[int, ...]


class _LateError(Exception):
    pass


def read_pdf(data: bytes, where: str) -> Draft:
    """A `.pdf` file; the day comes from its properties only where its lines state none.

    Raises `ArticleError` for a file that is damaged, locked, a scan, or takes too long.
    """
    if b"%PDF" not in data[:1024]:
        raise ArticleError("это не документ PDF, или он повреждён", where, _HINT)
    try:
        reader = _open(data, where)
        pages = _read_pages(reader, where)
        information = _information(reader)
    except ArticleError:
        raise
    except _LateError as error:
        message = f"документ PDF слишком сложен: чтение заняло бы больше {SECONDS:.0f} секунд"
        raise ArticleError(message, where, _HINT) from error
    except Exception as error:  # pypdf lets through whatever a damaged object provokes
        raise ArticleError("документ PDF повреждён", where, _HINT) from error
    return _draft(pages, information, where)


def _open(data: bytes, where: str) -> Any:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data), xref_stream_maximum_entries=200_000)
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (pypdf.errors.DependencyError, NotImplementedError):
            opened = pypdf.PasswordType.NOT_DECRYPTED
        if opened is pypdf.PasswordType.NOT_DECRYPTED:
            hint = "Снимите пароль или сохраните текст статьи в файл .txt."
            raise ArticleError("документ PDF зашифрован", where, hint)
    if len(reader.pages) > MAX_PAGES:
        message = f"в документе PDF больше {MAX_PAGES} страниц: это не одна статья"
        raise ArticleError(message, where, "Сохраните каждую статью в отдельный файл.")
    return reader


def _read_pages(reader: Any, where: str) -> _Pages:
    lines: list[tuple[Line, ...]] = []
    letters = 0
    skipped: list[int] = []
    limit = thread_time() + SECONDS

    def watch(*_: Any) -> None:
        if thread_time() > limit:
            raise _LateError

    for number, page in enumerate(reader.pages, 1):
        watch()
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MAX_COMMANDS:
            skipped.append(number)
            lines.append(())
            continue
        collector = Collector()
        text = page.extract_text(visitor_operand_before=watch, visitor_text=collector.take)
        collector.end()
        lines.append(tuple(collector.lines))
        letters += len(text)
        if letters > 2 * MAX_CHARACTERS:
            break
    if not lines:
        raise ArticleError("в документе PDF нет страниц", where, _HINT)
    return _Pages(tuple(lines), tuple(skipped))


@dataclass(frozen=True, slots=True)
class _Information:
    title: str
    author: str
    made: datetime | None


def _information(reader: Any) -> _Information:
    """The document's properties; a broken one is as good as none."""
    stated = reader.metadata
    try:
        made = stated.creation_date if stated else None
    except (ValueError, TypeError, AttributeError, OverflowError):
        made = None
    if made and not made.tzinfo:
        made = made.replace(tzinfo=UTC)
    known = stated or {}
    return _Information(
        clean(str(known.get("/Title") or "")), clean(str(known.get("/Author") or "")), made
    )


def _draft(pages: _Pages, information: _Information, where: str) -> Draft:
    text = text_of(pages.lines)
    _refuse_scan(text, pages, where)
    title, rest = _split_title(text, information.title)
    written = write_down([Paragraph(rest)], where, title=title, wrapped=True)
    made = None if written.layout.published else information.made
    return Draft(
        text=written.text,
        layout=written.layout,
        published=made if made and 1990 <= made.year < 2100 else None,
        source=known_outlet(information.author),
        notes=(*_notes(pages), *((FROM_PROPERTIES,) if made else ())),
    )


def _refuse_scan(text: str, pages: _Pages, where: str) -> None:
    if sum(map(str.isalpha, text)) < _LEAST:
        if pages.skipped:
            raise ArticleError("страницы документа PDF слишком сложны", where, _HINT)
        message = f"в документе PDF нет текста, это скан или картинки (страниц: {len(pages.lines)})"
        raise ArticleError(message, where, _HINT_SCAN)
    visible = [sign for sign in text if not sign.isspace()]
    if sum(map(str.isalnum, visible)) < len(visible) * _READABLE:
        message = "текст документа PDF не читается: в нём нет таблицы букв для шрифтов"
        raise ArticleError(message, where, _HINT_SCAN)


def _notes(pages: _Pages) -> Iterator[str]:
    texts = ["".join(line.text for line in page) for page in pages.lines]
    blank = [i for i, text in enumerate(texts, 1) if not any(map(str.isalpha, text))]
    scanned = [i for i in blank if i not in pages.skipped]
    told = {
        "нет текста, это скан или картинка": scanned,
        "слишком сложный рисунок, текст не прочитан": pages.skipped,
    }
    for why, numbers in told.items():
        if numbers:
            yield f"на страницах {', '.join(map(str, numbers))} документа PDF {why}"


def _split_title(text: str, title: str) -> tuple[str, str]:
    """The stated title if the text begins with it, and what follows it."""
    words = title.split(" ")[:60]
    pattern = r"\s*" + r"\s+".join(map(re.escape, words)) + r"\s*(?:\n|$)"
    found = re.match(pattern, text) if title else None
    return (title, text[found.end() :]) if found else ("", text)

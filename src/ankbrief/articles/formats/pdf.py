"""PDF files: their text, page by page, by pypdf; a scan has none and says so.

Time and memory are bounded by the number of pages, by the size of a page's drawing commands and by
a clock that looks in at every command. Nothing that a file embeds is opened or run.

Paragraphs are told by their last lines; where that fills the margin, two are taken for one.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from time import thread_time
from typing import Any

from ankbrief.articles.decoding import MAX_CHARACTERS
from ankbrief.articles.draft import Draft
from ankbrief.articles.formats.written import FROM_PROPERTIES, Paragraph, write_down
from ankbrief.articles.lines import clean
from ankbrief.articles.sources import known_outlet
from ankbrief.data import load
from ankbrief.errors import ArticleError

MAX_PAGES = 200
MAX_COMMANDS = 3_000_000  # bytes of one page's drawing; a page of text has 5,000, a map 2 MB
SECONDS = 20.0  # of the processor for one file; 80 pages of text take 4
_LEAST = 20  # letters; a stamp or a page number is no article
_READABLE = 0.5  # of visible characters are letters or digits; without a table of letters, 10 %
_EDGE = 2  # lines at either end of a page that may be a running head
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:стр\.?|страница)?\s*\d{1,3}(?:\s*(?:/|из)\s*\d{1,3})?[-–—\s]*"
)
_ENDED = re.compile(r"[.!?…][\])»”\"]*$")
_FILLED = 0.97  # of the longest line; to part a paragraph after a sentence harms little
_BROKEN = re.compile(r"([^\W\d_]+)([-\u2010]|\xad)[ \t]*\n[ \t]*([а-яёәғқңөұүһі][^\W\d_]*)")
_HINT = "Откройте его в программе просмотра, скопируйте текст статьи и сохраните в файл .txt."
_HINT_SCAN = "Распознайте текст (OCR) и сохраните его в файл .txt."

logging.getLogger("pypdf").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Pages:
    """The text of each page; `skipped` are numbers of pages that were too much."""

    texts: tuple[str, ...]
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
    texts: list[str] = []
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
            texts.append("")
            continue
        texts.append(page.extract_text(visitor_operand_before=watch))
        if sum(map(len, texts)) > 2 * MAX_CHARACTERS:
            break
    if not texts:
        raise ArticleError("в документе PDF нет страниц", where, _HINT)
    return _Pages(tuple(texts), tuple(skipped))


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
    text = "\n".join(map("\n".join, _without_running_heads(pages.texts)))
    _refuse_scan(text, pages, where)
    text = _part_paragraphs(_mend_hyphens(text))
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
        message = f"в документе PDF нет текста, это скан или картинки (страниц: {len(pages.texts)})"
        raise ArticleError(message, where, _HINT_SCAN)
    visible = [sign for sign in text if not sign.isspace()]
    if sum(map(str.isalnum, visible)) < len(visible) * _READABLE:
        message = "текст документа PDF не читается: в нём нет таблицы букв для шрифтов"
        raise ArticleError(message, where, _HINT_SCAN)


def _notes(pages: _Pages) -> Iterator[str]:
    blank = [i for i, text in enumerate(pages.texts, 1) if not any(map(str.isalpha, text))]
    scanned = [i for i in blank if i not in pages.skipped]
    told = {
        "нет текста, это скан или картинка": scanned,
        "слишком сложный рисунок, текст не прочитан": pages.skipped,
    }
    for why, numbers in told.items():
        if numbers:
            yield f"на страницах {', '.join(map(str, numbers))} документа PDF {why}"


def _without_running_heads(texts: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each page without page numbers and what its edges share with other pages."""
    pages = [[line.rstrip() for line in text.split("\n")] for text in texts]
    filled = [[line for line in page if line.strip()] for page in pages]
    counts = Counter(key for page in filled for key in set(map(_key, _edges(page))))
    heads = {key for key, count in counts.items() if count > max(1, len(pages) / 2)}
    for page, lines in zip(pages, filled, strict=True):
        edge = set(_edges(lines))
        yield [
            line
            for line in page
            if line not in edge or not (_key(line) in heads or _PAGE_NUMBER.fullmatch(line))
        ]


def _edges(lines: list[str]) -> list[str]:
    return lines[:_EDGE] + lines[-_EDGE:]


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", clean(line))


def _mend_hyphens(text: str) -> str:
    """«встре-↵ча» as «встреча»; «пресс-↵служба» keeps its hyphen, as elsewhere in the text."""
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))
    hyphened = frozenset(load("documents")["hyphened"])

    def mended(found: re.Match[str]) -> str:
        first, sign, second = found.groups()
        whole, compound = f"{first}{second}", f"{first}-{second}"
        if sign == "\xad" or known[whole.casefold()]:
            return whole
        keeps = known[compound.casefold()] or first.casefold() in hyphened
        return compound if keeps else whole

    return _BROKEN.sub(mended, text)


def _part_paragraphs(text: str) -> str:
    """The text with a blank line after each line whose writer had room for the next word."""
    lines = text.split("\n")
    width = max(map(len, lines)) * _FILLED
    parted = [lines[0]]
    for before, line in pairwise(lines):
        word = line.strip().partition(" ")[0]
        ended = _ENDED.search(before.rstrip()) and not word[:1].islower()
        if ended and len(before.rstrip()) + 1 + len(word) < width:
            parted.append("")
        parted.append(line)
    return "\n".join(parted)


def _split_title(text: str, title: str) -> tuple[str, str]:
    """The stated title if the text begins with it, and what follows it."""
    words = title.split(" ")[:60]
    pattern = r"\s*" + r"\s+".join(map(re.escape, words)) + r"\s*(?:\n|$)"
    found = re.match(pattern, text) if title else None
    return (title, text[found.end() :]) if found else ("", text)

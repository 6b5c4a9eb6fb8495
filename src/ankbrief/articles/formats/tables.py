"""Tables of articles: .json, .jsonl and .csv, an article a record.

The last two are read record by record, so that they may be of any size. A record's fields are
found by their names, Russian or English (`data/documents.toml`). Formulas of a spreadsheet are
text like any other: nothing is computed here, and documents are no spreadsheets.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain
from typing import Any, BinaryIO, TypeVar

from ankbrief.articles.dates import moment
from ankbrief.articles.decoding import MAX_CHARACTERS, decode
from ankbrief.articles.draft import Draft
from ankbrief.articles.formats.lines import lines_of
from ankbrief.articles.formats.markup import is_markup, paragraphs_of
from ankbrief.articles.formats.written import Paragraph, printable, write_down
from ankbrief.articles.lines import clean
from ankbrief.articles.sources import printed, source_of_address
from ankbrief.data import load
from ankbrief.errors import ArticleError

MAX_RECORDS = 5_000  # a year of a busy outlet, all of it in memory; what is beyond is said
_LONG_DATE = 40  # characters; a longer one is some other text
_DEPTH = 5  # {"data": {"items": [ … ]}} is 2
_HINT_FIELDS = "Нужен столбец или поле с текстом: text, текст, body, content."
_HINT_JSON = "Проверьте файл: JSON — это список объектов, JSONL — по объекту в строке."
_HINT_MANY = "Разделите файл на несколько или извлеките факты потоком: ankbrief extract --jsonl."
_HINT_LONG = "Разделите её на статьи; проверьте, закрыты ли кавычки."
_REFUSED = object()  # a record that is longer than any article
_MILLISECONDS = 100_000_000_000  # a larger timestamp counts milliseconds: seconds reach it in 5138

T = TypeVar("T")
Found = Iterator[tuple[str, Draft | ArticleError]]


def read_json(data: bytes, where: str) -> Found:
    """A `.json` file: an object, a list of them, or an object that holds such a list.

    Raises `ArticleError` for what is no JSON or holds no record with a text.
    """
    text = decode(data, where).text
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"файл JSON не разобран{_line(error)}", where, _HINT_JSON) from error
    records = _records(value, _DEPTH)
    if not records:
        raise ArticleError("в файле JSON нет статей", where, _HINT_FIELDS)
    return _drafts(enumerate(records, 1), where, MAX_RECORDS)


def read_jsonl(file: BinaryIO, where: str, most: int | None = MAX_RECORDS) -> Found:
    """A `.jsonl` file: an object a line; a broken line does not stop the others.

    No more than `most` records are read; None reads them all.
    """
    with lines_of(file, where) as lines:
        each = enumerate(_each(lines, lines.begin), 1)
        filled = ((i, line) for i, line in each if line is None or line.strip())
        yield from _drafts(((i, _line_value(line)) for i, line in filled), where, most)


def read_csv(file: BinaryIO, where: str, most: int | None = MAX_RECORDS) -> Found:
    """A `.csv` file with names of columns in its first row; commas, semicolons or tabs.

    Raises `ArticleError` where no column is known to hold the text.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CHARACTERS * 2))
    with lines_of(file, where) as lines:
        head = next(_each(lines), None) or ""
        delimiter = max(";,\t", key=head.count)
        rows = _each(csv.reader(chain([head], lines), delimiter=delimiter), lines.begin)
        names = [_known(name) for name in next(rows, None) or ()]
        if "text" not in names:
            raise ArticleError("в таблице нет столбца с текстом", where, _HINT_FIELDS)
        filled = ((i, row) for i, row in enumerate(rows, 2) if row is None or any(row))
        yield from _drafts(((i, _row_value(names, row)) for i, row in filled), where, most)


def _each(records: Iterator[T], begin: Callable[[], None] = lambda: None) -> Iterator[T | None]:
    """The records; None for one that the library refuses, a field of many megabytes."""
    while True:
        begin()
        try:
            yield next(records)
        except StopIteration:
            return
        except csv.Error:
            yield None


def _line(error: Exception) -> str:
    return f": строка {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""


def _line_value(line: str | None) -> Any:
    if line is None:
        return _REFUSED
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None


def _row_value(names: Sequence[str], row: Sequence[str] | None) -> Any:
    return _REFUSED if row is None else dict(zip(names, row, strict=False))


def _records(value: Any, depth: int) -> list[Any]:
    """The first list of records with a text, breadth before depth; or the one record."""
    if isinstance(value, dict) and _text_of(value):
        return [value]
    if isinstance(value, list):
        return value if any(isinstance(one, dict) and _text_of(one) for one in value) else []
    if isinstance(value, dict) and depth:
        return next(filter(None, (_records(inner, depth - 1) for inner in value.values())), [])
    return []


@cache
def _fields() -> dict[str, str]:
    return {name: field for field, names in load("documents")["fields"].items() for name in names}


def _known(name: str) -> str:
    """The field that a column's name means, else the name."""
    low = clean(name).casefold().replace("-", "_").replace(" ", "_")
    return _fields().get(low, low)


def _text_of(record: Mapping[str, Any]) -> str:
    return _stated(record, "text")


def _stated(record: Mapping[str, Any], field: str) -> str:
    """A record's field as text; of an object within, its own name."""
    for name, value in record.items():
        inner = value.get("name") if isinstance(value, dict) else value
        if _known(str(name)) == field and isinstance(inner, str) and inner.strip():
            return printable(inner)
    return ""


def _drafts(records: Iterable[tuple[int, Any]], where: str, most: int | None) -> Found:
    empty = True
    for count, (number, record) in enumerate(records):
        place, empty = f"{where}#{number}", False
        if count == most:
            message = f"в файле больше {most} статей: остальные не прочитаны"
            yield where, ArticleError(message, where, _HINT_MANY)
            return
        try:
            yield place, _draft(record, place)
        except ArticleError as error:
            yield place, error
    if empty:
        yield where, ArticleError("в файле нет статей", where, _HINT_FIELDS)


def _draft(record: Any, place: str) -> Draft:
    if record is _REFUSED:
        raise ArticleError("запись слишком длинная: это не одна статья", place, _HINT_LONG)
    if not isinstance(record, Mapping):
        raise ArticleError("запись не разобрана", place, _HINT_JSON)
    text = _text_of(record)
    if not text:
        raise ArticleError("в записи нет текста", place, _HINT_FIELDS)
    paragraphs, cut = paragraphs_of(text) if is_markup(text) else ((Paragraph(text),), False)
    written = write_down(paragraphs, place, title=_stated(record, "title"))
    url = _stated(record, "url").strip()
    source = _stated(record, "source")
    published = _published(record)
    return Draft(
        text=written.text,
        layout=written.layout,
        published=published,
        source=printed(source) if source else source_of_address(url) if url else None,
        url=url if url.startswith(("http://", "https://")) else None,
        notes=(*_notes(written.text, is_cut=cut), *(() if published else _unread_day(record))),
    )


def _notes(text: str, *, is_cut: bool) -> Iterator[str]:
    if is_cut:
        yield "текст записи слишком длинный, конец не прочитан"
    if lost := text.count("\ufffd"):
        yield f"в тексте не прочитано знаков: {lost}; на их месте стоит «\ufffd»"


def _unread_day(record: Mapping[str, Any]) -> Iterator[str]:
    """«99.99.2026» where a day should be; an empty field says nothing."""
    if stated := clean(_stated(record, "published")):
        yield f"дата записи не понята: «{stated[:_LONG_DATE]}»"


def _published(record: Mapping[str, Any]) -> date | datetime | None:
    stamp = _stated(record, "published")
    if stamp and not stamp.strip().isdecimal():
        return moment(stamp)
    numbers = (v for n, v in record.items() if _known(str(n)) == "published")
    return next(filter(None, map(_from_number, numbers)), None)


def _from_number(value: Any) -> datetime | None:
    """Seconds or milliseconds since 1970."""
    try:
        seconds = float(value)
        stated = datetime.fromtimestamp(seconds / (1000 if seconds > _MILLISECONDS else 1), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return stated if 1990 <= stated.year < 2100 else None

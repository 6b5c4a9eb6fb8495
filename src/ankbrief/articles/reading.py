"""From paths to articles: each bad file is a problem of the run, and the rest is read."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from ankbrief.articles.dates import day_in
from ankbrief.articles.draft import Draft
from ankbrief.articles.files import (
    MAX_BYTES,
    STANDARD_INPUT,
    Failed,
    Found,
    Skipped,
    read_bytes,
    read_standard_input,
    walk,
)
from ankbrief.articles.formats.mail import read_mail
from ankbrief.articles.formats.pdf import read_pdf
from ankbrief.articles.formats.signs import suffix_of
from ankbrief.articles.formats.tables import read_csv, read_json, read_jsonl
from ankbrief.articles.formats.word import read_docx
from ankbrief.articles.languages import split_languages
from ankbrief.articles.lines import clean
from ankbrief.articles.markdown import read_markdown
from ankbrief.articles.pages import read_page
from ankbrief.articles.plain import read_plain
from ankbrief.articles.sources import cited_source
from ankbrief.errors import ArticleError
from ankbrief.model import Article, Block, Language, Level, Problem

# A format is one function from a file's bytes and its name to a draft.
READERS: dict[str, Callable[[bytes, str], Draft]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
# A format of several articles: each with its place, or why it cannot be read.
COLLECTIONS: dict[str, Callable[[bytes, str], Iterator[tuple[str, Draft | ArticleError]]]] = {
    ".eml": read_mail,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}
_DOCUMENT = 30_000_000  # bytes; press releases come with photographs in them
_TABLE = 20_000_000  # bytes; a month of an agency
LIMITS = {
    **dict.fromkeys((".docx", ".pdf", ".eml"), _DOCUMENT),
    **dict.fromkeys((".json", ".jsonl", ".csv"), _TABLE),
}

# Where the day of a publication begins, unless the office says otherwise.
ZONE = ZoneInfo("Asia/Almaty")


# A page saved under the name of a text is read as the page it is.
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<(?:!doctype html|html[\s>])", re.IGNORECASE)


_HINT_DATE = "Впишите полную дату отдельной строкой, например: 24 апреля 2025."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run read: `problems` tell of files left out; each article holds its own problems.

    `skipped` are the hidden files and READMEs of folders.
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()


def read_file(path: str | os.PathLike[str], *, zone: tzinfo = ZONE) -> Article:
    """The article of one file, its day in `zone`; raises `ArticleError`, also for several."""
    found = list(_read(Path(path), zone))
    if len(found) > 1:
        message = f"в файле не одна статья, а несколько ({len(found)})"
        raise ArticleError(message, str(path), "Прочитайте его как папку: read_paths.")
    if isinstance(found[0], ArticleError):
        raise found[0]
    return found[0]


def _read(path: Path, zone: tzinfo) -> Iterator[Article | ArticleError]:
    """What a file holds, at least one; raises `ArticleError` where it cannot be read at all."""
    if path == STANDARD_INPUT:
        data = read_standard_input(_DOCUMENT)
        yield from _parse(data, suffix_of(data), str(path), zone)
        return
    suffix = path.suffix.lower()
    if suffix not in READERS and suffix not in COLLECTIONS:
        raise _unknown(path)
    data = read_bytes(path, LIMITS.get(suffix, MAX_BYTES))
    yield from _parse(data, suffix, str(path), zone)


def _parse(data: bytes, suffix: str, where: str, zone: tzinfo) -> Iterator[Article | ArticleError]:
    if suffix in COLLECTIONS:
        for place, one in COLLECTIONS[suffix](data, where):
            yield one if isinstance(one, ArticleError) else _article(one, place, zone)
    else:
        reader = read_page if _PAGE.match(data) else READERS[suffix]
        yield _article(reader(data, where), where, zone)


def read_paths(paths: Iterable[str | os.PathLike[str]], *, zone: tzinfo = ZONE) -> Reading:
    """The articles of files and folders, in order; raises nothing for a file that is bad.

    A folder is read with its subfolders. A file given twice is read once, and of two files with
    one text the second is left out; both are said in `problems`.
    """
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    skipped: list[str] = []
    seen: set[str] = set()
    for item in walk(paths):
        if isinstance(item, Skipped):
            skipped.append(str(item.path))
        elif isinstance(item, Failed):
            problems.append(Problem("error", item.message, str(item.path), item.hint))
        else:
            problems += _take(item, articles, seen, zone)
    return Reading(tuple(articles.values()), tuple(problems), tuple(skipped))


def _take(item: Found, articles: dict[str, Article], seen: set[str], zone: tzinfo) -> list[Problem]:
    """Reads one file into `articles`; what is to be told about it."""
    where = str(item.path)
    real = os.path.realpath(item.path)
    if real in seen:
        return [Problem("note", "файл указан дважды, прочитан один раз", where)]
    seen.add(real)
    known = item.path.suffix.lower() in (*READERS, *COLLECTIONS)
    problems: list[Problem] = []
    try:
        for one in _read(item.path, zone):
            problems += _keep(one, articles)
    except ArticleError as error:
        level: Level = "error" if item.named or known else "warning"
        problems.append(Problem(level, error.message, where, error.hint))
    return problems


def _keep(one: Article | ArticleError, articles: dict[str, Article]) -> list[Problem]:
    """Puts an article to the others unless its text is there."""
    if isinstance(one, ArticleError):
        return [Problem("error", one.message, one.where, one.hint)]
    first = articles.setdefault(one.id, one)
    if first is one:
        return []
    return [Problem("note", f"тот же текст, что в «{first.path}»: не повторён", one.path or "")]


def _unknown(path: Path) -> ArticleError:
    suffix = path.suffix or "без расширения"
    known = ", ".join((*READERS, *COLLECTIONS))
    hint = f"Читаются {known}: сохраните статью как текст или страницу."
    return ArticleError(f"файлы такого вида не читаются: {suffix}", str(path), hint)


def _article(draft: Draft, where: str, zone: tzinfo) -> Article:
    layout = draft.layout
    language, foreign = split_languages(draft.text, layout.blocks)
    published = day_in(draft.published, zone) or layout.published
    unresolved = () if published else layout.notes
    return Article(
        id=_identity(draft.text),
        title=layout.title,
        text=draft.text,
        published=published,
        source=draft.source or layout.source or cited_source(draft.text),
        url=draft.url or layout.url,
        path=where,
        language=language,
        blocks=tuple(b for b in layout.blocks if language != "ru" or b not in foreign),
        problems=(
            *(Problem("note", note, where) for note in draft.notes),
            *(Problem("note", note, where, _HINT_DATE) for note in unresolved),
            *_language_problems(language, foreign, where),
        ),
    )


def _identity(text: str) -> str:
    """The same for one text in two folders, encodings or ways to end a line."""
    return hashlib.sha256(clean(text).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _language_problems(
    language: Language, foreign: tuple[Block, ...], where: str
) -> tuple[Problem, ...]:
    count = len(foreign)
    if language == "other":
        message = "статья не на русском и не на казахском языке: факты из неё не взяты"
        return (Problem("warning", message, where, "Добавьте её русский перевод."),)
    if not count:
        return ()
    other = "казахском" if language == "ru" else "русском"
    message = f"абзацы на {other} языке ({count}) не разобраны"
    return (Problem("note", message, where, "Сохраните оба текста отдельными файлами."),)

"""From paths to articles: each bad file is a problem of the run, and the rest is read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from ankbrief.articles.dates import day_in
from ankbrief.articles.draft import Draft
from ankbrief.articles.files import (
    MAX_BYTES,
    STANDARD_INPUT,
    Failed,
    Found,
    Online,
    Skipped,
    opened,
    read_bytes,
    read_standard_input,
    walk,
)
from ankbrief.articles.formats.signs import suffix_of
from ankbrief.articles.languages import split_languages
from ankbrief.articles.lines import clean
from ankbrief.articles.met import Met
from ankbrief.articles.outlets import outlet_of_path
from ankbrief.articles.patience import in_time
from ankbrief.articles.readers import (
    DOCUMENT,
    LIMITS,
    TABLES,
    advice_on,
    drafts_of,
    is_known,
)
from ankbrief.articles.sources import cited_source
from ankbrief.articles.web.fetching import Fetcher
from ankbrief.articles.web.reading import read_address
from ankbrief.errors import ArticleError
from ankbrief.model import Article, Block, Language, Level, Problem

# Where the day of a publication begins, unless the office says otherwise.
ZONE = ZoneInfo("Asia/Almaty")

_HINT_DATE = "Впишите полную дату отдельной строкой, например: 24 апреля 2025."


@dataclass(frozen=True, slots=True)
class Reading:
    """What a run read: `problems` tell of files left out; each article holds its own problems.

    `skipped` are the hidden files and READMEs of folders.
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...] = ()
    skipped: tuple[str, ...] = ()


class Known(Protocol):
    """What files held in earlier runs, by their bytes and names."""

    def articles(self, data: bytes, name: str) -> Sequence[Article] | None:
        """The articles of the file; None where it must be read."""

    def keep(self, data: bytes, name: str, articles: Sequence[Article]) -> None:
        """Takes what the file holds."""


def read_file(path: str | os.PathLike[str], *, zone: tzinfo = ZONE) -> Article:
    """The article of one file, its day in `zone`; raises `ArticleError`, also for several."""
    found = list(_read(Path(path), zone))
    if len(found) > 1:
        message = f"в файле не одна статья, а несколько ({len(found)})"
        raise ArticleError(message, str(path), "Прочитайте его как папку: read_paths.")
    if isinstance(found[0], ArticleError):
        raise found[0]
    return found[0]


def _read(
    path: Path, zone: tzinfo, *, archives: bool = False, known: Known | None = None
) -> Iterator[Article | ArticleError]:
    """What a file holds, at least one; raises `ArticleError` where it cannot be read at all."""
    if path == STANDARD_INPUT:
        data = read_standard_input(DOCUMENT)
        yield from _articles(drafts_of(data, suffix_of(data), str(path)), zone)
        return
    if not is_known(path):
        raise _unknown(path)
    suffix = path.suffix.lower()
    if archives and suffix in TABLES:
        with opened(path) as file:
            yield from _articles(TABLES[suffix](file, str(path), None), zone)
        return
    data = read_bytes(path, LIMITS.get(suffix, MAX_BYTES))
    found = _articles(drafts_of(data, suffix, str(path)), zone)
    yield from found if known is None else _read_once(found, data, str(path), known)


def _read_once(
    found: Iterator[Article | ArticleError], data: bytes, path: str, known: Known
) -> Iterator[Article | ArticleError]:
    """What an earlier run found in the file, else `found`; what has a mistake is always read."""
    name = f"{path}\0{outlet_of_path(path) or ''}"  # the office says whose files lie where
    before = known.articles(data, name)
    if before is not None:
        yield from before
        return
    made: list[Article | ArticleError] = []
    for one in found:
        made.append(one)
        yield one
    articles = [one for one in made if isinstance(one, Article)]
    if len(articles) == len(made):
        known.keep(data, name, articles)


def _articles(
    drafts: Iterable[tuple[str, Draft | ArticleError]], zone: tzinfo
) -> Iterator[Article | ArticleError]:
    for place, one in drafts:
        yield one if isinstance(one, ArticleError) else _article(one, place, zone)


@dataclass(frozen=True, slots=True)
class _Run:
    """How to read, and what has been met so far."""

    zone: tzinfo
    fetcher: Fetcher
    archives: bool
    known: Known | None
    met: Met


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    zone: tzinfo = ZONE,
    fetcher: Fetcher | None = None,
    known: Known | None = None,
) -> Reading:
    """The articles of files, folders and web addresses, in order; raises nothing for a bad one.

    A folder is read with its subfolders. A file given twice is read once, and of two files with
    one text the second is left out, unless it names another outlet; both are said in `problems`.
    The network is touched only for addresses; `fetcher` says within which limits. A file that is
    `known` is not read again.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    skipped: list[str] = []
    for one in stream_paths(paths, zone=zone, fetcher=fetcher, known=known, archives=False):
        if isinstance(one, Article):
            articles.append(one)
        elif isinstance(one, Problem):
            problems.append(one)
        else:
            skipped.append(str(one.path))
    return Reading(tuple(articles), tuple(problems), tuple(skipped))


def stream_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    zone: tzinfo = ZONE,
    fetcher: Fetcher | None = None,
    known: Known | None = None,
    archives: bool = True,
) -> Iterator[Article | Problem | Skipped]:
    """What `read_paths` puts together, each when it is asked for, so that memory stays bounded.

    With `archives` a table of articles, .jsonl or .csv, may be of any size.
    """
    with Met() as met:
        run = _Run(zone, fetcher or Fetcher(), archives, known, met)
        for item in walk(paths):
            if isinstance(item, Skipped):
                yield item
            elif isinstance(item, Failed):
                yield Problem("error", item.message, str(item.path), item.hint)
            else:
                yield from _take(item, run)


def _take(item: Found | Online, run: _Run) -> Iterator[Article | Problem]:
    """Reads one file or address."""
    where = item.url if isinstance(item, Online) else str(item.path)
    real = where if isinstance(item, Online) else os.path.realpath(where)
    if run.met.before(f"file {real}", where) is not None:
        yield Problem("note", "файл указан дважды, прочитан один раз", where)
        return
    try:
        if isinstance(item, Online):
            found = _articles(read_address(item.url, run.fetcher), run.zone)
        else:
            found = _read(item.path, run.zone, archives=run.archives, known=run.known)
        for one in in_time(found, where):
            yield _unless_met(one, run.met)
    except ArticleError as error:
        level: Level = "error" if _is_wanted(item) else "warning"
        yield Problem(level, error.message, error.where or where, error.hint)


def _is_wanted(item: Found | Online) -> bool:
    """Whether the user gave it, or it is of a kind that is read."""
    return isinstance(item, Online) or item.named or is_known(item.path)


def _unless_met(one: Article | ArticleError, met: Met) -> Article | Problem:
    """The article, unless its text has been read before; of another outlet it is a reprint."""
    if isinstance(one, ArticleError):
        return Problem("error", one.message, one.where, one.hint)
    first = met.before(f"text {one.id}", one.path or "")
    of_outlet = met.before(f"text {one.id} {one.source}", one.path or "")
    if first is None:
        return one
    if one.source and of_outlet is None:
        return replace(one, id=_checksum(f"{one.id} {one.source}"))
    return Problem("note", f"тот же текст, что в «{first}»: не повторён", one.path or "")


def _unknown(path: Path) -> ArticleError:
    return ArticleError("файл такого вида не читается", str(path), advice_on(path.suffix.lower()))


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
        source=outlet_of_path(where.rpartition("#")[0] or where)
        or draft.source
        or layout.source
        or cited_source(draft.text),
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
    return _checksum(clean(text))


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _language_problems(
    language: Language, foreign: tuple[Block, ...], where: str
) -> tuple[Problem, ...]:
    """Of paragraphs in another language; of a whole text in it tells whoever looks for facts."""
    count = len(foreign)
    if language == "other" or not count:
        return ()
    other = "казахском" if language == "ru" else "русском"
    message = f"абзацы на {other} языке ({count}) не разобраны"
    return (Problem("note", message, where, "Сохраните оба текста отдельными файлами."),)

"""Files and folders: what there is to read, and a file's bytes within bounds."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path
from typing import BinaryIO

from ankbrief.articles.web.addresses import is_address
from ankbrief.data import load
from ankbrief.errors import ArticleError, in_russian

# Pages saved with their pictures reach 3 MB; a text of that size is no article.
MAX_BYTES = 5_000_000

_OUTSIDE = "ссылка ведёт за пределы папки: по ней ничего не прочитано"
_HINT_OUTSIDE = "Если там публикации, назовите эту папку или файл сами: ankbrief build ПУТИ."

# A path of this name is what another program hands over; a file called so is «./-» in full.
STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `named` if the user gave it, not its folder."""

    path: Path
    named: bool


@dataclass(frozen=True, slots=True)
class Online:
    """An address of a page or feed, as the user gave it."""

    url: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file passed over without being read: hidden, a README, a trace of the system."""

    path: Path


@dataclass(frozen=True, slots=True)
class Failed:
    """A path that cannot be looked at, or a folder without articles."""

    path: Path
    message: str
    hint: str


def walk(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Found | Online | Skipped | Failed]:
    """Every file and address of `paths` in order; folders with subfolders, sorted by name.

    Links are followed within the folder that was given, each folder is entered once, so a loop of
    links ends. A path that is not there and has `*`, `?` or `[…]` in it is a pattern; `**` stands
    for any folders.
    """
    entered: set[tuple[int, int]] = set()
    for given in paths:
        path = Path(given)
        if isinstance(given, str) and is_address(given):
            yield Online(given)
        elif path == STANDARD_INPUT:
            yield Found(path, named=True)
        elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder above is closed
            yield from _walk_given(path, entered)
        elif os.path.lexists(path):
            yield Found(path, named=True)
        elif has_magic(str(path)):
            yield from _walk_pattern(path, entered)
        else:
            hint = "Проверьте имя, путь и права доступа."
            yield Failed(path, "такого файла или папки нет", hint)


def _walk_pattern(
    pattern: Path, entered: set[tuple[int, int]]
) -> Iterator[Found | Skipped | Failed]:
    fixed = next(i for i, part in enumerate(pattern.parts) if has_magic(part))
    folder, rest = Path(*pattern.parts[:fixed]), Path(*pattern.parts[fixed:])
    try:
        matched = sorted(folder.glob(str(rest)), key=lambda p: (str(p).casefold(), str(p)))
    except (ValueError, OSError):  # «**.docx»: two stars stand for folders only
        matched = []
    for path in matched:
        if is_skipped(path.name):
            yield Skipped(path)
        elif _leads_out(path, folder):
            yield Failed(path, _OUTSIDE, _HINT_OUTSIDE)
        elif not os.path.isdir(path):  # noqa: PTH112 - as in `walk`
            yield Found(path, named=False)
        elif "**" not in rest.parts:  # else its files are matched by themselves
            yield from _walk_given(path, entered)
    if not matched:
        hint = "Знак * заменяет часть имени, ** — любые папки: новости/**/*.docx."
        yield Failed(pattern, "по этому образцу нет ни одного файла", hint)


def _walk_given(folder: Path, entered: set[tuple[int, int]]) -> Iterator[Found | Skipped | Failed]:
    empty = True
    for item in _walk_folder(folder, folder, entered):
        empty = empty and isinstance(item, Skipped)
        yield item
    if empty:
        hint = "Положите в неё статьи: файлы .txt, .md, .html, .docx, .pdf, .eml, .csv, .json."
        yield Failed(folder, "в папке нет статей", hint)


def _walk_folder(
    folder: Path, given: Path, entered: set[tuple[int, int]]
) -> Iterator[Found | Skipped | Failed]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda e: (e.name.casefold(), e.name))
    except OSError as error:
        yield Failed(folder, f"папка не открывается: {reason(error)}", "Проверьте права доступа.")
        return
    identity = (status.st_dev, status.st_ino)
    if identity in entered:
        return
    entered.add(identity)
    for entry in entries:
        path = folder / entry.name
        if is_skipped(entry.name):
            yield Skipped(path)
        elif entry.is_symlink() and _leads_out(path, given):
            yield Failed(path, _OUTSIDE, _HINT_OUTSIDE)
        elif _is_folder(entry):
            yield from _walk_folder(path, given, entered)
        else:
            yield Found(path, named=False)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a link brings out of the folder: a week that somebody sent may hold such links."""
    real = os.path.realpath(path)
    return os.path.exists(real) and not Path(real).is_relative_to(os.path.realpath(folder))  # noqa: PTH110 - as in `walk`


def is_skipped(name: str) -> bool:
    """Whether a file or folder of this name, met in a folder, is passed over."""
    low = name.casefold()
    lists = load("layout")["skipped"]
    return low.startswith((".", *lists["beginnings"])) or low in lists["names"]


def is_of_system(name: str) -> bool:
    """Whether a hidden file is one that programs make for themselves: nobody looks for it."""
    return name.casefold().startswith(tuple(load("layout")["skipped"]["system"]))


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of at most `most`; never waits on a pipe or a device.

    Raises `ArticleError`.
    """
    with opened(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        megabytes = most // 1_000_000
        message = f"файл больше {megabytes} МБ: это не статья"
        raise ArticleError(message, str(path), "Сохраните одну статью в отдельный файл .txt.")
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file open for reading; never waits on a pipe or a device.

    Raises `ArticleError`, also where the system refuses while it is read.
    """
    try:
        _refuse_special(path)
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise _closed(path, error) from error
    with file:
        try:
            yield file
        except OSError as error:
            raise _closed(path, error) from error


def _refuse_special(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ArticleError("это папка, а не файл", str(path), "Укажите файл статьи.")
    if not stat.S_ISREG(mode):
        raise ArticleError("это не обычный файл", str(path), "Укажите файл статьи.")


def _closed(path: Path, error: OSError | ValueError) -> ArticleError:
    return ArticleError(f"файл не открывается: {reason(error)}", str(path), _advice(error))


def read_standard_input(most: int) -> bytes:
    """All of standard input; raises `ArticleError` for more than `most` bytes."""
    where = str(STANDARD_INPUT)
    try:
        data = sys.stdin.buffer.read(most + 1)
    except (OSError, ValueError, AttributeError) as error:  # closed, or none at all
        hint = "Передайте статью так: ankbrief build - < статья.txt"
        raise ArticleError("стандартный ввод не читается", where, hint) from error
    if len(data) > most:
        message = f"на стандартном вводе больше {most // 1_000_000} МБ"
        raise ArticleError(message, where, "Сохраните статьи в файлы и укажите папку с ними.")
    return data


def reason(error: OSError | ValueError) -> str:
    """Why the system refused, in Russian."""
    if isinstance(error, FileNotFoundError):
        return "файла или того, на что указывает ссылка, нет"
    return in_russian(error) if isinstance(error, OSError) else "недопустимое имя"


def _advice(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "Разрешите чтение файла (свойства файла → права) и повторите."
    return "Проверьте имя файла и ссылку."

"""Errors that stop a step; each says in Russian what is wrong, where, and what to do.

AnkbriefError
├── ConfigError      ankbrief.toml: unknown key, wrong type
├── ArticleError     one file cannot be read
├── TemplateError    a template is broken or asks for what is not there
└── RenderError      a document cannot be made or written
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from difflib import get_close_matches

REASONS = {
    errno.EACCES: "нет прав доступа",
    errno.EPERM: "нет прав доступа",
    errno.ENOENT: "нет такого файла или папки",
    errno.EISDIR: "это папка, а не файл",
    errno.ENOTDIR: "часть пути — файл, а не папка",
    errno.EEXIST: "часть пути — файл, а не папка",
    errno.ELOOP: "ссылки ведут по кругу",
    errno.ENAMETOOLONG: "слишком длинное имя",
    errno.ENOSPC: "на диске кончилось место",
    errno.EDQUOT: "исчерпана квота на диске",
    errno.EROFS: "диск доступен только для чтения",
    errno.EFBIG: "файл больше, чем здесь можно записать",
    errno.EMFILE: "открыто слишком много файлов",
    errno.ENOMEM: "не хватает памяти",
    errno.EIO: "сбой чтения или записи на диске",
    errno.EBUSY: "файл занят другой программой",
    errno.ETXTBSY: "файл занят другой программой",
}
GO_ON = "Устраните причину и повторите: записанное раньше цело. Подробности покажет параметр -v."
LESS = "Закройте другие программы или возьмите меньше публикаций за один раз."


def in_russian(error: OSError) -> str:
    """Why the system refused."""
    return REASONS.get(error.errno or 0, f"система отказала (ошибка {error.errno})")


def near(name: str, known: Iterable[str], cutoff: float) -> str:
    """The known name that is most like `name`; empty where none is."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=cutoff)), "")


def perhaps(name: str) -> str:
    """The hint that `name` was meant; nothing of nothing."""
    return f"Возможно, вы имели в виду «{name}»." if name else ""


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The hint which of the known names was meant; nothing where none is near."""
    return perhaps(near(name, known, cutoff))


class AnkbriefError(Exception):
    """What is wrong (`message`), where it is (`where`) and what to do (`hint`)."""

    def __init__(self, message: str, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n{self.hint}" if self.hint else head


class ConfigError(AnkbriefError):
    """The configuration cannot be used; `where` holds the file and the key's path."""


class ArticleError(AnkbriefError):
    """One article cannot be read; `where` holds its file."""


class TemplateError(AnkbriefError):
    """A template is broken; `where` holds its name and line."""


class RenderError(AnkbriefError):
    """A document cannot be made; `where` holds the format or the file."""


def unforeseen(error: Exception) -> AnkbriefError:
    """What to tell of an error that nobody foresaw: at least its kind."""
    if isinstance(error, OSError) and error.errno in REASONS:
        where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
        return AnkbriefError(f"работа прервана: {in_russian(error)}", where, GO_ON)
    if isinstance(error, MemoryError):
        return AnkbriefError("работа прервана: не хватило памяти", hint=LESS)
    return AnkbriefError(
        f"сбой в самой программе ({type(error).__name__}: {error})",
        hint="Сообщите о нём разработчикам, приложив то, что выводится с параметром -v.",
    )

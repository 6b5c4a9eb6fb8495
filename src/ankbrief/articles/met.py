"""What a run of reading has met before, kept on the disk, for archives know no bounds."""

from __future__ import annotations

import sqlite3
from typing import Self

from ankbrief.errors import AnkbriefError


class Met:
    """Names and where each was first: a database without a name, gone with the run.

    SQLite keeps a small part of it in memory and the rest in the system's temporary folder.
    """

    def __enter__(self) -> Self:
        self._base = sqlite3.connect("", check_same_thread=False)
        self._base.executescript(
            "PRAGMA journal_mode = OFF;"
            "CREATE TABLE met (name TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID;"
        )
        return self

    def __exit__(self, *_raised: object) -> None:
        self._base.close()

    def before(self, name: str, place: str) -> str | None:
        """Where the name was met before; else None, and now it is met at `place`.

        Raises:
            AnkbriefError: the temporary folder is full.
        """
        names = (_storable(name), _storable(place))
        try:
            query = "SELECT place FROM met WHERE name = ?"
            row = self._base.execute(query, names[:1]).fetchone()
            if row is None:
                self._base.execute("INSERT INTO met VALUES (?, ?)", names)
        except sqlite3.Error as error:
            message = f"не удалось запомнить прочитанное ({error})"
            hint = "Освободите место в папке временных файлов или задайте другую: TMPDIR=ПАПКА."
            raise AnkbriefError(message, hint=hint) from error
        return None if row is None else str(row[0])


def _storable(text: str) -> str:
    """A file's name may hold bytes that are no text, which Python shows as lone surrogates."""
    return text.encode("utf-8", "backslashreplace").decode()

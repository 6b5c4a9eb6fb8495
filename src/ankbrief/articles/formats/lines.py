"""Lines of a text file of any size, one at a time: an archive never stands in memory as a whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Self, TextIO

from ankbrief.articles.decoding import decode

SAMPLE = 1_000_000  # bytes by which the encoding is told
LONGEST = 5_000_000  # characters of one record: an article with all its marks takes less


@contextmanager
def lines_of(file: BinaryIO, where: str) -> Iterator[Lines]:
    """The lines of a file, which stays open; raises `ArticleError` for what is no text."""
    encoding = decode(_sample(file), where).encoding
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, errors="replace")
    try:
        yield Lines(text)
    finally:
        text.detach()


class Lines(Iterator[str]):
    """Lines with their LF; whoever takes them says with `begin` where a record begins.

    An error of `csv` stands for what is longer than `LONGEST`: the rest of that line is passed
    over, and the next one can be asked for.
    """

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._spent = 0
        self._is_first = True

    def begin(self) -> None:
        """What comes now is a new record."""
        self._spent = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST)
        if not line:
            raise StopIteration
        if len(line) == LONGEST and line[-1] != "\n":
            while len(rest := self._text.readline(LONGEST)) == LONGEST and rest[-1] != "\n":
                pass
            raise csv.Error(LONGEST)
        self._spent += len(line)
        if self._spent > LONGEST:
            raise csv.Error(LONGEST)
        if self._is_first:
            self._is_first, line = False, line.removeprefix("\ufeff")
        return line


def _sample(file: BinaryIO) -> bytes:
    """The beginning of the file, cut where no character of UTF-8, UTF-16 or UTF-32 is torn."""
    data = file.read(SAMPLE)
    if len(data) < SAMPLE:
        return data
    newline = max(data.rfind(b"\n"), 0)
    return data[: newline + newline % 2] or data

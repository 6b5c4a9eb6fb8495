"""Word templates made on the spot, a small briefing to fill them with, and reading them back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import docx
from docx.document import Document

from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.render.docx.package import builtin_reference, pack
from made_week import week

Rows = Sequence[Sequence[str]]


@cache
def brief() -> Briefing:
    """The week of `made_week`."""
    options = Options(organisation="Пресс-служба «Степь & Ко»")
    return assemble(week(), Period(date(2026, 8, 10), date(2026, 8, 16)), options=options)


def document(*paragraphs: str, rows: Rows = (), header: str = "") -> Document:
    """A document of our reference file with these paragraphs, then a table."""
    made: Document = docx.Document(io.BytesIO(builtin_reference()))
    for old in list(made.element.body)[:-1]:
        made.element.body.remove(old)
    for text in paragraphs:
        made.add_paragraph(text)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for line, cells in enumerate(rows):
            for place, text in enumerate(cells):
                table.cell(line, place).text = text
    if header:
        made.sections[0].header.paragraphs[0].text = header
    return made


def saved(made: Document) -> bytes:
    """The file of a document."""
    into = io.BytesIO()
    made.save(into)
    return into.getvalue()


def template(folder: Path, *paragraphs: str, rows: Rows = (), header: str = "") -> Path:
    """A Word template in `folder`."""
    path = folder / "briefing.docx"
    path.write_bytes(saved(document(*paragraphs, rows=rows, header=header)))
    return path


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(made: Document, parts: Mapping[str, bytes]) -> bytes:
    """The file of a document with some of its parts replaced or added."""
    return pack({**parts_of(saved(made)), **parts})


def changed(path: Path, part: str, change: Callable[[str], str], **added: str) -> Path:
    """The file with one part changed and others added, `word__x` for `word/x`."""
    parts = parts_of(path.read_bytes())
    parts[part] = change(parts.get(part, b"").decode()).encode()
    parts |= {name.replace("__", "/"): text.encode() for name, text in added.items()}
    path.write_bytes(pack(parts))
    return path


def texts(data: bytes) -> list[str]:
    """The paragraphs of a Word file, those of its tables too."""
    made = docx.Document(io.BytesIO(data))
    found = made.element.body.iter("{*}p")
    return ["".join(t.text or "" for t in p.iter("{*}t")) for p in found]


def letters(text: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]", "", text).lower()

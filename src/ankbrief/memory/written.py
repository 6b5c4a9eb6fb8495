"""Documents and facts that a person has changed since they were written are not written over.

For each file the checksums of what was written stand in a small file of the project's memory.
They are noted before the document is replaced, so that a run killed in between leaves no document
that the next run would take for somebody's work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path

from ankbrief.errors import RenderError, in_russian
from ankbrief.memory.folder import NAME, alone, memory_folder, place_in
from ankbrief.memory.mark import MARKS, is_untouched, marked
from ankbrief.model import Problem
from ankbrief.render.files import write_whole

FOLDER = "written"
NOTHING = sha256().hexdigest()  # of an empty file: a run that was killed may leave one
MOST = 20  # what the program wrote there before is its own too, should somebody put it back
CHANGED = "файл изменён после того, как программа его записала: не заменён"
FOREIGN = "такой файл уже есть, и программа не помнит, что записала его: не заменён"
HINT = (
    "Сохраните свой файл под другим именем или укажите другое место: -o. "
    "Чтобы заменить его: --force."
)


def refuse_changed(project: Path, document: Path) -> None:
    """Lets pass only what is not there, is empty, or is as the program wrote it.

    Raises:
        RenderError: the document has somebody's changes, or somebody else made it.
    """
    if not document.is_file():
        return  # a folder in its place is for the writer to refuse
    try:
        checksum = _checksum(document)
    except OSError as error:
        message = f"файл не прочитан, поэтому и не заменён: {in_russian(error)}"
        raise RenderError(message, str(document), HINT) from error
    known = _known(project, document)
    if checksum not in (NOTHING, *known) and not _is_marked(document):
        raise RenderError(CHANGED if known else FOREIGN, str(document), HINT)


def _is_marked(document: Path) -> bool:
    """Whether the mark inside says so, where the memory of the project is gone."""
    return document.suffix in MARKS and is_untouched(document.read_bytes(), document)


def _checksum(document: Path) -> str:
    with document.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def put(
    project: Path, document: Path, data: bytes | Iterable[bytes], *, force: bool = False
) -> tuple[Problem, ...]:
    """Writes the document, or its lines as they come, whole or not at all; what is to be told.

    Raises:
        RenderError: as `refuse_changed`, unless `force`; or the file cannot be written.
    """
    if not isinstance(data, bytes):
        told: list[Problem] = []
        write_whole(document, _passing(project, document, data, force=force, told=told))
        return tuple(told)
    made = marked(data, document)
    with alone(project):
        if not force:
            refuse_changed(project, document)
        problems = _remember(project, document, sha256(made).hexdigest())
        write_whole(document, made)
    return problems


def _passing(
    project: Path, document: Path, lines: Iterable[bytes], *, force: bool, told: list[Problem]
) -> Iterator[bytes]:
    """The lines; what they come to is remembered when the last one has passed."""
    digest = sha256()
    for line in lines:
        digest.update(line)
        yield line
    with alone(project):
        if not force:
            refuse_changed(project, document)
        told += _remember(project, document, digest.hexdigest())


def _known(project: Path, document: Path) -> tuple[str, ...]:
    """The checksums of what the program wrote there; none where it does not remember."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads(_note(project, document).read_text("utf-8"))
        return tuple(str(checksum) for checksum in kept["sha256"])
    return ()


def _remember(project: Path, document: Path, checksum: str) -> tuple[Problem, ...]:
    checksums = dict.fromkeys((*_known(project, document), checksum))
    note = {"file": place_in(project, document), "sha256": list(checksums)[-MOST:]}
    text = json.dumps(note, ensure_ascii=False, indent=1) + "\n"
    try:
        memory_folder(project)
        write_whole(_note(project, document), text.encode("utf-8", "surrogateescape"))
    except (OSError, RenderError) as error:
        if document.suffix in MARKS:
            return ()  # it says itself whose it is
        why = in_russian(error) if isinstance(error, OSError) else error.message
        message = f"программа не запомнила, что записала документ: {why}"
        hint = "В следующий раз он будет заменён только с --force."
        return (Problem("note", message, str(document), hint),)
    return ()


def _note(project: Path, document: Path) -> Path:
    place = place_in(project, document).encode("utf-8", "surrogateescape")
    return project / NAME / FOLDER / f"{sha256(place).hexdigest()[:16]}.json"

"""Documents that a person has changed since the program wrote them are not written over.

For each document the checksums of what was written stand in a small file of the project's memory.
They are noted before the document is replaced, so that a run killed in between leaves no document
that the next run would take for somebody's work.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from ankbrief.errors import RenderError, in_russian
from ankbrief.memory.folder import NAME, alone, memory_folder, place_in
from ankbrief.model import Problem
from ankbrief.render.files import write_whole

FOLDER = "written"
MOST = 20  # what the program wrote there before is its own too, should somebody put it back
CHANGED = "документ изменён после того, как программа его записала: не заменён"
FOREIGN = "такой файл уже есть, и программа не помнит, что записала его: не заменён"
HINT = (
    "Сохраните свой файл под другим именем или укажите другую папку: -o ПАПКА. "
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
        data = document.read_bytes()
    except OSError as error:
        message = f"файл не прочитан, поэтому и не заменён: {in_russian(error)}"
        raise RenderError(message, str(document), HINT) from error
    known = _known(project, document)
    if data and sha256(data).hexdigest() not in known:
        raise RenderError(CHANGED if known else FOREIGN, str(document), HINT)


def put(project: Path, document: Path, data: bytes, *, force: bool = False) -> tuple[Problem, ...]:
    """Writes the document, whole or not at all; what is to be told about it.

    Raises:
        RenderError: as `refuse_changed`, unless `force`; or the file cannot be written.
    """
    with alone(project):
        if not force:
            refuse_changed(project, document)
        problems = _remember(project, document, sha256(data).hexdigest())
        write_whole(document, data)
    return problems


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
        why = in_russian(error) if isinstance(error, OSError) else error.message
        message = f"программа не запомнила, что записала документ: {why}"
        hint = "В следующий раз он будет заменён только с --force."
        return (Problem("note", message, str(document), hint),)
    return ()


def _note(project: Path, document: Path) -> Path:
    place = place_in(project, document).encode("utf-8", "surrogateescape")
    return project / NAME / FOLDER / f"{sha256(place).hexdigest()[:16]}.json"

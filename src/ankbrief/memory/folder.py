"""The folder of a project where the program keeps its own files."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

NAME = ".ankbrief"  # hidden, so that reading a project's folder as articles passes it over


def memory_folder(project: Path) -> Path:
    """The folder of that project, made where it is missing; git leaves it alone.

    Raises:
        OSError: the project cannot be written.
    """
    folder = project / NAME
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists() or not ignore.stat().st_size:  # a run killed in between left it empty
        ignore.write_text("*\n", "utf-8")
    return folder


def place_in(project: Path, file: Path) -> str:
    """The file's path as seen from the project, so that both may move together."""
    return Path(os.path.relpath(file.absolute(), project.absolute())).as_posix()


def set_aside(file: Path) -> Path:
    """Moves a broken file out of the way, over one set aside before; yields its new path.

    A file that another run has just moved is no error.
    """
    aside = file.with_name(f"{file.name}.broken")
    with suppress(FileNotFoundError):
        file.replace(aside)
    file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
    return aside

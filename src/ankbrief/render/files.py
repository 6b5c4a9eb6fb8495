"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ankbrief.errors import RenderError, in_russian


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` into `path`; whatever stood there stays until all of it is on the disk.

    Raises:
        RenderError: the folder or the file cannot be written; nothing of `data` is left behind.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise RenderError(
            f"не удалось записать файл: {in_russian(error)}", str(path), _hint(error)
        ) from error


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those of a new file under the user's umask."""
    if path.exists():
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _hint(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Закройте документ в Word или другой программе либо укажите другую папку: -o ПАПКА."
    return "Укажите другую папку: -o ПАПКА."

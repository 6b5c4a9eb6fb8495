"""Files are replaced whole or not at all.

What is written stands beside its place under a name of our own until it is whole. A run that was
killed leaves such a file; the next one to write there takes it away. A lock tells it from that of
a run still at work, and the system drops the lock of a process that died.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ankbrief.errors import RenderError, in_russian

try:
    import fcntl
except ImportError:  # Windows, where nothing is swept
    fcntl = None  # type: ignore[assignment]

PREFIX, SUFFIX = ".ankbrief-", ".tmp"
FULL = (errno.ENOSPC, errno.EDQUOT)


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Puts `data` into `path`; whatever stood there stays until all of it is on the disk.

    What comes in pieces is written as it comes; should it break off, nothing is left behind.

    Raises:
        RenderError: the folder or the file cannot be written; nothing of `data` is left behind.
    """
    try:
        _refuse_special(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        _replace(path, data)
    except OSError as error:
        raise RenderError(
            f"не удалось записать файл: {in_russian(error)}", str(path), _hint(error)
        ) from error


def _refuse_special(path: Path) -> None:
    """A device or a pipe has nothing to be replaced: the system's own /dev/null would be gone."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        message = "это не файл, а устройство или канал: на его место ничего не записано"
        hint = "Укажите обычный файл: -o ФАЙЛ. Факты и отчёт на экран: «-» вместо файла."
        raise RenderError(message, str(path), hint)


def _replace(path: Path, data: bytes | Iterable[bytes]) -> None:
    handle, temporary = _begun(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
            if not fcntl:
                file.close()  # what is open cannot be renamed there
            temporary.chmod(_mode(path))
            temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _begun(folder: Path) -> tuple[int, Path]:
    """A new file with our lock on it, open for writing."""
    while True:
        handle, name = tempfile.mkstemp(dir=folder, prefix=PREFIX, suffix=SUFFIX)
        with suppress(OSError):  # a network folder that knows no locks: nothing is swept there
            if fcntl:
                fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # another run swept it away before it was locked


def _sweep(folder: Path) -> None:
    """Takes away what runs that were killed have left there."""
    if not fcntl:
        return
    for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            handle = os.open(left, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()
            finally:
                os.close(handle)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those of a new file under the user's umask."""
    with suppress(FileNotFoundError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _hint(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Закройте документ в Word или другой программе либо укажите другую папку: -o ПАПКА."
    if error.errno in FULL:
        return "Освободите место на диске и повторите: то, что стояло здесь раньше, цело."
    return "Укажите другую папку: -o ПАПКА."

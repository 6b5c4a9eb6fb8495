"""The Word file as a zip: our own reference file, and packing that always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache

from ankbrief.render.fonts import assets

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold


@cache
def builtin_reference() -> bytes:
    """The reference file used where a template brings none; `tools/make_reference.py` makes it."""
    return word_file("reference.docx")


def word_file(name: str) -> bytes:
    """One file of `assets/word`."""
    return (assets() / "word" / name).read_bytes()


def pack(files: dict[str, bytes]) -> bytes:
    """A zip of `files` without a trace of when and where it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        # The content types come first: what Word writes, and what file(1) looks for.
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, files[name])
    return target.getvalue()


def repack(data: bytes) -> bytes:
    """The same zip with fixed times and order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})

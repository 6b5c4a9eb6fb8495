"""The program's own mark in a document: whoever changes the document leaves the mark untrue.

It holds the checksum of the document without it, so a document is known as ours and untouched also
where the project's memory is gone. It stands where readers look past it: the comment of a ZIP
archive (APPNOTE 4.4.26), a comment of PDF (ISO 32000-1, 7.2.3) and of HTML. Word and other
programs drop or break it when they save.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

NAME = b"ankbrief "
HASH = rb"[0-9a-f]{64}"
END_OF_ZIP = b"PK\x05\x06"
ZIP_RECORD = 22  # bytes of the end of a ZIP archive without its comment
IN_ZIP = re.compile(rb"\A" + NAME + rb"(" + HASH + rb")\Z")
IN_PDF = re.compile(rb"%" + NAME + rb"(" + HASH + rb")\n(?=startxref\s+\d+\s+%%EOF\s*\Z)")
IN_HTML = re.compile(rb"<!-- " + NAME + rb"(" + HASH + rb") -->\n\Z")


def marked(data: bytes, document: Path) -> bytes:
    """The document with the mark; as it is where its kind has no place for one."""
    mark = MARKS.get(document.suffix)
    return mark(data, NAME + sha256(data).hexdigest().encode()) if mark else data


def is_untouched(data: bytes, document: Path) -> bool:
    """Whether the program made the document and nobody has changed it since."""
    bare = BARE.get(document.suffix, _none)(data)
    return bare is not None and sha256(bare[0]).hexdigest().encode() == bare[1]


def _none(_data: bytes) -> None:
    return None


def _zip(data: bytes, mark: bytes) -> bytes:
    is_plain = data[-ZIP_RECORD:].startswith(END_OF_ZIP) and data.endswith(b"\0\0")
    return data[:-2] + len(mark).to_bytes(2, "little") + mark if is_plain else data


def _pdf(data: bytes, mark: bytes) -> bytes:
    """Before the last «startxref», so that no offset changes and «%%EOF» stays the end."""
    place = data.rfind(b"startxref")
    return data[:place] + b"%" + mark + b"\n" + data[place:] if place >= 0 else data


def _html(data: bytes, mark: bytes) -> bytes:
    return data + b"<!-- " + mark + b" -->\n"


def _bare_zip(data: bytes) -> tuple[bytes, bytes] | None:
    length = len(NAME) + 64
    found = IN_ZIP.match(data[-length:])
    is_whole = data[-length - 2 : -length] == length.to_bytes(2, "little")
    return (data[: -length - 2] + b"\0\0", found[1]) if found and is_whole else None


def _bare(data: bytes, pattern: re.Pattern[bytes]) -> tuple[bytes, bytes] | None:
    found = pattern.search(data, max(0, len(data) - 1000))
    return (data[: found.start()] + data[found.end() :], found[1]) if found else None


MARKS: Mapping[str, Callable[[bytes, bytes], bytes]] = {".docx": _zip, ".pdf": _pdf, ".html": _html}
BARE: Mapping[str, Callable[[bytes], tuple[bytes, bytes] | None]] = {
    ".docx": _bare_zip,
    ".pdf": lambda data: _bare(data, IN_PDF),
    ".html": lambda data: _bare(data, IN_HTML),
}

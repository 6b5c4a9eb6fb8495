"""The fonts of the PDF: PT Serif and PT Sans from their packages, and some of ours.

All are static TrueType (a variable font gives wrong glyph widths and other bytes on each run).
PT lacks ₸, ə, thin spaces and arrows; «Brief Serif Symbols» and «Brief Sans Symbols» have them.
«Brief Text» has the metrics of Times New Roman and every sign; it is also the first of those two.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import fontpkg

PACKAGED = (("pt-serif", "PT Serif"), ("pt-sans", "PT Sans"))
OWN = (
    ("Brief Text", "BriefText"),
    ("Brief Serif Symbols", "BriefText"),
    ("Brief Sans Symbols", "BriefSansSymbols"),
)
"""(family, name of its files)."""
STYLES = (
    ("Regular", 400, "normal"),
    ("Bold", 700, "normal"),
    ("Italic", 400, "italic"),
    ("BoldItalic", 700, "italic"),
)


@cache
def assets() -> Path:
    """The folder of this room's own CSS, font and configuration files."""
    with as_file(files("ankbrief.render") / "assets") as folder:
        return Path(folder)


@cache
def faces() -> tuple[tuple[str, int, str, Path], ...]:
    """(family, weight, style, file) of every font there is."""
    packaged = [
        (family, weight, style, fontpkg.path(package, weight, style))
        for package, family in PACKAGED
        for _, weight, style in STYLES
    ]
    own = [
        (family, weight, style, assets() / "fonts" / f"{file}-{suffix}.ttf")
        for family, file in OWN
        for suffix, weight, style in STYLES
    ]
    return (*packaged, *own)


@cache
def css() -> str:
    """The `@font-face` rules of `faces()`."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{file.as_uri()}"); }}'
        for family, weight, style, file in faces()
    )


@contextmanager
def without_system_fonts() -> Iterator[None]:
    """Inside, fontconfig starts with no font of this machine, and needs no set-up of it."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(assets() / "fonts.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before

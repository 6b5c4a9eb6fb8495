# ruff: noqa: INP001  # a script, not a package
"""Makes our fonts of the PDF: what PT Serif and PT Sans lack, and a family as wide as Times.

«Brief Sans Symbols» has every character that PT Sans lacks. «Brief Text» is whole: text of the
page profile «official», which asks for the metrics of Times New Roman, and what PT Serif lacks.

Source: Tinos and Arimo (SIL OFL 1.1, no reserved font name; Debian package fonts-croscore), static.
The families are renamed because «Tinos» and «Arimo» are trademarks. Needs fontTools.

    python tools/make_symbol_fonts.py /usr/share/fonts/truetype/croscore
"""

from __future__ import annotations

import sys
from pathlib import Path

import fontpkg
from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

TARGET = Path(__file__).parents[1] / "src/ankbrief/render/assets/fonts"
FAMILIES = (("Tinos", "", "Brief Text"), ("Arimo", "pt-sans", "Brief Sans Symbols"))
"""(source, package of the font whose gaps it fills, new name)."""
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
KEPT = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),  # Latin of European names, with ə of Azerbaijani
    (0x0250, 0x036F),  # ə in lower case, combining accents: stressed vowels
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic with all Kazakh letters
    (0x1E80, 0x1E9F),
    (0x1EA0, 0x1EF9),  # Vietnamese names
    (0x2000, 0x20CF),  # thin spaces, dashes, primes, ₸
    (0x2100, 0x23FF),  # №-like signs, arrows, mathematics
    (0x25A0, 0x26FF),  # ▲ ▼ □ ● ◦
    (0xFFFD, 0xFFFD),
)
"""Blocks taken over; scripts that need shaping (Hebrew) are left to a font made for them."""

SPACES = {0x20, 0xA0}  # Pango sets a space in the font of the sign before it


def lacking(source: TTFont, main: str) -> set[int]:
    """Code points that `source` has and the family of the package `main` has not."""
    has = set(TTFont(fontpkg.path(main, 400)).getBestCmap()) if main else set()
    return {
        point
        for point in set(source.getBestCmap()) - has
        if any(first <= point <= last for first, last in KEPT)
    } | SPACES


def rename(font: TTFont, family: str, style: str) -> None:
    """Gives the subset its own name; copyright and licence records stay."""
    shown = style.replace("BoldItalic", "Bold Italic")
    names = {1: family, 2: shown, 3: f"{family} {style}", 4: f"{family} {shown}"}
    names[6] = f"{family.replace(' ', '')}-{style}"
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID not in {0, 5, 13, 14}:
            font["name"].removeNames(nameID=record.nameID)


def make(folder: Path, source_name: str, main: str, family: str, style: str) -> int:
    """Writes one file and returns its size in bytes."""
    font = TTFont(folder / f"{source_name}-{style}.ttf", recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp"])
    options.name_IDs, options.notdef_outline, options.glyph_names = (
        [0, 1, 2, 3, 4, 5, 6, 13, 14],
        True,
        False,
    )
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=lacking(font, main))
    subsetter.subset(font)
    rename(font, family, style)
    target = TARGET / f"{family.replace(' ', '')}-{style}.ttf"
    font.save(target)
    return target.stat().st_size


def main() -> None:
    folder = Path(sys.argv[1])
    TARGET.mkdir(parents=True, exist_ok=True)
    for source_name, main_family, family in FAMILIES:
        for style in STYLES:
            sys.stdout.write(
                f"{family} {style}: {make(folder, source_name, main_family, family, style)}\n"
            )


if __name__ == "__main__":
    main()

# ruff: noqa: INP001  # a script, not a package
"""Draws the pictures of `docs/redaktoru.md`: first pages of the sample week, one to each step.

python tools/make_guide_pictures.py    # from the top folder
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from ankbrief import pipeline
from ankbrief.config import Config, load
from ankbrief.preview.sample import of_sample
from ankbrief.preview.sheets import png
from ankbrief.render.files import write_whole

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))  # the recipes are read as the tests read them

import guide  # noqa: E402

PICTURES = {4: "nastroiki.png", 7: "word.png", 11: "html.png"}
SCALE = 1.1  # dots per point
COLOURS = 48  # enough for letters and two charts, a third of the bytes


def logo() -> bytes:
    """An invented sign: a ring with rays."""
    picture = Image.new("RGB", (600, 600), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((30, 30, 570, 570), outline="#1f3a5f", width=40)
    for start, stop in ((130, 470), (215, 385)):
        draw.line((start, 90, stop, 510), fill="#1f3a5f", width=18)
        draw.line((stop, 90, start, 510), fill="#1f3a5f", width=18)
        draw.line((90, start, 510, stop), fill="#1f3a5f", width=18)
        draw.line((90, stop, 510, start), fill="#1f3a5f", width=18)
    made = io.BytesIO()
    picture.resize((300, 300)).save(made, "PNG")
    return made.getvalue()


def first_page(recipe: guide.Recipe, material: pipeline.Material, folder: Path) -> bytes:
    """The first page of the sample week by the recipe, as PNG."""
    guide.follow(recipe, folder)
    write_whole(folder / "templates" / guide.OWN / "logo.png", logo())
    config = load(folder)
    config = replace(config, briefing=replace(config.briefing, template=recipe.template))
    page = pipeline.page(pipeline.compose(material, config), config)
    picture = Image.open(io.BytesIO(png(pipeline.MAKERS["pdf"](page, config).data, 0, SCALE)))
    made = io.BytesIO()
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


def main() -> None:
    """Writes all of them."""
    material = pipeline.collect(of_sample(Config(ROOT)))
    by_number = {recipe.number: recipe for recipe in guide.recipes()}
    for number, name in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            drawn = first_page(by_number[number], material, Path(folder))
        write_whole(ROOT / "docs" / "guide" / name, drawn)


if __name__ == "__main__":
    main()

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
from ankbrief.preview import Order, Server, Workshop
from ankbrief.preview.sample import of_sample
from ankbrief.preview.sheets import png
from ankbrief.render.files import write_whole

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))  # the recipes are read as the tests read them

import guide  # noqa: E402
from chromium import PROGRAM, chromium  # noqa: E402

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
    return small(picture)


def small(picture: Image.Image) -> bytes:
    """The picture as PNG of few colours."""
    made = io.BytesIO()
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


def preview(recipe: guide.Recipe, material: pipeline.Material, folder: Path) -> bytes:
    """The page of `ankbrief preview` after a slip of the hand in the template of the recipe."""
    guide.follow(recipe, folder)

    def settings() -> Config:
        config = of_sample(load(folder))
        return replace(config, briefing=replace(config.briefing, template=recipe.template))

    workshop = Workshop(Order(settings), settings(), lambda _: material)
    template = folder / "templates" / recipe.template / "briefing.html.j2"
    with Server(workshop) as server, chromium(folder / "browser") as page:
        workshop.look()
        template.write_text(template.read_text("utf-8").replace(".place", ".plase"), "utf-8")
        workshop.look()
        page.open(server.address)
        page.wait("document.body.dataset.status == 'failed'")
        page.wait("document.querySelector('#pages img').complete")
        page.wait("getComputedStyle(document.getElementById('pages')).opacity < 0.4")
        shown = Image.open(io.BytesIO(page.picture())).convert("RGB")
    return small(shown.crop((0, 0, shown.width, 700)))


def main() -> None:
    """Writes all of them; that of the browser only where there is one."""
    material = pipeline.collect(of_sample(Config(ROOT)))
    by_number = {recipe.number: recipe for recipe in guide.recipes()}
    if PROGRAM:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            drawn = preview(by_number[10], material, Path(folder))
        write_whole(ROOT / "docs" / "guide" / "prosmotr.png", drawn)
    for number, name in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            drawn = first_page(by_number[number], material, Path(folder))
        write_whole(ROOT / "docs" / "guide" / name, drawn)


if __name__ == "__main__":
    main()

"""What a template is made of: its own page, then those it extends, with the files beside each."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, TemplateError, nodes

from ankbrief.render.html import (
    PAGE,
    STYLES,
    environment_of,
    folders,
    inside,
    packaged_templates,
    template_file,
)

REFERENCE, WORDS = "reference.docx", "words.toml"


def pages(template: str, folder: Path | None = None) -> tuple[Path, ...]:
    """The page of the template and the pages it extends, nearest first.

    Raises:
        TemplateError: the template is not there.
    """
    own = template_file(template, PAGE, folder)
    environment, name = environment_of(folder), f"{template}/{PAGE}"
    found = {name: own}
    while (name := _extended(found[name], name, environment)) and name not in found:
        found[name] = _file(name, environment)
    return tuple(dict.fromkeys(found.values()))


def _extended(page: Path, name: str, environment: Environment) -> str:
    """The name of the page that a page extends; empty where it stands by itself."""
    tree = environment.parse(page.read_text("utf-8"))
    parent = next(tree.find_all(nodes.Extends), None)
    if parent is None or not isinstance(parent.template, nodes.Const):
        return ""
    return environment.join_path(str(parent.template.value), name)


def _file(name: str, environment: Environment) -> Path:
    assert environment.loader is not None  # ours always has one
    return Path(str(environment.loader.get_source(environment, name)[1]))


def _beside(page: Path, name: str) -> Path:
    return inside(page.with_name(name), page.parents[1])


def stylesheets(template: str, folder: Path | None = None) -> tuple[Path, ...]:
    """The style sheets, that of the page extended first: a template's own rules are added to it.

    Raises:
        TemplateError: none of the pages has one.
    """
    sheets = [_beside(page, STYLES) for page in reversed(pages(template, folder))]
    there = tuple(sheet for sheet in sheets if sheet.is_file())
    return there or (template_file(template, STYLES, folder),)


def references(template: str, folder: Path | None = None) -> tuple[tuple[Path, ...], ...]:
    """The Word files for styles and headers: the office's own, and those of our templates."""
    files = [_beside(page, REFERENCE) for page in pages(template, folder)]
    there = [file for file in files if file.is_file()]
    ours = tuple(file for file in there if file.resolve().is_relative_to(packaged_templates()))
    return tuple(file for file in there if file not in ours), ours


def words(template: str, folder: Path | None = None) -> Path | None:
    """The template's own table of headings and phrases: a copy of ours keeps those it came with."""
    if not any((place / template / PAGE).is_file() for place in folders(folder)):
        return None  # a Word template has its words in itself
    try:
        files = [page.with_name(WORDS) for page in pages(template, folder)]
    except (TemplateError, ValueError):
        return None  # whoever fills the template tells what is wrong with it
    return next(filter(Path.is_file, files), None)


def sources(template: str, folder: Path | None = None) -> str:
    """All template text that is beside the pages."""
    folders = dict.fromkeys(page.parent for page in pages(template, folder))
    files = (file for place in folders for file in sorted(place.glob("*.j2")))
    return "".join(file.read_text("utf-8") for file in files)

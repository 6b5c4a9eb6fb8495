"""The rooms of the program, and what each may import, print and hold."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "ankbrief"
MODULES = tuple(sorted(PACKAGE.rglob("*.py")))
LONGEST = 350  # lines: a longer module holds two ideas

# Data flows one way: a room imports only what stands beside it here.
BASE = {"model", "errors", "data"}
ROOMS: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "data": {"errors"},
    "config": {"errors", "data"},
    "articles": BASE,
    "language": BASE,
    "facts": BASE | {"language"},
    "briefing": BASE | {"language"},
    "render": BASE | {"language", "briefing"},
    "memory": BASE | {"config", "language", "facts", "briefing", "render", "carded"},
    "spread": BASE | {"language", "facts", "memory"},
    "collecting": BASE
    | {"config", "articles", "language", "facts", "carded", "memory", "spread", "timing"},
    "pipeline": BASE
    | {"config", "language", "briefing", "render", "carded", "memory", "timing", "collecting"},
    "timing": set(),
    "carded": BASE | {"language"},
    "paradigm": {"language"},
    "inflecting": {"errors", "language", "paradigm"},
    "facts_file": BASE | {"facts"},
    "report": BASE | {"language", "briefing"},
    "report_file": BASE | {"facts", "briefing", "render", "collecting"},
    "preview": BASE
    | {"config", "articles", "render", "memory", "pipeline", "facts_file", "health"},
    "health": BASE
    | {"config", "articles", "language", "facts", "briefing", "render", "pipeline", "memory"},
    "office": BASE | {"config", "language", "facts", "briefing", "render", "pipeline", "preview"},
    "cli": BASE
    | {"language", "briefing"}
    | {"config", "pipeline", "facts_file", "report", "health", "inflecting", "memory"}
    | {"preview", "report_file", "timing", "office", "collecting", "spread"},
    "": set(),
}

# The folders of two large rooms, each after those that it imports.
FOLDERS = {
    "facts": (
        "text", "posts", "people", "dates", "organisations", "places", "quotes", "decisions",
        "summary",
    ),
    "language": ("names", "text", "phrases", "wording", "cards"),
}  # fmt: skip

# Each library has its room; what is not here is no dependency of the program.
HOMES = {
    "PIL": {"render"},
    "charset_normalizer": {"articles"},
    "click": {"cli"},
    "distributed": {"spread"},
    "docx": {"articles", "render"},
    "docxtpl": {"render"},
    "feedparser": {"articles"},
    "fontTools": {"render"},
    "fontpkg": {"render"},
    "jinja2": {"render"},
    "lxml": {"articles", "render"},
    "mammoth": {"render"},
    "markupsafe": {"render"},
    "navec": {"language"},
    "numpy": {"language"},
    "protego": {"articles"},
    "pydyf": {"render"},
    "pymorphy3": {"language"},
    "pypdf": {"articles"},
    "pypdfium2": {"preview"},
    "pytrovich": {"language"},
    "razdel": {"briefing", "language"},
    "resvg_py": {"render"},
    "slovnet": {"language"},
    "tinycss2": {"render"},
    "trafilatura": {"articles"},
    "urllib3": {"articles"},
    "weasyprint": {"render"},
}

PACKAGES = {
    "PIL": "pillow",
    "docx": "python-docx",
    "fontTools": "fonttools",
    "fontpkg": "fontpkg-pt-sans",
}  # where a library goes by another name than its package
# Packages that another library imports, or of which only files are read.
DATA_ONLY = {
    "fontpkg-pt-serif",
    "DAWG2",
    "lxml-html-clean",
    "natasha",
    "pymorphy3-dicts-ru",
    "tzdata",
}


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def name(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def room(module: Path) -> str:
    """`facts` for facts/event.py, `cli` for cli/build.py, "" for the package itself."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py").replace("__init__", "")


def imports(module: Path) -> Iterator[str]:
    """Dotted names of everything a module imports, wherever the import stands."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(module)}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(module: Path) -> set[str]:
    inside = (found.split(".") for found in imports(module) if found.startswith("ankbrief"))
    return {parts[1] if parts[1] in ROOMS else "" for parts in inside}


def each(modules: tuple[Path, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("module", modules, ids=name)


def test_every_module_belongs_to_a_room() -> None:
    assert {room(module) for module in MODULES} <= set(ROOMS)


@each(MODULES)
def test_a_room_imports_only_from_the_rooms_before_it(module: Path) -> None:
    own = room(module)
    assert rooms_imported(module) <= ROOMS[own] | {own}


@pytest.mark.parametrize("large", FOLDERS)
def test_a_folder_of_a_room_imports_only_from_the_folders_before_it(large: str) -> None:
    order = FOLDERS[large]
    for module in MODULES:
        parts = module.relative_to(PACKAGE).parts
        if parts[0] == large and len(parts) == 3:
            found = (dotted.split(".") for dotted in imports(module))
            used = {dotted[2] for dotted in found if dotted[:2] == ["ankbrief", large]}
            before = set(order[: order.index(parts[1]) + 1])
            assert used & set(order) <= before, name(module)


def test_no_two_rooms_import_each_other() -> None:
    for one, allowed in ROOMS.items():
        assert not [other for other in allowed if one in ROOMS[other]]


@each(MODULES)
def test_a_library_is_known_to_its_own_room_only(module: Path) -> None:
    libraries = {found.split(".")[0] for found in imports(module)} - {"ankbrief", "__future__"}
    for library in libraries - sys.stdlib_module_names:
        assert room(module) in HOMES[library], library


def test_every_library_is_a_declared_dependency() -> None:
    project = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    needs = (*project["dependencies"], *(text for extra in extras for text in extra))
    declared = {re.split(r"[<>=!~ ;\[]", text)[0] for text in needs}
    needed = {PACKAGES.get(library, library).replace("_", "-") for library in HOMES}
    assert needed <= declared
    assert declared - needed == DATA_ONLY


@each(MODULES)
def test_natasha_lends_its_data_and_is_never_imported(module: Path) -> None:
    assert "natasha" not in {found.split(".")[0] for found in imports(module)}


def ends_or_prints(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return ast.unparse(node) in {"sys.exit", "sys.stdout", "sys.stderr", "os._exit"}
    return isinstance(node, ast.Name) and node.id in {"print", "exit", "quit", "SystemExit"}


@each(tuple(module for module in MODULES if room(module) != "cli"))
def test_only_the_command_line_prints_and_exits(module: Path) -> None:
    assert [node.lineno for node in ast.walk(tree(module)) if ends_or_prints(node)] == []  # type: ignore[attr-defined]  # names and attributes have a line


@each(MODULES)
def test_a_module_holds_one_idea(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST


@each(MODULES)
def test_public_names_are_listed_in_order(module: Path) -> None:
    for node in tree(module).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names = ast.literal_eval(node.value)
            assert list(names) == sorted(names, key=_constants_then_classes)


def _constants_then_classes(name: str) -> tuple[bool, bool, str]:
    return (not name.isupper(), not name[0].isupper(), name)

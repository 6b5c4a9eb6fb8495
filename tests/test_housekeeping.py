"""What the repository as a whole promises: no foreign hosts, readable data, documented commands."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ankbrief.cli import commands

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")

# Whoever installs has an index of packages and a home folder of their own. Written in two parts
# so that this file does not hold what it forbids.
FORBIDDEN = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "--index" + "-url",
    "--extra" + "-index-url",
    "registry" + ".npmjs",
    "/ro" + "ot/",
    "/ho" + "me/",
    "/wo" + "rk/",
    "/opt" + "/",
)
BINARY = {".docx", ".png", ".ttf", ".otf", ".npz", ".gz"}


def tracked() -> tuple[Path, ...]:
    """The files of the repository, or of an unpacked source archive."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    names = listed.stdout.split("\0") if listed.returncode == 0 else _all_files()
    return tuple(path for name in names if name and (path := ROOT / name).is_file())


def _all_files() -> Iterator[str]:
    return (str(path.relative_to(ROOT)) for path in ROOT.rglob("*"))


def test_no_file_names_a_package_index_or_a_folder_of_one_machine() -> None:
    files = [path for path in tracked() if path.suffix not in BINARY]
    assert len(files) > 50
    found = [
        (str(path.relative_to(ROOT)), word)
        for path in files
        for word in FORBIDDEN
        if word in path.read_text("utf-8", errors="replace")
    ]
    assert found == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "src/ankbrief/data").glob("*.toml")), ids=lambda path: path.name
)
def test_every_table_of_words_is_toml_that_is_not_empty(path: Path) -> None:
    assert tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_and_option_is_in_the_readme(name: str) -> None:
    assert f"ankbrief {name}" in README
    options = {option for parameter in commands.commands[name].params for option in parameter.opts}
    assert [option for option in options if option.startswith("--") and option not in README] == []


def shown_commands() -> list[str]:
    """Lines of the code blocks of the README that call `ankbrief`."""
    blocks = re.findall(r"```(?:sh|console|bash)\n(.*?)```", README, re.DOTALL)
    lines = (line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line.startswith("ankbrief ")]


def test_the_readme_shows_commands() -> None:
    assert shown_commands()


@pytest.mark.parametrize("line", shown_commands())
def test_a_command_shown_in_the_readme_exists_with_its_options(line: str) -> None:
    _, name, *rest = line.split("#", maxsplit=1)[0].split()
    if name.startswith("-"):
        return
    known = {option for parameter in commands.commands[name].params for option in parameter.opts}
    given = {word.split("=")[0] for word in rest if word.startswith("-") and word != "-"}
    assert given <= known | {"--help"}


def test_every_make_target_of_the_readme_exists() -> None:
    rules = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    shown = set(re.findall(r"\bmake ([a-z]+)\b", re.sub(r"(?m)^[^`\n]*$", "", README)))
    shown |= set(re.findall(r"`make ([a-z]+)", README + contributing))
    assert shown
    assert shown <= rules


def test_the_changelog_tells_of_the_version_in_hand() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_constraint_is_a_plain_version() -> None:
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", line), line

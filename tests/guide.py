"""The recipes of the editors' guide, as the files that an editor would have after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from ankbrief.cli import main
from made_word import document

GUIDE = Path(__file__).parents[1] / "docs" / "redaktoru.md"
BEFORE, AFTER = "было", "стало"
OWN = "nash"  # what the guide calls a copied template


@dataclass(frozen=True)
class Recipe:
    """One recipe: its code blocks, each with the name of the file that it is of."""

    number: int
    title: str
    blocks: tuple[tuple[str, str], ...]

    @property
    def template(self) -> str:
        """The template that the recipe makes; ours where it needs none."""
        names = [Path(name).parent.name for name, _ in self.blocks if name.startswith("templates/")]
        return (names or [OWN if self.changes else "weekly"])[0]

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """What is found in the copied Word template, and what is put there."""
        texts = {
            name: [text for kind, text in self.blocks if kind == name] for name in (BEFORE, AFTER)
        }
        return tuple(zip(texts[BEFORE], texts[AFTER], strict=True))


def recipes() -> tuple[Recipe, ...]:
    """All of them, in the order of the guide."""
    parts = re.split(r"^### (\d+)\. (.+)$", GUIDE.read_text("utf-8"), flags=re.MULTILINE)
    found = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return tuple(Recipe(int(number), title, _blocks(text)) for number, title, text in found)


def _blocks(text: str) -> tuple[tuple[str, str], ...]:
    text = re.split(r"^## ", text, flags=re.MULTILINE)[0]
    return tuple(re.findall(r"^```\w+ (\S+)\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL))


def follow(recipe: Recipe, folder: Path) -> None:
    """Does in a project folder what the recipe says."""
    for name, text in recipe.blocks:
        path = folder / name
        if name in (BEFORE, AFTER):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".docx":
            _typed(text).save(str(path))
        else:
            path.write_text(text + "\n", "utf-8")
    if recipe.changes:
        assert main(["template", "copy", "word", OWN, "-q", "-C", str(folder)]) == 0
        _retyped(folder / "templates" / OWN / "briefing.docx", recipe.changes)


def _typed(text: str) -> Document:
    """A Word document of these paragraphs; lines between bars are rows of a table."""
    lines = text.splitlines()
    rows = [re.split(r" \| ", line.strip("| ")) for line in lines if line.startswith("| ")]
    width = max(map(len, rows), default=0)
    padded = [row + [""] * (width - len(row)) for row in rows]
    return document(*(line for line in lines if not line.startswith("| ")), rows=padded)


def _retyped(path: Path, changes: tuple[tuple[str, str], ...]) -> None:
    """Replaces whole paragraphs, of the text or of a table, as somebody typing in Word would."""
    made = docx.Document(str(path))
    for before, after in changes:
        found = [one for one in _paragraphs(made) if one.text.strip() == before]
        assert len(found) == 1, (before, len(found))
        first, *rest = found[0].runs
        first.text = after
        for run in rest:
            run.text = ""
    made.save(str(path))


def _paragraphs(made: Document) -> Iterator[Paragraph]:
    yield from made.paragraphs
    for table in made.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs

"""The pinned floors: `floors.toml` holds the least figure of each kind and a digest of the texts.

The idea of a gate that knows its corpus is that of trafilatura's `eval_gate`.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.scoring import Score

SLACK = 0.005  # below today's figure: less than one fact of the smallest corpus weighs

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Floors:
    """The least figures, by «corpus.kind»; the digest of the texts and gold they were taken on."""

    digest: str
    figures: Figures


def figures_of(scores: Mapping[str, Score]) -> dict[str, float]:
    """F1 of each kind and the share of each slot, by «corpus.kind»."""
    return {
        f"{corpus}.{name}": figure
        for corpus, score in scores.items()
        for name, figure in (
            *((kind, count.f1) for kind, count in score.counts.items()),
            *((slot, right / of) for slot, (right, of) in score.shares.items()),
        )
    }


def digest_of(files: Iterable[Path], root: Path) -> str:
    """Changes with any byte, name or number of the files."""
    digest = hashlib.sha256()
    for file in sorted(files):
        name = file.relative_to(root).as_posix()
        digest.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def read_floors(path: Path) -> Floors:
    """What was pinned; nothing where the file lacks."""
    if not path.is_file():
        return Floors("", {})
    data = tomllib.loads(path.read_text("utf-8"))
    return Floors(
        data.pop("digest"),
        {
            f"{corpus}.{name}": value
            for corpus, table in data.items()
            for name, value in table.items()
        },
    )


def drops(figures: Figures, floors: Floors) -> list[str]:
    """What stands below its floor, or is measured no more."""
    return [
        f"{name}: {figures.get(name, 0.0):.3f} is below the floor {floor:.3f}"
        for name, floor in floors.figures.items()
        if figures.get(name, 0.0) < floor
    ]


def raised(figures: Figures, floors: Floors, *, lower: bool = False) -> dict[str, float]:
    """New floors, a little below the figures; none lower than before unless `lower`."""
    new = {name: math.floor((figure - SLACK) * 1000) / 1000 for name, figure in figures.items()}
    if lower:
        return new
    return {name: max(floor, floors.figures.get(name, 0.0)) for name, floor in new.items()}


def write_floors(path: Path, floors: Floors) -> None:
    """Writes the whole file or nothing."""
    part = path.with_suffix(".part")
    part.write_text("\n".join(_lines(floors)) + "\n", "utf-8")
    part.replace(path)


def _lines(floors: Floors) -> Iterator[str]:
    yield "# Pinned by `python -m evaluation.evaluate --update`; `make eval` fails below a figure."
    yield f'digest = "{floors.digest}"'
    corpus = ""
    for name, figure in floors.figures.items():
        before, corpus = corpus, name.partition(".")[0]
        if corpus != before:
            yield from ("", f"[{corpus}]")
        yield f'"{name.partition(".")[2]}" = {figure:.3f}'

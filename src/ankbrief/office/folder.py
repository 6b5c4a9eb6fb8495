"""A folder in which an office can begin: settings, cards, sample articles, a template to change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from ankbrief.config import BriefingConfig
from ankbrief.data import load
from ankbrief.errors import AnkbriefError
from ankbrief.office import sample
from ankbrief.office.templates import Template, files_of, is_used, template_named
from ankbrief.render.files import write_whole

OWN = "office"  # the folder of the template that is copied
COPIED = {"html": "weekly", "word": "word"}
TEMPLATE_ROW = (
    "| `templates/{}` | ваш шаблон: меняйте как угодно, новые версии программы его не тронут |\n"
)


def make(folder: Path, kind: str = "", *, force: bool = False) -> tuple[Path, ...]:
    """Fills the folder; the files made. `kind` is that of the template to copy: html, word, none.

    Raises:
        AnkbriefError: there is something in the folder and no `force`, or it cannot be written.
    """
    if not force and is_used(folder):
        raise AnkbriefError(
            "папка не пуста, и в ней ничего не тронуто",
            str(folder),
            "Назовите другую; --force запишет поверх одноимённых файлов, остальные оставит.",
        )
    made = contents(kind)
    for name, data in made.items():
        write_whole(folder / name, data)
    (folder / "output").mkdir(exist_ok=True)
    return tuple(folder / name for name in made)


def contents(kind: str = "") -> dict[str, bytes]:
    """The files of the folder by their names in it."""
    copied = template_named(f"builtin/{COPIED[kind]}", Path()) if kind else None
    texts = {
        "README.md": _filled("README.md", templates=TEMPLATE_ROW.format(OWN) if kind else ""),
        "ankbrief.toml": settings(OWN if kind else BriefingConfig().template),
        "people.toml": _start("people.toml"),
    }
    return (
        {name: text.encode() for name, text in texts.items()}
        | {f"seeds/{path.name}": path.read_bytes() for path in sample.articles()}
        | _template(copied)
    )


def _template(copied: Template | None) -> dict[str, bytes]:
    made = files_of(copied) if copied else {}
    return {f"templates/{OWN}/{name}": data for name, data in made.items()}


def settings(template: str) -> str:
    """An `ankbrief.toml` with every key, what it is for and its usual value."""
    usual = load("wording")
    limited = {name: usual["limits"].get(name, 20) for name in usual["sections"]["limited"]}
    limited["главное"] = BriefingConfig().key_points
    return _filled(
        "ankbrief.toml",
        template=template,
        sections="\n".join(f'  "{name}",' for name in usual["sections"]["order"]),
        limits=_examples(limited),
        headings=_examples(usual["headings"]),
        wording=_examples(usual["wording"]),
    )


def _examples(table: Mapping[str, Any]) -> str:
    """The pairs as lines that say nothing until their # is taken away."""
    return "\n".join(f'# "{name}" = {_toml(value)}' for name, value in table.items())


def _toml(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _filled(name: str, **parts: str) -> str:
    text = _start(name)
    for part, value in parts.items():
        text = text.replace(f"@{part}@", value)
    return text


def _start(name: str) -> str:
    return files("ankbrief.office").joinpath("start", name).read_text("utf-8")


def lines(made: Iterable[Path], folder: Path) -> tuple[str, ...]:
    """What was made, told in a few lines."""
    names = [path.relative_to(folder) for path in made]
    tops = dict.fromkeys(name.parts[0] for name in names)
    counts = {top: sum(name.parts[0] == top for name in names) for top in tops}
    return tuple(f"  {top}/ ({counts[top]})" if counts[top] > 1 else f"  {top}" for top in tops)

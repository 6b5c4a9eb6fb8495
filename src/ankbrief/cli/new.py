"""`ankbrief new`."""

from __future__ import annotations

from pathlib import Path

import click

from ankbrief.cli.project import MADE, Project, command, in_project


@command("new")
@click.argument("place", metavar="ПАПКА", type=click.Path(path_type=Path))
@click.option(
    "--template",
    "kind",
    type=click.Choice(("html", "word")),
    help="Положить и копию шаблона, чтобы его менять: html или word.",
)
@click.option("--force", is_flag=True, help="Записать в папку, в которой уже что-то есть.")
@in_project
def new(project: Project, *, place: Path, kind: str | None, force: bool) -> int:
    """Завести ПАПКУ для брифингов: настройки, карточки, учебная неделя, описание.

    После этого: cd ПАПКА && ankbrief build
    """
    from ankbrief.office import folder as office

    made = office.make(project.folder / place, kind or "", force=force)
    click.echo(project.folder / place)
    told = office.lines(made, project.folder / place)
    project.tell([*told, f"Дальше: cd {project.folder / place} && ankbrief build"])
    return MADE

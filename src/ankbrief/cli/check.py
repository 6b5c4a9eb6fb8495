"""`ankbrief check`."""

from __future__ import annotations

from functools import partial

import click

from ankbrief.cli.project import FAILED, MADE, Project, command, in_project, load_or_usual
from ankbrief.errors import AnkbriefError

UNTRIED = ": не проверено, сначала исправьте ошибки"


@command("check")
@click.option(
    "--annotate",
    metavar="ПАПКА",
    help="Положить туда копии шаблонов Word с примечаниями у ошибок.",
)
@partial(in_project, reading=load_or_usual)
def check(project: Project, *, annotate: str | None) -> int:
    """Проверить, всё ли готово: настройки, карточки, шаблоны, шрифты, Word и PDF.

    Статьи не читаются. Названы сразу все ошибки, каждая с файлом и строкой.
    """
    from ankbrief import health

    count = 0
    for finding in health.findings(project.config, project.file):
        sign = "✗" if finding.errors else "✓" if finding.is_done else "–"
        click.echo(f"{sign} {finding.name}{'' if finding.is_done else UNTRIED}")
        for error in finding.errors:
            click.echo(_indented(error))
        for remark in finding.remarks:
            click.echo(_indented(AnkbriefError(remark.message, remark.where, remark.hint)))
        count += len(finding.errors)
    if annotate:
        for path in health.annotate(project.config, project.folder / annotate):
            click.echo(f"Шаблон с примечаниями: {path}")
    if count:
        click.echo(f"\nОшибок: {count}.")
    return FAILED if count else MADE


def _indented(error: AnkbriefError) -> str:
    return "\n".join(f"    {line}" for line in str(error).splitlines())

"""`ankbrief check`."""

from __future__ import annotations

import click

from ankbrief.cli.project import FAILED, MADE, Project, command, in_project


@command("check")
@in_project
def check(project: Project) -> int:
    """Проверить, всё ли готово: шаблон, словари, Word и PDF."""
    from ankbrief import health

    found = tuple(health.findings(project.config))
    for name, problem in found:
        click.echo(f"{'✗' if problem else '✓'} {name}")
        if problem:
            click.echo(f"    {problem}")
    return FAILED if any(problem for _, problem in found) else MADE

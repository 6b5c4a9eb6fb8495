"""`ankbrief extract`."""

from __future__ import annotations

import click

from ankbrief.cli.project import (
    MADE,
    Project,
    cache_option,
    command,
    in_project,
    jobs_option,
    paths_argument,
)
from ankbrief.errors import AnkbriefError


@command("extract")
@paths_argument
@click.option("--jsonl", is_flag=True, help="По одному объекту JSON в строке.")
@click.option("-o", "output", default="-", metavar="ФАЙЛ", help="Куда записать; «-» — на экран.")
@cache_option
@jobs_option
@in_project
def extract(  # noqa: PLR0913  # one argument per option
    project: Project,
    *,
    paths: tuple[str, ...],
    jsonl: bool,
    output: str,
    cached: bool,
    jobs: int,
) -> int:
    """Извлечь факты из публикаций в JSON.

    Кто с какой должностью, когда, где, что решено и поручено, кто что сказал; у каждого факта —
    его место в тексте.
    """
    from ankbrief import facts_file

    material = project.with_paths(paths).collect(jobs, project.cache(used=cached))
    project.warn(material.problems)
    if not material.facts:
        raise AnkbriefError("ни одной публикации не прочитано")
    if output == "-":
        click.echo(facts_file.dump(material.facts, lines=jsonl), nl=False)
    else:
        facts_file.save(project.folder / output, material.facts, lines=jsonl)
        click.echo(project.folder / output)
    return MADE

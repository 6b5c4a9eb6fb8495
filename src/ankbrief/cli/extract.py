"""`ankbrief extract`."""

from __future__ import annotations

from pathlib import Path

import click

from ankbrief.cli.project import (
    MADE,
    Project,
    command,
    dry_option,
    hired,
    in_project,
    paths_argument,
    reading_options,
    report_option,
)
from ankbrief.cli.reporting import STDOUT, reported
from ankbrief.cli.streaming import Passing, stream
from ankbrief.errors import AnkbriefError
from ankbrief.model import Facts, Problem


@command("extract")
@paths_argument
@click.option("--jsonl", is_flag=True, help="По одному объекту JSON в строке.")
@click.option("-o", "output", default="-", metavar="ФАЙЛ", help="Куда записать; «-» — на экран.")
@click.option("--force", is_flag=True, help="Заменить и файл фактов, изменённый человеком.")
@click.option("--editable", is_flag=True, help="Записать edits.toml: факты для правки редактором.")
@dry_option
@report_option
@reading_options
@in_project
def extract(  # noqa: PLR0913  # one argument per option
    project: Project,
    *,
    paths: tuple[str, ...],
    jsonl: bool,
    output: str,
    force: bool,
    editable: bool,
    report_to: str | None,
    dry: bool,
    private: bool,
    cached: bool,
    jobs: int,
    cluster: str | None,
) -> int:
    """Извлечь факты из публикаций в JSON.

    Кто с какой должностью, когда, где, что решено и поручено, кто что сказал; у каждого факта —
    его место в тексте.
    """
    from ankbrief.memory.written import refuse_changed

    if editable:
        from ankbrief.memory import edits

        if jsonl or output != STDOUT:
            raise click.UsageError("С --editable факты пишутся в edits.toml: без --jsonl и -o.")
        output = edits.FILE
    if output == report_to == STDOUT:
        raise click.UsageError("На экран — либо факты, либо отчёт: задайте -o ФАЙЛ.")
    project = project.with_paths(paths, private=private)
    workers = hired(jobs, cluster)
    known = project.cache(used=cached, is_written=not dry)
    file = None if output == STDOUT else project.folder / output
    with reported(project, "extract", report_to, dry=dry) as made:
        if file and not (force or editable):
            refuse_changed(project.folder, file)
        if jsonl:
            passing = Passing(project, made, is_listed=report_to is not None)
            stream(passing, known, workers, file, force=force)
        else:
            made.material = project.collect(known, workers)
            project.warn(made.material.problems)
            if not made.material.facts:
                raise AnkbriefError("ни одной публикации не прочитано")
            if editable:
                made.problems = rewrite(project, made.material.facts, dry=dry)
            elif not dry:
                save(project, made.material.facts, file, force=force)
        made.files = (file,) if file else ()
    project.list_files(made.files, dry=dry, on_screen=report_to == STDOUT)
    return MADE


def rewrite(project: Project, found: tuple[Facts, ...], *, dry: bool) -> tuple[Problem, ...]:
    """Writes `edits.toml` anew, unless `dry`; tells which edits no longer have their sentence."""
    from ankbrief.memory import edits

    if not dry:
        edits.save(project.folder, found)
    _, to_look_at = edits.edited(found, edits.edits_in(project.folder), project.folder)
    project.warn(to_look_at)
    return to_look_at


def save(project: Project, found: tuple[Facts, ...], file: Path | None, *, force: bool) -> None:
    """Puts the facts into a file, else on stdout."""
    from ankbrief import facts_file
    from ankbrief.memory.written import put

    if file:
        project.warn(put(project.folder, file, facts_file.dump(found), force=force))
    else:
        click.echo(facts_file.dump(found), nl=False)

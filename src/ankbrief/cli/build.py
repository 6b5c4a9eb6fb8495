"""`ankbrief build`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import click

from ankbrief.cli.project import (
    FAILED,
    MADE,
    QUESTIONABLE,
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
from ankbrief.cli.types import DayOrFormatsType, DayType, WeekType, split_to
from ankbrief.config import FORMATS, Config
from ankbrief.model import Level, Problem

if TYPE_CHECKING:
    from ankbrief.report_file import Run


@command("build")
@paths_argument
@click.option(
    "--week", type=WeekType(), metavar="НЕДЕЛЯ", help="Неделя года: 2026-W33; last — прошлая."
)
@click.option("--from", "start", type=DayType(), metavar="ДАТА", help="Первый день: 2026-08-10.")
@click.option(
    "--to",
    type=DayOrFormatsType(),
    multiple=True,
    metavar="ДАТА|ФОРМАТЫ",
    help=f"Последний день или форматы через запятую: {', '.join(FORMATS)}.",
)
@click.option("--template", metavar="ИМЯ", help="Шаблон: папка внутри templates/.")
@click.option("--profile", metavar="ИМЯ", help="Вид страницы: print, official или phone.")
@click.option("--review", is_flag=True, help="Сделать и копию Word с примечаниями для проверки.")
@click.option("-o", "output", metavar="ПАПКА", help="Куда положить документы.")
@click.option("--facts", metavar="ФАЙЛ", help="Взять факты из файла, сделанного extract.")
@click.option("--strict", is_flag=True, help="При замечаниях код завершения 3.")
@click.option("--force", is_flag=True, help="Заменить и документы, изменённые человеком.")
@dry_option
@report_option
@reading_options
@in_project
def build(  # noqa: PLR0913  # one argument per option
    project: Project,
    *,
    paths: tuple[str, ...],
    week: str | None,
    start: date | None,
    to: tuple[date | tuple[str, ...], ...],
    template: str | None,
    profile: str | None,
    review: bool,
    output: str | None,
    facts: str | None,
    strict: bool,
    report_to: str | None,
    dry: bool,
    force: bool,
    private: bool,
    cached: bool,
    jobs: int,
    cluster: str | None,
) -> int:
    """Собрать брифинг из публикаций.

    ПУТИ — файлы и папки с публикациями, адреса страниц и лент (https://…); если их нет, берётся
    папка seeds. Без --week, --from и --to берётся неделя самой новой публикации.
    """
    stop, formats = split_to(to)
    if week and (start or stop):
        raise click.UsageError("Задайте либо --week, либо --from и --to.")
    if start and stop and stop < start:
        raise click.UsageError("Последний день (--to) раньше первого (--from).")
    if facts and paths:
        raise click.UsageError("Задайте либо ПУТИ, либо --facts.")
    project = project.with_paths(paths, private=private)
    config = with_output(project.config, template, profile, output, formats, review=review)
    workers = hired(jobs, cluster)
    known = project.cache(used=cached, is_written=not dry)
    with reported(project, "build", report_to, dry=dry) as made:
        made.material = project.load(facts) if facts else project.collect(known, workers)
        publish(project, made, config, week=week, start=start, stop=stop, force=force)
    project.list_files(made.files, dry=dry, on_screen=report_to == STDOUT)
    if of_level(made.problems, "error"):
        return FAILED
    return QUESTIONABLE if strict and of_level(made.every_problem, "error", "warning") else MADE


def publish(  # noqa: PLR0913  # what is asked of the brief and of its documents
    project: Project,
    made: Run,
    config: Config,
    *,
    week: str | None,
    start: date | None,
    stop: date | None,
    force: bool,
) -> None:
    """Writes the documents of the run's material, and keeps what later briefs look back at."""
    from ankbrief import pipeline, report
    from ankbrief.briefing.keeping import kept
    from ankbrief.memory.weeks import weeks_of

    assert made.material  # read before
    past = weeks_of(project.folder, is_written=not made.is_dry)
    try:
        brief = made.briefing = pipeline.compose(
            made.material, config, week=week, start=start, stop=stop, past=past.before
        )
        project.tell(report.contents(brief))
        documents = pipeline.publish(brief, config, force=force, is_dry=made.is_dry)
        made.files, made.problems = documents.files, documents.problems
        if not of_level(documents.problems, "error"):
            past.keep(kept(brief, made.material.facts))
    finally:
        past.close()
        made.problems += past.problems
        project.warn(made.every_problem)


def with_output(  # noqa: PLR0913  # one argument per option
    config: Config,
    template: str | None,
    profile: str | None,
    folder: str | None,
    formats: tuple[str, ...],
    *,
    review: bool,
) -> Config:
    """The configuration with what the command line says instead."""
    made = replace(
        config.briefing,
        template=template or config.briefing.template,
        profile=profile or config.briefing.profile,
    )
    output = replace(
        config.output,
        dir=folder or config.output.dir,
        formats=formats or config.output.formats,
        review=review or config.output.review,
    )
    return replace(config, briefing=made, output=output)


def of_level(problems: Iterable[Problem], *levels: Level) -> bool:
    """Whether any problem is of one of the levels."""
    return any(problem.level in levels for problem in problems)

"""What a run says about itself: one screen, and JSON where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ankbrief.cli.project import Project
from ankbrief.errors import AnkbriefError, RenderError, unforeseen
from ankbrief.model import Problem

if TYPE_CHECKING:
    from ankbrief.report_file import Run

STDOUT = "-"


@contextmanager
def reported(project: Project, command: str, file: str | None, *, dry: bool) -> Iterator[Run]:
    """A run whose report is told and written however it ends.

    Raises:
        RenderError: the report cannot be written.
    """
    from ankbrief import timing
    from ankbrief.report_file import Run

    if dry and file not in (None, STDOUT):
        raise click.UsageError("С --dry-run ничего не записывается: задайте --report -.")
    run = Run(command, is_dry=dry)
    with timing.timed() as clock:
        try:
            yield run
        except AnkbriefError as error:
            run.error = error
            raise
        except click.ClickException:
            file = None
            raise
        except Exception as error:
            run.error = unforeseen(error)
            raise
        except KeyboardInterrupt:
            run.error = AnkbriefError("прервано")
            raise
        finally:
            run.seconds = clock.seconds
            _tell(project, run, file)


def _tell(project: Project, run: Run, file: str | None) -> None:
    """An error in writing the report hides none that ended the run."""
    from ankbrief import report
    from ankbrief.report_file import report_text, save

    project.tell(report.times(run.seconds))
    if run.is_dry:
        project.tell(["Пробный запуск: ничего не записано."])
    if file == STDOUT:
        click.echo(report_text(run), nl=False)
    elif file:
        try:
            save(project.folder / file, run)
        except RenderError as error:
            if run.error is None:
                raise
            project.warn([Problem("error", error.message, error.where)])

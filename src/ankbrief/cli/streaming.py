"""`ankbrief extract --jsonl`: facts leave as soon as they are found, of any number of articles.

Nothing of an article stays in memory, unless a report is asked for, which lists them all.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ankbrief.cli.project import Project
from ankbrief.errors import AnkbriefError
from ankbrief.model import Facts, Problem

if TYPE_CHECKING:
    from ankbrief.memory.cache import Cache
    from ankbrief.report_file import Run
    from ankbrief.spread import Workers


class Passing:
    """What a run tells of articles that pass by; `is_listed` keeps all of it for the report."""

    def __init__(self, project: Project, made: Run, *, is_listed: bool) -> None:
        from ankbrief.report import Troubles

        self.project = project
        self.made = made
        self.is_listed = is_listed
        self.troubles = Troubles()
        self.unread: list[Problem] = []
        self.count = self.bad = 0

    def leave_out(self, problem: Problem) -> None:
        """Of what was not read."""
        self.troubles.add(problem)
        self.bad += problem.level != "note"
        if self.is_listed:
            self.unread.append(problem)

    def lines(
        self, known: Cache, workers: AbstractContextManager[Workers | None]
    ) -> Generator[bytes]:
        """A line of JSON for each article; raises `AnkbriefError` where there was none."""
        from ankbrief import collecting, facts_file

        with known, workers as hired:
            found = collecting.stream(
                self.project.config, self.leave_out, workers=hired, known=known
            )
            with closing(found):
                for facts in self.project.watch(found, None):
                    self._note(facts)
                    yield facts_file.line(facts)
        if not self.count:
            raise AnkbriefError("ни одной публикации не прочитано")

    def _note(self, facts: Facts) -> None:
        from ankbrief.report_file import article_json

        self.count += 1
        for problem in facts.problems:
            self.troubles.add(problem)
        if self.is_listed:
            self.made.passed.append(article_json(facts))

    def tell(self, known: Cache) -> None:
        """All of it on the screen, and to the report."""
        from ankbrief import collecting, report

        for problem in known.problems:
            self.leave_out(problem)
        self.made.material = collecting.Material((), tuple(self.unread), known.found)
        self.project.tell([report.reading(self.count, known.found, self.bad)])
        self.project.warn_of(self.troubles)


def stream(
    passing: Passing,
    known: Cache,
    workers: AbstractContextManager[Workers | None],
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Writes a line for each article into a file, whole or not at all, else to stdout at once.

    Raises:
        AnkbriefError: there is no article, or the file cannot be written.
    """
    from ankbrief.memory.written import put

    try:
        with closing(passing.lines(known, workers)) as lines:
            if passing.made.is_dry:
                for _ in lines:
                    pass
            elif output:
                passing.project.warn(put(passing.project.folder, output, lines, force=force))
            else:
                for line in lines:
                    click.echo(line, nl=False)
    finally:
        passing.tell(known)

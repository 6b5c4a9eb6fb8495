"""What every command shares: the project it works in, its options, its exit codes."""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ankbrief.config import Config, load
from ankbrief.errors import AnkbriefError, ConfigError, unforeseen
from ankbrief.model import Facts, Problem

if TYPE_CHECKING:
    from ankbrief.collecting import Material
    from ankbrief.memory.cache import Cache
    from ankbrief.report import Troubles
    from ankbrief.spread import Workers

MADE, FAILED, QUESTIONABLE, INTERRUPTED = 0, 1, 3, 130  # 2 is click's own, for wrong usage

FOLDER = click.Path(exists=True, file_okay=False)

EXIT_CODES = """\b
Коды завершения:
  0    сделано
  1    ошибка: что-то не сделано
  2    неверные параметры
  3    сделано, но есть замечания (с --strict)
  130  прервано"""


@dataclass(frozen=True, slots=True)
class Project:
    """Where a command works and how much it says."""

    folder: Path
    config: Config
    quiet: bool
    file: Path | None = None  # of settings, where it is not the usual one

    def settings(self) -> Config:
        """The configuration as it stands on the disk now."""
        return load(self.folder, self.file)

    def with_paths(self, paths: tuple[str, ...], *, private: bool = False) -> Project:
        """The same project with other articles, where any are given.

        With `private` addresses may lead into an inner network.
        """
        known = self.config.input
        articles = replace(
            known, paths=paths or known.paths, allow_private=private or known.allow_private
        )
        return replace(self, config=replace(self.config, input=articles))

    def collect(
        self, known: Cache, workers: AbstractContextManager[Workers | None] | None = None
    ) -> Material:
        """The facts of the articles; `workers` extract what is not known."""
        from ankbrief import collecting, report

        with known, workers or nullcontext() as hired:
            material = collecting.collect(self.config, workers=hired, watch=self.watch, known=known)
        material = replace(material, unread=(*material.unread, *known.problems))
        bad = sum(problem.level != "note" for problem in material.unread)
        self.tell([report.reading(len(material.facts), material.known, bad)])
        return material

    def cache(self, *, used: bool, is_written: bool = True) -> Cache:
        """The facts of earlier runs; none where they are not to be used."""
        from ankbrief.memory.cache import NO_CACHE, cache_of

        return cache_of(self.folder, is_written=is_written) if used else NO_CACHE

    def load(self, file: str) -> Material:
        """The facts that an earlier run of `extract` put into a file."""
        from ankbrief import collecting, facts_file, report

        material = collecting.Material(facts_file.load(self.folder / file))
        self.tell([report.reading(len(material.facts), 0, 0)])
        return material

    def watch(self, facts: Iterable[Facts], count: int | None) -> Iterator[Facts]:
        """Shows how far the reading is, on a terminal only; how many there are may be unknown."""
        hidden = self.quiet or not sys.stderr.isatty()
        with click.progressbar(
            facts,
            length=count,
            label="Читаю публикации",
            show_pos=count is None,
            file=sys.stderr,
            hidden=hidden,
        ) as bar:
            yield from bar

    def tell(self, lines: Iterable[str]) -> None:
        """Lines on stderr, for stdout is for results; none of them when asked to be quiet."""
        for line in () if self.quiet else lines:
            _say(line)

    def list_files(self, files: Iterable[Path], *, dry: bool, on_screen: bool) -> None:
        """The files made on stdout, unless the report stands there; only told where none is."""
        if dry:
            self.tell(f"Был бы записан {file}" for file in files)
            return
        for file in () if on_screen else files:
            click.echo(file)

    def warn(self, problems: Iterable[Problem]) -> None:
        """The problems on stderr; only errors when asked to be quiet."""
        from ankbrief import report

        for line in report.troubles(problems, only_errors=self.quiet):
            _say(line)

    def warn_of(self, troubles: Troubles) -> None:
        """The same of problems that nobody kept."""
        for line in troubles.lines(only_errors=self.quiet):
            _say(line)


def _say(line: str) -> None:
    """A line on stderr; what cannot be said there, for want of room on a disk, stops no work."""
    with suppress(OSError):
        click.echo(line, err=True)


def in_project(
    command: Callable[..., int], *, reading: Callable[[Path, Path | None], Config] = load
) -> Callable[..., int]:
    """Adds the options that every command has; the command gets a `Project` first.

    `reading` gives the configuration of a folder, by its file where that is not the usual one.
    """

    @click.option("-C", "folder", type=FOLDER, default=".", metavar="ПАПКА", help="Папка проекта.")
    @click.option("-c", "--config", "file", metavar="ФАЙЛ", help="Настройки вместо ankbrief.toml.")
    @click.option("-q", "--quiet", is_flag=True, help="Сообщать только об ошибках.")
    @click.option("-v", "--verbose", is_flag=True, help="При ошибке показать её полный разбор.")
    @functools.wraps(command)
    def wrapped(*, folder: str, file: str | None, quiet: bool, verbose: bool, **given: Any) -> int:
        project = Path(folder)
        try:
            settings = project / file if file else None
            config = reading(project, settings)
            return command(Project(project, config, quiet, settings), **given)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001  # the user is told, in Russian
            if verbose:
                traceback.print_exc()
            _say(f"Ошибка: {told(error)}")
            return FAILED

    return wrapped


def hired(jobs: int, cluster: str | None) -> AbstractContextManager[Workers | None]:
    """Who extracts, by the options."""
    from ankbrief.spread import workers

    if jobs > 1 and cluster is not None:
        raise click.UsageError("Задайте либо -j, либо --dask.")
    return workers(jobs, cluster)


def load_or_usual(project: Path, file: Path | None) -> Config:
    """The configuration; the usual one where it has mistakes, for a command that tells them."""
    try:
        return load(project, file)
    except ConfigError:
        if file is not None and not file.exists():
            raise
        return Config(project)


def told(error: Exception) -> str:
    """An error in words for the user."""
    return str(error if isinstance(error, AnkbriefError) else unforeseen(error))


@click.group(
    options_metavar="[ПАРАМЕТРЫ]",
    subcommand_metavar="КОМАНДА …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EXIT_CODES,
)
@click.version_option(
    package_name="ankbrief", message="%(prog)s %(version)s", help="Показать версию."
)
def commands() -> None:
    """Новости за неделю → брифинг в Word и PDF, с именами в нужном падеже.

    В папке, где лежат seeds/ (публикации) и output/, достаточно сказать: ankbrief build
    """


def command(name: str) -> Callable[[Callable[..., int]], click.Command]:
    """A command of the group, with Russian words in its usage line."""
    return commands.command(name, options_metavar="[ПАРАМЕТРЫ]")


paths_argument = click.argument("paths", nargs=-1, metavar="[ПУТИ]...")
READING = (
    click.option(
        "--allow-private",
        "private",
        is_flag=True,
        help="Читать и по адресам внутренней сети учреждения.",
    ),
    click.option(
        "--no-cache",
        "cached",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Разобрать заново и то, что уже разобрано раньше.",
    ),
    click.option(
        "-j",
        "jobs",
        type=click.IntRange(1),
        default=1,
        metavar="ЧИСЛО",
        help="Сколько публикаций разбирать одновременно.",
    ),
    click.option(
        "--dask",
        "cluster",
        metavar="АДРЕС",
        help="Разбирать на кластере Dask: адрес его планировщика, tcp://машина:8786.",
    ),
)


def reading_options(function: Callable[..., int]) -> Callable[..., int]:
    """How articles are read and by whom; the help has them in the order of `READING`."""
    for option in reversed(READING):
        function = option(function)
    return function


report_option = click.option(
    "--report",
    "report_to",
    metavar="ФАЙЛ",
    help="Записать отчёт о запуске в JSON; «-» — вывести его на экран.",
)
dry_option = click.option(
    "--dry-run", "dry", is_flag=True, help="Ничего не записывать, только показать отчёт."
)

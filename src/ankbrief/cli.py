"""The command line: the only module that prints or exits."""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ankbrief.click_types import DayOrFormatsType, DayType, WeekType, split_to
from ankbrief.click_words import speak_russian
from ankbrief.config import FORMATS, Config, load
from ankbrief.errors import AnkbriefError
from ankbrief.model import Facts, Level, Problem

if TYPE_CHECKING:
    from ankbrief.pipeline import Material

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

    def with_paths(self, paths: tuple[str, ...]) -> Project:
        """The same project with other articles, where any are given."""
        articles = replace(self.config.input, paths=paths) if paths else self.config.input
        return replace(self, config=replace(self.config, input=articles))

    def collect(self, jobs: int) -> Material:
        """The facts of the articles, shared out to so many processes."""
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        from ankbrief import pipeline
        from ankbrief.language.inflect import cards_in, use

        with ExitStack() as stack:
            start = (use, (cards_in(self.folder),))
            workers = ProcessPoolExecutor(jobs, get_context("spawn"), *start) if jobs > 1 else None
            executor = stack.enter_context(workers) if workers else None
            return pipeline.collect(self.config, executor=executor, watch=self.watch)

    def load(self, file: str) -> Material:
        """The facts that an earlier run of `extract` put into a file."""
        from ankbrief import facts_file, pipeline

        return pipeline.Material(facts_file.load(self.folder / file))

    def watch(self, facts: Iterable[Facts], count: int) -> Iterator[Facts]:
        """Shows how far the reading is, on a terminal only."""
        hidden = self.quiet or not sys.stderr.isatty()
        with click.progressbar(
            facts, length=count, label="Читаю публикации", file=sys.stderr, hidden=hidden
        ) as bar:
            yield from bar

    def tell(self, lines: Iterable[str]) -> None:
        """Lines on stderr, for stdout is for results; none of them when asked to be quiet."""
        for line in () if self.quiet else lines:
            click.echo(line, err=True)

    def warn(self, problems: Iterable[Problem]) -> None:
        """The problems on stderr; only errors when asked to be quiet."""
        from ankbrief import report

        for line in report.troubles(problems, only_errors=self.quiet):
            click.echo(line, err=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and yields its exit code."""
    speak_russian()
    try:
        return int(commands.main(arguments, "ankbrief", standalone_mode=False) or MADE)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Прервано.", err=True)
        return INTERRUPTED


def in_project(command: Callable[..., int]) -> Callable[..., int]:
    """Adds the options that every command has; the command gets a `Project` first."""

    @click.option("-C", "folder", type=FOLDER, default=".", metavar="ПАПКА", help="Папка проекта.")
    @click.option("-c", "--config", "file", metavar="ФАЙЛ", help="Настройки вместо ankbrief.toml.")
    @click.option("-q", "--quiet", is_flag=True, help="Сообщать только об ошибках.")
    @click.option("-v", "--verbose", is_flag=True, help="При ошибке показать её полный разбор.")
    @functools.wraps(command)
    def wrapped(*, folder: str, file: str | None, quiet: bool, verbose: bool, **given: Any) -> int:
        project = Path(folder)
        try:
            config = load(project, project / file if file else None)
            return command(Project(project, config, quiet), **given)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001  # the user is told, in Russian
            if verbose:
                traceback.print_exc()
            click.echo(f"Ошибка: {told(error)}", err=True)
            return FAILED

    return wrapped


def told(error: Exception) -> str:
    """An error in words for the user; of one that nobody foresaw, at least its kind."""
    if isinstance(error, AnkbriefError):
        return str(error)
    return (
        f"сбой в самой программе ({type(error).__name__}: {error})\n"
        "Сообщите о нём разработчикам, приложив то, что выводится с параметром -v."
    )


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
jobs_option = click.option(
    "-j",
    "jobs",
    type=click.IntRange(1),
    default=1,
    metavar="ЧИСЛО",
    help="Сколько публикаций разбирать одновременно.",
)


@command("build")
@paths_argument
@click.option("--week", type=WeekType(), metavar="НЕДЕЛЯ", help="Неделя года: 2026-W33.")
@click.option("--from", "start", type=DayType(), metavar="ДАТА", help="Первый день: 2026-08-10.")
@click.option(
    "--to",
    type=DayOrFormatsType(),
    multiple=True,
    metavar="ДАТА|ФОРМАТЫ",
    help=f"Последний день или форматы через запятую: {', '.join(FORMATS)}.",
)
@click.option("--template", metavar="ИМЯ", help="Шаблон: папка внутри templates/.")
@click.option("-o", "output", metavar="ПАПКА", help="Куда положить документы.")
@click.option("--facts", metavar="ФАЙЛ", help="Взять факты из файла, сделанного extract.")
@click.option("--strict", is_flag=True, help="При замечаниях код завершения 3.")
@jobs_option
@in_project
def build(  # noqa: PLR0913  # one argument per option
    project: Project,
    *,
    paths: tuple[str, ...],
    week: str | None,
    start: date | None,
    to: tuple[date | tuple[str, ...], ...],
    template: str | None,
    output: str | None,
    facts: str | None,
    strict: bool,
    jobs: int,
) -> int:
    """Собрать брифинг из публикаций.

    ПУТИ — файлы и папки с публикациями; если их нет, берётся папка seeds. Без --week, --from и
    --to берётся неделя самой новой публикации.
    """
    from ankbrief import pipeline, report

    stop, formats = split_to(to)
    if week and (start or stop):
        raise click.UsageError("Задайте либо --week, либо --from и --to.")
    if start and stop and stop < start:
        raise click.UsageError("Последний день (--to) раньше первого (--from).")
    if facts and paths:
        raise click.UsageError("Задайте либо ПУТИ, либо --facts.")
    project = project.with_paths(paths)
    config = with_output(project.config, template, output, formats)
    material = project.load(facts) if facts else project.collect(jobs)
    problems = list(material.problems)
    try:
        briefing = pipeline.compose(material, config, week=week, start=start, stop=stop)
        problems += briefing.problems
        project.tell(report.contents(briefing))
        documents = pipeline.publish(briefing, config)
        problems += documents.problems
    finally:
        project.warn(problems)
    for file in documents.files:
        click.echo(file)
    if of_level(documents.problems, "error"):
        return FAILED
    return QUESTIONABLE if strict and of_level(problems, "error", "warning") else MADE


def with_output(
    config: Config, template: str | None, folder: str | None, formats: tuple[str, ...]
) -> Config:
    """The configuration with what the command line says instead."""
    made = replace(config.briefing, template=template or config.briefing.template)
    output = replace(
        config.output,
        dir=folder or config.output.dir,
        formats=formats or config.output.formats,
    )
    return replace(config, briefing=made, output=output)


def of_level(problems: Iterable[Problem], *levels: Level) -> bool:
    """Whether any problem is of one of the levels."""
    return any(problem.level in levels for problem in problems)


@command("extract")
@paths_argument
@click.option("--jsonl", is_flag=True, help="По одному объекту JSON в строке.")
@click.option("-o", "output", default="-", metavar="ФАЙЛ", help="Куда записать; «-» — на экран.")
@jobs_option
@in_project
def extract(
    project: Project, *, paths: tuple[str, ...], jsonl: bool, output: str, jobs: int
) -> int:
    """Извлечь факты из публикаций в JSON.

    Кто с какой должностью, когда, где, что решено и поручено, кто что сказал; у каждого факта —
    его место в тексте.
    """
    from ankbrief import facts_file

    material = project.with_paths(paths).collect(jobs)
    project.warn(material.problems)
    if not material.facts:
        raise AnkbriefError("ни одной публикации не прочитано")
    if output == "-":
        click.echo(facts_file.dump(material.facts, lines=jsonl), nl=False)
    else:
        facts_file.save(project.folder / output, material.facts, lines=jsonl)
        click.echo(project.folder / output)
    return MADE


@command("inflect")
@click.argument("text", metavar="ТЕКСТ", required=False)
@click.option("--gender", type=click.Choice(["м", "ж"]), metavar="м|ж", help="Чьё имя.")
@click.option("--phrase", is_flag=True, help="Это должность или название, а не имя.")
@click.option("--nominative", is_flag=True, help="Наоборот: из любого падежа в именительный.")
@click.option("--batch", metavar="ФАЙЛ", help="Все строки файла; «-» — со стандартного ввода.")
@click.option("--jsonl", is_flag=True, help="По одному объекту JSON в строке.")
@in_project
def inflect(  # noqa: PLR0913  # one argument per option
    project: Project,
    *,
    text: str | None,
    gender: str | None,
    phrase: bool,
    nominative: bool,
    batch: str | None,
    jsonl: bool,
) -> int:
    """Просклонять имя, должность или название.

    Например: ankbrief inflect "Касым-Жомарт Токаев"

    В файле для --batch на строке один текст; после него через знак табуляции можно указать род, м
    или ж. Карточки людей и организаций берутся из people.toml в папке проекта.
    """
    from ankbrief import inflecting

    if (text is None) == (batch is None):
        raise click.UsageError("Задайте либо ТЕКСТ, либо --batch ФАЙЛ.")
    if text is not None and not text.strip():
        raise click.UsageError("Склонять нечего: ТЕКСТ пуст.")
    wanted = inflecting.Wanted(
        gender=inflecting.gender_named(gender or ""),
        kind="phrase" if phrase else None,
        nominative=nominative,
        jsonl=jsonl,
    )
    lines = [(text or "", "ТЕКСТ")] if batch is None else inflecting.read(project.folder, batch)
    code = MADE
    for answer in inflecting.answers(lines, wanted, project.folder):
        if answer.text:
            click.echo(answer.text)
        if answer.trouble:
            click.echo(answer.trouble, err=True)
            code = code if answer.text else FAILED
    return code


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

"""`ankbrief preview`."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import click

from ankbrief.cli.build import with_output
from ankbrief.cli.project import (
    MADE,
    Project,
    command,
    in_project,
    load_or_usual,
    paths_argument,
)
from ankbrief.cli.types import WeekType
from ankbrief.config import Config

if TYPE_CHECKING:
    from ankbrief.collecting import Material
    from ankbrief.preview.state import State


@command("preview")
@paths_argument
@click.option("--watch", is_flag=True, help="Обновлять страницы, как только изменится любой файл.")
@click.option("--sample", is_flag=True, help="Показать пример недели, а не свои публикации.")
@click.option("--facts", metavar="ФАЙЛ", help="Взять факты из файла, сделанного extract.")
@click.option("--week", type=WeekType(), metavar="НЕДЕЛЯ", help="Неделя года: 2026-W33.")
@click.option("--template", metavar="ИМЯ", help="Шаблон: папка внутри templates/.")
@click.option("--profile", metavar="ИМЯ", help="Вид страницы: print, official или phone.")
@click.option("--port", type=click.IntRange(1, 65535), metavar="ЧИСЛО", help="Порт; иначе любой.")
@click.option("--open", "opened", is_flag=True, help="Сразу открыть страницу в браузере.")
@partial(in_project, reading=load_or_usual)
def preview(  # noqa: PLR0913  # one argument per option
    project: Project,
    *,
    paths: tuple[str, ...],
    watch: bool,
    sample: bool,
    facts: str | None,
    week: str | None,
    template: str | None,
    profile: str | None,
    port: int | None,
    opened: bool,
) -> int:
    """Показать страницы брифинга в браузере.

    Это настоящие страницы PDF. С --watch они обновляются, когда вы сохраняете шаблон, CSS,
    карточки, настройки или публикации; ошибка видна на странице и пропадает, когда исправлена.
    Пока своих публикаций нет, показан пример недели. Страница видна только на этом компьютере.
    Закончить: Ctrl-C.
    """
    from ankbrief.preview import Order, Server, Workshop
    from ankbrief.preview.sample import has_articles, of_sample

    if sum(map(bool, (paths, sample, facts))) > 1:
        raise click.UsageError("Задайте что-нибудь одно: ПУТИ, --sample или --facts.")
    if "-" in project.with_paths(paths).config.input.paths:
        raise click.UsageError("Стандартный ввод дважды не прочитать: назовите файлы или папки.")

    def chosen(read: Config) -> Config:
        given = replace(project, config=read).with_paths(paths).config
        config = with_output(given, template, profile, None, (), review=False)
        is_sample = sample or not (paths or facts or has_articles(config))
        return of_sample(config) if is_sample else config

    order = Order(
        lambda: chosen(project.settings()),
        project.file,
        project.folder / facts if facts else None,
        week,
    )
    workshop = Workshop(order, chosen(project.config), reader(project))
    with Server(workshop, port or 0, watch=watch) as server:
        click.echo(server.address)
        project.tell(("Откройте этот адрес в браузере; закончить: Ctrl-C.",))
        if opened:
            webbrowser.open(server.address)
        try:
            for state in server.follow():
                _say(project, state)
        except KeyboardInterrupt:
            project.tell(("Просмотр закончен.",))
    return MADE


def reader(project: Project) -> Callable[[Config], Material]:
    """Reads articles as `build` does, and keeps what is known of them."""

    def read(config: Config) -> Material:
        return replace(project, config=config).collect(project.cache(used=True))

    return read


def _say(project: Project, state: State) -> None:
    from ankbrief.language.inflect import agree, figures

    if state.status == "made" and state.sheets:
        pages = agree(len(state.sheets.pages), "страница")
        project.tell((f"Собрано: {pages} за {figures(round(state.seconds, 1))} с.",))
    project.warn(problem for problem in state.problems if problem.level == "error")

"""`ankbrief inflect`."""

from __future__ import annotations

import click

from ankbrief.cli.project import FAILED, MADE, Project, command, in_project


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

"""`ankbrief template`: which templates there are, their text, a copy, the words they know."""

from __future__ import annotations

import click

from ankbrief.cli.project import MADE, Project, commands, in_project

HELP = {"options_metavar": "[ПАРАМЕТРЫ]"}
ABOUT_WORDS = """\
Русские имена годятся в шаблонах Word, в шаблонах HTML — английские; у фильтров годятся оба.
Примеры — из учебной недели. Последние три части — для ankbrief.toml."""


@commands.group("template", options_metavar="[ПАРАМЕТРЫ]", subcommand_metavar="КОМАНДА …")
def template() -> None:
    """Шаблоны: какие есть, как устроены, копия для правки, все слова."""


@template.command("list", **HELP)
@in_project
def show_all(project: Project) -> int:
    """Какие есть шаблоны: ваши, потом готовые."""
    from ankbrief.office.templates import templates_of

    every = templates_of(project.folder)
    width = max(len(item.name) for item in every)
    for item in every:
        about = item.about or f"ваш: {item.page}"
        click.echo(f"{item.name:{width}}  {item.kind:4}  {about}")
    return MADE


@template.command("show", **HELP)
@click.argument("name", metavar="ИМЯ")
@in_project
def show(project: Project, name: str) -> int:
    """Показать текст шаблона; у шаблона Word — абзацы с метками."""
    from ankbrief.office import templates

    found = templates.template_named(name, project.folder)
    project.tell([f"Файл: {found.page}"])
    if found.kind == "HTML":
        blocks = ", ".join(templates.blocks_of(found)) or "нет"
        project.tell([f"Блоки, которые можно изменить по одному: {blocks}."])
    click.echo(templates.text_of(found), nl=False)
    return MADE


@template.command("copy", short_help="Скопировать шаблон, чтобы его изменить.", **HELP)
@click.argument("name", metavar="ИМЯ")
@click.argument("to", metavar="КУДА")
@click.option("--force", is_flag=True, help="Записать поверх того, что там уже есть.")
@in_project
def copy(project: Project, *, name: str, to: str, force: bool) -> int:
    """Скопировать шаблон ИМЯ в папку templates/КУДА, чтобы его изменить.

    Копии ничего больше не нужно: новые версии программы её не меняют.
    """
    from ankbrief.office import templates

    found = templates.template_named(name, project.folder)
    for path in templates.copy(found, to, project.folder, force=force):
        click.echo(path)
    project.tell(
        [
            f"Изменить: {project.folder / 'templates' / to / found.page.name}.",
            f"Собрать по нему: ankbrief build --template {to}",
        ]
    )
    return MADE


@template.command("variables", short_help="Все слова шаблонов, с примерами.", **HELP)
@click.argument("text", metavar="[СЛОВО]", default="")
@in_project
def variables(project: Project, text: str) -> int:
    """Все переменные, поля, фильтры и фразы, с примерами; со СЛОВОМ — только похожие."""
    from ankbrief.office import sample, words

    project.tell([ABOUT_WORDS, ""])
    count = 0
    for title, rows in words.vocabulary(sample.briefing()).items():
        chosen = [word for word in rows if word.has(text)]
        count += len(chosen)
        if chosen:
            click.echo(f"{title}\n")
        for word in chosen:
            _print(word.name, word.russian, word.says, word.example)
    if not count:
        project.tell([f"Ничего похожего на «{text}» нет. Все слова: ankbrief template variables"])
    return MADE


def _print(name: str, russian: str, says: str, example: str) -> None:
    """A word with its lines, and an empty one."""
    click.echo(f"  {name} · {russian}" if russian else f"  «{name}»")
    click.echo(f"      {says}")
    if example:
        click.echo(f"      пример: {example}")
    click.echo("")

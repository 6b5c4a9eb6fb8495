"""Whether everything a briefing needs is there: each check does a small piece of the real work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from glob import has_magic
from pathlib import Path
from typing import TypeAlias

from ankbrief import pipeline
from ankbrief.articles import is_address
from ankbrief.articles.outlets import mistakes_in as in_outlets
from ankbrief.briefing import Briefing, Period
from ankbrief.briefing.keeping import kept
from ankbrief.briefing.sections import FILES
from ankbrief.briefing.sections import mistakes_in as in_headings
from ankbrief.config import FILE as SETTINGS
from ankbrief.config import Config, mistakes_in
from ankbrief.errors import AnkbriefError, TemplateError
from ankbrief.facts.extract import extract
from ankbrief.language.cards.file import FILE
from ankbrief.language.cards.mistakes import mistakes_in as mistakes_in_cards
from ankbrief.memory.edits import FILE as EDITS
from ankbrief.memory.edits import mistakes_in as in_edits
from ankbrief.memory.folder import NAME as MEMORY
from ankbrief.memory.weeks import FILE as WEEKS_FILE
from ankbrief.memory.weeks import weeks_of
from ankbrief.model import Article, Problem
from ankbrief.render.files import write_whole
from ankbrief.render.html import PROFILES
from ankbrief.render.proof.folder import errors_in, errors_in_profiles, names_in
from ankbrief.render.proof.sparse import without_options, without_rows
from ankbrief.render.word_template import WORD, word_file
from ankbrief.render.word_template.annotate import annotate as with_comments
from ankbrief.render.word_template.check import WordMistake, placed
from ankbrief.render.word_template.check import mistakes_in as mistakes_in_word

SAMPLE = """\
Совет принял план на год

24 марта 2025 года в Астане прошло заседание совета. Председатель совета Айгуль Сергеевна \
Омарова поручила секретариату подготовить отчёт до 15 апреля 2025 года. Акиматы районов \
представили списки кружков.

«Нам нужен ясный и короткий отчёт», – сказала Айгуль Омарова.
"""
EARLIER = """\
Совет готовит план на год

Какие кружки нужны школам, обсудили в Астане 17 марта 2025 года члены совета. Айгуль Сергеевна \
Омарова, председатель совета, поручила секретариату собрать предложения в план на год до 26 марта \
2025 года. Управлению культуры поручено составить план праздников до 20 марта 2025 года. Акиматам \
районов поручено представить списки кружков до 15 апреля 2025 года.
"""
# Weeks on which a template is tried: a usual one, and those in which templates break.
Weeks: TypeAlias = tuple[tuple[str, Callable[[Briefing], Briefing]], ...]
WEEKS: Weeks = (
    ("", lambda briefing: briefing),
    ("если в публикациях чего-то нет: срока, места, автора цитаты…", without_options),
    ("если за неделю ничего не было", without_rows),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: its name, what is wrong, and what is worth knowing.

    `is_done` is false for what cannot be tried before other errors are mended.
    """

    name: str
    errors: tuple[AnkbriefError, ...] = ()
    remarks: tuple[Problem, ...] = ()
    is_done: bool = True


def findings(config: Config, settings: Path | None = None) -> Iterator[Finding]:
    """Every check in its order; `settings` is the file of the configuration."""
    tables = tuple(_tables(config, settings or config.project / SETTINGS))
    yield from tables
    yield Finding(f"Публикации: {', '.join(config.input.paths)}", _articles(config))
    yield Finding("Модели и словари русского языка", _models())
    weeks = () if any(finding.errors for finding in tables) else WEEKS
    is_sound = bool(weeks)
    for template in _templates(config):
        finding = _template(template, config, weeks)
        if template == config.briefing.template:
            is_sound = is_sound and not finding.errors
        yield finding
    if errors := errors_in_profiles(pipeline.own_templates(config)):
        yield Finding(f"Виды страниц: {PROFILES}", errors)
    for title, name in (("Документ Word", "docx"), ("Документ PDF", "pdf")):
        yield _document(title, name, config) if is_sound else Finding(title, is_done=False)


def mistakes(config: Config, settings: Path | None = None) -> tuple[AnkbriefError, ...]:
    """All that the office's own files show by themselves, without filling the template in use."""
    tables = _tables(config, settings or config.project / SETTINGS)
    written = (error for finding in tables for error in finding.errors)
    return (*written, *_in_files(config.briefing.template, config))


def _tables(config: Config, settings: Path) -> Iterator[Finding]:
    """What the office has written of itself."""
    if settings.exists():
        yield Finding(f"Настройки: {settings.name}", mistakes_in(settings))
    yield Finding(f"Карточки людей и организаций: {FILE}", mistakes_in_cards(config.project))
    if any((config.project / name).exists() for name in FILES.values()):
        yield Finding(f"Темы и регионы: {', '.join(FILES.values())}", in_headings(config.project))
    if (config.project / "sources.toml").exists():
        yield Finding("Свои издания: sources.toml", in_outlets(config.project))
    if (config.project / EDITS).exists():
        yield Finding(f"Правки редактора: {EDITS}", in_edits(config.project))
    if (config.project / MEMORY / WEEKS_FILE).exists():
        name = f"Память о прошлых неделях: {MEMORY}/{WEEKS_FILE}"
        yield Finding(name, remarks=_in_weeks(config.project))


def _in_weeks(project: Path) -> tuple[Problem, ...]:
    """What a build would tell of the file; it is read whole and left as it is."""
    with closing(weeks_of(project, is_written=False)) as past:
        past.before(Period(date.max, date.max))
    return past.problems


def sample(config: Config) -> Briefing:
    """A briefing of a made-up article, read by the real models, that looks back at another."""
    earlier = (extract(Article("earlier", "Совет готовит план", EARLIER, date(2025, 3, 18))),)
    week = kept(pipeline.compose(pipeline.Material(earlier), config), earlier)
    article = Article("sample", "Совет принял план на год", SAMPLE, date(2025, 3, 25))
    material = pipeline.Material((extract(article),))
    return pipeline.compose(material, config, past=lambda _: (week,))


def _articles(config: Config) -> tuple[AnkbriefError, ...]:
    missing = [
        path
        for path in config.input.paths
        if path != "-"
        and not is_address(path)
        and not has_magic(path)
        and not (config.project / path).exists()
    ]
    if not missing:
        return ()
    hint = "Создайте их."
    return (AnkbriefError("таких папок или файлов нет", ", ".join(missing), hint),)


def _models() -> tuple[AnkbriefError, ...]:
    article = Article("sample", None, SAMPLE, date(2025, 3, 25))
    if any(person.name.endswith("Омарова") for person in extract(article).people):
        return ()
    return (AnkbriefError("модели русского языка не нашли человека в простом предложении"),)


def annotate(config: Config, folder: Path) -> tuple[Path, ...]:
    """Writes a copy of each Word template that has mistakes, with comments where they are.

    Raises:
        RenderError: a file cannot be written.
    """
    written = []
    for template in _templates(config):
        word = word_file(template, pipeline.own_templates(config))
        mistakes = _mistakes_of_word(template, word, config) if word else ()
        if word and any(mistake.part for mistake in mistakes):  # else the file itself is refused
            path = folder / f"{template}-{word.name}"
            write_whole(path, with_comments(word, mistakes))
            written.append(path)
    return tuple(written)


def _mistakes_of_word(template: str, word: Path, config: Config) -> tuple[WordMistake, ...]:
    """Those that reading finds; where there are none, those of filling."""
    if found := mistakes_in_word(word):
        return found
    used = replace(config, briefing=replace(config.briefing, template=template))
    return tuple(placed(error, word) for error in _trials(used, WEEKS))


def _templates(config: Config) -> tuple[str, ...]:
    """Those of the office's folder, and the one that is used."""
    folder = pipeline.own_templates(config)
    words = sorted(path.parent.name for path in folder.glob(f"*/{WORD}")) if folder else ()
    return tuple(dict.fromkeys((config.briefing.template, *names_in(folder), *words)))


def _template(template: str, config: Config, weeks: Weeks) -> Finding:
    """A template, read first; if it can be filled, it is tried on each of the weeks."""
    errors = _in_files(template, config)
    if not any(".css:" not in error.where for error in errors):
        used = replace(config, briefing=replace(config.briefing, template=template))
        errors = (*errors, *_trials(used, weeks))
    return Finding(f"Шаблон «{template}»", errors)


def _in_files(template: str, config: Config) -> tuple[AnkbriefError, ...]:
    """What is wrong in the files of a template as they stand."""
    folder = pipeline.own_templates(config)
    word = word_file(template, folder)
    return _of_word(word) if word else errors_in(template, folder)


def _of_word(word: Path) -> tuple[AnkbriefError, ...]:
    return tuple(
        TemplateError(
            one.message,
            f"{word.parent.name}/{one.where}",
            "\n".join(filter(None, (one.text, one.hint))),
        )
        for one in mistakes_in_word(word)
    )


def _trials(config: Config, weeks: Weeks) -> Iterator[AnkbriefError]:
    """What breaks when the template is filled; what breaks in several weeks is told once."""
    told: set[tuple[str, str]] = set()
    for when, changed in weeks:
        try:
            pipeline.page(changed(sample(config)), config)
        except AnkbriefError as error:
            if (error.where, error.message) not in told:
                message = f"{error.message} ({when})" if when else error.message
                yield TemplateError(message, error.where, error.hint)
            told.add((error.where, error.message))


def _document(title: str, name: str, config: Config) -> Finding:
    try:
        made = pipeline.MAKERS[name](pipeline.page(sample(config), config), config)
    except AnkbriefError as error:
        return Finding(title, (error,))
    return Finding(title, remarks=tuple(one for one in made.problems if one.level != "note"))

"""The steps in their order: files → articles → facts → briefing → documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeAlias, cast
from zoneinfo import ZoneInfo

from ankbrief.briefing import Briefing, Options, Period, assemble, choose_period
from ankbrief.briefing.past import Past, forgotten
from ankbrief.briefing.period import not_yet_come
from ankbrief.briefing.sections import Grouping, headings_in
from ankbrief.carded import with_cards
from ankbrief.collecting import Material, collect
from ankbrief.config import BriefingConfig, Config, words_in
from ankbrief.errors import AnkbriefError, RenderError
from ankbrief.language.cards.file import cards_in
from ankbrief.language.cards.records import using
from ankbrief.memory.edits import edited, edits_in
from ankbrief.memory.written import put, refuse_changed
from ankbrief.model import Problem
from ankbrief.render.docx import html_to_docx
from ankbrief.render.docx.letterhead import notes_on
from ankbrief.render.guarded import filled, laid_out
from ankbrief.render.html import PAGE, profile_file, template_file
from ankbrief.render.htmltree import Rendered
from ankbrief.render.layout import Layout, layout_of
from ankbrief.render.lineage import references, sources, stylesheets, words
from ankbrief.render.preview import html_to_page
from ankbrief.render.word_template import Filled, fill, to_page, to_pdf, word_file
from ankbrief.timing import step

__all__ = ["MAKERS", "Documents", "Material", "collect", "compose", "layout", "page", "publish"]

REVIEW = "-review.docx"
REVIEWED_BY_WEEKLY = Problem(
    "note",
    "копия для проверки сделана по шаблону weekly",
    "",
    "В шаблоне Word нет мест для примечаний; сведения в копии те же, вид другой.",
)
OWN_LETTERHEAD = Problem(
    "note",
    "бланк из настройки output.letterhead не использован",
    "",
    "Шаблон Word сам себе бланк: колонтитулы, поля и стили берутся из него.",
)
Page: TypeAlias = str | Filled
"""What all documents are made of: HTML, or a Word template with the briefing in it."""


@dataclass(frozen=True, slots=True)
class Documents:
    """The files made, or that would be; an error among `problems` is a format that was not."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


def compose(  # noqa: PLR0913  # the facts, and what is asked of them
    material: Material,
    config: Config,
    *,
    week: str | None = None,
    start: date | None = None,
    stop: date | None = None,
    past: Callable[[Period], Past] = forgotten,
) -> Briefing:
    """The briefing of the period asked for, else of the week of the newest article.

    The facts are as the office's cards and, above all, its editor's `edits.toml` have them. `past`
    gives the briefs before a period.

    Raises:
        AnkbriefError: there is no article at all, or the period makes no sense.
        ConfigError: the cards or the edits have a mistake.
    """
    if not material.facts:
        raise AnkbriefError(
            "ни одной публикации не прочитано",
            ", ".join(config.input.paths),
            "Назовите файлы, папки или адреса с публикациями: ankbrief build ПУТИ.",
        )
    published = [facts.article.published for facts in material.facts]
    today = datetime.now(ZoneInfo(config.input.timezone)).date()
    chosen = choose_period(
        published,
        today=today,
        week=week,
        start=start,
        stop=stop,
    )
    options = replace(_options(material, config), period_note=chosen.note, past=past(chosen.period))
    cards = cards_in(config.project)
    with using(cards), step("сборка"):
        carded = (with_cards(facts, cards) for facts in material.facts)
        told, to_look_at = edited(carded, edits_in(config.project), config.project)
        briefing = assemble(told, chosen.period, options=options)
    too_early = not_yet_come(material.facts, today)
    problems = (*chosen.problems, *too_early, *to_look_at, *briefing.problems)
    return replace(briefing, problems=problems)


def _options(material: Material, config: Config) -> Options:
    """What the office sets of a brief, and the files that it has to do without."""
    return Options(
        title=config.briefing.title or None,
        organisation=config.briefing.organisation,
        most_key_points=config.key_points,
        group_by=cast("Grouping", config.briefing.group_by),
        headings=headings_in(config.project),
        unread=tuple(problem for problem in material.unread if problem.level != "note"),
    )


def page(briefing: Briefing, config: Config, *, review: bool = False) -> Page:
    """The configured template with the briefing in it, from which all documents are made.

    With `review` the facts carry their evidence, which becomes comments in Word.

    Raises:
        TemplateError: the template is not there or broken.
    """
    made = config.briefing
    word = word_file(made.template, own_templates(config))
    if word:
        with using(cards_in(config.project)):
            return fill(word, briefing, profile=made.profile, layout=layout(config))
    return filled(
        briefing,
        made.template,
        cards=cards_in(config.project),
        layout=layout(config),
        folder=own_templates(config),
        profile=made.profile,
        review=review,
    )


def layout(config: Config) -> Layout:
    """What of a brief is shown, in which order and words: the office's before the template's."""
    file = words(config.briefing.template, own_templates(config))
    own = words_in(file) if file else {"headings": {}, "wording": {}}
    return layout_of(
        config.briefing.sections,
        limits=config.limits,
        headings={**own["headings"], **config.headings},
        wording={**own["wording"], **config.wording},
    )


def publish(
    briefing: Briefing, config: Config, *, force: bool = False, is_dry: bool = False
) -> Documents:
    """The documents of the configured formats; one that cannot be made stops no other.

    Args:
        briefing: what they tell.
        config: says which documents, and where.
        force: writes over documents that a person has changed, too.
        is_dry: makes and writes no document, but tells which it would write.

    Raises:
        TemplateError: the template is broken, so there is nothing to make.
    """
    with step("страница"):
        jobs = tuple(_jobs(briefing, config))
    files: list[Path] = []
    problems: dict[Problem, None] = {}  # each once: two Word files have the same ones
    if config.output.review and _reviewed(config) is not config:
        problems[REVIEWED_BY_WEEKLY] = None
    for job in jobs:
        try:
            if not force:
                refuse_changed(config.project, job.file)
            if not is_dry:
                with step(job.step):
                    made = job.make()
                told = put(config.project, job.file, made.data, force=force)
                problems.update(dict.fromkeys((*made.problems, *told)))
        except RenderError as error:
            problems[Problem("error", error.message, error.where, error.hint)] = None
        else:
            files.append(job.file)
    return Documents(tuple(files), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Job:
    """One document to be made."""

    file: Path
    make: Callable[[], Rendered]
    step: str


def _jobs(briefing: Briefing, config: Config) -> Iterator[_Job]:
    source = page(briefing, config)
    for name in config.output.formats:
        make = partial(MAKERS[name], source, config)
        yield _Job(_file(briefing, config, f".{name}"), make, name.upper())
    if config.output.review:
        told = _reviewed(config)
        commented = page(briefing, told, review=True)
        make = partial(_review_copy, commented, told)
        yield _Job(_file(briefing, config, REVIEW), make, "копия для проверки")


def _reviewed(config: Config) -> Config:
    """The settings of the review copy: a Word template has no places for its comments."""
    if word_file(config.briefing.template, own_templates(config)) is None:
        return config
    return replace(config, briefing=replace(config.briefing, template=BriefingConfig().template))


def own_templates(config: Config) -> Path | None:
    """The office's own templates, where the project has any."""
    folder = config.project / "templates"
    return folder if folder.is_dir() else None


def _file(briefing: Briefing, config: Config, extension: str) -> Path:
    period = briefing.period
    name = config.output.name.format(
        week=period.label,
        start=period.start,
        end=period.stop,
        template=config.briefing.template,
        profile=config.briefing.profile,
    )
    return config.project / config.output.dir / f"{name}{_kind(config)}{extension}"


def _kind(config: Config) -> str:
    """«-onepage-phone»: what tells documents apart that are made of one week in several ways."""
    usual, made = BriefingConfig(), config.briefing
    parts = {"template": made.template, "profile": made.profile}
    return "".join(
        f"-{value}"
        for key, value in parts.items()
        if value != getattr(usual, key) and f"{{{key}}}" not in config.output.name
    )


def _sheets(config: Config) -> tuple[Path, ...]:
    """The look of the template and of what it extends, then the page it is made for."""
    templates, made = own_templates(config), config.briefing
    return *stylesheets(made.template, templates), profile_file(made.profile, templates)


def _base(config: Config) -> Path:
    """The folder that pictures come from."""
    return template_file(config.briefing.template, PAGE, own_templates(config)).parent


def _pdf(page: Page, config: Config) -> Rendered:
    if isinstance(page, Filled):
        return to_pdf(page, config.briefing.profile, own_templates(config))
    own = sources(config.briefing.template, own_templates(config))
    folder = own_templates(config)
    return laid_out(page, css=_sheets(config), base=_base(config), own=own, folder=folder)


def _docx(page: Page, config: Config, *, review: bool = False) -> Rendered:
    letterhead = config.output.letterhead
    if isinstance(page, Filled):
        return Rendered(page.docx, (OWN_LETTERHEAD,) if letterhead else ())
    notes = notes_on(config.project / letterhead) if letterhead else ()
    made = html_to_docx(page, reference=_reference(config), base=_base(config), review=review)
    return replace(made, problems=(*made.problems, *notes))


def _reference(config: Config) -> Path | None:
    """The letterhead, else that of the office's template, of the profile, of our template."""
    if config.output.letterhead:
        return config.project / config.output.letterhead
    templates, made = own_templates(config), config.briefing
    own, ours = references(made.template, templates)
    of_profile = profile_file(made.profile, templates).with_suffix(".docx")
    return next(filter(Path.exists, (*own, of_profile, *ours)), None)


def _review_copy(page: Page, config: Config) -> Rendered:
    return _docx(page, config, review=True)


def _html(page: Page, config: Config) -> Rendered:
    if isinstance(page, Filled):
        return to_page(page, config.briefing.profile, own_templates(config))
    return html_to_page(page, css=_sheets(config), base=_base(config))


MAKERS: dict[str, Callable[[Page, Config], Rendered]] = {"docx": _docx, "pdf": _pdf, "html": _html}

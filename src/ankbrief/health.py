"""Whether everything a briefing needs is there: each check does a small piece of the real work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from glob import has_magic

from ankbrief import pipeline
from ankbrief.articles import is_address
from ankbrief.config import Config
from ankbrief.errors import AnkbriefError
from ankbrief.facts.extract import extract
from ankbrief.language.cards.file import FILE, cards_in
from ankbrief.model import Article

SAMPLE = """\
Совет принял план на год

24 марта 2025 года в Астане прошло заседание совета. Председатель совета Айгуль Сергеевна \
Омарова поручила секретариату подготовить отчёт до 15 апреля 2025 года.

«Нам нужен ясный и короткий отчёт», – сказала Айгуль Омарова.
"""


def findings(config: Config) -> Iterator[tuple[str, str]]:
    """The name of each check and what is wrong; nothing where all is well."""
    paths = ", ".join(config.input.paths)
    for title, check in CHECKS:
        name = title.format(paths=paths, template=config.briefing.template)
        try:
            check(config)
        except AnkbriefError as error:
            yield name, str(error)
        else:
            yield name, ""


def sample(config: Config) -> pipeline.Page:
    """A page of the configured template, from a made-up article read by the real models."""
    article = Article("sample", "Совет принял план на год", SAMPLE, date(2025, 3, 25))
    material = pipeline.Material((extract(article),))
    return pipeline.page(pipeline.compose(material, config), config)


def _articles(config: Config) -> None:
    missing = [
        path
        for path in config.input.paths
        if path != "-"
        and not is_address(path)
        and not has_magic(path)
        and not (config.project / path).exists()
    ]
    if missing:
        raise AnkbriefError("таких папок или файлов нет", ", ".join(missing), "Создайте их.")


def _cards(config: Config) -> None:
    cards_in(config.project)


def _models(_config: Config) -> None:
    article = Article("sample", None, SAMPLE, date(2025, 3, 25))
    if not any(person.name.endswith("Омарова") for person in extract(article).people):
        raise AnkbriefError("модели русского языка не нашли человека в простом предложении")


def _format(name: str) -> Callable[[Config], None]:
    def made(config: Config) -> None:
        try:
            html = sample(config)
        except AnkbriefError as error:
            raise AnkbriefError("не проверено: сначала исправьте ошибки выше") from error
        pipeline.MAKERS[name](html, config)

    return made


CHECKS: tuple[tuple[str, Callable[[Config], object]], ...] = (
    ("Публикации: {paths}", _articles),
    (f"Карточки людей и организаций: {FILE}", _cards),
    ("Модели и словари русского языка", _models),
    ("Шаблон «{template}»", sample),
    ("Документ Word", _format("docx")),
    ("Документ PDF", _format("pdf")),
)

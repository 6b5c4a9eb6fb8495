"""The sample week, all of it invented, and an article of the week before that it looks back at."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from ankbrief import pipeline
from ankbrief.briefing import Briefing
from ankbrief.briefing.keeping import kept
from ankbrief.briefing.past import PastWeek
from ankbrief.config import Config
from ankbrief.facts.extract import extract
from ankbrief.model import Article
from ankbrief.preview.sample import of_sample, sample_paths

ABOUT = "README.md"  # tells of the sample, and is no article
TITLE = "В Тасозенской области заранее готовят сёла к паводкам"
EARLIER = """\
Паводка в Тасозенской области ждут заранее. Что сделано в сёлах, 15 декабря 2025 года спросил с \
районов Дархан Оспанбеков, аким области. О запасе воды в снеге ему рассказал Руслан Галеев, \
начальник департамента по чрезвычайным ситуациям.

Департаменту по чрезвычайным ситуациям Дархан Оспанбеков поручил до 19 декабря 2025 года уточнить \
список сёл в зоне возможного подтопления. Акиматам районов поручено до 26 декабря 2025 года \
проверить дамбы.
"""


def folder() -> Path:
    """Where the articles are."""
    return Path(sample_paths()[0])


def articles() -> tuple[Path, ...]:
    """The files of the articles."""
    files = (path for path in sorted(folder().iterdir()) if path.is_file())
    return tuple(path for path in files if path.name != ABOUT and not path.name.startswith("."))


@cache
def briefing() -> Briefing:
    """The brief of the week, with the usual settings, and what it shows of the week before."""
    config = of_sample(Config(folder()))
    week = _week_before(config)
    return pipeline.compose(pipeline.collect(config), config, past=lambda _: (week,))


def _week_before(config: Config) -> PastWeek:
    facts = (extract(Article("earlier", TITLE, EARLIER, date(2025, 12, 16), "Тасозен-Информ")),)
    return kept(pipeline.compose(pipeline.Material(facts), config), facts)

"""The sample week that stands in where an office has no articles yet."""

from __future__ import annotations

from dataclasses import replace

from ankbrief.articles import is_address
from ankbrief.config import Config
from ankbrief.preview.changes import article_files
from ankbrief.render.html import packaged

SHOWN = "Пример недели: все события и люди выдуманы"


def sample_paths() -> tuple[str, ...]:
    """The folder of the sample."""
    return (str(packaged("seeds")),)


def has_articles(config: Config) -> bool:
    """Whether there is any file or web address to read in the configuration."""
    return any(map(is_address, config.input.paths)) or any(article_files(config))


def of_sample(config: Config) -> Config:
    """The configuration with the sample week for its articles."""
    return replace(config, input=replace(config.input, paths=sample_paths()))

"""The sample week: articles about invented people, read anew each time."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ankbrief import pipeline
from ankbrief.briefing import Briefing
from ankbrief.config import Config
from ankbrief.preview.sample import of_sample, sample_paths

ABOUT = "README.md"  # tells of the sample, and is no article


def folder() -> Path:
    """Where the articles are."""
    return Path(sample_paths()[0])


def articles() -> tuple[Path, ...]:
    """The files of the articles."""
    files = (path for path in sorted(folder().iterdir()) if path.is_file())
    return tuple(path for path in files if path.name != ABOUT and not path.name.startswith("."))


@cache
def briefing() -> Briefing:
    """The brief of the week, with the usual settings."""
    config = of_sample(Config(folder()))
    return pipeline.compose(pipeline.collect(config), config)

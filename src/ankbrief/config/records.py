"""The records of `ankbrief.toml`; every field has the usual value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BriefingConfig:
    """What stands on the first page, and how long «Главное» may be; no title: by the period.

    `profile` is the page that the documents are made for: a style sheet of `templates/profiles`.
    `group_by` puts the stories under headings, by topic or by region. `sections` are the parts of
    the brief in their order, by the names of `data/wording.toml`; none: all in the usual order.
    """

    title: str = ""
    organisation: str = ""
    template: str = "weekly"
    profile: str = "print"
    sections: tuple[str, ...] = ()
    key_points: int = 7
    group_by: str = ""


@dataclass(frozen=True, slots=True)
class InputConfig:
    """Files, folders and web addresses of articles, and where the day of a publication begins.

    With `allow_private` addresses may also lead into the office's own network.
    """

    paths: tuple[str, ...] = ("seeds",)
    timezone: str = "Asia/Almaty"
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class OutputConfig:
    """Where the documents go, which, and how their files are called.

    `letterhead` is a Word file whose headers, footers, margins and styles every Word document
    takes; `review` asks for one more Word file, with the evidence of each fact as a comment.
    """

    dir: str = "output"
    formats: tuple[str, ...] = ("docx", "pdf")
    name: str = "briefing-{week}"
    letterhead: str = ""
    review: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """The whole configuration; relative paths in it start at `project`.

    `limits`, `headings` and `wording` hold only what the office sets, by the names of
    `data/wording.toml`.
    """

    project: Path
    briefing: BriefingConfig = field(default_factory=BriefingConfig)
    input: InputConfig = field(default_factory=InputConfig)
    output: OutputConfig = field(default_factory=OutputConfig)
    limits: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    wording: Mapping[str, str] = field(default_factory=dict)

    @property
    def key_points(self) -> int:
        """How many points «Главное» may have: by `limits`, else by its older name."""
        return self.limits.get("главное", self.briefing.key_points)

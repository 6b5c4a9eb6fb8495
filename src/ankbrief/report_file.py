"""The report of a run as JSON: all that the screen tells, and what does not fit there."""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ankbrief.collecting import Material
from ankbrief.errors import AnkbriefError
from ankbrief.facts.codec import Plain, plain
from ankbrief.model import Facts, Problem
from ankbrief.render.files import write_whole

if TYPE_CHECKING:
    from ankbrief.briefing import Briefing

PAST = ("due", "overdue", "answered", "continued")  # what a brief shows of earlier ones


@dataclass(slots=True)
class Run:
    """What became of a run, filled in as it goes; `error` is what ended it before its time.

    `passed` is what is told of articles that went by one after another and are not in `material`.
    """

    command: str
    is_dry: bool = False
    material: Material | None = None
    passed: list[Plain] = field(default_factory=list)
    briefing: Briefing | None = None
    problems: tuple[Problem, ...] = ()
    files: tuple[Path, ...] = ()
    error: AnkbriefError | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    started: datetime = field(default_factory=lambda: datetime.now().astimezone())

    @property
    def every_problem(self) -> tuple[Problem, ...]:
        """Of files and articles, of the brief, of its documents."""
        of_material = self.material.problems if self.material else ()
        of_briefing = self.briefing.problems if self.briefing else ()
        return (*of_material, *of_briefing, *self.problems)


def report_json(run: Run) -> Plain:
    """The public object: keys may be added, none changes its meaning.

    Days are ISO strings, times have their zone, `problems` are those of no article.
    """
    material = run.material or Material(())
    named = "would_write" if run.is_dry else "files"
    return {
        "command": run.command,
        "started": run.started.isoformat(timespec="seconds"),
        "dry_run": run.is_dry,
        "done": run.error is None and not any(p.level == "error" for p in run.problems),
        "error": run.error and _error(run.error),
        "versions": _versions(),
        "read": run.passed or [article_json(facts, run.briefing) for facts in material.facts],
        "known_before": material.known,
        "skipped": _plain(material.unread),
        **(_briefing(run.briefing) if run.briefing else {}),
        "problems": _plain(_of_the_run(run, material)),
        "steps": [{"name": n, "seconds": round(s, 3)} for n, s in run.seconds.items()],
        named: [str(file) for file in run.files],
    }


def report_text(run: Run) -> bytes:
    """The object as a file holds it."""
    text = json.dumps(report_json(run), ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def save(path: Path, run: Run) -> None:
    """Puts the report into a file, whole or not at all; raises `RenderError`."""
    write_whole(path, report_text(run))


def _of_the_run(run: Run, material: Material) -> Iterator[Problem]:
    """The problems of the edits and documents; those of articles stand with them."""
    told = {problem for facts in material.facts for problem in facts.problems}
    for problem in (*(run.briefing.problems if run.briefing else ()), *run.problems):
        if problem not in told:
            yield problem


def article_json(facts: Facts, briefing: Briefing | None = None) -> Plain:
    """What the report tells of an article."""
    article = facts.article
    return {
        **{key: getattr(article, key) for key in ("id", "path", "url", "title", "source")},
        "published": article.published and article.published.isoformat(),
        "language": article.language,
        "facts": {
            kind: len(getattr(facts, kind))
            for kind in ("people", "dates", "places", "organisations", "decisions", "quotes")
        },
        **(_outcome(facts, briefing) if briefing else {}),
        "problems": _plain(facts.problems),
    }


def _outcome(facts: Facts, briefing: Briefing) -> Plain:
    """What became of an article: told in a story, folded as a reprint, listed only, left out."""
    article = facts.article
    here = (s for s in briefing.sources if (s.path, s.url) == (article.path, article.url))
    source = next(here, None)
    if source is None:
        left = (item.reason for item in briefing.left_out if item.path == article.path)
        return {"outcome": next(left, "убрана правкой")}
    told = "перепечатка" if source.reprint_of else "событие"
    return {
        "outcome": told if source.story else "только в источниках",
        "number": source.number,
        "story": source.story,
        "reprint_of": source.reprint_of,
    }


def _briefing(briefing: Briefing) -> Plain:
    period = briefing.period
    return {
        "period": {"label": period.label, **plain(period), "note": briefing.period_note},
        "counts": {**plain(briefing.statistics), "decisions": dict(briefing.statistics.decisions)},
        "undated": [s.path or s.url or s.title for s in briefing.sources if s.published is None],
        "left_out": [plain(item) for item in briefing.left_out],
        "past": {name: plain(getattr(briefing, name)) for name in PAST},
    }


def _plain(problems: Iterable[Problem]) -> list[Any]:
    return [plain(problem) for problem in dict.fromkeys(problems)]


def _error(error: AnkbriefError) -> Plain:
    return {"message": error.message, "where": error.where, "hint": error.hint}


def _versions() -> dict[str, str]:
    """Of the program, of Python, and of each library that the program needs."""
    needed = [text for text in requires("ankbrief") or () if "extra ==" not in text]
    names = ("ankbrief", *sorted(re.split(r"[<>=!~ ;\[]", text)[0] for text in needed))
    found = {name: _version(name) for name in names}
    return {"python": platform.python_version(), **{k: v for k, v in found.items() if v}}


def _version(name: str) -> str:
    """Empty for what is not installed: a format may be done without."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""

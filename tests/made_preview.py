"""A small office with a short template of its own, and the preview of it."""

from __future__ import annotations

from pathlib import Path

from ankbrief import pipeline
from ankbrief.config import Config, load
from ankbrief.preview import Order, Workshop
from office import COUNCIL, SCHOOL

SHORT = """\
<!DOCTYPE html>
<html lang="ru">
<head>
<title>{{ title }}</title>
<meta name="dcterms.created" content="{{ made_on.isoformat() }}">
</head>
<body>
<h1>{{ title }}</h1>
{% for decision in decisions %}
<p>{{ decision.action }}</p>
{% endfor %}
</body>
</html>
"""


class Counted:
    """Reads the articles of a configuration, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, config: Config) -> pipeline.Material:
        self.times += 1
        return pipeline.collect(config)


def short_office(folder: Path) -> Path:
    """Puts two articles, the template and the settings that name it into the folder."""
    files = {
        "seeds/council.txt": COUNCIL,
        "seeds/school.txt": SCHOOL,
        "templates/short/briefing.html.j2": SHORT,
        "templates/short/brief.css": "@page { size: A5 }",
        "ankbrief.toml": '[briefing]\ntemplate = "short"\n',
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def workshop_of(folder: Path, collect: Counted) -> Workshop:
    """Makes the pages of the project in the folder."""

    def settings() -> Config:
        return load(folder)

    return Workshop(Order(settings), settings(), collect)

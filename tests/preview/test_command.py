"""The command line of the preview, up to the address that it prints."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from ankbrief import collecting
from ankbrief.cli import main
from ankbrief.cli.preview import reader
from ankbrief.cli.project import Project
from ankbrief.config import load
from ankbrief.facts.extract import extract_many
from ankbrief.model import Article, Facts
from office import SCHOOL

CODE = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[str]:
    """The address that the command prints, while it runs in a folder."""
    command = [sys.executable, "-c", CODE, "preview", *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def state(address: str, after: int = 0) -> dict[str, Any]:
    """The state of the page, once it is another than the one of that number."""
    with urlopen(f"{address}state?after={after}", timeout=60) as answer:  # noqa: S310  # our own
        told: dict[str, Any] = json.load(answer)
    return told


def test_without_articles_the_sample_week_is_shown(tmp_path: Path) -> None:
    with running(tmp_path) as address:
        assert state(address)["shown"] == "Пример недели: все события и люди выдуманы"


def test_the_sample_week_is_shown_when_asked_for(office: Path) -> None:
    with running(office, "--sample") as address:
        assert state(address)["shown"] == "Пример недели: все события и люди выдуманы"


def test_articles_named_are_shown(office: Path) -> None:
    with running(office, "seeds/school.txt") as address:
        assert state(address)["shown"] == "Публикации: seeds/school.txt"


def test_only_a_changed_article_is_read_for_facts_again(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def counted(articles: Iterable[Article]) -> Iterator[Facts]:
        chosen = tuple(articles)
        seen.extend(Path(article.path or "").name for article in chosen)
        return extract_many(chosen)

    monkeypatch.setattr(collecting, "extract_many", counted)
    config = load(office)
    read = reader(Project(office, config, quiet=True))
    read(config)
    (office / "seeds/school.txt").write_text(SCHOOL.replace("сорок", "пятьдесят"), "utf-8")
    read(config)
    assert seen == ["council.txt", "school.txt", "school.txt"]


def test_settings_broken_from_the_start_are_told_on_the_page(office: Path) -> None:
    (office / "ankbrief.toml").write_text("[briefing]\ntitel = 1\n", "utf-8")
    with running(office) as address:
        number, status, problems = 0, "working", []
        while status == "working":
            told = state(address, number)
            number, status, problems = told["number"], told["status"], told["problems"]
    assert (status, len(problems)) == ("failed", 1)
    assert problems[0]["where"].endswith("ankbrief.toml:2")


def test_a_taken_port_is_an_error(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["preview", "-C", str(office), "--port", port]) == 1
    assert f"порт {port} занят другой программой" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["-"], ["seeds", "--sample"], ["--facts", "x", "--sample"], ["--port", "70000"]]
)
def test_what_cannot_be_shown_is_wrong_usage(office: Path, arguments: list[str]) -> None:
    assert main(["preview", "-C", str(office), *arguments]) == 2

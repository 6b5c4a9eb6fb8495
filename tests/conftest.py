"""A small office: a folder with two articles of an invented region, and the program run in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from ankbrief.cli import main
from office import COUNCIL, SCHOOL, Outcome, Run


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with two articles of the last week of March 2025; the current folder."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "council.txt").write_text(COUNCIL, "utf-8")
    (seeds / "school.txt").write_text(SCHOOL, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(office: Path, capsys: pytest.CaptureFixture[str]) -> Run:  # noqa: ARG001  # its folder
    """Runs `ankbrief` with the arguments given, in this process, in the office's folder."""

    def called(*arguments: str | Path) -> Outcome:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return called


# The same examples at every run of the continuous integration, fresh ones on a developer's machine.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

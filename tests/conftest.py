"""A small office: a folder with two articles of an invented region, and the program run in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ankbrief.cli import main

COUNCIL = """\
Совет общественного согласия Приозёрного района принял план работы

24 марта 2025 / Приозёрный вестник

Председатель Совета общественного согласия Айгуль Омарова 24 марта провела заседание в Доме \
дружбы. Она поручила секретариату подготовить отчёт о работе кабинетов медиации до 15 апреля \
2025 года.

«Людям нужен ясный и короткий отчёт о том, что сделано за год», — сказала Айгуль Омарова.
"""

SCHOOL = """\
В Приозёрном районе откроют школу мастеров

26 марта 2025 / Приозёрный вестник

Аким Приозёрного района Марат Сейтенов сообщил, что школа мастеров откроется 2 июня 2025 года. \
Управлению образования поручено подготовить программу занятий до 1 мая 2025 года.

«В школу примут сорок учеников из всех сёл района», — сказал Марат Сейтенов.
"""


@dataclass(frozen=True)
class Outcome:
    """What a run of the program left: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


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

"""A workshop over a small office with a template of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ankbrief.preview import Server, Workshop
from made_preview import Counted, short_office, workshop_of


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's folder; the current one."""
    monkeypatch.chdir(tmp_path)
    return short_office(tmp_path)


@pytest.fixture
def own_page(office: Path) -> Path:
    return office / "templates/short/briefing.html.j2"


@pytest.fixture
def collect() -> Counted:
    return Counted()


@pytest.fixture
def workshop(office: Path, collect: Counted) -> Workshop:
    return workshop_of(office, collect)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose pages are made; its project is nobody's to change."""
    workshop = workshop_of(short_office(tmp_path_factory.mktemp("served")), Counted())
    with Server(workshop) as served:
        next(served.follow())
        yield served

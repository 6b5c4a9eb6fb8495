"""The whole command, looked at through a real browser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chromium import PROGRAM, Page, chromium
from made_preview import short_office

pytestmark = pytest.mark.skipif(not PROGRAM, reason="there is no Chromium on this machine")

CODE = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"
ODD = "<b>имя.xyz"  # what a file may be called
PICTURES = "[...document.querySelectorAll('#pages img')]"
DRAWN = f"{PICTURES}.length && {PICTURES}.every((img) => img.complete && img.naturalWidth > 600)"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (short_office(tmp_path) / f"seeds/{ODD}").write_text("?", "utf-8")
    return tmp_path


@pytest.fixture
def program(project: Path) -> Iterator[subprocess.Popen[str]]:
    """The command as a user starts it, in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-c", CODE, "preview", "--watch"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        text=True,
        encoding="utf-8",
    ) as running:
        yield running
        running.kill()


@pytest.fixture
def page(
    program: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """A tab with the address that the command prints, its pages there."""
    assert program.stdout
    address = program.stdout.readline().strip()
    with chromium(tmp_path_factory.mktemp("profile")) as tab:
        tab.open(address)
        tab.wait("document.body.dataset.status == 'made'", 120)
        yield tab


def status(page: Page, wanted: str) -> str:
    """Waits for the status; the text of the page then."""
    page.wait(f"document.body.dataset.status == '{wanted}'", 60)
    return str(page.evaluate("document.body.innerText"))


def test_an_editor_sees_pages_mistakes_and_pages_again_and_ends_with_ctrl_c(
    program: subprocess.Popen[str], page: Page, project: Path
) -> None:
    page.wait(DRAWN)
    first = page.evaluate(f"{PICTURES}[0].src")
    assert page.evaluate(f"{PICTURES}[0].alt") == "Страница 1 из 1"
    assert "следит за файлами" in page.evaluate("document.body.innerText")
    assert ODD in page.evaluate("document.getElementById('remarks').textContent")
    assert page.evaluate("document.querySelectorAll('#remarks b').length") == 0

    template = project / "templates/short/briefing.html.j2"
    good = template.read_text("utf-8")
    template.write_text(good.replace("decision.action", "decision.akction"), "utf-8")
    shown = status(page, "failed")
    assert "short/briefing.html.j2:10" in shown
    assert "Возможно, вы имели в виду «action»" in shown
    assert page.evaluate(f"{PICTURES}[0].src") == first
    page.wait("getComputedStyle(document.getElementById('pages')).opacity < 0.5", 5)

    template.write_text(good.replace("<h1>", "<h1>Новое: "), "utf-8")
    status(page, "made")
    page.wait(f"{PICTURES}[0].src != '{first}'")
    page.wait(DRAWN)
    page.wait("getComputedStyle(document.getElementById('pages')).opacity == 1", 5)
    assert page.evaluate("document.getElementById('errors').hidden") is True

    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=30)
    assert program.returncode == 0
    assert said.rstrip().endswith("Просмотр закончен.")
    assert "Traceback" not in said
    assert "не отвечает" in status(page, "lost")

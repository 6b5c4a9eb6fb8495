"""The package as a user gets it: built, installed in a fresh environment, used far from here."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from office import COUNCIL

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made of the source archive, as an index would get both; no network is needed."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_templates_tables_and_fonts(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    for path in [*(ROOT / "templates").rglob("*"), *(ROOT / "src/ankbrief").rglob("*.*")]:
        if path.is_file() and "__pycache__" not in path.parts:
            inside = path.relative_to(ROOT).as_posix().removeprefix("src/ankbrief/")
            assert f"ankbrief/{inside}" in names


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert tops == {"ankbrief", f"ankbrief-{wheel.name.split('-')[1]}.dist-info"}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel; libraries are borrowed."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    site.joinpath("borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python"), "install"]
    subprocess.run([*pip, "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
    return folder / "bin"


def test_an_installed_wheel_makes_a_briefing_far_from_the_repository(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/council.txt").write_text(COUNCIL, "utf-8")
    done = subprocess.run(
        [installed / "ankbrief", "build", "--to", "docx,pdf,html"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (tmp_path / "output").iterdir()}
    assert made == {f"briefing-2025-W13.{kind}" for kind in ("docx", "pdf", "html")}


@pytest.mark.parametrize("kind", ["html", "word"])
def test_an_installed_wheel_makes_a_folder_that_works_at_once(
    installed: Path, tmp_path: Path, kind: str
) -> None:
    article = "seeds/08_vesti_maslihat_byudzhet.txt"
    for arguments in (
        ["new", "б", "--template", kind],
        ["build", "-C", "б", "--to", "docx", article],
    ):
        done = subprocess.run(
            [installed / "ankbrief", *arguments],
            cwd=tmp_path,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "б/output/briefing-2025-W52-office.docx").is_file()


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    code = "import ankbrief.render.html as r; print(r.__file__, r.packaged_templates())"
    done = subprocess.run(
        [installed / "python", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.count(str(installed.parent)) == 2, done.stdout

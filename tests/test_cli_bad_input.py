"""Each bad file is a line of the report: what, where, what to do; the rest of the week is made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from office import COUNCIL, Run

PAGE = "output/briefing-2025-W13.html"


def empty(folder: Path) -> str:
    (folder / "empty.txt").touch()
    return "empty.txt"


def binary(folder: Path) -> str:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    return "binary.txt"


def one_line_of_20_megabytes(folder: Path) -> str:
    (folder / "huge.txt").write_bytes("слово ".encode() * 1_820_000)
    return "huge.txt"


def broken_encoding(folder: Path) -> str:
    spoilt = bytearray(COUNCIL.encode())
    for place in range(100, len(spoilt), 3):
        spoilt[place] = 0x81
    (folder / "broken.txt").write_bytes(spoilt)
    return "broken.txt"


def unknown_extension(folder: Path) -> str:
    (folder / "sheet.xlsx").write_bytes(b"PK\3\4")
    return "sheet.xlsx"


def dangling_link(folder: Path) -> str:
    (folder / "link.txt").symlink_to(folder / "nowhere.txt")
    return "link.txt"


BAD = (
    empty,
    binary,
    one_line_of_20_megabytes,
    broken_encoding,
    unknown_extension,
    dangling_link,
)


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_a_bad_file_is_told_with_advice_and_the_rest_is_made(
    office: Path, run: Run, spoil: Callable[[Path], str]
) -> None:
    name = spoil(office / "seeds")
    done = run("build", "--to", "html")
    lines = done.err.splitlines()
    told = next(i for i, line in enumerate(lines) if f"seeds/{name}: " in line)
    assert lines[told + 1].startswith("    "), "what to do"
    assert done.code == 0
    assert "Айгуль Омарова" in (office / PAGE).read_text("utf-8")


@pytest.mark.parametrize("spoil", BAD, ids=lambda spoil: spoil.__name__)
def test_under_strict_a_bad_file_gives_exit_code_3_and_the_documents(
    office: Path, run: Run, spoil: Callable[[Path], str]
) -> None:
    spoil(office / "seeds")
    assert run("build", "--to", "html", "--strict").code == 3
    assert (office / PAGE).exists()


def test_a_good_week_passes_strict(run: Run) -> None:
    done = run("build", "--to", "html", "--strict")
    assert done.code == 0, done.err


def test_a_path_that_is_not_there_is_told_and_the_others_are_read(run: Run) -> None:
    done = run("build", "seeds", "новости", "--to", "html")
    assert "новости: такого файла или папки нет" in done.err
    assert done.code == 0


def test_two_files_of_one_name_are_both_read(office: Path, run: Run) -> None:
    other = office / "seeds" / "область"
    other.mkdir()
    (other / "council.txt").write_text(COUNCIL.replace("Приозёрн", "Заречн"), "utf-8")
    done = run("extract", "--jsonl")
    assert len(done.out.splitlines()) == 3


def test_one_text_in_two_files_is_read_once_and_said(office: Path, run: Run) -> None:
    shutil.copy(office / "seeds/council.txt", office / "seeds/copy.txt")
    done = run("build", "--to", "html")
    assert "seeds/council.txt" in done.err.replace(str(office) + "/", "")
    assert "2 публикации" in done.err


@pytest.mark.parametrize("left", [[], ["empty.txt"]])
def test_a_week_without_a_single_article_is_an_error(
    office: Path, run: Run, left: list[str]
) -> None:
    for path in (office / "seeds").iterdir():
        path.unlink()
    for name in left:
        (office / "seeds" / name).touch()
    done = run("build")
    assert done.code == 1
    assert f"seeds{''.join('/' + name for name in left)}: " in done.err
    assert "Ошибка: seeds: ни одной публикации не прочитано" in done.err
    assert not (office / "output").exists()


def test_a_folder_where_nothing_can_be_put_is_an_error_of_each_document(
    office: Path, run: Run
) -> None:
    (office / "output").write_text("здесь файл")
    done = run("build", "--to", "docx,html")
    assert done.code == 1
    assert "Ошибки: 2.\n  не удалось записать файл" in done.err
    assert "output/briefing-2025-W13.docx, output/briefing-2025-W13.html" in done.err
    assert (office / "output").read_text() == "здесь файл"


def unprivileged(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`ankbrief` as a user whom the rights of files bind; root is stripped of its powers."""
    program = [str(Path(sys.executable).with_name("ankbrief")), *arguments]
    if os.geteuid() == 0:
        program = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", *program]
    return subprocess.run(program, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_file_nobody_may_read_is_told_and_the_rest_is_made(office: Path) -> None:
    secret = office / "seeds/secret.txt"
    secret.write_text(COUNCIL, "utf-8")
    secret.chmod(0)
    done = unprivileged("build", "--to", "html")
    assert done.returncode == 0, done.stderr
    assert "seeds/secret.txt: файл не открывается: нет прав доступа" in done.stderr


def test_in_a_project_that_may_only_be_read_facts_are_shown_and_the_memory_is_missed(
    office: Path,
) -> None:
    office.chmod(0o555)
    done = unprivileged("extract")
    office.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == 2
    assert "память о разобранных публикациях не ведётся: нет прав доступа" in done.stderr
    assert not (office / ".ankbrief").exists()


def test_a_document_that_may_not_be_replaced_stays_as_it_was(office: Path) -> None:
    output = office / "output"
    output.mkdir()
    (output / "briefing-2025-W13.html").write_text("прежний")
    output.chmod(0o555)
    done = unprivileged("build", "--to", "html", "--force")
    output.chmod(0o755)
    assert done.returncode == 1
    assert "нет прав" in done.stderr
    assert [path.read_text() for path in output.iterdir()] == ["прежний"]


def without_pango(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = (
        "import cffi, sys\n"
        "def dlopen(self, name, *_):\n"
        "    raise OSError(f\"cannot load library '{name}': not found\")\n"
        "cffi.FFI.dlopen = dlopen\n"
        "from ankbrief.cli import main\n"
        f"sys.exit(main({list(arguments)!r}))\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_without_pango_only_the_pdf_is_missing_and_says_how_to_get_it(office: Path) -> None:
    done = without_pango("build", "--to", "docx,pdf,html")
    assert done.returncode == 1
    assert "нужна библиотека Pango" in done.stderr
    assert "libpango-1.0-0" in done.stderr
    made = {path.suffix for path in (office / "output").iterdir()}
    assert made == {".docx", ".html"}


@pytest.mark.usefixtures("office")
def test_without_pango_the_rest_is_checked() -> None:
    done = without_pango("check")
    assert done.returncode == 1
    assert "✓ Шаблон «weekly»\n✓ Документ Word\n✗ Документ PDF\n" in done.stdout
    assert done.stdout.count("нужна библиотека Pango") == 1
    assert done.stderr == ""

"""A document with somebody's changes is not written over."""

from __future__ import annotations

import os
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from docx import Document
from hypothesis import example, given
from hypothesis import strategies as st

from ankbrief.errors import RenderError
from ankbrief.memory.mark import is_untouched, marked
from ankbrief.memory.written import put, refuse_changed
from office import Run

NAME = "output/briefing-2025-W13.docx"


def edited(path: Path) -> bytes:
    """What stands in a Word file after a person has added a paragraph."""
    document = Document(str(path))
    document.add_paragraph("Правка редактора.")
    document.save(str(path))
    return path.read_bytes()


def test_a_document_nobody_touched_is_replaced(office: Path, run: Run) -> None:
    assert run("build", "--to", "docx").code == 0
    (office / "ankbrief.toml").write_text('[briefing]\ntitle = "Иначе"\n', "utf-8")
    assert run("build", "--to", "docx").code == 0
    assert any("Иначе" in line.text for line in Document(str(office / NAME)).paragraphs)


def test_a_document_that_a_person_changed_stays_and_the_others_are_made(
    office: Path, run: Run
) -> None:
    run("build", "--to", "docx,html")
    changed = edited(office / NAME)
    done = run("build", "--to", "docx,html")
    assert done.code == 1
    assert (office / NAME).read_bytes() == changed
    assert f"{NAME}: файл изменён после того, как программа его записала" in done.err
    assert "--force" in done.err
    assert done.out.split() == ["output/briefing-2025-W13.html"]


def test_force_replaces_it(office: Path, run: Run) -> None:
    run("build", "--to", "docx")
    first = (office / NAME).read_bytes()
    edited(office / NAME)
    assert run("build", "--to", "docx", "--force").code == 0
    assert (office / NAME).read_bytes() == first
    assert run("build", "--to", "docx").code == 0


def test_a_file_that_the_program_does_not_know_stays_too(office: Path, run: Run) -> None:
    (office / "output").mkdir()
    (office / NAME).write_bytes(b"somebody's")
    done = run("build", "--to", "docx")
    assert done.code == 1
    assert "программа не помнит, что записала его" in done.err
    assert (office / NAME).read_bytes() == b"somebody's"


def test_the_copy_for_review_is_a_document_like_the_others(office: Path, run: Run) -> None:
    run("build", "--to", "html", "--review")
    changed = edited(office / "output/briefing-2025-W13-review.docx")
    assert run("build", "--to", "html", "--review").code == 1
    assert (office / "output/briefing-2025-W13-review.docx").read_bytes() == changed


def test_an_empty_file_holds_nothing_to_lose(tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").touch()
    put(tmp_path, tmp_path / "brief.pdf", b"new")
    assert (tmp_path / "brief.pdf").read_bytes() == b"new"


def test_a_project_that_moved_with_its_documents_knows_them(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    put(old, old / "output/brief.pdf", b"one")
    old.rename(new)
    put(new, new / "output/brief.pdf", b"two")
    assert (new / "output/brief.pdf").read_bytes() == b"two"


def test_the_same_document_is_known_from_any_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(Path(), Path("brief.pdf"), b"one")
    monkeypatch.chdir("/")
    refuse_changed(tmp_path, tmp_path / "brief.pdf")


def test_a_run_killed_between_note_and_document_leaves_neither_as_somebodys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "brief.pdf"
    put(tmp_path, document, b"one")
    real = os.replace

    def killed(source: Path, target: Path) -> None:
        if Path(target) == document:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, document, b"two")
    refuse_changed(tmp_path, document)  # still the first
    document.write_bytes(b"two")
    refuse_changed(tmp_path, document)  # the second, whose note was not finished
    document.write_bytes(b"three")
    with pytest.raises(RenderError, match="изменён"):
        refuse_changed(tmp_path, document)


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"sha256": 5}'])
def test_a_damaged_note_means_that_the_document_is_not_known(tmp_path: Path, rubbish: str) -> None:
    document = tmp_path / "brief.pdf"
    put(tmp_path, document, b"one")
    (note,) = (tmp_path / ".ankbrief/written").iterdir()
    note.write_text(rubbish)
    with pytest.raises(RenderError, match="не помнит"):
        put(tmp_path, document, b"two")
    assert document.read_bytes() == b"one"


def test_what_cannot_be_remembered_is_written_and_said(tmp_path: Path) -> None:
    (tmp_path / ".ankbrief").write_text("a file")
    (problem,) = put(tmp_path, tmp_path / "facts.json", b"one")
    assert problem.message.startswith("программа не запомнила, что записала документ")
    assert (tmp_path / "facts.json").read_bytes() == b"one"
    assert put(tmp_path, tmp_path / "brief.html", b"<p>one</p>") == ()  # says itself whose it is


@pytest.mark.parametrize("form", [["--jsonl"], []])
def test_a_file_of_facts_that_a_person_corrected_is_kept(
    office: Path, run: Run, form: list[str]
) -> None:
    file = office / "facts.json"
    assert run("extract", *form, "-o", "facts.json").code == 0
    assert run("extract", *form, "-o", "facts.json").code == 0
    ours = file.read_bytes()
    file.write_bytes(ours.replace("Омарова".encode(), "Умарова".encode()))
    changed = file.read_bytes()
    for more in ([], ["--dry-run"]):
        done = run("extract", *form, "-o", "facts.json", *more)
        assert done.code == 1
        assert "facts.json: файл изменён после того, как программа его записала" in done.err
        assert file.read_bytes() == changed
    assert run("extract", *form, "-o", "facts.json", "--force").code == 0
    assert file.read_bytes() == ours
    assert run("extract", *form, "-o", "facts.json").code == 0


def test_without_the_memory_our_documents_are_known_by_their_mark(office: Path, run: Run) -> None:
    run("build", "--to", "docx,pdf,html")
    shutil.rmtree(office / ".ankbrief")
    (office / "ankbrief.toml").write_text('[briefing]\ntitle = "Иначе"\n', "utf-8")
    done = run("build", "--to", "docx,pdf,html")
    assert (done.code, len(done.out.split())) == (0, 3), done.err
    shutil.rmtree(office / ".ankbrief")
    changed = edited(office / NAME)
    page = office / "output/briefing-2025-W13.html"
    page.write_text(page.read_text("utf-8").replace("Иначе", "Своё"), "utf-8")
    done = run("build", "--to", "docx,pdf,html")
    assert done.code == 1
    assert done.err.count("не помнит, что записала его") >= 1
    assert (office / NAME).read_bytes() == changed
    assert "Своё" in page.read_text("utf-8")
    assert done.out.split() == ["output/briefing-2025-W13.pdf"]


def test_a_marked_document_is_as_sound_as_without_its_mark(office: Path, run: Run) -> None:
    run("build", "--to", "docx,pdf")
    with ZipFile(office / NAME) as word:
        assert word.testzip() is None
        assert word.comment.startswith(b"ankbrief ")
    data = (office / NAME).with_suffix(".pdf").read_bytes()
    assert data.rstrip().endswith(b"%%EOF")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert not pdf.get_warnings()


MADE = {
    ".docx": b"PK\x03\x04 parts " + b"PK\x05\x06" + bytes(18),
    ".pdf": b"%PDF-1.7\nxref\nstartxref\n9\n%%EOF\n",
    ".html": b"<!doctype html>\n<p>one</p>\n",
}


@given(st.sampled_from(sorted(MADE)), st.integers(0), st.integers(1, 255))
@example(".docx", 31, 1)  # how long the comment is
@example(".docx", 32, 1)
def test_any_changed_byte_makes_the_mark_untrue(suffix: str, place: int, by: int) -> None:
    document = Path(f"a{suffix}")
    made = bytearray(marked(MADE[suffix], document))
    assert is_untouched(bytes(made), document)
    assert not is_untouched(MADE[suffix], document)
    place %= len(made)
    made[place] = (made[place] + by) % 256
    assert not is_untouched(bytes(made), document)


@pytest.mark.parametrize("suffix", sorted(MADE))
def test_what_is_added_behind_the_mark_makes_it_untrue(suffix: str) -> None:
    document = Path(f"a{suffix}")
    made = marked(MADE[suffix], document)
    for more in (b"\n", b" ", b"7 0 obj endobj startxref\n3\n%%EOF\n"):
        assert not is_untouched(made + more, document)

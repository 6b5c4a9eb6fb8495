import io
import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from ankbrief.articles import Reading, read_paths
from ankbrief.articles.formats.signs import suffix_of

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол."


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> Reading:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return read_paths(["-"])


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph(STORY)
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (STORY.encode("cp1251"), ".txt"),
        (f"<!DOCTYPE html><html><body><p>{STORY * 3}</p></body></html>".encode(), ".html"),
        (word_file(), ".docx"),
        (f"From: a@b.kz\nSubject: x\nContent-Type: text/plain\n\n{STORY}".encode(), ".eml"),
        (json.dumps([{"text": STORY}]).encode(), ".json"),
        (json.dumps({"text": STORY}, indent=2).encode(), ".json"),
        (json.dumps({"text": STORY}).encode(), ".jsonl"),
        (f"# Встреча\n\n{STORY}".encode(), ".md"),
    ],
)
def test_the_format_is_told_by_the_first_bytes(
    monkeypatch: pytest.MonkeyPatch, data: bytes, suffix: str
) -> None:
    assert suffix_of(data) == suffix
    (article,) = given(monkeypatch, data).articles
    assert STORY in article.text
    assert (article.path or "").startswith("-")


def test_empty_and_endless_input_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "пуст" in given(monkeypatch, b"").problems[0].message
    (problem,) = given(monkeypatch, b"a" * 30_000_001).problems
    assert "больше 30 МБ" in problem.message
    assert problem.hint


def test_a_file_named_by_a_hyphen_is_meant_in_full(tmp_path: Path) -> None:
    (tmp_path / "-").mkdir()
    (tmp_path / "-" / "a.txt").write_text(STORY, "utf-8")
    assert len(read_paths([tmp_path / "-"]).articles) == 1


def test_the_command_reads_what_another_hands_over(tmp_path: Path) -> None:
    program = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-X", "utf8", "-c", program, "extract", "-", "-C", str(tmp_path)]
    done = subprocess.run(command, input=STORY.encode(), capture_output=True, check=True)
    assert "Марат Досов" in done.stdout.decode()

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ankbrief.errors import RenderError
from ankbrief.render.files import write_whole


def test_a_file_is_replaced_by_the_whole_new_one(tmp_path: Path) -> None:
    path = tmp_path / "новая папка" / "briefing.docx"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["briefing.docx"]


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "briefing.docx"
    path.write_bytes(b"old")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(RenderError, match="не удалось записать файл"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["briefing.docx"]


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "briefing.pdf").mkdir()
    with pytest.raises(RenderError, match="это папка, а не файл") as caught:
        write_whole(tmp_path / "briefing.pdf", b"%PDF")
    assert caught.value.where.endswith("briefing.pdf")
    assert "-o ПАПКА" in caught.value.hint


def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x")
    with pytest.raises(RenderError, match="часть пути — файл"):
        write_whole(tmp_path / "output" / "briefing.pdf", b"%PDF")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of Unix")
def test_a_pipe_or_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "facts.jsonl"
    os.mkfifo(pipe)
    with pytest.raises(RenderError, match="устройство или канал"):
        write_whole(pipe, b"{}")
    assert pipe.is_fifo()
    assert [p.name for p in tmp_path.iterdir()] == ["facts.jsonl"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights of Unix")
def test_a_new_file_can_be_read_by_whoever_the_umask_lets(tmp_path: Path) -> None:
    path = tmp_path / "briefing.html"
    write_whole(path, b"x")
    umask = os.umask(0)
    os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask

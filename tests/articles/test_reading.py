import os
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from ankbrief.articles import MAX_BYTES, read_file, read_paths
from ankbrief.errors import ArticleError

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол.\n\nРаботы идут.\n"


def write(path: Path, text: str = STORY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def names(folder: Path) -> list[str]:
    return [Path(article.path or "").name for article in read_paths([folder]).articles]


def test_a_folder_is_read_with_its_subfolders_sorted_by_name(tmp_path: Path) -> None:
    for i, name in enumerate(["б.txt", "a.md", "В.html", "неделя/a.txt"]):
        story = f"<html><body><p>{STORY * 3}{i}</p></body></html>" if name.endswith("l") else STORY
        write(tmp_path / name, f"{story}{i}")
    assert names(tmp_path) == ["a.md", "б.txt", "В.html", "a.txt"]


def test_hidden_files_and_readmes_of_a_folder_are_skipped_and_counted(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", "README.md", "readme_first.txt", "~$c.txt", "Thumbs.db"):
        write(tmp_path / name)
    reading = read_paths([tmp_path])
    assert [Path(path).name for path in reading.skipped] == [
        ".b.txt", "README.md", "readme_first.txt", "Thumbs.db", "~$c.txt",
    ]  # fmt: skip
    assert len(reading.articles) == 1
    assert reading.problems == ()


def test_a_readme_given_by_name_is_read(tmp_path: Path) -> None:
    assert len(read_paths([write(tmp_path / "README.md")]).articles) == 1


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", "")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    write(tmp_path / "d.txt", STORY + "Ещё.")
    reading = read_paths([tmp_path])
    assert [Path(article.path or "").name for article in reading.articles] == ["a.txt", "d.txt"]
    assert [(p.level, Path(p.where).name, p.message) for p in reading.problems] == [
        ("error", "b.txt", "файл пуст"),
        ("error", "c.txt", "внутри не текст, а картинка PNG"),
    ]
    assert all(problem.hint for problem in reading.problems)


def test_a_file_of_an_unknown_kind_is_a_warning_in_a_folder_and_an_error_by_name(
    tmp_path: Path,
) -> None:
    path = write(tmp_path / "a.rtf")
    assert [p.level for p in read_paths([tmp_path]).problems] == ["warning"]
    problem = read_paths([path]).problems[0]
    assert problem.level == "error"
    assert problem.message == "файл такого вида не читается"
    assert "сохраните как документ .docx" in problem.hint
    assert ".txt" in read_paths([write(tmp_path / "a.odd")]).problems[0].hint


def test_a_folder_with_nothing_to_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "пусто").mkdir()
    write(tmp_path / "одно" / ".git")
    reading = read_paths([tmp_path / "пусто", tmp_path / "одно"])
    assert [problem.message for problem in reading.problems] == ["в папке нет статей"] * 2
    assert reading.articles == ()


def test_a_path_that_does_not_exist_is_said(tmp_path: Path) -> None:
    problem = read_paths([tmp_path / "нет.txt"]).problems[0]
    assert "нет" in problem.message
    assert problem.where.endswith("нет.txt")
    with pytest.raises(ArticleError, match="не открывается"):
        read_file(tmp_path / "нет.txt")


def test_nothing_given_is_nothing_read() -> None:
    assert read_paths([]).articles == ()


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path: Path) -> None:
    write(tmp_path / "пн" / "a.txt")
    write(tmp_path / "вт" / "a.txt", STORY + "Ещё.")
    ids = {article.id for article in read_paths([tmp_path]).articles}
    assert len(ids) == 2


def test_the_same_text_under_another_name_is_left_out_with_a_note(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", STORY.replace("\n", "\r\n"))
    reading = read_paths([tmp_path])
    assert len(reading.articles) == 1
    (problem,) = reading.problems
    assert problem.level == "note"
    assert problem.where.endswith("b.txt")
    assert "a.txt" in problem.message


def test_the_id_depends_on_the_text_alone(tmp_path: Path) -> None:
    first = read_file(write(tmp_path / "a.txt"))
    second = read_file(write(tmp_path / "неделя" / "b.md"))
    assert first.id == second.id
    assert len(first.id) == 12


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    reading = read_paths([tmp_path, path, str(path)])
    assert len(reading.articles) == 1
    assert [p.message for p in reading.problems] == ["файл указан дважды, прочитан один раз"] * 2


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "нет.txt")
    reading = read_paths([tmp_path])
    assert len(reading.articles) == 1
    assert [(Path(p.where).name, p.message) for p in reading.problems] == [
        ("gone.txt", "файл не открывается: файла или того, на что указывает ссылка, нет"),
        ("self.txt", "файл не открывается: ссылки ведут по кругу"),
    ]


def test_a_folder_named_like_a_file_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "x.txt" / "a.txt")
    assert names(tmp_path) == ["a.txt"]
    with pytest.raises(ArticleError, match="это папка"):
        read_file(tmp_path / "x.txt")


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    start = time.monotonic()
    assert "не обычный файл" in read_paths([tmp_path]).problems[0].message
    assert "не обычный файл" in read_paths([tmp_path / "a.txt"]).problems[0].message
    assert time.monotonic() - start < 2


def test_twenty_megabytes_of_one_line_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xd0\xb0" * 10_000_000)
    start = time.monotonic()
    with pytest.raises(ArticleError, match="больше 5 МБ") as error:
        read_file(path)
    assert time.monotonic() - start < 2
    assert error.value.hint


def test_a_file_just_within_the_limit_is_answered_soon(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("а б".encode("cp1251") * (MAX_BYTES // 3))
    start = time.monotonic()
    with pytest.raises(ArticleError, match="длиннее"):
        read_file(path)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "line", ["а " * 120_000, "Аб Вг\n" * 40_000, "2025-12-25 А " * 18_000, "#а " * 80_000]
)
def test_a_long_text_is_laid_out_soon(tmp_path: Path, line: str) -> None:
    start = time.monotonic()
    read_file(write(tmp_path / "a.txt", line))
    assert time.monotonic() - start < 10


def test_an_unreadable_file_is_said(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", STORY + "Ещё.").chmod(0)
    tmp_path.chmod(0o755)
    # Everything is imported before the rights are given up: root's Python may be closed to others.
    program = (
        "import os, sys; from ankbrief.articles import read_paths\n"
        "os.chdir(sys.argv[1]); read_paths(['a.txt'])\n"
        "if os.getuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "for p in read_paths(['.']).problems: print(p.level, p.where, p.message, sep='|')\n"
    )
    command = [sys.executable, "-X", "utf8", "-c", program, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "error|b.txt|файл не открывается: нет прав доступа\n"


def test_two_hundred_articles_are_read_within_a_second_or_so(tmp_path: Path) -> None:
    for i in range(200):
        write(tmp_path / f"{i:03}.txt", f"Заголовок {i}\n\n12 мая 2025\n\n{STORY * 15}")
    start = time.monotonic()
    assert len(read_paths([tmp_path]).articles) == 200
    assert time.monotonic() - start < 5  # 0.4 s on two free cores


def test_a_link_that_leads_out_of_the_folder_is_not_followed_unless_it_is_named(
    tmp_path: Path,
) -> None:
    week = tmp_path / "неделя"
    secret = write(tmp_path / "дом" / "тайна.txt")
    write(week / "a.txt", f"{STORY}Первая.")
    write(week / "пн" / "b.txt", f"{STORY}Вторая.")
    (week / "x.txt").symlink_to(secret)
    (week / "y").symlink_to(secret.parent)
    (week / "z.txt").symlink_to(week / "a.txt")
    for given in (week, week / "*"):
        reading = read_paths([given])
        assert [Path(a.path or "").name for a in reading.articles] == ["a.txt", "b.txt"]
        told = {Path(p.where).name: (p.level, p.message[:30]) for p in reading.problems}
        assert told.pop("z.txt") == ("note", "файл указан дважды, прочитан о")
        said = ("error", "ссылка ведёт за пределы папки:")
        assert told == {"x.txt": said, "y": said}
    assert len(read_paths([week / "x.txt", week / "y"]).problems) == 1  # one file, named twice


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.pdf", "a.html"])
def test_a_word_file_under_another_name_is_read_as_what_it_is(tmp_path: Path, name: str) -> None:
    document = docx.Document()
    document.add_paragraph(STORY)
    document.save(str(tmp_path / name))
    assert "Марат Досов" in read_file(tmp_path / name).text


def test_a_text_of_another_language_is_not_complained_of_twice(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "The mayor has opened a new school in the village. " * 5)
    article = read_file(path)
    assert article.language == "other"
    assert [p.message for p in article.problems] == []

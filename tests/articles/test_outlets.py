from pathlib import Path

import pytest

from ankbrief.articles import outlets_in, read_file, using_outlets
from ankbrief.articles.outlets import mistakes_in
from ankbrief.errors import ConfigError

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол."
TABLE = """
[[outlet]]
name = "Вести Каракола"
domains = ["vesti-karakol.kz"]
aliases = ["Вести"]
paths = ["сканы/вести", "один.txt"]

[[outlet]]
name = "Каракол: приложение"
paths = ["сканы/вести/приложение"]

[[outlet]]
name = "Тенгри"
domains = ["tengrinews.kz"]
"""


def source(folder: Path, name: str, text: str) -> str | None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    with using_outlets(outlets_in(folder)):
        return read_file(path).source


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "sources.toml").write_text(TABLE, "utf-8")
    return tmp_path


def test_files_of_a_folder_are_of_its_medium(office: Path) -> None:
    text = f"{STORY}\n\nИсточник: tengrinews.kz"
    assert source(office, "сканы/вести/2025/а.txt", text) == "Вести Каракола"
    assert source(office, "сканы/вести/приложение/а.txt", text) == "Каракол: приложение"
    assert source(office, "один.txt", text) == "Вести Каракола"


def test_a_domain_and_a_name_of_the_office_s_table_are_printed_as_it_says(office: Path) -> None:
    page = f"---\nurl: https://www.vesti-karakol.kz/a\n---\n# Встреча\n\n{STORY}"
    assert source(office, "а.md", page) == "Вести Каракола"
    assert source(office, "б.txt", f"{STORY}\n\nИсточник: Вести") == "Вести Каракола"
    assert source(office, "в.txt", f"{STORY} Об этом сообщает Вести.") == "Вести Каракола"


def test_the_office_s_word_goes_before_ours_and_for_its_own_run_only(office: Path) -> None:
    text = f"{STORY}\n\nИсточник: tengrinews.kz"
    assert source(office, "а.txt", text) == "Тенгри"
    assert read_file(office / "а.txt").source == "Tengrinews.kz"


def test_without_a_table_nothing_changes(tmp_path: Path) -> None:
    assert outlets_in(tmp_path) == ()
    assert source(tmp_path, "сканы/вести/а.txt", STORY) is None


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("[[outlet]]\nname = ", "ошибка записи TOML"),
        ("[[outlets]]\nname = 'А'", "здесь не то"),
        ("[outlet]\nname = 'А'", "здесь не то"),
        ("[[outlet]]\ndomains = ['a.kz']", "нет названия"),
        ("[[outlet]]\nname = 'А'\ndomain = ['a.kz']", "неизвестный ключ: domain"),
        ("[[outlet]]\nname = 'А'\npaths = 'а'", "ключ paths: не список строк"),
        (
            "[[outlet]]\nname='А'\npaths=['а']\n[[outlet]]\nname='Б'\npaths=['./а']",
            "и за «А», и за",
        ),
    ],
)
def test_a_mistake_in_the_table_is_said_with_its_place(
    tmp_path: Path, table: str, why: str
) -> None:
    (tmp_path / "sources.toml").write_text(table, "utf-8")
    with pytest.raises(ConfigError, match=why) as error:
        outlets_in(tmp_path)
    assert "sources.toml" in error.value.where
    assert error.value.hint


def test_all_that_is_wrong_in_the_table_is_told_at_once(tmp_path: Path) -> None:
    table = "[[outlet]]\ndomain = ['a.kz']\n\n[[outlet]]\nname = 'Б'\npaths = 'б'\n"
    (tmp_path / "sources.toml").write_text(table, "utf-8")
    assert [(e.message, e.where.rpartition("/")[2]) for e in mistakes_in(tmp_path)] == [
        ("нет названия (name)", "sources.toml:1: outlet[1]"),
        ("неизвестный ключ: domain", "sources.toml:1: outlet[1]"),
        ("ключ paths: не список строк", "sources.toml:4: outlet[2]"),
    ]
    twice = "[[outlet]]\nname='А'\naliases=['Х','У']\n[[outlet]]\nname='Б'\naliases=['Х','У']\n"
    (tmp_path / "sources.toml").write_text(twice, "utf-8")
    assert len(mistakes_in(tmp_path)) == 2


@pytest.mark.parametrize("first", ["Газета «Вести Онира»", "Районная газета «Вести Онира»"])
def test_a_medium_above_the_headline_is_the_source(tmp_path: Path, first: str) -> None:
    file = tmp_path / "a.txt"
    text = "В Онире открыли музей\n\n10 ноября 2026 года\n\nАким района открыл музей в Онире.\n"
    file.write_text(f"{first}\n\n{text}", "utf-8")
    article = read_file(file)
    assert (article.title, article.source) == ("В Онире открыли музей", "Вести Онира")

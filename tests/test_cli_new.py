"""`ankbrief new`: a folder that works at once, and never at the cost of what is there."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from ankbrief import config
from ankbrief.config import Config
from ankbrief.data import load
from ankbrief.language.cards.file import cards_in
from ankbrief.office import folder
from office import Run


def made(tmp_path: Path, kind: str = "") -> Path:
    place = tmp_path / "брифинг"
    folder.make(place, kind)
    return place


def test_the_settings_hold_every_key_at_its_usual_value(tmp_path: Path) -> None:
    place = made(tmp_path)
    told = tomllib.loads((place / "ankbrief.toml").read_text("utf-8"))
    usual = Config(place)
    for name in ("briefing", "input", "output"):
        assert set(told[name]) == set(getattr(usual, name).__slots__), name
    read = config.load(place)
    sections = tuple(load("wording")["sections"]["order"])
    briefing = replace(usual.briefing, organisation="Пресс-служба", sections=sections)
    assert read == replace(usual, briefing=briefing)


def test_every_line_of_the_settings_that_waits_for_its_key_is_right(tmp_path: Path) -> None:
    place = made(tmp_path)
    file = place / "ankbrief.toml"
    text = file.read_text("utf-8")
    awake = "\n".join(
        line.removeprefix("# ") if line.startswith('# "') else line for line in text.splitlines()
    )
    file.write_text(awake, "utf-8")
    assert config.mistakes_in(file) == ()
    read = config.load(place)
    table = load("wording")
    assert dict(read.headings) == table["headings"]
    assert dict(read.wording) == table["wording"]
    assert set(read.limits) == set(table["sections"]["limited"])


def test_every_setting_has_its_explanation(tmp_path: Path) -> None:
    lines = (made(tmp_path) / "ankbrief.toml").read_text("utf-8").splitlines()
    for before, line in itertools.pairwise(lines):
        if " = " in line and not line.startswith(("#", " ")):
            assert before.startswith("# "), line


def test_the_cards_are_read(tmp_path: Path) -> None:
    assert [card.name for card in cards_in(made(tmp_path)).people] == ["Дархан Оспанбеков"]


def test_the_card_that_waits_is_right(tmp_path: Path) -> None:
    place = made(tmp_path)
    text = (place / "people.toml").read_text("utf-8")
    start = text.index("# [[person]]")
    awake = "\n".join(
        line.removeprefix("# ").removeprefix("#") for line in text[start:].splitlines()
    )
    (place / "people.toml").write_text(awake, "utf-8")
    cards = cards_in(place)
    assert [card.name for card in cards.people] == ["Айгуль Куспан"]
    assert cards.bodies[0].short == "ДД"


@pytest.mark.parametrize("kind", ["", "html", "word"])
def test_the_folder_works_at_once(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    options = ["--template", kind] if kind else []
    assert run("new", tmp_path / "б", *options).code == 0
    monkeypatch.chdir(tmp_path / "б")
    done = run("build", "--to", "docx,html", "seeds/02_stepnoi_shtab_pavodok.txt")
    assert done.code == 0, done.err
    suffix = "-office" if kind else ""
    names = {path.name for path in (tmp_path / "б/output").iterdir()}
    assert {f"briefing-2025-W52{suffix}.docx", f"briefing-2025-W52{suffix}.html"} <= names


def test_the_articles_are_all_those_of_the_sample(tmp_path: Path) -> None:
    root = Path(__file__).parents[1] / "seeds"
    names = {path.name for path in (made(tmp_path) / "seeds").iterdir()}
    assert names == {path.name for path in root.iterdir()} - {"README.md", ".gitattributes"}


def test_a_folder_with_anything_in_it_is_refused_and_not_touched(tmp_path: Path, run: Run) -> None:
    place = tmp_path / "занято"
    place.mkdir()
    (place / "ankbrief.toml").write_text("# моё\n", "utf-8")
    refused = run("new", place)
    assert refused.code == 1
    assert "папка не пуста, и в ней ничего не тронуто" in refused.err
    assert [path.name for path in place.iterdir()] == ["ankbrief.toml"]
    (place / "моё.txt").write_text("моё", "utf-8")
    assert run("new", place, "--force").code == 0
    assert (place / "моё.txt").read_text("utf-8") == "моё"
    assert (place / "ankbrief.toml").read_text("utf-8") != "# моё\n"


def test_an_empty_folder_is_good(tmp_path: Path, run: Run) -> None:
    (tmp_path / "пусто").mkdir()
    assert run("new", tmp_path / "пусто").code == 0


def test_a_file_of_that_name_is_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "файл").write_text("")
    refused = run("new", tmp_path / "файл")
    assert refused.code == 1
    assert "Traceback" not in refused.err


@pytest.mark.parametrize("kind", ["", "html", "word"])
def test_the_description_is_one_page_and_names_what_is_there(kind: str, tmp_path: Path) -> None:
    place = made(tmp_path, kind)
    text = (place / "README.md").read_text("utf-8")
    assert len(text.splitlines()) < 60
    assert "@" not in text
    for name in ("seeds", "output", "ankbrief.toml", "people.toml"):
        assert f"`{name}`" in text
        assert (place / name).exists()
    assert ("`templates/office`" in text) == (place / "templates").exists()

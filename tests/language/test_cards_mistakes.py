from __future__ import annotations

from pathlib import Path

from ankbrief.language.cards.file import FILE
from ankbrief.language.cards.mistakes import mistakes_in

SOUND = """\
[[person]]
name = "Айгуль Омарова"
gender = "ж"

[[person.position]]
title = "директор центра"
from = 2025-01-01
"""

BROKEN = """\
[[person]]
name = "Айгуль Омарова"
gendr = "ж"
frozen = ["фамилия", "прозвище"]

[[person.position]]
titel = "директор центра"
from = "вчера"

[[person]]
gender = "женский"
written = "Омарова"

[[organisation]]
name = "Совет"
frozen = "да"

[[peple]]
"""


def test_sound_cards_and_none_at_all_have_no_mistakes(tmp_path: Path) -> None:
    assert mistakes_in(tmp_path) == ()
    (tmp_path / FILE).write_text(SOUND, "utf-8")
    assert mistakes_in(tmp_path) == ()


def test_all_mistakes_of_all_cards_come_at_once_each_with_its_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(BROKEN, "utf-8")
    found = {error.where.removeprefix("people.toml:"): error for error in mistakes_in(tmp_path)}
    assert [*found] == [
        "3: person[1].gendr",
        "4: person[1].frozen",
        "7: person[1].position[1].titel",
        "8: person[1].position[1].from",
        "10: person[2].name",
        "11: person[2].gender",
        "12: person[2].written",
        "16: organisation[1].frozen",
        "18: peple",
    ]
    assert found["3: person[1].gendr"].hint == "Возможно, вы имели в виду «gender»."


def test_a_file_that_is_no_toml_is_one_mistake(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[[person]\nname = 1", "utf-8")
    (mistake,) = mistakes_in(tmp_path)
    assert mistake.where == "people.toml:1"

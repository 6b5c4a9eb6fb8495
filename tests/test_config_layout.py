"""The tables of `ankbrief.toml` that change a brief without a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankbrief import config
from ankbrief.errors import ConfigError


def said(folder: Path, text: str) -> str:
    file = folder / "ankbrief.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(folder)
    return str(caught.value)


def test_sections_limits_headings_and_words_are_read(tmp_path: Path) -> None:
    (tmp_path / "ankbrief.toml").write_text(
        '[briefing]\nsections = ["события", "главное"]\n'
        '[limits]\n"главное" = 3\n"люди" = 5\n'
        '[headings]\n"события" = "Что произошло"\n'
        '[wording]\n"нет поручений" = "Поручений не давали."\n',
        "utf-8",
    )
    loaded = config.load(tmp_path)
    assert loaded.briefing.sections == ("события", "главное")
    assert (loaded.key_points, loaded.limits["люди"]) == (3, 5)
    assert loaded.headings == {"события": "Что произошло"}
    assert loaded.wording == {"нет поручений": "Поручений не давали."}


def test_the_older_name_of_the_limit_of_points_still_counts(tmp_path: Path) -> None:
    (tmp_path / "ankbrief.toml").write_text("[briefing]\nkey_points = 4\n", "utf-8")
    assert config.load(tmp_path).key_points == 4


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            '[briefing]\nsections = [\n  "главное",\n  "событя",\n]\n',
            ("ankbrief.toml:4: ", "«событя»", "Возможно, вы имели в виду «события»."),
        ),
        (
            '[briefing]\nsections = ["главное", "главное"]\n',
            ("ankbrief.toml:2: ", "«главное» назван дважды"),
        ),
        ("[briefing]\nsections = []\n", ("ankbrief.toml:2: ", "Назовите хотя бы один раздел")),
        ('[limits]\n"людии" = 5\n', ("ankbrief.toml:2: ", "«limits.людии»", "виду «люди»")),
        ('[limits]\n"люди" = 0\n', ("ankbrief.toml:2: ", "от 1 до 1000")),
        ('[limits]\n"главное" = 50\n', ("ankbrief.toml:2: ", "от 1 до 20")),
        ('[limits]\n"источники" = 5\n', ("«limits.источники»", "«календарь»")),
        ('[limits]\n"люди" = "пять"\n', ("ankbrief.toml:2: ", "целое число")),
        ('[headings]\n"каледарь" = "Даты"\n', ("ankbrief.toml:2: ", "виду «календарь»")),
        ('[headings]\n"календарь" = " "\n', ("Заголовок пуст", "из sections")),
        ('[wording]\n"нет поручения" = "Нет."\n', ("виду «нет поручений»", "template variables")),
        (
            '[wording]\n"нет поручений" = "Нет {кагда}."\n',
            ("ankbrief.toml:2: ", "виду «{когда}»", "Поручений {когда} нет."),
        ),
        ('[wording]\n"номер" = "{число}"\n', ("здесь скобок не бывает",)),
        ('[wording]\n"нет поручений" = "Нет {когда.__class__}."\n', ("непарные или в них лишнее",)),
        ('[wording]\n"нет поручений" = "Нет {когда"\n', ("непарные",)),
        ('[wording]\n"нет поручений" = ""\n', ("впишите слова",)),
        ("[limits]\nлюди = 5\n", ("ankbrief.toml:2: ", '"люди" = 5')),
        ("[briefing]\ntitle = «Вести»\n", ("ankbrief.toml:2: ", "Кавычки здесь прямые")),
        ('[briefing]\ntitle = "А"\ntitle = "Б"\n', ("ankbrief.toml:3: ", "оставьте одну")),
        ('template = "weekly"\n', ("ankbrief.toml:1: ", "поставьте её под строкой [briefing]")),
        ('[output]\ntemplate = "weekly"\n', ("ankbrief.toml:2: ", "есть в таблице [briefing]")),
        ('[output]\nletterhead = "бланк.doc"\n', ("ankbrief.toml:2: ", "сохраните как")),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_was_meant(
    tmp_path: Path, text: str, parts: tuple[str, ...]
) -> None:
    told = said(tmp_path, text)
    assert [part for part in parts if part not in told] == [], told


def test_all_slips_are_found_at_once_each_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "ankbrief.toml"
    file.write_text(
        '[briefing]\ntitel = "А"\nsections = ["людее", "глваное"]\n\n'
        '[limits]\n"люди" = -1\n\n[x]\n',
        "utf-8",
    )
    found = config.mistakes_in(file)
    assert [error.where.rpartition(":")[2] for error in found] == ["2", "3", "3", "6", "8"]
    assert "titel" in found[0].message


def test_a_file_without_slips_has_none(tmp_path: Path) -> None:
    file = tmp_path / "ankbrief.toml"
    file.write_text('[briefing]\ntitle = "А"\n', "utf-8")
    assert config.mistakes_in(file) == ()
    assert "не открывается" in config.mistakes_in(tmp_path / "нет.toml")[0].message

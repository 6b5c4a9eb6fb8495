from __future__ import annotations

from pathlib import Path

import pytest

from ankbrief import config
from ankbrief.errors import ConfigError


def load(folder: Path, text: str) -> config.Config:
    (folder / "ankbrief.toml").write_text(text, "utf-8")
    return config.load(folder)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return str(caught.value)


def test_a_folder_without_a_file_gets_the_defaults(tmp_path: Path) -> None:
    assert config.load(tmp_path) == config.Config(tmp_path)
    assert config.load(tmp_path).input.paths == ("seeds",)


def test_a_file_replaces_only_what_it_names(tmp_path: Path) -> None:
    loaded = load(tmp_path, '[briefing]\norganisation = "Пресс-служба акима"\n')
    assert loaded.briefing.organisation == "Пресс-служба акима"
    assert loaded.briefing.template == "weekly"


def test_lists_become_tuples(tmp_path: Path) -> None:
    assert load(tmp_path, '[output]\nformats = ["html"]\n').output.formats == ("html",)


def test_an_unknown_key_is_named_with_its_path_and_the_nearest_known_one(tmp_path: Path) -> None:
    said = refusal(tmp_path, '[briefing]\norganization = "Акимат"\n')
    assert "ankbrief.toml:2: неизвестная настройка «briefing.organization»" in said
    assert "Возможно, вы имели в виду «briefing.organisation»" in said


def test_an_unknown_table_lists_the_known_ones(tmp_path: Path) -> None:
    said = refusal(tmp_path, "[fonts]\n")
    assert "«fonts»" in said
    assert "Есть: briefing, input, output, limits, headings, wording." in said


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("[briefing]\ntitle = 5\n", "строка в кавычках"),
        ('[briefing]\nkey_points = "семь"\n', "целое число"),
        ("[briefing]\nkey_points = true\n", "целое число"),
        ('[input]\npaths = "seeds"\n', "список строк"),
        ("[input]\npaths = [1]\n", "список строк"),
        ('input = "seeds"\n', "таблица"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_which_it_should_be(
    tmp_path: Path, text: str, needed: str
) -> None:
    assert needed in refusal(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('[output]\nformats = ["odt"]\n', "docx, pdf, html"),
        ("[output]\nformats = []\n", "хотя бы один"),
        ('[output]\nname = "../{week}"\n', "имя файла без расширения"),
        ('[output]\nname = "{неделя}"\n', "{week}"),
        ('[output]\nname = "{week.__class__}"\n', "имя файла без расширения"),
        ('[output]\nname = "{week"\n', "{week}"),
        ('[output]\nname = ""\n', "имя файла"),
        ("[briefing]\nkey_points = 0\n", "от 1 до 20"),
        ('[input]\ntimezone = "Алматы"\n', "Asia/Almaty"),
        ('[input]\ntimezone = "../../etc/passwd"\n', "Asia/Almaty"),
        ('[briefing]\ngroup_by = "темы"\n', "«topic», «region»"),
    ],
)
def test_a_value_that_cannot_work_is_told_what_can(tmp_path: Path, text: str, hint: str) -> None:
    assert hint in refusal(tmp_path, text)


def test_broken_toml_shows_the_line(tmp_path: Path) -> None:
    said = refusal(tmp_path, "[briefing]\ntitle = Еженедельный брифинг\n")
    assert "ankbrief.toml:2: ошибка записи TOML: «title = Еженедельный брифинг»" in said


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("title = Вестник", 'Слова стоят в прямых кавычках: title = "Вестник"'),
        ('title = "Дом "Достык""', "Кавычки внутри слов — «такие»"),
        ("review = нет", "Пишите review = true, если да, и review = false, если нет."),
        ('letterhead = "C:\\Users\\blank.docx"', "прямую черту: C:/Users/"),
        ('sections = [\n"главное"\n"люди"]', "ставят запятую: проверьте и строку выше"),
    ],
)
def test_a_slip_in_the_settings_is_told_with_what_to_write(
    tmp_path: Path, line: str, hint: str
) -> None:
    assert hint in refusal(tmp_path, f"[briefing]\n{line}\n")


def test_toml_that_breaks_off_shows_its_last_line(tmp_path: Path) -> None:
    assert "ankbrief.toml:1" in refusal(tmp_path, "[briefing")


def test_a_file_in_another_encoding_says_which_one_is_needed(tmp_path: Path) -> None:
    (tmp_path / "ankbrief.toml").write_bytes('title = "Брифинг"'.encode("cp1251"))
    with pytest.raises(ConfigError, match="не в кодировке UTF-8"):
        config.load(tmp_path)


def test_a_file_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="не открывается"):
        config.load(tmp_path, tmp_path / "other.toml")

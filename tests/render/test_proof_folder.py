from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.errors import TemplateError
from ankbrief.render.html import packaged_templates, render_html
from ankbrief.render.proof.folder import errors_in, errors_in_profiles, names_in
from ankbrief.render.proof.sparse import without_options, without_rows
from made_week import week

OURS = ("weekly", "onepage", "instructions")
WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))


@pytest.fixture(scope="module")
def brief() -> Briefing:
    return assemble(week(), WEEK, options=Options())


def office(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def where(errors: tuple[TemplateError, ...]) -> list[str]:
    return [error.where for error in errors]


@pytest.mark.parametrize("template", OURS)
def test_our_own_templates_are_sound(template: str) -> None:
    assert errors_in(template, None) == ()


def test_every_file_of_a_template_is_read_and_each_mistake_has_its_place(tmp_path: Path) -> None:
    folder = office(
        tmp_path,
        own__briefing_html_j2="{% include 'own/list.j2' %}\n<secton>{{ titel }}</secton>",
        own__list_j2="\n{% for s in stories %}{{ s.titel }}{% endfor %}",
        own__unused_j2="{{ whatever }}\n{{ title }",
        own__brief_css="p { font-family: Arial }",
        profiles__wide_css="\n\np { color red }",
    )
    assert names_in(folder) == ("own",)
    errors = errors_in("own", folder)
    assert sorted(where(errors)) == [
        "own/brief.css:1",
        "own/briefing.html.j2:2",
        "own/briefing.html.j2:2",
        "own/list.j2:2",
        "own/unused.j2:2",
    ]
    titel = next(
        error for error in errors if "titel" in error.message and "list" not in error.where
    )
    assert titel.hint == "titel\nВозможно, вы имели в виду «title»."
    assert where(errors_in_profiles(folder)) == ["profiles/wide.css:3"]


# What an editor does to a copy of the weekly template, and what is said of it.
BREAKS = (
    ("{{ title }}", "{{ titel }}", "нет переменной «titel»"),
    ("|период }}", "|переод }}", "нет фильтра «переод»"),
    ("<h1>", '<h1 align="center">', "атрибут align у <h1>"),
    ("<caption>", "<capton>", "тег <capton> не поддерживается"),
    ("{% endfor %}", "", "блок «for» не закрыт"),
    ("|типограф }}", "|типограф }", "«}» вместо «}}»"),
    ("decision.action|", "decision.acton|", "нет поля «acton» у «decision»"),
    ('"поручение"', '"порученье"', "не бывает «порученье»"),
    ('say("за период")', 'say("за переод")', "не бывает «за переод»"),
    ("{% else %}", "{% els %}", "нет команды «els»"),
)


def test_ten_breaks_in_a_copied_template_are_ten_messages(tmp_path: Path) -> None:
    copy = tmp_path / "own"
    shutil.copytree(packaged_templates() / "weekly", copy)
    page = copy / "briefing.html.j2"
    text = page.read_text("utf-8")
    for sound, broken, _ in BREAKS:
        assert sound in text
        text = text.replace(sound, broken, 1)
    page.write_text(text, "utf-8")
    messages = [error.message for error in errors_in("own", tmp_path)]
    assert len(messages) == len(BREAKS)
    for _, _, said in BREAKS:
        assert any(said in message for message in messages)


def test_a_template_that_is_not_there_or_cannot_be_read_is_one_error(tmp_path: Path) -> None:
    (missing,) = errors_in("nothing", tmp_path)
    assert missing.message == "нет шаблона «nothing»"
    office(tmp_path, own__briefing_html_j2="x")
    (tmp_path / "own" / "briefing.html.j2").write_bytes("Привет".encode("cp1251"))
    (coded,) = errors_in("own", tmp_path)
    assert coded.message == "файл не в кодировке UTF-8"


def test_a_template_made_to_be_read_without_end_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ankbrief.render.proof.folder.SECONDS", 1.0)
    endless = "{% for a " + " in a" * 30_000 + " %}"
    folder = office(tmp_path, own__briefing_html_j2=endless)
    (error,) = errors_in("own", folder)
    assert error.message == "шаблон слишком велик, чтобы его проверить"


@pytest.mark.parametrize("template", OURS)
@pytest.mark.parametrize("changed", [without_options, without_rows])
def test_our_templates_bear_a_week_in_which_something_lacks(
    brief: Briefing, template: str, changed: object
) -> None:
    render_html(changed(brief), template)  # type: ignore[operator]  # one of two functions


def test_a_field_that_is_not_always_there_is_found_before_the_week_in_which_it_lacks(
    brief: Briefing, tmp_path: Path
) -> None:
    source = "{% for story in stories[:1] %}\n{{ story.quote.text }}{% endfor %}"
    folder = office(tmp_path, own__briefing_html_j2=source)
    render_html(brief, "own", folder=folder)
    with pytest.raises(TemplateError, match="не у чего взять «text»") as caught:
        render_html(without_options(brief), "own", folder=folder)
    assert caught.value.where == "own/briefing.html.j2:2"
    assert "{% if … %}" in caught.value.hint


def test_of_a_briefing_only_what_may_lack_is_taken_away(brief: Briefing) -> None:
    bare = without_options(brief)
    assert bare.decisions[0].deadline is None
    assert bare.stories[0].quote is None
    assert [decision.number for decision in bare.decisions] == [1, 2]
    assert [story.title for story in bare.stories] == [story.title for story in brief.stories]
    assert without_rows(brief).stories == ()
    assert without_rows(brief).statistics == brief.statistics


def test_a_template_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    (missing,) = errors_in("wekly", tmp_path)
    assert missing.message == "нет шаблона «wekly»"
    assert missing.hint.startswith(
        "Возможно, вы имели в виду «weekly». Есть: instructions, onepage,"
    )


def test_a_russian_name_in_a_page_is_told_with_the_english_one(tmp_path: Path) -> None:
    page = tmp_path / "office" / "briefing.html.j2"
    page.parent.mkdir()
    page.write_text("<p>{{ заголовок }} {{ period.начало }}</p>", "utf-8")
    hints = [error.hint.splitlines()[-1] for error in errors_in("office", tmp_path)]
    assert hints == [
        "В шаблонах HTML имена английские: «start».",
        "В шаблонах HTML имена английские: «title».",
    ]

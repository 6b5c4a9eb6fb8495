"""`ankbrief template`: lists, texts, copies that stand alone, every word with an example."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ankbrief import pipeline
from ankbrief.briefing import Briefing, Period, assemble
from ankbrief.briefing.period import week_named
from ankbrief.config import BriefingConfig, Config
from ankbrief.data import load
from ankbrief.errors import AnkbriefError
from ankbrief.office import templates, words
from ankbrief.render import html as html_room
from ankbrief.render import layout as layout_room
from ankbrief.render import lineage, word_template
from ankbrief.render.html import packaged_templates, render_html
from made_many import MONDAY, weeks
from made_week import week
from office import Run

OURS = ("weekly", "onepage", "instructions")


@pytest.fixture(scope="module")
def brief() -> Briefing:
    return assemble(week(), week_named("2026-W33"))


def copied(name: str, project: Path, to: str = "наш") -> Path:
    files = templates.copy(templates.template_named(name, project), to, project)
    assert files
    return project / "templates" / to


def page_of(brief: Briefing, project: Path, template: str = "наш") -> str:
    made = pipeline.page(brief, Config(project, briefing=BriefingConfig(template=template)))
    assert isinstance(made, str)
    return made


def test_the_list_names_ours_with_a_sentence_and_the_office_s_with_its_file(
    run: Run, office: Path
) -> None:
    listed = run("template", "list").out
    for name in OURS:
        assert re.search(rf"(?m)^{name} +HTML  \w", listed)
    assert re.search(r"(?m)^word +Word  \w", listed)
    run("template", "copy", "word", "наш")
    assert "наш           Word  ваш: templates/наш/briefing.docx" in run("template", "list").out
    assert (office / "templates/наш/briefing.docx").is_file()


def test_each_of_ours_has_its_sentence() -> None:
    ours = {item.name for item in templates.templates_of(Path("/нет"))}
    assert set(load("templates")) == ours


def test_show_prints_the_page_and_tells_its_blocks(run: Run) -> None:
    shown = run("template", "show", "weekly")
    assert shown.out == (packaged_templates() / "weekly/briefing.html.j2").read_text("utf-8")
    assert "Блоки, которые можно изменить по одному: title, header" in shown.err


def test_show_prints_the_paragraphs_of_a_word_template(run: Run) -> None:
    assert "{%p for пункт in главное %}" in run("template", "show", "word").out


def test_a_template_that_is_not_there_is_told_with_the_nearest(run: Run) -> None:
    shown = run("template", "show", "weely")
    assert shown.code == 1
    assert "Возможно, вы имели в виду «weekly»" in shown.err


@pytest.mark.parametrize("name", OURS)
def test_a_copy_makes_the_very_same_page(name: str, tmp_path: Path, brief: Briefing) -> None:
    copied(name, tmp_path)
    assert page_of(brief, tmp_path) == render_html(brief, name)


@pytest.mark.parametrize("name", OURS)
def test_a_new_version_of_ours_never_changes_a_copy(
    name: str, tmp_path: Path, brief: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours are gone, our words are others: the copy has all it needs."""
    copied(name, tmp_path)
    before = page_of(brief, tmp_path)
    folder = tmp_path / "templates"
    sheets = lineage.stylesheets("наш", folder)
    newer = tmp_path / "newer"
    (newer / "weekly").mkdir(parents=True)
    (newer / "profiles").mkdir()
    table = load("wording")
    others = table | {
        kind: dict.fromkeys(table[kind], "другое") for kind in ("headings", "wording")
    }
    monkeypatch.setattr(html_room, "packaged_templates", lambda: newer)
    monkeypatch.setattr(lineage, "packaged_templates", lambda: newer)
    monkeypatch.setattr(layout_room, "load", lambda _: others)
    assert page_of(brief, tmp_path) == before
    assert lineage.stylesheets("наш", folder) == sheets == (folder / "наш/brief.css",)
    assert "builtin" not in re.sub(
        r"\{#.*?#\}", "", (folder / "наш/briefing.html.j2").read_text("utf-8")
    )


def test_a_copy_of_the_word_template_keeps_its_look_too(
    tmp_path: Path, brief: Briefing, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = copied("word", tmp_path)
    assert {path.name for path in own.iterdir()} == {"briefing.docx", "look.css"}
    config = Config(tmp_path, briefing=BriefingConfig(template="наш"))
    page = pipeline.page(brief, config)
    before = pipeline.MAKERS["html"](page, config).data
    ours = replace(config, briefing=BriefingConfig(template="word"))
    assert before == pipeline.MAKERS["html"](pipeline.page(brief, ours), ours).data
    newer = tmp_path / "newer"
    for name in ("weekly", "word"):
        (newer / name).mkdir(parents=True)
        (newer / name / "brief.css").write_text("h1 { color: red }", "utf-8")
    monkeypatch.setattr(word_template, "packaged_templates", lambda: newer)
    assert pipeline.MAKERS["html"](page, config).data == before


def test_nothing_of_an_editor_is_overwritten_without_force(run: Run, office: Path) -> None:
    assert run("template", "copy", "weekly", "наш").code == 0
    own = office / "templates/наш/briefing.html.j2"
    own.write_text("своё", "utf-8")
    (office / "templates/наш/лого.png").write_bytes(b"png")
    refused = run("template", "copy", "onepage", "наш")
    assert refused.code == 1
    assert "здесь уже что-то есть, и оно не тронуто" in refused.err
    assert own.read_text("utf-8") == "своё"
    assert run("template", "copy", "onepage", "наш", "--force").code == 0
    assert "одна страница" not in own.read_text("utf-8")
    assert own.read_bytes() != "своё".encode()
    assert (office / "templates/наш/лого.png").read_bytes() == b"png"


def test_the_office_s_own_template_can_be_copied_with_its_pictures(tmp_path: Path) -> None:
    own = copied("onepage", tmp_path)
    (own / "картинки").mkdir()
    (own / "картинки/лого.png").write_bytes(b"png")
    again = copied("наш", tmp_path, "второй")
    assert (again / "картинки/лого.png").read_bytes() == b"png"
    assert (again / "words.toml").read_bytes() == (own / "words.toml").read_bytes()


@pytest.mark.parametrize("to", ["../x", "a/b", "builtin", "profiles", ".", "", "a\\b", "C:"])
def test_a_name_that_leads_elsewhere_is_refused(to: str, tmp_path: Path) -> None:
    with pytest.raises(AnkbriefError, match="не годится"):
        copied("weekly", tmp_path, to)


def test_builtin_names_ours_where_the_office_has_one_of_that_name(tmp_path: Path) -> None:
    copied("onepage", tmp_path, "weekly")
    assert not templates.template_named("weekly", tmp_path).is_ours
    assert templates.template_named("builtin/weekly", tmp_path).is_ours


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, tuple[words.Word, ...]]:
    period = Period(MONDAY, MONDAY + timedelta(days=6))
    return words.vocabulary(assemble((*week(), *weeks(12)), period))


def test_every_word_of_a_template_is_told_with_an_example(
    vocabulary: dict[str, tuple[words.Word, ...]],
) -> None:
    table = load("template_words")
    told = [word for title, rows in vocabulary.items() if "[" not in title for word in rows]
    assert len(told) == sum(len(rows) for rows in table.values())
    assert [word.name for word in told if not (word.says and word.russian and word.example)] == []


def test_every_example_of_the_table_is_of_a_word_that_is_there() -> None:
    table, examples = load("template_words"), load("template_examples")
    assert set(examples["records"]) == set(table) - {"variables", "loop", "filters", "jinja"}
    for kind in ("loop", "filters", "jinja"):
        assert set(examples[kind]) == set(table[kind])
    assert set(examples["variables"]) <= set(table["variables"])
    for method in examples["methods"]:
        record, name = method.split(".")
        assert name in table[record]


def test_examples_say_what_comes_out(vocabulary: dict[str, tuple[words.Word, ...]]) -> None:
    found = {word.name: word.example for rows in vocabulary.values() for word in rows}
    assert found["|counted"] == '{{ 21|число("поручение") }} → 21 поручение'
    assert found["period.start"] == "10 августа 2026 года"
    assert found["period.is_week"] == "да"
    assert found["stories"].startswith("{{ stories }} → 14; первое: ")
    assert found["|case"].startswith('{{ people[0]|падеж("родительный") }} → ')


def test_phrases_for_the_settings_are_listed_too(
    vocabulary: dict[str, tuple[words.Word, ...]],
) -> None:
    (phrases,) = (rows for title, rows in vocabulary.items() if title == "Фразы: [wording]")
    assert {word.name for word in phrases} == set(load("wording")["wording"])


def test_a_word_is_found_by_its_meaning(run: Run) -> None:
    found = run("template", "variables", "по роду человека")
    assert found.code == 0
    assert "|verb · |глагол" in found.out
    assert "|datv" not in found.out
    assert "Ничего похожего" in run("template", "variables", "абракадабра").err

"""What an office changes without a template: sections, their order, limits, headings, words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ankbrief import pipeline
from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.briefing.model import Abbreviation
from ankbrief.config import BriefingConfig, Config, section_names
from ankbrief.data import load
from ankbrief.render import htmltree
from ankbrief.render.html import packaged_templates, render_html
from ankbrief.render.layout import USUAL, Layout, layout_of
from made_many import MONDAY, weeks
from made_week import week
from read_back import blocks_of, letters, of_docx, of_html, of_pdf, page_of

TEMPLATES = ("weekly", "onepage", "instructions")
HEADING = re.compile(r'<h2(?: id="[^"]*")?>(.*?)</h2>')


@pytest.fixture(scope="module")
def brief() -> Briefing:
    period = Period(MONDAY, MONDAY + timedelta(days=6))
    return assemble((*week(), *weeks(12)), period, options=Options(organisation="Пресс-служба"))


def headings(html: str) -> list[str]:
    return [heading.replace("\N{NO-BREAK SPACE}", " ") for heading in HEADING.findall(html)]


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<body") :]).split())


def made(brief: Briefing, template: str = "weekly", **own: Any) -> str:
    return render_html(brief, template, layout=layout_of(own.pop("sections", ()), **own))


def test_the_usual_order_is_that_of_the_table(brief: Briefing) -> None:
    assert headings(made(brief)) == [
        "Главное", "Содержание", "Поручения и решения", "Календарь", "События", "Люди",
        "Неделя в цифрах", "Источники",
    ]  # fmt: skip


def test_sections_stand_in_the_order_asked_for_and_no_others(brief: Briefing) -> None:
    html = made(brief, sections=("события", "главное"))
    assert headings(html) == ["События", "Главное"]
    html = made(brief, "onepage", sections=("календарь", "поручения", "главное"))
    assert headings(html) == ["Впереди", "Поручения", "Главное"]


def test_the_contents_follow_the_order_and_the_headings(brief: Briefing) -> None:
    own = {"люди": "Кто в новостях"}
    html = made(brief, sections=("содержание", "люди", "источники"), headings=own)
    contents = html[html.index('<nav class="toc">') : html.index("</nav>")]
    found = re.findall(r'<a href="#([a-z-]+)">(.*?)</a>', contents)
    plain = [(to, name.replace("\N{NO-BREAK SPACE}", " ")) for to, name in found]
    assert plain == [
        ("people", "Кто в новостях"), ("sources", "Источники"), ("left-out", "Что не вошло"),
    ]  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("without", section_names())
def test_without_any_one_section_nothing_leads_to_it(
    brief: Briefing, template: str, without: str
) -> None:
    left = tuple(name for name in section_names() if name != without)
    assert htmltree.read(made(brief, template, sections=left), leave_out="docx").problems == ()


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("only", section_names())
def test_any_section_can_stand_alone(brief: Briefing, template: str, only: str) -> None:
    assert htmltree.read(made(brief, template, sections=(only,)), leave_out="docx").problems == ()


@pytest.mark.parametrize("template", TEMPLATES)
def test_with_every_limit_at_one_nothing_leads_to_what_is_not_shown(
    brief: Briefing, template: str
) -> None:
    limits = dict.fromkeys(load("wording")["sections"]["limited"], 1)
    html = made(brief, template, limits=limits)
    assert htmltree.read(html, leave_out="docx").problems == ()


def test_a_limit_cuts_the_lightest_and_says_how_many_there_are(brief: Briefing) -> None:
    html = made(brief, limits={"поручения": 2, "события": 3, "календарь": 1, "люди": 4})
    orders = sum(decision.kind == "поручение" for decision in brief.decisions)
    table = html[html.index('id="decisions"') : html.index('id="calendar"')]
    assert table.count("<tbody>") * 2 >= table.count("<tr id=") == 4
    assert f"Показано: 2 из {orders}." in text(f"<body {table}")
    assert html.count("<article") == 3
    assert f"Показано: 3 из {len(brief.stories)}." in text(html)
    assert html.count('id="person-') == 4
    shown = [int(n) for n in re.findall(r'<tr id="decision-(\d+)"', table)]
    heaviest = [d.number for d in brief.decisions if d.deadline and d.kind == "поручение"]
    assert set(shown) & set(heaviest)


def test_grouped_stories_are_limited_under_each_heading(brief: Briefing) -> None:
    grouped = replace(
        brief,
        sections=tuple(
            replace(brief.sections[0], title=name, stories=part)
            for name, part in (("А", brief.stories[:5]), ("Б", brief.stories[5:]))
        ),
    )
    assert made(grouped, limits={"события": 2}).count("<article") == 4


def test_the_one_page_counts_what_a_limit_left_out(brief: Briefing) -> None:
    orders = sum(decision.kind == "поручение" for decision in brief.decisions)
    shown = text(made(brief, "onepage", limits={"поручения": 1}))
    assert f"{orders - 1} поручени" in shown


def test_headings_and_words_are_the_office_s_own(brief: Briefing) -> None:
    own: Mapping[str, str] = {"кому": "Исполнитель <b>", "что поручено": "Задача"}
    html = made(brief, headings={"поручения": "Контроль & сроки"}, wording=own)
    assert "Контроль &amp; сроки" in html
    assert "Исполнитель &lt;b&gt;" in html
    assert ">Что поручено<" not in html
    assert ">Задача<" in made(brief, "onepage", wording=own)
    assert ">Задача<" in made(brief, "instructions", wording=own)


def test_an_own_phrase_is_filled_in_and_typeset() -> None:
    empty = assemble([], Period(MONDAY, MONDAY + timedelta(days=6)))
    for template in TEMPLATES:
        html = made(empty, template, wording={"нет поручений": "В {когда} их не давали."})
        assert "В\N{NO-BREAK SPACE}за\N{NO-BREAK SPACE}неделю их не\N{NO-BREAK SPACE}давали" in html


def test_a_value_filled_into_a_phrase_is_text() -> None:
    said = USUAL.say("в главном", номер="<b>")
    assert said == "в\N{NO-BREAK SPACE}главном: &lt;b&gt;"


@pytest.mark.parametrize("name", ["нет поручния", "календрь"])
def test_a_phrase_that_is_not_there_is_told_with_the_nearest(name: str) -> None:
    with pytest.raises(ValueError, match="Возможно, вы имели в виду"):
        USUAL.say(name) if " " in name else USUAL.heading(name)


def used(pattern: str) -> set[str]:
    """What the templates ask for; a condition may choose between two."""
    found: set[str] = set()
    for path in packaged_templates().rglob("*.j2"):
        for call in re.findall(pattern, path.read_text("utf-8")):
            found |= set(re.findall(r'"([^"]+)"', call))
    return found


def test_every_phrase_of_the_table_is_printed_somewhere() -> None:
    text = "".join(path.read_text("utf-8") for path in packaged_templates().rglob("*.j2"))
    for kind in ("wording", "headings"):
        assert [name for name in load("wording")[kind] if f'"{name}"' not in text] == []


def test_every_phrase_that_a_template_prints_is_in_the_table() -> None:
    asked = used(r"say\(([^)]*)")
    known = {*load("wording")["wording"], "публикация", "человек", "цитата", "пункт", "дата"}
    known |= {"прежнее поручение", ", "}
    assert asked - known == set()


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_words_for_the_reader_are_left_in_a_template(template: str) -> None:
    for path in (packaged_templates() / template).glob("*.j2"):
        page = re.sub(
            r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<[^>]*>",
            " ",
            path.read_text("utf-8"),
            flags=re.DOTALL,
        )
        assert re.findall("[А-Яа-яЁё]{2,}", page) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_all_documents_agree_on_what_the_office_changed(
    brief: Briefing, template: str, tmp_path: Path
) -> None:
    config = Config(
        tmp_path,
        briefing=BriefingConfig(template=template, sections=("поручения", "главное", "события")),
        limits={"поручения": 2, "события": 4},
        headings={"главное": "Самое важное"},
        wording={"что поручено": "Что надо сделать"},
    )
    html = page_of(brief, config)
    data = {name: pipeline.MAKERS[name](html, config).data for name in ("docx", "pdf", "html")}
    found = {
        "docx": of_docx(data["docx"]),
        "pdf": of_pdf(data["pdf"]),
        "html": of_html(data["html"].decode()),
    }
    blocks = [letters(block) for block in blocks_of(html)]
    assert letters("Что надо сделать") in "".join(blocks)
    for name, document in found.items():
        assert [block for block in blocks if block not in document.letters] == [], name
        assert letters("Неделя в цифрах") not in document.letters


def test_a_layout_says_what_it_shows() -> None:
    layout: Layout = layout_of(("люди",), limits={"люди": 1})
    assert layout.shows("люди")
    assert not layout.shows("события")
    assert layout.first("люди", [1, 2]) == (1,)
    assert layout.first("события", [1, 2]) == (1, 2)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("only", section_names())
def test_wherever_something_is_marked_the_mark_is_explained(
    brief: Briefing, template: str, only: str
) -> None:
    shown = text(made(brief, template, sections=(only,)))
    said = shown.replace("◦ — ", "", 1)
    assert ("◦" not in said) or (said != shown and "определено по контексту" in shown)


def test_short_forms_and_the_note_on_the_period_are_told_without_sources(brief: Briefing) -> None:
    told = replace(
        brief,
        period_note="Период не задан.",
        abbreviations=(Abbreviation("ДД", "Дом дружбы"),),
    )
    for sections in (("люди",), ("источники",)):
        shown = text(made(told, sections=sections))
        assert shown.count("ДД — Дом дружбы") == shown.count("Период не задан.") == 1


@pytest.mark.parametrize("sections", [("главное",), ("поручения",), ("календарь", "главное")])
def test_one_page_is_one_page_with_any_sections(sections: tuple[str, ...], tmp_path: Path) -> None:
    period = Period(MONDAY, MONDAY + timedelta(days=6))
    full = assemble(weeks(60), period, options=Options(organisation="Пресс-служба"))
    config = Config(tmp_path, briefing=BriefingConfig(template="onepage", sections=sections))
    made = pipeline.MAKERS["pdf"](page_of(full, config), config)
    assert len(pypdf.PdfReader(BytesIO(made.data)).pages) == 1

"""The templates beside the weekly one: a single page, and the table of instructions."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import docx
import pypdf
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.briefing.differences import differences
from ankbrief.briefing.evidence import Numbered
from ankbrief.render import htmltree
from ankbrief.render.docx import html_to_docx
from ankbrief.render.fitting import fit, lines_of
from ankbrief.render.html import packaged_templates, profile_file, render_html
from ankbrief.render.pdf import html_to_pdf
from made_facts import Writer
from made_many import MONDAY
from made_many import week as many
from made_week import week

WEEK = Period(MONDAY, MONDAY + timedelta(days=6))
OFFICE = Options(organisation="Пресс-служба акима Сарыозенской области")
TEMPLATES = packaged_templates()


def brief_of(count: int) -> Briefing:
    return assemble(many(count), WEEK, options=OFFICE)


def page(brief: Briefing, template: str, profile: str = "print") -> str:
    return render_html(brief, template, profile=profile)


def text(html: str) -> str:
    """What the reader of the page sees, with ordinary spaces."""
    shown = re.sub(r"<[^>]*>", " ", html[html.index("<body") :])
    return " ".join(shown.split())


def pdf(html: str, template: str, profile: str = "print") -> pypdf.PdfReader:
    folder = TEMPLATES / template
    sheets = [folder / "brief.css", profile_file(profile)]
    own = "".join(path.read_text("utf-8") for path in folder.glob("*.j2"))
    made = html_to_pdf(html, css=sheets, base=folder, own=own)
    assert made.problems == ()
    return pypdf.PdfReader(BytesIO(made.data))


def shouting() -> Briefing:
    """Capitals, long words and long names: as wide as letters come."""
    brief = brief_of(30)
    return replace(
        brief,
        title="Еженедельный информационно-аналитический брифинг для руководителя аппарата",
        key_points=tuple(replace(p, text=p.text.upper() * 2) for p in brief.key_points),
        decisions=tuple(
            replace(d, action=f"{d.action.upper()} {'Щ' * (d.number or 0) * 3}")
            for d in brief.decisions
        ),
    )


@pytest.mark.parametrize("profile", ["print", "official"])
@pytest.mark.parametrize("count", [1, 12, 60])
def test_a_week_of_any_size_is_one_page(count: int, profile: str) -> None:
    assert len(pdf(page(brief_of(count), "onepage", profile), "onepage", profile).pages) == 1


@pytest.mark.parametrize("profile", ["print", "official"])
def test_long_words_and_capitals_are_still_one_page(profile: str) -> None:
    assert len(pdf(page(shouting(), "onepage", profile), "onepage", profile).pages) == 1


def test_the_page_is_used_and_what_did_not_fit_is_counted() -> None:
    html = page(brief_of(60), "onepage")
    shown = html.count("</tr>") - 1
    assert 4 <= shown <= 12
    assert html.count("<li>") == 7
    left = re.search(r"Ещё (\d+) поручени\w+, 60 решений — в полном брифинге\.", text(html))
    assert left is not None
    assert int(left[1]) == 60 - shown


def test_nothing_is_counted_where_all_is_shown() -> None:
    html = page(assemble(week(), WEEK), "onepage")
    assert "поручений" not in text(html)
    assert "Ещё" not in text(html)


def test_the_instructions_with_a_day_come_first_and_in_the_order_of_days() -> None:
    html = page(brief_of(12), "onepage")
    cells = re.findall(r"<tr><td>(.*?)</td>", html)
    days = [cell.split("\N{NO-BREAK SPACE}")[-1].split(".")[::-1] for cell in cells]
    assert "не указан" not in cells
    assert [list(map(int, day)) for day in days] == sorted(list(map(int, day)) for day in days)


@pytest.mark.parametrize("template", ["onepage", "instructions"])
def test_the_review_copy_shows_the_same_with_a_comment_at_each_fact(template: str) -> None:
    brief = brief_of(30)
    commented = render_html(brief, template, review=True)
    assert text(commented) == text(page(brief, template))
    assert commented.count("data-comment=") > 10


def test_a_week_without_anything_says_so() -> None:
    shown = text(page(assemble([], WEEK), "onepage"))
    assert "Публикаций с событиями и решениями за неделю нет." in shown
    assert "Поручений за неделю нет." in shown
    assert "Поручений за неделю нет." in text(page(assemble([], WEEK), "instructions"))


@pytest.mark.parametrize("template", ["onepage", "instructions"])
def test_the_page_keeps_to_the_tags_that_both_documents_know(template: str) -> None:
    for brief in (brief_of(12), assemble([], WEEK), assemble(week(), WEEK)):
        assert htmltree.read(page(brief, template), leave_out="docx").problems == ()


@pytest.mark.parametrize("template", ["onepage", "instructions"])
def test_markup_of_an_article_is_text(template: str) -> None:
    facts = Writer("Поручено открыть <b>школу</b>.", title="Школа", url="javascript:alert(1)")
    facts.decides("открыть <b>школу</b>", at="открыть <b>школу</b>")
    html = page(assemble([facts.facts()], WEEK), template)
    assert "&lt;b&gt;школу&lt;/b&gt;" in html
    assert "javascript" not in html


def test_the_table_of_instructions_goes_by_deadline_and_marks_what_is_late() -> None:
    brief = brief_of(30)
    html = page(brief, "instructions")
    numbers = [int(n) for n in re.findall(r'<tr id="decision-(\d+)"', html)]
    orders = [d for d in brief.decisions if d.kind == "поручение"]
    assert sorted(numbers) == sorted(d.number or 0 for d in orders)
    due = [brief.decisions[n - 1].deadline for n in numbers]
    days = [when.stop for when in due if when and when.stop]
    assert days == sorted(days)
    assert due[len(days) :] == [None] * (len(due) - len(days))
    late = sum(day < brief.made_on for day in days)
    assert late > 0
    assert html.count("<strong>срок прошёл</strong>") == late
    assert f"30 поручений · со сроком — {len(days)} · срок прошёл у {late}" in text(html)


def test_each_instruction_leads_to_its_sentence_and_back() -> None:
    html = page(brief_of(5), "instructions")
    for number in range(1, 6):
        assert f'<tr id="decision-{number}"><td class="number"><a href="#told-{number}">' in html
        assert f'id="told-{number}"><a href="#decision-{number}">' in html
    assert "Управление образования: поручено до 15.08 завершить ремонт" not in text(html)
    assert "Вестник степи, 10 августа 2026 года: «Управление образования: поручено " in text(html)


def test_whoever_keeps_control_has_two_empty_columns() -> None:
    html = page(brief_of(3), "instructions")
    assert "Отметка об исполнении" in text(html)
    assert "На контроле у" in text(html)
    assert html.count("<td></td>\n<td></td></tr>") == 3


def test_the_table_lies_on_its_side_in_both_documents() -> None:
    html = page(brief_of(30), "instructions")
    for sheet in pdf(html, "instructions").pages:
        assert sheet.mediabox.width > sheet.mediabox.height
    folder = TEMPLATES / "instructions"
    for reference in (folder / "reference.docx", None):
        made = html_to_docx(html, reference=reference, base=folder)
        section = docx.Document(BytesIO(made.data)).sections[0]
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert (section.page_width or 0) > (section.page_height or 0)


def test_one_page_in_word_has_small_margins_and_letters() -> None:
    folder = TEMPLATES / "onepage"
    made = html_to_docx(
        page(brief_of(12), "onepage"), reference=folder / "reference.docx", base=folder
    )
    document = docx.Document(BytesIO(made.data))
    assert (document.sections[0].top_margin or 0) == pytest.approx(Mm(14), rel=0.01)
    assert document.styles["Normal"].font.size.pt == 10


def test_the_weightiest_that_fit_are_kept_in_their_order() -> None:
    def row(words: str) -> str:
        return f"<td>{words}</td><td>1</td>"

    long = "очень " * 20
    fitted = fit(["первое", long, "второе", "третье"], row, 36, [12, 3], 12)
    assert fitted.shown == ("первое", "второе")
    assert (fitted.left, round(fitted.taken, 1)) == (2, 33.6)


@pytest.mark.parametrize(
    ("html", "columns", "lines"),
    [
        ("<p>Раз два</p><p>три</p>", [10], 2),
        ("<td>Раз два</td><td>три четыре пять</td>", [10, 5], 3),
        ("<td>&amp;&amp;&amp;&amp;</td>", [5], 1),
        ("<td></td>", [5], 1),
        ("<td>" + "щ" * 50 + "</td>", [10], 5),
    ],
)
def test_lines_are_those_of_the_highest_cell_or_of_all_paragraphs(
    html: str, columns: list[int], lines: int
) -> None:
    assert lines_of(html, columns) == lines


def test_where_sources_differ_each_answer_is_followed_by_who_gives_it() -> None:
    first = Writer("Сегодня прошёл форум. Собрались 300 человек.", source=None, published=MONDAY)
    first.event("форум", at="форум", when=first.when("Сегодня", MONDAY, MONDAY))
    tuesday = MONDAY + timedelta(days=1)
    second = Writer("Вчера прошёл форум. Собрались 500 человек.", source="Степная правда")
    second.event("форум", at="форум", when=second.when("Вчера", tuesday, tuesday))
    told = (first.facts(), second.facts())
    brief = assemble(told, WEEK)
    found = differences([Numbered(n, facts) for n, facts in enumerate(told, 1)])
    stories = (replace(brief.stories[0], differences=found), *brief.stories[1:])
    (section,) = brief.sections
    shown = replace(brief, stories=stories, sections=(replace(section, stories=stories),))
    said = text(page(shown, "weekly"))
    days = [f"{day.day} августа 2026 года" for day in (MONDAY, tuesday)]
    told_day = f"Дата: {days[0]} — источник не назван [1] ; {days[1]} — Степная правда [2] ."
    assert told_day in said
    assert "«300 человек» — источник не назван [1] ; «500 человек» — Степная правда [2]" in said


def test_a_story_with_two_of_the_main_points_names_both_once() -> None:
    told = Writer("Аким поручил школам убрать сады. Аким поручил паркам полить розы.")
    told.decides("убрать сады", at="Аким поручил школам убрать сады")
    told.decides("полить розы", at="Аким поручил паркам полить розы")
    assert "в главном: 1 , 2" in text(page(assemble([told.facts()], WEEK), "weekly"))

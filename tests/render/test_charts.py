"""Charts: what they say, that their words fit, and that they are the SVG both writers know."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import fontpkg
import lxml.html
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.briefing import Period, assemble
from ankbrief.briefing.model import Stretch, Tally
from ankbrief.render import htmltree
from ankbrief.render.charts import NAMES as LABELS
from ankbrief.render.charts import SIZE, WIDTH, chart
from ankbrief.render.html import render_html
from made_many import MONDAY, weeks
from made_many import week as many

WEEK = Period(MONDAY, MONDAY + timedelta(days=6))
BEFORE = Period(MONDAY - timedelta(days=7), MONDAY - timedelta(days=1))
NBSP = "\N{NO-BREAK SPACE}"


def days(*counts: int, length: int = 1) -> list[Stretch]:
    starts = [MONDAY + timedelta(days=length * n) for n in range(len(counts))]
    return [
        Stretch(Period(start, start + timedelta(days=length - 1)), count)
        for start, count in zip(starts, counts, strict=True)
    ]


def drawing(markup: str) -> lxml.html.HtmlElement:
    return next(lxml.html.fromstring(markup).iter("svg"))


def words(markup: str) -> list[str]:
    return [str(node.text).replace(NBSP, " ") for node in drawing(markup).iter("text")]


def alternative(markup: str) -> str:
    return str(drawing(markup).get("aria-label"))


def test_columns_show_the_number_and_the_day_and_say_both() -> None:
    made = chart(days(3, 0, 5))
    assert words(made) == ["3", "пн", "10", "0", "вт", "11", "5", "ср", "12"]
    assert alternative(made) == (
        "Публикации по дням: понедельник, 10 августа 2026 года — 3 публикации; "
        "вторник, 11 августа 2026 года — 0 публикаций; среда, 12 августа 2026 года — 5 публикаций."
    )
    assert "<figcaption>Публикации по дням</figcaption>" in made


def test_a_long_period_is_told_by_weeks_months_and_years() -> None:
    assert words(chart(days(3, 4, length=7))) == ["3", "10.08", "4", "17.08"]
    months = [Stretch(Period(date(2026, n, 1), date(2026, n, 28)), n) for n in (1, 2)]
    months[1] = replace(months[1], period=Period(date(2026, 3, 1), date(2026, 3, 31)))
    assert words(chart(months)) == ["1", "янв", "2026", "2", "мар"]
    assert alternative(chart(months)).startswith("Публикации по месяцам: январь 2026 года — 1 ")
    years = [Stretch(Period(date(n, 1, 1), date(n, 12, 31)), 7) for n in (2025, 2026)]
    assert words(chart(years))[1::2] == ["2025", "2026"]


def test_bars_show_names_and_numbers_with_those_of_the_week_before() -> None:
    made = chart([Tally("Тимур Байсалов", 5, 2), Tally("Нина Ким", 2, 0)], "О ком писали", BEFORE)
    assert words(made) == ["Тимур Байсалов", "5, было 2", "Нина Ким", "2, было 0"]
    assert alternative(made) == (
        "О ком писали: Тимур Байсалов — 5 публикаций (было 2); Нина Ким — 2 публикации (было 0); "
        "«было» — 3–9 августа 2026 года."
    )
    assert "<figcaption>О ком писали; «было» — 3–9 августа 2026 года</figcaption>" in made


def test_a_share_stands_beside_the_number() -> None:
    made = chart([Tally("Степь", 4, total=14), Tally("Заря", 1, total=200)], "Источники")
    assert words(made) == ["Степь", "4 (29 %)", "Заря", "1 (менее 1 %)"]
    assert "Степь — 4 публикации, 29 %" in alternative(made)


def test_markup_in_a_name_is_text() -> None:
    made = chart([Tally('<b>&"Степь"</b>', 4)], "Источники <i>")
    assert words(made)[0] == '<b>&"Степь"</b>'
    assert alternative(made).startswith('Источники <i>: <b>&"Степь"</b> — 4')
    htmltree.read(page(made))


def page(body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="ru"><head><title>Проба</title>'
        f'<meta name="dcterms.created" content="2026-08-17"></head><body>{body}</body></html>'
    )


@pytest.mark.parametrize("items", [[], ["Степь"], [Tally("Степь", 1), *days(1)]])
def test_what_cannot_be_drawn_says_what_can(items: list[Tally]) -> None:
    with pytest.raises(TypeError, match="график рисуют по"):
        chart(items, "Источники")


@pytest.fixture(scope="module")
def widths() -> dict[int, float]:
    """Advance widths of PT Sans in pixels at the size of the labels."""
    font = TTFont(BytesIO(fontpkg.path("pt-sans", 400, "normal").read_bytes()))
    em = font["head"].unitsPerEm
    return {code: SIZE * font["hmtx"][name][0] / em for code, name in font.getBestCmap().items()}


NAMES = st.one_of(
    st.lists(
        st.sampled_from(
            ["Управление", "ЖЩШМ", "пассажирского", "Министерство", "и", "№", "«Қазақстан»", "WWWW"]
        ),
        min_size=1,
        max_size=12,
    ).map(" ".join),
    st.text(st.characters(codec="koi8-r", exclude_categories=("Cc", "Cs", "So", "Sm")), min_size=1),
)


@pytest.mark.parametrize("width", [300, WIDTH])
@given(name=NAMES, count=st.integers(1, 99_999), before=st.none() | st.integers(0, 99_999))
def test_no_name_runs_into_its_bar_and_no_number_off_the_picture(
    widths: dict[int, float], width: int, name: str, count: int, before: int | None
) -> None:
    items = [Tally(name, count, before), Tally("Степь", 1)]
    made = drawing(chart(items, "Источники", None, width))
    for node in made.iter("text"):
        wide = sum(widths.get(ord(sign), SIZE) for sign in node.text or "")
        right = float(node.get("x") or 0) + wide
        assert right <= (LABELS * width if node.get("x") == "0" else width)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=16))
def test_columns_stay_on_the_picture(counts: list[int]) -> None:
    made = drawing(chart(days(*counts)))
    height = float(made.get("height") or 0)
    for box in made.iter("rect"):
        assert 0 <= float(box.get("x") or 0) <= WIDTH - float(box.get("width") or 0)
        assert 0 <= float(box.get("y") or 0) <= height - float(box.get("height") or 0)


def test_the_weekly_brief_shows_what_says_something() -> None:
    shown = render_html(assemble(tuple(weeks(12)), WEEK)).replace(NBSP, " ")
    assert shown.count("<figure") == 3  # nobody is named twice in this week
    assert '<h2 id="figures">Неделя в цифрах</h2>' in shown
    assert '<li><a href="#figures">Неделя в цифрах</a></li>' in shown
    assert shown.index('id="key-points"') < shown.index('id="people"') < shown.index("<figure")
    htmltree.read(shown, leave_out="docx")


def test_a_small_week_has_no_section_of_figures() -> None:
    shown = render_html(assemble(many(4), WEEK))
    assert "<figure" not in shown
    assert "в цифрах" not in shown

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ankbrief.briefing import Briefing, Options, Period, assemble
from ankbrief.errors import TemplateError
from ankbrief.render import htmltree
from ankbrief.render.html import render_html, template_file
from made_facts import Writer
from made_week import week

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))


@pytest.fixture(scope="module")
def brief() -> Briefing:
    return assemble(week(), WEEK, options=Options(organisation="Пресс-служба области"))


@pytest.fixture(scope="module")
def page(brief: Briefing) -> str:
    return render_html(brief).replace("\N{NO-BREAK SPACE}", " ")


def office(folder: Path, text: str, name: str = "weekly/briefing.html.j2") -> Path:
    """A folder of templates with one of the office's own."""
    file = folder / name
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return folder


def shown(brief: Briefing, folder: Path, text: str) -> str:
    return render_html(brief, folder=office(folder, text)).strip()


def test_the_page_says_whose_it_is_and_counts_in_agreement(page: str) -> None:
    assert '<p class="organisation">Пресс-служба области</p>' in page
    assert '<p class="subtitle">10–16 августа 2026 года</p>' in page
    assert '<p class="counts">4 публикации · 2 события · 2 поручения · 3 цитаты</p>' in page


def test_an_addressee_stands_in_the_dative_and_a_second_mention_is_short(page: str) -> None:
    assert "<td>Управлению образования</td>" in page
    assert '<td class="name">Т. Байсалов</td>' in page


def test_a_key_point_its_row_and_its_card_lead_to_each_other(page: str) -> None:
    assert '<a href="#story-1">событие 1</a>' in page
    assert '<a href="#decision-1">№ 1 в таблице</a>' in page
    assert '<tr id="decision-1"><td class="number"><a href="#story-1">1</a></td>' in page
    assert '(<a href="#decision-1">№ 1</a>)' in page


def test_a_footnote_cites_each_source_with_its_sentence(page: str) -> None:
    assert (
        '<a href="#source-2">[2]</a> Сарыозен-инфо, 11 августа 2026 года: «Тимур Байсалов поручил '
        "управлению образования открыть три кружка робототехники до 1 сентября»."
    ) in page


def test_a_quotation_stands_as_printed_with_its_speaker_in_the_nominative(page: str) -> None:
    assert "<p>«Молодёжный совет должен слышать каждое село»</p>" in page
    assert "Тимур Байсалов, аким Сарыозенской области" in page


def test_the_page_keeps_to_the_tags_that_both_documents_know(brief: Briefing) -> None:
    tree = htmltree.read(render_html(brief), leave_out="docx")
    assert tree.problems == ()


def test_empty_sections_say_so_in_a_sentence() -> None:
    page = render_html(assemble([], WEEK)).replace("\N{NO-BREAK SPACE}", " ")
    for sentence in (
        "Публикаций с событиями и решениями за неделю нет.",
        "Поручений за неделю нет.",
        "Решений за неделю нет.",
        "Сроков и событий впереди в публикациях не названо.",
        "Событий за неделю нет.",
        "Люди в публикациях не названы.",
        "Публикаций за неделю нет.",
        "Все прочитанные публикации вошли в брифинг.",
    ):
        assert sentence in page
    htmltree.read(page, leave_out="docx")


def test_contents_are_there_only_for_more_than_five_stories(page: str) -> None:
    assert "<nav" not in page
    news = "Открыт мост|Сыграна свадьба|Засеяно поле|Прошёл ливень|Спета песня|Куплен трактор"
    many = [Writer(f"{one}.", title=one).person("Нина Ким", "f") for one in news.split("|")]
    long = render_html(assemble([made.facts() for made in many], WEEK))
    assert '<a href="#story-6">6. Куплен трактор</a>' in long
    htmltree.read(long, leave_out="docx")


def test_markup_of_an_article_is_text_and_its_script_link_is_dropped() -> None:
    facts = Writer("Текст.", title="<b>Школа</b> & дом", url="javascript:alert(1)")
    page = render_html(assemble([facts.person("Нина Ким", "f").facts()], WEEK))
    assert "&lt;b&gt;Школа&lt;/b&gt; &amp; дом" in page
    assert "javascript" not in page


def test_a_kazakh_title_is_marked_as_kazakh(page: str) -> None:
    assert '<span lang="kk">Тасбұлақта мұражай ашылды</span>' in page
    assert "На казахском языке: включена в список, факты не извлекались." in page


def test_an_offices_template_goes_before_ours_and_may_extend_it(
    brief: Briefing, tmp_path: Path
) -> None:
    office(tmp_path, "body {}", "weekly/brief.css")
    assert template_file("weekly", "brief.css", tmp_path) == tmp_path / "weekly/brief.css"
    assert template_file("weekly", "briefing.html.j2", tmp_path).parent.parent.name == "templates"
    own = '{% extends "weekly/briefing.html.j2" %}{% block people %}Людей нет{% endblock %}'
    page = render_html(brief, "office", folder=office(tmp_path, own, "office/briefing.html.j2"))
    assert "Людей нет" in page
    assert '<h2 id="sources">' in page


def test_what_a_filter_chooses_is_counted_asked_and_shown_twice(
    brief: Briefing, tmp_path: Path
) -> None:
    told = shown(
        brief,
        tmp_path,
        """{% set chosen = stories|selectattr("number", "gt", 1)|map(attribute="number") %}
{{ chosen|length }} {{ chosen|count }}: {{ chosen|join(",") }} {{ chosen|reverse|join(",") }}
{% if stories|rejectattr("number") %}есть{% else %}нет{% endif %}""",
    )
    numbers = [str(story.number) for story in brief.stories[1:]]
    forth, back = ",".join(numbers), ",".join(numbers[::-1])
    assert f"{len(numbers)} {len(numbers)}: {forth} {back}\nнет" in told


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("{{ titel }}", "нет переменной «titel»", "«title»"),
        (
            "{% for story in stories %}{{ story.titel }}{% endfor %}",
            "нет поля «titel» у «Story»",
            "«title»",
        ),
        ("{{ period.start.yeer }}", "нет поля «yeer» у «date»", "«year»"),
        ("{{ people|датт }}", "нет фильтра «датт»", "«дат»"),
        ("{{ organisation|падеж('рад') }}", "нет падежа «рад»", "«род»"),
        ("{% fro x in people %}", "нет команды «fro»", "«for»"),
        ("{% for x in people %}", "блок «for» не закрыт", "{% for x in people %}"),
        ("{{ title }", "лишнее или не на месте: «}»", "{{ title }"),
        ("{% if title is defind %}{% endif %}", "нет проверки «defind»", "«defined»"),
        ("{{ 1 + title }}", "не удалось вычислить", "{{ 1 + title }}"),
        (
            "{{ people|дат('род') }}",
            "у фильтра «дат» лишний или пропущенный аргумент",
            "дат('род')",
        ),
        (
            "{{ 5|gent }}",
            "склонять можно человека, слова или список, а здесь число",
            "{{ 5|gent }}",
        ),
        ("{{ 5|с_должностью }}", "фильтр «с_должностью» к этому не подходит: здесь число", "{{ 5"),
        ("{{ 5|дата }}", "нужна дата или период", "{{ 5|дата }}"),
        ("{% include 'weekly/nothing.j2' %}", "нет шаблона «weekly/nothing.j2»", ""),
        ("{{ title.__class__ }}", "обращаться к «__class__» из шаблона нельзя", ""),
        ("{% include '../../etc/passwd' %}", "нет шаблона «../../etc/passwd»", ""),
        ("{{ people.append(1) }}", "нет поля «append» у «tuple»", ""),
    ],
)
def test_a_mistake_names_its_line_and_what_was_perhaps_meant(
    brief: Briefing, tmp_path: Path, line: str, message: str, hint: str
) -> None:
    with pytest.raises(TemplateError) as caught:
        shown(brief, tmp_path, f"<p>Первая строка</p>\n{line}\n")
    assert message in caught.value.message
    assert hint in caught.value.hint
    if "шаблона «" not in message:
        assert caught.value.where in ("weekly/briefing.html.j2:2", "weekly/briefing.html.j2:3")


def test_a_mistake_in_an_included_piece_names_that_file(brief: Briefing, tmp_path: Path) -> None:
    office(tmp_path, "\n\n{{ nobody }}", "weekly/piece.html.j2")
    (tmp_path / "weekly/briefing.html.j2").write_text("{% include 'weekly/piece.html.j2' %}")
    with pytest.raises(TemplateError, match="нет переменной «nobody»") as caught:
        render_html(brief, folder=tmp_path)
    assert caught.value.where == "weekly/piece.html.j2:3"


def test_an_unknown_template_is_named_with_those_there_are(brief: Briefing) -> None:
    with pytest.raises(TemplateError, match=r"нет шаблона «monthly/briefing\.html\.j2»") as caught:
        render_html(brief, "monthly")
    assert "weekly/briefing.html.j2" in caught.value.hint


def test_the_same_briefing_gives_the_same_page(brief: Briefing) -> None:
    assert render_html(brief) == render_html(brief)

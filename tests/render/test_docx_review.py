"""The review copy: each fact with a comment that tells what it stands on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from ankbrief.briefing import Briefing, Period, assemble
from ankbrief.errors import TemplateError
from ankbrief.render.docx import html_to_docx
from ankbrief.render.docx.check import faults
from ankbrief.render.html import render_html
from ankbrief.render.htmltree import COMMENT, Rendered
from docx_check import assert_sound, part
from made_week import week
from office import Run

Whole = Callable[[str], str]
WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))
ORDER = "Управлению образования поручено до 1 сентября 2026 года открыть три кружка робототехники."


@pytest.fixture(scope="module")
def brief() -> Briefing:
    return assemble(week(), WEEK)


@pytest.fixture(scope="module")
def review(brief: Briefing) -> Rendered:
    return html_to_docx(render_html(brief, review=True), review=True)


def comments(made: Rendered) -> dict[str, list[str]]:
    """The paragraphs of each comment by the words that it is about, NBSP as spaces."""
    told = {
        str(comment.comment_id): [p.text for p in comment.paragraphs]
        for comment in docx.Document(io.BytesIO(made.data)).comments
    }
    about: dict[str, list[str]] = {key: [] for key in told}
    opened: set[str] = set()
    for node in part(made.data).iter():
        key = str(node.get(qn("w:id")))
        if node.tag == qn("w:commentRangeStart"):
            opened.add(key)
        elif node.tag == qn("w:commentRangeEnd"):
            opened.remove(key)
        elif node.tag == qn("w:t"):
            for number in opened:
                about[number].append(node.text or "")
    assert not opened
    return {"".join(about[key]).replace("\xa0", " "): told[key] for key in told}


def test_the_review_copy_is_a_sound_word_file(review: Rendered, tmp_path: Path) -> None:
    assert_sound(review.data, tmp_path)


def test_comments_change_no_word_of_the_document(brief: Briefing, review: Rendered) -> None:
    plain = part(html_to_docx(render_html(brief)).data)
    shown = part(review.data)
    assert [t.text for t in shown.iter(qn("w:t"))] == [t.text for t in plain.iter(qn("w:t"))]
    assert len(list(shown.iter(qn("w:p")))) == len(list(plain.iter(qn("w:p"))))


def test_an_order_has_its_parts_its_sentence_and_its_article(review: Rendered) -> None:
    told = comments(review)["Открыть три кружка робототехники"]
    assert told[:5] == [
        "Кто поручил: Тимур Байсалов.",
        "Исполнители: Управление образования.",
        "Срок: «до 1 сентября 2026 года».",
        f"В публикации: {ORDER}",
        "[1] Вестник степи, 11 августа 2026 года. В Сарыозене обсудили дела молодёжи",
    ]


def test_each_kind_of_fact_is_commented(brief: Briefing, review: Rendered) -> None:
    about = comments(review)
    story = brief.stories[0]
    assert story.quote is not None
    facts = [
        *(point.text.replace("\xa0", " ")[:30] for point in brief.key_points),
        *(statement.text.replace("\xa0", " ")[:30] for statement in story.summary),
        *(statement.text.replace("\xa0", " ")[:30] for statement in story.background_told),
        "Тимур Байсалов — аким Сарыозенской области",
        f"«{story.quote.text[:30]}",
        "Акимам районов следует представить списки",
    ]
    assert [fact for fact in facts if not any(words.startswith(fact) for words in about)] == []


def test_every_sentence_of_a_comment_stands_in_an_article(review: Rendered) -> None:
    texts = " ".join(facts.article.text for facts in week())
    said = [
        line.removeprefix("В публикации: ")
        for lines in comments(review).values()
        for line in lines
        if line.startswith("В публикации: ")
    ]
    assert len(said) > 12
    assert [line for line in said if line not in texts] == []


def test_an_order_whose_issuer_was_inferred_says_so_at_its_issuer() -> None:
    inferred = week()[0].decisions[0]
    assert inferred.inferred
    alone = assemble(week()[:1], WEEK)
    about = comments(html_to_docx(render_html(alone, review=True), review=True))
    issuer = next(words for words in about if words.startswith("Т. Байсалов"))
    assert about[issuer] == [
        "Выведено, проверьте: кто поручил — Тимур Байсалов.",
        f"В публикации: {ORDER}",
    ]


def test_comments_are_dated_as_the_brief_so_that_bytes_repeat(brief: Briefing) -> None:
    page = render_html(brief, review=True)
    one, two = html_to_docx(page, review=True), html_to_docx(page, review=True)
    assert one.data == two.data
    made = list(docx.Document(io.BytesIO(one.data)).comments)
    assert {(c.author, c.initials) for c in made} == {("ankbrief", "ab")}
    assert {c.timestamp for c in made} == {datetime(2026, 8, 17, tzinfo=UTC)}


def test_without_review_nothing_is_left_of_the_comments(brief: Briefing) -> None:
    assert COMMENT not in render_html(brief)
    made = html_to_docx(render_html(brief, review=True))
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert "word/comments.xml" not in archive.namelist()
    assert made.data == html_to_docx(render_html(brief)).data


def test_a_comment_may_be_about_a_block_a_cell_or_words(document: Whole, tmp_path: Path) -> None:
    made = html_to_docx(
        document(
            '<ul><li data-comment="о пункте"><p>раз</p><p>два</p></li></ul>'
            '<table><tr><td data-comment="о ячейке">три</td><td data-comment="ни о чём"></td></tr>'
            '</table><p>До <a href="#x"><b data-comment="о словах">четыре</b></a> и после.</p>'
            '<blockquote id="x" data-comment="первое\n\nhttps://x.example/a?b=1&amp;c=2">'
            '<p><i data-comment="внутри">пять</i> лет</p></blockquote><p data-comment=" ">шесть</p>'
        ),
        review=True,
    )
    assert comments(made) == {
        "раздва": ["о пункте"],
        "три": ["о ячейке"],
        "четыре": ["о словах"],
        "пять лет": ["первое", "https://x.example/a?b=1&c=2"],
        "пять": ["внутри"],
    }
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert b"https://x.example/a?b=1&amp;c=2" in archive.read("word/_rels/comments.xml.rels")
    assert_sound(made.data, tmp_path)


def test_comments_of_the_letterhead_are_not_carried_along(document: Whole) -> None:
    letterhead = docx.Document()
    run = letterhead.add_paragraph().add_run("Бланк")
    letterhead.add_comment(run, text="Старое примечание", author="Секретарь")
    target = io.BytesIO()
    letterhead.save(target)
    page = document('<p data-comment="новое">Текст</p>')
    made = html_to_docx(page, reference=target.getvalue(), review=True)
    assert comments(made) == {"Текст": ["новое"]}
    assert faults(made.data) == ()
    assert faults(html_to_docx(page, reference=target.getvalue()).data) == ()


def test_a_comment_keeps_hostile_text_as_text(document: Whole) -> None:
    hostile = "</w:t> & <script> «🎉» שלום"
    escaped = hostile.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    made = html_to_docx(document(f'<p data-comment="{escaped}\x0b">Текст</p>'), review=True)
    assert comments(made) == {"Текст": [hostile]}
    assert faults(made.data) == ()


def test_the_program_writes_it_beside_the_others(office: Path, run: Run) -> None:
    done = run("build", "--review", "--to", "docx,html")
    assert done.code == 0
    files = sorted(path.name for path in (office / "output").iterdir())
    assert files == [
        "briefing-2025-W13-review.docx",
        "briefing-2025-W13.docx",
        "briefing-2025-W13.html",
    ]
    about = comments(Rendered((office / "output" / files[0]).read_bytes()))
    order = next(lines for words, lines in about.items() if words.startswith("Подготовить отчёт"))
    assert order[-3].startswith("В публикации: Она поручила секретариату подготовить отчёт")
    assert order[-1].endswith("seeds/council.txt")
    assert COMMENT not in (office / "output" / files[2]).read_text("utf-8")


def test_the_settings_can_ask_for_it(office: Path, run: Run) -> None:
    (office / "ankbrief.toml").write_text('[output]\nformats = ["html"]\nreview = true\n', "utf-8")
    assert run("build").code == 0
    assert (office / "output" / "briefing-2025-W13-review.docx").exists()


def test_what_is_no_fact_has_no_comment(brief: Briefing, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "briefing.html.j2").write_text("<p{{ title|комментарий(brief) }}></p>", "utf-8")
    with pytest.raises(TemplateError, match="комментарий"):
        render_html(brief, "mine", folder=tmp_path, review=True)

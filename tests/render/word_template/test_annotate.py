"""A copy of the template has a comment of Word at each mistake."""

from __future__ import annotations

import io
from pathlib import Path

import docx

from ankbrief.render.word_template import mistakes_in
from ankbrief.render.word_template.annotate import annotate
from docx_check import assert_sound
from made_word import template


def broken(folder: Path) -> Path:
    rows = (("a", "{{ люди|датт }}"), ("", ""))
    return template(folder, "Слова", "{{ заголовк }}", rows=rows, header="{{ шапка }}")


def test_each_mistake_has_its_comment_at_its_paragraph(tmp_path: Path) -> None:
    path = broken(tmp_path)
    document = docx.Document(io.BytesIO(annotate(path, mistakes_in(path))))
    told = [comment.text for comment in document.comments]
    assert told == [
        "нет переменной «заголовк»\n{{ заголовк }}\nВозможно, вы имели в виду «заголовок».",
        "нет фильтра «датт»\n{{ люди|датт }}\nВозможно, вы имели в виду «дат».",
        (
            "briefing.docx, верхний колонтитул, абзац 1: нет переменной «шапка»\n{{ шапка }}\n"
            "Все имена: ankbrief template variables; имя из цикла есть только в нём."
        ),
    ]
    marks = [list(p.iter("{*}commentRangeStart")) for p in document.element.body.iter("{*}p")]
    assert [len(found) for found in marks] == [1, 1, 0, 1, 0, 0]


def test_the_copy_is_sound_and_the_same_each_time(tmp_path: Path) -> None:
    path = broken(tmp_path)
    mistakes = mistakes_in(path)
    made = annotate(path, mistakes)
    assert annotate(path.read_bytes(), mistakes) == made
    assert_sound(made, tmp_path)


def test_the_text_of_the_copy_is_that_of_the_template(tmp_path: Path) -> None:
    path = broken(tmp_path)
    texts = [
        [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]
        for data in (path.read_bytes(), annotate(path, mistakes_in(path)))
    ]
    assert texts[0] == texts[1]


def test_comments_are_no_part_of_the_template(tmp_path: Path) -> None:
    path = broken(tmp_path)
    mistakes = mistakes_in(path)
    path.write_bytes(annotate(path, mistakes))
    assert mistakes_in(path) == mistakes

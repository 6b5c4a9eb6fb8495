"""`ankbrief check` finds everything at once, and its messages are enough to mend it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from made_word import template as word_template
from office import Run

PAGE = """\
{% extends "builtin/weekly/briefing.html.j2" %}
{% block peple %}{% endblock %}
{% block people %}
<secton><h2>{{ titel }</h2></secton>
{% for story in stories %}<p clas="note">{{ story.plce|датт }}</p>{% endfor %}
{% endblock %}
"""
MENDED = """\
{% extends "builtin/weekly/briefing.html.j2" %}
{% block people %}
<section><h2 id="people">{{ title }}</h2></section>
{% for story in stories %}<p class="note">{{ story.place|дат }}</p>{% endfor %}
{% endblock %}
"""


def put(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def letter(office: Path, *paragraphs: str) -> None:
    """A Word template of the office."""
    folder = office / "templates" / "letter"
    folder.mkdir(parents=True)
    word_template(folder, *paragraphs)


def test_all_files_of_an_office_are_checked_at_once_each_with_its_line(
    office: Path, run: Run
) -> None:
    put(office, "ankbrief.toml", '[briefing]\ntitel = "x"\nkey_points = "7"\n[outptu]\n')
    put(office, "people.toml", '[[person]]\nname = "Нина Ким"\ngendr = "ж"\nfrozen = ["х"]\n')
    put(office, "templates/own/briefing.html.j2", PAGE)
    put(office, "templates/own/brief.css", "p { font-family: Arial }")
    put(office, "templates/profiles/wide.css", "p { background: url(http://example.org/x) }")
    letter(office, "{{ титул }}")
    done = run("check")
    assert done.code == 1
    for said in (
        "ankbrief.toml:2: неизвестная настройка «briefing.titel»",
        "ankbrief.toml:3: у настройки «briefing.key_points» значение не того вида",
        "ankbrief.toml:4: неизвестная настройка «outptu»",
        "people.toml:3: person[1].gendr: неизвестный ключ «gendr»",
        "people.toml:4: person[1].frozen: нет такой части имени",
        "own/briefing.html.j2:2: в «builtin/weekly/briefing.html.j2» нет блока «peple»",
        "own/briefing.html.j2:4: тег не закрыт как следует",
        "own/briefing.html.j2:4: нет переменной «titel»",
        "own/briefing.html.j2:4: тег <secton> не поддерживается",
        "own/briefing.html.j2:5: атрибут clas у <p> не поддерживается",
        "own/briefing.html.j2:5: нет поля «plce» у «story»",
        "own/briefing.html.j2:5: нет фильтра «датт»",
        "own/brief.css:1: нет шрифта «Arial»",
        "profiles/wide.css:1: файл не из папки шаблона",
        "нет переменной «титул»",
        "✓ Шаблон «weekly»",
        "– Документ PDF: не проверено, сначала исправьте ошибки",
    ):
        assert said in done.out
    for maybe in ("people", "title", "section", "class", "place", "дат", "output", "gender"):
        assert f"Возможно, вы имели в виду «{maybe}»" in done.out.replace("briefing.title", "title")


def test_what_check_says_is_enough_to_mend_it(office: Path, run: Run) -> None:
    put(office, "templates/own/briefing.html.j2", MENDED)
    done = run("check")
    assert done.code == 0, done.out
    assert "✓ Шаблон «own»" in done.out


def test_what_breaks_only_in_some_weeks_is_found_before_them(office: Path, run: Run) -> None:
    source = "{% for story in stories %}\n{{ story.event_date.text }}\n{% endfor %}"
    put(office, "templates/own/briefing.html.j2", source)
    done = run("check")
    assert done.code == 1
    assert "own/briefing.html.j2:2: не у чего взять «text»: здесь пусто (если в" in done.out
    assert "Сначала спросите, есть ли значение: {% if … %}." in done.out


def test_a_word_template_comes_back_with_comments_at_its_mistakes(office: Path, run: Run) -> None:
    letter(office, "Заголовок", "{{ титул }}")
    done = run("check", "--annotate", "замечания")
    assert done.code == 1
    copy = office / "замечания" / "letter-briefing.docx"
    assert str(Path("замечания") / copy.name) in done.out
    (comment,) = docx.Document(str(copy)).comments
    assert "нет переменной «титул»" in comment.text


def test_what_breaks_only_when_it_is_filled_has_its_comment_too(office: Path, run: Run) -> None:
    letter(office, "Слова", "{{ период|кратко }}")
    run("check", "--annotate", "замечания")
    document = docx.Document(str(office / "замечания" / "letter-briefing.docx"))
    (comment,) = document.comments
    assert "фильтр «кратко» к этому не подходит: здесь период" in comment.text
    assert list(document.paragraphs[1]._p.iter("{*}commentRangeStart"))


def test_no_article_is_read(office: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_none(*_paths: object, **_options: object) -> None:
        raise AssertionError("check read an article")

    monkeypatch.setattr("ankbrief.collecting.read_paths", read_none)
    assert run("check").code == 0
    assert not (office / "output").exists()


def test_settings_that_are_not_there_are_an_error_as_ever(run: Run) -> None:
    done = run("check", "-c", "нет.toml")
    assert done.code == 1
    assert "файл настроек не открывается" in done.err

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ankbrief.preview import Workshop
from ankbrief.preview.state import State
from made_preview import Counted
from made_word import template


def changed(path: Path, text: str, by: str) -> None:
    path.write_text(path.read_text("utf-8").replace(text, by), "utf-8")


def looked(workshop: Workshop) -> State:
    state = workshop.look()
    assert state is not None
    return state


def test_the_pages_are_made_at_the_first_look(workshop: Workshop) -> None:
    state = looked(workshop)
    assert (state.status, state.shown) == ("made", "Публикации: seeds")
    assert state.sheets
    assert len(state.sheets.pages) == 1
    assert workshop.board.state == state


def test_nothing_is_made_while_no_file_changes(workshop: Workshop) -> None:
    looked(workshop)
    assert workshop.look() is None


def test_a_changed_template_makes_new_pages_of_the_facts_that_are_there(
    workshop: Workshop, collect: Counted, own_page: Path
) -> None:
    before = looked(workshop).sheets
    changed(own_page, "<h1>{{ title }}</h1>", "<h1>Наши поручения</h1>")
    after = looked(workshop).sheets
    assert before
    assert after
    assert before.pages != after.pages
    assert collect.times == 1


def write_card(office: Path) -> None:
    (office / "people.toml").write_text('[[person]]\nname = "Айгуль Омарова"\n', "utf-8")


def write_article(office: Path) -> None:
    (office / "seeds/council.txt").write_text("Совет\n\n25 марта 2025 года прошёл совет.", "utf-8")


def remove_article(office: Path) -> None:
    (office / "seeds/council.txt").unlink()


@pytest.mark.parametrize("change", [write_card, write_article, remove_article])
def test_a_change_of_cards_or_articles_reads_them_anew(
    workshop: Workshop, collect: Counted, office: Path, change: Callable[[Path], None]
) -> None:
    looked(workshop)
    change(office)
    assert looked(workshop).status == "made"
    assert collect.times == 2


def write_css(office: Path) -> None:
    (office / "templates/short/brief.css").write_text("@page { size: A4 }", "utf-8")


def write_profile(office: Path) -> None:
    (office / "templates/profiles").mkdir()
    (office / "templates/profiles/print.css").write_text("h1 { color: red }", "utf-8")


def write_title(office: Path) -> None:
    changed(office / "ankbrief.toml", "[briefing]", '[briefing]\ntitle = "Сводка"')


@pytest.mark.parametrize("change", [write_css, write_profile, write_title])
def test_a_change_of_looks_or_settings_makes_new_pages_only(
    workshop: Workshop, collect: Counted, office: Path, change: Callable[[Path], None]
) -> None:
    before = looked(workshop).sheets
    change(office)
    after = looked(workshop).sheets
    assert before
    assert after
    assert before.pages != after.pages
    assert collect.times == 1


def test_other_paths_in_the_settings_bring_other_articles(workshop: Workshop, office: Path) -> None:
    looked(workshop)
    (office / "mine").mkdir()
    (office / "seeds/school.txt").rename(office / "mine/school.txt")
    changed(office / "ankbrief.toml", "[briefing]", '[input]\npaths = ["mine"]\n[briefing]')
    assert looked(workshop).shown == "Публикации: mine"
    assert workshop.look() is None


def test_a_mistake_is_told_with_its_place_and_the_good_pages_stay(
    workshop: Workshop, own_page: Path
) -> None:
    good = looked(workshop).sheets
    changed(own_page, "decision.action", "decision.akction")
    state = looked(workshop)
    assert state.status == "failed"
    assert state.sheets is good
    (problem,) = state.problems
    assert problem.where == "short/briefing.html.j2:10"
    assert "Возможно, вы имели в виду «action»" in problem.hint
    changed(own_page, "decision.akction", "decision.action")
    mended = looked(workshop)
    assert mended.status == "made"
    assert mended.sheets
    assert good
    assert mended.sheets.pages == good.pages


def test_all_mistakes_of_the_files_are_told_at_once(
    workshop: Workshop, own_page: Path, office: Path
) -> None:
    changed(own_page, "<h1>{{ title }}", "<h1>{{ titel }}")
    changed(own_page, "decision.action", "decision.akction")
    (office / "people.toml").write_text('[[person]]\nname = "Айгуль"\ngender = "жен"\n', "utf-8")
    where = [problem.where for problem in looked(workshop).problems]
    assert where == [
        "people.toml:3: person[1].gender",
        "short/briefing.html.j2:8",
        "short/briefing.html.j2:10",
    ]


def test_a_template_of_word_is_shown_and_its_mistakes_are_told_by_paragraph(
    workshop: Workshop, own_page: Path
) -> None:
    own_page.unlink()
    good = template(
        own_page.parent, "{{ заголовок }}", "{%p for пункт in главное %}", "{%p endfor %}"
    )
    assert looked(workshop).status == "made"
    template(good.parent, "{{ загаловок }}", "{{ период|периот }}")
    problems = looked(workshop).problems
    assert [problem.where for problem in problems] == [
        "short/briefing.docx, абзац 1",
        "short/briefing.docx, абзац 2",
    ]
    assert "«заголовок»" in problems[0].hint


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ankbrief.toml", "[briefing]\ntemplat = 1\n", "неизвестная настройка"),
        ("people.toml", "[[person]]\nname = 1\n", "people.toml"),
        ("templates/short/brief.css", "h1 { background: url(нет.png) }", "нет.png"),
    ],
)
def test_a_mistake_in_any_file_is_told_and_forgotten_when_mended(
    workshop: Workshop, office: Path, name: str, text: str, said: str
) -> None:
    looked(workshop)
    path = office / name
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(text, "utf-8")
    state = looked(workshop)
    assert state.status == "failed"
    assert said in f"{state.problems[0].message} {state.problems[0].where}"
    path.write_text(before, "utf-8")
    assert looked(workshop).status == "made"


def test_a_project_broken_from_the_start_has_no_pages_until_it_is_mended(
    workshop: Workshop, own_page: Path
) -> None:
    changed(own_page, "</html>", "{% endif %}")
    state = looked(workshop)
    assert (state.status, state.sheets) == ("failed", None)
    changed(own_page, "{% endif %}", "</html>")
    assert looked(workshop).status == "made"


def test_a_failure_of_the_program_itself_does_not_end_the_preview(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop, "_collect", lambda _: 1 / 0)
    (problem,) = looked(workshop).problems
    assert "сбой в самой программе (ZeroDivisionError" in problem.message


def test_what_word_leaves_beside_an_open_template_changes_nothing(
    workshop: Workshop, own_page: Path
) -> None:
    looked(workshop)
    own_page.with_name("~$iefing.docx").write_bytes(b"lock")
    assert workshop.look() is None


def test_a_file_replaced_by_another_of_its_size_and_time_is_seen(
    workshop: Workshop, own_page: Path
) -> None:
    looked(workshop)
    times = own_page.stat()
    new = own_page.with_name("new")
    new.write_text(own_page.read_text("utf-8").replace("<h1>", "<h2>").replace("</h1>", "</h2>"))
    os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))
    new.replace(own_page)
    assert workshop.look() is not None

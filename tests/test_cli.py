from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from ankbrief import collecting, pipeline
from office import Run


def test_without_any_option_the_week_of_the_newest_article_is_made_and_said(
    office: Path, run: Run
) -> None:
    done = run("build")
    assert done.code == 0, done.err
    assert done.out.split() == ["output/briefing-2025-W13.docx", "output/briefing-2025-W13.pdf"]
    assert "взята неделя самой новой публикации, 24–30 марта 2025 года" in done.err
    assert len(PdfReader(office / "output/briefing-2025-W13.pdf").pages) >= 1
    assert Document(str(office / "output/briefing-2025-W13.docx")).paragraphs


def test_the_report_counts_what_the_briefing_holds(run: Run) -> None:
    assert "2 публикации, 2 события" in run("build", "--to", "html").err


def test_formats_and_folder_are_taken_from_the_command_line(run: Run) -> None:
    done = run("build", "--to", "html, docx", "-o", "out/март")
    assert done.out.split() == [
        "out/март/briefing-2025-W13.html",
        "out/март/briefing-2025-W13.docx",
    ]


def test_a_page_in_html_carries_its_styles(office: Path, run: Run) -> None:
    run("build", "--to", "html")
    page = (office / "output/briefing-2025-W13.html").read_text("utf-8")
    assert "<style>" in page
    assert "Айгуль Омарова" in page


def test_a_period_of_days_gives_its_name_to_the_file(run: Run) -> None:
    done = run("build", "--from", "2025-03-01", "--to", "31.03.2025", "--to", "html")
    assert done.out.strip() == "output/briefing-2025-03-01_2025-03-31.html"


def test_an_article_outside_the_week_is_left_out_aloud(run: Run) -> None:
    done = run("build", "--week", "2025-W12", "--to", "html")
    assert done.code == 0
    assert "Не вошли: 2 публикации." in done.err
    assert "вне периода. Опубликовано 26 марта 2025 года." in done.err


def test_the_configuration_says_organisation_formats_and_name(office: Path, run: Run) -> None:
    (office / "ankbrief.toml").write_text(
        '[briefing]\norganisation = "Пресс-служба района"\n'
        '[output]\nformats = ["html"]\nname = "неделя-{start}"\n',
        "utf-8",
    )
    assert run("build").out.strip() == "output/неделя-2025-03-24.html"
    page = (office / "output/неделя-2025-03-24.html").read_text("utf-8")
    assert "Пресс-служба района" in page.replace("\u00a0", " ")


def test_another_folder_is_worked_in_as_if_from_inside(
    office: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    done = run("build", "-C", office, "seeds/school.txt", "--to", "html")
    assert done.out.strip() == f"{office}/output/briefing-2025-W13.html"


def test_quiet_leaves_only_the_files(run: Run) -> None:
    done = run("build", "-q", "--to", "html")
    assert (done.code, done.err) == (0, "")


def test_progress_is_not_drawn_where_nobody_watches(run: Run) -> None:
    assert "Читаю" not in run("build", "--to", "html").err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["buld"], "Нет команды buld. Возможно, вы имели в виду: 'build'."),
        (["build", "--wek", "1"], "Нет параметра --wek."),
        (["build", "--to", "odt"], "odt — не дата (2026-08-14) и не форматы"),
        (["build", "--from", "вчера"], "вчера — не дата. Её пишут так: 2026-08-14."),
        (["build", "--from", "2025-02-30"], "2025-02-30 — не дата"),
        (["build", "--week", "2025-W13", "--from", "2025-03-24"], "либо --week, либо --from"),
        (["build", "--week", "2025-W54"], "в 2025 году нет недели 54"),
        (["build", "--to", "2025-03-24", "--to", "2025-03-25"], "два последних дня"),
        (["build", "seeds", "--facts", "facts.jsonl"], "либо ПУТИ, либо --facts"),
        (["build", "--from", "2025-03-24", "--to", "2025-03-20"], "раньше первого (--from)"),
        (["build", "-C", "нигде"], "'-C': нет такого пути: нигде."),
        (["build", "-C", "seeds/school.txt"], "это файл, а нужна папка"),
        (["inflect", " "], "ТЕКСТ пуст"),
        (["inflect", "Ли Вэй", "--gender", "с"], "с не подходит. Можно: 'м', 'ж'."),
        (["build", "-j", "0"], "0 — не в пределах x>=1"),
        (["build", "-j", "два"], "два — не число."),
        (["build", "-o"], "Параметру -o нужно значение."),
        (["inflect"], "либо ТЕКСТ, либо --batch ФАЙЛ"),
        (["inflect", "Нина", "--batch", "names.tsv"], "либо ТЕКСТ, либо --batch ФАЙЛ"),
        (["check", "лишнее"], "Лишние аргументы: лишнее"),
    ],
)
def test_wrong_usage_is_explained_in_russian(
    office: Path, run: Run, arguments: list[str], said: str
) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert said in done.err
    assert not list(office.glob("output/*"))


@pytest.mark.parametrize("arguments", [["--help"], ["build", "-h"], ["extract", "--help"]])
def test_help_is_russian(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 0
    for english in ("Usage", "Options", "Commands", "Show", "[OPTIONS]", "TEXT", "exit"):
        assert english not in done.out


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").out.startswith("ankbrief 0.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[briefing]\norganization = ''\n", "Возможно, вы имели в виду «briefing.organisation»"),
        ("[briefing\n", "ошибка записи TOML"),
        ('[briefing]\ntemplate = "нет-такого"\n', "нет-такого"),
    ],
)
def test_an_error_says_what_where_and_what_to_do(
    office: Path, run: Run, text: str, said: str
) -> None:
    (office / "ankbrief.toml").write_text(text, "utf-8")
    done = run("build")
    assert done.code == 1
    assert done.err.rpartition("Ошибка: ")[2]
    assert said in done.err
    assert done.out == ""


def test_the_place_of_an_error_is_shown_in_full_on_request(office: Path, run: Run) -> None:
    (office / "ankbrief.toml").write_text("[briefing\n", "utf-8")
    assert "Traceback" not in run("build").err
    assert "Traceback" in run("build", "-v").err


def test_an_unforeseen_failure_is_told_as_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("words")

    monkeypatch.setattr(pipeline, "compose", broken)
    done = run("build")
    assert done.code == 1
    assert "сбой в самой программе (KeyError: 'words')" in done.err


def test_interruption_has_its_own_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(collecting, "collect", interrupted)
    done = run("build")
    assert done.code == 130
    assert "Прервано." in done.err


def test_facts_are_one_json_object_per_article_and_nothing_else(run: Run) -> None:
    done = run("extract", "--jsonl", "-o", "-")
    assert done.code == 0
    objects = [json.loads(line) for line in done.out.splitlines()]
    assert [one["article"]["path"] for one in objects] == ["seeds/council.txt", "seeds/school.txt"]
    assert "Айгуль Омарова" in {person["name"] for person in objects[0]["people"]}


def test_facts_without_jsonl_are_one_list(run: Run) -> None:
    assert len(json.loads(run("extract").out)) == 2


@pytest.mark.parametrize("form", [["--jsonl"], []])
def test_a_briefing_of_saved_facts_is_that_of_the_articles(
    office: Path, run: Run, form: list[str]
) -> None:
    run("build", "--to", "html", "-o", "direct")
    assert run("extract", *form, "-o", "facts.json").out == "facts.json\n"
    assert run("build", "--facts", "facts.json", "--to", "html", "-o", "saved").code == 0
    name = "briefing-2025-W13.html"
    assert (office / "saved" / name).read_text("utf-8") == (office / "direct" / name).read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "facts.json:1: article"),
        ('\n{"article": ', "facts.json:2: не JSON"),
        ('[{"article": 5}]', "facts.json, публикация 1: article"),
    ],
)
def test_a_spoilt_file_of_facts_is_told_with_its_place(
    office: Path, run: Run, text: str, said: str
) -> None:
    (office / "facts.json").write_text(text, "utf-8")
    done = run("build", "--facts", "facts.json")
    assert done.code == 1
    assert said in done.err


def test_a_missing_file_of_facts_is_told(run: Run) -> None:
    assert "нет.json: файл фактов не читается" in run("build", "--facts", "нет.json").err


def test_several_processes_find_what_one_finds(run: Run) -> None:
    assert run("extract", "--jsonl", "-j", "2").out == run("extract", "--jsonl").out


def test_check_does_a_piece_of_the_real_work(run: Run) -> None:
    done = run("check")
    assert done.code == 0, done.out
    assert done.out.count("✓") == 6


def test_check_names_what_is_missing(office: Path, run: Run) -> None:
    done = run("check", "-c", _config(office, '[input]\npaths = ["новости"]\n'))
    assert done.code == 1
    assert "✗ Публикации: новости" in done.out


def _config(office: Path, text: str) -> Path:
    path = office / "other.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_name_is_shown_in_all_cases(run: Run) -> None:
    done = run("inflect", "Касым-Жомарт Токаев")
    assert done.code == 0
    for form in ("Касым-Жомарта Токаева", "Касым-Жомарту Токаеву", "Касым-Жомартом Токаевым"):
        assert form in done.out


def test_help_loads_no_models_and_no_libraries_of_documents() -> None:
    heavy = "{'slovnet', 'pymorphy3', 'trafilatura', 'weasyprint', 'docx', 'jinja2', 'numpy'}"
    code = f"import sys, ankbrief.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_program_is_installed_as_a_command(office: Path) -> None:
    program = Path(sys.executable).with_name("ankbrief")
    done = subprocess.run(
        [program, "extract", "seeds/school.txt", "--jsonl"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={"PATH": "/usr/bin:/bin", "LANG": "C"},
        cwd=office,
    )
    assert json.loads(done.stdout)["article"]["published"] == "2025-03-26"


def test_an_outlet_of_the_office_is_no_body_in_the_news(office: Path, run: Run) -> None:
    text = "Степной портал\n\n24 марта 2025\n\nАким района Марат Сейтенов открыл музей.\n\n"
    told = text + "В редакции ТОБ24 прошёл круглый стол. Совет матерей поддержал строителей.\n"
    for old in (office / "seeds").iterdir():
        old.unlink()
    (office / "seeds/a.txt").write_text(told, "utf-8")
    before = json.loads(run("extract").out)[0]["organisations"]
    (office / "sources.toml").write_text(
        '[[outlet]]\nname = "Тобольское ТВ"\naliases = ["ТОБ24"]\n', "utf-8"
    )
    after = json.loads(run("extract").out)[0]["organisations"]
    assert "ТОБ24" in before
    assert after == [name for name in before if name != "ТОБ24"]

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from office import Run

CARDS = """\
[[person]]
name = "Шынар Тлеу"
gender = "м"

[[person]]
name = "Айгуль Омарова"
gender = "ж"

[person.forms]
"род" = "Айгули Омаровой"
"дат" = "Айгули Омаровой"
"вин" = "Айгуль Омарову"
"твор" = "Айгулью Омаровой"
"пред" = "Айгули Омаровой"
"""


def test_a_batch_gives_an_object_for_every_line(office: Path, run: Run) -> None:
    names = "Касым-Жомарт Токаев\n\nЛи Вэй\tж\r\nзаместитель акима города\n"
    (office / "names.tsv").write_text(names, "utf-8")
    done = run("inflect", "--batch", "names.tsv", "--jsonl")
    assert (done.code, done.err) == (0, "")
    first, second, third = [json.loads(line) for line in done.out.splitlines()]
    assert set(first) == {"text", "kind", "gender", "certain", "flags", "forms"}
    assert first["forms"]["gent"] == "Касым-Жомарта Токаева"
    assert (second["text"], second["gender"], second["certain"]) == ("Ли Вэй", "f", True)
    assert (third["kind"], third["forms"]["datv"]) == ("phrase", "заместителю акима города")


def test_a_batch_without_jsonl_is_a_row_of_tables(office: Path, run: Run) -> None:
    (office / "names.tsv").write_text("Нина Ким\nаким города\n", "utf-8")
    first, second = run("inflect", "--batch", "names.tsv").out.split("\n\n")
    assert "Нине Ким" in first
    assert "акиму города" in second


def test_a_bad_line_of_a_batch_is_told_with_its_place_and_stops_no_other(
    office: Path, run: Run
) -> None:
    (office / "names.tsv").write_text("Нина Ким\nВера Ли\tх\nЯн Ли\n", "utf-8")
    done = run("inflect", "--batch", "names.tsv", "--jsonl")
    assert done.code == 1
    assert "names.tsv:2: род «х» не понят" in done.err
    assert [json.loads(line)["text"] for line in done.out.splitlines()] == ["Нина Ким", "Ян Ли"]


def test_a_batch_comes_from_standard_input_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given = SimpleNamespace(buffer=io.BytesIO("Нина Ким\n".encode()))
    monkeypatch.setattr(sys, "stdin", given)
    assert json.loads(run("inflect", "--batch", "-", "--jsonl").out)["text"] == "Нина Ким"


@pytest.mark.parametrize(
    ("data", "said"),
    [(None, "names.tsv: файл не читается"), ("Нина".encode("cp1251"), "не в кодировке UTF-8")],
)
def test_a_file_that_cannot_be_read_is_told(
    office: Path, run: Run, data: bytes | None, said: str
) -> None:
    if data:
        (office / "names.tsv").write_bytes(data)
    done = run("inflect", "--batch", "names.tsv")
    assert done.code == 1
    assert said in done.err


def test_a_phrase_may_be_said_to_be_one(run: Run) -> None:
    assert json.loads(run("inflect", "Дом Дружбы", "--phrase", "--jsonl").out)["kind"] == "phrase"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Абзалу Нукенову", "Абзал Нукенов"),
        ("заместителю акима города", "заместитель акима города"),
        ("акиму области Дархану Жакупову", "аким области Дархан Жакупов"),
        ("министра Валентина Петрова", "министр Валентин Петров"),
    ],
)
def test_it_goes_back_to_the_nominative(run: Run, text: str, name: str) -> None:
    done = run("inflect", "--nominative", text)
    assert (done.code, done.out, done.err) == (0, f"{name}\n", "")


def test_a_doubtful_nominative_says_so(run: Run) -> None:
    done = run("inflect", "--nominative", "Валентина Петрова")
    assert (done.code, done.out) == (0, "Валентин Петров\n")
    assert "возможен не только этот именительный" in done.err


def test_the_nominative_as_an_object_has_its_six_forms(run: Run) -> None:
    found = json.loads(run("inflect", "--nominative", "--jsonl", "Абзалу Нукенову").out)
    assert found["text"] == "Абзалу Нукенову"
    assert found["forms"]["nomn"] == "Абзал Нукенов"
    assert found["certain"] is True


def test_the_cards_of_the_office_win(office: Path, run: Run) -> None:
    (office / "people.toml").write_text(CARDS, "utf-8")
    assert "Шынару Тлеу" in run("inflect", "Шынар Тлеу").out
    assert "Айгулью Омаровой" in run("inflect", "председатель Айгуль Омарова").out
    assert run("inflect", "--nominative", "Шынару Тлеу").out == "Шынар Тлеу\n"


def test_the_cards_reach_facts_and_documents(office: Path, run: Run) -> None:
    (office / "people.toml").write_text(CARDS, "utf-8")
    template = office / "templates/own/briefing.html.j2"
    template.parent.mkdir(parents=True)
    (template.parent / "brief.css").write_text("", "utf-8")
    head = '<title>Сводка</title><meta name="dcterms.created" content="2025-03-30">'
    body = "<p>{{ people[0]|твор }}</p>\n<p>{{ 'Айгуль Омарова'|твор }}</p>"
    template.write_text(f"{head}\n{body}", "utf-8")
    done = run("build", "--template", "own", "--to", "html")
    assert done.code == 0, done.err
    assert "Айгулью Омаровой" in (office / done.out.strip()).read_text("utf-8")
    assert run("extract", "--jsonl", "-j", "2").out == run("extract", "--jsonl").out


@pytest.mark.parametrize("command", [["check"], ["build"], ["extract"], ["inflect", "Нина Ким"]])
def test_a_mistake_in_a_card_names_file_line_and_key(
    office: Path, run: Run, command: list[str]
) -> None:
    (office / "people.toml").write_text(CARDS.replace("forms]", "form]"), "utf-8")
    done = run(*command)
    assert done.code == 1
    assert "people.toml:9: person[2].form: неизвестный ключ «form»" in done.out + done.err

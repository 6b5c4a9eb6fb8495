import json
import time
from datetime import date
from pathlib import Path

import pytest

from ankbrief.articles import Reading, read_file, read_paths
from ankbrief.articles.formats.tables import MAX_RECORDS
from ankbrief.errors import ArticleError

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол."


def reading_of(folder: Path, name: str, data: str | bytes) -> Reading:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_paths([path])


def record(i: int = 0, **fields: object) -> dict[str, object]:
    return {"title": f"Встреча {i}", "text": f"{STORY} Номер {i}.", **fields}


def test_a_list_of_objects_gives_an_article_each_with_its_place(tmp_path: Path) -> None:
    records = [
        record(1, date="2025-12-24T20:30:00Z", url="https://www.tengrinews.kz/a/1"),
        record(2, published=1766608200, source={"name": "inform.kz"}),
    ]
    found = reading_of(tmp_path, "a.json", json.dumps(records)).articles
    assert [Path(a.path or "").name for a in found] == ["a.json#1", "a.json#2"]
    assert [a.title for a in found] == ["Встреча 1", "Встреча 2"]
    assert [a.published for a in found] == [date(2025, 12, 25)] * 2
    assert [a.source for a in found] == ["Tengrinews.kz", "Казинформ"]
    assert found[0].url == "https://www.tengrinews.kz/a/1"


def test_a_list_within_an_object_and_a_lone_object_are_found(tmp_path: Path) -> None:
    nested = {"status": "ok", "data": {"items": [record(1), record(2)]}}
    assert len(reading_of(tmp_path, "a.json", json.dumps(nested)).articles) == 2
    assert len(reading_of(tmp_path, "b.json", json.dumps(record())).articles) == 1
    assert read_file(tmp_path / "b.json").title == "Встреча 0"


def test_html_in_a_field_becomes_paragraphs(tmp_path: Path) -> None:
    markup = f"<p>{STORY}</p><script>a()</script><p>Второй&nbsp;абзац.</p>"
    (article,) = reading_of(
        tmp_path, "a.json", json.dumps([record(content=markup, text="")])
    ).articles
    assert article.text == f"Встреча 0\n\n{STORY}\n\nВторой абзац."


def test_a_broken_line_of_jsonl_is_said_and_the_rest_read(tmp_path: Path) -> None:
    lines = [
        json.dumps(record(1)),
        "{broken",
        "[1, 2]",
        "",
        '{"title": "x"}',
        json.dumps(record(2)),
    ]
    reading = reading_of(tmp_path, "a.jsonl", "\n".join(lines))
    assert [Path(a.path or "").name for a in reading.articles] == ["a.jsonl#1", "a.jsonl#6"]
    assert [(p.level, Path(p.where).name, p.message) for p in reading.problems] == [
        ("error", "a.jsonl#2", "запись не разобрана"),
        ("error", "a.jsonl#3", "запись не разобрана"),
        ("error", "a.jsonl#5", "в записи нет текста"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251"])
def test_a_table_of_a_spreadsheet_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    quoted = f'"{STORY}\r\n\r\nВторой ""абзац"", с запятой; и так."'
    rows = [
        ["Дата публикации", "Заголовок", "Текст", "СМИ"],
        ["25.12.2025", "Встреча", quoted, "nur.kz"],
    ]
    data = "\r\n".join(map(delimiter.join, rows))
    (article,) = reading_of(tmp_path, "a.csv", data.encode(encoding)).articles
    assert article.text == f'Встреча\n\n{STORY}\n\nВторой "абзац", с запятой; и так.'
    assert (article.published, article.source) == (date(2025, 12, 25), "NUR.KZ")
    assert (article.path or "").endswith("a.csv#2")


def test_a_formula_stays_the_text_that_it_is(tmp_path: Path) -> None:
    (article,) = reading_of(tmp_path, "a.csv", f"title,text\n=cmd|' /C calc'!A0,{STORY}").articles
    assert article.title == "=cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.json", '{"а"', "не разобран: строка 1"),
        ("a.json", "[" * 200_000 + "а", "не разобран"),
        ("a.json", '{"имя": "Досов"}', "нет статей"),
        ("a.jsonl", "мусор", "запись не разобрана"),
        ("a.csv", "имя,возраст\nДосов,40", "нет столбца с текстом"),
        ("a.csv", "title,text\n", "нет статей"),
        ("a.csv", "", "пуст"),
    ],
)
def test_what_holds_no_article_is_said(tmp_path: Path, name: str, data: str, message: str) -> None:
    (problem,) = reading_of(tmp_path, name, data).problems
    assert message in problem.message
    assert problem.hint


def test_too_many_records_are_read_in_part_and_said(tmp_path: Path) -> None:
    data = "\n".join(json.dumps(record(i)) for i in range(MAX_RECORDS + 10))
    reading = reading_of(tmp_path, "a.jsonl", data)
    assert len(reading.articles) == MAX_RECORDS
    assert "больше 5000 статей" in reading.problems[-1].message


def test_a_field_longer_than_an_article_is_refused(tmp_path: Path) -> None:
    start = time.monotonic()
    reading = reading_of(tmp_path, "a.csv", f"title,text\nа,{STORY * 40_000}\nб,{STORY}")
    assert [p.level for p in reading.problems] == ["error"]
    assert len(reading.articles) == 1
    assert time.monotonic() - start < 10


def test_several_records_are_not_one_file(tmp_path: Path) -> None:
    reading_of(tmp_path, "a.json", json.dumps([record(1), record(2)]))
    with pytest.raises(ArticleError, match="несколько"):
        read_file(tmp_path / "a.json")


@pytest.mark.parametrize("field", ["title", "text", "source", "url"])
def test_half_a_character_in_a_field_does_not_come_through(tmp_path: Path, field: str) -> None:
    made = json.dumps({**record(source="Вести", url="https://a.kz"), field: f"А\ud800 {STORY}"})
    article = reading_of(tmp_path, "a.json", made).articles[0]
    assert f"{article.text}{article.title}{article.source}{article.url}".encode()


def test_formulas_of_a_spreadsheet_stay_text(tmp_path: Path) -> None:
    table = f'title,text\n"=HYPERLINK(""http://a.kz"")","=cmd|\' /C calc\'!A0 {STORY}"\n'
    (article,) = reading_of(tmp_path, "a.csv", table).articles
    assert article.title == '=HYPERLINK("http://a.kz")'
    assert article.text.endswith(f"=cmd|' /C calc'!A0 {STORY}")


def test_a_day_that_is_none_is_said_and_an_empty_one_is_not(tmp_path: Path) -> None:
    table = f"Дата;Текст\n99.99.2026;{STORY} Раз.\n;{STORY} Два.\n24.12.2025;{STORY} Три.\n"
    articles = reading_of(tmp_path, "a.csv", table.encode("cp1251")).articles
    notes = [[p.message for p in article.problems] for article in articles]
    assert notes == [["дата записи не понята: «99.99.2026»"], [], []]
    assert [a.published for a in articles] == [None, None, date(2025, 12, 24)]

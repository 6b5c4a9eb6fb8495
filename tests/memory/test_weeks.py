"""Past weeks as an office meets them: three weeks in a row, built by the program itself."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from shutil import copy, rmtree
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from ankbrief import health
from ankbrief.briefing import Period
from ankbrief.briefing.past import Counts, PastOrder, PastStory, PastWeek, Remembered, Said
from ankbrief.config import Config, InputConfig
from ankbrief.memory import database, week_rows, weeks
from ankbrief.memory.cache import cache_of
from ankbrief.memory.weeks import weeks_of
from ankbrief.model import Span, When
from ankbrief.pipeline import Material, collect
from ankbrief.preview import Workshop
from ankbrief.preview.making import Order
from docx_check import assert_sound
from made_weeks import WEEKS, lay_out, records
from office import Run
from pdf_check import Checked

STORE = Path(".ankbrief/weeks.sqlite3")
NEXT = Period(date(2026, 8, 31), date(2026, 9, 6))
HEADS = ("Сроки этой недели", "Срок истёк", "Что сказано о прежних поручениях", "Продолжение темы")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of facts that a run over the three weeks leaves: they are extracted once."""
    place = tmp_path_factory.mktemp("facts")
    lay_out(place)
    paths = InputConfig(paths=("w33", "w34", "w35"))
    with cache_of(place) as known:
        collect(Config(place, input=paths), known=known)
    return place / ".ankbrief" / "cache.sqlite3"


@pytest.fixture
def three(office: Path, facts: Path) -> Path:
    """The office's folder with three weeks of articles, a folder to each."""
    lay_out(office)
    (office / ".ankbrief").mkdir()
    copy(facts, office / ".ankbrief")
    return office


def page(number: int) -> str:
    """The words of the brief of that week, as the browser shows them."""
    html = Path(f"output/briefing-2026-W{number}.html").read_text("utf-8")
    body = re.sub(r"<style.*?</style>|<[^>]*>", " ", html[html.index("<body") :], flags=re.DOTALL)
    return " ".join(unescape(body).replace("\N{NO-BREAK SPACE}", " ").split())


def build(run: Run, *numbers: int) -> None:
    for number in numbers:
        assert run("build", f"w{number}", "--to", "html").code == 0


def heads(number: int) -> list[str]:
    return [head for head in HEADS if head in page(number)]


def kept_weeks(folder: Path) -> list[str]:
    past = weeks_of(folder)
    found = [week.period.label for week in past.before(NEXT)]
    past.close()
    return found


def test_three_weeks_in_a_row_tell_of_each_other(three: Path, run: Run) -> None:
    build(run, 33, 34, 35)
    assert heads(33) == []
    assert heads(34) == [HEADS[0], HEADS[2], HEADS[3]]
    assert heads(35) == list(HEADS)
    assert "Истёк 17 августа 2026 года" in page(35)
    assert "Это не значит, что они не исполнены." in page(35)
    assert "До 28 августа 2026 года Завершить укрепление опор моста" in page(35)
    assert "Отделу строительства 10–16 августа 2026 года" in page(35)
    assert "Брифинг за 10–16 августа 2026 года. Вести Приречья, 11 августа 2026 года: «" in page(35)
    assert "(было 3)" in page(35)
    assert kept_weeks(three) == ["2026-W33", "2026-W34", "2026-W35"]


def test_word_and_pdf_tell_of_them_too(three: Path, run: Run) -> None:
    build(run, 33)
    assert run("build", "w34", "--to", "docx,pdf").code == 0
    document = Document(str(three / "output/briefing-2026-W34.docx"))
    said = [line.text for line in document.paragraphs]
    said += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert_sound((three / "output/briefing-2026-W34.docx").read_bytes(), three)
    assert Checked((three / "output/briefing-2026-W34.pdf").read_bytes()).faults() == []
    pdf = PdfReader(three / "output/briefing-2026-W34.pdf")
    text = " ".join(sheet.extract_text() for sheet in pdf.pages)
    (note,) = (line for line in document.paragraphs if "срок которых приходится" in line.text)
    assert note.paragraph_format.keep_with_next
    for words in ("Сроки этой недели", "Продолжение темы", "Обеспечить хозяйства дизельным"):
        assert any(words in one for one in said)
        assert words.split()[0] in text


def test_the_review_copy_says_where_the_past_stands(three: Path, run: Run) -> None:
    build(run, 33)
    assert run("build", "w34", "--to", "html", "--review").code == 0
    with ZipFile(three / "output/briefing-2026-W34-review.docx") as made:
        comments = re.sub("<[^>]*>", " ", made.read("word/comments.xml").decode())
    said = " ".join(comments.split())
    assert "Брифинг за 10–16 августа 2026 года." in said
    assert "В публикации: Полиции поручено до 18 августа организовать объезд" in said


@pytest.mark.usefixtures("three")
def test_the_report_of_the_run_holds_it(run: Run) -> None:
    build(run, 33)
    done = run("build", "w34", "--dry-run", "--report", "-")
    past = json.loads(done.out)["past"]
    assert {name: len(found) for name, found in past.items()} == {
        "due": 3, "overdue": 0, "answered": 1, "continued": 2,
    }  # fmt: skip
    assert past["due"][0]["period"] == {"start": "2026-08-10", "stop": "2026-08-16"}
    assert "Из прошлых недель: 3 срока на эти дни, 1 известие о прежних поручениях" in done.err


@pytest.mark.parametrize("template", ["onepage", "instructions"])
def test_the_short_templates_say_that_there_are_some(three: Path, run: Run, template: str) -> None:
    build(run, 33)
    assert run("build", "w34", "--to", "html", "--template", template).code == 0
    (file,) = (three / "output").glob(f"*W34-{template}.html")
    text = unescape(file.read_text("utf-8")).replace("\N{NO-BREAK SPACE}", " ")
    known = {"onepage": "3 прежних поручения со сроком", "instructions": "Сроки этой недели"}
    assert known[template] in text


def test_the_same_week_built_again_replaces_its_record(three: Path, run: Run) -> None:
    build(run, 33, 34)
    first = page(34)
    build(run, 34)
    assert page(34) == first
    assert kept_weeks(three) == ["2026-W33", "2026-W34"]


@pytest.mark.usefixtures("three")
def test_an_older_week_does_not_see_later_ones(run: Run) -> None:
    build(run, 34, 35)
    before = page(35)
    build(run, 33)
    assert heads(33) == []
    build(run, 35)
    assert page(35) != before  # now it knows of the first week


def test_without_the_file_only_the_past_is_gone(three: Path, run: Run) -> None:
    build(run, 33)
    (three / STORE).unlink()
    build(run, 34)
    assert heads(34) == []
    assert kept_weeks(three) == ["2026-W34"]


def test_a_dry_run_writes_nothing_and_still_looks_back(three: Path, run: Run) -> None:
    assert run("build", "w33", "--dry-run").code == 0
    assert not (three / STORE).exists()
    build(run, 33)
    whole = (three / STORE).read_bytes()
    assert run("build", "w34", "--to", "html", "--dry-run").code == 0
    assert (three / STORE).read_bytes() == whole


def test_a_week_whose_documents_failed_is_not_remembered(three: Path, run: Run) -> None:
    (three / "output/briefing-2026-W33.html").mkdir(parents=True)
    assert run("build", "w33", "--to", "html").code == 1
    assert kept_weeks(three) == []


def test_a_file_of_a_newer_program_is_left_as_it_is_and_the_brief_is_made(
    three: Path, run: Run
) -> None:
    build(run, 33)
    with closing(sqlite3.connect(three / STORE)) as base:
        base.execute("PRAGMA user_version = 99")
    whole = (three / STORE).read_bytes()
    done = run("build", "w34", "--to", "html")
    assert done.code == 0
    assert "не ведётся: файл записан более новой версией программы" in done.err
    assert "Обновите ankbrief" in done.err
    assert done.err.count("более новой версией") == 1
    assert heads(34) == []
    assert (three / STORE).read_bytes() == whole


def test_check_tells_of_the_file_and_leaves_it_alone(three: Path, run: Run) -> None:
    build(run, 33)
    assert "Память о прошлых неделях: .ankbrief/weeks.sqlite3" in run("check").out
    (three / STORE).write_bytes(b"no database at all " * 500)
    done = run("check")
    assert "память о прошлых неделях не ведётся: файл повреждён" in done.out + done.err
    assert (three / STORE).read_bytes().startswith(b"no database")


def test_a_file_of_an_older_program_is_brought_up_to_date(
    three: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(run, 33)
    added = "ALTER TABLE week ADD COLUMN note TEXT; UPDATE week SET note = 'прежняя'"
    monkeypatch.setattr(weeks, "STEPS", (week_rows.FIRST, added))
    before = (three / STORE).read_bytes()
    past = weeks_of(three, is_written=False)  # a copy of it is
    assert [week.period for week in past.before(NEXT)] == [WEEKS[0]]
    past.close()
    assert (three / STORE).read_bytes() == before
    assert kept_weeks(three) == ["2026-W33"]
    with closing(sqlite3.connect(three / STORE)) as base:
        assert base.execute("SELECT note FROM week").fetchall() == [("прежняя",)]
        assert base.execute("PRAGMA user_version").fetchone() == (2,)


@pytest.mark.parametrize("rubbish", [b"no database at all " * 500, None])
def test_a_broken_file_is_put_aside_and_the_brief_is_made(
    three: Path, run: Run, rubbish: bytes | None
) -> None:
    build(run, 33)
    whole = (three / STORE).read_bytes()
    spoilt = whole[:100] + b"\xff" * (len(whole) - 100)
    (three / STORE).write_bytes(spoilt if rubbish is None else rubbish)
    done = run("build", "w34", "--to", "html")
    assert done.code == 0
    assert "память о прошлых неделях повреждена: отложена в weeks.sqlite3.broken" in done.err
    assert (three / ".ankbrief/weeks.sqlite3.broken").read_bytes() in {spoilt, rubbish}
    assert heads(34) == []
    assert kept_weeks(three) == ["2026-W34"]


def test_a_database_of_something_else_is_put_aside(three: Path, run: Run) -> None:
    with closing(sqlite3.connect(three / STORE)) as base:
        base.execute("CREATE TABLE week (days TEXT)")
    assert "отложена" in run("build", "w33", "--to", "html").err
    assert kept_weeks(three) == ["2026-W33"]


def test_a_damaged_row_costs_itself_alone_and_is_told(three: Path, run: Run) -> None:
    build(run, 33)
    with closing(sqlite3.connect(three / STORE)) as base:
        base.execute("UPDATE decision SET executors = '{' WHERE action LIKE 'организовать%'")
        base.commit()
    done = run("build", "w34", "--to", "html")
    assert "не прочитано записей о прошлых неделях: 1" in done.err
    assert "Обеспечить хозяйства" in page(34)
    assert "Организовать объезд" not in page(34)


def test_a_file_that_another_program_holds_is_told_in_words(
    three: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(run, 33)
    monkeypatch.setattr(database, "WAIT", 0.05)
    holder = sqlite3.connect(three / STORE, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    done = run("build", "w34", "--to", "html")
    holder.close()
    assert done.code == 0
    assert "память о прошлых неделях не ведётся: файл занят другой программой" in done.err
    assert kept_weeks(three) == ["2026-W33"]


def test_where_nothing_can_be_kept_the_brief_is_made_without_a_warning(
    three: Path, run: Run
) -> None:
    rmtree(three / ".ankbrief")
    (three / ".ankbrief").write_text("a file where the folder should be", "utf-8")
    done = run("build", "w34", "--to", "html", "--no-cache", "--strict")
    assert "память о прошлых неделях не ведётся: часть пути — файл, а не папка" in done.err
    assert "Обратите внимание" not in done.err
    assert (heads(34), done.code) == ([], 0)


WRITER = """
import sys
from datetime import date, timedelta
from pathlib import Path
from ankbrief import health
from ankbrief.briefing import Period
from ankbrief.briefing.past import PastWeek
from ankbrief.memory.weeks import weeks_of
for number in range(int(sys.argv[2]), 40, 2):
    start = date(2026, 1, 5) + timedelta(weeks=number)
    past = weeks_of(Path(sys.argv[1]))
    past.keep(PastWeek(Period(start, start + timedelta(days=6))))
    past.close()
    assert not past.problems, past.problems
"""


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(first)])
        for first in (0, 1)
    ]
    assert [one.wait(60) for one in runs] == [0, 0]
    assert len(weeks_of(tmp_path).before(Period(date(2027, 1, 4), date(2027, 1, 10)))) == 40


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    for week in records():
        past = weeks_of(tmp_path)
        past.keep(week)
        past.close()
    found = weeks_of(tmp_path).before(NEXT)
    for one, other in zip(found, records(), strict=True):
        assert one.stories == other.stories
        assert [bare(order) for order in one.orders] == [bare(order) for order in other.orders]
        assert (one.answered, one.counts) == (other.answered, other.counts)


def bare(order: PastOrder) -> tuple[object, ...]:
    """Without where the deadline stood in a text that is gone."""
    when = order.deadline
    who = (order.issuer, order.executors, order.kind, order.inferred, order.context)
    return who, order.action, order.key, when.text, when.start, when.stop, order.said


def test_stories_of_long_ago_are_not_compared_but_their_orders_are_followed(
    tmp_path: Path,
) -> None:
    past = weeks_of(tmp_path)
    past.keep(records()[0])
    (week,) = past.before(Period(date(2027, 1, 4), date(2027, 1, 10)))
    assert [one.trace for one in week.stories] == [None] * len(week.stories)
    assert len(week.orders) == len(records()[0].orders)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
days = st.none() | st.dates()
said = st.builds(Said, words, st.none() | words, days, words, st.none() | words)
orders = st.builds(
    PastOrder,
    st.sampled_from(["поручение", "решение"]),
    st.none(),
    st.just(()),
    words,
    st.booleans(),
    st.builds(When, words, st.just(Span(0, 0)), days, days, st.just("deadline"), st.booleans()),
    words,
    st.just(WEEKS[0]),
    st.lists(said, max_size=2).map(tuple),
    st.booleans(),
    words,
)
stories = st.builds(
    PastStory,
    words,
    st.just(WEEKS[0]),
    days,
    st.none() | words,
    st.lists(words, max_size=2).map(tuple),
    words,
    st.lists(said, max_size=1).map(tuple),
)
remembered = st.builds(
    Remembered, stories, st.none(), st.lists(words, max_size=2).map(tuple), st.just(())
)
numbers = st.dictionaries(words, st.integers(0, 9), max_size=3)


@given(
    st.lists(remembered, max_size=3).map(tuple),
    st.lists(orders, max_size=3).map(tuple),
    st.dictionaries(words, st.lists(said, max_size=2).map(tuple), max_size=2),
    numbers,
)
def test_any_week_comes_back_as_it_was(
    told: tuple[Remembered, ...],
    ordered: tuple[PastOrder, ...],
    answered: dict[str, tuple[Said, ...]],
    named: dict[str, int],
) -> None:
    week = PastWeek(WEEKS[0], told, ordered, answered, Counts(7, named, named, named, named))
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(f"PRAGMA foreign_keys = ON; {week_rows.FIRST}")
        week_rows.write(base, week)
        week_rows.write(base, week)
        read = week_rows.read(base, date(2026, 9, 1), date.min)
    assert (read.weeks, read.unread) == ((week,), 0)


def test_a_template_is_tried_on_a_week_that_looks_back(tmp_path: Path) -> None:
    brief = health.sample(Config(tmp_path))
    for found in (brief.due, brief.overdue, brief.answered, brief.continued):
        assert len(found) == 1


def test_the_preview_looks_back_and_leaves_the_file_alone(three: Path, run: Run) -> None:
    build(run, 33)
    whole = (three / STORE).read_bytes()
    config = Config(three, input=InputConfig(paths=("w34",)))
    state = Workshop(Order(lambda: config), config, _collected).look()
    assert state is not None
    assert state.sheets
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(state.sheets.pdf)).pages)
    assert "Сроки этой недели" in text
    assert (three / STORE).read_bytes() == whole


def _collected(config: Config) -> Material:
    with cache_of(config.project) as known:
        return collect(config, known=known)

"""An editor's word over what was extracted: what is said in `edits.toml` comes out in the brief."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.briefing import assemble, week_named
from ankbrief.errors import ConfigError
from ankbrief.facts.extract import extract
from ankbrief.memory.edits import editable, edited, edits_in
from ankbrief.memory.edits.kinds import identified
from ankbrief.memory.edits.text import _toml
from ankbrief.model import Article, Facts, Problem
from office import Run

TEXT = """\
Председатель совета Айгуль Омарова 24 марта провела заседание в Доме дружбы. \
Она поручила секретариату подготовить отчёт до 15 апреля 2025 года. \
Управлению образования поручено провести конкурс чтецов до 1 мая 2025 года.

«Людям нужен ясный и короткий отчёт о том, что сделано за год», — сказала Айгуль Омарова.
"""
REPORT = "Она поручила секретариату подготовить отчёт до 15 апреля 2025 года."
CONTEST = "Управлению образования поручено провести конкурс чтецов до 1 мая 2025 года."
COUNTED = "правки редактора: применено"
QUOTE = "Людям нужен ясный и короткий отчёт о том, что сделано за год"
PREPARE = "подготовить отчёт до 15 апреля 2025 года"
HOLD = "провести конкурс чтецов до 1 мая 2025 года"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The facts of one short article."""
    return extract(Article("0123456789ab", "Совет", TEXT, date(2025, 3, 24), path="seeds/a.txt"))


class Desk:
    """The editor's file over one article."""

    def __init__(self, folder: Path, facts: Facts) -> None:
        self.file = folder / "edits.toml"
        self.facts = replace(
            facts, article=replace(facts.article, path=str(folder / "seeds/a.txt"))
        )
        self.again()

    def again(self, facts: Facts | None = None) -> None:
        """Writes the file anew, as `extract --editable` does."""
        self.file.write_text(editable([facts or self.facts], self.file), "utf-8")

    def say(self, kind: str, part: str, *lines: str) -> None:
        """Puts lines into the record of the fact of that kind whose block has `part`."""
        blocks = re.split(r"(?m)^(?=\[\[)", self.file.read_text("utf-8"))
        index = next(i for i, b in enumerate(blocks) if f'kind = "{kind}"' in b and part in b)
        blocks[index] = blocks[index].rstrip() + "\n" + "\n".join(lines) + "\n\n"
        self.file.write_text("".join(blocks), "utf-8")

    def add(self, *lines: str) -> None:
        """Adds text at the end of the file."""
        with self.file.open("a", encoding="utf-8") as file:
            file.write("\n" + "\n".join(lines) + "\n")

    def told(self, facts: Facts | None = None) -> tuple[Facts, tuple[Problem, ...]]:
        """The article as edited, and what wants a second look."""
        folder = self.file.parent
        (found,), problems = edited([facts or self.facts], edits_in(folder), folder)
        return found, tuple(one for one in problems if not one.message.startswith(COUNTED))


@pytest.fixture
def desk(tmp_path: Path, facts: Facts) -> Desk:
    """A fresh file of the article's facts."""
    return Desk(tmp_path, facts)


def test_the_file_shows_every_fact_with_its_sentence(desk: Desk, facts: Facts) -> None:
    (article,) = tomllib.loads(desk.file.read_text("utf-8"))["article"]
    assert article["path"] == "seeds/a.txt"
    assert {row["kind"] for row in article["fact"]} >= {"решение", "цитата", "человек", "дата"}
    shown = {row["id"]: row["sentence"] for row in article["fact"]}
    assert shown == {known.id: known.sentence for known in identified(facts)}
    assert REPORT in shown.values()
    assert f'# action = "{PREPARE}"' in desk.file.read_text("utf-8")


def test_a_file_in_which_nothing_is_said_changes_nothing(desk: Desk) -> None:
    assert desk.told() == (desk.facts, ())


def test_ids_are_the_same_in_every_run_and_no_two_facts_share_one(facts: Facts) -> None:
    first = [known.id for known in identified(facts)]
    assert first == [known.id for known in identified(extract(facts.article))]
    assert len(set(first)) == len(first)


def test_equal_words_of_one_article_have_ids_of_their_own() -> None:
    text = "К Наурызу откроют аул. Гостей ждут к Наурызу. К Наурызу испекут хлеб.\n"
    found = extract(Article("0123456789ab", None, text, date(2026, 3, 1)))
    ids = [known.id for known in identified(found)]
    assert len(found.dates) == 3
    assert len(set(ids)) == len(ids)


def test_a_decision_is_changed_value_by_value_and_is_no_longer_a_guess(desk: Desk) -> None:
    desk.say(
        "решение",
        REPORT,
        'action = "подготовить годовой отчёт"',
        'type = "решение"',
        'executors = ["аппарат совета"]',
        "deadline = 2025-04-20",
    )
    found, problems = desk.told()
    decision = next(d for d in found.decisions if d.action == "подготовить годовой отчёт")
    assert (decision.kind, decision.executors) == ("решение", ("аппарат совета",))
    assert decision.issuer == "Айгуль Омарова"  # not named in the edit, so it stays
    assert decision.deadline is not None
    assert decision.deadline.stop == date(2025, 4, 20)
    assert not decision.inferred
    assert problems == ()


def test_an_empty_value_says_that_there_is_none(desk: Desk) -> None:
    desk.say("решение", REPORT, 'deadline = ""', 'issuer = ""')
    decision = next(d for d in desk.told()[0].decisions if d.action == PREPARE)
    assert (decision.deadline, decision.issuer) == (None, None)


def test_a_fact_is_taken_out(desk: Desk) -> None:
    desk.say("решение", REPORT, 'verdict = "убрать"')
    found, _ = desk.told()
    assert [d.action for d in found.decisions] == [HOLD]


def test_a_guess_is_accepted(desk: Desk) -> None:
    quote = replace(desk.facts.quotes[0], inferred=True)
    guessed = replace(desk.facts, quotes=(quote,))
    desk.say("цитата", QUOTE, 'verdict = "принять"')
    assert desk.told(guessed)[0].quotes == (replace(quote, inferred=False),)


def test_facts_are_put_in_another_order(desk: Desk) -> None:
    desk.say("решение", CONTEST, "order = 1")
    found, _ = desk.told()
    assert [d.action for d in found.decisions] == [HOLD, PREPARE]


def test_a_person_renamed_is_renamed_wherever_they_act_or_speak(desk: Desk) -> None:
    desk.say("человек", "Айгуль Омарова", 'name = "Айгүль Омарова"', 'positions = ["глава совета"]')
    found, _ = desk.told()
    assert [p.name for p in found.people] == ["Айгүль Омарова"]
    assert [p.title for p in found.people[0].positions] == ["глава совета"]
    assert found.quotes[0].speaker == "Айгүль Омарова"
    assert found.decisions[0].issuer == "Айгүль Омарова"


def test_a_quotation_may_be_cut_but_not_reworded(desk: Desk) -> None:
    desk.say("цитата", QUOTE, 'text = "Людям нужен ясный и короткий отчёт"')
    found, problems = desk.told()
    (quote,) = found.quotes
    assert quote.span.of(TEXT) == quote.text == "Людям нужен ясный и короткий отчёт"
    assert problems == ()
    desk.file.unlink()
    desk.again()
    desk.say("цитата", QUOTE, 'text = "Людям нужен длинный отчёт"')
    found, problems = desk.told()
    assert found.quotes == desk.facts.quotes
    assert "буква в букву" in problems[0].message


def test_a_fact_of_the_editors_own_cites_its_sentence(desk: Desk) -> None:
    desk.add(
        "[[article.add]]",
        'kind = "решение"',
        f'sentence = "{CONTEST}"',
        'action = "объявить конкурс"',
        'executors = ["управление образования"]',
        "order = 1",
    )
    found, problems = desk.told()
    assert problems == ()
    assert found.decisions[0].action == "объявить конкурс"
    assert found.sentence_of(found.decisions[0].span) == CONTEST
    assert len(found.decisions) == 3


@pytest.mark.parametrize(
    ("kind", "line", "of"),
    [
        ("событие", 'text = "заседание совета"', lambda f: f.event.text),
        ("суть", 'text = "Прошло заседание."', lambda f: f.summary[-1].text),
        ("человек", 'name = "Марат Сейтенов"', lambda f: f.people[-1].name),
        ("дата", "start = 2025-03-24", lambda f: f.dates[-1].start),
        ("место", 'name = "Дом дружбы"', lambda f: f.places[-1].name),
        ("организация", 'name = "Совет матерей"', lambda f: f.organisations[-1].name),
        ("цитата", 'text = "поручила секретариату"', lambda f: f.quotes[-1].text),
    ],
)
def test_facts_of_every_kind_may_be_added(
    desk: Desk, kind: str, line: str, of: Callable[[Facts], Any]
) -> None:
    desk.add("[[article.add]]", f'kind = "{kind}"', f'sentence = "{REPORT}"', line)
    found, problems = desk.told()
    assert problems == ()
    assert str(of(found)) in line


def test_those_whom_the_editor_names_as_taking_part_are_his_list(desk: Desk) -> None:
    lines = ('text = "заседание совета"', 'participants = ["Марат Сейтенов"]')
    desk.add("[[article.add]]", 'kind = "событие"', f'sentence = "{REPORT}"', *lines)
    found, problems = desk.told()
    assert problems == ()
    assert found.event is not None
    assert found.event.participants == ("Марат Сейтенов",)
    assert "event" in found.ordered


def test_the_headline_is_changed_and_an_article_is_taken_out(desk: Desk) -> None:
    text = desk.file.read_text("utf-8")
    desk.file.write_text(text.replace('# headline = "Совет"', 'headline = "Заседание"'), "utf-8")
    assert desk.told()[0].article.title == "Заседание"
    desk.file.write_text(
        text.replace('# verdict = "убрать"   #', 'verdict = "убрать"   #'), "utf-8"
    )
    found, problems = edited([desk.facts], edits_in(desk.file.parent), desk.file.parent)
    assert found == ()
    assert problems[0].message == "публикация убрана из брифинга правкой"


def test_a_second_writing_keeps_what_the_editor_wrote_letter_for_letter(desk: Desk) -> None:
    desk.say("решение", REPORT, "# спросить у секретаря", 'action  =  "подготовить годовой отчёт"')
    before = desk.file.read_text("utf-8")
    block = next(b for b in re.split(r"(?m)^(?=\[\[)", before) if "годовой" in b).strip()
    block = re.sub(r"(?m)^#! .*\n", "", block)  # the program's own remark
    desk.again()
    after = desk.file.read_text("utf-8")
    assert block in after
    assert after.count("[[article.fact]]") == before.count("[[article.fact]]")
    desk.again()
    assert desk.file.read_text("utf-8") == after


def test_what_the_editor_did_not_touch_follows_the_program(desk: Desk) -> None:
    (first, *rest) = desk.facts.decisions
    desk.again(replace(desk.facts, decisions=(replace(first, action="иначе сказанное"), *rest)))
    text = desk.file.read_text("utf-8")
    assert '# action = "иначе сказанное"' in text
    assert f'# action = "{PREPARE}"' not in text


def changed_article(desk: Desk, text: str) -> Facts:
    """The facts of the same file after its text has changed."""
    article = replace(desk.facts.article, id="ba9876543210", text=text)
    return extract(article)


def test_an_edit_finds_its_sentence_in_a_text_that_changed_elsewhere(desk: Desk) -> None:
    desk.say("решение", REPORT, 'action = "подготовить годовой отчёт"')
    desk.add("[[article.add]]", 'kind = "место"', f'sentence = "{CONTEST}"', 'name = "Школа № 1"')
    other = changed_article(desk, TEXT.replace("Доме дружбы", "Доме культуры"))
    found, problems = desk.told(other)
    assert problems == ()
    assert "подготовить годовой отчёт" in [d.action for d in found.decisions]
    assert "Школа № 1" in [place.name for place in found.places]
    desk.again(other)
    assert desk.told(other) == (found, ())
    assert 'id = "ba9876543210"' in desk.file.read_text("utf-8")


def test_an_edit_whose_sentence_changed_is_not_applied_and_is_listed(desk: Desk) -> None:
    desk.say("решение", REPORT, 'action = "подготовить годовой отчёт"')
    other = changed_article(desk, TEXT.replace("15 апреля", "25 апреля"))
    found, (problem,) = desk.told(other)
    assert found == other
    assert problem.level == "warning"
    assert "в публикации больше нет предложения" in problem.message
    line = int(problem.where.rpartition(":")[2])
    assert desk.file.read_text("utf-8").splitlines()[line - 1] == "[[article.fact]]"
    for _ in range(2):
        desk.again(other)
        text = desk.file.read_text("utf-8")
        assert text.count("#! ПРОВЕРЬТЕ, правка не применяется") == 1
        assert 'action = "подготовить годовой отчёт"' in text


def test_an_edit_of_a_fact_that_is_no_longer_found_is_listed(desk: Desk) -> None:
    desk.say("решение", REPORT, 'verdict = "принять"')
    lost = replace(desk.facts, decisions=desk.facts.decisions[1:])
    assert "больше не находит этого факта" in desk.told(lost)[1][0].message


def test_edits_of_another_week_are_kept_and_counted(desk: Desk, tmp_path: Path) -> None:
    desk.say("решение", REPORT, 'verdict = "убрать"')
    other = extract(Article("aaaaaaaaaaaa", "Иное", "Аким открыл школу.\n", None, path="b.txt"))
    found, (problem,) = edited([other], edits_in(tmp_path), tmp_path)
    assert found == (other,)
    assert problem.level == "note"
    assert "которых нет среди прочитанных: 1" in problem.message
    desk.file.write_text(editable([other], desk.file), "utf-8")
    assert [d.action for d in desk.told()[0].decisions] == [HOLD]


RECORD = '[[article]]\nid = "0123456789ab"\n\n[[article.fact]]\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[[artcle]]\nid = "0123456789ab"\n', 1, "неизвестный ключ «artcle»"),
        ("[[article]]\n", 1, "не сказано, какая это публикация"),
        ('[[article]]\nid = "совет"\n', 2, "не номер факта или публикации"),
        ('[[article]]\npath = "a"\nverdict = "принять"\n', 3, "такого не бывает"),
        (RECORD + 'id = "zz"\nkind = "решение"\n', 5, "«zz» — не номер"),
        (RECORD + 'id = "0123456789ab"\n', 4, "«kind»: не указано"),
        (RECORD + 'id = "0123456789ab"\nkind = "речь"\n', 6, "«речь» — такого не бывает"),
        (RECORD + 'id = "0123456789ab"\nkind = "решение"\nactoin = "x"\n', 7, "«actoin»"),
        (RECORD + 'id = "0123456789ab"\nkind = "решение"\norder = 0\n', 7, "нужно число от 1"),
        (RECORD + 'id = "0123456789ab"\nkind = "решение"\npast = "да"\n', 7, "true или false"),
        (
            RECORD + 'id = "0123456789ab"\nkind = "дата"\nstart = "завтра"\n',
            7,
            "«завтра» не понята",
        ),
        (RECORD + 'id = "0123456789ab"\nkind = "решение"\naction = ""\n', 7, "непустой текст"),
        (RECORD + 'id = "0123456789ab"\nkind = "решение"\nverdict = "да"\n', 7, "«да» — такого не"),
        (RECORD + "id = 0123\n", 5, "ошибка записи TOML"),
        (
            '[[article]]\npath = "a"\n[[article.add]]\nkind = "место"\nsentence = "А."\n',
            3,
            "нет «name»",
        ),
        (
            RECORD
            + 'id = "0123456789ab"\nkind = "суть"\n[[article.fact]]\nid = "0123456789ab"\n'
            + 'kind = "суть"\n',
            7,
            "назван дважды",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    (tmp_path / "edits.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        edits_in(tmp_path)
    assert f"edits.toml:{line}" in caught.value.where
    assert said in caught.value.message


def test_an_id_of_no_fact_is_a_mistake_where_no_sentence_tells_of_it(desk: Desk) -> None:
    desk.add("[[article.fact]]", 'id = "ffffffffffff"', 'kind = "решение"', 'verdict = "убрать"')
    with pytest.raises(ConfigError, match="нет факта ffffffffffff"):
        desk.told()


@given(st.text())
def test_any_text_of_an_article_can_stand_in_the_file(text: str) -> None:
    whole = tomllib.loads(f"value = {_toml(text)}\n# value = {_toml(text)}\n")["value"]
    if text.isprintable():
        assert whole == text


def test_the_office_edits_builds_and_extracts_again(office: Path, run: Run) -> None:
    done = run("extract", "--editable")
    assert done.out.strip() == "edits.toml"
    file = office / "edits.toml"
    text = file.read_text("utf-8")
    wanted, count = re.subn(
        '# action = "подготовить отчёт.*', 'action = "подготовить отчёт о медиаторах"', text
    )
    assert count == 1
    file.write_text(wanted, "utf-8")
    run("build", "--to", "html")
    page = office / "output/briefing-2025-W13.html"
    assert "отчёт о медиаторах" in page.read_text("utf-8").replace("\u00a0", " ")
    run("extract", "--editable")
    assert 'action = "подготовить отчёт о медиаторах"' in file.read_text("utf-8")
    run("extract", "--jsonl", "-o", "facts.jsonl")
    page.unlink()
    run("build", "--facts", "facts.jsonl", "--to", "html")
    assert "отчёт о медиаторах" in page.read_text("utf-8").replace("\u00a0", " ")


def test_a_file_with_a_mistake_is_not_written_over(office: Path, run: Run) -> None:
    run("extract", "--editable")
    file = office / "edits.toml"
    file.write_text(file.read_text("utf-8") + "\n[[article.fact]]\nid = 5\n", "utf-8")
    before = file.read_bytes()
    done = run("extract", "--editable")
    assert done.code == 1
    assert "edits.toml:" in done.err
    assert file.read_bytes() == before


def test_the_last_text_stays_in_the_memory(office: Path, run: Run) -> None:
    run("extract", "--editable")
    before = (office / "edits.toml").read_bytes()
    (office / "seeds/school.txt").unlink()
    run("extract", "--editable")
    assert (office / ".ankbrief/edits.before.toml").read_bytes() == before


def test_an_edit_that_fits_no_more_is_told_by_build(office: Path, run: Run) -> None:
    run("extract", "--editable")
    file = office / "edits.toml"
    text = file.read_text("utf-8")
    at = text.index("# action", text.index("до 15 апреля"))
    file.write_text(text[:at] + 'verdict = "принять"\n' + text[at:], "utf-8")
    article = office / "seeds/council.txt"
    article.write_text(article.read_text("utf-8").replace("до 15 апреля", "до 18 апреля"), "utf-8")
    done = run("build", "--to", "html", "--report", "run.json", "--strict")
    assert done.code == 3
    assert "правка не применена" in done.err
    assert "правка не применена" in (office / "run.json").read_text("utf-8")


def test_facts_for_an_editor_go_nowhere_else(run: Run) -> None:
    done = run("extract", "--editable", "--jsonl")
    assert done.code == 2
    assert "без --jsonl и -o" in done.err


def test_a_value_that_is_only_uncovered_changes_nothing(desk: Desk) -> None:
    sure = replace(
        desk.facts,
        decisions=tuple(replace(one, inferred=False) for one in desk.facts.decisions),
        quotes=tuple(replace(one, inferred=False) for one in desk.facts.quotes),
    )
    desk.again(sure)
    text = desk.file.read_text("utf-8")
    uncovered = re.sub(
        r"(?m)^# (?=\w+ = )(?!verdict|kind|sentence|order)", "", text.split("─" * 96, 1)[1]
    )
    desk.file.write_text(uncovered, "utf-8")
    assert "\naction = " in uncovered
    assert desk.told(sure) == (sure, ())


def test_an_article_from_an_address_is_called_by_it(tmp_path: Path, facts: Facts) -> None:
    address = "https://news.example/a.html"
    fetched = replace(facts, article=replace(facts.article, path=address))
    text = editable([fetched], tmp_path / "edits.toml")
    assert f'path = "{address}"' in text


def test_what_is_taken_out_of_an_article_is_taken_out_of_its_reprint(desk: Desk) -> None:
    copy = f"Перепечатка.\n\n{TEXT}"
    reprint = extract(replace(desk.facts.article, id="ba9876543210", path="b.txt", text=copy))
    assert PREPARE in [d.action for d in reprint.decisions]
    desk.say("решение", REPORT, 'verdict = "убрать"', "order = 3")
    folder = desk.file.parent
    found, _ = edited([desk.facts, reprint], edits_in(folder), folder)
    assert [[d.action for d in one.decisions] for one in found] == [[HOLD], [HOLD]]


TWO = "Аким Марат Сейтенов и директор Дина Каримова открыли школу."


def test_of_two_persons_in_a_sentence_the_right_one_is_found_in_a_changed_text(
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "a.txt")
    before = extract(Article("0123456789ab", "Школа", f"{TWO}\n", None, path=path))
    after = extract(Article("ba9876543210", "Школа", f"{TWO}\nШёл снег.\n", None, path=path))
    file = tmp_path / "edits.toml"
    text = editable([before], file)
    file.write_text(text.replace('# name = "Дина Каримова"', 'name = "Дина Керимова"'), "utf-8")
    (found,), problems = edited([after], edits_in(tmp_path), tmp_path)
    assert [person.name for person in found.people] == ["Марат Сейтенов", "Дина Керимова"]
    assert [one.message for one in problems] == [f"{COUNTED} 1"]
    fewer = replace(after, people=after.people[1:])
    (found,), (problem, count) = edited([fewer], edits_in(tmp_path), tmp_path)
    assert found == fewer
    assert "больше не находит" in problem.message
    assert count.message == f"{COUNTED} 0, не применено 1"


def test_check_reads_the_edits_too(office: Path, run: Run) -> None:
    assert "edits.toml" not in run("check").out
    (office / "edits.toml").write_text("[[article]]\nid = 5\n", "utf-8")
    done = run("check")
    assert done.code == 1
    assert "✗ Правки редактора: edits.toml" in done.out
    assert "edits.toml:2" in done.out


def test_a_file_that_now_holds_another_article_does_not_get_the_edits_of_the_old(
    desk: Desk,
) -> None:
    desk.say("решение", REPORT, 'verdict = "убрать"')
    other = changed_article(desk, "Аким области открыл больницу в Кумтасе.\n")
    found, (problem,) = desk.told(other)
    assert found == other
    assert "которых нет среди прочитанных: 1" in problem.message


def test_an_article_that_moved_takes_its_edits_along(desk: Desk) -> None:
    desk.say("решение", REPORT, 'verdict = "убрать"')
    folder = desk.file.parent
    moved = replace(desk.facts, article=replace(desk.facts.article, path=str(folder / "b.txt")))
    copy = f"Шёл снег.\n\n{TEXT}"
    in_its_place = changed_article(desk, copy)
    found, problems = edited([in_its_place, moved], edits_in(folder), folder)
    assert [d.action for d in found[1].decisions] == [HOLD]
    assert [one.message for one in problems] == [f"{COUNTED} 1"]


def test_what_was_applied_is_counted_and_so_is_what_was_not(desk: Desk) -> None:
    desk.say("решение", REPORT, 'verdict = "принять"')
    desk.say("решение", CONTEST, "order = 1")
    desk.say("цитата", QUOTE, 'text = "Людям нужен отчёт"')  # reworded
    desk.add("[[article.add]]", 'kind = "место"', 'sentence = "Нет такого."', 'name = "Каратау"')
    _, problems = edited([desk.facts], edits_in(desk.file.parent), desk.file.parent)
    assert problems[-1].message == f"{COUNTED} 2, не применено 2"
    assert problems[-1].where == str(desk.file)


def test_a_story_is_put_where_the_editor_wants_it(office: Path, run: Run) -> None:
    run("extract", "--editable")
    file = office / "edits.toml"
    before = titles(office, run)
    records = file.read_text("utf-8").split("[[article]]")
    last = next(n for n, record in enumerate(records) if f'title = "{before[-1]}"' in record)
    records[last] = records[last].replace("# order = 1", "order = 1", 1)
    file.write_text("[[article]]".join(records), "utf-8")
    assert titles(office, run) == [before[-1], *before[:-1]]
    first = json.loads((office / "run.json").read_text("utf-8"))
    assert first["counts"]["stories"] == 2
    run("extract", "--editable")
    assert titles(office, run) == [before[-1], *before[:-1]]
    facts = json.loads((office / "run.json").read_text("utf-8"))["problems"]
    assert f"{COUNTED} 1" in [problem["message"] for problem in facts]


def titles(office: Path, run: Run) -> list[str]:
    """The stories of the brief in their order."""
    run("build", "--to", "html", "--report", "run.json", "--force")
    told = json.loads((office / "run.json").read_text("utf-8"))["read"]
    return [item["title"] for item in sorted(told, key=lambda item: item["story"])]


def test_people_and_the_quotation_follow_the_editor(desk: Desk) -> None:
    text = f"{TEXT}«Чтецы готовы, их сорок человек», — сказал Марат Сейтенов.\n"
    desk.again(changed_article(desk, text))
    desk.say("человек", "Марат", "order = 1")
    desk.say("цитата", "Чтецы", "order = 1")
    found, _ = desk.told(changed_article(desk, text))
    brief = assemble([found], week_named("2025-W13"))
    (story,) = brief.stories
    assert [who.name for who in story.people] == ["Марат Сейтенов", "Айгуль Омарова"]
    assert story.quote
    assert story.quote.text == "Чтецы готовы, их сорок человек"


def test_all_that_is_wrong_in_the_edits_is_told_at_once(office: Path, run: Run) -> None:
    (office / "edits.toml").write_text(
        f'{RECORD}id = "zz"\nkind = "решение"\npast = "да"\nactoin = "x"\n'
        '[[article.add]]\nkind = "место"\nsentence = "А."\n'
        '[[article]]\npath = "b"\nverdict = "принять"\norder = 0\n',
        "utf-8",
    )
    out = run("check").out
    for line in (5, 7, 8, 9, 14, 15):
        assert f"edits.toml:{line}: " in out, line
    assert "Ошибок: 6." in out


def test_edits_that_lost_their_sentence_are_told_when_the_file_is_written_anew(
    office: Path, run: Run
) -> None:
    run("extract", "--editable")
    file = office / "edits.toml"
    wanted = re.sub('# action = "подготовить отчёт.*', 'action = "отчитаться"', file.read_text())
    file.write_text(wanted, "utf-8")
    council = office / "seeds/council.txt"
    council.write_text(council.read_text("utf-8").replace("отчёт", "доклад"), "utf-8")
    for dry in ((), ("--dry-run",)):
        done = run("extract", "--editable", *dry)
        assert done.code == 0
        assert "правка не применена: в публикации больше нет предложения" in done.err

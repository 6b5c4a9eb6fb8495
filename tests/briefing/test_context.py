from __future__ import annotations

import json
from datetime import date

import pytest

from ankbrief.briefing import Briefing, Period, assemble
from ankbrief.briefing.actions import Action, leans, without_deadline
from ankbrief.briefing.evidence import plain
from ankbrief.facts.extract import extract
from ankbrief.facts.serialise import facts_from_json, facts_to_json
from ankbrief.model import Article
from made_facts import Writer

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))


def brief_of(made: Writer) -> Briefing:
    return assemble([made.facts()], WEEK)


def test_an_action_that_points_back_comes_with_the_sentence_before_it() -> None:
    text = "Праздник пройдёт в мае. Управлению культуры поручено утвердить его программу."
    made = Writer(text).decides("утвердить его программу", at="поручено утвердить его программу")
    (row,) = brief_of(made).decisions
    assert row.context == "Праздник пройдёт в мае"


def test_what_a_colon_joins_is_the_context_of_the_clause_behind_it() -> None:
    text = "Заседал совет. Бауржан Толеген сложил полномочия: депутаты избрали его главой."
    clause = "депутаты избрали его главой"
    (row,) = brief_of(Writer(text).decides(clause, at=clause, kind="решение")).decisions
    assert row.context == "Бауржан Толеген сложил полномочия"


def test_an_action_that_says_all_itself_needs_no_context() -> None:
    text = "Праздник пройдёт в мае. Поручено построить мост."
    (row,) = brief_of(Writer(text).decides("построить мост", at="построить мост")).decisions
    assert row.context == ""


def test_an_action_that_points_back_is_no_key_point() -> None:
    text = "Праздник пройдёт в мае. Поручено утвердить его программу и построить мост."
    made = Writer(text, title="Праздник в мае").sums_up("Праздник пройдёт в мае.")
    made.decides("утвердить его программу", at="утвердить его программу")
    assert [point.text for point in brief_of(made).key_points] == ["Праздник в мае."]


def test_a_bare_plan_of_the_calendar_is_told_with_what_came_before() -> None:
    text = "Стороны подписали соглашение о танцевальном классе. Занятия начнутся 1 сентября."
    made = Writer(text).sums_up("Стороны подписали соглашение о танцевальном классе.")
    made.when("1 сентября", date(2026, 9, 1), date(2026, 9, 1))
    (entry,) = brief_of(made).calendar
    assert (entry.action, entry.context) == (
        "Занятия начнутся 1 сентября",
        "Стороны подписали соглашение о танцевальном классе",
    )


@pytest.mark.parametrize(
    ("text", "pointing"),
    [
        ("депутаты избрали его председателем", True),
        ("принять закон и утвердить его", False),
        ("такие же парки создать в Сулутале", True),
        ("подобрать школы и открыть в них классы", False),
    ],
)
def test_only_a_noun_of_its_gender_and_number_may_be_what_a_pronoun_means(
    text: str, pointing: bool
) -> None:
    assert leans(text) is pointing


@pytest.mark.parametrize(
    ("text", "pointing"),
    [
        ("соответствующий приказ подписала Асель Ким", True),
        ("указанные недостатки устранить до мая", True),
        ("создать соответствующие условия", False),
        ("данные о паводке собрать", False),
    ],
)
def test_an_adjective_that_points_back_does_so_where_it_opens(text: str, pointing: bool) -> None:
    assert leans(text) is pointing


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("представить графики в двухнедельный срок", "представить графики"),
        ("в двухнедельный срок представить графики", "представить графики"),
        (
            "издать сборник и направить письма в двухнедельный срок",
            "издать сборник и направить письма в двухнедельный срок",
        ),
    ],
)
def test_a_term_that_has_its_own_cell_leaves_the_only_act(text: str, left: str) -> None:
    action = Action(text, infinitive=True)
    assert without_deadline(action, "в двухнедельный срок").text == left


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**26–27 декабря** прошёл праздник.", "26–27 декабря прошёл праздник."),
        ("Это _важно_, сказал он.", "Это важно, сказал он."),
        ("Файл plan_2026_v2 готов, 2 * 2 = 4.", "Файл plan_2026_v2 готов, 2 * 2 = 4."),
    ],
)
def test_marks_of_emphasis_are_not_shown(source: str, shown: str) -> None:
    assert plain(source) == shown


def test_the_calendar_holds_nothing_that_the_newest_publication_left_behind() -> None:
    old = Writer("Ярмарка пройдёт 12 августа в парке города.", published=date(2026, 8, 10))
    old.sums_up("Ярмарка пройдёт 12 августа в парке города.")
    old.when("12 августа", date(2026, 8, 12), date(2026, 8, 12))
    new = Writer("Концерт пройдёт 20 августа в парке города.", published=date(2026, 8, 14))
    new.sums_up("Концерт пройдёт 20 августа в парке города.")
    new.when("20 августа", date(2026, 8, 20), date(2026, 8, 20))
    entries = assemble([old.facts(), new.facts()], WEEK).calendar
    assert [entry.action for entry in entries] == ["Концерт пройдёт 20 августа в парке города"]


def test_a_duration_is_no_date_of_the_calendar() -> None:
    made = Writer("Закон даёт право вернуть товар в течение 14 дней.")
    made.sums_up("Закон даёт право вернуть товар в течение 14 дней.")
    made.when("в течение 14 дней", date(2026, 8, 12), date(2026, 8, 26), "deadline")
    assert brief_of(made).calendar == ()


def test_words_about_oneself_are_told_as_a_quotation() -> None:
    text = "«Котёл мы введём до 1 декабря», – сказал Данияр Ким."
    made = Writer(text).person("Данияр Ким", "m", "вице-министр")
    words = "котёл мы введём до 1 декабря"
    made.decides(words, at="Котёл мы введём до 1 декабря", kind="план", by="Данияр Ким")
    (plan,) = brief_of(made).stories[0].of_kind("план")
    assert plan.action == "Данияр Ким: «Котёл мы введём до 1 декабря»"


def test_a_clause_that_lost_its_subject_gives_way_to_its_sentence() -> None:
    text = "Президент сообщил, что отменит решение и запретит изъятие сайгаков."
    clause = "отменит решение и запретит изъятие сайгаков"
    (plan,) = brief_of(Writer(text).decides(clause, at=clause, kind="план")).stories[0].decisions
    assert plan.action == "Президент сообщил, что отменит решение и запретит изъятие сайгаков"


def test_a_sentence_out_of_a_quotation_brings_no_lone_mark() -> None:
    text = "«Карта паводков нужна. Министерство должно запустить её до мая», – сказал он."
    made = Writer(text).decides("запустить её", at="запустить её до мая", to=("министерство",))
    (row,) = brief_of(made).decisions
    assert row.context == "Карта паводков нужна"


def test_facts_from_a_file_have_the_sentence_before_too() -> None:
    text = "Праздник пройдёт в мае. Управлению культуры поручено утвердить его программу."
    made = Writer(text).decides("утвердить его программу", at="поручено утвердить его программу")
    loaded = facts_from_json(json.loads(json.dumps(facts_to_json(made.facts()))))
    assert not loaded.article.text
    (row,) = assemble([loaded], WEEK).decisions
    assert row.context == "Праздник пройдёт в мае"


def test_the_sentence_before_is_kept_where_it_may_be_needed() -> None:
    text = (
        "Праздник пройдёт в мае. Аким Марат Досов поручил управлению культуры утвердить его "
        "программу. Школьники споют."
    )
    sentences = extract(Article("a", "Праздник", text, date(2026, 8, 12))).sentences
    assert [s.before for s in sentences if s.text.startswith("Аким")] == ["Праздник пройдёт в мае."]


def test_another_person_s_words_explain_nothing() -> None:
    text = "«Цены должны быть честными», – сказал аким. До конца года откроются три павильона."
    clause = "До конца года откроются три павильона"
    (plan,) = brief_of(Writer(text).decides(clause, at=clause, kind="план")).stories[0].decisions
    assert plan.context == ""

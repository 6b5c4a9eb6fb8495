"""What a brief shows of earlier ones: days that come, days that have gone, stories that go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankbrief.briefing import Options, Period, assemble, week_of
from ankbrief.briefing.done import closes, done_in, is_whole, reports, told_done
from ankbrief.briefing.evidence import Numbered
from ankbrief.briefing.following import followed
from ankbrief.briefing.keeping import kept
from ankbrief.briefing.model import Who
from ankbrief.briefing.past import PastOrder, PastWeek, Said
from ankbrief.facts.extract import extract
from ankbrief.model import Article, Span, When
from made_article import facts_of
from made_weeks import DAY, WEEKS, briefs, of_week, records
from made_weeks import reports as of_all_weeks


def rows(orders: tuple[PastOrder, ...]) -> list[tuple[str, str]]:
    return [(f"{order.due:%d.%m}", order.action) for order in orders]


def test_orders_of_earlier_weeks_stand_by_their_day() -> None:
    _, second, third = briefs()
    assert rows(second.due) == [
        ("17.08", "обеспечить хозяйства дизельным топливом"),
        ("18.08", "организовать объезд для грузовых машин"),
        ("20.08", "укомплектовать школу учителями и закупить мебель для классов"),
    ]
    assert rows(third.overdue) == [("17.08", "обеспечить хозяйства дизельным топливом")]
    assert ("28.08", "завершить укрепление опор моста") in rows(third.due)


def test_the_first_week_looks_back_at_nothing() -> None:
    first = briefs()[0]
    assert (first.due, first.overdue, first.answered, first.continued) == ((), (), (), ())


def test_a_sentence_that_tells_of_the_order_stands_beside_it() -> None:
    _, second, third = briefs()
    (water,) = second.answered
    assert water.action == "восстановить подачу воды и подвозить её цистернами"
    (said,) = water.later
    assert said.sentence.startswith("Подача воды восстановлена, сообщил 19 августа")
    assert second.source(said.source or 0).title == "В Каменке меняют водовод"
    assert "завершил укрепление опор" in third.due[-1].later[0].sentence


def test_an_order_that_was_answered_is_not_called_overdue_the_week_after() -> None:
    third = briefs()[2]
    water = "восстановить подачу воды и подвозить её цистернами"
    assert water not in {order.action for order in (*third.overdue, *third.answered)}


def test_an_order_of_which_a_part_was_told_stays_open() -> None:
    wagons = "подать под зерно 400 вагонов"
    assert wagons in {order.action for order in briefs()[2].answered}
    week = Period(date(2026, 8, 31), date(2026, 9, 6))
    following = followed(records(), week, (), ())
    assert wagons in {order.action for order in following.due}
    later = followed(records(), Period(date(2026, 9, 7), date(2026, 9, 13)), (), ())
    assert wagons in {order.action for order in later.overdue}


def test_what_goes_on_is_found_and_nothing_else() -> None:
    matter = {(f.article.title, week_of(f.article.published or DAY)): m for m, f in of_all_weeks()}
    found = {
        ((brief.story(one.story).title, brief.period), (past.title, past.period))
        for brief in briefs()
        for one in brief.continued
        for past in one.earlier
    }
    assert {pair for pair in found if matter[pair[0]] != matter[pair[1]]} == set()
    pairs = (
        (later, early) for later, early in product(matter, matter) if matter[later] == matter[early]
    )
    true = {pair for pair in pairs if pair[0][1].start > pair[1][1].start}
    assert len(true) == 9
    assert len(found) >= 8


def test_a_continuation_says_what_both_have_in_common_and_where_it_was() -> None:
    bridge = next(one for one in briefs()[1].continued if "Ерлан Мукашев" in one.common)
    (past,) = bridge.earlier
    assert past.title == "В Тасколе начали ремонт моста через Сарысай"
    assert past.period == WEEKS[0]
    assert past.said[0].outlet == "Вести Приречья"
    assert past.said[0].sentence.startswith("10 августа в Тасколе провели выездное совещание")


def test_persons_are_counted_beside_the_week_before() -> None:
    third = briefs()[2]
    assert third.figures.before == WEEKS[1]
    before = {person.name: person.before for person in third.people}
    mentions = {person.name: person.mentions for person in briefs()[1].people}
    assert before["Нурлан Есжанов"] == mentions["Нурлан Есжанов"]
    assert before["Арман Жаксылыков"] == 0
    assert {tally.name: tally.before for tally in third.figures.outlets}["Заречье-инфо"] == 2


def test_the_counts_are_those_of_the_articles_where_they_are_given_too() -> None:
    alone = briefs()[1]
    facts = (*of_week(WEEKS[0]), *of_week(WEEKS[1]))
    given_too = assemble(facts, WEEKS[1])
    assert {p.name: p.before for p in given_too.people} == {p.name: p.before for p in alone.people}


def test_an_article_without_a_date_is_told_by_one_brief_only() -> None:
    facts = tuple(
        replace(one, article=replace(one.article, published=None)) for one in of_week(WEEKS[0])
    )
    week = kept(assemble(facts, WEEKS[0]), facts)
    again = assemble(facts, WEEKS[1], options=Options(past=(week,)))
    assert (again.stories, again.continued) == ((), ())
    assert {item.reason for item in again.left_out} == {"уже в брифинге"}
    assert again.left_out[0].detail == (
        "Даты в публикации нет, а в брифинг за 10–16 августа 2026 года она вошла."
    )
    assert assemble(facts, WEEKS[0], options=Options(past=())).left_out == ()


def test_an_article_of_this_week_is_told_whatever_was_told_before() -> None:
    facts = of_week(WEEKS[1])
    week = replace(kept(assemble(facts, WEEKS[1]), facts), period=WEEKS[0])
    assert assemble(facts, WEEKS[1], options=Options(past=(week,))).left_out == ()


def test_the_same_order_of_two_weeks_is_told_once_and_by_the_first() -> None:
    first = records()[0]
    copy = replace(first, period=Period(date(2026, 8, 10), date(2026, 8, 12)))
    orders = tuple(replace(order, period=copy.period) for order in first.orders)
    twice = followed((first, replace(copy, orders=orders)), WEEKS[1], (), ())
    assert len(twice.due) == len({order.action for order in twice.due}) == 3


def test_what_is_told_again_with_its_day_stands_in_the_table_alone() -> None:
    facts = of_week(WEEKS[0])
    moved = tuple(
        replace(f, article=replace(f.article, id=f"{f.article.id}x", published=date(2026, 8, 18)))
        for f in facts
    )
    again = assemble(moved, WEEKS[1], options=Options(past=records()[:1]))
    assert again.due == ()


def test_a_new_deadline_stands_beside_the_old_one_and_then_alone() -> None:
    text = (
        "Аким Тасколинского района Ерлан Мукашев 20 августа поручил отделу строительства "
        "до 30 сентября завершить укрепление опор моста."
    )
    facts = facts_of(text, "Срок ремонта моста перенесли")
    facts = extract(replace(facts.article, id="moved", published=date(2026, 8, 20)))
    second = assemble((facts,), WEEKS[1], options=Options(past=records()[:1]))
    (old,) = second.answered
    assert (old.due, old.later[0].sentence) == (date(2026, 8, 28), text)
    past = (records()[0], kept(second, (facts,)))
    later = Period(date(2026, 9, 28), date(2026, 10, 4))
    found = followed(past, later, (), ())
    bridge = "завершить укрепление опор моста"
    assert [order.due for order in found.due if order.action == bridge] == [date(2026, 9, 30)]
    assert bridge not in {order.action for order in found.overdue}


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Кружки открыты во всех сёлах.", {"открыть"}),
        ("Управление открыло кружки.", {"открыть"}),
        ("Открытые в марте кружки работают.", {"открыть"}),
        ("Управление откроет кружки.", set()),
        ("Кружки ещё не открыты.", set()),
    ],
)
def test_only_what_is_done_is_told_as_done(sentence: str, verbs: set[str]) -> None:
    assert set(done_in(sentence)) & {"открыть"} == verbs


def test_half_of_it_is_not_the_whole() -> None:
    assert is_whole("Каналы очищены.")
    assert not is_whole("Очищена половина каналов.")
    assert not is_whole("Каналы очищены на 80 %.")


def test_a_common_phrase_is_shown_and_leaves_the_order_open() -> None:
    meeting = replace(order("провести совещание"), executors=(Who("аким района", is_person=False),))
    (said,) = told_done(meeting, reports([Numbered(1, facts_of("Аким района провёл совещание."))]))
    assert not closes(said, meeting)
    school = replace(meeting, action="отремонтировать школу искусств")
    assert closes(Said("Школу искусств отремонтировали.", None, None), school)
    assert not closes(Said("Почти отремонтировали школу искусств.", None, None), school)


def order(action: str = "открыть кружки робототехники", **day: date | None) -> PastOrder:
    when = When("до срока", Span(0, 0), day.get("start"), day.get("stop"), "deadline")
    said = (Said("Поручено открыть кружки.", "Вестник", date(2026, 8, 1)),)
    return PastOrder("поручение", None, (), action, True, when, "Совет", WEEKS[0], said)


def test_two_words_in_common_are_not_enough_without_the_executor() -> None:
    facts = facts_of("В селе открыли кружки вязания и танцев.")
    known = reports([Numbered(1, facts)])
    assert told_done(order(), known) == ()
    assert told_done(order("открыть кружки вязания"), known) != ()


def test_what_begins_on_a_day_is_never_overdue() -> None:
    week = PastWeek(WEEKS[0], orders=(order(start=date(2026, 8, 18)),))
    assert followed((week,), WEEKS[1], (), ()).due == week.orders
    assert followed((week,), WEEKS[2], (), ()).overdue == ()


@given(
    st.lists(
        st.tuples(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(0, 40)), max_size=6
    ),
    st.dates(date(2026, 6, 1), date(2026, 9, 1)),
)
def test_each_order_stands_where_its_day_lies(days: list[tuple[date, int]], monday: date) -> None:
    orders = tuple(
        order(f"открыть {number} школ", start=stop - timedelta(days=long), stop=stop)
        for number, (stop, long) in enumerate(days, 2)
    )
    period = Period(monday, monday + timedelta(days=6))
    found = followed((PastWeek(WEEKS[0], orders=orders),), period, (), ())
    assert {o.action for o in found.due} == {
        o.action for o in orders if period.holds(o.due or monday)
    }
    assert {o.action for o in found.overdue} == {
        o.action for o in orders if (o.due or monday) < period.start
    }
    late = [o.due or monday for o in found.overdue]
    assert late == sorted(late, reverse=True)


def test_a_brief_without_a_past_is_what_it_was() -> None:
    assert assemble(of_week(WEEKS[0]), WEEKS[0]) == briefs()[0]


SOWING = (
    "В Приреченской области продолжается посев льна. По данным управления сельского хозяйства, на"
    " {day} августа засеяно {share} процентов площадей, это {area} тысяч гектаров. Работают"
    " {tractors} тракторов. Руководитель управления сельского хозяйства Асхат Мырзабеков отметил,"
    " что техники достаточно."
)
ACCIDENTS = (
    "За неделю в Приреченской области зарегистрировано {area} происшествий. Раскрыто {tractors}"
    " преступлений. Об этом на {day} августа сообщил начальник департамента полиции Приреченской"
    " области Руслан Ибраев. Он отметил, что на дорогах дежурят патрули."
)


def goes_on(form: str, then: dict[str, int], now: dict[str, int]) -> bool:
    """Whether a form that is filled in again the week after goes on from itself."""
    made = [
        extract(Article(f"a{n}", None, form.format(**figures), date(2026, 8, figures["day"])))
        for n, figures in enumerate((then, now))
    ]
    first = kept(assemble(made[:1], WEEKS[0]), made[:1])
    return bool(assemble(made[1:], WEEKS[1], options=Options(past=(first,))).continued)


def test_a_work_that_is_further_on_continues_and_a_bulletin_of_the_week_does_not() -> None:
    then = {"day": 13, "share": 40, "area": 52, "tractors": 340}
    now = {"day": 20, "share": 60, "area": 78, "tractors": 355}
    assert goes_on(SOWING, then, now)
    assert not goes_on(SOWING, now | {"day": 13}, then | {"day": 20})  # fewer: another count
    assert not goes_on(ACCIDENTS, then, now)

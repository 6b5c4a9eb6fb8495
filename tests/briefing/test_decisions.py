from __future__ import annotations

from datetime import date

from ankbrief.briefing import Period, assemble
from ankbrief.briefing.model import BriefDecision
from made_facts import Writer

WEEK = Period(date(2026, 8, 10), date(2026, 8, 16))


def told(*actions: str, to: tuple[tuple[str, ...], ...] = ()) -> tuple[BriefDecision, ...]:
    made = Writer(" ".join(f"Поручено {action}." for action in actions), title="Совещание")
    for n, action in enumerate(actions):
        made.decides(action, at=f"Поручено {action}", to=to[n] if to else ())
    return assemble([made.facts()], WEEK).decisions


def test_one_order_in_two_wordings_is_one_row() -> None:
    rows = told(
        "отказаться от имиджевых и крупных мероприятий",
        "отказаться от проведения имиджевых и других крупных мероприятий",
    )
    assert len(rows) == 1
    assert len(rows[0].evidence) == 2


def test_orders_to_different_bodies_are_two_rows() -> None:
    both = "подготовить план работы на год"
    rows = told(both, f"к осени {both}", to=(("акимат",), ("министерство",)))
    assert len(rows) == 2


def test_orders_with_other_numbers_are_two_rows() -> None:
    assert len(told("построить 3 школы в селе Аксу", "построить 5 школ в селе Аксу")) == 2


def test_what_only_one_telling_knows_is_joined_to_the_other() -> None:
    text = "Открыть школу в селе Аксу. Поручено открыть школу в селе Аксу до 1 мая 2027 года."
    made = Writer(text, title="Совещание").person("Тимур Байсалов", "m", "аким области")
    by = made.when("до 1 мая 2027 года", None, date(2027, 5, 1), "deadline")
    made.decides("открыть школу в селе Аксу", at="Открыть школу", by="Тимур Байсалов")
    made.decides("открыть школу в селе Аксу", at="Поручено открыть", to=("акимат",), deadline=by)
    (row,) = assemble([made.facts()], WEEK).decisions
    assert row.issuer
    assert (row.issuer.name, row.executors[0].name, row.deadline) == (
        "Тимур Байсалов",
        "акимат",
        by,
    )


def test_an_executor_with_a_post_before_his_name_is_that_person() -> None:
    text = "Заместителю акима Галиму Утепову поручено проверить мосты."
    made = Writer(text, title="Совещание").person("Галим Утепов", "m")
    made.decides("проверить мосты", at="поручено", to=("заместитель акима Галим Утепов",))
    (executor,) = assemble([made.facts()], WEEK).decisions[0].executors
    assert (executor.name, executor.position, executor.gender) == (
        "Галим Утепов",
        "заместитель акима",
        "m",
    )


def test_rows_run_kind_by_kind_and_are_numbered_through() -> None:
    text = "Решено закрыть рынок. Поручено открыть школу."
    made = Writer(text, title="Совещание")
    made.decides("закрыть рынок", at="Решено", kind="решение")
    made.decides("открыть школу", at="Поручено")
    rows = assemble([made.facts()], WEEK).decisions
    assert [(d.number, d.kind) for d in rows] == [(1, "поручение"), (2, "решение")]


def test_a_body_under_two_names_is_one_executor() -> None:
    action = "представить план работы на год"
    assert len(told(action, f"срочно {action}", to=(("Кабмин",), ("Правительство РК",)))) == 1

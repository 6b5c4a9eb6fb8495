from __future__ import annotations

from datetime import date

from ankbrief.briefing import Period, assemble
from ankbrief.briefing.model import BriefDecision
from ankbrief.model import Facts
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


def test_two_outlets_with_one_deadline_may_word_an_order_differently() -> None:
    def outlet(source: str, action: str) -> Facts:
        text = f"Сессия молодёжного совета области прошла. {action} до 1 марта."
        made = Writer(text, title="Сессия", source=source).place("Аксу", "Сессия")
        made.event("сессия молодёжного совета области", at="Сессия", where="Аксу")
        by = made.when("до 1 марта", None, date(2027, 3, 1), "deadline")
        return made.decides(action, at=action, deadline=by).sums_up(text).facts()

    actions = ("разработать план развития кружков", "подготовить план развития кружков области")
    both = [outlet("А", actions[0]), outlet("Б", actions[1])]
    assert [len(row.evidence) for row in assemble(both, WEEK).decisions] == [2]


def test_an_issuer_whom_only_context_gives_stays_inferred_when_another_outlet_names_none() -> None:
    def outlet(source: str, by: str | None) -> Facts:
        text = "Сессия молодёжного совета области прошла. Поручено открыть кружки в сёлах."
        made = Writer(text, title="Сессия", source=source).place("Аксу", "Сессия")
        made.event("сессия молодёжного совета области", at="Сессия", where="Аксу")
        action = "открыть кружки в сёлах"
        return made.decides(action, at=action, by=by, inferred=by is not None).facts()

    (row,) = assemble([outlet("А", "Тимур Байсалов"), outlet("Б", None)], WEEK).decisions
    assert (row.inferred, row.issuer_stated, len(row.evidence)) == (True, False, 2)

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ankbrief.briefing.control import by_deadline, by_weight, overdue
from ankbrief.briefing.model import BriefDecision, Evidence, Who
from ankbrief.model import Span, When

DAY = date(2026, 8, 17)
CHAIR = Who("Тимур Байсалов", is_person=True, gender="m", positions=("аким области",))
ORDER = BriefDecision(
    kind="поручение",
    issuer=CHAIR,
    executors=(),
    action="открыть кружок",
    infinitive=True,
    deadline=None,
    story=1,
    evidence=(Evidence(1, "Поручено открыть кружок."),),
    number=1,
)


def due(number: int, day: date | None, words: str = "до срока") -> BriefDecision:
    return replace(ORDER, number=number, deadline=When(words, Span(0, 1), None, day, "deadline"))


LATE, SOON, LATER = due(2, date(2026, 8, 14)), due(3, date(2026, 8, 20)), due(4, date(2026, 9, 1))
VAGUE, FREE = due(5, None, "в кратчайший срок"), replace(ORDER, number=6)


def test_the_soonest_comes_first_and_what_has_no_day_last() -> None:
    assert by_deadline([FREE, LATER, VAGUE, LATE, SOON]) == [LATE, SOON, LATER, VAGUE, FREE]


def test_a_day_that_is_over_is_late_and_the_day_itself_is_not() -> None:
    today = due(7, DAY)
    assert overdue([FREE, LATER, today, LATE, VAGUE], DAY) == [LATE]


def test_of_those_with_a_day_the_order_of_the_highest_to_somebody_weighs_most() -> None:
    told = replace(LATER, executors=(Who("акимат области", is_person=False),))
    nobody = replace(SOON, issuer=None)
    assert by_weight([FREE, nobody, SOON, told]) == [told, SOON, nobody, FREE]

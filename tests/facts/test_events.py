"""The event: its full name in the nominative, its day, its place, its people."""

from __future__ import annotations

import pytest

from made_article import facts_of

NAMED: tuple[tuple[str, str], ...] = (
    ("На ХХХІV сессии Ассамблеи народа Казахстана выступил аким.",
     "XXXIV сессия Ассамблеи народа Казахстана"),
    ("Накануне состоялось заседание областного штаба.", "заседание областного штаба"),
    ("В городе прошла республиканская конференция «Тіл – көпір».",
     "республиканская конференция «Тіл – көпір»"),
    ("Участники III Республиканского форума обсудили планы.", "III Республиканский форум"),
    ("Марат Абенов прибыл с рабочей поездкой в Тараз.", "рабочая поездка в Тараз"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_an_event_has_its_full_name(text: str, name: str) -> None:
    event = facts_of(text).event
    assert event is not None
    assert event.text == name


def test_an_event_has_its_day_place_and_people() -> None:
    text = "Сессия областного маслихата прошла в Таразе 24 декабря. Её вёл Марат Абенов."
    event = facts_of(text).event
    assert event is not None
    assert event.when is not None
    assert (event.text, event.where) == ("Сессия областного маслихата", "Тараз")
    assert (str(event.when.start), event.when.role) == ("2025-12-24", "event")
    assert event.participants == ("Марат Абенов",)


def test_a_deadline_and_a_year_are_not_the_event_s_day() -> None:
    text = "На заседании штаба в 2025 году поручено починить дамбу до 1 февраля."
    assert [when.role for when in facts_of(text).dates] == ["mention", "deadline"]


def test_background_is_not_the_event() -> None:
    assert facts_of("Напомним, 3 декабря состоялся форум.").event is None

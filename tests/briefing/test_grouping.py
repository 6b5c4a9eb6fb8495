from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ankbrief.briefing.grouping import same_stories
from ankbrief.model import Facts
from made_facts import Writer
from made_week import DAY, museum, report, session


def bulletin(day: date, rate: str, source: str = "Вестник степи") -> Facts:
    text = f"Официальный курс доллара на сегодня составил {rate} тенге, сообщает Национальный банк."
    return Writer(text, title="Курс валют", published=day, source=source).facts()


def test_two_outlets_that_tell_of_one_session_make_one_story() -> None:
    one, two = session(), report()
    assert same_stories([one, two]) == ((one, two),)


def test_another_event_of_those_days_is_another_story() -> None:
    assert len(same_stories([session(), museum()])) == 2


def test_the_session_of_another_week_is_another_story() -> None:
    later = report()
    assert later.event
    article = replace(later.article, published=DAY + timedelta(days=7))
    later = replace(later, article=article, event=replace(later.event, when=None))
    assert len(same_stories([session(), later])) == 2


def test_sessions_with_other_numbers_are_kept_apart() -> None:
    def numbered(number: str) -> Facts:
        text = f"{number} сессия Ассамблеи народа прошла в Сарыозене. Говорил Тимур Байсалов."
        made = Writer(text, published=DAY, source=number).person("Тимур Байсалов", "m")
        return made.event(
            f"{number} сессия Ассамблеи народа", at="сессия", where="Сарыозен"
        ).facts()

    assert len(same_stories([numbered("XXXIV"), numbered("XXXV")])) == 2
    assert len(same_stories([numbered("XXXIV"), numbered("ХХХІV")])) == 1  # Cyrillic Х and І


def test_a_reprint_of_the_day_is_folded_and_a_bulletin_with_other_numbers_is_not() -> None:
    same = bulletin(DAY, "540,2"), bulletin(DAY, "540,2", "Сарыозен-инфо")
    assert len(same_stories(same)) == 1
    assert len(same_stories([same[0], bulletin(DAY, "541,9")])) == 2
    assert len(same_stories([same[0], bulletin(DAY + timedelta(days=1), "540,2")])) == 2


def test_one_speaker_on_one_day_is_not_yet_one_story() -> None:
    def speech(event: str) -> Facts:
        made = Writer(f"Тимур Байсалов провёл {event} в Сарыозене.", published=DAY, source=event)
        return made.person("Тимур Байсалов", "m").event(event, at=event, where="Сарыозен").facts()

    groups = same_stories([speech("заседание штаба по паводкам"), speech("встречу с ветеранами")])
    assert len(groups) == 2


def test_an_article_without_any_date_joins_no_other() -> None:
    undated = replace(session(), article=replace(session().article, published=None))
    assert undated.event
    undated = replace(undated, event=replace(undated.event, when=None))
    assert len(same_stories([session(), undated])) == 2

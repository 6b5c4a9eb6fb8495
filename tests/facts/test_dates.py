"""When: intervals counted from the publication (25 December 2025, a Thursday), never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankbrief.data import load
from ankbrief.facts.dates.grammar import rules
from ankbrief.facts.dates.meanings import months
from ankbrief.facts.extract import extract
from ankbrief.model import When
from made_article import article_of, facts_of

# text, then the words of its date and what they mean: first day, last day
MEANT: tuple[tuple[str, str, str, str], ...] = (
    ("Заседание прошло 24 апреля 2025 года.", "24 апреля 2025 года", "2025-04-24", "2025-04-24"),
    ("Заседание прошло 24 апреля, 2025.", "24 апреля, 2025", "2025-04-24", "2025-04-24"),
    ("Приказ от 06.01.2026 подписан.", "06.01.2026", "2026-01-06", "2026-01-06"),
    ("Запись 2025-12-20 сохранена.", "2025-12-20", "2025-12-20", "2025-12-20"),
    ("Форум пройдёт 15–16 апреля.", "15–16 апреля", "2026-04-15", "2026-04-16"),
    ("Форум пройдёт 15 и 16 апреля.", "15 и 16 апреля", "2026-04-15", "2026-04-16"),
    ("Форум прошёл с 3 по 5 декабря.", "с 3 по 5 декабря", "2025-12-03", "2025-12-05"),
    ("Ярмарка: 29 декабря – 4 января.", "29 декабря – 4 января", "2025-12-29", "2026-01-04"),
    ("План на 2026–2030 годы утверждён.", "2026–2030 годы", "2026-01-01", "2030-12-31"),
    ("Учёба пройдёт в 2026-2027 годах.", "в 2026-2027 годах", "2026-01-01", "2027-12-31"),
    ("Школу построят в мае 2026 года.", "в мае 2026 года", "2026-05-01", "2026-05-31"),
    ("Школу построят в мае.", "в мае", "2026-05-01", "2026-05-31"),
    ("Школу построили в мае.", "в мае", "2025-05-01", "2025-05-31"),
    ("Деньги выделили 30 ноября.", "30 ноября", "2025-11-30", "2025-11-30"),
    ("Деньги выделят 30 января.", "30 января", "2026-01-30", "2026-01-30"),
    ("Накануне прошла встреча.", "Накануне", "2025-12-24", "2025-12-24"),
    ("Встреча состоится в эту субботу.", "в эту субботу", "2025-12-27", "2025-12-27"),
    ("Встреча состоялась в субботу.", "в субботу", "2025-12-20", "2025-12-20"),
    ("Встреча состоится в субботу.", "в субботу", "2025-12-27", "2025-12-27"),
    ("Встреча состоялась в четверг.", "в четверг", "2025-12-25", "2025-12-25"),
    ("На прошлой неделе был дождь.", "прошлой неделе", "2025-12-15", "2025-12-21"),
    ("Во втором полугодии проведут сход.", "Во втором полугодии", "2026-07-01", "2026-12-31"),
    ("В I квартале 2026 года сдадут дом.", "В I квартале 2026 года", "2026-01-01", "2026-03-31"),
    ("В текущем году открыли музей.", "В текущем году", "2025-01-01", "2025-12-31"),
    ("В следующем месяце откроют музей.", "В следующем месяце", "2026-01-01", "2026-01-31"),
    ("Дни культуры прошли 3, 5 и 7 декабря.", "3, 5 и 7 декабря", "2025-12-03", "2025-12-07"),
    ("Сад посадят весной.", "весной", "2026-03-01", "2026-05-31"),
    ("Каток залили прошлой зимой.", "прошлой зимой", "2025-12-01", "2026-02-28"),
    ("Клуб построили летом 2023 года.", "летом 2023 года", "2023-06-01", "2023-08-31"),
    ("Во второй половине года откроют зал.", "Во второй половине года", "2026-07-01", "2026-12-31"),
    ("Ярмарка вернётся через две недели.", "через две недели", "2026-01-08", "2026-01-08"),
    ("Он сказал, что во II квартале сдадут дом.", "во II квартале", "2026-04-01", "2026-06-30"),
    ("Музей открыли 5 мая т.г. в центре.", "5 мая т.г.", "2025-05-05", "2025-05-05"),
    ("В ночь на 20 декабря сошла лавина.", "20 декабря", "2025-12-20", "2025-12-20"),
    ("На вчерашнем заседании приняли план.", "вчерашнем", "2025-12-24", "2025-12-24"),
    ("В этот вторник прошёл сход.", "В этот вторник", "2025-12-23", "2025-12-23"),
    ("В прошлый вторник прошёл сход.", "В прошлый вторник", "2025-12-23", "2025-12-23"),
    ("В минувшее воскресенье был дождь.", "В минувшее воскресенье", "2025-12-21", "2025-12-21"),
    (
        "Двадцать третьего декабря открыли мост.",
        "Двадцать третьего декабря",
        "2025-12-23",
        "2025-12-23",
    ),
    ("В субботу и воскресенье прошли игры.", "В субботу и воскресенье", "2025-12-20", "2025-12-21"),
    ("В минувшие выходные прошёл турнир.", "В минувшие выходные", "2025-12-20", "2025-12-21"),
    # what was decided of a day to come is not of a year ago
    ("Занятия 27 декабря отменили.", "27 декабря", "2025-12-27", "2025-12-27"),
    ("Школу открыли 20 января.", "20 января", "2025-01-20", "2025-01-20"),
    # «Напомним» is no verb of the future; a full stop may be glued to a day
    ("Напомним, гость вылетел 17 декабря.", "17 декабря", "2025-12-17", "2025-12-17"),
    ("Аким вернулся домой.16 декабря дом сдали.", "16 декабря", "2025-12-16", "2025-12-16"),
)

# text, then the words of its term and the last day
TERMS: tuple[tuple[str, str, str | None], ...] = (
    ("Доложить до 1 февраля.", "до 1 февраля", "2026-02-01"),
    ("Доложить не позднее 1 марта 2026 года.", "не позднее 1 марта 2026 года", "2026-03-01"),
    ("Представить план в двухнедельный срок.", "в двухнедельный срок", "2026-01-08"),
    ("Представить план в двенадцатидневный срок.", "в двенадцатидневный срок", "2026-01-06"),
    ("Сдать дорогу в течение сорока дней.", "в течение сорока дней", "2026-02-03"),
    ("Представить план в 10-дневный срок.", "в 10-дневный срок", "2026-01-04"),
    ("Представить план в месячный срок.", "в месячный срок", "2026-01-25"),
    ("Проверить мосты в ближайшие 10 дней.", "в ближайшие 10 дней", "2026-01-04"),
    ("Проверить мосты в течение трех месяцев.", "в течение трех месяцев", "2026-03-25"),
    ("Завершить ремонт к маю.", "к маю", "2026-05-01"),
    ("Завершить ремонт до конца года.", "до конца года", "2025-12-31"),
    ("Завершить ремонт до конца марта.", "до конца марта", "2026-03-31"),
    ("Завершить ремонт до начала сентября.", "до начала сентября", "2026-09-01"),
    ("Завершить ремонт к концу третьего квартала.", "к концу третьего квартала", "2026-09-30"),
    ("Завершить ремонт до конца лета.", "до конца лета", "2026-08-31"),
    ("Завершить ремонт до Нового года.", "до Нового года", "2026-01-01"),
    ("Завершить ремонт ко Дню Республики.", "ко Дню Республики", "2026-10-25"),
    ("Завершить ремонт к началу учебного года.", "к началу учебного года", "2026-09-01"),
    ("Завершить ремонт до 2030 года.", "до 2030 года", "2030-12-31"),
    ("Завершить ремонт до пятницы.", "до пятницы", "2025-12-26"),
    ("Завершить ремонт до 15-го числа.", "до 15-го числа", "2026-01-15"),
    ("Завершить ремонт в ближайшие дни.", "в ближайшие дни", None),
)

NO_DATES = (
    "Красоту осени и весны он рисует всю жизнь.",
    "Новый год прошёл весело.",
    "Окружающая среда страдает.",
    "Марта Иванова и Август Шмидт подписали письмо.",
    "К 30-летию Ассамблеи откроют музей.",
    "Подтоплено более 2000 жилых домов.",
    "На вечере выступил майский хор.",
    "В среде молодёжи растёт интерес к истории.",
    "Выделено 2026 тыс. тенге.",
    "В сегодняшнем мире важно согласие.",
    "Завтрашняя смена учится в лагере.",
    "Мастера работают без выходных.",
)


def only(text: str) -> When:
    """The one date of the text."""
    (when,) = facts_of(text).dates
    return when


@pytest.mark.parametrize(("text", "words", "start", "stop"), MEANT)
def test_a_date_is_an_interval(text: str, words: str, start: str, stop: str) -> None:
    when = only(text)
    assert (when.text, str(when.start), str(when.stop)) == (words, start, stop)
    assert when.span.of(text) == words


@pytest.mark.parametrize(("text", "words", "stop"), TERMS)
def test_a_term_is_a_deadline(text: str, words: str, stop: str | None) -> None:
    when = only(text)
    assert (when.role, when.text) == ("deadline", words)
    assert (str(when.stop) if when.stop else None) == stop


@pytest.mark.parametrize("text", NO_DATES)
def test_words_like_dates_are_none(text: str) -> None:
    assert facts_of(text).dates == ()


def test_no_rule_holds_without_its_signs() -> None:
    texts = [row[0] for row in MEANT] + [row[0] for row in TERMS] + list(_every_listed_word())
    held = [(rule, text) for rule in rules() for text in texts if rule.pattern.search(text)]
    assert all(any(sign in text.lower() for sign in rule.signs) for rule, text in held)
    assert len({rule.signs for rule, _ in held}) > 15


def _every_listed_word() -> Iterator[str]:
    yield from (f"С 5 {month} по 7 {month}, до {month}, 5 {month} 2025 года" for month in months())
    yield from (f"В {day} и {day}, до {day}, к {day}" for day in chain(*load("dates")["weekdays"]))
    yield from (f"До {holiday}" for holiday in load("dates")["holidays"])
    yield from (offset.capitalize() for offset in load("dates")["offsets"])
    yield from (
        "До лета",
        "К осени",
        "С весны",
        "К зиме",
        "Летом",
        "Осенью",
        "Зимою",
        "В конце зимы",
    )


def test_an_open_end_stays_open() -> None:
    when = only("С июля 2022 года музей закрыт.")
    assert (str(when.start), when.stop) == ("2022-07-01", None)


def test_a_term_of_the_past_is_no_deadline() -> None:
    assert only("До 2020 года музей был закрыт.").role == "mention"


def test_what_is_counted_from_the_publication_is_inferred() -> None:
    assert only("Представить план в двухнедельный срок.").inferred
    assert not only("Представить план до 1 марта 2026 года.").inferred


def test_a_day_far_from_the_publication_keeps_its_year_open() -> None:
    when = only("Дата праздника – 15 июля.")
    assert (when.start, when.stop) == (None, None)


def test_the_following_day_is_counted_from_the_day_told_before() -> None:
    told = "20 декабря прошёл форум. Вчера он закрылся. На следующий день гости уехали."
    assert [str(when.start) for when in facts_of(told).dates][-1] == "2025-12-21"


def test_a_following_day_of_no_day_told_stays_open() -> None:
    for text in ("Форум прошёл. На следующий день гости уехали.",
                 "Форум шёл 19–20 декабря. На другой день гости уехали."):  # fmt: skip
        assert facts_of(text).dates[-1].start is None


def test_the_day_after_something_is_no_date() -> None:
    assert not facts_of("На следующий день после форума гости уехали.").dates


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("С 19 декабря в области проходят встречи.", "2025-12-19"),
        ("С 19 января в области начинается приём.", "2026-01-19"),
    ],
)
def test_what_lasts_since_a_day_began_before(text: str, start: str) -> None:
    assert [str(when.start) for when in facts_of(text).dates] == [start]


def test_a_day_that_no_calendar_has_is_unresolved() -> None:
    assert only("Встреча пройдёт 31 июня 2026 года.").start is None


@pytest.mark.parametrize("text", [text for text, *_ in MEANT if "202" not in text])
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    facts = extract(replace(article_of(text), published=None))
    assert all(when.start is None and when.stop is None for when in facts.dates)


def test_a_text_without_a_day_of_publication_says_what_it_leaves_open() -> None:
    facts = extract(replace(article_of("Мост откроют до 1 мая."), published=None))
    assert "«до 1 мая»" in facts.problems[-1].message


@settings(deadline=None)  # the first text also loads the models
@given(st.text("0123456789 .-–годаплямискждвтнчуе", max_size=60))
def test_an_interval_never_ends_before_it_begins(text: str) -> None:
    for when in facts_of(text).dates:
        assert when.start is None or when.stop is None or when.start <= when.stop

from datetime import date

import pytest

from ankbrief.articles.datelines import (
    read_agency_dateline,
    read_dateline,
    read_glued_dateline,
)

DAY = date(2025, 12, 25)
STORY = "Аким области провёл совещание о подготовке дорог и школ к зиме, где выслушал доклады."


@pytest.mark.parametrize(
    "line",
    [
        "2025-12-25",
        "2025-12-25T10:00:00+05:00",
        "25.12.2025",
        "25.12.2025, 18:40",
        "25.12.2025 г.",
        "25.12.25",
        "12/25/2025",
        "25 декабря 2025",
        "25 декабря 2025 года",
        "25 декабря, 2025",
        "25\xa0декабря\xa02025 13:12",
        "25 ДЕКАБРЯ 2025",
        "25 дек. 2025 г.",
        "13:12, 25 декабря 2025",
        "Четверг, 25 декабря 2025",
        "25 декабря 2025, чт",
        "Астана, 25 декабря 2025 года",
        "г. Алматы, 25.12.2025 г.",
        "25 декабря 2025, Астана",
        "Дата: 25.12.2025",
        "Опубликовано: 25.12.2025 10:00 Обновлено: 27.12.2025 12:00",
        "25.12.2025 10:00 · 1 520 просмотров",
        "December 25, 2025",
        "25 Dec 2025",
        "2025 жылғы 25 желтоқсан",
        "25 желтоқсан 2025",
        "25 Желтоқсан, 2025 жыл 14:20",
    ],
)
def test_a_line_that_is_a_date_states_the_day_of_publication(line: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert found.published == DAY
    assert found.stop == len(line)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("25 декабря, 2025 / Областные вести", "Областные вести"),
        ("25 декабря 2025 | «Наш край»", "Наш край"),
        ("25.12.2025 / Политика / Zakon.kz", "Zakon.kz"),
        ("25 декабря 2025 — inform.kz", "Казинформ"),
        ("25 декабря 2025, «Степной край»", "Степной край"),
        ("25 декабря 2025, Астана", None),
        ("25 декабря 2025 / Общество", None),
    ],
)
def test_what_stands_after_the_date_may_be_the_medium(line: str, source: str | None) -> None:
    found = read_dateline(line)
    assert found is not None
    assert (found.published, found.source) == (DAY, source)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("24 апреля", "нет года"),
        ("24 апреля, 15:30", "нет года"),
        ("Сегодня, 02:47", "«сегодня»"),
        ("Вчера 18:46", "«вчера»"),
        ("2 часа назад", "«2 часа назад»"),
        ("Бүгін, 10:00", "«бүгін»"),
        ("31 февраля 2025", "нет в календаре"),
        ("31.02.2025", "нет в календаре"),
        ("25 декабря 0025", "нет в календаре"),
    ],
)
def test_a_date_that_names_no_day_is_left_open_with_a_note(line: str, words: str) -> None:
    found = read_dateline(line)
    assert found is not None
    assert found.published is None
    assert words in found.note


@pytest.mark.parametrize(
    "line",
    [
        "16 декабря – День независимости",
        "1 мая – праздник единства",
        "25 декабря 2025 года в столице прошла конференция",
        "24 апреля 2025 года подписан указ",
        "Сегодня в столице прошёл форум",
        "Обновлено: 25.12.2025",
        "Аким поручил открыть школу",
        "2025",
        "15.30",
        "Просмотров: 150",
        "",
    ],
)
def test_a_headline_or_sentence_with_a_date_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    "head",
    ["date 2025-12-25", "2025-12-25", "25.12.2025 10:40", "Опубликовано: 25 декабря 2025"],
)
def test_a_date_glued_to_the_first_sentence_is_cut_off(head: str) -> None:
    found = read_glued_dateline(f"{head} {STORY}")
    assert found is not None
    assert (found.published, found.stop) == (DAY, len(head))


@pytest.mark.parametrize(
    "line", ["25 декабря 2025 года в столице прошёл форум.", "25.12.2025 Аким подписал указ."]
)
def test_a_sentence_that_begins_with_its_date_is_left_whole(line: str) -> None:
    assert read_glued_dateline(line) is None


@pytest.mark.parametrize(
    ("head", "published", "source"),
    [
        ("АСТАНА. КАЗИНФОРМ – ", None, "Казинформ"),
        ("Астана. 25 декабря 2025. КазТАГ - ", DAY, "КазТАГ"),
        ("АСТАНА. 25 декабря 2025. КАЗИНФОРМ /Серик Ахметов/ - ", DAY, "Казинформ"),
        ("КОКШЕТАУ, 25 декабря 2025 – ", DAY, None),
        ("АЛМАТЫ, Tengrinews.kz — ", None, "Tengrinews.kz"),
    ],
)
def test_an_agency_opens_with_place_and_name(
    head: str, published: date | None, source: str | None
) -> None:
    found = read_agency_dateline(head + STORY)
    assert found is not None
    assert (found.published, found.source, found.stop) == (published, source, len(head))


def test_an_agency_date_without_its_year_is_left_open() -> None:
    found = read_agency_dateline(f"АСТАНА. 24 апреля. КазТАГ – {STORY}")
    assert found is not None
    assert found.published is None
    assert "«24 апреля» нет года" in found.note


def test_a_sentence_that_begins_with_a_place_is_left_whole() -> None:
    assert read_agency_dateline(f"Столица. {STORY}") is None
    assert read_agency_dateline(f"В Астане, {STORY}") is None

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ankbrief.articles import read_file
from ankbrief.articles.dates import day_in, moment

ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2025-12-24T20:30:00Z", "2025-12-25"),
        ("2025-12-24T18:59:59Z", "2025-12-24"),
        ("2025-12-24T20:30:00.123456789+00:00", "2025-12-25"),
        ("2025-12-24 20:30:00 +0000", "2025-12-25"),
        ("2025-12-25T01:30:00+05:00", "2025-12-25"),
        ("2025-12-24T22:30:00+03:00", "2025-12-25"),
        ("2023-12-25T00:10:00+06:00", "2023-12-25"),  # Almaty was an hour further until March 2024
        ("Wed, 24 Dec 2025 20:30:00 GMT", "2025-12-25"),
        ("Wed, 24 Dec 2025 20:30:00 -0000", "2025-12-25"),
        ("2025-12-24T20:30:00", "2025-12-24"),
        ("2025-12-24", "2025-12-24"),
        ("24.12.2025 20:30", "2025-12-24"),
        ("24 декабря 2025 года", "2025-12-24"),
    ],
)
def test_a_timestamp_is_a_day_of_almaty(stamp: str, day: str) -> None:
    assert day_in(moment(stamp), ALMATY) == date.fromisoformat(day)


@pytest.mark.parametrize("stamp", ["", "вчера", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
def test_what_states_no_day_is_none(stamp: str) -> None:
    assert moment(stamp) is None


def test_an_hour_before_midnight_in_london_is_the_next_day_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    story = "<p>Аким района Марат Досов провёл встречу с жителями посёлка Каракол.</p>" * 3
    stamp = '<meta property="article:published_time" content="2025-12-24T23:00:00Z">'
    path.write_text(f"<html><head>{stamp}</head><body>{story}</body></html>", "utf-8")
    assert read_file(path).published == date(2025, 12, 25)
    assert read_file(path, zone=ZoneInfo("Europe/London")).published == date(2025, 12, 24)

"""Days that a site prints by itself, and days of the text that only look like them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ankbrief.articles import read_file
from ankbrief.articles.stamps import is_stamp, stamped
from ankbrief.model import Article

LEAD = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол."
DAY = date(2025, 5, 12)


def read(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    return read_file(path)


@pytest.mark.parametrize(
    "line",
    [
        "Фото: © Пресс-служба акимата 12.05.2025 12:30 1370",
        "Каракол 12/05/2025 — 13:46",
        "c 17:09, 12/05/2025 c 2049",
        "время публикаци: 12 мая 2025 г., 03:16",
        "дорога, мост, фото - Новости Kray.example от 12.05.2025 11:54 Kray.example",
        "Обновлено 14.05.2025 10:00\nСтатьи,По существу 12 мая 2025 г. 7:20 3 Лилия Ахметова",
        "■ Мост закрыли 11 мая 2025 18:00\nСтатьи 12 мая 2025 г. 7:20 3",
    ],
)
def test_a_day_with_its_time_is_the_stamp_of_the_site(line: str) -> None:
    assert stamped(f"Дорога готова\n{line}\n{LEAD}") == DAY


@pytest.mark.parametrize(
    "sentence",
    [
        "Сессия начнётся 12 мая 2025 года в 14:30.",
        "Воду отключат с 12.05.2025 09:00 до 13.05.2025 18:00.",
        "12 мая 2025 года открыли школу.",
        "Встреча прошла в 14:30.",
        "Приём состоится 12.05.2025 15:00 в акимате.",
    ],
)
def test_a_day_of_a_sentence_is_no_stamp(sentence: str) -> None:
    assert stamped(f"Дорога готова\n{LEAD} {sentence}") is None


def test_a_weekday_above_a_menu_is_the_clock_of_the_page(tmp_path: Path) -> None:
    page = "back to top\n-16 C\nКаракол\nПонедельник, 12 мая, 2025\nNo menu items!\n\nДорога готова"
    article = read(tmp_path, f"{page}\n\n{LEAD}")
    assert article.published is None
    assert article.title == "Дорога готова"


def test_a_weekday_above_the_headline_is_the_day_unless_a_machine_wrote_it(tmp_path: Path) -> None:
    by_hand = read(tmp_path, f"Понедельник, 12 мая 2025\n\nДорога готова\n\n{LEAD}")
    assert by_hand.published == DAY
    clock = read(tmp_path, f"Понедельник, 12 Мая 2025\n\nДорога готова\n\n{LEAD}")
    assert (clock.title, clock.published) == ("Дорога готова", None)


@pytest.mark.parametrize(
    "line",
    [
        f" date 2025-05-12 #Дороги области\n\nДорога готова\n\n{LEAD}",
        f" date 2025-05-12 jitsu gif\n\nДорога готова\n\n{LEAD}",
        f"Дорога готова\n12.05.2025 Степной вестник 330{LEAD} {LEAD}",
        f"Дорога готова\nСемей.12.05.25.”Karakolainasy” – {LEAD} {LEAD}",
    ],
)
def test_a_date_glued_to_tags_counters_and_media_is_read(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, line)
    assert article.published == DAY
    assert next(b.span.of(article.text) for b in article.blocks if b.kind == "paragraph") in (
        LEAD,
        f"{LEAD} {LEAD}",
    )


def test_a_stamp_further_down_is_no_paragraph_and_a_day_alone_may_be_a_heading(
    tmp_path: Path,
) -> None:
    text = f"Дорога готова\n\n12.05.2025\n\n{LEAD}\n\n13:12, 12 мая 2025 | GMT +5\n\n{LEAD}"
    kinds = [block.kind for block in read(tmp_path, text).blocks]
    assert kinds == ["title", "dateline", "paragraph", "dateline", "paragraph"]
    assert not is_stamp("12 мая 2025 года")


def test_the_word_of_a_player_is_no_part_of_the_paragraph(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога готова\n\n{LEAD}\n\nЗагрузка...Дорогу построят к осени.")
    assert article.blocks[-1].span.of(article.text) == "Дорогу построят к осени."


def test_telephones_and_times_above_the_headline_are_none(tmp_path: Path) -> None:
    article = read(tmp_path, f"Редакция: +7 (7112) 00-00-00\n\n11:00\n\nДорога готова\n\n{LEAD}")
    assert article.title == "Дорога готова"

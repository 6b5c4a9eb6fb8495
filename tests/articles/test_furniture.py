from datetime import date
from pathlib import Path

import pytest

from ankbrief.articles import read_file
from ankbrief.model import Article

DAY = date(2025, 5, 5)
TITLE = "В Талдыкоргане открыли дом дружбы"
LEAD = (
    "В Талдыкоргане прошло торжественное открытие дома дружбы. "
    "В нём участвовали представители этнокультурных объединений региона."
)
REST = "Здание построили за два года, рассказал аким города на встрече с жителями."


def read(folder: Path, *lines: str) -> Article:
    path = folder / "article.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_file(path)


def told(article: Article) -> list[str]:
    kinds = ("title", "paragraph")
    return [b.span.of(article.text) for b in article.blocks if b.kind in kinds]


FORMS = [
    "5 мая 2025 г. г. Талдыкорган",
    "«05» мая 2025 г.",
    "05. 05. 2025",
    "05 - мая - 2025",
    "14.30 05.05.2025",
    "5 мая 2025 года в 14 часов",
    "5 мая 2025, 14:30 по времени Астаны",
    "понедельник, 5 мая 2025 г., 10:15",
    "г. Астана, 5 мая 2025 года",
    "дүйсенбі, 5 мамыр 2025",
    "Дата создания: 05.05.2025",
    "Время публикации: 14:30, 5 мая 2025",
    "Обновлено: 06.05.2025 Опубликовано: 05.05.2025",
    "Пресс-релиз № 12 от 05.05.2025",
    "Новости | 5 мая 2025",
    "Общество | 05.05.2025 | 14:30",
    "Пресс-служба акимата области Жетысу. 5 мая 2025 года",
    "5 мая 2025 года. Пресс-служба акимата области Жетысу",
    "Газета «Степь», № 35, 5 мая 2025 года",
    "Tengrinews.kz 5 мая 2025, 14:30",
    "Айгуль Серикова 5 мая 2025",
    "Автор: Айгуль Серикова | 05.05.2025",
    "1 234 просмотра 5 мая 2025",
    "Опубликовано:\n5 мая 2025 г.",
    "5\nмая\n2025",
    "05\nМая 2025",
    "14:30\n5 мая 2025",
    "5 мая 2025\n14:30",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", ["above", "below", "under the lead", "at the end"])
def test_a_line_of_known_pieces_gives_the_day_wherever_it_stands(
    tmp_path: Path, form: str, place: str
) -> None:
    lines = {
        "above": (form, TITLE, "", LEAD, REST),
        "below": (TITLE, form, "", LEAD, REST),
        "under the lead": (TITLE, "", LEAD, form, REST),
        "at the end": (TITLE, "", LEAD, REST, "", form),
    }
    article = read(tmp_path, *lines[place])
    assert article.published == DAY
    assert told(article) == [TITLE, LEAD, REST]


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("Талдыкорган, 5 мая 2025 г. – ", None),
        ("(5 мая 2025 года, Талдыкорган). ", None),
        ("5 мая 2025 года, Талдыкорган. ", None),
        ("г. Талдыкорган, 05.05.2025 г. ", None),
        ("Казинформ, 05.05.2025. ", "Казинформ"),
        ("5 мая 2025 года / Пресс-служба акимата / ", "Пресс-служба акимата"),
        ("[05.05.2025 14:30] ", None),
    ],
)
def test_a_dateline_before_the_first_sentence_is_cut_off(
    tmp_path: Path, opening: str, source: str | None
) -> None:
    article = read(tmp_path, TITLE, "", opening + LEAD, REST)
    assert (article.published, article.source) == (DAY, source)
    assert told(article) == [TITLE, LEAD, REST]


@pytest.mark.parametrize(
    "headline",
    [
        "Погода в Казахстане на 5 мая 2025 года",
        "1 мая 2025 года станет выходным",
        "День единства народа, 1 мая 2025 года: программа",
        "Совет Ассамблеи: итоги 5 мая 2025",
    ],
)
def test_a_headline_with_a_day_states_none_of_publication(tmp_path: Path, headline: str) -> None:
    article = read(tmp_path, headline, "", LEAD, REST)
    assert (article.title, article.published) == (headline, None)


@pytest.mark.parametrize(
    "end",
    [
        "Читайте также:\nДругая новость региона\n5 мая 2025",
        "Фото: Серик Ахметов, 12 марта 2021",
        "Срок приёма заявок: до 31 декабря 2025 года",
    ],
)
def test_days_of_links_pictures_and_terms_are_not_of_publication(tmp_path: Path, end: str) -> None:
    assert read(tmp_path, TITLE, "", LEAD, REST, "", end).published is None


@pytest.mark.parametrize(
    ("told_later", "published"),
    [
        ("Аким сказал об этом сегодня, 5 мая 2025 года, на брифинге.", DAY),
        ("Закон от 5 мая 2021 года действует.", None),
        ("Похожий дом открыли 5 мая 2021 года, ещё один – 5 мая 2023 года.", None),
        ("Казахстан стал членом союза 5 мая 1992 года.", None),
    ],
)
def test_a_dateline_without_a_year_takes_the_one_that_the_text_gives_its_day(
    tmp_path: Path, told_later: str, published: date | None
) -> None:
    article = read(tmp_path, TITLE, "", f"Талдыкорган. 5 мая. КазТАГ – {LEAD}", told_later)
    assert article.published == published

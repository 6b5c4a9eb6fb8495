"""What sites glue into a paragraph is told apart from its sentences."""

from __future__ import annotations

from pathlib import Path

from ankbrief.articles import read_file
from ankbrief.model import Article

LEAD = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол и выслушал их просьбы."
MORE = "«Дорогу отремонтируют до осени», – сказал Марат Досов. Работы начнутся в мае."


def read(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    return read_file(path)


def layout(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_a_caption_glued_between_two_sentences_is_cut_out(tmp_path: Path) -> None:
    text = (
        f"Дорога\n\n12.05.2025\n\nДамбу укрепили.Фото пресс-службы акиматаАким осмотрел её. {MORE}"
    )
    assert layout(read(tmp_path, text))[2:] == [
        ("paragraph", "Дамбу укрепили."),
        ("credit", "Фото пресс-службы акимата"),
        ("paragraph", f"Аким осмотрел её. {MORE}"),
    ]


def test_a_caption_that_ends_in_letters_of_a_region_stops_before_the_next_word(
    tmp_path: Path,
) -> None:
    text = f"Дорога\n\n12.05.2025\n\nДамбу укрепили.Фото: ДЧС ВКОАким осмотрел её. {MORE}"
    assert layout(read(tmp_path, text))[2:] == [
        ("paragraph", "Дамбу укрепили."),
        ("credit", "Фото: ДЧС ВКО"),
        ("paragraph", f"Аким осмотрел её. {MORE}"),
    ]


def test_a_sentence_about_a_photo_is_no_caption(tmp_path: Path) -> None:
    text = f"Дорога\n\n12.05.2025\n\nДамбу укрепили. Фото с дамбы показал аким. {MORE}"
    assert [kind for kind, _ in layout(read(tmp_path, text))[2:]] == ["paragraph"]


def test_a_site_s_button_ends_the_paragraph(tmp_path: Path) -> None:
    button = "Нашли ошибку в тексте? Выделите ее и нажмите Ctrl+Enter"
    text = f"Дорога\n\n12.05.2025\n\n{LEAD} {MORE}Читайте также:В Караколе откроют музей{button}"
    assert layout(read(tmp_path, text))[2:] == [
        ("paragraph", f"{LEAD} {MORE}"),
        ("teaser", "Читайте также:В Караколе откроют музей"),
        ("teaser", button),
    ]


def test_the_frame_of_a_social_post_is_cut_out(tmp_path: Path) -> None:
    post = "Посмотреть эту публикацию в InstagramПубликация от Наш край (@nash.krai)"
    text = f"Дорога\n\n12.05.2025\n\n{LEAD}{post}{MORE}"
    assert layout(read(tmp_path, text))[2:] == [
        ("paragraph", LEAD),
        ("credit", post),
        ("paragraph", MORE),
    ]

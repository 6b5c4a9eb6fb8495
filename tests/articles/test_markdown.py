from datetime import date
from pathlib import Path

import pytest

from ankbrief.articles import read_file
from ankbrief.articles.lines import clean
from ankbrief.model import Article

LEAD = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол."
MORE = "«Дорогу отремонтируют до осени», – сказал он."


def read(tmp_path: Path, text: str) -> Article:
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    return read_file(path)


def layout(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_a_heading_is_the_title_and_its_marks_are_outside_the_span(tmp_path: Path) -> None:
    text = f"# Дорога в Каракол #\n\n*12 мая 2025, «Наш край»*\n\n{LEAD}\n\n## Срок\n\n{MORE}\n"
    article = read(tmp_path, text)
    assert article.text == text.replace("*", "\u2060")
    assert layout(article) == [
        ("title", "Дорога в Каракол"),
        ("dateline", "12 мая 2025, «Наш край»"),
        ("paragraph", LEAD),
        ("title", "Срок"),
        ("paragraph", MORE),
    ]
    assert (article.published, article.source) == (date(2025, 5, 12), "Наш край")


def test_an_underlined_line_is_a_heading(tmp_path: Path) -> None:
    article = read(tmp_path, f"Дорога в Каракол.\n=======\n\n{LEAD}")
    assert layout(article) == [("title", "Дорога в Каракол."), ("paragraph", LEAD)]


def test_front_matter_states_title_date_source_and_address(tmp_path: Path) -> None:
    front = 'title: "Дорога: новый срок"\ndate: 2025-05-12\nsource: inform.kz\ntags: [дорога]\n'
    front = f"---\n{front}url: https://inform.kz/1\n---\n"
    article = read(tmp_path, f"{front}\n{LEAD}\n\n{MORE}")
    assert article.title == "Дорога: новый срок"
    assert (article.published, article.source) == (date(2025, 5, 12), "Казинформ")
    assert article.url == "https://inform.kz/1"
    assert layout(article) == [
        ("title", "Дорога: новый срок"),
        ("paragraph", LEAD),
        ("paragraph", MORE),
    ]


def test_a_heading_that_repeats_the_front_matter_is_the_only_title(tmp_path: Path) -> None:
    article = read(tmp_path, f"---\ntitle: Дорога\n---\n# Дорога\n\n{LEAD}")
    assert layout(article) == [("title", "Дорога"), ("paragraph", LEAD)]
    assert article.blocks[0].span.start > 20


@pytest.mark.parametrize("value", ["когда-нибудь", "31.02.2025", "вчера"])
def test_a_date_of_the_front_matter_that_is_none_is_a_note(tmp_path: Path, value: str) -> None:
    article = read(tmp_path, f"---\ndate: {value}\n---\n# Дорога\n\n{LEAD}")
    assert article.published is None
    assert value in article.problems[0].message


def test_quotes_lists_and_emphasised_lines_lose_their_marks(tmp_path: Path) -> None:
    text = (
        f"# Дорога\n\n{LEAD}\n\n> {MORE}\n\n- починить мост;\n- открыть школу.\n\n**Важно знать.**"
    )
    assert [words for _, words in layout(read(tmp_path, text))] == [
        "Дорога",
        LEAD,
        MORE,
        "починить мост;",
        "открыть школу.",
        "Важно знать.",
    ]


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (
            "**Марат Досов** рассказал о [дороге](b.md) и *мосте*.",
            "Марат Досов рассказал о дороге и мосте.",
        ),
        ("*12 мая 2025*, «Наш край»", "12 мая 2025, «Наш край»"),
        ("**Аким *области* Досов** и __мэр__ _города_", "Аким области Досов и мэр города"),
        ('Смотри [план][1] и [отчёт](b.md "за год").', "Смотри план и отчёт."),
        (
            "2*3*4 метра, файл _план_2025_.txt, * сноска",
            "2*3*4 метра, файл _план_2025_.txt, * сноска",
        ),
        ("Статья [3] и (см. ниже)", "Статья [3] и (см. ниже)"),
    ],
)
def test_inline_marks_are_unseen_and_every_letter_keeps_its_place(
    tmp_path: Path, line: str, seen: str
) -> None:
    text = f"# Дорога\n\n{line}\n\n{LEAD}"
    article = read(tmp_path, text)
    assert clean(layout(article)[1][1]) == seen
    assert [a for a, b in zip(article.text, text, strict=True) if a != b] == ["\u2060"] * (
        len(line) - len(seen)
    )


def test_a_date_that_is_emphasised_by_itself_is_a_dateline(tmp_path: Path) -> None:
    article = read(tmp_path, f"# Дорога готова\n\n*12 мая 2025*, Степной курьер\n\n{LEAD}")
    assert article.published == date(2025, 5, 12)
    assert [kind for kind, _ in layout(article)] == ["title", "dateline", "paragraph"]


def test_images_are_credits_and_emphasised_teasers_are_teasers(tmp_path: Path) -> None:
    text = f"# Дорога\n\n![Аким](a.jpg)\n\n{LEAD}\n\n**Читайте также:** [Мост](b.md)"
    kinds = [kind for kind, _ in layout(read(tmp_path, text))]
    assert kinds == ["title", "credit", "paragraph", "teaser"]


def test_a_rule_above_the_text_is_not_taken_for_front_matter(tmp_path: Path) -> None:
    article = read(tmp_path, f"---\n\n{LEAD}\n\n{MORE}")
    assert [words for _, words in layout(article)] == [LEAD, MORE]

import io
import time
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from ankbrief.articles import read_file, read_paths
from ankbrief.articles.formats.mail import MAX_PARTS
from ankbrief.errors import ArticleError

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол. Работы идут."
SENT = "Wed, 24 Dec 2025 20:30:00 +0000"  # half past one on the 25th in Almaty


def letter(text: str = STORY, subject: str = "Fwd: Встреча в Караколе") -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "Служба новостей <news@tengrinews.kz>"
    made["Date"] = SENT
    made.set_content(text)
    return made


def word_file(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def attach(made: EmailMessage, data: bytes, name: str) -> None:
    made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)


def put(folder: Path, made: EmailMessage | bytes) -> Path:
    path = folder / "a.eml"
    path.write_bytes(made if isinstance(made, bytes) else made.as_bytes())
    return path


def test_headers_give_title_day_and_medium(tmp_path: Path) -> None:
    article = read_file(put(tmp_path, letter()))
    assert article.title == "Встреча в Караколе"
    assert article.published == date(2025, 12, 25)
    assert article.source == "Tengrinews.kz"
    assert article.text == f"Встреча в Караколе\n\n{STORY}"


def test_a_person_s_own_letter_names_no_medium(tmp_path: Path) -> None:
    made = letter()
    made.replace_header("From", "Айгуль Сеитова <seitova@gmail.com>")
    assert read_file(put(tmp_path, made)).source is None


def test_a_letter_that_has_only_html_is_read_without_its_scripts(tmp_path: Path) -> None:
    made = letter()
    page = f"<style>p {{}}</style><p>{STORY}</p><script>a()</script><p>Второй <b>абзац</b>.</p>"
    made.set_content(page, subtype="html")
    assert read_file(put(tmp_path, made)).text.endswith(f"\n\n{STORY}\n\nВторой абзац.")


def test_old_encodings_and_a_wrong_label_are_read(tmp_path: Path) -> None:
    head = b"Subject: =?windows-1251?B?wvHy8OX34A==?=\n"
    head += b"Content-Type: text/plain; charset=nonsense\n\n"
    article = read_file(put(tmp_path, head + STORY.encode("cp1251")))
    assert article.title == "Встреча"
    assert article.text.endswith(STORY)


def test_the_signature_is_left_out(tmp_path: Path) -> None:
    text = read_file(put(tmp_path, letter(f"{STORY}\n-- \nАйгуль Сеитова\nтел. 00-00\n"))).text
    assert text.endswith(STORY)


def test_attachments_and_forwarded_letters_are_articles_of_their_own(tmp_path: Path) -> None:
    made = letter("Просим опубликовать.")
    attach(made, word_file(f"{STORY} Первое."), "../../статья.docx")
    attach(made, f"{STORY} Второе.".encode(), "b.txt")
    made.add_attachment(letter(f"{STORY} Третье.", "Третье"))
    reading = read_paths([put(tmp_path, made)])
    assert [(Path(a.path or "").name, a.text[-8:]) for a in reading.articles] == [
        ("a.eml#1", " Первое."),
        ("a.eml#2", " Второе."),
        ("a.eml#3", " Третье."),
    ]
    assert {a.published for a in reading.articles} == {date(2025, 12, 25)}
    assert [path.name for path in tmp_path.iterdir()] == ["a.eml"]
    with pytest.raises(ArticleError, match="не одна статья"):
        read_file(tmp_path / "a.eml")


def test_what_cannot_be_read_of_a_letter_is_said(tmp_path: Path) -> None:
    made = letter()
    attach(made, b"x", "таблица.xlsx")
    attach(made, b"x", "битый.docx")
    reading = read_paths([put(tmp_path, made)])
    assert len(reading.articles) == 1
    assert [(p.level, p.message) for p in reading.problems] == [
        ("error", "вложение «битый.docx»: документ Word повреждён"),
        ("error", "вложение «таблица.xlsx» не читается"),
    ]
    assert all(problem.hint for problem in reading.problems)


def test_a_letter_of_a_thousand_parts_is_read_in_part_and_said(tmp_path: Path) -> None:
    made = letter()
    for i in range(1000):
        attach(made, f"{STORY} Номер {i}.".encode(), f"{i}.txt")
    start = time.monotonic()
    reading = read_paths([put(tmp_path, made)])
    assert time.monotonic() - start < 10
    assert 50 < len(reading.articles) <= MAX_PARTS
    assert "больше 100 частей" in reading.problems[-1].message


def test_parts_within_parts_without_end_are_said(tmp_path: Path) -> None:
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(3000)
    )
    start = time.monotonic()
    with pytest.raises(ArticleError) as error:
        read_file(put(tmp_path, b"Subject: x\n" + deep + b"\ntext\n"))
    assert error.value.hint
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("data", [b"", b"\x00" * 1000, b"Subject: x\n\n", b"\xff\xfe" * 500])
def test_what_is_no_letter_is_said(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ArticleError) as error:
        read_file(put(tmp_path, data))
    assert error.value.hint


def test_a_million_links_are_answered_soon(tmp_path: Path) -> None:
    made = b"Subject: x\nContent-Type: text/html; charset=utf-8\n\n<p>" + STORY.encode() + b"</p>"
    start = time.monotonic()
    article = read_file(put(tmp_path, made + b"<a href='/x'>x</a>" * 1_000_000))
    assert time.monotonic() - start < 20
    assert STORY in article.text
    assert "конец не прочитан" in article.problems[0].message


def test_pictures_that_may_be_scans_are_said_and_logos_are_not(tmp_path: Path) -> None:
    made = letter()
    made.add_attachment(b"x" * 900, maintype="image", subtype="png", filename="logo.png")
    assert not read_paths([put(tmp_path, made)]).problems
    made.add_attachment(b"x" * 90_000, maintype="image", subtype="jpeg", filename="скан.jpg")
    (article,) = read_paths([put(tmp_path, made)]).articles
    assert "картинки в письме не прочитаны: 1" in article.problems[0].message


def test_a_letter_of_nothing_but_a_scan_says_so(tmp_path: Path) -> None:
    made = EmailMessage()
    made.set_content(b"x" * 90_000, maintype="image", subtype="jpeg")
    with pytest.raises(ArticleError, match="картинки в письме не прочитаны: 1") as error:
        read_file(put(tmp_path, made))
    assert "OCR" in error.value.hint


def test_a_text_that_an_attachment_breaks_in_two_is_whole(tmp_path: Path) -> None:
    made = letter()
    made.add_attachment(b"x" * 900, maintype="image", subtype="png", filename="logo.png")
    second = EmailMessage()
    second.set_content("Школу откроют осенью, сказал аким.")
    made.attach(second)
    (article,) = read_paths([put(tmp_path, made)]).articles
    assert article.text.endswith(f"{STORY}\n\nШколу откроют осенью, сказал аким.")


def test_a_part_without_a_name_is_said(tmp_path: Path) -> None:
    made = letter()
    made.add_attachment(b"x" * 900, maintype="application", subtype="pgp-signature")
    (problem,) = read_paths([put(tmp_path, made)]).problems
    assert "«application/pgp-signature» не читается" in problem.message


def test_a_short_letter_around_an_article_is_left_out_aloud(tmp_path: Path) -> None:
    made = letter("Добрый день! Просим опубликовать. Вход с 10:00, справки у Алии.")
    attach(made, word_file(STORY), "релиз.docx")
    article = read_file(put(tmp_path, made))
    assert article.text == STORY
    (note,) = (p.message for p in article.problems if "коротк" in p.message)
    assert note == "письмо, к которому приложены файлы, короткое и само публикацией не сочтено"

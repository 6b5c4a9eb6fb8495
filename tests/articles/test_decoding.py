import pytest

from ankbrief.articles import MAX_CHARACTERS
from ankbrief.articles.decoding import decode, refuse_long
from ankbrief.errors import ArticleError

RUSSIAN = (
    "Аким района провёл встречу с жителями посёлка.\n\n«Дорогу отремонтируют», – сказал он.\n"
    "Работы начнутся весной, а деньги на них уже выделены из бюджета области.\n"
) * 3
KAZAKH = "Аудан әкімі ауыл тұрғындарымен кездесіп, жұмыс туралы өзі айтып берді. Үй салынады.\n" * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"]
)
def test_a_russian_text_survives_each_usual_encoding(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.txt").text == RUSSIAN


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866"])
def test_a_russian_text_survives_the_encodings_without_typographic_marks(encoding: str) -> None:
    text = RUSSIAN.translate(str.maketrans("«»–", '""-'))
    assert decode(text.encode(encoding), "a.txt").text == text


def test_the_kazakh_code_page_is_told_from_windows_1251() -> None:
    assert decode(KAZAKH.encode("kz1048"), "a.txt").text == KAZAKH


def test_a_kazakh_name_in_a_russian_text_survives_the_kazakh_code_page() -> None:
    text = RUSSIAN.replace("Аким", "Ғалымжан Өтепбергенов")
    assert decode(text.encode("kz1048"), "a.txt").text == text


def test_no_character_of_a_utf8_file_is_changed() -> None:
    text = "\xa0Слово\u200b  слово\t\x01\x0c\u2028конец \u00ad\n\n\n  "
    assert decode(text.encode(), "a.txt").text == text


def test_every_kind_of_newline_becomes_lf() -> None:
    assert decode("а\r\nб\rв\nг".encode(), "a.txt").text == "а\nб\nв\nг"


def test_a_declared_encoding_is_followed_where_utf8_does_not_fit() -> None:
    data = "Школа".encode("koi8-r")
    assert decode(data, "a.html", declared="koi8-r").text == "Школа"
    assert decode("Школа".encode(), "a.html", declared="windows-1251").text == "Школа"
    assert decode(RUSSIAN.encode("cp1251"), "a.html", declared="no-such").text == RUSSIAN


def test_a_few_bad_bytes_are_replaced_and_counted() -> None:
    head, tail = RUSSIAN[:100].encode(), RUSSIAN[100:].encode()
    data = head + b"\xff" + tail
    decoded = decode(data, "a.txt")
    assert decoded.text == data.decode("utf-8", "replace")
    assert "не прочитано знаков: 1" in decoded.note


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "файл пуст"),
        (b" \r\n\t\n", "одни пробелы"),
        ("\ufeff\xa0\u200b\n".encode(), "одни пробелы"),
        (b"123 456 -- 7.8\n", "нет ни одного слова"),
        (b"???? ?? ???????, ????\n", "нет ни одного слова"),
        (b"%PDF-1.7\n1 0 obj", "документ PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC"),
        (rb"{\rtf1\ansi text}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes(range(256)) * 8, "двоичный"),
        (b"\x00\x01\x02\x03" * 100, "двоичный"),
        (RUSSIAN.encode().decode("cp1251", "replace").encode(), "UTF-8 был прочитан"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, words: str) -> None:
    with pytest.raises(ArticleError, match=words) as error:
        decode(data, "a.txt")
    assert error.value.where == "a.txt"
    assert error.value.hint


def test_a_file_with_much_damage_is_refused() -> None:
    data = b"".join(letter.encode() + b"\xff" * (i % 3 == 0) for i, letter in enumerate(RUSSIAN))
    with pytest.raises(ArticleError, match="кодировка повреждена"):
        decode(data, "a.txt")


def test_a_text_longer_than_the_limit_is_refused() -> None:
    refuse_long("а" * MAX_CHARACTERS, "a.txt")
    with pytest.raises(ArticleError, match="длиннее 250000"):
        refuse_long("а" * (MAX_CHARACTERS + 1), "a.txt")

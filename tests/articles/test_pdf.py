import io
import time
import zlib
from datetime import date
from pathlib import Path

import pytest
import weasyprint
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from ankbrief.articles import read_file
from ankbrief.articles.formats import pdf
from ankbrief.articles.formats.lines_of_pdf import mend_hyphens
from ankbrief.errors import ArticleError

STORY = (
    "Аким района Марат Досов провёл встречу с жителями посёлка Каракол. Он рассказал, что школу "
    "на двести мест откроют осенью, и поручил отделу строительства до 1 августа закончить ремонт "
    "дороги, которая ведёт к ней от автостанции. Пресс-служба покажет всё."
)
SECOND = (
    "Строители приедут в июне. Жители попросили осветить улицы, и глава района согласился с ними: "
    "новые опоры поставят до начала учебного года, а старые уберут, чтобы они никому не мешали."
)


def pdf_of(body: str, head: str = "", style: str = "") -> bytes:
    page = f"<html lang=ru><head>{head}<style>{style}</style></head><body>{body}</body></html>"
    made = weasyprint.HTML(string=page).write_pdf()
    assert isinstance(made, bytes)
    return made


def put(folder: Path, data: bytes) -> Path:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return path


def plain(text: str) -> str:
    return " ".join(text.split())


def test_paragraphs_broken_at_the_margin_are_put_together(tmp_path: Path) -> None:
    head = "<h1>В Караколе построят школу</h1><p>12 мая 2025</p>"
    data = pdf_of(f"{head}<p>{STORY}</p><p>{SECOND}</p>")
    article = read_file(put(tmp_path, data))
    assert article.title == "В Караколе построят школу"
    assert article.published == date(2025, 5, 12)
    found = [plain(b.span.of(article.text)) for b in article.blocks if b.kind == "paragraph"]
    assert found == [STORY, SECOND]


def test_hyphens_of_the_margin_go_and_those_of_compounds_stay(tmp_path: Path) -> None:
    style = "p {width: 9em; hyphens: auto; text-align: justify}"
    article = read_file(put(tmp_path, pdf_of(f"<p>{STORY}</p>", style=style)))
    assert plain(article.text) == STORY


def test_a_hyphen_after_a_first_part_of_compounds_stays(tmp_path: Path) -> None:
    body = f"<p>{STORY}<br>Вице-<br>министр приехал на встре-<br>чу.</p>"
    assert "Вице-министр приехал на встречу." in plain(read_file(put(tmp_path, pdf_of(body))).text)


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    style = (
        "@page {size: A5; @top-center {content: 'Пресс-релиз акимата'}"
        "@bottom-center {content: counter(page)}}"
    )
    data = pdf_of("".join(f"<p>{i}. {STORY}</p>" for i in range(20)), style=style)
    assert len(PdfReader(io.BytesIO(data)).pages) > 2
    text = read_file(put(tmp_path, data)).text
    assert "Пресс-релиз" not in text
    assert not [line for line in text.split("\n") if line.strip().isdigit()]
    assert text.count("Марат Досов") == 20


def test_a_day_of_the_properties_is_taken_with_a_note(tmp_path: Path) -> None:
    writer = PdfWriter(io.BytesIO(pdf_of(f"<p>{STORY}</p>")))
    writer.add_metadata({"/CreationDate": "D:20251224203000Z", "/Author": "tengrinews.kz"})
    with (tmp_path / "a.pdf").open("wb") as file:
        writer.write(file)
    article = read_file(tmp_path / "a.pdf")
    assert article.published == date(2025, 12, 25)
    assert article.source == "Tengrinews.kz"
    assert any("свойств" in problem.message for problem in article.problems)


def test_a_scan_says_that_it_has_no_text(tmp_path: Path) -> None:
    data = pdf_of("<svg width=300 height=300><rect width=200 height=200 /></svg>")
    with pytest.raises(ArticleError, match="нет текста, это скан") as error:
        read_file(put(tmp_path, data))
    assert "OCR" in error.value.hint


def test_a_scanned_page_among_others_is_noted(tmp_path: Path) -> None:
    picture = "<div style='break-before: page'><svg width=99 height=99><rect width=9 /></svg></div>"
    article = read_file(put(tmp_path, pdf_of(f"<p>12 мая 2025</p><p>{STORY}</p>{picture}")))
    assert "на страницах 2" in article.problems[0].message


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_file_with_a_password_is_said(tmp_path: Path, algorithm: str) -> None:
    writer = PdfWriter(io.BytesIO(pdf_of(f"<p>{STORY}</p>")))
    try:
        writer.encrypt("тайна", algorithm=algorithm)
        whole = io.BytesIO()
        writer.write(whole)
    except Exception as error:  # noqa: BLE001  # AES takes a library that is not there
        pytest.skip(str(error))
    with pytest.raises(ArticleError, match="зашифрован"):
        read_file(put(tmp_path, whole.getvalue()))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"\x00\xff" * 5000, b"GIF89a"])
def test_a_damaged_file_is_said(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ArticleError, match="поврежд") as error:
        read_file(put(tmp_path, data))
    assert error.value.hint


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_said_or_read(tmp_path: Path, share: float) -> None:
    data = pdf_of(f"<p>{STORY}</p>")
    try:
        article = read_file(put(tmp_path, data[: int(len(data) * share)]))
    except ArticleError as error:
        assert error.hint  # noqa: PT017  # either is right
    else:
        assert "Марат Досов" in article.text


def with_commands(data: bytes, commands: bytes) -> bytes:
    """The same file with other drawing commands on its first page."""
    writer = PdfWriter(io.BytesIO(data))
    stream = DecodedStreamObject()
    stream.set_data(commands)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def test_a_bomb_of_drawing_commands_is_not_parsed(tmp_path: Path) -> None:
    data = with_commands(pdf_of(f"<p>{STORY}</p>"), b"0 0 m 1 1 l S\n" * 1_000_000)
    start = time.monotonic()
    with pytest.raises(ArticleError, match="слишком сложны"):
        read_file(put(tmp_path, data))
    assert time.monotonic() - start < 10


def test_a_stream_that_unpacks_to_a_gigabyte_is_damaged(tmp_path: Path) -> None:
    bomb = zlib.compressobj(9)
    packed = b"".join(bomb.compress(b"\n" * 1_000_000) for _ in range(1000)) + bomb.flush()
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    head += b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    head += b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
    head += b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    data = head + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    start = time.monotonic()
    with pytest.raises(ArticleError):
        read_file(put(tmp_path, data))
    assert time.monotonic() - start < 10


def test_a_file_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.0)
    with pytest.raises(ArticleError, match="слишком сложен"):
        read_file(put(tmp_path, pdf_of(f"<p>{STORY}</p>" * 50)))


def test_a_book_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    for _ in range(pdf.MAX_PAGES + 1):
        writer.add_blank_page(100, 100)
    whole = io.BytesIO()
    writer.write(whole)
    with pytest.raises(ArticleError, match="больше 200 страниц"):
        read_file(put(tmp_path, whole.getvalue()))


LAYOUTS = {
    "gaps": "p {margin: 0 0 .5em}",
    "indents": "p {margin: 0; text-indent: 1cm}",
    "both": "p {margin: 0 0 .4em; text-indent: 1.25cm; text-align: justify; line-height: 1.6}",
    "columns": "body {columns: 2} p {margin: 0; text-indent: .8cm; hyphens: auto}",
    "columns with gaps": "body {columns: 2; font-size: 9pt} p {margin: 0 0 .5em}",
    "typewriter": "body {font: 10pt/2 monospace} p {margin: 0; text-indent: 1cm}",
    "small page": "@page {size: A5} p {margin: 0 0 .6em; font-size: 15pt}",
    "nothing": "p {margin: 0}",
}
BODY = (STORY, "Строители приедут в июне.", SECOND, "Встреча шла два часа.", SECOND, STORY)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_paragraphs_are_told_whatever_the_layout(tmp_path: Path, layout: str) -> None:
    data = pdf_of("".join(f"<p>{text}</p>" for text in BODY), style=LAYOUTS[layout])
    article = read_file(put(tmp_path, data))
    found = [plain(part) for part in article.text.split("\n\n")]
    assert found == list(BODY)


def test_items_of_a_list_are_paragraphs(tmp_path: Path) -> None:
    items = "".join(f"<li>{text}</li>" for text in (STORY, SECOND, "Всё.", STORY))
    data = pdf_of(f"<p>{SECOND}</p><ul style='margin: 0'>{items}</ul><p>{STORY}</p>")
    text = read_file(put(tmp_path, data)).text
    assert len(text.split("\n\n")) == 6


def test_a_sentence_that_a_picture_breaks_goes_on(tmp_path: Path) -> None:
    first, second = STORY[:150].rsplit(" ", 1)[0], STORY[len(STORY[:150].rsplit(" ", 1)[0]) :]
    assert second.strip()[0].islower()
    style = "p {margin: 0} svg {display: block; margin: 2em}"
    picture = "<svg width=99 height=99><rect width=9 height=9 /></svg>"
    data = pdf_of(f"<p>{first}{picture}{second}</p><p>{SECOND}</p>", style=style)
    assert STORY in plain(read_file(put(tmp_path, data)).text)


def test_a_word_of_a_hundred_thousand_letters_is_answered_soon() -> None:
    start = time.monotonic()
    mend_hyphens("а" * 100_000 + "\n" + "б-" * 50_000)
    assert time.monotonic() - start < 5

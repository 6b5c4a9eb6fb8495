import re
import time
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ankbrief.articles import read_file
from ankbrief.articles.formats.word import MAX_UNPACKED
from ankbrief.errors import ArticleError
from ankbrief.model import Article
from made_word import with_parts

STORY = "Аким района Марат Досов провёл встречу с жителями посёлка Каракол."
BODY = "word/document.xml"


def article_of(path: Path, document: docx.document.Document) -> Article:
    document.save(str(path / "a.docx"))
    return read_file(path / "a.docx")


def changed(path: Path, parts: dict[str, bytes]) -> Path:
    """A Word file with some of its parts replaced or added."""
    target = path / "a.docx"
    target.write_bytes(with_parts(docx.Document(), parts))
    return target


def body_of(inside: str, before: str = "") -> bytes:
    return f"{before}<w:document {nsdecls('w')}><w:body>{inside}</w:body></w:document>".encode()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_headings_paragraphs_and_cells_come_in_their_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("В Караколе построят школу", level=1)
    document.add_paragraph("12 мая 2025")
    document.add_paragraph(STORY)
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Школа на двести мест откроется осенью."
    table.cell(0, 1).text = "Работы уже начались."
    document.add_heading("Что дальше", level=2)
    document.add_paragraph("Строители приедут в июне.")
    article = article_of(tmp_path, document)
    assert article.title == "В Караколе построят школу"
    assert article.published == date(2025, 5, 12)
    assert [(b.kind, b.span.of(article.text)) for b in article.blocks] == [
        ("title", "В Караколе построят школу"),
        ("dateline", "12 мая 2025"),
        ("paragraph", STORY),
        ("paragraph", "Школа на двести мест откроется осенью."),
        ("paragraph", "Работы уже начались."),
        ("title", "Что дальше"),
        ("paragraph", "Строители приедут в июне."),
    ]


def test_what_a_tracked_change_deleted_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    kept = document.add_paragraph(STORY)
    for tag, inner in (("del", "delText"), ("moveFrom", "t"), ("ins", "t")):
        run = f"<w:r><w:{inner}> Пункт {tag}.</w:{inner}></w:r>"
        kept._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}>{run}</w:{tag}>"))  # type: ignore[arg-type]
    assert article_of(tmp_path, document).text == f"{STORY} Пункт ins."


def test_a_text_box_is_read_once_beside_its_copy_for_old_programs(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('Надпись в рамке.')}</w:txbxContent>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inside = (
        f'<w:p><w:r><w:t>{STORY}</w:t><mc:AlternateContent xmlns:mc="{space}">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    text = read_file(changed(tmp_path, {BODY: body_of(inside)})).text
    assert text == f"{STORY}\n\nНадпись в рамке."


def test_without_a_stated_day_the_properties_give_it_with_a_note(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(STORY)
    document.core_properties.author = "Tengrinews.kz"
    document.core_properties.created = datetime(2025, 12, 24, 20, 30, tzinfo=UTC)
    article = article_of(tmp_path, document)
    assert article.published == date(2025, 12, 25)  # half past one at night in Almaty
    assert article.source == "Tengrinews.kz"
    assert ["свойств документа" in problem.message for problem in article.problems] == [True]


def test_the_day_of_a_library_s_own_template_means_nothing(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(STORY)
    assert article_of(tmp_path, document).published is None


def test_a_document_of_pictures_only_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="нет ни одного слова"):
        article_of(tmp_path, docx.Document())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "повреждён"),
        (b"PK\x03\x04" + b"\x00" * 100, "повреждён"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "зашифрован"),
    ],
)
def test_a_damaged_or_encrypted_file_is_said(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(ArticleError, match=message) as error:
        read_file(tmp_path / "a.docx")
    assert error.value.hint


@pytest.mark.parametrize("length", [1, 10, 100, 1000, 10_000, -1, -30])
def test_a_file_cut_short_is_said(tmp_path: Path, length: int) -> None:
    path = changed(tmp_path, {BODY: body_of(paragraph(STORY))})
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ArticleError):
        read_file(path)


def test_an_archive_of_something_else_is_said(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("../../чужое.txt", STORY)
    with pytest.raises(ArticleError, match="не документ Word"):
        read_file(tmp_path / "a.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_parts_named_outside_the_folder_are_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    parts = {BODY: body_of(paragraph(STORY)), "../../gone.txt": b"x", "/x/../gone.xml": b"<a/>"}
    assert read_file(changed(folder, parts)).text == STORY
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "a.docx", "b"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = changed(tmp_path, {"word/media/a.png": b"\0" * (MAX_UNPACKED + 1)})
    tracemalloc.start()
    start = time.monotonic()
    with pytest.raises(ArticleError, match="раскрывается больше чем в 60 МБ"):
        read_file(path)
    assert tracemalloc.get_traced_memory()[1] < MAX_UNPACKED / 1.5  # the buffer of the file
    tracemalloc.stop()
    assert time.monotonic() - start < 2


def test_a_bomb_that_lies_about_its_size_is_damaged(tmp_path: Path) -> None:
    path = changed(tmp_path, {BODY: body_of(paragraph("а" * 20_000_000))[:11_000_000]})
    data = path.read_bytes()
    true, lie = (11_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert data.count(true) == 2
    path.write_bytes(data.replace(true, lie))
    with pytest.raises(ArticleError, match="повреждён"):
        read_file(path)


def test_ten_thousand_parts_are_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, {f"word/{i}.xml": b"<a/>" for i in range(10_000)})
    with pytest.raises(ArticleError, match="2000 частей"):
        read_file(path)


def test_an_entity_reads_no_file_and_multiplies_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Тайна", "utf-8")
    levels = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(12))
    before = (
        f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY e0 "ха">{levels}]>'
    )
    path = changed(
        tmp_path, {BODY: body_of(paragraph(STORY) + paragraph("&x;") + paragraph("&e12;"), before)}
    )
    start = time.monotonic()
    try:
        text = read_file(path).text
    except ArticleError:
        text = ""
    assert "Тайна" not in text
    assert len(text) < 1000
    assert time.monotonic() - start < 5


def test_a_million_nested_elements_are_answered_soon(tmp_path: Path) -> None:
    deep = "<w:p>" * 500_000 + "</w:p>" * 500_000
    start = time.monotonic()
    with pytest.raises(ArticleError):
        read_file(changed(tmp_path, {BODY: body_of(deep)}))
    assert time.monotonic() - start < 10


def test_a_million_empty_paragraphs_are_answered_soon(tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(ArticleError, match="20000 абзацев"):
        read_file(changed(tmp_path, {BODY: body_of("<w:p/>" * 1_000_000)}))
    assert time.monotonic() - start < 10


def test_a_long_text_is_refused_as_more_than_one_article(tmp_path: Path) -> None:
    body = body_of(paragraph(STORY * 10) * 1000)
    with pytest.raises(ArticleError, match="длиннее 250000"):
        read_file(changed(tmp_path, {BODY: body}))


def test_headers_footnotes_and_comments_that_say_something_are_noted(tmp_path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph(f"12 мая 2025. {STORY}").runs[0]
    document.sections[0].footer.paragraphs[0].text = "стр. 1"
    assert not article_of(tmp_path, document).problems
    document.sections[0].header.paragraphs[0].text = "Пресс-служба акимата сообщает"
    document.add_comment(run, "Проверить у пресс-службы, когда откроют школу.")
    told = [problem.message for problem in article_of(tmp_path, document).problems]
    assert "в документе не прочитаны колонтитулы, примечания" in told


def test_a_part_whose_kind_the_file_does_not_state_is_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph(STORY)
    document.save(str(path))
    with zipfile.ZipFile(path) as made:
        kinds = made.read("[Content_Types].xml").decode()
        body = made.read(BODY)
    damaged = re.sub(r'(Extension="jpeg") ContentType="[^"]*"', r"\1", kinds)
    assert damaged != kinds
    changed(tmp_path, {"[Content_Types].xml": damaged.encode(), BODY: body})
    assert read_file(path).text == STORY

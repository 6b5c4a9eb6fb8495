"""A week's folder into which somebody has put files made to do harm, and one honest article."""

from __future__ import annotations

import csv
import io
import json
import time
from email.message import EmailMessage
from pathlib import Path

import docx

from faulty import Warm, files, two_articles
from made_word import with_parts
from office import SCHOOL

BESIDE = "Тайна соседней папки"
BODY = "word/document.xml"


def word_file(**parts: bytes) -> bytes:
    """A Word file with parts put in the place of its own, or added."""
    document = docx.Document()
    document.add_paragraph(SCHOOL)
    return with_parts(document, parts)


def letter() -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = "Новость", "a@b.kz"
    made.set_content(SCHOOL)
    for name in ("../../out.txt", "/etc/out.txt", "C:\\out.txt", "a\0b.txt", "."):
        made.add_attachment(SCHOOL.replace("сорок", name), filename=name)
    for number in range(1000):
        made.add_attachment(f"Часть {number}.", filename=f"{number}.txt")
    return made.as_bytes()


def table() -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(("date", "title", "text"))
    rows.writerow(("2025-03-26", "=cmd|'/C calc'!A0", '=HYPERLINK("http://x.example")' + SCHOOL))
    return out.getvalue()


def hostile(secret: Path) -> dict[str, bytes]:
    """The files by name."""
    entity = f"<!DOCTYPE x [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>"
    paragraph = b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"
    body = (
        b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        b"<w:body>%s</w:body></w:document>"
    )
    return {
        "bomb.docx": word_file(**{"word/media/a.png": b"\0" * 80_000_000}),
        "deep.docx": word_file(**{BODY: body % (b"<w:p>" * 300_000 + b"</w:p>" * 300_000)}),
        "entity.docx": word_file(**{BODY: entity.encode() + body % paragraph}),
        "names.docx": word_file(**{"../../out.txt": b"x", "/tmp/out.txt": b"x"}),  # noqa: S108
        "links.docx": word_file(**{BODY: body % (b"<w:hyperlink/>" * 1_000_000)}),
        "deep.html": b"<html><body>" + b"<div>" * 400_000 + SCHOOL.encode(),
        "entity.html": f"{entity}<html><body><p>&x; {SCHOOL}</p></body></html>".encode(),
        "links.html": b"<html><body>" + b"<a href=/x>x" * 380_000 + SCHOOL.encode(),
        "links.md": b"[x](y)" * 800_000 + SCHOOL.encode(),
        "links.rss": b"<rss><channel>" + b"<link>x</link>" * 50_000 + b"</channel></rss>",
        "entity.rss": f"{entity}<rss><channel><item>&x;</item></channel></rss>".encode(),
        "letter.eml": letter(),
        "table.csv": table().encode(),
        "deep.json": b"[" * 1_000_000,
        "links.json": json.dumps([{"text": "x", "url": "file:///etc/passwd"}] * 3000).encode(),
        "archive.zip": b"PK\x05\x06" + b"\0" * 18,
    }


def test_a_week_of_hostile_files_is_read_in_bounds_and_told_and_touches_nothing_outside(
    run: Warm, tmp_path: Path
) -> None:
    office = two_articles(tmp_path / "here/office")
    secret = tmp_path / "secret.txt"
    secret.write_text(BESIDE, "utf-8")
    bad = hostile(secret)
    for name, data in bad.items():
        (office / "seeds" / name).write_bytes(data)
    outside = files(tmp_path)
    begun = time.monotonic()
    done = run(office, "build", "--to", "html", "--report", "report.json")
    assert time.monotonic() - begun < 300  # some 6 s where nothing else is run
    assert (done.code, "сбой в самой программе" in done.err) == (0, False)
    report = json.loads((office / "report.json").read_bytes())
    told = json.dumps(report, ensure_ascii=False)
    assert [name for name in bad if f"seeds/{name}" not in told] == []
    now = files(tmp_path)
    made = {name: data for name, data in now.items() if name not in outside}
    assert {name.split("/")[2] for name in made} == {"output", "report.json"}
    assert {name: now[name] for name in outside} == outside
    page = (office / "output/briefing-2025-W13.html").read_text("utf-8")
    assert "школа мастеров" in page
    assert BESIDE not in page + told
    assert 'href="file:' not in page

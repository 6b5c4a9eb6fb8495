# ruff: noqa: INP001  # a script, not a package
"""Feeds spoilt files to every reader for a given time and keeps those that it cannot bear.

    python tools/fuzz_readers.py --minutes 60 [--seed 1] [--keep FOLDER] [--only .pdf]

A sample of each format is made here and spoilt: bytes changed, cut out, doubled, swapped with those
of another sample; of a Word file also the parts inside. A reader may refuse a file with an
`ArticleError` that has a hint; any other exception, more than `GRACE` seconds or `MEMORY` bytes are
findings. Each is kept in FOLDER with its traceback; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import json
import resource
import sys
import tempfile
import traceback
import zipfile
from collections import Counter
from email.message import EmailMessage
from pathlib import Path
from random import Random
from time import monotonic, thread_time
from xml.sax.saxutils import escape

from ankbrief.articles import COLLECTIONS, READERS, read_paths
from ankbrief.articles.formats import feeds
from ankbrief.articles.patience import SECONDS

GRACE = SECONDS + 10.0  # of the processor for one file, which is given up before
STUCK = 900.0  # seconds by the clock, after which the stack is printed and all ends
MEMORY = 1_500_000_000  # bytes at the peak
REPORT = 60.0  # seconds between two lines of progress
STORY = (
    "Аким района Марат Досов провёл встречу с жителями посёлка Каракол. Он поручил отделу "
    "строительства до 1 августа закончить ремонт дороги. «Школу откроют осенью», – сказал он."
)
TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&", b"&#0;", b"&#x110000;", b"]]>",
    b"<!--",
    b"{", b"[" * 500, b"}", b'"', b"\\ud800", b"1e999", b"-1", b"99999999999999999999", b"\r",
    b"\n\n",
    b"endobj", b"stream", b"/Length 0", b"/Kids[1 0 R]", b"1 0 R", b"<<", b">>", b"BT", b"Do", b"Q",
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"=?utf-8?b?", b"<![CDATA[", b"<item>", b"</item>", b"<entry>", b" xmlns:x='y'", b"<x:a>",
    b"&nbsp;", b"<!DOCTYPE x [<!ENTITY a '", b"xml:base='", b"encoding='utf-16'",
    b"<content mode='base64'>",
    b"charset=", b"base64", b"T00:00:00Z", b"+99:99", b",,,,", b"=cmd|' /C calc'!A0",
    b"../../etc/passwd",
)  # fmt: skip


def samples() -> dict[str, list[bytes]]:
    """Whole files of each format that is read, by suffix."""
    text = f"Заголовок\n\n12 мая 2025\n\n{STORY}\n\n{STORY}\n"
    page = f"<html><head><title>Заголовок</title></head><body><p>{STORY}</p></body></html>"
    made: dict[str, list[bytes]] = {suffix: [text.encode()] for suffix in (*READERS, *COLLECTIONS)}
    made[".txt"].append(text.encode("cp1251"))
    made[".html"] = made[".htm"] = [page.encode(), page.encode("cp1251")]
    made[".docx"], made[".pdf"] = [_docx()], [_pdf(page)]
    made[".eml"] = [_letter(page, made[".docx"][0])]
    record = {"title": "Заголовок", "text": STORY, "date": "2025-12-24T20:30:00Z", "url": "x"}
    made[".json"] = [json.dumps({"items": [record, record]}, ensure_ascii=False).encode()]
    made[".jsonl"] = [b"\n".join([json.dumps(record).encode()] * 3)]
    made[".csv"] = [f'date;title;text\n25.12.2025;Заголовок;"{STORY}"\n'.encode("cp1251")]
    for suffix in feeds.SUFFIXES:
        made[suffix] = [_rss(page), _rss(STORY, "windows-1251"), _atom(page)]
    return made


def _rss(text: str, encoding: str = "utf-8") -> bytes:
    entry = (
        f"<item><title>Заголовок</title><link>https://site.kz/1</link><dc:creator>А</dc:creator>"
        f"<description>{escape(text)}</description><content:encoded><![CDATA[{text}]]>"
        "</content:encoded><pubDate>Wed, 24 Dec 2025 20:30:00 +0000</pubDate></item>"
    )
    names = (
        "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    )
    return (
        f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE rss><rss version='2.0' {names}>"
        f"<channel><title>Лента</title><link>https://site.kz</link>{entry * 3}</channel></rss>"
    ).encode(encoding)


def _atom(text: str) -> bytes:
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Лента</title><entry>"
        "<title type='html'>Заголовок</title><link href='/1' rel='alternate'/><id>1</id>"
        f"<updated>2025-12-24T20:30:00Z</updated><content type='html'>{escape(text)}</content>"
        f"<summary type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{STORY}</div></summary>"
        "</entry></feed>"
    ).encode()


def _letter(page: str, attached: bytes) -> bytes:
    letter = EmailMessage()
    letter["Subject"], letter["From"] = "Fwd: Заголовок", "Новости <news@tengrinews.kz>"
    letter["Date"] = "Wed, 24 Dec 2025 20:30:00 +0000"
    letter.set_content(STORY)
    letter.add_alternative(page, subtype="html")
    letter.add_attachment(attached, maintype="application", subtype="zip", filename="статья.docx")
    return letter.as_bytes()


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Заголовок", 1)
    document.add_paragraph(STORY)
    document.add_table(2, 2).cell(0, 0).text = STORY
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def _pdf(page: str) -> bytes:
    import weasyprint

    made = weasyprint.HTML(string=page).write_pdf(uncompressed_pdf=True)
    return bytes(made or b"")


def spoilt(random: Random, data: bytes, others: list[bytes]) -> bytes:
    """The bytes after one to eight changes."""
    if data[:2] == b"PK" and random.random() < 0.7:
        return _spoilt_archive(random, data, others)
    for _ in range(random.randint(1, 8)):
        i, j = sorted(random.randint(0, len(data)) for _ in range(2))
        j = min(j, i + random.choice((1, 4, 30, 1000)))
        other = random.choice(others)
        k = random.randint(0, len(other))
        data = random.choice(
            (
                data[:i] + data[j:],
                data[:i] + data[i:j] * random.choice((2, 3, 200)) + data[j:],
                data[:i] + random.choice(TOKENS) * random.choice((1, 1, 1, 50)) + data[j:],
                data[:i] + random.randbytes(j - i) + data[j:],
                data[:i] + other[k : k + 400] + data[j:],
                data[:i] if random.random() < 0.2 else data,
            )
        )[:2_000_000]
    return data


def _spoilt_archive(random: Random, data: bytes, others: list[bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(whole, "w") as new:
        names = old.namelist()
        targets = random.sample(names, random.randint(1, 2))
        for name in names:
            part = old.read(name)
            if name not in targets:
                new.writestr(name, part)
            elif random.random() < 0.9:
                new.writestr(name, spoilt(random, part, [*others, part]))
    return whole.getvalue()


def wrong(path: Path) -> str:
    """What is wrong with how a file was read; empty where nothing is."""
    start = thread_time()
    try:
        reading = read_paths([path])
        for article in reading.articles:
            f"{article.text}{article.title}{article.source}{article.url}".encode()
        for problem in reading.problems:
            f"{problem.where}{problem.message}".encode()
    except Exception:  # noqa: BLE001  # any is a finding
        return traceback.format_exc()
    if thread_time() - start > GRACE:
        return f"{thread_time() - start:.0f} s"
    if not reading.articles and not reading.problems:
        return "neither an article nor a problem"
    if any(problem.level == "error" and not problem.hint for problem in reading.problems):
        return "an error without a hint"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return f"{peak} bytes at the peak" if peak > MEMORY else ""


def main() -> int:
    """Runs until the time is over."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    options.add_argument("--minutes", type=float, default=1.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, default=None)
    options.add_argument("--only", default="", help="one suffix")
    given = options.parse_args()
    keep = given.keep or Path(tempfile.mkdtemp(prefix="fuzz-readers-"))
    keep.mkdir(parents=True, exist_ok=True)
    random, known = Random(given.seed), samples()  # noqa: S311  # nothing secret
    suffixes = [given.only] if given.only else sorted(known)
    everything = [one for some in known.values() for one in some]
    end, told = monotonic() + given.minutes * 60, monotonic()
    count, found = Counter[str](), 0
    while monotonic() < end:
        suffix = random.choice(suffixes)
        path = keep / f"case{suffix}"
        path.write_bytes(spoilt(random, random.choice(known[suffix]), everything))
        faulthandler.dump_traceback_later(STUCK, exit=True)
        what = wrong(path)
        faulthandler.cancel_dump_traceback_later()
        count[suffix] += 1
        if what:
            found += 1
            path.rename(keep / f"finding{found}{suffix}")
            (keep / f"finding{found}.txt").write_text(what, "utf-8")
            print(f"finding {found} {suffix}: {what.strip().splitlines()[-1]}", flush=True)  # noqa: T201
        if monotonic() - told > REPORT:
            told = monotonic()
            print(f"{dict(count)}, {found} findings in {keep}", flush=True)  # noqa: T201
    print(f"{dict(count)}, {found} findings in {keep}")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

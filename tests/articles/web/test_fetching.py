import io
import json
import shutil
import ssl
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import docx
import pytest
import weasyprint

from ankbrief.articles import Fetcher, Limits, Reading, read_paths
from website import HTML, Website, answer, redirect

STORY = (
    "Аким района Марат Досов провёл встречу с жителями посёлка Каракол. Он рассказал, что школу "
    "на двести мест откроют осенью, и поручил отделу строительства закончить ремонт дороги."
)
HEAD = "<meta property='article:published_time' content='2025-12-24T20:30:00Z'>"
PAGE = (
    f"<html lang=ru><head><title>Встреча в Караколе</title>{HEAD}</head><body><article>"
    f"<h1>Встреча в Караколе</h1><p>{STORY}</p></article></body></html>"
)
QUICK = Limits(seconds=5.0, pause=0.0)


def fetcher(limits: Limits = QUICK) -> Fetcher:
    return Fetcher(private_allowed=True, limits=limits)


def read(site: Website, path: str, limits: Limits = QUICK) -> Reading:
    return read_paths([f"{site.url}{path}"], fetcher=fetcher(limits))


def message(reading: Reading) -> str:
    (problem,) = reading.problems
    assert problem.level == "error"
    assert problem.hint
    assert not reading.articles
    return problem.message


def test_a_page_is_read_with_its_day_and_its_address() -> None:
    with Website({"/news/1?id=2": answer(PAGE)}) as site:
        (article,) = read(site, "/news/1?id=2#comments").articles
    assert article.title == "Встреча в Караколе"
    assert STORY in article.text
    assert article.published == date(2025, 12, 25)
    assert article.url == article.path == f"{site.url}/news/1?id=2"
    assert article.source == "127.0.0.1"


def test_the_address_that_a_page_calls_its_own_is_kept_if_it_is_of_the_same_site() -> None:
    with Website({}) as site:
        for own in (f"{site.url}/right", "https://other.kz/wrong"):
            link = f"<link rel='canonical' href='{own}'>"
            site.replies["/a?utm=1"] = answer(PAGE.replace("</head>", f"{link}</head>"))
            (article,) = read(site, "/a?utm=1").articles
            expected = own if own.startswith(site.url) else f"{site.url}/a?utm=1"
            assert article.url == expected


def test_redirects_are_followed_to_the_page() -> None:
    with Website({"/a": redirect("/b"), "/b": redirect("c?d", "301 Moved")}) as site:
        site.replies["/c?d"] = answer(PAGE)
        (article,) = read(site, "/a").articles
    assert article.url == f"{site.url}/c?d"


def test_who_asks_is_said_and_what_is_wanted() -> None:
    with Website({"/a": answer(PAGE)}) as site:
        read(site, "/a")
    assert site.requests == ["/robots.txt", "/a"]
    head = site.heads[1].lower()
    assert "user-agent: ankbrief/" in head
    assert "accept-encoding: gzip" in head


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /news/",
        "User-agent: ankbrief\nDisallow: /*/1$\n\nUser-agent: *\nAllow: /",
        "\ufeffUser-agent: *\r\nDisallow: /\r\n",
    ],
)
def test_what_robots_txt_forbids_is_not_asked_for(rules: str) -> None:
    with Website({"/robots.txt": answer(rules, "text/plain"), "/news/1": answer(PAGE)}) as site:
        assert "robots.txt" in message(read(site, "/news/1"))
        assert site.requests == ["/robots.txt"]


def test_what_robots_txt_allows_is_read() -> None:
    rules = "User-agent: *\nDisallow: /news/\nAllow: /news/1\n\nUser-agent: other\nDisallow: /"
    with Website({"/robots.txt": answer(rules, "text/plain"), "/news/1": answer(PAGE)}) as site:
        assert len(read(site, "/news/1").articles) == 1


def test_a_redirect_leads_to_no_forbidden_page() -> None:
    rules = answer("User-agent: *\nDisallow: /b", "text/plain")
    with Website({"/robots.txt": rules, "/a": redirect("/b"), "/b": answer(PAGE)}) as site:
        assert "robots.txt" in message(read(site, "/a"))
        assert "/b" not in site.requests


def test_a_site_whose_robots_txt_fails_is_left_alone() -> None:
    broken = answer(b"", status="503 Service Unavailable")
    with Website({"/robots.txt": broken, "/a": answer(PAGE)}) as site:
        assert "503" in message(read(site, "/a"))
        assert "/a" not in site.requests


def test_a_site_is_given_a_pause_between_two_pages() -> None:
    limits = Limits(seconds=5.0, pause=0.4)
    with Website({"/a": answer(PAGE), "/b": answer(PAGE.replace("осенью", "зимой"))}) as site:
        start = time.monotonic()
        reading = read_paths([f"{site.url}/a", f"{site.url}/b"], fetcher=fetcher(limits))
        assert time.monotonic() - start >= 0.4
    assert len(reading.articles) == 2
    assert site.requests.count("/robots.txt") == 1


def test_the_pause_that_a_site_wants_is_kept_up_to_a_bound() -> None:
    limits = Limits(seconds=5.0, pause=0.0, longest_pause=0.5)
    rules = answer("User-agent: *\nCrawl-delay: 100", "text/plain")
    with Website({"/robots.txt": rules, "/a": answer(PAGE), "/b": answer("x" * 9)}) as site:
        start = time.monotonic()
        read_paths([f"{site.url}/a", f"{site.url}/b"], fetcher=fetcher(limits))
        assert 0.5 <= time.monotonic() - start < 5


def test_an_address_given_twice_is_read_once() -> None:
    with Website({"/a": answer(PAGE)}) as site:
        reading = read_paths([f"{site.url}/a"] * 2, fetcher=fetcher())
    assert len(reading.articles) == 1
    assert site.requests.count("/a") == 1
    assert [p.level for p in reading.problems] == ["note"]


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph(STORY)
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def pdf_file() -> bytes:
    made = weasyprint.HTML(string=f"<p>{STORY}</p>").write_pdf()
    assert isinstance(made, bytes)
    return made


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RECORD = json.dumps({"items": [{"content_html": f"<p>{STORY}</p>", "title": "Встреча"}]})


@pytest.mark.parametrize(
    ("path", "data", "kind"),
    [
        ("/a", word_file(), WORD),
        ("/a.docx", word_file(), "application/octet-stream"),
        ("/a", pdf_file(), "application/pdf"),
        ("/a", pdf_file(), "text/html"),
        ("/a.txt", STORY.encode("cp1251"), "text/plain; charset=windows-1251"),
        ("/a.txt", STORY.encode("koi8_r"), "text/plain; charset=koi8-r"),
        ("/a.md", f"# Встреча\n\n{STORY}".encode(), "text/plain"),
        ("/a", f"title,text\nВстреча,«{STORY}»".replace(", ", " ").encode(), "text/csv"),
        ("/feed.json", RECORD.encode(), "application/feed+json"),
        ("/a", f"Subject: x\n\n{STORY}".encode(), "message/rfc822"),
        ("/a", PAGE.encode(), ""),
        ("/a", PAGE.encode("cp1251"), "text/html; charset=windows-1251"),
        ("/a", PAGE.encode("cp1251"), "text/html; charset=iso-8859-1"),
        ("/a", PAGE.encode("cp1251"), "text/html; charset=utf-8"),
        ("/a", PAGE.encode("cp1251"), "text/html; charset=nonsense-7"),
        ("/a", PAGE.encode(), "text/html; charset=windows-1251"),
        ("/a", PAGE.replace("<head>", "<head><meta charset=cp1251>").encode("cp1251"), HTML),
    ],
)
def test_what_stands_at_an_address_goes_to_the_reader_of_its_kind(
    path: str, data: bytes, kind: str
) -> None:
    with Website({path: answer(data, kind)}) as site:
        reading = read(site, path)
    (article,) = reading.articles
    assert "Марат Досов провёл встречу" in " ".join(article.text.split())
    assert article.url == f"{site.url}{path}"


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (answer(b"\x89PNG", "image/png"), "не статья, а «image/png»"),
        (answer(b"x", "application/zip"), "не статья"),
        (answer(b""), "страница пуста"),
        (answer(b"", status="204 No Content"), "204"),
        (answer(PAGE, status="404 Not Found"), "такой страницы нет"),
        (answer(PAGE, status="403 Forbidden"), "не пускает"),
        (answer(PAGE, status="429 Too Many Requests"), "реже"),
        (answer(PAGE, status="500 Error"), "не работает"),
        (answer(PAGE, status="302 Found"), "302"),
        (answer("<html><body>a</body></html>"), "не найден текст статьи"),
        (answer(b"<?xml version='1.0'?><map/>", "text/xml"), "не лента"),
    ],
)
def test_what_is_no_article_is_said(reply: bytes, why: str) -> None:
    with Website({"/a": reply}) as site:
        assert why in message(read(site, "/a"))


def test_a_site_that_is_not_there_is_said() -> None:
    with Website({}) as site:
        pass
    assert "соединения нет" in message(read(site, "/a"))


def certificate(folder: Path) -> Path:
    """A certificate for 127.0.0.1 that it gave itself, with its key."""
    program = shutil.which("openssl")
    if not program:
        pytest.skip("openssl is not there")
    file = folder / "own.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    make = [program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*make, "-keyout", file, "-out", folder / "c.pem"], check=True, stderr=-3)
    file.write_bytes(file.read_bytes() + (folder / "c.pem").read_bytes())
    return file


def test_a_certificate_that_nobody_vouches_for_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with Website({"/a": answer(PAGE)}, certificate=context) as site:
        assert "сертификат" in message(read(site, "/a"))
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        assert len(read(site, "/a").articles) == 1


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = "import sys; from ankbrief.cli import main; sys.exit(main(sys.argv[1:]))"
    start = [sys.executable, "-X", "utf8", "-c", program, "extract", "-C", str(folder)]
    return subprocess.run([*start, *arguments], capture_output=True, check=False)


def test_the_command_reads_inner_addresses_only_where_it_is_asked_to(tmp_path: Path) -> None:
    with Website({"/a": answer(PAGE)}) as site:
        refused = command(tmp_path, f"{site.url}/a")
        assert refused.returncode == 1
        assert "--allow-private" in refused.stderr.decode()
        assert not site.requests
        done = command(tmp_path, f"{site.url}/a", "--allow-private")
    assert done.returncode == 0
    (facts,) = json.loads(done.stdout)
    assert facts["article"]["url"] == f"{site.url}/a"


def test_the_settings_may_name_addresses(tmp_path: Path) -> None:
    with Website({"/a": answer(PAGE)}) as site:
        settings = f'[input]\npaths = ["{site.url}/a"]\nallow_private = true\n'
        (tmp_path / "ankbrief.toml").write_text(settings, "utf-8")
        assert "Марат Досов" in command(tmp_path).stdout.decode()


def test_feeds_and_rules_are_loaded_only_where_they_are_needed() -> None:
    program = (
        "import sys; import ankbrief.articles; "
        "assert not {'feedparser', 'protego'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

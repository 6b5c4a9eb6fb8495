import time
from datetime import date
from pathlib import Path

import pytest

from ankbrief.articles import Fetcher, Limits, Reading, patience, read_file, read_paths
from ankbrief.articles.formats.feeds import MAX_ENTRIES, entries_of
from ankbrief.errors import ArticleError
from website import Website, answer, redirect

STORY = (
    "Аким района Марат Досов провёл встречу с жителями посёлка Каракол. Он рассказал, что школу "
    "на двести мест откроют осенью, и поручил отделу строительства закончить ремонт дороги."
)
WHOLE = " ".join([STORY] * 5)
PAGE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    f"<p>{STORY}</p><p>Страница сайта, {{title}}: подробности расскажет пресс-служба акимата.</p>"
    "</article></body></html>"
)
RSS = "application/rss+xml; charset=utf-8"


def item(title: str = "Встреча", text: str = "", link: str = "", more: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description>"
        f"<pubDate>Wed, 24 Dec 2025 20:30:00 +0000</pubDate>{more}</item>"
    )


def rss(*items: str, head: str = "") -> str:
    return (
        f"<?xml version='1.0' encoding='utf-8'?>{head}"
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>Новости</title><link>https://tengrinews.kz</link>{''.join(items)}</channel></rss>"
    )


def atom(text: str) -> str:
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Лента</title><entry>"
        "<title>Встреча</title><link href='https://www.inform.kz/a'/>"
        "<published>2025-12-24T20:30:00Z</published>"
        f"<content type='html'>{text}</content></entry></feed>"
    )


def put(folder: Path, feed: str | bytes, name: str = "a.rss") -> Path:
    path = folder / name
    path.write_bytes(feed if isinstance(feed, bytes) else feed.encode())
    return path


def test_an_entry_gives_title_day_medium_address_and_text(tmp_path: Path) -> None:
    text = (
        f"<content:encoded><![CDATA[<p>{WHOLE}</p><p>Второй <b>абзац</b>.</p>]]></content:encoded>"
    )
    feed = rss(item("Встреча в &quot;Караколе&quot;", "Кратко", "https://inform.kz/a", text))
    article = read_file(put(tmp_path, feed))
    assert article.title == 'Встреча в "Караколе"'
    assert article.text.endswith(f"{WHOLE}\n\nВторой абзац.")
    assert article.published == date(2025, 12, 25)
    assert article.source == "Казинформ"
    assert article.url == "https://inform.kz/a"
    assert not article.problems


def test_atom_is_read_alike(tmp_path: Path) -> None:
    article = read_file(put(tmp_path, atom(f"&lt;p&gt;{WHOLE}&lt;/p&gt;"), "лента.atom"))
    assert (article.title, article.source) == ("Встреча", "Казинформ")
    assert article.published == date(2025, 12, 25)
    assert article.text.endswith(WHOLE)


def test_each_entry_of_a_file_has_its_place(tmp_path: Path) -> None:
    path = put(tmp_path, rss(*(item(f"Номер {i}", f"{WHOLE} {i}.") for i in range(3))), "a.xml")
    assert [a.path for a in read_paths([path]).articles] == [f"{path}#{i}" for i in (1, 2, 3)]


def test_the_medium_that_an_entry_names_goes_before_that_of_its_link(tmp_path: Path) -> None:
    source = "<source url='https://vlast.kz'>vlast.kz</source>"
    feed = rss(item("А", WHOLE, "https://news.aggregator.com/1", source))
    assert read_file(put(tmp_path, feed)).source == "Власть"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_old_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    feed = rss(item(text=WHOLE)).replace("encoding='utf-8'", f"encoding='{encoding}'")
    assert read_file(put(tmp_path, feed.encode(encoding))).text.endswith(WHOLE)


def test_a_beginning_is_noted_and_an_entry_without_a_text_is_said(tmp_path: Path) -> None:
    feed = rss(item(text=STORY), item("Б", f"{WHOLE} Читать далее »"), item("В", ""))
    reading = read_paths([put(tmp_path, feed)])
    assert [[p.message for p in a.problems] for a in reading.articles] == [
        ["в ленте, похоже, только начало статьи"]
    ] * 2
    (problem,) = reading.problems
    assert problem.message == "в ленте нет текста этой публикации"
    assert "адрес самой ленты" in problem.hint


def test_a_damaged_feed_gives_what_can_be_read(tmp_path: Path) -> None:
    feed = rss(item(text=f"{WHOLE}&nbsp;&mdash; А & Б <br> <<"))[:-30]
    assert "Марат Досов" in read_file(put(tmp_path, feed)).text


@pytest.mark.parametrize("data", [b"", b"\x00" * 999, b"<html></html>", b"<map/>", STORY.encode()])
def test_what_is_no_feed_is_said(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ArticleError, match="не лента") as error:
        read_file(put(tmp_path, data))
    assert error.value.hint


def test_a_feed_without_entries_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="нет публикаций"):
        read_file(put(tmp_path, rss()))


def test_the_name_of_a_file_in_a_feed_is_not_opened(tmp_path: Path) -> None:
    secret = put(tmp_path, rss(item(text=WHOLE)), "secret.rss")
    with pytest.raises(ArticleError, match="не лента"):
        entries_of(str(secret).encode(), "a.rss")


ENTITIES = "".join(f"<!ENTITY e{i} '{f'&e{i - 1};' * 10}'>" for i in range(1, 12))
HOSTILE = {
    "entities": rss(item("&e11;"), head=f"<!DOCTYPE rss [<!ENTITY e0 'x'>{ENTITIES}]>").encode(),
    "file": rss(
        item("&x;", "&x;"), head="<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    ).encode(),
    "wide": rss(item("&x;"), head="<!DOCTYPE rss [<!ENTITY x 'y'>]>").encode("utf-16"),
    "deep": rss("<item>" + "<a>" * 200_000).encode(),
    "attributes": rss("<item " + " ".join(f"a{i}='1'" for i in range(100_000)) + "/>").encode(),
    "links": rss(item(text=STORY + "&lt;a href='/x'&gt;x&lt;/a&gt;" * 100_000)).encode(),
    "items": rss(*[item(text="текст")] * 20_000).encode(),
    "open": rss("<item><title>" + "<" * 500_000).encode(),
    "cdata": rss("<item><title><![CDATA[" * 20_000).encode(),
    "zip": b"\x1f\x8b" + b"\x00" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_feed_made_to_keep_us_busy_is_read_or_said(tmp_path: Path, name: str) -> None:
    start = time.monotonic()
    reading = read_paths([put(tmp_path, HOSTILE[name])])
    assert time.monotonic() - start < 30
    assert len(reading.articles) <= MAX_ENTRIES
    assert all("root:" not in article.text for article in reading.articles)
    assert reading.articles or all(p.hint and p.level == "error" for p in reading.problems)


ENDLESS = {
    "declaration": rss(item("encoding='x' " * 3000, WHOLE)).encode(),
    "blank lines": b" \n" * 30_000 + rss(item(text=WHOLE)).encode(),
    "address": rss(item(text=WHOLE, more=f"<author>{'a.' * 100_000}</author>")).encode(),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_feed_over_which_the_library_s_patterns_take_hours_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.5)
    (tmp_path / "b.txt").write_text(WHOLE, "utf-8")
    put(tmp_path, ENDLESS[name])
    reading = read_paths([tmp_path])
    assert [article.path for article in reading.articles] == [str(tmp_path / "b.txt")]
    (problem,) = reading.problems
    assert "читается слишком долго" in problem.message
    assert "текст" in problem.hint


def test_entries_beyond_the_bound_are_said(tmp_path: Path) -> None:
    feed = rss(*(item(f"Н{i}", f"{i} {STORY}") for i in range(MAX_ENTRIES + 5)))
    reading = read_paths([put(tmp_path, feed)])
    assert len(reading.articles) == MAX_ENTRIES
    assert "остальные не прочитаны" in reading.problems[-1].message


QUICK = Limits(seconds=5.0, pause=0.0)


def follow(site: Website, limits: Limits = QUICK, *, private: bool = True) -> Reading:
    return read_paths([f"{site.url}/rss"], fetcher=Fetcher(private, limits))


def test_the_page_of_an_entry_with_only_a_beginning_is_fetched() -> None:
    with Website({"/1": answer(PAGE.format(title="Первое"))}) as site:
        entries = item("Первое", "Начало…", f"{site.url}/1"), item("Второе", WHOLE, f"{site.url}/2")
        site.replies["/rss"] = answer(rss(*entries), RSS)
        reading = follow(site)
    assert not reading.problems
    first, second = reading.articles
    assert "Страница сайта, Первое" in first.text
    assert first.url == first.path == f"{site.url}/1"
    assert first.published == date(2025, 12, 25)
    assert second.text.endswith(WHOLE)
    assert second.url == f"{site.url}/2"
    assert site.requests == ["/robots.txt", "/rss", "/1"]


@pytest.mark.parametrize(
    "kind", [RSS, "text/xml", "application/xml", "text/html", "text/plain", ""]
)
def test_a_feed_is_known_whatever_the_server_calls_it(kind: str) -> None:
    with Website({"/rss": answer(rss(item(text=WHOLE)), kind)}) as site:
        assert len(follow(site).articles) == 1


def test_relative_links_and_redirects_of_entries_are_followed() -> None:
    with Website({"/b": answer(PAGE.format(title="Первое"))}) as site:
        feed = rss(item("Первое", "Начало", "/a")).replace("https://tengrinews.kz", site.url)
        site.replies |= {"/rss": answer(feed, RSS), "/a": redirect("/b")}
        (article,) = follow(site).articles
    assert article.url == f"{site.url}/b"


def test_a_page_that_cannot_be_read_leaves_what_the_feed_says() -> None:
    with Website({}) as site:
        feed = rss(item("А", STORY, f"{site.url}/gone"), item("Б", "", f"{site.url}/gone2"))
        site.replies["/rss"] = answer(feed, RSS)
        reading = follow(site)
    (article,) = reading.articles
    assert article.text.endswith(STORY)
    assert any("такой страницы нет" in p.message for p in article.problems)
    (problem,) = reading.problems
    assert problem.where == f"{site.url}/gone2"
    assert "404" in problem.message


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://127.0.0.1/",
        "http://127.0.0.2:9/",
        "//[/",
    ],
)
def test_links_of_entries_are_checked_like_addresses(
    link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = "ankbrief.articles.web.addresses.is_public"
    monkeypatch.setattr(public, lambda place: place == "127.0.0.1")
    with Website({"/rss": answer(rss(item("А", STORY, link), item("Б", "", link)), RSS)}) as site:
        reading = follow(site, private=False)
        assert site.requests == ["/robots.txt", "/rss"]
    (article,) = reading.articles
    assert article.text.endswith(STORY)
    assert len(reading.problems) == 1


def test_so_many_pages_of_a_feed_are_fetched_and_the_rest_is_said() -> None:
    with Website({f"/{i}": answer(PAGE.format(title=f"Номер {i}")) for i in range(9)}) as site:
        feed = rss(*(item(f"Номер {i}", "Начало", f"{site.url}/{i}") for i in range(9)))
        site.replies["/rss"] = answer(feed, RSS)
        reading = follow(site, Limits(seconds=5.0, pause=0.0, pages=3))
        late = follow(site, Limits(seconds=5.0, pause=0.0, feed_seconds=0.0))
    assert len(reading.articles) == 3
    assert "не прочитано публикаций: 6; страниц прочитано 3" in reading.problems[0].message
    assert "не прочитано публикаций: 9" in late.problems[0].message


def test_an_entry_that_leads_to_another_feed_is_not_followed_on() -> None:
    with Website({}) as site:
        site.replies["/rss"] = answer(rss(item("А", "", f"{site.url}/rss")), RSS)
        reading = follow(site)
    assert site.requests == ["/robots.txt", "/rss", "/rss"]
    assert "лента или таблица" in reading.problems[0].message

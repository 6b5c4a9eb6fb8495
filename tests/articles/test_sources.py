import pytest

from ankbrief.articles.sources import cited_source, printed, source_name, source_of_address


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Школу откроют, сообщает Tengrinews.kz.", "Tengrinews.kz"),
        ("Школу откроют, сообщает\xa0Vecher.kz.", "Vecher.kz"),
        ("Школу откроют, передаетTengrinews.kzсо ссылкой на пресс-службу.", "Tengrinews.kz"),
        ("Школу откроют, передает корреспондентTengrinews.kz.Аким сказал.", "Tengrinews.kz"),
        ("Школу откроют, передаёт корреспондент агентства «Казинформ».", "Казинформ"),
        ("Школу откроют, сообщает МИА «Казинформ»", "Казинформ"),
        ("Школу откроют, пишет Forbes Kazakhstan.", "Forbes.kz"),
        ("Школу откроют, со ссылкой на Zakon.kz.", "Zakon.kz"),
        ("Школу откроют, сообщает газета «Областные вести».", "Областные вести"),
        ("Мектеп ашылады, деп хабарлайды Azattyq Rýhy.", "Azattyq Rýhy"),
        ("Мектеп ашылады, деп хабарлайды «Облыс үні» тілшісі.", "Облыс үні"),
        ("Мектеп ашылады. BAQ.KZ тілшісі хабарлайды.", "BAQ.KZ"),
        ("Школу откроют, сообщает Noviy-Gorod.kz.", "Noviy-Gorod.kz"),
    ],
)
def test_the_text_names_the_medium_it_comes_from(text: str, source: str) -> None:
    assert cited_source(text) == source


@pytest.mark.parametrize(
    "text",
    [
        "Школу откроют, сообщает пресс-служба акимата.",
        "Школу откроют, сообщает Ержан Асанов.",
        "Аким сообщил, что заявки принимают на портале egov-oblast.kz.",
        "«Мы готовы», – рассказал он.",
        "Почта для справок: info@zakon.kz.",
        "",
    ],
)
def test_people_press_services_and_other_addresses_are_no_source(text: str) -> None:
    assert cited_source(text) is None


def test_the_reporting_medium_goes_before_the_one_it_refers_to() -> None:
    text = "Со ссылкой на Zakon.kz. Школу откроют, передаёт Orda.kz."
    assert cited_source(text) == "Orda.kz"


def test_a_medium_in_the_middle_of_a_long_article_is_no_source() -> None:
    assert cited_source("Слово. " * 400 + "Об этом пишет Zakon.kz." + " Слово." * 400) is None


def test_a_domain_is_printed_as_the_medium_prints_itself() -> None:
    assert printed("inform.kz") == "Казинформ"
    assert printed("WWW.TENGRINEWS.KZ") == "Tengrinews.kz"
    assert printed("Наш край") == "Наш край"


def test_an_address_names_its_medium_or_its_host() -> None:
    assert source_of_address("https://www.inform.kz/ru/a_1") == "Казинформ"
    assert source_of_address("https://rus.azattyq.org/a/1.html") == "Радио Азаттык"
    assert source_of_address("https://oblast.example/news") == "oblast.example"
    assert source_of_address("https://[broken") is None
    assert source_of_address("") is None


def test_only_a_whole_line_is_a_name_of_a_source() -> None:
    assert source_name("Akorda.kz") == "Akorda.kz"
    assert source_name("«Казинформ»") == "Казинформ"
    assert source_name("https://tengrinews.kz/news/1") == "Tengrinews.kz"
    assert source_name("Tengrinews.kz рассказал о школе") is None
    assert source_name("Областные вести") is None

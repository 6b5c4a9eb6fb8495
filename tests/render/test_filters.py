from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ankbrief.briefing.model import Period, WeekPerson, Who
from ankbrief.language.inflect import parse_cards, using
from ankbrief.model import Organisation, Person, Position, Span, When
from ankbrief.render.filters import FILTERS

NUKENOV = Who("Абзал Нукенов", True, "m", ("заместитель акима города Алматы",))
KIM = Who("Асель Ким", is_person=True, gender="f", positions=("министр",))
UNKNOWN = Who("Шынар Тлеу", is_person=True)
NBSP = "\N{NO-BREAK SPACE}"


def apply(name: str, value: Any, *args: Any) -> str:
    return str(FILTERS[name](value, *args))


@pytest.mark.parametrize(
    ("russian", "latin", "form"),
    [
        ("им", "nomn", "Абзал Нукенов"),
        ("род", "gent", "Абзала Нукенова"),
        ("дат", "datv", "Абзалу Нукенову"),
        ("вин", "accs", "Абзала Нукенова"),
        ("твор", "ablt", "Абзалом Нукеновым"),
        ("пред", "loct", "Абзале Нукенове"),
    ],
)
def test_a_person_takes_every_case_by_its_russian_and_its_latin_name(
    russian: str, latin: str, form: str
) -> None:
    person = Person("Абзал Нукенов", "m")
    assert apply(russian, NUKENOV) == apply(latin, person) == form
    assert apply("падеж", WeekPerson(NUKENOV, 1, ()), russian) == form


def test_posts_bodies_and_lists_take_cases_too() -> None:
    assert apply("дат", "заместитель акима города Алматы") == "заместителю акима города Алматы"
    assert apply("род", Who("Ассамблея народа", is_person=False)) == "Ассамблеи народа"
    assert apply("род", (NUKENOV, KIM, "гости")) == "Абзала Нукенова, Асель Ким и гостей"


def test_records_of_facts_words_and_days_take_cases() -> None:
    assert apply("твор", Position("заведующий секретариатом", Span(0, 1))) == (
        "заведующим секретариатом"
    )
    assert apply("пред", Organisation("Мажилис", Span(0, 1))) == "Мажилисе"
    assert apply("дат", "Абзал Нукенов") == "Абзалу Нукенову"
    assert apply("gent", "аким города Абзал Нукенов") == "акима города Абзала Нукенова"
    assert apply("род", date(2026, 8, 10)) == "10 августа 2026 года"
    assert apply("вин", None) == ""


def test_the_offices_cards_win() -> None:
    card = '[[person]]\nname = "Асель Ким"\ngender = "ж"\nfrozen = ["имя"]\n'
    with using(parse_cards(card)):
        assert apply("род", KIM) == "Асель Ким"
        assert apply("с_должностью", KIM, "дат") == "министру Асель Ким"
    man = card.replace("Асель Ким", "Шынар Тлеу").replace("ж", "м").replace('["имя"]', "[]")
    with using(parse_cards(man)):
        assert apply("дат", UNKNOWN) == "Шынару Тлеу"
    assert apply("дат", UNKNOWN) == "Шынар Тлеу"


@pytest.mark.parametrize(
    ("name", "value", "arguments", "said"),
    [
        ("дат", 5, (), "склонять можно человека, слова или список, а здесь число"),
        ("дат", {"a": 1}, (), "а здесь «dict»"),
        ("дат", KIM, ("род",), "у фильтра «дат» лишний или пропущенный аргумент"),
        ("падеж", KIM, (), "у фильтра «падеж» лишний или пропущенный аргумент"),
        ("с_должностью", 5, (), "фильтр «с_должностью» к этому не подходит: здесь число"),
        ("глагол", "Ким", ("заявил",), "фильтр «глагол» к этому не подходит: здесь слова"),
        ("кратко", 5, (), "фильтр «кратко» к этому не подходит: здесь число"),
        ("срок", "завтра", (), "фильтр «срок» к этому не подходит: здесь слова"),
    ],
)
def test_a_filter_says_in_russian_what_it_cannot_take(
    name: str, value: Any, arguments: tuple[str, ...], said: str
) -> None:
    with pytest.raises(TypeError) as caught:
        apply(name, value, *arguments)
    assert said in str(caught.value)


def test_a_post_and_its_name_change_together() -> None:
    assert apply("с_должностью", NUKENOV, "дат") == (
        "заместителю акима города Алматы Абзалу Нукенову"
    )
    assert apply("с_должностью", [NUKENOV, KIM], "твор") == (
        "заместителем акима города Алматы Абзалом Нукеновым и министром Асель Ким"
    )


def test_whom_is_in_the_dative_unless_one_of_them_cannot_be_declined_surely() -> None:
    body = Who("Правительство", is_person=False)
    assert apply("кому", (body, NUKENOV)) == (
        "Правительству и заместителю акима города Алматы Абзалу Нукенову"
    )
    assert apply("кому", (body, UNKNOWN)) == "Правительство, Шынар Тлеу"


def test_a_name_is_shortened_and_a_body_is_not() -> None:
    assert apply("кратко", Who("Касым-Жомарт Токаев", True, "m")) == "К.-Ж. Токаев"
    assert apply("кратко", Who("Правительство", is_person=False)) == "Правительство"


def test_a_number_agrees_with_its_noun() -> None:
    counted = [apply("число", n, "поручение") for n in (1, 2, 5, 11, 21)]
    assert counted == ["1 поручение", "2 поручения", "5 поручений", "11 поручений", "21 поручение"]


def test_dates_and_stretches_are_in_words() -> None:
    first, last = date(2026, 8, 10), date(2026, 8, 16)
    assert apply("дата", first) == "10 августа 2026 года"
    assert apply("период", Period(first, last)) == "10–16 августа 2026 года"
    assert apply("дата", When("до 16 августа", Span(0, 1), None, last)) == "до 16 августа 2026 года"
    assert apply("дата", When("скоро", Span(0, 1), None, None)) == "скоро"


def deadline(text: str, day: date | None) -> str:
    return apply("срок", When(text, Span(0, 1), None, day, "deadline"))


def test_a_deadline_is_honest_about_what_the_source_says() -> None:
    assert apply("срок", None) == "не указан"
    assert deadline("уже сейчас", None) == "«уже сейчас»"
    assert deadline("до 1 марта 2026 года", date(2026, 3, 1)) == "до 1 марта 2026 года"
    assert deadline("к 1 мая", date(2026, 5, 1)) == "к 1 мая 2026 года"
    assert deadline("До конца мая", date(2026, 5, 31)) == "до конца мая 2026 года"
    assert deadline("до конца года", date(2026, 12, 31)) == (
        "«до конца года» (до 31 декабря 2026 года)"
    )


def test_a_verb_agrees_and_dodges_an_unknown_gender() -> None:
    said = [apply("глагол", who, "заявил") for who in (NUKENOV, KIM, UNKNOWN)]
    assert said == ["заявил", "заявила", "заявляет"]


def test_only_page_and_mail_addresses_are_links() -> None:
    assert apply("ссылка", "https://a.kz") == "https://a.kz"
    assert apply("ссылка", "mailto:a@b.kz") == "mailto:a@b.kz"
    for url in ("javascript:alert(1)", "file:///etc/passwd", "JavaScript:x", "", None):
        assert apply("ссылка", url) == ""


def test_kazakh_between_marks_is_marked_as_kazakh_and_the_rest_escaped() -> None:
    assert apply("языки", "конференция «Қазақстан» & <друзья>") == (
        'конференция <span lang="kk">«Қазақстан»</span> &amp; &lt;друзья&gt;'
    )

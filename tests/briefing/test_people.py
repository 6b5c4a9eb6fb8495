from __future__ import annotations

from datetime import date

import pytest

from ankbrief.briefing import Period, assemble
from ankbrief.briefing.people import one_name_each, telling
from ankbrief.briefing.ranks import rank
from ankbrief.language.inflect import parse_cards, using
from ankbrief.model import Person, Position, Span
from made_facts import Writer


def test_a_post_that_a_fuller_one_repeats_is_dropped() -> None:
    posts = ["заместитель акима", "заместитель акима города Аксу", "депутат"]
    assert telling(posts) == ("заместитель акима города Аксу", "депутат")


def test_a_short_form_and_its_long_one_are_one_post() -> None:
    posts = ["заместитель председателя АНК", "заместитель председателя Ассамблеи народа Казахстана"]
    assert telling(posts) == ("заместитель председателя Ассамблеи народа Казахстана",)


def test_a_short_form_means_what_it_does_in_the_office_at_hand() -> None:
    posts = ["директор ЦРС", "директор Центра речной сети"]
    cards = '[[organisation]]\nname = "{}"\nshort = "ЦРС"\n'
    assert set(telling(posts)) == set(posts)
    with using(parse_cards(cards.format("Центр речной сети"))):
        assert telling(posts) == ("директор Центра речной сети",)
    with using(parse_cards(cards.format("Цех ремонта судов"))):
        assert set(telling(posts)) == set(posts)


def test_a_deputy_is_not_his_chief() -> None:
    posts = ["председатель правления", "заместитель председателя правления"]
    assert set(telling(posts)) == set(posts)


def test_the_higher_post_comes_first_and_an_endless_one_last() -> None:
    endless = "председатель постоянной комиссии маслихата по вопросам межэтнических отношений"
    assert telling([endless, "депутат", "аким области"]) == ("аким области", "депутат", endless)


def names(*people: str) -> dict[str, str]:
    return dict(one_name_each(Person(name, "f") for name in people))


def test_a_name_with_and_without_a_patronymic_is_one_person() -> None:
    full = "Асель Нурлановна Каримова"
    assert names("Асель Каримова", full) == {"Асель Каримова": full, full: full}


def test_two_who_may_be_meant_leave_the_short_name_alone() -> None:
    found = names("Асель Каримова", "Асель Нурлановна Каримова", "Асель Маратовна Каримова")
    assert found["Асель Каримова"] == "Асель Каримова"


def test_a_bare_surname_joins_nobody() -> None:
    assert names("Каримова", "Асель Каримова")["Каримова"] == "Каримова"


@pytest.mark.parametrize(
    ("post", "number"),
    [
        ("Президент", 5),
        ("Президент Республики Казахстан", 5),
        ("президент федерации бокса", 0),
        ("Премьер-министр", 4),
        ("министр культуры и информации", 3),
        ("аким Сарыозенской области", 3),
        ("аким района", 2),
        ("заместитель акима области", 2),
        ("вице-министр", 2),
        ("Правительство", 4),
        ("Верховный суд", 3),
        ("Национальный банк", 3),
        ("специализированный межрайонный суд области", 2),
        ("Сарыозенский областной маслихат", 2),
        ("депутаты областного маслихата", 2),
        ("прокуратура района", 2),
        ("судебный пристав", 0),
        ("учитель", 0),
    ],
)
def test_posts_and_bodies_have_ranks(post: str, number: int) -> None:
    assert rank(post) == number


def test_kazakh_and_russian_letters_spell_one_person() -> None:
    found = names("Ғалымжан Өтепбергенов", "Галымжан Утепбергенов", "Галымжан Утепбергенов")
    assert set(found.values()) == {"Галымжан Утепбергенов"}


def test_initials_with_the_same_post_are_that_person_and_without_it_are_not() -> None:
    post = (Position("аким области", Span(0, 1)),)
    full = Person("Дархан Оспанов", "m", post)
    known, unknown = Person("Д. Оспанов", "m", post), Person("Д. Оспанов", "m")
    assert one_name_each([full, known])["Д. Оспанов"] == "Дархан Оспанов"
    assert one_name_each([full, unknown])["Д. Оспанов"] == "Д. Оспанов"


def test_a_post_has_a_small_letter_unless_it_is_of_the_highest() -> None:
    assert telling(["Заместитель акима"]) == ("заместитель акима",)
    assert telling(["Президент"]) == ("Президент",)
    assert telling(["Чрезвычайный и Полномочный Посол"]) == ("Чрезвычайный и Полномочный Посол",)


def test_journalists_words_for_one_post_are_one_post() -> None:
    posts = ["глава региона", "аким области", "аким региона"]
    assert telling(posts) == ("аким области",)
    assert telling([*posts, "аким Сарыозенской области"]) == ("аким Сарыозенской области",)


def test_a_name_spelt_out_is_preferred_to_longer_initials() -> None:
    post = (Position("аким области", Span(0, 1)),)
    found = one_name_each(Person(n, "m", post) for n in ("Дархан Оспанов", "Д. М. Оспанов"))
    assert set(found.values()) == {"Дархан Оспанов"}


def test_one_body_has_one_leader_however_the_post_is_called() -> None:
    posts = ["руководитель объединения «Хаймат»", "председатель немецкого общества «Хаймат»"]
    assert telling(posts) == ("председатель немецкого общества «Хаймат»",)
    others = ["руководитель объединения «Хаймат»", "руководитель объединения «Вайнах»"]
    assert set(telling(others)) == set(others)


def test_the_head_of_the_government_is_its_prime_minister() -> None:
    posts = ["глава Правительства", "Премьер-Министр Республики Казахстан"]
    assert telling(posts) == ("Премьер-Министр Республики Казахстан",)


def test_a_name_is_spelt_in_one_way_throughout_a_brief() -> None:
    one = Writer("Аким Галымжан Утепбергенов поручил открыть школу.", source="А")
    one.person("Галымжан Утепбергенов", "m", "аким")
    one.decides("открыть школу", at="открыть школу", by="Галымжан Утепбергенов")
    two = Writer("Аким Ғалымжан Өтепбергенов поручил построить мост.", source="Б")
    two.person("Ғалымжан Өтепбергенов", "m", "аким")
    two.decides("построить мост", at="построить мост", by="Ғалымжан Өтепбергенов")
    week = Period(date(2026, 8, 10), date(2026, 8, 16))
    brief = assemble([one.facts(), two.facts()], week)
    assert len({row.issuer.name for row in brief.decisions if row.issuer}) == 1
    assert len(brief.people) == 1

"""What the office's cards do to the facts of an article."""

from __future__ import annotations

from datetime import date

from ankbrief.briefing.words import abbreviations_known
from ankbrief.carded import with_cards
from ankbrief.language.inflect import parse_cards, using
from ankbrief.model import Article, Decision, Event, Facts, Mention, Person, Position, Quote, Span

CARDS = parse_cards("""
[[person]]
name = "Айгуль Куспан"
gender = "ж"
written = ["Куспан А. С.", "Айгүл Құспан"]

[[person.position]]
title = "депутат Мажилиса"
from = 2021-01-15
to = 2023-01-19
""")
AT = Span(10, 20)


def article(day: date | None) -> Article:
    return Article("a", "Заголовок", "Текст публикации о совещании.", day)


def facts(*people: Person, day: date | None = date(2022, 5, 1)) -> Facts:
    return Facts(article(day), people=people)


def met(name: str, start: int, *positions: Position) -> Person:
    span = Span(start, start + 5)
    return Person(name, None, positions, (Mention(name, span),))


def test_two_spellings_of_one_card_are_one_person() -> None:
    (person,) = with_cards(facts(met("Куспан А. С.", 20), met("Айгүл Құспан", 0)), CARDS).people
    assert (person.name, person.gender) == ("Айгуль Куспан", "f")
    assert [mention.text for mention in person.mentions] == ["Айгүл Құспан", "Куспан А. С."]


def test_an_executor_with_a_post_before_the_name_is_named_by_the_card_too() -> None:
    decision = Decision("d", "поручение", None, ("депутат Айгүл Құспан",), "a", None, AT)
    given = Facts(article(None), people=(met("Айгүл Құспан", 0),), decisions=(decision,))
    assert with_cards(given, CARDS).decisions[0].executors == ("депутат Айгуль Куспан",)


def test_decisions_quotes_and_the_event_name_the_person_by_the_card() -> None:
    other = "Айгүл Құспан"
    given = Facts(
        article(date(2022, 5, 1)),
        people=(met(other, 0), met("Марат Сейтенов", 5)),
        event=Event("совещание", AT, participants=(other, "Айгуль Куспан")),
        decisions=(Decision("d", "поручение", other, ("Марат Сейтенов", other), "a", None, AT),),
        quotes=(Quote("q", other, "сказала", "слова", AT), Quote("r", None, None, "слова", AT)),
    )
    found = with_cards(given, CARDS)
    assert [person.name for person in found.people] == ["Айгуль Куспан", "Марат Сейтенов"]
    assert found.event is not None
    assert found.event.participants == ("Айгуль Куспан",)
    assert found.decisions[0].issuer == "Айгуль Куспан"
    assert found.decisions[0].executors == ("Марат Сейтенов", "Айгуль Куспан")
    assert [quote.speaker for quote in found.quotes] == ["Айгуль Куспан", None]


def test_the_post_of_that_day_is_taken_where_the_article_tells_none() -> None:
    (person,) = with_cards(facts(met("Айгуль Куспан", 3)), CARDS).people
    assert person.positions == (Position("депутат Мажилиса", Span(3, 8), inferred=True),)


def test_a_post_that_the_article_tells_stays_alone() -> None:
    told = Position("министр", AT)
    (person,) = with_cards(facts(met("Айгуль Куспан", 3, told)), CARDS).people
    assert person.positions == (told,)


def test_on_another_day_or_without_one_the_card_gives_no_post() -> None:
    for day in (date(2024, 5, 1), None):
        (person,) = with_cards(facts(met("Айгуль Куспан", 3), day=day), CARDS).people
        assert person.positions == ()


def test_doing_it_twice_changes_nothing_more_and_others_stay_as_they_are() -> None:
    given = facts(met("Куспан А. С.", 20), met("Марат Сейтенов", 5))
    once = with_cards(given, CARDS)
    assert with_cards(once, CARDS) == once
    assert once.people[1] == given.people[1]
    alone = facts(met("Марат Сейтенов", 5))
    assert with_cards(alone, CARDS) is alone


def test_a_short_name_of_the_cards_is_explained_like_those_of_public_bodies() -> None:
    text = '[[organisation]]\nname = "Дом дружбы города Алматы"\nshort = "ДДА"\n'
    with using(parse_cards(text)):
        assert abbreviations_known()["ДДА"] == "Дом дружбы города Алматы"
    assert "ДДА" not in abbreviations_known()

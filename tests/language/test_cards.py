from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ankbrief.errors import ConfigError
from ankbrief.language.inflect import (
    NO_CARDS,
    Case,
    cards_in,
    decline_name,
    decline_phrase,
    find_body,
    gender_of,
    name_forms,
    nominative,
    parse_cards,
    public_bodies,
    read_cards,
    using,
)

CARDS = """\
[[person]]
name = "Айгуль Куспан"
gender = "ж"
written = ["Куспан А. С.", "Айгүл Құспан"]

[[person.position]]
title = "депутат Мажилиса"
from = 2021-01-15
to = 2023-01-19

[person.forms]
"род" = "Айгули Куспан"
"дат" = "Айгули Куспан"
accs = "Айгуль Куспан"
ablt = "Айгулью Куспан"
loct = "Айгули Куспан"

[[person]]
name = "Жанат Серик"
gender = "м"
frozen = ["фамилия"]

[[organisation]]
name = "Дом дружбы"
short = "ДД"
gender = "м"
frozen = true
"""


def test_forms_by_hand_win_over_rules() -> None:
    cards = parse_cards(CARDS)
    assert decline_name("Айгуль Куспан", Case.ABLT, cards=cards) == "Айгулью Куспан"
    assert decline_name("Айгуль Куспан", Case.ABLT) == "Айгуль Куспан"


def test_a_part_that_the_card_freezes_stays() -> None:
    cards = parse_cards(CARDS)
    assert decline_name("Жанат Серик", Case.DATV, cards=cards) == "Жанату Серик"
    assert name_forms("Ж. Серик", cards=cards)[Case.DATV] == "Ж. Серик"
    assert gender_of("Жанат Серик", cards=cards) == "m"


def test_a_person_is_found_under_every_written_form_in_any_case() -> None:
    cards = parse_cards(CARDS)
    for text in ("Айгулью Куспан", "Куспан А. С.", "А. Куспан", "АЙГУЛЬ КУСПАН"):
        assert nominative(text, cards=cards).name == "Айгуль Куспан", text


def test_cards_in_use_apply_to_every_call_inside_and_to_none_after() -> None:
    with using(parse_cards(CARDS)):
        assert decline_name("Айгуль Куспан", Case.ABLT) == "Айгулью Куспан"
        assert gender_of("Жанат Серик") == "m"
        assert decline_phrase("Дом дружбы", Case.DATV) == "Дом дружбы"
        assert nominative("Жанату Серик").name == "Жанат Серик"
        assert (find_body("ДД") or public_bodies()[0]).name == "Дом дружбы"
    assert decline_name("Айгуль Куспан", Case.ABLT) == "Айгуль Куспан"
    assert gender_of("Жанат Серик") is None
    assert find_body("ДД") is None


def test_a_folder_without_cards_has_none(tmp_path: Path) -> None:
    assert cards_in(tmp_path) == NO_CARDS
    (tmp_path / "people.toml").write_text(CARDS, "utf-8")
    assert len(cards_in(tmp_path).people) == 2


def test_positions_have_days() -> None:
    card = parse_cards(CARDS).people[0]
    assert card.posts_on(date(2022, 5, 1)) == ("депутат Мажилиса",)
    assert card.posts_on(date(2024, 5, 1)) == ()


def test_a_body_of_the_cards_wins_over_rules() -> None:
    assert decline_phrase("Дом дружбы", Case.DATV, cards=parse_cards(CARDS)) == "Дом дружбы"
    assert decline_phrase("Дом дружбы", Case.DATV) == "Дому дружбы"


@pytest.mark.parametrize(
    ("old", "new", "where", "message"),
    [
        ('gender = "ж"', 'gender = "жен"', "people.toml:3: person[1].gender", "не понят"),
        ("written", "writen", "people.toml:4: person[1].writen", "неизвестный ключ"),
        ("from = 2021-01-15", 'from = "2021"', "people.toml:8: person[1].position[1].from", "дата"),
        ("2023-01-19", "2020-01-19", "people.toml:9: person[1].position[1].to", "раньше начала"),
        ('"дат" =', '"датт" =', "people.toml:13: person[1].forms.датт", "нет падежа"),
        ('"дат" = "Айгули Куспан"\n', "", "person[1].forms", "не хватает падежей: дат"),
        ("[[person.position]]", "[person.position]", "person[1].position", "двойных скобках"),
        ('["фамилия"]', '["кличка"]', "people.toml:21: person[2].frozen", "нет такой части"),
        ('name = "Жанат Серик"\n', "", "person[2].name", "нужен непустой текст"),
        ("frozen = true", 'frozen = "да"', "people.toml:27: organisation[1].frozen", "true"),
        ('gender = "м"\nfrozen = [', "gender = м\nfrozen = [", "people.toml:20", "не TOML"),
    ],
)
def test_an_error_names_file_line_and_key(old: str, new: str, where: str, message: str) -> None:
    assert old in CARDS
    with pytest.raises(ConfigError) as caught:
        parse_cards(CARDS.replace(old, new, 1))
    assert where in caught.value.where
    assert message in caught.value.message


def test_a_file_is_read_and_a_missing_one_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "people.toml"
    path.write_text(CARDS, "utf-8")
    assert read_cards(path).people[1].name == "Жанат Серик"
    with pytest.raises(ConfigError, match="не прочитаны"):
        read_cards(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Ассамблеи народа Казахстана", "АНК"),
        ("Министерством здравоохранения", "Минздрав"),
        ("Кабмина", "Правительство"),
        ("акимату Восточно-Казахстанской области", "акимат ВКО"),
        ("Центральной избирательной комиссии", "ЦИК"),
    ],
)
def test_the_register_knows_public_bodies_in_any_case(text: str, short: str) -> None:
    body = find_body(text)
    assert body is not None
    assert body.short == short


def test_the_register_holds_every_region_and_city() -> None:
    akimats = [body.name for body in public_bodies() if body.name.startswith("акимат ")]
    assert len([name for name in akimats if "област" in name]) == 17
    assert len([name for name in akimats if "города" in name]) == 3


def test_an_unknown_body_is_not_found() -> None:
    assert find_body("Рога и копыта") is None

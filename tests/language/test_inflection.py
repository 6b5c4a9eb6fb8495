from __future__ import annotations

import pytest

from ankbrief.language.inflect import bring_back, inflect, inflect_line, kind_of


def test_the_answer_is_the_public_object() -> None:
    assert inflect_line("Вера Ким\tж").as_json() == {
        "text": "Вера Ким",
        "kind": "person",
        "gender": "f",
        "certain": True,
        "flags": [],
        "forms": {
            "nomn": "Вера Ким",
            "gent": "Веры Ким",
            "datv": "Вере Ким",
            "accs": "Веру Ким",
            "ablt": "Верой Ким",
            "loct": "Вере Ким",
        },
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Касым-Жомарт Токаев", "person"),
        ("А. Нукенов", "person"),
        ("Токаев", "person"),
        ("Абай", "person"),
        ("Ассамблея народа Казахстана", "phrase"),
        ("Совет Безопасности", "phrase"),
        ("Назарбаев Университет", "phrase"),
        ("аким", "phrase"),
        ("МВД", "phrase"),
        ("", "phrase"),
    ],
)
def test_a_person_is_told_from_a_phrase(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_another_set_of_rules_is_asked_and_a_difference_is_a_flag() -> None:
    assert "«Ермька» вместо «Ермека»" in inflect("Ермек Кошербаев").flags[0]
    assert inflect("Абзал Нукенов").flags == ()


def test_a_gender_that_contradicts_the_name_is_a_flag() -> None:
    assert any("похоже на женское" in flag for flag in inflect("Аида Балаева", gender="m").flags)
    assert any("о разном роде" in flag for flag in inflect("Анна Токаев").flags)


def test_a_debatable_name_is_a_flag() -> None:
    assert "«Айгули»" in inflect("Айгуль Сулейменова").flags[0]
    assert "«Алии»" in inflect("Алия Молдагулова").flags[0]


def test_a_bad_gender_is_answered_in_russian() -> None:
    with pytest.raises(ValueError, match="род «x» не понят"):
        inflect_line("Вера Ким\tx")


def test_it_goes_the_other_way() -> None:
    assert bring_back("Абзалу Нукенову").name == "Абзал Нукенов"
    assert bring_back("заместителю акима").name == "заместитель акима"

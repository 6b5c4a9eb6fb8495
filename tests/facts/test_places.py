"""Where: places in the nominative, outside the names of bodies."""

from __future__ import annotations

import pytest

from made_article import facts_of

FOUND: tuple[tuple[str, list[str]], ...] = (
    ("Встреча прошла в Петропавловске и Караганде.", ["Петропавловск", "Караганда"]),
    ("Паводок ждут в Атырауской, Акмолинской и Костанайской областях.",
     ["Атырауская область", "Акмолинская область", "Костанайская область"]),
    ("Помощь направили в СКО и ВКО.",
     ["Северо-Казахстанская область", "Восточно-Казахстанская область"]),
    ("В области Абай построят мост.", ["область Абай"]),
    ("Дорогу в Кызылжарском районе починят.", ["Кызылжарский район"]),
    ("Форум открылся во Дворце культуры «Достык».", ["Дворец культуры «Достык»"]),
    ("Гости приехали из города Алматы.", ["Алматы"]),
    ("Аким Павлодарской области выступил.", ["Павлодарская область"]),
    ("Мост строят в Кульсары.", ["Кульсары"]),
)  # fmt: skip

NOT_PLACES = (
    "Президент Казахстана подписал указ.",
    "Выступили члены Ассамблеи народа Казахстана.",
    "Об этом сообщает Акорда.",
    "Независимость – наша ценность.",
)


@pytest.mark.parametrize(("text", "places"), FOUND)
def test_a_place_stands_in_the_nominative(text: str, places: list[str]) -> None:
    assert [place.name for place in facts_of(text).places] == places


@pytest.mark.parametrize("text", NOT_PLACES)
def test_a_country_in_a_post_or_a_body_is_no_place(text: str) -> None:
    assert facts_of(text).places == ()


def test_forms_of_an_unknown_name_are_one_place() -> None:
    text = "Школу строят в Бозшатыре. Жители Бозшатыра рады."
    assert [place.name for place in facts_of(text).places] == ["Бозшатыр"]


def test_the_event_s_own_place_is_told_from_others() -> None:
    text = "Форум прошёл в Шымкенте. Гости из Тараза выступили первыми."
    assert {p.name: p.of_event for p in facts_of(text).places} == {
        "Шымкент": True,
        "Тараз": False,
    }

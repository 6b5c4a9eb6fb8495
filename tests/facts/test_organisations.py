"""Bodies: whole, once each, in the nominative."""

from __future__ import annotations

import pytest

from made_article import facts_of

FOUND: tuple[tuple[str, list[str]], ...] = (
    ("Члены Ассамблеи народа Казахстана собрались утром.", ["Ассамблея народа Казахстана"]),
    ("Поручено Министерству культуры и информации Республики Казахстан.",
     ["Министерство культуры и информации Республики Казахстан"]),
    ("Министерству финансов, Министерству юстиции поручено ответить.",
     ["Министерство финансов", "Министерство юстиции"]),
    ("Деньги выделят акиматам.", ["акиматы"]),
    ("Правительство ответило маслихату.", ["Правительство", "маслихат"]),
    ("Помог фонд «Достык».", ["фонд «Достык»"]),
    ("Об этом сообщили в областном департаменте полиции.", ["областной департамент полиции"]),
    ("Правительство приняло план. Правительству помогут.", ["Правительство"]),
)  # fmt: skip

NO_BODIES = (
    "Стратегия управления паводками готова.",
    "Депутат подготовил отчёт.",
    "Об этом пишут СМИ.",
    "Помощь получила СКО.",
    "Об этом сообщает Stepnoi.kz.",
)


@pytest.mark.parametrize(("text", "bodies"), FOUND)
def test_a_body_is_named_whole(text: str, bodies: list[str]) -> None:
    assert [body.name for body in facts_of(text).organisations] == bodies


@pytest.mark.parametrize("text", NO_BODIES)
def test_media_regions_and_plain_words_are_no_bodies(text: str) -> None:
    assert facts_of(text).organisations == ()


def test_a_short_form_and_the_full_name_are_one_body() -> None:
    text = "Ассамблея народа Казахстана провела форум. АНК исполнилось тридцать лет."
    assert [b.name for b in facts_of(text).organisations] == ["Ассамблея народа Казахстана"]

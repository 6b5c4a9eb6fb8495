"""Words of decrees and whose they are; who takes office by a paper; what is no state act."""

from __future__ import annotations

import pytest

from ankbrief.model import Decision
from made_article import facts_of

PRESIDENT = "Серик Ахметов"


def decisions(text: str) -> tuple[Decision, ...]:
    return facts_of(text).decisions


def told(text: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """Kind, issuer and executors of each decision."""
    return [(one.kind, one.issuer, one.executors) for one in decisions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ввести на полгода запрет на вывоз пшеницы, говорится в приказе министра.",
            ("решение", "министр", ()),
        ),
        (
            "«Временно возложить руководство на Болата Омарова», – сказано в указе президента.",
            ("решение", "президент", ("Болат Омаров",)),
        ),
        (
            "«Ввести с 1 июня мораторий на проверки ферм», – цитирует приказ ведомство.",
            ("решение", None, ()),
        ),
        (
            "«Акимам районов исполнять свои обязанности», – говорится в указе Ахметова.",
            ("поручение", "Ахметов", ("акимы районов",)),
        ),
    ],
)
def test_words_quoted_from_a_decree_are_decided(
    text: str, expected: tuple[str, str | None, tuple[str, ...]]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Опубликован указ президента о назначении Болата Омарова премьер-министром.", "президент"),
        ("Опубликовано постановление правительства о закрытии рынка.", "правительство"),
        ("Из резерва правительства выделено 300 млн тенге пострадавшим.", "правительство"),
        ("Указом президента пост министра юстиции занял Болат Омаров.", "президент"),
        ("Министр утвердил Болата Омарова директором института.", "министр"),
        ("Комиссия признала конкурс недействительным.", "комиссия"),
    ],
)
def test_whose_paper_or_money_it_is_decides(text: str, issuer: str) -> None:
    assert [(kind, (name or "").lower()) for kind, name, _ in told(text)] == [("решение", issuer)]


def test_a_decree_without_a_name_is_of_the_president_whom_the_article_names() -> None:
    text = (
        f"Президент {PRESIDENT} провёл совещание. Опубликован указ о назначении Болата Омарова "
        "премьер-министром."
    )
    assert told(text) == [("решение", PRESIDENT, ())]


@pytest.mark.parametrize(
    "text",
    [
        "Документ уже введён в действие.",
        "Тренер назначил капитаном Болата Омарова.",
        "«Создать шедевр трудно», – говорится в повести.",
        "Опубликован роман о любви.",
        "Команда заняла пост лидера турнира.",
    ],
)
def test_what_is_read_elsewhere_or_played_is_no_decision(text: str) -> None:
    assert not decisions(text)


def test_several_places_of_those_who_are_told_do_not_end_the_order() -> None:
    text = (
        "«Акимам городов Астаны, Алматы и областей исполнять свои обязанности», – говорится в "
        "указе президента."
    )
    assert [(one.kind, one.issuer) for one in decisions(text)] == [("поручение", "президент")]

"""Who decided, told by another sentence or by the main verb of this one."""

from __future__ import annotations

import pytest

from made_article import facts_of


def issuers(text: str) -> list[str | None]:
    """Who made each decision, in the order of the text."""
    return [one.issuer for one in facts_of(text).decisions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Цены на хлеб заморозили до мая. Такое решение приняло правительство.", "правительство"),
        ("Проезд подорожает до 120 тенге с 1 мая. Решение приняли депутаты.", "депутаты"),
        ("Школы перевели на дистанционное обучение. Решение принял штаб области.", "штаб области"),
        (
            "Учебный год продлили на неделю. Об этом говорится в приказе министра просвещения.",
            "министр просвещения",
        ),
        (
            "С 1 июля запретят ввоз шин. Это решение принято на заседании комиссии по торговле.",
            "комиссия по торговле",
        ),
        (
            (
                "В стране введён мораторий на проверки. Штрафов пока не будет. Соответствующее "
                "постановление подписал премьер-министр Болат Омаров."
            ),
            "Болат Омаров",
        ),
    ],
)
def test_a_sentence_behind_says_who_decided(text: str, expected: str) -> None:
    found = facts_of(text).decisions
    assert (found[0].issuer, found[0].inferred) == (expected, True)


def test_several_papers_are_of_all_that_was_decided_before() -> None:
    text = (
        "Акимом Абайской области назначен Серик Досов. Жетысускую область возглавил Болат Омаров. "
        "Соответствующие указы подписал Президент Касым-Жомарт Токаев."
    )
    assert issuers(text) == ["Касым-Жомарт Токаев"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Проезд подорожает до 120 тенге с 1 мая. Решение поддержали не все.",
        "Проезд подорожает до 120 тенге с 1 мая. Решение принято единогласно.",
        "Проезд подорожает до 120 тенге с 1 мая. Решение вступит в силу позже.",
        "Проезд подорожает до 120 тенге с 1 мая.\n\nГород растёт.\n\nДепутаты приняли бюджет.",
        "Проезд подорожает до 120 тенге с 1 мая, сообщает корреспондент газеты.",
    ],
)
def test_a_sentence_that_names_nobody_decides_nothing(text: str) -> None:
    assert issuers(text)[0] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Власти решили, что парк закроют на реконструкцию.", ["власти"]),
        ("Комиссия определила, что дом снесут.", ["комиссия"]),
        ("Власти знали, что парк закроют на реконструкцию.", [None]),
        (
            "Приказом заместителя Премьер-Министра – министра экономики утверждены правила.",
            ["заместитель Премьер-Министра – министр экономики"],
        ),
    ],
)
def test_the_main_verb_says_who_resolved(text: str, expected: list[str | None]) -> None:
    assert issuers(text) == expected

"""Plans told by who will do it: a body that will be at work, an official who will hand over."""

from __future__ import annotations

import pytest

from made_article import facts_of

HEAD = "Аким области Марат Досов провёл приём граждан. "


def plans(text: str) -> list[str]:
    """What is planned, in the order of the text."""
    return [one.action for one in facts_of(text).decisions if one.kind == "план"]


@pytest.mark.parametrize(
    "text",
    [
        "ведомства будут заниматься этим вопросом до конца года",
        "университет будет работать над развитием науки",
        "управление здравоохранения будет закупать лекарства у местных производителей",
        "аким района будет докладывать о ремонте раз в неделю",
        "в состав совета войдут представители общественных объединений",
        "тарифы на перевозку грузов по дороге с 1 января 2027 года вырастут на 8 процентов",
    ],
)
def test_who_will_be_at_work_plans_it(text: str) -> None:
    assert plans(f"{text[0].upper()}{text[1:]}.") == [text]


def test_an_official_told_by_a_pronoun_plans_what_he_hands_over() -> None:
    text = f"{HEAD}Он передаст ключи жителям нового дома."
    assert plans(text) == ["он передаст ключи жителям нового дома"]


@pytest.mark.parametrize(
    "text",
    [
        "Студенты будут изучать историю края.",
        "Жители будут помогать соседям.",
        "Университет будет стремиться к успеху.",
        "Музыкант Марат Досов хочет отдохнуть. Он передаст скрипку ученику.",
        "Из памяти войдут в моду старые песни.",
        "Компания, которая будет строить завод, ещё не найдена.",
        "Ведомства не будут заниматься этим вопросом.",
    ],
)
def test_people_wishes_and_what_is_not_to_be_are_no_plans(text: str) -> None:
    assert plans(text) == []

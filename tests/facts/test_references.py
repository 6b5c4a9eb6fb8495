"""Whom a phrase means: a name, a title, a pronoun, «спикер»; nobody where it is not safe."""

from __future__ import annotations

import pytest

from ankbrief.facts.people.references import Reference, who
from ankbrief.language.text.analyse import analyse
from made_article import article_of, facts_of

BEFORE = "Аким района Серик Ахметов открыл школу. Директор Динара Оспанова показала классы. "

# the last sentence, the word asked about, whom it means and whether that is inferred
ASKED: tuple[tuple[str, str, str | None, bool], ...] = (
    ("Ахметов поблагодарил строителей.", "Ахметов", "Серик Ахметов", False),
    ("Аким поблагодарил строителей.", "Аким", "Серик Ахметов", True),
    ("Она поблагодарила строителей.", "Она", "Динара Оспанова", True),
    ("Он поблагодарил строителей.", "Он", "Серик Ахметов", True),
    ("Спикер поблагодарила строителей.", "Спикер", "Динара Оспанова", True),
    ("Министр поблагодарил строителей.", "Министр", None, False),
    ("Жители поблагодарили строителей.", "Жители", None, False),
)


def asked(text: str, word: str) -> Reference | None:
    """Whom `word` of the last sentence means."""
    article = article_of(text)
    document = analyse(text, article.blocks)
    last = len(document.sentences) - 1
    words = [token.text for token in document.sentences[last].tokens]
    at = words.index(word)
    return who(document, facts_of(text), last, at, at + 1)


@pytest.mark.parametrize(("sentence", "word", "name", "inferred"), ASKED)
def test_a_phrase_means_a_person(
    sentence: str, word: str, name: str | None, inferred: bool
) -> None:
    found = asked(BEFORE + sentence, word)
    assert (found.person.name if found else None) == name
    assert found is None or found.inferred is inferred


def test_a_pronoun_reaches_no_further_than_the_paragraph_before() -> None:
    text = "Выступил Серик Ахметов.\nШкола новая.\nСпортзал большой.\nОн поблагодарил строителей."
    assert asked(text, "Он") is None


GUIDE = "Историк Болат Омаров провёл экскурсию.\n\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Прошла встреча с министром Сериком Ахметовым. Он ответил на вопросы.", "Серик Ахметов"),
        ("Прошла встреча в новом зале. Он ответил на вопросы.", "Болат Омаров"),
        (
            "Он рассказал о работе министра Серика Ахметова. Затем Он ответил на вопросы.",
            "Болат Омаров",
        ),
    ],
)
def test_he_is_the_only_one_of_his_paragraph_before_a_subject_of_another(
    text: str, name: str
) -> None:
    found = asked(GUIDE + text, "Он")
    assert found is not None
    assert found.person.name == name

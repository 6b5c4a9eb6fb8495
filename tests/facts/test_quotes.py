"""Quotations: what is one, what is none, and whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankbrief.facts.extract import extract
from ankbrief.model import Facts
from made_article import article_of, facts_of

SERIK, AIGUL = "Серик Ахметов", "Айгуль Сапарова"

# text, then speaker and words of each quotation in it
SPOKEN: tuple[tuple[str, tuple[tuple[str | None, str], ...]], ...] = (
    (
        "«Школу откроем в сентябре», – сказал аким района Серик Ахметов.",
        ((SERIK, "Школу откроем в сентябре"),),
    ),
    (
        '"Школу откроем. Возить детей не придётся", - отметила директор школы Айгуль Сапарова.',
        ((AIGUL, "Школу откроем. Возить детей не придётся"),),
    ),
    ("„Школу откроем“, – сказал Серик Ахметов.", ((SERIK, "Школу откроем"),)),
    ("“Школу откроем”, – сказал Серик Ахметов.", ((SERIK, "Школу откроем"),)),
    ("«Школу откроем?» – спросила Айгуль Сапарова.", ((AIGUL, "Школу откроем?"),)),
    ("Аким района Серик Ахметов сказал: «Школу откроем».", ((SERIK, "Школу откроем"),)),
    (
        "Серик Ахметов: «Школу откроем в сентябре, возить детей не придётся».",
        ((SERIK, "Школу откроем в сентябре, возить детей не придётся"),),
    ),
    ("«Школу откроем в сентябре», — Серик Ахметов.", ((SERIK, "Школу откроем в сентябре"),)),
    (
        "«Школу откроем, – сказал аким Серик Ахметов, – и детский сад тоже».",
        ((SERIK, "Школу откроем"), (SERIK, "и детский сад тоже")),
    ),
    (
        "«Школу откроем», – сказал Серик Ахметов. «Детский сад тоже откроем осенью».",
        ((SERIK, "Школу откроем"), (SERIK, "Детский сад тоже откроем осенью")),
    ),
    ("– Школу откроем, – сказал Серик Ахметов.", ((SERIK, "Школу откроем"),)),
    (
        "Серик Ахметов, аким района:\n– Школу откроем в сентябре.",
        ((SERIK, "Школу откроем в сентябре."),),
    ),
    (
        "> Школу откроем в сентябре.\n> — *Серик Ахметов, аким района*",
        ((SERIK, "Школу откроем в сентябре."),),
    ),
    (
        "«Первый абзац о школе.\n«Второй абзац о садике», – сказал Серик Ахметов.",
        ((SERIK, "Первый абзац о школе.\n«Второй абзац о садике"),),
    ),
    (
        "«Первый абзац о школе.\nВторой абзац о садике», – сказал Серик Ахметов.",
        ((SERIK, "Первый абзац о школе.\nВторой абзац о садике"),),
    ),
    (
        "Серик Ахметов заявил, что «школу построят за год и откроют осенью».",
        ((SERIK, "школу построят за год и откроют осенью"),),
    ),
    (
        "«Школу откроем», – сказал, приветствуя гостей, аким района Серик Ахметов.",
        ((SERIK, "Школу откроем"),),
    ),
    (
        "«Школу откроем», – сказал помощник акима Болат Омаров Серику Ахметову.",
        (("Болат Омаров", "Школу откроем"),),
    ),
    (
        "«Дорогу отремонтируют», – говорится в сообщении пресс-службы акимата области.",
        (("пресс-служба акимата области", "Дорогу отремонтируют"),),
    ),
    (
        "«Дорогу отремонтируют», – рассказали в акимате области.",
        (("акимат области", "Дорогу отремонтируют"),),
    ),
    ("«Дорогу отремонтируют», – говорится в сообщении.", ((None, "Дорогу отремонтируют"),)),
    (
        "«Дорога размыта», – сообщает издание Stepnoi.kz.",
        (("издание Stepnoi.kz", "Дорога размыта"),),
    ),
    ("«Мы хотим тишины», – заявили собравшиеся.", (("собравшиеся", "Мы хотим тишины"),)),
    (
        "«Мы хотим тишины», – сказали участники встречи.",
        (("участники встречи", "Мы хотим тишины"),),
    ),
    # names in marks inside speech, and marks that lost their partner
    (
        '"Наш фонд "Добрые руки", который помог семьям, растёт", - сообщил Серик Ахметов.',
        ((SERIK, 'Наш фонд "Добрые руки", который помог семьям, растёт'),),
    ),
    (
        "«Мы создали центр «Бірлік», – сказал Серик Ахметов.",
        ((SERIK, "Мы создали центр «Бірлік"),),
    ),
    (
        'Он произнёс "слово и ушёл. Аким ответил."Школу откроем", - сказал Серик Ахметов.',
        ((SERIK, "Школу откроем"),),
    ),
    (
        'Денег хватит."Школу откроем", - сказал Серик Ахметов."Сад тоже", - добавил он.',
        ((SERIK, "Школу откроем"), (SERIK, "Сад тоже")),
    ),
)

SILENT = (
    "Серик Ахметов заявил, что школу откроют в сентябре.",
    "По словам Серика Ахметова, школу откроют в сентябре.",
    "Серик Ахметов назвал проект «очень важным».",
    "Центр «Бірлік» и фонд «Добрые руки» открыли выставку «Краски степи».",
    "Мы создали центр «Бірлік», – сказал Серик Ахметов.",
    "Серик Ахметов посетил спектакль «Мы построим дом».",
    "Программа мероприятия:\n– открытие выставки;\n– концерт.",
)


@pytest.mark.parametrize(("text", "spoken"), SPOKEN)
def test_spoken_words_are_found_with_their_speaker(
    text: str, spoken: tuple[tuple[str | None, str], ...]
) -> None:
    assert tuple((quote.speaker, quote.text) for quote in facts_of(text).quotes) == spoken


@pytest.mark.parametrize("text", SILENT)
def test_indirect_speech_and_names_in_marks_are_no_quotations(text: str) -> None:
    assert facts_of(text).quotes == ()


def test_a_pronoun_is_the_one_whom_the_sentence_before_told_of_and_is_marked() -> None:
    text = "Директор школы Айгуль Сапарова показала классы. «Тут светло», – добавила она."
    (quote,) = facts_of(text).quotes
    assert (quote.speaker, quote.cue, quote.inferred) == (AIGUL, "добавила", True)


def test_a_woman_speaks_where_the_verb_is_feminine() -> None:
    text = "Аким Серик Ахметов и директор Айгуль Сапарова открыли школу. «Светло», – сказала она."
    assert facts_of(text).quotes[0].speaker == AIGUL


def test_a_role_word_points_over_a_photo_credit_and_is_marked() -> None:
    text = (
        "Директор школы Айгуль Сапарова показала классы.\n"
        "# Фото: Болат Омаров\n"
        "«Здесь будут учиться триста детей», – добавила спикер."
    )
    (quote,) = facts_of(text).quotes
    assert (quote.speaker, quote.inferred) == (AIGUL, True)


def test_a_cue_that_says_nothing_alone_takes_its_noun() -> None:
    text = "«Школу откроем», – выразил уверенность аким Серик Ахметов."
    assert facts_of(text).quotes[0].cue == "выразил уверенность"


def test_a_quotation_without_a_speaker_is_reported() -> None:
    facts = facts_of("«Дорогу отремонтируют», – говорится в сообщении.")
    assert any(
        "кому принадлежат слова «Дорогу отремонтируют…»" in p.message for p in facts.problems
    )


WORDS = (
    '« » " „ “ ” , . ? ! : ; – — - \n > # 1) он она сказал заявила поручил следует аким Серик',
    "Ахметов Айгуль Сапарова Мы построим школу что чтобы который и а «Бірлік» 25 декабря Фото:",
    "говорится в сообщении пресс-службы Правительству необходимо создать штаб будет открыт",
    "подписали соглашение между",
)
PIECES = st.sampled_from([word for line in WORDS for word in line.split(" ")])


def assert_is_sound(facts: Facts) -> None:
    """Every quotation stands in the article letter for letter, every span inside the text."""
    text = facts.article.text
    for quote in facts.quotes:
        assert quote.text == text[quote.span.start : quote.span.stop]
        assert quote.text.strip()
        before, after = text[: quote.span.start], text[quote.span.stop :]
        line = text[text.rfind("\n", 0, quote.span.start) + 1 : quote.span.start]
        marked = any(mark in before for mark in '«"„“”»') and any(m in after for m in '»"“”«„')
        assert marked or line.strip(" *_")[:1] in "–—->" or before.rstrip().endswith(":")
    spans = [d.span for d in facts.decisions] + [s.span for s in facts.summary]
    assert all(0 <= span.start < span.stop <= len(text) for span in spans)
    assert all(decision.action.strip() for decision in facts.decisions)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_words_of_news_in_any_order_never_break_extraction(text: str) -> None:
    assert_is_sound(extract(article_of(text)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_never_breaks_extraction(text: str) -> None:
    assert_is_sound(extract(article_of(text)))

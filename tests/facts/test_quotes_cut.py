"""Speech of pages that lost a mark or the line that says who speaks."""

from __future__ import annotations

import pytest

from made_article import facts_of

AIGUL = "Айгуль Сапарова"
SERIK = "Серик Ахметов"
PARKS = "Парков у нас два. Третий заложим весной."


def said(text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in facts_of(text).quotes]


@pytest.mark.parametrize(
    "lead",
    [
        "Аким Серик Ахметов рассказал о парках.\n– ",
        "По словам акима Серика Ахметова, город зеленеет. – ",
        "Аким Серик Ахметов отметил рост. Саженцы привезли из питомника.\n– ",
        "Аким Серик Ахметов отметил вклад, который внёс Казахстан.\n– ",
        "Аким Серик Ахметов отметил, что группа, где работает Айгуль, готова.\n– ",
        "Аким Серик Ахметов рассказал о парках.\n«",
        "По словам акима Серика Ахметова, город зеленеет.\n«",
        "Аким Серик Ахметов отметил, что «парки нужны всем нам».«",
    ],
)
def test_words_that_a_page_cuts_off_are_of_whom_the_author_told_last(lead: str) -> None:
    quote = facts_of(lead + PARKS).quotes[-1]
    assert (quote.speaker, quote.text, quote.inferred) == (SERIK, PARKS, True)


def test_a_page_that_breaks_off_keeps_the_last_paragraphs_of_the_first_person() -> None:
    text = "Аким Серик Ахметов рассказал о парках.\n«Парков два.\nТретий мы заложим весной."
    assert said(text) == [(SERIK, "Парков два.\nТретий мы заложим весной.")]


@pytest.mark.parametrize(
    "text",
    [
        "Аким Серик Ахметов рассказал о парках.\n– Парков стало два.\n– Третий появится весной.",
        "Аким Серик Ахметов рассказал о парках.\n– Парк на реке\nДругой парк строят.",
        "Аким Серик Ахметов рассказал о парках.\n– Парк построят. Директор заявила о новых.",
        "Аким Серик Ахметов рассказал о парках.\n«Парк построят. Директор заявила о новых.",
        "Дождь прошёл.\n– Парк построят весной.",
        "Серик Ахметов рассказал о парках. Приехала Айгуль Сапарова.\n– Парк построят весной.",
    ],
)
def test_what_may_be_the_authors_is_no_quotation(text: str) -> None:
    assert said(text) == []


def test_a_name_in_marks_does_not_end_words_that_run_over_paragraphs() -> None:
    text = (
        '"Парк мы построим.\nРаботы ведёт "Зелёный город". Сад посадит "Зелёный город".\n'
        'Осенью всё сдадим", – сказал аким Серик Ахметов.'
    )
    (quote,) = facts_of(text).quotes
    assert quote.speaker == SERIK
    assert (quote.text[:7], quote.text[-6:]) == ("Парк мы", "сдадим")


def test_the_same_mark_at_both_ends_closes_itself() -> None:
    text = "Орал.03.12.25.”Orda” – Пришла директор Айгуль Сапарова.\n”Сад готов”, – сказала она."
    assert said(text) == [(AIGUL, "Сад готов")]


def test_names_in_a_row_are_no_words_of_who_lists_them() -> None:
    text = "Серик Ахметов назвал и подчеркнул дороги: «Орал – Атырау», «Семей – Аягоз» и «Абай»."
    assert said(text) == []


def test_a_line_without_marks_is_speech_where_it_has_several_sentences() -> None:
    text = "Парков в городе два. Третий заложат весной, – сообщил Серик Ахметов."
    assert said(text) == [(SERIK, "Парков в городе два. Третий заложат весной")]


@pytest.mark.parametrize(
    "text",
    [
        "Третий парк заложат весной, – сообщил Серик Ахметов.",
        "Айгуль Сапарова открыла парк. Гости осмотрели сад, – сообщил Серик Ахметов.",
        "Парков в городе два. Третий заложат, – сообщил журналист Серик Ахметов.",
        "Парков в городе два. Третий заложат, – передаёт обозреватель Серик Ахметов.",
    ],
)
def test_a_line_without_marks_that_may_be_the_authors_is_none(text: str) -> None:
    assert said(text) == []


def test_the_words_of_a_paper_need_no_marks() -> None:
    assert [words for _, words in said("Парк заложат весной, – говорится в сообщении.")] == [
        "Парк заложат весной"
    ]
    assert said("Парк заложат весной, – сообщается на сайте.") == []


def test_a_caption_of_who_speaks_stands_above_the_words() -> None:
    text = "Серик АХМЕТОВ, МИНИСТР ЭНЕРГЕТИКИ РК:\nСтроители начнут в мае."
    assert said(text) == [(SERIK, "Строители начнут в мае.")]


def test_who_speaks_may_stand_before_the_verb() -> None:
    text = "– Парк готов, – представитель сельской общины сказал Серик Ахметов."
    assert said(text) == [(SERIK, "Парк готов")]


def test_an_order_about_somebody_is_not_theirs() -> None:
    text = (
        "Президент Казахстана Касым-Жомарт Токаев провёл встречу.\n"
        "Опубликован указ о назначении на пост министра Серика Ахметова.\n"
        "«Назначить его министром», – говорится в тексте указа."
    )
    assert said(text) == [("Касым-Жомарт Токаев", "Назначить его министром")]


def test_an_order_that_is_cited_is_of_who_signed_it() -> None:
    text = (
        "Президент Казахстана Касым-Жомарт Токаев подписал указ.\n"
        "«Назначить его министром», – цитирует указ агентство."
    )
    assert said(text) == [("Касым-Жомарт Токаев", "Назначить его министром")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-Парков у нас два. Третий заложим, - сказал аким Серик Ахметов.",
         ["Парков у нас два. Третий заложим"]),
        ("Людей волновали парки. -Парков пока два,- сказал аким Серик Ахметов.",
         ["Парков пока два"]),
        ("Людей волновал свет. – Долги есть у «Темира», – сказал аким Серик Ахметов.",
         ["Долги есть у «Темира»"]),
        ('-Долг у завода "Темир",- сказал аким Серик Ахметов. Ждёт. -Нужен ремонт, - добавил он.',
         ['Долг у завода "Темир"', "Нужен ремонт"]),
    ],
)  # fmt: skip
def test_a_dash_glued_to_a_word_and_a_second_one_in_a_line_begin_speech(
    text: str, words: list[str]
) -> None:
    assert said(text) == [(SERIK, word) for word in words]


@pytest.mark.parametrize(
    "text",
    [
        "Серик Ахметов назвал работы:\n-Парки;\n-Школы.",
        "Температура упадёт. -Пять градусов обещают в Алматы.",
        "Открыли парк. Серик Ахметов – аким района, сказал о нём Болат.",
    ],
)
def test_a_dash_alone_begins_no_speech(text: str) -> None:
    assert said(text) == []

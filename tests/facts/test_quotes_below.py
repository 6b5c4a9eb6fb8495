"""Words whose speaker stands on the line below, rare verbs of speech, marks that were lost."""

from __future__ import annotations

import pytest

from ankbrief.facts.extract import extract
from ankbrief.model import Article, Block, Span
from made_article import PUBLISHED, facts_of

AIGUL = "Айгуль Сапарова"
SERIK = "Серик Ахметов"
HEAD = "Аким района Серик Ахметов провёл встречу.\n"


def said(text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in facts_of(text).quotes]


@pytest.mark.parametrize(
    "below",
    ["сказал Серик Ахметов.", "— сказал он.", "– добавил аким района.", "уверен Серик Ахметов."],
)
def test_a_line_below_tells_whose_the_words_above_are(below: str) -> None:
    assert said(f"{HEAD}Сад заложат весной. Саженцы уже купили,\n{below}") == [
        (SERIK, "Сад заложат весной. Саженцы уже купили")
    ]


def test_lines_above_that_say_we_are_his_words_too() -> None:
    text = f"{HEAD}Мы ждали весны.\nМы заложим сад,\nсказал Серик Ахметов.\nВстреча длилась час."
    assert said(text) == [(SERIK, "Мы ждали весны.\nМы заложим сад")]


def test_a_name_alone_below_words_in_the_first_person_signs_them() -> None:
    text = f"{HEAD}Мы заложим сад весной.\nСерик Ахметов\nСаженцы купили."
    assert said(text) == [(SERIK, "Мы заложим сад весной.")]


@pytest.mark.parametrize(
    "text",
    [
        "Мы заложим сад весной.\nСерик Ахметов",  # an author: nobody tells of him
        f"{HEAD}Сад заложат весной.\nСерик Ахметов",  # a caption under what the author tells
        f"{HEAD}Сад заложат весной.\nавтор строк был там.",
        f"{HEAD}Сад на реке\nпостроят за год.",
    ],
)
def test_other_lines_below_make_no_quotation(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "verb",
    ["негодует", "резюмирует", "сетует", "парировала", "рапортует", "недоумевает", "уверяет",
     "отчиталась", "критикует", "отреагировала", "разъяснила", "предостерегла", "ворчит"],
)  # fmt: skip
@pytest.mark.parametrize("whose", [AIGUL, "она"])
def test_rare_verbs_of_speech_tell_who_speaks(verb: str, whose: str) -> None:
    text = f"Жительница села {AIGUL} ждёт воду.\n– Колодец пуст! Где вода? – {verb} {whose}."
    assert said(text) == [(AIGUL, "Колодец пуст! Где вода?")]


@pytest.mark.parametrize("verb", ["негодуют", "резюмировали", "уверяют", "отчитались"])
def test_rare_verbs_are_said_of_many_as_well(verb: str) -> None:
    assert said(f"– Колодец пуст второй год, – {verb} жители.") == [
        ("жители", "Колодец пуст второй год")
    ]


def test_words_may_stand_between_the_verb_and_who_speaks() -> None:
    text = "– Рад победе, – не стал скрывать от «Спорта» радости Серик Ахметов."
    assert said(text) == [(SERIK, "Рад победе")]


def test_words_that_a_name_and_a_colon_lead_in_need_no_closing_mark() -> None:
    text = "Айгуль Сапарова: «Мы устали, а нас никто не слышит.\nАкимат знает о свалке."
    assert said(text) == [(AIGUL, "Мы устали, а нас никто не слышит.")]


MINISTER = "Министр обороны Серик Ахметов провёл переговоры с министром обороны Беларуси.\n"
DEPUTY = "Заместитель премьер-министра Серик Ахметов сделал замечание вице-министру.\n"


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        (MINISTER, "глава оборонного ведомства"),
        ("Министр иностранных дел Серик Ахметов приехал.\n", "глава внешнеполитического ведомства"),
        (DEPUTY, "зампремьера"),
        (DEPUTY, "вице-премьер"),
    ],
)
def test_other_names_of_an_office_are_said_of_its_holder(lead: str, title: str) -> None:
    assert said(f"{lead}– Сбор пройдёт весной, – отметил {title}.") == [
        (SERIK, "Сбор пройдёт весной")
    ]


def test_the_head_of_another_ministry_is_somebody_else() -> None:
    text = f"{MINISTER}– Сбор пройдёт весной, – отметил глава финансового ведомства."
    assert said(text) == [("глава финансового ведомства", "Сбор пройдёт весной")]


def test_an_office_told_before_its_holder_is_his() -> None:
    text = "Глава Минздрава заявил о росте. «Пик прошёл вчера», – сказал Серик Ахметов."
    assert [(p.name, [q.title for q in p.positions]) for p in facts_of(text).people] == [
        (SERIK, ["Глава Минздрава"])
    ]


def test_a_surname_alone_is_of_the_minister_who_speaks_next() -> None:
    text = "«Мы готовы ко всему», – сказал Ахметов.\n«Учения идут весь год», – отметил министр."
    assert [speaker for speaker, _ in said(text)] == ["Ахметов", "Ахметов"]


def test_the_head_of_state_is_no_minister() -> None:
    text = "«Мы готовы ко всему», – сказал Токаев.\n«Учения идут весь год», – отметил министр."
    assert [speaker for speaker, _ in said(text)] == ["Токаев", "министр"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Директор школы: «Мы построили спортзал и бассейн».",
         [("директор школы", "Мы построили спортзал и бассейн")]),
        ("Программа: «Мы построим спортзал и бассейн».", []),
        ("Глава МИД России Серик Ахметов приехал.\n– Рад встрече, – отметил глава российского МИД.",
         [(SERIK, "Рад встрече")]),
    ],
)  # fmt: skip
def test_a_role_before_a_colon_speaks_and_a_thing_does_not(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert said(text) == found


def test_a_mark_closed_with_a_name_does_not_end_words_that_go_on_below() -> None:
    words = "Аким отменил форум «Астана».\nОн выразил надежду. Форум «Астана» пройдёт позже"
    text = f"Форум отменили.\n«{words}», – отметили в пресс-службе акимата."
    assert said(text) == [("пресс-служба акимата", words)]


def test_words_that_lost_their_first_mark_and_turn_to_somebody_are_whole() -> None:
    words = "Назарбаев вместе с Вами открыл школу. Токаев построил вторую"
    assert said(f"{words}», – сказал Серик Ахметов.") == [(SERIK, words)]


def test_the_only_one_named_is_the_akim_of_whom_the_article_tells() -> None:
    text = "Аким области провёл приём. По итогам приёма Серик Ахметов дал поручения."
    assert [q.title for q in facts_of(text).people[0].positions] == ["Аким области"]


def test_who_has_a_trade_is_not_the_akim_of_whom_the_article_tells() -> None:
    text = "Аким области провёл приём. По итогам приёма фермер Серик Ахметов уехал."
    assert [q.title for q in facts_of(text).people[0].positions] == ["фермер"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("По словам акима Серика Ахметова, сад «заложат к осени этого года».",
         [(SERIK, "заложат к осени этого года")]),
        ("Серик Ахметов отметил, что сад нужен «всем нам и нашим детям здесь».",
         [(SERIK, "всем нам и нашим детям здесь")]),
        ("По словам акима Серика Ахметова, сад «Арман» заложат осенью.", []),
        ("Серик Ахметов отметил рост. Сад нужен «всем нам и нашим детям здесь».", []),
        ("Серик Ахметов отметил, что закон «О садах и парках нашей страны» принят.", []),
    ],
)  # fmt: skip
def test_some_words_of_what_is_told_are_quoted(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


def test_a_line_without_its_dash_is_speech_where_it_goes_on_behind_the_author() -> None:
    text = f"{HEAD}Для хозяйств срок продлят, – пояснил аким. – Субсидии выделят к осени."
    assert said(text) == [
        (SERIK, "Для хозяйств срок продлят"),
        (SERIK, "Субсидии выделят к осени."),
    ]


def test_a_headline_that_tells_who_spoke_leads_in_the_words_below() -> None:
    text = "«Вчера я поговорил с коллегой», – сказал он."
    title = "Аким Серик Ахметов рассказал, что провёл встречу"
    quotes = extract(with_title(title, text)).quotes
    assert [(quote.speaker, quote.text) for quote in quotes] == [
        (SERIK, "Вчера я поговорил с коллегой")
    ]


def with_title(title: str, text: str) -> Article:
    """An article whose headline is its first block."""
    blocks = (
        Block("title", Span(0, len(title))),
        Block("paragraph", Span(len(title) + 1, len(title) + 1 + len(text))),
    )
    return Article("test", title, f"{title}\n{text}", PUBLISHED, blocks=blocks)

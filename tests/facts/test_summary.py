"""The summary carries the news in sentences that stand alone; a headline is never invented."""

from __future__ import annotations

import pytest

from ankbrief.facts.summary.headline import LONGEST, headline_of, shortened
from ankbrief.facts.summary.standing import finished, leans, without_lead, without_source
from ankbrief.model import Event, Facts, Span
from made_article import PUBLISHED, article_of, facts_of

MEETING = (
    "Аким области Серик Ахметов провёл заседание штаба по паводкам, сообщает Stepnoi.kz.\n"
    "В зале было тепло. Гости пили чай и смотрели в окно.\n"
    "«Снега выпало много, и весна будет трудной для всех нас», – сказал Серик Ахметов.\n"
    "Управлению культуры поручено до 1 марта открыть в школах пункты сбора тёплых вещей.\n"
    "Напомним, в прошлом году паводок разрушил три моста."
)


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in facts_of(text).summary]


def test_the_lead_and_the_decision_are_taken_and_no_background() -> None:
    assert texts(MEETING) == [
        "Аким области Серик Ахметов провёл заседание штаба по паводкам.",
        "Управлению культуры поручено до 1 марта открыть в школах пункты сбора тёплых вещей.",
    ]


def test_each_sentence_keeps_the_words_it_was_cut_from() -> None:
    lead = facts_of(MEETING).summary[0]
    assert lead.span.of(MEETING).endswith("сообщает Stepnoi.kz.")


def test_a_pronoun_becomes_the_name() -> None:
    text = (
        "Аким области Серик Ахметов провёл заседание штаба по паводкам. "
        "Он также поручил управлению культуры до 1 марта открыть пункты сбора вещей."
    )
    assert texts(text)[1] == (
        "Серик Ахметов поручил управлению культуры до 1 марта открыть пункты сбора вещей."
    )


def test_what_he_said_stands_without_him() -> None:
    text = (
        "Аким области Серик Ахметов провёл заседание штаба по паводкам. "
        "Говоря об этом, он подчеркнул, что акиматам следует до марта проверить все дамбы."
    )
    assert texts(text)[1] == "Акиматам следует до марта проверить все дамбы."


def test_a_decision_inside_a_quotation_is_cut_out_of_it() -> None:
    text = (
        "Аким области Серик Ахметов провёл заседание штаба по паводкам.\n"
        "«Весна ранняя. Поэтому акиматам следует до марта проверить все дамбы», – сказал аким."
    )
    assert texts(text)[1] == "Акиматам следует до марта проверить все дамбы."


def test_one_of_many_like_decisions_stands_for_them() -> None:
    text = "\n".join(
        f"Аким Серик Ахметов поручил управлению {name} до 1 марта {act}."
        for name, act in (
            ("культуры", "открыть музей"),
            ("образования", "построить школу"),
            ("спорта", "обновить стадион"),
            ("туризма", "подготовить маршрут"),
        )
    )
    assert len(texts(text)) == 2


def test_a_catchy_opening_gives_way_to_the_sentence_that_names_somebody() -> None:
    text = (
        "Никто не ждал такого поворота событий.\n"
        "Аким области Серик Ахметов открыл в Семее новый музей.\nГостям понравилось."
    )
    assert texts(text) == ["Аким области Серик Ахметов открыл в Семее новый музей."]


def test_where_the_agency_reports_from_is_no_part_of_the_lead() -> None:
    text = "АСТАНА. 5 марта – Аким области Серик Ахметов открыл в Семее новый музей."
    assert texts(text) == ["Аким области Серик Ахметов открыл в Семее новый музей."]


def test_a_heading_inside_the_text_and_a_bare_item_of_a_list_are_left_out() -> None:
    text = (
        "Новый музей в Семее: аким открыл выставку\n"
        "Аким области Серик Ахметов открыл в Семее музей и подписал документы:\n"
        "– соглашение о музее между акиматом и университетом."
    )
    assert [sentence.startswith("Аким") for sentence in texts(text)] == [True]


def test_a_slogan_that_somebody_says_is_no_news() -> None:
    text = (
        "Аким области Серик Ахметов открыл в Семее новый музей.\n"
        "«Музей – сердце города и гордость Семея», – сказал Серик Ахметов."
    )
    assert texts(text) == ["Аким области Серик Ахметов открыл в Семее новый музей."]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Школа открыта, передает Tengrinews.kz.", "Школа открыта"),
        ("Школа открыта, передаёт корреспондент «Степи».", "Школа открыта"),
        ("Школа открыта, сообщает пресс-служба акимата со ссылкой на Stepnoi.kz.", "Школа открыта"),
        (
            "Школа открыта, сообщает о своих планах аким",
            "Школа открыта, сообщает о своих планах аким",
        ),
        ("Аким сообщает, что школа открыта", "Аким сообщает, что школа открыта"),
    ],
)
def test_only_the_source_is_cut_off(text: str, cut: str) -> None:
    assert without_source(text) == cut


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Кроме того, школа открыта", "школа открыта"),
        ("Как сообщили в акимате, школа открыта", "школа открыта"),
        ("Также при этом школа открыта", "школа открыта"),
        ("Такая школа открыта", "Такая школа открыта"),
        ("Икра и хлеб", "Икра и хлеб"),
    ],
)
def test_words_that_lean_on_the_sentence_before_go(text: str, cut: str) -> None:
    assert without_lead(text) == cut


def test_a_sentence_that_points_back_is_known() -> None:
    assert leans("Это решение принято")
    assert leans("По её итогам решено")
    assert not leans("Решение принято")


def test_a_sentence_ends_with_one_stop_and_begins_with_a_capital() -> None:
    assert finished("школа открыта,") == "Школа открыта."
    assert finished("школа открыта!") == "Школа открыта!"


def test_the_files_own_title_is_the_headline() -> None:
    assert facts_of(MEETING, title="Штаб готовится к весне").headline == "Штаб готовится к весне"


def test_without_a_title_the_event_is_the_headline() -> None:
    event = Event("областная конференция о школах", Span(0, 5))
    facts = Facts(article_of("Текст."), event=event)
    assert headline_of(facts.article, facts, "Лид.") == "Областная конференция о школах"


def test_without_an_event_the_lead_is_cut_short() -> None:
    facts = Facts(article_of("Текст."))
    assert headline_of(facts.article, facts, "В селе открыли школу.") == "В селе открыли школу"
    assert headline_of(facts.article, facts, None) is None
    long = (
        "В селе открыли новую школу на триста мест, которую строили два года " + "очень долго " * 9
    )
    assert shortened(long) == "В селе открыли новую школу на триста мест"
    assert len(shortened("Слово " * 60)) <= LONGEST + 1


def test_an_article_of_nothing_has_no_summary() -> None:
    facts = facts_of("")
    assert (facts.summary, facts.headline) == ((), None)
    assert facts.article.published == PUBLISHED


def test_an_agency_glued_to_the_next_sentence_is_no_part_of_the_summary() -> None:
    text = (
        "Аким области Серик Ахметов открыл новую школу в Аксу, передаетStepnoi.kz.В школе будут "
        "учиться триста детей."
    )
    told = " ".join(sentence.text for sentence in facts_of(text).summary)
    assert "передает" not in told
    assert "Stepnoi" not in told


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Прошло заседание, - передает корреспондент 7152.kz.", "Прошло заседание"),
        ("Суд взыскал ущерб, сообщили в областной прокуратуре.", "Суд взыскал ущерб"),
        ('Он будет вести школы", - сообщили в акимате.', "Он будет вести школы"),
        ("Школы получат от «Арна», сообщили в акимате.", "Школы получат от «Арна»"),
        ("Аким рассказал о школах, отметив учителей.", "Аким рассказал о школах, отметив учителей"),
    ],
)
def test_who_reports_goes_whatever_mark_stands_before(text: str, bare: str) -> None:
    assert without_source(text).rstrip(".") == bare

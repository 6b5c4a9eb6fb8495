from __future__ import annotations

from ankbrief.briefing.evidence import Numbered
from ankbrief.briefing.model import BriefQuote
from ankbrief.briefing.quotations import best_quote
from ankbrief.briefing.words import content_stems
from made_facts import Writer

TOPIC = content_stems("Совет молодёжи открыл кружки робототехники в сёлах")


def best(*quotes: tuple[str, str | None], decided: tuple[str, ...] = ()) -> BriefQuote | None:
    made = Writer(" ".join(f"«{words}» — сказал он." for words, _ in quotes))
    for words, speaker in quotes:
        made.says(words, speaker)
    return best_quote(
        [Numbered(1, made.facts())], TOPIC, [content_stems(action) for action in decided]
    )


def test_the_quotation_on_the_matter_is_taken() -> None:
    found = best(
        ("Погода сегодня хорошая, и настроение у гостей такое же", "Нина Шнайдер"),
        ("Кружки робототехники нужны сёлам не меньше дорог", "Нина Шнайдер"),
    )
    assert found
    assert found.text == "Кружки робототехники нужны сёлам не меньше дорог"


def test_of_a_long_quotation_one_whole_sentence_is_shown() -> None:
    found = best(
        (
            "Это важно. Кружки робототехники нужны сёлам не меньше дорог. Поэтому мы не отступим.",
            "Нина Шнайдер",
        )
    )
    assert found
    assert found.text == "Кружки робототехники нужны сёлам не меньше дорог."


def test_a_sentence_that_leans_on_the_one_before_it_gives_way() -> None:
    found = best(
        (
            "Он поможет открыть кружки робототехники. Совет молодёжи должен слышать каждое село.",
            "Нина Шнайдер",
        )
    )
    assert found
    assert found.text == "Совет молодёжи должен слышать каждое село."


def test_a_quotation_whose_speaker_is_known_goes_before_one_without() -> None:
    found = best(
        ("Кружки робототехники нужны сёлам и городам", None),
        ("Кружки робототехники нужны городам и сёлам", "Нина Шнайдер"),
    )
    assert found
    assert found.speaker
    assert found.speaker.name == "Нина Шнайдер"


def test_an_order_told_elsewhere_is_not_repeated_as_a_quotation() -> None:
    words = "Управлению образования следует открыть кружки робототехники в сёлах"
    decided = ("открыть кружки робототехники в сёлах",)
    assert best((words, "Нина Шнайдер"), decided=decided) is None


def test_half_a_pair_of_marks_is_not_shown() -> None:
    assert best(('Кружки "Робот нужны сёлам области', "Нина Шнайдер")) is None


def test_a_story_whose_quotations_are_all_endless_shows_none() -> None:
    assert best(("Кружки нужны сёлам, " * 40, "Нина Шнайдер")) is None


def test_a_short_but_whole_thought_is_shown_and_a_scrap_is_not() -> None:
    thought = "Студенты – лучшие послы согласия"
    found = best((thought, "Кайрат Абдрахманов"))
    assert found
    assert found.text == thought
    assert best(("Срок не меняется", "Кайрат Абдрахманов")) is None


def test_of_two_short_sentences_neither_is_shown_without_the_other() -> None:
    both = "Суд – это последнее средство. Соседям важно уметь договариваться"
    found = best((both, "Виктор Герасименко"))
    assert found
    assert found.text == both

"""Analysed text: sentences, tokens and entities with their offsets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ankbrief.language.text.analyse import analyse
from ankbrief.language.text.loans import as_models_know, loan
from ankbrief.model import Block, Span


def test_a_token_stands_where_the_text_has_it() -> None:
    text = "Аким открыл школу.Директор поблагодарил."
    document = analyse(text, [Block("paragraph", Span(0, len(text)))])
    assert [s.span.of(text) for s in document.sentences] == [
        "Аким открыл школу.",
        "Директор поблагодарил.",
    ]
    assert all(t.span.of(text) == t.text for s in document.sentences for t in s.tokens)


def test_only_titles_and_paragraphs_are_analysed() -> None:
    text = "Фото: акимат"
    assert analyse(text, [Block("credit", Span(0, len(text)))]).sentences == ()


def test_kazakh_letters_are_no_obstacle() -> None:
    text = "Выступил Ерлан Қошанов."
    (sentence,) = analyse(text, [Block("paragraph", Span(0, len(text)))]).sentences
    assert [(e.kind, e.start, e.stop) for e in sentence.entities] == [("PER", 1, 3)]
    assert sentence.tokens[2].text == "Қошанов"


def test_words_that_the_models_lack_are_stood_in_for() -> None:
    assert as_models_know("Маслихатам") == "Комитетам"
    assert as_models_know("акимом") == "министром"
    assert as_models_know("Акимова") == "Акимова"
    assert (loan("маслихату"), loan("комитету")) == ("маслихат", None)


def test_what_can_only_be_an_infinitive_is_one_whatever_the_model_says() -> None:
    text = "Аким поручил до 30 ноября обзвонить участников. Школа получила новую печь."
    first, second = analyse(text, [Block("paragraph", Span(0, len(text)))]).sentences
    (call,) = (token for token in first.tokens if token.text == "обзвонить")
    assert (call.pos, call.feats["VerbForm"]) == ("VERB", "Inf")
    assert second.tokens[-2].pos == "NOUN"


def test_what_can_only_be_a_noun_is_one_whatever_the_model_says() -> None:
    text = "Аким поручил подрядчику до 25 ноября завершить ремонт. Все стали работать."
    first, second = analyse(text, [Block("paragraph", Span(0, len(text)))]).sentences
    told = first.tokens[2]
    assert (told.pos, told.feats["Case"], told.lemma) == ("NOUN", "Dat", "подрядчик")
    assert second.tokens[1].pos == "VERB"  # «стали» may be a noun as well


def test_the_first_person_is_no_infinitive_whatever_the_model_says() -> None:
    text = "Четвертое заседание курултая предлагаю в следующем году провести в Кокшетау."
    (sentence,) = analyse(text, [Block("paragraph", Span(0, len(text)))]).sentences
    verb = sentence.tokens[3]
    assert (verb.feats["Person"], verb.feats["VerbForm"], verb.lemma) == ("1", "Fin", "предлагать")


def test_a_list_without_a_stop_is_cut() -> None:
    text = "слово " * 1000
    document = analyse(text, [Block("paragraph", Span(0, len(text)))])
    assert max(len(sentence.tokens) for sentence in document.sentences) <= 200


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=150))
def test_any_text_can_be_analysed(text: str) -> None:
    for sentence in analyse(text, [Block("paragraph", Span(0, len(text)))]).sentences:
        assert 0 <= sentence.span.start < sentence.span.stop <= len(text)

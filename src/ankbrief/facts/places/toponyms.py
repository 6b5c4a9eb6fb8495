"""Towns of the gazetteer, ends of roads, and what the model took for a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankbrief.facts.organisations.lists import is_body
from ankbrief.facts.places.lists import Spot, kinds, named_districts, venue_nouns
from ankbrief.facts.places.names import nominative
from ankbrief.facts.posts.complements import CLOSING, OPENING
from ankbrief.facts.posts.heads import is_role
from ankbrief.facts.posts.wording import noun_phrase, phrase
from ankbrief.facts.text.flow import DASHES
from ankbrief.facts.text.gazetteer import town_forms, water_forms
from ankbrief.language.dictionary import tags
from ankbrief.language.letters import fold
from ankbrief.language.text.document import Entity, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma

NEAR = 4  # tokens between «дороги» and the first of its ends


def roads(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """«на трассе Макинск – Жалтыр», «поезд Алматы — Семей»."""
    tokens = sentence.tokens
    for index in range(1, len(tokens) - 1):
        if tokens[index].text not in DASHES or names & {index - 1, index + 1}:
            continue
        near = (lemma(token) for token in tokens[max(0, index - 1 - NEAR) : index - 1])
        ends = (tokens[index - 1], tokens[index + 1])
        if all(map(_is_end, ends)) and any(noun in kinds("ways") for noun in near):
            yield Spot(index - 1, index, nominative(ends[0]))
            yield Spot(index + 1, index + 2, nominative(ends[1]))


def _is_end(token: Token) -> bool:
    capital = token.text[0].isupper() and token.text.isalpha() and len(token.text) > 2
    return capital and token.pos in ("NOUN", "PROPN", "X")


def towns(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """Towns of the gazetteer that are nobody's name: «Петропавловске», «Кульсары»."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if index in names or not token.text[0].isupper() or _is_quoted(tokens, index):
            continue
        word = fold(token.text)
        town = town_forms().get(word) or (index and water_forms().get(word))
        if town and (_after_kind(tokens, index) or not _is_plain_word(token)):
            yield Spot(index, index + 1, town)


def _is_quoted(tokens: Sequence[Token], index: int) -> bool:
    """«портал «Достык»»: a thing called after the place."""
    alone = index + 1 < len(tokens) and tokens[index + 1].text in CLOSING
    return alone and index > 0 and tokens[index - 1].text in OPENING


def _after_kind(tokens: Sequence[Token], index: int) -> bool:
    """«в городе Рудном», «в с. Глубокое»."""
    before = [token for token in tokens[max(0, index - 2) : index] if token.text != "."]
    return bool(before) and fold(lemma(before[-1])) in kinds("dropped")


def _is_plain_word(token: Token) -> bool:
    """«Рудный», «Абай», «Сатпаев»: an adjective, a verb or somebody's name besides."""
    if any("Surn" in tag or "Name" in tag for tag in tags(token.text)):
        return True
    return token.pos in ("ADJ", "VERB") and bool(tags(token.text))


def tagged(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Spot]:
    """What the model took for a place, without the word for its kind: «города Семея» → «Семей»."""
    for entity in sentence.entities:
        if entity.kind != "LOC" or names & set(range(entity.start, entity.stop)):
            continue
        start, stop = _named_part(sentence, entity)
        if start < stop and _may_be_named(sentence.tokens[start:stop]):
            yield Spot(start, stop, _name(sentence, start, stop))


def _named_part(sentence: ParsedSentence, entity: Entity) -> tuple[int, int]:
    tokens, start, stop = sentence.tokens, entity.start, entity.stop
    while start < stop and _is_no_name(tokens[start]):
        start += 1
    return start, stop


def _may_be_named(tokens: Sequence[Token]) -> bool:
    """At least one capital beyond a kind of place; no residence or media."""
    if lemma(tokens[0]) in venue_nouns() and tokens[0].feats.get("Number") == "Plur":
        return False
    if len(tokens) > 1 and tokens[0].pos == "ADJ" and _is_common(tokens[-1]):
        return False
    if fold(lemma(tokens[0])) in kinds("not_places") or (len(tokens) == 1 and _is_plain(tokens[0])):
        return False
    if any(token.pos == "VERB" and token.text.islower() for token in tokens):
        return False  # «Пшенице отведут»
    return any(token.text[0].isupper() and token.pos != "VERB" for token in tokens)


def _is_common(token: Token) -> bool:
    """«время» of «Московское время»: no kind of place."""
    places = kinds("geographic") | kinds("kept")
    return token.text.islower() and token.pos == "NOUN" and lemma(token) not in places


def _is_plain(token: Token) -> bool:
    """«Читайте», «Сергеевского» without its noun."""
    everyday = tags(token.text) and not any(
        "Geox" in tag or "Name" in tag for tag in tags(token.text)
    )
    return (bool(everyday) and not token.text.isupper()) or token.pos in ("ADJ", "VERB")


def _is_no_name(token: Token) -> bool:
    """«города», «аким», «акиматам», a mark: no part of a place's name."""
    noun = lemma(token)
    return (
        fold(noun) in kinds("dropped") | kinds("ways")
        or is_role(noun)
        or is_body(noun)
        or not token.text[0].isalpha()
    )


def _name(sentence: ParsedSentence, start: int, stop: int) -> str:
    tokens = sentence.tokens[start:stop]
    if fold(phrase(sentence, start, stop, {})) in named_districts():
        return phrase(sentence, start, stop, {})
    if stop - start == 1:
        return nominative(tokens[0])
    head = next(
        (i for i in range(start, stop) if sentence.tokens[i].pos in ("NOUN", "PROPN")), start
    )
    if not any(token.pos in ("NOUN", "PROPN") for token in tokens):
        return phrase(sentence, start, stop, {})
    return noun_phrase(sentence, start, head, stop)

"""Bodies as phrases: «Министерству культуры и информации», «пресс-служба акима области»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ankbrief.data import load
from ankbrief.facts.posts.complements import CLOSING, OPENING, Complement
from ankbrief.facts.posts.heads import body_heads, is_role
from ankbrief.facts.posts.roles import left_adjectives
from ankbrief.facts.posts.wording import noun_phrase, phrase
from ankbrief.facts.text.gazetteer import abbreviations as regions
from ankbrief.language.dictionary import is_known, tags
from ankbrief.language.text.document import Entity, ParsedSentence, Token
from ankbrief.language.text.morphology import lemma


@dataclass(frozen=True, slots=True)
class Body:
    """A body over the tokens `start` up to `stop`; `name` is nominative."""

    start: int
    stop: int
    name: str


@cache
def words(key: str) -> frozenset[str]:
    """A word list of data/organisations.toml."""
    return frozenset(load("organisations")[key].split())


@cache
def abbreviations() -> Mapping[str, str]:
    """«АНК» → «Ассамблея народа Казахстана»."""
    return dict(load("organisations")["abbreviations"])


def bodies_in(sentence: ParsedSentence, names: frozenset[int]) -> tuple[Body, ...]:
    """The bodies of a sentence, the longest of those that overlap."""
    found = [*_headed(sentence, names), *_tagged(sentence, names)]
    chosen = list[Body]()
    for body in sorted(found, key=lambda body: (body.start, -body.stop)):
        if not chosen or body.start >= chosen[-1].stop:
            chosen.append(body)
    return tuple(body for body in chosen if not _is_media(body.name))


def _headed(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Body]:
    """By a noun that heads the name of a body, with its adjectives and complements."""
    for head, token in enumerate(sentence.tokens):
        if head in names or token.pos not in ("NOUN", "PROPN", "X") or not is_body(lemma(token)):
            continue
        start = left_adjectives(sentence, head, names)
        stop = Complement(sentence, names, body=lemma(token) not in words("abroad")).stop(head)
        if _counts(sentence, start, head, stop):
            yield Body(start, stop, noun_phrase(sentence, start, head, stop))


def is_body(noun: str) -> bool:
    """Whether a lemma heads the name of a body: «министерство», «совет»."""
    return noun in body_heads()


def _counts(sentence: ParsedSentence, start: int, head: int, stop: int) -> bool:
    """A small-letter word counts only when it acts by nature, or has a name of its own."""
    tokens = sentence.tokens
    plural = tokens[head].feats.get("Number") == "Plur"
    if plural and tokens[head].text.islower() and lemma(tokens[head]) not in words("addressed"):
        return False
    if lemma(tokens[head]) == "аппарат" and stop == head + 1:
        return False
    if lemma(tokens[head]) in words("acting"):
        return True
    if stop - start > 1 and lemma(tokens[head]) in words("public"):
        return lemma(tokens[head]) != "орган" or start < head
    if _is_entity(sentence, head, "ORG") or any(t.text in OPENING for t in tokens[head + 1 : stop]):
        return True
    return (
        tokens[start].text[0].isupper()
        and tokens[start].span != tokens[0].span
        and stop - start > 1
    )


def _is_entity(sentence: ParsedSentence, index: int, kind: str) -> bool:
    return any(e.kind == kind and e.start <= index < e.stop for e in sentence.entities)


def _tagged(sentence: ParsedSentence, names: frozenset[int]) -> Iterator[Body]:
    """Abbreviations and names that the model found: «МВД», «АО "Байтерек"», «Аманат»."""
    for entity in sentence.entities:
        if entity.kind == "ORG" and not names & set(range(entity.start, entity.stop)):
            start, stop = _balanced(sentence.tokens, entity)
            if stop > start and _may_be_body(sentence, start, stop):
                yield Body(start, stop, _name(sentence, start, stop))


def _balanced(tokens: tuple[Token, ...], entity: Entity) -> tuple[int, int]:
    """The entity with the quotation mark that it lost, without one that is not its own."""
    start, stop = entity.start, entity.stop
    while start < stop and tokens[start].pos == "ADP":
        start += 1
    inner = [token.text for token in tokens[start:stop]]
    opened = sum(t in "«„“" for t in inner) - sum(t in "»”" for t in inner)
    if inner.count('"') % 2:
        opened = 1
    if opened > 0 and stop < len(tokens) and tokens[stop].text in CLOSING:
        return start, stop + 1
    while start < stop and tokens[start].text in OPENING and tokens[stop - 1].text not in CLOSING:
        start += 1
    while (
        stop > start
        and not tokens[stop - 1].text[-1].isalnum()
        and tokens[stop - 1].text not in CLOSING
    ):
        stop -= 1
    return start, stop


def _name(sentence: ParsedSentence, start: int, stop: int) -> str:
    tokens = sentence.tokens
    head = next((i for i in range(start, stop) if tokens[i].pos in ("NOUN", "PROPN")), None)
    if head is None or tokens[start].text in OPENING or _is_quoted(tokens, start):
        return phrase(sentence, start, stop, {})
    return noun_phrase(sentence, start, head, stop)


def _may_be_body(sentence: ParsedSentence, start: int, stop: int) -> bool:
    """Not «СМИ», «СКО», «XXXIV», «Декан …», «Дом дружбы», nor a sentence's plain first word."""
    tokens = sentence.tokens[start:stop]
    text, noun = phrase(sentence, start, stop, {}), lemma(tokens[0])
    if text in words("not_bodies") or text in regions() or set(text) <= set("IVXLCDM"):
        return False
    if is_role(noun) or noun in words("venues") or any(is_body(lemma(t)) for t in tokens):
        return False
    if any(token.pos == "VERB" and token.text.islower() for token in tokens):
        return False
    if len(tokens) == 1 and text.islower():
        return False
    plain = len(tokens) == 1 and start == 0 and is_known(text) and not text.isupper()
    return not plain or any("Orgn" in tag for tag in tags(text))


def _is_quoted(tokens: tuple[Token, ...], start: int) -> bool:
    return start > 0 and tokens[start - 1].text in OPENING


def _is_media(name: str) -> bool:
    first = name.split(maxsplit=1)[0].strip('«»"„“”').lower()
    return first in words("media") or bool(re.search(r"\.\w{2,5}$", first))

"""The sides of an agreement: «Соглашение между правительством … и правительством …»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from ankbrief.facts.decisions.clauses import Scope
from ankbrief.facts.decisions.heads import country_of, two_heads
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import decides, is_country, joined_subjects
from ankbrief.facts.decisions.triggers import word_at
from ankbrief.facts.places.lists import kinds
from ankbrief.facts.posts.phrases import (
    Phrase,
    conjuncts,
    in_nominative,
    phrase_at,
    sentence_case,
)
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import Flow, has_case, lemma_of
from ankbrief.language.text.document import Token
from ankbrief.model import Facts

REACH = 8  # tokens between «подписал» and «с банком»
# A country named in full stands in the nominative: «правительством Республики Казахстан».
OF_COUNTRY = re.compile(r"([А-ЯЁ][а-яё]+ск)ой (?:[А-ЯЁ][а-яё]+ой )?(?:Республик|Федераци)")
HEADS = frozenset({"президент", "премьер-министр", "глава"})
COUNTRY = re.compile(r"Республик[аиейою]+ ([А-ЯЁ][а-яё-]+)")


def parties_of(flow: Flow, scope: Scope) -> str | None:
    """«Казахстан и Армения» where both are named in full, else the bodies in the nominative."""
    words = [token.text.lower() for token in flow.tokens[scope.start : scope.stop]]
    if "между" not in words:
        return None
    start = scope.start + words.index("между") + 1
    countries = _countries(flow.tokens[start : scope.stop])
    if len(countries) == 2:
        return " и ".join(countries)
    names = [
        in_nominative(flow, phrase, "Ins") for phrase in conjuncts(flow, start, scope.stop, "Ins")
    ]
    return " и ".join(names) if len(names) == 2 else _as_one(flow, start, scope.stop)


def sides_of(flow: Flow, scope: Scope, facts: Facts) -> str | None:
    """The two heads of state by name, else the sides as the paper words them."""
    return heads_of(flow, scope, facts) or parties_of(flow, scope)


def _as_one(flow: Flow, start: int, stop: int) -> str | None:
    """«между ассамблеями трёх областей»: several bodies under one noun."""
    phrase = phrase_at(flow, start, stop, "Ins")
    if phrase is None or flow.tokens[phrase.head].feats.get("Number") != "Plur":
        return None
    if not decides(flow.tokens[phrase.head]):
        return None
    counted = phrase.stop
    while counted < stop and has_case(flow.tokens[counted], "Gen"):
        counted += 1
    return in_nominative(flow, replace(phrase, stop=counted), "Ins")


def _countries(tokens: Sequence[Token]) -> list[str]:
    """In the order of the text: «Республики Армения», «Финляндской Республики», «Монголии»."""
    text = " ".join(token.text for token in tokens)
    named = [(found.start(), found.group(1)) for found in COUNTRY.finditer(text)]
    described = [
        (found.start(), country)
        for found in OF_COUNTRY.finditer(text)
        if (country := country_of(found.group(1)))
    ]
    starts = accumulate((len(token.text) + 1 for token in tokens), initial=0)
    alone = [
        (start, lemma_of(token).capitalize())
        for start, token in zip(starts, tokens, strict=False)
        if token.text.istitle() and lemma_of(token) in kinds("countries")
    ]
    return list(dict.fromkeys(name for _, name in sorted((*named, *described, *alone))))


def are_countries(name: str) -> bool:
    """«Казахстан и Армения», not two cities."""
    parts = name.lower().split(" и ")
    return len(parts) == 2 and kinds("countries").issuperset(parts)


def heads_of(flow: Flow, scope: Scope, facts: Facts) -> str | None:
    """«Совместное заявление Президента … и Президента …»: the two, by name."""
    heads = [t for t in flow.tokens[scope.start : scope.stop] if lemma_of(t) in HEADS]
    return two_heads(facts) if len(heads) == 2 else None


def both_sides(source: Source) -> Speaker | None:
    """«Университет и Дом дружбы заключили …»: the subjects that «и» joins before the verb."""
    flow, verb = source.flow, source.trigger.verb
    if flow.tokens[verb].feats.get("Number") != "Plur":
        return None
    for index in range(source.unit.start, verb):
        if index > source.unit.start and flow.tokens[index - 1].pos in ("ADP", "ADJ"):
            continue
        phrases = list(joined_subjects(flow, index, verb))
        if _are_joined(flow, phrases) and _reaches(flow, phrases[-1].stop, verb):
            phrases[-1] = replace(phrases[-1], stop=verb)
            return Speaker(_joined(flow, phrases))
    return _sides_behind(source)


def _are_joined(flow: Flow, phrases: Sequence[Phrase]) -> bool:
    """«акимат | и | банк»; not «остаются пять областей, | акиматы объявили …»."""
    return len(phrases) > 1 and flow.tokens[phrases[-1].start - 1].text == "и"


def _sides_behind(source: Source) -> Speaker | None:
    """«Меморандум подписали | Армения и Казахстан |»: right behind the verb, all of them able."""
    flow, verb = source.flow, source.trigger.verb
    paper = source.trigger.form == "done" and source.trigger.kind in ("договорённость", "решение")
    phrases = list(joined_subjects(flow, verb + 1, source.scope.stop)) if paper else []
    if not _are_joined(flow, phrases):
        return None
    heads = [flow.tokens[phrase.head] for phrase in phrases]
    name = _joined(flow, phrases)
    able = all(decides(token) or is_country(token) for token in heads)
    return Speaker(name) if able else None


def _reaches(flow: Flow, index: int, verb: int) -> bool:
    """«университет имени | С. Аманжолова | подписали»: a name that the phrase left over."""
    rest = flow.tokens[index:verb]
    return all(token.pos == "PROPN" or token.text == "." for token in rest)


def _joined(flow: Flow, phrases: list[Phrase]) -> str:
    names = [_name(flow, phrase) for phrase in phrases]
    return f"{', '.join(names[:-1])} и {names[-1]}"


def _name(flow: Flow, phrase: Phrase) -> str:
    """A person's name alone; a body with all its words."""
    named = [item for item in flow.named_in(phrase.start, phrase.stop) if not item.mention.inferred]
    if named and named[0].stop == phrase.stop:
        return named[0].person.name
    text = in_nominative(flow, phrase, "Nom")
    return sentence_case(flow, phrase.start, text)


def with_other(source: Source, one: Speaker) -> Speaker:
    """«Казахстан подписал | с Всемирным банком | соглашение»: both, where the other is named."""
    flow, trigger = source.flow, source.trigger
    paper = trigger.form == "done" and trigger.kind == "договорённость"
    if not paper or one.person is not None or one.name is None:
        return one
    for index in range(trigger.verb + 1, min(source.scope.stop, trigger.verb + REACH)):
        if word_at(flow, index) in ("с", "со"):
            phrase = next(conjuncts(flow, index + 1, source.scope.stop, "Ins"), None)
            if phrase is not None and decides(flow.tokens[phrase.head]):
                return Speaker(f"{one.name} и {in_nominative(flow, phrase, 'Ins')}")
    return one

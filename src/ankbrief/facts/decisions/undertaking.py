"""Who will do it: «Станция заложит участки», «Закон рассмотрят | депутаты |»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from ankbrief.data import load
from ankbrief.facts.decisions.able import deciders
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import (
    is_country,
    may_be_subject,
    name_in_latin,
    past_latin,
)
from ankbrief.facts.decisions.triggers import is_passive, listed
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.posts.phrases import (
    Phrase,
    describes,
    in_nominative,
    phrase_at,
    sentence_case,
)
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import has_case, is_nominal, lemma_of, may_have_case

RULING = ("ADP", "NOUN", "ADJ", "CCONJ")  # «координация акиматов и | АО «Кайнар» | начнётся»


def undertaker(source: Source) -> Speaker | None:
    """«Станция заложит участки», «Премию возместит государство»: who will do it."""
    flow, scope, verb = source.flow, source.scope, source.trigger.verb
    if _happens(source):
        return None
    number = flow.tokens[verb].feats.get("Number")
    for index in (*range(scope.start, verb), *range(verb + 1, min(scope.stop, verb + 4))):
        token = flow.tokens[index]
        agrees = token.feats.get("Number") == number or flow.tokens[index - 1].text == "и"
        if lemma_of(token) in listed("undertakers") and agrees:
            first = index
            while first > scope.start and describes(flow.tokens[first - 1], "Nom"):
                first -= 1  # «| Аграрная кредитная | корпорация отсрочит»
            phrase = phrase_at(flow, first, scope.stop, "Nom")
            if phrase and has_case(token, "Nom"):
                phrase = replace(phrase, stop=past_latin(flow, phrase.stop, verb))
                return Speaker(sentence_case(flow, first, in_nominative(flow, phrase, "Nom")))
    if name := name_in_latin(flow, scope.start, verb):
        return Speaker(name)
    found = (one for rule in RULES if (one := rule(source)) is not None)
    return next(found, None)


@cache
def legal_forms() -> frozenset[str]:
    """«ТОО», «АО»: what opens the name of a firm."""
    return frozenset(load("organisations")["legal"].split())


def _happens(source: Source) -> bool:
    """«Станция откроется в мае», «Сессия пройдёт», «Акимат возглавит Омаров»."""
    act = lemma_of(source.flow.tokens[source.trigger.act])
    return act in listed("happen") | listed("of_whom")


def _by_body(source: Source) -> Speaker | None:
    """«Оборудование передаст | Детский фонд ООН»: a body of the article right beside its verb."""
    flow, verb = source.flow, source.trigger.verb
    if flow.tokens[verb].feats.get("Number") != "Sing":
        return _by_country(source)
    goes = lemma_of(flow.tokens[verb]) in listed("visits")  # «посетит | Дом дружбы»
    for body in source.facts.organisations:
        start, stop = flow.within(body.span)
        if start >= len(flow.tokens):
            continue  # behind the last sentence
        opens = start == source.unit.start
        legal = flow.tokens[start].text in legal_forms()
        beside = (start == verb + 1 and not goes) or (stop == verb and (legal or not opens))
        if beside and start >= source.unit.start and may_have_case(flow.tokens[start], "Nom"):
            ruled = start != verb + 1 and not opens and flow.tokens[start - 1].pos in RULING
            return None if ruled else Speaker(body.name)
    return None if goes else _by_country(source)


def _by_country(source: Source) -> Speaker | None:
    """«Узбекистан | взамен поставит …», «Казахстан и Узбекистан | будут оказывать помощь»."""
    flow, scope, verb = source.flow, source.scope, source.trigger.verb
    for index in range(scope.start, verb):
        token = flow.tokens[index]
        ruled = index > scope.start and flow.tokens[index - 1].pos in ("ADP", "NOUN")
        leads = index == scope.start and may_have_case(token, "Nom")
        if not is_country(token) or ruled or not (leads or has_case(token, "Nom")):
            continue
        joined = index + 2 < verb and flow.tokens[index + 1].text == "и"
        other = joined and is_country(flow.tokens[index + 2])
        if not other and flow.tokens[verb].feats.get("Number") == "Plur":
            return None  # «Узбекистан посетят гости»
        return Speaker(flow.cover(index, index + 3 if other else index + 1).of(flow.text))
    return None


def _by_guest(source: Source) -> Speaker | None:
    """«Завтра | Президент Серик Ахметов | посетит завод»: his own plan."""
    flow, verb = source.flow, source.trigger.verb
    if lemma_of(flow.tokens[verb]) not in listed("visits") - listed("of_whom"):
        return None
    for item in flow.named_in(source.scope.start, verb):
        if not item.mention.inferred and has_case(flow.tokens[item.start], "Nom"):
            return Speaker(item.person.name, person=item.person)
    return None


def _by_own_name(source: Source) -> Speaker | None:
    """«В мае | «Вайнах» | проведёт фестиваль»: the body that the article told in full."""
    flow = source.flow
    for index in range(source.scope.start + 1, source.trigger.verb - 1):
        alone = flow.tokens[index - 1].text == "«" and flow.tokens[index + 1].text == "»"
        before = flow.tokens[index - 2]  # «фестиваль «Вайнах» пройдёт», «в мае «Вайнах» проведёт»
        if not alone or (is_nominal(before) and not flow.dates.meeting(before.span)):
            continue
        own = f" «{flow.tokens[index].text}»"
        full = {body.name for body in source.facts.organisations if body.name.endswith(own)}
        if len(full) == 1:
            return Speaker(full.pop(), inferred=True)
    return None


def in_charge(source: Source) -> Speaker | None:
    """«Закон | депутаты | рассмотрят в мае», «Итоги объявит | жюри |»: beside its verb."""
    flow, scope, verb = source.flow, source.scope, source.trigger.verb
    act = flow.tokens[source.trigger.act]
    if is_passive(act) or _happens(source) or _takes_part(source):
        return None  # «Суд будет закрыт в мае»
    number = flow.tokens[verb].feats.get("Number")
    for head in (*range(scope.start, verb), *range(verb + 1, min(scope.stop, verb + 4))):
        token = flow.tokens[head]
        if not _is_in_charge(lemma_of(token), lemma_of(act)):
            continue
        first = head
        low = scope.start if head < verb else verb + 1
        while first > low and describes(flow.tokens[first - 1], "Nom"):
            first -= 1
        ruled = first > low and flow.tokens[first - 1].pos in ("ADP", "CCONJ")
        agrees = token.feats.get("Number") == number
        if ruled or not agrees or not may_be_subject(flow, first, head, verb):
            continue
        phrase = _phrase(source, first)
        if phrase is not None and phrase.head == head:
            return Speaker(sentence_case(flow, first, in_nominative(flow, phrase, "Nom")))
    return None


def _takes_part(source: Source) -> bool:
    """«В совет войдут представители …», «участие примут депутаты»: told of them, not by them."""
    own = source.flow.tokens[source.scope.start : source.scope.stop]
    joins = lemma_of(source.flow.tokens[source.trigger.act]) in ("войти", "участвовать", "получить")
    return joins or any(token.text.lower() == "участие" for token in own)


def _is_in_charge(word: str, act: str) -> bool:
    """«депутат», «министр», «прокуратура», «фонд»; not «театр» or «группа», which only act.

    «Депутаты заслушают отчёт»: what is on the agenda of those who vote nobody of them decided.
    """
    if word in listed("voters") and act in listed("deliberates"):
        return False
    rules = word in listed("deciding") | deciders("in_charge") or is_office(word)
    return rules and word not in listed("staffers") | {"член", "участник"}


def _phrase(source: Source, first: int) -> Phrase | None:
    stop = source.trigger.verb if first < source.trigger.verb else source.scope.stop
    found = (phrase_at(source.flow, first, stop, case) for case in ("Nom", "Acc"))
    return next((phrase for phrase in found if phrase is not None), None)


RULES: tuple[Callable[[Source], Speaker | None], ...] = (
    _by_own_name,
    _by_body,
    _by_guest,
)

"""Clauses with a trigger that are no decisions: appeals, opinions, manner, conditions, lives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from ankbrief.facts.decisions.chair import holds_office
from ankbrief.facts.decisions.executors import Addressee, is_actor, is_everybody
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import is_empty, listed
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.posts.phrases import bodies
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import has_case, is_finite, is_infinitive, is_short_passive, lemma_of
from ankbrief.language.dictionary import parses

Filter = Callable[[Source, Sequence[Addressee], Speaker], bool]
CONDITIONS = ("если", "когда", "хотя", "пока", "насколько", "чтобы", "как", "раз", "ли")


def is_misleading(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """Whether one of the filters speaks against the decision."""
    return any(rule(source, to, issuer) for rule in FILTERS)


def _to_everybody(source: Source, to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«нам всем следует», «граждане должны», «каждому нужно»."""
    promise = source.flow.tokens[source.trigger.verb].feats.get("Person") == "1"
    return source.trigger.form in ("duty", "must", "future") and is_everybody(to) and not promise


def _of_nobody(source: Source, to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«X должен»: a body or an office; a thing only where something is to be done to it."""
    if source.trigger.form != "must":
        return False
    if any(item.person or is_actor(source.flow, item.phrase.head) for item in to):
        empty = is_empty(source.flow, source.trigger.act) or _is_move(source)
        return empty and not _is_passive(source)
    return not _is_passive(source)


def _is_move(source: Source) -> bool:
    """«министр должен прибыть в Москву»."""
    return lemma_of(source.flow.tokens[source.trigger.act]) in listed("moves")


def _is_passive(source: Source) -> bool:
    """«должен быть разработан», «должны найти отражение», «должна заработать»."""
    flow, act = source.flow, source.trigger.act
    word = lemma_of(flow.tokens[act])
    following = flow.tokens[act + 1 : min(act + 4, source.scope.stop)]
    if word == "быть":
        return any(is_short_passive(token) for token in following)
    if word == "найти":
        return any(token.text.lower() == "отражение" for token in following)
    return word in listed("happen")


def _conditional(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«если нужно создать», «которые следует решить», «чтобы построят»."""
    if source.trigger.form not in ("duty", "must", "future"):
        return False
    flow, start = source.flow, source.scope.start
    near = flow.tokens[max(source.unit.start, start - 2) : source.trigger.start]
    words = [token.text.lower() for token in near]
    return any(word in CONDITIONS or word.startswith("котор") for word in words)


def _asked(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """A question decides nothing."""
    stop = source.unit.stop
    tokens = source.flow.tokens
    return stop < len(tokens) and tokens[stop].text.startswith("?")


def _opinion(source: Source, _to: Sequence[Addressee], issuer: Speaker) -> bool:
    """A duty that an expert or a guest sees is an opinion."""
    promise = source.flow.tokens[source.trigger.verb].feats.get("Person") == "1"
    if source.trigger.form not in ("duty", "must", "bare") and not promise:
        return False
    return issuer.person is not None and not holds_office(issuer.person, sure=promise)


def _manner(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Школу надо открывать не под отчет, а под первый звонок»: how, not what."""
    if source.trigger.form not in ("duty", "must"):
        return False
    words = [t.text.lower() for t in source.flow.tokens[source.trigger.act : source.scope.stop + 3]]
    return "не" in words and any(
        pair == (",", "а") for pair in pairwise(words[words.index("не") :])
    )


def _taught(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Надо понимать, что необходимо …»: a lesson, no instruction."""
    if source.trigger.form not in ("duty", "must"):
        return False
    before = source.flow.tokens[source.unit.start : source.trigger.start]
    return any(is_infinitive(token) and lemma_of(token) in listed("talk") for token in before)


def _advice(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Для этого необходимо представить паспорт»: nobody says it to any body."""
    return source.trigger.form in ("duty", "bare") and issuer.name is None and not to


def _subordinate_future(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«меры, которые позволят создать»; «уверен, что построят»: hopes."""
    if source.trigger.form != "future":
        return False
    tokens = source.flow.tokens[source.unit.start : source.trigger.start]
    words = {lemma_of(token) for token in tokens if is_finite(token) or token.pos == "ADJ"}
    return bool(words & {"уверенный", "надеяться", "верить", "думать", "ожидать", "ожидаться"})


def _vague(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«государство примет меры», «будет оказана необходимая помощь»: whatever they are."""
    if source.trigger.form != "future":
        return False
    tokens = source.flow.tokens[source.scope.start : source.scope.stop]
    lemmas = {lemma_of(token) for token in tokens}
    help_of_a_kind = "необходимый" in lemmas and lemmas & {"помощь", "поддержка", "содействие"}
    return bool(help_of_a_kind) or {"принять", "мера"} <= lemmas


def _of_people(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Демонстранты требовали предоставить эфир»; «ставим перед собой задачу»."""
    if any(item.lemma == "себя" for item in to):
        return True
    if source.trigger.form != "order" or source.trigger.kind != "поручение":
        return False
    if issuer.person is not None or issuer.name is None:
        return False
    found = (parses(word)[:1] for word in re.findall(r"[\w-]+", issuer.name))
    nouns = [parse.normal_form for first in found for parse in first if parse.tag.POS == "NOUN"]
    return not any(is_office(word) or word in bodies("bodies") for word in nouns[:1])


def _of_nothing(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«…, будет отремонтирован в срок»: what it is was said elsewhere."""
    flow, scope = source.flow, source.scope
    if source.trigger.form != "future" or not is_short_passive(flow.tokens[source.trigger.verb]):
        return False
    tokens = flow.tokens[scope.start : scope.stop]
    return not any(
        (has_case(t, "Nom") and t.pos != "PRON") or t.text.isdigit() or t.pos == "X" for t in tokens
    )


FILTERS: tuple[Filter, ...] = (
    _to_everybody,
    _of_nobody,
    _conditional,
    _asked,
    _opinion,
    _manner,
    _taught,
    _advice,
    _vague,
    _of_people,
    _of_nothing,
    _subordinate_future,
)

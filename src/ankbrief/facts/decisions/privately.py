"""Clauses with a trigger that private people say: their demands, promises and fears."""

from __future__ import annotations

from collections.abc import Sequence

from ankbrief.facts.decisions.addressed import Addressee
from ankbrief.facts.decisions.chair import holds_office
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import is_actor, names_body
from ankbrief.facts.decisions.triggers import (
    clause_start,
    is_empty,
    is_first_person,
    is_negated,
    is_set_for_a_time,
    listed,
    word_at,
)
from ankbrief.facts.posts.heads import is_office, is_role
from ankbrief.facts.posts.phrases import bodies
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import is_infinitive, lemma_of
from ankbrief.language.dictionary import nouns_in


def feared(source: Source, _to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Нас просто выкинут», says a dweller: what befalls him is nobody's plan."""
    flow = source.flow
    if source.trigger.form != "future" or source.unit.spoken is None:
        return False
    verb = flow.tokens[source.trigger.act]
    first = any(is_first_person(flow.tokens[i]) for i in (source.trigger.act, source.trigger.verb))
    own = first or lemma_of(verb) in listed("do") | listed("happen")
    private = issuer.person is not None and not holds_office(issuer.person)
    return private and not own and not is_set_for_a_time(flow, source.scope)


def of_people(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Демонстранты требовали предоставить эфир»; «ставим перед собой задачу»."""
    if any(item.lemma == "себя" for item in to):
        return True
    if source.trigger.form != "order" or source.trigger.kind != "поручение":
        return False
    verb = lemma_of(source.flow.tokens[source.trigger.verb])
    several = source.flow.tokens[source.trigger.verb].feats.get("Number") == "Plur"
    by_nobody = issuer.name is None or (issuer.person is not None and several)
    if by_nobody and source.unit.spoken is None and verb in ("потребовать", "требовать"):
        return True  # «Около ста сторонников Омарова потребовали снять обвинения»
    if issuer.person is not None or issuer.name is None:
        return False
    decide = bodies("bodies") | listed("deciding")
    words = (noun.normal_form for noun in nouns_in(issuer.name)[:1])
    return not any(is_office(word) or word in decide for word in words)


def called(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«призвал граждан беречь воду», «попросила строителей показать»: they are no officials."""
    verb = lemma_of(source.flow.tokens[source.trigger.verb])
    if verb not in ("призвать", "призывать", "попросить", "просить"):
        return False
    first = next((noun.normal_form for noun in nouns_in(issuer.name or "")), "")
    asks = verb in ("попросить", "просить") and issuer.person is None and not is_office(first)
    if asks and not names_body(issuer.name or "") and source.unit.spoken is None:
        return True  # «Жители попросили построить мост»
    if is_negated(source.flow, source.unit, source.trigger.act):
        return True  # «попросил не лишать его свободы»
    own = [item for item in to if item.person or item.lemma == "вы"]
    bound = bool(own) or any(is_actor(source.flow, item.phrase.head) for item in to)
    asked = verb in ("попросить", "просить") and not to
    return not (bound or asked) or is_empty(source.flow, source.trigger.act)


def decreed_privately(source: Source, _to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Певица отменила концерт», «Тренер назначил капитаном …»: no office decides."""
    verb = lemma_of(source.flow.tokens[source.trigger.verb])
    private = issuer.person is not None and not holds_office(issuer.person)
    coach = set((issuer.name or "").lower().split()) & listed("coaches")
    if source.trigger.form != "done":  # «Школьник принял решение стать врачом»
        decides = source.trigger.kind == "решение" and source.trigger.form == "order"
        return decides and (_is_private(issuer) or _is_of_nobody_known(source, issuer))
    return (private and verb in listed("decree")) or (bool(coach) and verb in listed("appoint"))


def _is_of_nobody_known(source: Source, issuer: Speaker) -> bool:
    """«| Он | решил стать врачом»: whoever he is."""
    flow, verb = source.flow, source.trigger.verb
    start = clause_start(flow, source.unit.start, verb)
    alone = any(word_at(flow, place) in ("он", "она") for place in range(start, verb))
    return issuer.name is None and alone


def _is_private(issuer: Speaker) -> bool:
    """«Тренер решил заменить вратаря», «Певец Омаров решил уйти»: his own affair."""
    if issuer.person is not None:
        return bool(issuer.person.positions) and not holds_office(issuer.person)
    name = (issuer.name or "").lower()
    if set(name.split()[:1]) & listed("accused"):
        return True
    nouns = nouns_in(name)
    if not nouns or name in listed("everybody"):
        return name in listed("everybody")
    word, tag = nouns[0].normal_form, nouns[0].tag
    decide = bodies("bodies") | listed("deciding")
    return "anim" in tag and "sing" in tag and not is_office(word) and word not in decide


def of_folk(source: Source, _to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Надо построить школу», says a dweller; «По мнению экономиста, следует снизить налоги»."""
    flow = source.flow
    if source.trigger.form not in ("duty", "must"):
        return False
    start = source.unit.start
    for place in range(start, source.trigger.start - 2):
        if (word_at(flow, place), word_at(flow, place + 1)) == ("по", "мнению"):
            whose = lemma_of(flow.tokens[place + 2])
            return (is_role(whose) or whose in listed("folk")) and not is_office(whose)
    if issuer.person is None or issuer.person.positions:
        return False
    return any(
        one.person == issuer.person and lemma_of(flow.tokens[one.start - 1]) in listed("folk")
        for one in flow.named_in(0, len(flow.tokens))
        if one.start
    )


def counselled(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Врачи рекомендуют пить больше воды»: to nobody, by nobody who decides."""
    verb = lemma_of(source.flow.tokens[source.trigger.verb])
    if verb not in ("рекомендовать", "порекомендовать") or to or issuer.person is not None:
        return False
    nouns = nouns_in(issuer.name or "")
    return bool(nouns) and "anim" in nouns[0].tag and not is_office(nouns[0].normal_form)


def promised_privately(source: Source, _to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Тренер обязался победить»; «Стороны подчеркнули необходимость мира» orders nothing."""
    flow, verb = source.flow, lemma_of(source.flow.tokens[source.trigger.verb])
    if verb in listed("promise"):
        head = set((issuer.name or "").lower().split()[:1])
        if issuer.person is None and head & listed("accused"):
            return True
        if not is_infinitive(flow.tokens[source.trigger.act]):
            return False  # «Тренер пообещал призёру место в составе»
        return issuer.person is not None and not holds_office(issuer.person)
    words = flow.tokens[source.trigger.start : source.trigger.stop]
    needed = any(lemma_of(token) == "необходимость" for token in words)
    return (
        needed
        and issuer.person is None
        and " и "
        in f" {issuer.name} " + (" и " if (issuer.name or "").lower() == "стороны" else "")
    )

"""Clauses with a trigger that are no decisions: appeals, opinions, manner, conditions, lives."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from ankbrief.facts.decisions.addressed import Addressee, is_everybody
from ankbrief.facts.decisions.chair import holds_office, is_deputy, may_promise
from ankbrief.facts.decisions.executors import is_crew, meant_by
from ankbrief.facts.decisions.futures import (
    by_itself,
    is_known,
    long_ago,
    of_nothing,
    of_own_life,
    subordinate_future,
    vague,
)
from ankbrief.facts.decisions.leaning import is_lot
from ankbrief.facts.decisions.plans import is_at_law
from ankbrief.facts.decisions.privately import (
    called,
    counselled,
    decreed_privately,
    feared,
    of_folk,
    of_people,
    promised_privately,
)
from ankbrief.facts.decisions.publicly import (
    of_a_relative,
    of_a_service,
    of_everybody,
    of_swindlers,
    of_themselves,
    of_whom_it_concerns,
)
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import is_actor
from ankbrief.facts.decisions.triggers import (
    CONDITIONS,
    begins_on,
    is_empty,
    is_first_person,
    is_set_for_a_time,
    listed,
)
from ankbrief.facts.decisions.unreal import UNREAL
from ankbrief.facts.posts.heads import is_office, is_role
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import (
    has_case,
    is_infinitive,
    is_short_passive,
    lemma_of,
)
from ankbrief.language.dictionary import tagged
from ankbrief.language.text.document import Token
from ankbrief.model import Person

Filter = Callable[[Source, Sequence[Addressee], Speaker], bool]
DOUBTS = CONDITIONS | {"насколько", "раз"}


def is_misleading(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """Whether one of the filters speaks against the decision."""
    return any(rule(source, to, issuer) for rule in FILTERS)


def _to_everybody(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«нам всем следует», «граждане должны», «рекомендуют жителям»."""
    if issuer.person is not None and _is_to_one(source, to, issuer.person):
        return False
    promise = is_first_person(source.flow.tokens[source.trigger.verb])
    if source.trigger.form == "future" and {item.lemma for item in to} <= {"он", "она", "они"}:
        return False
    pays = lemma_of(source.flow.tokens[source.trigger.act]) in ("платить", "получить", "смочь")
    if source.trigger.form == "future" and pays:
        return False  # «С 1 июня жители будут платить …»: a rate
    if source.trigger.form == "future" and {item.lemma for item in to} <= listed("staffers"):
        return False  # «учёные проведут замер»
    counsel = source.trigger.form == "order" and source.trigger.kind == "предложение"
    told = counsel or source.trigger.form in ("duty", "must", "future")
    told = told and source.trigger.kind != "решение"  # «водители будут обязаны»
    theirs = source.trigger.form == "must" and source.trigger.kind == "план"
    told = told and not theirs  # «Школу, которая нужна всем, должны сдать в мае»
    return told and is_everybody(to) and not promise


def _is_to_one(source: Source, to: Sequence[Addressee], by: Person) -> bool:
    """«Министр назначил директора Омарова. | Ему | предстоит открыть цех»: no passer-by."""
    if source.trigger.form != "duty" or source.unit.spoken is not None:
        return False
    if len(to) != 1 or to[0].lemma not in ("он", "она"):
        return False
    one = meant_by(source, to[0], by)
    return one is not None and one != by and holds_office(one)


def _of_nobody(source: Source, to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«X должен»: a body or an office; a thing only where something is to be done to it."""
    if source.trigger.form != "must" or source.trigger.kind == "решение":
        return False
    if source.trigger.kind == "план":
        return not _is_due(source)  # «Школу должны сдать в мае»
    if {item.lemma for item in to} & {"государство", "страна"} and not _is_passive(source):
        return True  # «государство обязано создать условия»
    if any(item.person or is_actor(source.flow, item.phrase.head) for item in to):
        empty = is_empty(source.flow, source.trigger.act) or _is_move(source)
        return empty and not _is_passive(source)
    act = source.flow.tokens[source.trigger.act]
    timed = tagged(act.text, "perf") and _is_due(source)
    built = timed and any(is_crew(source, item.phrase.head) for item in to)
    return not (built or _is_passive(source) or _is_prescribed(source))


def _is_due(source: Source) -> bool:
    """«Застройщик должен сдать дом | в июне»; not «заменить мощности, введённые в 1966 году»."""
    published, scope = source.facts.article.published, source.scope
    dates = source.flow.dates.meeting(source.flow.cover(scope.start, scope.stop))
    return any(
        when.role == "deadline" or (published and when.stop and when.stop > published)
        for when in dates
    )


def _is_prescribed(source: Source) -> bool:
    """«С 1 сентября в автобусе должен быть сопровождающий», «Согласно указу хозяйства должны …»."""
    flow = source.flow
    start = flow.sentence_start(source.trigger.start)
    words = [token.text.lower() for token in flow.tokens[start : source.trigger.start]]
    by_law = "согласно" in words or ("в", "соответствии") in set(pairwise(words))
    dates = flow.dates.meeting(flow.cover(start, source.scope.stop))
    someone = any(
        has_case(token, "Nom") and token.feats.get("Animacy") == "Anim"
        for token in flow.tokens[source.scope.start : source.trigger.start]
    )
    ruled = not someone and any(when.role == "deadline" or begins_on(when) for when in dates)
    return (by_law or ruled) and source.unit.spoken is None


def _is_move(source: Source) -> bool:
    """«министр должен прибыть в Москву»."""
    return lemma_of(source.flow.tokens[source.trigger.act]) in listed("moves")


def _is_passive(source: Source) -> bool:
    """«должен быть разработан», «должны найти отражение», «должна заработать»."""
    flow, act = source.flow, source.trigger.act
    word = lemma_of(flow.tokens[act])
    following = flow.tokens[act + 1 : min(act + 4, source.scope.stop)]
    if word == "быть":
        return any(is_short_passive(token) or _is_at_hand(token) for token in following)
    if word == "найти":
        return any(token.text.lower() == "отражение" for token in following)
    return word in listed("happen")


def _is_at_hand(token: Token) -> bool:
    """«Данные должны быть | доступны», «готовы»."""
    short = token.feats.get("Variant") == "Short"
    return short and lemma_of(token) in ("доступный", "готовый")


def _conditional(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«если нужно создать», «которые следует решить», «чтобы построят»."""
    if source.trigger.form not in ("duty", "must", "future"):
        return False
    flow, start = source.flow, source.scope.start
    if flow.tokens[source.unit.start].text.lower() == "кто":
        return True  # «Кто захочет остаться, тем будем строить дома»
    before = flow.tokens[max(source.unit.start, start - 2) : start]
    near = [*before, *_without_asides(flow.tokens[start : source.trigger.start])]
    if (aim := _aim_before(source)) is not None:  # «Чтобы это решить, | необходимо …»
        near = list(flow.tokens[aim + 1 : source.trigger.start])
    words = [
        token.text.lower()
        for number, token in enumerate(near)
        if token.text != "раз" or near[number - 1].pos not in ("ADJ", "DET")  # «в следующий раз»
    ]
    return any(word in DOUBTS or word.startswith("котор") for word in words)


def _aim_before(source: Source) -> int | None:
    """The comma that ends «чтобы решить эти проблемы,»; not «чтобы получить пособие,»."""
    flow, start = source.flow, source.unit.start
    for place in range(start, source.trigger.start - 2):
        if flow.tokens[place].text.lower() == "чтобы" and is_infinitive(flow.tokens[place + 1]):
            if lemma_of(flow.tokens[place + 1]) in listed("wishes"):
                return None
            comma = (i for i in range(place, source.trigger.start) if flow.tokens[i].text == ",")
            return next(comma, None)
    return None


def _without_asides(tokens: Sequence[Token]) -> list[Token]:
    """«субсидии, | которых не дождались хозяйства, | погасят» sets no condition."""
    commas = [place for place, token in enumerate(tokens) if token.text == "," and place]
    if len(commas) < 2:
        return list(tokens)
    return [*tokens[: commas[0]], *tokens[commas[-1] + 1 :]]


def _asked(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """A question decides nothing."""
    stop = source.unit.stop
    tokens = source.flow.tokens
    return stop < len(tokens) and tokens[stop].text.startswith("?")


def _opinion(source: Source, _to: Sequence[Addressee], issuer: Speaker) -> bool:
    """A duty that an expert or a guest sees is an opinion."""
    verb = source.flow.tokens[source.trigger.verb]
    mine = is_first_person(verb)
    promise = mine and source.trigger.kind == "план"
    asks = mine and lemma_of(verb) == "просить"
    if is_at_law(source.flow, source.trigger.act) and promise:
        return False
    ruled = source.trigger.kind == "решение"  # «школа будет обязана»
    if ruled or (source.trigger.form not in ("duty", "must", "bare") and not (promise or asks)):
        return False
    if issuer.person is not None:
        deputy = is_deputy(issuer.person) and not promise
        sure = promise and not is_set_for_a_time(source.flow, source.scope)
        chief = promise and _is_chief(issuer.person)
        binds = may_promise(issuer.person) if sure else chief or holds_office(issuer.person)
        return not deputy and not binds
    return issuer.name is not None and (_is_trade(issuer.name) or _is_dweller(issuer.name))


def _is_dweller(name: str) -> bool:
    """«жители утверждают, что необходим ремонт»."""
    return name.lower().split()[0] in listed("dwellers")


def _is_chief(person: Person) -> bool:
    """«главный врач», «главный тренер»: may say what is done on a day."""
    return any(post.title.lower().startswith("главн") for post in person.positions)


def _is_trade(name: str) -> bool:
    """«врач-инфекционист», «экономист»: somebody whose word binds nobody."""
    head = re.split(r"[\s-]", name.lower())[0]
    return is_role(head) and not is_office(head) and head not in listed("deciding")


def _manner(source: Source, to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Школу надо открывать не под отчет, а под первый звонок»: how, not what."""
    if source.trigger.form not in ("duty", "must"):
        return False
    if not to and _goes_further(source):
        return True
    words = [t.text.lower() for t in source.flow.tokens[source.trigger.act : source.scope.stop + 3]]
    if {"с", "со"} & set(words[1:4]) and words[0] in ("начать", "начинать"):
        return True  # «начинать нужно с себя»
    if source.trigger.act < source.trigger.start and _says_only_how(source):
        return True
    return "не" in words and any(
        pair == (",", "а") for pair in pairwise(words[words.index("не") :])
    )


def _goes_further(source: Source) -> bool:
    """«Базу надо не только создать, но и обкатать»."""
    start = source.trigger.stop
    following = [token.text.lower() for token in source.flow.tokens[start : start + 2]]
    return following in (["не", "только"], ["не", "просто"])


def _says_only_how(source: Source) -> bool:
    """«учить язык надо с удовольствием»; «сделать это нужно до мая» says when."""
    flow, start, stop = source.flow, source.trigger.stop, source.scope.stop
    if start >= stop or flow.dates.meeting(flow.cover(start, stop)):
        return False
    return flow.tokens[start].pos == "ADV" or flow.tokens[start].text in ("с", "со", "без")


def _taught(source: Source, _to: Sequence[Addressee], _issuer: Speaker) -> bool:
    """«Надо понимать, что необходимо …»: a lesson, no instruction."""
    if source.trigger.form not in ("duty", "must"):
        return False
    before = source.flow.tokens[source.unit.start : source.trigger.start]
    return any(is_infinitive(token) and lemma_of(token) in listed("talk") for token in before)


def _advice(source: Source, to: Sequence[Addressee], issuer: Speaker) -> bool:
    """«Для этого необходимо представить паспорт»: nobody says it to any body."""
    advised = source.trigger.form in ("duty", "bare") and issuer.name is None and not to
    advised = advised and source.trigger.kind != "решение"  # «Постановляю: … возложить»
    return advised and not (is_lot(source) and is_set_for_a_time(source.flow, source.scope))


FILTERS: tuple[Filter, ...] = (
    _to_everybody,
    _of_nobody,
    _conditional,
    _asked,
    _opinion,
    _manner,
    _taught,
    _advice,
    feared,
    vague,
    of_people,
    of_a_service,
    of_everybody,
    of_themselves,
    of_a_relative,
    of_whom_it_concerns,
    of_swindlers,
    called,
    counselled,
    of_folk,
    by_itself,
    decreed_privately,
    promised_privately,
    is_known,
    of_nothing,
    of_own_life,
    subordinate_future,
    long_ago,
    *UNREAL,
)

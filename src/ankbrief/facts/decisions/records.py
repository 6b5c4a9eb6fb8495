"""A decision as a record: its kind, who is to act, by when, and whether it is of the past."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ankbrief.data import load
from ankbrief.facts.decisions.actions import action_of
from ankbrief.facts.decisions.addressed import Addressee
from ankbrief.facts.decisions.chair import is_deputy
from ankbrief.facts.decisions.deadlines import deadline_in
from ankbrief.facts.decisions.executors import is_crew, meant_by
from ankbrief.facts.decisions.leaning import is_lot
from ankbrief.facts.decisions.sources import Source, inner_start
from ankbrief.facts.decisions.subjects import is_actor
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.decisions.zones import OBLIGES
from ankbrief.facts.identity import fact_id
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.quotes.shortened import body_in_full
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.background import is_dated_before, tells_before
from ankbrief.facts.text.flow import Flow, has_case, is_short_passive, lemma_of, may_have_case
from ankbrief.model import Article, Decision, DecisionKind, Person, When

# «субсидии, | которых в прошлом году не дождались, | погасят»
OF_THINGS = re.compile(r", котор[^,]*,")
WAS = frozenset({"был", "была", "было", "были"})
UPHELD = 1500  # characters before a sentence that tell of the appeal
UPHOLDS = re.compile(
    r"оставл?ен?[а-яё]* (?:в силе|без измен)|оставил[а-яё]* .{0,40}(?:в силе|без измен)"
)
OF_A_MONTH = re.compile(
    r"\bв (?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)"
    r" 20\d\d"
)
LONG_AGO = re.compile(r"\bещ[её] в (?:19|20)\d\d\b")  # «задача была поставлена ещё в 2015 году»
AFTER = 4  # tokens behind a trigger: «поручил весной 2024 года построить»


@dataclass(frozen=True, slots=True)
class Found:
    """A decision of the text before it is worded."""

    source: Source
    to: tuple[Addressee, ...]
    issuer: Speaker


def worded(item: Found, past: frozenset[int]) -> Decision:
    source = item.source
    flow, scope = source.flow, source.scope
    span = flow.cover(scope.start, scope.stop)
    deadline = deadline_in(source, span)
    to = charged_in(source, item.to)
    names = names_of(source, to, item.issuer.person)
    return Decision(
        id="",
        kind=_kind(source, item.issuer),
        issuer=item.issuer.name,
        executors=() if joined(names) == item.issuer.name else names,
        action=action_of(source, to, deadline.span if deadline else None),
        deadline=deadline,
        span=span,
        past=(flow.sentences[scope.start] in past or was_before(source))
        and not _is_to_come(source, deadline),
        inferred=item.issuer.inferred and item.issuer.name is not None,
    )


def _is_to_come(source: Source, deadline: When | None) -> bool:
    """«Напомним, …. Билеты поступят в продажу 5 мая»: a day ahead, unless all is reference."""
    flow = source.flow
    published = source.facts.article.published
    stop = deadline.stop or deadline.start if deadline else None
    if source.trigger.form != "future" or published is None or stop is None or stop <= published:
        return False
    number = flow.sentences[source.scope.start]
    block = flow.document.sentences[number].block
    first = next(s for s in flow.document.sentences if s.block == block)
    own = flow.document.sentences[number].span.of(flow.text).lower()
    reference = first.span.of(flow.text).lower().startswith(("справка", "справочно", "для справки"))
    return not reference and not own.startswith(tuple(load("decisions")["background"]))


def was_before(source: Source) -> bool:
    """«Ранее он поручил …»; «назначена Асель, ранее руководившая …» is of today."""
    flow = source.flow
    first = _first_of_plan(source) or flow.sentence_start(source.scope.start)
    stop = max(source.trigger.stop, first + 1)
    before = OF_THINGS.sub(",", flow.cover(first, stop).of(flow.text))
    if tells_before(before) or "напомним" in before.lower() or _is_recalled(source):
        return True
    if _is_state(source) or _is_upheld(source) or _was_done(source):
        return True
    near = min(stop + AFTER, source.unit.stop)
    if _is_imperfective(source) or _was_that_month(source):
        return True
    if LONG_AGO.search(flow.cover(first, near).of(flow.text).lower()):
        return True
    told = source.trigger.form in ("order", "done")
    return told and is_dated_before(
        flow, source.facts.article.published, flow.cover(source.unit.start, near)
    )


def _was_that_month(source: Source) -> bool:
    """«Он был назначен в сентябре 2023 года», behind the lead: of a month nobody tells news."""
    flow, scope = source.flow, source.scope
    if source.trigger.form != "done" or source.facts.article.published is not None:
        return False
    words = flow.cover(flow.sentence_start(scope.start), scope.stop).of(flow.text).lower()
    told = flow.document.sentences[flow.sentences[scope.start]].block
    return told > _lead(flow) and OF_A_MONTH.search(words) is not None


def _is_imperfective(source: Source) -> bool:
    """«Президент поручал», «давал поручение»: it was said more than once, and before."""
    verb = source.flow.tokens[source.trigger.verb]
    past = verb.feats.get("Tense") == "Past" and not is_short_passive(verb)
    return past and lemma_of(verb) in ("поручать", "давать", "ставить", "требовать", "обязывать")


def _lead(flow: Flow) -> int:
    """The block of the first paragraph, or of whatever the article has."""
    sentences = flow.document.sentences
    return next((s.block for s in sentences if s.kind == "paragraph"), sentences[0].block)


def _is_state(source: Source) -> bool:
    """«В 11 сёлах введён режим ЧС», told behind the lead: how things are."""
    flow, scope = source.flow, source.scope
    if source.trigger.form != "done" or lemma_of(flow.tokens[source.trigger.verb]) not in (
        "ввести",
        "объявить",
    ):
        return False
    words = [token.text.lower() for token in flow.tokens[scope.start : scope.stop]]
    regime = "режим" in words and bool({"чс", "чрезвычайной"} & set(words))
    first = _lead(flow)
    return regime and flow.document.sentences[flow.sentences[scope.start]].block > first


def _was_done(source: Source) -> bool:
    """«Штаб | был | создан для уборки», behind the lead and on no day: how it came about."""
    flow, verb = source.flow, source.trigger.verb
    near = range(max(source.unit.start, verb - 3), min(source.unit.stop, verb + 2))
    was = any(flow.tokens[place].text.lower() in WAS for place in near)
    if source.trigger.form != "done" or not was or not is_short_passive(flow.tokens[verb]):
        return False
    first = _lead(flow)
    lead = flow.document.sentences[flow.sentences[verb]].block == first
    founded = lemma_of(flow.tokens[verb]) in listed("sets_up") | {"основать", "депортировать"}
    dated = flow.dates.meeting(flow.cover(source.scope.start, source.scope.stop))
    return founded and not (lead or dated or source.unit.spoken is not None)


def _is_upheld(source: Source) -> bool:
    """«Суд оставил приговор в силе. Директор | приговорён | к семи годам»: by the court before."""
    flow, verb = source.flow, lemma_of(source.flow.tokens[source.trigger.verb])
    if source.trigger.form != "done" or verb not in (
        "приговорить",
        "осудить",
        "признать",
        "получить",
    ):
        return False
    text = flow.text[: flow.starts[source.scope.start]][-UPHELD:].lower()
    return UPHOLDS.search(text) is not None


def _first_of_plan(source: Source) -> int | None:
    """«В прошлом году сдали один сад, | в этом году будут сдавать второй»: a day of its own."""
    flow, verb = source.flow, source.trigger.start
    if source.trigger.form != "future":
        return None
    commas = (i for i in range(verb - 1, source.unit.start, -1) if flow.tokens[i].text == ",")
    comma = next(commas, None)
    dated = comma is not None and flow.dates.meeting(flow.cover(comma + 1, verb))
    return comma + 1 if comma is not None and dated else None


def _is_recalled(source: Source) -> bool:
    """«Он напомнил, что | Президент поручил …»: an order that all know of."""
    flow, verb = source.flow, source.flow.tokens[source.trigger.verb]
    inner = inner_start(source, source.unit.start)
    before = flow.tokens[source.unit.start : inner]
    done = verb.feats.get("Tense") == "Past" or is_short_passive(verb)
    return done and any(lemma_of(token) == "напомнить" for token in before)


def charged_in(source: Source, found: tuple[Addressee, ...]) -> tuple[Addressee, ...]:
    """Who is to act; a thing is not («школа должна заработать»), nor who will go somewhere."""
    form = source.trigger.form
    if form not in ("must", "future") or not found:
        return found
    told = all(item.phrase.start == item.phrase.stop for item in found)
    if told or lemma_of(source.flow.tokens[source.trigger.act]) in OBLIGES:
        return found  # «Корпорация отсрочит выплаты», «Перевозчиков обяжут хранить записи»
    duty = lemma_of(source.flow.tokens[source.trigger.act]) in listed("duties")
    if form == "future" and _is_guest(source, found):
        return ()
    if form == "future" and all(item.person for item in found):
        return found if duty else ()  # «Омаров будет курировать вопросы цифровизации»
    if form == "future" and _is_done_to(source, found[0]):
        return ()
    acting = any(
        item.person
        or (is_actor(source.flow, item.phrase.head) and item.lemma not in listed("voters"))
        or is_crew(source, item.phrase.head)
        for item in found
    )
    return found if acting else ()


def _is_guest(source: Source, found: Sequence[Addressee]) -> bool:
    """«Глава государства посетит завод»: his own visit."""
    verb = lemma_of(source.flow.tokens[source.trigger.act])
    return verb in listed("visits") - listed("of_whom") and all(
        is_office(item.lemma) for item in found
    )


def _is_done_to(source: Source, one: Addressee) -> bool:
    """«Остальные | регионы | подключат к системе»: they are the object of an active verb."""
    flow, verb, head = source.flow, source.trigger.verb, one.phrase.head
    if head > verb or one.person or flow.tokens[verb].feats.get("Number") != "Plur":
        return False
    thing = flow.tokens[head].feats.get("Animacy") == "Inan" and may_have_case(
        flow.tokens[head], "Acc"
    )
    plural = flow.tokens[head].feats.get("Number") == "Plur"
    behind = flow.tokens[verb + 1 : source.scope.stop]
    ruled = any(
        has_case(t, "Acc") and before.pos != "ADP"
        for before, t in pairwise((flow.tokens[verb], *behind))
    )
    return thing and plural and not ruled and lemma_of(flow.tokens[verb]) in listed("do")


def names_of(source: Source, to: Sequence[Addressee], by: Person | None = None) -> tuple[str, ...]:
    """Who is to act, pronouns told by name; none of them is `by`, who decides."""
    return tuple(dict.fromkeys(name for one in to if (name := _name(source, one, by))))


def joined(names: Sequence[str]) -> str | None:
    return " и ".join(names) or None


def _name(source: Source, one: Addressee, by: Person | None) -> str | None:
    """«ему поручено»: whom the pronoun stands for, if anybody can tell; never «вы»."""
    if one.lemma == "вы":
        return None
    if one.lemma not in ("он", "она", "они"):
        bare = one.lemma not in ("ведомство", "маслихат", "прокуратура")
        return (
            body_in_full(source.facts, one.name, source.flow.starts[one.phrase.head])
            if bare
            else one.name
        )
    found = meant_by(source, one, by)
    return found.name if found else None


def _kind(source: Source, issuer: Speaker) -> DecisionKind:
    """«По моему поручению будет проведено …» is an instruction; a deputy's «нужно» a proposal."""
    tokens = source.flow.tokens[source.scope.start : source.trigger.start]
    if is_lot(source):
        return "план"
    done = source.trigger.form == "done"  # «По поручению Президента в регион направлена группа»
    if not done and any(token.text.lower() == "поручению" for token in tokens):
        return "поручение"
    if (
        source.trigger.kind == "поручение"
        and issuer.person is not None
        and is_deputy(issuer.person)
    ):
        return "предложение"
    return source.trigger.kind


def numbered(article: Article, found: Iterable[Decision]) -> Iterator[Decision]:
    seen: Counter[str] = Counter()
    for decision in found:
        words = decision.span.of(article.text)
        yield replace(decision, id=fact_id(article.id, "decision", words, seen[words]))
        seen[words] += 1

"""Decisions: instructions, resolutions, agreements, plans, proposals, each with its clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ankbrief.facts.decisions.addressed import Addressee
from ankbrief.facts.decisions.afterwards import with_decider
from ankbrief.facts.decisions.carried import with_charged
from ankbrief.facts.decisions.chair import appointer_of, chair_of, holds_office, visitor_of
from ankbrief.facts.decisions.clauses import Scope, scope_of, with_condition
from ankbrief.facts.decisions.detection import triggers_in
from ankbrief.facts.decisions.executors import addressees
from ankbrief.facts.decisions.following import (
    after,
    heard_last,
    is_quoted_by,
    is_told_too,
    reporter_in,
    tells,
    with_orderer,
)
from ankbrief.facts.decisions.issuers import in_full, issuer_of, resolved
from ankbrief.facts.decisions.lists import is_act, item_trigger, listing_at
from ankbrief.facts.decisions.meeting import meeting_of, with_meeting
from ankbrief.facts.decisions.misleading import is_misleading
from ankbrief.facts.decisions.parties import are_countries, heads_of, sides_of
from ankbrief.facts.decisions.records import Found, charged_in, joined, names_of, numbered, worded
from ankbrief.facts.decisions.reporters import as_reporter
from ankbrief.facts.decisions.signers import as_speaker, by_agent
from ankbrief.facts.decisions.sources import Around, Source
from ankbrief.facts.decisions.standing import whose_order
from ankbrief.facts.decisions.subjects import names_body
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.decisions.twins import once
from ankbrief.facts.decisions.undertaking import in_charge, undertaker
from ankbrief.facts.decisions.zones import OBLIGES
from ankbrief.facts.posts.phrases import Phrase
from ankbrief.facts.quotes.find import Heard, hear
from ankbrief.facts.quotes.speakers import NOBODY, Speaker
from ankbrief.facts.quotes.utterances import paragraphs_of
from ankbrief.facts.text.background import background_sentences
from ankbrief.facts.text.flow import Flow, flow_of, is_finite, is_glued, lemma_of
from ankbrief.facts.text.units import Unit, units_of
from ankbrief.language.dictionary import tagged
from ankbrief.language.text.document import Document, Token
from ankbrief.model import Article, Decision, Facts, Span


def find_decisions(article: Article, document: Document, facts: Facts) -> Facts:
    """`facts` with the decisions of `article`; people, dates and places must be there."""
    flow = flow_of(document, facts)
    paragraphs = paragraphs_of(article)
    heard = tuple(hear(article, flow, facts))
    spoken = [part for item in heard for part in item.utterance.parts]
    past = background_sentences(flow, paragraphs, spoken)
    found = with_orderer(list(_found(flow, facts, heard, paragraphs)), past)
    found = with_decider(list(with_charged(found)))
    made = _made(with_meeting(found, past), past)
    return replace(facts, decisions=tuple(numbered(article, once(made))))


def _made(found: Sequence[Found], past: frozenset[int]) -> list[Decision]:
    """The decisions; «Сделать это нужно до 1 мая» only says by when the one before is due."""
    made: list[Decision] = []
    for item in found:
        decision = worded(item, past)
        if made and _repeats(item.source):
            deadline = made[-1].deadline or decision.deadline
            made[-1] = replace(made[-1], deadline=deadline)
        else:
            made.append(decision)
    return made


def _repeats(source: Source) -> bool:
    act = source.trigger.act
    words = [token.text.lower() for token in source.flow.tokens[act : act + 2]]
    return words in (["сделать", "это"], ["выполнить", "это"])


def _found(
    flow: Flow, facts: Facts, heard: Sequence[Heard], paragraphs: Sequence[Span]
) -> Iterator[Found]:
    units = units_of(flow, paragraphs, [item.utterance.parts for item in heard])
    around, block, done = _at_first(flow, facts, heard), -1, 0
    told_at = -1
    for number, unit in enumerate(units):
        here = flow.document.sentences[flow.sentences[unit.start]].block
        new = here != block or is_glued(flow, unit.start)
        around = replace(around, before=NOBODY, teller=NOBODY) if new else around
        block = here
        sentence = flow.sentences[unit.start]
        if unit.spoken is not None or sentence - told_at > 1:
            around = replace(around, teller=NOBODY)
        if unit.start < done:
            continue
        reporter, told = reporter_in(around, unit), False
        for item in (*_of_list(around, units, number), *_of_unit(around, unit)):
            if item.source.scope.start >= done:
                done = max(done, item.source.scope.stop)
                yield item
                around = after(around, item)
                if item.issuer.person is not None and item.issuer == around.teller:
                    told_at = sentence
                own = unit.spoken is None and not is_quoted_by(item, reporter)
                told = told or (item.issuer.person is not None and own)
        if tells(around, unit, reporter):
            around, told_at = replace(around, teller=replace(reporter, inferred=True)), sentence
        elif is_told_too(around, unit):
            told_at = sentence
        around = around if told else heard_last(around, unit, reporter)


def _at_first(flow: Flow, facts: Facts, heard: Sequence[Heard]) -> Around:
    """What the whole article tells of who decides."""
    chair, appointer = chair_of(flow, facts), appointer_of(flow, facts)
    meeting, visitor = meeting_of(flow, facts), visitor_of(flow)
    return Around(
        flow,
        facts,
        heard,
        NOBODY,
        chair,
        appointer=appointer,
        meeting=meeting,
        visitor=visitor,
    )


def _of_unit(around: Around, unit: Unit) -> Iterator[Found]:
    done = unit.start
    for trigger in triggers_in(around.flow, unit):
        scope = scope_of(around.flow, unit, trigger)
        item = _judged(Source(around, unit, trigger, scope)) if scope.start >= done else None
        if item:
            done = scope.stop
            yield item


def _of_list(around: Around, units: Sequence[Unit], number: int) -> Iterator[Found]:
    """The items of a list; who decided is said in its header."""
    listing = listing_at(around.flow, units, number)
    if listing is None:
        return
    scope = Scope(listing.header.start, listing.header.stop)
    header = Source(around, listing.header, listing.trigger, scope)
    issuer = issuer_of(header)
    to = addressees(header)
    sources = [
        Source(around, unit, trigger, scope_of(around.flow, unit, trigger))
        for unit in listing.items
        if (trigger := item_trigger(around.flow, listing, unit))
    ]
    sides = Counter(name for source in sources if (name := _sides(source)))
    for source in sources:
        yield Found(source, addressees(source) or to, _signed_by(source, sides) or issuer)


def _sides(source: Source) -> str | None:
    if source.trigger.kind != "договорённость" or is_act(source.flow, source.unit):
        return None
    return sides_of(source.flow, source.scope, source.facts)


def _signed_by(source: Source, sides: Counter[str]) -> Speaker | None:
    """The sides of a paper: two countries if its list names them, else those of most papers in it.

    Its own where no two agree.
    """
    if source.trigger.kind != "договорённость" or not sides:
        return None
    own = _sides(source)
    if own and heads_of(source.flow, source.scope, source.facts) == own:
        return Speaker(own, inferred=True)
    countries = next(filter(are_countries, sides), None)
    if countries:
        return Speaker(countries, inferred=countries != own)
    best, count = sides.most_common(1)[0]
    agreed = " и " in (source.around.parties.name or "")
    if not own and count == 1 and agreed:
        return replace(source.around.parties, inferred=True)
    return Speaker(best, inferred=best != own) if count > 1 or not own else Speaker(own)


def _judged(source: Source) -> Found | None:
    to = addressees(source)
    before = [item.phrase.stop for item in to if item.phrase.stop <= source.trigger.verb]
    issuer = whose_order(source) or issuer_of(
        source, max(before, default=0), frozenset(item.name for item in to)
    )
    to = tuple(item for item in to if item.name != issuer.name)  # «Президент посетит порт»
    if is_misleading(source, to, issuer):
        return None
    plan = source.trigger.kind == "план"
    if source.trigger.form == "must" and source.trigger.kind == "решение":
        return Found(source, to, NOBODY)  # «школа будет обязана»: by a law, whoever tells of it
    if source.trigger.form == "future":
        scope = with_condition(source.flow, source.unit, source.scope)
        source = replace(source, scope=scope)
    return _of_plan(source, to, issuer) if plan else Found(source, to, issuer)


def _only_acts(one: Addressee) -> bool:
    """People at work, or somebody on whom a duty falls: they decide nothing."""
    return one.person or one.lemma in listed("crews") | listed("staffers")


def _doer_told_by(source: Source, issuer: Speaker) -> Addressee | None:
    """«Корпорация отсрочит выплаты», said the minister: she will do it."""
    act = source.flow.tokens[source.trigger.act]
    if source.trigger.form != "future" or not (is_finite(act) and _is_done(act)):
        return None
    one = undertaker(source) if lemma_of(act) not in ("получить", "войти") else None
    whole = one is not None and (one.name or "").lower() in ("государство", "страна", "стороны")
    if one is None or one.person is not None or whole or one.name == issuer.name:
        return None
    place = source.trigger.act
    return Addressee(one.name or "", "", Phrase(place, place, place))


def _is_done(act: Token) -> bool:
    """«отсрочит», «закупит»: done to something."""
    return tagged(act.text, "tran") or lemma_of(act) in listed("do")


def _signatories(source: Source, doers: Sequence[Addressee]) -> Found | None:
    """«По словам министра, | стороны | подпишут договор»: theirs, whoever tells of it."""
    signs = lemma_of(source.flow.tokens[source.trigger.act]) in listed("sides")
    plural = source.flow.tokens[source.trigger.act].feats.get("Number") == "Plur"
    several = signs and plural and source.trigger.form == "future" and doers
    return Found(source, (), Speaker(joined(names_of(source, doers)))) if several else None


def _by_its_agent(source: Source) -> Found | None:
    """«Министерством | будет направлен сахар», said the minister: the ministry is to do it."""
    agent = by_agent(source) if source.trigger.form == "future" else None
    teller = (as_speaker(source) or as_reporter(source)) if agent is not None else None
    if agent is None or teller is None or teller.person is None or agent.person is not None:
        return None
    if not holds_office(teller.person) or listed("courts").intersection((agent.name or "").split()):
        return None
    place = source.trigger.act
    return Found(source, (Addressee(agent.name or "", "", Phrase(place, place, place)),), teller)


def _of_plan(source: Source, to: tuple[Addressee, ...], issuer: Speaker) -> Found:
    """Who will act decides where nobody tells of it; else he is the executor.

    «Страховать посевы область начнёт в мае»; «Сдать объект подрядчик обязуется», said an akim.
    """
    doers = charged_in(source, to)
    obliged = lemma_of(source.flow.tokens[source.trigger.act]) in OBLIGES
    staff = issuer.name is None and doers and all(_only_acts(one) for one in doers)
    if obliged or staff:  # «Перевозчиков обяжут хранить записи»
        return Found(source, to, issuer)  # «Причину выяснят специалисты»
    if issuer.name is None and source.trigger.form == "future":
        return _by_nobody(source, to, doers)
    others = _by_its_agent(source) or _signatories(source, doers)
    if others is not None:
        return others
    doer = _doer_told_by(source, issuer) if issuer.person is not None and not to else None
    if doer is not None:
        return Found(source, (doer,), issuer)
    teller = source.around.teller
    pledged = lemma_of(source.flow.tokens[source.trigger.verb]) in listed("promise")
    body = pledged and issuer.person is None and names_body(issuer.name or "")
    if body and teller.person is not None and source.unit.spoken is None:
        place = source.trigger.act
        doer = Addressee(issuer.name or "", "", Phrase(place, place, place))
        return Found(source, (doer,), teller)
    return Found(source, to, issuer)


def _by_nobody(source: Source, to: tuple[Addressee, ...], doers: Sequence[Addressee]) -> Found:
    """«Депутаты рассмотрят закон»: whoever will act, where nobody tells of it."""
    if doers:
        return Found(source, to, in_full(source, Speaker(joined(names_of(source, doers)))))
    return Found(source, (), resolved(source, undertaker(source) or in_charge(source) or NOBODY))

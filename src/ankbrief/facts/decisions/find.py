"""Decisions: instructions, resolutions, agreements, plans, proposals, each with its clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ankbrief.data import load
from ankbrief.facts.decisions.actions import action_of
from ankbrief.facts.decisions.chair import appointer_of, chair_of, is_deputy
from ankbrief.facts.decisions.clauses import Scope, scope_of
from ankbrief.facts.decisions.deadlines import deadline_in
from ankbrief.facts.decisions.detection import triggers_in
from ankbrief.facts.decisions.executors import Addressee, addressees, is_actor
from ankbrief.facts.decisions.issuers import issuer_of
from ankbrief.facts.decisions.leaning import is_lot, undertaker
from ankbrief.facts.decisions.lists import item_trigger, listing_at
from ankbrief.facts.decisions.misleading import is_misleading
from ankbrief.facts.decisions.parties import heads_of, parties_of
from ankbrief.facts.decisions.reporters import by_word_of
from ankbrief.facts.decisions.sources import Around, Source
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.decisions.twins import once
from ankbrief.facts.identity import fact_id
from ankbrief.facts.people.references import who
from ankbrief.facts.posts.phrases import Phrase
from ankbrief.facts.quotes.find import Heard, hear
from ankbrief.facts.quotes.speakers import NOBODY, Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause, with_cue
from ankbrief.facts.quotes.utterances import paragraphs_of
from ankbrief.facts.text.background import background_sentences, is_dated_before, tells_before
from ankbrief.facts.text.flow import Flow, flow_of, lemma_of
from ankbrief.facts.text.units import Unit, units_of
from ankbrief.language.text.document import Document
from ankbrief.model import Article, Decision, DecisionKind, Facts, Span, When

# «субсидии, | которых в прошлом году не дождались, | погасят»
OF_THINGS = re.compile(r", котор[^,]*,")
AFTER = 4  # tokens behind a trigger: «поручил весной 2024 года построить»


@dataclass(frozen=True, slots=True)
class Found:
    """A decision of the text before it is worded."""

    source: Source
    to: tuple[Addressee, ...]
    issuer: Speaker


def find_decisions(article: Article, document: Document, facts: Facts) -> Facts:
    """`facts` with the decisions of `article`; people, dates and places must be there."""
    flow = flow_of(document, facts)
    paragraphs = paragraphs_of(article)
    heard = tuple(hear(article, flow, facts))
    spoken = [part for item in heard for part in item.utterance.parts]
    past = background_sentences(flow, paragraphs, spoken)
    made = _made(list(_found(flow, facts, heard, paragraphs)), past)
    return replace(facts, decisions=tuple(_numbered(article, once(made))))


def _made(found: Sequence[Found], past: frozenset[int]) -> list[Decision]:
    """The decisions; «Сделать это нужно до 1 мая» only says by when the one before is due."""
    made: list[Decision] = []
    for item in found:
        decision = _decision(item, past)
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
    chair, appointer = chair_of(flow, facts), appointer_of(flow, facts)
    around, block, done = Around(flow, facts, heard, NOBODY, chair, appointer=appointer), -1, 0
    told_at = -1
    for number, unit in enumerate(units):
        here = flow.document.sentences[flow.sentences[unit.start]].block
        around = around if here == block else replace(around, before=NOBODY, teller=NOBODY)
        block = here
        sentence = flow.sentences[unit.start]
        if unit.spoken is not None or sentence - told_at > 1:
            around = replace(around, teller=NOBODY)
        if unit.start < done:
            continue
        told = False
        for item in (*_of_list(around, units, number), *_of_unit(around, unit)):
            if item.source.scope.start >= done:
                done = max(done, item.source.scope.stop)
                yield item
                around = _after(around, item)
                if item.issuer.person is not None and item.issuer == around.teller:
                    told_at = sentence
                told = told or (item.issuer.person is not None and unit.spoken is None)
        teller = _teller(around, unit)
        if teller.person is not None:
            around, told_at = replace(around, teller=replace(teller, inferred=True)), sentence
        around = around if told else _heard_last(around, unit)


def _after(around: Around, item: Found) -> Around:
    """What the next decisions may lean on: who decided this one."""
    trigger, issuer = item.source.trigger, item.issuer
    if issuer.name and trigger.form == "order":
        around = replace(around, orderer=issuer, ordered=around.flow.sentences[trigger.verb])
    if issuer.name and trigger.kind == "договорённость":
        around = replace(around, parties=issuer)
    verb = lemma_of(around.flow.tokens[trigger.verb])
    if issuer.name and verb in listed("appoint") | listed("seat"):
        around = replace(around, appointer=issuer)
    if issuer.name and verb in listed("sentences"):
        around = replace(around, court=issuer)
    return around if issuer.person is None else replace(around, before=issuer, voice=issuer)


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
    if source.trigger.kind != "договорённость":
        return None
    scope = source.scope
    return heads_of(source.flow, scope, source.facts) or parties_of(source.flow, scope)


def _signed_by(source: Source, sides: Counter[str]) -> Speaker | None:
    """The sides of a paper: those of most papers in its list, its own where no two agree."""
    if source.trigger.kind != "договорённость" or not sides:
        return None
    own = _sides(source)
    if own and heads_of(source.flow, source.scope, source.facts) == own:
        return Speaker(own, inferred=True)
    best, count = sides.most_common(1)[0]
    return Speaker(best, inferred=best != own) if count > 1 or not own else Speaker(own)


def _judged(source: Source) -> Found | None:
    to = addressees(source)
    before = [item.phrase.stop for item in to if item.phrase.stop <= source.trigger.verb]
    issuer = issuer_of(source, max(before, default=0), frozenset(item.name for item in to))
    if is_misleading(source, to, issuer):
        return None
    plan = source.trigger.kind == "план"
    return _of_plan(source, to, issuer) if plan else Found(source, to, issuer)


def _of_plan(source: Source, to: tuple[Addressee, ...], issuer: Speaker) -> Found:
    """Who will act decides where nobody tells of it; else he is the executor.

    «Страховать посевы область начнёт в мае»; «Сдать объект подрядчик обязуется», said an akim.
    """
    doers = _charged(source, to)
    if issuer.name is None and source.trigger.form == "future" and doers:
        return Found(source, to, Speaker(_joined(_names(source, doers))))
    if issuer.name is None and source.trigger.form == "future":
        return Found(source, (), undertaker(source) or issuer)
    teller = source.around.teller
    body = issuer.name is not None and issuer.person is None and source.trigger.form == "order"
    if body and teller.person is not None and source.unit.spoken is None:
        place = source.trigger.act
        doer = Addressee(issuer.name or "", "", Phrase(place, place, place))
        return Found(source, (doer,), teller)
    return Found(source, to, issuer)


def _heard_last(around: Around, unit: Unit) -> Around:
    """Who spoke last: in a quotation, or as the subject of a verb of speech."""
    flow = around.flow
    if unit.spoken is not None:
        speaker = around.heard[unit.spoken].speaker
        heard = speaker.name is not None
    else:
        clause = with_cue(flow, Clause(unit.start, unit.stop), any_verb=False, reach=None)
        speaker = speaker_of(flow, clause, around.facts) if clause else NOBODY
        told = by_word_of(flow, around.facts, unit.start, unit.stop)
        speaker = told if told and told.person else speaker
        heard = speaker.person is not None
    if not heard:
        return around
    return replace(around, before=speaker, voice=speaker)


def _teller(around: Around, unit: Unit) -> Speaker:
    """«Директор рассказал о планах. | За три года построят …»: who reports, in no quotation."""
    flow = around.flow
    if unit.spoken is not None or not _is_first_of_speech(around, unit):
        return NOBODY
    told = by_word_of(flow, around.facts, unit.start, unit.stop)
    if told and told.person:
        return told
    clause = with_cue(flow, Clause(unit.start, unit.stop), any_verb=False, reach=None)
    return speaker_of(flow, clause, around.facts) if clause else NOBODY


def _is_first_of_speech(around: Around, unit: Unit) -> bool:
    """Not the words that go with a quotation: «…», сказал министр."""
    flow = around.flow
    return flow.sentence_start(unit.start) == unit.start and (
        unit.stop >= len(flow.tokens) or flow.tokens[unit.stop].text != ":"
    )


def _decision(item: Found, past: frozenset[int]) -> Decision:
    source = item.source
    flow, scope = source.flow, source.scope
    span = flow.cover(scope.start, scope.stop)
    deadline = deadline_in(source, span)
    to = _charged(source, item.to)
    names = _names(source, to)
    return Decision(
        id="",
        kind=_kind(source, item.issuer),
        issuer=item.issuer.name,
        executors=() if _joined(names) == item.issuer.name else names,
        action=action_of(source, to, deadline.span if deadline else None),
        deadline=deadline,
        span=span,
        past=(flow.sentences[scope.start] in past or _was_before(source))
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


def _was_before(source: Source) -> bool:
    """«Ранее он поручил …»; «назначена Асель, ранее руководившая …» is of today."""
    flow = source.flow
    first = flow.sentence_start(source.scope.start)
    stop = max(source.trigger.stop, first + 1)
    before = OF_THINGS.sub(",", flow.cover(first, stop).of(flow.text))
    if tells_before(before) or "напомним" in before.lower():
        return True
    near = min(stop + AFTER, source.unit.stop)
    told = source.trigger.form in ("order", "done")
    return told and is_dated_before(
        flow, source.facts.article.published, flow.cover(source.unit.start, near)
    )


def _charged(source: Source, found: tuple[Addressee, ...]) -> tuple[Addressee, ...]:
    """Who is to act; a thing is not («школа должна заработать»), nor who will go somewhere."""
    form = source.trigger.form
    if form not in ("must", "future") or not found:
        return found
    if form == "future" and all(item.person for item in found):
        return ()
    acting = any(
        item.person
        or (is_actor(source.flow, item.phrase.head) and item.lemma not in listed("voters"))
        for item in found
    )
    return found if acting else ()


def _names(source: Source, to: Sequence[Addressee]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in to if (name := _name(source, one))))


def _joined(names: Sequence[str]) -> str | None:
    return " и ".join(names) or None


def _name(source: Source, one: Addressee) -> str | None:
    """«ему поручено»: whom the pronoun stands for, if anybody can tell; never «вы»."""
    if one.lemma == "вы":
        return None
    if one.lemma not in ("он", "она", "они"):
        return one.name
    sentence, place = source.flow.local(one.phrase.head)
    found = who(source.flow.document, source.facts, sentence, place, place + 1)
    return found.person.name if found else None


def _kind(source: Source, issuer: Speaker) -> DecisionKind:
    """«По моему поручению будет проведено …» is an instruction; a deputy's «нужно» a proposal."""
    tokens = source.flow.tokens[source.scope.start : source.trigger.start]
    if is_lot(source):
        return "план"
    if any(token.text.lower() == "поручению" for token in tokens):
        return "поручение"
    if (
        source.trigger.kind == "поручение"
        and issuer.person is not None
        and is_deputy(issuer.person)
    ):
        return "предложение"
    return source.trigger.kind


def _numbered(article: Article, found: Iterable[Decision]) -> Iterator[Decision]:
    seen: Counter[str] = Counter()
    for decision in found:
        words = decision.span.of(article.text)
        yield replace(decision, id=fact_id(article.id, "decision", words, seen[words]))
        seen[words] += 1

"""Who holds the meeting: whose word «поручено» hands on when nobody is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ankbrief.facts.decisions.triggers import kind_of, listed
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.quotes.speakers import NOBODY, Speaker
from ankbrief.facts.quotes.speech import is_speech
from ankbrief.facts.text.background import tells_before
from ankbrief.facts.text.flow import Flow, has_case, is_finite, is_gerund, lemma_of
from ankbrief.language.text.document import Token
from ankbrief.model import Facts, Person

ORDERS, SPEAKS = 4, 2  # what a verb beside a name adds to it
TASKS = 7  # tokens: «поставил перед министерством ряд конкретных задач»
NEAR = 5  # tokens between a verb and the name behind it: «его провела председатель Совета …»
LEAD = 3  # sentences in which news says who was received
RECEIVES = ("принять", "заслушать")
MARGIN = 1.5  # how much more weight than the next one the chair has; else nobody is it


def chair_of(flow: Flow, facts: Facts) -> Speaker:
    """The office holder who holds the meeting or gives orders; else the one the lead tells of."""
    weights = {
        person: sum(_weight(flow, flow.at(mention.span.start)) for mention in person.mentions)
        for person in facts.people
        if holds_office(person) and _presides(flow, person)
    }
    best = Counter(weights).most_common(2)
    if not best:
        return _of_lead(flow, facts)
    if len(best) == 2 and best[0][1] < MARGIN * best[1][1]:
        return NOBODY
    return Speaker(best[0][0].name, inferred=True, person=best[0][0])


def appointer_of(flow: Flow, facts: Facts) -> Speaker:
    """«Распоряжениями акима Серика Ахметова произведены назначения»: who signed, if one did."""
    people = {
        person
        for person in facts.people
        for mention in person.mentions
        if _signed(flow, flow.at(mention.span.start))
    }
    return next((Speaker(p.name, True, p) for p in people), NOBODY) if len(people) == 1 else NOBODY


def visitor_of(flow: Flow) -> Speaker:
    """«Президент принял акима | Серика Ахметова», «заслушал отчёт министра …»: who reports."""
    first = [s.span for s in flow.document.sentences if s.kind == "paragraph"][:LEAD]
    for start, stop in map(flow.within, first):
        for verb in range(start, stop):
            if lemma_of(flow.tokens[verb]) not in RECEIVES or not is_finite(flow.tokens[verb]):
                continue
            behind = flow.named_in(verb + 1, min(stop, verb + 3 * NEAR))
            guests = [item for item in behind if not has_case(flow.tokens[item.start], "Nom")]
            if guests:
                return Speaker(guests[0].person.name, inferred=True, person=guests[0].person)
    return NOBODY


def _signed(flow: Flow, index: int) -> bool:
    """A name in the genitive behind «указом», «распоряжениями»; a paper of staff, not of money."""
    start, stop = flow.sentence_start(index), flow.sentence_stop(min(index, len(flow.tokens) - 1))
    before = flow.tokens[max(start, index - 2 * NEAR) : index]
    acts = [t for t in before if lemma_of(t) in listed("acts") and t.feats.get("Case") == "Ins"]
    staff = any(lemma_of(t) in listed("appoint") | listed("staff") for t in flow.tokens[start:stop])
    return bool(acts) and staff


def _presides(flow: Flow, person: Person) -> bool:
    return any(_weight(flow, flow.at(mention.span.start)) == ORDERS for mention in person.mentions)


def _of_lead(flow: Flow, facts: Facts) -> Speaker:
    """«Президент … рассказал»: the only one who speaks in the first sentence, if he may order."""
    first = next((s.span for s in flow.document.sentences if s.kind == "paragraph"), None)
    found = {
        person
        for person in facts.people
        for mention in person.mentions
        if first is not None and first.holds(mention.span) and holds_office(person, sure=True)
        if _weight(flow, flow.at(mention.span.start)) == SPEAKS
    }
    return next((Speaker(p.name, True, p) for p in found), NOBODY) if len(found) == 1 else NOBODY


def _weight(flow: Flow, index: int) -> int:
    """What the verb beside a mention in the nominative says of it."""
    if index < len(flow.tokens) and _is_under(flow, index):
        return ORDERS
    if index >= len(flow.tokens) or not has_case(flow.tokens[index], "Nom"):
        return 1
    start, stop = flow.sentence_start(index), flow.sentence_stop(index)
    if tells_before(flow.cover(start, stop).of(flow.text)):
        return 1  # «Ранее Премьер-министр поручил …»
    before = [token for token in flow.tokens[max(start, index - NEAR) : index] if is_finite(token)]
    after = _predicates(flow.tokens[index:stop])
    if _sums_up(flow.tokens[start:stop]):
        return ORDERS
    if after and _gives_tasks(flow.tokens[index:stop], after[-1]):
        return ORDERS
    meeting = _is_of_meeting(flow.tokens[_told_from(flow, start) : stop])
    return max((_of_verb(token, meeting) for token in (*before[-1:], *after)), default=1)


def _told_from(flow: Flow, start: int) -> int:
    """«Прошло заседание коллегии. | Его провёл министр …»: with the sentence that names it."""
    opening = flow.tokens[start].text.lower()
    return flow.sentence_start(start - 1) if start and opening in ("его", "ее", "её") else start


def _predicates(tokens: Sequence[Token]) -> list[Token]:
    """«раскритиковал работу | и поручил …»: the first verb and one that «и» joins to it."""
    places = [place for place, token in enumerate(tokens) if is_finite(token)]
    if len(places) < 2:
        return [tokens[place] for place in places]
    between = tokens[places[0] + 1 : places[1]]
    joined = bool(between) and between[-1].text == "и"
    clean = joined and not any(token.text in (",", ":", "»") for token in between)
    return [tokens[place] for place in places[: 2 if clean else 1]]


def _gives_tasks(tokens: Sequence[Token], verb: Token) -> bool:
    """«дал ряд поручений», «поставил задачи»: which ones the next sentences say."""
    gives = lemma_of(verb) in ("дать", "поставить", "озвучить")
    behind = tokens[tokens.index(verb) : tokens.index(verb) + TASKS]
    return gives and any(lemma_of(token) in ("поручение", "задача", "указание") for token in behind)


def _sums_up(tokens: Sequence[Token]) -> bool:
    """«Подводя итоги, аким отметил …»: who closes the meeting held it."""
    said = {lemma_of(token) for token in tokens if is_gerund(token)}
    closes = {"подводить", "подвести", "завершать", "завершая"}
    return bool(said & closes) and bool(
        {"итог", "совещание", "заседание"} & set(map(lemma_of, tokens))
    )


def _is_under(flow: Flow, index: int) -> bool:
    """«под председательством министра | Олжаса Бектенова»; who leads a choir chairs none."""
    first = flow.sentence_start(index)
    start = max(first, index - 2 * NEAR)
    said = [token.text.lower() for token in flow.tokens[start:index]]
    meets = _is_of_meeting(flow.tokens[first : flow.sentence_stop(index)])
    word = "руководством" if meets and "руководством" in said else "председательством"
    return word in said and "," not in said[said.index(word) :]


def _is_of_meeting(tokens: Sequence[Token]) -> bool:
    """«провел заседание»; who opened a festival or held a concert gives nobody orders."""
    return any(lemma_of(token) in listed("meetings") for token in tokens)


def _of_verb(token: Token, meeting: bool) -> int:
    word = lemma_of(token)
    chairs = meeting and word in listed("chairs")
    if chairs or kind_of("verbs", word) == "поручение":
        return ORDERS
    return SPEAKS if is_speech(token) else 1


def holds_office(person: Person, *, sure: bool = False) -> bool:
    """Somebody whose word binds; an unknown post gets the benefit of the doubt unless `sure`."""
    if sure:
        heads = {word.lower() for post in person.positions for word in post.title.split()[:3]}
        return bool(heads & listed("promising"))
    if not person.positions:
        return True
    said = [word.lower() for post in person.positions for word in post.title.split()]
    return any(is_office(word) for word in said)


def may_promise(person: Person) -> bool:
    """«Мы построим» binds where one of the state's own says it, or the head of a service."""
    return holds_office(person, sure=True) or any(
        set(post.title.lower().split()) & listed("commanding") for post in person.positions
    )


def is_deputy(person: Person) -> bool:
    """Whose «нужно» is a proposal: «депутат», «мажилисмен», «сенатор», and no other office."""
    said = {word.lower() for post in person.positions for word in post.title.split()[:1]}
    return bool(said) and said <= listed("deciding")

"""Plans told by who will do it: «ТОО будет ремонтировать дороги», «он передаст полномочия»."""

from __future__ import annotations

from ankbrief.facts.decisions.able import may_decide
from ankbrief.facts.decisions.plans import is_body, is_future
from ankbrief.facts.decisions.subjects import may_be_subject
from ankbrief.facts.decisions.triggers import (
    CONDITIONS,
    Trigger,
    clause_start,
    clause_stop,
    is_negated,
    listed,
    word_at,
)
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_infinitive,
    is_nominal,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit
from ankbrief.language.dictionary import tagged
from ankbrief.language.text.document import Token
from ankbrief.model import Person

BACK = 40  # tokens before «он» within which his name stands
NEAR = 4  # tokens from «будет» to what will be done, «будет | в плановом порядке | закупать»


def busy(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Управление будет закупать лекарства», «ведомства будут заниматься вопросом»."""
    if word_at(flow, index) not in ("будет", "будут") or is_negated(flow, unit, index):
        return None
    behind = range(index + 1, min(unit.stop, index + 1 + NEAR))
    act = next((place for place in behind if is_infinitive(flow.tokens[place])), None)
    if act is None or _is_dependent(flow, unit, index) or not _is_task(flow, act):
        return None
    if _doer(flow, unit, index) is None:
        return None
    return Trigger("план", "future", index, index + 1, act, index)


def _is_task(flow: Flow, act: int) -> bool:
    """«закупать лекарства», «работать над развитием»; not «помогать», «стремиться к миру»."""
    word = lemma_of(flow.tokens[act])
    if word == "работать":
        return word_at(flow, act + 1) == "над"
    if word in listed("busy"):
        return True
    idle = listed("talk") | listed("manner") | listed("private") | listed("idling")
    if word in idle | listed("effects") or not tagged(flow.tokens[act].text, "tran"):
        return False
    stop = clause_stop(flow, act + 1, min(len(flow.tokens), act + 6))
    return any(may_have_case(flow.tokens[i], "Acc") for i in range(act + 1, stop))


def carries_over(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Он передаст полномочия преемнику», «Аким Досов возглавит комиссию»: an official's act."""
    token = flow.tokens[index]
    if not is_future(token) or is_negated(flow, unit, index):
        return None
    if lemma_of(token) not in listed("hands") or _is_dependent(flow, unit, index):
        return None
    start = clause_start(flow, unit.start, index)
    acts = _is_official(flow, start, index)
    return Trigger("план", "future", index, index + 1, index, index) if acts else None


def _is_official(flow: Flow, start: int, index: int) -> bool:
    """«он», «Марат Досов»: of a person whose post is an office, in the nominative."""
    if flow.tokens[index].feats.get("Number") != "Sing":
        return False
    if any(word_at(flow, place) in ("он", "она") for place in range(start, index)):
        named = flow.named_in(max(0, start - BACK), start)
        return bool(named) and _holds_office(named[-1].person)
    return any(
        _holds_office(item.person)
        and has_case(flow.tokens[item.start], "Nom")
        and (item.start == start or flow.tokens[item.start - 1].pos != "ADP")
        for item in flow.named_in(start, index)
    )


def _holds_office(person: Person) -> bool:
    heads = (post.title.split()[0].lower() for post in person.positions)
    return any(is_office(head) or head in listed("deciding") for head in heads)


def _is_dependent(flow: Flow, unit: Unit, index: int) -> bool:
    """«если фирма будет строить», «которая будет закупать»: a condition or a description."""
    start = clause_start(flow, unit.start, index)
    words = [word_at(flow, place) for place in range(start, index + 2)]
    if word_at(flow, unit.start) == "если":
        return True
    return any(word in CONDITIONS or word.startswith("котор") for word in words)


def _doer(flow: Flow, unit: Unit, index: int) -> int | None:
    """The body or the office that is the subject of the clause."""
    start = clause_start(flow, unit.start, index)
    while index - start <= 1 and start > unit.start:  # «ТОО «Дорстрой», победитель, | будет …»
        start = clause_start(flow, unit.start, start - 1)
    places = range(start, index)
    return next((i for i in places if _is_doer(flow, start, i, index)), None)


def _is_doer(flow: Flow, start: int, place: int, index: int) -> bool:
    token = flow.tokens[place]
    first = place == start and may_have_case(token, "Nom")  # «Ведомства будут …», for a genitive
    if not (is_nominal(token) and (first or may_be_subject(flow, start, place, index))):
        return False
    before = flow.tokens[place - 1].pos if place > start else ""
    acts = is_body(token) or is_office(lemma_of(token)) or _is_own_name(token)
    return acts and before not in ("ADP", "NOUN") and may_decide(token.text.lower())


def _is_own_name(token: Token) -> bool:
    """«КТЖ», «ТОО»."""
    return token.text.isupper() and len(token.text) > 1 and token.text.isalpha()

"""Triggers of what an office or a body does by its word: «созвал сессию», «наложил вето»."""

from __future__ import annotations

from ankbrief.facts.decisions.subjects import body_before, decides, may_be_subject
from ankbrief.facts.decisions.triggers import (
    Trigger,
    clause_start,
    infinitive_after,
    is_negated,
    is_passive,
    listed,
    things,
    word_at,
)
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_nominal,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit
from ankbrief.language.dictionary import tags
from ankbrief.language.text.document import Token

NEAR = 8  # tokens beside a verb within which its thing stands
LED = 3  # tokens between a preposition and what it rules: «на своём прежнем | посту»
OBJECT = {True: "Nom", False: "Acc"}  # in the passive and in the active


def enacted(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Президент созвал сессию», «Постановлением расширена компетенция»."""
    word = lemma_of(flow.tokens[index])
    if word not in things("enactments") or not _is_past(flow, unit, index):
        return None
    allows = word == "разрешить" and _has_act(flow, unit, index)
    if not (allows or _has_thing(flow, unit, index, things("enactments")[word])):
        return None
    known = (_is_by_paper, _is_of_office, _is_remade)
    if not any(rule(flow, unit, index) for rule in known):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def published(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Опубликован | указ | президента | о назначении министра»: it says what was decided."""
    if lemma_of(flow.tokens[index]) not in listed("publish") or not _is_past(flow, unit, index):
        return None
    case = OBJECT[is_passive(flow.tokens[index])]
    for place in range(index + 1, min(unit.stop, index + 4)):
        if lemma_of(flow.tokens[place]) in listed("acts") and may_have_case(
            flow.tokens[place], case
        ):
            told = any(word_at(flow, i) in ("о", "об") for i in range(place + 1, unit.stop))
            return Trigger("решение", "done", index, index + 1, index, index) if told else None
    return None


def nominated(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Президент предложил | кандидатуру | Омарова на пост акима»."""
    word = lemma_of(flow.tokens[index])
    if word not in listed("puts_forward") or not _is_past(flow, unit, index):
        return None
    if not _has_thing(flow, unit, index, frozenset({"кандидатура"})):
        return None
    named = flow.named_in(unit.start, unit.stop)
    if not (named and _is_of_office(flow, unit, index)):
        return None
    return Trigger("предложение", "done", index, index + 1, index, index)


def _is_past(flow: Flow, unit: Unit, index: int) -> bool:
    """Done, and not denied; not «будет отстранён»."""
    token = flow.tokens[index]
    if is_negated(flow, unit, index):
        return False
    if any(
        word_at(flow, i) in ("будет", "будут", "быть")
        for i in range(max(unit.start, index - 2), index + 2)
    ):
        return False
    past = is_finite(token) and token.feats.get("Tense") == "Past"
    return is_passive(token) or past or _is_theirs(token)


def _is_by_paper(flow: Flow, unit: Unit, index: int) -> bool:
    """«Постановлением | расширена компетенция», «взято на контроль | министром»; or by itself."""
    token = flow.tokens[index]
    return is_passive(token) and (
        lemma_of(token) in listed("enacted_by_nobody")
        or any(
            has_case(flow.tokens[i], "Ins")
            and (lemma_of(flow.tokens[i]) in listed("acts") or decides(flow.tokens[i]))
            for i in range(unit.start, unit.stop)
        )
    )


def _is_remade(flow: Flow, unit: Unit, index: int) -> bool:
    """«| Реорганизовали | и Министерство экологии»: they, and only the state can."""
    word = lemma_of(flow.tokens[index])
    if word not in listed("remakes") or not _is_theirs(flow.tokens[index]):
        return False
    start = clause_start(flow, max(unit.start, index - NEAR), index)
    near = range(start, min(unit.stop, index + NEAR))
    whole = any(
        lemma_of(flow.tokens[place]) in things("enactments")[word]
        and may_have_case(flow.tokens[place], "Acc")
        and not _is_part(flow, place)
        for place in near
    )
    return whole and not any(_is_doer(flow.tokens[place]) for place in range(start, index))


def _is_theirs(verb: Token) -> bool:
    """«реорганизовали»: a plural past, whatever the tagger says of a rare verb."""
    forms = tags(verb.text)
    return bool(forms) and all("plur,past" in form for form in forms)


def _is_doer(token: Token) -> bool:
    return is_nominal(token) and has_case(token, "Nom") and not may_have_case(token, "Acc")


def _is_part(flow: Flow, place: int) -> bool:
    """«пожар в здании | управления»: said of another noun."""
    place -= 1
    while place > 0 and flow.tokens[place].pos in ("ADJ", "DET"):
        place -= 1
    return flow.tokens[place].pos in ("NOUN", "PROPN", "ADP")


def _is_of_office(flow: Flow, unit: Unit, index: int) -> bool:
    """The subject is a body of the state, an office or who is named with one."""
    if is_passive(flow.tokens[index]):
        return False
    start = clause_start(flow, unit.start, index)
    if body_before(flow, start, index) is not None:
        return True
    return any(
        _is_officer(flow.tokens[place]) and may_be_subject(flow, start, place, index)
        for place in range(start, index)
    ) or any(has_case(flow.tokens[one.start], "Nom") for one in flow.named_in(start, index))


def _is_officer(token: Token) -> bool:
    """«ЦИК», «полиция», «главнокомандующий»."""
    word = lemma_of(token)
    short = token.text.isupper() and len(token.text) > 2
    return short or is_office(word) or word in listed("officers") | listed("law")


def _has_thing(flow: Flow, unit: Unit, index: int, known: frozenset[str]) -> bool:
    """One of the verb's things; «на_пост»: behind its preposition."""
    start = clause_start(flow, max(unit.start, index - NEAR), index)
    places = range(start, min(unit.stop, index + NEAR))
    case = OBJECT[is_passive(flow.tokens[index])]
    for place in places:
        word = lemma_of(flow.tokens[place])
        fits = may_have_case(flow.tokens[place], case) or flow.tokens[place].pos == "ADJ"
        if word in known and fits and not _is_led(flow, place):
            return True  # «признала конкурс | недействительным»
        led = (f"{word_at(flow, i)}_{word}" for i in range(max(start, place - LED), place))
        if any(one in known for one in led):
            return True
    return False


def _has_act(flow: Flow, unit: Unit, index: int) -> bool:
    """«Правительство разрешило | вывозить пшеницу»."""
    return infinitive_after(flow, index + 1, min(unit.stop, index + NEAR)) is not None


def _is_led(flow: Flow, place: int) -> bool:
    """«в | заседание»: no object."""
    return place > 0 and flow.tokens[place - 1].pos == "ADP"

"""Triggers of plans told by a sum, a day, a doer or nobody: «обяжут», «получат грант», «примет»."""

from __future__ import annotations

from collections.abc import Callable

from ankbrief.facts.decisions.plans import (
    changes_somehow,
    is_body,
    is_dated,
    is_future,
    may_be_object,
)
from ankbrief.facts.decisions.triggers import (
    CONDITIONS,
    Trigger,
    begins_on,
    clause_start,
    clause_stop,
    is_negated,
    listed,
    word_at,
)
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

NEAR = 5  # tokens beside a verb within which its object or its doer stands
Rule = Callable[[Flow, Unit, int], bool]


def foreseen(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """A future of the third person that one of the rules takes for a plan."""
    token = flow.tokens[index]
    both = tagged(token.text, "futr") and tagged(token.text, "3per")
    if not (is_future(token) or both) or is_negated(flow, unit, index):
        return None
    rules = RULES if is_future(token) else (_starts, _both)
    if _is_dependent(flow, unit, index) or changes_somehow(flow, unit, index):
        return None
    if any(rule(flow, unit, index) for rule in rules):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def _is_dependent(flow: Flow, unit: Unit, index: int) -> bool:
    """«пока эксперты уедут | и напишут отчёт»: a condition opens the clause."""
    start = clause_start(flow, unit.start, index)
    if word_at(flow, unit.start) == "если":
        return True
    return any(word_at(flow, place) in CONDITIONS for place in range(start, index))


def _says_nothing(token: Token) -> bool:
    """«увидят», «скажут», «запомнят»: nobody decides on it."""
    return lemma_of(token) in (
        listed("effects") | listed("talk") | listed("manner") | listed("private")
    )


def _they(flow: Flow, unit: Unit, index: int) -> bool:
    """«Площадки обяжут передавать сведения», «К рейсам допустят | водителей со стажем»."""
    token = flow.tokens[index]
    idle = _says_nothing(token) and lemma_of(token) not in listed("do")  # «Трассу расширят»
    idle = idle or lemma_of(token) in listed("happen")
    if token.feats.get("Number") != "Plur" or idle or not tagged(token.text, "tran"):
        return False
    return not _has_subject(flow, unit, index) and _has_object(flow, unit, index)


def _has_subject(flow: Flow, unit: Unit, index: int) -> bool:
    """Somebody in the nominative before the verb in its clause, or right behind it."""
    start = clause_start(flow, unit.start, index)
    while index - start <= 1 and start > unit.start:  # «герои переедут, | купят дом»
        start = clause_start(flow, unit.start, start - 1)
    before = range(start, index)
    behind = _behind(flow, unit, index)
    return any(
        is_nominal(flow.tokens[place])
        and has_case(flow.tokens[place], "Nom")
        and not _is_ruled(flow, start, place)
        and not may_be_object(flow, unit, index, flow.tokens[place])
        for place in (*before, *behind)
    )


def _has_object(flow: Flow, unit: Unit, index: int) -> bool:
    """«водителей», «ещё одну», «250 автобусов»: no preposition rules it."""
    start = clause_start(flow, unit.start, index)
    return any(
        may_have_case(flow.tokens[place], "Acc")
        and flow.tokens[place].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
        and not _is_ruled(flow, start, place)
        for place in (*range(start, index), *_behind(flow, unit, index))
    ) or any(is_infinitive(flow.tokens[place]) for place in _behind(flow, unit, index))


def _is_ruled(flow: Flow, start: int, index: int) -> bool:
    """«в | ближайший месяц»: a preposition stands before its phrase."""
    place = index - 1
    while place > start and flow.tokens[place].pos in ("ADJ", "DET", "NUM"):
        place -= 1
    return place >= start and flow.tokens[place].pos == "ADP"


def _behind(flow: Flow, unit: Unit, index: int) -> range:
    return range(index + 1, clause_stop(flow, index + 1, min(unit.stop, index + 1 + NEAR)))


def _staff(flow: Flow, unit: Unit, index: int) -> bool:
    """«Причину пожара выяснят | специалисты», «Ущерб подсчитает | комиссия»."""
    token = flow.tokens[index]
    if _says_nothing(token) or not tagged(token.text, "tran"):
        return False
    places = (*range(clause_start(flow, unit.start, index), index), *_behind(flow, unit, index))
    return _has_object(flow, unit, index) and any(
        _is_doer(flow.tokens[place], token) for place in places
    )


def _is_doer(noun: Token, verb: Token) -> bool:
    """Several who work for a body, or a body itself."""
    number = verb.feats.get("Number")
    staff = number == "Plur" and lemma_of(noun) in listed("staffers")
    if not (staff or is_body(noun)) or noun.feats.get("Number") != number:
        return False
    return has_case(noun, "Nom")


def _country(flow: Flow, unit: Unit, index: int) -> bool:
    """«Венгрия откроет консульство», «ЮНИСЕФ направит помощь»: a land, a capital, a body's sign."""
    token = flow.tokens[index]
    if lemma_of(token) not in listed("do") or token.feats.get("Number") != "Sing":
        return False
    start = clause_start(flow, unit.start, index)
    return any(
        _is_land(flow.tokens[place])
        and not flow.named_in(place, place + 1)
        and not _belongs(flow, start, place)
        for place in range(start, index)
        if not _is_ruled(flow, start, place)
    )


def _belongs(flow: Flow, start: int, index: int) -> bool:
    """«Ввод | МЗП», «размер платы | (МЗП)»: no subject but what is said of one."""
    before = flow.tokens[index - 1]
    headed = before.pos == "NOUN" and has_case(before, "Nom")
    return index > start and (headed or before.text == "(")


def _is_land(token: Token) -> bool:
    """«Венгрия», «Будапешт», «ЮНИСЕФ» as a subject."""
    sign = token.text.isupper() and len(token.text) > 2 and token.text.isalpha()
    sign = sign and token.text.lower() not in listed("no_bodies")
    return sign or (tagged(token.text, "Geox", "nomn") and has_case(token, "Nom"))


def _since(flow: Flow, unit: Unit, index: int) -> bool:
    """«С 1 мая автобусы пойдут по новой схеме»: what is so from a day on."""
    if _says_nothing(flow.tokens[index]):
        return False
    start = clause_start(flow, unit.start, index)
    if start == index:
        return False
    dates = flow.dates.meeting(flow.cover(start, index))
    return any(map(begins_on, dates))


def _goes_out(flow: Flow, unit: Unit, index: int) -> bool:
    """«На линию выйдут | 40 новых автобусов»."""
    near = (*range(clause_start(flow, unit.start, index), index), *_behind(flow, unit, index))
    line = any(lemma_of(flow.tokens[place]) in ("линия", "маршрут", "рейс") for place in near)
    return lemma_of(flow.tokens[index]) == "выйти" and line


def _gets(flow: Flow, unit: Unit, index: int) -> bool:
    """«чемпионы получат | по миллиону тенге», «заявитель получит письменный ответ»."""
    if lemma_of(flow.tokens[index]) != "получить" or word_at(flow, index + 1) == "не":
        return False
    start = clause_start(flow, unit.start, index)
    places = (*range(start, index), *_behind(flow, unit, index))
    given = any(
        lemma_of(flow.tokens[place]) in listed("granted")
        and (may_have_case(flow.tokens[place], "Acc") or _is_count(flow, place - 1))
        and not _is_ruled(flow, start, place)
        for place in places
    )
    return given or any(lemma_of(flow.tokens[place]) in listed("money") for place in places)


def _is_count(flow: Flow, index: int) -> bool:
    """«ещё | 250 | автобусов»."""
    return flow.tokens[index].pos == "NUM" or flow.tokens[index].text.isdigit()


def _takes_charge(flow: Flow, unit: Unit, index: int) -> bool:
    """«Отделение возглавит | хирург Болат Омаров»."""
    behind = flow.named_in(index + 1, min(unit.stop, index + 1 + NEAR))
    return lemma_of(flow.tokens[index]) == "возглавить" and any(
        may_have_case(flow.tokens[item.start], "Nom") for item in behind
    )


def _joins(flow: Flow, unit: Unit, index: int) -> bool:
    """«рекомендации войдут | в региональный план»."""
    behind = _behind(flow, unit, index)
    before = range(clause_start(flow, unit.start, index), index)  # «В его состав | войдут»
    places = (*before, *behind)
    into = any(word_at(flow, place) in ("в", "во") for place in places)
    listing = any(
        lemma_of(flow.tokens[place]) in listed("papers") | listed("registers")
        and may_have_case(flow.tokens[place], "Acc")
        for place in places
    )
    return lemma_of(flow.tokens[index]) == "войти" and into and listing


def _hosts(flow: Flow, unit: Unit, index: int) -> bool:
    """«Следующий турнир примет | Кызылорда», «Первых гостей аул примет 14 марта»."""
    if lemma_of(flow.tokens[index]) not in ("принять", "встретить"):
        return False
    start = clause_start(flow, unit.start, index)
    places = (*range(start, index), *_behind(flow, unit, index))
    event = any(lemma_of(flow.tokens[place]) in listed("hosted") for place in places)
    guests = any(lemma_of(flow.tokens[place]) in ("гость", "посетитель") for place in places)
    host = any(_is_place(flow.tokens[place]) for place in places)
    return host and (event or (guests and is_dated(flow, unit)))


def _is_place(token: Token) -> bool:
    """«Кызылорда», «столица»: a host."""
    if lemma_of(token) in listed("hosts"):
        return may_have_case(token, "Nom")
    named = token.text[:1].isupper() and token.pos in ("PROPN", "NOUN")
    return named and may_have_case(token, "Nom")


def _travels(flow: Flow, unit: Unit, index: int) -> bool:
    """«В августе ансамбль поедет на конкурс», «приедут тренеры из Астаны»."""
    return lemma_of(flow.tokens[index]) in listed("travels") and is_dated(flow, unit)


def _covers(flow: Flow, unit: Unit, index: int) -> bool:
    """«В этом году работы охватят | 23 улицы»."""
    counted = any(flow.tokens[place].text.isdigit() for place in _behind(flow, unit, index))
    return lemma_of(flow.tokens[index]) == "охватить" and counted and is_dated(flow, unit)


def _both(flow: Flow, unit: Unit, index: int) -> bool:
    """«Остановки оборудуют навесами, билеты | поступят в продажу»: one form for both tenses."""
    ahead = any(is_future(flow.tokens[place]) for place in range(unit.start, unit.stop))
    does = lemma_of(flow.tokens[index]) in listed("do")
    return does and (ahead or is_dated(flow, unit)) and _they(flow, unit, index)


def _begins(flow: Flow, unit: Unit, index: int) -> bool:
    """«С 1 сентября факультативы начнут работать»: on a day."""
    goes_on = any(is_infinitive(flow.tokens[place]) for place in _behind(flow, unit, index))
    return lemma_of(flow.tokens[index]) == "начать" and goes_on and is_dated(flow, unit)


def _starts(flow: Flow, unit: Unit, index: int) -> bool:
    """«Проект стартует в двух областях, на остальные его | распространят | в январе»."""
    if lemma_of(flow.tokens[index]) != "стартовать":
        return False
    ahead = any(is_future(flow.tokens[place]) for place in range(index + 1, unit.stop))
    return ahead or is_dated(flow, unit)


def _becomes_so_many(flow: Flow, unit: Unit, index: int) -> bool:
    """«до 20 октября их станет | десять»: on a day."""
    near = _behind(flow, unit, index)
    counted = any(_is_count(flow, place) for place in near)
    return lemma_of(flow.tokens[index]) == "стать" and counted and is_dated(flow, unit)


RULES: tuple[Rule, ...] = (
    _they,
    _staff,
    _gets,
    _joins,
    _hosts,
    _travels,
    _covers,
    _begins,
    _starts,
    _takes_charge,
    _country,
    _since,
    _goes_out,
    _becomes_so_many,
)

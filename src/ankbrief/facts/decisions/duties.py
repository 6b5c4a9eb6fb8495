"""Triggers of duty: «следует», «должны», and bare infinitives in speech: «Создать штаб»."""

from __future__ import annotations

from ankbrief.facts.decisions.orders import told_before
from ankbrief.facts.decisions.quoted import decree_at
from ankbrief.facts.decisions.triggers import (
    Trigger,
    clause_start,
    clause_stop,
    infinitive_after,
    infinitive_before,
    is_empty,
    is_negated,
    listed,
    word_at,
)
from ankbrief.facts.posts.heads import is_office
from ankbrief.facts.posts.phrases import bodies
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_infinitive,
    is_nominal,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit
from ankbrief.language.text.document import Token
from ankbrief.model import DecisionKind

DECREE, BACK = 60, 3  # tokens, sentences of a decree that is quoted
LEAD = 16  # tokens: «Министерству культуры и информации, акимам областей до 1 мая | обеспечить»


def duty(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«акиматам следует усилить», «нужно открыть»; not «следует отметить», «нужно было»."""
    if word_at(flow, index) not in listed("modals") or is_negated(flow, unit, index):
        return None
    if _is_of_past_or_hope(flow, unit, index) or _is_asked(flow, unit, index):
        return None
    act = infinitive_after(flow, index + 1, unit.stop) or infinitive_before(flow, unit, index)
    if word_at(flow, index + 1) == "," and word_at(flow, index + 2) == "чтобы":
        act = index + 2
    if act is None or is_empty(flow, act):
        return None
    return Trigger("поручение", "duty", index, index + 1, act, index)


def _is_of_past_or_hope(flow: Flow, unit: Unit, index: int) -> bool:
    """«нужно было», «надо будет», «необходимо бы»."""
    near = range(max(unit.start, index - 1), min(unit.stop, index + 3))
    return any(
        word_at(flow, place) in ("было", "был", "была", "были", "будет", "бы")
        for place in near
        if place != index
    )


def _is_asked(flow: Flow, unit: Unit, index: int) -> bool:
    """«Что нужно сделать?», «как следует», «если необходимо»."""
    near = [word_at(flow, place) for place in range(max(unit.start, index - 3), index)]
    asks = {"как", "кому", "если", "когда", "сколько", "почему", "зачем", "где", "куда", "чем"}
    return bool(asks & set(near)) or (bool(near) and near[-1] == "что" and len(near) == 1)


def must(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«госорганы должны опираться», «план должен быть готов»; whose duty is asked elsewhere."""
    if word_at(flow, index) not in listed("musts") or is_negated(flow, unit, index):
        return None
    act = infinitive_after(flow, index + 1, unit.stop)
    ahead = index > unit.start and _is_to_be_obliged(flow, index - 1)
    due = word_at(flow, index + 1) in ("будет", "будут")  # «должен будет сдать школу в мае»
    if act is None or (_is_of_past_or_hope(flow, unit, index) and not (ahead or due)):
        return None
    kind: DecisionKind = "решение" if ahead else "поручение"
    if _is_theirs(flow, unit, index, act):
        kind = "план"
    return Trigger(kind, "must", index - ahead, index + 1, act, index)


def _is_theirs(flow: Flow, unit: Unit, index: int, act: int) -> bool:
    """«Новую школу, которую ждут, | должны | сдать в мае»: they, whoever they are."""
    if word_at(flow, index) != "должны" or lemma_of(flow.tokens[act]) not in listed("do"):
        return False
    start = clause_start(flow, unit.start, index)
    first = unit.start if start == index else start
    stop = clause_stop(flow, first, index)
    lead = [token for token in flow.tokens[first:stop] if is_nominal(token)]
    thing = next((token for token in lead if not has_case(token, "Loc")), None)
    return (
        thing is not None
        and has_case(thing, "Acc")
        and not may_have_case(thing, "Nom")
        and flow.tokens[first].pos != "ADP"
        and not any(has_case(token, "Nom") for token in lead)
    )


def _is_to_be_obliged(flow: Flow, index: int) -> bool:
    """«С 1 января школа | будет обязана | собрать комиссию»: a rule that comes into force."""
    obliged = word_at(flow, index + 1).startswith("обязан")
    return word_at(flow, index) in ("будет", "будут") and obliged


def bare(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """In speech or a list: «Держать на контроле», «Оперативно развернуть штабы»."""
    token = flow.tokens[index]
    if not (is_infinitive(token) or (_is_order(token) and unit.spoken is not None)):
        return None
    read = decree_at(flow, unit) is not None
    if is_empty(flow, index) or (
        unit.spoken is None and not read and not _goes_on(flow, unit, index)
    ):
        return None
    alone = _opens(flow, unit, index) and (_is_order(token) or _rules_alone(flow, unit, index))
    if not alone and not _closes(flow, unit, index):
        return None
    told = any(is_actor_in_dative(flow, place) for place in range(unit.start, index))
    kind: DecisionKind = (
        "решение" if (read and not told) or _is_decreed(flow, index) else "поручение"
    )
    return Trigger(kind, "bare", index, index + 1, index, index)


def _goes_on(flow: Flow, unit: Unit, index: int) -> bool:
    """«Аким потребовал мер. | Отделу ЖКХ | объявить выговор»: the next sentence of his orders."""
    whole = unit.start == flow.sentence_start(unit.start)
    told = any(is_actor_in_dative(flow, place) for place in range(unit.start, index))
    return whole and told and told_before(flow, unit.start)


def _closes(flow: Flow, unit: Unit, index: int) -> bool:
    """«Поручаю ввести мораторий. | Финансирование школ | прекратить»: what, then to do what."""
    lead = flow.tokens[unit.start : index]
    if unit.spoken is None or index + 1 != unit.stop or not 0 < len(lead) <= LEAD:
        return False
    if any(is_finite(t) or _is_predicate(t) or t.text in ("–", "—", "-", ",") for t in lead):
        return False
    thing = next((t for t in lead if t.pos in ("NOUN", "PROPN")), None)
    acts = thing is not None and may_have_case(thing, "Acc") and lead[0].pos != "ADP"
    whole = unit.start == flow.sentence_start(unit.start)
    return acts and whole and told_before(flow, unit.start)


def _is_decreed(flow: Flow, index: int) -> bool:
    """«Постановляю: принять отставку. | Временно возложить …»: the words of a decree."""
    number = flow.sentences[index]
    back = range(max(0, index - DECREE), index)
    said = (i for i in back if word_at(flow, i) in ("постановляю", "постановляет"))
    return any(number - flow.sentences[place] <= BACK for place in said)


def _opens(flow: Flow, unit: Unit, index: int) -> bool:
    """Nothing but adverbs, particles and a «на месте» before it in its sentence.

    «Министерству труда, акимам областей | обеспечить выплаты»: or those who are told.
    """
    if flow.sentence_start(index) < unit.start - 1 and word_at(flow, unit.start - 1) not in (
        "-",
        "–",
    ):
        return False
    words = {word_at(flow, place) for place in range(unit.start, index)}
    if words & (listed("modals") | listed("musts")):
        return False
    if _is_preamble(flow, unit, index):
        return True
    if any(is_actor_in_dative(flow, place) for place in range(unit.start, index)):
        lead = range(unit.start, index)
        return len(lead) <= LEAD and not any(
            is_finite(flow.tokens[place])
            or (flow.tokens[place].text == "," and not _goes_on_naming(flow, unit, place, index))
            for place in lead
        )
    return index - unit.start <= 4 and all(
        token.pos in ("ADV", "ADP", "CCONJ", "PART", "NUM", "ADJ")
        or (token.pos == "NOUN" and not has_case(token, "Nom"))
        for token in flow.tokens[unit.start : index]
    )


def _is_preamble(flow: Flow, unit: Unit, index: int) -> bool:
    """«В соответствии с Конституцией | созвать заседание палат»: of a decree that is quoted."""
    first = (word_at(flow, unit.start), word_at(flow, unit.start + 1))
    known = first in (("в", "соответствии"), ("в", "целях"), ("на", "основании"))
    lead = flow.tokens[unit.start : index]
    return (
        known
        and not any(is_finite(token) or is_infinitive(token) for token in lead)
        and decree_at(flow, unit) is not None
    )


def _goes_on_naming(flow: Flow, unit: Unit, comma: int, act: int) -> bool:
    """«Акимам городов Астаны, | Алматы и областей | исполнять обязанности»: who is told."""
    told = flow.tokens[comma + 1]
    listed_so = is_actor_in_dative(flow, unit.start) and has_case(told, "Gen")
    closes = is_actor_in_dative(flow, unit.start) and comma + 1 == act
    near = flow.tokens[comma + 1 : comma + 3]  # «…, непосредственно подчиненным президенту»
    described = any(token.feats.get("VerbForm") == "Part" for token in near)
    return has_case(told, "Dat") or listed_so or closes or described


def is_actor_in_dative(flow: Flow, index: int) -> bool:
    """«Акимам лично отвечать за результат»."""
    word = lemma_of(flow.tokens[index])
    return has_case(flow.tokens[index], "Dat") and (word in bodies("bodies") or is_office(word))


def _is_order(token: Token) -> bool:
    """«Обеспечьте»: to several people or politely to one."""
    feats = token.feats
    return (
        feats.get("Mood") == "Imp"
        and feats.get("Number") == "Plur"
        and token.text.lower().endswith(("те", "тесь"))
        and lemma_of(token) in listed("do")
    )


def _rules_alone(flow: Flow, unit: Unit, index: int) -> bool:
    """«Создать штаб.»; not «Создать штаб – наша задача», «Жить – значит работать»."""
    rest = flow.tokens[index + 1 : unit.stop]
    first_comma = next((i for i, token in enumerate(rest) if token.text == ","), len(rest))
    head = rest[:first_comma]
    if not head or any(token.text in ("–", "—", "-", "это", "бы", "ли") for token in head):
        return False
    return not any(is_finite(token) or _is_predicate(token) for token in head)


def _is_predicate(token: Token) -> bool:
    """«важно», «можно», «невозможно»: the infinitive depends on it."""
    return token.text.lower() in listed("predicates") | listed("modals") | listed("musts")

"""Triggers of somebody's will: «поручил», «договорились», «принято решение», «планируется»."""

from __future__ import annotations

from ankbrief.facts.decisions.triggers import (
    Trigger,
    infinitive_after,
    infinitive_before,
    is_negated,
    is_set_for_a_time,
    kind_of,
    listed,
    table,
    word_at,
)
from ankbrief.facts.posts.phrases import describes
from ankbrief.facts.text.flow import (
    DASHES,
    QUOTING,
    STOPS,
    Flow,
    has_case,
    is_finite,
    is_infinitive,
    is_nominal,
    is_short_passive,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit
from ankbrief.language.text.document import Token
from ankbrief.model import DecisionKind

# «потребовал отставки»; other verbs of order rule the accusative alone.
ACT_CASES = {"потребовать": ("Acc", "Gen")}
BACK = 4  # sentences of one order: «Правительству – …. Акимам – …»
NEAR = 5  # tokens beside a trigger
ANSWERING = frozenset({"предоставить", "дать", "направить", "прислать", "подготовить", "отправить"})


def order(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«поручил акиматам создать», «договорились провести», «предлагаю открыть»."""
    token = flow.tokens[index]
    kind = kind_of("verbs", lemma_of(token)) if is_finite(token) else None
    if kind is None or _is_denied(flow, unit, index) or _was_asked(token) or _was_meant(token):
        return None
    if kind == "поручение" and token.feats.get("Tense") == "Fut":
        return None  # «Площадки обяжут отчитываться»: a plan
    act = infinitive_after(flow, index + 1, unit.stop) or _named_act(flow, unit, index, kind)
    act = _given(flow, unit, index) if act is None else act
    if act is None and kind == "план":  # «Сдать объект планируют в сентябре»
        act = _denied_act(flow, unit, index) or infinitive_before(flow, unit, index)
    if act is None and kind in ("поручение", "предложение") and _is_whole(flow, index):
        act = infinitive_before(flow, unit, index)  # «Создать штаб поручил аким.»
    if act is None or _is_empty_pledge(flow, unit, index, act):
        return None
    return Trigger(kind, "order", index, index + 1, act, index)


def _is_whole(flow: Flow, index: int) -> bool:
    """A sentence with its stop, no headline."""
    return flow.tokens[flow.sentence_stop(index) - 1].text in STOPS | QUOTING


def _was_asked(verb: Token) -> bool:
    """«Депутат просит пересмотреть сбор» proposes; what was asked for once is told otherwise."""
    now = verb.feats.get("Tense") == "Pres" and verb.feats.get("Person") == "3"
    return lemma_of(verb) == "просить" and not now


def _was_meant(verb: Token) -> bool:
    """«собирался вернуть»: what he says he meant to do."""
    return lemma_of(verb) == "собираться" and verb.feats.get("Tense") == "Past"


def _denied_act(flow: Flow, unit: Unit, index: int) -> int | None:
    """«Ставку | повышать | пока не планируют»: the nearest infinitive before the denial."""
    if not is_negated(flow, unit, index):
        return None
    for place in range(index - 2, max(unit.start, index - 2 - NEAR), -1):
        if is_infinitive(flow.tokens[place]):
            return place
        if flow.tokens[place].text == ",":
            return None
    return None


def _is_denied(flow: Flow, unit: Unit, index: int) -> bool:
    """«не поручал»; «тариф повышать не планируют» says what is planned."""
    plans = lemma_of(flow.tokens[index]) in listed("deniable") or (
        word_at(flow, index) in listed("deniable")
    )
    return is_negated(flow, unit, index) and not plans


def _is_empty_pledge(flow: Flow, unit: Unit, index: int, act: int) -> bool:
    """«пообещал разобраться»; «пообещал построить», «рассчитываем закончить к маю» are plans."""
    if lemma_of(flow.tokens[index]) not in listed("pledges"):
        return False
    word = lemma_of(flow.tokens[act])
    timed = (
        word in listed("ours") - listed("weighed") or lemma_of(flow.tokens[index]) == "рассчитывать"
    )
    if timed and is_set_for_a_time(flow, unit):
        return False
    if not is_infinitive(flow.tokens[act]):
        return False  # «пообещал место в составе»
    if word in ANSWERING and any(
        lemma_of(token) in listed("answers") for token in flow.tokens[act + 1 : act + NEAR]
    ):
        return True  # «обещал предоставить письменный ответ»
    if word == "помочь" and word_at(flow, act + 1) in ("с", "со"):
        return False  # «обещало помочь с печатью»
    return word not in listed("do") or word in listed("weighed")


def _named_act(flow: Flow, unit: Unit, index: int, kind: DecisionKind) -> int | None:
    """«поручил разработку плана», «договорились о создании центра»."""
    for place in range(index + 1, min(unit.stop, index + 1 + NEAR + NEAR)):
        token = flow.tokens[place]
        if kind == "поручение" and token.text.lower() == "чтобы":
            return place if names_deed(flow, place + 1, unit.stop) else None
        if kind == "договорённость" and token.text.lower() == "что":
            return None if word_at(flow, place + 1) in ("вы", "ты") else place + 1
        clause = token.text == "," and word_at(flow, place + 1) in ("чтобы", "что")
        if is_finite(token) or (token.text == "," and not clause):
            return None
        if kind == "договорённость" and token.text.lower() in ("о", "об"):
            return place
        for case in ACT_CASES.get(lemma_of(flow.tokens[index]), ("Acc",)):
            if kind == "поручение" and has_case(token, case) and is_of_doing(token):
                first = _first_of_phrase(flow, place, case)
                return None if flow.tokens[first - 1].pos == "ADP" else first
    return None


def _given(flow: Flow, unit: Unit, verb: int) -> int | None:
    """«пообещал троим призёрам | место в составе»."""
    if lemma_of(flow.tokens[verb]) not in ("обещать", "пообещать"):
        return None
    for place in range(verb + 1, min(unit.stop, verb + 1 + NEAR)):
        token = flow.tokens[place]
        if lemma_of(token) in listed("granted") and has_case(token, "Acc"):
            first = _first_of_phrase(flow, place, "Acc")
            return None if flow.tokens[first - 1].pos == "ADP" else first
    return None


def names_deed(flow: Flow, index: int, stop: int) -> bool:
    """«чтобы | к маю дорогу отремонтировали»; not «чтобы | сохранить порядок»: what for."""
    verbs = (t for t in flow.tokens[index:stop] if is_finite(t) or is_infinitive(t))
    first = next(verbs, None)
    return first is not None and is_finite(first)


def is_of_doing(token: Token) -> bool:
    """«разработка», «создание»: a noun made of a verb."""
    return token.pos == "NOUN" and lemma_of(token).endswith(("ние", "тие", "ка", "ция", "ство"))


def _first_of_phrase(flow: Flow, index: int, case: str) -> int:
    while index and describes(flow.tokens[index - 1], case):
        index -= 1
    return index


def passive(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Правительству поручено внести», «планируется открыть», «планируется открытие»."""
    word = word_at(flow, index)
    kind = next((key for key, found in table("impersonal").items() if word in found), None)
    if kind is None or _is_denied(flow, unit, index):
        return None
    act = infinitive_after(flow, index + 1, unit.stop) or _denied_act(flow, unit, index)
    act = infinitive_before(flow, unit, index) if act is None else act
    if act is None and kind in ("план", "поручение") and not word.startswith("намечен"):
        act = noun_after(flow, unit, index, "Nom")
    if act is None and kind == "план" and _has_subject(flow, unit, index):
        return Trigger(kind, "future", index, index + 1, index, index)
    return Trigger(kind, "order", index, index + 1, act, index) if act is not None else None


def _has_subject(flow: Flow, unit: Unit, index: int) -> bool:
    """«Учёба намечена на 19 января»; not «достигнуты договоренности и намечены планы»."""
    before = flow.tokens[unit.start : index]
    when = flow.dates.meeting(flow.cover(index, min(unit.stop, index + 5)))
    where = word_at(flow, index + 1) == "в" and any(
        has_case(token, "Loc") for token in flow.tokens[index + 2 : index + 3]
    )
    return (
        (bool(when) or where)
        and is_short_passive(flow.tokens[index])
        and any(is_nominal(t) and (has_case(t, "Nom") or _opens(flow, unit, t)) for t in before)
    )


def _opens(flow: Flow, unit: Unit, token: Token) -> bool:
    """«Капитальный | ремонт, по словам акима, запланирован»: tagged as an accusative."""
    first = flow.tokens[unit.start : min(unit.stop, unit.start + 2)]
    lead = any(token is other for other in first)
    return lead and first[0].pos != "ADP" and may_have_case(token, "Nom")


def noun_after(flow: Flow, unit: Unit, index: int, case: str) -> int | None:
    for place in range(index + 1, min(unit.stop, index + 8)):
        token = flow.tokens[place]
        if has_case(token, case) and token.pos == "NOUN":
            return _first_of_phrase(flow, place, case)
        if token.text == "," or is_finite(token):
            return None
    return None


def goes_on(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«… дал ряд поручений. Правительству | – | до мая принять программу»: a whole sentence."""
    if flow.tokens[index].text not in DASHES or index - unit.start > NEAR + NEAR:
        return None
    if unit.start != flow.sentence_start(unit.start) or not told_before(flow, unit.start):
        return None
    act = infinitive_after(flow, index + 1, unit.stop)
    lead = flow.tokens[unit.start : index]
    if act is None or not lead or any(is_finite(t) or t.text in (",", ":") for t in lead):
        return None
    to_body = any(may_have_case(t, "Dat") and is_nominal(t) for t in lead)
    whole = to_body and not any(is_nominal(t) and has_case(t, "Nom") for t in lead[:1])
    return Trigger("поручение", "order", index, index + 1, act, index) if whole else None


def told_before(flow: Flow, start: int) -> bool:
    """An order stands in the sentence before, or in one that goes on with it."""
    stop = start
    for _ in range(BACK):
        if stop == 0:
            return False
        first = flow.sentence_start(stop - 1)
        before = flow.tokens[first:stop]
        lemmas, said = {lemma_of(t) for t in before}, {t.text.lower() for t in before}
        orders = table("impersonal")["поручение"] | {"следует", "необходимо", "надлежит"}
        if "поручение" in lemmas or lemmas & table("verbs")["поручение"] or said & orders:
            return True
        if not any(t.text in DASHES for t in before):
            return False
        stop = first
    return False


def for_others(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Управлению поручено …, а акиматам – представить заявки»: not of a personal verb."""
    if flow.tokens[index].text not in DASHES or index + 1 >= unit.stop:
        return None
    half = range(max(unit.start, index - 12), index)
    begins = [place for place in half if word_at(flow, place) in ("а", ",")]
    act = infinitive_after(flow, index + 1, min(unit.stop, index + 6))
    if not begins or act is None:
        return None
    to_others = any(has_case(token, "Dat") for token in flow.tokens[begins[-1] : index])
    if not (to_others and _has_order(flow, unit, begins[-1])):
        return None
    return Trigger("поручение", "duty", index, index + 1, act, index)


def _has_order(flow: Flow, unit: Unit, stop: int) -> bool:
    """Somebody was told something in the first half by a word without a subject."""
    words = {word_at(flow, place) for place in range(unit.start, stop)}
    return bool(words & (table("impersonal")["поручение"] | listed("modals")))

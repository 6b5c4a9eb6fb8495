"""Triggers of somebody's will: «поручил», «договорились», «принято решение», «планируется»."""

from __future__ import annotations

from ankbrief.data import load
from ankbrief.facts.decisions.triggers import (
    Light,
    Trigger,
    infinitive_after,
    infinitive_before,
    is_negated,
    is_set_for_a_time,
    kind_of,
    light_verbs,
    listed,
    table,
    word_at,
)
from ankbrief.facts.posts.phrases import describes, phrase_at
from ankbrief.facts.text.flow import (
    DASHES,
    Flow,
    has_case,
    is_finite,
    is_gerund,
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
NEAR = 5  # tokens between the parts of «принято … решение»


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
    if act is None or _is_empty_pledge(flow, unit, index, act):
        return None
    return Trigger(kind, "order", index, index + 1, act, index)


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
    if word == "помочь" and word_at(flow, act + 1) in ("с", "со"):
        return False  # «обещало помочь с печатью»
    return word not in listed("do") or word in listed("weighed")


def _named_act(flow: Flow, unit: Unit, index: int, kind: DecisionKind) -> int | None:
    """«поручил разработку плана», «договорились о создании центра»."""
    for place in range(index + 1, min(unit.stop, index + 1 + NEAR + NEAR)):
        token = flow.tokens[place]
        if kind == "поручение" and token.text.lower() == "чтобы":
            return place
        if kind == "договорённость" and token.text.lower() == "что":
            return place + 1
        clause = token.text == "," and word_at(flow, place + 1) in ("чтобы", "что")
        if is_finite(token) or (token.text == "," and not clause):
            return None
        if kind == "договорённость" and token.text.lower() in ("о", "об"):
            return place
        for case in ACT_CASES.get(lemma_of(flow.tokens[index]), ("Acc",)):
            if kind == "поручение" and has_case(token, case) and _is_of_doing(token):
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


def _is_of_doing(token: Token) -> bool:
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
        act = _noun_after(flow, unit, index, "Nom")
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


def _noun_after(flow: Flow, unit: Unit, index: int, case: str) -> int | None:
    for place in range(index + 1, min(unit.stop, index + 8)):
        token = flow.tokens[place]
        if has_case(token, case) and token.pos == "NOUN":
            return _first_of_phrase(flow, place, case)
        if token.text == "," or is_finite(token):
            return None
    return None


def light(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«дал поручение создать», «решение принято», «подчеркнул необходимость усилить»."""
    token = flow.tokens[index]
    stressed = is_gerund(token) and "необходимость" in _behind(flow, unit, index)
    if not (is_finite(token) or is_short_passive(token) or stressed):
        return None
    word = lemma_of(token)
    for row in light_verbs():
        if word in row.verbs:
            found = _light_noun(flow, unit, index, row)
            if found is not None:
                return _of_light(flow, unit, index, found, row.kind)
    return None


def _behind(flow: Flow, unit: Unit, index: int) -> set[str]:
    """«сказал глава, отметив | необходимость |»: lemmas close behind."""
    return {lemma_of(token) for token in flow.tokens[index + 1 : min(unit.stop, index + 4)]}


def _light_noun(flow: Flow, unit: Unit, index: int, row: Light) -> int | None:
    """Where the noun of a light verb stands, behind it or, for a passive, right before it."""
    behind = range(index + 1, min(unit.stop, index + 1 + (row.reach or NEAR)))
    before = range(index - 1, max(unit.start, index - 1 - 2 * NEAR) - 1, -1)
    passive_too = before if is_short_passive(flow.tokens[index]) else ()
    places: list[int] = [*behind, *passive_too]
    for place in places:
        token = flow.tokens[place]
        if lemma_of(token) in row.nouns or word_at(flow, place) in row.nouns:
            return place
        if is_finite(token) and token.pos != "AUX":
            return None
    return None


def _of_light(flow: Flow, unit: Unit, verb: int, noun: int, kind: DecisionKind) -> Trigger | None:
    start, stop = min(verb, noun), max(verb, noun) + 1
    act = infinitive_after(flow, stop, unit.stop) or _about(flow, stop, unit.stop)
    act = act or _purpose(flow, stop, unit.stop)
    if act is None and noun < verb:  # «решение о создании штаба было принято»
        act = _about(flow, noun + 1, verb)
    if act is None and lemma_of(flow.tokens[noun]) == "необходимость":
        act = _noun_after(flow, unit, noun, "Gen")
    if act is None or is_negated(flow, unit, verb):
        return None
    return Trigger(kind, "order", start, stop, act, verb)


def _purpose(flow: Flow, index: int, stop: int) -> int | None:
    """«поставил задачу перед правительством, | чтобы было развернуто строительство»."""
    for place in range(index, min(stop - 1, index + 8)):
        if flow.tokens[place].text == "," and word_at(flow, place + 1) == "чтобы":
            return place + 1
    return None


def _about(flow: Flow, index: int, stop: int) -> int | None:
    """«решение | о создании центра»."""
    for place in range(index, min(stop, index + 3)):
        if word_at(flow, place) in ("о", "об", "обо") and place + 1 < stop:
            return place
        if (
            word_at(flow, place) == "по"
            and place + 1 < stop
            and _names_an_act(flow, place + 1, stop)
        ):
            return place
    return None


def _names_an_act(flow: Flow, index: int, stop: int) -> bool:
    """«поручения по | обеспечению населения лекарствами»."""
    phrase = phrase_at(flow, index, stop, "Dat")
    return phrase is not None and _is_of_doing(flow.tokens[phrase.head])


def announced(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Президент объявил о создании фонда»; not «объявил о начале приема»."""
    token = flow.tokens[index]
    if not is_finite(token) or is_negated(flow, unit, index):
        return None
    if lemma_of(token) in ("анонсировать", "заявить"):
        return _foretold(flow, unit, index)
    if lemma_of(token) != "объявить":
        return None
    act = _about(flow, index + 1, unit.stop)
    phrase = phrase_at(flow, act + 1, unit.stop, "Loc") if act is not None else None
    if phrase is None or lemma_of(flow.tokens[phrase.head]) not in load("verbal_nouns"):
        return None
    return Trigger("решение", "order", index, index + 1, act or index, index)


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


def _foretold(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«анонсировал | запуск приложения», «заявил | о планах построить завод»."""
    if lemma_of(flow.tokens[index]) == "заявить":
        near = range(index + 1, min(unit.stop, index + 4))
        plans = next((i for i in near if word_at(flow, i) in ("планах", "намерении")), None)
        act = infinitive_after(flow, plans + 1, plans + 4) if plans is not None else None
    else:
        act = _noun_after(flow, unit, index, "Acc")
    return Trigger("план", "order", index, index + 1, act, index) if act is not None else None


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

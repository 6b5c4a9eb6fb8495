"""Triggers of what was done by deciding: «подписан закон», «назначен акимом», «возложен»."""

from __future__ import annotations

from itertools import pairwise

from ankbrief.facts.decisions.triggers import (
    Trigger,
    clause_start,
    is_negated,
    is_passive,
    listed,
    word_at,
)
from ankbrief.facts.posts.heads import head_lemma, is_office
from ankbrief.facts.text.flow import (
    Flow,
    has_case,
    is_finite,
    is_infinitive,
    is_short_passive,
    lemma_of,
    may_have_case,
)
from ankbrief.facts.text.units import Unit
from ankbrief.model import DecisionKind


def signed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«подписали соглашение», «утвержден бюджет», «принят закон»."""
    token = flow.tokens[index]
    active = is_finite(token) and token.feats.get("Tense") == "Past"
    if not (active or is_short_passive(token)) or lemma_of(token) not in listed("adopt"):
        return None
    if is_negated(flow, unit, index) or is_to_come(flow, unit, index):
        return None
    paper = _paper(flow, unit, index, ("Acc", "Nom") if active else ("Nom",))
    if paper is None or not _may_be_so(flow, index, paper) or _is_plea(flow, paper):
        return None
    kind: DecisionKind = "договорённость" if _is_mutual(flow, index, paper) else "решение"
    return Trigger(kind, "done", index, index + 1, min(index, paper), index)


def _is_plea(flow: Flow, paper: int) -> bool:
    """«заключил процессуальное соглашение»: one man's with his prosecutor."""
    return paper > 0 and lemma_of(flow.tokens[paper - 1]) in ("процессуальный", "мировой")


def _paper(flow: Flow, unit: Unit, index: int, cases: tuple[str, ...]) -> int | None:
    """The paper that is signed: behind the verb, or before a passive."""
    behind = range(index + 1, min(unit.stop, index + 12))
    active = "Acc" in cases
    before = range(index - 1, max(unit.start, index - 12) - 1, -1)
    places: list[int] = [*behind, *before]
    for place in places:
        token = flow.tokens[place]
        if place > index and is_finite(token):
            break
        if active and place < index - 3 and not _is_surely_object(flow, index, place):
            continue
        fits = any(has_case(token, case) for case in cases) or not token.feats.get("Case")
        many = lemma_of(flow.tokens[index]) in listed("sides")
        fits = fits or (many and _is_of_many(flow, unit, index, place))
        known = lemma_of(token) in listed("papers") or _is_rate(flow, index, place)
        if fits and (known or _is_ruling(flow, index, place)):
            return None if _is_bare_paper(flow, place) else place
    return None


def _is_ruling(flow: Flow, verb: int, place: int) -> bool:
    """«подписал решение о режиме ЧС»; what is only taken is told with its act."""
    signs = lemma_of(flow.tokens[verb]) in ("подписать", "подписывать")
    return signs and lemma_of(flow.tokens[place]) == "решение"


def _is_rate(flow: Flow, verb: int, place: int) -> bool:
    """«утвердил новый тариф»."""
    return lemma_of(flow.tokens[verb]) == "утвердить" and lemma_of(flow.tokens[place]) in listed(
        "rates"
    )


def _is_surely_object(flow: Flow, index: int, place: int) -> bool:
    """«кандидатуру, внесённую акимом, поддержали», «меморандум банк и акимат подписали»."""
    token, verb = flow.tokens[place], flow.tokens[index]
    if any(is_finite(other) for other in flow.tokens[place:index]):
        return False
    number, gender = token.feats.get("Number"), verb.feats.get("Gender")
    if number == "Sing" and gender is not None and token.feats.get("Gender") != gender:
        return may_have_case(token, "Acc")  # «Решение подписал аким»
    if not has_case(token, "Acc"):
        many = number == "Sing" and verb.feats.get("Number") == "Plur"
        return many and place == flow.sentence_start(place) and may_have_case(token, "Acc")
    return not may_have_case(token, "Nom") or (
        number == "Sing" and verb.feats.get("Number") == "Plur"
    )


def _is_of_many(flow: Flow, unit: Unit, index: int, place: int) -> bool:
    """«подписан ряд документов», «подписано 12 документов», «12 документов подписано»."""
    first = index + 1 if place > index else max(unit.start, place - 3)
    if place < index and not is_short_passive(flow.tokens[index]):
        return False
    before = flow.tokens[first:place]
    counts = any(token.pos == "NUM" or lemma_of(token) in listed("many") for token in before)
    return counts and has_case(flow.tokens[place], "Gen")


def _is_bare_paper(flow: Flow, place: int) -> bool:
    """«Документ приняли единогласно», «Документы подписали министр и аким»: said elsewhere."""
    before = flow.tokens[place - 1]  # «соответствующий документ»
    described = before.pos == "ADJ" or before.feats.get("VerbForm") == "Part"
    if lemma_of(flow.tokens[place]) != "документ" or described:
        return False
    plural = flow.tokens[place].feats.get("Number") == "Plur"
    opens = place == flow.sentence_start(place) and is_finite(flow.tokens[place + 1])
    return opens or not plural


def _may_be_so(flow: Flow, index: int, paper: int) -> bool:
    """«поддержали законопроект», «заключили договор»; not «поддержали программу»."""
    verb, noun = lemma_of(flow.tokens[index]), lemma_of(flow.tokens[paper])
    if verb == "поддержать":
        return noun in listed("bills")
    return verb != "заключить" or noun in listed("mutual")


def _is_mutual(flow: Flow, index: int, paper: int) -> bool:
    verb = lemma_of(flow.tokens[index])
    return verb in listed("sides") and lemma_of(flow.tokens[paper]) in listed("mutual")


def by_act(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Распоряжением Президента образована комиссия»: an act of an office says it is decided."""
    if not is_short_passive(flow.tokens[index]) or is_negated(flow, unit, index):
        return None
    if is_to_come(flow, unit, index) or lemma_of(flow.tokens[index]) not in listed("enacted"):
        return None
    signed_by = any(
        lemma_of(flow.tokens[place]) in listed("acts")
        and has_case(flow.tokens[place], "Ins")
        and has_case(flow.tokens[place + 1], "Gen")
        for place in range(unit.start, index - 1)
    ) or _is_by_order(flow, unit)
    return Trigger("решение", "done", index, index + 1, index, index) if signed_by else None


def _is_by_order(flow: Flow, unit: Unit) -> bool:
    """«По поручению Президента | в регионы направлены члены Правительства»."""
    return any(
        word_at(flow, place) == "по"
        and word_at(flow, place + 1) in ("поручению", "указанию", "распоряжению")
        and has_case(flow.tokens[place + 2], "Gen")
        for place in range(unit.start, unit.stop - 2)
    )


def charged(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«контроль возложен на заместителя акима»."""
    token = flow.tokens[index]
    if word_at(flow, index).startswith("закреплен") and is_passive(token):
        whose = word_at(flow, index + 1) == "за" and _is_charge(flow, unit, index)
        return Trigger("решение", "done", index, index + 1, index, index) if whose else None
    laid = word_at(flow, index).startswith(("возложен", "возложил"))
    if not laid or not (is_finite(token) or is_passive(token)):
        return None
    near = 12 if is_finite(token) else 4  # «возложил ответственность за ремонт школ | на акимов»
    on = any(word_at(flow, i) == "на" for i in range(index + 1, min(unit.stop, index + near)))
    on = on or (is_passive(token) and word_at(flow, unit.start) == "на")  # «На акимат возложен …»
    return Trigger("решение", "done", index, index + 1, index, index) if on else None


def _is_charge(flow: Flow, unit: Unit, index: int) -> bool:
    """«| Координация | закреплена за | заместителем министра»: a task and an officer."""
    task = any(lemma_of(t) in listed("charges") for t in flow.tokens[unit.start : index])
    behind = range(index + 2, min(unit.stop, index + 5))
    return task and any(is_office(head_lemma(flow.tokens[place])) for place in behind)


def appointed(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«назначен акимом», «освободил от должности», «избрана председателем»."""
    token = flow.tokens[index]
    active = is_finite(token) and token.feats.get("Tense") == "Past"
    if not (active or is_short_passive(token)):
        return None
    known = lemma_of(token) in listed("appoint") | listed("seat")
    if not (known or _confirms(flow, unit, index)):
        return None
    if is_to_come(flow, unit, index) or is_negated(flow, unit, index):
        return None
    seat = lemma_of(token) in listed("seat")
    if not (_has_seat(flow, unit) if seat else _has_post(flow, unit, lemma_of(token) == "снять")):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _confirms(flow: Flow, unit: Unit, index: int) -> bool:
    """«Врио руководителя управления утвержден | Болат Омаров»: a person, no paper."""
    confirmed = lemma_of(flow.tokens[index]) == "утвердить"
    return confirmed and bool(flow.named_in(unit.start, unit.stop))


def took_office(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Акимом города стал Серик Ахметов», «Школу возглавила Айгуль Сапарова»: the name is new."""
    token = flow.tokens[index]
    if not is_finite(token) or token.feats.get("Tense") != "Past" or unit.spoken is not None:
        return None
    if _is_now(flow, unit, index):
        return Trigger("решение", "done", index, index + 1, index, index)
    behind = flow.named_in(index + 1, min(unit.stop, index + 4))
    named = any(may_have_case(flow.tokens[item.stop - 1], "Nom") for item in behind)
    if not named or is_negated(flow, unit, index):
        return None
    if not (_becomes(flow, unit, index) or _heads(flow, unit, index)):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _becomes(flow: Flow, unit: Unit, index: int) -> bool:
    """«Акимом стал», «Временно исполняющим обязанности главы стал»."""
    before = flow.tokens[unit.start : index]
    if lemma_of(flow.tokens[index]) != "стать":
        return False
    return _presents_new(flow, unit, index) or any(
        (has_case(token, "Ins") and is_office(lemma_of(token)))
        or token.text.lower() in ("исполняющим", "исполняющей", "врио")
        for token in before
    )


def _is_now(flow: Flow, unit: Unit, index: int) -> bool:
    """«Болат Омаров | стал | акимом района»: he opens the clause, and no year is told."""
    start = clause_start(flow, unit.start, index)
    before = flow.named_in(start, index)
    head = index + 1 + (word_at(flow, index + 1) == "новым")
    return (
        lemma_of(flow.tokens[index]) == "стать"
        and len(before) == 1
        and (before[0].start, before[0].stop) == (start, index)
        and head < unit.stop
        and is_office(head_lemma(flow.tokens[head]))
        and has_case(flow.tokens[head], "Ins")
        and not flow.dates.meeting(flow.cover(unit.start, unit.stop))
    )


def _presents_new(flow: Flow, unit: Unit, index: int) -> bool:
    """«Аким представил коллективу | нового | директора, | им | стал Болат Омаров»."""
    return word_at(flow, index - 1) in ("им", "ею", "ей") and any(
        lemma_of(flow.tokens[place]) == "новый" and is_office(head_lemma(flow.tokens[place + 1]))
        for place in range(unit.start, index - 2)
    )


def will_lead(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Руководить | агентством | будет Болат Омаров»: the name is new, as is the post."""
    behind = flow.named_in(index + 1, min(unit.stop, index + 4))
    if word_at(flow, index) != "будет" or unit.spoken is not None or not behind:
        return None
    start = clause_start(flow, unit.start, index)
    leads = any(
        lemma_of(flow.tokens[place]) in ("руководить", "возглавлять")
        and is_infinitive(flow.tokens[place])
        for place in range(start, index)
    )
    headed = any(
        lemma_of(token) in listed("headed") | {"структура", "орган"}
        and (may_have_case(token, "Ins") or may_have_case(token, "Acc"))
        for token in flow.tokens[start:index]
    )
    named = any(has_case(flow.tokens[item.start], "Nom") for item in behind)
    if not (leads and headed and named) or is_negated(flow, unit, index):
        return None
    return Trigger("решение", "done", index, index + 1, index, index)


def _heads(flow: Flow, unit: Unit, index: int) -> bool:
    """What is headed is a body that lasts, no commission and no jury."""
    near = flow.tokens[max(unit.start, index - 6) : min(unit.stop, index + 3)]
    headed = {"возглавить": listed("headed"), "занять": frozenset({"пост", "должность"})}
    known = headed.get(lemma_of(flow.tokens[index]), frozenset())
    return any(lemma_of(token) in known and may_have_case(token, "Acc") for token in near)


def _has_seat(flow: Flow, unit: Unit) -> bool:
    """«введена в состав Совета», «выведен из состава»; no country, no paper."""
    words = [token.text.lower() for token in flow.tokens[unit.start : unit.stop]]
    pairs = set(pairwise(words))
    named = bool(flow.named_in(unit.start, unit.stop))
    return named and bool(pairs & {("в", "состав"), ("из", "состава"), ("его", "состав")})


def _has_post(flow: Flow, unit: Unit, named: bool) -> bool:
    """A post is beside the verb: «от должности», «на пост», or (not `named`) «акимом»."""
    for place in range(unit.start, unit.stop):
        token = flow.tokens[place]
        if {word_at(flow, i) for i in range(place - 2, place)} & {"с", "со"}:
            continue  # «назначил встречу | с клиентами»
        if lemma_of(token) in ("должность", "пост", "обязанность") or token.text.lower() == "врио":
            return True
        if lemma_of(token) == "место" and token.feats.get("Case") == "Acc":
            return True  # «на его место назначен»
        if lemma_of(token) == "ответственный" and has_case(token, "Ins"):
            return True  # «назначил ответственным за проект»
        someone = token.feats.get("Animacy") == "Anim" and token.pos == "NOUN"
        office = is_office(head_lemma(token)) and may_have_case(token, "Ins")
        unsure = office and not token.feats.get("Case")  # «вице-министром»
        new = lemma_of(token) in ("назначить", "избрать") and _has_new(flow, unit)
        if not named and (new or unsure or (has_case(token, "Ins") and (someone or office))):
            return True
    return False


def _has_new(flow: Flow, unit: Unit) -> bool:
    """«Назначен | новый аким | района – Болат Омаров»; who he is may be told next."""
    return any(
        lemma_of(flow.tokens[i]) == "новый"
        and has_case(flow.tokens[i], "Nom")
        and is_office(lemma_of(flow.tokens[i + 1]))
        for i in range(unit.start, unit.stop - 1)
    )


def is_to_come(flow: Flow, unit: Unit, index: int) -> bool:
    near = range(max(unit.start, index - 3), min(unit.stop, index + 2))
    return any(word_at(flow, place) in ("будет", "будут") for place in near)

"""Triggers of plans: «будет открыт», «Акимат выделит», «В мае пройдут», «построят»."""

from __future__ import annotations

from ankbrief.data import load
from ankbrief.facts.decisions.subjects import body_before
from ankbrief.facts.decisions.triggers import (
    Trigger,
    begins_on,
    clause_start,
    is_negated,
    listed,
    word_at,
)
from ankbrief.facts.posts.phrases import bodies
from ankbrief.facts.quotes.speech import is_speech
from ankbrief.facts.text.flow import (
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
from ankbrief.language.dictionary import tagged
from ankbrief.language.text.document import Token

NEAR = 4  # tokens behind a verb within which «раз в квартал» belongs to it
# «Тариф вырастет на 17,6%», «штраф вырастет вдвое»
EXACT = frozenset({"%", "процента", "процентов", "тенге", "мрп", "МРП", "вдвое", "втрое"})


def will_be(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«будет открыт», «работа будет продолжена», «будут проводиться»."""
    if word_at(flow, index) not in ("будет", "будут") or is_negated(flow, unit, index):
        return None
    for place in _around(unit, index):
        other = flow.tokens[place]
        if place == index + 1 and word_at(flow, place).startswith("обязан"):
            return None  # «школа будет обязана собрать комиссию»: a rule
        if is_short_passive(other) and lemma_of(other) not in listed("effects"):
            return Trigger("план", "future", min(index, place), max(index, place) + 1, place, place)
        if is_infinitive(other) and (
            _is_works(flow, unit, index, place)
            or (place > index and _is_doing(flow, place))
            or (place > index and _is_of_body(flow, unit, index, place))
        ):
            return Trigger("план", "future", index, index + 1, place, index)
        if is_finite(other):
            return None
    return None


def _around(unit: Unit, index: int) -> tuple[int, ...]:
    behind = range(index + 1, min(unit.stop, index + 4))
    return (*behind, *range(index - 1, max(unit.start, index - 3) - 1, -1))


def _is_works(flow: Flow, unit: Unit, index: int, act: int) -> bool:
    """«В районе будут строить школы», «Повышать взнос будут поэтапно»: they, whoever they are."""
    word = lemma_of(flow.tokens[act])
    done = word in listed("lasting") or is_deed(flow.tokens[act])
    works = done and word_at(flow, index) == "будут"
    start = clause_start(flow, unit.start, max(index, act))
    before = flow.tokens[start : max(index, act)]
    after = flow.tokens[act + 1 : act + 2]  # «Занятия будут вести | практики»
    led = any(is_nominal(t) and may_have_case(t, "Nom") and tagged(t.text, "anim") for t in after)
    return works and not led and not any(is_nominal(t) and _is_doer(t) for t in before)


def _is_of_body(flow: Flow, unit: Unit, index: int, act: int) -> bool:
    """«ТОО «Жол» будет ремонтировать 15 км дороги»: one body, and works."""
    start = clause_start(flow, unit.start, index)
    own = any(
        is_body(flow.tokens[place]) and may_have_case(flow.tokens[place], "Nom")
        for place in range(start, index)
        if flow.tokens[place - 1].pos != "ADP" or place == start
    )
    works = lemma_of(flow.tokens[act]) in listed("lasting") | listed("performing")
    return own and works and word_at(flow, index) == "будет"


def is_deed(act: Token) -> bool:
    """«строить школы»: done to something, and no «помогать», «рассказывать», «улучшать»."""
    idle = listed("idling") | listed("talk") | listed("manner") | listed("effects")
    return tagged(act.text, "tran") and lemma_of(act) not in idle


def _is_doer(token: Token) -> bool:
    """A plural that can only be the subject: «жители», not «школы»."""
    plural = token.feats.get("Number") == "Plur" or token.pos == "PRON"
    return plural and has_case(token, "Nom") and not may_have_case(token, "Acc")


def _is_doing(flow: Flow, index: int) -> bool:
    """«будут проводиться», «будет носить имя»."""
    word = lemma_of(flow.tokens[index])
    if word in listed("itself") or _is_open(flow, index):
        return False
    named = word == "носить" and word_at(flow, index + 1) in ("имя", "название")
    if is_at_law(flow, index) or word in listed("duties"):
        return True  # «защита будет обжаловать», «он будет курировать вопросы»
    if word == "платить":  # «с 1 июня жители будут платить …»
        return bool(flow.dates.meeting(flow.cover(flow.sentence_start(index), index)))
    if _is_regular(flow, index) and word not in listed("idling") | listed("talk"):
        return True
    return named or (word.endswith("ся") and word not in listed("effects") | listed("manner"))


def _is_open(flow: Flow, act: int) -> bool:
    """«будет решаться, | как доставить людей»: nothing is planned yet."""
    asks = word_at(flow, act + 2).startswith(("как", "кто", "кому", "где", "куда", "ли"))
    return word_at(flow, act + 1) == "," and asks


def is_at_law(flow: Flow, act: int) -> bool:
    """«обжаловать приговор», «подавать апелляцию»."""
    word = lemma_of(flow.tokens[act])
    behind = flow.tokens[act + 1 : act + 1 + NEAR]
    files = word in ("подать", "подавать", "внести", "вносить")
    return word in listed("at_law") or (
        files and any(lemma_of(token) in listed("pleas") for token in behind)
    )


def _is_regular(flow: Flow, index: int) -> bool:
    """«кардиолог будет приезжать | раз в квартал», «с 1 мая запросы будут проходить …»."""
    start, stop = flow.sentence_start(index), flow.sentence_stop(index)
    near = range(index, min(stop, index + 2 * NEAR))
    often = any(word_at(flow, place) in listed("often") for place in near)
    by_turns = any((word_at(flow, i), word_at(flow, i + 1)) == ("раз", "в") for i in near)
    dates = flow.dates.meeting(flow.cover(start, index))
    since = any(map(begins_on, dates))
    return often or by_turns or since


def will(flow: Flow, unit: Unit, index: int) -> Trigger | None:
    """«Акимат выделит средства», «В мае пройдут Дни культуры», «В селе построят школу»."""
    if not is_finite(flow.tokens[index]):
        return None
    if _they_will(flow, unit, index):
        return Trigger("план", "future", index, index + 1, index, index)
    return None


def _they_will(flow: Flow, unit: Unit, index: int) -> bool:
    token = flow.tokens[index]
    if not (is_future(token) or _may_be_future(flow, unit, index)) or is_negated(flow, unit, index):
        return False
    word = lemma_of(token)
    if _becomes(flow, unit, index) or _changes(flow, unit, index):
        return True
    if word in listed("effects") | listed("talk") | listed("manner") | listed("private"):
        return False
    does = word in listed("do") and not _is_of_somebody(flow, unit, index)
    if word == "пройти" and _is_taken(flow, unit, index):
        return False
    if _shows(flow, unit, index) or changes_somehow(flow, unit, index):
        return False
    counted = word == "получить" and _gets(flow, unit, index)
    laid = word in ("прийти", "появиться") and _is_supply(flow, unit, index)
    dated = (word in listed("dated") or counted or laid) and is_dated(flow, unit)
    visits = word in listed("visits") and _is_of_office(flow, unit, index)
    return word in listed("happen") or does or dated or visits or _acts(flow, unit, index)


def _shows(flow: Flow, unit: Unit, index: int) -> bool:
    """«Хватит ли этого, покажет | зима»: a turn of speech."""
    near = flow.tokens[max(unit.start, index - 2) : min(unit.stop, index + 4)]
    return lemma_of(flow.tokens[index]) == "показать" and any(
        lemma_of(token) in listed("showing") and may_have_case(token, "Nom") for token in near
    )


def changes_somehow(flow: Flow, unit: Unit, index: int) -> bool:
    """«Осенью изменятся | правила»: how, others say; «схема изменится», «с 1 марта» are news."""
    dates = flow.dates.meeting(flow.cover(unit.start, unit.stop))
    if any(char.isdigit() for when in dates for char in when.text):
        return False
    near = flow.tokens[max(unit.start, index - 5) : min(unit.stop, index + 4)]
    return lemma_of(flow.tokens[index]) in ("измениться", "поменяться", "меняться") and any(
        lemma_of(token) in listed("shapeless") and may_have_case(token, "Nom") for token in near
    )


def _is_taken(flow: Flow, unit: Unit, index: int) -> bool:
    """«обучение пройдут 60 человек»: what people go through."""
    near = flow.tokens[max(unit.start, index - 6) : min(unit.stop, index + 4)]
    return any(lemma_of(token) in listed("taken") and may_have_case(token, "Acc") for token in near)


def _gets(flow: Flow, unit: Unit, index: int) -> bool:
    """«до конца года парк получит ещё 30 машин»: so many things on a day."""
    behind = flow.tokens[index + 1 : min(unit.stop, index + 5)]
    return any(token.pos == "NUM" or token.text.isdigit() for token in behind)


def _is_supply(flow: Flow, unit: Unit, index: int) -> bool:
    """«В 2026 году природный газ придёт в сёла»: what is laid on there."""
    near = flow.tokens[max(unit.start, index - 4) : min(unit.stop, index + 4)]
    return any(lemma_of(t) in listed("supplies") and may_have_case(t, "Nom") for t in near)


def _becomes(flow: Flow, unit: Unit, index: int) -> bool:
    """«проезд станет бесплатным»: what nobody but the state can make so."""
    near = flow.tokens[index + 1 : min(unit.stop, index + 4)]
    stands = lemma_of(flow.tokens[index]) in ("стать", "быть")
    step = word_at(flow, index - 1) in ("шагом", "этапом") and index - 1 > unit.start
    if stands and step and lemma_of(flow.tokens[index - 2]) in ("следующий", "очередной"):
        return _begins_act(flow, index + 1, unit.stop)  # «следующим шагом станет запуск завода»
    return stands and any(
        lemma_of(token) in listed("becomes") and has_case(token, "Ins") for token in near
    )


def _begins_act(flow: Flow, index: int, stop: int) -> bool:
    """«запуск», «строительство второй очереди»: a deed in the nominative."""
    near = flow.tokens[index : min(stop, index + 3)]
    return any(lemma_of(token) in load("verbal_nouns") for token in near)


def _changes(flow: Flow, unit: Unit, index: int) -> bool:
    """«С 1 июля взнос снизится до 10%»: a rate on a day; «цены вырастут» alone is a forecast."""
    if lemma_of(flow.tokens[index]) not in listed("changes"):
        return False
    start = min(clause_start(flow, unit.start, index), max(unit.start, index - 8))
    near = range(start, min(unit.stop, index + 4))  # «Тарифы на … с 1 января 2026 года | вырастут»
    found = {lemma_of(flow.tokens[place]) for place in near} & listed("rates")
    return bool(found) and (is_dated(flow, unit) or _is_counted(flow, unit, index, found))


def _is_counted(flow: Flow, unit: Unit, index: int, found: set[str]) -> bool:
    """«Тариф вырастет на 17,6%»: what an office sets, by an exact figure."""
    behind = flow.tokens[index + 1 : min(unit.stop, index + 7)]
    exact = any(token.text in EXACT for token in behind)
    return exact and bool(found - listed("markets"))


def is_dated(flow: Flow, unit: Unit) -> bool:
    """A date stands in the unit."""
    return bool(flow.dates.meeting(flow.cover(unit.start, unit.stop)))


def _is_of_office(flow: Flow, unit: Unit, index: int) -> bool:
    """«Президент посетит», «он посетит»: somebody whose plans are news."""
    start = clause_start(flow, unit.start, index)
    if start == index:  # «Галина Ким, врач по профессии, | возглавит клуб»
        start = unit.start
    pronoun = any(word_at(flow, place) in ("он", "она") for place in range(start, index))
    named = any(has_case(flow.tokens[item.start], "Nom") for item in flow.named_in(start, index))
    delegation = any(word_at(flow, place) == "делегация" for place in range(start, index))
    return pronoun or named or delegation


def is_future(token: Token) -> bool:
    """«построит», «пройдут»: the third person of what is ahead and no more."""
    feats = token.feats
    if tagged(token.text, "past") and not tagged(token.text, "futr"):
        return False  # «нацелил», whatever the tagger says
    surely = tagged(token.text, "futr") and not any(tagged(token.text, t) for t in ("past", "pres"))
    if is_finite(token) and surely:
        return feats.get("Person", "3") == "3"
    future = feats.get("Tense") == "Fut" or feats.get("Aspect") == "Perf"
    return (
        is_finite(token) and future and feats.get("Tense") != "Past" and feats.get("Person") == "3"
    )


def _may_be_future(flow: Flow, unit: Unit, index: int) -> bool:
    """«Акимат компенсирует расходы»: one form for both tenses, told by somebody who promises."""
    token = flow.tokens[index]
    if not is_finite(token) or token.feats.get("Person", "3") != "3":
        return False
    both = tagged(token.text, "futr") and tagged(token.text, "pres")
    return (
        both
        and lemma_of(token) in listed("do")
        and any(is_speech(other) for other in flow.tokens[unit.start : index])
    )


def _acts(flow: Flow, unit: Unit, index: int) -> bool:
    """A body of the state stands in the nominative before the verb, or right behind it."""
    before = flow.tokens[unit.start : index]
    if any(is_nominal(t) and has_case(t, "Nom") and is_body(t) for t in before):
        return True
    start = clause_start(flow, unit.start, index)
    body = body_before(flow, start, index)
    if body is not None and is_body(flow.tokens[body]):
        return True
    own = flow.tokens[start:index]
    if any(is_nominal(t) and has_case(t, "Nom") and not may_have_case(t, "Acc") for t in own):
        return False
    return _acts_behind(flow, unit, index)


def _acts_behind(flow: Flow, unit: Unit, index: int) -> bool:
    """«Оборудование закупит университет», «Исследованием займутся институт и университет»."""
    behind = range(index + 1, min(unit.stop, index + 4))
    place = next((i for i in behind if flow.tokens[i].pos not in ("ADJ", "ADV", "DET")), None)
    if place is None or lemma_of(flow.tokens[index]) not in listed("do"):
        return False
    noun, verb = flow.tokens[place], flow.tokens[index]
    if not (is_nominal(noun) and is_body(noun) and may_have_case(noun, "Nom")):
        return False
    joined = any(t.text == "и" for t in flow.tokens[place : min(unit.stop, place + 6)])
    return joined or noun.feats.get("Number") == verb.feats.get("Number")


def is_body(token: Token) -> bool:
    """A body of the state, one that decides, or one that undertakes works."""
    return lemma_of(token) in bodies("bodies") | listed("deciding") | listed("undertakers")


def may_be_object(flow: Flow, unit: Unit, index: int, noun: Token) -> bool:
    """«вертолеты закупят»: things that look like a subject; «поставки увеличат | объём» is one."""
    things = noun.feats.get("Animacy") == "Inan" or not tagged(noun.text, "anim")
    plural = flow.tokens[index].feats.get("Number") == "Plur"
    if not (things and plural and may_have_case(noun, "Acc")):
        return False
    behind = range(index + 1, min(unit.stop, index + 4))
    if lemma_of(flow.tokens[index]) in ("обязать", "заставить", "попросить"):
        return True  # «Площадки обяжут раз в месяц отчитываться»
    return not any(
        is_nominal(flow.tokens[i])
        and has_case(flow.tokens[i], "Acc")
        and flow.tokens[i - 1].pos != "ADP"
        for i in behind
    )


def _is_of_somebody(flow: Flow, unit: Unit, index: int) -> bool:
    """«историки подготовят комментарии», «поставки увеличат объём»: no plan of a body."""
    before = flow.tokens[clause_start(flow, max(unit.start, index - 6), index) : index]
    after = flow.tokens[index + 1 : min(unit.stop, index + 4)]
    number = flow.tokens[index].feats.get("Number")  # «Летом пляж расширят»: no subject
    named = any(
        is_nominal(t) and has_case(t, "Nom") and t.feats.get("Number") in (None, number)
        for t in before
        if not may_be_object(flow, unit, index, t)
    )
    alive = any(has_case(t, "Nom") and t.feats.get("Animacy") == "Anim" for t in after)
    return (named or alive) and not _acts(flow, unit, index)

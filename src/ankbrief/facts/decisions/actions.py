"""What is to be done, in clean words: an infinitive clause wherever the source gives one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ankbrief.data import load
from ankbrief.facts.decisions.addressed import Addressee
from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.fronted import object_before
from ankbrief.facts.decisions.openers import without_openers
from ankbrief.facts.decisions.rewording import (
    as_infinitive,
    has_doer,
    headed,
    infinitive_of,
    with_object,
)
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import is_actor
from ankbrief.facts.decisions.triggers import kind_of, listed, word_at
from ankbrief.facts.posts.phrases import (
    Phrase,
    phrase_at,
    sentence_case,
    spelled,
)
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
from ankbrief.model import Span

Words = tuple[str, ...]
# What a date may be a part of: «с начала февраля».
PARTS = frozenset({"начало", "середина", "конец"})
JOINTS = frozenset({"также", "и", ",", "а", "совместно", "вместе", "еще", "ещё"})
ASIDE = re.compile(", (?:напомним|отметим|добавим|кстати|к слову|между тем), ", re.IGNORECASE)
MINE = re.compile(r"\bпо (?:моему|нашему) (?:поручению|указанию) ", re.IGNORECASE)
LOOSE = re.compile(r"\s+([,;:.!?])(?=\s|$)")  # «школы , дороги», as some pages print it
RELATIVE = re.compile(load("decisions")["relative"], re.IGNORECASE)


def action_of(source: Source, found: Sequence[Addressee], deadline: Span | None) -> str:
    """The act in words; where no safe grammar turns it into an infinitive, the source's own."""
    text = next((text for rule in RULES if (text := rule(source, found, deadline))), None)
    text = _denied(source, text) if text else None
    return _tidy(source.flow, source.scope.start, text or _as_it_stands(source))


def _denied(source: Source, text: str) -> str:
    """«не планирует переводить школы» → «не переводить школы»."""
    flow, trigger = source.flow, source.trigger
    if trigger.form != "order" or word_at(flow, trigger.verb - 1) != "не":
        return text
    words = text.removesuffix(" не").split(" ")
    act = flow.tokens[trigger.act].text
    place = next((i for i, word in enumerate(words) if word.lower() == act.lower()), None)
    if place is None or "не" in words[:place]:
        return text
    return " ".join([*words[:place], "не", act.lower(), *words[place + 1 :]])


def _as_it_stands(source: Source) -> str:
    text = spelled(source.flow, range(source.scope.start, source.scope.stop))
    return RELATIVE.sub("", text, count=1) if source.trigger.form == "done" else text


def _tidy(flow: Flow, start: int, text: str) -> str:
    """Ends trimmed; a capital that only opens a sentence made small."""
    text = LOOSE.sub(r"\1", MINE.sub("", ASIDE.sub(" ", text.strip(" ,;:.–—-"))))
    return sentence_case(flow, start, text) if text.startswith(flow.tokens[start].text) else text


def _infinitive(source: Source, found: Sequence[Addressee], deadline: Span | None) -> str | None:
    """«Правительству в срок следует внести …» → «в срок внести …»."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    if trigger.form not in ("order", "duty", "must") or not is_infinitive(flow.tokens[trigger.act]):
        return None
    if trigger.form == "must" and (not found or found[0].phrase.start > trigger.act):
        return None  # «Качество должен проверить комитет»
    taken = {i for item in found for i in range(item.phrase.start, item.phrase.stop)}
    taken |= {i - 1 for i in taken if word_at(flow, i - 1) in ("перед", "от")}
    led = object_before(flow, source.unit, trigger)
    first = scope.start if led is None else led.start
    own_verb = is_personal(flow, trigger) and led is None
    before = () if own_verb else range(first, trigger.start)
    between = range(trigger.stop, trigger.act)
    rest = _without(flow, range(max(trigger.act, trigger.stop), scope.stop), taken)
    if _is_told_behind(source):  # «Поручение | усилить работу | дал аким»
        return spelled(flow, range(trigger.act, _told_at(flow, trigger.act, trigger.verb)))
    if trigger.act < trigger.start:
        rest = _past_subject(source, taken)
        before, between = range(trigger.act, trigger.start), range(0)
    own = [i for i in (*before, *between) if i not in taken]
    own = _without_joints(flow, own, deadline, led)
    if rest and _is_object(flow, own):  # «документ | утвердить | до мая»
        thing = sentence_case(flow, own[0], spelled(flow, own))
        words = (spelled(flow, rest[:1]), thing, spelled(flow, rest[1:]))
        return " ".join(word for word in words if word)
    return spelled(flow, [*own, *rest])


def _past_subject(source: Source, taken: set[int]) -> list[int]:
    """«Создать штаб поручил | аким области | до мая»: what stands behind, not who ordered it."""
    flow, first, stop = source.flow, source.trigger.stop, source.scope.stop
    told = is_personal(flow, source.trigger) and first < stop
    subject = phrase_at(flow, first, stop, "Nom") if told else None
    skipped = set(range(first, subject.stop)) if subject else set()
    return [i for i in range(first, stop) if i not in skipped | taken]


def _without(flow: Flow, indices: Sequence[int], taken: set[int]) -> list[int]:
    """«активизироваться | акиматам и школам |»: no addressees, nor what joins them."""
    joints = {i for i in indices if {i - 1, i + 1} <= taken and word_at(flow, i) in JOINTS}
    return [i for i in indices if i not in taken | joints]


def _is_object(flow: Flow, own: Sequence[int]) -> bool:
    """Nothing but one phrase in the accusative."""
    if not own or own[-1] - own[0] != len(own) - 1:
        return False
    stop = own[-1] + 1
    phrase = phrase_at(flow, own[0], stop, "Acc") or phrase_at(flow, own[0], stop, "Nom")
    return (
        phrase is not None
        and phrase.stop == stop
        and may_have_case(flow.tokens[phrase.head], "Acc")
    )


def _without_joints(
    flow: Flow, indices: Sequence[int], deadline: Span | None, thing: Phrase | None = None
) -> list[int]:
    """Adjuncts only: no subject, no «и» and «совместно с» of the addressees, no deadline."""
    kept: list[int] = []
    for index in indices:
        token = flow.tokens[index]
        asked = lemma_of(token) in ("требование", "просьба")  # «направил запрос с требованием»
        asked = asked or (is_gerund(token) and kind_of("verbs", lemma_of(token)) == "поручение")
        whole = token.text in ("и", ",") and {index - 1, index + 1} <= set(indices)
        joint = asked or (token.text.lower() in JOINTS and not whole)
        if (
            token.pos == "AUX"
            or joint
            or (token.text.lower() in ("с", "со") and index + 1 not in indices)
        ):
            continue
        if deadline and deadline.meets(token.span):
            continue
        lone = thing is not None and thing.start <= index < thing.stop
        if is_nominal(token) and has_case(token, "Nom") and not lone:
            continue
        kept.append(index)
    start = without_openers(flow, kept[0], kept[-1] + 1) if kept else 0
    return _without_remains(flow, [index for index in kept if index >= start])


def _without_remains(flow: Flow, kept: Sequence[int]) -> list[int]:
    """«с начала | февраля»: what led to a word that was taken out goes with it."""
    left: list[int] = []
    for index in reversed(kept):
        leads = flow.tokens[index].pos == "ADP" or lemma_of(flow.tokens[index]) in PARTS
        if index + 1 in left or not leads:
            left.append(index)
    return left[::-1]


def _noun(source: Source, found: Sequence[Addressee], _deadline: Span | None) -> str | None:
    """«принято решение о создании центра» → «создание центра»."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    if trigger.form != "order" or is_infinitive(flow.tokens[trigger.act]):
        return None
    start = trigger.act + (flow.tokens[trigger.act].text.lower() in ("о", "об", "обо", "по"))
    following = [token.text.lower() for token in flow.tokens[start : start + 3]]
    if following == ["том", ",", "что"]:
        return spelled(flow, range(start + 3, scope.stop))
    stop = scope.stop if trigger.act > trigger.verb else _told_at(flow, start, trigger.verb)
    for case in ("Loc", "Acc", "Nom", "Gen", "Dat"):
        phrase = phrase_at(flow, start, stop, case)
        if phrase:
            told = trigger.kind in ("поручение", "предложение")
            doing = as_infinitive(source, phrase, found) if told else None
            return doing or headed(flow, phrase, stop, case) + _with_whom(source)
    return None


def _is_told_behind(source: Source) -> bool:
    """«Решение | закрыть школу | приняло управление»: the verb stands behind the act."""
    trigger = source.trigger
    return trigger.start < trigger.act < trigger.verb < trigger.stop


def _told_at(flow: Flow, start: int, verb: int) -> int:
    """«решение о создании штаба | было принято», «… о проверке | Президент дал»."""
    for place in range(start, verb):
        token = flow.tokens[place]
        named = any(
            has_case(flow.tokens[one.start], "Nom") for one in flow.named_in(place, place + 1)
        )
        if token.pos == "AUX" or named or (is_actor(flow, place) and has_case(token, "Nom")):
            return place
    return verb


def _with_whom(source: Source) -> str:
    """«договорились | с департаментом полиции | о дежурствах»: the other side, in brackets."""
    flow, trigger = source.flow, source.trigger
    with_one = word_at(flow, trigger.stop) in ("с", "со") and trigger.kind == "договорённость"
    side = phrase_at(flow, trigger.stop + 1, trigger.act, "Ins") if with_one else None
    return f" ({spelled(flow, range(side.start - 1, side.stop))})" if side else ""


def _passive(source: Source, _found: Sequence[Addressee], _deadline: Span | None) -> str | None:
    """«план должен быть разработан» → «разработать план»."""
    flow, scope = source.flow, source.scope
    if source.trigger.form not in ("must", "future") or _only_happens(source):
        return None
    places = range(scope.start, scope.stop)
    short = [i for i in places if is_short_passive(flow.tokens[i])]
    participle = [i for i in short if word_at(flow, i) not in listed("musts")]
    if len(participle) != 1 or has_doer(flow, scope.start, scope.stop):
        return None
    verb = infinitive_of(flow.tokens[participle[0]])
    if verb in ("наметить", "запланировать"):
        return None
    return with_object(source, {participle[0]}, verb) if verb else None


def _only_happens(source: Source) -> bool:
    """«Здание будет открыто в марте»: a plan whose doer nobody names stays as it was said."""
    act = source.flow.tokens[source.scope.start : source.trigger.act]
    ordered = any(token.text.lower() == "поручению" for token in act)
    return source.trigger.form == "future" and source.trigger.kind == "план" and not ordered


def _reflected(source: Source, _found: Sequence[Addressee], _deadline: Span | None) -> str | None:
    """«В Концепции должны найти отражение принципы» → «отразить в Концепции принципы»."""
    flow, trigger = source.flow, source.trigger
    if trigger.form != "must" or lemma_of(flow.tokens[trigger.act]) != "найти":
        return None
    if flow.tokens[trigger.act + 1].text.lower() != "отражение":
        return None
    return with_object(source, {trigger.act, trigger.act + 1}, "отразить")


def _will_do(source: Source, found: Sequence[Addressee], _deadline: Span | None) -> str | None:
    """«Акимат выделит средства» → «выделить средства»."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    if trigger.form != "future" or not found or not is_finite(flow.tokens[trigger.act]):
        return None
    if lemma_of(flow.tokens[trigger.act]) in listed("happen"):
        return None
    later = flow.tokens[trigger.act + 1 : scope.stop]
    verb = infinitive_of(flow.tokens[trigger.act])
    if verb is None or any(is_finite(token) for token in later):
        return None
    taken = {i for item in found for i in range(item.phrase.start, item.phrase.stop)}
    lead = _without(flow, range(scope.start, trigger.start), taken)
    if any(is_nominal(flow.tokens[i]) and has_case(flow.tokens[i], "Nom") for i in lead):
        return None
    rest = spelled(flow, [i for i in range(trigger.act + 1, scope.stop) if i not in taken])
    words = (spelled(flow, lead), verb, rest)
    if _is_object(flow, lead):  # «Помещения | выделят районные акиматы»
        words = (verb, sentence_case(flow, lead[0], spelled(flow, lead)), rest)
    return " ".join(word for word in words if word)


def _bare(source: Source, found: Sequence[Addressee], _deadline: Span | None) -> str | None:
    """«Акимам лично отвечать за результат» → «лично отвечать за результат»."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    if trigger.form != "bare" or not found:
        return None
    taken = {i for item in found for i in range(item.phrase.start, item.phrase.stop)}
    return spelled(flow, _without(flow, range(scope.start, scope.stop), taken))


def _imperative(source: Source, _found: Sequence[Addressee], _deadline: Span | None) -> str | None:
    """«Обеспечьте порядок» → «обеспечить порядок»."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    if trigger.form != "bare" or flow.tokens[trigger.act].feats.get("Mood") != "Imp":
        return None
    changed: dict[int, str] = {}
    for index in range(scope.start, scope.stop):
        if flow.tokens[index].feats.get("Mood") == "Imp":
            verb = infinitive_of(flow.tokens[index])
            if verb is None:
                return None
            changed[index] = verb
    return spelled(flow, range(scope.start, scope.stop), changed)


def _listed_appointment(
    source: Source, _found: Sequence[Addressee], _deadline: Span | None
) -> str | None:
    """«Назначены: Ахметов Серик – акимом района» → «Серик Ахметов назначен акимом района»."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    if flow.tokens[trigger.start].text not in DASHES:
        return None
    named = flow.named_in(scope.start, trigger.start)
    if trigger.form != "done" or not named or named[0].person.gender is None:
        return None
    if not is_short_passive(flow.tokens[trigger.verb]):
        return None
    participle = flow.tokens[trigger.verb].text.lower().removesuffix("ы")
    ending = "а" if named[0].person.gender == "f" else ""
    post = spelled(flow, range(trigger.start + 1, scope.stop))
    return f"{named[0].person.name} {participle}{ending} {post}"


RULES: tuple[Callable[[Source, Sequence[Addressee], Span | None], str | None], ...] = (
    _listed_appointment,
    _passive,
    _reflected,
    _infinitive,
    _noun,
    _will_do,
    _imperative,
    _bare,
)

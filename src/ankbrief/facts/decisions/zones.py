"""Where those who are to act may stand, and in which case, beside each form of trigger."""

from __future__ import annotations

from collections.abc import Iterator

from ankbrief.facts.decisions.clauses import Scope, is_personal, is_received
from ankbrief.facts.decisions.openers import TOLD
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import is_actor
from ankbrief.facts.decisions.triggers import Trigger, clause_stop, listed, word_at
from ankbrief.facts.posts.phrases import bodies, phrase_at
from ankbrief.facts.text.flow import Flow, has_case, is_finite, lemma_of, may_have_case

# Verbs of order that rule another case than the dative.
ACCUSATIVE = frozenset(
    {"обязать", "обязывать", "призвать", "призывать", "попросить", "просить", "уполномочить"}
)
OBLIGES = frozenset({"обязать", "обязывать"})


def zones(source: Source) -> Iterator[tuple[int, int, str]]:
    """Where addressees may stand, and in which case."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    if trigger.form == "future" and not _does(flow, trigger):
        return
    if trigger.form == "must" and (behind := _actor_behind(source)) is not None:
        case = "Acc" if has_case(flow.tokens[behind], "Acc") else "Nom"
        yield (trigger.act + 1, clause_stop(flow, behind, scope.stop), case)
        return
    if trigger.form == "future" and lemma_of(flow.tokens[trigger.act]) in OBLIGES:
        return
    if trigger.form in ("must", "future"):
        yield (scope.start, trigger.start, "Nom")
        if trigger.form == "must":
            yield (trigger.start + 1, trigger.act, "Nom")
        else:
            yield (trigger.stop, clause_stop(flow, trigger.stop, scope.stop), "Nom")
        return
    words = (lemma_of(flow.tokens[place]) for place in range(scope.start, scope.stop))
    if lemma_of(flow.tokens[trigger.act]) == "возложить" and "обязанность" in words:
        return  # «обязанности главы возложены на Болата Омарова»: an appointment
    if lemma_of(flow.tokens[trigger.verb]) == "возложить":
        places = (*range(*_after(trigger, scope)), scope.start)
        on = next((i for i in places if word_at(flow, i) == "на"), None)
        if on is not None:
            yield (on + 1, scope.stop if on > trigger.verb else trigger.verb, "Acc")
    if word_at(flow, trigger.verb).startswith("готов"):
        yield (scope.start, trigger.start, "Nom")  # «Казахстан готов принять форум»
    if trigger.form == "done" or trigger.kind in ("план", "договорённость"):
        return
    yield from _told_zones(source)


def _told_zones(source: Source) -> Iterator[tuple[int, int, str]]:
    """Of an order or a duty: beside its words, in the case that they rule."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    between = (trigger.start + 1, trigger.act)
    behind = trigger.start < trigger.act < trigger.verb  # «Поручение о проверке дал | министру»
    if is_received(flow, trigger):
        yield (scope.start, trigger.start, "Nom")
        yield (trigger.verb + 1, scope.stop, "Nom")
        return
    yield from _ruled_zones(source)
    if is_personal(flow, trigger):
        accusative = lemma_of(flow.tokens[trigger.verb]) in ACCUSATIVE
        yield (*between, "Acc" if accusative else "Dat")
        before = (_back(flow, source.unit.start, trigger.start), trigger.start)
        yield (*before, "Dat")
    else:
        yield (scope.start, trigger.start, "Dat")
        yield (*between, "Dat")
        yield from _before_aside(source)
        yield from _behind_act(source)
    if behind:
        yield (trigger.verb + 1, scope.stop, "Dat")


def _behind_act(source: Source) -> Iterator[tuple[int, int, str]]:
    """«Необходимо активизироваться | акиматам»: a reflexive verb rules no dative of its own."""
    flow, first = source.flow, source.trigger.act + 1
    act = lemma_of(flow.tokens[source.trigger.act])
    own = source.trigger.form == "duty" and act.endswith("ся") and act not in listed("with_dative")
    phrase = phrase_at(flow, first, source.scope.stop, "Dat") if own else None
    if phrase and (is_actor(flow, phrase.head) or _undertakes(flow, phrase.head)):
        yield (first, source.scope.stop, "Dat")


def _undertakes(flow: Flow, head: int) -> bool:
    return lemma_of(flow.tokens[head]) in listed("undertakers")


def _before_aside(source: Source) -> Iterator[tuple[int, int, str]]:
    """«Акиматам, | по его словам, | следует»: what is cited stands between."""
    flow, first, stop = source.flow, source.unit.start, source.scope.start - 1
    comma = next((i for i in range(stop - 1, first, -1) if flow.tokens[i].text == ","), first)
    aside = [word_at(flow, place) for place in range(comma + 1, stop)]
    if comma > first and aside[:1] == ["по"] and TOLD & set(aside):
        yield (_back(flow, first, comma), comma, "Dat")


def _actor_behind(source: Source) -> int | None:
    """«Качество работ должен проверить | комитет»: a thing before, the one who acts behind."""
    flow, act, start = source.flow, source.trigger.act, source.scope.start
    thing = next((t for t in flow.tokens[start : source.trigger.start] if t.pos == "NOUN"), None)
    if thing is None or thing.feats.get("Animacy") != "Inan" or not may_have_case(thing, "Acc"):
        return None
    head = act + 1
    while head < source.scope.stop and flow.tokens[head].pos == "ADJ":
        head += 1
    if head >= source.scope.stop or lemma_of(thing) in bodies("bodies") | listed("undertakers"):
        return None
    noun, verb = flow.tokens[head], flow.tokens[source.trigger.verb]
    agree = all(
        verb.feats.get(name) in (None, noun.feats.get(name)) for name in ("Number", "Gender")
    )
    fits = agree and may_have_case(noun, "Nom") and is_actor(flow, head)
    return head if fits else None


def _ruled_zones(source: Source) -> Iterator[tuple[int, int, str]]:
    """«перед комитетом», «от подрядчика», «к министру», «обязать | акиматы»."""
    flow, trigger, scope = source.flow, source.trigger, source.scope
    between = (trigger.start + 1, trigger.act)
    turns = lemma_of(flow.tokens[trigger.verb]) in ("обратиться", "обращаться")
    for word, case in (("перед", "Ins"), ("от", "Gen"), *((("к", "Dat"),) if turns else ())):
        places = (*range(scope.start, trigger.start), *range(*between))
        place = next((i for i in places if word_at(flow, i) == word), None)
        if place is not None and trigger.form == "order":
            yield (place + 1, trigger.start if place < trigger.start else trigger.act, case)
    if lemma_of(flow.tokens[trigger.act]) in ("обязать", "обязывать"):
        yield (trigger.act + 1, scope.stop, "Acc")  # «предложил обязать | акиматы | построить»
    if trigger.form == "order" and has_case(flow.tokens[trigger.act], "Gen"):
        yield (trigger.act + 1, scope.stop, "Ins")  # «необходимость извлечения уроков | органами»


def _after(trigger: Trigger, scope: Scope) -> tuple[int, int]:
    return trigger.stop, scope.stop


def _does(flow: Flow, trigger: Trigger) -> bool:
    """«Акимат выделит»: the subject acts; «форум пройдет», «школа будет открыта»: it does not."""
    token = flow.tokens[trigger.act]
    undergone = (
        {"переехать", "переселиться", "приехать", "прибыть"}
        | listed("happen")
        | listed("travels")
        | {"получить", "войти", "стартовать"}
    )
    return is_finite(token) and lemma_of(token) not in undergone


def _back(flow: Flow, start: int, index: int) -> int:
    """«…, акиматам районов поручил»: back to a comma that joins no nouns, or another verb."""
    first = index
    while index > start and (
        flow.tokens[index - 1].text != "," or _joins_nouns(flow, start, index - 1)
    ):
        index -= 1
        if is_finite(flow.tokens[index]):
            commas = (i for i in range(first, index, -1) if flow.tokens[i - 1].text == ",")
            return next(commas, first)
    return index


def _joins_nouns(flow: Flow, start: int, comma: int) -> bool:
    """«управления культуры, развития языков и архивного дела»."""
    before, after = flow.tokens[comma - 1], flow.tokens[comma + 1]
    nominal = ("NOUN", "PROPN", "ADJ")
    same = before.feats.get("Case") == after.feats.get("Case")
    return comma > start and same and before.pos in nominal and after.pos in nominal

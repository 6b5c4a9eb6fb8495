"""For whom a decision is: «Правительству следует», «поручил акиматам», «госорганы должны»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ankbrief.facts.decisions.addressed import Addressee, joined_to, named_by
from ankbrief.facts.decisions.antecedents import to_which
from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.reporters import warns
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import is_actor
from ankbrief.facts.decisions.triggers import listed, word_at
from ankbrief.facts.decisions.zones import OBLIGES, zones
from ankbrief.facts.people.references import PRONOUNS, who
from ankbrief.facts.posts.agreement import is_of_its_adjective
from ankbrief.facts.posts.heads import head_lemma, is_role
from ankbrief.facts.posts.phrases import (
    Phrase,
    conjuncts,
    describes,
    phrase_at,
)
from ankbrief.facts.text.flow import (
    DASHES,
    Flow,
    has_case,
    is_infinitive,
    lemma_of,
    may_have_case,
)
from ankbrief.language.dictionary import tagged
from ankbrief.language.names.words import given_name_cases
from ankbrief.language.text.document import Token
from ankbrief.model import Person

HALF = 8  # tokens: «а архиву | – к 1 мая полностью оцифровать»
# What is done for whoever stands in the dative.
GIVING = frozenset(
    {"выплатить", "выдать", "предоставить", "оказать", "помочь", "дать", "обеспечить", "вернуть"}
)


def addressees(source: Source) -> tuple[Addressee, ...]:
    """Those who are to act, everybody and pronouns among them, in the order of the text."""
    if _rebukes(source):
        return ()
    for start, stop, case in zones(source):
        found = tuple(_first_group(source, start, stop, case))
        if found:
            joined = (*found, *_together_with(source, stop), *_in_other_half(source, case))
            return tuple(_told(source, (*joined, *_besides(source, joined, case))))
    return (*_warned(source), *_entrusted(source), *_obliged(source))


def _told(source: Source, found: Iterable[Addressee]) -> Iterator[Addressee]:
    """«который» by the name of whom it stands for, or not at all."""
    for one in found:
        if one.lemma != "который":
            yield one
        elif name := to_which(source, one.phrase.head).name:
            yield replace(one, name=name)


def _obliged(source: Source) -> Iterator[Addressee]:
    """«| Подрядчиков | обязали переделать дорогу», «Площадки обяжут …», «обяжут | школы | …»."""
    flow, verb = source.flow, source.trigger.verb
    if lemma_of(flow.tokens[verb]) not in OBLIGES:
        return
    ahead = phrase_at(flow, verb + 1, source.scope.stop, "Acc")
    before = (phrase_at(flow, i, verb, "Acc") for i in range(source.unit.start, verb))
    led = flow.tokens[source.unit.start].pos != "ADP"
    whole = next((one for one in before if led and one and one.stop == verb), None)
    for phrase in (ahead, whole, Phrase(verb - 1, verb - 1, verb)):
        if phrase and phrase.head >= source.unit.start and _may_be_obliged(source, phrase.head):
            yield named_by(flow, phrase, phrase.stop, "Acc")
            return


def _may_be_obliged(source: Source, head: int) -> bool:
    """Several who act, or a body: «перевозчиков», «площадки», «министерство»; no thing."""
    flow, noun = source.flow, source.flow.tokens[head]
    if noun.pos != "NOUN" or not may_have_case(noun, "Acc"):
        return False
    houses = listed("establishments") | listed("undertakers") | listed("crews")
    several = tagged(noun.text, "anim", "plur") or lemma_of(noun) in houses
    return several or is_actor(flow, head)


def _rebukes(source: Source) -> bool:
    """«Замакиму и начальнику отдела | объявить выговоры»: on whom it falls."""
    flow, act = source.flow, source.trigger.act
    if lemma_of(flow.tokens[act]) not in ("объявить", "вынести"):
        return False
    behind = flow.tokens[act + 1 : source.scope.stop]
    return any(lemma_of(token) in ("выговор", "замечание", "взыскание") for token in behind)


def _entrusted(source: Source) -> Iterator[Addressee]:
    """«| Омаров | будет курировать вопросы спорта»: what falls to whom the text names."""
    flow, trigger = source.flow, source.trigger
    if trigger.form == "future" and lemma_of(flow.tokens[trigger.act]) in listed("duties"):
        for item in flow.named_in(source.scope.start, trigger.start):
            if not item.mention.inferred and has_case(flow.tokens[item.start], "Nom"):
                phrase = Phrase(item.start, item.start, item.stop)
                yield Addressee(item.person.name, "", phrase, person=True)
        first = source.scope.start
        if word_at(flow, first) in ("он", "она"):
            word = word_at(flow, first)
            yield Addressee(word, word, Phrase(first, first, first + 1), person=True)


def _warned(source: Source) -> Iterator[Addressee]:
    """«Суд вынес постановление в адрес | акима: | необходимо провести проверку»."""
    flow, stop = source.flow, source.unit.start - 1
    if not warns(source):
        return
    for index in range(flow.sentence_start(source.unit.start), stop):
        if word_at(flow, index) == "адрес" and (phrase := phrase_at(flow, index + 1, stop, "Gen")):
            yield named_by(flow, phrase, stop, "Gen")


def _in_other_half(source: Source, case: str) -> Iterator[Addressee]:
    """«Управлению поручено ввести курс, | а архиву – | оцифровать документы»: one order to two."""
    flow, stop = source.flow, source.scope.stop
    if not is_personal(flow, source.trigger) or case != "Dat":
        return
    for index in range(source.trigger.act + 1, stop - 3):
        if flow.tokens[index].text != ",":
            continue
        other = word_at(flow, index + 1) == "а"
        phrase = phrase_at(flow, index + 1 + other, stop, "Dat")
        if phrase is None or phrase.stop >= stop:
            continue
        dash = flow.tokens[phrase.stop].text in DASHES
        following = flow.tokens[phrase.stop + dash : min(stop, phrase.stop + HALF)]
        acts = any(is_infinitive(token) for token in following)
        if acts and (dash or (other and is_actor(flow, phrase.head))):
            yield named_by(flow, phrase, stop, "Dat")


def _together_with(source: Source, start: int) -> Iterator[Addressee]:
    """«Акимату поручено | совместно с подрядчиком | устранить»: away from the first one."""
    flow, act = source.flow, source.trigger.act
    for index in range(start, act - 2):
        if word_at(flow, index) in ("совместно", "вместе") and word_at(flow, index + 1) in (
            "с",
            "со",
        ):
            for phrase in conjuncts(flow, index + 2, act, "Ins"):
                yield named_by(flow, phrase, act, "Ins")


def _besides(source: Source, found: tuple[Addressee, ...], case: str) -> Iterator[Addressee]:
    """«поручил акимату совместно с полицией, | а также городскому отделу ЖКХ | подготовить»."""
    flow, last = source.flow, max(item.phrase.stop for item in found)
    for index in range(last, source.trigger.act - 1):
        if (word_at(flow, index), word_at(flow, index + 1)) == ("а", "также"):
            phrase = phrase_at(flow, index + 2, source.trigger.act, case)
            if phrase is not None and _may_act(source, phrase):
                yield from joined_to(flow, index + 2, source.trigger.act, case)
                return


def _leads(source: Source, index: int, case: str) -> bool:
    """«Комиссии поручено», «Управление должно»: a bare noun that opens the clause.

    The tagger may take it for another case of the same form: genitive, accusative.
    """
    flow, head = source.flow, index
    while head < source.trigger.start and describes(flow.tokens[head], case):
        head += 1
    token = flow.tokens[head]
    return (
        index == source.scope.start
        and may_have_case(token, case)
        and (case != "Dat" or _is_dative(token))
        and not has_case(token, case)
        and not has_case(token, "Ins")
        and _rules_case(source, case)
        and token.pos in ("NOUN", "PROPN")
        and is_actor(flow, head)
    )


def _rules_case(source: Source, case: str) -> bool:
    """«поручено», «следует» rule the dative of who is to act, «должно» the nominative."""
    if case == "Nom":
        return source.trigger.form == "must"
    personal = is_personal(source.flow, source.trigger)
    return case == "Dat" and source.trigger.form in ("order", "duty") and not personal


def _is_dative(noun: Token) -> bool:
    """«акиматам»; no «Вейпы предлагают запретить», whatever the tagger says."""
    if noun.text.isupper() or noun.pos not in ("NOUN", "PROPN"):
        return True  # «СМИ»
    several = noun.pos == "NOUN" and noun.feats.get("Number") == "Plur"
    ends = noun.text.lower().endswith(("ам", "ям", "им", "ым"))
    return ends if several else not noun.text.endswith("ы")


def _is_date(source: Source, phrase: Phrase) -> bool:
    """«к 2020 году», «в понедельник»."""
    span = source.flow.tokens[phrase.head].span
    return bool(source.flow.dates.meeting(span))


def _first_group(source: Source, start: int, stop: int, case: str) -> Iterator[Addressee]:
    """The first phrase of the zone in that case that may act, with those joined to it."""
    alone = _alone_before(source, stop) if case == "Nom" else None
    if alone is not None:
        yield alone
        return
    for index in range(start, stop):
        if index == start and _leads(source, index, case):
            whole = _one_body(source, index, stop)
            found = [named_by(source.flow, whole, stop, case)] if whole else None
            yield from found or joined_to(source.flow, index, stop, case)
            return
        if _opens_phrase(source.flow, index, start, case):
            first = phrase_at(source.flow, index, stop, case)
            if first is None and _is_name_in(source.flow, index, case):
                first = Phrase(index, index, index + 1)
            if first and case == "Dat" and not _is_dative(source.flow.tokens[first.head]):
                continue
            if first and not _is_date(source, first) and _may_act(source, first):
                yield from joined_to(source.flow, index, stop, case)
                return


def _alone_before(source: Source, stop: int) -> Addressee | None:
    """«Расчёты | КТЖ | должно представить»: right before the verb, which agrees with no other."""
    flow = source.flow
    if source.trigger.form != "must" or stop != source.trigger.start or stop < 2:
        return None
    token, before = flow.tokens[stop - 1], flow.tokens[stop - 2]
    letters = token.text.isupper() and len(token.text) > 2
    numbers = {before.feats.get("Number"), flow.tokens[stop].feats.get("Number")}
    if not (letters and before.pos == "NOUN" and numbers == {"Plur", "Sing"}):
        return None
    return named_by(flow, Phrase(stop - 1, stop - 1, stop), stop, "Nom")


def _one_body(source: Source, start: int, stop: int) -> Phrase | None:
    """«Управление энергетики и ЖКХ | должно»: one body, as the number of the verb says."""
    flow = source.flow
    single = flow.tokens[source.trigger.verb].feats.get("Number") == "Sing"
    joint = next((i for i in range(start, stop) if word_at(flow, i) == "и"), stop)
    if source.trigger.form != "must" or not single or joint + 2 != stop:
        return None
    letters = flow.tokens[joint + 1].text
    return Phrase(start, start, stop) if letters.isupper() and len(letters) > 1 else None


def _opens_phrase(flow: Flow, index: int, start: int, case: str) -> bool:
    token = flow.tokens[index]
    before = flow.tokens[index - 1]
    owned = before.text.lower() in ("его", "ее", "её", "их")
    if owned and index - 1 > start:
        before = flow.tokens[index - 2]
        owned = before.pos != "ADP"
    described = describes(before, case) and not is_of_its_adjective(flow, start, index - 1)
    if index > start and not owned and (before.pos == "ADP" or described):
        return False
    adjective = token.pos == "ADJ" and may_have_case(token, case)
    letters = token.text.isupper() and len(token.text) > 1
    if case == "Nom" and is_of_its_adjective(flow, start, index):
        return False
    if letters and index > start and before.pos == "NOUN":
        return False  # «члены АНК»: they belong to the noun
    return adjective or has_case(token, case) or letters or _is_name_in(flow, index, case)


def _is_name_in(flow: Flow, index: int, case: str) -> bool:
    """«Болату | Омарову поручено»: its form tells, whatever the tagger takes it for."""
    return case == "Dat" and given_name_cases(flow.tokens[index].text) == {"Dat"}


def _may_act(source: Source, phrase: Phrase) -> bool:
    """A body, an office, a person, everybody; in an order whoever stands in the dative."""
    flow, trigger = source.flow, source.trigger
    head = flow.tokens[phrase.head]
    if trigger.form == "order" and phrase.start < trigger.act:
        return head.text.isalpha() or "-" in head.text
    word = lemma_of(head)
    if trigger.form == "future" and word in ("кто", "который"):
        return False  # «Тем, | кто лишился жилья, | выплатят помощь»
    if trigger.form == "future" and phrase.start > trigger.verb and head.text.isupper():
        return False  # «выплатят по 100 МРП»
    return (
        is_actor(flow, phrase.head)
        or is_crew(source, phrase.head)
        or _is_told(source, phrase)
        or word in listed("everybody")
        or head.pos == "PRON"
        or bool(flow.named_in(phrase.start, phrase.stop))
        or trigger.form == "must"
    )


def _is_told(source: Source, phrase: Phrase) -> bool:
    """«| Главному врачу | необходимо устранить нарушения»; «пенсионерам выплатить» gives them."""
    flow, trigger = source.flow, source.trigger
    opens = trigger.form == "duty" and phrase.start == source.scope.start
    gives = lemma_of(flow.tokens[trigger.act]) in GIVING
    return opens and not gives and is_role(head_lemma(flow.tokens[phrase.head]))


def is_crew(source: Source, head: int) -> bool:
    """«Элеваторам следует перейти», «сотрудники комитета проведут встречи»: no bodies."""
    form, word = source.trigger.form, lemma_of(source.flow.tokens[head])
    if form == "future":
        several = source.flow.tokens[head].feats.get("Number") == "Plur"
        return several and word in listed("crews") | listed("staffers")
    acts = form == "duty" or tagged(source.flow.tokens[source.trigger.act].text, "tran")
    return acts and word in listed("crews") | listed("establishments") | listed("undertakers")


def meant_by(source: Source, one: Addressee, by: Person | None) -> Person | None:
    """Whom «ему», «ей» stands for; «им» tells of several, and nobody is told by himself.

    Where it seems to be the issuer `by` or no subject: the only other one of that gender.
    """
    flow, head = source.flow, one.phrase.head
    gender = PRONOUNS.get(word_at(flow, head))
    if word_at(flow, head) == "им" or gender is None:
        return None
    sentence, place = flow.local(head)
    found = who(flow.document, source.facts, sentence, place, place + 1)
    if found is not None and found.person != by:
        return found.person
    start = flow.sentence_start(max(flow.sentence_start(head) - 1, 0))
    others = {
        item.person
        for item in flow.named_in(start, head)
        if item.person != by and item.person.gender == gender
    }
    return others.pop() if len(others) == 1 else None

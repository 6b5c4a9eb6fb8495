"""Whose act a decision is: «распоряжением акима», «по поручению Президента», «подписан Главой»."""

from __future__ import annotations

import re
from dataclasses import replace

from ankbrief.facts.decisions.quoted import of_president, paper_told
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import decides
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.posts.heads import head_lemma, is_role, words
from ankbrief.facts.posts.phrases import describes, in_nominative, phrase_at, sentence_case
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import Flow, Named, is_short_passive, lemma_of, may_have_case
from ankbrief.language.text.document import Token

# «распоряжением акима города | по согласованию с маслихатом»
AGREED = re.compile(
    r" (?:по|с) (?:согласованию|представлению|предложению|рекомендации|согласия)\b.*"
)

LINKING = frozenset({"связи", "соответствии", "вместе", "наряду", "одновременно", "совместно"})


def by_act_of(source: Source) -> Speaker | None:
    """«распоряжением акима Ерболата Досаева», «по поручению Президента», «мною»."""
    flow = source.flow
    paper = paper_told(source)
    if paper is not None:
        return _in_genitive(source, paper + 1, len(flow.tokens)) or of_president(source, paper)
    for index in range(source.unit.start, source.scope.stop):
        token = flow.tokens[index]
        if token.text.lower() in ("мною", "мной", "нами"):
            return as_speaker(source)
        if _is_act(source, index):
            own = flow.tokens[index - 1].text.lower() if index else ""
            if own in ("моему", "моим", "нашему", "нашим"):
                return as_speaker(source)
            found = _in_genitive(source, index + 1)
            if found:
                return found
    return None


def by_agent(source: Source) -> Speaker | None:
    """«Главой государства подписан закон», «решение принято Правительством»."""
    flow, trigger = source.flow, source.trigger
    passive = is_short_passive(flow.tokens[trigger.verb])
    settled = listed("appoint") | (listed("publish") - listed("adopt"))
    if not passive or lemma_of(flow.tokens[trigger.verb]) in settled:
        return None
    for index in range(source.unit.start, source.scope.stop):
        if not decides(flow.tokens[index]) or _is_ruled(flow, index):
            continue
        first = index  # «| Региональным | управлением выдано предписание»
        while first > source.unit.start and _is_quality(flow.tokens[first - 1]):
            first -= 1
        phrase = phrase_at(flow, first, source.scope.stop, "Ins")
        if phrase is not None and phrase.head == index:
            named = flow.named_in(index, phrase.stop)
            if named:
                return Speaker(named[0].person.name, named[0].mention.inferred, named[0].person)
            return Speaker(sentence_case(flow, first, in_nominative(flow, phrase, "Ins")))
    return None


def _is_quality(token: Token) -> bool:
    """«апелляционной»; not «этим»."""
    return token.pos == "ADJ" and describes(token, "Ins")


def _is_ruled(flow: Flow, index: int) -> bool:
    """«за каждым регионом», «между университетом и домом»: a preposition or «и» before it.

    «Заведующей | секретариатом | поручено»: ruled by the post.
    """
    while index and describes(flow.tokens[index - 1], "Ins") and not _is_linking(flow, index - 1):
        if head_lemma(flow.tokens[index - 1]) in words("instrumental"):
            return True
        index -= 1
    if index and head_lemma(flow.tokens[index - 1]) in words("instrumental"):
        return True
    if index and _is_linking(flow, index - 1):
        return False
    return index > 0 and (flow.tokens[index - 1].pos == "ADP" or flow.tokens[index - 1].text == "и")


def _is_linking(flow: Flow, index: int) -> bool:
    """«В связи с этим | акимом принято решение»: «этим» is no word of the agent's."""
    with_this = flow.tokens[index].text.lower() in ("этим", "тем") and index > 1
    return (
        with_this
        and flow.tokens[index - 1].text.lower() == "с"
        and flow.tokens[index - 2].text.lower() in LINKING
    )


def _is_act(source: Source, index: int) -> bool:
    """«распоряжением акима»; «по требованию прокуратуры», which appoints nobody."""
    token = source.flow.tokens[index]
    word = lemma_of(token)
    if token.pos == "NOUN" and token.feats.get("Case") not in ("Ins", "Dat"):
        return False
    if not (may_have_case(token, "Ins") or may_have_case(token, "Dat")):
        return False  # «Приговором», which the tagger may take for another part of speech
    appoints = lemma_of(source.flow.tokens[source.trigger.verb]) in listed("appoint")
    return word in listed("acts") or (word in listed("demands") and not appoints)


def _in_genitive(source: Source, index: int, last: int = 0) -> Speaker | None:
    flow = source.flow
    last = min(last, flow.sentence_stop(index - 1)) or source.unit.stop
    if index >= last:
        return None
    phrase = phrase_at(flow, index, last, "Gen")
    if phrase is None:
        return None
    stop = phrase.stop
    held = is_role(head_lemma(flow.tokens[phrase.head]))  # «министра | Даурена Косанова»
    reach = min(phrase.stop + held, last)
    for named in flow.named_in(phrase.start, reach):
        if not _is_whom_it_concerns(source, named):
            return Speaker(named.person.name, named.mention.inferred, named.person)
        stop = min(stop, named.start)
    own = replace(phrase, stop=max(stop, phrase.head + 1))
    return Speaker(AGREED.sub("", in_nominative(flow, own, "Gen")))


def _is_whom_it_concerns(source: Source, named: Named) -> bool:
    """«Распоряжением акима | Самал Искакова | назначена»: the subject of the passive."""
    verb = source.flow.tokens[source.trigger.verb]
    if named.mention.inferred or not is_short_passive(verb) or source.trigger.form != "done":
        return False
    nominative = set(named.mention.text.split()) <= set(named.person.name.split())
    gender = {"m": "Masc", "f": "Fem"}.get(named.person.gender or "")
    return nominative and gender in (None, verb.feats.get("Gender"))


def as_speaker(source: Source) -> Speaker | None:
    """Inside a quotation: who speaks; a press service only tells, unless it tells of plans."""
    if source.unit.spoken is None:
        return None
    speaker = source.around.heard[source.unit.spoken].speaker
    plan = source.trigger.kind == "план" and speaker.name is not None
    return speaker if speaker.person or plan else None

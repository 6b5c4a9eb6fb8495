"""Whose act a decision is: «распоряжением акима», «по поручению Президента», «подписан Главой»."""

from __future__ import annotations

import re
from dataclasses import replace

from ankbrief.facts.decisions.able import deciders, is_able
from ankbrief.facts.decisions.quoted import of_president, paper_told
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.subjects import decides
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.posts.heads import head_lemma, is_role, words
from ankbrief.facts.posts.phrases import (
    conjuncts,
    describes,
    in_nominative,
    phrase_at,
    sentence_case,
)
from ankbrief.facts.quotes.speakers import Speaker
from ankbrief.facts.text.flow import DASHES, Flow, Named, is_short_passive, lemma_of, may_have_case
from ankbrief.language.text.document import Token

# «распоряжением акима города | по согласованию с маслихатом»
AGREED = re.compile(
    r" (?:по|с) (?:согласованию|представлению|предложению|рекомендации|согласия)\b.*"
)

TITLED = re.compile(r' ?[«"“](?:О|Об|Обо|За) .*')  # «министра труда | «О питании»»

LINKING = frozenset({"связи", "соответствии", "вместе", "наряду", "одновременно", "совместно"})


def by_act_of(source: Source) -> Speaker | None:
    """«распоряжением акима Ерболата Досаева», «по поручению Президента», «мною»."""
    flow = source.flow
    paper = paper_told(source)
    if paper is not None:
        return by_paper(source, paper) or as_signed(source)
    for index in range(source.unit.start, source.scope.stop):
        token = flow.tokens[index]
        if token.text.lower() in ("мною", "мной", "нами"):
            return as_speaker(source)
        if _is_act(source, index):
            whose = flow.tokens[index - 1].text.lower() if index else ""
            if whose in ("моему", "моим", "нашему", "нашим"):
                return as_speaker(source)
            found = _together(source, index) or _in_genitive(source, index + 1)
            if found and is_able(found):
                return found
    return None


def by_paper(source: Source, index: int) -> Speaker | None:
    """Whose the paper at the token `index` is: «приказ | министра |», «указ» of the president."""
    stop = source.flow.sentence_stop(index)
    found = _together(source, index) or _in_genitive(source, index + 1, stop)
    own = found if found is not None and is_able(found) else None
    return own or of_president(source, index)


def _together(source: Source, index: int) -> Speaker | None:
    """«| Совместным | приказом министра труда и министра просвещения»: both of them."""
    flow = source.flow
    before = flow.tokens[max(source.unit.start, index - 2) : index]
    stop = flow.sentence_stop(index)
    if not any(lemma_of(token) in deciders("shared") for token in before) or index + 1 >= stop:
        return None
    phrases = [
        phrase
        for phrase in conjuncts(flow, index + 1, stop, "Gen")
        if is_role(head_lemma(flow.tokens[phrase.head])) or decides(flow.tokens[phrase.head])
    ]
    names = [_bare(in_nominative(flow, phrase, "Gen")) for phrase in phrases]
    return Speaker(f"{', '.join(names[:-1])} и {names[-1]}") if len(names) > 1 else None


def as_signed(source: Source) -> Speaker | None:
    """«Министры подписали приказ. | «Ввести запрет», – говорится в документе»: they go on."""
    signer = source.around.signer
    quoted = source.trigger.form == "bare" and signer.name is not None
    return replace(signer, inferred=True) if quoted else None


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
        if _is_of_thing(source, index):
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


def _is_of_thing(source: Source, index: int) -> bool:
    """«по правилам, утверждённым | министерством |, дом снесён»: who did another thing."""
    flow = source.flow
    for place in range(index - 1, source.unit.start - 1, -1):
        token = flow.tokens[place]
        if token.text == "," or place == source.trigger.verb:
            return False
        if token.feats.get("VerbForm") == "Part" and token.feats.get("Variant") != "Short":
            return index < source.trigger.verb
    return False


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
    if _is_ground(source.flow, index):
        return True
    if token.pos == "NOUN" and token.feats.get("Case") not in ("Ins", "Dat"):
        return False
    if not (may_have_case(token, "Ins") or may_have_case(token, "Dat")):
        return False  # «Приговором», which the tagger may take for another part of speech
    appoints = lemma_of(source.flow.tokens[source.trigger.verb]) in listed("appoint")
    ordered = word in listed("acts") or word in deciders("commands")
    return ordered or (word in listed("demands") and not appoints)


def _is_ground(flow: Flow, index: int) -> bool:
    """«на основании | постановления | акимата»."""
    before = [token.text.lower() for token in flow.tokens[max(0, index - 2) : index]]
    return before == ["на", "основании"] and lemma_of(flow.tokens[index]) in listed("acts")


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
    name = _bare(in_nominative(flow, own, "Gen"))
    second = _second_post(flow, own.stop, last)
    return Speaker(f"{name} – {second}" if second else name)


def _second_post(flow: Flow, dash: int, last: int) -> str | None:
    """«заместителя премьер-министра | – министра экономики»: one holder of two posts."""
    if dash + 1 >= last or flow.tokens[dash].text not in DASHES:
        return None
    phrase = phrase_at(flow, dash + 1, last, "Gen")
    held = phrase is not None and is_role(head_lemma(flow.tokens[phrase.head]))
    return _bare(in_nominative(flow, phrase, "Gen")) if phrase and held else None


def _bare(name: str) -> str:
    """Without what follows: who agreed, what the paper is called."""
    return TITLED.sub("", AGREED.sub("", name))


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

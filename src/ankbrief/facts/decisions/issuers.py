"""Who decided: the subject of the verb, the one who signed, the speaker, the parties, the chair."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from ankbrief.facts.decisions.clauses import is_personal
from ankbrief.facts.decisions.parties import both_sides
from ankbrief.facts.decisions.reporters import as_reporter
from ankbrief.facts.decisions.sources import Source
from ankbrief.facts.decisions.triggers import listed
from ankbrief.facts.posts.phrases import bodies, in_nominative, phrase_at
from ankbrief.facts.quotes.speakers import NOBODY, Speaker, speaker_of
from ankbrief.facts.quotes.speech import Clause
from ankbrief.facts.text.flow import Named, is_short_passive, lemma_of, may_have_case

# «распоряжением акима города | по согласованию с маслихатом»
AGREED = re.compile(
    r" (?:по|с) (?:согласованию|представлению|предложению|рекомендации|согласия)\b.*"
)


def issuer_of(source: Source, after: int = 0, to: frozenset[str] = frozenset()) -> Speaker:
    """Who decided; nobody where the text does not say and no chair is known.

    A subject is looked for from the token `after` on: «акимам районов | он поручил». Nobody gives
    an order to himself: whoever is among `to` is passed over.
    """
    subject = _as_subject(source, max(after, source.unit.start))
    if subject is not None and subject.name not in to:
        return subject
    found = (speaker for rule in RULES if (speaker := rule(source)) is not None)
    return next((speaker for speaker in found if speaker.name not in to), NOBODY)


def _as_subject(source: Source, start: int) -> Speaker | None:
    """«Аким поручил», «Токаев и Пашинян подписали»; «я поручил» is the speaker's."""
    flow, trigger = source.flow, source.trigger
    if not is_personal(flow, trigger):
        return None
    verb = flow.tokens[trigger.verb]
    if verb.feats.get("Person") == "1" or _says_i(source):
        return _as_speaker(source)
    several = _together(source) or both_sides(source)
    if several:
        return several
    stop = source.scope.stop if trigger.form == "done" else trigger.act
    clause = Clause(start, max(stop, trigger.stop), trigger.verb)
    found = speaker_of(flow, clause, source.facts)
    return found if found.name else None


def _says_i(source: Source) -> bool:
    tokens = source.flow.tokens[source.unit.start : source.trigger.verb]
    return any(token.text.lower() in ("я", "мы") for token in tokens)


def _together(source: Source) -> Speaker | None:
    """«Касым-Жомарт Токаев и Никол Пашинян подписали»: both."""
    flow, trigger = source.flow, source.trigger
    if flow.tokens[trigger.verb].feats.get("Number") != "Plur":
        return None
    stop = source.scope.stop if trigger.form == "done" else trigger.verb
    found = flow.named_in(source.unit.start, stop)
    named = [item for item in found if not item.mention.inferred]
    fit = [item for item in named if may_have_case(flow.tokens[item.stop - 1], "Nom")]
    joined = [a.stop + 1 == b.start and flow.tokens[a.stop].text == "и" for a, b in pairwise(fit)]
    names = list(dict.fromkeys(item.person.name for item in fit))
    return Speaker(" и ".join(names)) if len(names) == 2 and all(joined) else None


def _by_act(source: Source) -> Speaker | None:
    """«распоряжением акима Ерболата Досаева», «по поручению Президента», «мною»."""
    flow = source.flow
    for index in range(source.unit.start, source.scope.stop):
        token = flow.tokens[index]
        if token.text.lower() in ("мною", "мной", "нами"):
            return _as_speaker(source)
        if lemma_of(token) in listed("acts") and token.feats.get("Case") in ("Ins", "Dat"):
            own = flow.tokens[index - 1].text.lower() if index else ""
            if own in ("моему", "моим", "нашему", "нашим"):
                return _as_speaker(source)
            found = _in_genitive(source, index + 1)
            if found:
                return found
    return None


def _in_genitive(source: Source, index: int) -> Speaker | None:
    flow = source.flow
    if index >= source.unit.stop:
        return None
    phrase = phrase_at(flow, index, source.unit.stop, "Gen")
    if phrase is None:
        return None
    stop = phrase.stop
    for named in flow.named_in(phrase.start, phrase.stop):
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


def _as_speaker(source: Source) -> Speaker | None:
    """Inside a quotation: who speaks; a press service only tells, unless it tells of plans."""
    if source.unit.spoken is None:
        return None
    speaker = source.around.heard[source.unit.spoken].speaker
    plan = source.trigger.kind == "план" and speaker.name is not None
    return speaker if speaker.person or plan else None


def _of_meeting(source: Source) -> Speaker | None:
    """«На сессии маслихата утверждены …», «По итогам заседания Совета решено …»: the body."""
    flow, trigger = source.flow, source.trigger
    if trigger.kind != "решение" or is_personal(flow, trigger):
        return None
    for index in range(flow.sentence_start(source.scope.start), source.scope.stop - 1):
        if lemma_of(flow.tokens[index]) not in listed("meetings"):
            continue
        phrase = phrase_at(flow, index + 1, source.unit.stop, "Gen")
        if phrase and lemma_of(flow.tokens[phrase.head]) in bodies("bodies"):
            return Speaker(in_nominative(flow, phrase, "Gen"))
    return None


def _as_before(source: Source) -> Speaker | None:
    """«В целом, необходимо …» after a sentence of the same paragraph that says who.

    A plan is only of who spoke right before it. A passive («поручено») does not lean on the last
    voice: a guest may have spoken.
    """
    before = source.around.before
    near = source.flow.sentences[source.scope.start] - source.around.before_at <= 1
    plan = source.trigger.kind == "план" and near and source.unit.spoken is None
    if not (source.trigger.form in ("duty", "must") or plan) or not before.name:
        return None
    return Speaker(before.name, inferred=True, person=before.person)


def _as_the_last(source: Source) -> Speaker | None:
    """«Кроме того, достигнута договоренность …», «Тем же распоряжением назначены …»."""
    trigger, around = source.trigger, source.around
    if trigger.kind == "договорённость" and not is_personal(source.flow, trigger):
        agreed = around.parties.name if trigger.form == "order" else None
        return Speaker(agreed or "стороны", inferred=True) if trigger.form == "order" else None
    appointed = lemma_of(source.flow.tokens[trigger.verb]) in listed("appoint")
    if not appointed or trigger.form != "done" or not around.appointer.name:
        return None
    return Speaker(around.appointer.name, inferred=True, person=around.appointer.person)


def _as_chair(source: Source) -> Speaker | None:
    """«Правительству поручено …» in an article whose meeting somebody held."""
    charged = lemma_of(source.flow.tokens[source.trigger.verb]) == "возложить"
    if source.trigger.kind != "поручение" and not charged:
        return None
    if not source.around.chair.name:
        return None
    return Speaker(source.around.chair.name, inferred=True, person=source.around.chair.person)


RULES: tuple[Callable[[Source], Speaker | None], ...] = (
    _by_act,
    _as_speaker,
    as_reporter,
    _of_meeting,
    _as_before,
    _as_the_last,
    _as_chair,
)
